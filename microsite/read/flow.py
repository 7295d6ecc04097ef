"""Mends a short form in brackets that was typed with other signs: `{year：2024，inferred：true}`, `【a、b】`, `（year: 2024）`."""

from __future__ import annotations

import re

_BRACKETS = str.maketrans("｛｝【】［］〔〕", "{}[][][]")
_OTHERS = {"(": "{}", "（": "{}", "“": "", "‘": "", '"': "", "'": ""}
"""what else may stand around it"""
_ENDS = " ，。；、,;"
_SEPARATORS = re.compile(r"\s*[，、；,;]\s*")
_COLONS = re.compile(r"(?<=[A-Za-z_])\s*[：:＝=]\s*")
_MISSING_COMMAS = re.compile(r"(?<=[^\s,:{]) +(?=[A-Za-z_]+: )")
_WHOLE = re.compile(r"\{[^\[\]]*\}|\[[^{}]*\]")
_PAIR = re.compile(r"[a-z_]+ *[：:] *[^{}\[\]：:]+")


def mended_flow(text: str) -> str | None:
    """The form as it should be typed, or None if it is not one on one line, has quotes within, or would not change."""
    typed = text.strip()
    mended = typed.rstrip(_ENDS)
    if len(mended) > 2 and mended[0] in _OTHERS:
        around = _OTHERS[mended[0]]
        mended = around[:1] + mended[1:-1].strip() + around[1:] if around else mended[1:-1].strip()
    elif _PAIR.fullmatch(mended):
        mended = f"{{{mended}}}"
    mended = mended.translate(_BRACKETS)
    if not _WHOLE.fullmatch(mended) or re.search("[\"'“”‘’#]|://", mended) or mended.count("{") != mended.count("}"):
        return None
    mended = _SEPARATORS.sub(", ", mended)
    if "{" in mended:
        mended = _MISSING_COMMAS.sub(", ", _COLONS.sub(": ", mended))
    mended = re.sub(r"([{\[])\s+", r"\1", re.sub(r",?\s*([}\]])", r"\1", mended))
    return mended if mended != typed else None

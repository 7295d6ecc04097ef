"""Mends the punctuation of a short form in brackets that a Chinese keyboard typed: `{year：2024，inferred：true}`, `【a、b】`."""

from __future__ import annotations

import re

_BRACKETS = str.maketrans("｛｝【】［］〔〕", "{}[][][]")
_SEPARATORS = re.compile(r"\s*[，、；,]\s*")
_COLONS = re.compile(r"(?<=[A-Za-z_])\s*[：:]\s*")
_WHOLE = re.compile(r"\{[^\[\]]*\}|\[[^{}]*\]")


def mended_flow(text: str) -> str | None:
    """The form as it should be typed, or None if it is not one on one line, has quotes, or would not change."""
    mended = text.strip().translate(_BRACKETS)
    if not _WHOLE.fullmatch(mended) or re.search("[\"'“”‘’#]|://", mended) or mended.count("{") != mended.count("}"):
        return None
    mended = _SEPARATORS.sub(", ", mended)
    if mended.startswith("{") or "{" in mended:
        mended = _COLONS.sub(": ", mended)
    mended = re.sub(r"([{\[])\s+", r"\1", re.sub(r",?\s*([}\]])", r"\1", mended))
    return mended if mended != text.strip() else None

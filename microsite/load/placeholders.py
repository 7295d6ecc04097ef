"""The texts that stand in new content until an editor writes better ones, and how they are recognised there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from microsite.diagnostics import Diagnostic, diagnostic
from microsite.model.content import SourceText


def placeholders() -> Mapping[str, Mapping[str, str]]:
    """Language → what is to be written → the text that holds its place."""
    texts: dict[str, dict[str, str]] = _data()["texts"]
    return texts


def placeholder_faults(texts: Iterable[SourceText]) -> Iterator[Diagnostic]:
    """A fault for each text that is still a placeholder."""
    for words in texts:
        if match := _pattern().fullmatch(words.text.strip()):
            yield diagnostic("placeholder", words.position._replace(length=match.end("word")), found=words.text)


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(Path(__file__).with_name("placeholders.json").read_text("utf-8"))
    return data


@cache
def _pattern() -> re.Pattern[str]:
    """One of the words, which nothing follows, or a colon and what is to be written; or a mark in capitals, whatever follows."""
    words, marks = ("|".join(map(re.escape, _data()[name])) for name in ("words", "marks"))
    return re.compile(rf"[(\[（【]?(?P<word>(?i:{words})(?=\s*[:：]|\W*\Z)|(?:{marks})(?![^\W_])).*", re.DOTALL)

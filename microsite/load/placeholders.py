"""The texts that stand in new content until an editor writes better ones, and how they are recognised there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from microsite.diagnostics import Diagnostic, diagnostic
from microsite.load.placed_faults import Found, placed
from microsite.model.content import SourceText


def placeholders() -> Mapping[str, Mapping[str, str]]:
    """Language → what is to be written → the text that holds its place."""
    texts: dict[str, dict[str, str]] = _data()["texts"]
    return texts


def placeholder_faults(root: Path, texts: Iterable[SourceText]) -> Iterator[Diagnostic]:
    """A fault for each text that is still a placeholder, or holds a note to the editors."""
    for words in texts:
        text = words.text.strip()
        if match := _pattern().fullmatch(text):
            yield diagnostic("placeholder", words.position._replace(length=match.end("word")), found=words.text)
        elif match := _within().search(text):
            found = Found("placeholder", match[0], text.count(match[0], 0, match.start()), {"found": match[0]})
            yield from placed(root, words.position.file, [words], lambda _, found=found: [found])  # type: ignore[misc]


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(Path(__file__).with_name("placeholders.json").read_text("utf-8"))
    return data


@cache
def _pattern() -> re.Pattern[str]:
    """One of the words, which nothing follows, or a colon and what is to be written; or a mark in capitals, whatever follows."""
    words, marks = ("|".join(map(re.escape, _data()[name])) for name in ("words", "marks"))
    return re.compile(rf"[(\[（【]?(?P<word>(?i:{words})(?=\s*[:：]|\W*\Z)|(?:{marks})(?![^\W_])).*", re.DOTALL)


@cache
def _within() -> re.Pattern[str]:
    """A note to the editors in brackets, or a mark in capitals, somewhere in a text."""
    words, marks = ("|".join(map(re.escape, sorted(_data()[name], key=len, reverse=True))) for name in ("words", "marks"))
    return re.compile(rf"[(\[（【［](?i:{words})[)\]）】］]|(?<![A-Za-z0-9×])(?:{marks})(?![A-Za-z0-9×])")

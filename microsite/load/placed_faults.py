"""Faults that are found in texts, and where these stand in their file, which is read again for its lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from microsite.diagnostics import Diagnostic, diagnostic
from microsite.model.content import SourceText
from microsite.read.source import place_of, read_source
from microsite.read.unseen import lines_of


class Found(NamedTuple):
    """A fault in a text: what it is about, and the `nth` occurrence (from 0) of `fragment`, where it is."""

    code: str
    fragment: str
    nth: int
    facts: Mapping[str, str | None]


def placed(root: Path, file: str, texts: Iterable[SourceText], find: Callable[[SourceText], Iterable[Found]]) -> list[Diagnostic]:
    """A diagnostic for each fault that `find` finds in the texts of a file."""
    found = [(words, each) for words in texts for each in find(words)]
    # Only a fault needs the lines.
    lines = lines_of(read_source(root, file).text) if found else []
    return [
        diagnostic(each.code, place_of(each.fragment, each.nth, lines, words.position, words.end_line), **each.facts)
        for words, each in found
    ]

"""Terms are found where they stand: whole words, the longer one before one within it."""

from __future__ import annotations

import pytest

from microsite.model.content import Term
from microsite.translate.glossary import Glossary
from tests.translate.harbour import words

TERMS = {"quay": "码头", "new_quay": "新码头", "port": "port", "gdp": "GDP", "plan": "“三步走”", "network": "一网统管"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("码头在扩建，码头更长了。", ["quay"]),
        ("新码头旁边是老码头。", ["new_quay", "quay"]),
        ("The Port grows.", ["port"]),
        ("Export grows, and so do ports.", []),
        ("全区GDP增长。", ["gdp"]),
        ("按“三步走”来，用**一网统管**管好城市。", ["plan", "network"]),
        ("没有词语。", []),
        ("", []),
    ],
)
def test_the_terms_of_a_text(text: str, expected: list[str]) -> None:
    glossary = Glossary(Term(id_, words(name), unknown=True) for id_, name in TERMS.items())
    assert list(glossary.within(text)) == expected


def test_a_site_without_terms_has_none_in_any_text() -> None:
    assert Glossary([]).within("码头") == ()

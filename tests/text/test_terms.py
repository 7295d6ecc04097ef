"""Terms are found in texts as whole words, the longest first, each once, and never in links or code."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies

from microsite.text.html import prose_html
from microsite.text.prose import parse
from microsite.text.terms import MARKED, TermNames, marks, with_terms

NAMES = TermNames(
    [
        ("双千亿", "twin"),
        ("城中村", "village"),
        ("城中村改造", "renewal"),
        ("5G", "five_g"),
        ("urban village", "village"),
        ("Ärmel", "sleeve"),
    ]
)


def shown(text: str, known: set[str] | None = None) -> str:
    """The text with its terms in brackets, as `[words|term]`."""
    nodes = parse(text).nodes
    html = prose_html(with_terms(nodes, marks(nodes, NAMES, known if known is not None else set())), {}, "zh")
    return (
        html.replace('<a class="term" id="mark_', "[")
        .replace('" role="doc-glossref">', "|")
        .replace("</a>", "]")
        .removeprefix("<p>")
        .removesuffix("</p>")
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("打造“双千亿”集群", "打造“[twin|双千亿]”集群"),
        ("双千亿，还是双千亿", "[twin|双千亿]，还是双千亿"),
        ("推进城中村改造，城中村多", "推进[renewal|城中村改造]，[village|城中村]多"),
        ("新建5G基站", "新建[five_g|5G]基站"),
        ("15G and 5Gs, then 5G", "15G and 5Gs, then [five_g|5G]"),
        ("Urban village, urban villages", "[village|Urban village], urban villages"),
        ("ÄRMEL", "[sleeve|ÄRMEL]"),
        ("**城中村**和`城中村`", "<strong>[village|城中村]</strong>和<code>城中村</code>"),
        ("a < 城中村 & b", "a &lt; [village|城中村] &amp; b"),
        ("没有", "没有"),
        ("", ""),
    ],
)
def test_a_term_is_marked_where_it_first_stands(text: str, expected: str) -> None:
    import re

    assert re.sub(r'\[([a-z_]+)" href="#term_\1\|', r"[\1|", shown(text)) == expected


def test_a_link_is_left_as_it_is() -> None:
    assert MARKED not in shown("[城中村](https://a.example)").replace("#term", "")
    assert "mark" not in shown("[城中村](https://a.example)")


def test_a_term_that_an_earlier_text_had_is_not_marked_again_nor_is_a_shorter_one_within_it() -> None:
    known = {"renewal"}
    assert "mark" not in shown("城中村改造", known)
    assert known == {"renewal"}


@given(strategies.text(alphabet="城中村改造双千亿5G urbanvillage*`[]()ÄRMELärmelİß", max_size=40))
def test_marking_changes_no_word_of_any_text(text: str) -> None:
    nodes = parse(text).nodes
    found = marks(nodes, NAMES, set())
    assert len({mark.term for mark in found}) == len(found)

    def words(value: object) -> str:
        return (
            value
            if isinstance(value, str)
            else "".join(
                map(words, getattr(value, "children", ()) if not isinstance(value, tuple) or hasattr(value, "children") else value)
            )
        )

    assert words(with_terms(nodes, found)) == words(nodes)


TERMS = TermNames(
    [
        ("码头", "quay"), ("新码头", "new_quay"), ("port", "port"), ("GDP", "gdp"), ("“三步走”", "plan"), ("一网统管", "network"),
        ("“1364”工作思路", "approach"), ("urban village", "village"), ("non-grain", "grain"),
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("码头在扩建，码头更长了。", ["quay"]),
        ("新码头旁边是老码头。", ["new_quay", "quay"]),
        ("The Port grows.", ["port"]),
        ("Export grows, and so do ports.", []),
        ("全区GDP增长。", ["gdp"]),
        ("按“三步走”来，用**一网统管**管好城市。", ["plan", "network"]),
        # Quotation marks around the whole of a name are a matter of the sentence.
        ("按三步走来。", ["plan"]),
        ("按“1364”工作思路来。", ["approach"]),
        ("1364工作思路", []),
        # Where a line may break is no part of a name, nor are the signs that forbid it.
        ("An urban\u00a0village, on the edge.", ["village"]),
        ("An urban\u202fvillage of non\u2011grain land.", ["village", "grain"]),
        ("- an urban\n  village", []),
        ("An urban\nvillage.", ["village"]),
        ("An urban\u2028village.", ["village"]),
        ("没有词语。", []),
        ("", []),
    ],
)
def test_the_terms_of_a_text(text: str, expected: list[str]) -> None:
    assert list(TERMS.terms_in(text)) == expected


def test_a_site_without_terms_has_none_in_any_text() -> None:
    assert TermNames([]).terms_in("码头") == ()


def test_what_is_marked_on_a_page_is_what_translators_are_told_of() -> None:
    """One rule: every text above without markup."""
    for text in ("新码头旁边是老码头。", "Export grows, and so do ports.", "按三步走来。", "An urban\u00a0village.", "全区GDP增长。"):
        found = marks(parse(text).nodes, TERMS, set())
        assert tuple(mark.term for mark in found) == TERMS.terms_in(text)
        assert [(mark.start, mark.end) for mark in found] == [(start, end) for start, end, _ in TERMS.occurrences(text)]

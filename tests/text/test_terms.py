"""Terms are found in texts as a reader would find them: whole words, the longest first, each once, and never in links or code."""

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
    html = prose_html(with_terms(nodes, marks(nodes, NAMES.within(text), known if known is not None else set())), {}, "zh")
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
    found = marks(nodes, NAMES.within(text), set())
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

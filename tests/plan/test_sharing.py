"""What is told of a page's language, and what a data block may hold."""

from __future__ import annotations

import json

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from microsite.plan.sharing import open_graph_locale
from microsite.render.markup import data_block
from microsite.text.languages import Language


@pytest.mark.parametrize(
    ("locale", "told"), [("zh_Hans_CN", "zh_CN"), ("en_GB", "en_GB"), ("fr", ""), ("es_419", "es_419"), ("sr_Latn", "")]
)
def test_open_graph_is_told_language_and_territory(locale: str, told: str) -> None:
    assert open_graph_locale(Language("x", "X", "x", locale, "ltr", "thousands", (), ())) == told


@given(st.text() | st.sampled_from(["</script>", "<!--<script>", "]]>", "\u2028", "&lt;/script&gt;", "</SCRIPT x"]))
def test_no_text_ends_the_block_that_it_stands_in(text: str) -> None:
    block = data_block(json.dumps({"name": text}, ensure_ascii=False))
    assert json.loads(block) == {"name": text}
    storable = text.encode("utf-8", "replace").decode()
    data = data_block(json.dumps({"name": storable}))
    page = html5lib.parse(f'<script type="application/ld+json">{data}</script><p id="after">', namespaceHTMLElements=False)
    scripts = list(page.iter("script"))
    assert len(scripts) == 1
    assert json.loads(scripts[0].text) == {"name": storable}
    assert [each.get("id") for each in page.iter("p")] == ["after"]

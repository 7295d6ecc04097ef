"""Inserting into a YAML file changes no other byte of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microsite.author.insertion import Unplaceable, YamlText, add_item, scalar
from microsite.read.unseen import unseen_faults
from microsite.read.yaml_tree import read_yaml, value_of


def added(before: str, key: str = "figures") -> str:
    return add_item(YamlText.of(before.encode()), key, ["id: b", "value: 2"], before="commitments").bytes().decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("figures:\n  - id: a\n", "figures:\n  - id: a\n  - id: b\n    value: 2\n"),
        ("figures:\n  - id: a", "figures:\n  - id: a\n  - id: b\n    value: 2\n"),
        ("figures:\r\n- id: a\r\n\r\n# end\r\n", "figures:\r\n- id: a\r\n- id: b\r\n  value: 2\r\n\r\n# end\r\n"),
        ("\ufefffigures: # all\n", "\ufefffigures: # all\n  - id: b\n    value: 2\n"),
        ("figures: []\ntitle: x\n", "figures:\n  - id: b\n    value: 2\ntitle: x\n"),
        ("figures: [ ] # none\n", "figures: # none\n  - id: b\n    value: 2\n"),
        ("figures: ~\n", "figures:\n  - id: b\n    value: 2\n"),
        ("title: x\n# promises\ncommitments: []\n", "title: x\nfigures:\n  - id: b\n    value: 2\n# promises\ncommitments: []\n"),
        ("title: x", "title: x\nfigures:\n  - id: b\n    value: 2\n"),
        ("", "figures:\n  - id: b\n    value: 2\n"),
        (
            "figures:\n  - id: a # first\n    note: |\n      one\n\n      two\n    # its last\n  # of what follows\ntitle: x\n",
            "figures:\n  - id: a # first\n    note: |\n      one\n\n      two\n    # its last\n"
            "  - id: b\n    value: 2\n  # of what follows\ntitle: x\n",
        ),
        ("figures:\n  - {id: a,\n     value: 1}\n", "figures:\n  - {id: a,\n     value: 1}\n  - id: b\n    value: 2\n"),
    ],
)  # fmt: skip
def test_a_record_comes_last_in_its_list(before: str, after: str) -> None:
    assert added(before) == after


def test_a_list_in_brackets_is_left_alone() -> None:
    with pytest.raises(Unplaceable):
        added("figures: [{id: a}]\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("order:\n  - a\n  - c # last\n", "order:\n  - a\n  - b\n  - c # last\n"),
        ("order: [a, c]\r\n", "order: [a, b, c]\r\n"),
        ("order: [\n  a,\n  c]\n", "order: [\n  a, b,\n  c]\n"),
        ("title: x\n", "title: x\norder:\n  - b\n"),
        ("order: []\n", "order:\n  - b\n"),
    ],
)
def test_a_name_comes_behind_another(before: str, after: str) -> None:
    assert add_item(YamlText.of(before.encode()), "order", ["b"], after="a").bytes().decode() == after


def test_a_name_comes_last_where_none_is_named() -> None:
    assert add_item(YamlText.of(b"order: [a, c]\n"), "order", ["b"]).bytes() == b"order: [a, c, b]\n"


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(
    st.text(st.characters(blacklist_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp"), blacklist_characters="\ufeff\ufffe\uffff"), min_size=1)
    .map(str.strip)
    .filter(lambda text: not list(unseen_faults("", text)))
)
def test_any_line_is_read_back_as_it_was_typed(text: str) -> None:
    tree, faults = read_yaml("", f"key: {scalar(text)}\n")
    assert not faults
    assert tree is not None
    value = value_of(tree, "key")
    assert value is not None
    assert value.text == text
    assert value.style == '"' or not value.is_empty

"""Terms and proper names in source texts, and which forms of them tell of them."""

from __future__ import annotations

import pytest

from microsite.proofreading.glossary import Glossary, Named, Pair
from microsite.proofreading.pair import TextPair
from microsite.proofreading.terms import names, terms

NAMED = (
    Named("name.district", ("青山区", "青山"), ("Qingshan",)),
    Named("name.government", ("青山区人民政府",), ("Qingshan District People’s Government",)),
    Named("name.city", ("临河市",), ("Linhe", "town", "Qingshan")),
    Named("term.village", ("城中村",), ("urban villages", "urban village")),
    Named("term.empty", ("空",), ("",)),
)
PAIRS = tuple(
    Pair(f"city.commitment.c{number}", source, text)
    for number, (source, text) in enumerate(
        [
            ("临河市很大。", "The town is large."),
            ("市区很大。", "The town is large."),
            ("市区在北边。", "The town is in the north."),
            ("市区在南边。", "Town lies in the south."),
            ("城中村都在改造。", "Each urban village is renewed."),
            ("村子很大。", "An urban village is large."),
            ("修好了大路。", "A road and the Long Road are repaired."),
        ]
    )
)
GLOSSARY = Glossary(NAMED, [pair.source for pair in PAIRS], PAIRS, "en")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("青山区在临河市。", [("青山区", "name.district"), ("临河市", "name.city")]),
        ("青山区人民政府", [("青山区人民政府", "name.government")]),
        ("青山区人民政府在青山。", [("青山区人民政府", "name.government"), ("青山", "name.district")]),
        ("青山区，青山区", [("青山区", "name.district")]),
        ("没有名字，空。", []),
    ],
)
def test_the_names_in_a_text_longest_first_and_each_once(text: str, found: list[tuple[str, str]]) -> None:
    assert [(words, each.key) for words, each in GLOSSARY.named_in(text)] == found


def test_of_a_name_itself_those_within_it_are_found() -> None:
    found = GLOSSARY.named_in("青山区人民政府", "name.government.name")
    assert [each.key for _, each in found] == ["name.district"]
    assert GLOSSARY.named_in("青山区", "name.district.name") == []


def test_a_form_of_another_name_and_a_common_word_tell_of_no_name() -> None:
    assert {key: doubt.code for key, doubt in GLOSSARY.doubts.items()} == {
        ("name.city", "town"): "check-form-common",
        ("name.city", "Qingshan"): "check-form-shared",
    }
    assert GLOSSARY.doubts["name.city", "town"].facts["count"] == 3
    ((_, city),) = GLOSSARY.named_in("临河市")
    assert city.forms == ("Linhe",)


def test_a_word_that_is_no_name_elsewhere_is_ordinary() -> None:
    assert not GLOSSARY.is_ordinary("Long")
    assert GLOSSARY.is_ordinary("Road")


def found(source: str, text: str, context: str = "city.summary") -> list[tuple[str, dict[str, object]]]:
    pair = TextPair(source, text, "zh_Hans", "en", True)
    return [(each.code, dict(each.facts)) for check in (terms, names) for each in check(pair, GLOSSARY, context)]


def test_a_finding_has_all_forms_that_count() -> None:
    assert found("城中村在临河市。", "Villages.") == [
        ("check-term", {"found": "城中村", "expected": "urban villages / urban village"}),
        ("check-name", {"found": "临河市", "expected": "Linhe"}),
    ]


def test_a_form_that_does_not_count_is_told_where_it_stands() -> None:
    assert [code for code, _ in found("临河市", "town", "name.city.name")] == ["check-form-common"]
    assert [code for code, _ in found("临河市", "Qingshan", "name.city.name")] == ["check-form-shared"]
    assert found("临河市", "Linhe", "name.city.name") == []


def test_a_settled_translation_must_have_the_names_within_it() -> None:
    assert found("青山区人民政府", "People’s Government of Qingshan", "name.government.name") == []
    assert found("青山区人民政府", "Green Hills People’s Government", "name.government.name") == [
        ("check-name", {"found": "青山区", "expected": "Qingshan"})
    ]

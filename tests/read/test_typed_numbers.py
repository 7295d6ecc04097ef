"""Numbers are taken exactly, with 万 and 亿 too; what a message proposes for other texts is taken, and is the number that was typed."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from microsite.model.content import Figure
from microsite.model.shapes import shape_of
from microsite.read.decoding import Reading, decode
from microsite.read.number_advice import Meaning, bound_words, meanings
from microsite.read.typed_numbers import MOST_DIGITS, number_of
from microsite.read.yaml_tree import SCALAR, Node

VALUE = shape_of(Figure.__annotations__["value"])


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2300", "2300"), ("5.40", "5.40"), ("0", "0"), ("-1.5", "-1.5"), ("1.5万", "15000"), ("1.50万", "15000"),
        ("1000亿", "100000000000"), ("1.23456万", "12345.6"),
        ("1.234560万", "12345.60"), ("0.5亿", "50000000"), ("0.00001万", "0.1"), ("-3万", "-30000"), ("0万", "0"),
        ("2.6万亿", "2600000000000"), ("12345678901234567.899", "12345678901234567.899"),
    ],
)  # fmt: skip
def test_a_number_is_the_exact_decimal_and_keeps_its_digits(typed: str, value: str) -> None:
    assert str(number_of(typed)) == value


@pytest.mark.parametrize(
    "typed",
    ["", "-0", "-0.0", "-0万", "05", ".5", "5.", "+5", "1e3", "1.5 万", "万", "1.5千", "5万亿亿", "５", "1,000", "--1", "NaN", "1万5000"],
)
def test_what_else_python_or_people_take_for_a_number_is_none_here(typed: str) -> None:
    assert number_of(typed) is None


def test_a_number_has_at_most_so_many_digits_however_it_is_written() -> None:
    assert number_of("9" * MOST_DIGITS) is not None
    assert number_of("9" * (MOST_DIGITS + 1)) is None
    assert number_of("9" * (MOST_DIGITS - 4) + "万") is not None
    assert number_of("9" * (MOST_DIGITS - 3) + "万") is None
    assert number_of("0." + "9" * MOST_DIGITS) is None


def said(typed: str) -> list[str]:
    """What is proposed, in short."""
    return [f"{each.number}{f'..{each.end}' if each.end else ''}{f' {each.bound}' if each.bound else ''}" for each in meanings(typed)]


@pytest.mark.parametrize(
    ("typed", "proposals"),
    [
        # separators
        ("2,300", "2300"), ("2，300", "2300"), ("2 300", "2300"), ("1'000", "1000"), ("1_000", "1000"), ("1.234.567", "1234567"),
        ("1,234.50", "1234.50"), ("2.300,5", "2300.5"), ("1,00,000", "100000"), ("1,0000,0000", "100000000"),
        ("5,4", "5.4 | 54"), ("1,5万", "1.5万 | 15万"), ("12 5", "12.5 | 125"), ("12,3456", "12.3456 | 123456"), ("0,5", "0.5"),
        ("1,2,3", ""), ("2300 2400", ""),
        # zeros, points, signs
        ("-0", "0"), ("-0.0", "0.0"), ("00.5", "0.5"), ("007", "7"), (".5", "0.5"), ("5.", "5"), ("5。", "5"), ("5．4", "5.4"), ("+5", "5"),
        ("−5", "-5"), ("－5", "-5"), ("—5", "-5"), ("负5", "-5"), ("（5）", "5 | -5"), ("1 .5", "1.5"),
        # other programs and keyboards
        ("２３００", "2300"), ("٢٣٠٠", "2300"), ("'5", "5"), ("’5", "5"), ("“5”", "5"), ("1.2e3", "1200"), ("2.35E+03", "2350"),
        ("1/2", "0.5"), ("1/3", ""), ("1½", ""), ("5²", ""), ("0x1F", ""), ("1:30", ""),
        # units
        ("50%", "50"), ("5.4％", "5.4"), ("2300人", "2300"), ("5个百分点", "5"), ("5百分点", "5"), ("¥5", "5"), ("5 km", "5"), ("3倍", "3"),
        ("5‰", ""), ("5成", ""), ("5折", ""), ("2个半", ""), ("5k", ""), ("5m", ""), ("第5", ""), ("5分之2", ""),
        # scales
        ("3.5亿元", "3.5亿"), ("1.5 万", "1.5万"), ("5千人", "5000"), ("5千克", "5"), ("3万千瓦", "3万"), ("3千万元", "30000000"),
        ("1亿5000万", "150000000"), ("1万2000", "12000"), ("3千5百", "3500"), ("1万5", ""), ("20 million", "20000000"),
        # Han characters
        ("二千三百", "2300"), ("十二", "12"), ("两千零五", "2005"), ("一亿零五百", "100000500"), ("三点五万", "35000"),
        ("百分之五点四", "5.4"), ("二〇二四", "2024"), ("二千三", ""), ("十四五", ""), ("三成", ""), ("二三", ""), ("几百", ""),
        # bounds
        ("≥5", "5 at_least"), (">=5", "5 at_least"), ("5+", "5 at_least"), ("2300人以上", "2300 at_least"), ("至少2300人", "2300 at_least"),
        (">5", "5 more_than"), ("2300余人", "2300 more_than"), ("1.5万余户", "1.5万 more_than"), ("5个多月", "5 more_than"),
        ("约5", "5 about"), ("~5", "5 about"), ("约5左右", "5 about"), ("≤5", "5 at_most"), ("控制在5%以内", "5 at_most"), ("<5", ""),
        ("至少5以内", ""), ("at least 5", "5 at_least"), ("5 or more", "5 at_least"), ("environ 5", "5 about"),
        # ranges
        ("2300~2500", "2300..2500"), ("2300-2500", "2300..2500"), ("40至60", "40..60"), ("20%~30%", "20..30"), ("1.5~2万", "1.5万..2万"),
        ("5~2万", "5..2万"), ("-5~-3", "-5..-3"), ("200 to 300", "200..300"), ("2500~2300", ""), ("约20~30", ""),
        # none
        ("待定", ""), ("many", ""), ("-", ""), ("2300（预计）", ""), ("999999999999999999999人", ""), ("", ""), ("%", ""),
    ],
)  # fmt: skip
def test_what_people_type_means(typed: str, proposals: str) -> None:
    assert said(typed) == [each for each in proposals.split(" | ") if each]


# The property: texts are made from a number, so that what they mean is known without reading them.


class Typed(NamedTuple):
    """A text with all that it may mean; `start` is the lower end of a range."""

    text: str
    values: frozenset[Decimal]
    bound: str = ""
    start: Decimal | None = None


NUMBERS = st.builds(
    lambda digits, places, sign: Decimal(digits).scaleb(-places) * sign,
    st.integers(0, 10**7), st.sampled_from([0, 0, 0, 1, 2, 3]), st.sampled_from([1, 1, 1, -1]),
)  # fmt: skip
UNITS = ["", "", "人", "%", "％", "元", "个", "万元", "亿元", "户", " km", "套", "个百分点", "千克", "千瓦时", "立方米", "万 人"]
SCALE_OF_UNIT = {"万元": 4, "亿元": 8, "万 人": 4}
FULL_WIDTH = str.maketrans("0123456789.,-+", "０１２３４５６７８９．，－＋")
HAN = "零一二三四五六七八九"


def grouped(digits: str, mark: str) -> str:
    whole, point, decimals = digits.partition(".")
    sign = "-" if whole.startswith("-") else ""
    whole = whole.removeprefix("-")
    groups = [whole[max(0, end - 3) : end] for end in range(len(whole), 0, -3)][::-1]
    return sign + mark.join(groups) + point + decimals


def in_han(number: int) -> str:
    """A whole number below 100 million, as a teacher would write it."""
    if number >= 10**4:
        rest = number % 10**4
        return in_han(number // 10**4) + "万" + (("零" if rest < 1000 else "") + in_han(rest) if rest else "")
    written, gap = "", False
    for digit, unit in zip(f"{number:04}", "千百十个", strict=True):
        if digit == "0":
            gap = bool(written)
            continue
        written += ("零" if gap else "") + HAN[int(digit)] + unit.strip("个")
        gap = False
    return written or "零"


@st.composite
def typed_numbers(draw: st.DrawFn) -> Typed:
    """One number, as a person may type it."""
    value = draw(NUMBERS)
    digits, values = f"{value:f}", {value}
    ways = ["plain", "grouped", "full-width", "minus", "zeros", "comma", "space", "han", "excel", "quoted", "end", "plus", "scaled"]
    match draw(st.sampled_from(ways)):
        case "grouped":
            digits = grouped(digits, draw(st.sampled_from([",", "，", " ", "'"])))
        case "full-width":
            digits = digits.translate(FULL_WIDTH)
        case "minus" if digits.startswith("-"):
            digits = draw(st.sampled_from(["−", "–", "—", "负", "－"])) + digits[1:]
        case "zeros" if not digits.startswith("-"):
            digits = "00" + digits
        case "comma" if "." in digits:
            whole, _, decimals = digits.partition(".")
            digits = f"{whole},{decimals}"
            # In threes, a comma groups thousands.
            joined = Decimal(whole + decimals)
            is_grouped = len(decimals) == 3 and 1 <= len(whole.lstrip("-")) <= 3 and whole.lstrip("-0")
            values = {joined} if is_grouped else {value, joined} if whole.lstrip("-0") else {value}
        case "space" if digits.isdigit() and 10 <= value < 1000:
            digits = f"{digits[:-1]} {digits[-1]}"
            values = {value, value / 10}
        case "han" if digits.isdigit() and value >= 10:
            digits = in_han(int(value))
        case "excel" if value > 0:
            return Typed(f"{value:.10E}", frozenset(values))
        case "quoted":
            digits = draw(st.sampled_from(["“{}”", "‘{}’", "'{}", "「{}」"])).replace("{}", digits)
            return Typed(digits, frozenset(values))
        case "end":
            return Typed(digits + draw(st.sampled_from("。，、；")), frozenset(values))
        case "plus" if not digits.startswith("-"):
            digits = f"+{digits}"
        case "scaled":
            power, word = draw(st.sampled_from([(4, "万"), (8, "亿"), (12, "万亿"), (3, "千"), (7, "千万"), (11, "千亿"), (6, " million")]))
            digits, values = digits + word, {value.scaleb(power)}
            return Typed(digits + draw(st.sampled_from(["", "人", "元"] if power != 6 else [""])), frozenset(values))
    unit = draw(st.sampled_from(UNITS))
    if digits[-1] in HAN + "十百千万" and unit[:1] in "万亿千 ":
        unit = ""
    values = {each.scaleb(SCALE_OF_UNIT.get(unit, 0)) for each in values}
    return Typed(digits + unit, frozenset(values))


BOUNDS = sorted({(word, bound) for words in bound_words().values() for word, bound in words["before"].items()})
BEHIND = sorted({(word, bound) for words in bound_words().values() for word, bound in words["behind"].items()})


@st.composite
def bounded(draw: st.DrawFn) -> Typed:
    """A number with a word or sign for its bound."""
    one = draw(typed_numbers())
    assume(not one.text.startswith(("'", "“", "‘", "「", "+", "—", "–", "−", "-", "－", "负")))
    signs = [("≥", "at_least"), ("≤", "at_most"), (">", "more_than"), ("≈", "about")]
    if draw(st.booleans()):
        word, bound = draw(st.sampled_from([*BOUNDS, *signs]))
        return one._replace(text=f"{word}{' ' if word[-1].isascii() and word[-1].isalpha() else ''}{one.text}", bound=bound)
    word, bound = draw(st.sampled_from(BEHIND))
    return one._replace(text=f"{one.text}{' ' if word[0].isascii() else ''}{word}", bound=bound)


@st.composite
def ranges(draw: st.DrawFn) -> Typed:
    """Two numbers with a sign between them."""
    low, high = sorted(draw(st.lists(st.integers(0, 10**6), min_size=2, max_size=2, unique=True)))
    unit = draw(st.sampled_from(["", "%", "人"]))
    sign = draw(st.sampled_from(["~", "～", "-", "–", "—", "至", "到", " to "]))
    return Typed(f"{low}{draw(st.sampled_from(['', unit]))}{sign}{high}{unit}", frozenset({Decimal(high)}), "", Decimal(low))


def read(typed: str) -> tuple[Decimal | None, dict[str, str]]:
    """The value that the decoder takes, or the facts of its fault."""
    reading = Reading("a.yaml")
    value = decode(VALUE, Node(SCALAR, 1, 1, 1, 1, typed), reading)
    assert len(reading.faults) <= 1
    # What was certainly meant is the value in spite of the fault, so that nothing else is found wrong because of it.
    assert not reading.faults or value == number_of(dict(reading.faults[0].facts).get("proposal", "")) or value is None
    return (None, dict(reading.faults[0].facts)) if reading.faults else (value, {})


@given(st.one_of(typed_numbers(), bounded(), ranges()))
@settings(max_examples=1200, deadline=None, derandomize=True, database=None)
def test_a_typed_number_is_taken_as_it_is_meant_or_what_is_proposed_for_it_is(typed: Typed) -> None:
    value, facts = read(typed.text)
    if value is not None:
        assert {value} == typed.values
        assert not typed.bound
        assert typed.start is None
        return
    if facts.get("advice") == "range":
        assert typed.start is not None
        assert read(facts["start"])[0] == typed.start
        assert {read(facts["end"])[0]} == typed.values
        return
    proposed = [facts[name] for name in ("proposal", "other") if name in facts]
    if proposed:
        assert typed.start is None
        assert {read(each)[0] for each in proposed} == typed.values
        assert facts.get("bound", "exactly") == (typed.bound or "exactly")


@given(st.one_of(typed_numbers(), ranges()))
@settings(max_examples=300, deadline=None, derandomize=True, database=None)
def test_what_is_typed_in_a_usual_way_gets_a_proposal(typed: Typed) -> None:
    assume(all(abs(each) < 10**16 for each in typed.values))
    value, facts = read(typed.text)
    assert value is not None or facts["advice"] != "none", typed


@given(st.text("0123456789.,，_ -+eE%万亿千百十mblihousandon０５①½零一二两三点至~约以上余()（）/", min_size=1, max_size=16))
@settings(max_examples=1200, deadline=None, derandomize=True, database=None)
def test_any_text_is_a_number_or_one_fault_and_what_is_proposed_is_taken(typed: str) -> None:
    assume(typed.strip())
    value, facts = read(typed)
    for name in ("proposal", "other", "start", "end"):
        if name in facts:
            assert value is None
            assert read(facts[name])[0] is not None, (typed, facts)


def test_two_meanings_are_two_proposals() -> None:
    assert meanings("5,4") == (Meaning("5.4"), Meaning("54"))
    assert read("5,4")[1] == {"advice": "either", "found": "5,4", "other": "54", "proposal": "5.4"}

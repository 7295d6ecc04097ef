"""Reading .po files: those that translators' tools save, and broken ones."""

import os
import re
from pathlib import Path

import polib
import pytest

from microsite.read.po import PoFile, extent, locate, parse, places, serialise

HERE = Path(__file__).parent / "po"
SAVED = ("habits.po", "msgmerge.po", "poedit.po", "poedit_kept.po", "poedit_wrapped.po", "weblate.po")
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def saved(name: str) -> str:
    return (HERE / name).read_bytes().decode("utf-8")


# Files as tools save them


@pytest.mark.parametrize("change", ["as it is", "BOM", "CRLF", "BOM and CRLF", "no line end at the end", "many at the end"])
@pytest.mark.parametrize("name", SAVED)
def test_a_file_that_a_tool_saved_comes_back_to_the_byte(name: str, change: str) -> None:
    text = saved(name)
    if "CRLF" in change:
        text = text.replace("\n", "\r\n")
    if "BOM" in change:
        text = "\ufeff" + text
    if change.startswith("no"):
        text = text.rstrip("\n")
    if change.startswith("many"):
        text += "\n\n\n"
    file = parse(text)
    assert file.faults == ()
    assert serialise(file) == text
    assert file.bom == ("BOM" in change)
    assert file.newline == ("\r\n" if "CRLF" in change else "\n")
    assert file.entries == parse(saved(name)).entries


def test_all_that_poedit_saves_is_read() -> None:
    file = parse(saved("poedit.po"))
    title, berths = file.messages
    assert file.header is not None
    assert list(file.header.fields)[-3:] == ["X-Poedit-SourceCharset", "X-Poedit-SearchPath-0", "X-Poedit-KeywordsList"]
    assert file.header.fields["POT-Creation-Date"] == ""
    assert file.header.fields["X-Poedit-KeywordsList"] == "__;_e;esc_html__:1,2c;a very long list of keywords that Poedit wraps"
    assert file.header_entry is file.entries[0]
    assert title.key == ("harbour.title", "港口")
    assert title.references == ("content/2031/harbour.yaml", "content/2031/edition.yaml", "content/2031/yard.yaml")
    assert title.extracted == ("harbour: title",)
    assert not title.fuzzy
    assert not title.machine
    assert title.silenced == frozenset()
    assert berths.fuzzy
    assert berths.machine
    assert berths.silenced == {"numbers", "end_punctuation"}
    assert berths.flags == ("fuzzy", "no-python-format")
    assert berths.comments == ("state: machine", "check: ignore numbers, end_punctuation")
    assert (berths.previous_context, berths.previous_msgid) == ("harbour.figure.berth.sentence", "新泊位{berths}启用，面积很大。")
    assert berths.msgstr == (
        '{berths} new berths came into use in the course of the year, more than in any year before.\n\nThey lie north of the "old" yard.',
    )
    quay, yard = file.obsolete
    assert (quay.key, quay.msgstr) == ((None, "旧码头"), ("The old quay",))
    assert (yard.key, yard.msgid_plural) == (("yard.title", "旧船坞"), "旧船坞们")
    assert yard.msgstr == ("The old yard", "The old yards, all of them")
    assert (yard.comments, yard.flags, yard.previous_context, yard.previous_msgid) == (
        ("kept for later",),
        ("fuzzy",),
        "yard.title",
        "船坞",
    )


def test_legal_habits_that_no_tool_has_are_read_as_gettext_reads_them() -> None:
    file = parse(saved("habits.po"))
    header, tight, spread, obsolete = file.entries
    assert header.comments == (
        "#a tight comment", "#\ta comment after a tab", "##two marks", "# # a mark in a comment", "# ", "", "#=sticky, flag",
    )  # fmt: skip
    assert tight.before == 'domain "site"\n'
    assert tight.comments == ("above a blank line", "below it")
    assert (tight.msgid, tight.msgstr) == ("no space", ("two stringson one line",))
    assert spread.references == ("\u2068a name with spaces.yaml\u2069:3", "b.yaml")
    assert spread.msgid == "keyword on its own linestring after a blank one"
    assert spread.msgstr == ('é A A \a\b\f\v\r\t\\n "q"',)
    assert (obsolete.msgid, obsolete.msgstr, obsolete.comments, obsolete.obsolete) == (
        "no blank",
        ("three blanks",),
        ("an obsolete comment",),
        True,
    )
    assert file.tail == "# a comment after the last entry\n\n# and no line end"


@pytest.mark.parametrize("name", ["msgmerge.po", "poedit.po", "poedit_kept.po", "poedit_wrapped.po", "weblate.po"])
def test_polib_reads_the_same(name: str) -> None:
    theirs = polib.pofile(saved(name))
    file = parse(saved(name))
    ours = [entry for entry in file.entries if not entry.is_header]
    assert file.header is not None
    assert file.header.fields == {name: value.strip() for name, value in theirs.metadata.items()}
    assert len(ours) == len(theirs)
    for entry, other in zip(ours, theirs, strict=True):
        forms = tuple(other.msgstr_plural[index] for index in sorted(other.msgstr_plural)) or (other.msgstr,)
        assert (entry.context, entry.msgid, entry.msgid_plural or "", entry.msgstr) == (
            other.msgctxt,
            other.msgid,
            other.msgid_plural,
            forms,
        )
        assert (entry.obsolete, list(entry.flags), "\n".join(entry.comments)) == (other.obsolete, other.flags, other.tcomment)
        assert "\n".join(entry.extracted) == other.comment
        assert [*entry.references] == [reference for reference, _ in other.occurrences]
        if not entry.obsolete:  # polib knows no `#~|`
            assert (entry.previous_context, entry.previous_msgid) == (other.previous_msgctxt, other.previous_msgid)


def test_a_language_with_six_forms_chooses_by_its_rule() -> None:
    rule = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
    header = parse(f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: {rule}\\n"\n').header
    assert header is not None
    assert header.nplurals == 6
    assert [header.plural(n) for n in (0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 1_000_000)] == [0, 1, 2, 3, 3, 4, 4, 5, 5, 3, 5]


@pytest.mark.parametrize(
    "rule", ["", "nplurals=0; plural=0;", "nplurals=2; plural=import os;", "nplurals=2; plural=" + "(" * 300 + "n", "n" * 5000]
)
def test_a_rule_that_makes_no_sense_gives_the_first_form_and_no_exception(rule: str) -> None:
    header = parse(f'msgid ""\nmsgstr "Plural-Forms: {rule}\\n"\n').header
    assert header is not None
    assert header.nplurals is None
    assert header.plural(5) == 0


# Places


LOCATED = HEADER + (
    '# c\nmsgctxt "k"\nmsgid ""\n"港口\\n"\n"\\"a\\" b"\nmsgid_plural  "ps"\nmsgstr[0] ""\nmsgstr[1] "\\303\\251x" "\\\\y"\n'
    '\n#~| msgid "old"\n#~ msgid "gone"\n#~ msgstr ""\n#~ "ab"\n#~ "cd"\n'
)


@pytest.mark.parametrize(
    ("entry", "field", "offset", "expected"),
    [
        (1, "msgctxt", 0, '5 msgctxt "▲k"'),
        (1, "msgid", 0, '7 "▲港口\\n"'),
        (1, "msgid", 1, '7 "港▲口\\n"'),
        (1, "msgid", 2, '7 "港口▲\\n"'),
        (1, "msgid", 3, '8 "▲\\"a\\" b"'),
        (1, "msgid", 4, '8 "\\"▲a\\" b"'),
        (1, "msgid", 5, '8 "\\"a▲\\" b"'),
        (1, "msgid", 7, '8 "\\"a\\" ▲b"'),
        (1, "msgid", 8, '8 "\\"a\\" b▲"'),
        (1, "msgid", 99, '8 "\\"a\\" b▲"'),
        (1, "msgid_plural", 1, '9 msgid_plural  "p▲s"'),
        (1, "msgstr", 0, '10 msgstr[0] "▲"'),
        (1, "msgstr[1]", 0, '11 msgstr[1] "▲\\303\\251x" "\\\\y"'),
        (1, "msgstr[1]", 1, '11 msgstr[1] "\\303\\251▲x" "\\\\y"'),
        (1, "msgstr[1]", 2, '11 msgstr[1] "\\303\\251x" "▲\\\\y"'),
        (1, "msgstr[1]", 3, '11 msgstr[1] "\\303\\251x" "\\\\▲y"'),
        (1, "msgstr[7]", 0, "4 ▲# c"),
        (2, "|msgid", 2, '13 #~| msgid "ol▲d"'),
        (2, "msgid", 1, '14 #~ msgid "g▲one"'),
        (2, "msgstr", 1, '16 #~ "a▲b"'),
        (2, "msgstr", 2, '17 #~ "▲cd"'),
    ],
)
def test_a_character_of_a_text_is_found_in_the_file(entry: int, field: str, offset: int, expected: str) -> None:
    line, column = locate(parse(LOCATED).entries[entry], field, offset)
    found = LOCATED.split("\n")[line - 1]
    assert f"{line} {found[: column - 1]}▲{found[column - 1 :]}" == expected


def test_a_run_of_characters_is_marked_as_far_as_its_line_goes() -> None:
    entry = parse(LOCATED).entries[1]
    assert extent(entry, "msgid", 0, 2) == (7, 2, 2)
    assert extent(entry, "msgid", 1, 7) == (7, 3, 3)
    assert extent(entry, "msgid", 3, 6) == (8, 2, 5)
    assert extent(entry, "msgid", 4, 4) == (8, 4, 1)


def test_the_places_of_keywords_and_strings_are_known() -> None:
    found = places(parse(LOCATED).entries[1])
    assert {field: (place.keyword.number, place.keyword.column) for field, place in found.items()} == {
        "msgctxt": (5, 1), "msgid": (6, 1), "msgid_plural": (9, 1), "msgstr[0]": (10, 1), "msgstr[1]": (11, 1),
    }  # fmt: skip
    assert [string[:2] for string in found["msgid"].strings] == [(6, 8), (7, 2), (8, 2)]


# Faults


def examples() -> list[tuple[str, str, str]]:
    """(name, text, what is wrong with it) of each example in faults.txt."""
    chunks = re.split(r"^## ", (HERE / "faults.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    found = []
    for chunk in chunks:
        name, _, rest = chunk.partition("\n")
        text, _, faults = rest.partition("→\n")
        found.append((name, text, faults.strip("\n")))
    return found


def shown(name: str, text: str) -> str:
    lines = text.split("\n")
    parts = []
    for fault in parse(text).faults:
        if fault.code == "po-no-header" and not name.startswith("file:"):
            continue
        facts = "".join(f" {key}={value!r}" for key, value in fault.facts.items())
        mark = " " * (fault.column - 1) + "^" * fault.length
        parts.append(f"{fault.line}:{fault.column} {fault.code}{facts}\n    {lines[fault.line - 1]}\n    {mark}")
    return "\n".join(parts)


@pytest.mark.parametrize(("name", "text", "expected"), [pytest.param(*example, id=example[0]) for example in examples()])
def test_each_fault_is_found_at_its_place(name: str, text: str, expected: str) -> None:
    if os.environ.get("REWRITE_EXAMPLES"):
        path = HERE / "faults.txt"
        old = path.read_text(encoding="utf-8")
        start = old.index(f"## {name}\n{text}→\n") + len(f"## {name}\n{text}→\n")
        end = old.find("\n## ", start)
        path.write_text(old[:start] + shown(name, text) + "\n" + (old[end:] if end >= 0 else ""), encoding="utf-8")
    else:
        assert shown(name, text) == expected
    assert serialise(parse(text)) == text


def test_every_fault_has_an_example() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in Path(parse.__code__.co_filename).parent.glob("po*.py"))
    codes = set(re.findall(r'"(po-[a-z-]+)"', source))
    # These two can't be seen in a text file; the tests below show them.
    shown_here = {"po-control-character", "po-mixed-line-ends"}
    examples_text = (HERE / "faults.txt").read_text(encoding="utf-8")
    assert len(codes) > 20
    assert {code for code in codes - shown_here if not re.search(rf"\d {code}\b", examples_text)} == set()


def faults_of(text: str) -> list[tuple[str, int, int, dict[str, str]]]:
    return [(fault.code, fault.line, fault.column, fault.facts) for fault in parse(text).faults]


def test_characters_that_no_text_holds_are_faults() -> None:
    assert faults_of(HEADER + 'msgid "a\0b\x1b"\nmsgstr "\x7f"\n# a\rb\n') == [
        ("po-control-character", 4, 9, {"found": "U+0000"}),
        ("po-control-character", 5, 9, {"found": "U+007F"}),
        ("po-control-character", 6, 4, {"found": "U+000D"}),
    ]
    assert faults_of(HEADER + 'msgid "a\tb\u2028c\u3000"\nmsgstr ""\n') == []


def test_mixed_line_ends_are_shown_where_they_begin() -> None:
    text = HEADER + 'msgid "a"\nmsgstr "b"\n'
    assert faults_of(text.replace('"a"\n', '"a"\r\n')) == [
        ("po-mixed-line-ends", 4, 10, {"found": "CRLF", "expected": "LF", "count": "1", "total": "5"}),
    ]
    assert faults_of(text.replace("\n", "\r\n").replace('"a"\r\n', '"a"\n')) == [
        ("po-mixed-line-ends", 4, 10, {"found": "LF", "expected": "CRLF", "count": "1", "total": "5"}),
    ]


def test_a_broken_entry_leaves_its_neighbours_standing() -> None:
    file = parse(HEADER + 'msgid "a"\nmsgstr "b\n\n# c\nmsgctxt "k"\nmsgid "d"\nmsgstr "e"\n')
    assert [fault.code for fault in file.faults] == ["po-unterminated"]
    assert [(entry.key, entry.msgstr, entry.comments) for entry in file.messages] == [
        ((None, "a"), ("b",), ()),
        (("k", "d"), ("e",), ("c",)),
    ]


def test_an_empty_text_is_a_file_without_entries() -> None:
    assert parse("") == PoFile((), parse("").faults)
    assert [fault.code for fault in parse("").faults] == ["po-no-header"]


# Size


def test_a_text_of_any_shape_is_read_to_its_end() -> None:
    """A quadratic step would hang at this size."""
    entry = '\n#. fact\n#: a.yaml\nmsgctxt "k{0}"\nmsgid "你好{0}"\nmsgstr "hello \\"{0}\\""\n'
    texts = {
        "entries": HEADER + "".join(entry.format(number) for number in range(20_000)),
        "one long string": HEADER + 'msgid "' + "\\q\\303\\251" * 20_000 + '"\nmsgstr ""\n',
        "strings on a line": HEADER + "msgid " + '"a" ' * 20_000 + '\nmsgstr ""\n',
        "half entries": HEADER + 'msgid "a"\n# c\n' * 10_000,
        "comments inside": HEADER + 'msgid "a"\n' + "# c\n" * 20_000 + 'msgstr ""\n',
        "marks": "<<<<<<< a\n=======\n" * 10_000,
        "obsolete marks": "#~ " * 20_000 + "\n",
    }
    assert {name for name, text in texts.items() if serialise(parse(text)) != text} == set()

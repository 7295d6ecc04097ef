"""Writing .po files: unchanged entries keep their bytes, and every tool reads new ones the same."""

import gettext
import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microsite.read.po import Entry, PoFile, change_field, extent, locate, parse, places, serialise

HERE = Path(__file__).parent / "po"
HEADER = Entry(None, "", None, ("Language: en\nContent-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n",))


@pytest.fixture(scope="session")
def gnu() -> None:
    """GNU gettext's programs, which translators' tools are built on."""
    if not shutil.which("msgfmt") or not shutil.which("msgcat"):
        pytest.fail("GNU gettext is missing: apt-get install gettext (or your system's package of that name)")


def run(program: str, *options: str, text: str) -> bytes:
    done = subprocess.run([program, *options, "-"], input=text.encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


# The form of an entry


def test_an_entry_of_ours_has_one_plain_form() -> None:
    ship = Entry(
        context="unit.ship",
        msgid="{n}艘",
        msgid_plural="{n}艘",
        msgstr=("{n} ship", ""),
        comments=("state: machine", "", "#whole line", "#: not a reference", "two\nlines"),
        extracted=("unit: a counted noun", "{n}: a number, such as 2,300"),
        references=("content/units.yaml", "content/a name.yaml"),
        flags=("fuzzy", "python-brace-format"),
        previous_context="unit.boat",
        previous_msgid="{n}只",
        previous_plural="{n}只",
    )
    long = Entry(
        None,
        'One "line"\n',
        None,
        ("First\tline\n\nlast line, which is not wrapped however long it may be, because every tool wraps in a way of its own",),
    )
    gone = Entry("k", "a\\n\nb", None, ("\x07\x1b\x7fc\n",), previous_msgid="", obsolete=True)
    assert serialise(PoFile((HEADER, ship, long, gone))) == (
        'msgid ""\n'
        'msgstr ""\n'
        '"Language: en\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
        "\n"
        "# state: machine\n"
        "#\n"
        "#whole line\n"
        "# #: not a reference\n"
        "# two\n"
        "# lines\n"
        "#. unit: a counted noun\n"
        "#. {n}: a number, such as 2,300\n"
        "#: content/units.yaml\n"
        "#: \u2068content/a name.yaml\u2069\n"
        "#, fuzzy, python-brace-format\n"
        '#| msgctxt "unit.boat"\n'
        '#| msgid "{n}只"\n'
        '#| msgid_plural "{n}只"\n'
        'msgctxt "unit.ship"\n'
        'msgid "{n}艘"\n'
        'msgid_plural "{n}艘"\n'
        'msgstr[0] "{n} ship"\n'
        'msgstr[1] ""\n'
        "\n"
        'msgid "One \\"line\\"\\n"\n'
        'msgstr ""\n'
        '"First\\tline\\n"\n'
        '"\\n"\n'
        '"last line, which is not wrapped however long it may be, because every tool wraps in a way of its own"\n'
        "\n"
        '#~| msgid ""\n'
        '#~ msgctxt "k"\n'
        '#~ msgid ""\n'
        '#~ "a\\\\n\\n"\n'
        '#~ "b"\n'
        '#~ msgstr "\\a\\033\\177c\\n"\n'
    )


@pytest.mark.needs("msgfmt")
def test_a_previous_context_alone_is_completed_as_gettext_wants_it(gnu: None) -> None:
    moved = serialise(PoFile((HEADER, Entry("new.place", "a", None, ("b",), flags=("fuzzy",), previous_context="old.place"))))
    assert '#, fuzzy\n#| msgctxt "old.place"\n#| msgid "a"\nmsgctxt "new.place"\n' in moved
    run("msgcat", text=moved)


# Changing a file


def lines_changed(old: str, new: str) -> list[str]:
    from difflib import ndiff

    return [line for line in ndiff(old.splitlines(), new.splitlines()) if line[0] in "+-"]


def test_a_changed_entry_is_written_afresh_and_no_other_line_moves() -> None:
    text = (HERE / "poedit.po").read_text(encoding="utf-8")
    file = parse(text)
    title = replace(file.entries[1], msgstr=("The port",))
    assert lines_changed(text, serialise(replace(file, entries=(file.entries[0], title, *file.entries[2:])))) == [
        "- #: content/2031/harbour.yaml content/2031/edition.yaml",
        "+ #: content/2031/harbour.yaml",
        "+ #: content/2031/edition.yaml",
        '- msgstr "The harbour"',
        '+ msgstr "The port"',
    ]


def test_an_entry_that_was_changed_and_changed_back_counts_as_changed_and_as_equal() -> None:
    entry = parse((HERE / "poedit.po").read_text(encoding="utf-8")).entries[2]
    same = replace(entry, msgstr=entry.msgstr)
    assert same == entry
    assert same.raw is None
    assert "course of the year, more than in any year before.\\n" in serialise(PoFile((same,)))


def test_entries_may_come_go_and_change_places() -> None:
    text = '# head\nmsgid ""\nmsgstr ""\n\n\nmsgid "a"\nmsgstr ""\nmsgid "b"\nmsgstr ""\n\n# end'
    file = parse(text)
    header, a, b = file.entries
    new = Entry(None, "new")
    assert (
        serialise(replace(file, entries=(header, b, a)))
        == '# head\nmsgid ""\nmsgstr ""\nmsgid "b"\nmsgstr ""\n\n\nmsgid "a"\nmsgstr ""\n\n# end'
    )
    assert (
        serialise(replace(file, entries=(a, new, header)))
        == 'msgid "a"\nmsgstr ""\n\nmsgid "new"\nmsgstr ""\n\n# head\nmsgid ""\nmsgstr ""\n\n# end'
    )
    assert serialise(replace(file, entries=())) == "\n# end"


def test_a_new_entry_ends_its_lines_as_the_file_does() -> None:
    text = '\ufeffmsgid ""\r\nmsgstr ""\r\n\r\nmsgid "last, without a line end"\r\nmsgstr ""'
    file = parse(text)
    assert (
        serialise(replace(file, entries=(*file.entries, Entry(None, "a\nb"))))
        == text + '\r\n\r\nmsgid ""\r\n"a\\n"\r\n"b"\r\nmsgstr ""\r\n'
    )


def test_text_that_is_no_entry_stays_with_the_entry_below() -> None:
    file = parse('msgid ""\nmsgstr ""\n\ndomain "other"\n\nmsgid "a"\nmsgstr ""\n')
    changed = replace(file.entries[1], msgstr=("b",))
    assert (
        serialise(replace(file, entries=(file.entries[0], changed))) == 'msgid ""\nmsgstr ""\n\ndomain "other"\n\nmsgid "a"\nmsgstr "b"\n'
    )


def test_a_field_of_the_header_changes_alone() -> None:
    header = parse((HERE / "poedit.po").read_text(encoding="utf-8")).entries[0]
    assert change_field(header, "Language", "en_GB") is header
    dated = change_field(header, "PO-Revision-Date", "2032-01-01 00:00+0000")
    assert lines_changed(header.msgstr[0], dated.msgstr[0]) == [
        "- PO-Revision-Date: 2031-02-03 04:05+0100",
        "+ PO-Revision-Date: 2032-01-01 00:00+0000",
    ]
    assert change_field(header, "X-New", "1").msgstr[0] == header.msgstr[0] + "X-New: 1\n"
    assert change_field(Entry(None, ""), "Language", "en").msgstr == ("Language: en\n",)
    assert change_field(Entry(None, "", None, ("A: b",)), "Language", "en").msgstr == ("A: b\nLanguage: en\n",)


# Properties

text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\x04"), max_size=12) | st.text(
    'ab "\\\n\t\r你#~|[]{}', max_size=12
)
word = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=6)
# Lines as they stand behind `# ` and `#. `: these know no escapes.
line = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=10) | st.sampled_from(["#", "# ", "#a", " a ", ""])


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    plural = draw(st.none() | text)
    previous = draw(st.none() | text)
    return Entry(
        draw(st.none() | text),
        draw(text.filter(bool)),
        plural,
        draw(st.tuples(text) if plural is None else st.tuples(text, text)),
        tuple(draw(st.lists(line.map(as_comment), max_size=3))),
        tuple(draw(st.lists(line, max_size=2))),
        tuple(draw(st.lists(word, max_size=3))),
        tuple(draw(st.lists(st.sampled_from(["fuzzy", "c-format", "no-wrap"]), max_size=2, unique=True))),
        None if previous is None else draw(st.none() | text),
        previous,
        None if previous is None else draw(st.none() | text),
        draw(st.booleans()),
    )


def as_comment(text: str) -> str:
    """The one spelling under which a comment is kept: what `# ` can't precede without change is a whole line."""
    return f"# {text}" if text.startswith("#") else text


def tame(entry: Entry) -> Entry:
    """Without what gettext has its own ideas about: control characters, and line ends around texts, where msgid and msgstr must agree."""

    def tamed(text: str | None) -> str | None:
        return text and "".join(each for each in text if each in "\n\t" or (each >= " " and each != "\x7f")).strip("\n")

    texts = ("context", "msgid", "msgid_plural", "previous_context", "previous_msgid", "previous_plural")
    tame_texts = {name: tamed(getattr(entry, name)) for name in texts}
    return replace(entry, **tame_texts | {"msgid": tame_texts["msgid"] or "a"}, msgstr=tuple(tamed(form) or "" for form in entry.msgstr))


def catalogues(entries: st.SearchStrategy[Entry]) -> st.SearchStrategy[PoFile]:
    return st.lists(entries, min_size=1, max_size=5, unique_by=lambda entry: entry.key).map(lambda found: PoFile((HEADER, *found)))


@given(catalogues(entries()))
@settings(deadline=None)
def test_what_is_written_is_read_back(file: PoFile) -> None:
    text = serialise(file)
    back = parse(text)
    assert back.faults == ()
    assert back.entries == file.entries
    assert serialise(back) == text
    assert serialise(replace(back, entries=tuple(map(replace, back.entries)))) == text


@pytest.mark.needs("msgfmt")
@given(catalogues(entries().map(tame)))
@settings(max_examples=40, deadline=None)
def test_gettext_reads_the_same_translations(gnu: None, file: PoFile) -> None:
    compiled = gettext.GNUTranslations(io.BytesIO(run("msgfmt", "-o", "-", text=serialise(file))))
    ours: dict[object, str] = {"": HEADER.msgstr[0]}
    for entry in file.messages:
        key = entry.msgid if entry.context is None else f"{entry.context}\x04{entry.msgid}"
        if entry.msgstr[0] and not entry.fuzzy:
            ours |= (
                {key: entry.msgstr[0]} if entry.msgid_plural is None else {(key, index): form for index, form in enumerate(entry.msgstr)}
            )
    assert compiled._catalog == ours  # type: ignore[attr-defined]


@pytest.mark.needs("msgfmt")
@given(catalogues(entries().map(tame)))
@settings(max_examples=40, deadline=None)
def test_what_gettext_writes_of_ours_is_read_back(gnu: None, file: PoFile) -> None:
    back = parse(run("msgcat", text=serialise(file)).decode())
    assert back.faults == ()

    def meaning(file: PoFile) -> set[object]:
        return {(entry.key, entry.msgid_plural, entry.msgstr, entry.fuzzy, entry.obsolete) for entry in file.entries if entry.msgstr[0]}

    assert meaning(back) == meaning(file)


@pytest.mark.needs("msgfmt")
@pytest.mark.parametrize("name", ["msgmerge.po", "poedit.po", "poedit_kept.po", "poedit_wrapped.po", "weblate.po"])
def test_gettext_finds_nothing_wrong_with_a_file_written_afresh(gnu: None, name: str) -> None:
    file = parse((HERE / name).read_text(encoding="utf-8"))
    afresh = serialise(replace(file, entries=tuple(map(replace, file.entries))))
    run("msgfmt", "--check", "-o", "/dev/null", text=afresh)
    assert parse(run("msgcat", text=afresh).decode()).entries == file.entries


keywords = ["msgid ", "msgstr ", "msgctxt ", "msgid_plural ", "msgstr[0] ", "msgstr[1] ", "msgstr[", 'msgidd "x"', 'domain "m"', "text"]
strings = ['"', '"a"', '"b\\n"', '"\\q"', '"open', "\\", " ", "\t", "\n", "\n\n", "\r\n", "\r", "\0", "\u2028", "\ufeff", "你"]
comments = ["#", "# c", "#. e", "#: r", "#, fuzzy", "#| ", "#~ ", "#~| ", "#~"]
lines = ["\n<<<<<<< a\n", "\n=======\n", "\n>>>>>>> b\n", '\nmsgid "k"\nmsgstr "v"\n', serialise(PoFile((HEADER,)))]
pieces = st.sampled_from(keywords + strings + comments + lines)
broken = st.lists(pieces | text, max_size=40).map("".join)


@given(broken)
@settings(max_examples=400, deadline=None)
def test_no_text_raises_or_loses_a_character(text: str) -> None:
    file = parse(text)
    assert serialise(file) == text
    lines = text.removeprefix("\ufeff").split("\n")
    for fault in file.faults:
        assert 1 <= fault.line <= len(lines)
        assert 1 <= fault.column <= fault.column + fault.length - 1 <= len(lines[fault.line - 1]) + 1
    for entry in file.entries:
        for field in [*places(entry), "msgid", "msgstr[9]"]:
            for offset in range(4):
                assert 1 <= locate(entry, field, offset)[0] <= len(lines)
                assert extent(entry, field, offset, offset + 2)[2] >= 1


edited = broken | st.tuples(catalogues(entries()).map(serialise), st.integers(0, 400), st.integers(0, 3), text | pieces).map(
    lambda t: t[0][: t[1]] + t[3] + t[0][t[1] + t[2] :]
)


@given(edited)
@settings(max_examples=400, deadline=None)
def test_what_is_without_fault_keeps_its_meaning_when_it_is_written_afresh(text: str) -> None:
    file = parse(text)
    if file.faults:
        return
    between = [entry.before or "" for entry in file.entries] + [file.tail]
    assert all(not line.strip(" \t\r") or line.lstrip().startswith(("#", "domain")) for part in between for line in part.split("\n"))
    if all(
        entry.previous_msgid is not None or (entry.previous_context is None and entry.previous_plural is None) for entry in file.entries
    ):
        back = parse(serialise(replace(file, entries=tuple(map(replace, file.entries)))))
        assert back.faults == ()
        assert back.entries == file.entries

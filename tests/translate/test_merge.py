"""Updating a catalogue: the file before, the messages that it should have, and the file after."""

from __future__ import annotations

import pytest

from microsite.model.renames import Renames
from microsite.read.po import MACHINE, parse, serialise
from microsite.translate.expected import ExpectedMessage
from microsite.translate.merge import CARRIED, FUZZY, NEW, RETIRED, REVIVED, Merged, merge

ENGLISH = "en_GB"
HEADER = """msgid ""
msgstr ""
"Language: en_GB\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""


def paragraphs(*texts: str) -> list[ExpectedMessage]:
    return [ExpectedMessage("a.summary", text) for text in texts]


def bring(before: str, wanted: list[ExpectedMessage], renames: Renames = Renames()) -> tuple[str, Merged]:  # noqa: B008 (immutable)
    old = parse(before)
    assert not old.faults, old.faults
    merged = merge(wanted, old, ENGLISH, renames)
    after = serialise(merged.file)
    again = parse(after)
    assert not again.faults, (again.faults, after)
    second = merge(wanted, again, ENGLISH, renames)
    assert serialise(second.file) == after
    assert second.events == ()
    return after, merged


def happened(merged: Merged) -> list[tuple[str, str]]:
    return [(event.what, event.msgid) for event in merged.events]


def entry(source: str, translation: str, context: str = "a.summary", above: str = "") -> str:
    return f'\n{above}msgctxt "{context}"\nmsgid "{source}"\nmsgstr "{translation}"\n'


def retired(source: str, translation: str, context: str = "a.summary", above: str = "") -> str:
    return f'\n{above}#~ msgctxt "{context}"\n#~ msgid "{source}"\n#~ msgstr "{translation}"\n'


def test_a_missing_catalogue_is_made_with_a_header_and_without_dates() -> None:
    merged = merge([ExpectedMessage("a.title", "标题", None, ("section a: title", "a title"))], None, ENGLISH)
    assert serialise(merged.file) == HEADER + '\n#. section a: title\n#. a title\nmsgctxt "a.title"\nmsgid "标题"\nmsgstr ""\n'
    assert happened(merged) == [(NEW, "标题")]
    assert not parse(serialise(merged.file)).faults


def test_a_changed_sentence_keeps_its_translation_as_fuzzy_with_the_text_that_it_was_of() -> None:
    after, merged = bring(HEADER + entry("出口增长。", "Exports rose."), paragraphs("出口下降。"))
    assert after == HEADER + '\n#, fuzzy\n#| msgid "出口增长。"\nmsgctxt "a.summary"\nmsgid "出口下降。"\nmsgstr "Exports rose."\n'
    assert happened(merged) == [(FUZZY, "出口下降。")]


def test_a_fuzzy_one_that_changes_again_keeps_the_text_that_its_translation_was_of() -> None:
    once, _ = bring(HEADER + entry("甲。", "A."), paragraphs("乙。"))
    after, _ = bring(once, paragraphs("丙。"))
    assert '#| msgid "甲。"\nmsgctxt "a.summary"\nmsgid "丙。"\nmsgstr "A."\n' in after
    assert "乙" not in after


def test_a_sentence_that_changes_back_stays_fuzzy_because_its_translation_may_have_been_edited() -> None:
    once, _ = bring(HEADER + entry("甲。", "A."), paragraphs("乙。"))
    after, _ = bring(once, paragraphs("甲。"))
    assert after == HEADER + '\n#, fuzzy\nmsgctxt "a.summary"\nmsgid "甲。"\nmsgstr "A."\n'


@pytest.mark.parametrize(
    ("old", "new"),
    [("2023年完成。", "2024年完成。"), ("城镇居民收入。", "农村居民收入。"), ("完成。", "未完成。")],
)
def test_texts_of_other_contexts_are_never_matched_by_likeness(old: str, new: str) -> None:
    after, merged = bring(HEADER + entry(old, "Old words.", "a.title"), [ExpectedMessage("b.title", new)])
    assert happened(merged) == [(NEW, new), (RETIRED, old)]
    assert f'msgctxt "b.title"\nmsgid "{new}"\nmsgstr ""\n' in after
    assert f'#~ msgctxt "a.title"\n#~ msgid "{old}"\n#~ msgstr "Old words."\n' in after


def test_a_new_paragraph_between_others_leaves_them_alone() -> None:
    before = HEADER + entry("一。", "One.") + entry("三。", "Three.")
    after, merged = bring(before, paragraphs("一。", "二。", "三。"))
    assert after == HEADER + entry("一。", "One.") + entry("二。", "") + entry("三。", "Three.")
    assert happened(merged) == [(NEW, "二。")]


def test_a_changed_paragraph_is_paired_by_its_place_between_unchanged_neighbours() -> None:
    before = HEADER + entry("一。", "One.") + entry("二。", "Two.") + entry("三。", "Three.") + entry("四。", "Four.")
    after, merged = bring(before, paragraphs("一。", "两个。", "三。", "四样。"))
    assert happened(merged) == [(FUZZY, "两个。"), (FUZZY, "四样。")]
    assert 'msgid "两个。"\nmsgstr "Two."' in after
    assert 'msgid "四样。"\nmsgstr "Four."' in after


def test_where_a_paragraph_was_changed_and_one_put_before_it_the_liker_one_is_the_changed_one() -> None:
    before = HEADER + entry("一。", "One.") + entry("粮食产量增长了百分之三。", "Grain rose.")
    after, merged = bring(before, paragraphs("一。", "另有一段完全不同的话。", "粮食产量增长了百分之四。"))
    assert happened(merged) == [(NEW, "另有一段完全不同的话。"), (FUZZY, "粮食产量增长了百分之四。")]
    assert "Grain rose." in after


def test_a_moved_message_keeps_its_translation_and_its_lines() -> None:
    one = '\n# a note of mine\nmsgctxt "a.summary"\nmsgid ""\n"一，"\n"二。"\nmsgstr ""\n"One, "\n"two."\n'
    after, merged = bring(HEADER + one + entry("三。", "Three."), paragraphs("三。", "一，二。"))
    assert after == HEADER + entry("三。", "Three.") + one
    assert happened(merged) == []


def test_a_sentence_that_is_moved_to_another_section_keeps_its_translation() -> None:
    titles = entry("题。", "Head.", "a.title") + entry("面。", "Page.", "b.title")
    before = HEADER + entry("一。", "One.", "a.commitment.one", "# mine\n") + titles
    wanted = [ExpectedMessage("a.title", "题。"), ExpectedMessage("b.title", "面。"), ExpectedMessage("b.commitment.one", "一。")]
    after, merged = bring(before, wanted)
    assert after == HEADER + titles + entry("一。", "One.", "b.commitment.one", "# mine\n")
    assert happened(merged) == [(CARRIED, "一。")]


def test_two_sections_that_swap_a_sentence_swap_the_translations() -> None:
    before = HEADER + entry("一。", "One.", "a.finding") + entry("二。", "Two.", "b.finding")
    after, merged = bring(before, [ExpectedMessage("a.finding", "二。"), ExpectedMessage("b.finding", "一。")])
    assert after == HEADER + entry("二。", "Two.", "a.finding") + entry("一。", "One.", "b.finding")
    assert happened(merged) == [(CARRIED, "二。"), (CARRIED, "一。")]


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        # The section is gone: whether it was renamed, `formerly:` says.
        (entry("一。", "One.", "a.finding"), [ExpectedMessage("b.finding", "一。")]),
        # Another figure, which only says the same.
        (entry("一。", "One.", "a.figure.x.sentence"), [ExpectedMessage("a.figure.y.sentence", "一。")]),
        # Two that it may have been.
        (
            entry("一。", "One.", "a.finding") + entry("一。", "Another one.", "b.finding"),
            [ExpectedMessage("a.title", ""), ExpectedMessage("b.title", ""), ExpectedMessage("c.finding", "一。")],
        ),
        # It is still where it was.
        (entry("一。", "One.", "a.finding"), [ExpectedMessage("a.finding", "一。"), ExpectedMessage("b.finding", "一。")]),
    ],
)
def test_where_a_text_has_not_surely_been_moved_it_is_new(before: str, wanted: list[ExpectedMessage]) -> None:
    wanted = [each if each.msgid else each._replace(msgid=each.context or "") for each in wanted]
    _, merged = bring(HEADER + before, wanted)
    assert (NEW, "一。") in happened(merged)
    assert CARRIED not in {what for what, _ in happened(merged)}


def test_a_reference_under_a_former_name_is_renamed_though_the_text_has_none() -> None:
    """A translation that waits for review may still refer to what its text no longer does."""
    renames = Renames({}, {}, {"a": {"old": "new"}})
    before = HEADER + '\n#, fuzzy\n#| msgid "旧{old}。"\nmsgctxt "a.summary"\nmsgid "新。"\nmsgstr "{old} were built."\n'
    after, merged = bring(before, paragraphs("新。"), renames)
    assert after == before.replace("{old}", "{new}")
    assert happened(merged) == [(CARRIED, "新。")]


def test_a_retired_one_that_comes_back_is_revived() -> None:
    retired, first = bring(HEADER + entry("一。", "One.") + entry("二。", "Two."), paragraphs("一。"))
    assert happened(first) == [(RETIRED, "二。")]
    after, merged = bring(retired, paragraphs("一。", "二。"))
    assert after == HEADER + entry("一。", "One.") + entry("二。", "Two.")
    assert happened(merged) == [(REVIVED, "二。")]


def test_a_retired_twin_gives_its_text_to_an_empty_entry() -> None:
    before = HEADER + entry("一。", "", above="# mine\n") + '\n#~ msgctxt "a.summary"\n#~ msgid "一。"\n#~ msgstr "One."\n'
    after, _ = bring(before, paragraphs("一。"))
    assert after == HEADER + entry("一。", "One.", above="# mine\n")


def test_a_paragraph_that_comes_back_is_not_taken_for_a_changed_one() -> None:
    before = HEADER + entry("一。", "One.") + entry("粮食增长了百分之三。", "Grain rose.") + retired("粮食增长了百分之二。", "Less.")
    after, merged = bring(before, paragraphs("一。", "粮食增长了百分之二。", "另外一段话。"))
    assert happened(merged) == [(REVIVED, "粮食增长了百分之二。"), (FUZZY, "另外一段话。")]
    assert 'msgid "另外一段话。"\nmsgstr "Grain rose."' in after


def test_an_empty_entry_hands_its_remarks_on_but_not_what_it_says_of_a_text() -> None:
    empty = entry("一。", "", above=f"# mine\n# {MACHINE}\n#, fuzzy, x-own\n")
    after, _ = bring(HEADER + empty + retired("一。", "One.", above="# theirs\n"), paragraphs("一。"))
    assert after == HEADER + entry("一。", "One.", above="# theirs\n# mine\n#, x-own\n")


def test_a_retired_remark_without_text_comes_back_with_its_message_however_that_is_served() -> None:
    remark = retired("二。", "", above="# ask the editors\n")
    wanted = paragraphs("二。")
    assert bring(HEADER + remark, wanted)[0] == HEADER + entry("二。", "", above="# ask the editors\n")
    assert bring(HEADER + entry("二。", "Two.") + remark, wanted)[0] == HEADER + entry("二。", "Two.", above="# ask the editors\n")
    after, _ = bring(HEADER + entry("一。", "One.") + remark, wanted)
    assert after == HEADER + entry("二。", "One.", above='# ask the editors\n#, fuzzy\n#| msgid "一。"\n')


def test_a_message_without_translation_that_nothing_asks_for_leaves_no_trace_but_a_comment_does() -> None:
    after, merged = bring(HEADER + entry("一。", "") + entry("二。", "", above="# ask the editors\n"), [])
    assert after == HEADER + '\n# ask the editors\n#~ msgctxt "a.summary"\n#~ msgid "二。"\n#~ msgstr ""\n'
    assert happened(merged) == [(RETIRED, "二。")]


def test_header_comments_and_flags_stay_to_the_letter() -> None:
    header = (
        '# Translators of this\n# file: Wang\nmsgid ""\nmsgstr ""\n"Language: en_GB\\n"\n"X-Generator: Poedit 3.4\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
    )
    translated = '\n#  mine\n#mine too\n#. section a: summary\n#, no-wrap, x-own\nmsgctxt "a.summary"\nmsgid "一。"\nmsgstr "One."\n'
    after, _ = bring(header + translated, [ExpectedMessage("a.summary", "一。", None, ("section a: summary", "a paragraph"))])
    assert after == header + translated.replace("summary\n#, no", "summary\n#. a paragraph\n#, no")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_byte_order_mark_and_line_ends_stay(bom: str, newline: str) -> None:
    before = bom + (HEADER + entry("一。", "One.")).replace("\n", newline)
    after, _ = bring(before, paragraphs("一。", "二。"))
    assert after == before + entry("二。", "").replace("\n", newline)


# Renaming


def test_formerly_carries_translations_of_a_section_and_its_figures_over() -> None:
    before = (
        HEADER
        + entry("标题", "Title", "work.title")
        + entry("新增{posts}。", "{posts} more, only {posts.number}.", "work.figure.posts.sentence")
        + entry("共{work.posts}。", "{work.posts} in all.", "edition.summary")
    )
    wanted = [
        ExpectedMessage("edition.summary", "共{jobs.places}。"),
        ExpectedMessage("jobs.title", "标题"),
        ExpectedMessage("jobs.figure.places.sentence", "新增{places}。"),
    ]
    after, merged = bring(before, wanted, Renames({}, {"work": "jobs"}, {"jobs": {"posts": "places"}}))
    flag = "#, python-brace-format\n"
    assert after == HEADER + entry("共{jobs.places}。", "{jobs.places} in all.", "edition.summary", flag) + entry(
        "标题", "Title", "jobs.title"
    ) + entry(
        "新增{places}。",
        "{places} more, only {places.number}.",
        "jobs.figure.places.sentence",
        flag,
    )
    assert {event.what for event in merged.events} == {CARRIED}


def test_formerly_that_is_added_after_an_update_still_finds_the_retired_ones() -> None:
    missed, _ = bring(HEADER + entry("标题", "Title", "work.title"), [ExpectedMessage("jobs.title", "标题")])
    assert 'msgctxt "jobs.title"\nmsgid "标题"\nmsgstr ""' in missed
    after, merged = bring(missed, [ExpectedMessage("jobs.title", "标题")], Renames({}, {"work": "jobs"}))
    assert after == HEADER + entry("标题", "Title", "jobs.title")
    assert happened(merged) == [(CARRIED, "标题")]


def test_a_renamed_and_changed_one_is_fuzzy_and_names_its_old_context() -> None:
    after, merged = bring(
        HEADER + entry("旧名", "Old", "indicator.gdp.name"),
        [ExpectedMessage("indicator.product.name", "新名")],
        Renames({"indicator.gdp": "indicator.product"}),
    )
    assert '#| msgctxt "indicator.gdp.name"\n#| msgid "旧名"\nmsgctxt "indicator.product.name"\nmsgid "新名"\nmsgstr "Old"\n' in after
    assert happened(merged) == [(FUZZY, "新名")]


TO_B = Renames({}, {"a": "b"})
TWO_TO_C = Renames({}, {"a": "c", "b": "c"})


def test_a_text_retired_under_the_present_name_comes_before_an_empty_one_under_the_former() -> None:
    before = HEADER + entry("一", "", "a.title", "# mine\n") + retired("一", "One", "b.title")
    after, merged = bring(before, [ExpectedMessage("b.title", "一")], TO_B)
    assert after == HEADER + entry("一", "One", "b.title", "# mine\n")
    assert happened(merged) == [(REVIVED, "一")]


@pytest.mark.parametrize("texts", [("One", ""), ("", "One")])
def test_where_two_names_become_one_the_translated_one_is_carried_over(texts: tuple[str, str]) -> None:
    before = HEADER + entry("一", texts[0], "a.title") + entry("一", texts[1], "b.title")
    after, merged = bring(before, [ExpectedMessage("c.title", "一")], TWO_TO_C)
    assert after == HEADER + entry("一", "One", "c.title")
    assert happened(merged) == [(CARRIED, "一")]


def test_where_two_translated_ones_become_one_the_first_is_carried_over_and_the_other_retired() -> None:
    before = HEADER + entry("一", "One", "a.title") + entry("一", "Uno", "b.title")
    after, merged = bring(before, [ExpectedMessage("c.title", "一")], TWO_TO_C)
    assert after == HEADER + entry("一", "One", "c.title") + retired("一", "Uno", "b.title")
    assert happened(merged) == [(CARRIED, "一"), (RETIRED, "一")]


def test_where_two_empty_ones_become_one_it_has_the_remarks_of_both() -> None:
    both = entry("一", "", "a.title", "# first\n") + entry("一", "", "b.title", "# second\n")
    after, _ = bring(HEADER + both + retired("一", "", "c.title", "# old\n"), [ExpectedMessage("c.title", "一")], TWO_TO_C)
    assert after == HEADER + entry("一", "", "c.title", "# first\n# second\n# old\n")


# What gettext's tools refuse or drop


def test_a_retired_text_beside_one_in_use_has_a_key_of_its_own_and_still_serves() -> None:
    """gettext's tools call a file broken in which two entries have one key."""
    before = HEADER + entry("一", "One", "a.title") + retired("一", "Uno", "a.title") + retired("一", "Eins", "a.title")
    after, _ = bring(before, [ExpectedMessage("a.title", "一")])
    assert after == HEADER + entry("一", "One", "a.title") + retired("一", "Uno", "a.title~2") + retired("一", "Eins", "a.title~3")
    gone, _ = bring(after, [])
    assert gone == HEADER + retired("一", "Uno", "a.title~2") + retired("一", "Eins", "a.title~3") + retired("一", "One", "a.title")
    back, merged = bring(gone.replace(retired("一", "One", "a.title"), ""), [ExpectedMessage("a.title", "一")])
    assert back == HEADER + entry("一", "Eins", "a.title") + retired("一", "Uno", "a.title~2")
    assert happened(merged) == [(REVIVED, "一")]


def test_a_retired_noun_without_its_first_form_gets_one_and_is_fuzzy() -> None:
    """gettext's tools drop a retired entry whose first form is empty, and with it the others."""
    noun = '#~ msgctxt "unit.post"\n#~ msgid "{n}个"\n#~ msgid_plural "{n}个"\n'
    before = HEADER + "\n" + (noun + '#~ msgstr[0] ""\n#~ msgstr[1] "{n} posts"\n').replace("#~ ", "")
    after, _ = bring(before, [])
    assert after == HEADER + "\n#, fuzzy\n" + noun + '#~ msgstr[0] "{n} posts"\n#~ msgstr[1] "{n} posts"\n'


# Plurals, flags


def test_a_counted_noun_has_as_many_forms_as_the_header_says() -> None:
    after, _ = bring(
        HEADER.replace("nplurals=2; plural=(n != 1)", "nplurals=3; plural=n%3"), [ExpectedMessage("unit.post", "{n}个", "{n}个")]
    )
    assert after.endswith(
        '#, python-brace-format\nmsgctxt "unit.post"\nmsgid "{n}个"\nmsgid_plural "{n}个"\nmsgstr[0] ""\nmsgstr[1] ""\nmsgstr[2] ""\n'
    )


def test_a_header_without_plural_forms_gets_them_when_a_noun_needs_them() -> None:
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    after, _ = bring(header, [ExpectedMessage("unit.post", "{n}个", "{n}个")])
    assert '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"' in after
    untouched, _ = bring(header, [])
    assert untouched == header


def test_a_message_that_becomes_counted_and_back_loses_no_form() -> None:
    before = HEADER + '\nmsgid "figure"\nmsgstr "Zahl"\n'
    counted, _ = bring(before, [ExpectedMessage(None, "figure", "figures")])
    assert counted.endswith('\n#, fuzzy\n#| msgid "figure"\nmsgid "figure"\nmsgid_plural "figures"\nmsgstr[0] "Zahl"\nmsgstr[1] "Zahl"\n')
    typed = counted.replace('[1] "Zahl"', '[1] "Zahlen"').replace("#, fuzzy\n", "").replace('#| msgid "figure"\n', "")
    after, _ = bring(typed, [ExpectedMessage(None, "figure")])
    assert 'msgstr "Zahl"' in after
    assert '#~ msgstr[1] "Zahlen"' in after


def test_the_flag_for_slots_comes_and_goes_with_them_unless_the_translator_said_no() -> None:
    flagged, _ = bring(HEADER + entry("有{jobs}。", "{jobs}."), paragraphs("有{jobs}。"))
    assert "#, python-brace-format\nmsgctxt" in flagged
    plain, _ = bring(flagged.replace("{jobs}", "jobs"), paragraphs("有jobs。"))
    assert "brace" not in plain
    refused = HEADER + entry("有{jobs}。", "{jobs}.", above="#, no-python-brace-format\n")
    assert bring(refused, paragraphs("有{jobs}。"))[0] == refused


# Size


@pytest.mark.full
def test_twenty_thousand_messages_are_brought_up_to_date() -> None:
    many = [
        ExpectedMessage(
            f"s{number // 20}.figure.f{number}.sentence", f"第{number}条要新建{{f{number}}}，比上一年多。", None, ("where", "what")
        )
        for number in range(20_000)
    ]
    first = serialise(merge(many, None, ENGLISH).file).replace('msgstr ""\n\n', 'msgstr "Words of a translator."\n\n')
    changed = [each._replace(msgid=each.msgid + "！") if number % 10 == 0 else each for number, each in enumerate(many)]
    merged = merge(changed, parse(first), ENGLISH)
    text = serialise(merged.file)
    assert len(merged.events) == 2_000
    assert text.count("\n#, fuzzy, python-brace-format\n") == 2_000

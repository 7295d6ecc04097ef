"""The interface messages that code uses, listed for the translators' catalogues; those that templates use are in the templates."""

from __future__ import annotations

from typing import NamedTuple


class Phrase(NamedTuple):
    """An interface message: its English text, a note for translators, and a context that distinguishes equal texts."""

    text: str
    note: str
    context: str = ""


NO_LICENCE = "No licence is stated: ask the publisher before you use the data."
MORE_THAN_NUMBER = "number in «more than»"
MORE_THAN_SYMBOL = "number with a symbol"

# Around the whole quantity. “more than” has a further pattern around the number alone, for Chinese 余, and another one for a number with a
# symbol, because 余 cannot stand between them.
BOUND_PHRASES = {
    "at_least": "at least {quantity}",
    "more_than": "more than {quantity}",
    "about": "about {quantity}",
    "at_most": "at most {quantity}",
}

_KINDS = {
    "result": Phrase("Result", "kind of figure: what was reached"),
    "estimate": Phrase("Estimate", "kind of figure: a result not yet final"),
    "target": Phrase("Target", "kind of figure: what is to be reached"),
    "expected_effect": Phrase("Expected effect", "kind of figure: what a measure should bring about"),
    "ambition": Phrase("Ambition", "kind of figure: an aim without a date"),
}
KIND_PHRASES = {kind: phrase.text for kind, phrase in _KINDS.items()}

# By their names in `model.outcomes`.
STATUS_PHRASES = {
    "met": "Met",
    "partly": "Met in part",
    "missed": "Missed",
    "not_yet_due": "Not yet due",
    "unreported": "No result given",
    "not_comparable": "Not comparable",
}

# By their names in `model.content`.
COMMITMENT_PHRASES = {
    "done": "Done",
    "under_way": "Under way",
    "dropped": "Dropped",
    "not_mentioned": "Not mentioned since",
}

RULE_PHRASES = {
    "at_least": "Met by that number or more.",
    "more_than": "Met by more than that number.",
    "at_most": "Met by that number or less.",
    "exactly": "Met by that number alone, as neither more nor less is better.",
    "exactly_or_more": "Met by that number or more, as more is better.",
    "exactly_or_less": "Met by that number or less, as less is better.",
    "about": "Met within 5% of that number, as neither more nor less is better.",
    "about_or_more": "Met from 5% below that number upwards, as more is better.",
    "about_or_less": "Met from 5% above that number downwards, as less is better.",
    "range": "Met between the two ends, as neither more nor less is better.",
    "range_or_more": "Met from the lower end upwards, as more is better.",
    "range_or_less": "Met from the upper end downwards, as less is better.",
}

REASON_PHRASES = {
    "half": "At least half of it was reached.",
    "later": "The period had not ended when the newest report here came out.",
    "none": "The period is over, and no report here gives a result.",
    "part": "The result counts something other than the target does.",
    "period": "The result is of another period than the target.",
    "loose": "The result is stated too loosely to tell.",
}

LENGTH_PHRASES = {
    "year": "Whole years",
    "half": "Half-years",
    "month": "Months",
    "moment": "On a certain day",
    "years": "Several years together",
}
COLUMN_PHRASES = {
    "label": "Indicator",
    "text": "Figure",
    "value": "Value",
    "from": "From",
    "to": "To",
    "unit": "Unit",
    "kind": "Kind",
    "period": "Period",
    "scope": "What is counted",
    "status": "What became of it",
    "section": "Section",
    "sentence": "Sentence",
    "document": "Source",
    "place": "Place in the source",
}
"""the heads of the columns that are for people, in their order"""

PHRASES = (
    Phrase("at least {quantity}", "bound around a number with its unit, as in “at least 2,300 people”"),
    Phrase("more than {quantity}", "bound around a number with its unit, as in “more than 15,000 households”"),
    Phrase("{n}", "only what stands around the number itself in “more than”; leave {n} alone if nothing does", MORE_THAN_NUMBER),
    Phrase("more than {quantity}", "bound around a number with a symbol such as %, as in “more than 90%”", MORE_THAN_SYMBOL),
    Phrase("about {quantity}", "bound around a number with its unit, as in “about 200 km”"),
    Phrase("at most {quantity}", "bound around a number with its unit, as in “at most 5%”"),
    Phrase("{from} to {to}", "a range of numbers or of years"),
    Phrase("{quantity} ({conversion})", "a quantity and the same in another unit, as in “15 mu (1 ha)”"),
    Phrase("by the end of {period}", "a deadline: a year or a month"),
    Phrase("by {period}", "a deadline: a date"),
    Phrase("{from} to {to}, in total", "a cumulative period: two years, months or dates"),
    Phrase("first half of {year}", "half a year"),
    Phrase("second half of {year}", "half a year"),
    *_KINDS.values(),
    *(Phrase(text, "what became of a target") for text in STATUS_PHRASES.values()),
    *(Phrase(text, "what became of a commitment without a number") for text in COMMITMENT_PHRASES.values()),
    *(Phrase(text, "the rule by which a target is met; “that number” is the target’s") for text in RULE_PHRASES.values()),
    *(Phrase(text, "why a target has this status") for text in REASON_PHRASES.values()),
    *(Phrase(text, "head of a column in the download for people") for text in COLUMN_PHRASES.values()),
    Phrase("All indicators", "title of the page with the table of all indicators"),
    Phrase("Find", "title of the page to find things on, and the link to it"),
    Phrase("Indicators over the years", "title of the page that lists the indicators of all editions"),
    Phrase("{indicator}: {quantity} ({kind}, {period})", "a figure in a line, as in “New jobs: 2,300 people (Result, 2024)”"),
    Phrase("{indicator}: {quantity} ({kind})", "the same without a period"),
    *(Phrase(text, "above a chart over time: which times it compares") for text in LENGTH_PHRASES.values()),
    Phrase("The whole", "above a chart over time, beside others of parts"),
    Phrase(
        "{period}: {quantity}, aim {other}",
        "title of a chart: what was reached and what was aimed at, as in “2025: 2,380 people, aim at least 2,500 people”",
    ),
    Phrase("{quantity} in {period}, {other} in {later}", "title of a chart: a number and a later one"),
    Phrase("{quantity} in {period}, aim {other} in {later}", "title of a chart: what was reached and what is aimed at later"),
    Phrase("Aims: {quantity} in {period}, {other} in {later}", "title of a chart of two aims, the later last"),
    Phrase("{indicator} ({unit}), {years}", "below a chart’s title: what is measured, its unit, from when to when"),
    Phrase("{indicator}, {years}", "the same without a unit"),
    Phrase("On one page", "title of the sheet that tells an edition on one page, and the link to it"),
    Phrase("Side by side", "in the title of a page that shows a section in two languages"),
    Phrase("(not translated yet)", "on that page, in place of a text that is there in the source language alone"),
    Phrase(NO_LICENCE, "in the downloads, where the site names no licence"),
    Phrase("About this site", "title of the page on what the site is and was made from"),
    Phrase("Glossary", "title of the page that explains terms"),
    Phrase("All editions", "title of the page that lists the editions"),
    Phrase("Corrected: {figure}", "title of an entry in the feed: what the figure measures"),
    Phrase("Before: {was}.", "of a figure that was wrong"),
    Phrase("Now: {quantity}.", "of a figure that was wrong"),
    Phrase("This page has moved.", "on the page at an old address, above the link to the new one"),
    Phrase("Page not found", "heading of the page for addresses that lead nowhere"),
    Phrase("There is no page at this address. It may have been moved, or the address was mistyped.", "on that page"),
    Phrase("Go to the home page", "link on that page"),
    Phrase(
        "If it does not show this site, shorten the address in your browser to the folder that the site is in.",
        "on that page, below the link",
    ),
)
"""all interface messages that code uses; a test fails if code uses one that is missing here"""

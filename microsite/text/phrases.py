"""The interface messages that code uses, listed for the translators' catalogues; those that templates use are in the templates."""

from __future__ import annotations

from typing import NamedTuple

from microsite.text.verdicts import REASON_PHRASES, RULE_PHRASES, STATUS_PHRASES


class Phrase(NamedTuple):
    """An interface message: its English text, a note for translators, and a context that distinguishes equal texts."""

    text: str
    note: str
    context: str = ""


NO_LICENCE = "No licence is stated: ask the publisher before you use the data."
MORE_THAN_NUMBER = "number in «more than»"
MORE_THAN_SYMBOL = "number with a symbol"

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
    Phrase("Result", "kind of figure: what was reached"),
    Phrase("Estimate", "kind of figure: a result not yet final"),
    Phrase("Target", "kind of figure: what is to be reached"),
    Phrase("Expected effect", "kind of figure: what a measure should bring about"),
    Phrase("Ambition", "kind of figure: an aim without a date"),
    *(Phrase(text, "what became of a target") for text in STATUS_PHRASES.values()),
    *(Phrase(text, "the rule by which a target is met; “that number” is the target’s") for text in RULE_PHRASES.values()),
    *(Phrase(text, "why a target has this status") for text in REASON_PHRASES.values()),
    Phrase("All indicators", "title of the page with the table of all indicators"),
    Phrase("Side by side", "in the title of a page that shows a section in two languages"),
    Phrase("(not translated yet)", "on that page, in place of a text that is there in the source language alone"),
    Phrase(NO_LICENCE, "in the downloads, where the site names no licence"),
    Phrase("About this site", "title of the page on what the site is and was made from"),
    Phrase("Glossary", "title of the page that explains terms"),
    Phrase("All editions", "title of the page that lists the editions"),
    Phrase("Corrected: {figure}", "title of an entry in the feed: what the figure measures"),
    Phrase("It had said: {was}.", "of a figure that was wrong"),
    Phrase("It says now: {quantity}.", "of a figure that was wrong"),
    Phrase("This page has moved.", "on the page at an old address, above the link to the new one"),
    Phrase("Page not found", "heading of the page for addresses that lead nowhere"),
    Phrase("There is no page at this address. It may have been moved, or the address was mistyped.", "on that page"),
    Phrase("Go to the home page", "link on that page"),
)
"""all interface messages that code uses; a test fails if code uses one that is missing here"""

"""The interface messages for statuses, rules and reasons of targets, by their names in `model.outcomes`."""

from __future__ import annotations

STATUS_PHRASES = {
    "met": "Met",
    "partly": "Met in part",
    "missed": "Missed",
    "not_yet_due": "Not yet due",
    "unreported": "No result given",
    "not_comparable": "Not comparable",
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
    "part": "The result counts something else than the target does.",
    "period": "The result is of another period than the target.",
    "loose": "The result is stated too loosely to tell.",
}

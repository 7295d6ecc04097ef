"""Runs axe-core in a browser with every rule, AAA contrast and target size included, in light and dark, narrow and wide."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDTHS = (320, 1280)
SCHEMES = ("light", "dark")
HEIGHT = 900
# Both rules are off by default.
OPTIONS = {
    "rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}},
    "resultTypes": ["violations", "incomplete"],
}
VIOLATION, UNDECIDED = "violation", "undecided"


class Finding(NamedTuple):
    """A violation that axe found in an element, or a question that it could not decide."""

    outcome: str
    rule: str
    html: str
    message: str
    page: str
    state: str
    """width and colour scheme"""


class Reviewed(NamedTuple):
    """A question that axe can't decide and a person has."""

    rule: str
    html: str
    """a pattern for the start of the element's tag"""
    reason: str


GROUPS = "The head of a group spans its own row; the cells that it heads are those of the rows below it, as scope=rowgroup says."
REVIEWED = (
    Reviewed("th-has-data-cells", '<table class="indicators"', GROUPS),
    Reviewed("th-has-data-cells", '<table class="promises"', GROUPS),
    Reviewed("th-has-data-cells", '<table class="by-outcome"', GROUPS),
    Reviewed(
        "color-contrast",
        "<text ",
        "Letters in a chart stand above what is drawn, on its ground; tests/crawl_reading.py holds the contrast of their colours.",
    ),
)


def audit(page: Page, script: str, name: str, states: Iterable[tuple[int, str]]) -> Iterator[Finding]:
    """What axe finds on the open page, in each state (width in CSS pixels, colour scheme)."""
    page.evaluate(script)
    for width, scheme in states:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        yield from findings(page.evaluate("options => axe.run(options)", OPTIONS), name, f"{width} {scheme}")


def findings(results: Mapping[str, Any], name: str, state: str) -> Iterator[Finding]:
    """The findings in axe's results, one for each element."""
    for outcome, part in ((VIOLATION, "violations"), (UNDECIDED, "incomplete")):
        for rule in results[part]:
            for node in rule["nodes"]:
                messages = [each["message"] for each in (*node["any"], *node["all"], *node["none"])]
                yield Finding(outcome, rule["id"], node["html"], "; ".join(dict.fromkeys(messages)), name, state)


def review(finding: Finding, reviewed: Iterable[Reviewed] = REVIEWED) -> Reviewed | None:
    """The review that decides an undecided finding; None for a violation."""
    if finding.outcome == VIOLATION:
        return None
    return next((each for each in reviewed if each.rule == finding.rule and re.match(each.html, finding.html)), None)

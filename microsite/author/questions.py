"""The questions of `new`, as a table; options of the command line and questions on a terminal both come from it.

Their texts are in `microsite/sentences/questions.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

Answers = Mapping[str, str]
"""name of a question → its answer"""

NEEDED, SKIPPABLE, NEVER = "needed", "skippable", "never"


class Question(NamedTuple):
    """One question of `new`."""

    name: str
    """the option without its dashes"""
    shape: str
    """the form of the answer: a name in `answers.SHAPES`, or `period`"""
    asked: str = NEEDED
    """whether it needs an answer, may be skipped on a terminal, or is never asked and only an option"""
    of_new: str = ""
    """another question; this one is only for an answer to that which names something new"""


_EDITION = Question("edition", "edition-id", SKIPPABLE)

QUESTIONS: dict[str, tuple[Question, ...]] = {
    "edition": (
        Question("id", "edition-id"),
        Question("title", "line"),
        Question("date", "date"),
        Question("document", "id"),
        Question("document-title", "line", of_new="document"),
    ),
    "section": (
        _EDITION,
        Question("id", "id"),
        Question("title", "line"),
        Question("after", "id", SKIPPABLE),
    ),
    "figure": (
        _EDITION,
        Question("section", "id"),
        Question("id", "id"),
        Question("indicator", "id"),
        Question("name", "line", of_new="indicator"),
        Question("unit", "id", of_new="indicator"),
        Question("counted", "counted", of_new="unit"),
        Question("direction", "direction", SKIPPABLE, of_new="indicator"),
        Question("kind", "kind"),
        Question("value", "value"),
        Question("to", "number", NEVER),
        Question("bound", "bound", SKIPPABLE),
        Question("period", "period"),
        Question("place", "place"),
        Question("sentence", "sentence", SKIPPABLE),
    ),
    "language": (
        Question("path", "language-path"),
        Question("name", "line"),
        Question("tag", "language-tag", NEVER),
        Question("locale", "locale", NEVER),
    ),
}
"""kind of thing → its questions, in the order in which they are asked"""

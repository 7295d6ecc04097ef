"""The columns of the downloads: the header of the CSV, the keys of the JSON, the schema of the data package."""

from __future__ import annotations

from typing import NamedTuple

from microsite.model.content import BOUNDS, KINDS
from microsite.model.outcomes import STATUSES


class Column(NamedTuple):
    """One column; programs of those who use the data rely on its name."""

    name: str
    field: str
    """the attribute of `DataFigure` or `DataWords`; `figure.NAME` is any key that `Figure` declares"""
    type: str
    """the type in the Table Schema: string, number, boolean or date"""
    description: str
    required: bool = False
    values: tuple[str, ...] = ()
    """all values that occur, if they are few"""


CODES = (
    Column("edition", "edition", "string", "The edition: the year of the report.", True),
    Column("section", "section", "string", "The section's id.", True),
    Column("figure", "figure.id", "string", "The figure's id in its section.", True),
    Column("indicator", "figure.indicator", "string", "The indicator's id: the same over the years.", True),
    Column("kind", "figure.kind", "string", "What the figure is: reached, promised or hoped for.", True, KINDS),
    Column("bound", "figure.bound", "string", "How the value is to be read; a range has from and to instead of a value.", True, BOUNDS),
    Column("value", "figure.value", "number", "The exact number."),
    Column("from", "figure.start", "number", "The lower end of a range."),
    Column("to", "figure.end", "number", "The upper end of a range."),
    Column("unit", "unit", "string", "The unit's id.", True),
    Column("period", "period", "string", "The time as the report has it: 2024, 2024-H1, 2024-06, 2024-06-30, or 2021/2025 for a sum."),
    Column(
        "period_type", "period_type", "string", "Of the time: `by` is a deadline, `cumulative` a sum.", False,
        ("year", "half", "month", "date", "by", "cumulative"),
    ),
    Column("period_start", "period_start", "date", "The first day; empty for a deadline and for what is so on one day."),
    Column("period_end", "period_end", "date", "The last day, or the day itself."),
    Column("period_inferred", "period_inferred", "boolean", "Whether the editors concluded the time, as the source doesn't name it.", True),
    Column("document", "document", "string", "The id of the source.", True),
    Column("place", "figure.place.locator", "string", "Where in the source it is said.", True),
    Column("status", "status", "string", "Of a target: what became of it, as far as later reports tell.", False, STATUSES),
    Column("result_edition", "result_edition", "string", "The edition of the result that the target is held against."),
    Column("result_section", "result_section", "string", "The section of that result."),
    Column("result_figure", "result_figure", "string", "The id of that result in its section."),
)  # fmt: skip

WORDS = (
    Column("section_title", "section_title", "string", "The section's title"),
    Column("label", "label", "string", "The indicator's name"),
    Column("text", "text", "string", "The figure in words, with bound and unit"),
    Column("kind_text", "kind_text", "string", "What the figure is, in a word"),
    Column("period_text", "period_text", "string", "The time in words"),
    Column("scope", "figure.scope", "string", "What part the figure speaks of, where not the whole"),
    Column("status_text", "status_text", "string", "What became of the target, in words"),
    Column("definition", "definition", "string", "What the indicator means; Markdown"),
    Column("document_title", "document_title", "string", "The title of the source"),
)
"""columns that occur once for each language, as `label_LANGUAGE`; a text without translation is in its fallback language"""

COMMITMENT_CODES = (
    Column("edition", "edition", "string", "The edition: the year of the report.", True),
    Column("section", "section", "string", "The section's id.", True),
    Column("commitment", "id", "string", "The promise's id in its section.", True),
    Column("document", "document", "string", "The id of the source.", True),
    Column("place", "place", "string", "Where in the source it is said.", True),
)
COMMITMENT_WORDS = (
    Column("section_title", "section_title", "string", "The section's title"),
    Column("text", "text", "string", "What is promised"),
    Column("document_title", "document_title", "string", "The title of what it is promised in"),
)

FOR_PEOPLE = (
    Column("label", "words.label", "string", "The indicator's name."),
    Column("text", "words.text", "string", "The figure in words, with bound and unit."),
    Column("value", "figure.value", "number", "The exact number."),
    Column("from", "figure.start", "number", "The lower end of a range."),
    Column("to", "figure.end", "number", "The upper end of a range."),
    Column("unit", "words.unit_text", "string", "The unit as it stands beside the number."),
    Column("kind", "words.kind_text", "string", "What the figure is, in a word."),
    Column("period", "words.period_text", "string", "The time in words."),
    Column("scope", "words.figure.scope", "string", "What part the figure speaks of, where not the whole."),
    Column("status", "words.status_text", "string", "What became of a target, in words."),
    Column("section", "words.section_title", "string", "The section's title."),
    Column("sentence", "words.sentence", "string", "The figure in a sentence."),
    Column("document", "words.document_title", "string", "The title of the source."),
    Column("place", "figure.place.locator", "string", "Where in the source it is said."),
)
"""what a person wants first, in one language, under heads of that language; in the order of `text.phrases.COLUMN_PHRASES`"""
KEYS = CODES[:4]
"""what follows there, so that its rows can be found in the other files"""

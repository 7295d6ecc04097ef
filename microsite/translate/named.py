"""Terms and proper names alike: the records whose translations are settled."""

from __future__ import annotations

from microsite.model.content import NameEntry, Registers, Term
from microsite.text.terms import TermNames


def named_records(registers: Registers) -> dict[str, Term | NameEntry]:
    """Each term and each proper name by its key, `term.ID` or `name.ID`."""
    terms: dict[str, Term | NameEntry] = {f"term.{id_}": term for id_, term in registers.terms.items()}
    return terms | {f"name.{id_}": name for id_, name in registers.names.items()}


def source_forms(record: Term | NameEntry) -> tuple[str, ...]:
    """The forms of a term or proper name in the language of the content."""
    return (record.name.text, *(form.text for form in record.aliases))


def source_names(registers: Registers) -> TermNames:
    """What finds terms and proper names in texts of the content, by their keys."""
    return TermNames((form, key) for key, record in named_records(registers).items() for form in source_forms(record))

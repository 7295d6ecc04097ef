"""What `formerly:` says, for catalogues: old contexts and references by the names that they have now."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from microsite.model.content import Edition, Registers
from microsite.model.lines import NUMBER_ONLY

_REFERENCE = re.compile(r"\{\{|\}\}|\{([a-z][a-z0-9_.]*)\}")
_TARGET = re.compile(r"(?<=\]\()(section|figure):([a-z][a-z0-9_.]*)(?=\))")


class Renames(NamedTuple):
    """Former names → present ones; empty where nothing was renamed."""

    records: Mapping[str, str] = {}
    """`indicator.OLD` → `indicator.NEW`; likewise terms and proper names"""
    sections: Mapping[str, str] = {}
    figures: Mapping[str, Mapping[str, str]] = {}
    """by present section: former figure → present one"""

    def __bool__(self) -> bool:
        return any(self)

    def former_groups(self, group: str) -> list[str]:
        """The parts of a catalogue (see `model.catalogue.group_of`) that hold what now belongs into `group`."""
        first, _, rest = group.partition(".")
        sections = [f"{old}.{rest}" if rest else old for old, new in self.sections.items() if new == first]
        return [*sections, *(old for old, new in self.records.items() if new == group)]

    def context(self, context: str) -> str:
        """The context that a message has now."""
        parts = context.split(".")
        record = self.records.get(".".join(parts[:2]))
        if record is not None:
            return ".".join((record, *parts[2:]))
        if parts[:2] == ["edition", "correction"] and len(parts) == 5:
            return ".".join((*parts[:3], *self._figure(parts[3], parts[4])))
        section = self.sections.get(parts[0], parts[0])
        if parts[1:2] == ["figure"] and len(parts) > 2:
            parts[2] = self.figures.get(section, {}).get(parts[2], parts[2])
        return ".".join((section, *parts[1:]))

    def text(self, context: str, text: str) -> str:
        """A text of the (present) context with references and links by the names that sections and figures have now."""
        section = context.split(".")[0]

        def target(match: re.Match[str]) -> str:
            kind, name = match.groups()
            return f"{kind}:{self.sections.get(name, name) if kind == 'section' else self._reference(section, name)}"

        text = _REFERENCE.sub(lambda match: "{" + self._reference(section, match[1]) + "}" if match[1] else match[0], text)
        return _TARGET.sub(target, text) if "](" in text else text

    def _reference(self, section: str, name: str) -> str:
        end = NUMBER_ONLY if name.endswith(NUMBER_ONLY) else ""
        parts = name.removesuffix(NUMBER_ONLY).split(".")
        if len(parts) == 2:
            return ".".join(self._figure(*parts)) + end
        return self.figures.get(section, {}).get(parts[0], parts[0]) + end if len(parts) == 1 else name

    def _figure(self, section: str, figure: str) -> tuple[str, str]:
        section = self.sections.get(section, section)
        return section, self.figures.get(section, {}).get(figure, figure)


def site_renames(registers: Registers) -> Renames:
    """Former indicators, terms and proper names."""
    former = {kind: _former(records.values()) for kind, records in _renamed(registers).items()}
    return Renames({f"{kind}.{old}": f"{kind}.{new}" for kind, names in former.items() for old, new in names.items()})


def _renamed(registers: Registers) -> Mapping[str, Mapping[str, Any]]:
    return {"indicator": registers.indicators, "term": registers.terms, "name": registers.names}


def edition_renames(edition: Edition) -> Renames:
    """Former sections and figures of an edition."""
    figures = {section.id: names for section in edition.sections if (names := _former(section.figures))}
    return Renames({}, _former(edition.sections), figures)


def _former(records: Iterable[Any]) -> dict[str, str]:
    """A name that is in use is no former one."""
    records = tuple(records)
    present = {record.id for record in records}
    return {old: record.id for record in records for old in record.formerly if old not in present}

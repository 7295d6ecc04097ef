"""Ids that changed without `formerly:`: their translations wait under the old id, so the catalogues can tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.load.catalogues import ReadCatalogue
from microsite.model.catalogue import MISSING
from microsite.model.content import Edition
from microsite.model.messages import Message
from microsite.model.site import Registers


def renamed(found: Mapping[str, ReadCatalogue], messages: Iterable[Message], formerly: Mapping[str, tuple[str, ...]]) -> list[Diagnostic]:
    """A warning for each id whose untranslated texts stand translated, word for word, under exactly one id that is gone.

    `found`: catalogues by language; `formerly`: owner's context → former ids, which the catalogues follow without a warning.
    """
    current = list(messages)
    contexts = {message.context for message in current}
    warned: dict[tuple[str, str], Diagnostic] = {}
    for read in found.values():
        gone: dict[str, set[str]] = {}
        for (context, source), entry in read.catalogue.entries.items():
            if context not in contexts and entry.state != MISSING:
                gone.setdefault(source, set()).add(context)
        if not gone:
            continue
        for message in current:
            olds = gone.get(message.words.text, set())
            if len(olds) == 1 and read.catalogue.find(message.context, message.words.text).state == MISSING:
                pair = _changed_id(next(iter(olds)), message.context)
                if pair is not None and pair[0] not in formerly.get(pair[2], ()):
                    place = Position(message.words.position.file)
                    warned.setdefault(pair[:2], diagnostic("formerly-missing", place, found=pair[0], near=pair[1]))
    return list(warned.values())


def _changed_id(old: str, new: str) -> tuple[str, str, str] | None:
    """The one component in which two contexts differ, as (old id, new id, context up to the new id); None where more differ."""
    before, after = old.split("."), new.split(".")
    if len(before) != len(after):
        return None
    differing = [index for index, (one, other) in enumerate(zip(before, after)) if one != other]
    if len(differing) != 1:
        return None
    index = differing[0]
    return before[index], after[index], ".".join(after[: index + 1])


def former_ids(edition: Edition) -> dict[str, tuple[str, ...]]:
    """Context of each section and figure → its former ids."""
    former = {section.id: section.formerly for section in edition.sections}
    for section in edition.sections:
        former |= {f"{section.id}.figure.{figure.id}": figure.formerly for figure in section.figures}
    return former


def former_register_ids(registers: Registers) -> dict[str, tuple[str, ...]]:
    """The same for indicators and terms."""
    return {
        **{f"indicator.{each.id}": each.formerly for each in registers.indicators.values()},
        **{f"term.{each.id}": each.formerly for each in registers.terms.values()},
    }

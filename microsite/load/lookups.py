"""Records and figures by id, as tasks look them up: each look-up is noted, and so is a walk over all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from microsite.model.content import EditionHead, Figure, Unit

if TYPE_CHECKING:
    from microsite.load.site import Site


class Records(Mapping[str, Any]):
    """The records of a register by id."""

    def __init__(self, site: Site, kind: str) -> None:
        self._site, self._kind = site, kind

    def __getitem__(self, id_: str) -> Any:
        found = self._site.remembered((self._kind, id_), lambda: self._find(id_))
        if found is None:
            raise KeyError(id_)
        return found

    def _find(self, id_: str) -> Any:
        return self._site.get(f"{self._kind}:{id_}")

    def __contains__(self, id_: object) -> bool:
        return bool(self._site.all(f"{self._kind}:{id_}"))

    def __iter__(self) -> Iterator[str]:
        return iter(self._site.get(f"{self._kind}s") or ())

    def __len__(self) -> int:
        return len(self._site.get(f"{self._kind}s") or ())


class Figures(Mapping[str, Figure]):
    """The figures of an edition as section.figure."""

    def __init__(self, site: Site, edition: str) -> None:
        self._site, self._edition = site, edition

    def __getitem__(self, name: str) -> Figure:
        section, _, id_ = name.partition(".")
        if section in self._site.sections(self._edition):
            for figure in self._site.section(self._edition, section).figures:
                if figure.id == id_:
                    return figure
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        for section in self._site.sections(self._edition):
            for figure in self._site.section(self._edition, section).figures:
                yield f"{section}.{figure.id}"

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Units(Records):
    """The root's own units, and those shipped ones that it doesn't replace."""

    def __init__(self, site: Site) -> None:
        super().__init__(site, "unit")

    def _find(self, id_: str) -> Unit | None:
        unit: Unit | None = self._site.get(f"unit:{id_}") or self._site.get(f"shipped_unit:{id_}")
        return unit

    def __contains__(self, id_: object) -> bool:
        return super().__contains__(id_) or bool(self._site.all(f"shipped_unit:{id_}"))

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*(self._site.get("shipped_units") or ()), *super().__iter__())))

    def __len__(self) -> int:
        return len(list(iter(self)))


def without_hidden(head: EditionHead, hidden: frozenset[str]) -> EditionHead:
    """The head of an edition without what it says of sections that are not shown."""
    if not hidden:
        return head

    def is_shown(name: str) -> bool:
        return name.split(".")[0] not in hidden

    charts = [(chart, tuple(each for each in chart.figures if is_shown(each.name))) for chart in head.charts]
    return head._replace(
        order=tuple(each for each in head.order if is_shown(each.name)),
        headline=tuple(each for each in head.headline if is_shown(each.name)),
        # One that is left with nothing to compare waits for its sections.
        charts=tuple(chart._replace(figures=figures) for chart, figures in charts if len(figures) > 1 or figures == chart.figures),
        corrections=tuple(each for each in head.corrections if is_shown(each.figure)),
    )

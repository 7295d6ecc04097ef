"""The digest of all that a group of an edition's artifacts may show, so that what stands beside an edited section needs no planning."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from microsite import digests
from microsite.load.editions import LoadedEdition
from microsite.load.shared import Shared
from microsite.model.content import Edition, Figure, Section
from microsite.model.histories import Histories, Said
from microsite.plan.edition import ALL_FIGURES, PAPER
from microsite.plan.surroundings import Surroundings


def group_keys(loaded: LoadedEdition, edition: Edition, shared: Shared, around: Surroundings, known: Histories) -> dict[str, str]:
    """By group of artifacts (see `plan.edition.groups`): its files and translations, the shared entries and other editions' figures
    that it shows, its neighbours, the edition's frame."""
    messages = _messages(loaded)
    frame = digests.of_value(
        [
            loaded.digests.get(f"content/{loaded.id}/edition.yaml", ""),
            messages.get("edition", []),
            shared.entries.get("site", ""),
            shared.entries.get(f"document.{edition.head.document}", ""),
            len(edition.sections),
            around.newest,
            around.extracts[around.newest].titles if around.newest in around.extracts else [],
            around.base_url,
            shared.entries.get(f"sharing.{loaded.id}", ""),
            # Of every language: a quantity may be said in a fallback, and the downloads speak all.
            shared.entries.get("interface", ""),
        ]
    )
    titles = [
        "",
        *(
            digests.of_value([section.id, section.title.text, _titled(messages.get(section.id, []), section.id)])
            for section in edition.sections
        ),
        "",
    ]
    rows = [
        [section.id, section.title.text, [_row(figure) for figure in section.figures], _of_rows(messages.get(section.id, []))]
        for section in edition.sections
    ]
    shown = [use for use in loaded.uses.items() if not use[0].startswith("term")]
    # Each is named again and again, and longer than what is said of its figure.
    of_editions = {id_: digests.of_value(extract.titles) for id_, extract in around.extracts.items()}
    beside = {section.id: digests.of_value(_beside(section, known, of_editions, shared.entries)) for section in edition.sections}
    all_figures = digests.of_value([frame, rows, list(beside.values()), shown])
    # Why a figure was wrong may be told with any figure of the edition.
    corrected = {correction.figure.split(".")[0] for correction in edition.head.corrections}
    keys = {}
    for number, section in enumerate(edition.sections, 1):
        keys[section.id] = digests.of_value(
            [
                frame,
                number,
                titles[number - 1],
                titles[number + 1],
                loaded.digests.get(f"content/{loaded.id}/{section.id}.yaml", ""),
                messages.get(section.id, []),
                [[name, shared.entries.get(name, "")] for name in sorted(loaded.shows[section.id])],
                beside[section.id],
                all_figures if section.id in corrected else "",
            ]
        )
    keys[ALL_FIGURES] = all_figures
    keys[PAPER] = digests.of_value([frame, list(keys.items())])
    return keys


def _beside(section: Section, known: Histories, titles: Mapping[str, str], entries: Mapping[str, str]) -> list[Any]:
    """What other reports say beside a section's figures, with the documents that they name. `titles`: digests of the editions' titles;
    `entries`: of the shared entries."""

    def plain(value: object) -> Any:
        """Part of a history, its editions by what a page shows of them."""
        if isinstance(value, Said):
            document, edition = value.figure.document, value.extract.id
            return [edition, titles[edition], value.figure, entries.get(f"document.{document}", "") if document else ""]
        if isinstance(value, tuple):
            return [each if type(each) in _AS_THEY_ARE else plain(each) for each in value]
        return f"{value:f}" if isinstance(value, Decimal) else value

    return [plain(known[section.id, figure.id]) for figure in section.figures if (section.id, figure.id) in known]


# Most of a history is text, and there are as many histories as figures.
_AS_THEY_ARE = frozenset((str, bool, type(None)))


def _row(figure: Figure) -> list[str]:
    """All that the table and the downloads show of a figure itself."""
    shown = (figure.id, figure.indicator, figure.kind, figure.bound, figure.value, figure.start, figure.end, figure.show)
    place = (figure.place.document, figure.place.locator)
    return [str(each) for each in (*shown, *(figure.period or ()), *place, figure.scope.text if figure.scope else "")]


def _of_rows(messages: list[Any]) -> list[Any]:
    return [message for message in messages if message[1].endswith((".title", ".scope"))]


def _messages(loaded: LoadedEdition) -> Mapping[str, list[Any]]:
    """The catalogues' entries by the section (or `edition`) that they are of."""
    found: dict[str, list[Any]] = {}
    for path, read in sorted(loaded.catalogues.items()):
        for (context, source), entry in read.catalogue.entries.items():
            found.setdefault(context.split(".", 1)[0], []).append([path, context, source, *entry])
    return found


def _titled(messages: list[Any], section: str) -> list[Any]:
    return [message for message in messages if message[1] == f"{section}.title"]

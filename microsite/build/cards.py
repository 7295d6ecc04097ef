"""Sharing cards that no longer say what the content says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from microsite import digests
from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.load.editions import LoadedEdition
from microsite.load.shared import Shared, wordings_of
from microsite.plan.sharing import card, card_file
from microsite.plan.views import CardView
from microsite.read.layout import Layout
from microsite.read.png import note
from microsite.text.wording import Text

TEMPLATE = "card.html"


def stamp(view: CardView, templates: Mapping[str, str]) -> str:
    """The digest of all that a card shows and of how: what is noted in the picture when it is drawn."""
    return digests.of_value([_seen(view), templates.get(TEMPLATE, "")])


def _seen(value: object) -> object:
    """A view without what no reader sees, such as the state of a translation."""
    if isinstance(value, Text):
        return [value.text, value.language]
    return [_seen(each) for each in value] if isinstance(value, tuple) else value


def stale_cards(root: Path, loaded: LoadedEdition, shared: Shared, layout: Layout, templates: Mapping[str, str]) -> Iterator[Diagnostic]:
    """A warning for each card of the edition that was drawn from something else."""
    edition, head = loaded.edition, shared.head
    files = {language.path: card_file(loaded.id, language.path) for language in shared.languages}
    if edition is None or head is None or not layout.cards.intersection(files.values()):
        return
    wordings = wordings_of(shared, loaded.id, loaded.catalogues)
    for path, file in files.items():
        if file in layout.cards:
            view = card(edition, head, shared.registers, wordings[path])
            if note(_bytes(root / "assets" / file)) != stamp(view, templates):
                yield diagnostic("card-stale", Position(f"assets/{file}"), found=file.rpartition("/")[2])


def card_entries(digests_of_cards: Mapping[str, str]) -> dict[str, str]:
    """By edition, as an entry that it shows: the digest of its cards. `digests_of_cards`: path below assets/ → digest."""
    found: dict[str, list[list[str]]] = {}
    for file, digest in sorted(digests_of_cards.items()):
        found.setdefault(file.rpartition("/")[2].partition(".")[0], []).append([file, digest])
    return {f"sharing.{edition}": digests.of_value(cards) for edition, cards in found.items()}


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""

"""Each text stands at its own place, in each language: read from YAML and .po by strangers to the generator, and looked for on pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import polib
import pytest

from tests import crawl
from tests.crawl import Element, Site

Built = Callable[..., Site]
Say = Callable[..., tuple[str, str]]


class Expected(NamedTuple):
    """A text that a page must hold in the element that `place` finds."""

    page: str
    place: str
    text: str
    language: str


@cache
def catalogue(path: Path) -> dict[tuple[str, str], str]:
    """Context and source → translation, of entries that may be shown."""
    if not path.exists():
        return {}
    return {
        (each.msgctxt or "", each.msgid): each.msgstr
        for each in polib.pofile(str(path))
        if each.msgstr and not each.fuzzy and not each.obsolete
    }


def expectations(site: Site) -> Iterator[Expected]:
    """Title, finding, labels, sentences, scopes, commitments and what is said of the picture of every section; title, findings and
    picture on the edition's home."""
    content = site.root / "content"
    source = site.languages[0]
    indicators = {each["id"]: each for each in crawl.read(content / "indicators.yaml")["indicators"]}
    present = {former: each["id"] for each in indicators.values() for former in each.get("formerly", ())}
    for language in site.languages:

        def said(name: str, context: str, text: str, language: dict[str, str] = language) -> tuple[str, str]:
            found = catalogue(site.root / f"translations/{language['path']}/{name}.po").get((context, text))
            return (text, source["tag"]) if language == source or found is None else (found, language["tag"])

        def pictured(page: str, name: str, owner: str, record: dict[str, Any], say: Say = said) -> Iterator[Expected]:
            for part, text in record.get("picture", {}).items():
                if part != "file":
                    yield Expected(page, f"picture {part}", *say(name, f"{owner}.picture.{part}", text))

        for folder in sorted(path.parent for path in content.glob("*/edition.yaml")):
            home = f"{language['path']}/{folder.name}/index.html"
            head = crawl.read(folder / "edition.yaml")
            yield Expected(home, "h1", *said(folder.name, "edition.title", head["title"]))
            yield from pictured(home, folder.name, "edition", head)
            for path in sorted(folder.glob("*.yaml")):
                if path.stem == "edition":
                    continue
                section, page = crawl.read(path), f"{language['path']}/{folder.name}/{path.stem.replace('_', '-')}.html"
                title, finding = (
                    said(folder.name, f"{path.stem}.title", section["title"]),
                    said(folder.name, f"{path.stem}.finding", section["finding"]),
                )
                yield Expected(page, "h1", *title)
                yield Expected(page, "finding", *finding)
                yield from pictured(page, folder.name, path.stem, section)
                yield Expected(home, f"link {path.stem.replace('_', '-')}.html", *title)
                for figure in section.get("figures", ()):
                    indicator = indicators[present.get(figure["indicator"], figure["indicator"])]
                    where, context = figure["id"].replace("_", "-"), f"{path.stem}.figure.{figure['id']}"
                    yield Expected(page, f"label {where}", *said("site", f"indicator.{indicator['id']}.name", indicator["name"]))
                    if "sentence" in figure:
                        yield Expected(page, f"sentence {where}", *said(folder.name, f"{context}.sentence", figure["sentence"]))
                    if "scope" in figure:
                        yield Expected(page, f"card {where}", *said(folder.name, f"{context}.scope", figure["scope"]))
                for commitment in section.get("commitments", ()):
                    where = commitment["id"].replace("_", "-")
                    yield Expected(
                        page, f"id {where}", *said(folder.name, f"{path.stem}.commitment.{commitment['id']}", commitment["text"])
                    )


def elements(page: crawl.Page, place: str) -> list[Element]:
    kind, _, name = place.partition(" ")
    if kind == "h1":
        return page.all("h1")
    if kind == "finding":
        return [each for each in page.all("p") if "lead" in (each.get("class") or "").split()]
    if kind == "link":
        return [each for each in page.all("a") if (each.get("href") or "").rpartition("/")[2] == name]
    if kind == "id":
        return [each for each in page.root.iter() if each.get("id") in (name, f"commitment_{name}")]
    if kind == "picture":
        return [each for figure in page.all("figure") for each in figure.iter("img" if name == "alt" else "p")]
    cards = page.all("article", id=name)
    if kind == "card":
        return cards
    wanted = {"label": ("h3", ""), "sentence": ("p", "sentence")}[kind]
    return [each for card in cards for each in card.iter(wanted[0]) if not wanted[1] or wanted[1] in (each.get("class") or "").split()]


def fragments(text: str) -> list[str]:
    """The literal runs between references and marks of Markdown."""
    plain = re.sub(r"\]\([^)]*\)|[*`\[\]]", "\x00", text).replace("{{", "\x01").replace("}}", "\x02")
    runs = re.split(r"\x00|\{[^}]*\}", plain)
    return [" ".join(run.replace("\x01", "{").replace("\x02", "}").split()) for run in runs if run.strip()]


def holds(element: Element, text: str) -> bool:
    """Whether the runs of the text stand in the element, in order."""
    shown, at = element.get("alt") or crawl.words(element), 0
    for run in fragments(text):
        found = shown.find(run, at)
        if found < 0:
            return False
        at = found + len(run)
    return True


def misplaced(site: Site) -> list[str]:
    """Texts that are not where they belong, or are there without the language that they are in."""
    found = []
    for each in expectations(site):
        page = crawl.parse(site.files[each.page])
        places = [element for element in elements(page, each.place) if holds(element, each.text)]
        if not places:
            found.append(f"{each.page} {each.place}: {each.text!r}")
        elif each.language != page.language and not any(
            inner.get("lang") == each.language for element in places for inner in element.iter()
        ):
            found.append(f"{each.page} {each.place}: not marked {each.language}")
    return found


@pytest.mark.parametrize(("name", "least"), [("showcase", 60), ("made_up", 60), ("second_district", 30)])
def test_each_text_stands_at_its_own_place_in_each_language(built: Built, name: str, least: int) -> None:
    site = built(name, "")
    assert len(list(expectations(site))) > least
    assert misplaced(site) == []


def exchanged(site: Site, path: str, one: str, other: str) -> Site:
    text = site.files[path].decode()
    assert one in text
    assert other in text
    return site.having(path, text.replace(one, "\x00").replace(other, one).replace("\x00", other).encode())


PLANTED: list[tuple[str, Callable[[Site], Site]]] = [
    ("two sentences exchanged", lambda site: exchanged(site, "pl/2025/water.html", "W 2024 r. otwarto", "W 2025 r. otworzy się")),
    ("two labels exchanged", lambda site: exchanged(site, "pl/2024/water.html", "<h3>Poidełka</h3>", "<h3>Wskaźnik wycieków</h3>")),
    ("a label left out", lambda site: site.changed("ar/2024/water.html", "<h3>", "<h3 hidden></h3><h4>", count=1)),
    ("the other edition's title", lambda site: site.changed("pl/2025/water.html", "Woda rok później", "Woda", count=9)),
    ("two sections exchanged on the home", lambda site: exchanged(site, "fr/2024/index.html", 'href="water.html"', 'href="roads.html"')),
    ("a promise cut short", lambda site: site.changed("pl/2025/roads.html", "Ogłosić bilans dróg.", "Ogłosić.")),
    (
        "the source text where there is a translation",
        lambda site: site.changed("pl/2025/roads.html", "Ogłosić bilans dróg.", "Publier le bilan des routes."),
    ),
]


PLANTED_IN_PICTURES: list[tuple[str, Callable[[Site], Site]]] = [
    ("the words of another picture", lambda site: site.changed("en/2024/wetland.html", 'alt="A white bird', 'alt="A white ferry')),
    ("a credit left out", lambda site: site.changed("en/2024/index.html", "Drawn for this example", "Drawn")),
    ("a caption in the source's words", lambda site: site.changed("en/2024/wetland.html", "By 2026,", "到2026年，")),
]


@pytest.mark.parametrize(("title", "plant"), PLANTED_IN_PICTURES, ids=[title for title, _ in PLANTED_IN_PICTURES])
def test_a_text_of_a_picture_that_is_misplaced_is_found(built: Built, title: str, plant: Callable[[Site], Site]) -> None:
    assert misplaced(plant(built("second_district", ""))), f"{title} went unseen"


@pytest.mark.parametrize(("title", "plant"), PLANTED, ids=[title for title, _ in PLANTED])
def test_a_text_that_is_misplaced_is_found(built: Built, title: str, plant: Callable[[Site], Site]) -> None:
    assert misplaced(plant(built("made_up", ""))), f"{title} went unseen"

"""The pages about the site hold what YAML and catalogues say, and the feed is one by RFC 4287; each check is shown to find a fault."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from microsite.engine import build
from microsite.settings import Settings
from tests import crawl
from tests.conftest import BASE
from tests.crawl import Element, Site, words
from tests.plan.test_messages import catalogue

Built = Callable[..., Site]
ATOM = "{http://www.w3.org/2005/Atom}"


def said(site: Site, language: dict[str, str], name: str, context: str, text: str) -> str:
    """A text as the page of a language shows it."""
    return catalogue(site.root / f"translations/{language['path']}/{name}.po").get((context, text)) or text


def corrections(site: Site) -> Iterator[tuple[str, dict[str, str]]]:
    for path in sorted((site.root / "content").glob("*/edition.yaml")):
        yield from ((path.parent.name, each) for each in crawl.read(path).get("corrections", ()))


def wrong_corrections(site: Site) -> list[str]:
    """Corrections that the log or the figure's card leaves out, or tells otherwise."""
    found = []
    for language in site.languages:
        log = next(
            (
                each
                for each in crawl.parse(site.files[f"{language['path']}/about.html"]).all(
                    "section", **{"aria-labelledby": "page_corrections"}
                )
            ),
            None,
        )
        told = words(log) if log is not None else ""
        for edition, each in corrections(site):
            section, figure = each["figure"].split(".")
            page = f"{language['path']}/{edition}/{section.replace('_', '-')}.html"
            card = crawl.parse(site.files[page]).all("article", id=figure.replace("_", "-"))[0]
            reason = said(site, language, edition, f"edition.correction.{each['date']}.{each['figure']}", each["reason"])
            start = re.split(r"[{*]", reason)[0].strip()
            for place, text in ((page, words(card)), (f"{language['path']}/about.html", told)):
                found += [f"{place}: {part!r} is missing" for part in (each["was"], start) if part not in text]
            links = [link.get("href") for link in log.iter("a")] if log is not None else []
            if f"{edition}/{page.rsplit('/', 1)[1]}#{figure.replace('_', '-')}" not in links:
                found.append(f"{language['path']}/about.html has no link to {page}")
    return found


def wrong_glossary(site: Site) -> list[str]:
    """Terms that the glossary leaves out, or doesn't explain as the YAML and its translation do."""
    found = []
    terms = crawl.read(site.root / "content/terms.yaml")["terms"]
    for language in site.languages:
        page = crawl.parse(site.files[f"{language['path']}/glossary.html"])
        shown = {each.get("id"): each for each in page.root.iter("div") if (each.get("id") or "").startswith("term_")}
        if list(shown) != [f"term_{each['id'].replace('_', '-')}" for each in terms]:
            found.append(f"{language['path']}: {list(shown)}")
        for term in terms:
            element = shown.get(f"term_{term['id'].replace('_', '-')}")
            gloss = term.get("gloss", {}).get("text", "").split("\n\n")[0].strip()
            # Of a name's forms readers see the first.
            expected = [said(site, language, "site", f"term.{term['id']}.name", term["name"]).partition(" / ")[0]]
            expected += [said(site, language, "site", f"term.{term['id']}.gloss", gloss)] if gloss else []
            found += [
                f"{language['path']}: {text!r}" for text in expected if element is None or text.replace("*", "") not in words(element)
            ]
            if element is not None and " / " in words(element):
                found.append(f"{language['path']}: {term['id']} is shown with all its forms")
            if element is not None and not gloss and not _of_class(element, "unknown"):
                found.append(f"{language['path']}: {term['id']} is not said to be unknown")
    return found


def _of_class(element: Element, name: str) -> list[Element]:
    return [each for each in element.iter() if name in (each.get("class") or "").split()]


def wrong_editions(site: Site) -> list[str]:
    """A list of editions that isn't that of the content, newest first."""
    found = []
    expected = sorted((path.parent.name for path in (site.root / "content").glob("*/edition.yaml")), reverse=True)
    for language in site.languages:
        page = crawl.parse(site.files[f"{language['path']}/editions.html"])
        listed = [next(item.iter("a")).get("href", "") for item in page.all("ol", id="page_editions")[0].findall("li")]
        if listed != [f"{edition}/index.html" for edition in expected]:
            found.append(f"{language['path']}: {listed}")
    return found


def wrong_feed(site: Site) -> list[str]:
    """What a feed lacks by RFC 4287, or has that the content doesn't."""
    found = []
    for language in site.languages:
        path = f"{language['path']}/feed.xml"
        if not site.base_url:
            found += [f"{path} without an address"] if path in site.files else []
            continue
        if path not in site.files:
            found.append(f"{path} is missing")
            continue
        feed = ElementTree.fromstring(site.files[path])
        entries = feed.findall(f"{ATOM}entry")
        found += [f"{path}: root {feed.tag}"] if feed.tag != f"{ATOM}feed" else []
        for element in (feed, *entries):
            for name in ("id", "title", "updated"):
                values = [each.text or "" for each in element.findall(f"{ATOM}{name}")]
                if len(values) != 1 or not values[0].strip():
                    found.append(f"{path}: {len(values)} {name} in {element.tag}")
            dates = [each.text or "" for name in ("updated", "published") for each in element.findall(f"{ATOM}{name}")]
            found += [f"{path}: date {date}" for date in dates if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", date)]
        ids = [each.findtext(f"{ATOM}id", "") for each in (feed, *entries)]
        found += [f"{path}: id {each}" for each in ids if not re.fullmatch(r"tag:[a-z0-9.-]+,\d{4}-\d\d-\d\d:\S+", each)]
        found += [f"{path}: id {each} twice" for each in set(ids) if ids.count(each) > 1]
        found += [f"{path}: no author"] if not feed.findtext(f"{ATOM}author/{ATOM}name") else []
        own = [each.get("href") for each in feed.findall(f"{ATOM}link") if each.get("rel") == "self"]
        found += [f"{path}: self is {own}"] if own != [crawl.address(site, path)] else []
        for entry in entries:
            links = [each.get("href", "") for each in entry.findall(f"{ATOM}link") if each.get("rel") == "alternate"]
            for link in links or [""]:
                page, _, fragment = link.removeprefix(f"{site.base_url}/").partition("#")
                if page not in site.files or (fragment and fragment not in crawl.parse(site.files[page]).ids):
                    found.append(f"{path}: entry leads to {link!r}")
        updated = [each.findtext(f"{ATOM}updated", "") for each in entries]
        found += [f"{path}: not the newest first"] if updated != sorted(updated, reverse=True) else []
        found += [f"{path}: updated"] if feed.findtext(f"{ATOM}updated") != max(updated, default="") else []
        expected = len([*corrections(site)]) + len([*(site.root / "content").glob("*/edition.yaml")])
        found += [f"{path}: {len(entries)} entries"] if len(entries) != expected else []
    return found


CHECKS = (wrong_corrections, wrong_glossary, wrong_editions, wrong_feed)


@pytest.mark.parametrize("base_url", ["", BASE], ids=["without an address", "with an address"])
@pytest.mark.parametrize("name", ["showcase", "made_up"])
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_nothing_is_wrong_with_the_pages_about_the_site(built: Built, name: str, base_url: str, check: crawl.Check) -> None:
    assert check(built(name, base_url)) == []


PLANTED: list[tuple[str, crawl.Check, Callable[[Site], Site]]] = [
    (
        "a correction that the log tells otherwise",
        wrong_corrections,
        lambda site: site.changed("pl/about.html", "2 millions", "3 millions"),
    ),
    ("one that the card leaves out", wrong_corrections, lambda site: site.changed("pl/2024/roads.html", "2 millions", "")),
    (
        "one that leads elsewhere",
        wrong_corrections,
        lambda site: site.changed("fr/about.html", "2024/roads.html#cost", "2024/roads.html#change"),
    ),
    ("a term left out", wrong_glossary, lambda site: site.changed("pl/glossary.html", 'id="term_plan-k"', 'id="plan-k"')),
    ("all forms of a term", wrong_glossary, lambda site: site.changed("pl/glossary.html", "wyciek", "wyciek / wycieki")),
    ("a gloss that is not translated", wrong_glossary, lambda site: site.changed("pl/glossary.html", "Fosa", "Le fossé")),
    ("an unknown meaning that is not said to be", wrong_glossary, lambda site: site.changed("pl/glossary.html", 'class="unknown"', "")),
    (
        "editions in another order",
        wrong_editions,
        lambda site: site.changed("ar/editions.html", 'href="2025/index.html"', 'href="2024/index.html"'),
    ),
    ("an entry without a title", wrong_feed, lambda site: site.changed("pl/feed.xml", "<title>Valdorée 2025</title>", "")),
    ("an id used twice", wrong_feed, lambda site: site.changed("pl/feed.xml", "2025-02-03:pl/2025/</id>", "2024-02-01:pl/2024/</id>")),
    ("a day without a time", wrong_feed, lambda site: site.changed("pl/feed.xml", "T00:00:00Z", "")),
    ("a link that leads nowhere", wrong_feed, lambda site: site.changed("pl/feed.xml", "roads.html#cost", "roads.html#costs")),
    ("a feed of another address", wrong_feed, lambda site: site.changed("pl/feed.xml", "pl/feed.xml", "fr/feed.xml")),
    ("no feed", wrong_feed, lambda site: site.without("ar/feed.xml")),
]


@pytest.mark.parametrize(("title", "check", "plant"), PLANTED, ids=[title for title, _, _ in PLANTED])
def test_a_planted_fault_is_found(built: Built, title: str, check: crawl.Check, plant: Callable[[Site], Site]) -> None:
    assert check(plant(built("made_up", BASE))), f"{title} went unseen"


def built_with(root: Path, tmp_path: Path, *changes: tuple[str, str, str], base_url: str = "") -> Site:
    """The made-up site after changes of its files (path, old, new)."""
    for name, old, new in changes:
        path = root / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
    outcome = build(Settings(root, tmp_path / "output", base_url=base_url, trust_templates=True, jobs=1))
    assert outcome.published, outcome.diagnostics
    return crawl.load(tmp_path / "output", root, base_url)


def test_a_number_that_was_wrong_is_said_in_each_language(root: Path, tmp_path: Path) -> None:
    site = built_with(
        root,
        tmp_path,
        (
            "content/2024/edition.yaml",
            "corrections:\n",
            "corrections:\n  - {date: 2024-04-01, figure: water.fountains, was: 10, reason: Oubli.}\n",
        ),
    )
    told = {path: words(crawl.parse(site.files[f"{path}/2024/water.html"]).all("article", id="fountains")[0]) for path in ("fr", "pl")}
    assert "au moins 10 fontaines" in told["fr"] or "10 fontaines" in told["fr"]
    assert "10 poidełek" in told["pl"]


def test_slots_that_are_empty_do_not_show(built: Built) -> None:
    page = built("showcase", "").pages["en/about.html"]
    assert page.all("section", **{"aria-labelledby": "page_imprint"}) == []
    assert page.all("section", **{"aria-labelledby": "page_corrections"}) != []


def test_registrations_stand_on_the_page_about_the_site_and_where_asked_at_the_foot_of_every_page(root: Path, tmp_path: Path) -> None:
    imprint = (
        "licence: {name: Licence ouverte, address: https://valdoree.example/licence, spdx: etalab-2.0}\n"
        "imprint:\n"
        "  - {id: number, name: Immatriculation, value: VAL-2024-7, address: https://valdoree.example/7, foot: true}\n"
        "  - {id: post, name: Adresse, text: Place de la Mairie}\n"
        "about: |\n  Ce site est *faux*.\nmethod: |\n  On a tout inventé.\npublisher:\n"
    )
    site = built_with(root, tmp_path, ("content/site.yaml", "publisher:\n", imprint))
    for path, page in site.pages.items():
        if path == "404.html" or page.is_stub:
            continue
        foot = next(page.root.iter("footer"))
        assert "VAL-2024-7" in words(foot), path
        assert "Place de la Mairie" not in words(foot), path
        assert "https://valdoree.example/licence" in [each.get("href") for each in foot.iter("a")], path
    about = crawl.parse(site.files["fr/about.html"])
    main = words(next(about.root.iter("main")))
    for text in ("Ce site est faux.", "On a tout inventé.", "VAL-2024-7", "Place de la Mairie", "Licence ouverte"):
        assert text in main


def test_a_site_without_terms_has_no_glossary_and_no_link_to_one(root: Path, tmp_path: Path) -> None:
    (root / "content/terms.yaml").unlink()
    site = built_with(root, tmp_path)
    assert not [path for path in site.files if path.endswith("glossary.html")]
    assert crawl.dead_links(site) == []


def test_an_older_edition_leads_to_the_newest_and_a_former_address_to_the_present(root: Path, tmp_path: Path) -> None:
    site = built_with(root, tmp_path, ("content/2024/edition.yaml", "date: 2024-02-01\n", 'date: 2024-02-01\nformerly: ["2023a"]\n'))
    banner = [each for each in site.pages["fr/2024/water.html"].all("p") if each.get("class") == "newer"]
    assert [crawl.resolve("fr/2024/water.html", link.get("href", "")) for each in banner for link in each.iter("a")] == [
        "fr/2025/index.html"
    ]
    assert site.pages["fr/2023a/water.html"].is_stub
    assert [each for each in site.pages["fr/2025/water.html"].all("p") if each.get("class") == "newer"] == []


def test_the_feed_says_the_same_on_any_day_and_moves_with_no_build(root: Path, tmp_path: Path) -> None:
    first = built_with(root, tmp_path / "one", base_url=BASE).files["fr/feed.xml"]
    assert built_with(root, tmp_path / "two", base_url=BASE).files["fr/feed.xml"] == first
    assert b"2025-02-03T00:00:00Z" in first


def test_a_reason_that_tells_another_sections_figure_follows_it(root: Path, tmp_path: Path) -> None:
    edition = root / "content/2024/edition.yaml"
    edition.write_text(edition.read_text("utf-8").replace("Le coût est de {roads.cost}.", "Confondu avec {water.fountains}."), "utf-8")
    settings = Settings(root, tmp_path / "output", trust_templates=True, jobs=1)
    assert build(settings).published
    water = root / "content/2024/water.yaml"
    water.write_text(water.read_text("utf-8").replace("value: 12", "value: 14"), "utf-8")
    assert build(settings).published
    assert "Confondu avec au moins 14 fontaines." in words(crawl.load(tmp_path / "output", root).pages["fr/2024/roads.html"].root)


def test_a_term_is_marked_once_in_a_section_and_explained_at_its_foot_in_each_language(built: Built) -> None:
    site = built("made_up", "")
    for path, mark, gloss in (
        ("fr", "fuites", "L’eau qui se perd avant les robinets."),
        ("pl", "Wycieki", "Woda, która ginie przed kranami."),
    ):
        page = site.pages[f"{path}/2024/water.html"]
        links = [each for each in page.all("a") if each.get("class") == "term"]
        assert [words(each) for each in links if each.get("href") == "#term_leaks"] == [mark]
        explained = next(each for each in page.root.iter("div") if each.get("id") == "term_leaks")
        assert gloss in words(explained)
        assert [each.get("href") for each in explained.iter("a")] == ["#mark_leaks"]


def test_each_term_of_the_showcase_is_met_in_both_languages(built: Built) -> None:
    site = built("showcase", "")
    terms = {each["id"].replace("_", "-") for each in crawl.read(site.root / "content/terms.yaml")["terms"]}
    assert len(terms) >= 20
    for language in site.languages:
        met = {
            (each.get("href") or "").removeprefix("#term_")
            for path, page in site.pages.items()
            if path.startswith(f"{language['path']}/")
            for each in page.all("a")
            if each.get("class") == "term"
        }
        assert met == terms, language["path"]


def test_terms_stand_in_no_heading_and_in_no_link(built: Built) -> None:
    for name in ("showcase", "made_up"):
        for path, page in built(name, "").pages.items():
            for element in page.root.iter():
                if element.tag in ("h1", "h2", "h3", "a", "title"):
                    assert not [each for each in element.iter("a") if each is not element and each.get("class") == "term"], path


def test_a_changed_gloss_makes_those_pages_anew_that_show_it_and_no_others(root: Path, tmp_path: Path) -> None:
    settings = Settings(root, tmp_path / "output", trust_templates=True, jobs=1)
    assert build(settings).published
    terms = root / "content/terms.yaml"
    terms.write_text(terms.read_text("utf-8").replace("L’eau qui se perd", "Toute l’eau qui se perd"), "utf-8")
    written = set(build(settings).written)
    assert "fr/2024/water.html" in written
    assert "fr/glossary.html" in written
    assert not [path for path in written if "2025" in path or "roads" in path]


def test_a_new_term_is_found_in_texts_that_have_not_changed(root: Path, tmp_path: Path) -> None:
    settings = Settings(root, tmp_path / "output", trust_templates=True, jobs=1)
    assert build(settings).published
    with (root / "content/terms.yaml").open("a", encoding="utf-8") as terms:
        terms.write("  - id: report\n    name: bilan des routes\n    unknown: true\n")
    written = set(build(settings).written)
    assert "fr/2025/roads.html" in written
    assert "fr/2025/water.html" not in written
    assert "fr/2024/roads.html" not in written

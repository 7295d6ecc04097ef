"""The tasks of a build. Each is a function of the site: it makes pages, notes facts that later tasks show, and tells what is wrong.

Tasks of an edition run in stages, within a stage in the order of `TASKS`; those of the site run once all editions are done. Whoever adds
one adds a function and its line in `TASKS`.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from microsite import digests
from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.engine.downloads_task import make_downloads
from microsite.engine.find_task import make_find, make_find_shared
from microsite.engine.indicator_task import make_index, make_indicator
from microsite.engine.making import Making
from microsite.engine.section_task import make_section
from microsite.load import checks, coverage
from microsite.load.facts import fact
from microsite.model.file_names import storable_path
from microsite.plan import addresses
from microsite.plan.artifacts import Artifact
from microsite.plan.brief import brief_page
from microsite.plan.edition import EditionPlan
from microsite.plan.feed import plan_feed
from microsite.plan.publication import Publication, not_found, sitemap
from microsite.plan.sharing import card, card_as_text, card_file, stamp
from microsite.read.layout import PICTURES
from microsite.read.picture_files import note
from microsite.render.xml_files import feed_bytes, sitemap_bytes

CHECK, SECTIONS, EDITIONS, INDICATORS, SITE = range(5)
"""the stages"""


class Task(NamedTuple):
    """What is made in one piece: of the site, of an edition, of a section, or of an indicator."""

    kind: str
    edition: str = ""
    section: str = ""
    indicator: str = ""

    @property
    def name(self) -> str:
        """What tells it from all other tasks."""
        return ":".join(each for each in self if each)

    @property
    def stage(self) -> int:
        """When it runs."""
        return TASKS[self.kind].stage


class Kind(NamedTuple):
    """A kind of task."""

    stage: int
    make: Callable[[Making, Task], None]


# Stage 1: what pages stand on


def _shared(making: Making, task: Task) -> None:
    making.faults += checks.check_shared(making.site)
    making.faults += checks.future_dates_of_documents(making.site)
    making.faults += checks.check_shared_translations(making.site)
    done, faults = coverage.shared_coverage(making.site)
    making.facts.append(fact("progress:site", done))
    making.faults += faults


def _head(making: Making, task: Task) -> None:
    making.faults += checks.check_edition(making.site, task.edition)
    making.faults += checks.check_head(making.site, task.edition)
    making.faults += checks.future_dates(making.site, task.edition)


def _card(making: Making, task: Task) -> None:
    """What the cards beside shared links say, for the pages of the edition."""
    site = making.site
    files = {path: card_file(task.edition, path) for path in site.localizers}
    # What a card shows may be faulty, and is told as such where it stands.
    with contextlib.suppress(LookupError):
        texts = {path: card_as_text(card(task.edition, site, site.localizer(path))) for path, file in files.items() if site.has_asset(file)}
        if texts and site.base_url:
            making.facts.append(fact(f"card:{task.edition}", texts))


# Stage 2: sections


def _section(making: Making, task: Task) -> None:
    make_section(making, task.edition, task.section)


# Stage 3: editions


def _coverage(making: Making, task: Task) -> None:
    done, faults = coverage.edition_coverage(making.site, task.edition)
    making.facts.append(fact(f"progress:{task.edition}", done))
    making.faults += faults


def _cards(making: Making, task: Task) -> None:
    """Sharing cards that no longer say what the content says."""
    site = making.site
    templates = making.pages.sources if making.pages is not None else {}
    for path, localizer in site.localizers.items():
        file = card_file(task.edition, path)
        if site.has_asset(file):
            data = b""
            with contextlib.suppress(OSError):
                data = (site.root / "assets" / file).read_bytes()
            if note(data) != stamp(card(task.edition, site, localizer), templates):
                making.faults.append(diagnostic("card-stale", Position(f"assets/{file}"), found=file.rpartition("/")[2]))


def _plans(making: Making, task: Task) -> Iterator[EditionPlan]:
    return (EditionPlan(task.edition, making.site, localizer) for localizer in making.site.localizers.values())


def _downloads(making: Making, task: Task) -> None:
    make_downloads(making, task.edition)


def _home(making: Making, task: Task) -> None:
    for plan in _plans(making, task):
        own = plan.address(addresses.HOME)
        making.artifact(Artifact(own, "home", plan.language.path, plan.home(own)))
        if task.edition == making.site.newest:
            # Copies, which are the site's entrances.
            first = [addresses.HOME] if plan.localizer.is_source else []
            for path in (addresses.page(plan.language.path, addresses.HOME), *first):
                making.artifact(Artifact(path, "home", plan.language.path, plan.home(path, own)))


def _table(making: Making, task: Task) -> None:
    sections = making.site.sections(task.edition)
    for plan in _plans(making, task):
        path, language = plan.address(addresses.TABLE), plan.language.path
        rows = making.pieces_of(path, (f"table_rows:{language}:{task.edition}.{each}" for each in sections))
        promises = making.pieces_of(path, (f"table_commitments:{language}:{task.edition}.{each}" for each in sections))
        making.artifact(Artifact(path, "indicators", language, plan.table(rows, promises, making.site.outlines(task.edition))))


def _find_shared(making: Making, task: Task) -> None:
    make_find_shared(making, task.edition)


def _find(making: Making, task: Task) -> None:
    make_find(making, task.edition)


def _brief(making: Making, task: Task) -> None:
    for plan in _plans(making, task):
        making.artifact(Artifact(plan.address(addresses.BRIEF), "brief", plan.language.path, brief_page(plan)))


def _print(making: Making, task: Task) -> None:
    sections = making.site.sections(task.edition)
    for plan in _plans(making, task):
        path, language = plan.address(addresses.PRINT), plan.language.path
        pieces = making.pieces_of(path, (f"print_section:{language}:{task.edition}.{each}" for each in sections))
        rows = making.pieces_of(path, (f"print_rows:{language}:{task.edition}.{each}" for each in sections))
        making.artifact(Artifact(path, "print", language, plan.print_edition(making.site.outlines(task.edition), pieces, rows)))


def _moved(making: Making, task: Task) -> None:
    for plan in _plans(making, task):
        for artifact in plan.moved():
            making.artifact(artifact)


# Stage 4: indicators, over all editions


def _indicator(making: Making, task: Task) -> None:
    make_indicator(making, task.indicator)


# Stage 5: pages of no edition


def _publications(making: Making, task: Task) -> Iterator[Publication]:
    return (Publication(making.site, localizer) for localizer in making.site.localizers.values())


def _about(making: Making, task: Task) -> None:
    for each in _publications(making, task):
        making.artifact(each.about())


def _editions(making: Making, task: Task) -> None:
    for each in _publications(making, task):
        making.artifact(each.editions())


def _glossary(making: Making, task: Task) -> None:
    for each in _publications(making, task) if making.site.registers.terms else ():
        making.artifact(each.glossary())


def _indicator_index(making: Making, task: Task) -> None:
    make_index(making)


def _feed(making: Making, task: Task) -> None:
    for each in _publications(making, task) if making.site.base_url else ():
        artifact = plan_feed(each)
        making.files[artifact.path] = feed_bytes(artifact.view)


def _sitemap(making: Making, task: Task) -> None:
    if making.site.base_url:
        making.files["sitemap.xml"] = sitemap_bytes(sitemap(making.site))


def _not_found(making: Making, task: Task) -> None:
    making.artifact(not_found(making.site))


def _assets(making: Making, task: Task) -> None:
    """The root's own assets: all but the style, which stands in the pages, and pictures that no page shows."""
    site = making.site
    heads = (site.edition(each.id).picture for each in site.editions)
    shown = {each.file for each in heads if each} | {outline.picture for each in site.editions for outline in site.outlines(each.id)}
    for file in site.assets:
        if not file.endswith(".css") and (file in shown or not file.startswith(PICTURES)):
            if storable_path(file) != file:
                making.faults.append(diagnostic("name-unstorable", Position(f"assets/{file}"), found=file, near=storable_path(file)))
                continue
            data = _asset(site.root, file, site.get(f"asset:{file}"))
            if isinstance(data, Diagnostic):
                making.faults.append(data)
            else:
                making.files[f"assets/{file}"] = data


def _asset(root: Path, file: str, digest: str) -> bytes | Diagnostic:
    try:
        data = (root / "assets" / file).read_bytes()
    except OSError as error:
        return diagnostic("file-unreadable", Position(f"assets/{file}"), reason=error.strerror or error)
    # Written while the build ran: what was looked at is not what is there.
    return data if digests.of_bytes(data) == digest else diagnostic("file-changing", Position(f"assets/{file}"))


TASKS: dict[str, Kind] = {
    "shared": Kind(CHECK, _shared),
    "head": Kind(CHECK, _head),
    "card": Kind(CHECK, _card),
    "section": Kind(SECTIONS, _section),
    "coverage": Kind(EDITIONS, _coverage),
    "cards": Kind(EDITIONS, _cards),
    # Its sizes are on the pages that follow.
    "downloads": Kind(EDITIONS, _downloads),
    "home": Kind(EDITIONS, _home),
    "table": Kind(EDITIONS, _table),
    "find_shared": Kind(EDITIONS, _find_shared),
    "find": Kind(EDITIONS, _find),
    "brief": Kind(EDITIONS, _brief),
    "print": Kind(EDITIONS, _print),
    "moved": Kind(EDITIONS, _moved),
    "indicator": Kind(INDICATORS, _indicator),
    "about": Kind(SITE, _about),
    "editions": Kind(SITE, _editions),
    "glossary": Kind(SITE, _glossary),
    "indicator_index": Kind(SITE, _indicator_index),
    "feed": Kind(SITE, _feed),
    "sitemap": Kind(SITE, _sitemap),
    "not_found": Kind(SITE, _not_found),
    "assets": Kind(SITE, _assets),
}
ALWAYS_RUN = frozenset({"shared", "head", "card", "section", "coverage"})
"""tasks that run whatever is wrong; the others need sound content"""


def planned(editions: Iterable[tuple[str, Sequence[str], bool]], indicators: Iterable[str]) -> dict[str, Task]:
    """All tasks by name; `editions`: each with the ids of its sections, and whether it is shown; `indicators`: their ids."""
    tasks = [Task("shared")]
    for edition, sections, is_shown in editions:
        tasks += [Task(kind, edition) for kind, each in TASKS.items() if each.stage == CHECK and kind != "shared"]
        tasks += [Task("section", edition, each) for each in sections]
        # What is not to be shown yet may lack translations.
        tasks += [Task(kind, edition) for kind, each in TASKS.items() if each.stage == EDITIONS and is_shown]
    tasks += [Task(kind, indicator=each) for each in indicators for kind, of in TASKS.items() if of.stage == INDICATORS]
    tasks += [Task(kind) for kind, each in TASKS.items() if each.stage == SITE]
    return {task.name: task for task in tasks}

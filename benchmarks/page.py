"""Checks the pages with Lighthouse, axe-core and the Nu HTML checker, weighs them, and lists what they request.

    python3 benchmarks/page.py                     all of it, some minutes
    python3 benchmarks/page.py --only axe weight   a part
    python3 benchmarks/page.py --quick             fewer pages and states

It builds two sites, the showcase and the tests' made-up district, and serves them below a path as a host would. The browser is that of the
tests. Lighthouse, axe-core and the checker are pinned by benchmarks/auditing/package-lock.json; npm installs them into .cache/ once.
Node.js and Java are needed; where one is missing, the line that installs it is printed.

Each tool must first find the faults of a page made for that. The exit code is 0 if every aim is met, 1 if not, 3 where the machine lacks
something.
"""

from __future__ import annotations

import argparse
import importlib.util
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

TOOL = Path(__file__).resolve().parent.parent
sys.path[0] = str(TOOL)

from benchmarks.auditing import axe, host, lighthouse, nu, pages, weights  # noqa: E402
from benchmarks.auditing.tools import Lacking, Tools, provide_tools  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PARTS = ("weight", "requests", "nu", "axe", "lighthouse")
RUNS = 3
"""of Lighthouse, where the first run gives less than 100"""
SHOWN = 12
"""findings of a kind that are printed"""
SITES = {"showcase": TOOL, "made-up": TOOL / "tests" / "made_up"}

# A page with faults: low contrast, a link too small, no language, no title, invalid markup.
FAULTY = """<!DOCTYPE html>
<html>
<head><meta charset="utf-8"><style>p { color: #666; background: #fff } a { font-size: 6px }</style></head>
<body><main><p>Too <b>pale</p></b><p><a href="#">a</a> <a href="#">b</a></p><img src="nowhere.png"></main></body>
</html>
"""


class Site(NamedTuple):
    """A built site: its folder and the address that it is served at."""

    name: str
    folder: Path
    address: str


def main(argv: Sequence[str]) -> int:
    """Measure and print; 1 where an aim is missed, 3 where the machine lacks something."""
    parser = argparse.ArgumentParser(description="Measures the pages.", epilog="Example: python3 benchmarks/page.py --only nu weight")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, metavar="PART", help=f"of {', '.join(PARTS)}")
    parser.add_argument("--quick", action="store_true", help="axe on one page of each kind; Lighthouse on one language")
    options = parser.parse_args(argv)
    entered = _enter_environment()
    if entered is not None:
        return entered
    from microsite.browser import browser

    program = browser()
    if not program:
        print("No browser was found; `python3 site.py test` installs one.", file=sys.stderr)
        return 3
    try:
        tools = provide_tools(TOOL / ".cache" / "page-audit")
        with tempfile.TemporaryDirectory(prefix="page-") as folder:
            return _measured(Path(folder), options.only, options.quick, tools, program)
    except Lacking as lacking:
        print(lacking, file=sys.stderr)
        return 3


def _enter_environment() -> int | None:
    """Restart in a Python that has the libraries of the tests and return its exit code; None where this one has them."""
    from microsite.bootstrap import DEVELOPMENT, RUNTIME, SetupFault, enter
    from microsite.environment import provide

    if all(importlib.util.find_spec(name) for name in ("playwright", "jinja2", "babel", "markdown", "yaml")):
        return None
    try:
        return enter(provide(str(TOOL), (RUNTIME, DEVELOPMENT)), [str(Path(__file__).resolve()), *sys.argv[1:]])
    except SetupFault as fault:
        print(fault, file=sys.stderr)
        return 3


def _measured(folder: Path, parts: Sequence[str], quick: bool, tools: Tools, program: str) -> int:
    from playwright.sync_api import sync_playwright

    from microsite.browser import flags

    versions = {"axe-core": "axe-core", "Lighthouse": "lighthouse", "Nu HTML checker": "vnu-jar"}
    print(", ".join(f"{name} {tools.version(package)}" for name, package in versions.items()) + f"; Python {platform.python_version()}")
    servers = {name: host.opened() for name in SITES}
    sites = [_built(name, folder, host.address(server)) for name, server in servers.items()]
    (folder / "faulty").mkdir()
    (folder / "faulty" / "index.html").write_text(FAULTY, "utf-8")
    faulty = Site("faulty", folder / "faulty", "")
    missed = 0
    with host.served(sites[0].folder, servers[sites[0].name]), host.served(sites[1].folder, servers[sites[1].name]):
        if "weight" in parts:
            missed += _weight(sites)
        if "nu" in parts:
            missed += _nu(tools, sites, faulty)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=flags())
            if "requests" in parts:
                missed += _requests(browser, sites, faulty)
            if "axe" in parts:
                missed += _axe(browser, tools, sites, faulty, quick)
            browser.close()
        if "lighthouse" in parts:
            server = host.opened()
            with host.served(faulty.folder, server) as address:
                run = _lighthouse_runs(tools, program, flags(), folder)
                missed += _lighthouse(run, sites[0], f"{address}index.html", quick)
    print(f"\n{missed} aims missed" if missed else "\nevery aim is met")
    return 1 if missed else 0


def _built(name: str, folder: Path, address: str) -> Site:
    """Build a copy of the root: the checkout stays as it is."""
    from microsite.engine import build
    from microsite.settings import Settings

    root, output = folder / name, folder / f"{name}-output"
    for part in ("content", "translations", "templates", "assets"):
        if (SITES[name] / part).is_dir():
            shutil.copytree(SITES[name] / part, root / part)
    outcome = build(Settings(root, output, base_url=address, jobs=1, trust_templates=True))
    if not outcome.published:
        raise RuntimeError(f"{name} does not build: {outcome.diagnostics}")
    return Site(name, output, address)


def _told(title: str, found: Sequence[str], total: int | None = None) -> int:
    """Print how many findings there are, and the first ones; returns 1 if there are any, else 0."""
    print(f"  {title}: {total if total is not None else len(found)}")
    for line in found[:SHOWN]:
        print(f"    {line}")
    if len(found) > SHOWN:
        print(f"    … and {len(found) - SHOWN} more")
    return 1 if found else 0


def _weight(sites: Sequence[Site]) -> int:
    missed = 0
    for site in sites:
        print(f"\nweight, {site.name}: bytes packed by gzip -9, the heaviest of each kind")
        for each in weights.weights(weights.files_of(site.folder)):
            over = bool(each.limit) and each.bytes > each.limit
            aim = f" (aim: at most {each.limit:,})" if each.limit else ""
            print(f"  {each.kind:<14}{each.bytes:>8,}{aim}{'  MISSED' if over else ''}  {each.path}")
            missed += over
    return missed


def _requests(browser: Browser, sites: Sequence[Site], faulty: Site) -> int:
    print("\nrequests of a page before its first paint, and to other hosts")
    if not any("nowhere.png" in url for url in _asked(browser, (faulty.folder / "index.html").as_uri())):
        print("  the request of the faulty page was not seen  MISSED")
        return 1
    missed = 0
    for site in sites:
        asked = {path: _asked(browser, site.address + path) for path, kind in pages.kinds(site.folder).items() if kind != pages.STUB}
        most = max(len(urls) for urls in asked.values())
        # A page that requests nothing but itself makes one request before its first paint.
        several = [f"{path}: {urls}" for path, urls in asked.items() if len(urls) > 1]
        foreign = [f"{path}: {url}" for path, urls in asked.items() for url in urls if not url.startswith(site.address)]
        print(f"  {site.name}: {len(asked)} pages, at most {most} request")
        missed += _told("pages that request more than themselves", several) + _told("requests to other hosts", foreign)
    return missed


def _asked(browser: Browser, address: str) -> list[str]:
    """The addresses that a browser requests for a page, its own first; `data:` addresses, which need no request, are left out."""
    page = browser.new_page()
    urls: list[str] = []
    page.on("request", lambda request: urls.append(request.url))
    page.goto(address, wait_until="load")
    page.close()
    return [url for url in urls if not url.startswith("data:")]


def _nu(tools: Tools, sites: Sequence[Site], faulty: Site) -> int:
    print("\nNu HTML checker, errors and warnings")
    missed = 0
    if not nu.messages(tools, faulty.folder):
        print("  it finds no fault in the faulty page  MISSED")
        missed += 1
    for site in sites:
        missed += _told(f"{site.name}, {len(pages.kinds(site.folder))} pages", nu.messages(tools, site.folder))
    return missed


def _axe(browser: Browser, tools: Tools, sites: Sequence[Site], faulty: Site, quick: bool) -> int:
    states = [(width, scheme) for width in axe.WIDTHS for scheme in axe.SCHEMES]
    print(f"\naxe-core with color-contrast-enhanced and target-size, {len(states)} states ({_spoken(states)})")
    page = browser.new_page()
    page.goto((faulty.folder / "index.html").as_uri())
    rules = {each.rule for each in axe.audit(page, tools.axe, "faulty", states[:1]) if each.outcome == axe.VIOLATION}
    missed = 0
    if unseen := {"color-contrast-enhanced", "target-size", "html-has-lang", "document-title", "image-alt"} - rules:
        print(f"  it does not find {', '.join(sorted(unseen))} in the faulty page  MISSED")
        missed += 1
    for site in sites:
        found: list[axe.Finding] = []
        chosen = [path for path, kind in pages.kinds(site.folder).items() if kind != pages.STUB]
        chosen = _one_of_each(site, chosen) if quick else chosen
        for path in chosen:
            page.goto((site.folder / path).as_uri())
            found += axe.audit(page, tools.axe, path, states)
        print(f"  {site.name}, {len(chosen)} pages")
        violations = [_line(each) for each in found if each.outcome == axe.VIOLATION]
        undecided = [_line(each) for each in found if each.outcome == axe.UNDECIDED and not axe.review(each)]
        missed += _told("violations", violations) + _told("undecided without a review", undecided)
        settled = [review for each in found if (review := axe.review(each))]
        print(f"  undecided and reviewed: {len(settled)}")
        for review in dict.fromkeys(settled):
            print(f"    {settled.count(review)} × {review.rule}: {review.reason}")
    page.close()
    return missed


def _spoken(states: Sequence[tuple[int, str]]) -> str:
    return ", ".join(f"{width} {scheme}" for width, scheme in states)


def _line(finding: axe.Finding) -> str:
    return f"{finding.page} {finding.state}: {finding.rule}: {finding.html[:100]} {finding.message[:140]}"


def _one_of_each(site: Site, paths: Sequence[str]) -> list[str]:
    """The heaviest page of each kind in each language."""
    chosen: dict[tuple[str, str], str] = {}
    for path in sorted(paths, key=lambda path: (site.folder / path).stat().st_size):
        chosen[path.partition("/")[0], pages.kinds(site.folder)[path]] = path
    return sorted(chosen.values())


Run = Callable[[str], lighthouse.Scores]


def _lighthouse_runs(tools: Tools, program: str, flags: list[str], place: Path) -> Run:
    return lambda address: lighthouse.scores(tools, program, flags, address, place)


def _lighthouse(run: Run, site: Site, faulty: str, quick: bool) -> int:
    print(f"\nLighthouse on a phone: {', '.join(lighthouse.CATEGORIES)}")
    missed = 0
    if min(run(faulty).points[1:]) == lighthouse.FULL:
        print("  it finds no fault in the faulty page  MISSED")
        missed += 1
    for path in _scored(site, quick):
        runs = [run(site.address + path)]
        if not runs[0].full:
            runs += [run(site.address + path) for _ in range(RUNS - 1)]
        scores = lighthouse.settled(runs)
        of = f" (the middle of {len(runs)} runs)" if len(runs) > 1 else ""
        print(f"  {' / '.join(map(str, scores.points)):<24}{path}{of}{'' if scores.full else '  MISSED'}")
        for line in scores.lost:
            print(f"    {line}")
        missed += not scores.full
    return missed


def _scored(site: Site, quick: bool) -> Iterator[str]:
    """The heaviest page of each kind that has a design of its own, in each language."""
    wanted = (pages.HOME, pages.SECTION, pages.TABLE, pages.FIND, pages.BRIEF, pages.BESIDE)
    of_kinds = pages.kinds(site.folder)
    chosen = [path for path in _one_of_each(site, list(of_kinds)) if of_kinds[path] in wanted and "/" in path]
    languages = sorted({path.partition("/")[0] for path in chosen})
    yield from (path for path in chosen if not quick or path.startswith(f"{languages[-1]}/"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

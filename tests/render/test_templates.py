"""Templates of a root's own: what is wrong in one is a fault at its line, whatever it is, and nothing is published; the sandbox holds."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from microsite.diagnostics import Diagnostic
from microsite.engine import BuildResult, build, worker
from microsite.engine.places import ledger_file
from microsite.files import Locked, lock
from microsite.settings import SHIPPED, Settings

EXAMPLES = Path(__file__).parent.parent / "diagnostics" / "base"
"""a root of two sections: small, so that many builds are quick"""
MADE_UP = Path(__file__).parent.parent / "made_up"
"""a root with all that pages can show"""


class Place:
    def __init__(self, place: Path) -> None:
        self.root, self.output = place / "root", place / "output"
        shutil.copytree(EXAMPLES, self.root)
        shutil.copytree(SHIPPED / "templates", self.root / "templates")

    def change(self, name: str, old: str, new: str) -> int:
        """Replace a text that stands there; gives the line that it is on."""
        path = self.root / "templates" / name
        text = path.read_text("utf-8")
        assert text.count(old) >= 1, f"{name} has no {old!r}"
        path.write_text(text.replace(old, new, 1), "utf-8", newline="\n")
        return text[: text.index(old)].count("\n") + 1

    def build(self, **options: bool) -> BuildResult:
        return build(Settings(self.root, self.output, **options))  # type: ignore[arg-type]

    def fault(self, **options: bool) -> Diagnostic:
        """The one error of a build that publishes nothing."""
        outcome = self.build(**options)
        assert not outcome.published
        assert not self.output.exists() or not list(self.output.iterdir())
        (fault,) = (each for each in outcome.diagnostics if each.severity == "error")
        return fault


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


HEADING = "<h1>{{ view.title|heading }}</h1>"


FAULTS = {
    "a name that is nothing": ("{{ nothing }}", "template-error", "nothing"),
    "an attribute that the view has not": ("{{ view.titel }}", "template-field", "titel"),
    "an attribute of nothing": ("{{ view.titel.text }}", "template-field", "titel"),
    "a filter that is none": ("{{ view.title|translate }}", "template-syntax", "translate"),
    "a tag that is none": ("{% foreach a %}", "template-syntax", "foreach"),
    "a brace that is not closed": ("{{ view.title", "template-syntax", None),
    "an if that is not ended": ("{% if view %}", "template-syntax", None),
    "an include that is not there": ('{% include "mising.html" %}', "template-missing", "mising.html"),
    "an include that is near another": ('{% include "figure.html" %}', "template-missing", "figure.html"),
    "an addition that does not go": ("{{ view.title + 1 }}", "template-error", None),
    "a division by nothing": ("{{ 1 // 0 }}", "template-error", None),
    "a call of what is no function": ("{{ view.title() }}", "template-error", None),
    "a macro that is none": ("{{ figures.crad(view) }}", "template-error", "crad"),
    "a bad format": ('{{ "%d"|format("a") }}', "template-error", None),
}


@pytest.mark.parametrize("trust_templates", [False, True], ids=["in the sandbox", "trusted"])
@pytest.mark.parametrize("what", FAULTS)
def test_a_fault_is_told_at_its_line(place: Place, what: str, trust_templates: bool) -> None:
    text, code, named = FAULTS[what]
    line = place.change("section.html", HEADING, f"{HEADING}\n{text}") + 1
    fault = place.fault(trust_templates=trust_templates)
    assert (fault.code, fault.position.file) == (code, "templates/section.html")
    if what not in ("a brace that is not closed", "an if that is not ended"):
        assert fault.position.line == line
    if named is not None:
        shown = (place.root / fault.position.file).read_text("utf-8").splitlines()[fault.position.line - 1]
        assert shown[fault.position.column - 1 :].startswith(named)


def test_a_template_that_includes_itself_is_a_fault_in_it(place: Place) -> None:
    place.change("section.html", HEADING, HEADING + '{% include "section.html" %}')
    fault = place.fault()
    assert (fault.code, fault.position.file) == ("template-error", "templates/section.html")


def test_a_fault_in_an_imported_template_is_told_there(place: Place) -> None:
    line = place.change("figures.html", "{{ card.label|heading }}", "{{ card.lable|t }}")
    fault = place.fault()
    assert (fault.code, fault.position.file, fault.position.line) == ("template-field", "templates/figures.html", line)
    assert dict(fault.facts)["near"] == "label"


def test_faults_of_several_templates_are_found_in_one_run(place: Place) -> None:
    place.change("section.html", HEADING, HEADING + "{{ one }}")
    place.change("home.html", "<h1>", "<h1>{{ two }}")
    place.change("not_found.html", "<h1>", "<h1>{{ three }}")
    outcome = place.build()
    assert {(each.code, each.position.file) for each in outcome.diagnostics if each.severity == "error"} == {
        ("template-error", f"templates/{name}.html") for name in ("section", "home", "not_found")
    }


@pytest.mark.parametrize(
    "loop",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{% set a = namespace(x='a') %}{% for i in range(99999) %}{% for j in range(9999) %}"
        "{% set a.x = (a.x ~ 'b')[-99:] %}{% endfor %}{% endfor %}",
        "{% macro again(n) %}{% for i in range(9999) %}{% for j in range(9999) %}{{ n }}{% endfor %}{% endfor %}{% endmacro %}"
        "{% set a = again(1) %}",
    ],
    ids=["a loop in a loop", "a text built up", "a macro"],
)
def test_a_template_that_never_ends_is_stopped(place: Place, monkeypatch: pytest.MonkeyPatch, loop: str) -> None:
    monkeypatch.setattr(worker, "SECONDS_FOR_A_TASK", 1)
    place.change("section.html", HEADING, HEADING + loop)
    fault = place.fault()
    assert (fault.code, fault.position.file, dict(fault.facts)["seconds"]) == ("template-timeout", "templates/section.html", "1")


LOOP = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
BUILD = """
import sys
from pathlib import Path
from microsite.engine import build
from microsite.settings import Settings
build(Settings(Path(sys.argv[1]), Path(sys.argv[2])))
"""


def test_a_build_that_is_killed_while_a_template_loops_keeps_no_later_one_out(place: Place) -> None:
    """The process that renders may live on for a moment; the lock must not live with it."""
    line = place.change("section.html", HEADING, HEADING + LOOP)
    killed = subprocess.Popen([sys.executable, "-c", BUILD, str(place.root), str(place.output)], cwd=SHIPPED)
    try:
        end = time.monotonic() + 60
        while not locked(place) and time.monotonic() < end:
            time.sleep(0.05)
        assert locked(place), "the build never began"
        # By now it may be anywhere from reading to rendering; the looping page is reached in any case.
        time.sleep(2)
    finally:
        killed.kill()
        killed.wait()
    place.change("section.html", LOOP, "")
    end = time.monotonic() + 20
    while locked(place) and time.monotonic() < end:
        time.sleep(0.05)
    assert not locked(place), f"the lock is still held, by what renders line {line}"
    assert place.build().published


def locked(place: Place) -> bool:
    """Whether some build holds the lock."""
    for path in [ledger_file(Settings(place.root, place.output)).with_suffix(".lock")]:
        try:
            with lock(path):
                pass
        except Locked:
            return True
    return False


def test_one_build_after_another_finds_the_lock_free(place: Place) -> None:
    for word in ("one", "two", "three"):
        place.change("section.html", HEADING, f"{HEADING}<p>{word}</p>")
        assert place.build().published


ESCAPES = [
    "{{ view.__class__.__mro__ }}",
    "{{ ''.__class__.__base__.__subclasses__() }}",
    "{{ _.__globals__ }}",
    "{{ self.__init__.__globals__ }}",
    "{{ view._replace.__func__.__globals__ }}",
    "{{ cycler.__init__.__globals__.os.popen('touch hacked') }}",
    "{{ lipsum.__globals__ }}",
    "{{ '{0.__class__}'.format(view) }}",
    "{{ view|attr('__class__') }}",
    "{% set a = [] %}{{ a.append(1) }}",
    "{{ range(999999999)|list|length }}",
]


@pytest.mark.parametrize("escape", ESCAPES)
def test_the_sandbox_lets_nobody_out(place: Place, escape: str) -> None:
    place.change("section.html", HEADING, f"{HEADING}{escape}")
    assert place.fault().code == "template-error"


def test_the_escapes_are_the_roots_own_affair_once_it_is_trusted(place: Place) -> None:
    """The mutation: without the sandbox the same template is published, so it was the sandbox that held."""
    place.change("section.html", HEADING, f"{HEADING}{{{{ view.__class__.__mro__|length }}}}")
    assert place.fault().code == "template-error"
    assert place.build(trust_templates=True).published


def test_mended_it_is_published_and_what_the_template_says_is_on_each_page(place: Place) -> None:
    place.change("section.html", HEADING, HEADING + "{{ nothing }}")
    assert place.fault().code == "template-error"
    place.change("section.html", "{{ nothing }}", "<p>new &amp; {{ '<b>' }}</p>")
    outcome = place.build()
    assert outcome.published
    sections = [path for path in outcome.written if "/2024/" in path and path.endswith(("city.html", "economy.html"))]
    assert len(sections) == 4
    for path in sections:
        assert "<p>new &amp; &lt;b&gt;</p>" in (place.output / path).read_text("utf-8")


def test_a_fault_leaves_the_site_as_it_was(place: Place) -> None:
    assert place.build().published
    before = {path: path.read_bytes() for path in place.output.rglob("*") if path.is_file()}
    place.change("section.html", HEADING, HEADING + "{{ nothing }}")
    assert not place.build().published
    assert {path: path.read_bytes() for path in place.output.rglob("*") if path.is_file()} == before


def test_templates_make_the_same_pages_in_the_sandbox_and_outside_it(tmp_path: Path) -> None:
    """With a comment in it, a template is a root's own."""
    root = tmp_path / "root"
    shutil.copytree(MADE_UP, root)
    shipped = build(Settings(root, tmp_path / "shipped"))
    shutil.copytree(SHIPPED / "templates", root / "templates")
    base = root / "templates" / "base.html"
    base.write_text("{#- our own -#}\n" + base.read_text("utf-8"), "utf-8", newline="\n")
    trusted = build(Settings(root, tmp_path / "trusted", trust_templates=True))
    sandboxed = build(Settings(root, tmp_path / "sandboxed"))
    assert shipped.written == trusted.written == sandboxed.written
    for path in shipped.written:
        made = (tmp_path / "shipped" / path).read_bytes()
        assert made == (tmp_path / "trusted" / path).read_bytes() == (tmp_path / "sandboxed" / path).read_bytes(), path

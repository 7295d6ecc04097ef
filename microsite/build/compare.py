"""What is to be made and why, what can stay, what has to go: pure, from plan and ledger alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from microsite.build.ledger import ArtifactRecord

NEW = "new"
CHANGED_VIEW = "what it shows has changed"
TAMPERED = "the file in the output folder is missing or was changed"

# Which parts of the basis each kind of artifact depends on; the language's interface words are added for pages.
PAGES = frozenset({"home", "section", "side_by_side", "indicators", "print", "about", "glossary", "editions", "not_found", "moved"})
# The not-found page speaks every language at once, a page side by side its own and the source's.
_OF_SEVERAL_LANGUAGES = ("not_found", "side_by_side")
_FOR_ALL = ("code", "libraries")
_FOR_PAGES = ("templates", "style", "sandbox")
_WORDS = {
    "code": "the generator's code",
    "libraries": "a library",
    "templates": "a template",
    "style": "the style",
    "sandbox": "the sandbox",
}


class Basis(NamedTuple):
    """Digests of what artifacts share: `code`, `libraries`, `templates`, `style`, `sandbox`, and `interface:<language>`."""

    digests: Mapping[str, str]

    def of(self, kind: str, language: str) -> dict[str, str]:
        """The part that an artifact of this kind and language depends on."""
        names = list(_FOR_ALL)
        if kind in PAGES:
            names += [*_FOR_PAGES, f"interface:{language}"]
        if kind in _OF_SEVERAL_LANGUAGES:
            names += [name for name in self.digests if name.startswith("interface:")]
        return {name: self.digests.get(name, "") for name in names}


def reason(record: ArtifactRecord | None, view: str, kind: str, language: str, before: Basis, now: Basis, intact: bool) -> str | None:
    """Why an artifact has to be made, or None where the file that is there can stay."""
    if record is None:
        return NEW
    if record.view != view:
        return CHANGED_VIEW
    old, new = before.of(kind, language), now.of(kind, language)
    changed = [name for name in new if new[name] != old.get(name)]
    if changed:
        names = ", ".join(_WORDS.get(name, "the interface's words") for name in changed)
        return f"{names} {'has' if len(changed) == 1 else 'have'} changed"
    return None if intact else TAMPERED

"""Why a file was made again, from the key of the fact that has changed to words that an editor knows."""

from __future__ import annotations

from microsite.engine.outcome import FACT, NEW, OUTPUT, PROGRAM
from microsite.sentences.commands import REASONS, reason_in


def reason_words(reason: str, language: str) -> str:
    """The words for a reason (see `engine.outcome.Reason`)."""
    name, slots = _described(reason)
    return reason_in(language, name, **{slot: reason_in(language, value) if value in REASONS else value for slot, value in slots.items()})


_OF_SECTIONS = (
    *("outline", "coverage", "find", "print_section", "print_rows", "table_rows", "table_commitments"),
    *("csv", "people_csv", "json", "commitments_csv", "commitments_json"),
)
"""the kinds of facts that tasks find out with a section"""


def _described(reason: str) -> tuple[str, dict[str, str]]:
    """The name of the text, and what fills its slots: a text's own name, or a name in the content."""
    kind, _, rest = reason.partition(":")
    parts = rest.split(":")
    section = parts[-1].partition(".")[2]
    if f"record-{kind}" in REASONS:
        return "record", {"record": f"record-{kind}", "id": rest}
    if f"list-{kind}" in REASONS:
        return "list", {"list": f"list-{kind}"}
    match kind:
        case "program":
            return f"{PROGRAM}-{rest}", {}
        case "site" | "about":
            return "file", {"file": "content/site.yaml"}
        case "term_names":
            return "file", {"file": "content/terms.yaml"}
        case "proper_names":
            return "file", {"file": "content/names.yaml"}
        case "section":
            return "file", {"file": f"content/{rest.replace('.', '/')}.yaml"}
        case "edition" | "heading" | "order" | "pictures":
            return "file", {"file": f"content/{rest}/edition.yaml"}
        case (
            "outline"
            | "print_section"
            | "print_rows"
            | "table_rows"
            | "table_commitments"
            | "find"
            | "csv"
            | "people_csv"
            | "json"
            | "commitments_csv"
            | "commitments_json"
            | "coverage"
        ):
            return "section", {"section": section}
        case "file" | "asset":
            return kind, {"file": rest}
        case "messages" if parts[1].endswith("interface"):
            return "words", {"file": _catalogue(*parts[:2])}
        case "messages":
            # The message itself, where it is known, else the part of the catalogue.
            return "message", {"context": parts[-1].partition("#")[2] or parts[-1], "file": _catalogue(*parts[:2])}
        case "groups" | "plural":
            return "messages", {"file": _catalogue(*parts[:2])}
        case "statements" | "spans":
            return "statements", {"indicator": parts[0]}
        case "sections" | "title":
            return kind, {"edition": rest, "section": section}
    return kind if kind in (NEW, OUTPUT, "progress", "editions", "assets", "renames") else FACT, {}


def _catalogue(language: str, catalogue: str) -> str:
    return f"translations/{language}/{catalogue.removeprefix('shipped_')}.po"

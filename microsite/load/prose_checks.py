"""What is wrong in prose beyond its marks: links to no section or figure, words that look like references, and what figures say already."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from microsite.diagnostics import Diagnostic, near
from microsite.load.beside_figures import said_beside, typed_figures
from microsite.load.content_files import Decoded
from microsite.load.look_alikes import look_alikes
from microsite.load.placed_faults import Found, placed
from microsite.load.said import said
from microsite.load.sentence_doubts import sentence_doubts
from microsite.load.site import Site
from microsite.model.content import EditionHead, Section, SourceText
from microsite.model.lines import NUMBER_ONLY
from microsite.model.linking import MOST_NAMES, unknown_facts
from microsite.text.prose import inside_links, references

# References and what looks like them


def section_reference_faults(site: Site, edition: str, decoded: Decoded) -> list[Diagnostic]:
    """References of a section's texts to figures that the section does not have."""
    if decoded.unnamed or all(each.name in decoded.figures for words in decoded.texts for each in references(words.text)):
        return []

    def elsewhere(name: str) -> dict[str, str | None]:
        """The section that has the figure, if one has; the other sections are read only for a fault."""
        figures = site.figures(edition)
        full = next((each for each in figures if name in (each, each.partition(".")[2])), "")
        own = full.removeprefix(f"{Path(decoded.file).stem}.")
        if own in decoded.figures:
            return {"near": own}
        words = said(site, [figures[full]]) if full and site.languages else ()
        return {"where": "elsewhere", "full": full, "section": full.partition(".")[0], "text": words[0].quantity.text} if words else {}

    return reference_faults(site, decoded.file, decoded.texts, decoded.figures, elsewhere)


def reference_faults(
    site: Site,
    file: str,
    texts: Iterable[SourceText],
    names: Collection[str],
    facts_of: Callable[[str], dict[str, str | None]] = lambda name: {},
) -> list[Diagnostic]:
    """References in a file's texts that name no figure; `facts_of`: what is known of a name."""
    expected = ", ".join(sorted(names)) if 0 < len(names) <= MOST_NAMES else None

    def find(words: SourceText) -> Iterator[Found]:
        seen: dict[str, int] = {}
        for each in references(words.text):
            fragment = "{" + each.name + (NUMBER_ONLY if each.number_only else "")
            nth = seen[fragment] = seen.get(fragment, -1) + 1
            if each.name not in names:
                full = next((name for name in names if name.endswith(f".{each.name}")), None)
                facts = {"found": each.name, "near": full or near(each.name, names), "expected": expected, **facts_of(each.name)}
                yield Found("reference-unknown", fragment, nth, facts)

    return placed(site.root, file, texts, find)


def section_prose_faults(site: Site, edition: str, section: Section, file: str, texts: Iterable[SourceText]) -> Iterator[Diagnostic]:
    """What is wrong in the texts of a section, where it could be read."""
    figures = said(site, section.figures)
    by_name, locale = {each.id: each for each in figures}, site.languages[0].locale

    def find(words: SourceText) -> Iterator[Found]:
        yield from look_alikes(words.text, by_name)
        yield from said_beside(words.text, by_name, locale)
        yield from typed_figures(words.text, figures, locale)

    yield from placed(site.root, file, texts, find)


def section_sentence_doubts(site: Site, section: Section, head: EditionHead, file: str) -> Iterator[Diagnostic]:
    """What is hardly meant in the sentences of a section's figures."""
    locale = site.languages[0].locale
    names = {figure.id for figure in section.figures}
    of_sentence = {figure.sentence: figure for figure in section.figures if figure.sentence is not None}

    def find(words: SourceText) -> Iterator[Found]:
        return sentence_doubts(of_sentence[words], names, words.text, head.date, locale)

    yield from placed(site.root, file, of_sentence, find)


def head_prose_faults(site: Site, edition: str, file: str, texts: Iterable[SourceText]) -> Iterator[Diagnostic]:
    """What figures say already, in the texts of an edition's head; only the sections whose figures they name are read."""
    figures = site.figures(edition)
    names = {each.name for words in texts for each in references(words.text)}
    found = {name: said(site, [figures[name]]) for name in sorted(names) if name in figures}
    by_name = {name: each._replace(id=name) for name, of_name in found.items() for each in of_name}
    yield from placed(site.root, file, texts, lambda words: said_beside(words.text, by_name, site.languages[0].locale))


# Links


def link_faults(
    site: Site, edition: str, section: str, left_out: Collection[str], file: str, texts: Iterable[SourceText]
) -> list[Diagnostic]:
    """Links of the texts of a section (or of none, "") to a section or figure that the edition does not have."""

    def find(words: SourceText) -> Iterator[Found]:
        for target in dict.fromkeys(inside_links(words.text)):
            kind, _, name = target.partition(":")
            if set(name.split(".")) & set(left_out):
                continue
            if kind == "section" and name not in site.sections(edition):
                yield Found("link-section-unknown", target, 0, unknown_facts(name, site.sections(edition)))
            elif kind == "figure" and (name if "." in name else f"{section}.{name}") not in site.figures(edition):
                # The other sections are read only for a fault: what is walked is noted as read.
                names = list(site.figures(edition))
                own = [each.partition(".")[2] for each in names if each.startswith(f"{section}.")]
                yield Found("link-figure-unknown", target, 0, unknown_facts(name, [*own, *names]))

    return placed(site.root, file, texts, find)

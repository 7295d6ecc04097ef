"""The task of one section: its pages, its parts of the edition's pages and downloads, and what other pages show of it."""

from __future__ import annotations

from collections.abc import Sequence

from microsite.diagnostics import has_errors
from microsite.engine.making import Making
from microsite.load import checks, coverage
from microsite.load.facts import fact
from microsite.model.catalogue import Progress
from microsite.model.plausibility import incomparable
from microsite.plan import views
from microsite.plan.artifacts import Artifact
from microsite.plan.downloads import Data
from microsite.plan.edition import EditionPlan, Outline
from microsite.plan.find import find_section
from microsite.plan.inside_links import on_paper, relinked
from microsite.plan.side_by_side import plan_side_by_side
from microsite.render.data import COMMITMENTS, FIGURES, csv_rows, json_rows, people_rows


def make_section(making: Making, edition: str, id_: str) -> None:
    """Check a section; make its pages in all languages and its parts of the edition's pages; note what lists show of it."""
    site = making.site
    making.faults += checks.check_section(site, edition, id_)
    if id_ not in site.sections(edition):
        return
    making.facts.append(fact(f"coverage:{edition}.{id_}", coverage.section_coverage(site, edition, id_)))
    if has_errors(making.faults) or making.pages is None or not site.is_shown(edition):
        return
    plans = [EditionPlan(edition, site, localizer) for localizer in site.localizers.values()]
    found = [plan.section(id_) for plan in plans]
    terms = {}
    for plan, view in zip(plans, found, strict=True):
        language = plan.language.path
        page = plan.section_page(view)
        terms[language] = tuple(each.id for each in page.terms)
        making.artifact(Artifact(page.frame.path, "section", language, page))
        if not plan.localizer.is_source:
            making.artifact(plan_side_by_side(plan, id_, view._replace(frame=page.frame), found[0]))
        html = making.pages.piece("print_section", language, relinked(view, on_paper))
        texts = (view.title, view.finding, view.summary, view.picture, view.charts, view.cards, view.commitments)
        making.piece(f"print_section:{language}:{edition}.{id_}", html, plan.coverage(*texts))
        entries = find_section(plan, id_, view)
        making.piece(f"find:{language}:{edition}.{id_}", making.pages.piece("find_section", language, entries), plan.coverage(entries))
        if view.commitments:
            promises = plan.table_commitments(view, id_)
            html = making.pages.piece("table_commitments", language, promises)
            making.piece(f"table_commitments:{language}:{edition}.{id_}", html, plan.coverage(promises))
        rows = plan.table_section(id_)
        if rows is not None:
            # A table shows no prose.
            covered = plan.coverage(rows, has_prose=False)
            inferred = any(each.period_inferred for each in rows.rows)
            for kind in ("table_rows", "print_rows"):
                html = making.pages.piece("table_rows", language, rows._replace(is_paper=kind == "print_rows"))
                making.piece(f"{kind}:{language}:{edition}.{id_}", html, covered, inferred)
    _data(making, edition, id_, found, plans[0])
    section = site.section(edition, id_)
    figures = section.figures
    outcomes = [plans[0].history(id_, figure).outcome for figure in figures]
    for figure, outcome in zip(figures, outcomes, strict=True):
        making.faults += incomparable(figure, outcome)
    places = [*(figure.place for figure in figures), *(each.place for each in section.commitments)]
    outline = Outline(
        id_,
        {plan.language.path: plan.entry(id_) for plan in plans},
        next((each._replace(sentence=None, where={}) for each in figures if each.id == site.section(edition, id_).best), None),
        tuple(figure.kind for figure in figures),
        len(section.commitments),
        tuple(sorted({end[:4] for each in figures if each.period for end in (each.period.first, each.period.last) if end})),
        tuple(each.verdict.status for each in outcomes if each),
        section.picture.file if section.picture is not None else "",
        tuple(dict.fromkeys(place.document for place in places if place.document)),
        terms,
    )
    making.facts.append(fact(f"outline:{edition}.{id_}", outline))


def _data(making: Making, edition: str, id_: str, shown: Sequence[views.SectionView], plan: EditionPlan) -> None:
    """A section's parts of the downloads; `shown`: the section in each language."""
    site, nothing = making.site, Progress()
    languages = [each.path for each in site.languages]
    data = Data(edition, site)
    figures = list(data.rows(id_, shown, plan.history))
    if figures:
        making.piece(f"csv:{edition}.{id_}", csv_rows(FIGURES, figures), nothing)
        making.piece(f"json:{edition}.{id_}", json_rows(FIGURES, languages, figures), nothing)
        for number, path in enumerate(languages):
            making.piece(f"people_csv:{path}:{edition}.{id_}", people_rows(figures, number), nothing)
    commitments = list(data.commitments(id_, shown))
    if commitments:
        making.piece(f"commitments_csv:{edition}.{id_}", csv_rows(COMMITMENTS, commitments), nothing)
        making.piece(f"commitments_json:{edition}.{id_}", json_rows(COMMITMENTS, languages, commitments), nothing)

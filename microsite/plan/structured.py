"""A page's facts for programs, in schema.org's words: only what the content says, and with the numbers that the page shows.

The site's publisher is not the authority that made the report: that one is what the pages are *about*.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from microsite.model.content import updated
from microsite.model.histories import Statement
from microsite.plan import addresses, views
from microsite.plan.downloads import CSV, JSON
from microsite.plan.pieces import Pieces
from microsite.plan.site_texts import SiteTexts
from microsite.text.localizer import LocalizedText
from microsite.text.prose import plain_text
from microsite.text.quantities import Quantity

Node = dict[str, Any]
"""a thing that is described, in the words of JSON-LD"""
# Where a bound says that the number is not the value itself.
_BOUNDED = {"at_least": "minValue", "more_than": "minValue", "at_most": "maxValue"}


def home(
    plan: Pieces, path: str, description: str, summary: Iterable[views.ProseView], headline: Iterable[views.Card], years: Iterable[str]
) -> str:
    """The authority, the report's summary, and its figures as a data set, for an edition's home at `path`.

    `years`: those that figures speak of.
    """
    site, head = plan.site, plan.site.edition(plan.edition)
    title = plan.title_of(plan.edition).text
    own = addresses.page(plan.language.path, plan.edition, addresses.HOME)
    here = addresses.absolute(site.base_url, own) or addresses.relative(path, own)
    publisher, authority, maker, place = site.head.publisher, site.head.authority, _maker(plan), _place(plan)
    about = authority and {
        "@type": "GovernmentOrganization",
        "@id": f"{here}#authority",
        "name": plan.site_text("site.authority", authority.name).text,
        "areaServed": place,
    }
    document = plan.document(site.registers.documents[head.document])
    report = {
        "@type": "Report",
        "@id": f"{here}#report",
        "name": title,
        "url": here,
        "description": description,
        "inLanguage": plan.language.tag,
        "dateModified": updated(head),
        "about": about and {"@id": about["@id"]},
        "publisher": publisher and maker,
        "isBasedOn": {
            "@type": "CreativeWork",
            "name": document.title.text,
            "publisher": document.publisher and {"@type": "Organization", "name": document.publisher.text},
            "datePublished": document.date,
            "url": document.address,
        },
        "hasPart": {"@id": f"{here}#figures"},
    }
    text = " ".join(plain_text(each.text.text, dict(each.references)) for each in summary)
    figures = {
        "@type": "Dataset",
        "@id": f"{here}#figures",
        "name": f"{plan.localizer.phrase('All indicators').text} · {title}",
        "description": f"{description} {text}".strip(),
        "inLanguage": plan.language.tag,
        "dateModified": updated(head),
        "isPartOf": {"@id": report["@id"]},
        "creator": maker,
        "isAccessibleForFree": True,
        "license": _licence(plan),
        "temporalCoverage": _interval(years),
        "spatialCoverage": place,
        "variableMeasured": [_variable(plan, listed.name, card, path) for listed, card in zip(head.headline, headline, strict=True)],
        "distribution": [
            _download(plan, path, addresses.data(plan.edition, name), form)
            for name, form in ((CSV, "text/csv"), (JSON, "application/json"))
        ],
    }
    return _text({"@graph": [node for node in (about, report, figures) if node]})


def section(plan: Pieces, path: str, title: str, finding: str) -> str:
    """A section's page as a part of the report's summary."""
    home = addresses.page(plan.language.path, plan.edition, addresses.HOME)
    return _text(
        {
            "@type": "Article",
            "headline": title,
            "description": finding,
            "inLanguage": plan.language.tag,
            "dateModified": updated(plan.head),
            "isPartOf": {"@type": "Report", "@id": f"{_address(plan, path, home)}#report", "name": plan.title_of(plan.edition).text},
        }
    )


def indicator(
    plan: SiteTexts,
    path: str,
    name: str,
    description: str,
    definition: Iterable[views.ProseView],
    stated: Iterable[tuple[Statement, views.StatementRow]],
    updated: str,
) -> str:
    """All that is said of an indicator as a data set; `stated`: each statement as its page shows it.

    Where the page has no description, because a part of it is not translated yet, the indicator and the reports describe it.
    """
    figures = tuple(stated)
    spans = [statement.span for statement, _ in figures if statement.span is not None]
    own = addresses.absolute(plan.site.base_url, path) or path.rpartition("/")[2]
    editions = dict.fromkeys(statement.edition for statement, _ in figures)
    about = plan.site_text("site.description", plan.site.head.description).text
    described = description or " · ".join([name, *(plan.title_of(each).text for each in editions)])
    parts = [described, *(plain_text(each.text.text, dict(each.references)) for each in definition), about]
    return _text(
        {
            "@type": "Dataset",
            "@id": f"{own}#figures",
            "name": name,
            "description": " ".join(filter(None, parts)),
            "inLanguage": plan.language.tag,
            "dateModified": updated,
            "isPartOf": [
                {"@type": "Report", "@id": f"{_address(plan, path, _home(plan, each))}#report", "name": plan.title_of(each).text}
                for each in editions
            ],
            "creator": _maker(plan),
            "isAccessibleForFree": True,
            "license": _licence(plan),
            "temporalCoverage": _interval(day.isoformat()[:4] for span in spans for day in (span.first, span.last)),
            "spatialCoverage": _place(plan),
            "variableMeasured": [
                _property(plan, path, statement, name, row.kind_word, row.period, row.quantity) for statement, row in figures
            ],
            "distribution": [
                _download(plan, path, addresses.indicator_data(figures[0][0].figure.indicator), "text/csv"),
            ],
        }
    )


def _home(plan: SiteTexts, edition: str) -> str:
    return addresses.page(plan.language.path, edition, addresses.HOME)


def _maker(plan: SiteTexts) -> Node:
    """Who made the summary and put the figures together: the publisher where one is named, else the site itself."""
    head = plan.site.head
    if head.publisher is None:
        return {"@type": "Organization", "name": plan.site_text("site.title", head.title).text}
    return {"@type": "Organization", "name": plan.site_text("site.publisher", head.publisher.name).text, "url": head.publisher.address}


def _place(plan: SiteTexts) -> Node | None:
    """The place that the reports are about, where it is named."""
    authority = plan.site.head.authority
    if authority is None or authority.place is None:
        return None
    return {"@type": "Place", "name": plan.site_text("site.place", authority.place).text}


def _licence(plan: SiteTexts) -> str:
    licence = plan.site.head.licence
    return (licence.address or plan.site_text("site.licence", licence.name).text) if licence is not None else ""


def _interval(years: Iterable[str]) -> str:
    """From the first to the last of these years, as an interval of ISO 8601."""
    ordered = sorted(years)
    return "/".join(dict.fromkeys((ordered[0], ordered[-1]))) if ordered else ""


def _download(plan: SiteTexts, path: str, file: str, form: str) -> Node:
    return {"@type": "DataDownload", "encodingFormat": form, "contentUrl": _address(plan, path, file)}


def _text(node: Node) -> str:
    return json.dumps(_bare({"@context": "https://schema.org", **node}), ensure_ascii=False, separators=(",", ":"))


def _bare(value: Any) -> Any:
    """Without what isn't known, and without decimals, which JSON doesn't have: a figure's few digits survive as a float."""
    if isinstance(value, Mapping):
        return {key: _bare(each) for key, each in value.items() if each not in (None, "", [])}
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return [_bare(each) for each in value] if isinstance(value, list) else value


def _address(plan: SiteTexts, path: str, target: str) -> str:
    return addresses.absolute(plan.site.base_url, target) or addresses.relative(path, target)


def _variable(plan: Pieces, name: str, card: views.Card, path: str) -> Node:
    """A headline figure as its card shows it."""
    statement = Statement(plan.edition, name.partition(".")[0], plan.figures[name])
    return _property(plan, path, statement, card.label.text, card.kind_word, card.period, card.quantity)


def _property(
    plan: SiteTexts,
    path: str,
    statement: Statement,
    name: str,
    kind: LocalizedText,
    period: LocalizedText | None,
    quantity: Quantity,
) -> Node:
    """A figure as the page shows it: number or bounds, unit, kind and time."""
    edition, section, figure = statement
    target = addresses.page(plan.language.path, edition, addresses.section_file(section))
    parts = [kind.text, period.text if period is not None else ""]
    amount = {_BOUNDED.get(figure.bound, "value"): figure.value}
    if figure.value is None:
        amount = {"minValue": figure.start, "maxValue": figure.end}
    return {
        "@type": "PropertyValue",
        "name": name,
        "description": " · ".join(each for each in parts if each),
        **amount,
        "unitText": "".join(part.text for part in quantity.parts if part.role == "unit").strip(),
        "url": f"{_address(plan, path, target)}#{addresses.fragment(figure.id)}",
    }

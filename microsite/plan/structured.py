"""A page's facts for programs, in schema.org's words: only what the content says, and with the numbers that the page shows.

The site's publisher is not the authority that made the report: that one is what the pages are *about*.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from microsite.model.content import Figure, updated
from microsite.plan import addresses, views
from microsite.plan.pieces import Pieces
from microsite.text.prose import plain_text

Facts = dict[str, Any]
_CONTEXT = "https://schema.org"
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
# Where a bound says that the number is not the value itself.
_BOUNDED = {"at_least": "minValue", "more_than": "minValue", "at_most": "maxValue"}
_DOWNLOADS = (("figures.csv", "text/csv"), ("figures.json", "application/json"))


def home(plan: Pieces, path: str, description: str, summary: Sequence[views.ProseView], years: Iterable[str]) -> str:
    """The authority, the report's summary, and its figures as a data set, for an edition's home at `path`.

    `years`: those that figures speak of.
    """
    site, head = plan.site, plan.site.edition(plan.edition)
    title = plan.text("edition.title", head.title).text
    own = addresses.page(plan.language.path, plan.edition, addresses.HOME)
    here = addresses.absolute(site.base_url, own) or addresses.relative(path, own)
    about, place = _authority(plan, here)
    maker = _maker(plan)
    text = " ".join(plain_text(each.text.text, dict(each.references)) for each in summary)
    report = {
        "@type": "Report",
        "@id": f"{here}#report",
        "name": title,
        "url": here,
        "description": description,
        "inLanguage": plan.language.tag,
        "dateModified": updated(head),
        "about": {"@id": about["@id"]} if about else None,
        "publisher": maker if site.head.publisher is not None else None,
        "isBasedOn": _document(plan),
        "hasPart": {"@id": f"{here}#figures"},
    }
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
        "temporalCoverage": _span(years),
        "spatialCoverage": place,
        "variableMeasured": [_variable(plan, listed.name, path) for listed in head.headline],
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": form, "contentUrl": _address(plan, path, addresses.data(plan.edition, name))}
            for name, form in _DOWNLOADS
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
            "isPartOf": {
                "@type": "Report",
                "@id": f"{_address(plan, path, home)}#report",
                "name": plan.text("edition.title", plan.head.title).text,
            },
        }
    )


def _text(facts: Mapping[str, Any]) -> str:
    return _ENCODER.encode(_bare({"@context": _CONTEXT, **facts}))


def _bare(value: Any) -> Any:
    """Without what isn't known."""
    if isinstance(value, Mapping):
        return {key: _bare(each) for key, each in value.items() if each not in (None, "", [])}
    return [_bare(each) for each in value] if isinstance(value, list) else value


def _address(plan: Pieces, path: str, target: str) -> str:
    return addresses.absolute(plan.site.base_url, target) or addresses.relative(path, target)


def _authority(plan: Pieces, here: str) -> tuple[Facts | None, Facts | None]:
    """Whose report it is, and the place that it is about."""
    authority = plan.site.head.authority
    if authority is None:
        return None, None
    place = authority.place
    where = {"@type": "Place", "name": plan.site_text("site.place", place).text} if place is not None else None
    name = plan.site_text("site.authority", authority.name).text
    return {"@type": "GovernmentOrganization", "@id": f"{here}#authority", "name": name, "areaServed": where}, where


def _maker(plan: Pieces) -> Facts:
    """Who made the summary and counted the figures together: the publisher where one is named, else the site itself."""
    head = plan.site.head
    if head.publisher is not None:
        return {"@type": "Organization", "name": plan.site_text("site.publisher", head.publisher.name).text, "url": head.publisher.address}
    return {"@type": "Organization", "name": plan.site_text("site.title", head.title).text}


def _licence(plan: Pieces) -> str:
    """Where the licence can be read, else its name; empty where none is given."""
    licence = plan.site.head.licence
    return "" if licence is None else licence.address or plan.site_text("site.licence", licence.name).text


def _document(plan: Pieces) -> Facts:
    """The source, with what is known of it."""
    document = plan.document(plan.site.registers.documents[plan.head.document])
    publisher = {"@type": "Organization", "name": document.publisher.text} if document.publisher is not None else None
    return {
        "@type": "CreativeWork",
        "name": document.title.text,
        "publisher": publisher,
        "datePublished": document.date,
        "url": document.address,
    }


def _span(years: Iterable[str]) -> str:
    """From the first year to the last, as an interval of ISO 8601."""
    ordered = sorted(years)
    return "/".join(dict.fromkeys((ordered[0], ordered[-1]))) if ordered else ""


def _variable(plan: Pieces, name: str, path: str) -> Facts:
    """A headline figure as the page shows it: number or bounds, unit, kind and time."""
    section, figure = name.partition(".")[0], plan.figures[name]
    card = plan.card(section, figure, path)
    parts = [card.kind_word.text, card.period.text if card.period is not None else ""]
    unit = "".join(part.text for part in card.quantity.parts if part.role == "unit").strip()
    target = addresses.page(plan.language.path, plan.edition, addresses.section_file(section))
    return {
        "@type": "PropertyValue",
        "name": card.label.text,
        "description": " · ".join(each for each in parts if each),
        **_amount(figure),
        "unitText": unit,
        "url": f"{_address(plan, path, target)}#{addresses.fragment(figure.id)}",
    }


def _amount(figure: Figure) -> Facts:
    if figure.value is None:
        return {"minValue": _number(figure.start), "maxValue": _number(figure.end)}
    return {_BOUNDED.get(figure.bound, "value"): _number(figure.value)}


def _number(value: Decimal | None) -> int | float | None:
    """JSON has no decimals; a figure's few digits survive as a float, which is written as briefly as it was typed."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)

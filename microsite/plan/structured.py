"""A page's facts for programs, in schema.org's words: only what the content says, and with the numbers that the page shows.

The site's publisher is not the authority that made the report: that one is what the pages are *about*.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from microsite.model.content import updated
from microsite.plan import addresses, views
from microsite.plan.downloads import CSV, JSON
from microsite.plan.pieces import Pieces
from microsite.text.prose import plain_text

Facts = dict[str, Any]
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
    publisher, licence, authority = site.head.publisher, site.head.licence, site.head.authority
    # Who made the summary and counted the figures together: the publisher where one is named, else the site itself.
    maker: Facts = {"@type": "Organization", "name": plan.site_text("site.title", site.head.title).text}
    if publisher is not None:
        maker |= {"name": plan.site_text("site.publisher", publisher.name).text, "url": publisher.address}
    place: Facts | None = None
    if authority is not None and authority.place is not None:
        place = {"@type": "Place", "name": plan.site_text("site.place", authority.place).text}
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
    ordered = sorted(years)
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
        "license": licence and (licence.address or plan.site_text("site.licence", licence.name).text),
        # An interval of ISO 8601.
        "temporalCoverage": "/".join(dict.fromkeys((ordered[0], ordered[-1]))) if ordered else "",
        "spatialCoverage": place,
        "variableMeasured": [_variable(plan, listed.name, card, path) for listed, card in zip(head.headline, headline, strict=True)],
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": form, "contentUrl": _address(plan, path, addresses.data(plan.edition, name))}
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


def _text(facts: Facts) -> str:
    return json.dumps(_bare({"@context": "https://schema.org", **facts}), ensure_ascii=False, separators=(",", ":"))


def _bare(value: Any) -> Any:
    """Without what isn't known, and without decimals, which JSON doesn't have: a figure's few digits survive as a float."""
    if isinstance(value, Mapping):
        return {key: _bare(each) for key, each in value.items() if each not in (None, "", [])}
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return [_bare(each) for each in value] if isinstance(value, list) else value


def _address(plan: Pieces, path: str, target: str) -> str:
    return addresses.absolute(plan.site.base_url, target) or addresses.relative(path, target)


def _variable(plan: Pieces, name: str, card: views.Card, path: str) -> Facts:
    """A headline figure as its card shows it: number or bounds, unit, kind and time."""
    section, figure = name.partition(".")[0], plan.figures[name]
    parts = [card.kind_word.text, card.period.text if card.period is not None else ""]
    target = addresses.page(plan.language.path, plan.edition, addresses.section_file(section))
    amount = {_BOUNDED.get(figure.bound, "value"): figure.value}
    if figure.value is None:
        amount = {"minValue": figure.start, "maxValue": figure.end}
    return {
        "@type": "PropertyValue",
        "name": card.label.text,
        "description": " · ".join(each for each in parts if each),
        **amount,
        "unitText": "".join(part.text for part in card.quantity.parts if part.role == "unit").strip(),
        "url": f"{_address(plan, path, target)}#{addresses.fragment(figure.id)}",
    }

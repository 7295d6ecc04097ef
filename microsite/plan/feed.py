"""The feed of a language: corrections and editions, newest first, with ids and dates that come from the content alone."""

from __future__ import annotations

from collections import Counter

from microsite.plan import addresses, views
from microsite.plan.artifacts import Artifact
from microsite.plan.site_texts import SiteTexts
from microsite.text.localizer import LocalizedText
from microsite.text.plain import plain_text


def plan_feed(texts: SiteTexts) -> Artifact:
    """Only for sites whose address is known: an Atom feed's ids and links must be absolute."""
    site, language = texts.site, texts.language
    path = addresses.of_language(language.path, addresses.FEED)
    entries = [*_corrections(texts), *_editions(texts)]
    entries.sort(key=lambda entry: (entry.updated, entry.id), reverse=True)
    publisher = site.head.publisher
    name = texts.site_text("site.title", site.head.title)
    oldest = min(edition.date for edition in site.editions)
    view = views.FeedView(
        _tag(texts, oldest, f"{language.path}/"),
        language.tag,
        name,
        texts.site_text("site.description", site.head.description),
        max(entry.updated for entry in entries),
        addresses.absolute(site.base_url, path),
        addresses.absolute(site.base_url, addresses.of_language(language.path, addresses.HOME)),
        texts.site_text("site.publisher", publisher.name) if publisher else name,
        publisher.address if publisher else "",
        tuple(entries),
    )
    return Artifact(path, "feed", language.path, view)


def _tag(texts: SiteTexts, date: str, name: str) -> str:
    """A tag URI (RFC 4151): the site's host, a day on which it was the site's, and a name that stays."""
    host = texts.site.base_url.partition("://")[2].partition("/")[0].partition(":")[0]
    return f"tag:{host},{date}:{name}"


def _filled_phrase(texts: SiteTexts, phrase: str, slot: str, value: str) -> LocalizedText:
    text = texts.localizer.phrase(phrase)
    return text._replace(text=text.text.replace(f"{{{slot}}}", value))


def _editions(texts: SiteTexts) -> list[views.FeedEntry]:
    language = texts.language.path
    return [
        views.FeedEntry(
            _tag(texts, edition.date, f"{language}/{edition.id}/"),
            texts.title_of(edition.id),
            edition.date,
            edition.date,
            addresses.absolute(texts.site.base_url, addresses.page(language, edition.id, addresses.HOME)),
            (texts.site_text("site.description", texts.site.head.description),),
        )
        for edition in texts.site.editions
    ]


def _corrections(texts: SiteTexts) -> list[views.FeedEntry]:
    entries = []
    for edition in texts.site.editions:
        seen: Counter[str] = Counter()
        for each in texts.site.corrections(edition.id):
            name = f"{texts.language.path}/{edition.id}/{each.figure}/{each.date}"
            section, _, figure = each.figure.partition(".")
            seen[name] += 1
            card = addresses.page(texts.language.path, edition.id, addresses.section_file(section))
            correction = texts.correction(edition.id, each, "")
            reason = correction.reason
            paragraphs = (
                _filled_phrase(texts, "It had said: {was}.", "was", correction.was.text),
                _filled_phrase(texts, "It says now: {quantity}.", "quantity", correction.now.text),
                reason.text._replace(text=plain_text(reason.text.text, dict(reason.references))),
            )
            entries.append(
                views.FeedEntry(
                    # Two corrections of one figure on one day are told apart by their order in the file.
                    _tag(texts, edition.date, name + (f"/{seen[name]}" if seen[name] > 1 else "")),
                    _filled_phrase(texts, "Corrected: {figure}", "figure", correction.figure.text.text),
                    each.date,
                    each.date,
                    f"{addresses.absolute(texts.site.base_url, card)}#{addresses.fragment(figure)}",
                    paragraphs,
                )
            )
    return entries

"""The feed of a language: corrections and editions, newest first, with ids and dates that come from the content alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from microsite.plan import addresses, views
from microsite.plan.artifacts import Artifact
from microsite.plan.site_texts import SiteTexts
from microsite.text.localizer import LocalizedText
from microsite.text.prose import plain_text


def plan_feed(texts: SiteTexts) -> Artifact:
    """Only for sites whose address is known: an Atom feed's ids and links must be absolute."""
    site, language, publisher = texts.site, texts.language, texts.site.head.publisher
    path = addresses.page(language.path, addresses.FEED)
    entries = sorted((*_corrections(texts), *_editions(texts)), key=lambda entry: (entry.date, entry.id), reverse=True)
    name = texts.site_text("site.title", site.head.title)
    view = views.FeedView(
        id=_tag(texts, min(edition.date for edition in site.editions), f"{language.path}/"),
        language=language.tag,
        title=name,
        subtitle=texts.site_text("site.description", site.head.description),
        updated=entries[0].date,
        own=addresses.absolute(site.base_url, path),
        home=addresses.absolute(site.base_url, addresses.page(language.path, addresses.HOME)),
        author=texts.site_text("site.publisher", publisher.name) if publisher else name,
        author_address=publisher.address if publisher else "",
        entries=tuple(entries),
    )
    return Artifact(path, "feed", language.path, view)


def _tag(texts: SiteTexts, date: str, name: str) -> str:
    """A tag URI (RFC 4151): the site's host, a day on which it was the site's, and a name that stays."""
    host = texts.site.base_url.partition("://")[2].partition("/")[0].partition(":")[0]
    return f"tag:{host},{date}:{name}"


def _editions(texts: SiteTexts) -> Iterator[views.FeedEntry]:
    site, language = texts.site, texts.language.path
    for edition in site.editions:
        yield views.FeedEntry(
            id=_tag(texts, edition.date, f"{language}/{edition.id}/"),
            title=texts.title_of(edition.id),
            date=edition.date,
            href=addresses.absolute(site.base_url, addresses.page(language, edition.id, addresses.HOME)),
            paragraphs=(texts.site_text("site.description", site.head.description),),
        )


def _corrections(texts: SiteTexts) -> Iterator[views.FeedEntry]:
    site, language = texts.site, texts.language.path

    def filled(phrase: str, slot: str, value: str) -> LocalizedText:
        text = texts.localizer.phrase(phrase)
        return text._replace(text=text.text.replace(f"{{{slot}}}", value))

    for edition in site.editions:
        seen: Counter[str] = Counter()
        for each in site.corrections(edition.id):
            name = f"{language}/{edition.id}/{each.figure}/{each.date}"
            seen[name] += 1
            correction = texts.correction(edition.id, each, "")
            reason = correction.reason
            yield views.FeedEntry(
                # Two corrections of one figure on one day are told apart by their order in the file.
                id=_tag(texts, edition.date, name + (f"/{seen[name]}" if seen[name] > 1 else "")),
                title=filled("Corrected: {figure}", "figure", correction.figure.text.text),
                date=each.date,
                href=addresses.absolute(site.base_url, correction.figure.href),
                paragraphs=(
                    filled("Before: {was}.", "was", correction.was.text),
                    filled("Now: {quantity}.", "quantity", correction.now.text),
                    reason.text._replace(text=plain_text(reason.text.text, dict(reason.references))),
                ),
            )

"""The Atom feed of corrections and editions (RFC 4287), and the sitemap, with links between the languages of each page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from microsite.plan.views import FeedEntry, FeedView, SitemapPage
from microsite.text.localizer import LocalizedText


def feed_bytes(view: FeedView) -> bytes:
    """The bytes of feed.xml; only days are known, so every time is midnight UTC."""
    rows = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{escape(view.language)}">',
        f"<id>{escape(view.id)}</id>",
        _text("title", view.title, view.language),
        _text("subtitle", view.subtitle, view.language),
        f"<updated>{_moment(view.updated)}</updated>",
        f'<link rel="self" type="application/atom+xml" href="{escape(view.own)}"/>',
        f'<link rel="alternate" type="text/html" hreflang="{escape(view.language)}" href="{escape(view.home)}"/>',
        "<author>",
        f"<name>{escape(view.author.text)}</name>",
        *([f"<uri>{escape(view.author_address)}</uri>"] if view.author_address else []),
        "</author>",
    ]
    for entry in view.entries:
        rows += _entry(entry, view.language)
    rows.append("</feed>")
    return ("\n".join(rows) + "\n").encode()


def _entry(entry: FeedEntry, language: str) -> Iterator[str]:
    yield "<entry>"
    yield f"<id>{escape(entry.id)}</id>"
    yield _text("title", entry.title, language)
    yield f"<published>{_moment(entry.date)}</published>"
    yield f"<updated>{_moment(entry.date)}</updated>"
    yield f'<link rel="alternate" type="text/html" hreflang="{escape(language)}" href="{escape(entry.href)}"/>'
    yield '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
    for paragraph in entry.paragraphs:
        yield f"<p{_language_attribute(paragraph, language)}>{escape(paragraph.text)}</p>"
    yield "</div></content>"
    yield "</entry>"


def _text(name: str, text: LocalizedText, language: str) -> str:
    return f"<{name}{_language_attribute(text, language)}>{escape(text.text)}</{name}>"


def _language_attribute(text: LocalizedText, language: str) -> str:
    return f' xml:lang="{escape(text.language)}"' if text.language != language else ""


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def sitemap_bytes(pages: Iterable[SitemapPage]) -> bytes:
    """The bytes of sitemap.xml, by schema 0.9 of sitemaps.org with xhtml links."""
    rows = ['<?xml version="1.0" encoding="UTF-8"?>']
    rows.append('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">')
    for page in pages:
        rows.append(f"<url><loc>{escape(page.address)}</loc><lastmod>{page.updated}</lastmod>")
        for alternate in page.alternates:
            rows.append(f'<xhtml:link rel="alternate" hreflang="{escape(alternate.tag)}" href="{escape(alternate.address)}"/>')
        rows.append("</url>")
    rows.append("</urlset>")
    return ("\n".join(rows) + "\n").encode()

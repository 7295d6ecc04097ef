"""The sitemap, with links between the languages of each page."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from microsite.plan.views import SitemapPage


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

"""What other pages of an edition show of a section: found out with the section, so that they need not read it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from microsite.plan.views import SectionTeaser


class Outline(NamedTuple):
    """A section as lists and counts show it."""

    section: str
    entries: Mapping[str, SectionTeaser]
    """by path of the language"""
    kinds: tuple[str, ...]
    """of its figures, in their order"""
    commitments: int
    years: tuple[str, ...]
    """those that its figures speak of"""
    statuses: tuple[str, ...]
    """of its targets"""
    picture: str
    """its file; empty where it has none"""
    documents: tuple[str, ...]
    """the sources of its figures, beside the edition's own"""

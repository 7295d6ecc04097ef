"""What a run was asked for."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

SHIPPED = Path(__file__).resolve().parent.parent
"""the tool's own folder, whose templates, assets, interface catalogues and units serve a root that has none"""


class Settings(NamedTuple):
    """The options of a build, as plain values; nothing else of the command line or the environment reaches it."""

    root: Path
    """holds content/, translations/, templates/, assets/ and, by default, output/"""
    output: Path
    base_url: str = ""
    """overrides the one of site.yaml"""
    drafts: bool = False
    strict: bool = False
    """warnings and missing translations fail"""
    jobs: int = 0
    """processes; 0 is as many as there are cores"""
    verify: bool = False
    """hash every file, whatever its identity says"""
    trust_templates: bool = False
    """render a root's own templates without the sandbox"""
    min_coverage: int = 0
    """percent of the texts that must be translated into each language"""

"""The settings of a build."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

SHIPPED = Path(__file__).resolve().parent.parent
"""The tool's own folder. Its templates, assets, interface catalogues and units are used by a root that has none."""


class Settings(NamedTuple):
    """Everything that a build takes from the command line, as plain values."""

    root: Path
    """folder with content/, translations/, templates/, assets/ and, by default, output/"""
    output: Path
    base_url: str = ""
    """overrides the address in site.yaml"""
    drafts: bool = False
    strict: bool = False
    """warnings and missing translations fail"""
    jobs: int = 0
    """number of processes; 0 means one for each core"""
    verify: bool = False
    """hash every file, even if its identity is the same"""
    trust_templates: bool = False
    """render a root's own templates without the sandbox"""
    today: str = ""
    """the day for warnings that depend on it, as year-month-day; empty: the machine's. No page shows it"""
    min_coverage: int = 0
    """least percentage of texts translated into each language"""

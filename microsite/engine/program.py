"""What all tasks depend on beside what they read: the tool's code, its libraries, templates, style, and the options of the build."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from microsite import digests
from microsite.engine.scan import LOCK_FILE
from microsite.read.inventory import CODE_MARK
from microsite.settings import Settings

if TYPE_CHECKING:
    from microsite.read.design import Design

CODE_PARTS = ("code", "libraries")
"""under another one of these, what the ledger knows may mean something else"""


def code_digests(inputs: Mapping[str, str]) -> dict[str, str]:
    """The digests of code and libraries; `inputs`: name → digest."""
    code = {name: digest for name, digest in inputs.items() if name.startswith(CODE_MARK) and name != CODE_MARK + LOCK_FILE}
    return {"code": digests.of_value(code), "libraries": digests.of_value([inputs.get(CODE_MARK + LOCK_FILE, ""), sys.version])}


def design_digests(design: Design, is_sandboxed: bool) -> dict[str, str]:
    """The digests of templates and style, and whether templates run in the sandbox."""
    return {
        "templates": digests.of_value(sorted(design.templates.items())),
        "style": digests.of_value([design.style, design.styles]),
        "sandbox": str(is_sandboxed),
    }


def options_digest(settings: Settings) -> str:
    """The digest of the options that what is published depends on."""
    return digests.of_value([settings.base_url, settings.drafts, settings.trust_templates])

"""Templates and style: which are the tool's own, and what a root may put in their place."""

from __future__ import annotations

import json
import os
from pathlib import Path

from microsite import digests
from microsite.read.design import SHIPPED_TEMPLATES, read_design, shipped_templates
from microsite.settings import SHIPPED


def shipped_now() -> dict[str, str]:
    return {f"templates/{path.name}": digests.of_bytes(path.read_bytes()) for path in sorted((SHIPPED / "templates").glob("*.html"))}


def test_the_list_of_shipped_templates_is_current() -> None:
    """After a change of a template run `UPDATE_SHIPPED=1 python3 site.py test -k shipped_templates_is_current`."""
    if os.environ.get("UPDATE_SHIPPED"):
        SHIPPED_TEMPLATES.write_text(json.dumps(shipped_now(), indent=1) + "\n", encoding="ascii", newline="\n")
    assert shipped_templates() == shipped_now()


def test_the_tools_own_templates_are_trusted() -> None:
    assert not read_design(dict.fromkeys(shipped_now(), SHIPPED)).own_templates


def test_a_template_edited_by_one_character_is_a_users(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "home.html").write_bytes((SHIPPED / "templates" / "home.html").read_bytes() + b" ")
    assert read_design({**dict.fromkeys(shipped_now(), SHIPPED), "templates/home.html": tmp_path}).own_templates


def test_a_copy_of_a_shipped_template_is_no_other_template(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "home.html").write_bytes((SHIPPED / "templates" / "home.html").read_bytes())
    assert not read_design({**dict.fromkeys(shipped_now(), SHIPPED), "templates/home.html": tmp_path}).own_templates


def test_a_style_that_would_end_its_element_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "site.css").write_text("a { }\n/* </style> */\n", encoding="utf-8")
    (fault,) = read_design({"assets/site.css": tmp_path}).faults
    assert (fault.code, fault.position.line, fault.position.column) == ("style-end-tag", 2, 4)


def test_the_pages_style_has_no_comments_and_no_indentation(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    style = 'a {\n  color: red; /* why: it\'s "so" */\n}\n\nb::after { content: "/* not a comment */  two  spaces"; }\n'
    (tmp_path / "assets" / "site.css").write_text(style, encoding="utf-8")
    design = read_design({"assets/site.css": tmp_path})
    assert design.style == 'a {\ncolor: red;\n}\nb::after { content: "/* not a comment */  two  spaces"; }'

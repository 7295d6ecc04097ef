"""Templates and styles: which templates count as the tool's own, and what a root may add to the style."""

from __future__ import annotations

from pathlib import Path

import pytest

from microsite.diagnostics import Diagnostic
from microsite.read.design import Design, is_design_file, read_design
from microsite.settings import SHIPPED

HOME = "templates/home.html"


def design_of(root: Path, *files: str) -> Design:
    """The design of a root that has these files, and the shipped ones for the rest."""
    shipped = [path.relative_to(SHIPPED).as_posix() for path in (*SHIPPED.glob("templates/*.html"), *SHIPPED.glob("assets/*.css"))]
    return read_design({**dict.fromkeys(shipped, SHIPPED), **dict.fromkeys(files, root)})


def write(root: Path, file: str, text: str) -> None:
    (root / file).parent.mkdir(exist_ok=True)
    (root / file).write_text(text, encoding="utf-8", newline="\n")


def test_the_tools_own_templates_are_trusted_however_they_are_edited() -> None:
    """The tool's folder is the only one whose templates need no comparison: an edited one there is as much the owner's as the code."""
    assert not design_of(SHIPPED, HOME, "templates/new.html").own_templates


def test_a_template_of_another_root_is_its_own(tmp_path: Path) -> None:
    write(tmp_path, HOME, (SHIPPED / HOME).read_text("utf-8") + " ")
    assert design_of(tmp_path, HOME).own_templates


def test_a_template_that_the_tool_does_not_have_is_the_roots_own(tmp_path: Path) -> None:
    write(tmp_path, "templates/new.html", "")
    assert design_of(tmp_path, "templates/new.html").own_templates


def test_a_copy_of_a_shipped_template_is_the_shipped_one(tmp_path: Path) -> None:
    write(tmp_path, HOME, (SHIPPED / HOME).read_text("utf-8"))
    assert not design_of(tmp_path, HOME).own_templates


def test_styles_make_no_template_a_roots_own(tmp_path: Path) -> None:
    write(tmp_path, "assets/site.css", "a { color: red }")
    assert not design_of(tmp_path, "assets/site.css").own_templates


def test_the_custom_style_follows_the_styles_of_all_kinds(tmp_path: Path) -> None:
    write(tmp_path, "assets/custom.css", "p { margin: 0 }\n")
    shipped, design = design_of(tmp_path), design_of(tmp_path, "assets/custom.css")
    for kind in ("", "home", "print"):
        assert design.style_of(kind) == f"{shipped.style_of(kind)}\np {{ margin: 0 }}"
    assert design.faults == ()


def test_the_custom_style_follows_a_style_of_the_roots_own(tmp_path: Path) -> None:
    write(tmp_path, "assets/site.css", "a { color: red }\n")
    write(tmp_path, "assets/custom.css", "p { margin: 0 }\n")
    style = design_of(tmp_path, "assets/site.css", "assets/custom.css").style_of("about")
    assert (style.splitlines()[0], style.splitlines()[-1]) == ("a { color: red }", "p { margin: 0 }")


@pytest.mark.parametrize(
    ("file", "shipped", "belongs"),
    [
        ("templates/home.html", True, True),
        ("templates/notes.txt", False, False),
        ("assets/site.css", True, True),
        ("assets/print.css", True, True),
        ("assets/custom.css", False, True),
        ("assets/custom.css", True, False),
        ("assets/extra.css", False, True),
        ("assets/extra.css", True, False),
        ("assets/pictures/harbour.jpg", False, False),
        ("content/site.yaml", False, False),
    ],
)
def test_what_the_tools_own_site_adds_to_the_style_is_not_for_other_roots(file: str, shipped: bool, belongs: bool) -> None:
    assert is_design_file(file, shipped) == belongs


def custom(root: Path, text: str) -> tuple[Diagnostic, ...]:
    write(root, "assets/custom.css", text)
    return design_of(root, "assets/custom.css").faults


def test_a_colour_of_the_custom_style_that_cannot_be_read_is_told_at_its_place(tmp_path: Path) -> None:
    (fault,) = custom(
        tmp_path, "/* ours */\n:root {\n  --link: #8cc8f0;\n}\n@media (prefers-color-scheme: dark) { :root { --link: #8cc8f0 } }\n"
    )
    assert (fault.code, fault.position.line, fault.position.column, dict(fault.facts)["other"]) == ("colour-contrast", 3, 11, "#f6f5f1")


def test_a_colour_for_all_screens_must_be_readable_on_dark_ones(tmp_path: Path) -> None:
    (fault,) = custom(tmp_path, ":root { --link: #7a1f5c }")
    assert (fault.code, dict(fault.facts)["other"]) == ("colour-contrast", "#192126")
    assert custom(tmp_path, "@media (prefers-color-scheme: light) { :root { --link: #7a1f5c } }") == ()


def test_a_colour_that_is_not_written_in_hexadecimal_is_not_checked_in_silence(tmp_path: Path) -> None:
    (fault,) = custom(tmp_path, ":root { --link: navy }")
    assert (fault.code, fault.severity, dict(fault.facts)["missing"]) == ("colour-unchecked", "warning", "--link")


def test_rules_that_declare_no_colours_are_the_designers_own_affair(tmp_path: Path) -> None:
    assert custom(tmp_path, 'p { color: silver }\n.x::after { content: ":root { --link: #fff }" }\n:root { --wide: 3rem }\n') == ()


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

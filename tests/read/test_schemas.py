"""The schemas take what the decoder takes and refuse what an editor most often gets wrong; each content file names its own."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from microsite.read.schemas import FILES
from microsite.settings import SHIPPED
from tests.conftest import MADE_UP, SECOND_DISTRICT
from tests.test_docs import CONTENT, blocks, text_of

ROOTS = (SHIPPED, MADE_UP, SECOND_DISTRICT)
SECTION = """
title: 就业
finding: 就业在增加。
summary: |
  一共{jobs}。
figures:
  - id: jobs
    indicator: new_jobs
    kind: target
    bound: at_least
    value: 2300
    period: {year: 2024}
    place: P17
    sentence:
commitments:
draft: true
"""


class CodeEditorsLoader(yaml.SafeLoader):
    """YAML 1.2 as code editors read it: a date is a text, and of the words only `true` and `false` are no texts."""


CodeEditorsLoader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag.rpartition(":")[2] in ("int", "float", "null")]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
CodeEditorsLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))


def faults(kind: str, text: str) -> list[str]:
    """What a validator finds in a file of a kind."""
    schema = json.loads((SHIPPED / f"schemas/{kind}.json").read_text("utf-8"))
    value: Any = yaml.load(text, CodeEditorsLoader)
    return [error.message for error in jsonschema.Draft7Validator(schema).iter_errors(value)]


def kind_of(file: Path) -> str:
    if file.parent.name == "content":
        return file.stem
    return "edition" if file.stem == "edition" else "section"


def content_files(root: Path) -> list[Path]:
    return sorted((root / "content").rglob("*.yaml"))


@pytest.mark.parametrize("file", [file for root in ROOTS for file in content_files(root)], ids=lambda file: file.stem)
def test_a_file_that_the_tool_takes_is_right_by_its_schema(file: Path) -> None:
    assert faults(kind_of(file), file.read_text("utf-8-sig")) == []


@pytest.mark.parametrize("block", [each for each in blocks(text_of(CONTENT)) if "/" in each.name], ids=lambda block: block.name)
def test_the_examples_of_the_reference_are_right_by_their_schemas(block: Any) -> None:
    assert faults(kind_of(Path(block.name)), block.text) == []


def test_every_schema_is_a_schema() -> None:
    for kind in FILES:
        jsonschema.Draft7Validator.check_schema(json.loads((SHIPPED / f"schemas/{kind}.json").read_text("utf-8")))
    assert sorted(path.stem for path in (SHIPPED / "schemas").iterdir()) == sorted(FILES)


def test_the_section_of_the_cases_below_is_right() -> None:
    assert faults("section", SECTION) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("finding: 就业在增加。\n", ""),
        ("finding:", "findings:"),
        ("kind: target", "kind: tagret"),
        ("bound: at_least", "bounds: at_least"),
        ("id: jobs", "id: New-Jobs"),
        ("value: 2300", "value: 2,300"),
        ("value: 2300", "value: 约2300"),
        ("    value: 2300\n", ""),
        ("    period: {year: 2024}\n", ""),
        ("{year: 2024}", "{year: 24}"),
        ("{year: 2024}", "{date: 2024/1/17}"),
        ("place: P17", "place: {at: P17}"),
        ("draft: true", "draft: yes"),
        ("figures:\n  - id: jobs", "figures:\n    id: jobs"),
        ("title: 就业", "title: [就业]"),
    ],
)
def test_what_is_wrong_is_refused(right: str, wrong: str) -> None:
    assert right in SECTION
    assert faults("section", SECTION.replace(right, wrong))


@pytest.mark.parametrize(
    ("right", "other"),
    [
        ("    value: 2300\n", "    from: 2000\n    to: 2300\n"),
        ("kind: target\n    bound: at_least\n    value: 2300\n    period: {year: 2024}\n", "kind: ambition\n    value: 2300\n"),
        ("place: P17", "place: {document: plan, at: P17}"),
        ("{year: 2024}", "{cumulative: {from: 2021, to: 2025-06}}"),
        ("value: 2300", "value: 0.23万"),
        ("value: 2300", "value: '2300'"),
        ("    value: 2300\n", "    from: 0.2万\n    to: 2300\n"),
    ],
)
def test_what_makes_a_key_optional_does_so_in_the_schema(right: str, other: str) -> None:
    assert right in SECTION
    assert faults("section", SECTION.replace(right, other)) == []


@pytest.mark.parametrize("file", content_files(SHIPPED), ids=lambda file: file.stem)
def test_each_content_file_names_its_schema_in_the_first_line(file: Path) -> None:
    first_line = file.read_text("utf-8").partition("\n")[0]
    named = first_line.removeprefix("# yaml-language-server: $schema=")
    assert (file.parent / named).resolve() == SHIPPED / f"schemas/{kind_of(file)}.json"

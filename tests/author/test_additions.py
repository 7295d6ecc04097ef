"""Each new content file names its schema in the first line, by a path that leads there from wherever the root lies."""

from __future__ import annotations

import pytest

from microsite.author.additions import NEW, with_schemas


@pytest.mark.parametrize(
    ("file", "line", "schema"),
    [
        ("content/units.yaml", "../schemas/units.json", "schemas/units.json"),
        ("content/2031/edition.yaml", "../../schemas/edition.json", "schemas/edition.json"),
        ("content/2031/units.yaml", "../../schemas/section.json", "schemas/section.json"),
    ],
)
def test_a_new_file_names_its_schema_which_comes_with_it(file: str, line: str, schema: str) -> None:
    added = with_schemas({file: NEW.with_lines(0, ["title: 标题"])}, [file])
    assert added[file].lines == (f"# yaml-language-server: $schema={line}\n", "title: 标题\n")
    assert set(added) == {file, schema}


def test_a_file_that_was_there_stays_as_it_is() -> None:
    added = {"content/units.yaml": NEW.with_lines(0, ["units:"])}
    assert with_schemas(added, []) == added

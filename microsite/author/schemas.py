"""The schemas that code editors complete and check content files by: each new file names its own, and the root gets a copy of it."""

from __future__ import annotations

from collections.abc import Iterable

from microsite.author.additions import Additions
from microsite.author.insertion import YamlText
from microsite.settings import SHIPPED

FOLDER = "schemas"


def with_schemas(added: Additions, new_files: Iterable[str]) -> Additions:
    """The additions, where each new content file names its schema in the first line, with the schemas that are named.

    A root has copies of its own, below the folder that content/ is in: a path that leads to the tool holds on one machine alone.
    """
    named = dict(added)
    for file in new_files:
        schema = f"{FOLDER}/{_kind(file)}.json"
        named[file] = added[file].with_lines(0, [f"# yaml-language-server: $schema={'../' * file.count('/')}{schema}"])
        named[schema] = YamlText.of((SHIPPED / schema).read_bytes())
    return named


def _kind(file: str) -> str:
    """The kind of a content file, which is the name of its schema."""
    _, *edition, name = file.removesuffix(".yaml").split("/")
    return "section" if edition and name != "edition" else name

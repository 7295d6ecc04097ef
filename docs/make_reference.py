"""Writes the tables of docs/content.md and docs/content.zh.md, and schemas/*.json, from the declarations in microsite/model/content.py.

    python docs/make_reference.py

Run it, with the Python that has the libraries, after a change of the declarations; tests/test_docs.py fails when that was forgotten.
The schemas are what code editors complete and check by.
A table stands between `<!-- fields: NAME -->` and `<!-- end -->`; all else in the two files is written by hand.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

DOCS = Path(__file__).resolve().parent
SCHEMAS = DOCS.parent / "schemas"
if __name__ == "__main__":
    # A script's own folder is on the path, the package beside it is not.
    sys.path.insert(0, str(DOCS.parent))

from microsite.model.shapes import Choice, Either, ListOf, Made, Record, Shape, fields_of, records_in  # noqa: E402
from microsite.read import tables  # noqa: E402
from microsite.read.schemas import FILES as SCHEMA_FILES  # noqa: E402
from microsite.read.schemas import file_schema  # noqa: E402
from microsite.sentences.form import CHINESE, ENGLISH  # noqa: E402
from microsite.sentences.shapes import SHAPES  # noqa: E402

FILES = {"content.md": ENGLISH, "content.zh.md": CHINESE}

_TABLE = re.compile(r"(<!-- fields: ([a-z]+) -->\n).*?(<!-- end -->)", re.DOTALL)
_HEADS = (("key", "needed", "what stands there", "what it is for"), ("项", "必填", "写什么", "用途"))
_YES = ("yes", "是")
_LIST_OF = ("a list; each item: ", "列表，每条是")
_EITHER = (", or ", "；或者")
_ONE_OF = ("one of ", "其中之一：")
_JOINT = (", ", "、")


def records() -> dict[str, Record]:
    """Every kind of record that a content file may hold, by name; the registers, which only hold a list, are not among them."""
    shapes = (tables.SITE, *tables.REGISTERS.values(), tables.EDITION, tables.SECTION)
    return {record.name: record for record in records_in(*shapes) if record.name != "register"}


def reference(text: str, language: int) -> str:
    """The text of a page with each of its tables as the field tables have it now."""
    known = records()
    return _TABLE.sub(lambda match: match[1] + _table(known[match[2]], language) + match[3], text)


def _table(record: Record, language: int) -> str:
    rows = [_HEADS[language], ("---",) * len(_HEADS[language])]
    rows += [
        (
            f"`{field.name}`",
            _YES[language] if field.required else "",
            _value(field.shape, language),
            field.key.chinese if language == CHINESE else field.key.english,
        )
        for field in fields_of(record.of)
    ]
    # The anchor is where the other tables' links lead, whatever the heading above is called.
    return f'<a id="{record.name}"></a>\n\n' + "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |\n" for row in rows)


def _value(shape: Shape, language: int) -> str:
    if isinstance(shape, Made):
        return _value(shape.shape, language)
    if isinstance(shape, Choice):
        return _ONE_OF[language] + _JOINT[language].join(f"`{choice}`" for choice in shape.choices)
    if isinstance(shape, ListOf):
        return _LIST_OF[language] + _value(shape.item, language)
    if isinstance(shape, Either):
        return _EITHER[language].join(dict.fromkeys(_value(part, language) for part in (shape.short, shape.long)))
    if isinstance(shape, Record):
        return f"[{SHAPES[shape.name][language]}](#{shape.name})"
    return SHAPES[shape.name][language]


def schemas() -> dict[str, str]:
    """The text of each schema, by the name of its file."""
    return {f"{name}.json": json.dumps(file_schema(shape), ensure_ascii=False, indent=1) + "\n" for name, shape in SCHEMA_FILES.items()}


def main() -> None:
    """Write the two pages and the schemas."""
    for name, text in schemas().items():
        (SCHEMAS / name).write_text(text, encoding="utf-8", newline="\n")
    for name, language in FILES.items():
        path = DOCS / name
        path.write_text(reference(path.read_text(encoding="utf-8"), language), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

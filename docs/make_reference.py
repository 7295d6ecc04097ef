"""Writes the tables of docs/content.md and docs/content.zh.md, and schemas/*.json, from the declarations in microsite/model/content.py.

    python docs/make_reference.py

Run it, with the Python that has the libraries, after a change of the declarations; tests/test_docs.py fails when that was forgotten.
The schemas are what code editors complete and check by.
A table stands between `<!-- fields: NAME -->` or `<!-- messages -->` and `<!-- end -->`; all else in the two files is written by hand.
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

from microsite.model.messages import EDITION_RECORDS, SITE_RECORDS, contexts  # noqa: E402
from microsite.model.shapes import Choice, Either, ListOf, Made, Record, Shape, fields_of, records_in  # noqa: E402
from microsite.read import tables  # noqa: E402
from microsite.read.schemas import FILES as SCHEMA_FILES  # noqa: E402
from microsite.read.schemas import file_schema  # noqa: E402
from microsite.sentences.form import CHINESE, ENGLISH  # noqa: E402
from microsite.sentences.shapes import SHAPES  # noqa: E402

FILES = {"content.md": ENGLISH, "content.zh.md": CHINESE}

_TABLE = re.compile(r"(<!-- (?:fields: ([a-z]+)|messages) -->\n).*?(<!-- end -->)", re.DOTALL)
_HEADS = (("key", "needed", "what stands there", "what it is for"), ("项", "必填", "写什么", "用途"))
_YES = ("yes", "是")
_LIST_OF = ("a list; each item: ", "列表，每条是")
_EITHER = (", or ", "；或者")
_ONE_OF = ("one of ", "其中之一：")
_JOINT = (", ", "、")
_CATALOGUE = ("catalogue", "译文文件")
_STANDING_FOR = {
    "{id}": ("ID", "ID"),
    "{section}": ("SECTION", "章节"),
    "{date}": ("DATE", "日期"),
    "{figure}": ("SECTION.FIGURE", "章节.数字"),
}
_UNITS = ("`unit.ID` (the site's own units; with plural forms)", "`unit.ID`（本站自己的单位，有复数形式）")
_INTERFACE = (
    "none: the tool's own words, by their English; shipped units as `unit.ID`",
    "没有：工具自己的话，以英文原文为准；自带的单位是`unit.ID`",
)


def records() -> dict[str, Record]:
    """Every kind of record that a content file may hold, by name; the registers, which only hold a list, are not among them."""
    shapes = (tables.SITE, *tables.REGISTERS.values(), tables.EDITION, tables.SECTION)
    return {record.name: record for record in records_in(*shapes) if record.name != "register"}


def reference(text: str, language: int) -> str:
    """The text of a page with each of its tables as the field tables have it now."""
    known = records()
    return _TABLE.sub(
        lambda match: match[1] + (_table(known[match[2]], language) if match[2] else _messages(language)) + match[3],
        text,
    )


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


def _messages(language: int) -> str:
    """The table of what each text is called in the catalogues: a row for each record."""
    rows = [(_CATALOGUE[language], "`msgctxt`"), ("---", "---")]
    for file, roots in (("site.po", SITE_RECORDS), ("2024.po", EDITION_RECORDS)):
        of_records: dict[str, list[str]] = {}
        for root, record in roots.items():
            for context, _ in contexts(record, root):
                for name, written in _STANDING_FOR.items():
                    context = context.replace(name, written[language])
                of_records.setdefault(context.rpartition(".")[0], []).append(f"`{context}`")
        cells = [_JOINT[language].join(each) for each in of_records.values()]
        if roots is SITE_RECORDS:
            cells.append(_UNITS[language])
        rows += [(f"`translations/en/{file}`" if number == 0 else "", cell) for number, cell in enumerate(cells)]
    rows.append(("`translations/zh/interface.po`", _INTERFACE[language]))
    return "".join("| " + " | ".join(row) + " |\n" for row in rows).replace("|  |", "| |")


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

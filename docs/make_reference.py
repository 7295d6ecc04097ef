"""Writes the tables of docs/content.md and docs/content.zh.md from the field tables that the decoder itself uses.

    python docs/make_reference.py

Run it, with the Python that has the libraries, after a change of microsite/read/tables.py; tests/test_docs.py tells when that was
forgotten. A table stands between `<!-- fields: NAME -->` and `<!-- end -->`; all else in the two files is written by hand. The Chinese
words for each field are in docs/fields.zh.po, by the English ones of the field table.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

DOCS = Path(__file__).resolve().parent
if __name__ == "__main__":
    # A script's own folder is on the path, the package beside it is not.
    sys.path.insert(0, str(DOCS.parent))

from microsite.read import tables  # noqa: E402
from microsite.read.po import parse  # noqa: E402
from microsite.read.shapes import Choice, Either, ListOf, Record, Shape, With  # noqa: E402
from microsite.sentences.form import CHINESE, ENGLISH  # noqa: E402
from microsite.sentences.shapes import SHAPES  # noqa: E402

FILES = {"content.md": ENGLISH, "content.zh.md": CHINESE}
CHINESE_WORDS = "fields.zh.po"

_TABLE = re.compile(r"(<!-- fields: ([a-z]+) -->\n).*?(<!-- end -->)", re.DOTALL)
_HEADS = (("key", "needed", "what stands there", "what it is for"), ("项", "必填", "写什么", "用途"))
_YES = ("yes", "是")
_LIST_OF = ("a list; each item: ", "列表，每条是")
_EITHER = (", or ", "；或者")
_ONE_OF = ("one of ", "其中之一：")
_JOINT = (", ", "、")


def records() -> dict[str, Record]:
    """Every kind of record that a content file may hold, by name; the registers, which only hold a list, are not among them."""
    found: dict[str, Record] = {}
    for shape in (tables.SITE, *tables.REGISTERS.values(), tables.EDITION, tables.SECTION):
        for record in _records_in(shape):
            if record.name != "register":
                found.setdefault(record.name, record)
    return found


def _records_in(shape: Shape) -> Iterator[Record]:
    if isinstance(shape, Record):
        yield shape
    for part in _parts(shape):
        yield from _records_in(part)


def _parts(shape: Shape) -> tuple[Shape, ...]:
    """The shapes that a shape is made of."""
    if isinstance(shape, Record):
        return tuple(field.shape for field in shape.fields)
    if isinstance(shape, ListOf):
        return (shape.item,)
    if isinstance(shape, With):
        return (shape.shape,)
    return (shape.short, shape.long) if isinstance(shape, Either) else ()


def chinese_words() -> dict[str, str]:
    """What each field is for, English → Chinese."""
    return {entry.msgid: entry.msgstr[0] for entry in parse((DOCS / CHINESE_WORDS).read_text(encoding="utf-8")).messages}


def reference(text: str, language: int) -> str:
    """The text of a page with each of its tables as the field tables have it now."""
    known = records()
    translations = chinese_words() if language == CHINESE else {}
    words: Callable[[str], str] = (lambda doc: translations[doc]) if language == CHINESE else str
    return _TABLE.sub(lambda match: match[1] + _table(known[match[2]], language, words) + match[3], text)


def _table(record: Record, language: int, words: Callable[[str], str]) -> str:
    rows = [_HEADS[language], ("---",) * len(_HEADS[language])]
    rows += [
        (f"`{field.key}`", _YES[language] if field.required else "", _value(field.shape, language), words(field.doc))
        for field in record.fields
    ]
    # The anchor is where the other tables' links lead, whatever the heading above is called.
    return f'<a id="{record.name}"></a>\n\n' + "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |\n" for row in rows)


def _value(shape: Shape, language: int) -> str:
    if isinstance(shape, With):
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


def main() -> None:
    """Write the two pages."""
    for name, language in FILES.items():
        path = DOCS / name
        path.write_text(reference(path.read_text(encoding="utf-8"), language), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

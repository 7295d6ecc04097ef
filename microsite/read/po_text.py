"""Write .po files: unchanged entries exactly as they were read, changed and new ones in one standard form."""

from __future__ import annotations

import re
from dataclasses import replace

from microsite.read.po_values import Entry, PoFile

_ESCAPES = {code: f"\\{code:03o}" for code in (*range(32), 127)} | {
    ord(character): "\\" + letter for character, letter in zip('\\"\a\b\f\n\r\t\v', '\\"abfnrtv', strict=True)
}
_OTHER_LINES = (".", ":", ",", "|", "~")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_SPACE = re.compile(r"\s")


def serialise(file: PoFile) -> str:
    """The text of a file; unchanged entries (see `Entry`) and the text between entries stay as they were read."""
    parts: list[str] = ["\ufeff"] if file.bom else []
    ended = True
    for index, entry in enumerate(file.entries):
        between = _between(entry, index, file.newline)
        text = entry.raw
        if text is None:
            text = entry_text(entry).replace("\n", file.newline)
        if not ended:
            parts.append(file.newline)
        parts += (between, text)
        ended = text.endswith("\n")
    if file.tail and not ended:
        parts.append(file.newline)
    parts.append(file.tail)
    return "".join(parts)


def _between(entry: Entry, index: int, newline: str) -> str:
    # The first entry has no blank line above it, and the others have one: the text of an entry that moved there or away does not fit.
    before = entry.before
    if before is None or not before.strip():
        was_first = before is not None and entry.line == 1 + before.count("\n")
        if before is None or was_first != (index == 0):
            return "" if index == 0 else newline
    return before


def entry_text(entry: Entry) -> str:
    """An entry in standard form: texts are wrapped only after their own line ends, one extracted comment or reference a line."""
    lines = [_comment(line) for comment in entry.comments for line in comment.split("\n")]
    lines += [f"#. {line}" if line else "#." for fact in entry.extracted for line in fact.split("\n")]
    lines += [f"#: {_reference(reference)}" for reference in entry.references]
    if entry.flags:
        lines.append("#, " + ", ".join(entry.flags))
    before = entry.previous_msgid
    if before is None and (entry.previous_context is not None or entry.previous_plural is not None):
        # gettext does not accept a previous context or plural without a previous msgid; if none is known, the msgid has not changed.
        before = entry.msgid
    previous = {"msgctxt": entry.previous_context, "msgid": before, "msgid_plural": entry.previous_plural}
    fields = {"msgctxt": entry.context, "msgid": entry.msgid, "msgid_plural": entry.msgid_plural}
    if entry.msgid_plural is None:
        fields["msgstr"] = "".join(entry.msgstr[:1])
    else:
        fields |= {f"msgstr[{index}]": text for index, text in enumerate(entry.msgstr)}
    for mark, texts in (("#~| ", previous), ("#~ ", fields)) if entry.obsolete else (("#| ", previous), ("", fields)):
        for keyword, text in texts.items():
            if text is not None:
                lines += _field(mark, keyword, text)
    return "\n".join(lines) + "\n"


def change_field(header: Entry, name: str, value: str) -> Entry:
    """Set a field in the header's entry, or add it at the end; other fields stay as typed. Returns the same entry if nothing changes."""
    text = "".join(header.msgstr[:1])
    found = re.search(rf"^[^\S\n]*{re.escape(name)}[^\S\n]*:(.*)$", text, re.MULTILINE)
    if found is not None and found[1].strip() == value:
        return header
    field = f"{name}: {value}"
    if found is not None:
        text = text[: found.start()] + field + text[found.end() :]
    else:
        text += ("\n" if text and not text.endswith("\n") else "") + field + "\n"
    return replace(header, msgstr=(text, *header.msgstr[1:]))


def _comment(comment: str) -> str:
    if comment.startswith("#") and not comment.startswith(_OTHER_LINES, 1):
        return comment
    return f"# {comment}" if comment else "#"


def _reference(reference: str) -> str:
    # gettext marks a file name that contains a space like this.
    return f"\u2068{reference}\u2069" if _SPACE.search(reference) and "\u2068" not in reference else reference


def _field(prefix: str, keyword: str, value: str) -> list[str]:
    texts = [text.translate(_ESCAPES) for text in _LINE.findall(value)]
    if len(texts) < 2:
        return [f'{prefix}{keyword} "{"".join(texts)}"']
    return [f'{prefix}{keyword} ""', *(f'{prefix}"{text}"' for text in texts)]

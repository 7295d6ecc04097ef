"""The messages of the tool, in English and Chinese. They do not use gettext catalogues, because those may be what is broken."""

from __future__ import annotations

from microsite.language import LANGUAGES, in_language
from microsite.sentences import (
    author,
    content,
    files,
    illustrations,
    names,
    numbers,
    plausibility,
    po,
    prose,
    publishing,
    references,
    statements,
    templates,
    texts,
    translations,
    yaml,
)
from microsite.sentences.form import Advice, Sentence, fill

__all__ = ["SENTENCES", "Advice", "Sentence", "label", "words"]

_TABLES = (
    files,
    yaml,
    publishing,
    content,
    texts,
    prose,
    references,
    numbers,
    plausibility,
    names,
    illustrations,
    po,
    translations,
    statements,
    templates,
    author,
)
SENTENCES: dict[str, Sentence] = {code: sentence for table in _TABLES for code, sentence in table.SENTENCES.items()}
"""Message by diagnostic code; `code:value` is a variant for one value of a fact."""

_LABELS = {
    "error": ("error: ", "错误："),
    "warning": ("warning: ", "警告："),
    "note": ("note: ", "提示："),
    "expected": ("expected: ", "应为："),
    "fix": ("fix: ", "解决办法："),
    "see": ("see also: ", "另见："),
    "withheld": ("translation not published: ", "这条译文没有发布："),
}


def words(code: str, facts: dict[str, str], language: str) -> Advice:
    """The message of a diagnostic; raises KeyError for an unknown code."""
    sentence = SENTENCES[code]
    if sentence.by:
        sentence = SENTENCES.get(f"{code}:{facts.get(sentence.by, '')}", sentence)
    index = LANGUAGES.index(language)
    return Advice(*(fill(text, facts, index) for text in sentence.advice(index)))


def label(name: str, language: str) -> str:
    """The label before a line of a diagnostic, with its colon: error, warning, note, expected, fix, see; withheld follows warning."""
    return in_language(language, *_LABELS[name])

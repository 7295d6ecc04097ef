"""The sentences of diagnostics, in English and Chinese, made from code and facts alone: catalogues may be what is broken."""

from __future__ import annotations

from microsite.sentences import charts, checks, content, files, names, new, pictures, po, prose, source, templates, translations, yaml
from microsite.sentences.form import CHINESE, ENGLISH, Sentence, Wording, fill

LANGUAGES = ("en", "zh")
"""the languages that the tool itself speaks to the people who use it"""

__all__ = ["LANGUAGES", "SENTENCES", "Sentence", "Wording", "label", "words"]

SENTENCES: dict[str, Sentence] = {
    **files.SENTENCES,
    **yaml.SENTENCES,
    **content.SENTENCES,
    **names.SENTENCES,
    **charts.SENTENCES,
    **pictures.SENTENCES,
    **prose.SENTENCES,
    **po.SENTENCES,
    **translations.SENTENCES,
    **checks.SENTENCES,
    **templates.SENTENCES,
    **source.SENTENCES,
    **new.SENTENCES,
}
"""every code with its severity and wordings; `code:value` is what a code says where one of its facts has that value"""

_LABELS = {
    "error": ("error", "错误"),
    "warning": ("warning", "警告"),
    "expected": ("expected", "应为"),
    "mend": ("to mend it", "改法"),
    "see": ("see also", "另见"),
}


def _index(language: str) -> int:
    """Chinese for any tag or locale of it (`zh`, `zh-Hant`, `zh_CN.UTF-8`), English for all others."""
    return CHINESE if language.lower().replace("_", "-").split(".")[0].split("-")[0] == "zh" else ENGLISH


def words(code: str, facts: dict[str, str], language: str) -> Wording:
    """What a person reads of a fault, in the language of a tag such as `zh-CN`; raises KeyError for a code that has no sentence."""
    sentence = SENTENCES[code]
    if sentence.by:
        sentence = SENTENCES.get(f"{code}:{facts.get(sentence.by, '')}", sentence)
    index = _index(language)
    wording = sentence.chinese if index == CHINESE else sentence.english
    return Wording(*(fill(text, facts, index) for text in wording))


def label(name: str, language: str) -> str:
    """The word before a line of a diagnostic: error, warning, expected, mend or see."""
    return _LABELS[name][_index(language)]

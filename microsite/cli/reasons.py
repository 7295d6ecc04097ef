"""Why a file was made again, in words that an editor knows: what `build --explain` says."""

from __future__ import annotations

from microsite.engine.outcome import FACT, NEW, OUTPUT, PROGRAM

_RECORDS = {
    "en": {"indicator": "the indicator", "unit": "the unit", "shipped_unit": "the unit", "document": "the document", "term": "the term"},
    "zh": {"indicator": "指标", "unit": "单位", "shipped_unit": "单位", "document": "文件", "term": "术语"},
}
_PROGRAM = {
    "en": {
        "code": "the tool itself has changed",
        "libraries": "a library has changed",
        "templates": "a template has changed",
        "style": "the style has changed",
        "sandbox": "templates are now trusted, or no longer",
        "options": "the options of the build have changed",
    },
    "zh": {
        "code": "工具本身有改动",
        "libraries": "所用的库有改动",
        "templates": "模板有改动",
        "style": "样式有改动",
        "sandbox": "模板的信任设置有改动",
        "options": "生成时的选项有改动",
    },
}
_WORDS = {
    "en": {
        NEW: "it is new",
        OUTPUT: "the file in the output folder was missing or had been changed",
        FACT: "something that it shows has changed",
        "file": "{0} has changed",
        "record": "{0} `{1}` has changed",
        "list": "the list of {0} has changed",
        "title": "the title of section `{0}` has changed",
        "sections": "sections of {0} were added or removed, or their order has changed",
        "editions": "an edition was added or removed, or its date has changed",
        "statements": "a figure of the indicator `{0}` has changed",
        "renames": "former ids have changed",
        "message": "the translation of `{0}` has changed ({1})",
        "messages": "a translation has changed ({0})",
        "words": "the words of the interface have changed ({0})",
        "asset": "the file assets/{0} has changed",
        "assets": "files in assets/ were added or removed",
        "section": "section `{0}` has changed",
        "progress": "how much is translated has changed",
    },
    "zh": {
        NEW: "新的文件",
        OUTPUT: "输出文件夹里的这个文件丢失或被改动过",
        FACT: "其中显示的内容有改动",
        "file": "{0}有改动",
        "record": "{0}`{1}`有改动",
        "list": "{0}有增减",
        "title": "章节`{0}`的标题有改动",
        "sections": "{0}的章节有增减，或顺序有改动",
        "editions": "有一期增加、删除，或日期有改动",
        "statements": "指标`{0}`的某个数字有改动",
        "renames": "曾用的编号有改动",
        "message": "`{0}`的译文有改动（{1}）",
        "messages": "有译文改动（{0}）",
        "words": "界面文字有改动（{0}）",
        "asset": "文件assets/{0}有改动",
        "assets": "assets/里的文件有增减",
        "section": "章节`{0}`有改动",
        "progress": "译文完成的比例有变化",
    },
}
_LISTS = {
    "en": {"indicators": "indicators", "units": "units", "shipped_units": "units", "documents": "documents", "terms": "terms"},
    "zh": {"indicators": "指标", "units": "单位", "shipped_units": "单位", "documents": "文件", "terms": "术语"},
}
_OF_SECTIONS = ("outline", "print_section", "print_rows", "table_rows", "csv", "json", "coverage")


def reason_words(reason: str, language: str) -> str:
    """The words for a reason (see `engine.outcome.Reason`)."""
    words = _WORDS[language]
    kind, _, rest = reason.partition(":")
    parts = rest.split(":")
    last = parts[-1]
    if reason in (NEW, OUTPUT, FACT):
        return words[reason]
    if kind == PROGRAM:
        return _PROGRAM[language][rest]
    if kind in _RECORDS[language]:
        return words["record"].format(_RECORDS[language][kind], rest)
    if kind in _LISTS[language]:
        return words["list"].format(_LISTS[language][kind])
    match kind:
        case "site" | "about" | "interface_language":
            return words["file"].format("content/site.yaml")
        case "section":
            return words["file"].format(f"content/{rest.replace('.', '/')}.yaml")
        case "edition" | "heading" | "order" | "pictures":
            return words["file"].format(f"content/{rest}/edition.yaml")
        case "file":
            return words["file"].format(rest)
        case "term_names":
            return words["file"].format("content/terms.yaml")
        case "messages":
            return _message(parts, words)
        case "groups" | "plural":
            return words["messages"].format(_catalogue(parts[0], parts[1]))
        case "asset":
            return words["asset"].format(rest)
        case "statements" | "sections":
            return words[kind].format(rest)
        case "progress" | "editions" | "assets" | "renames":
            return words[kind]
        case "title":
            return words["title"].format(rest.partition(".")[2])
    if kind in _OF_SECTIONS:
        return words["section"].format(last.partition(".")[2])
    return words[FACT]


def _message(parts: list[str], words: dict[str, str]) -> str:
    language, catalogue, *rest = parts
    file = _catalogue(language, catalogue)
    if catalogue.endswith("interface"):
        return words["words"].format(file)
    # The message itself, where it is known, else the part of the catalogue.
    name = rest[-1].partition("#")[2] or rest[-1]
    return words["message"].format(name, file)


def _catalogue(language: str, catalogue: str) -> str:
    return f"translations/{language}/{catalogue.removeprefix('shipped_')}.po"

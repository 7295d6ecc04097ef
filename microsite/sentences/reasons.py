"""Why a file was made again, in words that an editor knows, in English and Chinese: what `build --explain` says."""

from __future__ import annotations

from microsite.language import LANGUAGES, Pair

REASONS: dict[str, Pair] = {
    "record-indicator": ("the indicator", "指标"),
    "record-unit": ("the unit", "单位"),
    "record-shipped_unit": ("the unit", "单位"),
    "record-document": ("the document", "文件"),
    "record-term": ("the term", "术语"),
    "list-indicators": ("indicators", "指标"),
    "list-units": ("units", "单位"),
    "list-shipped_units": ("units", "单位"),
    "list-documents": ("documents", "文件"),
    "list-terms": ("terms", "术语"),
    "program-code": ("the tool itself has changed", "工具本身有改动"),
    "program-libraries": ("a library has changed", "所用的库有改动"),
    "program-templates": ("a template has changed", "模板有改动"),
    "program-style": ("the style has changed", "样式有改动"),
    "program-sandbox": ("templates are now trusted, or no longer", "模板的信任设置有改动"),
    "program-options": ("the options of the build have changed", "生成时的选项有改动"),
    "new": ("it is new", "新的文件"),
    "output": ("the file in the output folder was missing or had been changed", "输出文件夹里的这个文件丢失或被改动过"),
    "fact": ("something that it shows has changed", "其中显示的内容有改动"),
    "file": ("{file} has changed", "{file}有改动"),
    "record": ("{record} `{id}` has changed", "{record}`{id}`有改动"),
    "list": ("the list of {list} has changed", "{list}有增减"),
    "title": ("the title of section `{section}` has changed", "章节`{section}`的标题有改动"),
    "sections": ("sections of {edition} were added or removed, or their order has changed", "{edition}的章节有增减，或顺序有改动"),
    "editions": ("an edition was added or removed, or its date has changed", "有一期增加、删除，或日期有改动"),
    "statements": ("a figure of the indicator `{indicator}` has changed", "指标`{indicator}`的某个数字有改动"),
    "renames": ("former ids have changed", "曾用的编号有改动"),
    "message": ("the translation of `{context}` has changed ({file})", "`{context}`的译文有改动（{file}）"),
    "messages": ("a translation has changed ({file})", "有译文改动（{file}）"),
    "words": ("the words of the interface have changed ({file})", "界面文字有改动（{file}）"),
    "asset": ("the file assets/{file} has changed", "文件assets/{file}有改动"),
    "assets": ("files in assets/ were added or removed", "assets/里的文件有增减"),
    "section": ("section `{section}` has changed", "章节`{section}`有改动"),
    "progress": ("how much is translated has changed", "译文完成的比例有变化"),
}


def reason_in(language: str, name: str, **slots: str) -> str:
    """A text in the language, its slots filled."""
    return REASONS[name][LANGUAGES.index(language)].format(**slots)

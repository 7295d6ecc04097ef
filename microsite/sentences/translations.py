"""What is said of translations: what is missing, what is lost, what looks wrong."""

from __future__ import annotations

from microsite.sentences.form import Wording, error, warning

SENTENCES = {
    "translations-incomplete": warning(
        Wording(
            "of {total} texts, [[{missing} are not translated]][[, {fuzzy} wait for review]]",
            "",
            "open the file in Poedit, translate what is empty and confirm what is marked as “needs work”",
        ),
        Wording("共{total}条[[，未翻译{missing}条]][[，待审核{fuzzy}条]]", "", "用Poedit打开，补译空缺的，核对并确认标为“需要处理”的"),
    ),
    "translations-unknown-language": warning(
        Wording(
            "no language of the site is called `{found}`, so this folder is not used[[, did you mean `{near}`?]]",
            "[[{expected:names}]]",
            "rename the folder, or add the language to content/site.yaml",
        ),
        Wording(
            "网站没有`{found}`这种语言，这个文件夹不会用到[[，是不是想叫`{near}`？]]",
            "[[{expected:names}]]",
            "给文件夹改名，或把这种语言加进content/site.yaml",
        ),
    ),
    "translations-unknown-edition": warning(
        Wording(
            "there is no edition `{found}`, so this file is not used[[, did you mean `{near}`?]]",
            "[[{expected:names}]]",
            "rename the file to the edition's folder in content/, with .po at the end, or delete it",
        ),
        Wording(
            "没有`{found}`年度报告，这个文件不会用到[[，是不是想叫`{near}`？]]",
            "[[{expected:names}]]",
            "按content/里的文件夹改名（加.po），或删掉它",
        ),
    ),
    "reference-lost": error(
        Wording(
            "the translation has lost the figure `{{{found}}}`",
            "each figure of the source text",
            "put `{{{found}}}` where the number belongs",
        ),
        Wording("译文里丢了数字`{{{found}}}`", "原文里的每个数字", "在该出现数字的地方写上`{{{found}}}`"),
    ),
}

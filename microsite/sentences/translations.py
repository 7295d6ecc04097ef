"""Messages about translations that are missing or not used."""

from __future__ import annotations

from microsite.sentences.form import Advice, error, warning

SENTENCES = {
    "translations-incomplete": warning(
        Advice(
            "the translation is incomplete[[; missing: {missing} of {total}]][[; to review: {fuzzy} of {total}]]",
            "",
            "open the file in Poedit, translate what is empty and confirm what is marked “needs work”",
        ),
        Advice(
            "译文不完整[[，缺{missing}条]][[，待复核{fuzzy}条]]（共{total}条）",
            "",
            "用Poedit打开，补译空缺的，检查并确认标为“需要处理”的",
        ),
    ),
    "translations-below": error(
        Advice(
            "only {found}% of the texts are translated[[; missing: {missing} of {total}]][[; to review: {fuzzy} of {total}]]",
            "at least {expected}% (`--min-coverage`)",
            "translate more (`python3 site.py translations status` lists what is left), or lower `--min-coverage`",
        ),
        Advice(
            "只译了{found}%[[，缺{missing}条]][[，待复核{fuzzy}条]]（共{total}条）",
            "至少{expected}%（`--min-coverage`的要求）",
            "继续翻译（`python3 site.py translations status`列出剩余的部分），或降低要求",
        ),
    ),
    "translations-unknown-language": warning(
        Advice(
            "unknown language `{found}`, so its translations are not used[[, did you mean `{near}`?]]",
            "[[{expected:names}]]",
            "rename the folder, or add the language to content/site.yaml",
        ),
        Advice(
            "网站没有`{found}`这种语言，这里的译文不会用到[[，是不是想写`{near}`？]]",
            "[[{expected:names}]]",
            "给文件夹改名，或把这种语言加进content/site.yaml",
        ),
    ),
    "translations-unknown-edition": warning(
        Advice(
            "unknown edition `{found}`, so this file is not used[[, did you mean `{near}`?]]",
            "[[{expected:names}]]",
            "name the file like the edition's folder in content/, with .po at the end, or delete it",
        ),
        Advice(
            "没有`{found}`年度报告，这个文件不会用到[[，是不是想写`{near}`？]]",
            "[[{expected:names}]]",
            "按content/里的文件夹改名（加.po），或删掉它",
        ),
    ),
}

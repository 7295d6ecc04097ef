"""What is said of translations: what is missing, what is not used, what looks wrong beside the source text."""

from __future__ import annotations

from microsite.sentences.form import Sentence, Wording, error, warning


def _finding(english: Wording, chinese: Wording) -> Sentence:
    """A warning that a translator's comment can silence."""
    return warning(
        english._replace(mend=f"{english.mend}; if it is right as it is, add the comment `check: ignore {{check}}` to the entry"),
        chinese._replace(mend=f"{chinese.mend}；如果本来就没有错，给这一条加备注`check: ignore {{check}}`"),
    )


SENTENCES = {
    "translations-incomplete": warning(
        Wording(
            "not everything is translated[[; missing: {missing} of {total}]][[; to be reviewed: {fuzzy} of {total}]]",
            "",
            "open the file in Poedit, translate what is empty and confirm what is marked as “needs work”",
        ),
        Wording(
            "译文不完整[[，缺{missing}条]][[，待核对{fuzzy}条]]（共{total}条）",
            "",
            "用Poedit打开，补译空缺的，核对并确认标为“需要处理”的",
        ),
    ),
    "translations-below": error(
        Wording(
            "{found}% of the texts are translated[[; missing: {missing} of {total}]][[; to be reviewed: {fuzzy} of {total}]]",
            "at least {expected}%, as `--min-coverage` asks for",
            "translate more (`python3 site.py translations status` tells what is left), or ask for less",
        ),
        Wording(
            "已译{found}%[[，缺{missing}条]][[，待核对{fuzzy}条]]（共{total}条）",
            "至少{expected}%（`--min-coverage`的要求）",
            "继续翻译（`python3 site.py translations status`列出剩余的部分），或降低要求",
        ),
    ),
    "translations-unknown-language": warning(
        Wording(
            "no language of the site is called `{found}`, so this is not used[[, did you mean `{near}`?]]",
            "[[{expected:names}]]",
            "rename the folder, or add the language to content/site.yaml",
        ),
        Wording(
            "网站没有`{found}`这种语言，这里的译文不会用到[[，是不是想写`{near}`？]]",
            "[[{expected:names}]]",
            "给文件夹改名，或把这种语言加进content/site.yaml",
        ),
    ),
    "translations-unknown-edition": warning(
        Wording(
            "there is no edition `{found}`, so this file is not used[[, did you mean `{near}`?]]",
            "[[{expected:names}]]",
            "name the file like the edition's folder in content/, with .po at the end, or delete it",
        ),
        Wording(
            "没有`{found}`年度报告，这个文件不会用到[[，是不是想写`{near}`？]]",
            "[[{expected:names}]]",
            "按content/里的文件夹改名（加.po），或删掉它",
        ),
    ),
    "check-reference-lost": _finding(
        Wording(
            "the translation does not show `{{{found}}}`",
            "every figure that the source text shows",
            "put `{{{found}}}` where the number belongs",
        ),
        Wording("译文没有显示`{{{found}}}`", "原文里的每个数字都要有", "在该出现数字的地方写上`{{{found}}}`"),
    ),
    "check-reference-extra": _finding(
        Wording(
            "the source text does not show `{{{found}}}`[[, did you mean `{{{near}}}`?]]",
            "the figures that the source text shows",
            "[[write `{{{near}}}`, or ]]delete it",
        ),
        Wording("原文里没有`{{{found}}}`[[，是不是想写`{{{near}}}`？]]", "原文里有的数字", "[[改成`{{{near}}}`，或者]]删掉它"),
    ),
    "check-link-lost": _finding(
        Wording("the link to {found} is missing in the translation", "the links of the source text", "add it: `[text]({found})`"),
        Wording("译文漏了指向{found}的链接", "原文里的链接都要有", "补上：`[文字]({found})`"),
    ),
    "check-link-extra": _finding(
        Wording("the source text has no link to {found}", "the links of the source text", "correct the address, or take the link away"),
        Wording("原文没有指向{found}的链接", "原文里有的链接", "改正地址，或去掉链接"),
    ),
    "check-markup": _finding(
        Wording(
            "{element:element}: {found} in the translation, {expected} in the source text",
            "the same Markdown as in the source text",
            "add or delete the marks, such as `*` or `- `",
        ),
        Wording("{element:element}：译文{found}处，原文{expected}处", "与原文相同的Markdown", "增减`*`、`- `等标记"),
    ),
    "check-han": _finding(
        Wording(
            "Chinese characters stand in the translation: `{found}`",
            "text in the translation's own language",
            "translate them, or write them in Pinyin",
        ),
        Wording("译文里有汉字：`{found}`", "译文所用语言的文字", "译出来，或改写成拼音"),
    ),
    "check-full-width": _finding(
        Wording(
            "the Chinese sign `{found}` stands in the translation",
            "[[`{expected}`]]",
            "replace it by the sign of the translation's language",
        ),
        Wording("译文里有中文标点`{found}`", "[[`{expected}`]]", "换成译文所用语言的标点"),
    ),
    "check-half-width": _finding(
        Wording("the half-width sign `{found}` stands between Chinese characters", "`{expected}`", "write `{expected}`"),
        Wording("汉字之间用了半角标点`{found}`", "`{expected}`", "改成`{expected}`"),
    ),
    "check-same": _finding(
        Wording("the translation is the source text itself", "a translation", "translate it"),
        Wording("译文与原文相同", "翻译过的文字", "译出来"),
    ),
    "check-double-word": _finding(
        Wording("the word `{found}` stands here twice", "the word once", "delete one of the two"),
        Wording("`{found}`这个词重复了", "只写一次", "删掉其中一个"),
    ),
    "check-double-space": _finding(
        Wording("two spaces or more stand here", "one space", "delete the others"),
        Wording("这里有连续的空格", "一个空格", "删掉多余的"),
    ),
    "check-edge-space": _finding(
        Wording("a space or line end stands at the beginning or end", "none", "delete it"),
        Wording("开头或末尾有空格或换行", "没有空格和换行", "删掉它"),
    ),
    "check-number-lost": _finding(
        Wording(
            "the translation does not state the number `{found}`",
            "the numbers of the source text",
            "add it, or correct the number that stands for it",
        ),
        Wording("译文没有写出数字`{found}`", "原文里的数字都要有", "补上，或改正与它对应的数字"),
    ),
    "check-number-extra": _finding(
        Wording("the source text does not state the number `{found}`", "the numbers of the source text", "correct or delete it"),
        Wording("原文里没有数字`{found}`", "原文里有的数字", "改正或删掉它"),
    ),
}

"""What is said of a translation that looks wrong beside its source text."""

from __future__ import annotations

from microsite.sentences.form import Sentence, Wording, warning


def _finding(english: Wording, chinese: Wording) -> Sentence:
    """A warning that a translator's comment can silence."""
    return warning(
        english._replace(mend=f"{english.mend}; if it is right as it is, add the comment `check: ignore {{check}}` to the entry"),
        chinese._replace(mend=f"{chinese.mend}；如果本来就没有错，给这一条加备注`check: ignore {{check}}`"),
    )


SENTENCES = {
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
    "check-reference-count": _finding(
        Wording(
            "`{{{name}}}` stands in the translation {found}×, in the source text {expected}×",
            "as often as in the source text",
            "add or delete it",
        ),
        Wording("`{{{name}}}`在译文里出现{found}次，在原文里{expected}次", "次数与原文相同", "补上或删去"),
    ),
    "check-reference-form": _finding(
        Wording(
            "the translation shows `{{{found}}}`, the source text `{{{expected}}}`",
            "the same form: with `.number` the number alone, without it also its unit and “at least”, “about” and the like",
            "write `{{{expected}}}`",
        ),
        Wording(
            "译文写的是`{{{found}}}`，原文是`{{{expected}}}`",
            "同样的写法：带`.number`只显示数字，不带则连单位和“以上”“约”等一起显示",
            "改成`{{{expected}}}`",
        ),
    ),
    "check-link-empty": _finding(
        Wording("the link to {found} has no text", "`[text]({found})`", "write between the square brackets what readers click on"),
        Wording("指向{found}的链接没有文字", "`[文字]({found})`", "在方括号里写上读者要点的文字"),
    ),
    "check-link-swapped": _finding(
        Wording(
            "the link to {found} stands under “{text}”, in the source text under “{expected}”",
            "each address under its own text",
            "exchange the addresses",
        ),
        Wording("指向{found}的链接写在“{text}”上，原文写在“{expected}”上", "每个网址配自己的文字", "把网址对调"),
    ),
    "check-markup-moved": _finding(
        Wording(
            "`{{{found}}}` does not stand among {element:element}, as it does in the source text",
            "the marks around the same words",
            "move the marks",
        ),
        Wording("`{{{found}}}`不在{element:element}里，原文在", "标记加在相同的内容上", "移动标记"),
    ),
    "check-mark-shown": _finding(
        Wording(
            "readers would see the mark `{found}`",
            "marks that belong together: `**bold**`, `[text](address)`",
            "add the other half of it, take away the space inside it, or delete it",
        ),
        Wording("读者会看到标记`{found}`", "成对的标记：`**加粗**`、`[文字](网址)`", "补上另一半，去掉标记里侧的空格，或删掉它"),
    ),
    "check-code": _finding(
        Wording(
            "`{found}` between backticks is missing in the translation",
            "what stands between backticks, unchanged",
            "write it as in the source text",
        ),
        Wording("译文里没有反引号中的`{found}`", "反引号里的内容不变", "照原文写"),
    ),
    "check-tag-lost": _finding(
        Wording("the tag `{found}` is missing in the translation", "the tags of the source text", "put it where it belongs"),
        Wording("译文漏了标签`{found}`", "原文里的标签都要有", "补在该有的地方"),
    ),
    "check-tag-extra": _finding(
        Wording("the source text has no tag `{found}`", "the tags of the source text", "delete it"),
        Wording("原文没有标签`{found}`", "原文里有的标签", "删掉它"),
    ),
    "check-script": _finding(
        Wording("no letter of the translation is of its language's script", "a translation", "translate it"),
        Wording("译文里没有一个该语言的文字", "翻译过的文字", "译出来"),
    ),
    "check-end": _finding(
        Wording(
            "the translation ends [[with `{found}`, ]]unlike the source text",
            "[[`{expected}` at the end]]",
            "end it as the source text ends",
        ),
        Wording("译文结尾[[（`{found}`）]]与原文不同", "[[结尾为`{expected}`]]", "结尾的标点与原文一致"),
    ),
    "check-unpaired": _finding(
        Wording(
            "`{found}` stands without its other half", "brackets and quotation marks in pairs", "add the other one, or delete this one"
        ),
        Wording("`{found}`没有配对", "括号和引号成对", "补上另一半，或删掉它"),
    ),
    "check-space-extra": _finding(
        Wording("a space stands here that does not belong here", "none", "delete it"),
        Wording("这里多了一个空格", "没有空格", "删掉它"),
    ),
    "check-space-lost": _finding(
        Wording("a space is missing at `{found}`", "one space", "add it"),
        Wording("`{found}`处少一个空格", "一个空格", "补上"),
    ),
    "check-invisible": _finding(
        Wording("an invisible character stands here: {found}", "none", "delete it, or type the words anew"),
        Wording("这里有看不见的字符：{found}", "没有这种字符", "删掉它，或重新输入这几个字"),
    ),
    "check-number-changed": _finding(
        Wording(
            "`{found}` stands where the source text has `{expected}`",
            "the same number, in the language's own way: `2.1万` is `21,000`",
            "correct it",
        ),
        Wording("译文写的是`{found}`，原文是`{expected}`", "同一个数，按译文语言的习惯写：`2.1万`即`21,000`", "改正它"),
    ),
    "check-number-unit": _finding(
        Wording(
            "`{found}` measures something else than `{expected}` in the source text",
            "the same unit, or one that is converted",
            "correct the unit",
        ),
        Wording("`{found}`与原文的`{expected}`单位不同", "相同的单位，或换算过的单位", "改正单位"),
    ),
    "check-term": _finding(
        Wording(
            "the source text uses the glossary's term `{found}`, the translation not its name",
            "`{expected}`, in whatever form the sentence needs",
            "use it, change the term's translation in site.po, or add the words that you use to its `aliases:` in terms.yaml",
        ),
        Wording(
            "原文用了词语`{found}`，译文没有用它的译名",
            "`{expected}`，可按句子需要变形",
            "用这个译名，或在site.po里改词语的译名，或把用到的说法加进terms.yaml里它的`aliases:`",
        ),
    ),
    "check-plural-missing": _finding(
        Wording(
            "form {found} of the {expected} plural forms is empty",
            "all forms",
            "translate it; until then the message counts as not translated",
        ),
        Wording("{expected}种复数形式里的第{found}种是空的", "每种形式都要有", "译出来；在此之前这一条算作未译"),
    ),
    "check-plural-same": _finding(
        Wording("one and many are said alike", "a form of its own for each", "correct the form for one, or the others"),
        Wording("单数和复数写得一样", "每种形式各有写法", "改正单数或复数的形式"),
    ),
    "check-length": _finding(
        Wording("the translation has {found} characters", "{expected} at most", "shorten it, so that it fits its place"),
        Wording("译文有{found}个字符", "最多{expected}个", "缩短，否则放不下"),
    ),
    "check-ignore-unknown": warning(
        Wording("no check is called `{found}`[[, did you mean `{near}`?]]", "{expected:names}", "correct the name in the comment"),
        Wording("没有叫`{found}`的检查[[，是不是想写`{near}`？]]", "{expected:names}", "改正备注里的名称"),
    ),
    "check-ignore-unused": warning(
        Wording("the check `{found}` finds nothing here", "no comment that silences nothing", "delete the name from the comment"),
        Wording("`{found}`这项检查在这里没有发现问题", "不需要这条备注", "从备注里删掉这个名称"),
    ),
}

"""Messages about translations that look wrong compared with their source text."""

from __future__ import annotations

from microsite.sentences.form import Advice, Sentence, warning


def _finding(english: Advice, chinese: Advice) -> Sentence:
    """A warning that a translator's comment can silence."""
    return warning(
        english._replace(fix=f"{english.fix}; if the translation is right, add the comment `check: ignore {{check}}` to the entry"),
        chinese._replace(fix=f"{chinese.fix}；如果译文没有错，给这一条加备注`check: ignore {{check}}`"),
    )


SENTENCES = {
    "check-reference-lost": _finding(
        Advice(
            "the figure `{{{found}}}` is missing from the translation",
            "all figures of the source text",
            "add `{{{found}}}` where the number belongs",
        ),
        Advice("译文漏了数字`{{{found}}}`", "原文里的数字都要有", "在该出现数字的地方写上`{{{found}}}`"),
    ),
    "check-reference-extra": _finding(
        Advice(
            "the figure `{{{found}}}` is not in the source text[[, did you mean `{{{near}}}`?]]",
            "only figures of the source text",
            "[[write `{{{near}}}`, or ]]delete it",
        ),
        Advice("原文里没有数字`{{{found}}}`[[，是不是想写`{{{near}}}`？]]", "原文里有的数字", "[[改成`{{{near}}}`，或者]]删掉它"),
    ),
    "check-link-lost": _finding(
        Advice("the link to {found} is missing from the translation", "all links of the source text", "add `[text]({found})`"),
        Advice("译文漏了指向{found}的链接", "原文里的链接都要有", "补上：`[文字]({found})`"),
    ),
    "check-link-extra": _finding(
        Advice("the link to {found} is not in the source text", "only links of the source text", "correct the address, or remove the link"),
        Advice("原文里没有指向{found}的链接", "原文里有的链接", "改正地址，或去掉链接"),
    ),
    "check-markup": _finding(
        Advice(
            "the number of {element:element} differs: {found} in the translation, {expected} in the source text",
            "the same Markdown as in the source text",
            "add or delete marks such as `*` or `- `",
        ),
        Advice("{element:element}的数量不同：译文{found}处，原文{expected}处", "与原文相同的Markdown", "增减`*`、`- `等标记"),
    ),
    "check-han": _finding(
        Advice(
            "the translation contains Chinese characters: `{found}`",
            "text in the language of the translation",
            "translate them, or write them in Pinyin",
        ),
        Advice("译文里有汉字：`{found}`", "译文所用语言的文字", "译出来，或改写成拼音"),
    ),
    "check-full-width": _finding(
        Advice(
            "the translation contains the Chinese punctuation mark `{found}`",
            "[[`{expected}`]]",
            "use the punctuation of the translation's language",
        ),
        Advice("译文里有中文标点`{found}`", "[[`{expected}`]]", "改用译文所用语言的标点"),
    ),
    "check-half-width": _finding(
        Advice("the half-width mark `{found}` is between Chinese characters", "`{expected}`", "write `{expected}`"),
        Advice("汉字之间用了半角标点`{found}`", "`{expected}`", "改成`{expected}`"),
    ),
    "check-same": _finding(
        Advice("the translation is identical to the source text", "", "translate it"),
        Advice("译文与原文相同", "", "译出来"),
    ),
    "check-double-word": _finding(
        Advice("the word `{found}` is repeated", "", "delete one of the two"),
        Advice("`{found}`这个词重复了", "", "删掉其中一个"),
    ),
    "check-double-space": _finding(
        Advice("there are several spaces in a row", "one space", "delete the extra spaces"),
        Advice("这里连着有几个空格", "一个空格", "删掉多余的"),
    ),
    "check-edge-space": _finding(
        Advice("there is a space or line break at the beginning or end", "", "delete it"),
        Advice("开头或末尾有空格或换行", "", "删掉它"),
    ),
    "check-number-lost": _finding(
        Advice(
            "the number `{found}` is missing from the translation",
            "all numbers of the source text",
            "add it, or correct the number written in its place",
        ),
        Advice("译文漏了数字`{found}`", "原文里的数字都要有", "补上，或改正与它对应的数字"),
    ),
    "check-number-extra": _finding(
        Advice("the number `{found}` is not in the source text", "only numbers of the source text", "correct or delete it"),
        Advice("原文里没有数字`{found}`", "原文里有的数字", "改正或删掉它"),
    ),
    "check-reference-count": _finding(
        Advice(
            "`{{{name}}}` occurs {found}× in the translation, {expected}× in the source text",
            "as often as in the source text",
            "add or delete it",
        ),
        Advice("`{{{name}}}`在译文里出现{found}次，在原文里{expected}次", "次数与原文相同", "补上或删去"),
    ),
    "check-reference-form": _finding(
        Advice(
            "the translation has `{{{found}}}`, the source text has `{{{expected}}}`",
            "the same form: with `.number` readers see the number alone, without it also the unit and words such as “at least” or “about”",
            "write `{{{expected}}}`",
        ),
        Advice(
            "译文写的是`{{{found}}}`，原文是`{{{expected}}}`",
            "同样的写法：带`.number`只显示数字，不带就连单位和“以上”“约”等一起显示",
            "改成`{{{expected}}}`",
        ),
    ),
    "check-link-empty": _finding(
        Advice("the link to {found} has no text", "`[text]({found})`", "between the square brackets, write the text that readers click"),
        Advice("指向{found}的链接没有文字", "`[文字]({found})`", "在方括号里写上读者要点的文字"),
    ),
    "check-link-swapped": _finding(
        Advice(
            "the link to {found} is on “{text}”; in the source text it is on “{expected}”",
            "each address on its own text",
            "swap the addresses",
        ),
        Advice("指向{found}的链接写在“{text}”上，原文写在“{expected}”上", "每个网址配自己的文字", "把网址对调"),
    ),
    "check-markup-moved": _finding(
        Advice(
            "`{{{found}}}` is outside the {element:element}; in the source text it is inside",
            "the marks around the same words",
            "move the marks",
        ),
        Advice("`{{{found}}}`在{element:element}外面，在原文里却在里面", "标记加在相同的内容上", "移动标记"),
    ),
    "check-mark-shown": _finding(
        Advice(
            "readers would see the mark `{found}`",
            "marks in pairs: `**bold**`, `[text](address)`",
            "add its other half, delete the space inside it, or delete the mark",
        ),
        Advice("读者会看到标记`{found}`", "成对的标记：`**加粗**`、`[文字](网址)`", "补上另一半，去掉标记里侧的空格，或删掉它"),
    ),
    "check-code": _finding(
        Advice("`{found}` in backticks is missing from the translation", "text in backticks unchanged", "copy it from the source text"),
        Advice("译文里没有反引号中的`{found}`", "反引号里的内容不变", "照原文写"),
    ),
    "check-tag-lost": _finding(
        Advice("the tag `{found}` is missing from the translation", "all tags of the source text", "add it where it belongs"),
        Advice("译文漏了标签`{found}`", "原文里的标签都要有", "补在该有的地方"),
    ),
    "check-tag-extra": _finding(
        Advice("the tag `{found}` is not in the source text", "only tags of the source text", "delete it"),
        Advice("原文里没有标签`{found}`", "原文里有的标签", "删掉它"),
    ),
    "check-script": _finding(
        Advice("the translation has no letter of its language's script", "", "translate it"),
        Advice("译文里没有一个该语言的文字", "", "译出来"),
    ),
    "check-end": _finding(
        Advice(
            "the end of the translation[[, `{found}`,]] differs from that of the source text",
            "[[`{expected}` at the end]]",
            "end it like the source text",
        ),
        Advice("译文的结尾[[`{found}`]]与原文不同", "[[结尾为`{expected}`]]", "结尾的标点与原文一致"),
    ),
    "check-unpaired": _finding(
        Advice("`{found}` has no matching half", "brackets and quotation marks in pairs", "add the other half, or delete this one"),
        Advice("`{found}`没有配对", "括号和引号成对", "补上另一半，或删掉它"),
    ),
    "check-space-extra": _finding(
        Advice("there is an extra space here", "", "delete it"),
        Advice("这里多了一个空格", "", "删掉它"),
    ),
    "check-space-lost": _finding(
        Advice("a space is missing at `{found}`", "", "add a space"),
        Advice("`{found}`处少一个空格", "", "补上"),
    ),
    "check-invisible": _finding(
        Advice("there is an invisible character here: {found}", "", "delete it, or retype the words"),
        Advice("这里有看不见的字符：{found}", "", "删掉它，或重新输入这几个字"),
    ),
    "check-number-changed": _finding(
        Advice(
            "the translation has `{found}`, the source text has `{expected}`",
            "the same number, written as the language does: `2.1万` is `21,000`",
            "correct it",
        ),
        Advice("译文写的是`{found}`，原文是`{expected}`", "同一个数，按译文语言的习惯写：`2.1万`即`21,000`", "改正它"),
    ),
    "check-number-unit": _finding(
        Advice(
            "`{found}` and `{expected}` in the source text have different units", "the same unit, or a converted one", "correct the unit"
        ),
        Advice("`{found}`与原文的`{expected}`单位不同", "相同的单位，或换算过的单位", "改正单位"),
    ),
    "check-term": _finding(
        Advice(
            "the translation does not use the glossary's name for `{found}`",
            "`{expected}`, in the form that the sentence needs",
            "use it, change the translation of the term in site.po, or add your wording to its `aliases:` in terms.yaml",
        ),
        Advice(
            "原文的词语`{found}`没有用词语表里的译名",
            "`{expected}`，可按句子需要变形",
            "用这个译名，或在site.po里改它的译名，或把用到的说法加进terms.yaml里它的`aliases:`",
        ),
    ),
    "check-plural-missing": _finding(
        Advice("plural form {found} of {expected} is empty", "", "translate it; until then the message counts as untranslated"),
        Advice("{expected}种复数形式里的第{found}种是空的", "", "译出来；在此之前这一条算作未译"),
    ),
    "check-plural-same": _finding(
        Advice("the singular and plural forms are identical", "a form of its own for each", "correct one of them"),
        Advice("单数和复数写得一样", "每种形式各有写法", "改正其中一种"),
    ),
    "check-length": _finding(
        Advice("the translation is too long: {found} characters", "at most {expected}", "shorten it to fit its place"),
        Advice("译文太长：{found}个字符", "最多{expected}个", "缩短，否则放不下"),
    ),
    "check-ignore-unknown": warning(
        Advice("unknown check `{found}`[[, did you mean `{near}`?]]", "{expected:names}", "correct the name in the comment"),
        Advice("没有`{found}`这项检查[[，是不是想写`{near}`？]]", "{expected:names}", "改正备注里的名称"),
    ),
    "check-ignore-unused": warning(
        Advice("the check `{found}` finds nothing here, so this comment is not needed", "", "delete `{found}` from the comment"),
        Advice("`{found}`这项检查没有发现问题，不需要这条备注", "", "从备注里删掉`{found}`"),
    ),
}

"""Messages about translations that are missing, not used, or look wrong compared with their source text."""

from __future__ import annotations

from microsite.sentences.form import error, unknown, warning
from microsite.sentences.form import finding as _finding

_LACKING = (
    "[[; missing: {missing} of {total}]][[; to review: {fuzzy} of {total}]][[; not published because of errors: {withheld} of {total}]]",
    "[[，缺{missing}条]][[，待复核{fuzzy}条]][[，有错未发布{withheld}条]]",
)

SENTENCES = {
    "translations-incomplete": warning(
        (
            f"the translation is incomplete{_LACKING[0]}",
            f"译文不完整{_LACKING[1]}（共{{total}}条）",
        ),
        fix=(
            "open the file in Poedit, translate what is empty and confirm what is marked “needs work”",
            "用Poedit打开，补译空缺的，检查并确认标为“需要处理”的",
        ),
    ),
    "translations-below": error(
        (
            f"only {{found}}% of the texts are translated{_LACKING[0]}",
            f"只译了{{found}}%{_LACKING[1]}（共{{total}}条）",
        ),
        expected=("at least {expected}% (`--min-coverage`)", "至少{expected}%（`--min-coverage`的要求）"),
        fix=(
            "translate more (`python3 site.py translations status` lists what is left), or lower `--min-coverage`",
            "继续翻译（`python3 site.py translations status`列出剩余的部分），或降低要求",
        ),
    ),
    "translations-unknown-language": unknown(
        ("unknown language `{found}`, so its translations are not used", "网站没有`{found}`这种语言，这里的译文不会用到"),
        fix=("rename the folder, or add the language to content/site.yaml", "给文件夹改名，或把这种语言加进content/site.yaml"),
        severity="warning",
    ),
    "translations-unknown-edition": unknown(
        ("unknown edition `{found}`, so this file is not used", "没有`{found}`年度报告，这个文件不会用到"),
        fix=(
            "name the file like the edition's folder in content/, with .po at the end, or delete it",
            "按content/里的文件夹改名（加.po），或删掉它",
        ),
        severity="warning",
    ),
    "check-reference-lost": _finding(
        ("`{{{found}}}` is missing from the translation", "译文漏了`{{{found}}}`"),
        expected=("all that the source text has in braces", "原文花括号里的都要有"),
        fix=("write `{{{found}}}` where the number belongs", "在该出现数字的地方写上`{{{found}}}`"),
    ),
    "check-reference-extra": _finding(
        (
            "`{{{found}}}` is not in the source text[[, did you mean `{{{near}}}`?]]",
            "原文里没有`{{{found}}}`[[，是不是想写`{{{near}}}`？]]",
        ),
        expected=("only what the source text has in braces", "原文花括号里有的"),
        fix=("[[write `{{{near}}}`, or ]]delete it", "[[改成`{{{near}}}`，或者]]删掉它"),
    ),
    "check-link-lost": _finding(
        ("the link to {found} is missing from the translation", "译文漏了指向{found}的链接"),
        expected=("all links of the source text", "原文里的链接都要有"),
        fix=("add `[text]({found})`", "补上：`[文字]({found})`"),
    ),
    "check-link-extra": _finding(
        ("the link to {found} is not in the source text", "原文里没有指向{found}的链接"),
        expected=("only links of the source text", "原文里有的链接"),
        fix=("correct the address, or remove the link", "改正地址，或去掉链接"),
    ),
    "check-markup": _finding(
        (
            "the number of {element:element} differs: {found} in the translation, {expected} in the source text",
            "{element:element}的数量不同：译文{found}处，原文{expected}处",
        ),
        expected=("the same Markdown as in the source text", "与原文相同的Markdown"),
        fix=("add or delete marks such as `*` or `- `", "增减`*`、`- `等标记"),
    ),
    "check-han": _finding(
        ("the translation contains Chinese characters: `{found}`", "译文里有汉字：`{found}`"),
        expected=("text in the language of the translation", "译文所用语言的文字"),
        fix=("translate them, or write them in Pinyin", "译出来，或改写成拼音"),
    ),
    "check-full-width": _finding(
        ("the translation contains the Chinese punctuation mark `{found}`", "译文里有中文标点`{found}`"),
        expected="[[`{expected}`]]",
        fix=("use the punctuation of the translation's language", "改用译文所用语言的标点"),
    ),
    "check-half-width": _finding(
        ("the half-width mark `{found}` is between Chinese characters", "汉字之间用了半角标点`{found}`"),
        expected="`{expected}`",
        fix=("write `{expected}`", "改成`{expected}`"),
    ),
    "check-same": _finding(("the translation is identical to the source text", "译文与原文相同"), fix=("translate it", "译出来")),
    "check-double-word": _finding(
        ("the word `{found}` is repeated", "`{found}`这个词重复了"), fix=("delete one of the two", "删掉其中一个")
    ),
    "check-double-space": _finding(
        ("there are several spaces in a row", "这里连着有几个空格"),
        expected=("one space", "一个空格"),
        fix=("delete the extra spaces", "删掉多余的"),
    ),
    "check-edge-space": _finding(
        ("there is a space or line break at the beginning or end", "开头或末尾有空格或换行"), fix=("delete it", "删掉它")
    ),
    "check-number-lost": _finding(
        ("the number `{found}` is missing from the translation", "译文漏了数字`{found}`"),
        expected=("all numbers of the source text", "原文里的数字都要有"),
        fix=("add it, or correct the number written in its place", "补上，或改正与它对应的数字"),
    ),
    "check-number-extra": _finding(
        ("the number `{found}` is not in the source text", "原文里没有数字`{found}`"),
        expected=("only numbers of the source text", "原文里有的数字"),
        fix=("correct or delete it", "改正或删掉它"),
    ),
    "check-reference-count": _finding(
        (
            "`{{{name}}}` occurs {found}× in the translation, {expected}× in the source text",
            "`{{{name}}}`在译文里出现{found}次，在原文里{expected}次",
        ),
        expected=("as often as in the source text", "次数与原文相同"),
        fix=("add or delete it", "补上或删去"),
    ),
    "check-reference-form": _finding(
        ("the translation has `{{{found}}}`, the source text has `{{{expected}}}`", "译文写的是`{{{found}}}`，原文是`{{{expected}}}`"),
        expected=(
            "the same form: with `.number` readers see the number alone, without it also the unit and words such as “at least” or “about”",
            "同样的写法：带`.number`只显示数字，不带就连单位和“以上”“约”等一起显示",
        ),
        fix=("write `{{{expected}}}`", "改成`{{{expected}}}`"),
    ),
    "check-link-swapped": _finding(
        (
            "the link to {found} is on “{text}”; in the source text it is on “{expected}”",
            "指向{found}的链接写在“{text}”上，原文写在“{expected}”上",
        ),
        expected=("each address on its own text", "每个网址配自己的文字"),
        fix=("swap the addresses", "把网址对调"),
    ),
    "check-markup-moved": _finding(
        (
            "`{{{found}}}` is outside the {element:element}; in the source text it is inside",
            "`{{{found}}}`在{element:element}外面，在原文里却在里面",
        ),
        expected=("the marks around the same words", "标记加在相同的内容上"),
        fix=("move the marks", "移动标记"),
    ),
    "check-mark-shown": _finding(
        ("readers would see the mark `{found}`", "读者会看到标记`{found}`"),
        expected=("marks in pairs: `**bold**`, `[text](address)`", "成对的标记：`**加粗**`、`[文字](网址)`"),
        fix=("add its other half, delete the space inside it, or delete the mark", "补上另一半，去掉标记里侧的空格，或删掉它"),
    ),
    "check-code": _finding(
        ("`{found}` in backticks is missing from the translation", "译文里没有反引号中的`{found}`"),
        expected=("text in backticks unchanged", "反引号里的内容不变"),
        fix=("copy it from the source text", "照原文写"),
    ),
    "check-tag-lost": _finding(
        ("the tag `{found}` is missing from the translation", "译文漏了标签`{found}`"),
        expected=("all tags of the source text", "原文里的标签都要有"),
        fix=("add it where it belongs", "补在该有的地方"),
    ),
    "check-tag-extra": _finding(
        ("the tag `{found}` is not in the source text", "原文里没有标签`{found}`"),
        expected=("only tags of the source text", "原文里有的标签"),
        fix=("delete it", "删掉它"),
    ),
    "check-script": _finding(
        ("the translation has no letter of its language's script", "译文里没有一个该语言的文字"), fix=("translate it", "译出来")
    ),
    "check-end": _finding(
        ("the end of the translation[[, `{found}`,]] differs from that of the source text", "译文的结尾[[`{found}`]]与原文不同"),
        expected=("[[`{expected}` at the end]]", "[[结尾为`{expected}`]]"),
        fix=("end it like the source text", "结尾的标点与原文一致"),
    ),
    "check-unpaired": _finding(
        ("`{found}` has no matching half", "`{found}`没有配对"),
        expected=("brackets and quotation marks in pairs", "括号和引号成对"),
        fix=("add the other half, or delete this one", "补上另一半，或删掉它"),
    ),
    "check-space-extra": _finding(("there is an extra space here", "这里多了一个空格"), fix=("delete it", "删掉它")),
    "check-space-lost": _finding(("a space is missing at `{found}`", "`{found}`处少一个空格"), fix=("add a space", "补上")),
    "check-invisible": _finding(
        ("there is an invisible character here: {found}", "这里有看不见的字符：{found}"),
        fix=("delete it, or retype the words", "删掉它，或重新输入这几个字"),
    ),
    "check-number-changed": _finding(
        ("the translation has `{found}`, the source text has `{expected}`", "译文写的是`{found}`，原文是`{expected}`"),
        expected=("the same number, written as the language does: `2.1万` is `21,000`", "同一个数，按译文语言的习惯写：`2.1万`即`21,000`"),
        fix=("correct it", "改正它"),
    ),
    "check-number-unit": _finding(
        ("`{found}` and `{expected}` in the source text have different units", "`{found}`与原文的`{expected}`单位不同"),
        expected=("the same unit, or a converted one", "相同的单位，或换算过的单位"),
        fix=("correct the unit", "改正单位"),
    ),
    "check-term": _finding(
        ("the translation does not use the glossary's name for `{found}`", "原文的词语`{found}`没有用词语表里的译名"),
        expected=("`{expected}`, in the form that the sentence needs", "`{expected}`，可按句子需要变形"),
        fix=(
            "use it, or change the translation of the term in site.po: other forms may follow it, after ` / `",
            "用这个译名，或在site.po里改它的译名；别的说法可以加在后面，用` / `隔开",
        ),
    ),
    "check-name": _finding(
        ("the translation lacks the settled translation of the name `{found}`", "专名`{found}`没有用统一的译名"),
        expected=("`{expected}`", "`{expected}`"),
        fix=(
            "use it, or change the translation of the name in site.po: other forms may follow it, after ` / `",
            "用统一的译名，或在site.po里改它的译名；别的写法可以加在后面，用` / `隔开",
        ),
    ),
    "check-name-misspelt": _finding(
        ("`{found}` looks like a misspelt form of the name `{name}`", "`{found}`像是专名`{name}`的译名写错了"),
        expected=("`{expected}`", "`{expected}`"),
        fix=("correct it", "改正它"),
    ),
    "check-form-shared": _finding(
        (
            "`{found}` is also a translation of `{other}`, so it does not count as this one",
            "`{found}`也是`{other}`的译名，在这里不算数",
        ),
        fix=("delete it here, or write a form that tells the two apart", "把它从这里删掉，或换一个分得开的说法"),
    ),
    "check-form-common": _finding(
        (
            "`{found}` is too common to count: {count} translations have it although their source texts lack `{name}`",
            "`{found}`太常见，不算数：有{count}条译文用了它，原文里却没有`{name}`",
        ),
        fix=("delete it, or write a longer form", "删掉它，或写得完整些"),
    ),
    "check-plural-missing": _finding(
        ("plural form {found} of {expected} is empty", "{expected}种复数形式里的第{found}种是空的"),
        fix=("translate it; until then the message counts as untranslated", "译出来；在此之前这一条算作未译"),
    ),
    "check-plural-same": _finding(
        ("the singular and plural forms are identical", "单数和复数写得一样"),
        expected=("a form of its own for each", "每种形式各有写法"),
        fix=("correct one of them", "改正其中一种"),
    ),
    "check-length": _finding(
        ("the translation is too long: {found} characters", "译文太长：{found}个字符"),
        expected=("at most {expected}", "最多{expected}个"),
        fix=("shorten it to fit its place", "缩短，否则放不下"),
    ),
    "check-ignore-unknown": unknown(
        ("unknown check `{found}`", "没有`{found}`这项检查"),
        expected="{expected:names}",
        fix=("correct the name in the comment", "改正备注里的名称"),
        severity="warning",
    ),
    "check-ignore-refused": warning(
        (
            "what the check `{found}` finds here can't be ignored, because the page would be broken",
            "`{found}`在这里发现的问题不能忽略，否则页面会出错",
        ),
        fix=("correct the translation, then delete `{found}` from the comment", "改正译文，再从备注里删掉`{found}`"),
    ),
    "check-ignore-unused": warning(
        ("the check `{found}` finds nothing here, so this comment is not needed", "`{found}`这项检查没有发现问题，不需要这条备注"),
        fix=("delete `{found}` from the comment", "从备注里删掉`{found}`"),
    ),
}

"""Messages about translations that may say something else than their source text, or something that readers must not see."""

from __future__ import annotations

from microsite.sentences.form import finding

_BOUND = (
    "the same bound: “at least” for 以上, “no more than” for 以内, “about” for 左右, “nearly” for 近",
    "同样的界限：“以上”是at least，“以内”是no more than，“左右”是about，“近”是nearly",
)

SENTENCES = {
    "check-bound-lost": finding(
        (
            "the translation has `{found}` without the bound of `{expected}` in the source text",
            "译文只写了`{found}`，漏了原文`{expected}`里的界限",
        ),
        expected=_BOUND,
        fix=("add it", "补上"),
    ),
    "check-bound-added": finding(
        ("the translation says `{found}`, the source text only `{expected}`", "译文写的是`{found}`，原文只是`{expected}`"),
        expected=(
            "a bound only where the source text has one, and none around a reference that shows its own",
            "原文有界限才写；引用自己会显示界限，不用再写",
        ),
        fix=("delete the words for the bound", "去掉表示界限的词"),
    ),
    "check-bound-changed": finding(
        ("the translation says `{found}`, the source text `{expected}`", "译文写的是`{found}`，原文是`{expected}`"),
        expected=_BOUND,
        fix=("correct it", "改正"),
    ),
    "check-direction": finding(
        (
            "the translation says `{found}`, the source text `{expected}`, which is the opposite",
            "译文写的是`{found}`，原文是`{expected}`，正好相反",
        ),
        expected=("what grows in the source text grows in the translation, too", "原文说增，译文也说增；原文说减，译文也说减"),
        fix=("reverse it", "改过来"),
    ),
    "check-opposite": finding(
        (
            "the translation says `{found}` where the source text says `{expected}`",
            "译文写的是`{found}`，原文是`{expected}`",
        ),
        expected=("the same one of two opposites: 农村 is rural, not urban", "意思不能相反：“农村”是rural，不是urban"),
        fix=("correct it", "改正"),
    ),
    "check-plan-lost": finding(
        (
            "the translation tells a fact (`{found}`), the source text only `{expected}`",
            "译文写成了事实（`{found}`），原文只说`{expected}`",
        ),
        expected=(
            "what is expected, planned or wanted, told as such: 预计 is “is expected to”",
            "预计、计划、力争的事不写成已经做到：“预计”是is expected to",
        ),
        fix=("say that it is expected or planned", "写明这是预计或计划"),
    ),
    "check-negation-lost": finding(
        ("the translation has no negation, the source text has `{found}`", "原文有否定（`{found}`），译文里没有"),
        expected=("the same statement: not, no, without …", "意思相同：not、no、without等"),
        fix=("add the negation", "补上否定"),
    ),
    "check-negation-extra": finding(
        ("the translation has the negation `{found}`, the source text has none", "译文有否定（`{found}`），原文没有"),
        expected=("the same statement", "意思相同"),
        fix=("delete the negation", "去掉否定"),
    ),
    "check-date": finding(
        ("the translation has the date `{found}`, the source text `{expected}`", "译文的日期是`{found}`，原文是`{expected}`"),
        expected=("the same day and month, in the same order: 3月5日 is 5 March", "日期相同，先后也相同：3月5日是5 March"),
        fix=("correct the date", "改正日期"),
    ),
    "check-order": finding(
        ("`{found}` and `{other}` look swapped", "`{found}`和`{other}`好像对调了"),
        expected=(
            "each number with what it belongs to in the source text, and “from … to …” in its direction",
            "每个数对应的事与原文相同，“由……到……”的方向也相同",
        ),
        fix=("swap them", "换过来"),
    ),
    "check-counted": finding(
        ("`{found}` counts something else than `{expected}` in the source text", "`{found}`数的，与原文`{expected}`数的不是一样东西"),
        expected=("the same thing: 8户 is eight households, not eight people", "数的东西相同：8户是eight households，不是eight people"),
        fix=("correct the noun", "改正名词"),
    ),
    "check-article": finding(
        ("readers would see `{found}`", "读者会看到`{found}`"),
        expected=(
            "words that fit what `{{{name}}}` shows, which has its own unit and bound",
            "前后的词与`{{{name}}}`显示的内容接得上；它自带单位和界限",
        ),
        fix=("rewrite the sentence around `{{{name}}}`", "改写`{{{name}}}`前后的句子"),
    ),
    "check-omission": finding(
        (
            "the translation has about {found} words for about {expected} in the source text, so a part seems to be missing",
            "原文约合{expected}个词，译文只有约{found}个，好像漏译了一部分",
        ),
        expected=("all that the source text says", "原文说的都译出来"),
        fix=("translate the rest", "补译"),
    ),
    "check-item-lost": finding(
        ("the translation seems to lack a part of `{found}` in the source text", "原文的`{found}`，译文好像漏译了一部分"),
        expected=("all things that the source text lists", "原文列出的都译出来"),
        fix=("add what is missing", "补译"),
    ),
    "check-leftover": finding(
        ("`{found}` seems to come from a translating machine", "`{found}`好像是机器翻译留下的话"),
        expected=("the translation alone", "只有译文本身"),
        fix=("delete it", "删掉它"),
    ),
    "check-draft": finding(
        ("`{found}` was left in the translation", "译文里留着`{found}`"),
        expected=("the finished translation alone", "只有译好的文字"),
        fix=("delete it, and finish the translation", "译完，删掉它"),
    ),
    "check-language": finding(
        ("the translation seems to be in another language: `{found}`", "译文好像是另一种语言：`{found}`"),
        expected="`{expected}`",
        fix=("put it into the catalogue of its language", "放进那种语言的目录文件"),
    ),
    "check-unit-after": finding(
        ("readers would see `{found}`", "读者会看到`{found}`"),
        expected=(
            "nothing that `{{{name}}}` already shows: it has its own unit and noun",
            "不重复`{{{name}}}`已经显示的内容：它自带单位和名词",
        ),
        fix=("delete the words after `{{{name}}}`", "去掉`{{{name}}}`后面重复的词"),
    ),
    "check-entity": finding(
        ("readers would see `{found}`", "读者会看到`{found}`"),
        expected=("the character itself, such as `&` or a space", "字符本身，如`&`或空格"),
        fix=("type the character", "直接输入这个字符"),
    ),
    "check-small-letter": finding(
        ("a sentence begins with the small letter of `{found}`", "句子开头的`{found}`是小写"),
        expected="[[`{expected}`]]",
        fix=(
            "begin with a capital letter; where a reference shows the word, begin the sentence with another one",
            "改成大写；如果这个词是引用显示的，就换别的词开头",
        ),
    ),
}

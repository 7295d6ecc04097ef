"""What is said where a figure and the text that it was taken from do not agree."""

from __future__ import annotations

from microsite.sentences.form import Wording, error, warning

SENTENCES = {
    "source-number": warning(
        Wording(
            "the text has no number `{found}`, neither in {paragraph} nor elsewhere[[; the unit is “{unit}”]]",
            "a number that the text states, in digits or in words",
            "read {paragraph} again and mend `value:`, or `place:` if the number is from another document",
        ),
        Wording(
            "文本里没有`{found}`这个数，{paragraph}里没有，别处也没有[[（单位是“{unit}”）]]",
            "文本里写着的数，用数字或汉字写的都算",
            "重读{paragraph}，改正`value:`；如果数字出自另一份资料，就改`place:`",
        ),
    ),
    "source-elsewhere": warning(
        Wording(
            "`{found}`[[ with its unit “{unit}”]] is not in {paragraph} but in {elsewhere}",
            "the paragraph that states the number",
            "mend `place:`[[; the text has no marks such as `{mark}`, so its paragraphs were counted at its empty lines, headings too]]",
        ),
        Wording(
            "`{found}`[[（单位“{unit}”）]]不在{paragraph}，而在{elsewhere}",
            "写着这个数的段落",
            "改正`place:`[[；文本里没有`{mark}`这样的标记，段落是按空行数的，标题也算一段]]",
        ),
    ),
    "source-unit": warning(
        Wording(
            "{paragraph} has the number `{found}`[[ in `{written}`]], but not with the unit[[ `{unit}`]]",
            "the number and, right behind or before it, its unit",
            "mend the unit of the indicator or the value; if the text only names the unit otherwise, all is well",
        ),
        Wording(
            "{paragraph}里有`{found}`这个数[[（`{written}`）]]，但没有和单位[[`{unit}`]]连在一起",
            "数字和紧挨着它的单位",
            "改正指标的单位或者数值；如果只是文本里单位的说法不同，就不用改",
        ),
    ),
    "source-bound": warning(
        Wording(
            "{paragraph} states `{found}` as `{said}`[[ in `{written}`]], and here it is `{chosen}`",
            "the bound that the text states, such as `at_least` for “or more”",
            "mend `bound:`, or leave it out for an exact number",
        ),
        Wording(
            "{paragraph}里的`{found}`是`{said}`[[（`{written}`）]]，这里写的是`{chosen}`",
            "文本所说的范围，例如“以上”是`at_least`，“余”是`more_than`",
            "改正`bound:`；准确的数不写这一项",
        ),
    ),
    "source-paragraph": warning(
        Wording(
            "the text has no paragraph `{found}`[[; the number is in {elsewhere}]]",
            "[[a paragraph of the text: {expected}]]",
            "mend `place:`; a paragraph begins with a mark such as `[P3]`; without marks they are parted by empty lines: P1, P2 and so on",
        ),
        Wording(
            "文本里没有`{found}`这一段[[；这个数在{elsewhere}]]",
            "[[文本里的段落：{expected}]]",
            "改正`place:`；文本的段落以`[P3]`这样的标记开头，没有标记时按空行分段，依次是P1、P2……",
        ),
    ),
    "source-missing": error(
        Wording("there is no such file", "the text that figures are to be held against", "see that its path is right"),
        Wording("没有这个文件", "用来核对数字的文本", "检查路径写得对不对"),
    ),
    "source-nothing": warning(
        Wording(
            "no figure has its place in the document `{found}`, so there is nothing to hold against this text",
            "the id of a document that figures are taken from",
            "name the document with `--document`",
        ),
        Wording("没有数字出自`{found}`这份资料，无从核对", "数字所出自的资料的id", "用`--document`写明是哪份资料"),
    ),
}

"""Messages about figures that differ from the source text they were taken from."""

from __future__ import annotations

from microsite.sentences.form import Advice, error, warning

SENTENCES = {
    "source-number": warning(
        Advice(
            "the number `{found}` is not in the text, neither in {paragraph} nor elsewhere[[ (unit: “{unit}”)]]",
            "a number that the text states, in digits or in words",
            "read {paragraph} again and correct `value:`; if the number is from another document, correct `place:`",
        ),
        Advice(
            "文本里没有`{found}`这个数，{paragraph}里没有，别处也没有[[（单位是“{unit}”）]]",
            "文本里写着的数，用数字或汉字写的都算",
            "重读{paragraph}，改正`value:`；如果数字出自另一份资料，就改`place:`",
        ),
    ),
    "source-elsewhere": warning(
        Advice(
            "`{found}`[[ with its unit “{unit}”]] is not in {paragraph}, but in {elsewhere}",
            "the paragraph that states the number",
            "correct `place:`[[; the text has no marks such as `{mark}`, so paragraphs and headings are counted by empty lines]]",
        ),
        Advice(
            "`{found}`[[（单位“{unit}”）]]不在{paragraph}，而在{elsewhere}",
            "写着这个数的段落",
            "改正`place:`[[；文本里没有`{mark}`这样的标记，段落是按空行数的，标题也算一段]]",
        ),
    ),
    "source-unit": warning(
        Advice(
            "{paragraph} has the number `{found}`[[ in `{written}`]], but not with the unit[[ `{unit}`]]",
            "the number with its unit next to it",
            "correct the unit of the indicator, or the value; if the text only words the unit differently, change nothing",
        ),
        Advice(
            "{paragraph}里有`{found}`这个数[[（`{written}`）]]，但没有和单位[[`{unit}`]]连在一起",
            "数字和紧挨着它的单位",
            "改正指标的单位或者数值；如果只是文本里单位的说法不同，就不用改",
        ),
    ),
    "source-bound": warning(
        Advice(
            "{paragraph} states `{found}` as `{said}`[[ in `{written}`]], but the figure is `{chosen}`",
            "the bound that the text states, such as `at_least` for “or more”",
            "correct `bound:`, or delete it if the number is exact",
        ),
        Advice(
            "{paragraph}里的`{found}`是`{said}`[[（`{written}`）]]，这里写的却是`{chosen}`",
            "与文本一致的范围，例如“以上”是`at_least`，“余”是`more_than`",
            "改正`bound:`；准确的数不写这一项",
        ),
    ),
    "source-paragraph": warning(
        Advice(
            "the text has no paragraph `{found}`[[; the number is in {elsewhere}]]",
            "[[a paragraph of the text: {expected}]]",
            "correct `place:`; a paragraph begins with a mark such as `[P3]`; without marks, empty lines separate P1, P2 and so on",
        ),
        Advice(
            "文本里没有`{found}`这一段[[；这个数在{elsewhere}]]",
            "[[文本里的段落：{expected}]]",
            "改正`place:`；文本的段落以`[P3]`这样的标记开头，没有标记时按空行分段，依次是P1、P2……",
        ),
    ),
    "source-missing": error(
        Advice("the file does not exist", "the text to compare the figures with", "check the path"),
        Advice("没有这个文件", "用来核对数字的文本", "检查路径写得对不对"),
    ),
    "source-nothing": warning(
        Advice(
            "no figure refers to the document `{found}`, so there is nothing to compare",
            "the id of a document that figures refer to",
            "name the document with `--document`",
        ),
        Advice("没有数字出自`{found}`这份资料，无从核对", "数字所出自的资料的id", "用`--document`写明是哪份资料"),
    ),
}

"""Messages about references to figures in prose, and about what stands beside one or in its place."""

from __future__ import annotations

from microsite.sentences.form import error, warning

SENTENCES = {
    "prose-brace": error(
        ("`{found}` is not a valid reference to a figure", "花括号`{found}`用法不对"),
        expected=(
            "a figure's id in braces, such as `{{jobs}}` or `{{jobs.number}}`",
            "花括号里是数字的名称，如`{{jobs}}`或`{{jobs.number}}`",
        ),
        fix=(
            "[[write `{proposal}`, or ]]correct the id; to show a brace itself, write `{{{{` or `}}}}`",
            "[[改成`{proposal}`，或者]]改正名称；要显示花括号本身，写`{{{{`或`}}}}`",
        ),
    ),
    "prose-brace-wide": error(
        ("the braces around `{found}` are Chinese ones", "`{found}`外面是中文花括号"),
        expected=("`{{{found}}}`, with English braces", "英文花括号：`{{{found}}}`"),
        fix=("switch the keyboard to English and type `{{{found}}}`", "切换到英文输入法，改成`{{{found}}}`"),
    ),
    "prose-brace-mark": error(
        ("the `{found}` before the figure would be published", "数字前面的`{found}`会原样显示出来"),
        expected=("the id in braces alone, such as `{{jobs}}`", "只写花括号和名称，如`{{jobs}}`"),
        fix=(
            "delete the `{found}`; to show a brace itself, write `{{{{` or `}}}}`",
            "删掉`{found}`；要显示花括号本身，写`{{{{`或`}}}}`",
        ),
    ),
    "reference-bound": warning(
        (
            "`{found}` beside `{{{name}}}` changes what the figure says, “{text}”",
            "`{name}`是“{text}”，旁边的`{found}`改变了它的意思",
        ),
        fix=(
            "delete `{found}`; if the document says so, state it in the figure, with `bound:`",
            "删掉`{found}`；如果资料里就是这么说的，在这个数字里用`bound:`写明",
        ),
    ),
    "reference-unit": warning(
        ("`{found}` is a second unit: `{{{name}}}` already says “{text}”", "`{found}`是多出来的单位：`{{{name}}}`本身就是“{text}”"),
        fix=(
            "delete `{found}` from the text; if the unit of the figure is wrong, correct that of its indicator",
            "删掉文字里的`{found}`；如果数字的单位不对，改正指标的单位",
        ),
    ),
    "reference-lookalike": error(
        ("`{found}` is not a reference to a figure and would be published", "`{found}`不会换成数字，会原样显示出来"),
        expected=("the figure's id in braces: `{{{near}}}`", "花括号里写数字的名称：`{{{near}}}`"),
        fix=("write `{{{near}}}`; to show the word itself, write `` `{near}` ``", "改成`{{{near}}}`；要显示这个词本身，写`` `{near}` ``"),
    ),
    "reference-doubled": error(
        ("`{found}` stands there twice: `{{{name}}}` already says “{text}”", "`{found}`重复了：`{{{name}}}`本身就是“{text}”"),
        fix=(
            "delete `{found}` from the text; for the number alone, write `{{{name}.number}}`",
            "删掉文字里的`{found}`；只要数字本身，写`{{{name}.number}}`",
        ),
    ),
    "figure-typed": warning(
        ("`{found}` is typed, though it is a figure of this section", "`{found}`是手写的，本节数字里就有它"),
        fix=("write `{proposal}`, so that it follows when the figure changes", "改成`{proposal}`，数字一改，这里就跟着改"),
    ),
}

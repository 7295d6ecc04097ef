"""What is said of the Markdown in texts, of the source or of a translation."""

from __future__ import annotations

from microsite.sentences.form import Wording, error

SENTENCES = {
    "prose-brace": error(
        Wording(
            "the brace `{found}` is neither a reference nor doubled",
            "a figure's id in braces, such as `{{jobs}}` or `{{jobs.number}}`",
            "correct the id; for a brace that readers shall see, write `{{{{` or `}}}}`",
        ),
        Wording(
            "花括号`{found}`用法不对",
            "花括号里是数字的名称，如`{{jobs}}`或`{{jobs.number}}`",
            "改正名称；如果要显示花括号本身，写`{{{{`或`}}}}`",
        ),
    ),
    "prose-brace-wide": error(
        Wording(
            "the braces around `{found}` are Chinese ones, so no number would be shown",
            "`{{{found}}}`, with the braces of the English keyboard",
            "switch the keyboard to English and type `{{{found}}}`",
        ),
        Wording(
            "`{found}`外面是中文花括号，显示不出数字",
            "英文花括号：`{{{found}}}`",
            "切换到英文输入法，改成`{{{found}}}`",
        ),
    ),
    "prose-html": error(
        Wording(
            "`{found}` looks like HTML, which is not used in texts",
            "Markdown, such as `**important**`",
            "delete it; for a < that readers shall see, put a space after it",
        ),
        Wording("`{found}`像是HTML，文字里不用HTML", "Markdown，如`**重点**`", "删掉它；如果要显示小于号，在`<`后面加一个空格，或用“＜”"),
    ),
    "prose-link": error(
        Wording(
            "the link leads to `{found}`, which is no full address",
            "an address that begins with `https://`, `http://` or `mailto:`",
            "write the whole address: `[text](https://…)`",
        ),
        Wording("链接指向的`{found}`不是完整的网址", "以`https://`、`http://`或`mailto:`开头的地址", "写完整的地址：`[文字](https://……)`"),
    ),
    "prose-link-reference": error(
        Wording(
            "a link's address holds a figure: `{found}`",
            "an address without braces",
            "write the address as it is; figures can stand in the text of the link",
        ),
        Wording("链接的地址里有花括号：`{found}`", "不含花括号的地址", "把地址原样写出来；数字可以放在链接的文字里"),
    ),
    "prose-element": error(
        Wording(
            "this kind of Markdown (`{found}`) is not used in texts",
            "paragraphs, lists, emphasis, links, quotations, code",
            "write headings as a sentence; leave pictures and tables out",
        ),
        Wording("文字里不用这种Markdown（`{found}`）", "段落、列表、强调、链接、引文、代码", "标题改写成一句话；图片和表格不要放进来"),
    ),
    "prose-element:img": error(
        Wording("pictures are not used in texts", "a link to it: `[text](https://…)`", "delete the `!`, or the whole picture"),
        Wording("文字里不放图片", "指向图片的链接：`[文字](https://……)`", "删掉感叹号`!`，或删掉整个图片"),
    ),
}
for _level in range(1, 7):
    SENTENCES[f"prose-element:h{_level}"] = error(
        Wording(
            "headings are not used in texts: the section's title is the heading",
            "paragraphs",
            "delete the `#`, or the line of `===` or `---` below",
        ),
        Wording("文字里不用标题：章节的标题就是`title:`", "段落", "删掉`#`，或下一行的`===`、`---`"),
    )
SENTENCES["prose-element"] = SENTENCES["prose-element"]._replace(by="found")

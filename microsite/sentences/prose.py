"""Messages about the Markdown in texts, both of the source and of translations."""

from __future__ import annotations

from microsite.sentences.form import Advice, error

SENTENCES = {
    "prose-brace": error(
        Advice(
            "`{found}` is not a valid reference to a figure",
            "a figure's id in braces, such as `{{jobs}}` or `{{jobs.number}}`",
            "correct the id; to show a brace itself, write `{{{{` or `}}}}`",
        ),
        Advice(
            "花括号`{found}`用法不对",
            "花括号里是数字的名称，如`{{jobs}}`或`{{jobs.number}}`",
            "改正名称；要显示花括号本身，写`{{{{`或`}}}}`",
        ),
    ),
    "prose-brace-wide": error(
        Advice(
            "the braces around `{found}` are Chinese ones",
            "`{{{found}}}`, with English braces",
            "switch the keyboard to English and type `{{{found}}}`",
        ),
        Advice("`{found}`外面是中文花括号", "英文花括号：`{{{found}}}`", "切换到英文输入法，改成`{{{found}}}`"),
    ),
    "prose-html": error(
        Advice(
            "texts cannot contain HTML such as `{found}`",
            "Markdown, such as `**important**`",
            "delete it; to show a less-than sign, put a space after the `<`",
        ),
        Advice("文字里不能用`{found}`这样的HTML", "Markdown，如`**重点**`", "删掉它；要显示小于号，在`<`后面加一个空格，或用“＜”"),
    ),
    "prose-link": error(
        Advice(
            "`{found}` is not a full web or mail address",
            "an address that begins with `https://`, `http://` or `mailto:`",
            "write the full address: `[text](https://…)`",
        ),
        Advice("`{found}`不是完整的网址或邮件地址", "以`https://`、`http://`或`mailto:`开头的地址", "写完整的地址：`[文字](https://……)`"),
    ),
    "prose-link-reference": error(
        Advice(
            "the address of the link contains braces: `{found}`",
            "an address without braces",
            "write the address itself; the text of the link may contain figures",
        ),
        Advice("链接的地址里有花括号：`{found}`", "不含花括号的地址", "把地址原样写出来；数字可以放在链接的文字里"),
    ),
    "prose-element": error(
        Advice(
            "this kind of Markdown is not supported: `{found}`",
            "paragraphs, lists, emphasis, links, quotations, code",
            "write a heading as a sentence; leave out pictures and tables",
        ),
        Advice("文字里不能用这种Markdown：`{found}`", "段落、列表、强调、链接、引文、代码", "标题改写成一句话；图片和表格不要放进来"),
    ),
    "prose-element:img": error(
        Advice("pictures are not supported in texts", "a link to the picture: `[text](https://…)`", "delete the `!`, or the whole picture"),
        Advice("文字里不能放图片", "指向图片的链接：`[文字](https://……)`", "删掉感叹号`!`，或删掉整个图片"),
    ),
}
for _level in range(1, 7):
    SENTENCES[f"prose-element:h{_level}"] = error(
        Advice(
            "headings are not supported in texts: the section's `title:` is the heading",
            "paragraphs",
            "delete the `#`, or the line of `===` or `---` below",
        ),
        Advice("文字里不能用标题：章节的标题就是`title:`", "段落", "删掉`#`，或下一行的`===`、`---`"),
    )
SENTENCES["prose-element"] = SENTENCES["prose-element"]._replace(by="found")

"""Messages about prose, of content and of translations: what would not be published as it was typed."""

from __future__ import annotations

from microsite.sentences.form import Sentence, error

_MARKS = (
    "to show a mark itself, put a backslash before it, as in `\\*`",
    "要显示符号本身，在前面加反斜杠，如`\\*`",
)

SENTENCES: dict[str, Sentence] = {
    # Characters
    "prose-html": error(
        ("texts cannot contain HTML such as `{found}`", "文字里不能用`{found}`这样的HTML"),
        expected=("Markdown, such as `**important**`", "Markdown，如`**重点**`"),
        fix=("delete it; to show a less-than sign, put a space after the `<`", "删掉它；要显示小于号，在`<`后面加一个空格，或用“＜”"),
        by="found",
    ),
    **dict.fromkeys(
        ("prose-html:<br>", "prose-html:<br/>", "prose-html:<br />"),
        error(
            ("texts cannot contain HTML such as `{found}`", "文字里不能用`{found}`这样的HTML"),
            fix=(
                "for a new line, end the line with `\\` and go on in the next; for a new paragraph, leave a line empty",
                "要换行，就在行尾写`\\`，下文另起一行；要分段，就空一行",
            ),
        ),
    ),
    "prose-entity": error(
        ("`{found}` would be published as it stands", "`{found}`会原样显示出来"),
        expected=("the character itself[[, here `{proposal}`]]", "字符本身[[，这里是`{proposal}`]]"),
        fix=("[[write `{proposal}`, or ]]delete it", "[[改成`{proposal}`，或者]]删掉它"),
        by="found",
    ),
    **dict.fromkeys(
        (f"prose-entity:{entity}" for entity in ("&nbsp;", "&ensp;", "&emsp;", "&thinsp;", "&#160;", "&#xa0;", "&#xA0;")),
        error(
            ("`{found}` would be published as it stands", "`{found}`会原样显示出来"),
            expected=("a space", "空格"),
            fix=("write a space, or delete it", "改成空格，或者删掉它"),
        ),
    ),
    # Marks
    "prose-stars": error(
        ("`{found}` is not bold, and would be published as it stands", "`{found}`不会加粗，会原样显示出来"),
        expected=("bold with two stars on each side and no spaces inside: `**text**`", "加粗是前后各两个星号，里面不留空格：`**文字**`"),
        fix=(
            f"[[write `{{proposal}}`, or ]]add or delete marks; {_MARKS[0]}",
            f"[[改成`{{proposal}}`，或者]]把符号补全或删掉；{_MARKS[1]}",
        ),
    ),
    "prose-emphasis": error(
        ("`{found}` is not emphasis, and would be published as it stands", "`{found}`不会成为强调，会原样显示出来"),
        expected=("emphasis with a star on each side and no spaces inside: `*text*`", "强调是前后各一个星号，里面不留空格：`*文字*`"),
        fix=(
            f"[[write `{{proposal}}`, or ]]add or delete marks; {_MARKS[0]}",
            f"[[改成`{{proposal}}`，或者]]把符号补全或删掉；{_MARKS[1]}",
        ),
    ),
    "prose-path": error(
        ("readers would not see every `\\` of `{found}`", "`{found}`里的反斜杠，读者不会全都看到"),
        expected=("a path as code", "写成代码的路径"),
        fix=("write [[`` {proposal} ``||it between two marks of code]]", "[[改成`` {proposal} ``||在前后各加一个代码符号]]"),
    ),
    "prose-bullet-number": error(
        ("`{found}` becomes an item of a list, without a minus sign", "`{found}`会成为列表的一条，读者看不到减号"),
        expected=("a number below zero without a space, or a list with `* `", "负数的减号后面不留空格；列表用`* `"),
        fix=(
            "if the number is below zero, write `{proposal}`; if this is a list, write `*` in place of each `-`",
            "如果是负数，写成`{proposal}`；如果是列表，各行的`-`都改成`*`",
        ),
    ),
    "prose-quote-number": error(
        ("`{found}` becomes a quotation, and readers do not see the `>`", "`{found}`会成为引文，读者看不到`>`"),
        expected=("words such as “more than”, or `>` without a space", "用文字写“超过”，或者`>`后面不留空格"),
        fix=(
            "write `{proposal}`, or “more than” in words; if this is a quotation, put the number in quotation marks",
            "改成`{proposal}`，或者用文字写“超过”；如果是引文，给数字加上引号",
        ),
    ),
    "prose-code-open": error(
        ("a mark of code has no counterpart and would be published", "代码符号没有配对，会原样显示出来"),
        expected=("the same mark before and after: `` `file name` ``", "前后各一个：`` `文件名` ``"),
        fix=(
            "add the other mark, or delete this one; to show it, put a backslash before it",
            "补上另一个，或者删掉；要显示它本身，在前面加反斜杠",
        ),
    ),
    "prose-bullet": error(
        ("`{found}` does not begin an item of a list: a space is missing", "`{found}`不会显示成列表：符号后面少一个空格"),
        expected=("a hyphen and a space: `- text`", "减号和一个空格：`- 文字`"),
        fix=(
            f"put a space after the sign[[, `{{proposal}}`]], and the same in the lines below; {_MARKS[0]}",
            f"在符号后面加一个空格[[：`{{proposal}}`]]，下面各行也一样；{_MARKS[1]}",
        ),
    ),
    "prose-item-empty": error(
        ("the item `{found}` is empty", "`{found}`后面没有内容"),
        expected=("a text after it: `- text`", "后面有文字：`- 文字`"),
        fix=(f"write its text on the same line, or delete it; {_MARKS[0]}", f"在同一行写上文字，或者删掉这一行；{_MARKS[1]}"),
    ),
    # Links
    "prose-link": error(
        ("`{found}` is not a full web or mail address", "`{found}`不是完整的网址或邮件地址"),
        expected=(
            "an address that begins with `https://`, `http://` or `mailto:`, or `section:` or `figure:` with an id",
            "以`https://`、`http://`或`mailto:`开头的地址，或者`section:`、`figure:`加名称",
        ),
        fix=(
            "write [[`{proposal}` in its place, or ]]the full address: `[text](https://…)`",
            "[[改成`{proposal}`，或者]]写完整的地址：`[文字](https://……)`",
        ),
    ),
    "prose-link-empty": error(
        ("the link to `{found}` has no words", "指向`{found}`的链接没有文字"),
        expected=("`[text]({found})`", "`[文字]({found})`"),
        fix=("between the square brackets, write the words that readers click", "在方括号里写上给读者点的文字"),
    ),
    "prose-link-reference": error(
        ("the address of the link contains braces: `{found}`", "链接的地址里有花括号：`{found}`"),
        expected=("an address without braces", "不含花括号的地址"),
        fix=("write the address itself; the text of the link may contain figures", "把地址原样写出来；数字可以放在链接的文字里"),
    ),
    "prose-link-form": error(
        ("`{found}` does not become a link", "`{found}`不会成为链接"),
        expected=(
            "`[text](address)`: English brackets, no spaces between them or in the address, no title",
            "`[文字](地址)`：英文括号，括号之间和地址里不留空格，地址后面不加说明",
        ),
        fix=("write it in this form[[: `{proposal}`]]", "按这个样子写[[：`{proposal}`]]"),
    ),
    "prose-link-definition": error(
        ("`{found}` does not give a link its address here", "`{found}`这种写法不能给链接指定地址"),
        expected=("the address after the text: `[text](address)`", "地址紧跟在文字后面：`[文字](地址)`"),
        fix=(
            "where the link belongs, write it so[[: `{proposal}`]], and delete this line",
            "在需要链接的地方写[[`{proposal}`]]，删掉这一行",
        ),
    ),
    # What is not supported
    "prose-element": error(
        ("this kind of Markdown is not supported: `{found}`", "文字里不能用这种Markdown：`{found}`"),
        expected=(
            "paragraphs, lists, emphasis, links, quotations, tables, code",
            "段落、列表、强调、链接、引文、表格、代码",
        ),
        fix=(f"write it in words; {_MARKS[0]}", f"改用文字说；{_MARKS[1]}"),
        by="found",
    ),
    "prose-element:img": error(
        ("pictures are not supported in texts", "文字里不能放图片"),
        expected=("a link to the picture: `[text](https://…)`", "指向图片的链接：`[文字](https://……)`"),
        fix=("delete the `!`, or the whole picture", "删掉感叹号`!`，或删掉整个图片"),
    ),
    "prose-element:heading": error(
        ("headings are not supported in texts: the section's `title:` is the heading", "文字里不能用标题：章节的标题就是`title:`"),
        expected=("paragraphs", "段落"),
        fix=("delete the `#`; to make the words stand out, write them as `**text**`", "删掉`#`；要突出这几个字，写成`**文字**`"),
    ),
    "prose-element:underline": error(
        ("headings are not supported in texts: the section's `title:` is the heading", "文字里不能用标题：章节的标题就是`title:`"),
        expected=("paragraphs", "段落"),
        fix=(
            "delete the line of `-` or `=`; to make the line above stand out, write it as `**text**`; for a dividing line, "
            "leave an empty line above",
            "删掉这行`-`或`=`；要突出上一行，写成`**文字**`；要画分隔线，上面空一行",
        ),
    ),
    "prose-element:del": error(
        ("words cannot be struck out", "文字里不能用删除线"),
        fix=("delete the words, or the `~~` around them", "删掉这些字，或者只删掉两边的`~~`"),
    ),
    "prose-element:mark": error(
        ("words cannot be highlighted with `==`", "文字里不能用`==`做高亮"),
        expected=("bold: `**text**`", "加粗：`**文字**`"),
        fix=("write `**` in place of `==`, or delete the `==`", "把`==`换成`**`，或者删掉"),
    ),
    "prose-element:footnote": error(
        ("footnotes are not supported", "文字里不能用脚注"),
        expected=("the note in brackets, where it belongs", "注释用括号写在正文里"),
        fix=(
            f"write the note into the text, and delete the mark; {_MARKS[0]}",
            f"把注释写进正文，删掉脚注的标记；{_MARKS[1]}",
        ),
    ),
    "prose-element:task": error(
        ("boxes to tick are not supported", "列表里不能用勾选框"),
        expected=("a plain list: `- text`", "普通的列表：`- 文字`"),
        fix=("delete the box", "删掉方括号"),
    ),
    # Tables
    "prose-table-tabs": error(
        ("`{found}` holds tabs, which don't make a table", "`{found}`里有制表符，不会成为表格"),
        expected=(
            "cells between `|`, with a line such as `| --- | --- |` below the first row",
            "各格用`|`隔开，表头下面有一行`| --- | --- |`",
        ),
        fix=(
            "write each row like `{proposal}`, and below the first a line with `---` for each column; if it is not a table, write spaces",
            "每行写成`{proposal}`的样子，第一行下面加一行，每列一个`---`；不是表格就把制表符换成空格",
        ),
    ),
    "prose-table-rows": error(
        ("`{found}` and the lines below it would be joined into one", "`{found}`和下面几行会连成一行"),
        expected=(
            "cells between `|`, with a line such as `| --- | --- |` below the first row",
            "各格用`|`隔开，表头下面有一行`| --- | --- |`",
        ),
        fix=(
            "for a table, write each row like `{proposal}`, and below the first a line with `---` for each column; "
            "for single lines, end each with `\\`",
            "如果是表格，每行写成`{proposal}`的样子，第一行下面加一行，每列一个`---`；如果只是各占一行，在每行末尾写`\\`",
        ),
    ),
    "prose-table-header": error(
        ("`{found}` does not become a table", "`{found}`不会成为表格"),
        expected=(
            "a header, below it a line with `---` for each column, then the rows",
            "先是表头，下面一行每列一个`---`，再是各行",
        ),
        fix=(
            "below the header, write a line with as many columns[[: `{proposal}`]], and leave no line empty in a table; "
            "to show a bar itself, write `\\|`",
            "在表头下面加一行，列数和表头一样[[：`{proposal}`]]，表格中间不要空行；要显示竖线本身，写`\\|`",
        ),
    ),
    "prose-table-wide": error(
        ("the bars of `{found}` are Chinese ones", "`{found}`里的竖线是中文的"),
        expected=("bars typed with an English keyboard: `|`", "英文竖线`|`"),
        fix=("write `{proposal}`", "改成`{proposal}`"),
    ),
    "prose-table-row": error(
        ("the row `{found}` has a different number of cells than the header", "`{found}`这一行的格数和表头不一样"),
        expected=("as many cells as in the header; empty ones count", "和表头一样多，空格子也算"),
        fix=("add or delete cells; to show a bar itself, write `\\|`", "增减格子；要显示竖线本身，写`\\|`"),
    ),
    "prose-table-columns": error(
        ("the row `{found}` has too many cells", "`{found}`这一行格数太多"),
        expected=("at most {most}; a phone shows three or four at once", "最多{most}格；手机上一次只看得到三四格"),
        fix=("leave out columns, or make two tables", "减少列数，或者分成两个表"),
    ),
    # Limits
    "prose-deep": error(
        ("lists and quotes are nested too deep, from `{found}` on", "列表、引文套得太深，从`{found}`起"),
        expected=("at most {most} levels", "最多{most}层"),
        fix=("put the innermost text on a level further out", "把最里层的内容往外移"),
    ),
    "prose-long": error(
        ("this paragraph has {found} characters", "这一段有{found}个字符"),
        expected=("at most {most}", "最多{most}个"),
        fix=("separate it into paragraphs with empty lines", "用空行分成几段"),
    ),
    "prose-lost": error(
        ("from `{found}` on, readers would not see what was typed", "从`{found}`起，读者看到的会和写的不一样"),
        fix=(
            f"separate paragraphs, lists, quotes and tables with empty lines; {_MARKS[0]}",
            f"段落、列表、引文、表格之间各空一行；{_MARKS[1]}",
        ),
    ),
    "prose-block": error(
        ("a sentence cannot be a list, a quote or a table", "一句话里不能用列表、引文或表格"),
        expected=("words in one line", "一行文字"),
        fix=("delete the `{found}` at its beginning; to show it, write `{proposal}`", "删掉开头的`{found}`；要显示它本身，写`{proposal}`"),
    ),
}

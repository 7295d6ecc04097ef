"""Messages about how texts are written in content files."""

from __future__ import annotations

from microsite.sentences.form import error, warning

SENTENCES = {
    "text-folded": error(
        (
            "the paragraphs or list items of this text would become one[[, because of the `{found}`]]",
            "这里的几段或几条会连成一段[[，因为用了`{found}`]]",
        ),
        expected=("`|` after the key, and the text below it", "冒号后面写`|`，文字另起一行"),
        fix=(
            "write `|` after the colon[[ instead of `{found}`]], begin the text on the next line, and indent all its lines "
            "by two more spaces",
            "冒号后面写`|`[[，不写`{found}`]]，文字从下一行开始，每行开头比上一行多空两格",
        ),
    ),
    "block-sign": error(
        ("the `{found}` after the colon is a Chinese character and would be published", "冒号后面的`{found}`是中文符号，会原样显示出来"),
        expected=("an English `|`", "英文竖线`|`"),
        fix=("switch the keyboard to English and type `|`", "切换到英文输入法，改成`|`"),
    ),
    "line-mark": error(
        ("`{found}` has no meaning in this text and would be published", "这里的文字不能用`{found}`，会原样显示出来"),
        expected=("plain words: no references to figures, no Markdown, no HTML", "只写文字，不写花括号引用、Markdown和HTML"),
        fix=("write the number or the words themselves", "直接写出数字或文字"),
    ),
    "line-broken": error(
        ("the text has more than one paragraph", "这里的文字分成了几段"),
        expected=("one paragraph", "只有一段"),
        fix=("join the lines, without an empty line between them", "合成一段，中间不要空行"),
    ),
    "text-cut": error(
        ("the text ends before `{found}`, because ` #` begins a comment", "文字到`{found}`前面就断了：空格加`#`后面的都算注释"),
        expected=("a text in quotes, or a comment that begins with `# `", "加引号的文字，或者以`# `开头的注释"),
        fix=(
            "[[write `{proposal}`]], in double quotes, if it belongs to the text; if it is a comment, type a space after the `#`",
            "如果是文字，用英文双引号括起来[[：`{proposal}`]]；如果是注释，在`#`后面加一个空格",
        ),
        by="kind",
    ),
    "text-cut:comment": error(
        ("the text ends before `{found}`, because ` #` begins a comment", "文字到`{found}`前面就断了：空格加`#`后面的都算注释"),
        expected=("a text in quotes, or a comment on a line of its own", "加引号的文字，或者单独占一行的注释"),
        fix=(
            "[[write `{proposal}`]], in double quotes, if it belongs to the text; if it is a comment, move it to the line above",
            "如果是文字，用英文双引号括起来[[：`{proposal}`]]；如果是注释，移到上一行",
        ),
    ),
    "link-title-long": warning(
        ("the link title is too wide: {found}", "链接标题太宽：{found}"),
        expected=("at most {most}, where a Chinese character counts as 2", "不超过{most}，一个汉字算2"),
        fix=("keep the place, the year and one finding; phones cut off the rest", "只留地名、年份和一个结论，否则手机上会被截断"),
    ),
}

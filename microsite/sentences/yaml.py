"""Messages about files that are not valid text or not valid YAML."""

from __future__ import annotations

from microsite.sentences.form import Advice, error

_NOTEPAD = "open it in Notepad, choose File > Save as, and choose UTF-8 under Encoding"
_NOTEPAD_ZH = "用记事本打开，选“文件”→“另存为”，在“编码”处选UTF-8"

SENTENCES = {
    "encoding": error(
        Advice("the file is not UTF-8: cannot read {found}", "a text file saved as UTF-8", _NOTEPAD),
        Advice("文件不是UTF-8编码：{found}无法识别", "以UTF-8编码保存的文本文件", _NOTEPAD_ZH),
        by="found",
    ),
    "encoding:UTF-16": error(
        Advice("the file is saved as UTF-16 (“Unicode” in Notepad and Excel)", "UTF-8", _NOTEPAD),
        Advice("文件是以UTF-16编码保存的（记事本和Excel里叫“Unicode”）", "UTF-8编码", _NOTEPAD_ZH),
    ),
    "encoding:GB 18030": error(
        Advice("the file seems to be saved as GB 18030 (“ANSI” in Notepad)", "UTF-8", _NOTEPAD),
        Advice("文件像是以GB 18030编码保存的（记事本里叫“ANSI”）", "UTF-8编码", _NOTEPAD_ZH),
    ),
    "file-empty": error(
        Advice("the file is empty", "{expected:names}, each followed by a colon, a space and its value"),
        Advice("文件里没有内容", "{expected:names}各项，每项后面写英文冒号、空格和内容"),
    ),
    "yaml-character": error(
        Advice(
            "there is an invisible character here: {found}",
            "letters, digits, punctuation, spaces and line breaks",
            "delete it, or retype this line",
        ),
        Advice("这里有看不见的字符：{found}", "文字、数字、标点、空格和换行", "删掉它，或把这一行重新打一遍"),
    ),
    "yaml-syntax": error(
        Advice(
            "the file cannot be read from here on (“{problem}”)",
            "lines such as `title: …`, aligned with each other",
            "compare this line and the one above it with a file that works: indentation, colons, quotes",
        ),
        Advice(
            "从这里起文件无法解析（{problem}）",
            "一行行的`title: …`，上下对齐",
            "找一个没有问题的文件，对照这一行和上一行：行首空格、冒号、引号",
        ),
        by="cause",
    ),
    "yaml-syntax:tab": error(
        Advice("the line begins with a tab", "spaces", "replace the tab with spaces, as many as the neighbouring lines have"),
        Advice("这一行的行首用了制表符（Tab）", "空格", "删掉制表符，改用空格，与相邻各行对齐"),
    ),
    "yaml-syntax:space-full-width": error(
        Advice(
            "the line begins with Chinese (full-width) spaces",
            "ordinary spaces",
            "switch the keyboard to English and replace them with spaces, as many as the neighbouring lines have",
        ),
        Advice("这一行的行首用了中文（全角）空格", "英文（半角）空格", "删掉它们，切换到英文输入法再打空格，与相邻各行对齐"),
    ),
    "yaml-syntax:dash-full-width": error(
        Advice(
            "a new item begins with a Chinese or long dash", "`- `: a hyphen and a space", "switch the keyboard to English and type `- `"
        ),
        Advice("新的一项前面用了中文（全角）横线或破折号", "英文连字符加一个空格：`- `", "切换到英文输入法，改成`- `"),
    ),
    "yaml-syntax:dash-without-space": error(
        Advice("there is no space after the hyphen", "`- `: a hyphen and a space", "add a space after the hyphen"),
        Advice("横线后面没有空格", "英文连字符加一个空格：`- `", "在横线后面加一个空格"),
    ),
    "yaml-syntax:colon-full-width": error(
        Advice("the key is followed by a Chinese colon `：`", "`:` and a space", "switch the keyboard to English and type `: `"),
        Advice("名称后面用了中文冒号`：`", "英文冒号加一个空格", "切换到英文输入法，改成`: `"),
    ),
    "yaml-syntax:colon-without-space": error(
        Advice("there is no space after the colon", "`:` and a space", "add a space after the colon"),
        Advice("冒号后面没有空格", "英文冒号加一个空格", "在冒号后面加一个空格"),
    ),
    "yaml-syntax:colon-in-text": error(
        Advice("the text contains a colon and a space", "quotes around such a text", 'put the whole text in double quotes (`"`)'),
        Advice("文字里有英文冒号加空格", "这样的文字要加引号", '用英文双引号`"`把整段文字括起来'),
    ),
    "yaml-syntax:brace": error(
        Advice(
            "a text that begins with `{{` or `[` has no quotes, or a bracket is not closed",
            'a text in quotes, such as `"{{jobs}} …"`; brackets in pairs',
            'put the whole text in double quotes (`"`); for `{{year: 2024}}` or `[a, b]`, check that the closing bracket is there',
        ),
        Advice(
            "以`{{`或`[`开头的文字没有加引号，或者括号没有配对",
            '加引号的文字，如`"{{jobs}}……"`；成对的括号',
            '用英文双引号`"`把整段文字括起来；如果写的是`{{year: 2024}}`或`[a, b]`，检查右括号是否漏了',
        ),
    ),
    "yaml-syntax:quote": error(
        Advice(
            "there is more text after the closing quote",
            "quotes around the whole text, or none at its beginning",
            "put the whole text in single quotes (`'`), or begin it with another word or with “",
        ),
        Advice(
            "后引号之后还有文字",
            "引号括住整段文字，或者开头不用英文引号",
            "用英文单引号`'`把整段文字括起来；文中的引号请用中文引号“”",
        ),
    ),
    "yaml-syntax:quote-open": error(
        Advice("the quote that opens here is never closed", "the same quote at the end of the text", "add the closing quote"),
        Advice("从这里开始的引号没有结束", "文字末尾有同样的引号", "在这段文字末尾补上后引号"),
    ),
    "yaml-syntax:character": error(
        Advice("a text cannot begin with this character without quotes", "a text in quotes", 'put the whole text in double quotes (`"`)'),
        Advice("文字不能直接以这个符号开头", "加引号的文字", '用英文双引号`"`把整段文字括起来'),
    ),
    "yaml-syntax:indentation": error(
        Advice(
            "the line is not aligned with its neighbours",
            "the same number of spaces before each key, and before each `- `, of one group",
            "move the line left or right until it is aligned",
        ),
        Advice(
            "这一行没有和同组的各行对齐",
            "同一组的各项、各条`- `前面的空格一样多",
            "增减行首空格，与相邻各行对齐",
        ),
    ),
    "yaml-syntax:text-outside": error(
        Advice(
            "the line is further left than the text it belongs to",
            "the same number of spaces before each line of a text below `|`",
            "indent it like the lines above it",
        ),
        Advice("这一行比所属的文字靠左", "`|`下面的文字，每行前面的空格一样多", "在行首加空格，与上面的文字对齐"),
    ),
    "yaml-nesting": error(
        Advice(
            "the values are nested too deeply", "at most 40 levels", "check for an extra bracket, or extra spaces at the beginning of lines"
        ),
        Advice("层级太深", "不超过40层", "检查是否多了括号或行首空格"),
    ),
    "yaml-alias": error(
        Advice(
            "references of YAML such as `{found}` are not supported",
            "the text itself",
            "write the text out; if it begins with `*`, put it in quotes",
        ),
        Advice("不能用`{found}`这样的YAML引用", "内容本身", "把所指的内容写出来；文字如果以`*`开头，要加英文引号"),
    ),
    "yaml-tag": error(
        Advice(
            "tags of YAML such as `{found}` are not supported",
            "the text itself",
            "delete it; if the text begins with `!`, put it in quotes",
        ),
        Advice("不能用`{found}`这样的YAML类型标记", "内容本身", "删掉它；文字如果以`!`开头，要加英文引号"),
    ),
    "yaml-documents": error(
        Advice(
            "a second document begins here", "one document in a file", "delete the line `---`, or move what follows to a file of its own"
        ),
        Advice("从这里开始了第二份文档", "一个文件只有一份文档", "删掉`---`这一行，或把后面的内容移到另一个文件"),
    ),
    "yaml-key": error(
        Advice("a key must be a name, not a group or a list", "a name such as `title`", "delete the `?` or the brackets at the beginning"),
        Advice("名称不能是一组内容或列表", "`title`这样的名称", "去掉开头的`?`或括号"),
    ),
    "key-twice": error(
        Advice("the key `{found}` is repeated", "each key once", "delete one of the two; if you meant a new item, begin it with `- `"),
        Advice("`{found}`在这里重复了", "同一组里每项只写一次", "删掉其中一处；如果是要新加一条，开头要写`- `"),
    ),
}

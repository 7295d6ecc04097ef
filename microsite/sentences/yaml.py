"""What is said of files that cannot be read as text, or as YAML."""

from __future__ import annotations

from microsite.sentences.form import Wording, error

_NOTEPAD = "open it in Notepad, choose File, Save as, and under Encoding choose UTF-8"
_NOTEPAD_ZH = "用记事本打开，选“文件”→“另存为”，在“编码”处选UTF-8"

SENTENCES = {
    "encoding": error(
        Wording("this is not UTF-8 text: {found} cannot be read", "a text file saved as UTF-8", _NOTEPAD),
        Wording("文件不是UTF-8编码：{found}无法识别", "以UTF-8编码保存的文本文件", _NOTEPAD_ZH),
        by="found",
    ),
    "encoding:UTF-16": error(
        Wording("the file is saved as UTF-16 (Notepad and Excel call it “Unicode”)", "UTF-8", _NOTEPAD),
        Wording("文件是以UTF-16编码保存的（记事本和Excel里叫“Unicode”）", "UTF-8编码", _NOTEPAD_ZH),
    ),
    "encoding:GB 18030": error(
        Wording("the file seems to be saved as GB 18030 (Notepad calls it “ANSI”)", "UTF-8", _NOTEPAD),
        Wording("文件像是以GB 18030编码保存的（记事本里叫“ANSI”）", "UTF-8编码", _NOTEPAD_ZH),
    ),
    "file-empty": error(
        Wording("nothing is written in this file", "{expected:names}, each followed by a colon, a space and what belongs to it"),
        Wording("文件里没有内容", "{expected:names}各项，每项后面写英文冒号、空格和内容"),
    ),
    "yaml-character": error(
        Wording(
            "an invisible character {found} stands here",
            "letters, digits, punctuation, spaces and line ends",
            "delete it, or type this line again",
        ),
        Wording("这里有一个看不见的字符{found}", "文字、数字、标点、空格和换行", "删掉它，或把这一行重新打一遍"),
    ),
    "yaml-syntax": error(
        Wording(
            "the file cannot be understood from here on (“{problem}”)",
            "lines such as `title: …`, one below the other",
            "compare this line and the one above it with a file that works: blanks in front, colons, quotes",
        ),
        Wording(
            "从这里起文件无法解析（{problem}）",
            "一行行的`title: …`，上下对齐",
            "把这一行和上一行同一个没有问题的文件对照：行首空格、冒号、引号",
        ),
        by="cause",
    ),
    "yaml-syntax:tab": error(
        Wording("the line begins with a tab", "spaces", "delete the tab and type spaces, as many as the lines beside it have"),
        Wording("这一行的行首用了制表符（Tab）", "空格", "删掉制表符，改用空格，与相邻各行对齐"),
    ),
    "yaml-syntax:space-full-width": error(
        Wording(
            "the line begins with Chinese spaces, which are twice as wide",
            "spaces of the English keyboard",
            "delete them, switch the keyboard to English and type spaces, as many as the lines beside it have",
        ),
        Wording("这一行的行首用了中文（全角）空格", "英文（半角）空格", "删掉它们，切换到英文输入法再打空格，与相邻各行对齐"),
    ),
    "yaml-syntax:dash-full-width": error(
        Wording(
            "a Chinese or long dash stands where a new item begins",
            "`- `: a hyphen and a space",
            "switch the keyboard to English and type `- `",
        ),
        Wording("新的一项前面用了中文（全角）横线或破折号", "英文连字符加一个空格：`- `", "切换到英文输入法，改成`- `"),
    ),
    "yaml-syntax:dash-without-space": error(
        Wording("there is no space after the dash", "`- `: a hyphen and a space", "put a space between the dash and what follows"),
        Wording("横线后面没有空格", "英文连字符加一个空格：`- `", "在横线和后面的内容之间加一个空格"),
    ),
    "yaml-syntax:colon-full-width": error(
        Wording("a Chinese colon `：` stands after the name", "`:` and a space", "switch the keyboard to English and type `: `"),
        Wording("名称后面用了中文冒号`：`", "英文冒号加一个空格", "切换到英文输入法，改成`: `"),
    ),
    "yaml-syntax:colon-without-space": error(
        Wording("there is no space after the colon", "a space after the `:`", "put a space between the colon and what follows"),
        Wording("冒号后面没有空格", "英文冒号后面空一格", "在冒号和后面的内容之间加一个空格"),
    ),
    "yaml-syntax:colon-in-text": error(
        Wording("the text itself has a colon with a space after it", "such a text in quotes", 'put the whole text between `"` and `"`'),
        Wording("文字里又有“英文冒号加空格”", "这样的文字要加引号", '用英文双引号`"`把整段文字括起来'),
    ),
    "yaml-syntax:brace": error(
        Wording(
            "a text that begins with `{{` or `[` has no quotes, or a bracket is not closed",
            'a text in quotes, such as `"{{jobs}} …"`; a bracket with its other half',
            'put the whole text between `"` and `"`; for `{{year: 2024}}` or `[a, b]`, see that the closing bracket is there',
        ),
        Wording(
            "以`{{`或`[`开头的文字没有加引号，或者括号没有配对",
            '加引号的文字，如`"{{jobs}}……"`；成对的括号',
            '用英文双引号`"`把整段文字括起来；如果写的是`{{year: 2024}}`或`[a, b]`，检查右括号是否漏了',
        ),
    ),
    "yaml-syntax:quote": error(
        Wording(
            "more text stands after the closing quote",
            "quotes around the whole text, or none at its beginning",
            "put `'` before and after the whole text, or begin it with another word or with “",
        ),
        Wording(
            "后引号之后还有文字",
            "引号括住整段文字，或者开头不用英文引号",
            "用英文单引号`'`把整段文字括起来；文中的引号请用中文引号“”",
        ),
    ),
    "yaml-syntax:quote-open": error(
        Wording("the quote that begins here is never closed", "the same quote at the end of the text", "add the closing quote"),
        Wording("从这里开始的引号没有结束", "文字末尾有同样的引号", "在这段文字末尾补上后引号"),
    ),
    "yaml-syntax:character": error(
        Wording(
            "a text cannot begin with this character unless it is in quotes", "a text in quotes", 'put the whole text between `"` and `"`'
        ),
        Wording("文字不能直接以这个符号开头", "加引号的文字", '用英文双引号`"`把整段文字括起来'),
    ),
    "yaml-syntax:indentation": error(
        Wording(
            "this line does not begin under the lines that it belongs to",
            "the same number of spaces before each key, and before each `- `, of one group",
            "move the line left or right until it stands under its neighbours",
        ),
        Wording(
            "这一行没有和同组的各行对齐",
            "同一组的各项、各条`- `前面的空格一样多",
            "增减行首空格，与相邻各行对齐",
        ),
    ),
    "yaml-syntax:text-outside": error(
        Wording(
            "this line stands further left than the text that it seems to belong to",
            "the same number of spaces before each line of a text below `|`",
            "put as many spaces before it as the lines above it have",
        ),
        Wording("这一行比所属的文字靠左", "`|`下面的文字，每行前面的空格一样多", "在行首加空格，与上面的文字对齐"),
    ),
    "yaml-nesting": error(
        Wording(
            "values stand in each other too deeply",
            "at most 40 levels",
            "see whether brackets or spaces at the beginning of lines are one too many",
        ),
        Wording("层级太深", "不超过40层", "检查是否多了括号或行首空格"),
    ),
    "yaml-alias": error(
        Wording(
            "`{found}` is a reference of YAML's own, which is not used here",
            "the text itself",
            "write out what is meant; put a text that begins with `*` in quotes",
        ),
        Wording("`{found}`是YAML的引用写法，这里不用", "内容本身", "把所指的内容写出来；文字如果以`*`开头，要加英文引号"),
    ),
    "yaml-tag": error(
        Wording(
            "`{found}` is a type mark of YAML's own, which is not used here",
            "the text itself",
            "delete it; put a text that begins with `!` in quotes",
        ),
        Wording("`{found}`是YAML的类型标记，这里不用", "内容本身", "删掉它；文字如果以`!`开头，要加英文引号"),
    ),
    "yaml-documents": error(
        Wording(
            "a second document begins here", "one document in a file", "delete the line `---`, or move what follows into a file of its own"
        ),
        Wording("从这里开始了第二份文档", "一个文件只有一份文档", "删掉`---`这一行，或把后面的内容移到另一个文件"),
    ),
    "yaml-key": error(
        Wording(
            "a group or a list stands where the name of a key belongs",
            "a name such as `title`",
            "take away the `?`, or the brackets, at the beginning",
        ),
        Wording("该写名称的地方写了一组内容或列表", "`title`这样的名称", "去掉开头的`?`或括号"),
    ),
    "key-twice": error(
        Wording("`{found}` stands here a second time", "each key once", "keep one of the two; if a new item was meant, begin it with `- `"),
        Wording("`{found}`在这里重复了", "同一组里每项只写一次", "两处保留一处；如果是要新加一条，开头要写`- `"),
    ),
}

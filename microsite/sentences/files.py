"""Messages about files and folders, and about their syntax."""

from __future__ import annotations

from microsite.sentences.form import error, warning

_NOTEPAD = (
    "open it in Notepad, choose File > Save as, and choose UTF-8 under Encoding",
    "用记事本打开，选“文件”→“另存为”，在“编码”处选UTF-8",
)

SENTENCES = {
    # Files and folders
    "file-unreadable": error(
        ("cannot read the file: {reason}", "文件读不了：{reason}"),
        fix=(
            "check that it exists, that you have permission to read it, and that no other program has locked it",
            "检查文件是否还在、是否有读取权限、是否被别的程序占用",
        ),
    ),
    "file-changing": error(
        ("the file changed during the build", "生成网站时，这个文件被改动了"),
        fix=("build again once it is saved", "等文件保存好，再生成一次"),
    ),
    "card-stale": warning(
        ("the sharing card `{found}` is out of date", "分享卡片`{found}`与现在的内容不符"),
        fix=("run `python3 site.py cards`, or delete the picture", "运行`python3 site.py cards`重画，或删掉这张图片"),
    ),
    "file-missing": error(
        ("the file `{found}` is missing[[: {purpose}]]", "缺少文件`{found}`"),
        fix=("add it; the showcase has one that you can copy", "补上这个文件，可以照示例站点里的写"),
    ),
    "file-unexpected": warning(
        ("this file is not used[[, did you mean `{near}`?]]", "这个文件不会用到[[，是不是想叫`{near}`？]]"),
        expected="[[{expected}]]",
        fix=("[[rename it to `{near}`, or ]]move it out of content/", "[[改名为`{near}`，或者]]移出content/文件夹"),
    ),
    "edition-none": error(
        ("there is no edition", "没有任何年度报告"),
        expected=(
            "a folder such as content/2024, with edition.yaml and the sections in it",
            "content/2024这样的文件夹，里面有edition.yaml和各章节",
        ),
        fix=("add a folder named after the year", "新建一个以年份命名的文件夹"),
    ),
    "edition-form": error(
        ("`{found}` is not a valid name of an edition", "`{found}`不能用作年度报告的文件夹名"),
        expected=(
            "four digits, optionally followed by lower-case letters or digits: `2024`, `2024a`",
            "四位数字，后面可加小写字母或数字：`2024`、`2024a`",
        ),
        fix=("rename the folder, or move it out of content/", "给文件夹改名，或移出content/"),
    ),
    "section-form": error(
        ("`{found}` is not a valid file name of a section", "`{found}`不能用作章节的文件名"),
        expected=(
            "lower-case letters a–z, digits and `_`, beginning with a letter, then `.yaml`",
            "小写英文字母、数字和下划线，以字母开头，后面是`.yaml`",
        ),
        fix=("rename the file, for example `public_health.yaml`", "给文件改名，例如`public_health.yaml`"),
    ),
    "section-reserved": error(
        ("a section cannot be named `{found}`: the site has a page of that name", "章节不能叫`{found}`：网站已有同名页面"),
        fix=("rename the file, for example `{found}_work.yaml`", "给文件改名，例如`{found}_work.yaml`"),
    ),
    # Encoding and YAML
    "encoding": error(
        ("the file is not UTF-8: cannot read {found}", "文件不是UTF-8编码：{found}无法识别"),
        expected=("a text file saved as UTF-8", "以UTF-8编码保存的文本文件"),
        fix=_NOTEPAD,
        by="found",
    ),
    "encoding:UTF-16": error(
        ("the file is saved as UTF-16 (“Unicode” in Notepad and Excel)", "文件是以UTF-16编码保存的（记事本和Excel里叫“Unicode”）"),
        expected=("UTF-8", "UTF-8编码"),
        fix=_NOTEPAD,
    ),
    "encoding:GB 18030": error(
        ("the file seems to be saved as GB 18030 (“ANSI” in Notepad)", "文件像是以GB 18030编码保存的（记事本里叫“ANSI”）"),
        expected=("UTF-8", "UTF-8编码"),
        fix=_NOTEPAD,
    ),
    "file-empty": error(
        ("the file is empty", "文件里没有内容"),
        expected=(
            "{expected:names}, each followed by a colon, a space and its value",
            "{expected:names}各项，每项后面写英文冒号、空格和内容",
        ),
    ),
    "yaml-character": error(
        ("there is an invisible character here: {found}", "这里有看不见的字符：{found}"),
        expected=("letters, digits, punctuation, spaces and line breaks", "文字、数字、标点、空格和换行"),
        fix=("delete it, or retype this line", "删掉它，或把这一行重新打一遍"),
    ),
    "yaml-syntax": error(
        ("the file cannot be read from here on (“{problem}”)", "从这里起文件无法解析（{problem}）"),
        expected=("lines such as `title: …`, aligned with each other", "一行行的`title: …`，上下对齐"),
        fix=(
            "compare this line and the one above it with a file that works: indentation, colons, quotes",
            "找一个没有问题的文件，对照这一行和上一行：行首空格、冒号、引号",
        ),
        by="cause",
    ),
    "yaml-syntax:tab": error(
        ("the line begins with a tab", "这一行的行首用了制表符（Tab）"),
        expected=("spaces", "空格"),
        fix=("replace the tab with spaces, as many as the neighbouring lines have", "删掉制表符，改用空格，与相邻各行对齐"),
    ),
    "yaml-syntax:space-full-width": error(
        ("the line begins with Chinese (full-width) spaces", "这一行的行首用了中文（全角）空格"),
        expected=("ordinary spaces", "英文（半角）空格"),
        fix=(
            "switch the keyboard to English and replace them with spaces, as many as the neighbouring lines have",
            "删掉它们，切换到英文输入法再打空格，与相邻各行对齐",
        ),
    ),
    "yaml-syntax:dash-full-width": error(
        ("a new item begins with a Chinese or long dash", "新的一项前面用了中文（全角）横线或破折号"),
        expected=("`- `: a hyphen and a space", "英文连字符加一个空格：`- `"),
        fix=("switch the keyboard to English and type `- `", "切换到英文输入法，改成`- `"),
    ),
    "yaml-syntax:dash-without-space": error(
        ("there is no space after the hyphen", "横线后面没有空格"),
        expected=("`- `: a hyphen and a space", "英文连字符加一个空格：`- `"),
        fix=("add a space after the hyphen", "在横线后面加一个空格"),
    ),
    "yaml-syntax:colon-full-width": error(
        ("the key is followed by a Chinese colon `：`", "名称后面用了中文冒号`：`"),
        expected=("`:` and a space", "英文冒号加一个空格"),
        fix=("switch the keyboard to English and type `: `", "切换到英文输入法，改成`: `"),
    ),
    "yaml-syntax:colon-without-space": error(
        ("there is no space after the colon", "冒号后面没有空格"),
        expected=("`:` and a space", "英文冒号加一个空格"),
        fix=("add a space after the colon", "在冒号后面加一个空格"),
    ),
    "yaml-syntax:colon-in-text": error(
        ("the text contains a colon and a space", "文字里有英文冒号加空格"),
        expected=("quotes around such a text", "这样的文字要加引号"),
        fix=('put the whole text in double quotes (`"`)', '用英文双引号`"`把整段文字括起来'),
    ),
    "yaml-syntax:brace": error(
        (
            "a text that begins with `{{` or `[` has no quotes, or a bracket is not closed",
            "以`{{`或`[`开头的文字没有加引号，或者括号没有配对",
        ),
        expected=('a text in quotes, such as `"{{jobs}} …"`; brackets in pairs', '加引号的文字，如`"{{jobs}}……"`；成对的括号'),
        fix=(
            'put the whole text in double quotes (`"`); for `{{year: 2024}}` or `[a, b]`, check that the closing bracket is there',
            '用英文双引号`"`把整段文字括起来；如果写的是`{{year: 2024}}`或`[a, b]`，检查右括号是否漏了',
        ),
    ),
    "yaml-syntax:quote": error(
        ("there is more text after the closing quote", "后引号之后还有文字"),
        expected=("quotes around the whole text, or none at its beginning", "引号括住整段文字，或者开头不用英文引号"),
        fix=(
            "put the whole text in single quotes (`'`), or begin it with another word or with “",
            "用英文单引号`'`把整段文字括起来；文中的引号请用中文引号“”",
        ),
    ),
    "yaml-syntax:quote-open": error(
        ("the quote that opens here is never closed", "从这里开始的引号没有结束"),
        expected=("the same quote at the end of the text", "文字末尾有同样的引号"),
        fix=("add the closing quote", "在这段文字末尾补上后引号"),
    ),
    "yaml-syntax:character": error(
        ("a text cannot begin with this character without quotes", "文字不能直接以这个符号开头"),
        expected=("a text in quotes", "加引号的文字"),
        fix=('put the whole text in double quotes (`"`)', '用英文双引号`"`把整段文字括起来'),
    ),
    "yaml-syntax:indentation": error(
        ("the line is not aligned with its neighbours", "这一行没有和同组的各行对齐"),
        expected=(
            "the same number of spaces before each key, and before each `- `, of one group",
            "同一组的各项、各条`- `前面的空格一样多",
        ),
        fix=("move the line left or right until it is aligned", "增减行首空格，与相邻各行对齐"),
    ),
    "yaml-syntax:text-outside": error(
        ("the line is further left than the text it belongs to", "这一行比所属的文字靠左"),
        expected=("the same number of spaces before each line of a text below `|`", "`|`下面的文字，每行前面的空格一样多"),
        fix=("indent it like the lines above it", "在行首加空格，与上面的文字对齐"),
    ),
    "yaml-nesting": error(
        ("the values are nested too deeply", "层级太深"),
        expected=("at most 40 levels", "不超过40层"),
        fix=("check for an extra bracket, or extra spaces at the beginning of lines", "检查是否多了括号或行首空格"),
    ),
    "yaml-alias": error(
        ("references of YAML such as `{found}` are not supported", "不能用`{found}`这样的YAML引用"),
        expected=("the text itself", "内容本身"),
        fix=("write the text out; if it begins with `*`, put it in quotes", "把所指的内容写出来；文字如果以`*`开头，要加英文引号"),
    ),
    "yaml-tag": error(
        ("tags of YAML such as `{found}` are not supported", "不能用`{found}`这样的YAML类型标记"),
        expected=("the text itself", "内容本身"),
        fix=("delete it; if the text begins with `!`, put it in quotes", "删掉它；文字如果以`!`开头，要加英文引号"),
    ),
    "yaml-documents": error(
        ("a second document begins here", "从这里开始了第二份文档"),
        expected=("one document in a file", "一个文件只有一份文档"),
        fix=("delete the line `---`, or move what follows to a file of its own", "删掉`---`这一行，或把后面的内容移到另一个文件"),
    ),
    "yaml-key": error(
        ("a key must be a name, not a group or a list", "名称不能是一组内容或列表"),
        expected=("a name such as `title`", "`title`这样的名称"),
        fix=("delete the `?` or the brackets at the beginning", "去掉开头的`?`或括号"),
    ),
    "key-twice": error(
        ("the key `{found}` is repeated", "`{found}`在这里重复了"),
        expected=("each key once", "同一组里每项只写一次"),
        fix=("delete one of the two; if you meant a new item, begin it with `- `", "删掉其中一处；如果是要新加一条，开头要写`- `"),
    ),
}

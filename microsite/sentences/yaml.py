"""Messages about the encoding and the syntax of content files."""

from __future__ import annotations

from microsite.sentences.form import error

_NOTEPAD = (
    "open it in Notepad, choose File > Save as, and choose UTF-8 under Encoding",
    "用记事本打开，选“文件”→“另存为”，在“编码”处选UTF-8",
)

SENTENCES = {
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
        fix=("write these keys, or delete the file if it is not needed", "把这几项写上；用不着这个文件，就删掉它"),
    ),
    "yaml-character": error(
        (
            "there is an invisible character here: {kind:unseen} ({found})[[, and {count} more in this line]]",
            "这里有看不见的字符：{kind:unseen}（{found}）[[，这一行还有{count}个]]",
        ),
        fix=(
            "[[put the cursor right after `{before}` and press the Delete key, or ]]type this line again; do not copy it",
            "[[把光标放在`{before}`后面，按一下Delete键；或者]]把这一行重新打一遍，不要复制",
        ),
        by="kind",
    ),
    "yaml-character:lost": error(
        (
            "here a character was lost when the file was converted: {kind:unseen} ({found})[[; {count} more in this line]]",
            "这里的字在转换文件时丢了，只剩{kind:unseen}（{found}）[[；这一行还有{count}个]]",
        ),
        fix=("look up the text in the document, and type the character", "对照原来的资料，把这个字重新打上"),
    ),
    "yaml-character:private": error(
        (
            "here is {kind:unseen} ({found}): others see a box[[; {count} more in this line]]",
            "这里有{kind:unseen}（{found}），别人看到的是方框[[；这一行还有{count}个]]",
        ),
        fix=("type a common character instead, or delete it", "换成通用的字符，或者删掉"),
    ),
    "yaml-character:escape": error(
        ("`{escape}` stands for an invisible character ({found})", "`{escape}`代表一个看不见的字符（{found}）"),
        fix=("delete `{escape}`", "删掉`{escape}`"),
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
    "yaml-syntax:conflict": error(
        (
            "here are two versions of the same lines, which git could not join: `<<<<<<<`, `=======` and `>>>>>>>` are its marks",
            "这里是同一处的两个版本，git没能合并：`<<<<<<<`、`=======`、`>>>>>>>`这几行是它的记号",
        ),
        fix=(
            "keep the lines of one version, and delete those of the other and all lines with these marks",
            "两个版本留一个，另一个连同所有带记号的行一起删掉",
        ),
    ),
    "yaml-syntax:space-no-break": error(
        (
            "here is a space of a Chinese keyboard, or one that was copied from a web page or from Word",
            "这里的空格不是英文空格：可能是中文输入法打的，也可能是从网页或Word里复制来的",
        ),
        expected=("ordinary spaces", "普通的英文（半角）空格"),
        fix=("delete it, switch the keyboard to English, and type a space", "删掉它，切换到英文输入法再打空格"),
    ),
    "yaml-syntax:comment-full-width": error(
        ("the comment begins with a Chinese `＃`", "注释前面用了中文（全角）的`＃`"),
        expected=("`#` and a space", "英文的`#`加一个空格"),
        fix=("switch the keyboard to English and type `# `", "切换到英文输入法，改成`# `"),
    ),
    "yaml-syntax:comment-other": error(
        ("comments do not begin this way here", "这里的注释不是这样写的"),
        expected=("`#` and a space", "英文的`#`加一个空格"),
        fix=(
            'type `# ` in its place; if this is a text, put it in double quotes (`"`)',
            '改成`# `；如果这是一段文字，用英文双引号`"`括起来',
        ),
    ),
    "yaml-syntax:bullet": error(
        ("a new item begins with a bullet, as Word makes them", "新的一项前面用了Word那样的项目符号"),
        expected=("`- `: a hyphen and a space", "英文连字符加一个空格：`- `"),
        fix=("type `- ` in place of the bullet", "把项目符号改成`- `"),
    ),
    "yaml-syntax:key-quoted": error(
        ("the key is in quotes", "名称外面有引号"),
        expected=("a key such as `title`, without quotes", "`title`这样的名称，不带引号"),
        fix=("delete the quotes around it", "删掉名称外面的引号"),
    ),
    "yaml-syntax:flow-punctuation": error(
        ("the brackets, or the punctuation in them, are not those of a short form", "括号或括号里的标点不对"),
        expected=(
            "brackets, `: ` and `, ` of an English keyboard, such as `{{year: 2024, inferred: true}}` or `[a, b]`",
            "英文的括号、`: `和`, `，如`{{year: 2024, inferred: true}}`、`[a, b]`",
        ),
        fix=(
            '[[write `{proposal}`; ]]if this is a text, put it in double quotes (`"`)',
            '[[改成`{proposal}`；]]如果这是一段文字，用英文双引号`"`括起来',
        ),
    ),
    "yaml-syntax:flow-brackets": error(
        ("the braces are missing, or the text contains a colon and a space", "少了花括号，或者文字里有英文冒号加空格"),
        expected=("a short form such as `{{year: 2024}}`, or a text in quotes", "`{{year: 2024}}`这样的写法，或者加引号的文字"),
        fix=(
            '[[write `{proposal}`; ]]if this is a text, put it in double quotes (`"`)',
            '[[改成`{proposal}`；]]如果这是一段文字，用英文双引号`"`括起来',
        ),
    ),
    "yaml-syntax:escape": error(
        ("there is a backslash in a text in double quotes, where it changes what follows", "英文双引号里有反斜杠`\\`，它会改变后面的字"),
        expected=("a text without `\\`, or in single quotes", "不含反斜杠的文字，或者用英文单引号括起来"),
        fix=("put the text in single quotes (`'`) instead, or write each `\\` twice", "改用英文单引号`'`括起来；或者把每个`\\`写成两个"),
    ),
    "yaml-syntax:quote-curly": error(
        ("the text begins with an English quote and ends with a Chinese one", "文字开头是英文引号，结尾却是中文引号"),
        expected=("the same quote at both ends", "两头用同样的引号"),
        fix=("use English quotes at both ends, or Chinese ones at both ends", "两头都用英文引号，或者两头都用中文引号"),
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
    "yaml-syntax:colon-missing": error(
        ("there is no colon after the key", "名称后面没有冒号"),
        expected=("`:` and a space", "英文冒号加一个空格"),
        fix=("type `: ` after the key", "在名称后面打上英文冒号和空格"),
    ),
    "yaml-syntax:block-text": error(
        ("there is text in the same line as `|` or `>`", "`|`或`>`的同一行里还有文字"),
        expected=("the text on the lines below, indented; or a text in quotes", "文字另起一行、行首空两格；或者加引号的文字"),
        fix=(
            'begin the text on the next line; or delete the sign; or put the whole text in double quotes (`"`)',
            '文字另起一行写；或者删掉这个符号；或者用英文双引号`"`把整段文字括起来',
        ),
    ),
    "yaml-syntax:dash-in-line": error(
        ("there is a `- ` between the colon and the value", "冒号和内容之间多了`- `"),
        expected=(
            "one value; or each item of a list on a line of its own, beginning with `- `",
            "只写一个值；列表的各条另起一行，以`- `开头",
        ),
        fix=(
            "if there is one value, delete the `- `; if this is a list, begin the item on the next line, indented; "
            'if it is a text, put it in double quotes (`"`)',
            '只有一个值，就删掉`- `；是列表，就把这一条移到下一行，行首加空格；是一段文字，就用英文双引号`"`括起来',
        ),
    ),
    "yaml-syntax:dash-missing": error(
        ("this line does not begin with `- `, but the lines above it do", "上面的各条以`- `开头，这一行却没有"),
        expected=("all items of a list, or no item at all", "要么都是列表的条目，要么都不是"),
        fix=(
            "begin it with `- ` too; or, if there is no list, delete the `- ` above",
            "这一行也以`- `开头；如果本来没有列表，就删掉上面的`- `",
        ),
    ),
    "yaml-syntax:dash-twice": error(
        ("there are two hyphens before the item", "这一项前面有两个横线"),
        expected=("`- `: a hyphen and a space", "英文连字符加一个空格：`- `"),
        fix=("delete one `- `, and align the line with the other items", "删掉一个`- `，与其他各项对齐"),
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
        fix=(
            "add the same quote at the end of the text; if the text needs none, delete this one",
            "在这段文字末尾补上同样的引号；不需要引号，就把这个也删掉",
        ),
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
        fix=(
            "move the line left or right until it is aligned; if a new item begins here or in the line above, it needs `- `",
            "增减行首空格，与相邻各行对齐；如果这一行或上一行是新的一条，开头要有`- `",
        ),
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

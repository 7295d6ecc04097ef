"""Messages about the syntax of .po files."""

from __future__ import annotations

from microsite.sentences.form import error

SENTENCES = {
    "po-no-header": error(
        ("the file has no header", "文件没有文件头"),
        expected=(
            'at the top, an entry `msgid ""` with `Content-Type: text/plain; charset=UTF-8`',
            '开头有一条`msgid ""`，其中有`Content-Type: text/plain; charset=UTF-8`',
        ),
        fix=(
            "run `python3 site.py translations update`, or copy the header of another .po file",
            "运行`python3 site.py translations update`，或照抄另一个.po文件的开头",
        ),
    ),
    "po-header-late": error(
        ("the header is not at the top: line {other_line} has another entry", "文件头不在开头：第{other_line}行已有别的条目"),
        expected=("the header as the first entry", "文件头是第一条"),
        fix=("move these lines to the top of the file", "把这几行移到文件开头"),
    ),
    "po-header-field": error(
        ("`{found}` is not a valid line of a header", "文件头里的`{found}`写法不对"),
        expected=("a name, a colon and a value, such as `Language: fr`", "名称、英文冒号和值，如`Language: fr`"),
        fix=("correct or delete the line", "改正或删掉这一行"),
    ),
    "po-header-duplicate": error(
        ("the header has `{found}` twice, first on line {other_line}", "文件头里的`{found}`重复了，第{other_line}行已经有了"),
        fix=("delete one of the two", "删掉其中一行"),
    ),
    "po-charset": error(
        ("the encoding in the header is not UTF-8[[, but `{found}`]]", "文件头没有写明UTF-8编码[[，写的是`{found}`]]"),
        expected="`Content-Type: text/plain; charset=UTF-8`",
        fix=(
            "in Poedit, set the charset to UTF-8 under Catalogue properties, or correct the line",
            "在Poedit的“编目属性”里把字符集设为UTF-8，或改正这一行",
        ),
    ),
    "po-plural-forms": error(
        ("the header has no valid plural forms[[: `{found}`]]", "文件头里没有有效的复数规则[[：`{found}`]]"),
        expected=("such as `Plural-Forms: nplurals=2; plural=(n != 1);`", "如`Plural-Forms: nplurals=1; plural=0;`"),
        fix=(
            "in Poedit, choose the language's default plural forms under Catalogue properties",
            "在Poedit的“编目属性”里选用这种语言的默认复数形式",
        ),
    ),
    "po-mixed-line-ends": error(
        ("the line endings are mixed: {count} of {total} are {found}", "换行符不统一：{total}行中有{count}行是{found}"),
        expected=("{expected} at the end of every line", "每行都以{expected}结束"),
        fix=(
            "open and save the file in Poedit, or in an editor that can convert line endings",
            "用Poedit打开再保存，或用能转换换行符的编辑器处理",
        ),
    ),
    "po-control-character": error(
        ("there is an invisible character here: {found}", "这里有看不见的字符：{found}"),
        expected=("letters, digits, punctuation and spaces", "文字、数字、标点和空格"),
        fix=("delete it, or retype the text", "删掉它，或把这段文字重新打一遍"),
    ),
    "po-conflict": error(
        (
            "two versions of the file are not merged here[[, up to line {other_line}]]",
            "这里有两个版本没有合并好[[，到第{other_line}行为止]]",
        ),
        expected=("one version of each entry, without `{found}`", "每条只留一个版本，没有`{found}`"),
        fix=(
            "keep one of the two versions, and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`",
            "两个版本选定一个，再删掉`<<<<<<<`、`=======`和`>>>>>>>`这几行",
        ),
    ),
    "po-duplicate": error(
        (
            "this text already has an entry on line {other_line}: `{msgid}`[[ ({context})]]",
            "这段原文已有一条，在第{other_line}行：`{msgid}`[[（{context}）]]",
        ),
        fix=("keep the better translation, and delete the other entry", "保留较好的译文，删掉另一条"),
    ),
    "po-duplicate-line": error(
        ("`{keyword}` is repeated, first on line {other_line}", "`{keyword}`重复了，第{other_line}行已经有了"),
        expected=("each keyword once in an entry", "同一条里每个关键词只出现一次"),
        fix=("delete one of the two, or put an empty line between two entries", "删掉其中一处；如果是两条，中间空一行"),
    ),
    "po-no-string": error(
        ("`{keyword}` has no text", "`{keyword}`后面没有内容"),
        expected=('a text in quotes, or `""`', '英文双引号里的文字，或`""`'),
        fix=(
            "open and save the file in Poedit; if that does not help, correct the line by hand",
            "用Poedit打开再保存，往往就好了；还不行就手工改正这一行",
        ),
    ),
    "po-no-msgid": error(
        ("the entry has `{keyword}` but no `msgid`", "这一条有`{keyword}`，却没有`msgid`"),
        expected=("`msgid` with the source text, then `msgstr`", "先是`msgid`和原文，再是`msgstr`"),
        fix=(
            "add the `msgid`, or delete the entry and run `python3 site.py translations update`",
            "补上`msgid`；或删掉这一条，再运行`python3 site.py translations update`",
        ),
    ),
    "po-no-msgstr": error(
        ("the entry has no `msgstr`", "这一条没有`msgstr`"),
        expected=("`msgstr` with the translation, below the source text", "原文下面有`msgstr`和译文"),
        fix=('add a line `msgstr ""`, with the translation between the quotes', '加一行`msgstr ""`，把译文写在引号里'),
    ),
    "po-plural-unnumbered": error(
        ("the entry has plural forms, but its `msgstr` has no number", "这一条有复数形式，`msgstr`却没有编号"),
        expected=("`msgstr[0]`, `msgstr[1]` …", "`msgstr[0]`、`msgstr[1]`……"),
        fix=("number the forms from 0", "从0开始给各种形式编号"),
    ),
    "po-plural-no-msgid": error(
        ("`{found}` has a number, but the entry has no `msgid_plural`", "`{found}`有编号，这一条却没有`msgid_plural`"),
        expected=("`msgstr` without a number", "不带编号的`msgstr`"),
        fix=("delete the `[…]`, or add a line `msgid_plural`", "删掉方括号和编号，或补上`msgid_plural`"),
    ),
    "po-plural-index": error(
        ("`{found}` is out of order", "`{found}`的编号不连续"),
        expected="`{expected}`",
        fix=("number the forms 0, 1, 2 … in this order", "按0、1、2……的顺序编号"),
    ),
    "po-plural-count": error(
        ("plural forms in this entry: {found}; in the header: {expected}", "这一条有{found}种复数形式，文件头说有{expected}种"),
        expected=("{expected}", "{expected}种"),
        fix=("add or delete a `msgstr[…]`, or correct `Plural-Forms` in the header", "增减`msgstr[…]`，或改正文件头的`Plural-Forms`"),
    ),
    "po-comment-inside": error(
        ("there is a comment inside the entry", "注释写在了一条的中间"),
        expected=("comments before the first line of an entry", "注释放在每条的最前面"),
        fix=("move this line up, or add what is missing above it", "把这一行移到上面，或补上前面缺少的内容"),
    ),
    "po-obsolete-mixed": error(
        ("only some lines of the entry that begins on line {other_line} have `#~`", "从第{other_line}行开始的这一条，只有一部分行有`#~`"),
        expected=("`#~` on every line of the entry, or on none", "每行都有`#~`，或都没有"),
        fix=("add the missing `#~`, or delete the others", "补上缺少的`#~`，或全部删掉"),
    ),
    "po-stray-string": error(
        ("this quoted text does not belong to any entry", "这段带引号的文字不属于任何一条"),
        expected=("`msgid` or `msgstr` before it", "前面有`msgid`或`msgstr`"),
        fix=("move it below the line that it continues, or delete it", "移到它所接续的那一行下面，或删掉它"),
    ),
    "po-escape": error(
        ("unknown escape `{found}`", "不认识的转义`{found}`"),
        expected=('one of `\\n`, `\\t`, `\\"`, `\\\\`', '`\\n`、`\\t`、`\\"`或`\\\\`'),
        fix=("to show a backslash, write it twice", "要显示反斜杠本身，写两遍"),
    ),
    "po-unterminated": error(
        ("the quote that opens here is not closed on this line", "从这里开始的引号没有在本行结束"),
        expected=('`"` at the end of the line', '行尾有`"`'),
        fix=('add the `"`; inside the text, write a quotation mark as `\\"`', '补上`"`；文中的英文双引号要写成`\\"`'),
    ),
    "po-after-string": error(
        ("there is `{found}` after the closing quote", "后引号之后还有`{found}`"),
        expected=("nothing after the closing quote", "引号后面没有别的内容"),
        fix=(
            'if it belongs to the text, write quotation marks in the text as `\\"`; otherwise delete it',
            '如果属于正文，文中的英文双引号要写成`\\"`；否则删掉',
        ),
    ),
    "po-unquoted": error(
        ("`{found}` is not in quotes", "`{found}`没有用英文双引号括起来"),
        expected=('`"…"` around the text', '用`"…"`括起来'),
        fix=('put the text in double quotes (`"`), not in curly or Chinese ones', '在文字前后加上英文双引号`"`，中文引号不行'),
    ),
    "po-outside": error(
        ("`{found}` is neither a comment nor part of an entry", "`{found}`既不是注释，也不属于任何一条"),
        expected=('lines that begin with `msgctxt`, `msgid`, `msgstr`, `"` or `#`', '以`msgctxt`、`msgid`、`msgstr`、`"`或`#`开头的行'),
        fix=("delete the line, or put `# ` before it to keep it as a comment", "删掉这一行；想留作注释，就在行首加`# `"),
    ),
    "po-unknown-keyword": error(
        ("unknown keyword `{found}`", "没有`{found}`这个关键词"),
        expected=(
            "`msgctxt`, `msgid`, `msgid_plural`, `msgstr` or `msgstr[0]` …",
            "`msgctxt`、`msgid`、`msgid_plural`、`msgstr`或`msgstr[0]`……",
        ),
        fix=("correct the spelling", "改正拼写"),
    ),
}

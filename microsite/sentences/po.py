"""Messages about the syntax of .po files."""

from __future__ import annotations

from microsite.sentences.form import Advice, error

_POEDIT = "open and save the file in Poedit; if that does not help, correct the line by hand"
_POEDIT_ZH = "用Poedit打开再保存，往往就好了；还不行就手工改正这一行"

SENTENCES = {
    "po-no-header": error(
        Advice(
            "the file has no header",
            'at the top, an entry `msgid ""` with `Content-Type: text/plain; charset=UTF-8`',
            "run `python3 site.py translations update`, or copy the header of another .po file",
        ),
        Advice(
            "文件没有文件头",
            '开头有一条`msgid ""`，其中有`Content-Type: text/plain; charset=UTF-8`',
            "运行`python3 site.py translations update`，或照抄另一个.po文件的开头",
        ),
    ),
    "po-header-late": error(
        Advice(
            "the header is not at the top: line {other_line} has another entry",
            "the header as the first entry",
            "move these lines to the top of the file",
        ),
        Advice("文件头不在开头：第{other_line}行已有别的条目", "文件头是第一条", "把这几行移到文件开头"),
    ),
    "po-header-field": error(
        Advice(
            "`{found}` is not a valid line of a header", "a name, a colon and a value, such as `Language: fr`", "correct or delete the line"
        ),
        Advice("文件头里的`{found}`写法不对", "名称、英文冒号和值，如`Language: fr`", "改正或删掉这一行"),
    ),
    "po-header-duplicate": error(
        Advice("the header has `{found}` twice, first on line {other_line}", "", "delete one of the two"),
        Advice("文件头里的`{found}`重复了，第{other_line}行已经有了", "", "删掉其中一行"),
    ),
    "po-charset": error(
        Advice(
            "the encoding in the header is not UTF-8[[, but `{found}`]]",
            "`Content-Type: text/plain; charset=UTF-8`",
            "in Poedit, set the charset to UTF-8 under Catalogue properties, or correct the line",
        ),
        Advice(
            "文件头没有写明UTF-8编码[[，写的是`{found}`]]",
            "`Content-Type: text/plain; charset=UTF-8`",
            "在Poedit的“编目属性”里把字符集设为UTF-8，或改正这一行",
        ),
    ),
    "po-plural-forms": error(
        Advice(
            "the header has no valid plural forms[[: `{found}`]]",
            "such as `Plural-Forms: nplurals=2; plural=(n != 1);`",
            "in Poedit, choose the language's default plural forms under Catalogue properties",
        ),
        Advice(
            "文件头里没有有效的复数规则[[：`{found}`]]",
            "如`Plural-Forms: nplurals=1; plural=0;`",
            "在Poedit的“编目属性”里选用这种语言的默认复数形式",
        ),
    ),
    "po-mixed-line-ends": error(
        Advice(
            "the line endings are mixed: {count} of {total} are {found}",
            "{expected} at the end of every line",
            "open and save the file in Poedit, or in an editor that can convert line endings",
        ),
        Advice(
            "换行符不统一：{total}行中有{count}行是{found}", "每行都以{expected}结束", "用Poedit打开再保存，或用能转换换行符的编辑器处理"
        ),
    ),
    "po-control-character": error(
        Advice("there is an invisible character here: {found}", "letters, digits, punctuation and spaces", "delete it, or retype the text"),
        Advice("这里有看不见的字符：{found}", "文字、数字、标点和空格", "删掉它，或把这段文字重新打一遍"),
    ),
    "po-conflict": error(
        Advice(
            "two versions of the file are not merged here[[, up to line {other_line}]]",
            "one version of each entry, without `{found}`",
            "keep one of the two versions, and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`",
        ),
        Advice(
            "这里有两个版本没有合并好[[，到第{other_line}行为止]]",
            "每条只留一个版本，没有`{found}`",
            "两个版本选定一个，再删掉`<<<<<<<`、`=======`和`>>>>>>>`这几行",
        ),
    ),
    "po-duplicate": error(
        Advice(
            "this text already has an entry on line {other_line}: `{msgid}`[[ ({context})]]",
            "",
            "keep the better translation, and delete the other entry",
        ),
        Advice("这段原文已有一条，在第{other_line}行：`{msgid}`[[（{context}）]]", "", "保留较好的译文，删掉另一条"),
    ),
    "po-duplicate-line": error(
        Advice(
            "`{keyword}` is repeated, first on line {other_line}",
            "each keyword once in an entry",
            "delete one of the two, or put an empty line between two entries",
        ),
        Advice("`{keyword}`重复了，第{other_line}行已经有了", "同一条里每个关键词只出现一次", "删掉其中一处；如果是两条，中间空一行"),
    ),
    "po-no-string": error(
        Advice("`{keyword}` has no text", 'a text in quotes, or `""`', _POEDIT),
        Advice("`{keyword}`后面没有内容", '英文双引号里的文字，或`""`', _POEDIT_ZH),
    ),
    "po-no-msgid": error(
        Advice(
            "the entry has `{keyword}` but no `msgid`",
            "`msgid` with the source text, then `msgstr`",
            "add the `msgid`, or delete the entry and run `python3 site.py translations update`",
        ),
        Advice(
            "这一条有`{keyword}`，却没有`msgid`",
            "先是`msgid`和原文，再是`msgstr`",
            "补上`msgid`；或删掉这一条，再运行`python3 site.py translations update`",
        ),
    ),
    "po-no-msgstr": error(
        Advice(
            "the entry has no `msgstr`",
            "`msgstr` with the translation, below the source text",
            'add a line `msgstr ""`, with the translation between the quotes',
        ),
        Advice("这一条没有`msgstr`", "原文下面有`msgstr`和译文", '加一行`msgstr ""`，把译文写在引号里'),
    ),
    "po-plural-unnumbered": error(
        Advice("the entry has plural forms, but its `msgstr` has no number", "`msgstr[0]`, `msgstr[1]` …", "number the forms from 0"),
        Advice("这一条有复数形式，`msgstr`却没有编号", "`msgstr[0]`、`msgstr[1]`……", "从0开始给各种形式编号"),
    ),
    "po-plural-no-msgid": error(
        Advice(
            "`{found}` has a number, but the entry has no `msgid_plural`",
            "`msgstr` without a number",
            "delete the `[…]`, or add a line `msgid_plural`",
        ),
        Advice("`{found}`有编号，这一条却没有`msgid_plural`", "不带编号的`msgstr`", "删掉方括号和编号，或补上`msgid_plural`"),
    ),
    "po-plural-index": error(
        Advice("`{found}` is out of order", "`{expected}`", "number the forms 0, 1, 2 … in this order"),
        Advice("`{found}`的编号不连续", "`{expected}`", "按0、1、2……的顺序编号"),
    ),
    "po-plural-count": error(
        Advice(
            "plural forms in this entry: {found}; in the header: {expected}",
            "{expected}",
            "add or delete a `msgstr[…]`, or correct `Plural-Forms` in the header",
        ),
        Advice("这一条有{found}种复数形式，文件头说有{expected}种", "{expected}种", "增减`msgstr[…]`，或改正文件头的`Plural-Forms`"),
    ),
    "po-comment-inside": error(
        Advice(
            "there is a comment inside the entry",
            "comments before the first line of an entry",
            "move this line up, or add what is missing above it",
        ),
        Advice("注释写在了一条的中间", "注释放在每条的最前面", "把这一行移到上面，或补上前面缺少的内容"),
    ),
    "po-obsolete-mixed": error(
        Advice(
            "only some lines of the entry that begins on line {other_line} have `#~`",
            "`#~` on every line of the entry, or on none",
            "add the missing `#~`, or delete the others",
        ),
        Advice("从第{other_line}行开始的这一条，只有一部分行有`#~`", "每行都有`#~`，或都没有", "补上缺少的`#~`，或全部删掉"),
    ),
    "po-stray-string": error(
        Advice(
            "this quoted text does not belong to any entry",
            "`msgid` or `msgstr` before it",
            "move it below the line that it continues, or delete it",
        ),
        Advice("这段带引号的文字不属于任何一条", "前面有`msgid`或`msgstr`", "移到它所接续的那一行下面，或删掉它"),
    ),
    "po-escape": error(
        Advice("unknown escape `{found}`", 'one of `\\n`, `\\t`, `\\"`, `\\\\`', "to show a backslash, write it twice"),
        Advice("不认识的转义`{found}`", '`\\n`、`\\t`、`\\"`或`\\\\`', "要显示反斜杠本身，写两遍"),
    ),
    "po-unterminated": error(
        Advice(
            "the quote that opens here is not closed on this line",
            '`"` at the end of the line',
            'add the `"`; inside the text, write a quotation mark as `\\"`',
        ),
        Advice("从这里开始的引号没有在本行结束", '行尾有`"`', '补上`"`；文中的英文双引号要写成`\\"`'),
    ),
    "po-after-string": error(
        Advice(
            "there is `{found}` after the closing quote",
            "nothing after the closing quote",
            'if it belongs to the text, write quotation marks in the text as `\\"`; otherwise delete it',
        ),
        Advice("后引号之后还有`{found}`", "引号后面没有别的内容", '如果属于正文，文中的英文双引号要写成`\\"`；否则删掉'),
    ),
    "po-unquoted": error(
        Advice("`{found}` is not in quotes", '`"…"` around the text', 'put the text in double quotes (`"`), not in curly or Chinese ones'),
        Advice("`{found}`没有用英文双引号括起来", '用`"…"`括起来', '在文字前后加上英文双引号`"`，中文引号不行'),
    ),
    "po-outside": error(
        Advice(
            "`{found}` is neither a comment nor part of an entry",
            'lines that begin with `msgctxt`, `msgid`, `msgstr`, `"` or `#`',
            "delete the line, or put `# ` before it to keep it as a comment",
        ),
        Advice(
            "`{found}`既不是注释，也不属于任何一条",
            '以`msgctxt`、`msgid`、`msgstr`、`"`或`#`开头的行',
            "删掉这一行；想留作注释，就在行首加`# `",
        ),
    ),
    "po-unknown-keyword": error(
        Advice("unknown keyword `{found}`", "`msgctxt`, `msgid`, `msgid_plural`, `msgstr` or `msgstr[0]` …", "correct the spelling"),
        Advice("没有`{found}`这个关键词", "`msgctxt`、`msgid`、`msgid_plural`、`msgstr`或`msgstr[0]`……", "改正拼写"),
    ),
}

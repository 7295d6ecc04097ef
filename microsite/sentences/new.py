"""Messages of the command `new` when it cannot add something; it has written nothing then."""

from __future__ import annotations

from microsite.sentences.form import Advice, error

SENTENCES = {
    "new-missing": error(
        Advice(
            "`{found}` is incomplete[[: `{new}` does not exist yet]]",
            "{expected:all}",
            "[[write `{near}` if you mean that one; or ]]add these options, or run the command in a terminal and answer all its questions",
        ),
        Advice(
            "`{found}`还缺选项[[：还没有`{new}`]]",
            "{expected:all}",
            "[[如果是指`{near}`，就写`{near}`；否则]]补上这些选项；也可以在终端里运行，它会一项一项地问，答完为止",
        ),
    ),
    "new-needless": error(
        Advice(
            "`{found}` has no effect: `{of}` already exists",
            "`{found}` only with a new id",
            "leave out `{found}`; if you mean something new, choose another id",
        ),
        Advice("`{of}`已经有了，`{found}`不起作用", "只有新的id才需要`{found}`", "去掉`{found}`；如果是另一样东西，就另取一个id"),
    ),
    "new-unreadable": error(
        Advice(
            "the answer contains an invalid character, {found}",
            "letters, digits, punctuation and spaces",
            "type it again without arrow keys; if that does not help, the terminal does not use UTF-8: edit the file by hand",
        ),
        Advice(
            "输入的内容里有无效的字符：{found}",
            "文字、数字、标点和空格",
            "重新输入，不要按方向键；还不行，就是终端的编码不是UTF-8，请直接在文件里写",
        ),
    ),
    "new-taken": error(
        Advice("`{found}` already exists", "", "choose another id, or edit the existing one"),
        Advice("`{found}`已经有了", "", "换一个id，或者直接改已有的内容"),
    ),
    "new-brackets": error(
        Advice(
            "cannot add to `{found}:`, because it is written in brackets",
            "a list with one item a line, each beginning with `- `",
            "write it that way, then run the command again",
        ),
        Advice("`{found}:`写在方括号里，没法往里加", "一行一项的列表，每项以`- `开头", "改成这种写法，再运行一次"),
    ),
    "new-changed": error(
        Advice("{found} was changed meanwhile, so nothing was written", "", "run the command again"),
        Advice("{found}刚刚被别人保存过，所以什么也没有写", "", "再运行一次"),
    ),
    "new-period": error(
        Advice(
            "`{found}` is not a valid period",
            "`2024`, `2024-H1`, `2024-06`, `2024-06-30`, `by 2025` or `2021..2025`",
            "use one of these forms",
        ),
        Advice("`{found}`不是有效的时间", "`2024`、`2024-H1`、`2024-06`、`2024-06-30`、`by 2025`或`2021..2025`", "按其中一种写"),
    ),
    "section-unknown": error(
        Advice(
            "unknown section `{found}`[[, did you mean `{near}`?]]",
            "[[{expected:names}]]",
            "[[write `{near}`, or ]]create the section first with `new section`",
        ),
        Advice(
            "这一期没有章节`{found}`[[，是不是想写`{near}`？]]", "[[{expected:names}]]", "[[改成`{near}`；或者]]先用`new section`新建这一节"
        ),
    ),
    "edition-unknown": error(
        Advice(
            "unknown edition `{found}`[[, did you mean `{near}`?]]",
            "[[{expected:names}]]",
            "[[write `{near}`, or ]]create the edition first with `new edition`",
        ),
        Advice(
            "没有`{found}`年度的报告[[，是不是想写`{near}`？]]", "[[{expected:names}]]", "[[改成`{near}`；或者]]先用`new edition`新建一期"
        ),
    ),
}

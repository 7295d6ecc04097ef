"""What is said where `new` cannot add what was asked for; nothing has been written then."""

from __future__ import annotations

from microsite.sentences.form import Wording, error

SENTENCES = {
    "new-missing": error(
        Wording(
            "`{found}` needs more than this[[, because `{new}` is not there yet]]",
            "{expected:all}",
            "[[write `{near}` if that one is meant; or ]]give these options, or run the command on a terminal and answer all it asks",
        ),
        Wording(
            "`{found}`还缺一些内容[[，因为还没有`{new}`]]",
            "{expected:all}",
            "[[如果是指`{near}`，就写`{near}`；否则]]补上这些选项；或者在终端里运行，它会一项一项地问，答完为止",
        ),
    ),
    "new-needless": error(
        Wording(
            "`{of}` is there already, so `{found}` would change nothing",
            "`{found}` only beside an id that is new",
            "leave `{found}` out; or, if you mean something new, give it an id of its own",
        ),
        Wording("`{of}`已经有了，`{found}`不起作用", "只有新的id才需要`{found}`", "去掉`{found}`；如果是另一样东西，就另取一个id"),
    ),
    "new-unreadable": error(
        Wording(
            "the answer holds a character that is no text, {found}",
            "letters, digits, punctuation and spaces",
            "type it again without arrow keys; if that doesn't help, the terminal's encoding isn't UTF-8: write it in the file by hand",
        ),
        Wording(
            "输入的内容里有不是文字的字符：{found}",
            "文字、数字、标点和空格",
            "重新输入，不要按方向键；还不行，就是终端的编码不是UTF-8，请直接在文件里写",
        ),
    ),
    "new-taken": error(
        Wording(
            "`{found}` is there already, and nothing is overwritten",
            "an id that nothing else has",
            "choose another id, or edit what is there",
        ),
        Wording("`{found}`已经有了，不会覆盖", "别处没有用过的id", "换一个id，或者直接改已有的内容"),
    ),
    "new-brackets": error(
        Wording(
            "`{found}:` is written in brackets, and nothing can be added to it without rewriting it",
            "a list with one item below the other, each beginning with `- `",
            "write each item on lines of its own, then run the command again",
        ),
        Wording("`{found}:`写成了方括号的形式，加内容就要重写它", "一项一项往下写的列表，每项以`- `开头", "把各项分行写，再运行一次"),
    ),
    "new-changed": error(
        Wording("{found} has been saved by someone in the meantime, so nothing was written", "", "run the command again"),
        Wording("{found}刚刚被别人保存过，所以什么也没有写", "", "再运行一次"),
    ),
    "new-period": error(
        Wording(
            "`{found}` is no time",
            "`2024`, `2024-H1`, `2024-06`, `2024-06-30`, `by 2025` or `2021..2025`",
            "write it in one of these forms",
        ),
        Wording("`{found}`不是时间", "`2024`、`2024-H1`、`2024-06`、`2024-06-30`、`by 2025`或`2021..2025`", "按其中一种写"),
    ),
    "section-unknown": error(
        Wording(
            "the edition has no section `{found}`[[, did you mean `{near}`?]]",
            "[[{expected:names}]]",
            "[[write `{near}`; or ]]make the section first, with `new section`",
        ),
        Wording(
            "这一期没有章节`{found}`[[，是不是想写`{near}`？]]", "[[{expected:names}]]", "[[写`{near}`；或者]]先用`new section`新建这一节"
        ),
    ),
    "edition-unknown": error(
        Wording(
            "there is no edition `{found}`[[, did you mean `{near}`?]]",
            "[[{expected:names}]]",
            "[[write `{near}`; or ]]make the edition first, with `new edition`",
        ),
        Wording(
            "没有`{found}`年度的报告[[，是不是想写`{near}`？]]", "[[{expected:names}]]", "[[写`{near}`；或者]]先用`new edition`新建一期"
        ),
    ),
}

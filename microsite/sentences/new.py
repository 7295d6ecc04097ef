"""What is said where `new` cannot add what was asked for; nothing has been written then."""

from __future__ import annotations

from microsite.sentences.form import Wording, error

SENTENCES = {
    "new-missing": error(
        Wording("`{found}` needs more than this", "{expected:all}", "give these options, or run the command on a terminal, where it asks"),
        Wording("`{found}`还缺一些内容", "{expected:all}", "补上这些选项；或者在终端里运行，它会一项一项地问"),
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

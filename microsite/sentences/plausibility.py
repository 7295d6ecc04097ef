"""Messages about content that has the right form and is hardly meant, and about placeholders."""

from __future__ import annotations

from microsite.sentences.form import error, note, warning

SENTENCES = {
    "placeholder": error(
        ("this text is still to be written: “{found}”", "这里的文字还没有写：“{found}”"),
        expected=("the text that readers are to see", "给读者看的文字"),
        fix=(
            "write it; until then, keep it out of the site with a line `draft: true` in this file",
            "把它写好；还没写好的，在这个文件里加一行`draft: true`，就不会发布",
        ),
    ),
    "edition-copied": warning(
        ("the date is the same as in edition {other}: `{found}`", "日期和{other}那一期一样：`{found}`"),
        fix=("write the day of this edition's own report ({edition})", "改成{edition}这一期报告自己的日期"),
        by="key",
    ),
    "edition-copied:document": warning(
        ("the document is the same as in edition {other}: `{found}`", "资料和{other}那一期是同一份：`{found}`"),
        fix=(
            "list this edition's own document in content/documents.yaml, and write its id here",
            "先在content/documents.yaml里登记这一期自己的资料，再把它的id写在这里",
        ),
    ),
    "edition-copied:title": warning(
        ("the title is the same as in edition {other}: “{found}”", "标题和{other}那一期一样：“{found}”"),
        fix=("write a title that tells the two apart, for example by the year", "改成能区分两期的标题，例如写明年份"),
    ),
    "edition-copied:numbers": warning(
        ("all {found} numbers are the same as in edition {other}", "这一期的{found}个数字和{other}那一期完全一样"),
        fix=(
            "write the numbers of this edition's own report ({edition}); if it is still to be written, add `draft: true`",
            "改成{edition}这一期报告自己的数字；还没写好的，先加一行`draft: true`",
        ),
    ),
    "section-copied": warning(
        ("all figures of this section are also in the section `{other}`", "这一节的数字在`{other}`一节里都有，数值也一样"),
        fix=("delete one of the two files; or keep each figure in one section", "两个文件删掉一个；或者每个数字只留在一节里"),
        by="way",
    ),
    "section-copied:title": warning(
        ("the title is the same as that of the section `{other}`: “{found}”", "标题和`{other}`一节的一样：“{found}”"),
        fix=(
            "write titles that tell the two apart; if one is a copy, delete its file",
            "改成能区分两节的标题；如果是复制出来的，删掉那个文件",
        ),
    ),
    "edition-year": warning(
        ("the date `{found}` is years away from the edition `{edition}`", "日期`{found}`和`{edition}`这一期差了不止一年"),
        expected=("a date in the edition's year, or in the year before or after", "这一期的年份，或者前后一年"),
        fix=("correct the year of the date, or the name of the folder", "改正日期里的年份，或者文件夹的名称"),
    ),
    "edition-title-year": warning(
        ("the title says {found}, but the edition is `{edition}`", "标题里写的是{found}年，这一期却是`{edition}`"),
        fix=("correct the year in the title, or the name of the folder", "改正标题里的年份，或者文件夹的名称"),
    ),
    "correction-early": warning(
        ("the correction is dated {found}, before the edition itself ({date})", "更正的日期{found}早于这一期本身的日期{date}"),
        expected=("the day when the mistake on the site was corrected", "网站改正这个错误的日期"),
        fix=("check the year and the month of both dates", "检查两个日期的年份和月份"),
    ),
    "date-future": warning(
        ("the date `{found}` has not come yet", "日期`{found}`还没有到"),
        fix=(
            "check the year and the month; if the date is right, this warning stops on that day",
            "检查年份和月份；如果没有写错，到那一天这条警告就不再出现",
        ),
    ),
    "result-early": warning(
        (
            "a result for `{found}`, but the report is of {date}, when that time was not over",
            "这是`{found}`的结果，可是报告在{date}，那时这段时间还没有结束",
        ),
        expected=("a time that was over on the day of the report", "报告当天已经结束的时间"),
        fix=(
            "correct `period:`; or, if it is no result yet, write `kind: estimate` or `kind: target`",
            "改正`period:`；如果还不是结果，写`kind: estimate`（预计）或`kind: target`（目标）",
        ),
    ),
    "period-far": warning(
        ("the time `{found}` is {years} years away from the report ({date})", "`{found}`离报告的日期{date}有{years}年之久"),
        fix=("check the digits of the year", "检查年份的每一位数字"),
        by="way",
    ),
    "period-far:vision": warning(
        ("the time `{found}` is {years} years away from the report ({date})", "`{found}`离报告的日期{date}有{years}年之久"),
        fix=(
            "check the digits of the year; a vision that far ahead is `kind: ambition`, which needs no `period:`",
            "检查年份的每一位数字；如果是那么久以后的愿景，写`kind: ambition`，可以不写`period:`",
        ),
    ),
    "figure-twice": warning(
        (
            "`{found}` is the same indicator, time, kind and part as `{other}`, so readers see two numbers for one thing",
            "`{found}`和`{other}`的指标、时间、种类和范围都一样，同一件事写了两个数",
        ),
        fix=(
            "delete one of the two; if they mean different things, correct `indicator:`, `period:` or `kind:`,"
            " or say in `scope:` which part each covers",
            "删掉其中一个；如果说的不是一件事，改正`indicator:`、`period:`或`kind:`，或者用`scope:`写明各说的是哪部分",
        ),
    ),
    "sentence-other-figure": warning(
        ("the sentence of `{name}` shows another figure, `{{{found}}}`", "`{name}`的这句话里写的是另一个数字`{{{found}}}`"),
        fix=("write `{{{name}}}`, or move the sentence to `{found}`", "改成`{{{name}}}`，或者把这句话移到`{found}`下面"),
    ),
    "sentence-year": warning(
        (
            "the sentence speaks of `{found}`, but the figure has `period: {{{period}}}`",
            "这句话说的是`{found}`，数字写的却是`period: {{{period}}}`",
        ),
        fix=("correct one of the two: compare both with the document", "对照资料，改正其中一处"),
    ),
    "sentence-kind": warning(
        (
            "`{found}` says that it was done, but the figure is `kind: {kind}`",
            "这句话里的`{found}`是说已经做到了，数字写的却是`kind: {kind}`",
        ),
        fix=(
            "correct the sentence; or, if it was done, write `kind: result` or `kind: estimate`",
            "改正这句话；如果确实做到了，写`kind: result`（结果）或`kind: estimate`（预计）",
        ),
        by="way",
    ),
    "sentence-kind:reached": warning(
        (
            "`{found}` says that it is yet to come, but the figure is `kind: {kind}`",
            "这句话里的`{found}`是说还没有做到，数字写的却是`kind: {kind}`",
        ),
        fix=(
            "correct the sentence; or, if it is yet to come, write `kind: estimate` or `kind: target`",
            "改正这句话；如果确实还没有做到，写`kind: estimate`（预计）或`kind: target`（目标）",
        ),
    ),
    "whole-fraction": warning(
        ("`{found}` is not a whole number, but the unit `{unit}` counts whole things", "`{found}`不是整数，而单位`{unit}`只能数整个的"),
        fix=(
            "correct the number; for an average, give the indicator a unit without `whole: true`",
            "改正数值；如果是平均数，给指标另用一个没有`whole: true`的单位",
        ),
    ),
    "whole-negative": warning(
        ("`{found}` is below zero, but the unit `{unit}` counts things", "`{found}`小于零，而单位`{unit}`数的是整个的人或物"),
        fix=(
            "delete the minus sign; for a change that may be a decrease, give the indicator a unit without `whole: true`",
            "去掉负号；如果是可增可减的变化量，给指标另用一个没有`whole: true`的单位",
        ),
    ),
    "place-form": warning(
        (
            "readers will see the place as `{found}`, which is not how places are written",
            "出处写成了`{found}`，和通常的写法不同，读者会照样看到",
        ),
        expected=("a place such as `P17`: a capital letter and plain digits", "如`P17`：一个大写字母加普通数字"),
        fix=(
            "write `{near}`[[; if page {page} is meant, write it in words: `page {page}`]]",
            "改成`{near}`[[；如果指的是页码，写成`第{page}页`]]",
        ),
    ),
    # What may be right as it stands
    "not-comparable": note(
        (
            "the target `{found}` is not compared with its result `{other}` (edition {edition}):"
            " the target is for `{target}`, the result for `{result}`",
            "目标`{found}`没有和{edition}那一期的结果`{other}`对比：目标写的是`{target}`，结果写的是`{result}`",
        ),
        fix=(
            "if both mean the same time, write the same `period:` in both; otherwise change nothing",
            "如果说的是同一段时间，两处的`period:`就写成一样；确实不同就不用改",
        ),
        by="reason",
    ),
    "not-comparable:part": note(
        (
            "the target `{found}` is not compared with its result `{other}` (edition {edition}), because their `scope:` differs"
            "[[: “{target}” and “{result}”]][[; only the target has one, “{only_target}”]][[; only the result has one, “{only_result}”]]",
            "目标`{found}`没有和{edition}那一期的结果`{other}`对比，因为两处的`scope:`不同"
            "[[：目标写的是“{target}”，结果写的是“{result}”]][[：只有目标写了“{only_target}”]][[：只有结果写了“{only_result}”]]",
        ),
        fix=(
            "if both mean the same part, write the same `scope:` in both, or leave it out in both; otherwise change nothing",
            "如果说的是同一部分，两处的`scope:`就写成一样，或者都不写；确实不同就不用改",
        ),
    ),
    "not-comparable:loose": note(
        (
            "whether the target `{found}` was met cannot be said: the target is `{target}`,"
            " and its result `{other}` (edition {edition}) only `{result}`",
            "说不准目标`{found}`有没有达到：目标是`{target}`，而{edition}那一期的结果`{other}`只写了`{result}`",
        ),
        fix=(
            "if the document gives the exact number, write that in the result; otherwise change nothing",
            "如果资料里有准确的数，就在结果里写准确的；没有就不用改",
        ),
    ),
}

"""What is said of charts: what can't be compared, and what a picture has no place for."""

from __future__ import annotations

from microsite.sentences.form import Wording, error, warning

SENTENCES = {
    "chart-figures": error(
        Wording(
            "a chart of fewer than two figures compares nothing",
            "two figures or more",
            "add the others to `figures:`, or delete the chart: a single number is better said than drawn",
        ),
        Wording("一张图不到两个数字，比不出什么", "两个或更多数字", "在`figures:`里补上其他数字，或删掉这张图：单个数字用文字说更好"),
    ),
    "chart-figure-unknown": error(
        Wording(
            "the chart names a figure `{found}` that there is not[[, did you mean `{near}`?]]",
            "[[{expected:names}]]",
            "[[write `{near}`, or ]]take an id from `figures:` of the section, in edition.yaml as section.id",
        ),
        Wording(
            "图里写的数字`{found}`不存在[[，是不是想写`{near}`？]]",
            "[[{expected:names}]]",
            "[[改成`{near}`，或者]]照本节`figures:`里的名称写，在edition.yaml里前面要加章节名和英文句点",
        ),
    ),
    "chart-figure-twice": error(
        Wording("the chart names the figure `{found}` a second time", "each figure once", "delete one of the two"),
        Wording("图里的数字`{found}`写了两次", "每个数字只写一次", "删掉其中一个"),
    ),
    "chart-units": error(
        Wording(
            "`{found}` is counted in `{unit}`, but `{other}` in the same chart in `{expected}`",
            "figures of one unit, which alone can be compared by length",
            "take one of the two out, or make two charts",
        ),
        Wording(
            "`{found}`的单位是`{unit}`，而同一张图里`{other}`的单位是`{expected}`",
            "单位相同的数字，长短才可以相比",
            "去掉其中一个，或分成两张图",
        ),
    ),
    "chart-range": error(
        Wording(
            "`{found}` is a range, and a bar ends at one number",
            "figures with `value:`",
            "take it out of the chart; the page says it in its card",
        ),
        Wording("`{found}`是一个范围，而图上的一条线只能画到一个数", "写有`value:`的数字", "从图里去掉；卡片上照样有这个数字"),
    ),
    "chart-negative": error(
        Wording(
            "`{found}` is below zero, and a chart of kind `{chart}` begins at zero",
            "numbers of zero or more",
            "write `kind: ladder`, whose bars go both ways, or take it out",
        ),
        Wording("`{found}`小于零，而`{chart}`图从零画起", "不小于零的数", "改成`kind: ladder`，它能向两边画；或去掉这个数字"),
    ),
    "chart-whole": error(
        Wording(
            "`{found}` is {value}, more than the whole of {most} that `of:` names",
            "shares of at most `of:`",
            "correct `of:`, delete it, or take the figure out",
        ),
        Wording("`{found}`是{value}，超过了`of:`写的总量{most}", "不大于`of:`的数", "改正或删掉`of:`，或去掉这个数字"),
    ),
    "chart-pair": error(
        Wording(
            "a slope needs two figures of the same indicator; of that of `{found}` it has {count}",
            "for each indicator one figure of each of two periods",
            "add the other one, or take this one out",
        ),
        Wording(
            "`slope`图里每个指标要有两个数字，`{found}`的指标却有{count}个",
            "每个指标两个数字，时间各不相同",
            "补上另一个，或去掉这一个",
        ),
    ),
    "chart-role": error(
        Wording(
            "a bullet sets one aim beside one fact; `{found}` is the second of its kind for its indicator",
            "for each indicator at most one result or estimate and one target",
            "take one of the two out, or write `kind: slope` for a change over time",
        ),
        Wording(
            "`bullet`图每个指标只比较一个目标和一个结果，`{found}`是同类的第二个",
            "每个指标至多一个结果（或预计数）和一个目标",
            "去掉其中一个；要看前后变化，就写`kind: slope`",
        ),
    ),
    "chart-of": error(
        Wording("a chart of kind `{found}` has no whole", "`of:` only beside `kind: bullet`", "delete the line, or write `kind: bullet`"),
        Wording("`{found}`图没有总量", "只有`kind: bullet`才写`of:`", "删掉这一行，或改成`kind: bullet`"),
    ),
    "chart-of-zero": error(
        Wording("nothing is a share of {found}", "a whole above zero, such as `100`", "write `of: 100` for percentages"),
        Wording("{found}不能作总量", "大于零的总量，如`100`", "百分比写`of: 100`"),
    ),
    "chart-title-long": warning(
        Wording(
            "the title of the chart has {found} characters; readers keep a short one in mind",
            "the finding in at most {most} characters",
            "say the one thing that the chart shows; what is measured, where and when goes into `subtitle:`",
        ),
        Wording(
            "图的标题有{found}字，读者记得住的是短标题",
            "不超过{most}字，写出结论",
            "只说图上看得出的一件事；量的是什么、何地、何时，写进`subtitle:`",
        ),
        by="unit",
    ),
    "chart-title-long:words": warning(
        Wording(
            "the title of the chart has {found} words; readers keep a short one in mind",
            "the finding in at most {most} words",
            "say the one thing that the chart shows; what is measured, where and when goes into `subtitle:`",
        ),
        Wording(
            "图的标题有{found}个词，读者记得住的是短标题",
            "不超过{most}个词，写出结论",
            "只说图上看得出的一件事；量的是什么、何地、何时，写进`subtitle:`",
        ),
    ),
}

"""Messages about charts."""

from __future__ import annotations

from microsite.sentences.form import Advice, error, warning

SENTENCES = {
    "chart-figures": error(
        Advice(
            "a chart needs at least two figures",
            "",
            "add more figures to `figures:`; to state a single number, delete the chart and put it in the text",
        ),
        Advice("一张图至少要有两个数字", "", "在`figures:`里再加数字；如果只有一个数字，就删掉这张图，在文字里写"),
    ),
    "chart-figure-unknown": error(
        Advice(
            "unknown figure `{found}`[[, did you mean `{near}`?]]",
            "[[{expected:names}]]",
            "[[write `{near}`, or ]]use an id from the section's `figures:`; in edition.yaml write section.id",
        ),
        Advice(
            "没有`{found}`这个数字[[，是不是想写`{near}`？]]",
            "[[{expected:names}]]",
            "[[改成`{near}`，或者]]照本节`figures:`里的名称写；在edition.yaml里，前面要加章节名和英文句点",
        ),
    ),
    "chart-figure-twice": error(
        Advice("the chart lists the figure `{found}` twice", "", "delete one of the two"),
        Advice("图里的数字`{found}`写了两次", "", "删掉其中一个"),
    ),
    "chart-units": error(
        Advice(
            "`{found}` is in `{unit}`, but `{other}` in the same chart is in `{expected}`",
            "figures in the same unit",
            "remove one of the two, or make two charts",
        ),
        Advice("`{found}`的单位是`{unit}`，同一张图里`{other}`的单位却是`{expected}`", "图里的数字单位相同", "去掉其中一个，或分成两张图"),
    ),
    "chart-range": error(
        Advice(
            "`{found}` is a range, which a chart cannot show", "figures with `value:`", "remove it from the chart; its card still shows it"
        ),
        Advice("`{found}`是一个范围，图上画不出来", "写有`value:`的数字", "从图里去掉它，卡片上照样会显示"),
    ),
    "chart-negative": error(
        Advice(
            "`{found}` is negative, but a chart of kind `{chart}` starts at zero",
            "numbers of zero or more",
            "write `kind: ladder`, which can show negative numbers, or remove the figure",
        ),
        Advice("`{found}`是负数，而`{chart}`图从零开始画", "不小于零的数", "改成`kind: ladder`，它可以画负数；或者去掉这个数字"),
    ),
    "chart-whole": error(
        Advice(
            "`{found}` is {value}, more than the total {most} in `of:`",
            "a number of at most {most}",
            "correct or delete `of:`, or remove the figure",
        ),
        Advice("`{found}`是{value}，超过了`of:`里的总量{most}", "不超过{most}的数", "改正或删掉`of:`，或者去掉这个数字"),
    ),
    "chart-pair": error(
        Advice(
            "a slope chart needs two figures of each indicator; the indicator of `{found}` has {count}",
            "two figures of each indicator, of different periods",
            "add or remove figures until there are two",
        ),
        Advice(
            "`slope`图里每个指标要有两个数字，`{found}`的指标有{count}个", "每个指标两个数字，时间不同", "增减数字，让每个指标正好有两个"
        ),
    ),
    "chart-role": error(
        Advice(
            "a bullet chart compares one target with one result of each indicator; `{found}` is one too many",
            "at most one target and one result or estimate of each indicator",
            "remove one of the two; to show a change over time, write `kind: slope`",
        ),
        Advice(
            "`bullet`图每个指标只比较一个目标和一个结果，`{found}`是多出来的",
            "每个指标最多一个目标和一个结果（或预计数）",
            "去掉其中一个；要看前后变化，就写`kind: slope`",
        ),
    ),
    "chart-of": error(
        Advice("a chart of kind `{found}` cannot have `of:`", "`of:` only with `kind: bullet`", "delete the line, or write `kind: bullet`"),
        Advice("`{found}`图不能写`of:`", "只有`kind: bullet`才写`of:`", "删掉这一行，或改成`kind: bullet`"),
    ),
    "chart-of-zero": error(
        Advice("`of:` must be greater than 0, not {found}", "a number such as `100`", "for percentages, write `of: 100`"),
        Advice("`of:`必须大于0，这里是{found}", "大于0的数，如`100`", "如果是百分比，写`of: 100`"),
    ),
    "chart-title-long": warning(
        Advice(
            "the title of the chart is too long: {found} characters",
            "at most {most} characters",
            "state one finding; put what is measured, where and when into `subtitle:`",
        ),
        Advice("图的标题太长：{found}字", "不超过{most}字", "只写一个结论；量的是什么、何地、何时，写进`subtitle:`"),
        by="unit",
    ),
    "chart-title-long:words": warning(
        Advice(
            "the title of the chart is too long: {found} words",
            "at most {most} words",
            "state one finding; put what is measured, where and when into `subtitle:`",
        ),
        Advice("图的标题太长：{found}个词", "不超过{most}个词", "只写一个结论；量的是什么、何地、何时，写进`subtitle:`"),
    ),
}

"""Messages about charts, and about pictures that content files refer to."""

from __future__ import annotations

from microsite.sentences.form import error, unknown, warning

SENTENCES = {
    # Charts
    "chart-figures": error(
        ("a chart needs at least two figures", "一张图至少要有两个数字"),
        fix=(
            "add more figures to `figures:`; to state a single number, delete the chart and put it in the text",
            "在`figures:`里再加数字；如果只有一个数字，就删掉这张图，在文字里写",
        ),
    ),
    "chart-figure-unknown": unknown(
        ("unknown figure `{found}`", "没有`{found}`这个数字"),
        fix=(
            "[[write `{near}`, or ]]use an id from the section's `figures:`; in edition.yaml write section.id",
            "[[改成`{near}`，或者]]照本节`figures:`里的名称写；在edition.yaml里，前面要加章节名和英文句点",
        ),
    ),
    "chart-figure-twice": error(
        ("the chart lists the figure `{found}` twice", "图里的数字`{found}`写了两次"), fix=("delete one of the two", "删掉其中一个")
    ),
    "chart-units": error(
        (
            "`{found}` is in `{unit}`, but `{other}` in the same chart is in `{expected}`",
            "`{found}`的单位是`{unit}`，同一张图里`{other}`的单位却是`{expected}`",
        ),
        expected=("figures in the same unit", "图里的数字单位相同"),
        fix=("remove one of the two, or make two charts", "去掉其中一个，或分成两张图"),
    ),
    "chart-range": error(
        ("`{found}` is a range, which a chart cannot show", "`{found}`是一个范围，图上画不出来"),
        expected=("figures with `value:`", "写有`value:`的数字"),
        fix=("remove it from the chart; its card still shows it", "从图里去掉它，卡片上照样会显示"),
    ),
    "chart-negative": error(
        ("`{found}` is negative, but a chart of kind `{chart}` starts at zero", "`{found}`是负数，而`{chart}`图从零开始画"),
        expected=("numbers of zero or more", "不小于零的数"),
        fix=(
            "write `kind: ladder`, which can show negative numbers, or remove the figure",
            "改成`kind: ladder`，它可以画负数；或者去掉这个数字",
        ),
        by="way",
    ),
    "chart-negative:slip": error(
        (
            "`{value}` is below zero, but the unit `{unit}` counts things, and a chart shows this figure",
            "`{value}`小于零，而单位`{unit}`数的是整个的人或物，还有一张图要画它",
        ),
        fix=(
            "delete the minus sign; for a change that may be a decrease, give the indicator a unit without `whole: true`, "
            "and the chart `kind: ladder`",
            "去掉负号；如果是可增可减的变化量，给指标另用一个没有`whole: true`的单位，图改用`kind: ladder`",
        ),
    ),
    "chart-whole": error(
        ("`{found}` is {value}, more than the total {most} in `of:`", "`{found}`是{value}，超过了`of:`里的总量{most}"),
        expected=("a number of at most {most}", "不超过{most}的数"),
        fix=("correct or delete `of:`, or remove the figure", "改正或删掉`of:`，或者去掉这个数字"),
    ),
    "chart-pair": error(
        (
            "a slope chart needs two figures of each indicator; the indicator of `{found}` has {count}",
            "`slope`图里每个指标要有两个数字，`{found}`的指标有{count}个",
        ),
        expected=("two figures of each indicator, of different periods", "每个指标两个数字，时间不同"),
        fix=("add or remove figures until there are two", "增减数字，让每个指标正好有两个"),
    ),
    "chart-role": error(
        (
            "a bullet chart compares one target with one result of each indicator; `{found}` is one too many",
            "`bullet`图每个指标只比较一个目标和一个结果，`{found}`是多出来的",
        ),
        expected=("at most one target and one result or estimate of each indicator", "每个指标最多一个目标和一个结果（或预计数）"),
        fix=("remove one of the two; to show a change over time, write `kind: slope`", "去掉其中一个；要看前后变化，就写`kind: slope`"),
    ),
    "chart-of": error(
        ("a chart of kind `{found}` cannot have `of:`", "`{found}`图不能写`of:`"),
        expected=("`of:` only with `kind: bullet`", "只有`kind: bullet`才写`of:`"),
        fix=("delete the line, or write `kind: bullet`", "删掉这一行，或改成`kind: bullet`"),
    ),
    "chart-of-zero": error(
        ("`of:` must be greater than 0, not {found}", "`of:`必须大于0，这里是{found}"),
        expected=("a number such as `100`", "大于0的数，如`100`"),
        fix=("for percentages, write `of: 100`", "如果是百分比，写`of: 100`"),
    ),
    "chart-title-long": warning(
        ("the title of the chart is too long: {found} characters", "图的标题太长：{found}字"),
        expected=("at most {most} characters", "不超过{most}字"),
        fix=(
            "state one finding; put what is measured, where and when into `subtitle:`",
            "只写一个结论；量的是什么、何地、何时，写进`subtitle:`",
        ),
        by="unit",
    ),
    "chart-title-long:words": warning(
        ("the title of the chart is too long: {found} words", "图的标题太长：{found}个词"),
        expected=("at most {most} words", "不超过{most}个词"),
        fix=(
            "state one finding; put what is measured, where and when into `subtitle:`",
            "只写一个结论；量的是什么、何地、何时，写进`subtitle:`",
        ),
    ),
    # Pictures
    "picture-file": error(
        ("`{found}` is not a valid path of a picture", "`{found}`不能用作图片的路径"),
        expected="{expected:shape}",
        fix=(
            "[[write `{near}`, or ]]rename the file and its folders; leave out `..`, and assets/ at the beginning",
            "[[改成`{near}`；或]]给文件和文件夹改名；路径里不写`..`，开头也不写assets/",
        ),
    ),
    "picture-missing": unknown(
        ("there is no file `{found}` in assets/", "assets/里没有`{found}`这个文件"),
        expected="",
        fix=(
            "[[write `{near}`, or ]]put the picture there, or delete the whole `picture:`",
            "[[改成`{near}`；或]]把图片放到那里；不要图片，就删掉整个`picture:`",
        ),
    ),
    "picture-case": error(
        (
            "the file is named `{near}`, not `{found}`: most servers distinguish upper and lower case",
            "文件名是`{near}`，不是`{found}`：多数服务器区分大小写",
        ),
        fix=("write `{near}`, or rename the file", "改成`{near}`，或给文件改名"),
    ),
    "picture-unreadable": error(
        ("cannot read the picture `{found}`: {reason}", "图片`{found}`读不了：{reason}"),
        fix=(
            "check that it is a file, that you have permission to read it, and that no other program has locked it",
            "检查它是不是文件、是否有读取权限、是否被别的程序占用",
        ),
    ),
    "picture-format": error(
        ("`{found}` is not in a supported format[[: it is {format}]]", "`{found}`不是支持的图片格式[[：它是{format}]]"),
        expected=("a picture as {expected:names}", "{expected:names}格式的图片"),
        fix=("open it in an image editor and save it as JPEG (photos) or PNG (drawings)", "用看图软件打开，照片另存为JPEG，图画另存为PNG"),
    ),
    "picture-moves": error(
        ("the picture `{found}` is animated", "图片`{found}`是动图"),
        expected=("a still picture, because readers cannot stop an animation here", "静止的图片，因为读者没法让动图停下"),
        fix=("save one frame of it", "另存其中的一帧"),
    ),
    "picture-ending": error(
        ("`{found}` is a {format} picture, but its name ends otherwise", "`{found}`其实是{format}图片，和文件名的结尾不符"),
        fix=("rename the file to `{near}`, and write that here", "把文件改名为`{near}`，这里也照写"),
    ),
    "picture-damaged": error(
        ("the {format} picture `{found}` is damaged: its width and height cannot be read", "{format}图片`{found}`已损坏，读不出宽和高"),
        fix=("copy it again, or save it again in an image editor", "重新复制一次，或用看图软件重新保存"),
    ),
    "picture-cut": error(("the picture `{found}` is incomplete", "图片`{found}`不完整"), fix=("copy it again", "重新复制一次")),
    "picture-large": error(
        ("the picture `{found}` is too large: {size} pixels", "图片`{found}`太大：{size}像素"),
        expected=("at most {most} pixels, width × height", "宽×高不超过{most}像素"),
        fix=("make it smaller in an image editor; no screen shows that many", "用看图软件缩小，屏幕显示不了这么多像素"),
    ),
    "picture-heavy": error(
        ("the file `{found}` is too large: {weight} KB", "图片文件`{found}`太大：{weight} KB"),
        expected=("at most {most} KB", "不超过{most} KB"),
        fix=(
            "save it as JPEG or WebP with a lower quality, or make the picture smaller, so that phones load it fast",
            "用较低的质量另存为JPEG或WebP，或者缩小尺寸，手机打开才快",
        ),
    ),
    "picture-place": warning(
        (
            "the picture `{found}` contains the coordinates of where it was taken, which everybody can read",
            "图片`{found}`里带有拍摄地点的坐标，谁都能看到",
        ),
        fix=("save it without location data", "去掉位置信息再保存"),
    ),
}

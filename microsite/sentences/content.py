"""Messages about keys, values and texts of content files."""

from __future__ import annotations

from microsite.sentences.form import error, unknown, warning

SENTENCES = {
    # Keys and values
    "units-unused": warning(
        ("this file is not used: it is the tool's own list of units", "这个文件不会用到：它是工具自带的单位表"),
        fix=("move your own units to content/units.yaml, and delete this file", "把自己的单位移到content/units.yaml，再删掉这个文件"),
    ),
    "colour-contrast": error(
        ("the contrast between `{found}` and `{other}` is too low: {ratio}", "`{found}`和`{other}`的对比度太低，看不清：{ratio}"),
        expected=("a contrast of at least {least}", "对比度至少{least}"),
        fix=(
            "use a darker colour on a light screen, a lighter one on a dark screen; `plate:` lies behind light text, so it must be dark",
            "浅色屏幕上用深一些的颜色，深色屏幕上用浅一些的；`plate:`上面是浅色字，所以要深",
        ),
    ),
    "colour-unchecked": warning(
        (
            "the contrast of the colour `{found}` cannot be checked: the style needs a colour such as `#2f4a5c` for {missing:all}",
            "没法检查颜色`{found}`的对比度：样式要给{missing:all}写`#2f4a5c`这样的颜色",
        ),
        fix=(
            "in assets/site.css or assets/custom.css, give {missing:all} such a colour in a rule `:root {{ … }}`",
            "在assets/site.css或assets/custom.css的`:root {{ … }}`里，给{missing:all}写上这样的颜色",
        ),
    ),
    "key-unknown": unknown(
        ("unknown key `{found}`", "没有`{found}`这一项"),
        fix=(
            "[[write `{near}`||use one of these keys instead]], or delete it with what follows it",
            "[[改成`{near}`||换成上面的一项]]，或者把这一项整个删掉",
        ),
    ),
    "key-colon": error(
        ("the key is followed by a Chinese colon `：`", "名称后面用了中文冒号`：`"),
        expected=("`:` and a space", "英文冒号加一个空格"),
        fix=("write `{proposal}`", "改成`{proposal}`"),
        by="found",
    ),
    **dict.fromkeys(
        ("key-colon: ", "key-colon:=", "key-colon:＝"),
        error(
            ("there is no colon between the key and its value", "名称和内容之间没有冒号"),
            expected=("`:` and a space", "英文冒号加一个空格"),
            fix=("write `{proposal}`", "改成`{proposal}`"),
        ),
    ),
    "key-colon::": error(
        ("there is no space after the colon", "冒号后面没有空格"),
        expected=("`:` and a space", "英文冒号加一个空格"),
        fix=("write `{proposal}`", "改成`{proposal}`"),
    ),
    "key-inner": error(
        ("{found:all} belong under `{owner}:`", "{found:all}要写在`{owner}:`里面"),
        fix=(
            "[[write `{proposal}`||move them below a line `{owner}:`, with two more spaces in front]]",
            "[[改成`{proposal}`||在上面加一行`{owner}:`，把它们移到下面，行首各多加两个空格]]",
        ),
    ),
    "item-without-dash": error(
        ("a new item begins with `{found}`, but there is no `- ` before it", "从`{found}`起是新的一条，前面少了`- `"),
        expected=("`- ` before the first key of each item", "每一条的第一项前面都有`- `"),
        fix=("write `- {found}`, aligned with the `- ` of the other items", "改成`- {found}`，`- `和其他各条的对齐"),
    ),
    "key-bare": error(
        ("`{found}` has no value", "`{found}`没有写内容"),
        fix=(
            "write it after `{found}`, a colon and a space; or delete `{found}`",
            "在`{found}`后面写英文冒号、空格和内容；或者删掉`{found}`",
        ),
    ),
    "key-missing": error(
        ("the key `{found}` is missing from {record:record}", "{record:record}缺少`{found}`这一项"),
        fix=("add a line `{found}: …`, indented like the other keys", "加一行`{found}: …`，行首空格和其他各项一样多"),
    ),
    "type": error(
        ("{found:kind} is not allowed here", "这里不能写{found:kind}"),
        expected="{expected:shape}",
        fix=(
            "[[write `{proposal}`||write it as described, each key or item on a line of its own]]",
            "[[改成`{proposal}`||照上面说的写，每一项另起一行]]",
        ),
        by="found",
    ),
    "type:list": error(
        ("a list is not allowed here", "这里不能写列表"),
        expected="{expected:shape}",
        fix=(
            '[[write `{proposal}`||delete the `- `; if the text itself begins with `[` or `-`, put it in double quotes (`"`)]]',
            '[[改成`{proposal}`||去掉开头的`- `；如果文字本来就以`[`或`-`开头，用英文双引号`"`括起来]]',
        ),
    ),
    "type:map": error(
        ("a group of `key: value` lines is not allowed here", "这里不能写一组“名称: 值”"),
        expected="{expected:shape}",
        fix=(
            '[[write `{proposal}`||if this is a text that begins with `{{` or has a colon and a space, put it in double quotes (`"`)]]',
            '[[改成`{proposal}`||如果文字以`{{`开头，或文中有英文冒号加空格，用英文双引号`"`括起来]]',
        ),
    ),
    "type:keys": error(
        ("a list is needed here, not a group of `key: value` lines", "这里要写列表，不能写一组“名称: 值”"),
        expected="{expected:shape}",
        fix=("begin each item with `- id: `, such as `- id: {key}`", "每一条以`- id: `开头，如`- id: {key}`"),
    ),
    "value-empty": error(
        ("the value is missing", "这里没有写内容"),
        expected="{expected:shape}",
        fix=(
            "write it after the colon and a space; if the key is optional, you can delete the line",
            "在冒号和空格后面补上；如果这一项可以不写，也可以删掉这一行",
        ),
    ),
    "value-form": error(
        ("`{found}` is not valid here", "`{found}`不合要求"),
        expected="{expected:shape}",
        fix=(
            "[[write `{near}`||write it as described]]",
            "[[改成`{near}`||照上面说的写]]",
        ),
        by="advice",
    ),
    "value-form:blank": error(
        ("`{found}` is not valid here", "`{found}`不合要求"),
        expected="{expected:shape}",
        fix=("separate items with `, `; one item has no space in it", "各项之间写英文逗号加空格`, `；一项当中不能有空格"),
    ),
    "value-form:comma": error(
        ("`{found}` is not valid here", "`{found}`不合要求"),
        expected="{expected:shape}",
        fix=("separate items with `, `, not `{comma}`", "各项之间写英文逗号加空格`, `，不要写`{comma}`"),
    ),
    "id-form": error(
        ("`{found}` is not a valid id", "`{found}`不能用作名称"),
        expected="{expected:shape}",
        fix=(
            (
                "[[write `{near}`||use a short English name or Pinyin in lower case, with `_` for spaces and hyphens]]"
                "[[; separate items with `, `, not `{comma}`]]"
            ),
            (
                "[[改成`{near}`||改用简短的英文或拼音，全部小写，空格和连字符写成下划线`_`]]"
                "[[；各项之间写英文逗号加空格`, `，不要写`{comma}`]]"
            ),
        ),
        by="way",
    ),
    "id-form:reference": error(
        ("`{found}` is not a valid id", "`{found}`不能用作名称"),
        expected="{expected:shape}",
        fix=(
            ("[[write `{near}`||write the id, as it stands after `id:` where it is listed]][[; separate items with `, `, not `{comma}`]]"),
            ("[[改成`{near}`||写登记时`id:`后面的名称，不写中文名]][[；各项之间写英文逗号加空格`, `，不要写`{comma}`]]"),
        ),
    ),
    "choice": unknown(
        ("`{found}` is not allowed here", "这里不能写`{found}`"),
        expected="{expected:names}",
        fix=(
            "write [[`{near}`||one of these words, in small letters and without quotes]]",
            "[[改成`{near}`||照抄上面的一个词，小写，不加引号]]",
        ),
    ),
    "date": error(
        ("`{found}` is not a valid date", "`{found}`不是有效的日期"),
        expected=("year-month-day such as `2024-01-17`, or year-month such as `2024-06`", "“年-月-日”如`2024-01-17`，或“年-月”如`2024-06`"),
        fix=(
            "[[write `{near}`||write the year, the month and the day in this order, month and day with two digits; "
            "check that the month has that day]]",
            "[[改成`{near}`||依次写年、月、日，月和日都写两位数字；并检查这个月有没有这一天]]",
        ),
    ),
    "time-span": error(
        ("`{found}` is a span of time, not one time", "`{found}`是一段时间，不是一个时间"),
        expected="{expected:shape}",
        fix=(
            "if the number is the total of that time, write `{{cumulative: {{from: {start}, to: {end}}}}}`; "
            "if it is to be reached by its end, write `{{by: {end}}}`",
            "如果是这段时间的累计，写成`{{cumulative: {{from: {start}, to: {end}}}}}`；如果是到那时为止要达到的，写成`{{by: {end}}}`",
        ),
    ),
    "period-types": error(
        ("the period has several types at once: {found:all}", "时间同时写了{found:all}"),
        expected="{expected:names}",
        fix=(
            "keep one of them; for the total of 2021 to 2025, write `{{cumulative: {{from: 2021, to: 2025}}}}`",
            "只保留一种；如果指2021年至2025年累计，写成`{{cumulative: {{from: 2021, to: 2025}}}}`",
        ),
        by="found",
    ),
    "period-types:": error(
        ("the period is empty", "没有写明是什么时间"),
        expected="{expected:names}",
        fix=("write, for example, `period: {{year: 2024}}`", "例如写成`period: {{year: 2024}}`"),
    ),
    "range": error(
        ("the figure `{found}` needs either one value or a whole range", "数字`{found}`的数值没写全，或者写了两种"),
        expected=("either `value:`, or both `from:` and `to:`", "只写`value:`，或者同时写`from:`和`to:`"),
        fix=(
            "for one number, keep only `value:`; for a range, keep only `from:` and `to:`",
            "单个数字只留`value:`；范围只留`from:`和`to:`",
        ),
    ),
    "range-bound": error(
        ("a range cannot have `bound: {found}`", "范围不能再写`bound: {found}`"),
        expected=("no `bound:` with `from:` and `to:`", "有`from:`和`to:`时不写`bound:`"),
        fix=("delete the line `bound: {found}`", "删掉`bound: {found}`这一行"),
    ),
    "range-backwards": error(
        ("the start is not before the end: {found}", "起止颠倒或相同：{found}"),
        expected=(
            "the smaller or earlier value in `from:`, the larger or later one in `to:`",
            "`from:`写较小或较早的，`to:`写较大或较晚的",
        ),
        fix=("swap the two", "把两者对调"),
    ),
    "conversion-zero": error(
        ("`times:` and `over:` must be greater than 0", "`times:`和`over:`必须大于0"),
        fix=("for 15 to 1, write `times: 1` and `over: 15`", "例如15比1，写`times: 1`和`over: 15`"),
    ),
    "unit-pattern": error(
        ("`{found}` does not contain `{{n}}` exactly once", "`{found}`里应该有且只有一个`{{n}}`"),
        expected=('a text such as `"{{n}}个"`', '如`"{{n}}个"`'),
        fix=('write [[`"{near}"`||`{{n}}` where the number goes]]', '[[改成`"{near}"`||在数字的位置写上`{{n}}`]]'),
    ),
    "unit-quotes": error(
        ("the Chinese quotes around `{found}` would stand around every number", "`{found}`外面是中文引号，会显示在每个数字的两边"),
        expected=('a text such as `"{{n}}个"`, in English quotes', '如`"{{n}}个"`，用英文双引号'),
        fix=('write `"{near}"`', '改成`"{near}"`'),
    ),
    "imprint-value": error(
        ("the imprint entry `{found}` needs either `value:` or `text:`, not both", "发布信息`{found}`里，`value:`和`text:`要写且只写一个"),
        expected=("one of the two", "二者之一"),
        fix=(
            "use `value:` for what is the same in all languages, such as a number, and `text:` for words to be translated",
            "各种语言都一样的（如编号）写`value:`，需要翻译的文字写`text:`",
        ),
    ),
    "outcome-earlier": error(
        (
            "the document `{found}`[[ of {date}]] is not later than the edition’s own of {own}",
            "资料`{found}`[[（{date}）]]不比这一期的资料（{own}）晚",
        ),
        expected=("a later document, which can tell what became of the commitment", "更晚的资料，才说得出这项承诺办得怎样"),
        fix=("write the id of the later document, or delete `outcome:`", "写上后来那份资料的id，或者删掉`outcome:`"),
    ),
    "term-gloss": error(
        (
            "the term `{found}` needs either `gloss:` or `unknown: true`, not both",
            "词语`{found}`里，`gloss:`和`unknown: true`要写且只写一个",
        ),
        expected=("one of the two", "二者之一"),
        fix=(
            "if you know the meaning, write `gloss:` with `text:` and `source:`; otherwise write `unknown: true`",
            "知道含义就写`gloss:`（含`text:`和`source:`），不知道就写`unknown: true`",
        ),
    ),
}

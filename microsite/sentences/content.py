"""Messages about keys and values in content files."""

from __future__ import annotations

from microsite.sentences.form import Advice, error, warning

SENTENCES = {
    "units-unused": warning(
        Advice(
            "this file is not used: it is the tool's own list of units",
            "",
            "move your own units to content/units.yaml, and delete this file",
        ),
        Advice("这个文件不会用到：它是工具自带的单位表", "", "把自己的单位移到content/units.yaml，再删掉这个文件"),
    ),
    "colour-contrast": error(
        Advice(
            "the contrast between `{found}` and `{other}` is too low: {ratio}",
            "a contrast of at least {least}",
            "use a darker colour on a light screen, a lighter one on a dark screen; `plate:` lies behind light text, so it must be dark",
        ),
        Advice(
            "`{found}`和`{other}`的对比度太低，看不清：{ratio}",
            "对比度至少{least}",
            "浅色屏幕上用深一些的颜色，深色屏幕上用浅一些的；`plate:`上面是浅色字，所以要深",
        ),
    ),
    "colour-unchecked": warning(
        Advice(
            "the contrast of the colour `{found}` cannot be checked: the style needs a colour such as `#2f4a5c` for {missing:all}",
            "",
            "in assets/site.css or assets/custom.css, give {missing:all} such a colour in a rule `:root {{ … }}`",
        ),
        Advice(
            "没法检查颜色`{found}`的对比度：样式要给{missing:all}写`#2f4a5c`这样的颜色",
            "",
            "在assets/site.css或assets/custom.css的`:root {{ … }}`里，给{missing:all}写上这样的颜色",
        ),
    ),
    "key-unknown": error(
        Advice("unknown key `{found}`[[, did you mean `{near}`?]]", "[[{expected:names}]]", "[[write `{near}`, or ]]delete the line"),
        Advice("没有`{found}`这一项[[，是不是想写`{near}`？]]", "[[{expected:names}]]", "[[改成`{near}`，或者]]删掉这一行"),
    ),
    "key-missing": error(
        Advice("the key `{found}` is missing from {record:record}", "", "add a line `{found}: …`, indented like the other keys"),
        Advice("{record:record}缺少`{found}`这一项", "", "加一行`{found}: …`，行首空格和其他各项一样多"),
    ),
    "type": error(
        Advice("{found:kind} is not allowed here", "{expected:shape}"),
        Advice("这里不能写{found:kind}", "{expected:shape}"),
        by="found",
    ),
    "type:list": error(
        Advice(
            "a list is not allowed here",
            "{expected:shape}",
            'delete the `- `; if the text itself begins with `[` or `-`, put it in double quotes (`"`)',
        ),
        Advice("这里不能写列表", "{expected:shape}", '去掉开头的`- `；如果文字本来就以`[`或`-`开头，用英文双引号`"`括起来'),
    ),
    "type:map": error(
        Advice(
            "a group of `key: value` lines is not allowed here",
            "{expected:shape}",
            'if this is a text that begins with `{{` or contains a colon and a space, put it in double quotes (`"`)',
        ),
        Advice("这里不能写一组“名称: 值”", "{expected:shape}", '如果文字以`{{`开头，或文中有英文冒号加空格，用英文双引号`"`括起来'),
    ),
    "value-empty": error(
        Advice(
            "the value is missing",
            "{expected:shape}",
            "write it after the colon and a space; if the key is optional, you can delete the line",
        ),
        Advice("这里没有写内容", "{expected:shape}", "在冒号和空格后面补上；如果这一项可以不写，也可以删掉这一行"),
    ),
    "value-form": error(
        Advice("`{found}` is not valid here", "{expected:shape}", "[[separate items with `, `, not `{comma}`]]"),
        Advice("`{found}`不合要求", "{expected:shape}", "[[各项之间写英文逗号加空格`, `，不要写`{comma}`]]"),
    ),
    "id-form": error(
        Advice(
            "`{found}` is not a valid id",
            "{expected:shape}",
            "use a short English name or Pinyin in lower case, with `_` for spaces and hyphens"
            "[[; separate items with `, `, not `{comma}`]]",
        ),
        Advice(
            "`{found}`不能用作名称",
            "{expected:shape}",
            "改用简短的英文或拼音，全部小写，空格和连字符改成下划线`_`[[；各项之间写英文逗号加空格`, `，不要写`{comma}`]]",
        ),
    ),
    "choice": error(
        Advice("`{found}` is not allowed here[[, did you mean `{near}`?]]", "{expected:names}"),
        Advice("这里不能写`{found}`[[，是不是想写`{near}`？]]", "{expected:names}"),
    ),
    "number": error(
        Advice(
            "`{found}` is not a plain number",
            "digits and a decimal point only, such as `2300` or `5.4`",
            "[[write `{proposal}`; ]]leave out commas, units, percent signs and words such as “million”",
        ),
        Advice(
            "`{found}`不是普通数字",
            "只用数字和小数点，如`2300`或`5.4`",
            "[[改成`{proposal}`；]]不要写逗号、单位、百分号和“万”“亿”",
        ),
    ),
    "number-long": error(
        Advice("the number `{found}` is too long", "at most {most} characters", "check whether digits were typed twice"),
        Advice("数字`{found}`太长", "不超过{most}个字符", "检查是否多打了数字"),
    ),
    "date": error(
        Advice(
            "`{found}` is not a valid date",
            "year-month-day such as `2024-01-17`, or year-month such as `2024-06`",
            "write month and day with two digits, and check that the month has that day",
        ),
        Advice("`{found}`不是有效的日期", "“年-月-日”如`2024-01-17`，或“年-月”如`2024-06`", "月和日都写两位数字，并检查这个月有没有这一天"),
    ),
    "line-broken": error(
        Advice("the text has more than one paragraph", "one paragraph", "join the lines, without an empty line between them"),
        Advice("这里的文字分成了几段", "只有一段", "合成一段，中间不要空行"),
    ),
    "link-title-long": warning(
        Advice(
            "the link title is too wide: {found}",
            "at most {most}, where a Chinese character counts as 2",
            "keep the place, the year and one finding; phones cut off the rest",
        ),
        Advice("链接标题太宽：{found}", "不超过{most}，一个汉字算2", "只留地名、年份和一个结论，否则手机上会被截断"),
    ),
    "period-types": error(
        Advice(
            "the period has several types at once: {found:all}",
            "{expected:names}",
            "keep one of them; for the total of 2021 to 2025, write `{{cumulative: {{from: 2021, to: 2025}}}}`",
        ),
        Advice(
            "时间同时写了{found:all}",
            "{expected:names}",
            "只保留一种；如果指2021年至2025年累计，写成`{{cumulative: {{from: 2021, to: 2025}}}}`",
        ),
        by="found",
    ),
    "period-types:": error(
        Advice("the period is empty", "{expected:names}", "write, for example, `period: {{year: 2024}}`"),
        Advice("没有写明是什么时间", "{expected:names}", "例如写成`period: {{year: 2024}}`"),
    ),
    "range": error(
        Advice(
            "the figure `{found}` needs either one value or a whole range",
            "either `value:`, or both `from:` and `to:`",
            "for one number, keep only `value:`; for a range, keep only `from:` and `to:`",
        ),
        Advice(
            "数字`{found}`的数值没写全，或者写了两种",
            "只写`value:`，或者同时写`from:`和`to:`",
            "单个数字只留`value:`；范围只留`from:`和`to:`",
        ),
    ),
    "range-bound": error(
        Advice("a range cannot have `bound: {found}`", "no `bound:` with `from:` and `to:`", "delete the line `bound: {found}`"),
        Advice("范围不能再写`bound: {found}`", "有`from:`和`to:`时不写`bound:`", "删掉`bound: {found}`这一行"),
    ),
    "range-backwards": error(
        Advice(
            "the start is not before the end: {found}",
            "the smaller or earlier value in `from:`, the larger or later one in `to:`",
            "swap the two",
        ),
        Advice("起止颠倒或相同：{found}", "`from:`写较小或较早的，`to:`写较大或较晚的", "把两者对调"),
    ),
    "conversion-zero": error(
        Advice("`times:` and `over:` must be greater than 0", "", "for 15 to 1, write `times: 1` and `over: 15`"),
        Advice("`times:`和`over:`必须大于0", "", "例如15比1，写`times: 1`和`over: 15`"),
    ),
    "unit-pattern": error(
        Advice("`{found}` does not contain `{{n}}` exactly once", 'a text such as `"{{n}}个"`', "write `{{n}}` where the number goes"),
        Advice("`{found}`里应该有且只有一个`{{n}}`", '如`"{{n}}个"`', "在数字的位置写上`{{n}}`"),
    ),
    "imprint-value": error(
        Advice(
            "the imprint entry `{found}` needs either `value:` or `text:`, not both",
            "one of the two",
            "use `value:` for what is the same in all languages, such as a number, and `text:` for words to be translated",
        ),
        Advice(
            "发布信息`{found}`里，`value:`和`text:`要写且只写一个",
            "二者之一",
            "各种语言都一样的（如编号）写`value:`，需要翻译的文字写`text:`",
        ),
    ),
    "term-gloss": error(
        Advice(
            "the term `{found}` needs either `gloss:` or `unknown: true`, not both",
            "one of the two",
            "if you know the meaning, write `gloss:` with `text:` and `source:`; otherwise write `unknown: true`",
        ),
        Advice(
            "词语`{found}`里，`gloss:`和`unknown: true`要写且只写一个",
            "二者之一",
            "知道含义就写`gloss:`（含`text:`和`source:`），不知道就写`unknown: true`",
        ),
    ),
}

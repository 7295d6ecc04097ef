"""What is said of keys and values in content files."""

from __future__ import annotations

from microsite.sentences.form import Wording, error, warning

SENTENCES = {
    "units-unused": warning(
        Wording(
            "this file is not used: it is the tool's own list of units",
            "",
            "move what is yours to content/units.yaml, and delete this file",
        ),
        Wording("这个文件不会用到：它是工具自带的单位表", "", "把自己的单位移到content/units.yaml，再删掉这个文件"),
    ),
    "colour-contrast": error(
        Wording(
            "the colour `{found}` is hard to read with `{other}`: its contrast is {ratio}",
            "a contrast of at least {least}, so that everybody can read it",
            "make it darker on a light screen, lighter on a dark one; letters on the plate are light, so the plate is dark",
        ),
        Wording(
            "颜色`{found}`和`{other}`在一起看不清：对比度是{ratio}",
            "对比度至少{least}，人人都能看清",
            "浅色屏幕上调深一些，深色屏幕上调浅一些；底板（plate）上是浅色字，所以底板要深",
        ),
    ),
    "colour-unchecked": warning(
        Wording(
            "the contrast of the colour `{found}` cannot be checked: the style needs a colour such as `#2f4a5c` for {missing:all}",
            "",
            "in assets/site.css or assets/custom.css, give {missing:all} such a colour in a rule `:root {{ … }}`",
        ),
        Wording(
            "没法检查颜色`{found}`的对比度：样式要给{missing:all}写`#2f4a5c`这样的颜色",
            "",
            "在assets/site.css或assets/custom.css的`:root {{ … }}`里，给{missing:all}写上这样的颜色",
        ),
    ),
    "key-unknown": error(
        Wording(
            "there is no key `{found}` here[[, did you mean `{near}`?]]",
            "[[{expected:names}]]",
            "[[write `{near}`, or ]]delete the line if it is not needed",
        ),
        Wording("这里没有`{found}`这一项[[，是不是想写`{near}`？]]", "[[{expected:names}]]", "[[改成`{near}`；]]如果不需要，就删掉这一行"),
    ),
    "key-missing": error(
        Wording(
            "the key `{found}` is missing in {record:record}",
            "",
            "add a line `{found}: …`, with as many spaces before it as the other keys have",
        ),
        Wording("{record:record}缺少`{found}`这一项", "", "加一行`{found}: …`，行首空格与其他各项一样多"),
    ),
    "type": error(
        Wording("{found:kind} stands here", "{expected:shape}"),
        Wording("这里写的是{found:kind}", "{expected:shape}"),
        by="found",
    ),
    "type:list": error(
        Wording(
            "a list stands here",
            "{expected:shape}",
            'if a text was meant that begins with `[` or `-`, put it between `"` and `"`; otherwise take the `- ` away',
        ),
        Wording("这里写的是列表", "{expected:shape}", "如果文字本来就以`[`或`-`开头，用英文双引号括起来；否则去掉开头的`- `"),
    ),
    "type:map": error(
        Wording(
            "a group of `key: value` stands here",
            "{expected:shape}",
            'if a text was meant that begins with `{{`, or has a colon and a space in it, put it between `"` and `"`',
        ),
        Wording("这里写的是一组“名称: 值”", "{expected:shape}", "如果文字以`{{`开头，或文中有英文冒号加空格，用英文双引号把它括起来"),
    ),
    "value-empty": error(
        Wording(
            "nothing is written here", "{expected:shape}", "write it after the colon and a space, or delete the line if it may be left out"
        ),
        Wording("这里没有写内容", "{expected:shape}", "在冒号和空格后面补上；如果这一项可以不写，就删掉这一行"),
    ),
    "value-form": error(
        Wording("`{found}` does not fit here", "{expected:shape}", "[[a Chinese `{comma}` parts no items: write `, `]]"),
        Wording("`{found}`不合要求", "{expected:shape}", "[[中文的`{comma}`不能把各项分开，改成英文逗号加空格`, `]]"),
    ),
    "id-form": error(
        Wording(
            "`{found}` cannot be an id",
            "{expected:shape}",
            "write a short English name or Pinyin in small letters, with `_` instead of spaces and hyphens"
            "[[; a Chinese `{comma}` parts no items: between two write `, `]]",
        ),
        Wording(
            "`{found}`不能用作名称",
            "{expected:shape}",
            "改用简短的英文或拼音，全部小写，空格和连字符改成下划线`_`[[；中文的`{comma}`不能把各项分开，两项之间写英文逗号加空格`, `]]",
        ),
    ),
    "choice": error(
        Wording("`{found}` is not one of the words that may stand here[[, did you mean `{near}`?]]", "{expected:names}"),
        Wording("这里不能写`{found}`[[，是不是想写`{near}`？]]", "{expected:names}"),
    ),
    "number": error(
        Wording(
            "`{found}` is not a number in plain digits",
            "digits alone, with a point for decimals, such as `2300` or `5.4`",
            "[[write `{proposal}`; ]]leave out commas, units, percent signs and words such as million",
        ),
        Wording(
            "`{found}`不是普通数字",
            "只用数字和小数点，如`2300`或`5.4`",
            "[[改成`{proposal}`；]]不要写逗号、单位、百分号和“万”“亿”",
        ),
    ),
    "number-long": error(
        Wording("the number `{found}` is too long", "at most {most} characters", "see whether digits were typed twice"),
        Wording("数字`{found}`太长", "不超过{most}个字符", "检查是否多打了数字"),
    ),
    "date": error(
        Wording(
            "`{found}` is no date",
            "year-month-day such as `2024-01-17`, or year-month such as `2024-06`",
            "write months and days with two digits, and see that the month has such a day",
        ),
        Wording(
            "`{found}`不是有效的日期", "“年-月-日”如`2024-01-17`，或“年-月”如`2024-06`", "月和日都写两位数字，并检查这个月有没有这一天"
        ),
    ),
    "line-broken": error(
        Wording(
            "the text has more than one paragraph", "one line of text", "join the lines; an empty line between them is not allowed here"
        ),
        Wording("这里的文字分成了几段", "一行文字", "合成一段，中间不要空行"),
    ),
    "link-title-long": warning(
        Wording(
            "the title for links is {found} wide; phones cut it off",
            "at most {most}: a Chinese character counts as two",
            "keep the place, the year and one finding",
        ),
        Wording("链接标题宽{found}，手机上会被截断", "不超过{most}，一个汉字算两个", "只留地名、年份和一个结论"),
    ),
    "period-types": error(
        Wording(
            "the period is of several kinds at once: {found:all}",
            "{expected:names}",
            "keep one of them; for the years from 2021 to 2025 together, write `{{cumulative: {{from: 2021, to: 2025}}}}`",
        ),
        Wording(
            "时间同时写了{found:all}",
            "{expected:names}",
            "只保留一种；如果指2021年至2025年累计，写成`{{cumulative: {{from: 2021, to: 2025}}}}`",
        ),
        by="found",
    ),
    "period-types:": error(
        Wording("the period does not say what time it is", "{expected:names}", "write, for example, `period: {{year: 2024}}`"),
        Wording("没有写明是什么时间", "{expected:names}", "例如写成`period: {{year: 2024}}`"),
    ),
    "range": error(
        Wording(
            "the figure `{found}` has neither one value nor a whole range",
            "either `value:` alone, or both `from:` and `to:`",
            "for one number keep `value:` and delete `from:` and `to:`; for a range write both of these and no `value:`",
        ),
        Wording(
            "数字`{found}`的范围没有写对",
            "要么只写`value:`，要么同时写`from:`和`to:`",
            "单个数字只保留`value:`；范围则写`from:`和`to:`两项，不写`value:`",
        ),
    ),
    "range-bound": error(
        Wording(
            "a range has a bound of its own, so `{found}` does not fit",
            "no `bound:` beside `from:` and `to:`",
            "delete the line `bound: {found}`",
        ),
        Wording("范围不能再写`{found}`", "有`from:`和`to:`时不写`bound:`", "删掉`bound: {found}`这一行"),
    ),
    "range-backwards": error(
        Wording(
            "the end comes before the beginning, or is the same: {found}",
            "the smaller or earlier one under `from:`, the larger or later one under `to:`",
            "swap the two",
        ),
        Wording("起止颠倒或相同：{found}", "`from:`写较小或较早的，`to:`写较大或较晚的", "把两者对调"),
    ),
    "conversion-zero": error(
        Wording(
            "the conversion multiplies or divides by zero or less",
            "numbers above 0 under `times:` and `over:`",
            "for 15 to 1, write `times: 1` and `over: 15`",
        ),
        Wording("换算中的乘数或除数不大于零", "`times:`和`over:`都大于0", "例如15比1，写`times: 1`和`over: 15`"),
    ),
    "unit-pattern": error(
        Wording(
            "`{found}` does not say once where the number stands",
            'the text with one `{{n}}` in it, such as `"{{n}}个"`',
            "put `{{n}}` in the place of the number",
        ),
        Wording("`{found}`没有标出数字的位置，或标了不止一处", '文字中有且只有一个`{{n}}`，如`"{{n}}个"`', "在数字的位置写上`{{n}}`"),
    ),
    "imprint-value": error(
        Wording(
            "the entry `{found}` of the imprint says nothing, or says it twice",
            "either `value:` or `text:`",
            "write `value:` for what is the same in all languages, such as a number; `text:` for words that are to be translated",
        ),
        Wording(
            "发布信息`{found}`没有内容，或者写了两次",
            "`value:`和`text:`二者之一",
            "各种语言都一样的（如编号）写`value:`，需要翻译的文字写`text:`",
        ),
    ),
    "term-gloss": error(
        Wording(
            "the term `{found}` has neither an explanation nor the remark that its meaning is not known, or it has both",
            "either `gloss:` or `unknown: true`",
            "where the meaning is known, write `gloss:` with `text:` and `source:`; otherwise `unknown: true`",
        ),
        Wording(
            "词语`{found}`既没有解释，也没有注明含义不详，或者两样都写了",
            "`gloss:`和`unknown: true`二者之一",
            "知道含义就写`gloss:`（含`text:`和`source:`），不知道就写`unknown: true`",
        ),
    ),
}

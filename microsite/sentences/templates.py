"""Messages about templates and styles."""

from __future__ import annotations

from microsite.sentences.form import error, unknown

SENTENCES = {
    "template-syntax": error(
        ("the template has a syntax error: {reason}", "模板有语法错误：{reason}"),
        expected=(
            "Jinja's tags in pairs: `{{% if … %}}` with `{{% endif %}}`, `{{{{ … }}}}`",
            "成对的Jinja标记：`{{% if … %}}`配`{{% endif %}}`，`{{{{ … }}}}`",
        ),
        fix=(
            "correct the tag; to use the shipped template again, delete your own file",
            "改正标记；删掉自己的这个文件，就会用回自带的模板",
        ),
    ),
    "template-error": error(
        ("the template failed on a page: {reason}", "用模板生成页面时出错：{reason}"),
        expected=("names that the page's view has", "页面数据里有的名称"),
        fix=(
            "correct the name or the expression; microsite/plan/views.py lists the views and their fields",
            "改正名称或表达式；可用的名称见microsite/plan/views.py",
        ),
    ),
    "template-field": unknown(
        ("`{found}` does not exist here", "这里没有`{found}`"),
        expected=("one of: {expected}", "以下名称之一：{expected}"),
        fix=(
            "[[write `{near}`; ]]microsite/plan/views.py says what each name contains",
            "[[改成`{near}`；]]每个名称里是什么，见microsite/plan/views.py",
        ),
    ),
    "template-missing": unknown(
        ("unknown template `{found}`", "没有模板`{found}`"),
        expected=("the name of a file in templates/", "templates/里的文件名"),
        fix=("[[write `{near}`, or ]]add the file to templates/", "[[改成`{near}`，或者]]把这个文件加进templates/"),
    ),
    "template-message": error(
        ("`{found}(…)` does not contain a text in quotes, so nobody can translate it", "`{found}(…)`里不是引号括起来的文字，没法翻译"),
        expected=(
            '`{found}("…")` with the English text itself; use a placeholder for what varies, as in `_("by {{name}}", name=view.name)`',
            '`{found}("…")`，括号里直接写英文；变化的部分用占位，如`_("by {{name}}", name=view.name)`',
        ),
        fix=(
            "write the text out; if the value is already translated, delete `{found}`",
            "把文字直接写出来；如果值已经翻译过，就去掉`{found}`",
        ),
    ),
    "template-timeout": error(
        ("the template had not finished after {seconds} s", "模板运行了{seconds}秒还没有结束"),
        expected=("less than a second", "不到一秒"),
        fix=("look for a loop that runs too often, such as `range` with a large number", "检查是否有循环次数过多，例如`range`后面的数太大"),
    ),
    "style-end-tag": error(
        ("the style contains `</`, which can end it too early", "样式里有`</`，会在页面里提前结束样式"),
        expected=("CSS only", "只有CSS"),
        fix=("delete it; inside a string, write `<\\/`", "删掉它；如果在字符串里，写成`<\\/`"),
    ),
    "style-unexpected": error(
        ("the style `{found}` is not used", "样式文件`{found}`不会用到"),
        expected="{expected:names}",
        fix=(
            "[[rename it to `{near}`, or ]]move its rules to assets/custom.css and delete it",
            "[[改名为`{near}`，或者]]把里面的规则移到assets/custom.css，再删掉它",
        ),
    ),
}

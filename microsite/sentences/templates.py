"""What is said of templates, styles and other files that make the pages' looks."""

from __future__ import annotations

from microsite.sentences.form import Wording, error

SENTENCES = {
    "template-syntax": error(
        Wording(
            "the template cannot be understood: {reason}",
            "Jinja's tags in pairs: `{{% if … %}}` with `{{% endif %}}`, `{{{{ … }}}}`",
            "correct the tag; deleting your own file brings the shipped template back",
        ),
        Wording(
            "模板无法解析：{reason}",
            "成对的Jinja标记：`{{% if … %}}`配`{{% endif %}}`，`{{{{ … }}}}`",
            "改正标记；删掉自己的这个文件，就会用回自带的模板",
        ),
    ),
    "template-error": error(
        Wording(
            "the template failed while a page was made: {reason}",
            "names that the page's view has",
            "correct the name or the expression; the views and their fields are listed in microsite/plan/views.py",
        ),
        Wording("用模板生成页面时出错：{reason}", "页面数据里有的名称", "改正名称或表达式；可用的名称见microsite/plan/views.py"),
    ),
    "template-field": error(
        Wording(
            "what the template is given here has no `{found}`[[, did you mean `{near}`?]]",
            "one of its own: {expected}",
            "[[write `{near}`; ]]what each of them holds is told in microsite/plan/views.py",
        ),
        Wording(
            "模板在这里拿到的数据没有`{found}`[[，是不是想写`{near}`？]]",
            "它自己的名称之一：{expected}",
            "[[改成`{near}`；]]每个名称里是什么，见microsite/plan/views.py",
        ),
    ),
    "template-missing": error(
        Wording(
            "there is no template `{found}`[[, did you mean `{near}`?]]",
            "the name of a file in templates/",
            "[[write `{near}`, or ]]add the file to templates/",
        ),
        Wording("没有模板`{found}`[[，是不是想写`{near}`？]]", "templates/里的文件名", "[[改成`{near}`，或者]]把这个文件加进templates/"),
    ),
    "template-message": error(
        Wording(
            "`{found}(…)` is given something other than a text in quotes, so translators never see it",
            '`{found}("…")` with the English text itself; what varies goes into a slot, as in `_("by {{name}}", name=view.name)`',
            "write the text out, or take `{found}` away around a value that is translated already",
        ),
        Wording(
            "`{found}(…)`里写的不是引号括起来的文字，译者看不到",
            '`{found}("…")`，括号里直接写英文；变化的部分用占位，如`_("by {{name}}", name=view.name)`',
            "把文字直接写出来；如果值已经翻译过，就去掉`{found}`",
        ),
    ),
    "template-timeout": error(
        Wording(
            "the template has not finished a page after {seconds} s",
            "a page in a fraction of a second",
            "look for a loop that runs too long, such as `range` of a large number",
        ),
        Wording("模板过了{seconds}秒还没有生成一个页面", "不到一秒", "检查是否有循环次数过多，例如`range`后面的数太大"),
    ),
    "style-end-tag": error(
        Wording("the style holds `</`, which may end it in the middle of the page", "CSS alone", "delete it; in a text, write `<\\/`"),
        Wording("样式里有`</`，会在页面里提前结束样式", "只有CSS", "删掉它；如果在字符串里，写成`<\\/`"),
    ),
    "style-unexpected": error(
        Wording(
            "the style `{found}` is not used",
            "{expected:names}",
            "[[rename it to `{near}`, or ]]move its rules to assets/custom.css and delete it",
        ),
        Wording("样式文件`{found}`不会用到", "{expected:names}", "[[改名为`{near}`，或者]]把里面的规则移到assets/custom.css，再删掉它"),
    ),
}

"""What is said of ids and of names that lead to something elsewhere."""

from __future__ import annotations

from microsite.sentences.form import Sentence, Wording, error, warning


def _unknown(thing: str, thing_zh: str, file: str) -> Sentence:
    """A name that nothing has, which stands in one file and should be listed in another."""
    return error(
        Wording(
            f"there is no {thing} `{{found}}`[[, did you mean `{{near}}`?]]",
            f"[[{{expected:names}}, as listed in {file}]]",
            f"[[write `{{near}}`, or ]]add it to {file}",
        ),
        Wording(
            f"没有名为`{{found}}`的{thing_zh}[[，是不是想写`{{near}}`？]]",
            f"[[{file}里列出的{{expected:names}}]]",
            f"[[改成`{{near}}`，或者]]把它加进{file}",
        ),
    )


SENTENCES = {
    "id-twice": error(
        Wording("the id `{found}` is used a second time", "an id that nothing else has", "choose another name for one of the two"),
        Wording("名称`{found}`重复了", "不与其他重复的名称", "给其中一处换个名称"),
    ),
    "unit-unknown": _unknown("unit", "单位", "content/units.yaml"),
    "indicator-unknown": _unknown("indicator", "指标", "content/indicators.yaml"),
    "document-unknown": _unknown("document", "资料", "content/documents.yaml"),
    "source-unknown": error(
        Wording(
            "nobody is known as `{found}` who could have said this[[, did you mean `{near}`?]]",
            "`report` (the report says it), `editors` (we explain it), or the id of a document in content/documents.yaml",
            "[[write `{near}`, or ]]add the document to content/documents.yaml",
        ),
        Wording(
            "不知道来源`{found}`是谁[[，是不是想写`{near}`？]]",
            "`report`（报告里说的）、`editors`（编者的说明），或content/documents.yaml里的资料名称",
            "[[改成`{near}`，或者]]把这份资料加进content/documents.yaml",
        ),
    ),
    "figure-unknown": error(
        Wording(
            "the edition has no figure `{found}`[[, did you mean `{near}`?]]",
            "[[{expected:names}]]",
            "write the section's file name without .yaml, a full stop and the figure's id[[, here `{near}`]]",
        ),
        Wording(
            "这份报告里没有数字`{found}`[[，是不是想写`{near}`？]]",
            "[[{expected:names}]]",
            "写章节文件名（不带.yaml）、英文句点和数字的名称[[，这里是`{near}`]]",
        ),
    ),
    "reference-unknown": error(
        Wording(
            "`{{{found}}}` refers to a figure that there is not[[, did you mean `{{{near}}}`?]]",
            "[[{expected:names}]]",
            "[[write `{{{near}}}`, or ]]take an id from `figures:`, in edition.yaml as section.id; for a brace as text write `{{{{`",
        ),
        Wording(
            "`{{{found}}}`引用的数字不存在[[，是不是想写`{{{near}}}`？]]",
            "[[{expected:names}]]",
            "[[改成`{{{near}}}`，或者]]照`figures:`里的名称写，在edition.yaml里前面要加章节名和英文句点；如果只是要显示花括号，写两遍：`{{{{`",
        ),
    ),
    "language-unknown": error(
        Wording(
            "`{found}` is none of the site's languages[[, did you mean `{near}`?]]",
            "[[{expected:names}]]",
            "write the `path:` of a language from content/site.yaml",
        ),
        Wording("`{found}`不是本站的语言[[，是不是想写`{near}`？]]", "[[{expected:names}]]", "写content/site.yaml里某种语言的`path:`"),
    ),
    "locale-unknown": error(
        Wording(
            "nothing is known of a locale `{found}`, so its numbers and dates cannot be written",
            "the name of a locale in CLDR, such as `fr`, `pt_BR` or `sr_Latn`",
            "check `tag:` and `locale:`; for a language that CLDR lacks, give the `locale:` of one that writes numbers alike",
        ),
        Wording(
            "没有名为`{found}`的区域，无法确定数字和日期的写法",
            "CLDR收录的区域名称，如`fr`、`pt_BR`或`sr_Latn`",
            "检查`tag:`和`locale:`；如果CLDR没有这种语言，`locale:`写一种数字写法相同的语言",
        ),
    ),
    "languages-none": error(
        Wording(
            "the site has no language",
            "at least one language with `path:` and `name:`",
            "add the language of the report under `languages:`, then those it is translated into",
        ),
        Wording("网站没有写明任何语言", "至少一种语言，含`path:`和`name:`", "在`languages:`下先写报告的语言，再写译文的语言"),
    ),
    "newest-unknown": error(
        Wording(
            "`newest:` names the edition `{found}`, which is not there[[, did you mean `{near}`?]]",
            "[[{expected:names}]]",
            "write the name of a folder in content/, or delete the line: the highest year is then the newest",
        ),
        Wording(
            "`newest:`指定的`{found}`年度报告不存在[[，是不是想写`{near}`？]]",
            "[[{expected:names}]]",
            "写content/里的文件夹名；也可删掉这一行，以年份最大的为最新",
        ),
    ),
    "order-twice": error(
        Wording("the section `{found}` is listed a second time", "each section once", "delete one of the two lines"),
        Wording("章节`{found}`列了两次", "每个章节只列一次", "删掉其中一行"),
    ),
    "order-missing": warning(
        Wording(
            "there is no section `{found}`, so it is left out[[, did you mean `{near}`?]]",
            "[[{expected:names}]]",
            "[[write `{near}`; or ]]delete the line, or add the file {found}.yaml beside this one",
        ),
        Wording(
            "没有章节`{found}`，这一行不起作用[[，是不是想写`{near}`？]]",
            "[[{expected:names}]]",
            "[[改成`{near}`；或者]]删掉这一行，或在同一文件夹里加上{found}.yaml",
        ),
    ),
    "order-unlisted": warning(
        Wording(
            "the section `{found}` is not listed under `order:`, so it comes last",
            "",
            "add the line `- {found}` to `order:` in edition.yaml",
        ),
        Wording("章节`{found}`没有列在`order:`里，排在最后", "", "在edition.yaml的`order:`下加一行`- {found}`"),
    ),
    "formerly-taken": error(
        Wording(
            "the earlier id `{found}` belongs to something else",
            "an id that nothing has now, and nothing else had",
            "delete it from one of the two `formerly:`, or rename the other",
        ),
        Wording("曾用名`{found}`另有所属", "现在没有人用、别处也没有用过的名称", "从其中一处的`formerly:`里删掉，或给另一处改名"),
    ),
    "formerly-missing": warning(
        Wording(
            "`{found}` was here before and is gone: its address and its translations are lost",
            "",
            "if it was renamed, add `formerly: [{found}]` under its new name[[, which seems to be `{near}`]]",
        ),
        Wording(
            "原来的`{found}`不见了：旧网址打不开，译文也接不上",
            "",
            "如果改了名，在新名称下加上`formerly: [{found}]`[[（新名称可能是`{near}`）]]",
        ),
    ),
}

"""Messages about ids, and about names that refer to something elsewhere."""

from __future__ import annotations

from microsite.sentences.form import Sentence, error, unknown, warning


def _unlisted(thing: str, thing_zh: str, file: str) -> Sentence:
    """The message about a name that should be listed in `file` but is not."""
    return unknown(
        (f"unknown {thing} `{{found}}`", f"没有名为`{{found}}`的{thing_zh}"),
        expected=(f"[[{{expected:names}}, as listed in {file}]]", f"[[{file}里列出的{{expected:names}}]]"),
        fix=(f"[[write `{{near}}`, or ]]add it to {file}", f"[[改成`{{near}}`，或者]]把它加进{file}"),
    )


SENTENCES = {
    "id-twice": error(
        ("the id `{found}` is already used", "名称`{found}`重复了"), fix=("choose another id for one of the two", "给其中一处换个名称")
    ),
    "form-taken": error(
        ("`{found}` is already the name or another form of `{owner}`", "`{found}`已经是`{owner}`的名称或别的写法"),
        fix=("delete it in one of the two places", "两处里删掉一处"),
    ),
    "form-mapping": error(
        ("other forms are written without `language:`", "别的写法不用写`language:`"),
        expected="{expected:shape}",
        fix=(
            (
                "if it is in the language of the content, write `{name}` alone; "
                "otherwise delete it here, and add ` / {name}` to the translation of the name in translations/{language}/site.po"
            ),
            "如果是原文里的写法，只写`{name}`；如果是译文里的说法，删掉这里，在translations/{language}/site.po里它的译名后面加` / {name}`",
        ),
    ),
    "unit-unknown": _unlisted("unit", "单位", "content/units.yaml"),
    "indicator-unknown": _unlisted("indicator", "指标", "content/indicators.yaml"),
    "document-unknown": _unlisted("document", "资料", "content/documents.yaml"),
    "source-unknown": unknown(
        ("unknown source `{found}`", "没有`{found}`这个来源"),
        expected=(
            "`report` (the report states it), `editors` (we explain it), or the id of a document in content/documents.yaml",
            "`report`（报告里说的）、`editors`（编者的说明），或content/documents.yaml里的资料名称",
        ),
        fix=(
            "[[write `{near}`, or ]]add the document to content/documents.yaml",
            "[[改成`{near}`，或者]]把这份资料加进content/documents.yaml",
        ),
    ),
    "figure-unknown": unknown(
        ("unknown figure `{found}`", "这份报告里没有数字`{found}`"),
        fix=(
            "write the section's file name without .yaml, a full stop and the figure's id[[, here `{near}`]]",
            "写章节文件名（不带.yaml）、英文句点和数字的名称[[，这里是`{near}`]]",
        ),
    ),
    "best-unknown": unknown(
        ("the section has no figure `{found}`", "本节没有`{found}`这个数字"),
        fix=("[[write `{near}`, or ]]use an id from the section's `figures:`", "[[改成`{near}`，或者]]照本节`figures:`里的id写"),
    ),
    "reference-unknown": error(
        ("unknown figure `{{{found}}}`[[, did you mean `{{{near}}}`?]]", "没有`{{{found}}}`这个数字[[，是不是想写`{{{near}}}`？]]"),
        expected="[[{expected:names}]]",
        fix=(
            "[[write `{{{near}}}`, or ]]use an id from `figures:`, in edition.yaml as section.id; to show a brace itself, write `{{{{`",
            "[[改成`{{{near}}}`，或者]]照`figures:`里的名称写，在edition.yaml里前面要加章节名和英文句点；要显示花括号本身，写两遍：`{{{{`",
        ),
        by="where",
    ),
    "reference-unknown:elsewhere": error(
        (
            "`{{{found}}}` is a figure of the section `{section}`; a section's texts can show its own figures alone",
            "`{{{found}}}`是`{section}`一节的数字，别的章节里不能这样用",
        ),
        fix=(
            "write the number, with a link to the figure: `[{text}](figure:{full})`",
            "写出数字，并链接过去：`[{text}](figure:{full})`",
        ),
    ),
    "language-unknown": unknown(
        ("unknown language `{found}`", "`{found}`不是本站的语言"),
        fix=("use the `path:` of a language in content/site.yaml", "写content/site.yaml里某种语言的`path:`"),
    ),
    "locale-unknown": error(
        ("unknown locale `{found}`", "没有名为`{found}`的区域"),
        expected=("a locale of CLDR, such as `fr`, `pt_BR` or `sr_Latn`", "CLDR收录的区域名称，如`fr`、`pt_BR`或`sr_Latn`"),
        fix=(
            "check `tag:` and `locale:`; if CLDR lacks the language, set `locale:` to one that writes numbers and dates alike",
            "检查`tag:`和`locale:`；如果CLDR没有这种语言，`locale:`就写一种数字和日期写法相同的语言",
        ),
    ),
    "languages-none": error(
        ("the site has no languages", "网站没有写明任何语言"),
        expected=("at least one language with `path:` and `name:`", "至少一种语言，含`path:`和`name:`"),
        fix=(
            "under `languages:`, list the language of the report first, then those it is translated into",
            "在`languages:`下先写报告的语言，再写译文的语言",
        ),
    ),
    "newest-unknown": unknown(
        ("unknown edition `{found}` in `newest:`", "`newest:`里写的`{found}`年度报告不存在"),
        fix=(
            "write the name of a folder in content/, or delete the line: then the highest year is the newest",
            "写content/里的文件夹名；也可以删掉这一行，年份最大的就是最新的",
        ),
    ),
    "order-twice": error(
        ("the section `{found}` is listed twice", "章节`{found}`列了两次"), fix=("delete one of the two lines", "删掉其中一行")
    ),
    "headline-twice": error(
        ("the figure `{found}` is listed twice", "数字`{found}`列了两次"), fix=("delete one of the two lines", "删掉其中一行")
    ),
    "order-missing": unknown(
        ("unknown section `{found}`, so this line has no effect", "没有章节`{found}`，这一行不起作用"),
        fix=(
            "[[write `{near}`, or ]]delete the line, or add the file {found}.yaml to this folder",
            "[[改成`{near}`；或者]]删掉这一行，或在这个文件夹里加上{found}.yaml",
        ),
        severity="warning",
    ),
    "order-unlisted": warning(
        ("the section `{found}` is not in `order:`, so it comes last", "章节`{found}`没有列在`order:`里，排在最后"),
        fix=("add the line `- {found}` to `order:` in edition.yaml", "在edition.yaml的`order:`下加一行`- {found}`"),
    ),
    "link-section-unknown": unknown(
        ("the link leads to an unknown section `{found}`", "链接指向的章节`{found}`不存在"),
        fix=("write `section:` with the name of a section's file, without .yaml", "写`section:`加章节的文件名（不带.yaml）"),
    ),
    "link-figure-unknown": unknown(
        ("the link leads to an unknown figure `{found}`", "链接指向的数字`{found}`不存在"),
        fix=(
            "write `figure:` with the figure's id; for a figure of another section, put its file name and a full stop before the id",
            "写`figure:`加数字的名称；别的章节里的数字，在名称前写上章节文件名和英文句点",
        ),
    ),
    "link-outside": error(
        ("`{found}` does not work here: this text belongs to no edition", "这里不能链接到`{found}`：这段文字不属于任何一期报告"),
        expected=("an address that begins with `https://` or `mailto:`", "以`https://`或`mailto:`开头的地址"),
        fix=("write the page's full address, or delete the link", "写网页的完整地址，或者去掉链接"),
    ),
    "formerly-taken": error(
        ("the former id `{found}` is already used elsewhere", "曾用名`{found}`在别处已经用了"),
        expected=("an id that nothing else has or had", "现在没有人用、别处也没有用过的名称"),
        fix=("delete it from one of the two `formerly:`, or rename the other", "从其中一处的`formerly:`里删掉，或给另一处改名"),
    ),
    "formerly-missing": warning(
        ("`{found}` no longer exists: its address and its translations are lost", "原来的`{found}`不见了：旧网址打不开，译文也接不上"),
        fix=(
            "if it was renamed, add `formerly: [{found}]` under its new name[[, probably `{near}`]]",
            "如果改了名，在新名称下加上`formerly: [{found}]`[[（新名称可能是`{near}`）]]",
        ),
    ),
}

"""Messages of `new` when it cannot add something, and of `check --source` about figures that differ from their source text."""

from __future__ import annotations

from microsite.sentences.form import error, unknown, warning

SENTENCES = {
    # `new`, which has written nothing then
    "new-missing": error(
        ("`{found}` is incomplete[[: `{new}` does not exist yet]]", "`{found}`还缺选项[[：还没有`{new}`]]"),
        expected="{expected:all}",
        fix=(
            "[[write `{near}` if you mean that one; or ]]add these options, or run the command in a terminal and answer all its questions",
            "[[如果是指`{near}`，就写`{near}`；否则]]补上这些选项；也可以在终端里运行，它会一项一项地问，答完为止",
        ),
    ),
    "new-needless": error(
        ("`{found}` has no effect: `{of}` already exists", "`{of}`已经有了，`{found}`不起作用"),
        expected=("`{found}` only with a new id", "只有新的id才需要`{found}`"),
        fix=("leave out `{found}`; if you mean something new, choose another id", "去掉`{found}`；如果是另一样东西，就另取一个id"),
    ),
    "new-unreadable": error(
        ("the answer contains an invalid character, {found}", "输入的内容里有无效的字符：{found}"),
        expected=("letters, digits, punctuation and spaces", "文字、数字、标点和空格"),
        fix=(
            "type it again without arrow keys; if that does not help, the terminal does not use UTF-8: edit the file by hand",
            "重新输入，不要按方向键；还不行，就是终端的编码不是UTF-8，请直接在文件里写",
        ),
    ),
    "new-taken": error(
        ("`{found}` already exists", "`{found}`已经有了"),
        fix=("choose another id, or edit the existing one", "换一个id，或者直接改已有的内容"),
    ),
    "new-brackets": error(
        ("cannot add to `{found}:`, because it is written in brackets", "`{found}:`写在方括号里，没法往里加"),
        expected=("a list with one item a line, each beginning with `- `", "一行一项的列表，每项以`- `开头"),
        fix=("write it that way, then run the command again", "改成这种写法，再运行一次"),
    ),
    "new-changed": error(
        ("{found} was changed meanwhile, so nothing was written", "{found}刚刚被别人保存过，所以什么也没有写"),
        fix=("run the command again", "再运行一次"),
    ),
    "new-period": error(
        ("`{found}` is not a valid period", "`{found}`不是有效的时间"),
        expected=(
            "`2024`, `2024-H1`, `2024-06`, `2024-06-30`, `by 2025` or `2021..2025`",
            "`2024`、`2024-H1`、`2024-06`、`2024-06-30`、`by 2025`或`2021..2025`",
        ),
        fix=("use one of these forms", "按其中一种写"),
    ),
    "new-counted": error(
        ("`{found}` has a number and nothing that is counted", "`{found}`里只有数字，没有单位"),
        expected=("number and noun together, such as `{{n}}个`", "数字和单位的连写，如`{{n}}个`"),
        fix=(
            "add the noun; if it is an index that has no unit, write the unit in content/units.yaml by hand",
            "补上单位；如果是没有单位的指数，请直接写进content/units.yaml",
        ),
    ),
    "new-sentence": error(
        ("the sentence does not contain the figure: “{found}”", "这句话里没有这个数字：“{found}”"),
        expected=(
            "`{{{id}}}` where number and unit stand",
            "数字和单位的位置写`{{{id}}}`",
        ),
        fix=("write `{{{id}}}` in place of number and unit, or leave the sentence out", "把数字连同单位换成`{{{id}}}`，或者先不写这句话"),
    ),
    "new-place": error(
        (
            "`{found}` is not how this edition writes its places[[: none of them begins with `{letter}`, most with `{usual}`]]",
            "这一期的出处不是`{found}`这种写法[[：没有以`{letter}`开头的，大多以`{usual}`开头]]",
        ),
        expected=("a place such as `P17`", "如`P17`"),
        fix=(
            "write `{near}`[[; if the document does have places with `{letter}`, write the figure into the file by hand]]",
            "改成`{near}`[[；如果资料里确有以`{letter}`开头的位置，请直接在文件里写这个数字]]",
        ),
    ),
    "section-unknown": unknown(
        ("unknown section `{found}`", "这一期没有章节`{found}`"),
        fix=("[[write `{near}`, or ]]create the section first with `new section`", "[[改成`{near}`；或者]]先用`new section`新建这一节"),
    ),
    "edition-unknown": unknown(
        ("unknown edition `{found}`", "没有`{found}`年度的报告"),
        fix=("[[write `{near}`, or ]]create the edition first with `new edition`", "[[改成`{near}`；或者]]先用`new edition`新建一期"),
    ),
    # `check --source`
    "source-number": warning(
        (
            "the number `{found}` is not in the text, neither in {paragraph} nor elsewhere[[ (unit: “{unit}”)]]",
            "文本里没有`{found}`这个数，{paragraph}里没有，别处也没有[[（单位是“{unit}”）]]",
        ),
        expected=("a number that the text states, in digits or in words", "文本里写着的数，用数字或汉字写的都算"),
        fix=(
            "read {paragraph} again and correct `value:`; if the number is from another document, correct `place:`",
            "重读{paragraph}，改正`value:`；如果数字出自另一份资料，就改`place:`",
        ),
    ),
    "source-elsewhere": warning(
        (
            "`{found}`[[ with its unit “{unit}”]] is not in {paragraph}, but in {elsewhere}",
            "`{found}`[[（单位“{unit}”）]]不在{paragraph}，而在{elsewhere}",
        ),
        expected=("the paragraph that states the number", "写着这个数的段落"),
        fix=(
            "correct `place:`[[; the text has no marks such as `{mark}`, so paragraphs and headings are counted by empty lines]]",
            "改正`place:`[[；文本里没有`{mark}`这样的标记，段落是按空行数的，标题也算一段]]",
        ),
    ),
    "source-unit": warning(
        (
            "{paragraph} has the number `{found}`[[ in `{written}`]], but not with the unit[[ `{unit}`]]",
            "{paragraph}里有`{found}`这个数[[（`{written}`）]]，但没有和单位[[`{unit}`]]连在一起",
        ),
        expected=("the number with its unit next to it", "数字和紧挨着它的单位"),
        fix=(
            "correct the unit of the indicator, or the value; if the text only words it differently, write its words in `worded:`",
            "改正指标的单位或者数值；如果只是文本里的说法不同，在这个数字下面写`worded:`，照抄文本里的那几个字",
        ),
    ),
    "source-bound": warning(
        (
            "{paragraph} states `{found}` as `{said}`[[ in `{written}`]], but the figure is `{chosen}`",
            "{paragraph}里的`{found}`是`{said}`[[（`{written}`）]]，这里写的却是`{chosen}`",
        ),
        expected=(
            "the bound that the text states, such as `at_least` for “or more”",
            "与文本一致的范围，例如“以上”是`at_least`，“余”是`more_than`",
        ),
        fix=("correct `bound:`, or delete it if the number is exact", "改正`bound:`；准确的数不写这一项"),
    ),
    "source-worded": warning(
        ("{paragraph} does not have the words “{found}”", "{paragraph}里没有“{found}”这几个字"),
        expected=("words as they stand in the text", "文本里的原话"),
        fix=("copy the words from the text; if they are in another paragraph, correct `place:`", "照文本改正；如果在另一段，就改`place:`"),
    ),
    "source-unused": warning(
        (
            "no figure states `{found}`[[ in {paragraph}]][[, though `{near}` has the same number and unit]]: “{written}”",
            "没有写到[[{paragraph}里的]]`{found}`这个数[[（`{near}`的数值和单位与它相同）]]：“{written}”",
        ),
        fix=(
            "[[if `{near}` means it, write `place: {place}` there; otherwise ]]add a figure for it;"
            " or, if it is a name or the like, list its words under `not_figures:` at the document in content/documents.yaml",
            "[[如果就是`{near}`，在那里写`place: {place}`；如果不是，]]给它加一个数字；"
            "只是名称之类的，就把那几个字列进content/documents.yaml里这份资料的`not_figures:`",
        ),
    ),
    "source-mark": warning(
        ("the text does not have the words “{found}”", "文本里没有“{found}”这几个字"),
        fix=("write the words as they stand in the text, or delete the entry", "照文本里的原话写，或删掉这一条"),
    ),
    "source-unmarked": warning(
        (
            "the places do not fit this text, which has no marks, so each number was looked for in all of its {count} paragraphs",
            "这份文本没有段落标记，出处和它对不上，所以数字是在全文{count}段里找的",
        ),
        expected=("a text whose paragraphs begin with their names, such as `{mark}`", "每段开头有`{mark}`这样标记的文本"),
        fix=(
            "to check the places, too, write its name before each paragraph, as `place:` calls it",
            "要把出处也核对清楚，就在每段开头写上和`place:`一致的标记",
        ),
    ),
    "source-paragraph": warning(
        ("the text has no paragraph `{found}`[[; the number is in {elsewhere}]]", "文本里没有`{found}`这一段[[；这个数在{elsewhere}]]"),
        expected=("[[a paragraph of the text: {expected}]]", "[[文本里的段落：{expected}]]"),
        fix=(
            "correct `place:`; a paragraph begins with a mark such as `[P3]`; without marks, empty lines separate P1, P2 and so on",
            "改正`place:`；文本的段落以`[P3]`这样的标记开头，没有标记时按空行分段，依次是P1、P2……",
        ),
    ),
    "source-missing": error(
        ("the file does not exist", "没有这个文件"),
        expected=("the text to compare the figures with", "用来核对数字的文本"),
        fix=("check the path", "检查路径写得对不对"),
    ),
    "source-nothing": warning(
        ("no figure refers to the document `{found}`, so there is nothing to compare", "没有数字出自`{found}`这份资料，无从核对"),
        expected=("the id of a document that figures refer to", "数字所出自的资料的id"),
        fix=("name the document with `--document`", "用`--document`写明是哪份资料"),
    ),
}

"""Messages about numbers in content files, and about those that options give."""

from __future__ import annotations

from microsite.sentences.form import error

_NOT_A_NUMBER = ("`{found}` is not a plain number", "`{found}`不是普通数字")
_A_NUMBER = (
    "digits and a decimal point only, perhaps with 万 or 亿, such as `2300`, `5.4` or `1.5万`",
    "只用数字和小数点，可以带“万”“亿”，如`2300`、`5.4`或`1.5万`",
)

SENTENCES = {
    "number": error(
        _NOT_A_NUMBER,
        expected=_A_NUMBER,
        fix=(
            "write the number in digits; leave out commas, units, percent signs and words; without an exact number, it cannot be a figure",
            "用数字写；不写逗号、单位、百分号和别的字；没有准确的数，就不能登记成数字",
        ),
        by="advice",
    ),
    "number:one": error(
        _NOT_A_NUMBER,
        expected=_A_NUMBER,
        fix=("write `{proposal}`", "改成`{proposal}`"),
    ),
    "number:either": error(
        _NOT_A_NUMBER,
        expected=_A_NUMBER,
        fix=(
            "write `{proposal}` or `{other}`: compare with the report which of the two it is",
            "改成`{proposal}`或`{other}`：对照报告，看是哪一个",
        ),
    ),
    "number:bound": error(
        _NOT_A_NUMBER,
        expected=_A_NUMBER,
        fix=("write `{proposal}` after `value:`, and `{bound}` after `bound:`", "`value:`写`{proposal}`，`bound:`写`{bound}`"),
    ),
    "number:range": error(
        _NOT_A_NUMBER,
        expected=_A_NUMBER,
        fix=(
            "write `{start}` after `from:` and `{end}` after `to:`, and leave out `value:` and `bound:`",
            "`from:`写`{start}`，`to:`写`{end}`，不写`value:`和`bound:`",
        ),
    ),
    "number:bound-option": error(
        _NOT_A_NUMBER,
        expected=_A_NUMBER,
        fix=("write `{proposal}`, and `{bound}` as the bound (`--bound`)", "数值写`{proposal}`，范围（`--bound`）写`{bound}`"),
    ),
    "number:range-option": error(
        _NOT_A_NUMBER,
        expected=_A_NUMBER,
        fix=("run the command with `--value {start} --to {end}`", "运行命令时写`--value {start} --to {end}`"),
    ),
    "number-long": error(
        ("the number `{found}` is too long: {count} digits", "数字`{found}`太长：有{count}位"),
        expected=("at most {most} digits", "不超过{most}位"),
        fix=("check whether digits were typed twice", "检查是否多打了数字"),
    ),
}

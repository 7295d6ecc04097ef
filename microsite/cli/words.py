"""The command line's own sentences, in the languages of the diagnostics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from microsite.diagnostics import ERROR

if TYPE_CHECKING:
    from microsite.build import Outcome

_BUILT = {
    "en": "{written} written, {unchanged} unchanged, {removed} removed, {seconds:.2f} s",
    "zh": "写入{written}个文件，未变{unchanged}个，删除{removed}个，用时{seconds:.2f}秒",
}
_REFUSED = {
    "en": "nothing was published: {errors} errors, {warnings} warnings, {seconds:.2f} s",
    "zh": "未发布任何内容：{errors}处错误，{warnings}处警告，用时{seconds:.2f}秒",
}
_CHECKED = {
    "en": "{errors} errors, {warnings} warnings, {seconds:.2f} s",
    "zh": "{errors}处错误，{warnings}处警告，用时{seconds:.2f}秒",
}
_BUSY = {
    "en": "another build of this output folder is running; wait for it to end and try again",
    "zh": "另一个生成正在写入同一输出文件夹；请等它结束后再试",
}
_MACHINE = {
    "en": "the machine refused: {reason}{file}; mend that (is the disk full, the folder write-protected, the file open elsewhere?) and run the command again",
    "zh": "系统拒绝了操作：{reason}{file}；请检查磁盘是否已满、文件夹是否只读、文件是否被其他程序打开，然后再运行",
}


def _counts(outcome: Outcome) -> dict[str, object]:
    errors = sum(each.severity == ERROR for each in outcome.diagnostics)
    return {
        "written": len(outcome.written),
        "unchanged": outcome.unchanged,
        "removed": len(outcome.removed),
        "seconds": outcome.seconds,
        "errors": errors,
        "warnings": len(outcome.diagnostics) - errors,
    }


def counted(outcome: Outcome, language: str) -> str:
    """The last line of a build."""
    return (_BUILT if outcome.published else _REFUSED)[language].format(**_counts(outcome))


def checked(outcome: Outcome, language: str) -> str:
    """The last line of a check."""
    return _CHECKED[language].format(**_counts(outcome))


def busy(language: str) -> str:
    """What to say where another build holds the lock."""
    return _BUSY[language]


def machine_fault(error: OSError, language: str) -> str:
    """What to say where the system refused."""
    file = f" ({error.filename})" if error.filename else ""
    return _MACHINE[language].format(reason=error.strerror or str(error), file=file)

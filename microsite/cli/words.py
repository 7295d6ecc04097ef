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
    "en": "nothing was published: {errors}, {warnings}, {seconds:.2f} s",
    "zh": "未发布任何内容：{errors}，{warnings}，用时{seconds:.2f}秒",
}
_CHECKED = {
    "en": "{errors}, {warnings}, {seconds:.2f} s",
    "zh": "{errors}，{warnings}，用时{seconds:.2f}秒",
}
_BUSY = {
    "en": "another build of this output folder is running; wait for it to end and try again",
    "zh": "另一个生成正在写入同一输出文件夹；请等它结束后再试",
}
_MACHINE = {
    "en": "the machine refused: {reason}{file}; mend that (is the disk full, the folder write-protected, the file open elsewhere?)"
    " and run the command again",
    "zh": "系统拒绝了操作：{reason}{file}；请检查磁盘是否已满、文件夹是否只读、文件是否被其他程序打开，然后再运行",
}
_WORKER_LOST = {
    "en": "the system ended a process of this command, perhaps because memory ran out; close other programs and run the command again",
    "zh": "系统中止了本命令的一个进程，可能是内存不足；请关闭其他程序后再运行",
}


_COUNTED = {
    "en": {"error": ("{n} error", "{n} errors"), "warning": ("{n} warning", "{n} warnings")},
    "zh": {"error": ("{n}处错误", "{n}处错误"), "warning": ("{n}处警告", "{n}处警告")},
}


def _counts(outcome: Outcome, language: str) -> dict[str, object]:
    errors = sum(each.severity == ERROR for each in outcome.diagnostics)
    return {
        "written": len(outcome.written),
        "unchanged": outcome.unchanged,
        "removed": len(outcome.removed),
        "seconds": outcome.seconds,
        "errors": _count(errors, "error", language),
        "warnings": _count(len(outcome.diagnostics) - errors, "warning", language),
    }


def _count(number: int, noun: str, language: str) -> str:
    one, many = _COUNTED[language][noun]
    return (one if number == 1 else many).format(n=number)


def counted(outcome: Outcome, language: str) -> str:
    """The last line of a build."""
    return (_BUILT if outcome.published else _REFUSED)[language].format(**_counts(outcome, language))


def checked(outcome: Outcome, language: str) -> str:
    """The last line of a check."""
    return _CHECKED[language].format(**_counts(outcome, language))


def busy(language: str) -> str:
    """What to say where another build holds the lock."""
    return _BUSY[language]


def machine_fault(error: OSError, language: str) -> str:
    """What to say where the system refused."""
    file = f" ({error.filename})" if error.filename else ""
    return _MACHINE[language].format(reason=error.strerror or str(error), file=file)


def worker_lost(language: str) -> str:
    """What to say where the system ended a worker process."""
    return _WORKER_LOST[language]


TRANSLATIONS = {
    "en": {
        "content-faulty": "the catalogues were left alone: mend the content first",
        "formerly": "was {file}",
        "carried over": "carried over",
        "fuzzy": "to review, the source changed",
        "revived": "came back",
        "new": "new",
        "taken over": "to review, from an older edition",
        "retired": "retired",
    },
    "zh": {
        "content-faulty": "未改动任何译文文件：请先改正内容",
        "formerly": "原为{file}",
        "carried over": "沿用译文",
        "fuzzy": "原文已改，待复核",
        "revived": "重新启用",
        "new": "新增",
        "taken over": "取自往期，待复核",
        "retired": "停用",
    },
}
"""What `translations update` says; the keys of what became of a message are those of `translate.merge` and `translate.beginnings`."""

_NUMBERED = {
    "en": {
        "messages": ("a new catalogue, {n} message", "a new catalogue, {n} messages"),
        "behind": (
            "{n} catalogue is behind; run `python3 site.py translations update`",
            "{n} catalogues are behind; run `python3 site.py translations update`",
        ),
        "updated": ("{n} catalogue written", "{n} catalogues written"),
    },
    "zh": {
        "messages": ("新的译文文件，共{n}条",) * 2,
        "behind": ("有{n}个译文文件落后于内容；请运行 `python3 site.py translations update`",) * 2,
        "updated": ("写入{n}个译文文件",) * 2,
    },
}


_NONE = {"en": {"behind": "all catalogues are up to date"}, "zh": {"behind": "所有译文文件都与内容一致"}}


def count_of(what: str, number: int, language: str) -> str:
    """How many messages a new catalogue has, or how many catalogues are behind or were written."""
    if not number and what in _NONE[language]:
        return _NONE[language][what]
    return _NUMBERED[language][what][number != 1].format(n=number)


HEADS = {
    "en": {
        "name": "", "percent": "%", "translated": "translated", "fuzzy": "to review", "missing": "missing",
        "unreviewed": "machine", "words": "words left", "han": "Han left",
    },
    "zh": {
        "name": "", "percent": "%", "translated": "已译", "fuzzy": "待复核", "missing": "未译",
        "unreviewed": "机译未审", "words": "剩余词数", "han": "剩余汉字",
    },
}  # fmt: skip
"""Heads of the table of `translations status`."""


def checked_findings(number: int, language: str) -> str:
    """The last line of `translations check`."""
    return (
        {"en": "{n} findings", "zh": "{n}处可疑"}[language].format(n=number)
        if number != 1
        else {"en": "1 finding", "zh": "1处可疑"}[language]
    )


_HELD = {
    "en": "{file}: {agreeing} of {figures} figures agree with the text, {findings} to look at",
    "zh": "{file}：{figures}个数字中有{agreeing}个与文本相符，{findings}处需要看一看",
}


def held_against(file: str, figures: int, agreeing: int, findings: int, language: str) -> str:
    """What `check --source` has counted."""
    return _HELD[language].format(file=file, figures=figures, agreeing=agreeing, findings=findings)


NEW_WORDS = {
    "en": {
        "content-faulty": "nothing was written: mend the content first",
        "nothing": "nothing was written",
        "wrote": "wrote {file}",
        "needed": "an answer is needed here; Ctrl+C ends, and nothing is written",
        "new": "`{found}` is not there yet and will be new",
        "near": "`{found}` is not there yet and will be new; `{near}` is there, if that one is meant press Ctrl+C and begin again",
        "next-edition": "Next: write the sections and take `draft: true` out of them, then out of edition.yaml; meanwhile"
        " `python3 site.py preview` shows the drafts.",
        "next-section": "Next: write {file}, add figures with `python3 site.py new figure --section {id}`, then take `draft: true` out.",
        "next-figure": "Next: refer to it in a text as {{{id}}}, then `python3 site.py check` and `python3 site.py translations update`.",
        "next-language": "Next: translate the files in translations/{path}/, then `python3 site.py build`.",
    },
    "zh": {
        "content-faulty": "没有写入任何内容：请先改正已有的内容",
        "nothing": "没有写入任何内容",
        "wrote": "写入{file}",
        "needed": "这一项要填；按Ctrl+C可以退出，什么也不会写入",
        "new": "还没有`{found}`，会作为新的加进去",
        "near": "还没有`{found}`，会作为新的加进去；已有的是`{near}`，如果是指它，请按Ctrl+C重来",
        "next-edition": "下一步：写好各节，删掉其中的`draft: true`，最后删掉edition.yaml里的；在这之前可用`python3 site.py preview`看。",
        "next-section": "下一步：写{file}，用`python3 site.py new figure --section {id}`加数字，写好后删掉`draft: true`。",
        "next-figure": "下一步：在文字里用{{{id}}}引用它，再运行`python3 site.py check`和`python3 site.py translations update`。",
        "next-language": "下一步：翻译translations/{path}/里的文件，再运行`python3 site.py build`。",
    },
}
"""What `new` says."""


CARDS = {
    "en": {
        "drawn": "{file}: drawn, {kilobytes} KB",
        "summary": "{drawn} drawn, {current} up to date",
        "no-browser": "the cards are drawn by a browser (Chromium or Chrome), and none was found; install one (on Debian as root:"
        " `apt-get install -y chromium fonts-noto-cjk`), or set MICROSITE_BROWSER to the path of one",
        "failed": "the browser did not draw the card: {reason}",
    },
    "zh": {
        "drawn": "{file}：已画好，{kilobytes} KB",
        "summary": "画了{drawn}张，{current}张无需重画",
        "no-browser": "卡片要用浏览器（Chromium或Chrome）来画，但没有找到；请安装一个（Debian上以root运行："
        "`apt-get install -y chromium fonts-noto-cjk`），或者把它的路径写进环境变量MICROSITE_BROWSER",
        "failed": "浏览器没有画出卡片：{reason}",
    },
}
"""What `cards` says."""

"""What the commands and the preview say besides diagnostics, in English and Chinese."""

from __future__ import annotations

import errno

from microsite.language import Pair, in_language

TEXTS: dict[str, Pair] = {
    "interrupted": ("interrupted", "已中断"),
    "no-lock": (
        "another build is writing to this output folder; run the command again when it has ended",
        "另一个生成正在写入同一个输出文件夹；请等它结束后再运行",
    ),
    # build and check
    "errors-1": ("{count} error", "{count}处错误"),
    "errors": ("{count} errors", "{count}处错误"),
    "warnings-1": ("{count} warning", "{count}处警告"),
    "warnings": ("{count} warnings", "{count}处警告"),
    "notes-1": ("{count} note", "{count}处提示"),
    "notes": ("{count} notes", "{count}处提示"),
    "built": (
        "{written} written, {unchanged} unchanged, {removed} removed, {seconds:.2f} s",
        "写入{written}个文件，未变{unchanged}个，删除{removed}个，用时{seconds:.2f}秒",
    ),
    "refused": (
        "nothing was published: {errors}, {warnings}, {seconds:.2f} s",
        "未发布任何内容：{errors}，{warnings}，用时{seconds:.2f}秒",
    ),
    "stage-read": ("reading files", "读取文件"),
    "stage-render": ("making pages", "生成网页"),
    "stage-publish": ("publishing", "发布"),
    "stage-compare": ("comparing translations with their sources", "对照译文和原文"),
    "stage-count": ("{stage} {done:,}/{total:,}", "{stage} {done:,}/{total:,}"),
    "stage-left": ("{count}, {left}", "{count}，{left}"),
    "left-seconds": ("{n} s left", "约剩{n}秒"),
    "left-minutes": ("{n} min left", "约剩{n}分钟"),
    "checked": ("{errors}, {warnings}, {seconds:.2f} s", "{errors}，{warnings}，用时{seconds:.2f}秒"),
    "checked-noting": ("{errors}, {warnings}, {notes}, {seconds:.2f} s", "{errors}，{warnings}，{notes}，用时{seconds:.2f}秒"),
    "removed": ("removed", "已删除"),
    "source-checked": (
        "{file}: {agreeing} of {figures} figures agree with the text; of its {numbers} numbers {stated} are figures,"
        " {marked} are marked as none, {left} are left",
        "{file}：摘要里的{figures}个数字，{agreeing}个与文本相符；文本里的{numbers}处数字，{stated}处已写进摘要，{marked}处标明不算，还剩{left}处",
    ),
    # the system's refusals
    "system": ("cannot access {file}: {reason}", "无法访问{file}：{reason}"),
    "system-write": ("cannot write {file}: {reason}", "无法写入{file}：{reason}"),
    "system-file": ("a file", "文件"),
    "worker-lost": (
        "the system ended a process of this command, perhaps because memory ran out; close other programs and run the command again",
        "系统中止了本命令的一个进程，可能是内存不足；请关闭其他程序后再运行",
    ),
    # cards
    "card-drawn": ("{file}: drawn, {kilobytes} KB", "{file}：已画好，{kilobytes} KB"),
    "cards-drawn": ("{drawn} drawn, {current} up to date", "画了{drawn}张，{current}张无需重画"),
    "no-browser": (
        "no browser (Chromium or Chrome) was found, which draws the cards; install one (on Debian as root:"
        " `apt-get install -y chromium fonts-noto-cjk`), or set MICROSITE_BROWSER to its path",
        "没有找到用来画卡片的浏览器（Chromium或Chrome）；请安装一个（Debian上以root运行："
        "`apt-get install -y chromium fonts-noto-cjk`），或者把它的路径写进环境变量MICROSITE_BROWSER",
    ),
    "card-failed": ("the browser could not draw the card: {reason}", "浏览器没有画出卡片：{reason}"),
    # translations
    "catalogues-untouched": ("no catalogue was changed: fix the errors in the content first", "没有改动任何译文文件：请先改正内容里的错误"),
    "formerly": ("formerly {file}", "原为{file}"),
    "carried over": ("carried over", "沿用译文"),
    "fuzzy": ("to review, the source changed", "原文已改，待复核"),
    "revived": ("used again", "重新启用"),
    "new": ("new", "新增"),
    "taken over": ("to review, from an earlier edition", "取自往期，待复核"),
    "retired": ("no longer used", "停用"),
    "new-catalogue-1": ("a new catalogue, {count} message", "新的译文文件，共{count}条"),
    "new-catalogue": ("a new catalogue, {count} messages", "新的译文文件，共{count}条"),
    "catalogues-behind-0": ("all catalogues are up to date", "所有译文文件都与内容一致"),
    "catalogues-behind-1": (
        "{count} catalogue is out of date; run `python3 site.py translations update`",
        "有{count}个译文文件落后于内容；请运行`python3 site.py translations update`",
    ),
    "catalogues-behind": (
        "{count} catalogues are out of date; run `python3 site.py translations update`",
        "有{count}个译文文件落后于内容；请运行`python3 site.py translations update`",
    ),
    "catalogues-written-1": ("{count} catalogue written", "写入{count}个译文文件"),
    "catalogues-written": ("{count} catalogues written", "写入{count}个译文文件"),
    "findings-1": ("{count} finding", "{count}处可疑"),
    "findings": ("{count} findings", "{count}处可疑"),
    "head-percent": ("%", "%"),
    "head-translated": ("translated", "已译"),
    "head-fuzzy": ("to review", "待复核"),
    "head-missing": ("missing", "未译"),
    "head-withheld": ("not published", "未发布"),
    "head-unreviewed": ("machine", "机译未复核"),
    "head-words": ("words left", "剩余词数"),
    "head-han": ("Han left", "剩余汉字"),
    # new
    "content-errors": ("nothing was written: fix the errors in the content first", "没有写入任何内容：请先改正内容里的错误"),
    "nothing-written": ("nothing was written", "没有写入任何内容"),
    "wrote": ("wrote {file}", "已写入{file}"),
    "answer-needed": (
        "this question needs an answer; Ctrl+C ends the command without writing anything",
        "这一项要填；按Ctrl+C可以退出，什么也不会写入",
    ),
    "new-id": ("`{found}` does not exist yet and will be created", "还没有`{found}`，会新建"),
    "new-id-near": (
        "`{found}` does not exist yet and will be created; if you mean `{near}`, press Ctrl+C and start again",
        "还没有`{found}`，会新建；如果是指已有的`{near}`，请按Ctrl+C重来",
    ),
    "next-edition": (
        "Next: write the sections and delete `draft: true` from each, then from edition.yaml; until then"
        " `python3 site.py preview` shows the drafts.",
        "下一步：写好各节，删掉其中的`draft: true`，最后删掉edition.yaml里的；在这之前可以用`python3 site.py preview`看草稿。",
    ),
    "next-section": (
        "Next: write {file}, add figures with `python3 site.py new figure --section {id}`, then delete `draft: true`.",
        "下一步：写{file}，用`python3 site.py new figure --section {id}`加数字，写好后删掉`draft: true`。",
    ),
    "next-figure": (
        "Next: use {{{id}}} in a text, then run `python3 site.py check` and `python3 site.py translations update`.",
        "下一步：在文字里用{{{id}}}引用它，再运行`python3 site.py check`和`python3 site.py translations update`。",
    ),
    "next-language": (
        "Next: translate the files in translations/{path}/, then run `python3 site.py build`.",
        "下一步：翻译translations/{path}/里的文件，再运行`python3 site.py build`。",
    ),
    # preview
    "preview-address": ("Preview: {address} (press Ctrl-C to stop)", "预览地址：{address}（按Ctrl-C停止）"),
    "preview-built": ("{written} written, {removed} removed, {seconds:.2f} s", "写入{written}个文件，删除{removed}个，用时{seconds:.2f}秒"),
    "preview-refused": (
        "Build failed; the pages stay as they were. The next change starts another build.",
        "生成失败，页面保持原样；下次改动后会再试。",
    ),
    "preview-changed": ("{time} {file} changed", "{time} {file}有改动"),
    "preview-changed-more": ("{time} {file} and {more} more changed", "{time} {file}和另外{more}个文件有改动"),
    "preview-stopped": ("Stopped.", "已停止。"),
    "preview-title": ("Build failed", "生成失败"),
    "preview-heading": (
        "Build failed. Fix this and save: the page then comes back by itself.",
        "生成失败。请改正以下问题并保存，页面会自动恢复。",
    ),
    "preview-last-good": ("The page from the last successful build:", "上次成功生成的页面："),
    "preview-no-reason": ("The build published nothing and gave no reason.", "生成过程没有发布任何内容，也没有说明原因。"),
    "preview-no-lock": (
        "Another build is writing to the preview's folder, perhaps a second preview of the same site. Stop it, then save any file.",
        "另一个生成正在写入预览的文件夹，可能同一个网站已经开着一个预览。请先停止它，再保存任一文件。",
    ),
    "preview-internal": (
        "Internal error: a fault of the tool, not of your files. Details:",
        "内部错误：这是工具本身的问题，与您的文件无关。详情如下：",
    ),
    "preview-no-page": ("This page does not exist, and the site has no 404.html.", "没有这个页面，网站也没有404.html。"),
    "port-taken": (
        "Port {port} is used by another program. Choose another one, or leave out --port to get a free one.",
        "端口{port}已被别的程序占用。请换一个端口，或者不写--port，工具会自动找一个空闲的。",
    ),
    "port-refused": (
        "Port {port} cannot be used: {reason}. Leave out --port to get a free one.",
        "端口{port}无法使用：{reason}。不写--port，工具会自动找一个空闲的。",
    ),
    "no-port": ("This machine has no free port: {reason}.", "这台电脑没有可用的端口：{reason}。"),
    "preview-no-folder": (
        "Nowhere to put the preview's files: neither {folder} nor your cache folder can be written to.",
        "预览的文件没有地方放：{folder}和用户缓存文件夹都无法写入。",
    ),
}
"""Text by name. A name that ends in `-0` or `-1` is the variant of the name without it for that count."""

REASONS: dict[str, Pair] = {
    "record-indicator": ("the indicator", "指标"),
    "record-unit": ("the unit", "单位"),
    "record-shipped_unit": ("the unit", "单位"),
    "record-document": ("the document", "文件"),
    "record-term": ("the term", "术语"),
    "record-name": ("the proper name", "专名"),
    "list-indicators": ("indicators", "指标"),
    "list-units": ("units", "单位"),
    "list-shipped_units": ("units", "单位"),
    "list-documents": ("documents", "文件"),
    "list-terms": ("terms", "术语"),
    "list-names": ("proper names", "专名"),
    "program-code": ("the tool itself has changed", "工具本身有改动"),
    "program-libraries": ("a library has changed", "所用的库有改动"),
    "program-templates": ("a template has changed", "模板有改动"),
    "program-style": ("the style has changed", "样式有改动"),
    "program-sandbox": ("templates are now trusted, or no longer", "模板的信任设置有改动"),
    "program-options": ("the options of the build have changed", "生成时的选项有改动"),
    "new": ("it is new", "新的文件"),
    "output": ("the file in the output folder was missing or had been changed", "输出文件夹里的这个文件丢失或被改动过"),
    "fact": ("something that it shows has changed", "其中显示的内容有改动"),
    "file": ("{file} has changed", "{file}有改动"),
    "record": ("{record} `{id}` has changed", "{record}`{id}`有改动"),
    "list": ("the list of {list} has changed", "{list}有增减"),
    "title": ("the title of section `{section}` has changed", "章节`{section}`的标题有改动"),
    "sections": ("sections of {edition} were added or removed, or their order has changed", "{edition}的章节有增减，或顺序有改动"),
    "editions": ("an edition was added or removed, or its date has changed", "有一期增加、删除，或日期有改动"),
    "statements": ("a figure of the indicator `{indicator}` has changed", "指标`{indicator}`的某个数字有改动"),
    "renames": ("former ids have changed", "曾用的编号有改动"),
    "message": ("the translation of `{context}` has changed ({file})", "`{context}`的译文有改动（{file}）"),
    "messages": ("a translation has changed ({file})", "有译文改动（{file}）"),
    "words": ("the words of the interface have changed ({file})", "界面文字有改动（{file}）"),
    "asset": ("the file assets/{file} has changed", "文件assets/{file}有改动"),
    "assets": ("files in assets/ were added or removed", "assets/里的文件有增减"),
    "section": ("section `{section}` has changed", "章节`{section}`有改动"),
    "progress": ("how much is translated has changed", "译文完成的比例有变化"),
}
"""Why a file was made again, in words that an editor knows: what `build --explain` says."""

_SYSTEM_FAULTS: dict[int, Pair] = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), ("the disk is full", "磁盘已满")),
    errno.EROFS: ("the disk is read-only", "磁盘是只读的"),
    **dict.fromkeys(
        (errno.EACCES, errno.EPERM), ("you do not have permission, or another program is using it", "没有权限，或者别的程序正在使用它")
    ),
    errno.EBUSY: ("another program is using it", "别的程序正在使用它"),
    errno.ENOENT: ("it does not exist", "它不存在"),
    errno.ENOTDIR: ("part of the path is a file, not a folder", "路径里有一部分是文件，不是文件夹"),
    errno.EISDIR: ("it is a folder", "它是文件夹"),
}
_FAULTS_OF_WRITING = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)


def text_in(language: str, name: str, /, **facts: object) -> str:
    """The text of that name in `language`, filled with facts."""
    return in_language(language, *TEXTS[name]).format_map(facts)


def reason_in(language: str, name: str, **facts: str) -> str:
    """The text of a reason in `language`, filled with facts."""
    return in_language(language, *REASONS[name]).format_map(facts)


def text_of_count(language: str, name: str, count: int) -> str:
    """The text of that name for a number of things."""
    variant = f"{name}-{count}"
    return text_in(language, variant if variant in TEXTS else name, count=count)


def text_of_system_fault(language: str, error: OSError) -> str:
    """Which file the system could not read or write, and why."""
    known = _SYSTEM_FAULTS.get(error.errno or 0)
    reason = in_language(language, *known) if known else error.strerror or str(error)
    name = "system-write" if error.errno in _FAULTS_OF_WRITING else "system"
    return text_in(language, name, file=error.filename or text_in(language, "system-file"), reason=reason)

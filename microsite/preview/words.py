"""The preview's own sentences, for the terminal and the failure page, in the languages of the diagnostics."""

from __future__ import annotations

_WORDS = {
    "en": {
        "address": "Preview: {address} (Ctrl-C stops it)",
        "built": "{written} written, {removed} removed, {seconds:.2f} s",
        "refused": "Not built; the pages stay as they were. The next change tries again.",
        "changed": "{time} {file} changed",
        "more": "{time} {file} and {count} more changed",
        "stopped": "Stopped.",
        "title": "Not built",
        "heading": "Not built. Mend this and save: then the page comes back by itself.",
        "last_good": "The page as it was last built:",
        "silent": "The build published nothing and named no reason.",
        "busy": "Another build of the preview's folder is running, perhaps a second preview of the same root. Stop it, then save any file.",
        "machine": "The machine refused: {reason}. Is the disk full, a folder write-protected, a file open elsewhere?",
        "internal": "Internal error: a fault of the tool, not of your files. What it says of itself:",
        "no_page": "There is no such page, and the site has no 404.html.",
        "port_taken": "Port {port} is taken by another program. Choose another one, or leave the option out: then a free one is found.",
        "port_refused": "Port {port} can't be used: {reason}. Leave the option out: then a free one is found.",
        "port_range": "There is no port {port}: ports go from 1 to 65535.",
        "no_port": "This machine gives no port to listen on: {reason}.",
        "no_place": "There is no place for the preview's files: neither {folder} nor the user's cache folder can be written to.",
    },
    "zh": {
        "address": "预览地址：{address}（按Ctrl-C停止）",
        "built": "写入{written}个文件，删除{removed}个，用时{seconds:.2f}秒",
        "refused": "未生成，页面保持原样；下次改动后会再试。",
        "changed": "{time} {file}有改动",
        "more": "{time} {file}等{count}个文件有改动",
        "stopped": "已停止。",
        "title": "未生成",
        "heading": "未生成。请改正以下问题并保存，页面会自动恢复。",
        "last_good": "上次生成的页面：",
        "silent": "生成过程未发布任何内容，也没有说明原因。",
        "busy": "另一个生成正在写入预览的文件夹，可能同一目录已开着一个预览。请先停止它，再保存任一文件。",
        "machine": "系统拒绝了操作：{reason}。请检查磁盘是否已满、文件夹是否只读、文件是否被其他程序打开。",
        "internal": "内部错误：这是工具本身的问题，与您的文件无关。详情如下：",
        "no_page": "没有这个页面，网站也没有404.html。",
        "port_taken": "端口{port}已被其他程序占用。请换一个端口，或不指定端口，工具会自动找一个空闲的。",
        "port_refused": "端口{port}无法使用：{reason}。请不指定端口，工具会自动找一个空闲的。",
        "port_range": "没有端口{port}：端口号应在1到65535之间。",
        "no_port": "本机没有可用的端口：{reason}。",
        "no_place": "无处存放预览的文件：{folder}和用户缓存文件夹都无法写入。",
    },
}


def say_in(language: str, name: str, **facts: object) -> str:
    """The sentence of that name, filled with its facts; in the first language where there is none in `language`."""
    words = _WORDS.get(language) or next(iter(_WORDS.values()))
    return words[name].format_map(facts)

"""Messages of the set-up, which creates `.venv` and installs what the tool and its tests need."""

from __future__ import annotations

import sys

from microsite.language import Pair, in_language, language_of

TEXTS: dict[str, Pair] = {
    "interrupted": ("Interrupted.", "已中断。"),
    "installing-libraries": (
        "Installing the libraries into {folder}. This is needed once and takes up to a minute.",
        "正在把所需的库装进{folder}，只需一次，最多一分钟。",
    ),
    "installing-test-tools": (
        "Installing the tools for the tests into {folder}. This is needed once and takes up to a minute.",
        "正在把测试工具装进{folder}，只需一次，最多一分钟。",
    ),
    "installing-packages": ("Installing once: {command}", "正在安装（只需一次）：{command}"),
    "waiting": ("Another process is installing into the same folder: waiting for it.", "另一个进程正在往同一个文件夹里安装，请稍候。"),
    "waited": (
        "Another process has been installing into {folder} for {minutes} minutes.",
        "另一个进程往{folder}里安装，已经{minutes}分钟了。",
    ),
    "libraries-not-found": (
        "The libraries were installed, but {python} does not find them.\nDelete the folder {folder} and try again.",
        "库已经装好，但{python}找不到它们。\n请删掉文件夹{folder}，再试一次。",
    ),
    "python-broken": (
        "{python} does not start: {reason}.\nDelete the folder {folder} and try again.",
        "{python}启动不了：{reason}。\n请删掉文件夹{folder}，再试一次。",
    ),
    "python-old": (
        "{python} is older than Python 3.11.\nDelete its folder .venv and try again.",
        "{python}比Python 3.11旧。\n请删掉它所在的文件夹.venv，再试一次。",
    ),
    "not-an-environment": (
        "{folder} exists, but it is not a Python environment.\nMove it away and try again.",
        "{folder}已经存在，但不是Python环境。\n请把它移走，再试一次。",
    ),
    "environment-failed": ("Cannot create the environment {folder}.", "无法生成环境{folder}。"),
    "environment-refused": (
        "Cannot create the environment in {folder}: {reason}.\n"
        "Create it in a folder where you have write permission, and start the tool with it.",
        "无法在{folder}里生成环境：{reason}。\n请在有写入权限的文件夹里生成，再用它启动工具。",
    ),
    "disk-full": ("Cannot install the libraries: the disk is full.", "无法安装所需的库：磁盘已满。"),
    "hashes-differ": (
        "Cannot install the libraries: the downloaded files differ from those that the lock file pins.",
        "无法安装所需的库：下载的文件与锁定文件里写的不一致。",
    ),
    "no-network": (
        "Cannot download the libraries: there is no network, or the package index does not answer or lacks them.",
        "无法下载所需的库：没有网络，或者软件源没有响应，或者软件源里没有这些库。",
    ),
    "install-failed": ("Cannot install the libraries.", "无法安装所需的库。"),
    "by-hand": ("To install by hand, in the folder of site.py:", "也可以在site.py所在的文件夹里手工安装："),
    "by-hand-offline": (
        "Without network: download on a similar machine that has a network, and copy the folder `wheels` here:",
        "没有网络时：在一台有网络的同类电脑上下载，再把文件夹`wheels`拷过来：",
    ),
    "no-ensurepip": (
        "This Python ({python}) cannot create environments: its module ensurepip is missing.",
        "这个Python（{python}）不能生成环境：缺少模块ensurepip。",
    ),
    "no-ensurepip-advice": (
        "Install it with your system's package manager, or use another Python.",
        "请用系统的软件包安装它，或换一个Python。",
    ),
    "no-ensurepip-in-package": ("The package was installed, but does not contain it.", "软件包已经装好，但里面没有这个模块。"),
    "run-once": ("Run this once, then try again:", "请运行一次下面的命令，再试一次："),
    "packages-failed": (
        "`{command}` failed:\n{output}\nRun it by hand, then try again.",
        "`{command}`失败：\n{output}\n请手工运行它，再试一次。",
    ),
    "test-packages": ("The tests need {packages}.", "测试需要{packages}。"),
    "test-browser": (
        "The tests need a browser (Chromium or Chrome), and none was found.\n"
        "Run this once, then try again:\n  {python} -m playwright install chromium\n"
        "or set {variable} to the path of a browser.",
        "测试需要浏览器（Chromium或Chrome），但没有找到。\n"
        "请运行一次下面的命令，再试一次：\n  {python} -m playwright install chromium\n"
        "或者把浏览器的路径写进环境变量{variable}。",
    ),
    "tests-left-out": ("Tests that need {programs} are left out.", "需要{programs}的测试不运行。"),
    "no-tests": ("No test was run.", "没有运行任何测试。"),
}


def setup_text(name: str, **facts: object) -> str:
    """The text of that name, in the language of this run: the set-up comes before the command line is parsed."""
    return in_language(language_of(sys.argv[1:]), *TEXTS[name]).format_map(facts)

"""Messages about files and folders, and about options of the command line."""

from __future__ import annotations

from microsite.sentences.form import error, warning

SENTENCES = {
    # Files and folders
    "file-unreadable": error(
        ("cannot read the file: {reason}", "文件读不了：{reason}"),
        fix=(
            "check that it exists, that you have permission to read it, and that no other program has locked it",
            "检查文件是否还在、是否有读取权限、是否被别的程序占用",
        ),
    ),
    "file-changing": error(
        ("the file changed during the build", "生成网站时，这个文件被改动了"),
        fix=("build again once it is saved", "等文件保存好，再生成一次"),
    ),
    "card-stale": warning(
        ("the sharing card `{found}` is out of date", "分享卡片`{found}`与现在的内容不符"),
        fix=("run `python3 site.py cards`, or delete the picture", "运行`python3 site.py cards`重画，或删掉这张图片"),
    ),
    "file-missing": error(
        ("the file `{found}` is missing[[: {purpose}]]", "缺少文件`{found}`"),
        fix=("add it; the showcase has one that you can copy", "补上这个文件，可以照示例站点里的写"),
    ),
    "file-unexpected": warning(
        ("this file is not used[[, did you mean `{near}`?]]", "这个文件不会用到[[，是不是想叫`{near}`？]]"),
        expected="[[{expected}]]",
        fix=("[[rename it to `{near}`, or ]]move it out of content/", "[[改名为`{near}`，或者]]移出content/文件夹"),
    ),
    "edition-none": error(
        ("there is no edition", "没有任何年度报告"),
        expected=(
            "a folder such as content/2024, with edition.yaml and the sections in it",
            "content/2024这样的文件夹，里面有edition.yaml和各章节",
        ),
        fix=("add a folder named after the year", "新建一个以年份命名的文件夹"),
    ),
    "edition-form": error(
        ("`{found}` is not a valid name of an edition", "`{found}`不能用作年度报告的文件夹名"),
        expected=(
            "four digits, optionally followed by lower-case letters or digits: `2024`, `2024a`",
            "四位数字，后面可加小写字母或数字：`2024`、`2024a`",
        ),
        fix=("rename the folder, or move it out of content/", "给文件夹改名，或移出content/"),
    ),
    "section-form": error(
        ("`{found}` is not a valid file name of a section", "`{found}`不能用作章节的文件名"),
        expected=(
            "lower-case letters a–z, digits and `_`, beginning with a letter, then `.yaml`",
            "小写英文字母、数字和下划线，以字母开头，后面是`.yaml`",
        ),
        fix=(
            "rename the file[[ to `{near}.yaml`||, in English or Pinyin, for example `public_health.yaml`; its title may be Chinese]]",
            "给文件改名[[为`{near}.yaml`||，用英文或拼音，例如`public_health.yaml`；标题可以用中文]]",
        ),
    ),
    "section-reserved": error(
        ("a section cannot be named `{found}`: the site has a page of that name", "章节不能叫`{found}`：网站已有同名页面"),
        fix=("rename the file, for example `{found}_work.yaml`", "给文件改名，例如`{found}_work.yaml`"),
    ),
}

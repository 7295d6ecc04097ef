"""Messages about files and folders, and about options of the command line."""

from __future__ import annotations

from microsite.sentences.form import Advice, error, warning

SENTENCES = {
    "file-unreadable": error(
        Advice(
            "cannot read the file: {reason}",
            "",
            "check that it exists, that you have permission to read it, and that no other program has locked it",
        ),
        Advice("文件读不了：{reason}", "", "检查文件是否还在、是否有读取权限、是否被别的程序占用"),
    ),
    "file-changing": error(
        Advice("the file changed during the build", "", "build again once it is saved"),
        Advice("生成网站时，这个文件被改动了", "", "等文件保存好，再生成一次"),
    ),
    "card-stale": warning(
        Advice("the sharing card `{found}` is out of date", "", "run `python3 site.py cards`, or delete the picture"),
        Advice("分享卡片`{found}`与现在的内容不符", "", "运行`python3 site.py cards`重画，或删掉这张图片"),
    ),
    "file-missing": error(
        Advice("the file `{found}` is missing[[: {purpose}]]", "", "add it; the showcase has one that you can copy"),
        Advice("缺少文件`{found}`", "", "补上这个文件，可以照示例站点里的写"),
    ),
    "file-unexpected": warning(
        Advice(
            "this file is not used[[, did you mean `{near}`?]]", "[[{expected}]]", "[[rename it to `{near}`, or ]]move it out of content/"
        ),
        Advice("这个文件不会用到[[，是不是想叫`{near}`？]]", "[[{expected}]]", "[[改名为`{near}`，或者]]移出content/文件夹"),
    ),
    "edition-none": error(
        Advice(
            "there is no edition",
            "a folder such as content/2024, with edition.yaml and the sections in it",
            "add a folder named after the year",
        ),
        Advice("没有任何年度报告", "content/2024这样的文件夹，里面有edition.yaml和各章节", "新建一个以年份命名的文件夹"),
    ),
    "edition-form": error(
        Advice(
            "`{found}` is not a valid name of an edition",
            "four digits, optionally followed by lower-case letters or digits: `2024`, `2024a`",
            "rename the folder, or move it out of content/",
        ),
        Advice("`{found}`不能用作年度报告的文件夹名", "四位数字，后面可加小写字母或数字：`2024`、`2024a`", "给文件夹改名，或移出content/"),
    ),
    "section-form": error(
        Advice(
            "`{found}` is not a valid file name of a section",
            "lower-case letters a–z, digits and `_`, beginning with a letter, then `.yaml`",
            "rename the file, for example `public_health.yaml`",
        ),
        Advice(
            "`{found}`不能用作章节的文件名", "小写英文字母、数字和下划线，以字母开头，后面是`.yaml`", "给文件改名，例如`public_health.yaml`"
        ),
    ),
    "section-reserved": error(
        Advice(
            "a section cannot be named `{found}`: the site has a page of that name", "", "rename the file, for example `{found}_work.yaml`"
        ),
        Advice("章节不能叫`{found}`：网站已有同名页面", "", "给文件改名，例如`{found}_work.yaml`"),
    ),
    "path-clash": error(
        Advice("two files would have the same address `{found}`", "", "rename one of the two"),
        Advice("有两个文件会写到同一个地址`{found}`", "", "给其中一个改名"),
    ),
    "output-foreign": error(
        Advice(
            "cannot write the page `{found}`: another file is in its place, and no build made it",
            "",
            "move that file away, or choose another folder with `--output`",
        ),
        Advice("页面`{found}`写不进去：这里已有别的文件，不是生成出来的", "", "把那个文件移走，或用`--output`另选文件夹"),
    ),
    "output-place": error(
        Advice(
            "cannot write the site to `{found}`",
            "a folder of its own, such as output/: not the root, and not inside content/, translations/, templates/ or assets/",
            "choose another folder with `--output`",
        ),
        Advice(
            "网站不能写到`{found}`",
            "单独的文件夹，如output/；不能是根文件夹，也不能在content/、translations/、templates/、assets/里面",
            "用`--output`另选文件夹",
        ),
    ),
    "option-base-url": error(
        Advice(
            "`{found}` is not a valid site address",
            "a full address such as `https://example.org/report/`, without `?` and `#`",
            "correct `--base-url`, or `base_url:` in content/site.yaml",
        ),
        Advice(
            "`{found}`不能用作网站地址",
            "完整的网址，如`https://example.org/report/`，不含`?`和`#`",
            "改正`--base-url`，或content/site.yaml里的`base_url:`",
        ),
    ),
    "option-root": error(
        Advice("`{found}` has no folder content/", "a folder that contains content/", "give the right folder with `--root`"),
        Advice("`{found}`里没有content/文件夹", "含有content/的文件夹", "用`--root`指定正确的文件夹"),
    ),
}

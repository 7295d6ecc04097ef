"""Messages about where the site is published: its address, its folder, the names of its files."""

from __future__ import annotations

from microsite.sentences.form import error

_ADDRESS = (
    "a full address such as `https://example.org/report/`, without `?` and `#`",
    "完整的网址，如`https://example.org/report/`，不含`?`和`#`",
)

SENTENCES = {
    "name-unstorable": error(
        ("a file or folder named `{found}` cannot be stored on Windows", "Windows上不能有叫`{found}`的文件或文件夹"),
        expected=(
            "a name that every system can store: not aux, con, nul, prn, com1 or lpt1 and their like,"
            ' no full stop or space at its end, and none of `< > : " | ? * \\`',
            '各种系统都能存的名称：不能叫aux、con、nul、prn、com1、lpt1等，末尾没有句点和空格，也没有`< > : " | ? * \\`',
        ),
        fix=("choose another name, for example `{near}`", "换个名称，例如`{near}`"),
        by="kind",
    ),
    "name-unstorable:language": error(
        ("a folder named `{found}` cannot be stored on Windows", "Windows上不能有叫`{found}`的文件夹"),
        expected=("a short name in addresses other than aux, con, nul or prn", "网址里的简称，不能是aux、con、nul、prn"),
        fix=(
            "write `path: {found}-x` and `tag: {found}`, and rename the folder in translations/",
            "写成`path: {found}-x`和`tag: {found}`，translations/里的文件夹也跟着改名",
        ),
    ),
    "path-clash": error(
        (
            "the site would have a file `{found}`[[ and another one, `{other}`, which is the same on Windows and macOS]]"
            "[[ where the folder of `{within}` has to be]]",
            "网站里有文件`{found}`[[，又有`{other}`，在Windows和macOS上是同一个]][[，可是`{within}`所在的文件夹也要叫这个名称]]",
        ),
        fix=("rename one of the two", "给其中一个改名"),
    ),
    "output-foreign": error(
        (
            "cannot write the page `{found}`: another file is in its place, and no build made it",
            "页面`{found}`写不进去：这里已有别的文件，不是生成出来的",
        ),
        fix=("move that file away, or choose another folder with `--output`", "把那个文件移走，或用`--output`另选文件夹"),
    ),
    "output-place": error(
        ("cannot write the site to `{found}`", "网站不能写到`{found}`"),
        expected=(
            "a folder of its own, such as output/: not the root, and not inside content/, translations/, templates/ or assets/",
            "单独的文件夹，如output/；不能是根文件夹，也不能在content/、translations/、templates/、assets/里面",
        ),
        fix=("choose another folder with `--output`", "用`--output`另选文件夹"),
    ),
    "base-url": error(
        ("`{found}` is not a valid site address", "`{found}`不能用作网站地址"),
        expected=_ADDRESS,
        fix=(
            "[[write `{near}`, or ]]correct `--base-url`, or `base_url:` in content/site.yaml",
            "[[改成`{near}`，或者]]改正`--base-url`，或content/site.yaml里的`base_url:`",
        ),
        by="reason",
    ),
    "base-url:credentials": error(
        ("the site address `{found}` contains a user name or password", "网站地址`{found}`里有用户名或密码"),
        expected=_ADDRESS,
        fix=(
            "write it without them, because every page would publish them[[: `{near}`]]",
            "去掉用户名和密码，否则每个网页都会把它公布出去[[：`{near}`]]",
        ),
    ),
    "base-url:query": error(
        ("the site address `{found}` contains `?` or `#`", "网站地址`{found}`里有`?`或`#`"),
        expected=_ADDRESS,
        fix=("delete `?` or `#` with all that follows it[[: `{near}`]]", "把`?`或`#`连同后面的都删掉[[：`{near}`]]"),
    ),
    "base-url:host": error(
        ("the site address `{found}` has no valid host name", "网站地址`{found}`里的域名不对"),
        expected=_ADDRESS,
        fix=(
            "[[write `{near}`; or ]]check what stands between `//` and the next `/`:"
            " letters, digits and hyphens, with full stops between them",
            "[[改成`{near}`；或者]]检查`//`和下一个`/`之间的部分：只能有字母、数字、连字符，用英文句点隔开",
        ),
    ),
    "base-url:port": error(
        ("the site address `{found}` has no valid port", "网站地址`{found}`里的端口不对"),
        expected=("no port, or a colon and a number from 1 to 65535 after the host name", "域名后面不写端口，或写冒号和1到65535之间的数"),
        fix=("correct the port, or delete it with its colon", "改正端口，或连同冒号一起删掉"),
    ),
    "base-url:page": error(
        ("the site address `{found}` is that of a page", "网站地址`{found}`是一个网页的地址"),
        expected=(
            "the address of the folder that the site is put into, such as `https://example.org/report/`",
            "放网站的文件夹的地址，如`https://example.org/report/`",
        ),
        fix=("delete the name of the page at its end[[: `{near}`]]", "删掉末尾的网页文件名[[：`{near}`]]"),
    ),
    "option-root": error(
        ("`{found}` has no folder content/", "`{found}`里没有content/文件夹"),
        expected=("a folder that contains content/", "含有content/的文件夹"),
        fix=("give the right folder with `--root`", "用`--root`指定正确的文件夹"),
    ),
}

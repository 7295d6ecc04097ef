"""What is said of the pictures that content files name."""

from __future__ import annotations

from microsite.sentences.form import Wording, error, warning

SENTENCES = {
    "picture-file": error(
        Wording(
            "`{found}` cannot be the path of a picture",
            "{expected:shape}",
            "[[write `{near}`, or ]]rename the file and its folders so, and write the path without `..` and without assets/ before it",
        ),
        Wording(
            "`{found}`不能用作图片的路径",
            "{expected:shape}",
            "[[改成`{near}`；或]]把文件和文件夹改成这样的名字，路径里不写`..`，前面也不写assets/",
        ),
    ),
    "picture-missing": error(
        Wording(
            "there is no file `{found}` in assets/[[, did you mean `{near}`?]]",
            "",
            "[[write `{near}`, or ]]put the picture into assets/ under this path, or take the whole `picture:` away",
        ),
        Wording(
            "assets/里没有`{found}`这个文件[[，是不是想写`{near}`？]]",
            "",
            "[[改成`{near}`；或]]按这个路径把图片放进assets/；不要图片，就删掉整个`picture:`",
        ),
    ),
    "picture-case": error(
        Wording(
            "the file is called `{near}`, not `{found}`: most servers tell capital letters from small ones",
            "",
            "write `{near}`, or rename the file",
        ),
        Wording("文件名是`{near}`，不是`{found}`：多数服务器区分大小写", "", "改成`{near}`，或给文件改名"),
    ),
    "picture-unreadable": error(
        Wording(
            "the picture `{found}` cannot be read: {reason}",
            "",
            "see that it is a file, that you may read it, and that no other program holds it",
        ),
        Wording("图片`{found}`读不了：{reason}", "", "检查它是不是文件、是否有读取权限、是否被别的程序占用"),
    ),
    "picture-format": error(
        Wording(
            "`{found}` is not a picture that can be shown[[: it is {format}]]",
            "a picture as {expected:names}",
            "open it in an image program and save it as JPEG (photographs) or PNG (drawings)",
        ),
        Wording(
            "`{found}`不是能显示的图片[[：它是{format}]]",
            "{expected:names}格式的图片",
            "用看图软件打开，照片另存为JPEG，图画另存为PNG",
        ),
    ),
    "picture-moves": error(
        Wording(
            "the picture `{found}` moves", "a picture that stands still: one that moves cannot be stopped here", "save one frame of it"
        ),
        Wording("图片`{found}`是动图", "不动的图片：这里没有办法让它停下", "另存其中的一帧"),
    ),
    "picture-ending": error(
        Wording("`{found}` holds a {format} picture: its name says something else", "", "rename the file to `{near}`, and write that here"),
        Wording("`{found}`里是{format}图片，和文件名的结尾不符", "", "把文件改名为`{near}`，这里也照写"),
    ),
    "picture-damaged": error(
        Wording(
            "`{found}` begins as {format}, but its width and height cannot be made out",
            "",
            "the file is damaged or was not copied whole: copy it again, or save it anew in an image program",
        ),
        Wording("`{found}`开头是{format}，但读不出宽和高", "", "文件已损坏，或者没有复制完整：重新复制，或用看图软件重新保存"),
    ),
    "picture-cut": error(
        Wording("the picture `{found}` breaks off before its end", "", "it was not copied whole: copy it again"),
        Wording("图片`{found}`不完整，后面的部分缺失", "", "没有复制完整：重新复制一次"),
    ),
    "picture-large": error(
        Wording(
            "the picture `{found}` is {size} pixels: more than a screen needs",
            "at most {most} pixels, width × height",
            "make it smaller in an image program: a phone would load every pixel and show a fraction of them",
        ),
        Wording(
            "图片`{found}`有{size}像素，比屏幕需要的大",
            "宽×高不超过{most}像素",
            "用看图软件缩小：不然手机要整张下载，多出来的像素却显示不出来",
        ),
    ),
    "picture-heavy": error(
        Wording(
            "the picture `{found}` weighs {weight} KB: readers on a phone have to wait for it",
            "at most {most} KB",
            "save it as JPEG or WebP with a lower quality, or make it smaller",
        ),
        Wording("图片`{found}`有{weight} KB，用手机看要等", "不超过{most} KB", "用较低的质量另存为JPEG或WebP，或者缩小尺寸"),
    ),
    "picture-place": warning(
        Wording(
            "the picture `{found}` carries the coordinates of where it was taken, and everybody who loads it can read them",
            "",
            "save it without location data",
        ),
        Wording("图片`{found}`里带有拍摄地点的坐标，谁打开都能看到", "", "去掉位置信息再保存"),
    ),
}

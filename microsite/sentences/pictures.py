"""Messages about pictures that content files refer to."""

from __future__ import annotations

from microsite.sentences.form import Advice, error, warning

SENTENCES = {
    "picture-file": error(
        Advice(
            "`{found}` is not a valid path of a picture",
            "{expected:shape}",
            "[[write `{near}`, or ]]rename the file and its folders; leave out `..`, and assets/ at the beginning",
        ),
        Advice(
            "`{found}`不能用作图片的路径", "{expected:shape}", "[[改成`{near}`；或]]给文件和文件夹改名；路径里不写`..`，开头也不写assets/"
        ),
    ),
    "picture-missing": error(
        Advice(
            "there is no file `{found}` in assets/[[, did you mean `{near}`?]]",
            "",
            "[[write `{near}`, or ]]put the picture there, or delete the whole `picture:`",
        ),
        Advice(
            "assets/里没有`{found}`这个文件[[，是不是想写`{near}`？]]",
            "",
            "[[改成`{near}`；或]]把图片放到那里；不要图片，就删掉整个`picture:`",
        ),
    ),
    "picture-case": error(
        Advice(
            "the file is named `{near}`, not `{found}`: most servers distinguish upper and lower case",
            "",
            "write `{near}`, or rename the file",
        ),
        Advice("文件名是`{near}`，不是`{found}`：多数服务器区分大小写", "", "改成`{near}`，或给文件改名"),
    ),
    "picture-unreadable": error(
        Advice(
            "cannot read the picture `{found}`: {reason}",
            "",
            "check that it is a file, that you have permission to read it, and that no other program has locked it",
        ),
        Advice("图片`{found}`读不了：{reason}", "", "检查它是不是文件、是否有读取权限、是否被别的程序占用"),
    ),
    "picture-format": error(
        Advice(
            "`{found}` is not in a supported format[[: it is {format}]]",
            "a picture as {expected:names}",
            "open it in an image editor and save it as JPEG (photos) or PNG (drawings)",
        ),
        Advice(
            "`{found}`不是支持的图片格式[[：它是{format}]]", "{expected:names}格式的图片", "用看图软件打开，照片另存为JPEG，图画另存为PNG"
        ),
    ),
    "picture-moves": error(
        Advice(
            "the picture `{found}` is animated", "a still picture, because readers cannot stop an animation here", "save one frame of it"
        ),
        Advice("图片`{found}`是动图", "静止的图片，因为读者没法让动图停下", "另存其中的一帧"),
    ),
    "picture-ending": error(
        Advice("`{found}` is a {format} picture, but its name ends otherwise", "", "rename the file to `{near}`, and write that here"),
        Advice("`{found}`其实是{format}图片，和文件名的结尾不符", "", "把文件改名为`{near}`，这里也照写"),
    ),
    "picture-damaged": error(
        Advice(
            "the {format} picture `{found}` is damaged: its width and height cannot be read",
            "",
            "copy it again, or save it again in an image editor",
        ),
        Advice("{format}图片`{found}`已损坏，读不出宽和高", "", "重新复制一次，或用看图软件重新保存"),
    ),
    "picture-cut": error(
        Advice("the picture `{found}` is incomplete", "", "copy it again"),
        Advice("图片`{found}`不完整", "", "重新复制一次"),
    ),
    "picture-large": error(
        Advice(
            "the picture `{found}` is too large: {size} pixels",
            "at most {most} pixels, width × height",
            "make it smaller in an image editor; no screen shows that many",
        ),
        Advice("图片`{found}`太大：{size}像素", "宽×高不超过{most}像素", "用看图软件缩小，屏幕显示不了这么多像素"),
    ),
    "picture-heavy": error(
        Advice(
            "the file `{found}` is too large: {weight} KB",
            "at most {most} KB",
            "save it as JPEG or WebP with a lower quality, or make the picture smaller, so that phones load it fast",
        ),
        Advice("图片文件`{found}`太大：{weight} KB", "不超过{most} KB", "用较低的质量另存为JPEG或WebP，或者缩小尺寸，手机打开才快"),
    ),
    "picture-place": warning(
        Advice(
            "the picture `{found}` contains the coordinates of where it was taken, which everybody can read",
            "",
            "save it without location data",
        ),
        Advice("图片`{found}`里带有拍摄地点的坐标，谁都能看到", "", "去掉位置信息再保存"),
    ),
}

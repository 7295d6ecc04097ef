"""The fields of a picture, and what the path of its file may be."""

from __future__ import annotations

import re
from typing import Any

from microsite.model import content
from microsite.read.shapes import Field, Line, Pattern, Reading, Record, Sentence
from microsite.read.yaml_tree import Node

_PART = "[A-Za-z0-9_][A-Za-z0-9_.-]*"
# Names in other scripts come out of archives and off other systems' disks under other bytes; no part may lead upwards or hide.
_BELOW_ASSETS = re.compile(rf"(?!assets/){_PART}(?:/{_PART})*")


class PicturePath(Pattern):
    """The path of a picture below assets/; each that is named is noted, whether or not its record stands."""

    def decode(self, node: Node, reading: Reading) -> Any:
        text = self.scalar(node, reading)
        if not isinstance(text, str):
            return text
        if not re.fullmatch(self.pattern, text):
            meant = text.strip().replace("\\", "/").removeprefix("./").removeprefix("/").removeprefix("assets/")
            return reading.fault(
                "picture-file", node, found=text, near=meant if re.fullmatch(self.pattern, meant) else None, expected=self.name
            )
        reading.pictures.append(content.Listed(text, node.position(reading.file)))
        return text


PICTURE = Record(
    "picture",
    content.Picture,
    (
        Field("file", PicturePath("picture-file", _BELOW_ASSETS.pattern), "the picture, as a path below assets/", True),
        Field("alt", Line(), "what it shows, in words, for those who do not see it", True),
        Field("caption", Sentence(), "what a reader should know of it; stands below it"),
        Field("credit", Sentence(), "who made it, and by which right it is shown; stands below it", True),
    ),
)

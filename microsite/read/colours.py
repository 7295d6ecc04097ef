"""Colours of a site: those of `colours:` in site.yaml put behind the style, and the contrast of all that a site sets itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.model.content import Colours

TEXT, SHAPE = 7.0, 3.0
"""least contrast of text (WCAG AAA) and of shapes that carry meaning"""
_PAIRS = (
    *((text, surface, TEXT) for text in ("ink", "ink-2", "steel", "green", "ember", "link") for surface in ("page", "card")),
    *((shape, surface, SHAPE) for shape in ("bar-steel", "bar-green") for surface in ("page", "card")),
    *((text, "plate", TEXT) for text in ("on-plate", "on-plate-2")),
)
"""two tokens that are read together, and the contrast that they need"""


class Token(NamedTuple):
    """A custom property that a style declares for `:root`, such as `--link: #0b4f79`."""

    name: str
    """without the hyphens before it"""
    value: str
    light: bool
    dark: bool
    """the colour schemes that it is declared for"""
    start: int
    """where the value begins in the style"""


_DELIMITER = re.compile(r"/\*.*?\*/|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|[{}]", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_DECLARATION = re.compile(r"--([a-zA-Z0-9_-]+)\s*:\s*([^;{}]*[^;{}\s])")
_SCHEME = re.compile(r"prefers-color-scheme:\s*(light|dark)")
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})")


def tokens(style: str) -> Iterator[Token]:
    """The tokens that a style declares for screens of any size, in order; later ones replace earlier ones of the same name."""
    for around, start, end in _blocks(style):
        *media, selector = around
        scheme = _SCHEME.search(" ".join(media))
        plain = all(each in ("@media screen", "@media all") for each in media)
        if selector != ":root" or not (scheme or plain):
            continue
        light, dark = (scheme[1] == "light", scheme[1] == "dark") if scheme else (True, True)
        # Comments are blanked out, not taken out, so that places in the style stay what they are.
        block = _COMMENT.sub(lambda match: " " * len(match[0]), style[start:end])
        for match in _DECLARATION.finditer(block):
            yield Token(match[1], match[2], light, dark, start + match.start(2))


def _blocks(style: str) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """Each block of a style: the at-rules and selectors that it stands in, outermost first, and where its text begins and ends."""
    around: list[str] = []
    start = 0
    for match in _DELIMITER.finditer(style):
        if match[0] == "{":
            before = _COMMENT.sub("", style[start : match.start()]).rpartition(";")[2]
            around.append(" ".join(before.split()))
        elif match[0] == "}":
            if around:
                yield tuple(around), start, match.start()
                around.pop()
        else:
            continue
        start = match.end()


def _schemes(style: str) -> tuple[dict[str, str], dict[str, str]]:
    """The values of the tokens on light screens and on dark ones."""
    found = list(tokens(style))
    return {each.name: each.value for each in found if each.light}, {each.name: each.value for each in found if each.dark}


def coloured(style: str, colours: Colours | None) -> tuple[str, tuple[Diagnostic, ...]]:
    """The style with the colours of site.yaml behind it, for screens only, so that paper stays black on white; and their diagnostics."""
    if colours is None:
        return style, ()
    light, dark = _schemes(style)
    rules: list[str] = []
    faults: list[Diagnostic] = []
    for palette, under, media in ((colours.light, light, "screen"), (colours.dark, dark, "screen and (prefers-color-scheme: dark)")):
        if palette is None:
            continue
        own = {_property(name): value for name, value in palette.colours.items()}
        rules.append(f"@media {media} {{ :root {{ {_declarations(own)} }} }}")
        for name in palette.colours:
            token = _property(name)
            faults += _contrast_faults(token, {**under, token: own[token]}, token in under, palette.where[name])
    # A light colour holds on dark screens too. Where site.yaml gives no dark one, the style's own is declared once more.
    if colours.light is not None:
        chosen = colours.dark.colours if colours.dark is not None else {}
        kept = {_property(name): dark[_property(name)] for name in colours.light.colours if _property(name) in dark and name not in chosen}
        rules.append(f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {_declarations(kept)} }} }}")
    return "\n".join([style, *rules]), tuple(faults)


def custom_faults(file: str, custom: str, style: str) -> tuple[Diagnostic, ...]:
    """Diagnostics of the tokens that a root's custom.css declares; `custom`: its text; `style`: the whole style, which ends with it."""
    light, dark = _schemes(style)
    faults: list[Diagnostic] = []
    for token in tokens(custom):
        line = custom.count("\n", 0, token.start) + 1
        place = Position(file, line, token.start - custom.rfind("\n", 0, token.start), len(token.value))
        for under, holds in ((light, token.light), (dark, token.dark)):
            if holds and under[token.name] == token.value:
                faults += _contrast_faults(token.name, under, True, place)
    return tuple(dict.fromkeys(faults))


def _declarations(values: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in values.items())


def _property(name: str) -> str:
    return name.replace("_", "-")


def _contrast_faults(name: str, values: Mapping[str, str], declared: bool, place: Position) -> list[Diagnostic]:
    """Diagnostics of one token at `place`: too little contrast with what it is read with, or one that cannot be told.

    `values`: of all tokens; `declared`: whether the style itself declares this one.
    """
    partners = [(other if name == one else one, least) for one, other, least in _PAIRS if name in (one, other)]
    if not partners:
        return []
    unknown = [each for each in (name, *(other for other, _ in partners)) if not _COLOUR.fullmatch(values.get(each, ""))]
    unknown += [] if declared else [name]
    faults = []
    if unknown:
        missing = ", ".join(f"--{each}" for each in dict.fromkeys(unknown))
        faults.append(diagnostic("colour-unchecked", place, found=values[name], missing=missing))
    ratios = [(contrast(values[name], values[other]), values[other], least) for other, least in partners if not {name, other} & {*unknown}]
    worst = min(ratios, default=None, key=lambda each: each[0] - each[2])
    if worst is not None and worst[0] < worst[2]:
        facts = {"found": values[name], "other": worst[1], "ratio": f"{worst[0]:.1f}", "least": f"{worst[2]:g}"}
        faults.append(diagnostic("colour-contrast", place, **facts))
    return faults


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (`#rgb` or `#rrggbb`) by WCAG 2, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(each * 2 for each in colour[1:])
    red, green, blue = (_linear(int(digits[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

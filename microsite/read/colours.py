"""Colours of a site: those of `colours:` in site.yaml put behind the style, and the contrast of all that a site sets itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.model.content import Colours
from microsite.read.source import position_at

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
    schemes: tuple[str, ...]
    """the colour schemes that it is declared for: light, dark or both"""
    start: int
    """where the value begins in the style"""


STRING_OR_COMMENT = re.compile(r"/\*.*?\*/|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'", re.DOTALL)
_DECLARATION = re.compile(r"--([a-zA-Z0-9_-]+)\s*:\s*([^;{}]*[^;{}\s])")
_SCHEME = re.compile(r"prefers-color-scheme:\s*(light|dark)")
_DARK_SCREEN = "screen and (prefers-color-scheme: dark)"
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})")


def tokens(style: str) -> Iterator[Token]:
    """The tokens that a style declares for screens of any size, in order; later ones replace earlier ones of the same name."""
    # Strings and comments are blanked out, not taken out, so that places in the style stay what they are.
    bare = STRING_OR_COMMENT.sub(lambda match: (" " if match[0][0] == "/" else "_") * len(match[0]), style)
    around: list[str] = []  # the at-rules and selectors of the block, outermost first
    start = 0
    for brace in re.finditer("[{}]", bare):
        text = bare[start : brace.start()]
        if brace[0] == "{":
            around.append(" ".join(text.rpartition(";")[2].split()))
        elif around:
            schemes = _schemes_of(around)
            for match in _DECLARATION.finditer(text if schemes else ""):
                at = start + match.start(2)
                yield Token(match[1], style[at : start + match.end(2)], schemes, at)
            around.pop()
        start = brace.end()


def _schemes_of(around: Sequence[str]) -> tuple[str, ...]:
    """The colour schemes of screens that a block holds for; none if it declares no tokens."""
    *media, selector = around
    scheme = _SCHEME.search(" ".join(media))
    if selector != ":root" or not (scheme or all(each in ("@media screen", "@media all") for each in media)):
        return ()
    return (scheme[1],) if scheme else ("light", "dark")


def _schemes(style: str) -> dict[str, dict[str, str]]:
    """The values of the tokens on light screens and on dark ones."""
    found = list(tokens(style))
    return {scheme: {each.name: each.value for each in found if scheme in each.schemes} for scheme in ("light", "dark")}


def light(style: str) -> dict[str, str]:
    """The values of the tokens on light screens, by name."""
    return _schemes(style)["light"]


def colour_rules(style: str, colours: Colours | None) -> tuple[str, tuple[Diagnostic, ...]]:
    """Rules that give `style` the colours of site.yaml, on screens only, so that paper stays black on white; and their diagnostics."""
    if colours is None:
        return "", ()
    schemes = _schemes(style)
    rules: list[str] = []
    faults: list[Diagnostic] = []
    for palette, under, media in ((colours.light, schemes["light"], "screen"), (colours.dark, schemes["dark"], _DARK_SCREEN)):
        if palette is None:
            continue
        own = {_property(name): value for name, value in palette.colours.items()}
        rules.append(_rule(media, own))
        for name in palette.colours:
            token = _property(name)
            faults += _contrast_faults(token, {**under, token: own[token]}, token in under, palette.where[name])
    # A light colour holds on dark screens too. Where site.yaml gives no dark one, the style's own is declared once more.
    if colours.light is not None:
        chosen = colours.dark.colours if colours.dark is not None else {}
        names = [_property(name) for name in colours.light.colours if name not in chosen]
        rules.append(_rule(_DARK_SCREEN, {name: schemes["dark"][name] for name in names if name in schemes["dark"]}))
    return "\n".join(rules), tuple(faults)


def custom_faults(file: str, custom: str, style: str) -> tuple[Diagnostic, ...]:
    """Diagnostics of the tokens that a root's custom.css declares; `custom`: its text; `style`: the whole style, which ends with it."""
    schemes = _schemes(style)
    faults: list[Diagnostic] = []
    for token in tokens(custom):
        place = position_at(file, custom, token.start, len(token.value))
        for scheme in token.schemes:
            # A later declaration may replace this one.
            if schemes[scheme][token.name] == token.value:
                faults += _contrast_faults(token.name, schemes[scheme], True, place)
    return tuple(dict.fromkeys(faults))


def _rule(media: str, values: Mapping[str, str]) -> str:
    declarations = " ".join(f"--{name}: {value};" for name, value in values.items())
    return f"@media {media} {{ :root {{ {declarations} }} }}"


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
    known = [(other, least) for other, least in partners if not {name, other} & {*unknown}]
    ratios = [(contrast(values[name], values[other]), values[other], least) for other, least in known]
    ratio, other, least = min(ratios, default=(0.0, "", 0.0), key=lambda each: each[0] - each[2])
    if ratio < least:
        faults.append(diagnostic("colour-contrast", place, found=values[name], other=other, ratio=f"{ratio:.1f}", least=f"{least:g}"))
    return faults


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (`#rgb` or `#rrggbb`) by WCAG 2, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(each * 2 for each in colour[1:])
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in (red, green, blue))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

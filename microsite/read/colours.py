"""A site's own colours put over those of the style, and held against what is read on them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from microsite.diagnostics import Diagnostic, diagnostic
from microsite.model.content import Colours, Palette

TEXT, SHAPE = 7.0, 3.0
"""least contrast of text (WCAG AAA) and of shapes that carry meaning"""
_ON_SURFACES = {"steel": TEXT, "green": TEXT, "ember": TEXT, "link": TEXT, "bar_steel": SHAPE, "bar_green": SHAPE}
_SURFACES = ("page", "card")
_ON_PLATE = ("on-plate", "on-plate-2")
_PROPERTY = re.compile(r"--([a-z0-9-]+):\s*(#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3}))\b")
_DARK = re.compile(r"@media\s*\(prefers-color-scheme:\s*dark\)\s*\{\s*:root\s*\{([^}]*)\}")
_ROOT = re.compile(r":root\s*\{([^}]*)\}")


def coloured(style: str, colours: Colours | None) -> tuple[str, tuple[Diagnostic, ...]]:
    """The style with the site's own colours behind it, for screens alone: paper stays black on white; and what of them is hard to read."""
    if colours is None:
        return style, ()
    light = _properties(_ROOT, style)
    dark = {**light, **_properties(_DARK, style)}
    rules, faults = [], []
    for palette, under, media in ((colours.light, light, "screen"), (colours.dark, dark, "screen and (prefers-color-scheme: dark)")):
        if palette is None:
            continue
        own = palette.colours
        rules.append(f"@media {media} {{ :root {{ {' '.join(f'--{_property(name)}: {value};' for name, value in own.items())} }} }}")
        faults += _hard_to_read(palette, own, under)
    # Without colours of its own for the dark, a site keeps the style's there, which its light ones would else cover.
    if colours.light is not None:
        chosen = colours.dark.colours if colours.dark is not None else {}
        kept = {name: value for name in colours.light.colours if (value := dark.get(_property(name))) and name not in chosen}
        rules.append(
            "@media screen and (prefers-color-scheme: dark) { :root { "
            + " ".join(f"--{_property(name)}: {value};" for name, value in kept.items())
            + " } }"
        )
    return "\n".join([style, *rules]), tuple(faults)


def _properties(pattern: re.Pattern[str], style: str) -> dict[str, str]:
    match = pattern.search(style)
    return dict(_PROPERTY.findall(match[1])) if match else {}


def _property(name: str) -> str:
    return name.replace("_", "-")


def _hard_to_read(palette: Palette, own: Mapping[str, str], under: Mapping[str, str]) -> list[Diagnostic]:
    """Colours that stand out too little from what they are on, or what is on them from them."""
    faults = []
    for name, value in own.items():
        pairs = [(surface, _ON_SURFACES[name]) for surface in _SURFACES] if name in _ON_SURFACES else []
        pairs += [(text, TEXT) for text in _ON_PLATE] if name == "plate" else []
        ratios = [(contrast(value, under[other]), under[other], least) for other, least in pairs if other in under]
        worst = min(ratios, default=None, key=lambda each: each[0] - each[2])
        if worst is not None and worst[0] < worst[2]:
            facts = {"found": value, "other": worst[1], "ratio": f"{worst[0]:.1f}", "least": f"{worst[2]:g}"}
            faults.append(diagnostic("colour-contrast", palette.where[name], **facts))
    return faults


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (`#rgb` or `#rrggbb`) as WCAG 2 counts it, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(each * 2 for each in colour[1:])
    red, green, blue = (_linear(int(digits[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

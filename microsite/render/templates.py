"""Renders views with templates; a fault in a template becomes a diagnostic with its line."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import traceback
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, NamedTuple

import jinja2

from microsite import digests
from microsite.cache_folder import user_cache
from microsite.diagnostics import Diagnostic, Position, diagnostic, near
from microsite.memo import memoise
from microsite.model.catalogue import INTERFACE, MACHINE
from microsite.plan import views
from microsite.read.colours import light
from microsite.read.design import Design
from microsite.render import compiling, markup
from microsite.render.markup import (
    Markup,
    data_block,
    filled,
    heading,
    linked,
    mark,
    marked,
    once,
    prose_in_link,
    prose_markup,
    quantity_markup,
    size,
)
from microsite.render.qr_code import qr_svg
from microsite.render.running_heads import running_heads
from microsite.text.localizer import Localizer
from microsite.text.slots import with_slots

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
SCRIPTED = ("indicators", "find")
"""the only kinds of page that may hold a script, which filters what the page shows"""


def content_security_policy(style: str, scripts: Iterable[str] = (), pictures: bool = False) -> str:
    """The Content-Security-Policy of a page: it allows the page's own style and scripts by digest, and images in data addresses.

    `pictures`: whether it allows the site's own image files too. `connect-src` is for auditing tools, which fetch robots.txt in the
    page's name; no script that the policy allows connects to anything.
    """
    allowed = " ".join(map(_source, scripts))
    script_src = f"script-src {allowed}; " if allowed else ""
    img_src = "img-src 'self' data:" if pictures else "img-src data:"
    others = f"{img_src}; connect-src 'self'; base-uri 'none'; form-action 'none'"
    return f"default-src 'none'; style-src {_source(style)}; {script_src}{others}"


def _source(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


class _Style(NamedTuple):
    """The style of one kind of page, with the two policies that allow it."""

    text: Markup
    policy: str
    policy_with_pictures: str

    @classmethod
    def of(cls, style: str, scripts: Sequence[str] = ()) -> _Style:
        policies = content_security_policy(style, scripts), content_security_policy(style, scripts, pictures=True)
        return cls(Markup(style), *policies)


class Pages:
    """The templates of a build, compiled for each language."""

    def __init__(self, design: Design, localizers: Mapping[str, Localizer], sandboxed: bool) -> None:
        """`localizers`: by the language's path; `sandboxed`: whether templates run in Jinja's sandbox."""
        self.sources = sources = design.templates
        self._style = _Style.of(design.style_of(""))
        scripts = {kind: _SCRIPT.findall(sources.get(f"{kind}.html", "")) for kind in SCRIPTED}
        self._styles = {kind: _Style.of(design.style_of(kind), scripts.get(kind, ())) for kind in {*design.styles, *scripts}}
        make = compiling.SandboxedTemplates if sandboxed else compiling.Templates
        # For files that stand for themselves and know no style.
        colours = light(design.style_of(""))
        # Shared by all languages, because a page in two languages shows pieces that pages in each of them have shown.
        shared = once()
        self._environments = {path: _environment(make, sources, localizer) for path, localizer in localizers.items()}
        for environment in self._environments.values():
            environment.globals.update(macros_in=self._macros_in, once=shared, colour=lambda name: colours.get(name, "currentColor"))

    def render(self, kind: str, language: str, view: Any) -> bytes | Diagnostic:
        """The page's HTML in UTF-8, or a diagnostic of the template that cannot make it."""
        name = f"{kind}.html"
        try:
            template = self._environments[language].get_template(name)
            style = self._styles.get(kind, self._style)
            if isinstance(view, views.PrintView):
                style = _Style.of(f"{style.text}\n{running_heads(view)}")
            frame = getattr(view, "frame", None)
            policy = style.policy_with_pictures if frame and frame.has_picture else style.policy
            return template.render(view=view, frame=frame, style=style.text, csp=policy).encode()
        except Exception as error:
            # An exception may come from any expression of the template. That the shipped templates raise none is tested.
            return template_fault(error, name, self.sources)

    def piece(self, kind: str, language: str, view: Any) -> str | Diagnostic:
        """A part of a page, as the template of that kind makes it; other pages put it in as it is."""
        name = f"{kind}.html"
        try:
            return self._environments[language].get_template(name).render(view=view)
        except Exception as error:
            return template_fault(error, name, self.sources)

    def place_of_interruption(self, error: BaseException) -> Position:
        """Where templates were when `error` was thrown into them from outside."""
        file, line = _last_template_line(error, "", self.sources)
        if not file:
            return Position("templates")
        # Jinja rewrites the tracebacks of exceptions alone: this line is one of the compiled template.
        environment = next(iter(self._environments.values()))
        return _whole_line(file, environment.get_template(file).get_corresponding_lineno(line), self.sources)

    def _macros_in(self, language: str, template: str) -> object:
        """The macros of a template in another language of the site, for a page in two languages."""
        return self._environments[language].get_template(template).module


# A figure is shown in its card, in a list beside it and in a table; definitions and notices are on many pages.
_MOST_REMEMBERED = 2048


def _environment(make: type[compiling.Templates], sources: Mapping[str, str], localizer: Localizer) -> jinja2.Environment:
    environment = make(
        # The second value is the file name that tracebacks show.
        loader=jinja2.FunctionLoader(lambda name: (sources[name], name, None) if name in sources else None),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_bytecode_cache(make, localizer),
        cache_size=-1,
    )
    environment.localizer = localizer
    tag, direction = localizer.language.tag, localizer.language.direction
    environment.filters.update(
        t=lambda text: text.text if text.language == tag and text.state != MACHINE else marked(text, tag),
        heading=memoise(partial(heading, tag=tag), _MOST_REMEMBERED),
        blocks=memoise(partial(prose_markup, tag=tag, inline=False), _MOST_REMEMBERED),
        inline=memoise(partial(prose_markup, tag=tag, inline=True), _MOST_REMEMBERED),
        in_link=partial(prose_in_link, tag=tag),
        quantity=memoise(partial(quantity_markup, tag=tag), _MOST_REMEMBERED),
        linked=lru_cache(_MOST_REMEMBERED)(partial(linked, tag=tag)),
        day=localizer.date,
        repeated=lambda cards: {label for label, times in Counter([card.label for card in cards]).items() if times > 1},
        inferred=lambda figures: any(each.period_inferred for each in figures),
        mark=mark,
        data_block=data_block,
        size=size,
        markup=Markup,
        qr_code=lambda address: Markup(qr_svg(address)),
    )
    environment.globals.update(
        _=lambda source, **slots: filled(localizer.phrase(source), tag, direction, slots),
        plain=lambda source, **slots: with_slots(localizer.phrase(source).text, slots),
        _n=lambda one, many, count, **slots: filled(localizer.counted_phrase(one, many, count), tag, direction, {"n": count, **slots}),
    )
    return environment


def _bytecode_cache(make: type[compiling.Templates], localizer: Localizer) -> jinja2.BytecodeCache | None:
    """The cache of compiled templates, in the user's cache folder, because a root is not trusted; None if it can't be written."""
    cache = user_cache()
    if cache is None:
        return None
    folder = cache / "microsite" / make.__name__.lower()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    interface = localizer.catalogues.get(INTERFACE)
    words = sorted((list(key), entry) for key, entry in interface.entries.items()) if interface is not None else []
    # Compiled templates hold interface words, and depend on how they are put in.
    own = [digests.of_bytes(Path(file).read_bytes()) for file in (compiling.__file__, markup.__file__)]
    digest = digests.of_value([*own, jinja2.__version__, localizer.language.tag, localizer.interface_language, words])
    return jinja2.FileSystemBytecodeCache(str(folder), f"{digest[:16]}_%s.cache") if os.access(folder, os.W_OK) else None


_NAMES_IN_MESSAGE = re.compile(r"'([A-Za-z_][A-Za-z0-9_]*)' is undefined|no attribute '([^']+)'|named '([^']+)'|tag '([^']+)'")


def template_fault(error: Exception, name: str, sources: Mapping[str, str]) -> Diagnostic:
    """The diagnostic for an exception from a template: at its file and line, and at the name that the exception's message mentions."""
    if isinstance(error, jinja2.TemplateNotFound):
        expected = sorted(sources)
        found = str(error.name or name)
        place = _mention(found, sources)
        return diagnostic("template-missing", place or Position("templates/" + found), found=found, near=near(found, expected))
    if isinstance(error, jinja2.TemplateSyntaxError):
        file, line = error.name or name, error.lineno
    else:
        file, line = _last_template_line(error, name, sources)
    match = _NAMES_IN_MESSAGE.search(str(error))
    named = next((group for group in match.groups() if group), "") if match else ""
    position = _whole_line(file, line, sources)
    column = _line(file, line, sources).find(named) if named else -1
    if column >= 0:
        position = position._replace(column=column + 1, length=len(named))
    lacking = _LACKING.fullmatch(str(error))
    fields = _fields_of(lacking[1]) if lacking else ()
    if lacking and fields:
        return diagnostic("template-field", position, found=lacking[2], near=near(lacking[2], fields), expected=", ".join(fields))
    code = "template-syntax" if isinstance(error, jinja2.TemplateSyntaxError) else "template-error"
    return diagnostic(code, position, reason=str(error) or type(error).__name__)


def _line(file: str, line: int, sources: Mapping[str, str]) -> str:
    return next(iter(sources.get(file, "").splitlines()[line - 1 : line]), "")


def _whole_line(file: str, line: int, sources: Mapping[str, str]) -> Position:
    text = _line(file, line, sources)
    return Position(f"templates/{file}", line, len(text) - len(text.lstrip()) + 1, max(1, len(text.strip())))


_LACKING = re.compile(r"'microsite\.[a-z_.]+\.([A-Za-z]+) object' has no attribute '([^']+)'")


def _fields_of(name: str) -> tuple[str, ...]:
    """The fields of the class of that name in `views`."""
    fields: tuple[str, ...] = getattr(getattr(views, name, None), "_fields", ())
    return fields


def _last_template_line(error: BaseException, name: str, sources: Mapping[str, str]) -> tuple[str, int]:
    # Jinja rewrites tracebacks, so that frames of compiled templates have the template's name and line.
    frames = [(frame.filename, frame.lineno or 1) for frame in traceback.extract_tb(error.__traceback__) if frame.filename in sources]
    if isinstance(error, RecursionError):
        # Report where the recursion comes back to itself, not where the stack ran out.
        seen = set()
        for before, frame in zip([(name, 1), *frames], frames, strict=False):
            if frame in seen:
                return before
            seen.add(frame)
    return frames[-1] if frames else (name, 1)


def _mention(name: str, sources: Mapping[str, str]) -> Position | None:
    """The place where a template names another one."""
    for file, text in sorted(sources.items()):
        for number, line in enumerate(text.splitlines(), 1):
            column = line.find(f'"{name}"')
            if column >= 0 and "{%" in line:
                return Position(f"templates/{file}", number, column + 2, len(name))
    return None

"""Templates: found, compiled, filled with a view; what is wrong in one is a diagnostic with its line. The one importer of jinja2."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import traceback
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any, cast

import jinja2
from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from microsite import digests
from microsite.cache_folder import user_cache
from microsite.diagnostics import Diagnostic, Position, diagnostic, near
from microsite.model.catalogue import FUZZY, INTERFACE, MACHINE, MISSING
from microsite.plan.views import ProseView
from microsite.text.html import figure_html, inline_html, prose_html
from microsite.text.prose import parse
from microsite.text.quantities import Quantity
from microsite.text.wording import Text, Wording

_SLOT = re.compile(r"\{([a-z_]+)\}")


def content_security_policy(style: str) -> str:
    """The policy of a page: its own inlined style, pictures in data addresses, and nothing else.

    No script may run that could connect to anything; `connect-src` is for auditors, which ask for robots.txt in the page's name.
    """
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'"


class Pages:
    """The templates of a build, compiled once for each language; renders one view at a time."""

    def __init__(self, sources: Mapping[str, str], wordings: Mapping[str, Wording], style: str, sandboxed: bool) -> None:
        """`sources`: template name → text; `wordings`: by path of the language; `style`: the CSS that each page holds."""
        self._sources = sources
        self._style = Markup(style)
        self._policy = content_security_policy(style)
        self._environments = {path: _environment(sources, wording, sandboxed) for path, wording in wordings.items()}

    def render(self, kind: str, language: str, view: Any) -> str | Diagnostic:
        """The page's HTML, or what is wrong in a template."""
        name = f"{kind}.html"
        try:
            template = self._environments[language].get_template(name)
            return template.render(view=view, frame=getattr(view, "frame", None), style=self._style, csp=self._policy)
        except Exception as error:
            # Whatever a template's expression raises is the template's fault; ours are found by the shipped templates' tests.
            return template_fault(error, name, self._sources)


def _environment(sources: Mapping[str, str], wording: Wording, sandboxed: bool) -> jinja2.Environment:
    make = _SandboxedTemplates if sandboxed else _Templates
    environment = make(
        # With a file name, so that a traceback tells which template a line is of.
        loader=jinja2.FunctionLoader(lambda name: (sources[name], name, None) if name in sources else None),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_bytecode_cache(wording, sandboxed),
        cache_size=-1,
    )
    tag, direction = wording.language.tag, wording.language.direction
    environment.filters.update(
        t=lambda text: marked(text, tag),
        blocks=lambda view: _prose(view, tag, inline=False),
        inline=lambda view: _prose(view, tag, inline=True),
        quantity=lambda quantity: _quantity(quantity, tag),
        linked=lambda text, href: Markup('<a href="{}">{}</a>').format(href, marked(text, tag)),
        day=wording.date,
        mark=_mark,
        size=_size,
    )
    environment.globals.update(
        _=lambda source, **slots: _filled(wording.phrase(source), tag, direction, slots),
        plain=lambda source, **slots: _slots(wording.phrase(source).text, slots),
        _n=lambda one, many, count, **slots: _filled(wording.counted_phrase(one, many, count), tag, direction, {"n": count, **slots}),
    )
    return environment


class _Spoken(NodeTransformer):
    """Messages without slots said while a template is compiled, so that no page has to ask for them again."""

    def __init__(self, phrase: Callable[[str], Markup]) -> None:
        self._phrase = phrase

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 (jinja2's own way of naming)
        self.generic_visit(node)
        bare = not (node.kwargs or node.dyn_args or node.dyn_kwargs) and len(node.args) == 1
        if bare and isinstance(node.node, nodes.Name) and node.node.name == "_" and isinstance(node.args[0], nodes.Const):
            return nodes.Const(self._phrase(node.args[0].value), lineno=node.lineno)
        return node


class _Templates(jinja2.Environment):
    """Templates that speak one language."""

    def _generate(self, source: nodes.Template, *arguments: Any, **options: Any) -> str:
        spoken: nodes.Template = _Spoken(cast("Callable[[str], Markup]", self.globals["_"])).visit(source)
        return super()._generate(spoken, *arguments, **options)


class _SandboxedTemplates(_Templates, ImmutableSandboxedEnvironment):
    """The same for templates that nobody has vouched for."""


def _bytecode_cache(wording: Wording, sandboxed: bool) -> jinja2.BytecodeCache | None:
    """Compiled templates in the user's own cache folder, never in the root: apart by the words in them, sandboxed from others."""
    cache = user_cache()
    if cache is None:
        return None
    folder = cache / "microsite" / ("templates-sandboxed" if sandboxed else "templates")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    interface = wording.catalogues.get(INTERFACE)
    words = sorted((list(key), entry) for key, entry in interface.entries.items()) if interface is not None else []
    said = digests.of_value([wording.language.tag, wording.interface_language, words])
    return jinja2.FileSystemBytecodeCache(str(folder), f"{said[:16]}_%s.cache") if os.access(folder, os.W_OK) else None


def marked(text: Text, tag: str) -> str | Markup:
    """A text for a page of language `tag`: plain, to be escaped where it is put; one in another language as HTML that says so."""
    if text.language == tag and text.state != MACHINE:
        return text.text
    attributes = _attributes(text, tag)
    return Markup("<span{}>{}</span>").format(Markup(attributes), text.text) if attributes else text.text


_STATES = {FUZZY: ' class="untranslated"', MISSING: ' class="untranslated"', MACHINE: ' class="machine"'}


def _attributes(text: Text, tag: str) -> str:
    """What the element around a text says of it: that it is not translated, or by a machine alone; its language, if not the page's."""
    state = _STATES.get(text.state, "") if not text.key.startswith(f"{INTERFACE}:") else ""
    return state + (f' lang="{escape(text.language)}" dir="{text.direction}"' if text.language != tag else "")


@cache
def _mark(kind: str) -> Markup:
    """The sign of a kind of figure; it says nothing that the word beside it doesn't."""
    return Markup('<span class="mark {}" aria-hidden="true"></span>').format(kind)


# A figure stands in its card, in a list beside it, in a table.
@lru_cache(maxsize=16384)
def _quantity(quantity: Quantity, tag: str) -> Markup:
    return Markup(figure_html(quantity, tag))


# A figure's type steps down as its number grows longer: characters up to which each size serves.
_SIZES = ((5, "size-1"), (7, "size-2"), (11, "size-3"))


def _size(quantity: Quantity) -> str:
    return next((size for longest, size in _SIZES if len(quantity.number) <= longest), "size-4")


# Definitions and notices stand on many pages.
@lru_cache(maxsize=16384)
def _prose(view: ProseView, tag: str, inline: bool) -> Markup:
    write = inline_html if inline else prose_html
    html = write(parse(view.text.text).nodes, dict(view.references), view.text.language)
    attributes = _attributes(view.text, tag)
    name = "span" if inline else "div"
    return Markup(f"<{name}{attributes}>{html}</{name}>" if attributes else html)


def _filled(text: Text, tag: str, direction: str, slots: Mapping[str, object]) -> Markup:
    """An interface message with its slots as HTML; what fills them is in the page's language, whatever the message is in."""
    values = {name: escape(value) for name, value in slots.items()}
    if text.language == tag:
        return Markup(_slots(str(escape(text.text)), values))
    own = {name: Markup('<span lang="{}" dir="{}">{}</span>').format(tag, direction, value) for name, value in values.items()}
    filled = Markup(_slots(str(escape(text.text)), own))
    return Markup('<span lang="{}" dir="{}">{}</span>').format(text.language, text.direction, filled)


def _slots(text: str, slots: Mapping[str, object]) -> str:
    return _SLOT.sub(lambda match: str(slots[match[1]]) if match[1] in slots else match[0], text)


_NAMES_IN_MESSAGE = re.compile(r"'([A-Za-z_][A-Za-z0-9_]*)' is undefined|no attribute '([^']+)'|named '([^']+)'|tag '([^']+)'")


def template_fault(error: Exception, name: str, sources: Mapping[str, str]) -> Diagnostic:
    """The diagnostic for what went wrong in a template: its own file and line, the column of the name that the message speaks of."""
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
    text = (sources.get(file, "").splitlines() or [""])[line - 1 : line]
    column = text[0].find(named) if text and named else -1
    if column < 0:
        column, named = (len(text[0]) - len(text[0].lstrip()), text[0].strip()) if text else (0, "")
    code = "template-syntax" if isinstance(error, jinja2.TemplateSyntaxError) else "template-error"
    reason = str(error) or type(error).__name__
    return diagnostic(code, Position(f"templates/{file}", line, column + 1, max(1, len(named))), reason=reason)


def _last_template_line(error: BaseException, name: str, sources: Mapping[str, str]) -> tuple[str, int]:
    # jinja2 rewrites tracebacks so that the frames of compiled templates carry the template's name and line.
    frames = [(frame.filename, frame.lineno or 1) for frame in traceback.extract_tb(error.__traceback__) if frame.filename in sources]
    if isinstance(error, RecursionError):
        # The fault is where the circle closes, not where the depth happened to run out.
        seen = set()
        for before, frame in zip([(name, 1), *frames], frames, strict=False):
            if frame in seen:
                return before
            seen.add(frame)
    return frames[-1] if frames else (name, 1)


def _mention(name: str, sources: Mapping[str, str]) -> Position | None:
    """Where a template names another."""
    for file, text in sorted(sources.items()):
        for number, line in enumerate(text.splitlines(), 1):
            column = line.find(f'"{name}"')
            if column >= 0 and "{%" in line:
                return Position(f"templates/{file}", number, column + 2, len(name))
    return None

"""Jinja environments that put interface messages into templates while they are compiled."""

from __future__ import annotations

from collections.abc import MutableMapping
from types import CodeType
from typing import Any, cast

from jinja2.environment import Environment
from jinja2.nodes import Call, Concat, Const, Expr, Name, Node, Output, TemplateData
from jinja2.nodes import Template as TemplateNode
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from microsite.render.markup import escape, runs
from microsite.text.localizer import Localizer


class _Messages(NodeTransformer):
    """Replaces `_("words", slot=…)` by the words in the template's language, joined with the expressions that fill the slots."""

    def __init__(self, localizer: Localizer) -> None:
        self._localizer = localizer

    def visit_Call(self, node: Call) -> Node:  # noqa: N802 (Jinja calls visitors by the names of its nodes)
        self.generic_visit(node)
        message = isinstance(node.node, Name) and node.node.name == "_" and len(node.args) == 1 and node.args[0]
        if not isinstance(message, Const) or node.dyn_args or node.dyn_kwargs:
            return node
        text = self._localizer.phrase(message.value)
        if text.language != self._localizer.language.tag:
            return node  # a message in another language needs an element that says so, which is left to the function `_`
        slots = {each.key: each.value for each in node.kwargs}
        parts: list[Expr] = [
            slots[run] if is_slot and run in slots else TemplateData(str(escape(f"{{{run}}}" if is_slot else run)))
            for is_slot, run in runs(text.text)
        ]
        return Concat(parts, lineno=node.lineno)

    def visit_Output(self, node: Output) -> Node:  # noqa: N802
        """Write the parts of a message one by one, as Jinja writes the text around it."""
        self.generic_visit(node)
        node.nodes = [part for each in node.nodes for part in (each.nodes if isinstance(each, Concat) else [each])]
        return node


class Templates(Environment):
    """A Jinja environment whose templates speak the language of `localizer`."""

    localizer: Localizer

    def compile(self, source: Any, name: str | None = None, filename: str | None = None, *args: Any, **options: Any) -> CodeType:  # type: ignore[override]
        tree = self.parse(source, name, filename) if isinstance(source, str) else source
        translated: TemplateNode = _Messages(self.localizer).visit(tree)
        return cast("CodeType", super().compile(translated, name, filename, *args, **options))

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals of a template; all templates have the environment's, in one plain mapping.

        Jinja compares them at each import. In its own chain of mappings that takes 3 per cent of a build.
        """
        return {**self.globals, **(d or {})}


class SandboxedTemplates(Templates, ImmutableSandboxedEnvironment):
    """The same in Jinja's sandbox, for templates of a root that is not the tool's own."""

"""How templates become Python: interface words are said while a template is compiled, and a known one asks for nothing that isn't there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping
from types import FunctionType
from typing import Any

from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import Environment, Template, TemplateModule
from jinja2.nodes import Call, Const, Expr, Filter, Getattr, Getitem, Name, Node, Output, TemplateData, Test
from jinja2.nodes import Template as TemplateNode
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from microsite.render.markup import escape, html, once, runs, written
from microsite.text.wording import Wording


class _Spoken(NodeTransformer):
    """Messages said while a template is compiled, so that no page has to ask for them again: their slots are all that is left to fill."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording

    def visit_Call(self, node: Call) -> Node:  # noqa: N802 (jinja2's own way of naming)
        self.generic_visit(node)
        message = isinstance(node.node, Name) and node.node.name == "_" and len(node.args) == 1 and node.args[0]
        if not isinstance(message, Const) or node.dyn_args or node.dyn_kwargs:
            return node
        text = self._wording.phrase(message.value)
        if text.language != self._wording.language.tag:
            return node  # what fills its slots is in another language than what stands around them
        slots = {each.key: each.value for each in node.kwargs}
        first, *others = (
            slots[run] if is_slot and run in slots else TemplateData(str(escape(f"{{{run}}}" if is_slot else run)))
            for is_slot, run in runs(text.text)
        )
        return Filter(first, _FILLED, others, [], None, None, lineno=node.lineno)

    def visit_Output(self, node: Output) -> Node:  # noqa: N802
        """What a page says itself needs no joining first: it is written run by run, as what stands around it."""
        self.generic_visit(node)
        node.nodes = [run for each in node.nodes for run in _runs_of(each)]
        return node


_FILLED = "filled"
"""the filter that joins the runs of a message"""


def _runs_of(node: Expr) -> Iterator[Expr]:
    if isinstance(node, Filter) and node.name == _FILLED and node.node is not None:
        yield from (node.node, *node.args)
    else:
        yield node


class _KnownCode(CodeGenerator):
    """The Python of templates that came with the tool: what they name is there, so attributes and calls are Python's own.

    jinja2's way asks twice for each attribute and looks at each callable before it is called, which took a quarter of a page's time.
    """

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:  # noqa: N802
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Test(self, node: Test, frame: Frame) -> None:  # noqa: N802
        asked = node.node
        if node.name == "defined" and isinstance(asked, Getattr):
            # The one question about what may not be there; an item is looked up in jinja2's way.
            node.node = Getitem(asked.node, Const(asked.attr), "load", lineno=asked.lineno)
        super().visit_Test(node, frame)

    def visit_Call(self, node: Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")


def _known_macro(environment: Environment, function: Callable[..., str], *about: object) -> Callable[..., str]:
    """A macro of a known template, which is given what it names, one by one, and nothing else."""
    return lambda *arguments: html(function(*arguments))


class _Context(Context):
    def call(self, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        """jinja2's own way asks each callable what it wants to be given first; nearly all are macros that get just what they name."""
        kind = type(called)
        if kind is Macro:
            if kwargs:
                kwargs.pop("_loop_vars", None)
                kwargs.pop("_block_vars", None)
            if not kwargs and len(args) == called._argument_count and not called.caller:
                return html(called._func(*args))
        elif (kind is FunctionType or kind is _CACHED) and not hasattr(called, "jinja_pass_arg"):
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
            return called(*args, **kwargs)
        return super().call(called, *args, **kwargs)


_CACHED = type(once)


class _Template(Template):
    @classmethod
    def _from_namespace(
        cls,
        environment: Environment,
        namespace: MutableMapping[str, Any],
        globals: MutableMapping[str, Any],  # noqa: A002 (jinja2's own name)
    ) -> Any:
        # The compiled module has imported jinja2's and markupsafe's: this is the one place before its functions run.
        namespace["escape"] = written
        if isinstance(environment, KnownTemplates):
            namespace["Macro"] = _known_macro
        return super()._from_namespace(environment, namespace, globals)

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        # No template is given globals of its own, so what imports this one can't know of any that this one doesn't.
        return super()._get_default_module()


class Templates(Environment):
    """Templates that speak one language."""

    context_class = _Context
    template_class = _Template
    wording: Wording

    def _generate(self, source: TemplateNode, *arguments: Any, **options: Any) -> str:
        spoken: TemplateNode = _Spoken(self.wording).visit(source)
        return super()._generate(spoken, *arguments, **options)


class KnownTemplates(Templates):
    """The same for templates that came with the tool."""

    code_generator_class = _KnownCode


class SandboxedTemplates(Templates, ImmutableSandboxedEnvironment):
    """The same for templates that nobody has vouched for."""

"""How templates become Python: interface words are said while a template is compiled, and a known one asks for nothing that isn't there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping
from types import FunctionType
from typing import Any

from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import Environment, Template, TemplateModule
from jinja2.nodes import Assign, Call, Const, Expr, Filter, FromImport, Getattr, Getitem, Import, Name, Node, Output, TemplateData, Test
from jinja2.nodes import Macro as MacroNode
from jinja2.nodes import Template as TemplateNode
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from microsite.render.markup import escape, html, runs, written
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


HTML_FILTERS = frozenset({"blocks", "data_block", "filled", "heading", "inline", "linked", "mark", "markup", "qr_code", "quantity"})
"""filters that give HTML, whatever they are given"""
_OF_MACROS = {"once"}
"""functions that are given a macro and give what it says"""
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

    _put: Expr | None = None
    """what is put into the page at once"""

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:  # noqa: N802
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Test(self, node: Test, frame: Frame) -> None:  # noqa: N802
        asked = node.node
        if node.name == "defined" and isinstance(asked, Getattr):
            # The one question about what may not be there; an item is looked up in jinja2's way.
            node.node = Getitem(asked.node, Const(asked.attr), "load", lineno=asked.lineno)
        super().visit_Test(node, frame)

    def visit_Template(self, node: TemplateNode, frame: Frame | None = None) -> None:  # noqa: N802
        self._macros = {
            *_OF_MACROS,
            *(each.name for each in node.find_all(MacroNode)),
            *(name if isinstance(name, str) else name[1] for each in node.find_all(FromImport) for name in each.names),
        }
        self._modules = {each.target for each in node.find_all(Import)} | {
            each.target.name for each in node.find_all(Assign) if isinstance(each.target, Name) and _is_module(each.node)
        }
        super().visit_Template(node, frame)

    def _is_macro(self, node: Expr) -> bool:
        """Whether this calls a macro; what that gives is HTML, and says so only where it isn't put into the page at once."""
        called = node.node if isinstance(node, Call) else None
        if isinstance(called, Getattr) and isinstance(called.node, Name):
            return called.node.name in self._modules
        return isinstance(called, Name) and called.name in self._macros

    def _is_html(self, node: Expr) -> bool:
        """Whether it can only be HTML, so that nobody need ask."""
        return self._is_macro(node) or (isinstance(node, Filter) and node.name in HTML_FILTERS)

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        if self._is_html(node):
            self._put = node
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: Expr, frame: Frame, finalize: Any) -> None:
        if not self._is_html(node):
            super()._output_child_post(node, frame, finalize)

    def visit_Call(self, node: Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        says_so = self._is_macro(node) and node is not self._put
        if says_so:
            self.write("Markup(")
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("))" if says_so else ")")


def _is_module(node: Node) -> bool:
    return isinstance(node, Call) and isinstance(node.node, Name) and node.node.name == "spoken"


def _known_macro(environment: Environment, function: Callable[..., str], *about: object) -> Callable[..., str]:
    """A macro of a known template, which is given what it names, one by one, and nothing else."""
    return function


def _joined(block: Callable[[Context], Iterator[str]]) -> Callable[[Context], Iterator[str]]:
    """A block that gives its HTML in one piece: each of its hundreds would pass through the template around it and that one's parent."""
    return lambda context: iter(("".join(block(context)),))


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
        elif kind is FunctionType and not hasattr(called, "jinja_pass_arg"):
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
            return called(*args, **kwargs)
        return super().call(called, *args, **kwargs)


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
            namespace["Macro"], namespace["Markup"] = _known_macro, html
            namespace["blocks"] = {name: _joined(block) for name, block in namespace["blocks"].items()}
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

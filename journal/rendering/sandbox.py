"""PURE. The language of templates: Jinja2 cut to what can neither grow, hang nor look inside.

There are texts, variables, conditions, `{% set %}`, a few filters and methods. There are no loops,
no macros, no blocks to capture, and every text is bounded when it is made. So time and memory are
bounded by the length of the source, whatever an admin writes and a stranger's mail fills in.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from journal.rendering.values import SINGLE_VALUES, VALUE_GROUPS, value_names, variable_names

LONGEST_TEXT = 20_000


class TextTooLong(Exception):
    """A text grew longer than any record needs."""


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Jinja2 without what can grow, hang or look inside; autoescape is off, the texts are plain."""

    # Named here, they are also not worked out ahead of time by the compiler.
    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})

    def __init__(self) -> None:
        super().__init__(
            undefined=jinja2.StrictUndefined,
            autoescape=False,
            keep_trailing_newline=True,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=_to_printable,
            cache_size=0,
        )
        self.globals.clear()
        self.filters = dict(FILTERS)
        self.tests = {name: self.tests[name] for name in TESTS}

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if isinstance(left, str) and isinstance(right, str) and operator == "+":
            return _concatenate([left, right])
        if isinstance(left, int | float | Decimal) and isinstance(right, int | float | Decimal):
            return super().call_binop(context, operator, left, right)
        raise TypeError(f"'{operator}' is for numbers; put texts together with '~'")


class MarkupEnvironment(TemplateEnvironment):
    """The same for HTML and the XML of Word: a value is text there, whatever is in it.

    It is safe on its own, for a library that parses and renders by itself.
    """

    def __init__(self) -> None:
        super().__init__()
        self.autoescape = True

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for node, what in refused_nodes(tree):
            raise jinja2.TemplateSyntaxError(what, node.lineno or 1)
        return bound_concatenation(tree, self)


class HtmlEnvironment(MarkupEnvironment):
    """A value of several lines, such as an address or a signature, has them in HTML too."""

    def __init__(self) -> None:
        super().__init__()
        self.finalize = _to_html


@lru_cache(maxsize=1)
def template_environment() -> TemplateEnvironment:
    return TemplateEnvironment()


@lru_cache(maxsize=1)
def html_environment() -> TemplateEnvironment:
    return HtmlEnvironment()


def _to_printable(value: object) -> object:
    """Only what reads as text is printed: no lists, no methods, no whole contact."""
    if isinstance(value, jinja2.Undefined):
        return str(value)
    if value is None:
        return ""
    if isinstance(value, str | int | float | Decimal | date):
        return value
    for name, kind in VALUE_GROUPS.items():
        if isinstance(value, kind):
            choices = ", ".join(f"{name}.{each}" for each in value_names(kind))
            raise TypeError(f"'{name}' is not a text; choose one of {choices}")
    raise TypeError(f"a {type(value).__name__} can't be printed")


def _to_html(value: object) -> object:
    printed = _to_printable(value)
    if not isinstance(printed, str) or "\n" not in printed:
        return printed
    return Markup("<br>").join(printed.strip("\n").split("\n"))


def _check_length(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise TextTooLong(f"it makes a text of more than {LONGEST_TEXT:,} characters.")
    return text


def _concatenate(values: list[Any]) -> str:
    """`a ~ b`, which Jinja2 itself joins without a bound."""
    texts = [str(_to_printable(value)) for value in values]
    if sum(map(len, texts)) > LONGEST_TEXT:
        raise TextTooLong(f"it makes a text of more than {LONGEST_TEXT:,} characters.")
    return "".join(texts)


def _to_text(value: object) -> str:
    return _check_length(str(_to_printable(value)))


def _replace(value: object, old: str, new: str) -> str:
    text, old, new = _to_text(value), _to_text(old), _to_text(new)
    if not old:
        raise ValueError("replace needs something to replace")
    if len(text) + text.count(old) * (len(new) - len(old)) > LONGEST_TEXT:
        raise TextTooLong(f"it makes a text of more than {LONGEST_TEXT:,} characters.")
    return text.replace(old, new)


def _truncate(value: object, length: int = 80) -> str:
    text = _to_text(value)
    return text if len(text) <= length else f"{text[: max(0, int(length) - 1)].rstrip()}…"


def _default(value: object, other: object = "") -> object:
    """The value, or `other` when it is empty: unlike Jinja2's own, also for an empty text."""
    return other if isinstance(value, jinja2.Undefined) or not value else value


def _format_date(value: object, form: str = "%Y-%m-%d") -> str:
    if not isinstance(value, date):
        return ""
    if len(form) > 100:
        raise ValueError("the form of a date has at most 100 characters")
    return _check_length(value.strftime(form))


FILTERS: Mapping[str, Any] = MappingProxyType(
    {
        "capitalize": lambda value: _check_length(_to_text(value).capitalize()),
        "date": _format_date,
        "default": _default,
        "d": _default,
        "first": lambda value: _to_text(value)[:1],
        "length": lambda value: len(_to_text(value)),
        "lower": lambda value: _check_length(_to_text(value).lower()),
        "replace": _replace,
        "string": _to_text,
        "title": lambda value: _check_length(_to_text(value).title()),
        "trim": lambda value: _to_text(value).strip(),
        "truncate": _truncate,
        "upper": lambda value: _check_length(_to_text(value).upper()),
        # What `~` becomes; no name in a template can be spelled like this.
        "~": _concatenate,
    }
)
TESTS = frozenset({"defined", "undefined", "none", "eq", "ne", "equalto", "in", "string", "number"})
METHODS = frozenset({"strftime", "isoformat", "upper", "lower", "title", "strip"})
METHODS |= {"startswith", "endswith"}

_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.If,
    nodes.Assign,
    nodes.Name,
    nodes.Const,
    nodes.CondExpr,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Slice,
    nodes.Filter,
    nodes.Test,
    nodes.Call,
    nodes.Keyword,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Concat,
    nodes.Add,
    nodes.Sub,
    nodes.Neg,
    nodes.List,
    nodes.Tuple,
)
_REFUSAL_TEXTS = {
    nodes.For: "Loops are not available.",
    nodes.Macro: "Macros are not available.",
    nodes.CallBlock: "{% call %} is not available.",
    nodes.AssignBlock: "{% set %} with a block is not available; write {% set name = value %}.",
    nodes.Include: "{% include %} is not available.",
    nodes.Import: "{% import %} is not available.",
    nodes.FromImport: "{% import %} is not available.",
    nodes.Extends: "{% extends %} is not available.",
    nodes.Block: "{% block %} is not available.",
    nodes.With: "{% with %} is not available; write {% set name = value %}.",
    nodes.FilterBlock: "{% filter %} is not available; write {{ value|filter }}.",
    nodes.Mul: "The operator * is not available.",
    nodes.Pow: "The operator ** is not available.",
    nodes.Mod: "The operator % is not available.",
    nodes.Div: "The operator / is not available.",
    nodes.FloorDiv: "The operator // is not available.",
}


def refusal_text(node: nodes.Node) -> str | None:
    """Says why this piece of a template is not allowed; None when it is."""
    if not isinstance(node, _ALLOWED):
        return _REFUSAL_TEXTS.get(
            type(node), f"{type(node).__name__} is not available in templates."
        )
    if isinstance(node, nodes.Getattr | nodes.Getitem):
        return _unknown_member_text(node)
    if isinstance(node, nodes.Filter | nodes.Test):
        return _unknown_helper_text(node)
    if isinstance(node, nodes.List | nodes.Tuple) and not _is_constant(node):
        return "lists may hold only texts and numbers as written."
    if isinstance(node, nodes.Call) and not _is_method(node.node):
        return f"only these can be called: {', '.join(sorted(METHODS))}."
    return None


def unknown_name_text(name: str) -> str:
    return f"'{name}' is not known. There are: {', '.join(variable_names())}."


def _unknown_helper_text(node: nodes.Filter | nodes.Test) -> str | None:
    kind, known = ("filter", FILTERS) if isinstance(node, nodes.Filter) else ("test", TESTS)
    if node.name in known:
        return None
    listed = ", ".join(sorted(set(known) - {"~"}))
    return f"there is no {kind} '{node.name}'. There are: {listed}."


def _unknown_member_text(node: nodes.Getattr | nodes.Getitem) -> str | None:
    member = node.attr if isinstance(node, nodes.Getattr) else getattr(node.arg, "value", None)
    if not isinstance(node.node, nodes.Name) or not isinstance(member, str):
        return None
    kind = VALUE_GROUPS.get(node.node.name)
    if kind is None or member in value_names(kind):
        return None
    return unknown_name_text(f"{node.node.name}.{member}")


def _is_constant(node: nodes.List | nodes.Tuple) -> bool:
    """Lists of lists could double at every step; `in ["sv", "nb"]` is all they are for."""
    return all(isinstance(item, nodes.Const) for item in node.items)


def _is_method(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Getattr) and node.attr in METHODS


class _ConcatenationBounder(NodeTransformer):
    """Every `~` becomes a filter that knows a bound."""

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 (Jinja2 looks it up)
        self.generic_visit(node)
        items = nodes.List(node.nodes, lineno=node.lineno)
        return nodes.Filter(items, "~", [], [], None, None, lineno=node.lineno)


def bound_concatenation(tree: nodes.Template, environment: TemplateEnvironment) -> nodes.Template:
    _ConcatenationBounder().visit(tree)
    tree.set_environment(environment)
    return tree


def refused_nodes(tree: nodes.Template) -> Iterator[tuple[nodes.Node, str]]:
    """Finds what a template may not contain, and why, also where no rendering would ever pass."""
    known = {
        *VALUE_GROUPS,
        *SINGLE_VALUES,
        *(n.name for n in tree.find_all(nodes.Name) if n.ctx == "store"),
    }
    for node in tree.find_all(nodes.Node):
        if what := refusal_text(node):
            yield node, what
        elif isinstance(node, nodes.Name) and node.name not in known:
            yield node, unknown_name_text(node.name)

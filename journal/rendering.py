"""PURE. A template and its values → subject and text, in one language.

Templates are Jinja2 that an admin writes and values that a stranger's mail may fill, so the language
is cut to what cannot grow: texts, variables, conditions, `{% set %}`, a few filters. There are no
loops, no macros, no blocks to capture; every text is bounded when it is made. Time and memory are
then bounded by the length of the source. Whatever goes wrong is a TemplateError.
"""

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

import jinja2
from jinja2 import meta, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from journal.errors import TemplateError
from journal.model import Campaign, Contact, ContactKind, Document, Template, TemplateText

LONGEST_SOURCE = 20_000
LONGEST_TEXT = 20_000
LONGEST_OUTPUT = 100_000
LONGEST_VALUE = 1_000


# ── the variables ───────────────────────────────────────────────────────────────────────────────


class _Values:
    """A group of variables. `{% if mail %}` asks whether there is one."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in _names_of(type(self)))


@dataclass(frozen=True, slots=True)
class ContactValues(_Values):
    name: str = ""
    first_name: str = ""
    company: str = ""
    language: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class CompanyValues(_Values):
    name: str = ""


@dataclass(frozen=True, slots=True)
class MailValues(_Values):
    subject: str = ""
    from_name: str = ""
    from_address: str = ""


@dataclass(frozen=True, slots=True)
class DocumentValues(_Values):
    type: str = ""
    number: str = ""
    version: str = ""


GROUPS: Mapping[str, type[_Values]] = types.MappingProxyType(
    {
        "contact": ContactValues,
        "company": CompanyValues,
        "mail": MailValues,
        "document": DocumentValues,
    }
)
SINGLE = ("salesperson", "occurred_at", "date", "campaign")


def values_for(
    *,
    contact: Contact | None = None,
    company: str = "",
    salesperson: str = "",
    occurred_at: datetime | None = None,
    mail: MailValues | None = None,
    document: Document | None = None,
    campaign: Campaign | str = "",
) -> Mapping[str, object]:
    """Everything a template may say. What there is none of is empty, never unknown."""
    mail = mail or MailValues()
    document = document or Document("", "")
    if isinstance(campaign, Campaign):
        campaign = campaign.description or campaign.code
    return {
        "contact": _contact_values(contact) if contact else ContactValues(),
        "company": CompanyValues(_clip(company)),
        "salesperson": _clip(salesperson),
        "occurred_at": occurred_at or "",
        "date": occurred_at.date().isoformat() if occurred_at else "",
        "mail": MailValues(_clip(mail.subject), _clip(mail.from_name), _clip(mail.from_address)),
        "document": DocumentValues(
            _clip(document.type), _clip(document.number), _clip(document.version)
        ),
        "campaign": _clip(campaign),
    }


def _contact_values(contact: Contact) -> ContactValues:
    return ContactValues(
        name=_clip(contact.name),
        first_name=_clip(first_name(contact)),
        company=_clip(contact.company_name),
        language=contact.language,
        number=contact.number,
    )


def first_name(contact: Contact) -> str:
    """`Ada Lovelace` and `Lovelace, Ada` → `Ada`; a company's name stays whole."""
    if contact.kind is ContactKind.COMPANY:
        return contact.name
    given = contact.name.partition(",")[2].split() or contact.name.split()
    return given[0] if given else ""


def variables() -> tuple[str, ...]:
    """The names that an admin may use, as they are written."""
    grouped = [f"{group}.{name}" for group, kind in GROUPS.items() for name in _names_of(kind)]
    return tuple(sorted((*SINGLE, *grouped)))


def _names_of(kind: type[_Values]) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))  # type: ignore[arg-type]


def _clip(text: str) -> str:
    """A stranger's mail fills these; a subject of a million characters must not stop a template."""
    return text if len(text) <= LONGEST_VALUE else f"{text[: LONGEST_VALUE - 1]}…"


_SAMPLE_DAY = datetime.fromisoformat("2026-03-17T14:30:00+00:00")

SAMPLE_VALUES: Mapping[str, object] = types.MappingProxyType(
    {
        "contact": ContactValues("Ada Lovelace", "Ada", "Analytical Engines", "en", "K-1"),
        "company": CompanyValues("Our Company"),
        "salesperson": "Charles Babbage",
        "occurred_at": _SAMPLE_DAY,
        "date": "2026-03-17",
        "mail": MailValues("Our order", "Ada Lovelace", "ada@engines.example"),
        "document": DocumentValues("order", "1001", "2"),
        "campaign": "Spring",
    }
)


# ── rendering ───────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Rendered:
    subject: str
    body: str
    language: str
    attachments: tuple[str, ...]


def choose(template: Template, language: str) -> tuple[str, TemplateText]:
    """The language, else its base (`sv-FI` then `sv`), else the template's own, else the first."""
    offered = {code.casefold(): code for code in template.texts}
    for wanted in (*_ways_to_say(language), *_ways_to_say(template.default_language)):
        if wanted in offered:
            return offered[wanted], template.texts[offered[wanted]]
    for code, text in template.texts.items():
        return code, text
    raise TemplateError(f"The template {template.code} has no text in any language.")


def _ways_to_say(language: str) -> tuple[str, ...]:
    whole = language.strip().replace("_", "-").casefold()
    base = whole.partition("-")[0]
    # Norwegian is said in three ways; Bokmål is what is meant when only "no" is.
    return (whole, base, "nb") if base in {"no", "nn"} else (whole, base)


def render(template: Template, language: str, values: Mapping[str, object]) -> Rendered:
    code, text = choose(template, language)
    where = f"The template {template.code} ({code})"
    subject = render_text(text.description, values, where=f"{where}, description")
    return Rendered(
        subject=" ".join(subject.split()),
        body=render_text(text.body, values, where=f"{where}, body").strip("\n"),
        language=code,
        attachments=text.attachments,
    )


def render_text(source: str, values: Mapping[str, object], *, where: str) -> str:
    if _is_plain(source):
        return source
    try:
        return _output(_compiled(source), values)
    except _Fault as fault:
        raise TemplateError(f"{where}, line {fault.line}: {fault.what}") from None


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a source, at which of its lines."""

    line: int
    what: str


def faults(source: str) -> tuple[Fault, ...]:
    """Everything wrong with a source: what it says, then how it renders, full and empty."""
    if _is_plain(source):
        return ()
    try:
        tree = _parsed(source)
        found = tuple(_refused(tree))
        if not found:
            for values in (SAMPLE_VALUES, values_for(occurred_at=_SAMPLE_DAY)):
                _output(_compiled(source), values)
    except _Fault as fault:
        return (Fault(fault.line, fault.what),)
    return tuple(dict.fromkeys(found))


class _Fault(Exception):
    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line, self.what = line, what


class _TooMuch(Exception):
    """A text outgrew what any record needs."""


# What a template can make Jinja2 or Python raise. Recursion: nesting without end. Memory and
# SyntaxError: what Python's own compiler says of the same.
_FAILURES = (
    jinja2.TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
    _TooMuch,
)


def _is_plain(source: str) -> bool:
    """Most descriptions are plain words; they need no compiler."""
    return "{" not in source and len(source) <= LONGEST_OUTPUT


def _output(template: jinja2.Template, values: Mapping[str, object]) -> str:
    parts: list[str] = []
    length = 0
    try:
        for part in template.generate(values):
            length += len(part)
            if length > LONGEST_OUTPUT:
                raise _TooMuch(f"it writes more than {LONGEST_OUTPUT:,} characters.")
            parts.append(part)
    except _FAILURES as error:
        raise _Fault(_line_of(error), _told(error)) from None
    return "".join(parts)


@lru_cache(maxsize=512)
def _compiled(source: str) -> jinja2.Template:
    tree = _parsed(source)
    for fault in _refused(tree):
        raise _Fault(fault.line, fault.what)
    environment = _environment()
    try:
        code = environment.compile(_bounded(tree), filename="<template>")
        return jinja2.Template.from_code(environment, code, {})
    except _FAILURES as error:
        raise _Fault(_line_of(error), _told(error)) from None


def _parsed(source: str) -> nodes.Template:
    if len(source) > LONGEST_SOURCE:
        raise _Fault(1, f"it is longer than {LONGEST_SOURCE:,} characters.")
    try:
        return _environment().parse(source)
    except _FAILURES as error:
        raise _Fault(_line_of(error), _told(error)) from None


def _line_of(error: BaseException) -> int:
    if isinstance(error, jinja2.TemplateSyntaxError):
        return error.lineno
    line, step = 1, error.__traceback__
    while step:
        if step.tb_frame.f_code.co_filename == "<template>":
            line = step.tb_lineno
        step = step.tb_next
    return line


def _told(error: BaseException) -> str:
    if isinstance(error, RecursionError | MemoryError):
        return "it is nested too deeply."
    if isinstance(error, jinja2.UndefinedError):
        return f"{error}. There are: {', '.join(variables())}."
    said = str(error).strip().rstrip(".") or type(error).__name__
    return f"{said}."


# ── the language ────────────────────────────────────────────────────────────────────────────────


class Environment(ImmutableSandboxedEnvironment):
    """Jinja2 without what can grow, hang or look inside; autoescape is off, the texts are plain."""

    intercepted_binops = frozenset({"+", "-"})

    def __init__(self) -> None:
        super().__init__(
            undefined=jinja2.StrictUndefined,
            autoescape=False,
            keep_trailing_newline=True,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=_printed,
            cache_size=0,
        )
        self.globals.clear()
        self.filters = dict(FILTERS)
        self.tests = {name: self.tests[name] for name in TESTS}

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if isinstance(left, str) and isinstance(right, str) and operator == "+":
            return _joined([left, right])
        if isinstance(left, int | float | Decimal) and isinstance(right, int | float | Decimal):
            return super().call_binop(context, operator, left, right)
        raise TypeError(f"'{operator}' is for numbers; put texts together with '~'")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment()


def _printed(value: object) -> object:
    """Only what reads as text is printed: no lists, no methods, no whole contact."""
    if isinstance(value, jinja2.Undefined):
        return str(value)
    if value is None:
        return ""
    if isinstance(value, str | int | float | Decimal | date):
        return value
    for name, kind in GROUPS.items():
        if isinstance(value, kind):
            choices = ", ".join(f"{name}.{each}" for each in _names_of(kind))
            raise TypeError(f"'{name}' is not a text; choose one of {choices}")
    raise TypeError(f"a {type(value).__name__} can't be printed")


def _bounded_text(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise _TooMuch(f"it makes a text of more than {LONGEST_TEXT:,} characters.")
    return text


def _joined(values: list[Any]) -> str:
    """`a ~ b`, which Jinja2 itself joins without a bound."""
    texts = [str(_printed(value)) for value in values]
    if sum(map(len, texts)) > LONGEST_TEXT:
        raise _TooMuch(f"it makes a text of more than {LONGEST_TEXT:,} characters.")
    return "".join(texts)


def _text(value: object) -> str:
    return _bounded_text(str(_printed(value)))


def _replaced(value: object, old: str, new: str) -> str:
    text, old, new = _text(value), _text(old), _text(new)
    if not old:
        raise ValueError("replace needs something to replace")
    if len(text) + text.count(old) * (len(new) - len(old)) > LONGEST_TEXT:
        raise _TooMuch(f"it makes a text of more than {LONGEST_TEXT:,} characters.")
    return text.replace(old, new)


def _truncated(value: object, length: int = 80) -> str:
    text = _text(value)
    return text if len(text) <= length else f"{text[: max(0, int(length) - 1)].rstrip()}…"


def _default(value: object, other: object = "") -> object:
    """What to say when there is nothing: unlike Jinja2's own, an empty text is nothing too."""
    return other if isinstance(value, jinja2.Undefined) or not value else value


def _moment(value: object, form: str = "%Y-%m-%d") -> str:
    if not isinstance(value, date):
        return ""
    if len(form) > 100:
        raise ValueError("the form of a date has at most 100 characters")
    return _bounded_text(value.strftime(form))


FILTERS: Mapping[str, Any] = types.MappingProxyType(
    {
        "capitalize": lambda value: _bounded_text(_text(value).capitalize()),
        "date": _moment,
        "default": _default,
        "d": _default,
        "first": lambda value: _text(value)[:1],
        "length": lambda value: len(_text(value)),
        "lower": lambda value: _bounded_text(_text(value).lower()),
        "replace": _replaced,
        "string": _text,
        "title": lambda value: _bounded_text(_text(value).title()),
        "trim": lambda value: _text(value).strip(),
        "truncate": _truncated,
        "upper": lambda value: _bounded_text(_text(value).upper()),
        # What `~` becomes; no name in a template can be spelled like this.
        "~": _joined,
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
_TAGS = {
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


def _refused(tree: nodes.Template) -> Iterator[Fault]:
    try:
        unknown = meta.find_undeclared_variables(tree) - {*GROUPS, *SINGLE}
        for node in tree.find_all(nodes.Node):
            if what := _refusal(node, unknown):
                yield Fault(node.lineno, what)
    except _FAILURES as error:
        yield Fault(_line_of(error), _told(error))


def _refusal(node: nodes.Node, unknown: set[str]) -> str | None:
    if not isinstance(node, _ALLOWED):
        return _TAGS.get(type(node), f"{type(node).__name__} is not available in templates.")
    if isinstance(node, nodes.Name) and node.ctx == "load" and node.name in unknown:
        return f"'{node.name}' is not known. There are: {', '.join(variables())}."
    if isinstance(node, nodes.Getattr | nodes.Getitem):
        return _unknown_member(node)
    if isinstance(node, nodes.Filter) and node.name not in FILTERS:
        listed = ", ".join(sorted(set(FILTERS) - {"~"}))
        return f"there is no filter '{node.name}'. There are: {listed}."
    if isinstance(node, nodes.Test) and node.name not in TESTS:
        return f"there is no test '{node.name}'. There are: {', '.join(sorted(TESTS))}."
    if isinstance(node, nodes.List | nodes.Tuple) and not _is_constant(node):
        return "lists may hold only texts and numbers as written."
    if isinstance(node, nodes.Call) and not _is_method(node.node):
        return f"only these can be called: {', '.join(sorted(METHODS))}."
    return None


def _unknown_member(node: nodes.Getattr | nodes.Getitem) -> str | None:
    member = node.attr if isinstance(node, nodes.Getattr) else getattr(node.arg, "value", None)
    if not isinstance(node.node, nodes.Name) or not isinstance(member, str):
        return None
    kind = GROUPS.get(node.node.name)
    if kind is None or member in _names_of(kind):
        return None
    return f"'{node.node.name}.{member}' is not known. There are: {', '.join(variables())}."


def _is_constant(node: nodes.List | nodes.Tuple) -> bool:
    """Lists of lists could double at every step; `in ["sv", "nb"]` is all they are for."""
    return all(isinstance(item, nodes.Const) for item in node.items)


def _is_method(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Getattr) and node.attr in METHODS


class _Bounding(NodeTransformer):
    """Every `~` becomes a filter that knows a bound."""

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 (Jinja2 looks it up)
        self.generic_visit(node)
        items = nodes.List(node.nodes, lineno=node.lineno)
        return nodes.Filter(items, "~", [], [], None, None, lineno=node.lineno)


def _bounded(tree: nodes.Template) -> nodes.Template:
    bounded: nodes.Template = _Bounding().visit(tree)
    return bounded.set_environment(_environment())

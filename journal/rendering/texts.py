"""PURE. A source and its values → text. Whatever goes wrong is a TemplateError, or a list of faults."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import jinja2
from jinja2 import nodes

from journal.errors import TemplateError
from journal.fold import language_code
from journal.model import Template, TemplateText
from journal.rendering.sandbox import TooMuch, bounded, environment, refusal, unknown_name
from journal.rendering.values import (
    GROUPS,
    SAMPLE_DAY,
    SAMPLE_VALUES,
    SINGLE,
    values_for,
    variables,
)

LONGEST_SOURCE = 20_000
LONGEST_OUTPUT = 100_000


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
    return (whole, whole.partition("-")[0], language_code(language))


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
        found = _refused(tree)
        if not found:
            for values in (SAMPLE_VALUES, values_for(occurred_at=SAMPLE_DAY)):
                _output(_compiled(source), values)
    except _Fault as fault:
        return (Fault(fault.line, fault.what),)
    return tuple(dict.fromkeys(found))


class _Fault(Exception):
    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line, self.what = line, what


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
    TooMuch,
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
                raise TooMuch(f"it writes more than {LONGEST_OUTPUT:,} characters.")
            parts.append(part)
    except _FAILURES as error:
        raise _Fault(_line_of(error), _told(error)) from None
    # Half a surrogate pair and NUL are no text that a database would take.
    return "".join(parts).replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


@lru_cache(maxsize=512)
def _compiled(source: str) -> jinja2.Template:
    tree = _parsed(source)
    for fault in _refused(tree):
        raise _Fault(fault.line, fault.what)
    jinja = environment()
    try:
        code = jinja.compile(bounded(tree), filename="<template>")
        return jinja2.Template.from_code(jinja, code, {})
    except _FAILURES as error:
        raise _Fault(_line_of(error), _told(error)) from None


def _refused(tree: nodes.Template) -> tuple[Fault, ...]:
    """What may not stand in a template, be it where no rendering would ever come by."""
    try:
        return tuple(Fault(node.lineno or 1, what) for node, what in _refusals(tree))
    except RecursionError as error:
        return (Fault(1, _told(error)),)


def _refusals(tree: nodes.Template) -> Iterator[tuple[nodes.Node, str]]:
    known = {*GROUPS, *SINGLE, *(n.name for n in tree.find_all(nodes.Name) if n.ctx == "store")}
    for node in tree.find_all(nodes.Node):
        if what := refusal(node):
            yield node, what
        elif isinstance(node, nodes.Name) and node.name not in known:
            yield node, unknown_name(node.name)


def _parsed(source: str) -> nodes.Template:
    if len(source) > LONGEST_SOURCE:
        raise _Fault(1, f"it is longer than {LONGEST_SOURCE:,} characters.")
    try:
        return environment().parse(source)
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

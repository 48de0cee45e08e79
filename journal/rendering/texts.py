"""PURE. A source and its values → text. Whatever goes wrong is a TemplateError, or a list of faults."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import jinja2
from jinja2 import nodes

from journal.errors import TemplateError
from journal.fold import language_code
from journal.model import Template, TemplateText
from journal.rendering.html_text import html_text
from journal.rendering.sandbox import (
    TextTooLong,
    bound_concatenation,
    html_environment,
    refused_nodes,
    template_environment,
)
from journal.rendering.values import (
    SAMPLE_VALUES,
    empty_values,
    variable_names,
)

LONGEST_SOURCE = 20_000
LONGEST_OUTPUT = 100_000


@dataclass(frozen=True, slots=True)
class RenderedTemplate:
    subject: str
    body: str
    language: str
    attachments: tuple[str, ...]
    # The body as it is laid out, where the template's is HTML; `body` is the text of it.
    html: str = ""


def choose_text(template: Template, language: str) -> tuple[str, TemplateText]:
    """The text in the language, else its base (`sv-FI`, `sv`), else the default, else the first."""
    offered = {code.casefold(): code for code in template.texts}
    for wanted in (*_language_variants(language), *_language_variants(template.default_language)):
        if wanted in offered:
            return offered[wanted], template.texts[offered[wanted]]
    for code, text in template.texts.items():
        return code, text
    raise TemplateError(f"The template {template.code} has no text in any language.")


def _language_variants(language: str) -> tuple[str, ...]:
    whole = language.strip().replace("_", "-").casefold()
    return (whole, whole.partition("-")[0], language_code(language))


def render(template: Template, language: str, values: Mapping[str, object]) -> RenderedTemplate:
    code, text = choose_text(template, language)
    where = f"The template {template.code} ({code})"
    subject = render_text(text.description, values, where=f"{where}, description")
    body = render_text(text.body, values, where=f"{where}, body", markup=text.is_html)
    return RenderedTemplate(
        subject=" ".join(subject.split()),
        body=html_text(body) if text.is_html else body.strip("\n"),
        language=code,
        attachments=text.attachments,
        html=body if text.is_html else "",
    )


def render_text(
    source: str, values: Mapping[str, object], *, where: str, markup: bool = False
) -> str:
    """`markup`: the source is HTML, and values are escaped in it."""
    if _is_plain(source):
        return source
    try:
        return _generate(_compile(source, markup=markup), values)
    except _FaultFound as fault:
        raise TemplateError(f"{where}, line {fault.line}: {fault.what}") from None


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """Holds what is wrong with a source, and at which line."""

    line: int
    what: str


def find_faults(source: str, *, markup: bool = False) -> tuple[TemplateFault, ...]:
    """Lists everything wrong with a source: its syntax, then its rendering with and without values."""
    if _is_plain(source):
        return ()
    try:
        tree = _parse(source)
        found = _find_refused(tree)
        if not found:
            for values in (SAMPLE_VALUES, empty_values()):
                _generate(_compile(source, markup=markup), values)
    except _FaultFound as fault:
        return (TemplateFault(fault.line, fault.what),)
    return tuple(dict.fromkeys(found))


class _FaultFound(Exception):
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
    TextTooLong,
)


def _is_plain(source: str) -> bool:
    """Most descriptions are plain words; they need no compiler."""
    return "{" not in source and len(source) <= LONGEST_OUTPUT


def _generate(template: jinja2.Template, values: Mapping[str, object]) -> str:
    parts: list[str] = []
    length = 0
    try:
        for part in template.generate(values):
            length += len(part)
            if length > LONGEST_OUTPUT:
                raise TextTooLong(f"it writes more than {LONGEST_OUTPUT:,} characters.")
            parts.append(part)
    except _FAILURES as error:
        raise _FaultFound(_line_of(error), _error_text(error)) from None
    # Half a surrogate pair and NUL are no text that a database would take.
    return "".join(parts).replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


@lru_cache(maxsize=512)
def _compile(source: str, *, markup: bool = False) -> jinja2.Template:
    tree = _parse(source)
    for fault in _find_refused(tree):
        raise _FaultFound(fault.line, fault.what)
    jinja = html_environment() if markup else template_environment()
    try:
        code = jinja.compile(bound_concatenation(tree, jinja), filename="<template>")
        return jinja2.Template.from_code(jinja, code, {})
    except _FAILURES as error:
        raise _FaultFound(_line_of(error), _error_text(error)) from None


def _find_refused(tree: nodes.Template) -> tuple[TemplateFault, ...]:
    """Finds what a template may not contain, also where no rendering would ever pass."""
    try:
        return tuple(TemplateFault(node.lineno or 1, what) for node, what in refused_nodes(tree))
    except RecursionError as error:
        return (TemplateFault(1, _error_text(error)),)


def _parse(source: str) -> nodes.Template:
    if len(source) > LONGEST_SOURCE:
        raise _FaultFound(1, f"it is longer than {LONGEST_SOURCE:,} characters.")
    try:
        return template_environment().parse(source)
    except _FAILURES as error:
        raise _FaultFound(_line_of(error), _error_text(error)) from None


def _line_of(error: BaseException) -> int:
    if isinstance(error, jinja2.TemplateSyntaxError):
        return error.lineno
    line, step = 1, error.__traceback__
    while step:
        if step.tb_frame.f_code.co_filename == "<template>":
            line = step.tb_lineno
        step = step.tb_next
    return line


def _error_text(error: BaseException) -> str:
    if isinstance(error, RecursionError | MemoryError):
        return "it is nested too deeply."
    if isinstance(error, jinja2.UndefinedError):
        return f"{error}. There are: {', '.join(variable_names())}."
    reason = str(error).strip().rstrip(".") or type(error).__name__
    return f"{reason}."

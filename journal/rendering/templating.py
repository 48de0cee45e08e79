"""PURE. A source in the language of templates → text, or a list of what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import jinja2
from jinja2 import nodes

from journal.rendering.plain_sources import LONGEST_OUTPUT, is_plain
from journal.rendering.sandbox import (
    TextTooLong,
    bound_concatenation,
    html_environment,
    refused_nodes,
    template_environment,
)
from journal.rendering.values import SAMPLE_VALUES, empty_values, variable_names

LONGEST_SOURCE = 20_000


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """Holds what is wrong with a source, and at which line."""

    line: int
    what: str


def find_faults(source: str, *, markup: bool = False) -> tuple[TemplateFault, ...]:
    """Lists everything wrong with a source: its syntax, then its rendering with and without values."""
    if is_plain(source):
        return ()
    try:
        tree = _parse(source)
        found = _find_refused(tree)
        if not found:
            for values in (SAMPLE_VALUES, empty_values()):
                _generate(_compile(source, markup=markup), values)
    except FaultFound as fault:
        return (TemplateFault(fault.line, fault.what),)
    return tuple(dict.fromkeys(found))


class FaultFound(Exception):
    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line, self.what = line, what


# What a template can make Jinja2 or Python raise. Recursion: nesting without end. Memory and
# SyntaxError: what Python's own compiler says of the same.
RENDER_FAILURES = (
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


def generate(source: str, values: Mapping[str, object], *, markup: bool) -> str:
    """Render what the source says with these values; `FaultFound` when it can't."""
    return _generate(_compile(source, markup=markup), values)


def _generate(template: jinja2.Template, values: Mapping[str, object]) -> str:
    parts: list[str] = []
    length = 0
    try:
        for part in template.generate(values):
            length += len(part)
            if length > LONGEST_OUTPUT:
                raise TextTooLong(f"it writes more than {LONGEST_OUTPUT:,} characters.")
            parts.append(part)
    except RENDER_FAILURES as error:
        raise FaultFound(_line_of(error), error_text(error)) from None
    # Half a surrogate pair and NUL are no text that a database would take.
    return "".join(parts).replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


@lru_cache(maxsize=512)
def _compile(source: str, *, markup: bool = False) -> jinja2.Template:
    tree = _parse(source)
    for fault in _find_refused(tree):
        raise FaultFound(fault.line, fault.what)
    jinja = html_environment() if markup else template_environment()
    try:
        code = jinja.compile(bound_concatenation(tree, jinja), filename="<template>")
        return jinja2.Template.from_code(jinja, code, {})
    except RENDER_FAILURES as error:
        raise FaultFound(_line_of(error), error_text(error)) from None


def _find_refused(tree: nodes.Template) -> tuple[TemplateFault, ...]:
    """Finds what a template may not contain, also where no rendering would ever pass."""
    try:
        return tuple(TemplateFault(node.lineno or 1, what) for node, what in refused_nodes(tree))
    except RecursionError as error:
        return (TemplateFault(1, error_text(error)),)


def _parse(source: str) -> nodes.Template:
    if len(source) > LONGEST_SOURCE:
        raise FaultFound(1, f"it is longer than {LONGEST_SOURCE:,} characters.")
    try:
        return template_environment().parse(source)
    except RENDER_FAILURES as error:
        raise FaultFound(_line_of(error), error_text(error)) from None


def _line_of(error: BaseException) -> int:
    if isinstance(error, jinja2.TemplateSyntaxError):
        return error.lineno
    line, step = 1, error.__traceback__
    while step:
        if step.tb_frame.f_code.co_filename == "<template>":
            line = step.tb_lineno
        step = step.tb_next
    return line


def error_text(error: BaseException) -> str:
    if isinstance(error, RecursionError | MemoryError):
        return "it is nested too deeply."
    if isinstance(error, jinja2.UndefinedError):
        return f"{error}. There are: {', '.join(variable_names())}."
    reason = str(error).strip().rstrip(".") or type(error).__name__
    return f"{reason}."

"""Pydantic's errors → problems in whole sentences, each at the line of its key."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from journal.errors import ConfigProblem
from journal.settings.origins import SettingOrigins
from journal.settings.schema_tree import fields_by_key, section_at
from journal.settings.settings import Settings
from journal.settings.toml_lines import KeyPath
from journal.settings.value_types import did_you_mean

_EXPECTED_VALUES = {
    "string_type": "a text in quotes",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "dict_type": "a table",
    "model_type": "a table",
    "model_attributes_type": "a table",
    "date_type": "a day",
    "date_from_datetime_parsing": "a day",
    "date_from_datetime_inexact": "a day",
    "date_parsing": "a day",
    "decimal_type": "a number",
    "decimal_parsing": "a number",
    "finite_number": "a number",
}
_EXAMPLES = {
    "a whole number": "Write it without quotes and point, such as 15.",
    "true or false": "Write true or false, without quotes.",
    "a list": 'Write ["one", "another"].',
    "a day": "Write one like 2026-01-31.",
    "a number": "Write it without quotes, such as 8 or 12.50.",
    "a text in quotes": 'Write "…".',
}
_KINDS = {
    bool: "true or false",
    int: "a number",
    Decimal: "a number with a point",
    str: "a text",
    list: "a list",
    dict: "a table",
    date: "a day",
    datetime: "a moment",
    time: "a time of day",
}


def error_paths(error: ValidationError, data: dict[str, Any]) -> list[KeyPath]:
    """The keys to leave out, so that the rest can be read."""
    return [_real_path(detail["loc"], data) for detail in error.errors(include_url=False)]


def config_problems(
    error: ValidationError, data: dict[str, Any], origins: SettingOrigins
) -> list[ConfigProblem]:
    found = [(_key_of(detail, data), detail) for detail in error.errors(include_url=False)]
    return [
        origins.problem(path, *_message_of(detail, path))
        for path, detail in found
        # A key that is in the file and missing here was left out for a reason reported already.
        if detail["type"] != "missing" or origins.find_exact(path) is None
    ]


def _key_of(detail: ErrorDetails, data: dict[str, Any]) -> KeyPath:
    path = _real_path(detail["loc"], data)
    missing = detail["loc"][len(path) :] if detail["type"] == "missing" else ()
    return (*path, *missing)


def _real_path(loc: tuple[str | int, ...], data: Any) -> KeyPath:
    """The part of the error's path that the file has: pydantic adds marks of its own, like "[key]"."""
    path: KeyPath = ()
    for key in loc:
        here = isinstance(data, dict) and key in data
        if not here and not (isinstance(data, list) and isinstance(key, int) and key < len(data)):
            break
        path, data = (*path, key), data[key]
    return path


def _message_of(detail: ErrorDetails, path: KeyPath) -> tuple[str, str]:
    kind, context, given = detail["type"], detail.get("ctx", {}), detail["input"]
    if kind == "rapport":
        return str(context["what"]), str(context["instead"])
    if kind == "extra_forbidden":
        return _unknown_key_text(path, given)
    if kind == "missing":
        return "it is missing.", f"Add {path[-1]} = …"
    if kind in {"literal_error", "enum"}:
        return _not_a_choice_text(str(context["expected"]), given)
    if kind in _EXPECTED_VALUES:
        wanted = _EXPECTED_VALUES[kind]
        kind_text = "an endless one" if kind == "finite_number" else _kind_text(given)
        return f"it must be {wanted}, not {kind_text}.", _EXAMPLES.get(wanted, "")
    return _out_of_bounds_text(kind, context) or (f"{detail['msg']}.", "")


def _unknown_key_text(path: KeyPath, given: Any) -> tuple[str, str]:
    model = section_at(Settings, path[:-1]) or Settings
    choices = list(fields_by_key(model))
    noun = "section" if len(path) == 1 and isinstance(given, dict | list) else "key"
    listed = f"There are: {', '.join(sorted(choices))}."
    return f"there is no such {noun}.", did_you_mean(str(path[-1]), choices) or listed


def _not_a_choice_text(expected: str, given: Any) -> tuple[str, str]:
    # pydantic lists them as "'a', 'b' or 'c'".
    choices = [word.strip().strip("'") for word in expected.replace(" or ", ", ").split(",")]
    hint = did_you_mean(given, choices) if isinstance(given, str) else ""
    value = f"'{given}'" if isinstance(given, str) else _kind_text(given)
    listed = ", ".join(f'"{choice}"' for choice in choices)
    return f"{value} is none of {listed}.", hint or f"Write one of {listed}."


def _out_of_bounds_text(kind: str, context: dict[str, Any]) -> tuple[str, str] | None:
    if kind == "greater_than_equal":
        return f"it must be at least {context['ge']}.", ""
    if kind == "less_than_equal":
        return f"it must be at most {context['le']}.", ""
    if kind in {"string_too_short", "too_short"}:
        return "it must not be empty.", ""
    if kind.startswith("decimal_"):
        return "it must be an amount with at most 3 decimals.", "Write one like 12.50."
    return None


def _kind_text(value: Any) -> str:
    return next((text for kind, text in _KINDS.items() if type(value) is kind), "another kind")

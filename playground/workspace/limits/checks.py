"""Small checks to build the tables from: each looks at one value and notes what is wrong with it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Problems = list[str]
Check = Callable[[object, str, Problems], None]


@dataclass(frozen=True, slots=True)
class Field:
    check: Check
    required: bool = False


def need(check: Check) -> Field:
    return Field(check, required=True)


def may(check: Check) -> Field:
    return Field(check)


def note(problems: Problems, pointer: str, message: str) -> None:
    problems.append(f"[ERROR] {message} [json-pointer:{pointer}]")


def text(most: int, least: int = 0) -> Check:
    def check(value: object, pointer: str, problems: Problems) -> None:
        if not isinstance(value, str):
            note(problems, pointer, "must provide a string")
        elif len(value) > most:
            note(problems, pointer, f"must be less than {most + 1} characters")
        elif len(value) < least:
            note(problems, pointer, f"must be more than {least - 1} characters")

    return check


def matching(pattern: str, wanted: str) -> Check:
    form = re.compile(pattern)

    def check(value: object, pointer: str, problems: Problems) -> None:
        if not isinstance(value, str) or not form.fullmatch(value):
            note(problems, pointer, f"must be {wanted}")

    return check


def truth(value: object, pointer: str, problems: Problems) -> None:
    if not isinstance(value, bool):
        note(problems, pointer, "must be a boolean")


def number(least: int, most: int) -> Check:
    def check(value: object, pointer: str, problems: Problems) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            note(problems, pointer, "must be an integer")
        elif not least <= value <= most:
            note(problems, pointer, f"must be between {least} and {most}")

    return check


def one_of(*words: str) -> Check:
    def check(value: object, pointer: str, problems: Problems) -> None:
        if value not in words:
            note(problems, pointer, f"must be one of: {', '.join(words)}")

    return check


def many(item: Check, most: int, least: int = 1) -> Check:
    def check(value: object, pointer: str, problems: Problems) -> None:
        if not isinstance(value, list):
            note(problems, pointer, "must provide an array")
            return
        if len(value) > most:
            note(problems, pointer, f"no more than {most} items allowed")
        if len(value) < least:
            note(problems, pointer, f"no fewer than {least} items allowed")
        for place, one in enumerate(value[:most]):
            item(one, f"{pointer}/{place}", problems)

    return check


def record(fields: Mapping[str, Field]) -> Check:
    """An object with these fields, the required ones among them, and no others."""

    def check(value: object, pointer: str, problems: Problems) -> None:
        if not isinstance(value, dict):
            note(problems, pointer, "must provide an object")
            return
        for name, field in fields.items():
            if name in value:
                field.check(value[name], f"{pointer}/{name}", problems)
            elif field.required:
                note(problems, pointer, f"missing required field: {name}")
        for name in value:
            if name not in fields and name != "type":
                note(problems, f"{pointer}/{name}", f"invalid additional property: {name}")

    return check


def by_type(kinds: Mapping[str, Check]) -> Check:
    """An object whose `type` says by which of these it is to be checked."""

    def check(value: object, pointer: str, problems: Problems) -> None:
        if not isinstance(value, dict):
            note(problems, pointer, "must provide an object")
            return
        kind = value.get("type")
        if not isinstance(kind, str):
            note(problems, pointer, "missing required field: type")
        elif kind not in kinds:
            note(problems, f"{pointer}/type", f"unsupported type: {kind}")
        else:
            kinds[kind](value, pointer, problems)

    return check


def both(*checks: Check) -> Check:
    def check(value: object, pointer: str, problems: Problems) -> None:
        for one in checks:
            one(value, pointer, problems)

    return check


def exactly_one(*names: str) -> Check:
    def check(value: object, pointer: str, problems: Problems) -> None:
        if isinstance(value, dict) and sum(name in value for name in names) != 1:
            note(problems, pointer, f"must provide exactly one of: {', '.join(names)}")

    return check

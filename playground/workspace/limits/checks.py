"""Small checks to build the tables from: each looks at one value and notes what is wrong with it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Problems = list[str]
ValueCheck = Callable[[object, str, Problems], None]


@dataclass(frozen=True, slots=True)
class FieldRule:
    check: ValueCheck
    required: bool = False


def must_have(check: ValueCheck) -> FieldRule:
    return FieldRule(check, required=True)


def may_have(check: ValueCheck) -> FieldRule:
    return FieldRule(check)


def add_problem(problems: Problems, pointer: str, message: str) -> None:
    problems.append(f"[ERROR] {message} [json-pointer:{pointer}]")


def text(most: int, least: int = 0) -> ValueCheck:
    def check(value: object, pointer: str, problems: Problems) -> None:
        if not isinstance(value, str):
            add_problem(problems, pointer, "must provide a string")
        elif len(value) > most:
            add_problem(problems, pointer, f"must be less than {most + 1} characters")
        elif len(value) < least:
            add_problem(problems, pointer, f"must be more than {least - 1} characters")

    return check


def text_matching(pattern: str, wanted: str) -> ValueCheck:
    form = re.compile(pattern)

    def check(value: object, pointer: str, problems: Problems) -> None:
        if not isinstance(value, str) or not form.fullmatch(value):
            add_problem(problems, pointer, f"must be {wanted}")

    return check


def boolean(value: object, pointer: str, problems: Problems) -> None:
    if not isinstance(value, bool):
        add_problem(problems, pointer, "must be a boolean")


def number(least: int, most: int) -> ValueCheck:
    def check(value: object, pointer: str, problems: Problems) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            add_problem(problems, pointer, "must be an integer")
        elif not least <= value <= most:
            add_problem(problems, pointer, f"must be between {least} and {most}")

    return check


def one_of(*words: str) -> ValueCheck:
    def check(value: object, pointer: str, problems: Problems) -> None:
        if value not in words:
            add_problem(problems, pointer, f"must be one of: {', '.join(words)}")

    return check


def list_of(item: ValueCheck, most: int, least: int = 1) -> ValueCheck:
    def check(value: object, pointer: str, problems: Problems) -> None:
        if not isinstance(value, list):
            add_problem(problems, pointer, "must provide an array")
            return
        if len(value) > most:
            add_problem(problems, pointer, f"no more than {most} items allowed")
        if len(value) < least:
            add_problem(problems, pointer, f"no fewer than {least} items allowed")
        for place, one in enumerate(value[:most]):
            item(one, f"{pointer}/{place}", problems)

    return check


def object_with(fields: Mapping[str, FieldRule]) -> ValueCheck:
    """An object with these fields, the required ones among them, and no others."""

    def check(value: object, pointer: str, problems: Problems) -> None:
        if not isinstance(value, dict):
            add_problem(problems, pointer, "must provide an object")
            return
        for name, field in fields.items():
            if name in value:
                field.check(value[name], f"{pointer}/{name}", problems)
            elif field.required:
                add_problem(problems, pointer, f"missing required field: {name}")
        for name in value:
            if name not in fields and name != "type":
                add_problem(problems, f"{pointer}/{name}", f"invalid additional property: {name}")

    return check


def object_by_type(kinds: Mapping[str, ValueCheck]) -> ValueCheck:
    """An object whose `type` says by which of these it is to be checked."""

    def check(value: object, pointer: str, problems: Problems) -> None:
        if not isinstance(value, dict):
            add_problem(problems, pointer, "must provide an object")
            return
        kind = value.get("type")
        if not isinstance(kind, str):
            add_problem(problems, pointer, "missing required field: type")
        elif kind not in kinds:
            add_problem(problems, f"{pointer}/type", f"unsupported type: {kind}")
        else:
            kinds[kind](value, pointer, problems)

    return check


def all_of(*checks: ValueCheck) -> ValueCheck:
    def check(value: object, pointer: str, problems: Problems) -> None:
        for one in checks:
            one(value, pointer, problems)

    return check


def exactly_one(*names: str) -> ValueCheck:
    def check(value: object, pointer: str, problems: Problems) -> None:
        if isinstance(value, dict) and sum(name in value for name in names) != 1:
            add_problem(problems, pointer, f"must provide exactly one of: {', '.join(names)}")

    return check

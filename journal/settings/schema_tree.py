"""The tree of settings as data: which keys a section has, what kind each is, what it means."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, SecretStr
from pydantic.fields import FieldInfo

from journal.settings.toml_lines import KeyPath


class TableShape(StrEnum):
    TABLE = "table"
    BY_KEY = "by key"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. `path` has "*" for a code, a language or a place in a list."""

    path: tuple[str, ...]
    info: FieldInfo

    @property
    def is_secret(self) -> bool:
        return SecretStr in value_types(self.info)

    @property
    def description(self) -> str:
        return self.info.description or ""


def fields_by_key(model: type[BaseModel]) -> Mapping[str, FieldInfo]:
    """The fields by the names that the file uses."""
    return {info.alias or name: info for name, info in model.model_fields.items()}


def nested_table(info: FieldInfo) -> tuple[TableShape, type[BaseModel]] | None:
    """The tables that a key holds; None for a single setting, and for `after`, which may be either."""
    kind = info.annotation
    if get_origin(kind) is dict and _is_model(get_args(kind)[1]):
        return TableShape.BY_KEY, get_args(kind)[1]
    if get_origin(kind) is tuple and _is_model(get_args(kind)[0]):
        return TableShape.LIST, get_args(kind)[0]
    alone = [each for each in _members(kind) if each is not NoneType]
    if len(alone) == 1 and _is_model(alone[0]):
        return TableShape.TABLE, alone[0]
    return None


def value_types(info: FieldInfo) -> frozenset[Any]:
    """The types a setting may have, without `Annotated` and `| None`; tuple for lists."""
    return frozenset(get_origin(each) or each for each in _members(info.annotation))


def all_settings(model: type[BaseModel], path: tuple[str, ...] = ()) -> Iterator[Setting]:
    for name, info in fields_by_key(model).items():
        under = nested_table(info)
        if under is None:
            yield Setting((*path, name), info)
        else:
            star = () if under[0] is TableShape.TABLE else ("*",)
            yield from all_settings(under[1], (*path, name, *star))


def section_at(model: type[BaseModel], path: KeyPath) -> type[BaseModel] | None:
    """The section that stands at a path of a real config, or None where none can stand."""
    if not path:
        return model
    info = fields_by_key(model).get(str(path[0]))
    under = nested_table(info) if info else None
    if under is None:
        return None
    rest = path[1:] if under[0] is TableShape.TABLE else path[2:]
    return section_at(under[1], rest)


def _members(kind: Any) -> Iterator[Any]:
    if get_origin(kind) in {Union, UnionType}:
        for each in get_args(kind):
            yield from _members(each)
    elif get_origin(kind) is Annotated:
        yield from _members(get_args(kind)[0])
    else:
        yield kind


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)

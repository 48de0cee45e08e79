"""What holds and why: every setting with its value, secrets hidden, and where the value comes from."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, SecretStr

from journal.settings.leaks import masked
from journal.settings.lines import KeyPath
from journal.settings.load import Loaded
from journal.settings.walk import Shape, below, fields

HIDDEN = "(set, hidden)"
DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Shown:
    key: str
    value: Any
    source: str


def effective(loaded: Loaded) -> Iterator[Shown]:
    yield from _shown(loaded, loaded.settings, ())


def _shown(loaded: Loaded, section: BaseModel, path: KeyPath) -> Iterator[Shown]:
    names = {info.alias or name: name for name, info in type(section).model_fields.items()}
    for key, info in fields(type(section)).items():
        value, here = getattr(section, names[key]), (*path, key)
        under = below(info)
        if under is None:
            place = loaded.place(*here)
            source = str(place) if place else DEFAULT
            yield Shown(loaded.places.spelled(here), _plain(here, value), source)
        elif value is not None:
            for each, item in _tables(under[0], value):
                yield from _shown(loaded, item, (*here, *each))


def _tables(shape: Shape, value: Any) -> list[tuple[KeyPath, BaseModel]]:
    if shape is Shape.BY_KEY:
        return [((key,), item) for key, item in value.items()]
    if shape is Shape.LIST:
        return [((position,), item) for position, item in enumerate(value)]
    return [((), value)]


def _plain(path: KeyPath, value: Any) -> Any:
    if isinstance(value, SecretStr):
        return HIDDEN
    if isinstance(value, BaseModel):
        return value.model_dump()
    if path == ("database", "url"):
        return masked(value)
    return value

"""Every setting in force with its value, secrets hidden, and where the value comes from."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, SecretStr

from journal.settings.load import LoadedConfig
from journal.settings.schema_tree import TableShape, fields_by_key, nested_table
from journal.settings.secrets_in_files import mask_password
from journal.settings.toml_lines import KeyPath

HIDDEN_VALUE = "(set, hidden)"
DEFAULT_SOURCE = "default"


@dataclass(frozen=True, slots=True)
class EffectiveSetting:
    key: str
    value: Any
    source: str


def effective_settings(loaded: LoadedConfig) -> Iterator[EffectiveSetting]:
    yield from _walk_section(loaded, loaded.settings, ())


def _walk_section(
    loaded: LoadedConfig, section: BaseModel, path: KeyPath
) -> Iterator[EffectiveSetting]:
    names = {info.alias or name: name for name, info in type(section).model_fields.items()}
    for key, info in fields_by_key(type(section)).items():
        value, here = getattr(section, names[key]), (*path, key)
        under = nested_table(info)
        if under is None:
            place = loaded.origin(*here)
            source = str(place) if place else DEFAULT_SOURCE
            yield EffectiveSetting(
                loaded.origins.key_text(here), _displayed_value(here, value), source
            )
        elif value is not None:
            for each, item in _nested_sections(under[0], value):
                yield from _walk_section(loaded, item, (*here, *each))


def _nested_sections(shape: TableShape, value: Any) -> list[tuple[KeyPath, BaseModel]]:
    if shape is TableShape.BY_KEY:
        return [((key,), item) for key, item in value.items()]
    if shape is TableShape.LIST:
        return [((position,), item) for position, item in enumerate(value)]
    return [((), value)]


def _displayed_value(path: KeyPath, value: Any) -> Any:
    if isinstance(value, SecretStr):
        return HIDDEN_VALUE
    if isinstance(value, BaseModel):
        return value.model_dump()
    if path == ("database", "url"):
        return mask_password(value)
    return value

"""Variables over files: `RAPPORT_SECTION__KEY`, and `…_FILE` for what is secret.

    RAPPORT_COMPANY__TIMEZONE=Europe/Oslo
    RAPPORT_COMPANY__DOMAINS=a.example,b.example        or a JSON list
    RAPPORT_MAILBOX__SALES_NORDIC__PASSWORD_FILE=/run/secrets/imap
                                                        the mailbox named "sales-nordic"
    RAPPORT_TEMPLATES__CALL_OUT__COST=2                 codes likewise: "-" is written "_"

A variable of that beginning that means nothing is a problem: a misspelt one would change nothing,
and nobody would notice. An empty variable counts as not set.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from journal.errors import ConfigProblem
from journal.settings.origins import ENVIRONMENT, SettingOrigin
from journal.settings.schema_tree import (
    Setting,
    TableShape,
    all_settings,
    fields_by_key,
    nested_table,
    value_types,
)
from journal.settings.settings import Settings
from journal.settings.toml_lines import KeyPath
from journal.settings.value_types import did_you_mean

PREFIX = "RAPPORT_"
FILE_SUFFIX = "_FILE"
# A file that never ends, or a disk named by mistake, is not read to its end.
_MOST_SECRET_BYTES = 64 * 1024

# Read before any config is: it says where the config is.
_NOT_SETTINGS = frozenset({"RAPPORT_CONFIG"})
_INTEGER = re.compile(r"[+-]?\d+")
_YES_NO = {"true": True, "yes": True, "on": True, "1": True}
_YES_NO |= {"false": False, "no": False, "off": False, "0": False}


@dataclass(frozen=True, slots=True)
class _Target:
    path: KeyPath
    setting: Setting


class _BadVariable(Exception):
    """A variable that is wrong, and what to write instead."""

    def __init__(self, what: str, instead: str = "") -> None:
        super().__init__(what)
        self.what, self.instead = what, instead


def apply_environment(
    data: dict[str, Any], origins: dict[KeyPath, SettingOrigin], environ: Mapping[str, str]
) -> list[ConfigProblem]:
    """Sets the variables' values in `data`, and notes in `origins` where they come from."""
    problems = []
    for variable in sorted(environ):
        if not variable.startswith(PREFIX) or variable in _NOT_SETTINGS or not environ[variable]:
            continue
        try:
            target, value = _read(variable, environ, data)
        except _BadVariable as bad:
            problems.append(ConfigProblem(ENVIRONMENT, None, variable, bad.what, bad.instead))
        else:
            _put_value(data, target.path, value)
            origins[target.path] = SettingOrigin(ENVIRONMENT, variable=variable)
    return problems


def variable_name(path: KeyPath, names: Mapping[KeyPath, str]) -> str:
    """The variable that sets this key. Keys within a rule have none: rules have no fixed names."""
    if path[0] == "rule":
        return ""
    parts = [
        names.get(path[: depth + 1], str(key)) if isinstance(key, int) else key
        for depth, key in enumerate(path)
    ]
    return PREFIX + "__".join(_upper(part) for part in parts)


def without_secrets(environ: Mapping[str, str], section: str) -> dict[str, str]:
    """The environment without the variables that hold a secret of this section, or name its file."""
    secret = {
        _upper(each.path[-1])
        for each in all_settings(Settings)
        if each.path[0] == section and each.is_secret
    }
    return {
        name: value for name, value in environ.items() if not _is_secret_of(name, section, secret)
    }


def _is_secret_of(variable: str, section: str, secret: set[str]) -> bool:
    parts = variable.removeprefix(PREFIX).upper().split("__")
    return (
        variable.startswith(PREFIX)
        and parts[0] == _upper(section)
        and parts[-1].removesuffix(FILE_SUFFIX) in secret
    )


def _read(variable: str, environ: Mapping[str, str], data: dict[str, Any]) -> tuple[_Target, Any]:
    target = _target(variable.removeprefix(PREFIX), data)
    if target:
        return target, _value(target.setting.info, environ[variable])
    plain = variable.removesuffix(FILE_SUFFIX)
    target = _target(plain.removeprefix(PREFIX), data) if plain != variable else None
    if target is None:
        raise _BadVariable("no setting has this variable.", _suggestion(variable, data))
    if not (target.setting.is_secret or target.path == ("database", "url")):
        raise _BadVariable("only secrets are read from files.", f"Set {plain} itself.")
    if environ.get(plain):
        raise _BadVariable(f"{plain} is set as well.", "Keep one of the two.")
    return target, _file_content(environ[variable])


def _file_content(name: str) -> str:
    """The secret in a file. Its name is not repeated: it may be the secret, put here by mistake."""
    try:
        with Path(name).open("rb") as file:
            read = file.read(_MOST_SECRET_BYTES + 1)
        text = read.decode("utf-8").rstrip("\r\n")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "not text"
        raise _BadVariable(f"the file it names can't be read: {reason}.") from None
    if not text:
        raise _BadVariable("the file it names is empty.")
    if len(read) > _MOST_SECRET_BYTES:
        raise _BadVariable(f"the file it names has more than {_MOST_SECRET_BYTES:,} bytes.")
    return text


def _target(name: str, data: dict[str, Any]) -> _Target | None:
    found = _descend(Settings, name.split("__"), data, ())
    return _Target(*found) if found else None


def _descend(
    model: type[BaseModel], parts: list[str], data: Any, path: KeyPath
) -> tuple[KeyPath, Setting] | None:
    named = {_upper(name): name for name in fields_by_key(model)}
    name = named.get(parts[0].upper())
    if name is None:
        return None
    info = fields_by_key(model)[name]
    path, rest, data = (*path, name), parts[1:], _get(data, name)
    under = nested_table(info)
    if under is None:
        return None if rest else (path, Setting(tuple(map(str, path)), info))
    if under[0] is not TableShape.TABLE and rest:
        key = _key(under[0], rest[0], data)
        if key is None:
            return None
        path, rest, data = (*path, key), rest[1:], _get(data, key)
    return _descend(under[1], rest, data, path) if rest else None


def _key(shape: TableShape, part: str, data: Any) -> str | int | None:
    if shape is TableShape.LIST:
        owners = [_get(item, "name") for item in data] if isinstance(data, list) else []
        matches = [i for i, owner in enumerate(owners) if owner and _upper(owner) == part.upper()]
        return matches[0] if matches else None
    known: dict[str, str] = {_upper(key): key for key in data} if isinstance(data, dict) else {}
    # Only codes of templates, groups and campaigns are in capitals; languages are not.
    fresh = part.lower() if re.fullmatch("[A-Za-z]{2}", part) else part.upper().replace("_", "-")
    return known.get(part.upper(), fresh)


def _value(info: FieldInfo, text: str) -> Any:
    wanted = value_types(info)
    if text.lstrip().startswith(("[", "{")) and (tuple in wanted or _has_tables(wanted)):
        try:
            return json.loads(text)
        except ValueError as error:
            raise _BadVariable(f"it is no JSON: {error}.") from None
    if tuple in wanted:
        return [item.strip() for item in text.split(",") if item.strip()]
    if bool in wanted and text.strip().casefold() in _YES_NO:
        return _YES_NO[text.strip().casefold()]
    if int in wanted and _INTEGER.fullmatch(text.strip()):
        return int(text)
    return text


def _has_tables(wanted: frozenset[Any]) -> bool:
    return any(isinstance(kind, type) and issubclass(kind, BaseModel) for kind in wanted)


def _suggestion(variable: str, data: dict[str, Any]) -> str:
    if hint := did_you_mean(variable, _variables(data), quote=""):
        return hint
    if variable.startswith(f"{PREFIX}MAILBOX__"):
        listed = ", ".join(map(_upper, _owners("mailbox", data))) or "none"
        return f"The mailboxes are called, as variables spell it: {listed}."
    return "Unset it; `rapport config show` lists what can be set."


def _variables(data: dict[str, Any]) -> Iterator[str]:
    """Every variable there is, with the names and codes of this config in place of stars."""
    for setting in all_settings(Settings):
        section, *rest = setting.path
        for owner in _owners(section, data) if "*" in rest else [""]:
            parts = [section, *(owner if part == "*" else part for part in rest)]
            name = PREFIX + "__".join(_upper(part) for part in parts)
            yield from (name, name + FILE_SUFFIX) if setting.is_secret else (name,)


def _owners(section: str, data: dict[str, Any]) -> list[str]:
    if section == "mailbox" and isinstance(data.get(section), list):
        return [str(_get(item, "name") or "") for item in data[section]]
    return list(data[section]) if isinstance(data.get(section), dict) else []


def _put_value(data: dict[str, Any], path: KeyPath, value: Any) -> None:
    here: Any = data
    for key in path[:-1]:
        below_here = _get(here, key)
        if not isinstance(below_here, dict | list):
            # The file has no table here: the variable stands, and the file's value is reported.
            here[key] = below_here = {}
        here = below_here
    here[path[-1]] = value


def _get(data: Any, key: str | int) -> Any:
    if isinstance(data, dict):
        return data.get(str(key))
    if isinstance(data, list) and isinstance(key, int) and key < len(data):
        return data[key]
    return None


def _upper(text: Any) -> str:
    return re.sub(r"[^A-Z0-9]", "_", str(text).upper())

"""The groups and templates that come with Rapport: templates/defaults.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from journal.errors import PermanentError
from journal.settings.template_settings import GroupSettings, TemplateSettings

_HERE = Path(__file__).resolve()
# Beside the packages in a checkout; inside the package once it is installed.
_FOLDERS = (_HERE.parents[1] / "_templates", _HERE.parents[2] / "templates")


@dataclass(frozen=True, slots=True)
class ShippedTemplates:
    folder: Path
    groups: Mapping[str, GroupSettings]
    templates: Mapping[str, TemplateSettings]


@lru_cache(maxsize=1)
def shipped_templates() -> ShippedTemplates:
    folder = templates_folder()
    text = (folder / "defaults.toml").read_text(encoding="utf-8")
    data: dict[str, Any] = tomllib.loads(text, parse_float=Decimal)
    return ShippedTemplates(
        folder,
        TypeAdapter(dict[str, GroupSettings]).validate_python(data["groups"]),
        TypeAdapter(dict[str, TemplateSettings]).validate_python(data["templates"]),
    )


def templates_folder() -> Path:
    for folder in _FOLDERS:
        if (folder / "defaults.toml").is_file():
            return folder
    raise PermanentError(
        "The templates that come with Rapport are missing from this installation. Install it again."
    )

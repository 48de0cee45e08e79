"""Finds all files of listeners by their folder; `bot/listeners` says what each may offer."""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

import bot.listeners

TABLES = ("VERBS", "ACTIONS", "FORMS", "CLOSED", "PICKERS", "SHORTCUTS", "CARDS", "STEPS")


def _find_listeners() -> tuple[ModuleType, ...]:
    """The modules that offer listeners; the others are helpers."""
    names = [each.name for each in iter_modules(bot.listeners.__path__)]
    found = [import_module(f"bot.listeners.{name}") for name in names if name != "registry"]
    return tuple(each for each in found if any(hasattr(each, table) for table in TABLES))


LISTENERS = _find_listeners()

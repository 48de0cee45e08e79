"""Imports names of a package from its files when they are first used (PEP 562)."""

import importlib
import sys
from collections.abc import Callable, Iterable, Mapping


def lazy_names(package: str, files: Mapping[str, Iterable[str]]) -> Callable[[str], object]:
    """The package's `__getattr__`: each file with the names that are found in it."""
    file_of = {name: file for file, names in files.items() for name in names}

    def find(name: str) -> object:
        if name not in file_of:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        found: object = getattr(importlib.import_module(f"{package}.{file_of[name]}"), name)
        # The next use finds the name without this function.
        setattr(sys.modules[package], name, found)
        return found

    return find

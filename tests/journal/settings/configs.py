"""Writes configs into a folder and loads them, as the desk would."""

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from journal.errors import Problem
from journal.settings import Loaded, load

MAILBOX = """
[[mailbox]]
name = "sales"
host = "imap.company.example"
user = "sales@company.example"
"""


def write(folder: Path, text: str, name: str = "rapport.toml") -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return file


def loaded(folder: Path, text: str, environ: Mapping[str, str] | None = None) -> Loaded:
    return load(write(folder, text), environ or {})


def only(found: Loaded) -> Problem:
    """The one problem there is."""
    assert len(found.problems) == 1, "\n".join(map(str, found.problems))
    return found.problems[0]

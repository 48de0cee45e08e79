"""Writes configs into a folder and loads them, as the command line would."""

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from journal.errors import ConfigProblem
from journal.settings import LoadedConfig, load_config

MAILBOX = """
[[mailbox]]
name = "sales"
host = "imap.company.example"
user = "sales@company.example"
"""


def write_config(folder: Path, text: str, name: str = "rapport.toml") -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return file


def load_text(folder: Path, text: str, environ: Mapping[str, str] | None = None) -> LoadedConfig:
    return load_config(write_config(folder, text), environ or {})


def only_problem(found: LoadedConfig) -> ConfigProblem:
    """The only problem."""
    assert len(found.problems) == 1, "\n".join(map(str, found.problems))
    return found.problems[0]

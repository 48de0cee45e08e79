"""Declares a command: what can be typed, and by its place what answers it.

`history` in `cli.usage.history` is answered by `history` in `cli.commands.history`, which is
imported once the command was chosen and its options are right. So help, a slip of the fingers and
the shell's completion wait for no database and no config.

`@cli_command(...)` gives a command the options they all share; what answers it is handed a
`CliContext`, which reads the config and opens the database only when the command asks for them.
"""

import gc
import importlib
from collections.abc import Callable
from contextlib import closing
from functools import wraps
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from cli.shared_options import shared_options


def cli_command(
    group: click.Group | None = None, *, examples: str, **settings: Any
) -> Callable[[Callable[[], None]], click.Command]:
    """A command with --config, --as, --json and an `Examples:` section in its help."""

    def make(function: Callable[[], None]) -> click.Command:
        @shared_options(envvar="RAPPORT_CONFIG")
        @wraps(function)
        def run(*, config: Path | None, acting_as: str | None, as_json: bool, **given: Any) -> Any:
            answers = implementation(function)
            from cli.context import CliContext

            root = click.get_current_context().find_root()
            as_json = as_json or bool(root.params.get("as_json"))
            acting_as = acting_as or root.params.get("acting_as")
            language = "en" if as_json else root.obj
            shared = (chosen_config(config), acting_as, as_json, language or "en")
            with closing(CliContext(*shared)) as context:
                return answers(context, **given)

        lines = "\n".join(f"  {line.strip()}" for line in examples.strip().splitlines())
        decorate = (group or click).command(epilog=f"\b\nExamples:\n{lines}", **settings)
        command: click.Command = decorate(run)
        return command

    return make


def chosen_config(config: Path | None) -> Path | None:
    """The file typed behind the command, else before it, else in the environment."""
    context = click.get_current_context()
    if context.get_parameter_source("config") is ParameterSource.COMMANDLINE:
        return config
    before: Path | None = context.find_root().params.get("config")
    return before or config


def without_context(function: Callable[[], None]) -> Callable[..., Any]:
    """Adapts a command that needs no config, and so none of the shared options."""

    @wraps(function)
    def run(**given: Any) -> Any:
        before = click.get_current_context().find_root().params
        if any(before.get(name) for name in ("config", "acting_as", "as_json")):
            raise click.UsageError("It takes no --config, --as or --json.")
        return implementation(function)(**given)

    return run


def implementation(declared: Callable[..., None]) -> Callable[..., Any]:
    """The function that answers a declared command: of its name, in the file of its file's name."""
    file = declared.__module__.rpartition(".")[2]
    # What is imported stays: looking through it for what could go was a tenth of the time.
    gc.disable()
    try:
        module = importlib.import_module(f"cli.commands.{file}")
    finally:
        gc.freeze()
        gc.enable()
    answers: Callable[..., Any] = getattr(module, declared.__name__)
    return answers

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


def cli_command(
    group: click.Group | None = None, *, examples: str, **settings: Any
) -> Callable[[Callable[[], None]], click.Command]:
    """A command with --config, --as, --json and an `Examples:` section in its help."""

    def make(function: Callable[[], None]) -> click.Command:
        @click.option(
            "--config",
            type=click.Path(dir_okay=False, path_type=Path),
            envvar="RAPPORT_CONFIG",
            help="The config file (default: rapport.toml here).",
        )
        @click.option(
            "--as",
            "acting_as",
            metavar="EMAIL",
            callback=_check_acting_as,
            help="Who acts (default: you, as admin).",
        )
        @click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for machines.")
        @wraps(function)
        def run(*, config: Path | None, acting_as: str | None, as_json: bool, **given: Any) -> Any:
            answers = implementation(function)
            from cli.context import CliContext

            language = "en" if as_json else click.get_current_context().find_root().obj
            with closing(CliContext(config, acting_as, as_json, language or "en")) as context:
                return answers(context, **given)

        lines = "\n".join(f"  {line.strip()}" for line in examples.strip().splitlines())
        decorate = (group or click).command(epilog=f"\b\nExamples:\n{lines}", **settings)
        command: click.Command = decorate(run)
        return command

    return make


def without_context(function: Callable[[], None]) -> Callable[..., Any]:
    """Adapts a command that needs no config, and so none of the shared options."""

    @wraps(function)
    def run(**given: Any) -> Any:
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


def _check_acting_as(
    _context: click.Context, _option: click.Parameter, given: str | None
) -> str | None:
    """Checks `--as`: never empty, which would be a member without rights."""
    if given is not None and len(given.split()) != 1:
        raise click.BadParameter("it takes one email address, like ada@ours.example.")
    return given and given.strip().casefold()

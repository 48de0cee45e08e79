"""Declares what every command takes, behind its name or before it: --config, --as, --json."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click


def shared_options(
    *, envvar: str | None = None, hidden: bool = False
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """--config, --as and --json: of every command, and of `rapport` itself, before the command."""
    options = (
        click.option(
            "--config",
            type=click.Path(dir_okay=False, path_type=Path),
            envvar=envvar,
            hidden=hidden,
            help="The config file (default: rapport.toml here).",
        ),
        click.option(
            "--as",
            "acting_as",
            metavar="EMAIL",
            callback=_check_acting_as,
            hidden=hidden,
            help="Who acts (default: you, as admin).",
        ),
        click.option(
            "--json", "as_json", is_flag=True, hidden=hidden, help="Answer in JSON, for machines."
        ),
    )

    def add(function: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            function = option(function)
        return function

    return add


def _check_acting_as(
    _context: click.Context, _option: click.Parameter, given: str | None
) -> str | None:
    """Checks `--as`: never empty, which would be a member without rights."""
    if given is not None and len(given.split()) != 1:
        raise click.BadParameter("it takes one email address, like ada@ours.example.")
    return given and given.strip().casefold()

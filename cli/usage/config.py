"""`rapport init`, `check` and `config`: write a config, check it, show every setting in force."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from cli.usage.declaration import cli_command


@cli_command(
    examples="""
    rapport check
    rapport check --config /etc/rapport.toml
    rapport check --json
    """
)
def check() -> None:
    """Check the config and report every problem.

    Reads the file, conf.d beside it and the environment; renders every template of yours; says
    which files of ours other users of this machine can read. Ends with 3 when anything is wrong: if this says the config is good, a restart works.
    """


@click.group()
def config() -> None:
    """Show the effective config, or its schema."""


@cli_command(
    config,
    examples="""
    rapport config show
    rapport config show --set
    rapport config show --json
    """,
)
@click.option("--set", "only_set", is_flag=True, help="Only what is set, no defaults.")
def show() -> None:
    """Show every setting, its value and where that comes from. Secrets stay hidden."""


@cli_command(
    config,
    name="schema",
    examples="""
    rapport config schema > rapport.schema.json
    """,
)
def print_schema() -> None:
    """Print the JSON Schema of the config file, for editors."""


_OPTIONS = (
    click.argument("path", type=click.Path(dir_okay=False, path_type=Path), required=False),
    click.option("--yes", "-y", is_flag=True, help="Ask nothing; take options and defaults."),
    click.option("--force", is_flag=True, help="Overwrite a file that is there."),
    click.option("--company", help="The company's name."),
    click.option("--domain", "domains", multiple=True, help="A mail domain of yours; repeatable."),
    click.option("--currency", help="The currency of costs, such as EUR."),
    click.option("--timezone", help="The time zone, such as Europe/Helsinki."),
    click.option("--language", help="The language for contacts without one, such as sv."),
    click.option("--admin", "admins", multiple=True, help="An admin's address; repeatable."),
    click.option("--mailbox", help="A mailbox to read: what it is called here."),
    click.option("--host", help="The IMAP server of that mailbox."),
    click.option("--user", help="The account of that mailbox."),
    click.option("--authserv", help="The server that vouches for the senders of its mail."),
)


def _with_options(function: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


@cli_command(
    examples="""
    rapport init
    rapport init /etc/rapport/rapport.toml
    rapport init --yes --company "Example Oy" --domain example.example --currency EUR
    """
)
@_with_options
def init() -> None:
    """Write a commented config file, and the schema that helps editors with it.

    Asks what it needs to know; every question has a default. It never overwrites a file unasked.
    """

"""`rapport person`: those of us whom the record names."""

import click

from cli.usage.declaration import cli_command


@click.group()
def person() -> None:
    """People: those of us whom the config, the record or Slack names."""


@cli_command(
    person,
    name="list",
    examples="""
    rapport person list
    """,
)
def person_list() -> None:
    """List those of us: role, contacts they look after, interactions."""


@cli_command(
    person,
    name="show",
    examples="""
    rapport person show ola
    rapport person show ola@ours.example --json
    """,
)
@click.argument("who")
def person_show() -> None:
    """Show one of us: role, contacts they look after, figures, what is to follow up."""

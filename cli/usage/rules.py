"""`rapport rules try`: what the rules of a config would have made of the mails of the last days."""

import click

from cli.usage.declaration import cli_command


@click.group()
def rules() -> None:
    """Rules: what they would make of the mails of the past."""


@cli_command(
    rules,
    name="try",
    examples="""
    rapport rules try                                the config as it is now
    rapport rules try --days 90 --config changed.toml
    rapport rules try --config changed.toml --json
    """,
)
@click.option("--days", type=click.IntRange(1, 36500), default=30, show_default=True)
def rules_try() -> None:
    """Try the rules of a config on the mails of the last days, before they are turned on.

    Each mail is shown whose record would be another: added, dropped, or recorded by another
    template. Nothing is changed. Only what rules decide is decided again: mails that were kept out
    for another reason (the never-log list, privacy, no contact, duplicates …), or that a person
    decided, stay as they are. Who is on a mail is taken from its decision of then.
    """

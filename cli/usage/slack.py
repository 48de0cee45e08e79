"""`rapport slack …`: sets the app up in Slack, and checks it."""

import click

from cli.usage.declaration import cli_command


@click.group()
def slack() -> None:
    """Set the app up in Slack, and see whether everything is as it must be."""


@cli_command(
    slack,
    examples="""
    rapport slack manifest > manifest.yaml       paste it at api.slack.com/apps, Create New App
    rapport slack manifest --json
    """,
)
def manifest() -> None:
    """Print the app's manifest: commands, shortcuts, scopes and events, as the config wants them."""


@cli_command(
    slack,
    examples="""
    rapport slack check                          every part, with what to do where it is wrong
    rapport slack check --json
    """,
)
def check() -> None:
    """See whether the app is set up as it must be: tokens, scopes, channel, people, clock.

    Nothing is changed and nobody is written to. It ends with 0 when all is well, with 3 when a
    secret is missing, with 4 when something in Slack is to be mended.
    """

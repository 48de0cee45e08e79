"""`rapport demo`: a playground in the browser, with the real bot and the real poller behind it."""

from pathlib import Path

import click

from cli.usage.declaration import without_context


@click.command(
    epilog="""\b
Examples:
  rapport demo                        the playground, until Ctrl-C; again goes on with what is there
  rapport demo --reset                begin anew
  rapport demo --port 9000            another address
"""
)
@click.option("--reset", is_flag=True, help="Begin anew: what was tried out before is deleted.")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8420,
    show_default=True,
    help="Where the page is; the next free one when that is taken.",
)
@click.option("--no-tour", is_flag=True, help="Without the guided tour.")
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("var/playground"),
    show_default=True,
    help="The folder for all that is tried out.",
)
@without_context
def demo() -> None:
    """Try Rapport out in the browser: no Slack workspace, no mailbox, no config needed.

    The bot, the poller and the record are real; the Slack workspace and the mail server are small
    ones on this machine. Nothing leaves it, and nothing of yours is touched.
    """

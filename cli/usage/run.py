"""`rapport run`: both doors at once, each in a process of its own."""

from cli.usage.declaration import cli_command


@cli_command(
    examples="""
    rapport run                         Slack and the mailboxes, until Ctrl-C
    """
)
def run() -> None:
    """Answer in Slack and watch the mailboxes: `rapport bot` and `rapport ingest` together.

    Without a token of Slack the mailboxes alone are watched, without a mailbox the bot alone is run.

    One that fails does not take the other down, and begins again by itself: after a second at
    first, after a minute at most. One whose config is wrong says what is wrong, and is begun again
    once a minute; if that is so for both from the beginning, the command ends. A database that is
    away at the start is waited for. What the rules of retention say is done once a day.
    """

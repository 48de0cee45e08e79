"""`rapport mailbox …`: the mailboxes that are read, how they are, and when one is not to be read."""

import click

from cli.usage.declaration import cli_command


@click.group()
def mailbox() -> None:
    """Mailboxes: how each is, what was read of it, pause and resume."""


@cli_command(
    mailbox,
    name="list",
    examples="""
    rapport mailbox list
    rapport mailbox list --check                     exit code 1 when one needs a person
    rapport mailbox list --json
    """,
)
@click.option("--check", is_flag=True, help="Exit with 1 when a mailbox needs a person.")
def mailbox_list() -> None:
    """List the mailboxes, and how each is.

    When it was polled, what the trouble is, how much of each folder is still to be done.

    With --check it is a health check: it ends with 1 when a mailbox is refused, degraded, late
    (nobody polls it), was never polled, or has a folder that waits for a person. One that was
    paused, or is not in the config any more, is left in peace.
    """


@cli_command(
    mailbox,
    examples="""
    rapport mailbox pause sales
    """,
)
@click.argument("name")
def pause() -> None:
    """Read a mailbox no more, until it is resumed. Its mail stays where it is."""


@cli_command(
    mailbox,
    examples="""
    rapport mailbox resume sales                     after a pause, or once a trouble is settled
    """,
)
@click.argument("name")
def resume() -> None:
    """Read a mailbox again after a pause or a trouble.

    Failures are forgotten, and folders that wait for a person are read on.
    """


@cli_command(
    mailbox,
    examples="""
    rapport mailbox login sales                      for mailboxes at Google or Microsoft
    """,
)
@click.argument("name")
def login() -> None:
    """Agree that Rapport reads a mailbox.

    In a browser, for a mailbox at Google or Microsoft.
    """


@cli_command(
    mailbox,
    examples="""
    rapport mailbox check                            log in and look; nothing is changed
    rapport mailbox check sales --json
    """,
)
@click.argument("names", nargs=-1)
def check() -> None:
    """Try mailboxes out: the line, the login, each folder, and what the server can do.

    Of the newest mails the headers are read: they tell what `trusted_authserv` is to be.
    """


@cli_command(
    mailbox,
    examples="""
    rapport mailbox audit sales                      0 unaccounted, or what was found and listed
    """,
)
@click.argument("names", nargs=-1)
def audit() -> None:
    """Compare every mail the server has with the ledger. `rapport ingest` does so every 6 hours."""


@cli_command(
    mailbox,
    examples="""
    rapport mailbox resync sales                     then: rapport ingest --once
    """,
)
@click.argument("name")
def resync() -> None:
    """List a mailbox again from its beginning. Known mails are recognised, none is logged twice."""

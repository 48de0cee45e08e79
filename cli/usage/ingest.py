"""`rapport ingest`: watch the mailboxes and log what comes, until asked to stop."""

import click

from cli.usage.declaration import cli_command


@cli_command(
    examples="""
    rapport ingest                      watch all mailboxes, until Ctrl-C
    rapport ingest --once               log what is there, then end
    rapport ingest --once --only sales --json
    """
)
@click.option("--once", is_flag=True, help="Work off what is there now, then end.")
@click.option("--only", metavar="NAME", multiple=True, help="This mailbox alone; may be repeated.")
@click.option(
    "--most", type=click.IntRange(1), metavar="N", help="Read at most N mailboxes in this process."
)
def ingest() -> None:
    """Read the mailboxes of the config and log the mails in them.

    Several of these processes, on one machine or many, share the mailboxes evenly: when one comes or
    goes, the others take more or give some up within a minute or two.

    Nothing in a mailbox is changed unless its `after` says so. Whatever happens, a mail is logged
    once: `rapport receipt` accounts for every one.
    """

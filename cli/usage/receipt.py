"""`rapport receipt`: where every mail went; nothing may be unaccounted for."""

import click

from cli.usage.declaration import cli_command


@cli_command(
    examples="""
    rapport receipt                                  the last 30 days, all mailboxes
    rapport receipt --days 1 --mailbox sales
    rapport receipt --since 2026-11-01 --until 2026-11-30 --json
    """
)
@click.option("--days", type=click.IntRange(1, 36500), help="So many days back.  [default: 30]")
@click.option("--since", metavar="WHEN", help="From this day on: 2026-11-01, 30d.")
@click.option("--until", metavar="WHEN", help="Up to and including this day.")
@click.option("--mailbox", "box", metavar="NAME", default="", help="This mailbox alone.")
def receipt() -> None:
    """The receipt of completeness: what arrived, what became of it, and that nothing is missing.

    It ends with 1 when anything is unaccounted for. A mail in several folders has a copy in each;
    it counts as a mail once, where it was seen first.
    """

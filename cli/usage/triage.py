"""`rapport triage …`: mails that wait for a person, and what the person says of them."""

import click

from cli.usage.completion import complete_contact
from cli.usage.declaration import cli_command


class _ListsByDefault(click.Group):
    """`rapport triage` alone lists what waits."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0].startswith("-") and args[0] not in ctx.help_option_names):
            args = ["list", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_ListsByDefault)
def triage() -> None:
    """Triage: mails that wait for somebody to say whose they are."""


@cli_command(
    triage,
    name="list",
    examples="""
    rapport triage                               what waits, the oldest first
    rapport triage list --all                    also what was put off until later
    """,
)
@click.option("--all", "everything", is_flag=True, help="Also what was put off until later.")
@click.option("--limit", type=click.IntRange(1, 1000), default=50, show_default=True)
def list_() -> None:
    """List the mails that wait, the oldest first. `rapport triage` alone does the same."""


@cli_command(
    triage,
    examples="""
    rapport triage senders                       who writes, how much of theirs waits
    rapport triage add ada@acme.example ada      then: all of it at once
    """,
)
@click.option("--limit", type=click.IntRange(1, 1000), default=50, show_default=True)
def senders() -> None:
    """List who the waiting mails are with, those with the most first.

    Wherever a mail is named, an address names all that waits from there: `add`, `new`, `ignore`.
    """


@cli_command(
    triage,
    examples="""
    rapport triage show 7
    """,
)
@click.argument("mail")
def show() -> None:
    """Show a mail, and who it may be of."""


@cli_command(
    triage,
    examples="""
    rapport triage assign 7 ada                  logged with Ada
    rapport triage assign 7 K-12 "Bob Berg"      with both; the first is the main one
    """,
)
@click.argument("mail")
@click.argument(
    "who", nargs=-1, required=True, metavar="CONTACT...", shell_complete=complete_contact
)
def assign() -> None:
    """Log a mail with these contacts. `rapport undo` lets it wait again."""


@cli_command(
    triage,
    examples="""
    rapport triage add 7 ada                     Ada has its address now; all of it is logged
    rapport triage add ada@acme.example ada      the same, by the address
    """,
)
@click.argument("mail")
@click.argument("contact", shell_complete=complete_contact)
def add() -> None:
    """Give a contact the mail's address, and log with them all that waits from there."""


@cli_command(
    triage,
    examples="""
    rapport triage new 7                         called what the mail calls them
    rapport triage new 7 "Ada Lovelace" --company Acme
    """,
)
@click.argument("mail")
@click.argument("name", required=False)
@click.option("--company", metavar="WHO", help="The company the person belongs to.")
@click.option("--owner", metavar="EMAIL", help="Who of us looks after them.")
def new() -> None:
    """Make a contact of whoever the mail is with, and log with them all that waits from there."""


@cli_command(
    triage,
    examples="""
    rapport triage ignore 7                      this one mail
    rapport triage ignore 7 --address            all that comes from there, from now on as well
    rapport triage ignore 7 --domain --yes
    rapport triage ignore news@shop.example      all that waits from there, and what comes
    """,
)
@click.argument("mail")
@click.option("--address", is_flag=True, help="All mail of its address, now and later.")
@click.option("--domain", is_flag=True, help="All mail of its domain, but for contacts'.")
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
def ignore() -> None:
    """Do not log a mail; or nothing of its address, or of its whole domain."""


@cli_command(
    triage,
    examples="""
    rapport triage later 7 3d                    in three days
    rapport triage later 7 2026-12-01
    """,
)
@click.argument("mail")
@click.argument("when")
def later() -> None:
    """Put a mail off: until that day it is not listed."""


@cli_command(
    triage,
    examples="""
    rapport triage match                         contacts for whom something waits by now
    rapport triage match ada                     what waits from Ada's addresses; then asks
    rapport triage match K-12 --yes
    """,
)
@click.argument("contact", required=False, shell_complete=complete_contact)
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
def match() -> None:
    """Log with a contact what came from their addresses before anybody knew these."""

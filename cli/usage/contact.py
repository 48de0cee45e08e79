"""`rapport contact …`: the people and companies somebody here talks to."""

from typing import Any

import click

from cli.usage.completion import complete_contact
from cli.usage.declaration import cli_command
from cli.usage.exchange import contact_export, contact_import


@click.group()
def contact() -> None:
    """Contacts: the people and companies somebody here talks to."""


contact.add_command(contact_import)
contact.add_command(contact_export)

_FIELDS = (
    click.option("--company", metavar="WHO", help="The company the person belongs to."),
    click.option("--email", "-e", multiple=True, help="May be given several times."),
    click.option("--phone", "-p", multiple=True, help="May be given several times."),
    click.option("--title", "job_title", help="What they do there."),
    click.option("--language", metavar="CODE", help="Like en, sv or sv-FI."),
    click.option("--street", help="And number; further lines of the address as well."),
    click.option("--postal-code", metavar="CODE"),
    click.option("--city"),
    click.option("--region", help="A state or province, where addresses have one."),
    click.option("--country", metavar="CODE"),
    click.option("--owner", metavar="EMAIL", help="Who of us looks after them."),
    click.option("--note", help="Anything worth knowing."),
    click.option("--tag", multiple=True, help="May be given several times."),
    click.option("--id", "external", multiple=True, metavar="SYSTEM=ID", help="erp=C00123"),
    click.option("--valid", metavar="FROM..TO", help="When the addresses given here hold."),
    click.option("--blocked/--unblocked", "privacy_blocked", default=None, help="For privacy."),
    click.option("--minor/--adult", "minor", default=None),
    click.option("--consent/--no-consent", "consent", default=None, help="Of a minor's parents."),
    click.option("--excluded/--included", "excluded", default=None, help="From segments."),
)


def _field_options(function: Any) -> Any:
    for option in reversed(_FIELDS):
        function = option(function)
    return function


@cli_command(
    contact,
    examples="""
    rapport contact add "Ada Lovelace" --company Acme -e ada@acme.example -p "+46 70 123 45 67"
    rapport contact add Acme --is-company
    """,
)
@click.argument("name")
@click.option("--is-company", is_flag=True, help="A company, not a person.")
@_field_options
@click.option("--yes", "-y", is_flag=True, help="Do not ask, though there is one like it.")
def add() -> None:
    """Add a contact. Who may be the same is told before, and at a terminal asked about."""


@cli_command(
    contact,
    examples="""
    rapport contact doubles                      then: rapport contact merge K-17 K-12
    """,
)
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True)
def doubles() -> None:
    """List contacts that may be one: of the same name, email address or phone number."""


@cli_command(
    contact,
    examples="""
    rapport contact edit ada --owner bob@ours.example --tag vip
    rapport contact edit K-12 --street "Kungsgatan 4" --postal-code "411 19" --city Göteborg
    rapport contact edit K-12 -e new@acme.example --valid 2026-12-01..
    rapport contact edit K-12 --remove old@acme.example
    rapport contact edit K-12 --blocked
    """,
)
@click.argument("who", shell_complete=complete_contact)
@click.option("--name")
@click.option(
    "--remove", multiple=True, metavar="ADDRESS", help="An email address or phone number."
)
@click.option("--untag", multiple=True, metavar="TAG")
@_field_options
def edit() -> None:
    """Change a contact. Addresses and tags given are added to those there are."""


@cli_command(
    contact,
    examples="""
    rapport contact find lovelace
    rapport contact find "van der berg"          words in any order, accents do not matter
    rapport contact find 0701234567
    """,
)
@click.argument("text", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 200), default=20, show_default=True)
def find() -> None:
    """Find contacts by number, address, phone or name; close spellings last."""


@cli_command(
    contact,
    examples="""
    rapport contact show ada
    rapport contact show ada --history           and who changed what of them, and when
    """,
)
@click.argument("who", shell_complete=complete_contact)
@click.option("--history", is_flag=True, help="Who changed what of them, and when.")
def show() -> None:
    """Show a contact: how to reach them, who looks after them, when they were last spoken to."""


@cli_command(
    contact,
    examples="""
    rapport contact merge K-17 K-12              all of K-17 becomes K-12's; `rapport undo` parts them
    """,
)
@click.argument("source", shell_complete=complete_contact)
@click.argument("target", shell_complete=complete_contact)
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
def merge() -> None:
    """Merge one contact into another: addresses, history and segments move."""


@cli_command(
    contact,
    examples="""
    rapport contact delete K-17                  only one that nothing was recorded of
    """,
)
@click.argument("who", shell_complete=complete_contact)
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
def delete() -> None:
    """Delete a contact that has no interactions; others are merged or erased."""

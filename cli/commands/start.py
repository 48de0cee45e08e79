"""`rapport start`: a guided first log, with no config and nothing prepared."""

import sys

import click
from sqlmodel import Session

from cli.commands.log import tell
from cli.desk import Desk, desk_command
from cli.rows import COLUMNS, history_line
from cli.show import console, escape, plural, print_json, print_table
from cli.who import described
from journal import contact, record
from journal.fold import name_key
from journal.model import (
    Address,
    AddressKind,
    Contact,
    ContactKind,
    InteractionFilter,
    NewContact,
    Template,
)
from journal.record import Note
from journal.store import contacts, listing, lookup

# What a beginner is offered first; the rest is a `-t CODE` away.
_OFFERED = ("CALL-OUT", "CALL-IN", "MEETING-ONSITE", "NOTE")
_NEXT = """
What you can do next:
  rapport log ada "Sent the price list" -t email-out     one line logs an interaction
  rapport history ada                                    everything with one contact
  rapport undo                                           take your last deed back
  rapport contact import contacts.csv                    bring your address book
  rapport init                                           write a config for your company
  rapport --help                                         the rest"""


@desk_command(
    examples="""
    rapport start
    """
)
def start(desk: Desk) -> None:
    """Begin: makes the database, asks for a first interaction, and shows what comes next."""
    url = desk.engine.url.render_as_string(hide_password=True)
    with desk.reading() as session:
        count = listing.count(session, InteractionFilter())
    if desk.as_json:
        print_json({"database": url, "interactions": count})
        return
    out = console()
    out.print("[bold]Rapport[/] keeps the record of what you and your contacts said to each other.")
    out.print(f"[dim]The record is in {escape(url)}; it holds {plural(count, 'interaction')}.[/]\n")
    if sys.stdin.isatty():
        _first_log(desk)
        with desk.reading() as session:
            page = listing.page(session, InteractionFilter(), limit=10)
        out.print()
        print_table(COLUMNS, (history_line(each, desk.zone) for each in page.items))
    out.print(_NEXT)


def _first_log(desk: Desk) -> None:
    """Ask for one interaction; Ctrl-C leaves nothing half done."""
    who = click.prompt("Who did you talk to last? A name or an email address")
    template = _template(desk)
    text = click.prompt("What was it about", default="", show_default=False)
    with desk.session() as session:
        found = lookup.find(session, who)
        each = found.contacts[0] if found.certain else None
    each = each or _new_contact(desk, who)
    said = Note(template=template.code, contacts=(each.id,), text=text)
    with desk.session() as session:
        outcome = record.note(session, desk.house, desk.actor, said, now=desk.now)
        tell(desk, session, outcome, [each], said)


def _template(desk: Desk) -> Template:
    offered = [t for t in desk.catalog.offered(desk.actor.role) if t.code in _OFFERED]
    offered = offered or list(desk.catalog.offered(desk.actor.role))[:9]
    for position, each in enumerate(offered, 1):
        click.echo(f"  {position}  {each.code:<16} {each.channel}")
    answer = click.prompt("What was it", type=click.IntRange(1, len(offered)), default=1)
    return offered[answer - 1]


def _new_contact(desk: Desk, who: str) -> Contact:
    """Somebody new: a name, an address, a company, of which only the name is needed."""
    known = who.strip()
    is_email = "@" in known
    name = click.prompt("A new contact. Their name") if is_email else known
    email = known if is_email else click.prompt("Their email address (Enter for none)", default="")
    firm = click.prompt("Their company (Enter for none)", default="", show_default=False)
    with desk.session() as session:
        company_id = _company(desk, session, firm) if firm.strip() else None
        addresses = (Address(AddressKind.EMAIL, email, primary=True),) if email.strip() else ()
        new = NewContact(name=name, company_id=company_id, addresses=addresses)
        made = contact.add(session, desk.actor, new, now=desk.now)
    console().print(f"[green]Added[/] {escape(described(made))}")
    return made


def _company(desk: Desk, session: Session, name: str) -> int:
    """The company of exactly that name, or a new one."""
    named = contacts.companies_named(session, [name_key(name)]).get(name_key(name), ())
    if named:
        return named[0]
    new = NewContact(name=name, kind=ContactKind.COMPANY)
    return contact.add(session, desk.actor, new, now=desk.now).id

"""`rapport start`: a guided first log, with no config and nothing prepared."""

import shlex
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import click
from sqlmodel import Session

from cli.ask import Choice, at_terminal
from cli.commands.log import tell
from cli.desk import Desk, desk_command
from cli.rows import COLUMNS, history_line
from cli.show import console, escape, plural, print_json, print_table
from cli.who import described
from journal import contact, record
from journal.fold import is_address, name_key
from journal.model import (
    Address,
    AddressKind,
    Contact,
    ContactKind,
    Found,
    InteractionFilter,
    NewContact,
    Template,
)
from journal.record import Note
from journal.store import by_key, listing, lookup

# What a beginner is offered first; the rest is a `-t CODE` away.
_OFFERED = ("CALL-OUT", "CALL-IN", "MEETING-ONSITE", "NOTE")
_CHOICES = 8
_NEXT = (
    ('log ada "Sent the price list" -t email-out', "one line logs an interaction"),
    ("history ada", "everything with one contact"),
    ("undo", "take your last deed back"),
    ("contact import contacts.csv", "bring your address book"),
    ("init", "write a config for your company"),
    ("--help", "the rest"),
)


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
    if at_terminal():
        _first_log(desk)
        with desk.reading() as session:
            page = listing.page(session, InteractionFilter(), limit=10)
        out.print()
        print_table(COLUMNS, (history_line(each, desk.zone, desk.names) for each in page.items))
    _print_next()


def _print_next() -> None:
    command = _command()
    width = max(len(arguments) for arguments, _ in _NEXT)
    click.echo("\nWhat you can do next:")
    for arguments, about in _NEXT:
        click.echo(f"  {command} {arguments:<{width}}  {about}")
    if command != "rapport":
        folder = Path(sys.argv[0]).parent
        click.echo(f"\nTo write `rapport` alone: . {shlex.quote(str(folder / 'activate'))}")


def _command() -> str:
    """How this very program is called from here: `make run` leaves it in .venv/bin, off the PATH."""
    called = Path(sys.argv[0])
    found = shutil.which("rapport")
    if called.name != "rapport" or (found and Path(found).samefile(called)):
        return "rapport"
    return shlex.quote(str(called))


def _first_log(desk: Desk) -> None:
    """Ask for one interaction. It is kept as a whole, at the end: Ctrl-C leaves nothing behind."""
    who = _named("Who did you talk to last? A name or an email address")
    with desk.reading() as session:
        found = lookup.find(session, who, limit=_CHOICES)
    known = found.contacts[0] if found.certain else _chosen(found)
    asked = known or _described_new(who)
    template = _template(desk)
    text = click.prompt("What was it about", default="", show_default=False)
    desk.look_at_the_clock()
    with desk.session() as session:
        each = asked if isinstance(asked, Contact) else _added(desk, session, *asked)
        said = Note(template=template.code, contacts=(each.id,), text=text)
        outcome = record.note(session, desk.house, desk.actor, said, now=desk.now)
    if each is not known:
        console().print(f"[green]Added[/] {escape(described(each))}")
    tell(desk, outcome, [each], said)


def _chosen(found: Found) -> Contact | None:
    """One of those that may be meant, or somebody new."""
    if not found.contacts:
        return None
    click.echo("Is it one of these?")
    for position, each in enumerate(found.contacts, 1):
        click.echo(f"  {position}  {described(each)}")
    click.echo("  0  somebody else, who is new here")
    answer = click.prompt("Which", type=Choice(len(found.contacts), least=0))
    return found.contacts[answer - 1] if answer else None


def _template(desk: Desk) -> Template:
    offered = [t for t in desk.catalog.offered(desk.actor.role) if t.code in _OFFERED]
    offered = offered or list(desk.catalog.offered(desk.actor.role))[:9]
    for position, each in enumerate(offered, 1):
        click.echo(f"  {position}  {each.code:<16} {each.channel}")
    answer = click.prompt("What was it", type=Choice(len(offered)), default=1)
    return offered[answer - 1]


def _described_new(who: str) -> tuple[NewContact, str]:
    """Somebody new and their company: a name, an address, of which only the name is needed."""
    if is_address(who):
        name, email = _named("A new contact. Their name"), who
    else:
        name = who
        email = _optional("Their email address (Enter for none)", _address)
    firm = _optional("Their company (Enter for none)", str.strip)
    addresses = (Address(AddressKind.EMAIL, email, primary=True),) if email else ()
    return contact.checked(NewContact(name=name, addresses=addresses)), firm


def _named(question: str) -> str:
    """Asked again until there is something that can be read in the answer."""
    while True:
        answer: str = click.prompt(question)
        if name_key(answer) or is_address(answer):
            return answer.strip()
        click.echo("Error: that has no letter in it.")


def _optional(question: str, read: Callable[[str], str]) -> str:
    answer: str = click.prompt(question, default="", show_default=False, value_proc=read)
    return answer


def _address(typed: str) -> str:
    if typed.strip() and not is_address(typed):
        raise click.BadParameter(f"{typed!r} is not an email address.")
    return typed.strip()


def _added(desk: Desk, session: Session, new: NewContact, firm: str) -> Contact:
    company_id = _company(desk, session, firm) if firm else None
    return contact.add(session, desk.actor, replace(new, company_id=company_id), now=desk.now)


def _company(desk: Desk, session: Session, name: str) -> int:
    """The company of exactly that name, or a new one."""
    named = by_key.companies_named(session, [name_key(name)]).get(name_key(name), ())
    if named:
        return named[0]
    new = NewContact(name=name, kind=ContactKind.COMPANY)
    return contact.add(session, desk.actor, new, now=desk.now).id

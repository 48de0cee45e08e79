"""`rapport start`: a guided first log, with no config and nothing prepared."""

import shlex
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import click
from sqlmodel import Session

from cli.args.contact_args import contact_text
from cli.commands.log import print_outcome
from cli.context import CliContext
from cli.terminal.output import console, escape, plural, print_json, print_table
from cli.terminal.prompts import NumberChoice, is_at_terminal
from cli.terminal.terminal_text import printable
from cli.text.interaction_rows import COLUMNS, history_line
from journal.contacts import contact
from journal.entries import record
from journal.entries.record import Note
from journal.fold import is_address, name_key
from journal.model import (
    Address,
    AddressKind,
    Contact,
    ContactKind,
    FoundContacts,
    InteractionFilter,
    NewContact,
    Template,
)
from journal.store.contacts import by_key, lookup
from journal.store.record import pages

# The templates that a beginner is offered; any other needs `-t CODE`.
_OFFERED_TEMPLATES = ("CALL-OUT", "CALL-IN", "MEETING-ONSITE", "NOTE")
_CHOICES = 8
_NEXT_STEPS = (
    ('log ada "Sent the price list" -t email-out', "one line logs an interaction"),
    ("history ada", "everything with one contact"),
    ("undo", "take your last deed back"),
    ("contact import contacts.csv", "bring your address book"),
    ("init", "write a config for your company"),
    ("--help", "the rest"),
)


def start(context: CliContext) -> None:
    url = context.engine.url.render_as_string(hide_password=True)
    with context.reading() as session:
        count = pages.count(session, InteractionFilter())
    if context.as_json:
        print_json({"database": url, "interactions": count})
        return
    out = console()
    out.print("[bold]Rapport[/] keeps the record of what you and your contacts said to each other.")
    out.print(f"[dim]The record is in {escape(url)}; it holds {plural(count, 'interaction')}.[/]\n")
    if is_at_terminal():
        _first_log(context)
        with context.reading() as session:
            page = pages.page(session, InteractionFilter(), limit=10)
        out.print()
        print_table(
            COLUMNS,
            (history_line(each, context.zone, context.template_names) for each in page.items),
        )
    _print_next()


def _print_next() -> None:
    command = _command_name()
    width = max(len(arguments) for arguments, _ in _NEXT_STEPS)
    click.echo("\nWhat you can do next:")
    for arguments, about in _NEXT_STEPS:
        click.echo(f"  {command} {arguments:<{width}}  {about}")
    if command != "rapport":
        folder = Path(sys.argv[0]).parent
        click.echo(f"\nTo write `rapport` alone: . {shlex.quote(str(folder / 'activate'))}")


def _command_name() -> str:
    """The command to call this program: `make run` leaves it in .venv/bin, off the PATH."""
    called = Path(sys.argv[0])
    found = shutil.which("rapport")
    if called.name != "rapport" or (found and Path(found).samefile(called)):
        return "rapport"
    return shlex.quote(str(called))


def _first_log(context: CliContext) -> None:
    """Ask for one interaction. It is kept as a whole, at the end: Ctrl-C leaves nothing behind."""
    who = _ask_name("Who did you talk to last? A name or an email address")
    with context.reading() as session:
        found = lookup.find(session, who, limit=_CHOICES)
    known = found.contacts[0] if found.is_certain else _ask_which_contact(found)
    new_contact = known or _ask_new_contact(who)
    template = _ask_template(context)
    text = click.prompt("What was it about", default="", show_default=False)
    context.refresh_now()
    with context.session() as session:
        each = (
            new_contact
            if isinstance(new_contact, Contact)
            else _add_contact(context, session, *new_contact)
        )
        note = Note(template=template.code, contacts=(each.id,), text=text)
        outcome = record.log_note(session, context.config, context.actor, note, now=context.now)
    if each is not known:
        console().print(f"[green]Added[/] {escape(contact_text(each))}")
    print_outcome(context, outcome, [each], note)


def _ask_which_contact(found: FoundContacts) -> Contact | None:
    """Asks for one of these contacts, or a new one."""
    if not found.contacts:
        return None
    click.echo("Is it one of these?")
    for position, each in enumerate(found.contacts, 1):
        click.echo(f"  {position}  {printable(contact_text(each))}")
    click.echo("  0  somebody else, who is new here")
    answer = click.prompt("Which", type=NumberChoice(len(found.contacts), least=0))
    return found.contacts[answer - 1] if answer else None


def _ask_template(context: CliContext) -> Template:
    offered = [
        t
        for t in context.catalog.offered_templates(context.actor.role)
        if t.code in _OFFERED_TEMPLATES
    ]
    offered = offered or list(context.catalog.offered_templates(context.actor.role))[:9]
    for position, each in enumerate(offered, 1):
        click.echo(f"  {position}  {each.code:<16} {each.channel}")
    answer = click.prompt("What was it", type=NumberChoice(len(offered)), default=1)
    return offered[answer - 1]


def _ask_new_contact(who: str) -> tuple[NewContact, str]:
    """Asks for a new contact: a name, and optionally an address and a company."""
    if is_address(who):
        name, email = _ask_name("A new contact. Their name"), who
    else:
        name = who
        email = _ask_optional("Their email address (Enter for none)", _parse_email)
    firm = _ask_optional("Their company (Enter for none)", str.strip)
    addresses = (Address(AddressKind.EMAIL, email, primary=True),) if email else ()
    return contact.validate(NewContact(name=name, addresses=addresses)), firm


def _ask_name(question: str) -> str:
    """Asks again until the answer has something readable."""
    while True:
        answer: str = click.prompt(question)
        if name_key(answer) or is_address(answer):
            return answer.strip()
        click.echo("Error: that has no letter in it.")


def _ask_optional(question: str, read: Callable[[str], str]) -> str:
    answer: str = click.prompt(question, default="", show_default=False, value_proc=read)
    return answer


def _parse_email(typed: str) -> str:
    if typed.strip() and not is_address(typed):
        raise click.BadParameter(f"{typed!r} is not an email address.")
    return typed.strip()


def _add_contact(context: CliContext, session: Session, new: NewContact, firm: str) -> Contact:
    company_id = _company_id(context, session, firm) if firm else None
    return contact.add(session, context.actor, replace(new, company_id=company_id), now=context.now)


def _company_id(context: CliContext, session: Session, name: str) -> int:
    """The company of exactly that name, or a new one."""
    named = by_key.find_companies_by_name(session, [name_key(name)]).get(name_key(name), ())
    if named:
        return named[0]
    new = NewContact(name=name, kind=ContactKind.COMPANY)
    return contact.add(session, context.actor, new, now=context.now).id

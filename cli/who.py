"""Who is meant by what was typed. Several hits are a choice for the person, never the first row."""

import sys

import click
from sqlmodel import Session

from cli.desk import Desk
from journal.errors import NotFound
from journal.model import Contact, Found
from journal.store import contacts, lookup

_OFFERED = 8


def one(desk: Desk, session: Session, text: str) -> Contact:
    """The one contact that is meant; asks on a terminal, else explains."""
    found = lookup.find(session, text, limit=_OFFERED + 1)
    if found.certain:
        return found.contacts[0]
    if not found.contacts:
        raise NotFound(f"Nobody matches {text!r}. Add them: rapport contact add {text!r} --email …")
    if desk.as_json or not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise NotFound(f"{_question(text, found)}\n{_choices(found)}\nSay which, by number.")
    return _ask(text, found)


def several(desk: Desk, session: Session, text: str) -> list[Contact]:
    """`ada@acme.example, bob` are two; `Lovelace, Ada` is one when its parts alone are not clear."""
    parts = [part for part in text.split(",") if part.strip()]
    if len(parts) > 1:
        found = [lookup.find(session, part, limit=2) for part in parts]
        if all(each.certain for each in found):
            return list({each.contacts[0].id: each.contacts[0] for each in found}.values())
        if not lookup.find(session, text, limit=2).certain:
            return list({each.id: each for each in (one(desk, session, p) for p in parts)}.values())
    return [one(desk, session, text)]


def company_id(desk: Desk, session: Session, text: str | None) -> int | None:
    return one(desk, session, text).id if text else None


def described(each: Contact) -> str:
    """`K-1  Ada Lovelace (Acme)  ada@acme.example`."""
    firm = f" ({each.company_name})" if each.company_name else ""
    reach = next(iter((*each.emails(), *each.phones())), "")
    return f"{each.number}  {each.name}{firm}  {reach}".rstrip()


def titled(each: Contact) -> str:
    return f"{each.name} ({each.company_name})" if each.company_name else each.name


def names_of(session: Session, ids: tuple[int, ...]) -> str:
    return ", ".join(each.name for each in contacts.get_many(session, ids).values())


def _question(text: str, found: Found) -> str:
    if len(found.contacts) == 1:
        return f"Nobody is spelt {text!r}. Did you mean:"
    many = "More than" if len(found.contacts) > _OFFERED else ""
    count = min(len(found.contacts), _OFFERED)
    return f"{many} {count} contacts match {text!r}:".strip()


def _choices(found: Found) -> str:
    return "\n".join(f"  {described(each)}" for each in found.contacts[:_OFFERED])


def _ask(text: str, found: Found) -> Contact:
    click.echo(_question(text, found), err=True)
    offered = found.contacts[:_OFFERED]
    for position, each in enumerate(offered, 1):
        click.echo(f"  {position}  {described(each)}", err=True)
    answer = click.prompt("Which", type=click.IntRange(1, len(offered)), err=True)
    return offered[answer - 1]

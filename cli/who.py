"""Who is meant by what was typed. Several hits are a choice for the person, never the first row.

Looked up in a snapshot of its own: whoever is asked which of two is meant holds up nobody else.
"""

import re
import shlex

import click
from sqlmodel import Session

from cli.ask import Choice, at_terminal
from cli.desk import Desk
from cli.rows import clip
from journal.errors import NotFound
from journal.model import Contact, Found
from journal.store import contacts, lookup

_OFFERED = 8
_NUMBER = re.compile(r"K-?\d+", re.IGNORECASE)


def one(desk: Desk, text: str) -> Contact:
    """The one contact that is meant; asks on a terminal, else explains."""
    with desk.reading() as session:
        found = lookup.meant(session, text, limit=_OFFERED + 1)
    if found.certain:
        return found.contacts[0]
    if not found.contacts:
        raise NotFound(_nobody(text.strip()))
    if desk.as_json or not at_terminal():
        raise NotFound(f"{_question(text, found)}\n{_choices(found)}\nSay which, by number.")
    return _ask(text, found)


def several(desk: Desk, text: str) -> list[Contact]:
    """`ada@acme.example, bob` are two; `Lovelace, Ada` is one when its parts alone are not clear."""
    parts = [part for part in text.split(",") if part.strip()] or [text]
    meant = [text] if len(parts) > 1 and _is_one(desk, text, parts) else parts
    return list({each.id: each for each in (one(desk, part) for part in meant)}.values())


def _is_one(desk: Desk, text: str, parts: list[str]) -> bool:
    with desk.reading() as session:
        if all(lookup.meant(session, part, limit=2).certain for part in parts):
            return False
        return lookup.meant(session, text, limit=2).certain


def company_id(desk: Desk, text: str | None) -> int | None:
    return one(desk, text).id if text else None


def described(each: Contact) -> str:
    """`K-1  Ada Lovelace (Acme)  ada@acme.example`."""
    firm = f" ({each.company_name})" if each.company_name else ""
    reach = next(iter((*each.emails(), *each.phones())), "")
    return f"{each.number}  {each.name}{firm}  {reach}".rstrip()


def titled(each: Contact) -> str:
    return f"{each.name} ({each.company_name})" if each.company_name else each.name


def names_of(session: Session, ids: tuple[int, ...]) -> str:
    return ", ".join(each.name for each in contacts.get_many(session, ids).values())


def _nobody(typed: str) -> str:
    short = clip(typed)
    if not typed:
        return "Nobody is named. Say who: a number like K-12, an address or a name."
    if _NUMBER.fullmatch(typed):
        return f"There is no contact {short.upper()}. `rapport contact find` looks for one by name."
    if "@" in typed:
        return (
            f"Nobody has {short!r}. Add them: rapport contact add NAME --email {shlex.quote(short)}"
        )
    return f"Nobody matches {short!r}. Add them: rapport contact add {shlex.quote(short)} --email …"


def _question(text: str, found: Found) -> str:
    if len(found.contacts) == 1:
        return f"Nobody is spelt {clip(text)!r}. Did you mean:"
    many = "More than" if len(found.contacts) > _OFFERED else ""
    count = min(len(found.contacts), _OFFERED)
    return f"{many} {count} contacts match {clip(text)!r}:".strip()


def _choices(found: Found) -> str:
    return "\n".join(f"  {described(each)}" for each in found.contacts[:_OFFERED])


def _ask(text: str, found: Found) -> Contact:
    click.echo(_question(text, found), err=True)
    offered = found.contacts[:_OFFERED]
    for position, each in enumerate(offered, 1):
        click.echo(f"  {position}  {described(each)}", err=True)
    answer = click.prompt("Which", type=Choice(len(offered)), err=True)
    return offered[answer - 1]

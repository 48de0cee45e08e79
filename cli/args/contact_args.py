"""Finds the contact that was typed. Several hits are a choice for the person, never the first row.

The look-up has a snapshot of its own, so that a question to the user holds up nobody else.
"""

import re
import shlex

import click
from sqlmodel import Session

from bot.language.translator import N_, Translator
from cli.context import CliContext
from cli.terminal.prompts import NumberChoice, is_at_terminal
from cli.text.interaction_rows import clip
from journal.errors import NotFound
from journal.model import Contact, ContactKind, FoundContacts

_MOST_OFFERED = 8
_NUMBER = re.compile(r"K-?\d+", re.IGNORECASE)


def resolve_contact(
    context: CliContext, text: str, *, kind: ContactKind = ContactKind.PERSON
) -> Contact:
    """The one contact that is meant; asks on a terminal, else explains.

    Whoever is not here is offered to be added as what they would be, a person or a company.
    """
    from journal.store.contacts import lookup

    with context.reading() as session:
        found = lookup.find_single(session, text, limit=_MOST_OFFERED + 1)
    if found.is_certain:
        return found.contacts[0]
    if not found.contacts:
        raise nobody_found(text.strip(), kind=kind)
    if context.as_json or not is_at_terminal():
        question = _question_text(context.t, text, found)
        which = context.t("Say which, by number.")
        raise NotFound(f"{question}\n{_choices_text(found)}\n{which}")
    return _ask_which(context.t, text, found)


def resolve_contacts(context: CliContext, text: str) -> list[Contact]:
    """`ada@acme.example, bob` are two; `Lovelace, Ada` is one when its parts alone are not clear."""
    from journal.store.contacts import lookup

    parts = [part for part in text.split(",") if part.strip()] or [text]
    with context.reading() as session:
        names = lookup.find_each(session, text, parts, limit=2)
    return list(
        {each.id: each for each in (resolve_contact(context, part) for part in names)}.values()
    )


def resolve_company_id(context: CliContext, text: str | None) -> int | None:
    if not text:
        return None
    return resolve_contact(context, text, kind=ContactKind.COMPANY).id


def contact_text(each: Contact) -> str:
    """`K-1  Ada Lovelace (Acme)  ada@acme.example`."""
    firm = f" ({each.company_name})" if each.company_name else ""
    reach = next(iter((*each.emails(), *each.phones())), "")
    return f"{each.number}  {each.name}{firm}  {reach}".rstrip()


def contact_title(each: Contact) -> str:
    return f"{each.name} ({each.company_name})" if each.company_name else each.name


def contact_names(session: Session, ids: tuple[int, ...]) -> str:
    from journal.store.contacts import contacts

    return ", ".join(each.name for each in contacts.get_many(session, ids).values())


def nobody_found(typed: str, *, kind: ContactKind = ContactKind.PERSON) -> NotFound:
    """The error, with what to do: a command that can be copied."""
    short = clip(typed)
    if not typed:
        return NotFound(N_("Nobody is named. Say who: a number like K-12, an address or a name."))
    if _NUMBER.fullmatch(typed):
        return NotFound(
            N_("There is no contact {number}. `rapport contact find` looks for one by name."),
            number=short.upper(),
        )
    quoted = shlex.quote(short)
    if "@" in typed:
        command = f"rapport contact add NAME --email {quoted}"
        return NotFound(
            N_("Nobody has {typed}. Add them: {command}"), typed=repr(short), command=command
        )
    option = "--is-company" if kind is ContactKind.COMPANY else "--email …"
    command = f"rapport contact add {quoted} {option}"
    return NotFound(
        N_("Nobody matches {typed}. Add them: {command}"), typed=repr(short), command=command
    )


def _question_text(t: Translator, text: str, found: FoundContacts) -> str:
    typed, count = repr(clip(text)), len(found.contacts)
    if count == 1:
        return t("Nobody is spelt {typed}. Did you mean:", typed=typed)
    if count > _MOST_OFFERED:
        return t("More than {number} contacts match {typed}:", number=_MOST_OFFERED, typed=typed)
    return t("{number} contacts match {typed}:", number=count, typed=typed)


def _choices_text(found: FoundContacts) -> str:
    return "\n".join(f"  {contact_text(each)}" for each in found.contacts[:_MOST_OFFERED])


def _ask_which(t: Translator, text: str, found: FoundContacts) -> Contact:
    click.echo(_question_text(t, text, found), err=True)
    offered = found.contacts[:_MOST_OFFERED]
    for position, each in enumerate(offered, 1):
        click.echo(f"  {position}  {contact_text(each)}", err=True)
    answer = click.prompt(t("Which"), type=NumberChoice(len(offered)), err=True)
    return offered[answer - 1]

"""Looks up contacts, colleagues and entries, and what a user may do with them.

A contact is looked up as everywhere: one hit goes, several are a choice for the person. A
colleague is named by mention, address or name, and known once they have used Rapport.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from sqlmodel import Session

from bot.context import BotContext
from bot.inputs import User
from bot.views.history import HistoryRow
from journal.fold import is_address, name_key
from journal.model import (
    FoundContacts,
    Interaction,
    InteractionFilter,
    InteractionState,
    SlackPerson,
)
from journal.permissions import Ownership, change_denial, restore_denial
from journal.store.contacts import contacts, lookup
from journal.store.slack import people

MOST_OFFERED = 5


def find_contacts(session: Session, text: str) -> FoundContacts:
    """Finds one contact more than is offered, so that the caller sees that there are more."""
    return lookup.find_single(session, text, limit=MOST_OFFERED + 1)


# ── colleagues ──────────────────────────────────────────────────────────────────────────────────


def find_colleague(session: Session, slack_id: str, name: str) -> str:
    """The colleague's Slack id, or an address that Slack does not know; empty when there is none."""
    if slack_id:
        return slack_id if people.get(session, slack_id) else ""
    typed = name.strip().removeprefix("@")
    if is_address(typed):
        known = people.get_by_email(session, typed)
        return known.slack_id if known else typed.casefold()
    named = [each for each in people.get_all(session) if _is_called(each, typed)]
    return named[0].slack_id if len(named) == 1 else ""


def _is_called(each: SlackPerson, typed: str) -> bool:
    """Says whether the text is this person's name, its first word, or the address before the @."""
    key = name_key(typed)
    whole = name_key(each.name)
    local = name_key(each.email.partition("@")[0])
    return bool(key) and key in {whole, whole.partition(" ")[0], local}


def colleague_address(session: Session, user: User, who: str) -> str:
    """The record's name for a colleague: the address, or the actor's key without one."""
    if who == user.slack_id:
        return user.actor.key
    if is_address(who):
        return who
    known = people.get(session, who)
    return known.email if known and known.email else f"slack:{who}"


def colleague_filter(wanted: InteractionFilter, key: str) -> InteractionFilter:
    """The filter for what concerns a colleague; without an address, for what they logged."""
    if is_address(key):
        return replace(wanted, salesperson=key)
    return replace(wanted, logged_by=key)


def colleague_name(session: Session, key: str) -> str:
    """A colleague's name in Slack, if it is known; else the record's name for them."""
    return colleague_names(session, [key])[key]


def colleague_names(session: Session, keys: Collection[str]) -> dict[str, str]:
    return {key: _name(session, key) for key in set(keys)}


def _name(session: Session, key: str) -> str:
    kind, _, rest = key.partition(":")
    by_address = is_address(key)
    known = people.get_by_email(session, key) if by_address else people.get(session, rest or kind)
    return known.name if known and known.name else rest or key


# ── entries ─────────────────────────────────────────────────────────────────────────────────────


def entry_rows(
    context: BotContext, session: Session, user: User, entries: Sequence[Interaction]
) -> tuple[HistoryRow, ...]:
    """The rows of entries, with the names of who logged and cancelled them, and the user's rights."""
    known = colleague_names(session, {name for each in entries for name in _colleagues_in(each)})
    allowed = changeable_numbers(context, session, user, entries)
    return tuple(
        HistoryRow(
            entry=each,
            logged_by=known[each.logged_by],
            cancelled_by=known.get(each.cancelled_by, ""),
            may_change=each.number in allowed,
        )
        for each in entries
    )


def _colleagues_in(each: Interaction) -> Iterable[str]:
    return filter(None, (each.logged_by, each.cancelled_by))


def changeable_numbers(
    context: BotContext, session: Session, user: User, entries: Sequence[Interaction]
) -> frozenset[int]:
    """The entries that the user may change now; the use case decides anew when a button is pressed."""
    policy = context.config.cancel_policy
    owners = contacts.owners_of(session, [each.number for each in entries])
    allowed = set()
    for each in entries:
        whose = owners.get(each.number, frozenset())
        concern = Ownership(each.logged_by, each.salesperson, whose)
        denial = change_denial if each.state is InteractionState.ACTIVE else restore_denial
        if denial(user.actor, concern, policy) is None:
            allowed.add(each.number)
    return frozenset(allowed)

"""Who and what is meant, and what somebody may see or do with it: shared by the listeners here.

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
    """One more than are offered, so that whoever asks learns that there are more."""
    return lookup.find_single(session, text, limit=MOST_OFFERED + 1)


# ── colleagues ──────────────────────────────────────────────────────────────────────────────────


def find_colleague(session: Session, slack_id: str, name: str) -> str:
    """Their Slack id, or an address that Slack does not know; empty when nobody is meant."""
    if slack_id:
        return slack_id if people.get(session, slack_id) else ""
    typed = name.strip().removeprefix("@")
    if is_address(typed):
        known = people.get_by_email(session, typed)
        return known.slack_id if known else typed.casefold()
    named = [each for each in people.get_all(session) if _is_called(each, typed)]
    return named[0].slack_id if len(named) == 1 else ""


def _is_called(each: SlackPerson, typed: str) -> bool:
    """By the whole name, its first word, or what stands before the @ of their address."""
    key = name_key(typed)
    whole = name_key(each.name)
    local = name_key(each.email.partition("@")[0])
    return bool(key) and key in {whole, whole.partition(" ")[0], local}


def colleague_address(session: Session, user: User, who: str) -> str:
    """How the record names a colleague: by address, or as the actor without one."""
    if who == user.slack_id:
        return user.actor.key
    if is_address(who):
        return who
    known = people.get(session, who)
    return known.email if known and known.email else f"slack:{who}"


def colleague_filter(wanted: InteractionFilter, key: str) -> InteractionFilter:
    """What concerns a colleague; of one without an address, what they logged."""
    if is_address(key):
        return replace(wanted, salesperson=key)
    return replace(wanted, logged_by=key)


def colleague_name(session: Session, key: str) -> str:
    """A colleague's name, as far as Slack told it; else how the record names them."""
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
    """Each with the names of whoever logged or cancelled it, and whether the asker may change it."""
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
    """What a button for it would be good for; the use case decides anew when it is pressed."""
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

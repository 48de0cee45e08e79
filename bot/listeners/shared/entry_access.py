"""Finds an entry by a number or a button; checks rights, and whether it is the version they saw."""

from sqlmodel import Session

from bot.answers import Answer, Nothing, Reply
from bot.blockkit import builders
from bot.context import BotContext
from bot.ids import Ref, parse_ref
from bot.ids.log import LogId
from bot.inputs import Click, User
from bot.language.translator import Translator
from bot.listeners.shared import contact_search
from bot.listeners.shared.idempotency import is_first_time
from bot.listeners.shared.record_and_reply import ReplyTarget, about_entry, entry_card, reply_target
from bot.messages import entry as entry_text
from journal.entries import correct
from journal.errors import NotAllowed, NotFound, RequestRefused
from journal.model import Interaction, InteractionState
from journal.permissions import change_denial
from journal.store.record import interactions, undo_log


def number_or_last(context: BotContext, session: Session, user: User, number: int | None) -> int:
    """The number, else that of the last active entry that they logged."""
    wanted = number or interactions.newest_logged_by(session, user.actor.key)
    if wanted is None:
        raise NotFound(entry_text.nothing_of_yours(user.t, context.settings.slack.log_command))
    return wanted


def get_entry(session: Session, t: Translator, number: int) -> Interaction:
    found = interactions.get(session, number)
    if found is None:
        raise NotFound(entry_text.entry_gone(t, number))
    return found


def get_changeable_entry(
    context: BotContext, session: Session, user: User, number: int
) -> Interaction:
    """The entry, or a refusal before a form is filled in for nothing; the use case decides anew."""
    entry, t = get_entry(session, user.t, number), user.t
    if entry.erased_at is not None:
        raise RequestRefused(entry_text.entry_erased(t, number))
    if entry.state is InteractionState.CANCELLED:
        raise RequestRefused(entry_text.restore_first(t, number))
    concern = correct.get_ownership(session, entry)
    if denial := change_denial(user.actor, concern, context.config.cancel_policy):
        raise NotAllowed(entry_text.may_not_change(t, number, denial))
    return entry


# ── buttons ─────────────────────────────────────────────────────────────────────────────────────


def entry_ref(click: Click) -> Ref:
    return parse_ref(click.value)


def own_target(click: Click) -> ReplyTarget:
    """Says where to show the result: in place of the entry's own card, elsewhere as another message."""
    return reply_target(click, own=click.block_id == LogId.CARD)


def is_lasting_card(click: Click) -> bool:
    return (
        click.block_id == LogId.CARD and click.message is not None and not click.message.ephemeral
    )


def show_current(
    context: BotContext, session: Session, click: Click, number: int, reason: str = ""
) -> Answer:
    """Show the card as it is now; the outbox does the same for a lasting one."""
    card = entry_card(context, session, click.user, number, notes=(reason,) if reason else ())
    if not is_lasting_card(click):
        instead = click.block_id == LogId.CARD
        return Reply(card, replace_original=instead, about=about_entry(number))
    return Reply(builders.sentence(reason)) if reason else Nothing()


def stale_reason(session: Session, user: User, seen: Ref, current: Interaction) -> str:
    """Says why the entry is not the one they saw; empty when it is."""
    if seen.version in {0, current.version}:
        return ""
    by = last_changed_by(session, current)
    if by == user.actor.key:
        return entry_text.you_changed_since(user.t, current.number)
    return entry_text.changed_since(
        user.t, current.number, contact_search.colleague_name(session, by) if by else ""
    )


def is_double_click(
    context: BotContext, session: Session, click: Click, seen: Ref, current: Interaction
) -> bool:
    """Says whether this very button was pressed before, and nothing came after what it did.

    Asked before anything is done: whoever answers shows again what the first click showed.
    """
    is_first = is_first_time(session, context, click)
    return not is_first and current.version == seen.version + 1


def last_changed_by(session: Session, entry: Interaction) -> str:
    """The name of the person who changed it last."""
    changes = interactions.changes_of(session, entry.number)
    return changes[-1].by if changes else entry.cancelled_by


def last_deed_id(session: Session, user: User) -> int:
    """The user's last deed, made in this transaction."""
    last = undo_log.last_of(session, user.actor.key)
    return last.id if last else 0

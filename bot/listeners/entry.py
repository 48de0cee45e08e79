"""Shows an entry, as a card and in full; its buttons and its menu."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from sqlmodel import Session

from bot.answers import Answer, InBackground, Nothing, Reply, SendFile, Several
from bot.blockkit.builders import Message
from bot.context import BotContext
from bot.dispatch import Listener
from bot.grammar import ShowRequest
from bot.ids.find import FindId
from bot.ids.form_metadata import parse_number
from bot.ids.letter import LetterId
from bot.ids.log import LogId
from bot.inputs import Click, DirectMessage, SlashCommand, User
from bot.listeners import cancelling, entry_forms, letters
from bot.listeners.shared import contact_search
from bot.listeners.shared.entry_access import (
    entry_ref,
    get_entry,
    is_double_click,
    is_lasting_card,
    number_or_last,
    show_current,
    stale_reason,
)
from bot.listeners.shared.entry_files import attachment_file
from bot.listeners.shared.record_and_reply import HeadSentence, about_entry, entry_card
from bot.messages import entry as entry_text
from bot.views.entry_details import EntryDetails, details_message
from journal.entries import correct
from journal.entries.correct import Edited
from journal.model import Blocked, Card, CardKind, Interaction
from journal.store.mail import mail_senders
from journal.store.record import interactions, outgoing_letters

# The same number as a form takes.
_MOST_FILES = 10


def show_entry(
    context: BotContext, slack_input: SlashCommand | DirectMessage, request: ShowRequest
) -> Answer:
    with context.reading() as session:
        which = number_or_last(context, session, slack_input.user, request.number)
        card = whole_entry(context, session, slack_input.user, which)
        return Reply(card, about=about_entry(which), title=f"#{which}", shows_all=True)


def show_clicked_entry(context: BotContext, click: Click) -> Answer:
    seen = entry_ref(click)
    with context.reading() as session:
        return Reply(whole_entry(context, session, click.user, seen.id), title=f"#{seen.id}")


def whole_entry(context: BotContext, session: Session, user: User, entry_number: int) -> Message:
    t = user.t
    entry = get_entry(session, t, entry_number)
    comments = interactions.comments_of(session, entry_number)
    changes = tuple(interactions.changes_of(session, entry_number))
    keys = {each.by for each in comments} | {each.by for each in changes}
    keys |= {entry.logged_by, entry.salesperson, entry.cancelled_by}
    names = contact_search.colleague_names(session, keys - {""})
    sender = mail_senders.find_sender(session, entry)
    may_change = entry_number in contact_search.changeable_numbers(context, session, user, [entry])
    to_write = context.config.catalog.templates_to_write(user.actor.role)
    details = EntryDetails(
        entry,
        comments,
        changes,
        names,
        sender,
        may_change=may_change,
        can_write=bool(to_write),
        can_write_again=entry.template in {each.code for each in to_write},
        letter=outgoing_letters.get(session, entry_number),
    )
    return details_message(t, details, now=context.now)


def send_whole_text(_context: BotContext, click: Click) -> Answer:
    """Send a note that is longer than a message as a file."""
    seen = entry_ref(click)

    def work(context: BotContext) -> Answer:
        with context.reading() as session:
            entry = get_entry(session, click.user.t, seen.id)
        name = f"entry-{entry.number}.txt"
        return SendFile(
            name, entry.text.encode(), entry_text.whole_text_title(click.user.t, entry.number)
        )

    coming = Reply(Message(entry_text.text_is_coming(click.user.t, seen.id)))
    return InBackground(work, coming, is_export=True)


def send_files(context: BotContext, click: Click) -> Answer:
    """Send the attachments into the direct messages; they are deleted when the entry goes."""
    t, entry_number = click.user.t, entry_ref(click).id
    with context.reading() as session:
        files = get_entry(session, t, entry_number).attachments[:_MOST_FILES]
        if not files:
            return Reply(
                whole_entry(context, session, click.user, entry_number), title=f"#{entry_number}"
            )
    # One after the other, since each may be large.
    each_later = tuple(
        InBackground(partial(attachment_file, t=t, entry_number=entry_number, file=each))
        for each in files
    )
    coming = Message(entry_text.files_are_coming(t, entry_number, len(files)))
    return InBackground(lambda _context: Several(each_later), Reply(coming), is_export=True)


def render_entry_card(
    context: BotContext, session: Session, card: Card, reader: User
) -> Message | None:
    """The entry's card in the direct messages, after each change; None when it was purged."""
    which = parse_number(card.subject.get("number", ""))
    if interactions.get(session, which) is None:
        return None
    if card.subject.get("whole"):
        return whole_entry(context, session, reader, which)
    return entry_card(context, session, reader, which)


# ── successful or not ───────────────────────────────────────────────────────────────────────────


def mark_failed(context: BotContext, click: Click) -> Answer:
    return _set_successful(context, click, successful=False)


def mark_reached(context: BotContext, click: Click) -> Answer:
    return _set_successful(context, click, successful=True)


def _set_successful(context: BotContext, click: Click, *, successful: bool) -> Answer:
    """Mark the entry; a second click just shows it as it is."""
    seen = entry_ref(click)
    with context.session() as session:
        interactions.lock(session, [seen.id])
        entry = get_entry(session, click.user.t, seen.id)
        if is_double_click(context, session, click, seen, entry):
            return changed_reply(context, session, click, seen.id)
        if entry.successful == successful:
            return show_current(context, session, click, seen.id)
        if why := stale_reason(session, click.user, seen, entry):
            return show_current(context, session, click, seen.id, why)
        change_entry(context, session, click.user, entry, {"successful": successful})
        return changed_reply(context, session, click, seen.id)


def use_whole_mail_text(context: BotContext, click: Click) -> Answer:
    """Make the mail's whole text the entry's text; it is an edit, so undo takes it back."""
    seen = entry_ref(click)
    with context.session() as session:
        interactions.lock(session, [seen.id])
        entry = get_entry(session, click.user.t, seen.id)
        if is_double_click(context, session, click, seen, entry):
            return changed_reply(context, session, click, seen.id)
        if why := stale_reason(session, click.user, seen, entry):
            return show_current(context, session, click, seen.id, why)
        text = correct.full_mail_text(session, context.config, click.user.actor, seen.id)
        if isinstance(text, Blocked):
            return show_current(context, session, click, seen.id)
        change_entry(context, session, click.user, entry, {"text": text})
        return changed_reply(context, session, click, seen.id)


def change_entry(
    context: BotContext,
    session: Session,
    user: User,
    entry: Interaction,
    wanted: Mapping[str, object],
) -> bool:
    """Edit the entry as it was seen a moment ago, or raise; False when it was so already."""
    outcome = correct.edit(
        session,
        context.config,
        user.actor,
        entry.number,
        wanted,
        now=context.now,
        version=entry.version,
    )
    return isinstance(outcome, Edited) and bool(outcome.changed)


def changed_reply(
    context: BotContext,
    session: Session,
    click: Click,
    entry_number: int,
    head: HeadSentence = entry_text.entry_changed,
) -> Answer:
    """The result, shown where the button was."""
    if is_lasting_card(click):
        return Nothing()
    card = entry_card(context, session, click.user, entry_number, head=head)
    return Reply(
        card, replace_original=click.block_id == LogId.CARD, about=about_entry(entry_number)
    )


# ── the menu ────────────────────────────────────────────────────────────────────────────────────


def choose_from_menu(context: BotContext, click: Click) -> Answer:
    """An option's value is a deed and the entry: `log.failed:17.3`."""
    action, _, value = click.value.partition(":")
    listener = _menu_listeners().get(action)
    if listener is None:
        return Reply(Message(click.user.t(entry_text.OLD_BUTTON)))
    return listener(context, replace(click, action_id=action, value=value))


def _menu_listeners() -> Mapping[str, Listener]:
    return {
        LogId.EVALUATE: entry_forms.open_evaluation,
        LogId.FOLLOW: entry_forms.open_follow_up,
        LogId.COMMENT: entry_forms.open_comment,
        LogId.MARK_FAILED: mark_failed,
        LogId.MARK_REACHED: mark_reached,
        LogId.SHOW: show_clicked_entry,
        LetterId.AGAIN: letters.write_again,
        **{k: v for k, v in cancelling.ACTIONS.items() if k == FindId.CANCEL},
    }


VERBS = {ShowRequest: show_entry}
ACTIONS = {
    LogId.SHOW: show_clicked_entry,
    LogId.WHOLE_TEXT: send_whole_text,
    LogId.UNCUT: use_whole_mail_text,
    LogId.SEND_FILES: send_files,
    LogId.MARK_FAILED: mark_failed,
    LogId.MARK_REACHED: mark_reached,
    LogId.ENTRY_MENU: choose_from_menu,
}
CARDS = {CardKind.ENTRY: render_entry_card}

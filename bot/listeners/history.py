"""History: lists of entries, paged and filtered; search of texts; the same as a CSV file."""

from dataclasses import dataclass, replace

from sqlmodel import Session

from bot.answers import Answer, InBackground, Reply, SendFile
from bot.blockkit import builders
from bot.blockkit.builders import Message
from bot.context import BotContext
from bot.grammar import FindRequest, HistoryRequest
from bot.ids.find import FindId
from bot.ids.history_query import (
    MAX_FOUND_NUMBERS,
    HistoryQuery,
    pack_history_query,
    unpack_history_query,
)
from bot.inputs import Click, DirectMessage, SlashCommand, User
from bot.language.translator import Translator
from bot.listeners.shared import contact_search
from bot.listeners.shared.csv_pages import build_csv
from bot.listeners.shared.template_search import find_template_or_channel
from bot.messages import contact as contact_text
from bot.messages import history as history_text
from bot.messages import labels as labels_text
from bot.views import contact as contact_view
from bot.views import history as history_view
from bot.views.contact_labels import contact_title
from journal import fold
from journal.contacts import contact
from journal.errors import NotFound
from journal.model import Channel, ContactKind, InteractionFilter, InteractionState
from journal.store.record import pages, text_search

# The most rows of a file in Slack; the command line writes files of any length.
_MOST_ROWS = 20_000


def show_history(
    context: BotContext, slack_input: SlashCommand | DirectMessage, request: HistoryRequest
) -> Answer:
    t = slack_input.user.t
    with context.reading() as session:
        try:
            wanted = _list_query(context, session, slack_input.user, request)
        except NotFound as error:
            return Reply(builders.sentence(t.explain(error)))
        if not request.who.strip():
            return Reply(_page(context, session, slack_input.user, wanted))
        found = contact_search.find_contacts(session, request.who)
        if found.is_certain:
            with_them = replace(wanted, contact=found.contacts[0].id)
            return Reply(_page(context, session, slack_input.user, with_them))
    if not found.contacts:
        return Reply(contact_view.no_match(t, request.who))
    offered = [
        (each, pack_history_query(replace(wanted, contact=each.id))) for each in found.contacts
    ]
    question = contact_text.who_is_it(t, request.who, len(offered), contact_search.MOST_OFFERED)
    return Reply(contact_view.contact_choices(t, question, offered, FindId.HISTORY))


def _list_query(
    context: BotContext, session: Session, user: User, request: HistoryRequest
) -> HistoryQuery:
    template, channel = "", ""
    if request.template:
        template, channel = find_template_or_channel(context, user.t, request.template)
    return HistoryQuery(
        colleague=_colleague(session, user, request),
        template=template,
        channel=channel,
        since=request.since,
        cancelled=request.cancelled,
    )


def _colleague(session: Session, user: User, request: HistoryRequest) -> str:
    if request.mine:
        return user.slack_id
    if not (request.colleague_slack_id or request.colleague_name):
        return ""
    found = contact_search.find_colleague(
        session, request.colleague_slack_id, request.colleague_name
    )
    if not found:
        name = request.colleague_name or "@…"
        raise NotFound(history_text.unknown_colleague(user.t, builders.one_line(name, 60)))
    return found


def search_texts(
    context: BotContext, slack_input: SlashCommand | DirectMessage, request: FindRequest
) -> Answer:
    t = slack_input.user.t
    if not fold.folded_words(request.text):
        return Reply(builders.sentence(t(history_text.NO_SEARCH_WORDS)))
    with context.reading() as session:
        numbers = text_search.find(session, request.text, limit=MAX_FOUND_NUMBERS + 1)
        if not numbers:
            return Reply(builders.sentence(t(history_text.NOTHING_FOUND)))
        wanted = HistoryQuery(numbers=tuple(numbers[:MAX_FOUND_NUMBERS]))
        note = (
            history_text.too_many_found(t, MAX_FOUND_NUMBERS)
            if len(numbers) > MAX_FOUND_NUMBERS
            else ""
        )
        return Reply(_page(context, session, slack_input.user, wanted, note))


# ── a page ──────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _HeadedFilter:
    """A list's heading, and its filter."""

    heading: str
    filter: InteractionFilter


def turn_page(context: BotContext, click: Click) -> Answer:
    """Show another page in place of this one."""
    return _list_reply(context, click, instead=True)


def open_list(context: BotContext, click: Click) -> Answer:
    """Open a list from a button elsewhere, as another message."""
    return _list_reply(context, click, instead=False)


def _list_reply(context: BotContext, click: Click, *, instead: bool) -> Answer:
    wanted = unpack_history_query(click.value)
    with context.reading() as session:
        return Reply(_page(context, session, click.user, wanted), replace_original=instead)


def _page(
    context: BotContext, session: Session, user: User, wanted: HistoryQuery, note: str = ""
) -> Message:
    headed = _headed_filter(session, user, wanted)
    count = pages.count(session, headed.filter)
    if not count:
        return builders.sentence(_nothing_text(user.t, wanted, headed))
    found = pages.page(
        session, headed.filter, limit=history_view.PAGE_SIZE, cursor=wanted.after_cursor
    )
    listed = history_view.HistoryPage(
        query=wanted,
        heading=headed.heading,
        filters=_filter_texts(user.t, wanted, context),
        rows=contact_search.entry_rows(context, session, user, found.items),
        count=count,
        older_cursor=found.next_cursor,
        note=note,
        has_table=context.settings.slack.new_blocks,
    )
    return history_view.history_page(user.t, listed, now=context.now)


def _headed_filter(session: Session, user: User, wanted: HistoryQuery) -> _HeadedFilter:
    t = user.t
    chosen = InteractionFilter(
        numbers=wanted.numbers,
        template=wanted.template,
        channel=wanted.channel,
        states=(InteractionState.CANCELLED,) if wanted.cancelled else (),
        occurred_from=wanted.since,
    )
    if wanted.colleague:
        chosen = contact_search.colleague_filter(
            chosen, contact_search.colleague_address(session, user, wanted.colleague)
        )
    if not wanted.contact:
        return _HeadedFilter(_heading_of(session, user, wanted), chosen)
    each = contact.resolve_merged(session, wanted.contact)
    if each.kind is ContactKind.COMPANY:
        with_them = replace(chosen, company_id=each.id)
    else:
        with_them = replace(chosen, contact_id=each.id)
    return _HeadedFilter(history_text.contact_heading(t, contact_title(each)), with_them)


def _heading_of(session: Session, user: User, wanted: HistoryQuery) -> str:
    t = user.t
    if wanted.numbers:
        return t(history_text.SEARCH_HEADING)
    if not wanted.colleague:
        return t(history_text.LATEST_HEADING)
    if wanted.colleague == user.slack_id:
        return t(history_text.OWN_HEADING)
    return history_text.colleague_heading(
        t, contact_search.colleague_name(session, wanted.colleague)
    )


def _filter_texts(t: Translator, wanted: HistoryQuery, context: BotContext) -> tuple[str, ...]:
    texts = []
    if wanted.template:
        texts.append(labels_text.template_name(t, wanted.template))
    if wanted.channel:
        texts.append(labels_text.channel_name(t, Channel(wanted.channel)))
    if wanted.since:
        day = wanted.since.astimezone(t.zone).date()
        texts.append(history_text.since_day(t, t.day(day, today=context.today(t))))
    if wanted.cancelled:
        texts.append(t(history_text.CANCELLED_ONLY))
    return tuple(texts)


def _nothing_text(t: Translator, wanted: HistoryQuery, headed: _HeadedFilter) -> str:
    if wanted.numbers:
        return t(history_text.FOUND_ENTRIES_GONE)
    is_plain = replace(wanted, contact=0, cursors=()) == HistoryQuery()
    if wanted.contact and is_plain:
        return history_text.nothing_logged(t, headed.heading)
    return t(history_text.NOTHING_FITS)


# ── as a file ───────────────────────────────────────────────────────────────────────────────────


def send_csv(context: BotContext, click: Click) -> Answer:
    """Announce the file at once; it is written after the ack."""
    t, wanted = click.user.t, unpack_history_query(click.value)
    with context.reading() as session:
        count = pages.count(session, _headed_filter(session, click.user, wanted).filter)
    if count > _MOST_ROWS:
        return Reply(builders.sentence(history_text.too_much_for_csv(t, count, _MOST_ROWS)))
    announcement = Reply(builders.sentence(history_text.csv_is_coming(t, count)))
    return InBackground(
        lambda later: _csv_file(later, click.user, wanted), announcement, is_export=True
    )


def _csv_file(context: BotContext, user: User, wanted: HistoryQuery) -> Answer:
    """The file, with the columns of `rapport export` and its guard against formulas."""
    with context.reading() as session:
        headed = _headed_filter(session, user, wanted)
    content, count = build_csv(context, user.actor, headed.filter, most=_MOST_ROWS)
    name = f"rapport-{context.today(user.t).isoformat()}.csv"
    return SendFile(name, content, title=history_text.csv_title(user.t, count))


VERBS = {HistoryRequest: show_history, FindRequest: search_texts}
ACTIONS = {
    FindId.HISTORY: open_list,
    FindId.FIRST_PAGE: turn_page,
    FindId.NEWER_PAGE: turn_page,
    FindId.OLDER_PAGE: turn_page,
    FindId.CSV: send_csv,
}

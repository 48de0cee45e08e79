"""Purge: the preview, the question, its card. The right to purge is checked at every step."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from bot import grammar
from bot.answers import (
    Answer,
    CloseForm,
    FieldErrors,
    InBackground,
    Nothing,
    OpenModal,
    Reply,
    SendFile,
)
from bot.blockkit import builders
from bot.blockkit.builders import Message
from bot.context import BotContext
from bot.ids import pack, parse_enum, parse_id, parse_moment, unpack_required
from bot.ids.admin import AdminId
from bot.inputs import Click, DirectMessage, FormSubmitted, SlashCommand, User
from bot.language.translator import Translator
from bot.listeners.purge_run import continue_purge, run_purge
from bot.listeners.shared.contact_search import MOST_OFFERED, find_contacts
from bot.listeners.shared.csv_pages import build_csv
from bot.listeners.shared.template_search import find_template_or_channel
from bot.messages import contact as contact_text
from bot.messages import errors as errors_text
from bot.messages import purge as purge_text
from bot.messages.labels import channel_name
from bot.views import contact as contact_view
from bot.views import purge as purge_view
from bot.views.contact_labels import contact_title
from bot.views.purge import PurgePreviewContent
from journal.contacts import contact
from journal.entries import purge
from journal.errors import NotFound
from journal.model import (
    Card,
    CardKind,
    CardTopic,
    CardTopicKind,
    Channel,
    Contact,
    ContactKind,
    InteractionFilter,
    InteractionState,
    NewCard,
    StalePreview,
)
from journal.store.contacts import contacts
from journal.store.privacy import purges
from journal.store.privacy.purges import StoredPreview
from journal.store.record import interactions
from journal.store.slack import cards

# The most rows of a file in Slack; the command line saves any number.
_MOST_ROWS = 20_000

# ── what is asked for ───────────────────────────────────────────────────────────────────────────


def request_purge(
    context: BotContext, slack_input: SlashCommand | DirectMessage, request: grammar.PurgeRequest
) -> Answer:
    purge.require_admin(slack_input.user.actor)
    kind = _template_or_channel(context, slack_input.user.t, request.template)
    wanted = InteractionFilter(
        template=kind.get("template", ""),
        channel=kind.get("channel", ""),
        occurred_before=request.before,
        cancelled_before=request.older_than,
    )
    if not request.who:
        return send_preview(context, slack_input, wanted)
    with context.reading() as session:
        found = find_contacts(session, request.who)
    if found.is_certain:
        return send_preview(context, slack_input, _with_contact(wanted, found.contacts[0]))
    if not found.contacts:
        raise NotFound(
            contact_text.no_match(slack_input.user.t, builders.one_line(request.who, 200))
        )
    return Reply(_choices(slack_input.user.t, request, wanted, found.contacts))


def _with_contact(wanted: InteractionFilter, who: Contact) -> InteractionFilter:
    """Adds the contact to the filter; a company includes its people."""
    if who.kind is ContactKind.COMPANY:
        return replace(wanted, company_id=who.id)
    return replace(wanted, contact_id=who.id)


def _template_or_channel(context: BotContext, t: Translator, typed: str) -> dict[str, str]:
    if not typed:
        return {}
    template, channel = find_template_or_channel(context, t, typed)
    return {"template": template} if template else {"channel": channel}


def _choices(
    t: Translator,
    request: grammar.PurgeRequest,
    wanted: InteractionFilter,
    found: tuple[Contact, ...],
) -> Message:
    stored = {
        "older": wanted.cancelled_before.isoformat() if wanted.cancelled_before else "",
        "before": wanted.occurred_before.isoformat() if wanted.occurred_before else "",
        "template": wanted.template,
        "channel": wanted.channel,
    }
    offered = [(each, pack({**stored, "who": str(each.id)})) for each in found]
    typed = builders.one_line(request.who, 200)
    question = contact_text.who_is_it(t, typed, len(offered), MOST_OFFERED)
    return contact_view.contact_choices(t, question, offered, AdminId.PURGE_WHO)


def choose_contact(context: BotContext, click: Click) -> Answer:
    """Take the choice among several contacts."""
    purge.require_admin(click.user.actor)
    values = unpack_required(click.value, "who")
    wanted = InteractionFilter(
        template=values.get("template", ""),
        channel=parse_enum(Channel, values["channel"]).value if "channel" in values else "",
        occurred_before=_moment(values.get("before", "")),
        cancelled_before=_moment(values.get("older", "")),
    )
    with context.reading() as session:
        who = contact.resolve_merged(session, parse_id(values["who"]))
    return send_preview(context, click, _with_contact(wanted, who))


def _moment(text: str) -> datetime | None:
    return parse_moment(text) if text else None


# ── the preview ─────────────────────────────────────────────────────────────────────────────────


def send_preview(
    context: BotContext,
    slack_input: SlashCommand | DirectMessage | Click,
    wanted: InteractionFilter,
) -> Answer:
    """Send the preview as a card in the direct messages, since it must last."""
    t = slack_input.user.t
    which = queue_preview_card(context, slack_input.user, wanted)
    if which is not None:
        return Reply(builders.sentence(purge_text.nothing_to_purge(t, which)))
    if isinstance(slack_input, DirectMessage):
        return Nothing()
    return Reply(builders.sentence(t(purge_text.PREVIEW_SENT)))


def queue_preview_card(context: BotContext, user: User, wanted: InteractionFilter) -> str | None:
    """Store a preview and have it shown. When nothing would go, return the filter in words."""
    with context.reading() as session:
        seen = purge.build_preview(session, user.actor, wanted, now=context.now)
        if not seen.count:
            return describe_filter(session, user.t, wanted, context.now)
    with context.session() as session:
        purge.store_preview(session, user.actor, seen, now=context.now)
        stored = purges.get_stored_preview(session, seen.token)
        number = stored.id if stored else 0
        card = NewCard(
            key=f"purge:{number}",
            kind=CardKind.PURGE,
            place=user.slack_id,
            reader=user.slack_id,
            subject={"token": seen.token},
            topics=(CardTopic(CardTopicKind.PURGE, number),),
        )
        cards.want(session, card, now=context.now)
    return None


def describe_filter(
    session: Session, t: Translator, wanted: InteractionFilter, now: datetime
) -> str:
    parts = []
    if wanted.template:
        parts.append(purge_text.template_filter(t, wanted.template))
    if wanted.channel:
        parts.append(channel_name(t, Channel(wanted.channel)))
    for id_ in filter(None, (wanted.contact_id, wanted.company_id)):
        who = contacts.get(session, id_)
        parts.append(
            purge_text.with_whom(
                t, builders.one_line(contact_title(who), 200) if who else f"K-{id_}"
            )
        )
    if wanted.cancelled_before:
        parts.append(purge_text.cancelled_before(t, wanted.cancelled_before, now=now))
    if wanted.occurred_before:
        parts.append(purge_text.happened_before(t, wanted.occurred_before, now=now))
    return ", ".join(parts) or t(purge_text.ALL_CANCELLED)


def renew_preview(context: BotContext, click: Click) -> Answer:
    """Replace a preview that does not hold any more by a new one."""
    purge.require_admin(click.user.actor)
    with context.reading() as session:
        bound = purges.get_stored_preview(session, click.value)
    if bound is None:
        # Its filter is not known any more; it must not be read as "all".
        return Reply(builders.sentence(click.user.t(errors_text.BUTTON_OUT_OF_DATE)))
    return send_preview(context, click, bound.filter)


def _renew_stale_preview(
    context: BotContext, user: User, token: str, stale: StalePreview
) -> Message:
    """Marks the old card as stale, and sends a new one below it."""
    t = user.t
    with context.session() as session:
        bound = purges.get_stored_preview(session, token)
        if bound is not None:
            cards.touch(session, CardTopicKind.PURGE, [bound.id], now=context.now)
    before = purge_text.stale_preview(t, stale.reason)
    if bound is None or bound.by != user.actor.key or bound.finished:
        return builders.sentence(before)
    which = queue_preview_card(context, user, bound.filter)
    after = (
        purge_text.nothing_to_purge(t, which)
        if which is not None
        else t(purge_text.NEW_PREVIEW_SENT)
    )
    return builders.sentence(f"{before} {after}")


# ── the list of what would go ───────────────────────────────────────────────────────────────────


def send_csv(context: BotContext, click: Click) -> Answer:
    purge.require_admin(click.user.actor)
    with context.reading() as session:
        bound = purge.check_preview(session, click.user.actor, click.value, now=context.now)
    if isinstance(bound, StalePreview):
        return Reply(_renew_stale_preview(context, click.user, click.value, bound))
    told = Reply(builders.sentence(click.user.t(purge_text.CSV_IS_COMING)))
    return InBackground(lambda later: csv_file(later, click.user, bound), told, is_export=True)


def csv_file(context: BotContext, user: User, bound: StoredPreview) -> SendFile:
    """The file; its title says how many rows it has, if not all."""
    wanted = replace(bound.filter, states=(InteractionState.CANCELLED,))
    content, _ = build_csv(context, user.actor, wanted, most=_MOST_ROWS)
    t = user.t
    title, why = purge_text.csv_title(t, bound.previewed), ""
    if bound.previewed > _MOST_ROWS:
        title = purge_text.csv_title_truncated(t, _MOST_ROWS, bound.previewed)
        why = purge_text.csv_truncated(t, _MOST_ROWS, bound.previewed)
    return SendFile(purge_text.csv_name(), content, title, why)


# ── confirmed ───────────────────────────────────────────────────────────────────────────────────


def open_confirmation(context: BotContext, click: Click) -> Answer:
    with context.reading() as session:
        bound = purge.check_preview(session, click.user.actor, click.value, now=context.now)
    if isinstance(bound, StalePreview):
        return Reply(_renew_stale_preview(context, click.user, click.value, bound))
    if bound.started:
        return continue_purge(context, click)
    new = context.settings.slack.new_blocks
    return OpenModal(
        purge_view.confirm_form(click.user.t, click.value, bound.previewed, with_alert=new)
    )


def submit_confirmation(context: BotContext, form: FormSubmitted) -> Answer:
    token, user = form.view.metadata, form.user
    typed = "".join(each for each in form.view.fields[AdminId.PURGE_COUNT].value if each.isalnum())
    with context.reading() as session:
        bound = purge.check_preview(session, user.actor, token, now=context.now)
    if isinstance(bound, StoredPreview) and typed != str(bound.previewed):
        return FieldErrors({AdminId.PURGE_COUNT: purge_text.wrong_count(user.t, bound.previewed)})
    with context.session() as session:
        begun = purge.begin(session, user.actor, token, now=context.now)
        if isinstance(begun, StoredPreview):
            cards.touch(session, CardTopicKind.PURGE, [begun.id], now=context.now)
    if isinstance(begun, StalePreview):
        return CloseForm(_renew_stale_preview(context, user, token, begun))
    return InBackground(lambda later: run_purge(later, begun), CloseForm())


# ── the card ────────────────────────────────────────────────────────────────────────────────────


def render_purge_card(
    context: BotContext, session: Session, card: Card, reader: User
) -> Message | None:
    t = reader.t
    token = card.subject["token"]
    bound = purges.get_stored_preview(session, token)
    if bound is None or not reader.is_admin:
        return None
    new = context.settings.slack.new_blocks
    if bound.finished:
        return purge_view.purge_result(t, purges.get_record(session, bound.id), as_task=new)
    if bound.started:
        record = purges.get_record(session, bound.id)
        return purge_view.purge_progress(t, token, record, as_task=new)
    if context.now > bound.expires_at or not purges.is_unchanged(session, bound):
        return purge_view.expired_preview(t, token)
    found = purges.build_preview(session, bound.filter, expires_at=bound.expires_at)
    content = PurgePreviewContent(
        token=token,
        preview=found,
        filter_text=describe_filter(session, t, bound.filter, context.now),
        counts=purges.count_by_template_and_year(session, bound.filter),
        samples=tuple(interactions.get_many(session, found.first).values()),
    )
    return purge_view.preview_card(t, content, now=context.now)


VERBS = {grammar.PurgeRequest: request_purge}
ACTIONS = {
    AdminId.PURGE_WHO: choose_contact,
    AdminId.PURGE_AGAIN: renew_preview,
    AdminId.PURGE_CSV: send_csv,
    AdminId.PURGE_ASK: open_confirmation,
    AdminId.PURGE_GO_ON: continue_purge,
}
FORMS = {AdminId.PURGE_FORM: submit_confirmation}
CARDS = {CardKind.PURGE: render_purge_card}

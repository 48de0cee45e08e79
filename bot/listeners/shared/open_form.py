"""Opens the form with what was typed, which is kept as a draft until it is logged.

So nothing is lost if the form is closed, or if Slack does not open it.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlmodel import Session

from bot.answers import Answer, Nothing, OpenModal, Reply
from bot.context import BotContext
from bot.grammar import segment_name
from bot.ids import pack, unpack
from bot.ids.form_metadata import FormMetadata, Origin
from bot.ids.log import LogId
from bot.inputs import Click, DirectMessage, Shortcut, SlashCommand, User
from bot.language.translator import Translator
from bot.listeners.shared.contacts_named import NamedContact, certain_ids, resolve
from bot.listeners.shared.form_to_note import with_colleague
from bot.listeners.shared.record_and_reply import reply_target
from bot.messages import log as log_text
from bot.views import choices as choices_view
from bot.views import log_form as log_form_view
from bot.views.log_values import LogValues, from_draft_fields, to_draft_fields
from journal.entries import record
from journal.model import Contact
from journal.store.contacts import contacts, segments
from journal.store.record import drafts
from journal.store.slack import events

# Fields of a draft beside its values: a key, since numbers are used again; and hints on what was
# not understood, for when the form is opened.
DRAFT_KEY, _HINTS = "key", "hints"


@dataclass(frozen=True, slots=True)
class FormStart:
    """The start of a form: values, `hints` by field, and the `draft` it is kept as already.

    `is_unkept`: nothing of it was typed, so nothing would be lost.
    """

    entered: LogValues = field(default_factory=LogValues)
    hints: Mapping[str, str] = field(default_factory=dict)
    draft: int = 0
    is_unkept: bool = False


def open_form(
    context: BotContext,
    slack_input: SlashCommand | DirectMessage | Click | Shortcut,
    start: FormStart,
    *,
    own: bool = False,
) -> Answer:
    """Open the form; in the direct messages show a button to it. `own` as in `reply_target`."""
    if not (start.draft or start.is_unkept or start.entered.is_empty):
        draft = save_draft(context, slack_input, to_draft_fields(start.entered), start.hints)
        if draft is None:
            return Nothing()
        start = replace(start, draft=draft)
    t = slack_input.user.t
    with context.reading() as session:
        start = _with_contacts(session, t, start)
        shape = form_shape(
            context, session, slack_input.user, start, reply_target(slack_input, own=own).origin
        )
    if isinstance(slack_input, DirectMessage):
        why = tuple(start.hints.values()) or (t(log_text.WHO_WAS_IT_WITH),)
        return Reply(choices_view.offer_form(t, why, start.draft))
    why = (t(log_text.FORM_DID_NOT_OPEN),)
    otherwise = choices_view.offer_form(t, why, start.draft) if start.draft else None
    return OpenModal(log_form_view.log_form(t, shape, now=context.now), otherwise)


def _with_contacts(session: Session, t: Translator, start: FormStart) -> FormStart:
    """Adds the certain contacts of the typed names, and hints about the others."""
    entered = start.entered
    if code := entered.segment or segment_name(entered.who).casefold():
        return replace(start, entered=replace(entered, segment=code))
    if entered.contacts or not entered.who:
        return start
    found = resolve(session, entered.who)
    hints = dict(start.hints)
    for part in found:
        if not part.is_certain:
            hints.setdefault(LogId.CONTACTS, why_unclear(t, part))
    return replace(start, entered=replace(entered, contacts=certain_ids(found)), hints=hints)


def why_unclear(t: Translator, part: NamedContact) -> str:
    typed = part.typed[:100]
    if not part.candidates:
        return log_text.nobody_found(t, typed)
    return (
        log_text.several_contacts_fit(t, typed)
        if part.is_choice
        else log_text.too_many_contacts(t, typed)
    )


def form_shape(
    context: BotContext, session: Session, user: User, start: FormStart, origin: Origin
) -> log_form_view.LogFormContent:
    """The content of the form for a new entry; without a template it has the segment's, or a note."""
    entered = with_colleague(session, start.entered)
    segment = segments.get(session, entered.segment) if entered.segment else None
    if not entered.template and LogId.TEMPLATE not in start.hints:
        catalog, note = context.config.catalog, context.settings.record.note
        own = segment.template if segment else ""
        usual = own if own in catalog.templates else catalog.find_template(note).code
        entered = replace(entered, template=usual)
    long = entered.text if len(entered.text) > log_form_view.MAX_FIELD_LETTERS else ""
    if long:
        entered = replace(entered, text="")
    return log_form_view.LogFormContent(
        values=entered,
        metadata=FormMetadata(draft=start.draft, has_long_text=bool(long), origin=origin),
        templates=context.config.catalog.offered_templates(user.actor.role),
        contacts=chosen_contacts(session, entered.contacts),
        segment=segment,
        hints=start.hints,
        long_text=long,
    )


def chosen_contacts(session: Session, ids: Sequence[int]) -> tuple[Contact, ...]:
    """The contacts in the order they were chosen, without those merged or erased meanwhile."""
    found = contacts.get_many(session, ids)
    return tuple(found[id_] for id_ in ids if id_ in found)


# ── drafts ──────────────────────────────────────────────────────────────────────────────────────


def save_draft(
    context: BotContext,
    slack_input: SlashCommand | DirectMessage | Click | Shortcut,
    typed: Mapping[str, str],
    hints: Mapping[str, str] | None = None,
    *,
    key: str = "",
) -> int | None:
    """Save a draft; None for a line that Slack sent again."""
    fields = {**typed, DRAFT_KEY: key or new_draft_key()}
    if hints:
        fields[_HINTS] = pack(hints)
    with context.session() as session:
        if isinstance(slack_input, DirectMessage) and not events.is_first_time(
            session, slack_input.event_id, now=context.now
        ):
            return None
        return record.save_draft(session, slack_input.user.actor, fields, now=context.now)


def update_draft(
    context: BotContext, session: Session, click: Click, entered: LogValues, draft: int
) -> int:
    """Replace the draft by the form's present values; 0 while there are none."""
    if entered.is_empty:
        return draft
    before = draft_fields(session, click.user, draft)
    own = {DRAFT_KEY: draft_key(before) if before else new_draft_key()}
    fields, actor = {**to_draft_fields(entered), **own}, click.user.actor
    if draft and drafts.change(session, draft, fields, by=actor.key):
        return draft
    return record.save_draft(session, actor, fields, now=context.now)


def new_draft_key() -> str:
    return secrets.token_hex(6)


def draft_fields(session: Session, user: User, draft: int) -> Mapping[str, str] | None:
    """The draft's fields; None when it is logged or deleted by now, or somebody else's."""
    stored = drafts.get(session, draft) if draft else None
    return stored.fields if stored and stored.by == user.actor.key else None


def draft_key(fields: Mapping[str, str]) -> str:
    return fields.get(DRAFT_KEY, "")


def resume_draft(fields: Mapping[str, str], draft: int) -> FormStart:
    """The start of a form that goes on with a draft."""
    return FormStart(
        from_draft_fields(fields).for_new_form(), dict(unpack(fields.get(_HINTS, ""))), draft
    )

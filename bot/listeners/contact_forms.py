"""Adds and changes contacts: at once where all is clear, else in a form that keeps what was typed.

Nobody is added twice by accident: contacts with the same name, address or number are shown first.
"""

from collections.abc import Sequence
from dataclasses import replace

from sqlmodel import Session

from bot.answers import Answer, CloseForm, FieldErrors, Nothing, OpenModal, Refresh, Reply
from bot.blockkit import builders
from bot.blockkit.builders import Message, View
from bot.context import BotContext
from bot.grammar import NewContactRequest
from bot.ids import Ref, parse_ref, unpack_required
from bot.ids.find import FindId
from bot.ids.form_metadata import parse_number
from bot.inputs import Click, DirectMessage, FormSubmitted, SlashCommand, User
from bot.language.translator import Translator
from bot.listeners.contact_on_top import close_into_form
from bot.listeners.contacts import waiting_for_contact
from bot.listeners.shared.idempotency import is_first_time
from bot.messages import contact as contact_text
from bot.views import contact as contact_view
from bot.views import contact_form as contact_form_view
from bot.views.contact_form import ContactFormMetadata, ContactFormValues
from bot.views.contact_labels import contact_line
from journal.contacts import contact
from journal.errors import NotFound, RequestRefused
from journal.fold import address_key, is_address, name_key, phone_key
from journal.model import AddressKind, Contact, ContactKind, NewContact, TooLate
from journal.store.contacts import by_key, contacts
from journal.store.record import drafts

_SHOWN = 5
# A name that ends so is probably a company's: then it is asked whether it is a person.
_COMPANY_SUFFIXES = frozenset(
    [
        "ab",
        "ag",
        "as",
        "asa",
        "aps",
        "bv",
        "bvba",
        "co",
        "corp",
        "gmbh",
        "inc",
        "kg",
        "kk",
        "llc",
        "llp",
        "ltd",
        "limited",
        "nv",
        "oy",
        "oyj",
        "plc",
        "sa",
        "sarl",
        "se",
        "srl",
        "spa",
        "ооо",
        "ао",
        "пао",
    ]
)

# ── added at once ───────────────────────────────────────────────────────────────────────────────


def add_contact(
    context: BotContext, slack_input: SlashCommand | DirectMessage, request: NewContactRequest
) -> Answer:
    entered = ContactFormValues(
        name=" ".join(request.name.split()),
        emails=(request.email.strip(),) if request.email.strip() else (),
        is_company=_looks_like_company(request.name),
    )
    with context.session() as session:
        if not is_first_time(session, context, slack_input):
            return Nothing()
        entered = _with_company(session, entered, request.company)
        alike = _find_similar(session, entered)
        if not alike and _is_certain(entered):
            each = contact.add(
                session,
                slack_input.user.actor,
                contact_form_view.new_contact_of(entered),
                now=context.now,
            )
            return Reply(
                contact_view.contact_added(
                    slack_input.user.t, each, waiting_for_contact(session, each)
                )
            )
        return _ask_in_form(context, session, slack_input, entered, alike)


def _looks_like_company(name: str) -> bool:
    last = name_key(name).rpartition(" ")[2]
    return last in _COMPANY_SUFFIXES


def _is_certain(entered: ContactFormValues) -> bool:
    """Says whether it is certainly a person: with an address or a first name, not by a name alone."""
    if not entered.name or entered.new_company or entered.is_company:
        return False
    if not all(is_address(each) for each in entered.emails):
        return False
    return bool(entered.emails) or len(entered.name.split()) > 1


def _with_company(session: Session, entered: ContactFormValues, company: str) -> ContactFormValues:
    """The contact with the company of that name, if there is one; else the form has to ask."""
    name = " ".join(company.split())
    if not name:
        return entered
    found = by_key.find_companies_by_name(session, [name_key(name)]).get(name_key(name), ())
    if len(found) == 1:
        return replace(entered, company=found[0])
    return replace(entered, new_company=name)


def _ask_in_form(
    context: BotContext,
    session: Session,
    slack_input: SlashCommand | DirectMessage,
    entered: ContactFormValues,
    alike: Sequence[Contact],
) -> Answer:
    """A form with all that was typed; a line in the direct messages gets a button that opens it."""
    t = slack_input.user.t
    if isinstance(slack_input, SlashCommand):
        metadata = ContactFormMetadata(
            similar_ids=_ids(alike), response_url=slack_input.response_url
        )
        too_late = builders.sentence(contact_text.not_opened(t, " ".join(_typed_values(entered))))
        return OpenModal(_build_add_form(session, t, entered, metadata, alike), fallback=too_late)
    draft = _save_draft(context, session, slack_input.user, entered)
    if alike:
        return Reply(contact_view.similar_contacts(t, alike, draft))
    return Reply(contact_view.form_ready(t, draft))


def _typed_values(entered: ContactFormValues) -> tuple[str, ...]:
    return (entered.name, *entered.emails, entered.new_company)


# ── the form to add ─────────────────────────────────────────────────────────────────────────────


def open_add_form(context: BotContext, click: Click) -> Answer:
    """Open the form, empty or with what was typed in a line before."""
    draft_id = unpack_required(click.value, "draft")["draft"] if click.value else ""
    with context.reading() as session:
        entered = _from_draft(session, click.user, draft_id)
        alike = _find_similar(session, entered)
        metadata = ContactFormMetadata(
            draft=draft_id, similar_ids=_ids(alike), response_url=click.response_url
        )
        return OpenModal(_build_add_form(session, click.user.t, entered, metadata, alike))


def _build_add_form(
    session: Session,
    t: Translator,
    entered: ContactFormValues,
    metadata: ContactFormMetadata,
    alike: Sequence[Contact],
) -> View:
    company = contacts.get(session, entered.company) if entered.company else None
    return contact_form_view.add_form(t, entered, metadata=metadata, company=company, similar=alike)


def submit_add_form(context: BotContext, submitted: FormSubmitted) -> Answer:
    user, entered = submitted.user, contact_form_view.values_from_view(submitted.view)
    if wrong := contact_form_view.form_errors(user.t, entered):
        return FieldErrors(wrong)
    metadata = unpack_required(submitted.view.metadata)
    with context.session() as session, session.begin_nested() as tried:
        if not is_first_time(session, context, submitted):
            return CloseForm(closes_all=not submitted.view.previous_id)
        alike = _find_similar(session, entered)
        # The user has seen these similar contacts already.
        if set(_ids(alike).split(",")) - set(metadata.get("alike", "").split(",")) - {""}:
            tried.rollback()
            again = ContactFormMetadata(
                similar_ids=_ids(alike),
                draft=metadata.get("draft", ""),
                response_url=metadata.get("to", ""),
                below=metadata.get("below", ""),
            )
            return Refresh(_build_add_form(session, user.t, entered, again, alike))
        try:
            each = _add(context, session, user, entered)
        except RequestRefused as error:
            tried.rollback()
            return FieldErrors({FindId.NAME: user.t.explain(error)})
        _drop_draft(session, user, metadata.get("draft", ""))
        message = contact_view.contact_added(user.t, each, waiting_for_contact(session, each))
        on_top = bool(submitted.view.previous_id)
        closed = CloseForm(message, metadata.get("to", ""), closes_all=not on_top)
        return close_into_form(context, session, submitted, closed, each.id)


def _add(context: BotContext, session: Session, user: User, entered: ContactFormValues) -> Contact:
    """Add the contact, and its company if that is new and nobody added it meanwhile."""
    if entered.new_company:
        employed = _with_company(session, replace(entered, new_company=""), entered.new_company)
        if employed.company is None:
            firm = NewContact(name=entered.new_company, kind=ContactKind.COMPANY)
            made = contact.add(session, user.actor, firm, now=context.now)
            employed = replace(entered, company=made.id)
        entered = employed
    return contact.add(
        session, user.actor, contact_form_view.new_contact_of(entered), now=context.now
    )


def _find_similar(session: Session, entered: ContactFormValues) -> tuple[Contact, ...]:
    """Finds contacts that may be the same: by address, then by number, then by name."""
    emails = {address_key(each) for each in entered.emails if is_address(each)}
    phones = {phone_key(each) for each in entered.phones} - {""}
    found = [
        *by_key.find_by_address(session, emails).values(),
        *by_key.find_by_address(session, phones, AddressKind.PHONE).values(),
        *(by_key.find_by_name(session, [name_key(entered.name)]).values() if entered.name else ()),
    ]
    ids = dict.fromkeys(contact_id for some in found for contact_id in some)
    return tuple(contacts.get_many(session, list(ids)[:_SHOWN]).values())


def _ids(alike: Sequence[Contact]) -> str:
    return ",".join(str(each.id) for each in alike)


# ── what was typed, kept ────────────────────────────────────────────────────────────────────────


def _save_draft(
    context: BotContext, session: Session, user: User, entered: ContactFormValues
) -> int:
    fields = {
        "form": "contact",
        "name": entered.name,
        "email": "\n".join(entered.emails),
        "company": str(entered.company or ""),
        "new_company": entered.new_company,
        "is_company": "yes" if entered.is_company else "",
    }
    filled = {name: value for name, value in fields.items() if value}
    return drafts.add(session, filled, by=user.actor.key, now=context.now)


def _from_draft(session: Session, user: User, draft_id: str) -> ContactFormValues:
    draft = drafts.get(session, parse_number(draft_id))
    if draft is None or draft.by != user.actor.key:
        return ContactFormValues()
    fields = draft.fields
    return ContactFormValues(
        name=fields.get("name", ""),
        emails=tuple(filter(None, fields.get("email", "").split("\n"))),
        company=parse_number(fields.get("company", "")) or None,
        new_company=fields.get("new_company", ""),
        is_company=bool(fields.get("is_company")),
    )


def _drop_draft(session: Session, user: User, draft_id: str) -> None:
    draft = drafts.get(session, parse_number(draft_id))
    if draft is not None and draft.by == user.actor.key:
        drafts.delete(session, draft.id)


# ── taken back ──────────────────────────────────────────────────────────────────────────────────


def undo_add(context: BotContext, click: Click) -> Answer:
    """Delete a contact that the user added just now."""
    seen, t = parse_ref(click.value), click.user.t
    try:
        with context.session() as session:
            each = contact.resolve_merged(session, seen.id)
            contact.undo_add(
                session, click.user.actor, seen.id, version=seen.version, now=context.now
            )
    except NotFound:
        return Reply(builders.sentence(t(contact_text.CONTACT_GONE)), replace_original=True)
    return Reply(
        builders.sentence(contact_text.contact_removed(t, contact_line(each))),
        replace_original=True,
    )


# ── the form to change ──────────────────────────────────────────────────────────────────────────


def open_change_form(context: BotContext, click: Click) -> Answer:
    """Open the form with the contact as it is now."""
    seen, t = parse_ref(click.value), click.user.t
    try:
        with context.reading() as session:
            each = contact.resolve_merged(session, seen.id)
            metadata = ContactFormMetadata(
                contact=str(Ref(each.id, each.version)), response_url=click.response_url
            )
            return OpenModal(
                _build_change_form(
                    session, t, each, contact_form_view.values_of_contact(each), metadata
                )
            )
    except NotFound:
        return Reply(builders.sentence(t(contact_text.CONTACT_GONE)))


def _build_change_form(
    session: Session,
    t: Translator,
    each: Contact,
    entered: ContactFormValues,
    metadata: ContactFormMetadata,
    *,
    notes: Sequence[str] = (),
) -> View:
    company = contacts.get(session, entered.company) if entered.company else None
    return contact_form_view.change_form(
        t, each, entered, metadata=metadata, company=company, warnings=notes
    )


def submit_change_form(context: BotContext, submitted: FormSubmitted) -> Answer:
    user, metadata = submitted.user, unpack_required(submitted.view.metadata, "contact")
    seen = parse_ref(metadata["contact"])
    with context.session() as session:
        before = contact.resolve_merged(session, seen.id)
        entered = contact_form_view.values_from_view(submitted.view, before)
        if wrong := contact_form_view.form_errors(user.t, entered, before):
            return FieldErrors(wrong)
        if (before.id, before.version) != (seen.id, seen.version):
            return _show_conflict(session, user.t, before, entered, metadata.get("to", ""))
        wanted = contact_form_view.changed_values(entered, before)
        try:
            after = (
                contact.change(session, user.actor, before, wanted, now=context.now)
                if wanted
                else before
            )
        except RequestRefused as error:
            return FieldErrors({_field_of_error(wanted): user.t.explain(error)})
        if isinstance(after, TooLate):
            return _show_conflict(session, user.t, before, entered, metadata.get("to", ""))
        message = _changed_message(session, user.t, after, changed=bool(wanted))
    on_top = bool(submitted.view.previous_id)
    return CloseForm(message, response_url=metadata.get("to", ""), closes_all=not on_top)


def _field_of_error(wanted: dict[str, object]) -> FindId:
    return FindId.COMPANY if "company_id" in wanted else FindId.NAME


def _changed_message(session: Session, t: Translator, after: Contact, *, changed: bool) -> Message:
    if not changed:
        return builders.sentence(contact_text.contact_unchanged(t, contact_line(after)))
    return contact_view.contact_saved(t, after, waiting_for_contact(session, after))


def _show_conflict(
    session: Session,
    t: Translator,
    current: Contact,
    entered: ContactFormValues,
    response_url: str,
) -> Answer:
    """Show what somebody else saved first; the text typed here stays in its fields."""
    metadata = ContactFormMetadata(
        contact=str(Ref(current.id, current.version)), response_url=response_url
    )
    fields = (
        (t(contact_text.NAME), current.name, entered.name),
        (t(contact_text.EMAILS), ", ".join(current.emails()), ", ".join(entered.emails)),
        (t(contact_text.PHONES), ", ".join(current.phones()), ", ".join(entered.phones)),
        (t(contact_text.JOB_TITLE), current.job_title, entered.job_title),
        (t(contact_text.OWNER), current.owner, entered.owner),
    )
    differing = [
        contact_text.field_is_now(t, label, is_) for label, is_, typed in fields if is_ != typed
    ]
    texts = (t(contact_text.CHANGED_MEANWHILE), *differing)
    return Refresh(_build_change_form(session, t, current, entered, metadata, notes=texts))


VERBS = {NewContactRequest: add_contact}
ACTIONS = {FindId.ADD: open_add_form, FindId.TAKE_BACK: undo_add, FindId.CHANGE: open_change_form}
FORMS = {FindId.ADD_FORM: submit_add_form, FindId.CHANGE_FORM: submit_change_form}

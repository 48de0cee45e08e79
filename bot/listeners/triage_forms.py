"""The forms that say whose a mail is: another contact, or a new one.

Who opens a form looks at the mail from then on.
"""

from sqlmodel import Session

from bot.answers import Answer, CloseForm, FieldErrors, OpenModal, Options, Reply
from bot.blockkit import builders
from bot.context import BotContext
from bot.ids import Ref, parse_id, parse_ref, unpack_required
from bot.ids.triage import TriageId
from bot.inputs import Click, FieldValue, FormSubmitted, PickerSearched
from bot.listeners.triage_decisions import (
    answer_assigned,
    assign_mail,
    get_mail,
    refusal_text,
    reply_if_hidden,
    reply_if_taken,
)
from bot.messages import triage_forms as triage_forms_text
from bot.views import triage_forms as triage_forms_view
from journal.contacts import contact
from journal.fold import is_address, phone_key
from journal.mail import suggestions, triage
from journal.mail.mail_participants import main_party
from journal.model import (
    Address,
    AddressKind,
    Blocked,
    CardTopicKind,
    Contact,
    ContactKind,
    NewContact,
)
from journal.model.triage import AlreadyDecided, Assigned, NotAssigned
from journal.store.contacts import contacts, lookup
from journal.store.slack import cards

_OFFERED = 20
_EMPTY = FieldValue()

# ── another contact ─────────────────────────────────────────────────────────────────────────────


def open_other_form(context: BotContext, click: Click) -> Answer:
    mail = parse_ref(click.value)
    with context.session() as session:
        if said_no := _claim_or_refuse(context, session, click, mail):
            return said_no
        has_address = main_party(get_mail(session, click.user.t, mail.id)) is not None
    return OpenModal(
        triage_forms_view.other_contact_form(click.user.t, str(mail), has_address=has_address)
    )


def _claim_or_refuse(
    context: BotContext, session: Session, click: Click, mail: Ref
) -> Answer | None:
    """Lets the user look at the mail from now on; or says why not."""
    if taken := reply_if_taken(session, click.user, mail):
        return taken
    if hidden := reply_if_hidden(
        context, session, click.user, get_mail(session, click.user.t, mail.id)
    ):
        return hidden
    outcome = triage.claim(session, click.user.actor, mail.id, now=context.now)
    if isinstance(outcome, AlreadyDecided):
        cards.touch(session, CardTopicKind.MAIL, [mail.id], now=context.now)
        return Reply(builders.sentence(refusal_text(session, click.user, outcome)))
    return None


def submit_other_form(context: BotContext, form: FormSubmitted) -> Answer:
    mail = parse_ref(unpack_required(form.view.metadata, "mail")["mail"])
    fields = form.view.fields
    chosen = fields.get(TriageId.CONTACT, _EMPTY).value
    keep = bool(fields.get(TriageId.KEEP_ADDRESS, _EMPTY).chosen)
    with context.session() as session:
        who = contact.resolve_merged(session, parse_id(chosen))
        if who.is_closed:
            return FieldErrors({TriageId.CONTACT: form.user.t(triage_forms_text.CHOOSE_ANOTHER)})
        outcome = assign_mail(context, session, form.user, mail, who, keep_address=keep)
    return _answer_form(context, form, mail, outcome)


def _answer_form(
    context: BotContext, form: FormSubmitted, mail: Ref, outcome: Assigned | NotAssigned
) -> Answer:
    if isinstance(outcome, Blocked) and TriageId.CONTACT in form.view.fields:
        with context.reading() as session:
            return FieldErrors({TriageId.CONTACT: refusal_text(session, form.user, outcome)})
    return answer_assigned(context, form.user, mail, outcome, answer_now=CloseForm())


# ── a new contact ───────────────────────────────────────────────────────────────────────────────


def open_new_form(context: BotContext, click: Click) -> Answer:
    mail = parse_ref(click.value)
    with context.session() as session:
        if said_no := _claim_or_refuse(context, session, click, mail):
            return said_no
        known = suggestions.prefill_contact(session, get_mail(session, click.user.t, mail.id))
        company = contacts.get(session, known.company_id) if known.company_id else None
    return OpenModal(triage_forms_view.new_contact_form(click.user.t, str(mail), known, company))


def submit_new_form(context: BotContext, form: FormSubmitted) -> Answer:
    mail = parse_ref(unpack_required(form.view.metadata, "mail")["mail"])
    if wrong := _field_errors(form):
        return FieldErrors(wrong)
    with context.session() as session:
        known = suggestions.prefill_contact(session, get_mail(session, form.user.t, mail.id))
        outcome = triage.create_contact(
            session,
            context.config,
            form.user.actor,
            mail.id,
            _new_contact(form, known),
            company=triage_forms_view.new_company_name(_field_text(form, TriageId.COMPANY)),
            version=mail.version,
            now=context.now,
        )
    return _answer_form(context, form, mail, outcome)


def _field_errors(form: FormSubmitted) -> dict[str, str]:
    """The errors by field."""
    t = form.user.t
    wrong: dict[str, str] = {}
    if not _field_text(form, TriageId.NAME):
        wrong[TriageId.NAME] = t(triage_forms_text.NAME_MISSING)
    if not is_address(_field_text(form, TriageId.EMAIL)):
        wrong[TriageId.EMAIL] = t(triage_forms_text.NO_ADDRESS)
    phone = _field_text(form, TriageId.PHONE)
    if phone and len(phone_key(phone)) < 3:
        wrong[TriageId.PHONE] = t(triage_forms_text.NO_PHONE)
    return wrong


def _new_contact(form: FormSubmitted, known: NewContact) -> NewContact:
    email, phone = _field_text(form, TriageId.EMAIL), _field_text(form, TriageId.PHONE)
    addresses = [Address(AddressKind.EMAIL, email, primary=True)]
    if phone:
        addresses.append(Address(AddressKind.PHONE, phone))
    return NewContact(
        name=_field_text(form, TriageId.NAME),
        company_id=_company_id(form),
        addresses=tuple(addresses),
        owner=known.owner or form.user.actor.email or "",
    )


def _company_id(form: FormSubmitted) -> int | None:
    """The company's id; None without one, or for one that is to be made."""
    value = _field_text(form, TriageId.COMPANY)
    return None if not value or triage_forms_view.new_company_name(value) else parse_id(value)


def _field_text(form: FormSubmitted, name: str) -> str:
    return form.view.fields.get(name, _EMPTY).value.strip()


# ── what the pickers offer ──────────────────────────────────────────────────────────────────────


def search_contacts(context: BotContext, searched: PickerSearched) -> Answer:
    t = searched.user.t
    return Options(
        tuple(
            triage_forms_view.triage_contact_option(t, each)
            for each in _find_contacts(context, searched.typed)
        )
    )


def search_companies(context: BotContext, searched: PickerSearched) -> Answer:
    """Finds companies only; one that does not exist yet can be made."""
    t, typed = searched.user.t, searched.typed.strip()
    found = [each for each in _find_contacts(context, typed) if each.kind is ContactKind.COMPANY]
    options = [triage_forms_view.triage_contact_option(t, each) for each in found]
    if typed and typed.casefold() not in {each.name.casefold() for each in found}:
        options.append(triage_forms_view.new_company_option(t, typed))
    return Options(tuple(options))


def _find_contacts(context: BotContext, typed: str) -> tuple[Contact, ...]:
    with context.reading() as session:
        return lookup.find(session, typed, limit=_OFFERED).contacts


ACTIONS = {TriageId.OTHER_CONTACT: open_other_form, TriageId.NEW_CONTACT: open_new_form}
FORMS = {TriageId.OTHER_CONTACT_FORM: submit_other_form, TriageId.NEW_CONTACT_FORM: submit_new_form}
PICKERS = {TriageId.CONTACT: search_contacts, TriageId.COMPANY: search_companies}

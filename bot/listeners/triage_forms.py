"""Whose a mail is, said in a form: another contact, or a new one.

Whoever opens a form looks at the mail from then on.
"""

from sqlmodel import Session

from bot.answers import Answer, Done, Open, Options, Reply, Wrong
from bot.asked import Click, Field, Searched, Submitted
from bot.desk import Desk
from bot.ids import Ref, contents, id_of, ref
from bot.ids.triage import Triage
from bot.listeners.triage_deciding import (
    after,
    assign,
    hidden_by_now,
    taken_by_other,
    the_mail,
    why_not,
)
from bot.messages import triage_forms as said
from bot.views import triage as views
from bot.views import triage_forms as forms
from journal import contact, suggestions, triage
from journal.fold import is_address, phone_key
from journal.model import (
    AboutKind,
    Address,
    AddressKind,
    Blocked,
    Contact,
    ContactKind,
    NewContact,
)
from journal.store import cards, contacts, lookup
from journal.taking_part import main_party
from journal.triage import Assigned, Decided, NotAssigned

_OFFERED = 20
_EMPTY = Field()

# ── another contact ─────────────────────────────────────────────────────────────────────────────


def other(desk: Desk, click: Click) -> Answer:
    mail = ref(click.value)
    with desk.session() as session:
        if said_no := _looked_at(desk, session, click, mail):
            return said_no
        has_address = main_party(the_mail(session, click.asker.say, mail.id)) is not None
    return Open(forms.other(click.asker.say, str(mail), has_address=has_address))


def _looked_at(desk: Desk, session: Session, click: Click, mail: Ref) -> Answer | None:
    """From now on the clicker looks at it; or why not."""
    if taken := taken_by_other(session, click.asker, mail):
        return taken
    if hidden := hidden_by_now(
        desk, session, click.asker, the_mail(session, click.asker.say, mail.id)
    ):
        return hidden
    outcome = triage.claim(session, click.asker.actor, mail.id, now=desk.now)
    if isinstance(outcome, Decided):
        cards.touch(session, AboutKind.MAIL, [mail.id], now=desk.now)
        return Reply(views.told(why_not(session, click.asker, outcome)))
    return None


def other_submitted(desk: Desk, form: Submitted) -> Answer:
    mail = ref(contents(form.view.metadata, "mail")["mail"])
    fields = form.view.fields
    chosen = fields.get(Triage.CONTACT, _EMPTY).value
    keep = bool(fields.get(Triage.KEEP_ADDRESS, _EMPTY).chosen)
    with desk.session() as session:
        who = contact.found(session, id_of(chosen))
        if who.closed:
            return Wrong({Triage.CONTACT: said.choose_open(form.asker.say)})
        outcome = assign(desk, session, form.asker, mail, who, keep_address=keep)
    return _after(desk, form, mail, outcome)


def _after(desk: Desk, form: Submitted, mail: Ref, outcome: Assigned | NotAssigned) -> Answer:
    if isinstance(outcome, Blocked) and Triage.CONTACT in form.view.fields:
        with desk.reading() as session:
            return Wrong({Triage.CONTACT: why_not(session, form.asker, outcome)})
    return after(desk, form.asker, mail, outcome, now=Done())


# ── a new contact ───────────────────────────────────────────────────────────────────────────────


def new(desk: Desk, click: Click) -> Answer:
    mail = ref(click.value)
    with desk.session() as session:
        if said_no := _looked_at(desk, session, click, mail):
            return said_no
        known = suggestions.prefilled(session, the_mail(session, click.asker.say, mail.id))
        company = contacts.get(session, known.company_id) if known.company_id else None
    return Open(forms.new(click.asker.say, str(mail), known, company))


def new_submitted(desk: Desk, form: Submitted) -> Answer:
    mail = ref(contents(form.view.metadata, "mail")["mail"])
    if wrong := _wrong(form):
        return Wrong(wrong)
    with desk.session() as session:
        known = suggestions.prefilled(session, the_mail(session, form.asker.say, mail.id))
        outcome = triage.create_contact(
            session,
            desk.house,
            form.asker.actor,
            mail.id,
            _told(form, known),
            company=forms.company_name(_typed(form, Triage.COMPANY)),
            version=mail.version,
            now=desk.now,
        )
    return _after(desk, form, mail, outcome)


def _wrong(form: Submitted) -> dict[str, str]:
    """What can't be right, at its field."""
    say = form.asker.say
    wrong: dict[str, str] = {}
    if not _typed(form, Triage.NAME):
        wrong[Triage.NAME] = said.needs_name(say)
    if not is_address(_typed(form, Triage.EMAIL)):
        wrong[Triage.EMAIL] = said.no_address(say)
    phone = _typed(form, Triage.PHONE)
    if phone and len(phone_key(phone)) < 3:
        wrong[Triage.PHONE] = said.no_phone(say)
    return wrong


def _told(form: Submitted, known: NewContact) -> NewContact:
    email, phone = _typed(form, Triage.EMAIL), _typed(form, Triage.PHONE)
    addresses = [Address(AddressKind.EMAIL, email, primary=True)]
    if phone:
        addresses.append(Address(AddressKind.PHONE, phone))
    return NewContact(
        name=_typed(form, Triage.NAME),
        company_id=_company_id(form),
        addresses=tuple(addresses),
        owner=known.owner or form.asker.actor.email or "",
    )


def _company_id(form: Submitted) -> int | None:
    """None where there is none, or one that is to be made."""
    value = _typed(form, Triage.COMPANY)
    return None if not value or forms.company_name(value) else id_of(value)


def _typed(form: Submitted, name: str) -> str:
    return form.view.fields.get(name, _EMPTY).value.strip()


# ── what the pickers offer ──────────────────────────────────────────────────────────────────────


def search_contacts(desk: Desk, searched: Searched) -> Answer:
    say = searched.asker.say
    return Options(tuple(forms.contact_choice(say, each) for each in _found(desk, searched.typed)))


def search_companies(desk: Desk, searched: Searched) -> Answer:
    """Companies alone; one that is not there yet can be made."""
    say, typed = searched.asker.say, searched.typed.strip()
    found = [each for each in _found(desk, typed) if each.kind is ContactKind.COMPANY]
    options = [forms.contact_choice(say, each) for each in found]
    if typed and typed.casefold() not in {each.name.casefold() for each in found}:
        options.append(forms.new_company_choice(say, typed))
    return Options(tuple(options))


def _found(desk: Desk, typed: str) -> tuple[Contact, ...]:
    with desk.reading() as session:
        return lookup.find(session, typed, limit=_OFFERED).contacts


ACTIONS = {Triage.OTHER: other, Triage.NEW: new}
FORMS = {Triage.OTHER_FORM: other_submitted, Triage.NEW_FORM: new_submitted}
PICKERS = {Triage.CONTACT: search_contacts, Triage.COMPANY: search_companies}

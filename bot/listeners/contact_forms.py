"""Contacts added and changed: at once where all is clear, else in a form that keeps what was typed.

Nobody is added twice unseen: whoever has the same name, address or number is shown first.
"""

from collections.abc import Sequence
from dataclasses import replace

from sqlmodel import Session

from bot.answers import Answer, Done, Open, Refresh, Reply, Wrong
from bot.asked import Asker, Click, Direct, Submitted, Typed
from bot.desk import Desk
from bot.grammar import New
from bot.ids import Ref, contents, ref
from bot.ids.find import Find
from bot.ids.forms import number
from bot.kit import Message, View
from bot.listeners.contacts import waits
from bot.listeners.once import first_time
from bot.messages import contact as said
from bot.say import Say
from bot.views import contact as view
from bot.views import contact_form as form
from bot.views.contact_form import Entered, Kept
from bot.views.people import contact_line
from journal import contact as use_case
from journal.errors import NotFound, Refused
from journal.fold import address_key, is_address, name_key, phone_key
from journal.model import AddressKind, Contact, ContactKind, NewContact, TooLate
from journal.store import by_key, contacts, drafts

_SHOWN = 5
# How a company's name ends: it is asked about before one is added as a person.
_FIRMS = frozenset(
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


def new(desk: Desk, asked: Typed | Direct, request: New) -> Answer:
    entered = Entered(
        name=" ".join(request.name.split()),
        emails=(request.email.strip(),) if request.email.strip() else (),
        is_company=_sounds_like_a_firm(request.name),
    )
    with desk.session() as session:
        entered = _employed(session, entered, request.company)
        alike = _alike(session, entered)
        if not alike and _is_certain(entered):
            each = use_case.add(session, asked.asker.actor, form.as_new(entered), now=desk.now)
            return Reply(view.added(asked.asker.say, each, waits(session, each)))
        return _asked_back(desk, session, asked, entered, alike)


def _sounds_like_a_firm(name: str) -> bool:
    last = name_key(name).rpartition(" ")[2]
    return last in _FIRMS


def _is_certain(entered: Entered) -> bool:
    """A name alone may be a person or a company; with an address or a first name it is a person."""
    if not entered.name or entered.new_company or entered.is_company:
        return False
    if not all(is_address(each) for each in entered.emails):
        return False
    return bool(entered.emails) or len(entered.name.split()) > 1


def _employed(session: Session, entered: Entered, company: str) -> Entered:
    """With the company of that name; one that is not there is for the form."""
    name = " ".join(company.split())
    if not name:
        return entered
    found = by_key.companies_named(session, [name_key(name)]).get(name_key(name), ())
    if len(found) == 1:
        return replace(entered, company=found[0])
    return replace(entered, new_company=name)


def _asked_back(
    desk: Desk,
    session: Session,
    asked: Typed | Direct,
    entered: Entered,
    alike: Sequence[Contact],
) -> Answer:
    """A form with all that was typed. A line has no trigger to open one: it gets a button."""
    say = asked.asker.say
    if isinstance(asked, Typed):
        kept = Kept(alike=_ids(alike), to=asked.response_url)
        too_late = view.told(said.not_opened(say, " ".join(_typed(entered))))
        return Open(_add_form(session, say, entered, kept, alike), otherwise=too_late)
    draft = _draft(desk, session, asked.asker, entered)
    if alike:
        return Reply(view.is_one_of_these(say, alike, draft))
    return Reply(view.form_is_ready(say, draft))


def _typed(entered: Entered) -> tuple[str, ...]:
    return (entered.name, *entered.emails, entered.new_company)


# ── the form to add ─────────────────────────────────────────────────────────────────────────────


def add_form(desk: Desk, click: Click) -> Answer:
    """Empty, or with what was typed in a line before."""
    draft_id = contents(click.value, "draft")["draft"] if click.value else ""
    with desk.reading() as session:
        entered = _of_draft(session, click.asker, draft_id)
        alike = _alike(session, entered)
        kept = Kept(draft=draft_id, alike=_ids(alike), to=click.response_url)
        return Open(_add_form(session, click.asker.say, entered, kept, alike))


def _add_form(
    session: Session, say: Say, entered: Entered, kept: Kept, alike: Sequence[Contact]
) -> View:
    company = contacts.get(session, entered.company) if entered.company else None
    return form.add_form(say, entered, kept=kept, company=company, alike=alike)


def add(desk: Desk, submitted: Submitted) -> Answer:
    asker, entered = submitted.asker, form.entered_in(submitted.view)
    if wrong := form.wrong(asker.say, entered):
        return Wrong(wrong)
    kept = contents(submitted.view.metadata)
    with desk.session() as session, session.begin_nested() as tried:
        if not first_time(session, desk, submitted):
            return Done(whole=not submitted.view.previous_id)
        alike = _alike(session, entered)
        # Whoever was shown before has been looked at.
        if set(_ids(alike).split(",")) - set(kept.get("alike", "").split(",")) - {""}:
            tried.rollback()
            again = Kept(alike=_ids(alike), draft=kept.get("draft", ""), to=kept.get("to", ""))
            return Refresh(_add_form(session, asker.say, entered, again, alike))
        try:
            each = _added(desk, session, asker, entered)
        except Refused as error:
            tried.rollback()
            return Wrong({Find.NAME: str(error)})
        _drop(session, asker, kept.get("draft", ""))
        told = view.added(asker.say, each, waits(session, each))
    on_top = bool(submitted.view.previous_id)
    return Done(told, to=kept.get("to", ""), whole=not on_top)


def _added(desk: Desk, session: Session, asker: Asker, entered: Entered) -> Contact:
    """With its company, where that is new as well and nobody added it meanwhile."""
    if entered.new_company:
        employed = _employed(session, replace(entered, new_company=""), entered.new_company)
        if employed.company is None:
            firm = NewContact(name=entered.new_company, kind=ContactKind.COMPANY)
            made = use_case.add(session, asker.actor, firm, now=desk.now)
            employed = replace(entered, company=made.id)
        entered = employed
    return use_case.add(session, asker.actor, form.as_new(entered), now=desk.now)


def _alike(session: Session, entered: Entered) -> tuple[Contact, ...]:
    """Who may be meant: by address, then by number, then by name."""
    emails = {address_key(each) for each in entered.emails if is_address(each)}
    phones = {phone_key(each) for each in entered.phones} - {""}
    found = [
        *by_key.with_addresses(session, emails).values(),
        *by_key.with_addresses(session, phones, AddressKind.PHONE).values(),
        *(by_key.named(session, [name_key(entered.name)]).values() if entered.name else ()),
    ]
    ids = dict.fromkeys(contact_id for some in found for contact_id in some)
    return tuple(contacts.get_many(session, list(ids)[:_SHOWN]).values())


def _ids(alike: Sequence[Contact]) -> str:
    return ",".join(str(each.id) for each in alike)


# ── what was typed, kept ────────────────────────────────────────────────────────────────────────


def _draft(desk: Desk, session: Session, asker: Asker, entered: Entered) -> int:
    fields = {
        "form": "contact",
        "name": entered.name,
        "email": "\n".join(entered.emails),
        "company": str(entered.company or ""),
        "new_company": entered.new_company,
        "is_company": "yes" if entered.is_company else "",
    }
    kept = {name: value for name, value in fields.items() if value}
    return drafts.keep(session, kept, by=asker.actor.key, now=desk.now)


def _of_draft(session: Session, asker: Asker, draft_id: str) -> Entered:
    draft = drafts.get(session, number(draft_id))
    if draft is None or draft.by != asker.actor.key:
        return Entered()
    fields = draft.fields
    return Entered(
        name=fields.get("name", ""),
        emails=tuple(filter(None, fields.get("email", "").split("\n"))),
        company=number(fields.get("company", "")) or None,
        new_company=fields.get("new_company", ""),
        is_company=bool(fields.get("is_company")),
    )


def _drop(session: Session, asker: Asker, draft_id: str) -> None:
    draft = drafts.get(session, number(draft_id))
    if draft is not None and draft.by == asker.actor.key:
        drafts.delete(session, draft.id)


# ── taken back ──────────────────────────────────────────────────────────────────────────────────


def take_back(desk: Desk, click: Click) -> Answer:
    """One that the asker added just now."""
    seen, say = ref(click.value), click.asker.say
    try:
        with desk.session() as session:
            each = use_case.found(session, seen.id)
            use_case.take_back(session, click.asker.actor, seen.id, version=seen.version)
    except NotFound:
        return Reply(view.told(said.gone(say)), instead=True)
    return Reply(view.told(said.taken_back(say, contact_line(each))), instead=True)


# ── the form to change ──────────────────────────────────────────────────────────────────────────


def change_form(desk: Desk, click: Click) -> Answer:
    """As the contact is now, whatever the button knew."""
    seen, say = ref(click.value), click.asker.say
    try:
        with desk.reading() as session:
            each = use_case.found(session, seen.id)
            kept = Kept(contact=str(Ref(each.id, each.version)), to=click.response_url)
            return Open(_change_form(session, say, each, form.of_contact(each), kept))
    except NotFound:
        return Reply(view.told(said.gone(say)))


def _change_form(
    session: Session,
    say: Say,
    each: Contact,
    entered: Entered,
    kept: Kept,
    *,
    told: Sequence[str] = (),
) -> View:
    company = contacts.get(session, entered.company) if entered.company else None
    return form.change_form(say, each, entered, kept=kept, company=company, told=told)


def change(desk: Desk, submitted: Submitted) -> Answer:
    asker, entered = submitted.asker, form.entered_in(submitted.view)
    kept = contents(submitted.view.metadata, "contact")
    seen = ref(kept["contact"])
    with desk.session() as session:
        before = use_case.found(session, seen.id)
        if wrong := form.wrong(asker.say, entered, before):
            return Wrong(wrong)
        if (before.id, before.version) != (seen.id, seen.version):
            return _told_first(session, asker.say, before, entered, kept.get("to", ""))
        wanted = form.wanted(entered, before)
        try:
            after = use_case.change(session, asker.actor, before, wanted) if wanted else before
        except Refused as error:
            return Wrong({_field_of(wanted): str(error)})
        if isinstance(after, TooLate):
            return _told_first(session, asker.say, before, entered, kept.get("to", ""))
        told = _changed(session, asker.say, after, changed=bool(wanted))
    on_top = bool(submitted.view.previous_id)
    return Done(told, to=kept.get("to", ""), whole=not on_top)


def _field_of(wanted: dict[str, object]) -> Find:
    return Find.COMPANY if "company_id" in wanted else Find.NAME


def _changed(session: Session, say: Say, after: Contact, *, changed: bool) -> Message:
    if not changed:
        return view.told(said.unchanged(say, contact_line(after)))
    return view.changed(say, after, waits(session, after))


def _told_first(session: Session, say: Say, now: Contact, entered: Entered, to: str) -> Answer:
    """Somebody was quicker: what they wrote is told, what was typed here stays in its fields."""
    kept = Kept(contact=str(Ref(now.id, now.version)), to=to)
    fields = (
        (said.name(say), now.name, entered.name),
        (said.emails(say), ", ".join(now.emails()), ", ".join(entered.emails)),
        (said.phones(say), ", ".join(now.phones()), ", ".join(entered.phones)),
        (said.job(say), now.job_title, entered.job_title),
        (said.owner(say), now.owner, entered.owner),
    )
    differing = [said.differs(say, label, is_) for label, is_, typed in fields if is_ != typed]
    told = (said.changed_meanwhile(say), *differing)
    return Refresh(_change_form(session, say, now, entered, kept, told=told))


VERBS = {New: new}
ACTIONS = {Find.ADD: add_form, Find.TAKE_BACK: take_back, Find.CHANGE: change_form}
FORMS = {Find.ADD_FORM: add, Find.CHANGE_FORM: change}

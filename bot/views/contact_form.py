"""PURE. The forms in which a contact is added and changed, and what was typed into them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot import kit
from bot.asked import Field, OpenView
from bot.ids import pack
from bot.ids.find import Find
from bot.kit import Block, View
from bot.messages import contact as said
from bot.say import Say
from bot.views.people import contact_line
from journal.fold import is_address, phone_key
from journal.model import Address, AddressKind, Contact, ContactKind, NewContact

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_LONGEST_LIST = 2900
_NOTHING = Field()


@dataclass(frozen=True, slots=True)
class Entered:
    """What stands in the form: as text, right or wrong. `company` is a contact's id."""

    name: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    company: int | None = None
    new_company: str = ""
    job_title: str = ""
    language: str = ""
    owner: str = ""
    is_company: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """What goes with a form: ids alone, and the response_url of where it began."""

    contact: str = ""
    alike: str = ""
    draft: str = ""
    to: str = ""

    def __str__(self) -> str:
        kept = {"contact": self.contact, "alike": self.alike, "draft": self.draft, "to": self.to}
        packed = pack(kept)
        return packed if len(packed) <= 3000 else pack({**kept, "to": ""})


# ── shown ───────────────────────────────────────────────────────────────────────────────────────


def add_form(
    say: Say,
    entered: Entered,
    *,
    kept: Kept = Kept(),
    company: Contact | None = None,
    alike: Sequence[Contact] = (),
) -> View:
    """`alike` are contacts who may be the one: asked about before somebody is there twice."""
    named, (employed, *others) = _fields(say, entered, company)
    new_company = _text(said.new_company(say), Find.NEW_COMPANY, entered.new_company, longest=300)
    kind = _kind(say, entered)
    blocks = [*_alike(say, alike), *named, employed, new_company, kind, *others]
    return kit.modal(
        said.new_title(say),
        blocks,
        callback_id=Find.ADD_FORM,
        close=said.close(say),
        submit=said.add(say),
        metadata=str(kept),
    )


def new_form(
    say: Say,
    name: str = "",
    *,
    email: str = "",
    phone: str = "",
    new_company: str = "",
    to: str = "",
) -> View:
    """The empty form, or with what is known; for other parts, that open it or push it."""
    entered = Entered(
        name, tuple(filter(None, [email])), tuple(filter(None, [phone])), new_company=new_company
    )
    return add_form(say, entered, kept=Kept(to=to))


def change_form(
    say: Say,
    before: Contact,
    entered: Entered,
    *,
    kept: Kept,
    company: Contact | None = None,
    told: Sequence[str] = (),
) -> View:
    """`told` stands above: what somebody else did meanwhile."""
    noted = [kit.section(kit.plain("\n".join(told), 2000))] if told else []
    named, others = _fields(say, entered, company)
    return kit.modal(
        said.edit_title(say, before.number),
        [*noted, *named, *others],
        callback_id=Find.CHANGE_FORM,
        close=said.close(say),
        submit=said.save(say),
        metadata=str(kept),
    )


def _alike(say: Say, alike: Sequence[Contact]) -> list[Block]:
    if not alike:
        return []
    opened = [
        kit.section(
            kit.plain(contact_line(each), 500),
            accessory=kit.button(said.open_card(say), Find.CARD, str(each.id)),
        )
        for each in alike
    ]
    return [
        kit.section(kit.plain(said.alike(say))),
        *opened,
        kit.context(kit.plain(said.add_all_the_same(say))),
        kit.divider(),
    ]


def _fields(say: Say, entered: Entered, company: Contact | None) -> tuple[list[Block], list[Block]]:
    """Who it is and how to reach them; then, with the company first, what else is known."""
    picked = [kit.option(company.name, str(company.id))] if company else []
    searched = kit.search_select(
        Find.COMPANY, placeholder=said.company_placeholder(say), chosen=picked
    )
    reached = [
        _text(said.name(say), Find.NAME, entered.name, longest=300, optional=False),
        _lines(say, said.emails(say), Find.EMAILS, entered.emails),
        _lines(say, said.phones(say), Find.PHONES, entered.phones),
    ]
    others = [
        kit.labelled(said.company(say), searched, block_id=Find.COMPANY, optional=True),
        _text(said.job(say), Find.JOB, entered.job_title, longest=300),
        _text(
            said.language(say),
            Find.LANGUAGE,
            entered.language,
            longest=20,
            hint=said.language_hint(say),
        ),
        _text(said.owner(say), Find.OWNER, entered.owner, longest=300, hint=said.owner_hint(say)),
    ]
    return reached, others


def _kind(say: Say, entered: Entered) -> Block:
    kind = kit.option(said.is_company(say), "company")
    ticked = kit.checkboxes(Find.KIND, [kind], [kind] if entered.is_company else [])
    return kit.labelled(said.what(say), ticked, block_id=Find.KIND, optional=True)


def _text(
    label: str, field: Find, initial: str, *, longest: int, optional: bool = True, hint: str = ""
) -> Block:
    element = kit.text_input(field, initial=kit.clip(initial, longest), longest=longest)
    return kit.labelled(label, element, block_id=field, optional=optional, hint=hint)


def _lines(say: Say, label: str, field: Find, values: Sequence[str]) -> Block:
    initial = kit.clip("\n".join(values), 3000)
    element = kit.text_input(field, initial=initial, multiline=True)
    return kit.labelled(label, element, block_id=field, optional=True, hint=said.one_a_line(say))


# ── read ────────────────────────────────────────────────────────────────────────────────────────


def of_contact(each: Contact) -> Entered:
    emails, phones = _as_shown(each.addresses)
    return Entered(
        name=each.name,
        emails=emails,
        phones=phones,
        company=each.company_id,
        job_title=each.job_title,
        language=each.language,
        owner=each.owner,
        is_company=each.kind is ContactKind.COMPANY,
    )


def entered_in(view: OpenView) -> Entered:
    def value(field: Find) -> str:
        return view.fields.get(field, _NOTHING).value.strip()

    company = value(Find.COMPANY)
    return Entered(
        name=" ".join(value(Find.NAME).split()),
        emails=_split(value(Find.EMAILS)),
        phones=_split(value(Find.PHONES)),
        company=int(company) if company.isascii() and company.isdigit() else None,
        new_company=" ".join(value(Find.NEW_COMPANY).split()),
        job_title=value(Find.JOB),
        language=value(Find.LANGUAGE),
        owner=value(Find.OWNER).casefold(),
        is_company=bool(view.fields.get(Find.KIND, _NOTHING).chosen),
    )


def _split(text: str) -> tuple[str, ...]:
    lines = (" ".join(line.split()) for line in re.split(r"[\n,;]", text))
    return tuple(dict.fromkeys(line for line in lines if line))


def wrong(say: Say, entered: Entered, before: Contact | None = None) -> Mapping[str, str]:
    """Each field that can't be saved as it stands, with the reason.

    What stood there before is nobody's slip of now, and holds nobody up.
    """
    was = of_contact(before) if before else Entered()
    found = {
        Find.NAME: "" if entered.name else said.no_name(say),
        Find.EMAILS: _no_address(say, entered.emails, was.emails),
        Find.PHONES: _no_phone(say, entered.phones, was.phones),
        Find.LANGUAGE: _no_language(say, entered.language, was.language),
        Find.OWNER: _no_address(say, filter(None, [entered.owner]), (was.owner,)),
        Find.NEW_COMPANY: _wrong_company(say, entered),
    }
    return {field: why for field, why in found.items() if why}


def _no_address(say: Say, typed: Iterable[str], was: Sequence[str]) -> str:
    bad = (each for each in typed if each not in was and not is_address(each))
    return next((said.no_address(say, kit.one_line(each, 100)) for each in bad), "")


def _no_phone(say: Say, typed: Iterable[str], was: Sequence[str]) -> str:
    bad = (each for each in typed if each not in was and len(phone_key(each)) < 3)
    return next((said.no_phone(say, kit.one_line(each, 100)) for each in bad), "")


def _no_language(say: Say, typed: str, was: str) -> str:
    if typed in {"", was} or _LANGUAGE.fullmatch(typed):
        return ""
    return said.no_language(say)


def _wrong_company(say: Say, entered: Entered) -> str:
    if entered.new_company and entered.company:
        return said.two_companies(say)
    if entered.new_company and entered.is_company:
        return said.firm_in_firm(say)
    return ""


def wanted(entered: Entered, before: Contact) -> dict[str, Any]:
    """What is to be another than it is."""
    values: dict[str, Any] = {
        "name": entered.name,
        "addresses": addresses(entered, before.addresses),
        "company_id": entered.company,
        "job_title": entered.job_title,
        "language": entered.language,
        "owner": entered.owner,
    }
    return {name: value for name, value in values.items() if value != getattr(before, name)}


def as_new(entered: Entered) -> NewContact:
    return NewContact(
        name=entered.name,
        kind=ContactKind.COMPANY if entered.is_company else ContactKind.PERSON,
        company_id=entered.company,
        addresses=addresses(entered, ()),
        job_title=entered.job_title,
        language=entered.language,
        owner=entered.owner,
    )


def addresses(entered: Entered, before: Sequence[Address]) -> tuple[Address, ...]:
    """One that was there keeps its label and its dates; the first of a kind is the main one."""
    shown = _as_shown(before)
    if (entered.emails, entered.phones) == shown:
        return tuple(before)
    known = {(each.kind, each.value): each for each in before}
    emails = [_address(AddressKind.EMAIL, value, known) for value in entered.emails]
    phones = [_address(AddressKind.PHONE, value, known) for value in entered.phones]
    # There was no room for them, so nobody has taken them out.
    unseen = (each for each in before if each.value not in {*shown[0], *shown[1]})
    return (*_main_first(emails), *_main_first(phones), *unseen)


def _as_shown(before: Sequence[Address]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Emails and phones, each with the main one first, as many as a field holds."""
    ordered = sorted(before, key=lambda each: not each.primary)
    emails = (each.value for each in ordered if each.kind is AddressKind.EMAIL)
    phones = (each.value for each in ordered if each.kind is AddressKind.PHONE)
    return _fitting(emails), _fitting(phones)


def _fitting(values: Iterable[str]) -> tuple[str, ...]:
    shown: list[str] = []
    for value in dict.fromkeys(values):
        if len("\n".join((*shown, value))) > _LONGEST_LIST:
            break
        shown.append(value)
    return tuple(shown)


def _address(
    kind: AddressKind, value: str, known: Mapping[tuple[AddressKind, str], Address]
) -> Address:
    return known.get((kind, value)) or Address(kind, value)


def _main_first(some: Sequence[Address]) -> tuple[Address, ...]:
    return tuple(replace(each, primary=position == 0) for position, each in enumerate(some))

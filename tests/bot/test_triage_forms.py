"""Whose a mail is, said in a form: nothing typed is lost, what is wrong stands at its field."""

import pytest

from bot import kit, limits
from bot.ids.triage import IgnoreScope
from bot.say import Translator
from bot.views import triage as views
from bot.views import triage_forms as forms
from journal import contact, triage
from journal.errors import NotFound
from journal.model import (
    Address,
    AddressKind,
    Contact,
    ContactKind,
    MailOutcome,
    NewContact,
)
from playground.workspace import WorkspaceView
from tests.bot.office import BotHarness
from tests.bot.triaging import (
    HOSTILE_MAIL_TEXT,
    add_known_contact,
    add_waiting_mail,
    get_mail,
    take_next,
    triage_card,
)
from tests.building import BOB
from tests.clock import NOW


def _open_form(office: BotHarness, mail: int, label: str) -> WorkspaceView:
    office.alice.clicks(triage_card(office, office.alice, mail), label)
    view = office.alice.modal
    assert view is not None
    return view


def _get_contact(office: BotHarness, contact_id: int) -> Contact:
    with office.reading() as session:
        return contact.resolve_merged(session, contact_id)


# ── another contact ─────────────────────────────────────────────────────────────────────────────


def test_another_contact_is_searched_and_gains_the_address(office: BotHarness) -> None:
    mail, bee = add_waiting_mail(office, "k1"), add_known_contact(office, "Bee Brown")
    office.alice.clicks(office.alice.types("/rapport triage").messages[0], "Open")
    view = _open_form(office, mail, "Other contact…")
    office.alice.submits(view, {"Contact": "Bee"})
    assert office.alice.modal is None
    assert (
        "Logged #1 · Email received · Bee Brown" in triage_card(office, office.alice, mail).plain()
    )
    assert _get_contact(office, bee).emails() == ("new@acme.example",)


def test_only_this_mail_is_logged_when_it_is_not_their_address(office: BotHarness) -> None:
    mail, other = add_waiting_mail(office, "k1"), add_waiting_mail(office, "k2")
    bee = add_known_contact(office, "Bee Brown")
    take_next(office, office.alice)
    view = _open_form(office, mail, "Other contact…")
    office.alice.submits(view, {"Contact": "Bee", "triage.keep_address": []})
    office.settle()
    assert get_mail(office, mail).outcome is MailOutcome.LOGGED
    assert get_mail(office, other).outcome is MailOutcome.WAITING
    assert _get_contact(office, bee).emails() == ()


def test_who_is_closed_is_marked_and_not_taken(office: BotHarness) -> None:
    mail = add_waiting_mail(office, "k1")
    add_known_contact(office, "Cy Closed", privacy_blocked=True)
    take_next(office, office.alice)
    view = _open_form(office, mail, "Other contact…")
    (choice,) = office.alice.searches(view, "triage.contact", "cy")
    assert choice.description == "closed to the record"
    seen = office.alice.submits(view, {"Contact": choice})
    assert "closed to the record" in seen.errors["triage.contact"]
    assert get_mail(office, mail).outcome is MailOutcome.WAITING


def test_opening_a_form_says_that_one_looks_at_it(office: BotHarness) -> None:
    mail = add_waiting_mail(office, "k1")
    office.alice.clicks(office.alice.types("/rapport triage").messages[0], "Open")
    _open_form(office, mail, "Other contact…")
    assert "You look at it." in triage_card(office, office.alice, mail).plain()
    office.bob.clicks(office.bob.types("/rapport triage").messages[0], "Open")
    office.bob.clicks(triage_card(office, office.bob, mail), "New contact…")
    office.settle()
    assert office.bob.modal is None
    assert any("Alice Adams looks at mail" in each.plain() for each in office.bob.sees())


# ── a new contact ───────────────────────────────────────────────────────────────────────────────


def test_a_new_contact_has_what_the_mail_tells_already(office: BotHarness) -> None:
    mail = add_waiting_mail(office, "k1", name="Cy Young")
    add_known_contact(office, "Acme", "info@acme.example", kind=ContactKind.COMPANY)
    take_next(office, office.alice)
    view = _open_form(office, mail, "New contact…")
    office.alice.submits(view, {"Phone": "+358 40 1234567"})
    shown = triage_card(office, office.alice, mail)
    assert "Cy Young (Acme)" in shown.plain()
    made = _get_contact(office, 2)
    assert (made.emails(), made.phones()) == (("new@acme.example",), ("+358 40 1234567",))
    assert made.owner == "alice@ours.example"


def test_a_company_that_is_not_there_yet_is_made_with_it(office: BotHarness) -> None:
    mail = add_waiting_mail(office, "k1", name="Cy Young")
    take_next(office, office.alice)
    view = _open_form(office, mail, "New contact…")
    choices = office.alice.searches(view, "triage.company", "Young & Co")
    assert [each.text for each in choices] == ["New company: Young & Co"]
    office.alice.submits(view, {"Company": choices[0]})
    assert "Cy Young (Young & Co)" in triage_card(office, office.alice, mail).plain()


def test_companies_are_found_and_people_are_not_offered_as_such(office: BotHarness) -> None:
    mail = add_waiting_mail(office, "k1")
    add_known_contact(office, "Acme", kind=ContactKind.COMPANY)
    add_known_contact(office, "Acme Adams")
    take_next(office, office.alice)
    view = _open_form(office, mail, "New contact…")
    found = office.alice.searches(view, "triage.company", "acme")
    assert [each.text for each in found] == ["Acme"]


def test_what_can_not_be_right_stands_at_its_field(office: BotHarness) -> None:
    mail = add_waiting_mail(office, "k1")
    take_next(office, office.alice)
    view = _open_form(office, mail, "New contact…")
    wrong = {"Name": "  ", "Email": "cy at acme", "Phone": "ring"}
    seen = office.alice.submits(view, wrong)
    assert set(seen.errors) == {"triage.name", "triage.email", "triage.phone"}
    assert office.alice.modal is not None
    assert get_mail(office, mail).outcome is MailOutcome.WAITING


def test_a_form_sent_after_somebody_else_decided_makes_no_contact(office: BotHarness) -> None:
    mail = add_waiting_mail(office, "k1", name="Cy Young")
    take_next(office, office.alice)
    view = _open_form(office, mail, "New contact…")
    choice = office.alice.searches(view, "triage.company", "Young & Co")[0]
    with office.session() as session:
        triage.ignore_mail(session, BOB, mail, now=NOW)
    office.alice.submits(view, {"Company": choice})
    notice = office.alice.modal
    assert notice is not None
    assert "decided mail 1 before you" in notice.plain()
    with office.reading() as session, pytest.raises(NotFound):
        contact.resolve_merged(session, 1)


# ── hostile words ───────────────────────────────────────────────────────────────────────────────


def test_hostile_words_are_words_on_the_card_in_the_list_and_in_the_form(
    office: BotHarness,
) -> None:
    mail = add_waiting_mail(
        office,
        "k1",
        name=HOSTILE_MAIL_TEXT[:280],
        subject=HOSTILE_MAIL_TEXT[:900],
        text=HOSTILE_MAIL_TEXT,
    )
    add_known_contact(office, HOSTILE_MAIL_TEXT[:280])
    listed = office.alice.types("/rapport triage")
    assert not listed.error
    take_next(office, office.alice)
    card = triage_card(office, office.alice, mail)
    _open_form(office, mail, "New contact…")
    assert office.alice.modal is not None
    assert card.plain().count("<!channel> <https://evil.example|Invoice.pdf>") >= 3
    for shown in (listed.messages[0], card, office.alice.modal):
        assert shown.mentions() == []
    office.alice.submits(office.alice.modal)
    assert triage_card(office, office.alice, mail).mentions() == []


def test_slack_takes_every_view_of_the_strangest_words() -> None:
    say, mail = Translator(), str(NOW.year)
    who = _a_contact(HOSTILE_MAIL_TEXT)
    new = NewContact(HOSTILE_MAIL_TEXT, addresses=(Address(AddressKind.EMAIL, HOSTILE_MAIL_TEXT),))
    shown: list[kit.Message | kit.View] = [
        forms.other_contact_form(say, mail, has_address=True),
        forms.new_contact_form(say, mail, new, who),
        forms.ignore_form(say, mail, IgnoreScope.DOMAIN, HOSTILE_MAIL_TEXT, 10**9),
        views.sentence(HOSTILE_MAIL_TEXT),
        views.already_claimed(say, mail, HOSTILE_MAIL_TEXT),
    ]
    for each in shown:
        assert limits.limit_violations(each) == []
    assert len(forms.new_company_option(say, HOSTILE_MAIL_TEXT)["value"]) <= 150


def _a_contact(name: str) -> Contact:
    return Contact(
        id=1,
        name=name,
        kind=ContactKind.PERSON,
        company_id=None,
        company_name=name,
        addresses=(),
        job_title="",
        language="",
        country="",
        owner="",
        note="",
        tags=frozenset(),
        external_ids={},
        privacy_blocked=False,
        minor=False,
        consent=False,
        excluded=False,
        merged_into=None,
        created_at=NOW,
        version=1,
    )

"""Tests whose a mail is, said in a form: nothing typed is lost, what is wrong stands at its field."""

import pytest

from bot.blockkit import builders
from bot.ids.triage import IgnoreScope
from bot.language.translator import Translator
from bot.views import triage as triage_view
from bot.views import triage_forms as triage_forms_view
from journal.contacts import contact
from journal.errors import NotFound
from journal.mail import triage
from journal.model import (
    Address,
    AddressKind,
    Contact,
    ContactKind,
    MailOutcome,
    NewContact,
)
from playground.workspace import WorkspaceView
from tests.bot.slack_limits import check_screen
from tests.bot.triage_case import (
    HOSTILE_MAIL_TEXT,
    add_known_contact,
    add_waiting_mail,
    get_mail,
    take_next,
    triage_card,
)
from tests.bot.workspace_case import BotHarness
from tests.builders import BOB, unsaved_contact
from tests.clock import NOW


def _open_form(harness: BotHarness, mail: int, label: str) -> WorkspaceView:
    harness.alice.clicks(triage_card(harness, harness.alice, mail), label)
    view = harness.alice.modal
    assert view is not None
    return view


def _get_contact(harness: BotHarness, contact_id: int) -> Contact:
    with harness.reading() as session:
        return contact.resolve_merged(session, contact_id)


# ── another contact ─────────────────────────────────────────────────────────────────────────────


def test_another_contact_is_searched_and_gains_the_address(harness: BotHarness) -> None:
    mail, bee = add_waiting_mail(harness, "k1"), add_known_contact(harness, "Bee Brown")
    harness.alice.clicks(harness.alice.types("/rapport triage").messages[0], "Open")
    view = _open_form(harness, mail, "Other contact…")
    harness.alice.submits(view, {"Contact": "Bee"})
    assert harness.alice.modal is None
    assert (
        "Logged #1 · Email received · Bee Brown"
        in triage_card(harness, harness.alice, mail).plain()
    )
    assert _get_contact(harness, bee).emails() == ("new@acme.example",)


def test_only_this_mail_is_logged_when_it_is_not_their_address(harness: BotHarness) -> None:
    mail, other = add_waiting_mail(harness, "k1"), add_waiting_mail(harness, "k2")
    bee = add_known_contact(harness, "Bee Brown")
    take_next(harness, harness.alice)
    view = _open_form(harness, mail, "Other contact…")
    harness.alice.submits(view, {"Contact": "Bee", "triage.keep_address": []})
    harness.settle()
    assert get_mail(harness, mail).outcome is MailOutcome.LOGGED
    assert get_mail(harness, other).outcome is MailOutcome.WAITING
    assert _get_contact(harness, bee).emails() == ()


def test_who_is_closed_is_marked_and_not_taken(harness: BotHarness) -> None:
    mail = add_waiting_mail(harness, "k1")
    add_known_contact(harness, "Cy Closed", privacy_blocked=True)
    take_next(harness, harness.alice)
    view = _open_form(harness, mail, "Other contact…")
    (choice,) = harness.alice.searches(view, "triage.contact", "cy")
    assert choice.description == "closed to the record"
    seen = harness.alice.submits(view, {"Contact": choice})
    assert "closed to the record" in seen.errors["triage.contact"]
    assert get_mail(harness, mail).outcome is MailOutcome.WAITING


def test_opening_a_form_says_that_one_looks_at_it(harness: BotHarness) -> None:
    mail = add_waiting_mail(harness, "k1")
    harness.alice.clicks(harness.alice.types("/rapport triage").messages[0], "Open")
    _open_form(harness, mail, "Other contact…")
    assert "You look at it." in triage_card(harness, harness.alice, mail).plain()
    harness.bob.clicks(harness.bob.types("/rapport triage").messages[0], "Open")
    harness.bob.clicks(triage_card(harness, harness.bob, mail), "New contact…")
    harness.settle()
    assert harness.bob.modal is None
    assert any("Alice Adams looks at mail" in each.plain() for each in harness.bob.sees())


# ── a new contact ───────────────────────────────────────────────────────────────────────────────


def test_a_new_contact_has_what_the_mail_tells_already(harness: BotHarness) -> None:
    mail = add_waiting_mail(harness, "k1", name="Cy Young")
    add_known_contact(harness, "Acme", "info@acme.example", kind=ContactKind.COMPANY)
    take_next(harness, harness.alice)
    view = _open_form(harness, mail, "New contact…")
    harness.alice.submits(view, {"Phone": "+358 40 1234567"})
    shown = triage_card(harness, harness.alice, mail)
    assert "Cy Young (Acme)" in shown.plain()
    made = _get_contact(harness, 2)
    assert (made.emails(), made.phones()) == (("new@acme.example",), ("+358 40 1234567",))
    assert made.owner == "alice@ours.example"


def test_a_company_that_is_not_there_yet_is_made_with_it(harness: BotHarness) -> None:
    mail = add_waiting_mail(harness, "k1", name="Cy Young")
    take_next(harness, harness.alice)
    view = _open_form(harness, mail, "New contact…")
    choices = harness.alice.searches(view, "triage.company", "Young & Co")
    assert [each.text for each in choices] == ["New company: Young & Co"]
    harness.alice.submits(view, {"Company": choices[0]})
    assert "Cy Young (Young & Co)" in triage_card(harness, harness.alice, mail).plain()


def test_companies_are_found_and_people_are_not_offered_as_such(harness: BotHarness) -> None:
    mail = add_waiting_mail(harness, "k1")
    add_known_contact(harness, "Acme", kind=ContactKind.COMPANY)
    add_known_contact(harness, "Acme Adams")
    take_next(harness, harness.alice)
    view = _open_form(harness, mail, "New contact…")
    found = harness.alice.searches(view, "triage.company", "acme")
    assert [each.text for each in found] == ["Acme"]


def test_what_can_not_be_right_stands_at_its_field(harness: BotHarness) -> None:
    mail = add_waiting_mail(harness, "k1")
    take_next(harness, harness.alice)
    view = _open_form(harness, mail, "New contact…")
    wrong = {"Name": "  ", "Email": "cy at acme", "Phone": "ring"}
    seen = harness.alice.submits(view, wrong)
    assert set(seen.errors) == {"triage.name", "triage.email", "triage.phone"}
    assert harness.alice.modal is not None
    assert get_mail(harness, mail).outcome is MailOutcome.WAITING


def test_a_form_sent_after_somebody_else_decided_makes_no_contact(harness: BotHarness) -> None:
    mail = add_waiting_mail(harness, "k1", name="Cy Young")
    take_next(harness, harness.alice)
    view = _open_form(harness, mail, "New contact…")
    choice = harness.alice.searches(view, "triage.company", "Young & Co")[0]
    with harness.session() as session:
        triage.ignore_mail(session, BOB, mail, now=NOW)
    harness.alice.submits(view, {"Company": choice})
    notice = harness.alice.modal
    assert notice is not None
    assert "decided mail 1 before you" in notice.plain()
    with harness.reading() as session, pytest.raises(NotFound):
        contact.resolve_merged(session, 1)


# ── hostile words ───────────────────────────────────────────────────────────────────────────────


def test_hostile_words_are_words_on_the_card_in_the_list_and_in_the_form(
    harness: BotHarness,
) -> None:
    mail = add_waiting_mail(
        harness,
        "k1",
        name=HOSTILE_MAIL_TEXT[:280],
        subject=HOSTILE_MAIL_TEXT[:900],
        text=HOSTILE_MAIL_TEXT,
    )
    add_known_contact(harness, HOSTILE_MAIL_TEXT[:280])
    listed = harness.alice.types("/rapport triage")
    assert not listed.error
    take_next(harness, harness.alice)
    card = triage_card(harness, harness.alice, mail)
    _open_form(harness, mail, "New contact…")
    assert harness.alice.modal is not None
    assert card.plain().count("<!channel> <https://evil.example|Invoice.pdf>") >= 3
    for shown in (listed.messages[0], card, harness.alice.modal):
        assert shown.mentions() == []
    harness.alice.submits(harness.alice.modal)
    assert triage_card(harness, harness.alice, mail).mentions() == []


def test_slack_takes_every_view_of_the_strangest_words() -> None:
    t, mail = Translator(), str(NOW.year)
    who = unsaved_contact(name=HOSTILE_MAIL_TEXT, company_name=HOSTILE_MAIL_TEXT)
    new = NewContact(HOSTILE_MAIL_TEXT, addresses=(Address(AddressKind.EMAIL, HOSTILE_MAIL_TEXT),))
    shown: list[builders.Message | builders.View] = [
        triage_forms_view.other_contact_form(t, mail, has_address=True),
        triage_forms_view.new_contact_form(t, mail, new, who),
        triage_forms_view.ignore_form(t, mail, IgnoreScope.DOMAIN, HOSTILE_MAIL_TEXT, 10**9),
        builders.sentence(HOSTILE_MAIL_TEXT),
        triage_view.already_claimed(t, mail, HOSTILE_MAIL_TEXT),
    ]
    for each in shown:
        check_screen(each)
    assert len(triage_forms_view.new_company_option(t, HOSTILE_MAIL_TEXT)["value"]) <= 150

"""Contacts: their card, adding them without doubles, changing them, and what waited for them."""

from dataclasses import asdict
from typing import Any

import pytest

from bot.answers import Answer, InBackground, Reply, Several
from bot.inputs import User
from bot.language.translator import Translator
from bot.listeners.match_waiting import MatchProgress, continue_matching
from bot.views import contact as contact_view
from bot.views.contact_form import ContactFormMetadata, ContactFormValues, add_form
from journal.contacts import contact
from journal.model import (
    Address,
    AddressKind,
    Contact,
    Figures,
    LastContact,
    MailOutcome,
    NewContact,
)
from journal.store.contacts import contacts
from journal.store.mail import ledger
from tests.bot.lookup_case import (
    HOSTILE_TEXT,
    add_ada,
    alice_actor,
    cancel_entries,
    contact_card,
    is_harmless,
    log_entries,
    log_entry,
)
from tests.bot.slack_limits import check_screen
from tests.bot.triage_case import add_waiting_mail
from tests.bot.workspace_case import BotHarness
from tests.builders import a_company, a_person
from tests.clock import NOW

pytestmark = pytest.mark.usefixtures("quick_plans")

# ── the card ────────────────────────────────────────────────────────────────────────────────────


def test_a_card_tells_what_one_should_know_before_a_call(harness: BotHarness) -> None:
    harness.bob.types("/rapport help")
    ada = add_ada(harness, owner="bob@ours.example", tags=frozenset({"vip"}), language="sv")
    log_entry(harness, ada, template="CALL-OUT", duration_minutes=25, text="Wants an offer.")
    message = contact_card(harness, "ada")
    told = message.plain()
    assert "Ada Lovelace (Acme)" in told
    assert ada.number in told
    for fact in ("Email\nada@acme.example", "Owner\nBob Berg", "Tags\nvip", "Language\nsv"):
        assert fact in told
    assert "Last spoken to\ntoday 11:30" in told
    assert "In the last 12 months: 1 entry · 0 from them · 1 from us · 25 min" in told
    assert "Wants an offer." in told
    assert message.buttons() == ["Log", "History", "Edit contact", "New contact"]


def test_who_changed_what_stands_on_it(harness: BotHarness) -> None:
    ada = add_ada(harness)
    assert "Last changes" not in contact_card(harness, "ada").plain()
    with harness.session() as session:
        contact.change(session, alice_actor(harness), ada, {"job_title": HOSTILE_TEXT}, now=NOW)
        after = contacts.get_many(session, [ada.id])[ada.id]
        contact.change(session, alice_actor(harness), after, {"excluded": True}, now=NOW)
    message = contact_card(harness, "ada")
    told = message.plain()
    assert "Last changes" in told
    assert "– Job title: – →" in told
    assert "– Left out of segments: no → yes" in told
    assert is_harmless(message)


def test_only_the_last_five_stand_on_it(harness: BotHarness) -> None:
    numbers = log_entries(harness, add_ada(harness), 7)
    told = contact_card(harness, "ada").plain()
    assert f"#{numbers[-1]} ·" in told
    assert f"#{numbers[1]} ·" not in told


def test_a_closed_contact_says_so_and_offers_no_log(harness: BotHarness) -> None:
    add_ada(harness, privacy_blocked=True)
    message = contact_card(harness, "ada")
    assert "Blocked for privacy: nothing new is recorded" in message.plain()
    assert "Log" not in message.buttons()


def test_flags_are_told(harness: BotHarness) -> None:
    add_ada(harness, minor=True, excluded=True)
    told = contact_card(harness, "ada").plain()
    assert "A minor without consent" in told
    assert "Left out of segments" in told


def test_history_begins_on_the_card(harness: BotHarness) -> None:
    log_entry(harness, add_ada(harness), text="Wants an offer.")
    harness.alice.clicks(contact_card(harness, "ada"), "History")
    harness.settle()
    assert "History of Ada Lovelace (Acme)" in harness.alice.sees()[-1].plain()


def test_log_opens_the_form_with_them(harness: BotHarness) -> None:
    add_ada(harness)
    seen = harness.alice.clicks(contact_card(harness, "ada"), "Log")
    assert seen.view is not None
    assert "Ada Lovelace" in str(seen.view.blocks)


def test_one_of_several_is_chosen_by_a_button(harness: BotHarness) -> None:
    add_ada(harness)
    with harness.session() as session:
        a_person(session, "Ada Byron", "byron@b.example")
    asked = contact_card(harness, "ada")
    byron = next(b for b in asked.blocks if "Byron" in str(b))["accessory"]
    harness.alice.clicks(asked, action_id=byron["action_id"], value=byron["value"])
    harness.settle()
    assert "Email\nbyron@b.example" in harness.alice.sees()[-1].plain()


def test_whom_one_picks_in_the_home_tab_is_shown(harness: BotHarness) -> None:
    add_ada(harness)
    harness.alice.picks(harness.alice.opens_home(), "find.contact", "Ada")
    harness.settle()
    assert harness.alice.modal is not None
    assert "Email\nada@acme.example" in harness.alice.modal.plain()


def test_one_that_is_gone_is_told(harness: BotHarness) -> None:
    with harness.session() as session:
        first = a_person(session, "Ada One", "one@a.example")
        a_person(session, "Ada Two", "two@a.example")
    asked = contact_card(harness, "ada")
    with harness.session() as session:
        contacts.delete(session, first.id)
    button = next(b for b in asked.blocks if "One" in str(b))["accessory"]
    harness.alice.clicks(asked, action_id=button["action_id"], value=button["value"])
    harness.settle()
    assert "not there any more" in harness.alice.sees()[-1].plain()


# ── what waited for them ────────────────────────────────────────────────────────────────────────


def test_mails_that_waited_are_logged_with_a_click_and_taken_back(harness: BotHarness) -> None:
    mails = [add_waiting_mail(harness, f"<{n}@x>", "ada@acme.example") for n in range(3)]
    (message,) = harness.alice.types("/rapport new Ada Lovelace ada@acme.example").messages
    assert "3 mails of these addresses wait." in message.plain()
    assert "Log 3 waiting mails" in message.buttons()
    harness.alice.clicks(message, "Log 3 waiting mails")
    harness.settle()
    assert "Logged 3 mails with Ada Lovelace." in message.plain()
    with harness.reading() as session:
        found = ledger.get_many(session, mails).values()
    assert {each.outcome for each in found} == {MailOutcome.LOGGED}
    harness.alice.clicks(message, "Undo")
    harness.settle()
    with harness.reading() as session:
        found = ledger.get_many(session, mails).values()
    assert {each.outcome for each in found} == {MailOutcome.WAITING}


def test_long_work_tells_how_far_it_is_and_stays_within_five_posts(harness: BotHarness) -> None:
    for number in range(12):
        add_waiting_mail(harness, f"<{number}@x>", "ada@acme.example")
    with harness.session() as session:
        ada = a_person(session, "Ada Lovelace", "ada@acme.example")
    user = User(harness.alice.id, alice_actor(harness), Translator())
    told: list[str] = []
    answer: Answer | None = continue_matching(
        harness.context, MatchProgress(user, ada, 12, slice_size=2)
    )
    while isinstance(answer, Several):
        reply, later = answer.answers
        assert isinstance(reply, Reply)
        assert isinstance(later, InBackground)
        told.append(reply.message.text)
        answer = later.work(harness.context)
    assert told == ["Logging: 4 of 12…", "Logging: 6 of 12…", "Logging: 10 of 12…"]
    assert isinstance(answer, Reply)
    assert "Logged 12 mails with Ada Lovelace." in answer.message.text


# ── hostile texts ───────────────────────────────────────────────────────────────────────────────


def test_names_that_mean_no_good_do_nothing(harness: BotHarness) -> None:
    for number, text in enumerate((HOSTILE_TEXT, "x" * 3000, "&<>" * 90)):
        _shown_without_harm(harness, f"ada{number}@acme.example", text)


def _shown_without_harm(harness: BotHarness, address: str, text: str) -> None:
    with harness.session() as session:
        firm = a_company(session, f"Firm {text}"[:300])
        ada = a_person(
            session,
            f"Ada {text}"[:300],
            address,
            company_id=firm.id,
            job_title=text[:300],
            tags=frozenset({text[:60]}),
        )
    number = log_entry(harness, ada, text=text)
    cancel_entries(harness, number, reason=text)
    for line in (f"contact {address}", "contact ada", f"new {text}", f"contact {text}"):
        seen = harness.alice.types(f"/rapport {line}")
        assert not seen.error, (line, seen.error, seen.detail)
        assert all(is_harmless(each) for each in seen.messages)
        assert seen.view is None or not seen.view.mentions()


def test_the_longest_keep_to_slacks_limits() -> None:
    long = "&<>" * 100
    addresses = tuple(Address(AddressKind.EMAIL, f"{'x' * 250}{n}@acme.example") for n in range(40))
    words = dict.fromkeys(("name", "company_name", "job_title", "language", "owner"), long)
    made = NewContact(long, addresses=addresses, tags=frozenset({long}), minor=True, excluded=True)
    shown_of: dict[str, Any] = {"id": 1, "merged_into": None, "created_at": NOW, "version": 1}
    each = Contact(**{**asdict(made), "addresses": addresses, **shown_of, **words})
    shown = contact_view.ContactCardContent(each, long, LastContact(), Figures())
    entered = ContactFormValues(
        long * 30, (long,) * 40, (long,) * 40, 1, long, long * 3, long, long
    )
    check_screen(contact_view.card(Translator(), shown, now=NOW))
    check_screen(contact_view.contact_choices(Translator(), long, [(each, "1")] * 9, "a"))
    check_screen(
        contact_view.contact_added(Translator(), each, contact_view.ContactWaitingCounts(3, 3))
    )
    check_screen(
        add_form(
            Translator(),
            entered,
            metadata=ContactFormMetadata("1.2", long, long, long),
            similar=[each] * 5,
        )
    )

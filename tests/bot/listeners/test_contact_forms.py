"""Contacts added without doubles and changed without losing what somebody else did."""

import sqlalchemy as sa

from journal.contacts import contact
from journal.model import Address, AddressKind
from journal.store import tables
from journal.store.contacts import lookup
from tests.bot.log_case import open_form
from tests.bot.lookup_case import add_ada, contact_card, contact_exists, find_contact, log_entry
from tests.bot.workspace_case import BotHarness
from tests.builders import ADMIN, a_company, a_person
from tests.clock import NOW

# ── added ───────────────────────────────────────────────────────────────────────────────────────


def test_a_name_with_an_address_is_added_at_once(harness: BotHarness) -> None:
    with harness.session() as session:
        a_company(session, "Acme")
    seen = harness.alice.types("/rapport new Ada Lovelace ada@acme.example Acme")
    made = find_contact(harness, "ada@acme.example")
    assert (made.name, made.company_name) == ("Ada Lovelace", "Acme")
    assert f"Added {made.number} · Ada Lovelace (Acme) · ada@acme.example" in seen.text
    assert seen.messages[0].buttons() == ["Log", "Edit contact", "Undo"]


def test_what_was_added_is_taken_back_once(harness: BotHarness) -> None:
    (message,) = harness.alice.types("/rapport new Ada Lovelace ada@acme.example").messages
    lagging = message.copy()
    harness.alice.clicks(message, "Undo")
    harness.settle()
    assert not contact_exists(harness, "ada@acme.example")
    assert "not in the contacts any more" in message.plain()
    harness.alice.clicks(lagging, "Undo")
    harness.settle()
    assert "not there any more" in message.plain()


def test_one_that_is_used_by_now_stays(harness: BotHarness) -> None:
    (message,) = harness.alice.types("/rapport new Ada Lovelace ada@acme.example").messages
    log_entry(harness, find_contact(harness, "ada"))
    harness.alice.clicks(message, "Undo")
    harness.settle()
    assert "is used by now, and stays" in harness.alice.sees()[-1].plain()
    assert contact_exists(harness, "ada")


def test_nobody_takes_back_whom_another_added(harness: BotHarness) -> None:
    with harness.session() as session:
        his = a_person(session, "Carl Carlsson", "carl@b.example")
    (message,) = harness.alice.types("/rapport new Ada Lovelace ada@acme.example").messages
    undo = message.blocks[1]["elements"][-1]
    undo["value"] = f"{his.id}.{his.version}"
    harness.alice.clicks(message, "Undo")
    harness.settle()
    assert "added by somebody else" in harness.alice.sees()[-1].plain()
    assert contact_exists(harness, "carl")


def test_an_address_that_somebody_has_is_asked_about_first(harness: BotHarness) -> None:
    ada = add_ada(harness)
    seen = harness.alice.types("/rapport new Ada L ada@acme.example")
    assert seen.view is not None
    assert "Is it one of these?" in seen.view.plain()
    assert ada.number in seen.view.plain()
    again = harness.alice.submits(seen.view)
    harness.settle()
    assert not again.errors
    with harness.reading() as session:
        assert len(lookup.find(session, "ada@acme.example").contacts) == 2, "whoever was asked may"


def test_the_one_that_is_there_already_is_opened_instead(harness: BotHarness) -> None:
    add_ada(harness)
    seen = harness.alice.types("/rapport new Ada Lovelace")
    assert seen.view is not None
    card = harness.alice.clicks(seen.view, "Open").view
    assert card is not None
    assert "ada@acme.example" in card.plain()


def test_a_form_finds_doubles_too_before_it_adds(harness: BotHarness) -> None:
    add_ada(harness)
    view_ = harness.alice.clicks(contact_card(harness, "ada"), "New contact").view
    assert view_ is not None
    asked = harness.alice.submits(view_, {"Name": "ada LOVELACE", "Job title": "Countess"})
    assert asked.view is not None
    assert "Is it one of these?" in asked.view.plain()
    harness.alice.submits(asked.view)
    harness.settle()
    with harness.reading() as session:
        found = lookup.find(session, "ada lovelace").contacts
    assert sorted(each.job_title for each in found) == ["", "Countess"], "nothing typed was lost"


def test_the_form_adds_with_a_company_that_is_new(harness: BotHarness) -> None:
    seen = harness.alice.types("/rapport new Ada Lovelace ada@acme.example Acme")
    assert seen.view is not None
    harness.alice.submits(
        seen.view, {"Phone numbers": "+46 70 123 45 67\n08-123 45", "Owner": "Bob@ours.example"}
    )
    harness.settle()
    made = find_contact(harness, "ada@acme.example")
    assert made.company_name == "Acme"
    assert made.phones() == ("+46 70 123 45 67", "08-123 45")
    assert made.owner == "bob@ours.example"
    assert "Added" in harness.alice.sees()[-1].plain()


def test_what_sounds_like_a_company_is_asked_about(harness: BotHarness) -> None:
    seen = harness.alice.types("/rapport new Nordic Paper Oy")
    assert seen.view is not None
    harness.alice.submits(seen.view)
    harness.settle()
    assert find_contact(harness, "nordic paper").kind.value == "company"


def test_each_wrong_field_says_why(harness: BotHarness) -> None:
    seen = harness.alice.types("/rapport new")
    assert seen.view is not None
    wrong = harness.alice.submits(
        seen.view,
        {
            "Name": "Ada",
            "Email addresses": "ada@acme.example\nnot one",
            "Phone numbers": "x",
            "Language": "klingon!",
            "Owner": "bob",
        },
    )
    assert set(wrong.errors) == {"find.emails", "find.phones", "find.language", "find.owner"}
    assert "“not one” is not an email address" in wrong.errors["find.emails"]
    assert not contact_exists(harness, "ada")


def test_a_line_gets_a_button_to_the_form_with_what_was_typed(harness: BotHarness) -> None:
    add_ada(harness)
    harness.alice.types("new Ada Lovelace ada@b.example Beta")
    harness.settle()
    asked = harness.alice.sees()[-1]
    assert "Is it one of these?" in asked.plain()
    view_ = harness.alice.clicks(asked, "Open the form").view
    assert view_ is not None
    harness.alice.submits(view_)
    harness.settle()
    made = find_contact(harness, "ada@b.example")
    assert (made.name, made.company_name) == ("Ada Lovelace", "Beta")


# ── changed ─────────────────────────────────────────────────────────────────────────────────────


def test_a_contact_is_changed_and_keeps_what_the_form_does_not_show(harness: BotHarness) -> None:
    work = Address(AddressKind.EMAIL, "ada@acme.example", label="work", primary=True)
    with harness.session() as session:
        ada = a_person(session, "Ada Lovelace", addresses=(work,), note="Likes tea.")
    view_ = harness.alice.clicks(contact_card(harness, "ada"), "Edit contact").view
    assert view_ is not None
    assert view_.title == f"Edit {ada.number}"
    harness.alice.submits(
        view_, {"Email addresses": "ada@acme.example\nada@home.example", "Job title": "Countess"}
    )
    harness.settle()
    after = find_contact(harness, "ada")
    assert after.addresses[0] == work
    assert after.emails() == ("ada@acme.example", "ada@home.example")
    assert (after.job_title, after.note) == ("Countess", "Likes tea.")
    assert "Saved" in harness.alice.sees()[-1].plain()


def test_what_a_field_has_no_room_for_and_what_was_odd_before_stays(harness: BotHarness) -> None:
    many = tuple(
        Address(AddressKind.EMAIL, f"{'a' * 100}{n}@acme.example", primary=n == 0)
        for n in range(40)
    )
    with harness.session() as session:
        ada = a_person(session, "Ada Lovelace", addresses=many)
        # As an import of long ago left it.
        session.execute(sa.update(tables.contact).values(owner="bob", language="?"))
    view_ = harness.alice.clicks(contact_card(harness, "ada"), "Edit contact").view
    assert view_ is not None
    seen = harness.alice.submits(view_, {"Email addresses": "ada@acme.example"})
    harness.settle()
    assert not seen.errors
    after = find_contact(harness, ada.number)
    kept = {each.value for each in many} & set(after.emails())
    assert after.emails()[0] == "ada@acme.example"
    assert 0 < len(kept) < 40, "those that were shown are gone, and no others"
    assert (after.owner, after.language) == ("bob", "?")


def test_a_number_with_a_comma_in_it_stays_one(harness: BotHarness) -> None:
    """As address books write an extension that is dialled after two pauses."""
    office = Address(AddressKind.PHONE, "+358 9 123456,,102", label="office", primary=True)
    with harness.session() as session:
        a_person(session, "Ada Lovelace", addresses=(office,))
    view_ = harness.alice.clicks(contact_card(harness, "ada"), "Edit contact").view
    assert view_ is not None
    harness.alice.submits(view_, {"Job title": "Countess"})
    harness.settle()
    after = find_contact(harness, "ada")
    assert (after.job_title, after.addresses) == ("Countess", (office,))
    view_ = harness.alice.clicks(contact_card(harness, "ada"), "Edit contact").view
    assert view_ is not None
    harness.alice.submits(
        view_, {"Phone numbers": "+358 9 123456,,102\n+358 9 1; +358 9 2, +358 9 3,,4"}
    )
    harness.settle()
    typed_anew = ("+358 9 1", "+358 9 2", "+358 9 3,,4")
    assert find_contact(harness, "ada").phones() == (office.value, *typed_anew)


def test_saving_nothing_changes_nothing(harness: BotHarness) -> None:
    ada = add_ada(harness)
    view_ = harness.alice.clicks(contact_card(harness, "ada"), "Edit contact").view
    assert view_ is not None
    harness.alice.submits(view_)
    harness.settle()
    assert "Nothing was changed" in harness.alice.sees()[-1].plain()
    assert find_contact(harness, "ada").version == ada.version


def test_a_company_is_picked_as_one_types(harness: BotHarness) -> None:
    add_ada(harness)
    with harness.session() as session:
        firm = a_company(session, "Beta Bygg")
        a_person(session, "Beta Betasson")
    view_ = harness.alice.clicks(contact_card(harness, "ada"), "Edit contact").view
    assert view_ is not None
    offered = harness.alice.searches(view_, "find.company", "bet")
    assert [each.text for each in offered] == ["Beta Bygg"], "companies alone"
    harness.alice.submits(view_, {"Company": "Beta"})
    harness.settle()
    assert find_contact(harness, "ada lovelace").company_id == firm.id


def test_two_at_one_contact_lose_nothing(harness: BotHarness) -> None:
    add_ada(harness)
    view_ = harness.alice.clicks(contact_card(harness, "ada"), "Edit contact").view
    assert view_ is not None
    with harness.session() as session:
        before = find_contact(harness, "ada lovelace")
        contact.change(session, ADMIN, before, {"job_title": "Mathematician"}, now=NOW)
    asked = harness.alice.submits(view_, {"Owner": "alice@ours.example"})
    assert asked.view is not None
    assert "Somebody changed this contact while you wrote" in asked.view.plain()
    assert "Job title is now: Mathematician" in asked.view.plain()
    assert find_contact(harness, "ada lovelace").owner == ""
    harness.alice.submits(asked.view, {"Job title": "Mathematician"})
    harness.settle()
    after = find_contact(harness, "ada lovelace")
    assert (after.owner, after.job_title) == ("alice@ours.example", "Mathematician")


def test_a_form_that_slack_does_not_open_loses_nothing(harness: BotHarness) -> None:
    add_ada(harness)
    harness.workspace.faults.fail("views.open", "expired_trigger_id")
    harness.alice.types("/rapport new Ada Lovelace ada@b.example")
    harness.settle()
    told = harness.alice.sees()[-1].plain()
    assert "You typed: Ada Lovelace ada@b.example" in told


def test_a_contact_added_on_top_of_another_form_leaves_that_open(harness: BotHarness) -> None:
    below = harness.alice.types("/rapport new").view
    assert below is not None
    ada = add_ada(harness)
    harness.alice.fills(below, {"Name": "Ada Lovelace", "Job title": "Countess"})
    asked = harness.alice.submits(below).view
    assert asked is not None
    card = harness.alice.clicks(asked, "Open").view
    assert card is not None
    top = harness.alice.clicks(card, "New contact").view
    assert top is not None
    harness.alice.submits(top, {"Name": "Carl Carlsson"})
    harness.settle()
    assert find_contact(harness, "carl").id > ada.id
    assert len(harness.alice.modals) == 2, "only the one on top has closed"


def test_a_postal_address_is_typed_and_a_country_is_a_code(harness: BotHarness) -> None:
    add_ada(harness)
    harness.alice.types("/rapport contact ada")
    harness.alice.clicks(harness.alice.sees()[-1], "Edit contact")
    form = open_form(harness.alice)
    address = {
        "find.street": "Annankatu 1 A 4",
        "find.postal_code": "00120",
        "find.city": "Helsinki",
    }
    harness.alice.submits(form, {**address, "find.country": "Finland"})
    assert "a code of two letters" in str(open_form(harness.alice).errors)
    harness.alice.submits(open_form(harness.alice), {"find.country": "fi"})
    found = find_contact(harness, "ada")
    assert (found.street, found.postal_code) == ("Annankatu 1 A 4", "00120")
    assert (found.city, found.country) == ("Helsinki", "FI")

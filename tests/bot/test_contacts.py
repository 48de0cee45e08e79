"""Contacts: their card, adding them without doubles, changing them, and what waited for them."""

import pytest

from bot.limits import check
from bot.say import Say
from bot.views import contact as view
from bot.views.contact_form import Entered, Kept, add_form
from journal import contact as use_case
from journal import match_again
from journal.model import Address, AddressKind, Contact, ContactKind, Figures, LastTouch, Outcome
from journal.store import contacts, ledger, lookup
from playground.workspace import Message
from tests.bot.looking_up import HOSTILE, ada_of_acme, cancelled, is_harmless, log, log_many
from tests.bot.office import Office
from tests.bot.triaging import waits
from tests.building import ADMIN, a_company, a_person
from tests.clock import NOW


def the_one(office: Office, typed: str) -> Contact:
    with office.reading() as session:
        found = lookup.find(session, typed)
        assert found.certain, found
        return found.contacts[0]


def is_there(office: Office, typed: str) -> bool:
    with office.reading() as session:
        return bool(lookup.find(session, typed).contacts)


def card_of(office: Office, who: str) -> Message:
    (message,) = office.alice.types(f"/rapport contact {who}").messages
    return message


# ── the card ────────────────────────────────────────────────────────────────────────────────────


def test_a_card_tells_what_one_should_know_before_a_call(office: Office) -> None:
    office.bob.types("/rapport help")
    ada = ada_of_acme(office, owner="bob@ours.example", tags=frozenset({"vip"}), language="sv")
    log(office, ada, template="CALL-OUT", duration_minutes=25, text="Wants an offer.")
    message = card_of(office, "ada")
    told = message.plain()
    assert "Ada Lovelace (Acme)" in told
    assert ada.number in told
    for fact in ("Email\nada@acme.example", "Owner\nBob Berg", "Tags\nvip", "Language\nsv"):
        assert fact in told
    assert "Last spoken to\ntoday 11:30" in told
    assert "In the last 12 months: 1 entry · 0 from them · 1 from us · 25 min" in told
    assert "Wants an offer." in told
    assert message.buttons() == ["Log", "History", "Edit contact", "New contact"]


def test_only_the_last_five_stand_on_it(office: Office) -> None:
    numbers = log_many(office, ada_of_acme(office), 7)
    told = card_of(office, "ada").plain()
    assert f"#{numbers[-1]} ·" in told
    assert f"#{numbers[1]} ·" not in told


def test_a_closed_contact_says_so_and_offers_no_log(office: Office) -> None:
    ada_of_acme(office, privacy_blocked=True)
    message = card_of(office, "ada")
    assert "Blocked for privacy: nothing new is recorded" in message.plain()
    assert "Log" not in message.buttons()


def test_flags_are_told(office: Office) -> None:
    ada_of_acme(office, minor=True, excluded=True)
    told = card_of(office, "ada").plain()
    assert "A minor without consent" in told
    assert "Left out of segments" in told


def test_history_begins_on_the_card(office: Office) -> None:
    log(office, ada_of_acme(office), text="Wants an offer.")
    office.alice.clicks(card_of(office, "ada"), "History")
    office.settle()
    assert "History of Ada Lovelace (Acme)" in office.alice.sees()[-1].plain()


def test_log_opens_the_form_with_them(office: Office) -> None:
    ada_of_acme(office)
    seen = office.alice.clicks(card_of(office, "ada"), "Log")
    assert seen.view is not None
    assert "Ada Lovelace" in str(seen.view.blocks)


def test_one_of_several_is_chosen_by_a_button(office: Office) -> None:
    ada_of_acme(office)
    with office.session() as session:
        a_person(session, "Ada Byron", "byron@b.example")
    asked = card_of(office, "ada")
    byron = next(b for b in asked.blocks if "Byron" in str(b))["accessory"]
    office.alice.clicks(asked, action_id=byron["action_id"], value=byron["value"])
    office.settle()
    assert "Email\nbyron@b.example" in office.alice.sees()[-1].plain()


def test_one_that_is_gone_is_told(office: Office) -> None:
    with office.session() as session:
        first = a_person(session, "Ada One", "one@a.example")
        a_person(session, "Ada Two", "two@a.example")
    asked = card_of(office, "ada")
    with office.session() as session:
        contacts.delete(session, first.id)
    button = next(b for b in asked.blocks if "One" in str(b))["accessory"]
    office.alice.clicks(asked, action_id=button["action_id"], value=button["value"])
    office.settle()
    assert "not there any more" in office.alice.sees()[-1].plain()


# ── added ───────────────────────────────────────────────────────────────────────────────────────


def test_a_name_with_an_address_is_added_at_once(office: Office) -> None:
    with office.session() as session:
        a_company(session, "Acme")
    seen = office.alice.types("/rapport new Ada Lovelace ada@acme.example Acme")
    made = the_one(office, "ada@acme.example")
    assert (made.name, made.company_name) == ("Ada Lovelace", "Acme")
    assert f"Added {made.number} · Ada Lovelace (Acme) · ada@acme.example" in seen.text
    assert seen.messages[0].buttons() == ["Log", "Edit contact", "Undo"]


def test_what_was_added_is_taken_back_once(office: Office) -> None:
    (message,) = office.alice.types("/rapport new Ada Lovelace ada@acme.example").messages
    lagging = message.copy()
    office.alice.clicks(message, "Undo")
    office.settle()
    assert not is_there(office, "ada@acme.example")
    assert "not in the contacts any more" in message.plain()
    office.alice.clicks(lagging, "Undo")
    office.settle()
    assert "not there any more" in message.plain()


def test_one_that_is_used_by_now_stays(office: Office) -> None:
    (message,) = office.alice.types("/rapport new Ada Lovelace ada@acme.example").messages
    log(office, the_one(office, "ada"))
    office.alice.clicks(message, "Undo")
    office.settle()
    assert "is used by now, and stays" in office.alice.sees()[-1].plain()
    assert is_there(office, "ada")


def test_nobody_takes_back_whom_another_added(office: Office) -> None:
    with office.session() as session:
        his = a_person(session, "Carl Carlsson", "carl@b.example")
    (message,) = office.alice.types("/rapport new Ada Lovelace ada@acme.example").messages
    undo = message.blocks[1]["elements"][-1]
    undo["value"] = f"{his.id}.{his.version}"
    office.alice.clicks(message, "Undo")
    office.settle()
    assert "added by somebody else" in office.alice.sees()[-1].plain()
    assert is_there(office, "carl")


def test_an_address_that_somebody_has_is_asked_about_first(office: Office) -> None:
    ada = ada_of_acme(office)
    seen = office.alice.types("/rapport new Ada L ada@acme.example")
    assert seen.view is not None
    assert "Is it one of these?" in seen.view.plain()
    assert ada.number in seen.view.plain()
    again = office.alice.submits(seen.view)
    office.settle()
    assert not again.errors
    with office.reading() as session:
        assert len(lookup.find(session, "ada@acme.example").contacts) == 2, "whoever was asked may"


def test_the_one_that_is_there_already_is_opened_instead(office: Office) -> None:
    ada_of_acme(office)
    seen = office.alice.types("/rapport new Ada Lovelace")
    assert seen.view is not None
    card = office.alice.clicks(seen.view, "Open").view
    assert card is not None
    assert "ada@acme.example" in card.plain()


def test_a_form_finds_doubles_too_before_it_adds(office: Office) -> None:
    ada_of_acme(office)
    view_ = office.alice.clicks(card_of(office, "ada"), "New contact").view
    assert view_ is not None
    asked = office.alice.submits(view_, {"Name": "ada LOVELACE", "Job title": "Countess"})
    assert asked.view is not None
    assert "Is it one of these?" in asked.view.plain()
    office.alice.submits(asked.view)
    office.settle()
    with office.reading() as session:
        found = lookup.find(session, "ada lovelace").contacts
    assert sorted(each.job_title for each in found) == ["", "Countess"], "nothing typed was lost"


def test_the_form_adds_with_a_company_that_is_new(office: Office) -> None:
    seen = office.alice.types("/rapport new Ada Lovelace ada@acme.example Acme")
    assert seen.view is not None
    office.alice.submits(
        seen.view, {"Phone numbers": "+46 70 123 45 67\n08-123 45", "Owner": "Bob@ours.example"}
    )
    office.settle()
    made = the_one(office, "ada@acme.example")
    assert made.company_name == "Acme"
    assert made.phones() == ("+46 70 123 45 67", "08-123 45")
    assert made.owner == "bob@ours.example"
    assert "Added" in office.alice.sees()[-1].plain()


def test_what_sounds_like_a_company_is_asked_about(office: Office) -> None:
    seen = office.alice.types("/rapport new Nordic Paper Oy")
    assert seen.view is not None
    office.alice.submits(seen.view)
    office.settle()
    assert the_one(office, "nordic paper").kind.value == "company"


def test_each_wrong_field_says_why(office: Office) -> None:
    seen = office.alice.types("/rapport new")
    assert seen.view is not None
    wrong = office.alice.submits(
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
    assert not is_there(office, "ada")


def test_a_line_gets_a_button_to_the_form_with_what_was_typed(office: Office) -> None:
    ada_of_acme(office)
    office.alice.types("new Ada Lovelace ada@b.example Beta")
    office.settle()
    asked = office.alice.sees()[-1]
    assert "Is it one of these?" in asked.plain()
    view_ = office.alice.clicks(asked, "Open the form").view
    assert view_ is not None
    office.alice.submits(view_)
    office.settle()
    made = the_one(office, "ada@b.example")
    assert (made.name, made.company_name) == ("Ada Lovelace", "Beta")


# ── changed ─────────────────────────────────────────────────────────────────────────────────────


def test_a_contact_is_changed_and_keeps_what_the_form_does_not_show(office: Office) -> None:
    work = Address(AddressKind.EMAIL, "ada@acme.example", label="work", primary=True)
    with office.session() as session:
        ada = a_person(session, "Ada Lovelace", addresses=(work,), note="Likes tea.")
    view_ = office.alice.clicks(card_of(office, "ada"), "Edit contact").view
    assert view_ is not None
    assert view_.title == f"Edit {ada.number}"
    office.alice.submits(
        view_, {"Email addresses": "ada@acme.example\nada@home.example", "Job title": "Countess"}
    )
    office.settle()
    after = the_one(office, "ada")
    assert after.addresses[0] == work
    assert after.emails() == ("ada@acme.example", "ada@home.example")
    assert (after.job_title, after.note) == ("Countess", "Likes tea.")
    assert "Saved" in office.alice.sees()[-1].plain()


def test_saving_nothing_changes_nothing(office: Office) -> None:
    ada = ada_of_acme(office)
    view_ = office.alice.clicks(card_of(office, "ada"), "Edit contact").view
    assert view_ is not None
    office.alice.submits(view_)
    office.settle()
    assert "Nothing was changed" in office.alice.sees()[-1].plain()
    assert the_one(office, "ada").version == ada.version


def test_a_company_is_picked_as_one_types(office: Office) -> None:
    ada_of_acme(office)
    with office.session() as session:
        firm = a_company(session, "Beta Bygg")
        a_person(session, "Beta Betasson")
    view_ = office.alice.clicks(card_of(office, "ada"), "Edit contact").view
    assert view_ is not None
    offered = office.alice.searches(view_, "find.company", "bet")
    assert [each.text for each in offered] == ["Beta Bygg"], "companies alone"
    office.alice.submits(view_, {"Company": "Beta"})
    office.settle()
    assert the_one(office, "ada lovelace").company_id == firm.id


def test_two_at_one_contact_lose_nothing(office: Office) -> None:
    ada_of_acme(office)
    view_ = office.alice.clicks(card_of(office, "ada"), "Edit contact").view
    assert view_ is not None
    with office.session() as session:
        before = the_one(office, "ada lovelace")
        use_case.change(session, ADMIN, before, {"job_title": "Mathematician"})
    asked = office.alice.submits(view_, {"Owner": "alice@ours.example"})
    assert asked.view is not None
    assert "Somebody changed this contact while you wrote" in asked.view.plain()
    assert "Job title is now: Mathematician" in asked.view.plain()
    assert the_one(office, "ada lovelace").owner == ""
    office.alice.submits(asked.view, {"Job title": "Mathematician"})
    office.settle()
    after = the_one(office, "ada lovelace")
    assert (after.owner, after.job_title) == ("alice@ours.example", "Mathematician")


# ── what waited for them ────────────────────────────────────────────────────────────────────────


def test_mails_that_waited_are_logged_with_a_click_and_taken_back(office: Office) -> None:
    mails = [waits(office, f"<{n}@x>", "ada@acme.example") for n in range(3)]
    (message,) = office.alice.types("/rapport new Ada Lovelace ada@acme.example").messages
    assert "3 mails of these addresses wait." in message.plain()
    assert "Log 3 waiting mails" in message.buttons()
    office.alice.clicks(message, "Log 3 waiting mails")
    office.settle()
    assert "Logged 3 mails with Ada Lovelace." in message.plain()
    with office.reading() as session:
        found = ledger.get_many(session, mails).values()
    assert {each.outcome for each in found} == {Outcome.LOGGED}
    office.alice.clicks(message, "Undo")
    office.settle()
    with office.reading() as session:
        found = ledger.get_many(session, mails).values()
    assert {each.outcome for each in found} == {Outcome.WAITING}


def test_long_work_tells_how_far_it_is_and_stays_within_five_posts(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(12):
        waits(office, f"<{number}@x>", "ada@acme.example")
    (message,) = office.alice.types("/rapport new Ada Lovelace ada@acme.example").messages
    told: list[str] = []
    end = office.workspace.subscribe(lambda _change: told.append(message.plain()))
    whole = match_again.apply
    monkeypatch.setattr(
        match_again, "apply", lambda *given, **named: whole(*given, **{**named, "limit": 2})
    )
    office.alice.clicks(message, "Log 12 waiting mails")
    office.settle()
    end()
    assert "Logged 12 mails with Ada Lovelace." in message.plain()
    progress = {each for each in told if "of 12" in each}
    assert 2 <= len(progress) <= 4


# ── hostile texts ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("text", [HOSTILE, "x" * 3000, "&<>" * 90])
def test_names_that_mean_no_good_do_nothing(office: Office, text: str) -> None:
    with office.session() as session:
        firm = a_company(session, f"Firm {text}"[:300])
        ada = a_person(
            session,
            f"Ada {text}"[:300],
            "ada@acme.example",
            company_id=firm.id,
            job_title=text[:300],
            tags=frozenset({text[:60]}),
        )
    number = log(office, ada, text=text)
    cancelled(office, number, reason=text)
    for line in ("contact ada@acme.example", "contact ada", f"new {text}", f"contact {text}"):
        seen = office.alice.types(f"/rapport {line}")
        assert not seen.error, (line, seen.error, seen.detail)
        assert all(is_harmless(each) for each in seen.messages)
        assert seen.view is None or not seen.view.mentions()


def test_the_longest_keep_to_slacks_limits() -> None:
    long = "&<>" * 100
    addresses = tuple(
        Address(AddressKind.EMAIL, f"{'x' * 250}{n}@acme.example") for n in range(40)
    )
    each = Contact(
        *(1, long, ContactKind.PERSON, 2, long),
        *(addresses, long, long, long, long, long, frozenset({long}), {}),
        *(True, True, False, True, None, NOW, 1),
    )
    shown = view.Shown(each, long, LastTouch(), Figures())
    entered = Entered(long * 30, (long,) * 40, (long,) * 40, 1, long, long * 3, long, long)
    assert check(view.card(Say(), shown, now=NOW)) == []
    assert check(view.choices(Say(), long, [(each, "1")] * 9, "a")) == []
    assert check(view.added(Say(), each, view.Waits(3, 3))) == []
    assert check(add_form(Say(), entered, kept=Kept("1.2", long, long, long), alike=[each] * 5)) == []

"""What somebody decides on a mail's card is done once, told everywhere, and can be taken back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from journal import contact, match_again, triage
from journal.model import ContactKind, MailOutcome, MailReason
from journal.store import contacts, interactions
from journal.undo import Undone, undo
from tests.bot.office import BotHarness
from tests.bot.triaging import (
    add_known_contact,
    add_waiting_mail,
    get_mail,
    ignore_mail,
    postpone_mail,
    take_next,
    triage_card,
)
from tests.building import ALICE, BOB
from tests.clock import NOW

DAY = timedelta(days=1)


def _emails(office: BotHarness, contact_id: int) -> tuple[str, ...]:
    with office.reading() as session:
        return contact.resolve_merged(session, contact_id).emails()


# ── whose it is ─────────────────────────────────────────────────────────────────────────────────


def test_a_suggestion_says_why_and_its_button_logs_the_mail_and_keeps_the_address(
    office: BotHarness,
) -> None:
    mail, ada = add_waiting_mail(office, "k1", name="Ada Lovelace"), add_known_contact(office)
    take_next(office, office.alice)
    card = triage_card(office, office.alice, mail)
    assert "Ada Lovelace has the same name" in card.plain()
    office.alice.clicks(card, "Log with them")
    shown = triage_card(office, office.alice, mail)
    assert "Logged #1 · Email received · Ada Lovelace · by you" in shown.plain()
    assert shown.buttons() == ["Undo"]
    assert _emails(office, ada) == ("new@acme.example",)


def test_all_that_waits_from_the_address_is_logged_with_it(office: BotHarness) -> None:
    mail, other = (
        add_waiting_mail(office, "k1", name="Ada Lovelace"),
        add_waiting_mail(office, "k2"),
    )
    add_known_contact(office)
    take_next(office, office.alice)
    office.alice.clicks(triage_card(office, office.alice, mail), "Log with them")
    assert "and 1 more mail" in triage_card(office, office.alice, mail).plain()
    assert get_mail(office, other).outcome is MailOutcome.LOGGED


def test_more_than_one_transaction_takes_goes_on_behind_the_ack(
    office: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = {**(match_again.apply.__kwdefaults__ or {}), "limit": 2}
    monkeypatch.setattr(match_again.apply, "__kwdefaults__", few)
    mail = add_waiting_mail(office, "k0", name="Ada Lovelace")
    rest = [add_waiting_mail(office, f"k{number}") for number in range(1, 8)]
    add_known_contact(office)
    take_next(office, office.alice)
    card = triage_card(office, office.alice, mail)
    office.alice.clicks(card, "Log with them")
    office.settle()
    assert {get_mail(office, each).outcome for each in rest} == {MailOutcome.LOGGED}
    assert "and 7 more mails" in triage_card(office, office.alice, mail).plain()
    assert any("8 mails are logged." in each.plain() for each in office.alice.sees())


def test_a_company_gets_this_mail_alone(office: BotHarness) -> None:
    mail = add_waiting_mail(office, "k1")
    acme = add_known_contact(office, "Acme", "info@acme.example", kind=ContactKind.COMPANY)
    take_next(office, office.alice)
    card = triage_card(office, office.alice, mail)
    assert "Acme is the company of this domain" in card.plain()
    office.alice.clicks(card, "Log this mail")
    assert "Logged #1" in triage_card(office, office.alice, mail).plain()
    assert _emails(office, acme) == ("info@acme.example",)


def test_a_double_click_logs_once_and_says_who_was_first(office: BotHarness) -> None:
    mail = add_waiting_mail(office, "k1", name="Ada Lovelace")
    add_known_contact(office)
    take_next(office, office.alice)
    card = triage_card(office, office.alice, mail).copy()
    office.alice.clicks(card, "Log with them")
    seen = office.alice.clicks(card, "Log with them")
    office.settle()
    assert "You decided mail 1 already" in "".join(each.plain() for each in office.alice.sees())
    assert seen.acked
    with office.reading() as session:
        assert interactions.get(session, 2) is None


def test_two_people_at_one_mail_the_second_is_told_who_was_first(office: BotHarness) -> None:
    mail = add_waiting_mail(office, "k1", name="Ada Lovelace")
    add_known_contact(office)
    for person in (office.alice, office.bob):
        listed = person.types("/rapport triage").messages[0]
        person.clicks(listed, "Open")
    old = triage_card(office, office.bob, mail).copy()
    office.alice.clicks(triage_card(office, office.alice, mail), "Log with them")
    office.bob.clicks(old, "Log with them")
    office.settle()
    told = "".join(each.plain() for each in office.bob.sees())
    assert "Alice Adams decided mail 1 before you." in told
    assert "by Alice Adams" in triage_card(office, office.bob, mail).plain()
    assert triage_card(office, office.bob, mail).buttons() == []


def test_a_mail_that_changed_under_the_button_is_told_and_shown_anew(office: BotHarness) -> None:
    mail = add_waiting_mail(office, "k1", name="Ada Lovelace")
    add_known_contact(office)
    take_next(office, office.alice)
    old = triage_card(office, office.alice, mail).copy()
    office.alice.clicks(old, "Log with them")
    office.alice.clicks(triage_card(office, office.alice, mail), "Undo")
    office.settle()
    office.alice.clicks(old, "Log with them")
    office.settle()
    assert any("was changed since this card was shown" in m.plain() for m in office.alice.sees())
    assert get_mail(office, mail).outcome is MailOutcome.WAITING
    assert "Other contact…" in triage_card(office, office.alice, mail).buttons()


def test_undo_lets_all_of_them_wait_again_and_takes_the_address_back(office: BotHarness) -> None:
    mail, other = (
        add_waiting_mail(office, "k1", name="Ada Lovelace"),
        add_waiting_mail(office, "k2"),
    )
    ada = add_known_contact(office)
    take_next(office, office.alice)
    office.alice.clicks(triage_card(office, office.alice, mail), "Log with them")
    # What she did meanwhile is not what the button takes back.
    take_next(office, office.alice)
    office.alice.clicks(triage_card(office, office.alice, mail), "Undo")
    office.settle()
    assert {get_mail(office, each).outcome for each in (mail, other)} == {MailOutcome.WAITING}
    assert _emails(office, ada) == ()
    assert any("2 mails wait again" in each.plain() for each in office.alice.sees())
    assert "waits for somebody" in triage_card(office, office.alice, mail).plain()


def test_undo_twice_says_so(office: BotHarness) -> None:
    mail = add_waiting_mail(office, "k1", name="Ada Lovelace")
    add_known_contact(office)
    take_next(office, office.alice)
    office.alice.clicks(triage_card(office, office.alice, mail), "Log with them")
    card = triage_card(office, office.alice, mail).copy()
    office.alice.clicks(card, "Undo")
    office.alice.clicks(card, "Undo")
    office.settle()
    assert any("taken back already" in each.plain() for each in office.alice.sees())
    assert get_mail(office, mail).outcome is MailOutcome.WAITING


def test_a_contact_that_was_closed_meanwhile_gets_nothing(office: BotHarness) -> None:
    mail, ada = add_waiting_mail(office, "k1", name="Ada Lovelace"), add_known_contact(office)
    take_next(office, office.alice)
    card = triage_card(office, office.alice, mail).copy()
    with office.session() as session:
        who = contact.resolve_merged(session, ada)
        contacts.save(
            session,
            ada,
            replace(contacts.to_new_contact(who), privacy_blocked=True),
            version=who.version,
        )
    office.alice.clicks(card, "Log with them")
    office.settle()
    assert any("Ada Lovelace is closed to the record" in m.plain() for m in office.alice.sees())
    assert get_mail(office, mail).outcome is MailOutcome.WAITING


# ── by whom ─────────────────────────────────────────────────────────────────────────────────────


def test_who_comes_second_is_told_who_looks_and_can_take_over(office: BotHarness) -> None:
    mail = add_waiting_mail(office, "k1", name="Ada Lovelace")
    add_known_contact(office)
    take_next(office, office.alice)
    office.bob.clicks(office.bob.types("/rapport triage").messages[0], "Open")
    card = triage_card(office, office.bob, mail)
    assert "Alice Adams looks at it." in card.plain()
    office.bob.clicks(card, "Log with them")
    office.settle()
    told = next(m for m in office.bob.sees() if "Alice Adams looks at mail 1" in m.plain())
    assert get_mail(office, mail).outcome is MailOutcome.WAITING
    office.bob.clicks(told, "Take over")
    office.settle()
    assert "You look at it." in triage_card(office, office.bob, mail).plain()
    assert "Bob Berg looks at it." in triage_card(office, office.alice, mail).plain()
    office.bob.clicks(triage_card(office, office.bob, mail), "Log with them")
    assert get_mail(office, mail).outcome is MailOutcome.LOGGED


# ── not wanted ──────────────────────────────────────────────────────────────────────────────────


def test_one_mail_is_ignored_at_once_and_undone(office: BotHarness) -> None:
    mail, other = add_waiting_mail(office, "k1"), add_waiting_mail(office, "k2")
    take_next(office, office.alice)
    ignore_mail(office, office.alice, mail, "Ignore this mail")
    card = triage_card(office, office.alice, mail)
    assert "Mail 1 is ignored. by you" in card.plain()
    assert get_mail(office, other).outcome is MailOutcome.WAITING
    office.alice.clicks(card, "Undo")
    assert "waits for somebody" in triage_card(office, office.alice, mail).plain()


@pytest.mark.parametrize(
    ("label", "value", "others"),
    [("Ignore this address…", "new@acme.example", 1), ("Ignore this domain…", "acme.example", 2)],
)
def test_an_address_or_domain_is_asked_about_with_how_many_go(
    office: BotHarness, label: str, value: str, others: int
) -> None:
    mail, same = add_waiting_mail(office, "k1"), add_waiting_mail(office, "k2")
    near = add_waiting_mail(office, "k3", sender="else@acme.example")
    take_next(office, office.alice)
    ignore_mail(office, office.alice, mail, label)
    view = office.alice.modal
    assert view is not None
    assert value in view.plain()
    assert f"{others} other mail" in view.plain()
    office.alice.submits(view)
    assert "is ignored." in triage_card(office, office.alice, mail).plain()
    assert get_mail(office, same).reason is MailReason.IGNORED
    assert (get_mail(office, near).outcome is MailOutcome.WAITING) == (others == 1)


def test_a_question_that_is_closed_ignores_nothing(office: BotHarness) -> None:
    mail = add_waiting_mail(office, "k1")
    take_next(office, office.alice)
    ignore_mail(office, office.alice, mail, "Ignore this domain…")
    assert office.alice.modal is not None
    office.alice.closes(office.alice.modal)
    assert get_mail(office, mail).outcome is MailOutcome.WAITING


def test_a_domain_where_anybody_has_an_address_is_not_ignored(office: BotHarness) -> None:
    mail = add_waiting_mail(office, "k1", sender="new@gmail.com")
    take_next(office, office.alice)
    ignore_mail(office, office.alice, mail, "Ignore this domain…")
    office.settle()
    assert office.alice.modal is None
    assert any("Anybody can have an address at gmail.com" in m.plain() for m in office.alice.sees())


def test_a_mail_decided_while_the_question_was_open_is_told(office: BotHarness) -> None:
    mail, ada = add_waiting_mail(office, "k1"), add_known_contact(office)
    take_next(office, office.alice)
    ignore_mail(office, office.alice, mail, "Ignore this address…")
    view = office.alice.modal
    assert view is not None
    with office.session() as session:
        triage.assign(session, office.config, BOB, mail, [ada], now=NOW)
    office.alice.submits(view)
    assert office.alice.modal is not None
    assert "decided mail 1 before you" in office.alice.modal.plain()
    assert get_mail(office, mail).outcome is MailOutcome.LOGGED


# ── later ───────────────────────────────────────────────────────────────────────────────────────


def test_what_is_put_off_is_a_line_and_comes_back_in_the_morning(office: BotHarness) -> None:
    mail = add_waiting_mail(office, "k1")
    take_next(office, office.alice)
    postpone_mail(office, office.alice, mail, "Tomorrow morning")
    card = triage_card(office, office.alice, mail)
    assert "Mail 1 is put off until tomorrow 08:00." in card.plain()
    assert card.buttons() == ["Look at it now"]
    before = len(office.alice.sees())
    office.clock.now += DAY
    office.settle()
    assert len(office.alice.sees()) == before + 1
    assert "waits for somebody" in office.alice.sees()[-1].plain()


def test_what_is_decided_before_its_morning_does_not_come_back(office: BotHarness) -> None:
    mail, ada = add_waiting_mail(office, "k1"), add_known_contact(office)
    take_next(office, office.alice)
    postpone_mail(office, office.alice, mail, "In three days")
    office.settle()
    before = len(office.alice.sees())
    with office.session() as session:
        triage.assign(session, office.config, BOB, mail, [ada], now=NOW)
    office.clock.now += 4 * DAY
    office.settle()
    assert len(office.alice.sees()) == before


def test_what_is_put_off_can_be_looked_at_at_once(office: BotHarness) -> None:
    mail = add_waiting_mail(office, "k1")
    take_next(office, office.alice)
    postpone_mail(office, office.alice, mail, "On Monday")
    office.alice.clicks(triage_card(office, office.alice, mail), "Look at it now")
    assert "Other contact…" in triage_card(office, office.alice, mail).buttons()
    assert get_mail(office, mail).remind_at is None


def test_undo_at_the_desk_brings_it_back_on_the_card(
    office: BotHarness,
) -> None:
    mail = add_waiting_mail(office, "k1")
    take_next(office, office.alice)
    postpone_mail(office, office.alice, mail, "In a month")
    with office.session() as session:
        assert isinstance(undo(session, ALICE, now=NOW), Undone)
    office.alice.types("/rapport triage")
    assert "waits for somebody" in triage_card(office, office.alice, mail).plain()

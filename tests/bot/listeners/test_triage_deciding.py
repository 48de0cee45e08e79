"""What somebody decides on a mail's card is done once, told everywhere, and can be taken back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from journal.contacts import contact
from journal.mail import rematch, triage
from journal.model import ContactKind, MailOutcome, MailReason
from journal.store.contacts import contacts
from journal.store.record import interactions
from journal.undo.undo import Undone, undo
from tests.bot.triage_case import (
    add_known_contact,
    add_waiting_mail,
    get_mail,
    ignore_mail,
    postpone_mail,
    take_next,
    triage_card,
)
from tests.bot.workspace_case import BotHarness
from tests.builders import ALICE, BOB
from tests.clock import NOW
from tests.effort import one_day_in

DAY = timedelta(days=1)


def _emails(harness: BotHarness, contact_id: int) -> tuple[str, ...]:
    with harness.reading() as session:
        return contact.resolve_merged(session, contact_id).emails()


# ── whose it is ─────────────────────────────────────────────────────────────────────────────────


def test_a_suggestion_says_why_and_its_button_logs_the_mail_and_keeps_the_address(
    harness: BotHarness,
) -> None:
    mail, ada = add_waiting_mail(harness, "k1", name="Ada Lovelace"), add_known_contact(harness)
    take_next(harness, harness.alice)
    card = triage_card(harness, harness.alice, mail)
    assert "Ada Lovelace has the same name" in card.plain()
    harness.alice.clicks(card, "Log with them")
    shown = triage_card(harness, harness.alice, mail)
    assert "Logged #1 · Email received · Ada Lovelace · by you" in shown.plain()
    assert shown.buttons() == ["Undo"]
    assert _emails(harness, ada) == ("new@acme.example",)


def test_all_that_waits_from_the_address_is_logged_with_it(harness: BotHarness) -> None:
    mail, other = (
        add_waiting_mail(harness, "k1", name="Ada Lovelace"),
        add_waiting_mail(harness, "k2"),
    )
    add_known_contact(harness)
    take_next(harness, harness.alice)
    harness.alice.clicks(triage_card(harness, harness.alice, mail), "Log with them")
    assert "and 1 more mail" in triage_card(harness, harness.alice, mail).plain()
    assert get_mail(harness, other).outcome is MailOutcome.LOGGED


@one_day_in(3)
def test_more_than_one_transaction_takes_goes_on_behind_the_ack(
    harness: BotHarness,
) -> None:
    mail = add_waiting_mail(harness, "k0", name="Ada Lovelace")
    rest = [add_waiting_mail(harness, f"k{number}") for number in range(1, rematch.SLICE + 2)]
    add_known_contact(harness)
    take_next(harness, harness.alice)
    card = triage_card(harness, harness.alice, mail)
    harness.alice.clicks(card, "Log with them")
    harness.settle()
    assert {get_mail(harness, each).outcome for each in rest} == {MailOutcome.LOGGED}
    assert (
        f"and {rematch.SLICE + 1} more mails" in triage_card(harness, harness.alice, mail).plain()
    )
    assert any(
        f"{rematch.SLICE + 2} mails are logged." in each.plain() for each in harness.alice.sees()
    )


def test_a_company_gets_this_mail_alone(harness: BotHarness) -> None:
    mail = add_waiting_mail(harness, "k1")
    acme = add_known_contact(harness, "Acme", "info@acme.example", kind=ContactKind.COMPANY)
    take_next(harness, harness.alice)
    card = triage_card(harness, harness.alice, mail)
    assert "Acme is the company of this domain" in card.plain()
    harness.alice.clicks(card, "Log this mail")
    assert "Logged #1" in triage_card(harness, harness.alice, mail).plain()
    assert _emails(harness, acme) == ("info@acme.example",)


def test_a_double_click_logs_once_and_says_who_was_first(harness: BotHarness) -> None:
    mail = add_waiting_mail(harness, "k1", name="Ada Lovelace")
    add_known_contact(harness)
    take_next(harness, harness.alice)
    card = triage_card(harness, harness.alice, mail).copy()
    harness.alice.clicks(card, "Log with them")
    seen = harness.alice.clicks(card, "Log with them")
    harness.settle()
    assert "You decided mail 1 already" in "".join(each.plain() for each in harness.alice.sees())
    assert seen.acked
    with harness.reading() as session:
        assert interactions.get(session, 2) is None


def test_two_people_at_one_mail_the_second_is_told_who_was_first(harness: BotHarness) -> None:
    mail = add_waiting_mail(harness, "k1", name="Ada Lovelace")
    add_known_contact(harness)
    for person in (harness.alice, harness.bob):
        listed = person.types("/rapport triage").messages[0]
        person.clicks(listed, "Open")
    old = triage_card(harness, harness.bob, mail).copy()
    harness.alice.clicks(triage_card(harness, harness.alice, mail), "Log with them")
    harness.bob.clicks(old, "Log with them")
    harness.settle()
    told = "".join(each.plain() for each in harness.bob.sees())
    assert "Alice Adams decided mail 1 before you." in told
    assert "by Alice Adams" in triage_card(harness, harness.bob, mail).plain()
    assert triage_card(harness, harness.bob, mail).buttons() == []


def test_a_mail_that_changed_under_the_button_is_told_and_shown_anew(harness: BotHarness) -> None:
    mail = add_waiting_mail(harness, "k1", name="Ada Lovelace")
    add_known_contact(harness)
    take_next(harness, harness.alice)
    old = triage_card(harness, harness.alice, mail).copy()
    harness.alice.clicks(old, "Log with them")
    harness.alice.clicks(triage_card(harness, harness.alice, mail), "Undo")
    harness.settle()
    harness.alice.clicks(old, "Log with them")
    harness.settle()
    assert any("was changed since this card was shown" in m.plain() for m in harness.alice.sees())
    assert get_mail(harness, mail).outcome is MailOutcome.WAITING
    assert "Other contact…" in triage_card(harness, harness.alice, mail).buttons()


def test_undo_lets_all_of_them_wait_again_and_takes_the_address_back(harness: BotHarness) -> None:
    mail, other = (
        add_waiting_mail(harness, "k1", name="Ada Lovelace"),
        add_waiting_mail(harness, "k2"),
    )
    ada = add_known_contact(harness)
    take_next(harness, harness.alice)
    harness.alice.clicks(triage_card(harness, harness.alice, mail), "Log with them")
    # What she did meanwhile is not what the button takes back.
    take_next(harness, harness.alice)
    harness.alice.clicks(triage_card(harness, harness.alice, mail), "Undo")
    harness.settle()
    assert {get_mail(harness, each).outcome for each in (mail, other)} == {MailOutcome.WAITING}
    assert _emails(harness, ada) == ()
    assert any("2 mails wait again" in each.plain() for each in harness.alice.sees())
    assert "waits for somebody" in triage_card(harness, harness.alice, mail).plain()


def test_undo_twice_says_so(harness: BotHarness) -> None:
    mail = add_waiting_mail(harness, "k1", name="Ada Lovelace")
    add_known_contact(harness)
    take_next(harness, harness.alice)
    harness.alice.clicks(triage_card(harness, harness.alice, mail), "Log with them")
    card = triage_card(harness, harness.alice, mail).copy()
    harness.alice.clicks(card, "Undo")
    harness.alice.clicks(card, "Undo")
    harness.settle()
    assert any("taken back already" in each.plain() for each in harness.alice.sees())
    assert get_mail(harness, mail).outcome is MailOutcome.WAITING


def test_a_contact_that_was_closed_meanwhile_gets_nothing(harness: BotHarness) -> None:
    mail, ada = add_waiting_mail(harness, "k1", name="Ada Lovelace"), add_known_contact(harness)
    take_next(harness, harness.alice)
    card = triage_card(harness, harness.alice, mail).copy()
    with harness.session() as session:
        who = contact.resolve_merged(session, ada)
        contacts.save(
            session,
            ada,
            replace(contacts.to_new_contact(who), privacy_blocked=True),
            version=who.version,
        )
    harness.alice.clicks(card, "Log with them")
    harness.settle()
    assert any("Ada Lovelace is closed to the record" in m.plain() for m in harness.alice.sees())
    assert get_mail(harness, mail).outcome is MailOutcome.WAITING


# ── by whom ─────────────────────────────────────────────────────────────────────────────────────


def test_who_comes_second_is_told_who_looks_and_can_take_over(harness: BotHarness) -> None:
    mail = add_waiting_mail(harness, "k1", name="Ada Lovelace")
    add_known_contact(harness)
    take_next(harness, harness.alice)
    harness.bob.clicks(harness.bob.types("/rapport triage").messages[0], "Open")
    card = triage_card(harness, harness.bob, mail)
    assert "Alice Adams looks at it." in card.plain()
    harness.bob.clicks(card, "Log with them")
    harness.settle()
    told = next(m for m in harness.bob.sees() if "Alice Adams looks at mail 1" in m.plain())
    assert get_mail(harness, mail).outcome is MailOutcome.WAITING
    harness.bob.clicks(told, "Take over")
    harness.settle()
    assert "You look at it." in triage_card(harness, harness.bob, mail).plain()
    assert "Bob Berg looks at it." in triage_card(harness, harness.alice, mail).plain()
    harness.bob.clicks(triage_card(harness, harness.bob, mail), "Log with them")
    assert get_mail(harness, mail).outcome is MailOutcome.LOGGED


# ── not wanted ──────────────────────────────────────────────────────────────────────────────────


def test_one_mail_is_ignored_at_once_and_undone(harness: BotHarness) -> None:
    mail, other = add_waiting_mail(harness, "k1"), add_waiting_mail(harness, "k2")
    take_next(harness, harness.alice)
    ignore_mail(harness, harness.alice, mail, "Ignore this mail")
    card = triage_card(harness, harness.alice, mail)
    assert "Mail 1 is ignored. by you" in card.plain()
    assert get_mail(harness, other).outcome is MailOutcome.WAITING
    harness.alice.clicks(card, "Undo")
    assert "waits for somebody" in triage_card(harness, harness.alice, mail).plain()


@pytest.mark.parametrize(
    ("label", "value", "others"),
    [("Ignore this address…", "new@acme.example", 1), ("Ignore this domain…", "acme.example", 2)],
)
def test_an_address_or_domain_is_asked_about_with_how_many_go(
    harness: BotHarness, label: str, value: str, others: int
) -> None:
    mail, same = add_waiting_mail(harness, "k1"), add_waiting_mail(harness, "k2")
    near = add_waiting_mail(harness, "k3", sender="else@acme.example")
    take_next(harness, harness.alice)
    ignore_mail(harness, harness.alice, mail, label)
    view = harness.alice.modal
    assert view is not None
    assert value in view.plain()
    assert f"{others} other mail" in view.plain()
    harness.alice.submits(view)
    assert "is ignored." in triage_card(harness, harness.alice, mail).plain()
    assert get_mail(harness, same).reason is MailReason.IGNORED
    assert (get_mail(harness, near).outcome is MailOutcome.WAITING) == (others == 1)


def test_a_question_that_is_closed_ignores_nothing(harness: BotHarness) -> None:
    mail = add_waiting_mail(harness, "k1")
    take_next(harness, harness.alice)
    ignore_mail(harness, harness.alice, mail, "Ignore this domain…")
    assert harness.alice.modal is not None
    harness.alice.closes(harness.alice.modal)
    assert get_mail(harness, mail).outcome is MailOutcome.WAITING


def test_a_domain_where_anybody_has_an_address_is_not_ignored(harness: BotHarness) -> None:
    mail = add_waiting_mail(harness, "k1", sender="new@gmail.com")
    take_next(harness, harness.alice)
    ignore_mail(harness, harness.alice, mail, "Ignore this domain…")
    harness.settle()
    assert harness.alice.modal is None
    assert any(
        "Anybody can have an address at gmail.com" in m.plain() for m in harness.alice.sees()
    )


def test_a_mail_decided_while_the_question_was_open_is_told(harness: BotHarness) -> None:
    mail, ada = add_waiting_mail(harness, "k1"), add_known_contact(harness)
    take_next(harness, harness.alice)
    ignore_mail(harness, harness.alice, mail, "Ignore this address…")
    view = harness.alice.modal
    assert view is not None
    with harness.session() as session:
        triage.assign(session, harness.config, BOB, mail, [ada], now=NOW)
    harness.alice.submits(view)
    assert harness.alice.modal is not None
    assert "decided mail 1 before you" in harness.alice.modal.plain()
    assert get_mail(harness, mail).outcome is MailOutcome.LOGGED


# ── later ───────────────────────────────────────────────────────────────────────────────────────


def test_what_is_put_off_is_a_line_and_comes_back_in_the_morning(harness: BotHarness) -> None:
    mail = add_waiting_mail(harness, "k1")
    take_next(harness, harness.alice)
    postpone_mail(harness, harness.alice, mail, "Tomorrow morning")
    card = triage_card(harness, harness.alice, mail)
    assert "Mail 1 is put off until tomorrow 08:00." in card.plain()
    assert card.buttons() == ["Look at it now"]
    before = len(harness.alice.sees())
    harness.clock.now += DAY
    harness.settle()
    assert len(harness.alice.sees()) == before + 1
    assert "waits for somebody" in harness.alice.sees()[-1].plain()


def test_what_is_decided_before_its_morning_does_not_come_back(harness: BotHarness) -> None:
    mail, ada = add_waiting_mail(harness, "k1"), add_known_contact(harness)
    take_next(harness, harness.alice)
    postpone_mail(harness, harness.alice, mail, "In three days")
    harness.settle()
    before = len(harness.alice.sees())
    with harness.session() as session:
        triage.assign(session, harness.config, BOB, mail, [ada], now=NOW)
    harness.clock.now += 4 * DAY
    harness.settle()
    assert len(harness.alice.sees()) == before


def test_what_is_put_off_can_be_looked_at_at_once(harness: BotHarness) -> None:
    mail = add_waiting_mail(harness, "k1")
    take_next(harness, harness.alice)
    postpone_mail(harness, harness.alice, mail, "On Monday")
    harness.alice.clicks(triage_card(harness, harness.alice, mail), "Look at it now")
    assert "Other contact…" in triage_card(harness, harness.alice, mail).buttons()
    assert get_mail(harness, mail).remind_at is None


def test_undo_at_the_desk_brings_it_back_on_the_card(
    harness: BotHarness,
) -> None:
    mail = add_waiting_mail(harness, "k1")
    take_next(harness, harness.alice)
    postpone_mail(harness, harness.alice, mail, "In a month")
    with harness.session() as session:
        assert isinstance(undo(session, ALICE, now=NOW), Undone)
    harness.alice.types("/rapport triage")
    assert "waits for somebody" in triage_card(harness, harness.alice, mail).plain()

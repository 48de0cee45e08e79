"""Purge in Slack: for admins alone, shown before it is done, bound to what was shown."""

from datetime import timedelta
from typing import Any

import pytest

from bot import limits
from bot.asked import User
from bot.listeners import purge as purge_listener
from bot.listeners import purge_running
from bot.say import Translator
from bot.views import purge as views
from journal import cancel, purge
from journal.model import ContactKind, InteractionFilter, PurgePreview
from journal.store import cards, interactions
from journal.store.purges import StoredPreview
from playground.workspace import PostedMessage, WorkspacePerson
from tests.bot.office import BotHarness
from tests.bot.triaging import HOSTILE_MAIL_TEXT, add_known_contact
from tests.building import ADMIN, a_person, log_interaction
from tests.clock import NOW

DAY = timedelta(days=1)
PREVIEW_AGE_DAYS = 100


def _cancelled_entries(office: BotHarness, count: int, **said: Any) -> list[int]:
    """So many cancelled entries of Ada, of a hundred days ago."""
    then = NOW - PREVIEW_AGE_DAYS * DAY
    with office.session() as session:
        ada = a_person(session, said.pop("name", "Ada Lovelace"))
        numbers = [
            log_interaction(session, office.config, ada, now=then, text="Said.", **said)
            for _ in range(count)
        ]
        cancel.cancel(session, office.config, ADMIN, numbers, reason="", now=then)
    return numbers


def _card(office: BotHarness, person: WorkspacePerson, words: str) -> PostedMessage:
    """The last message in their direct messages that says this."""
    office.settle()
    return next(each for each in reversed(person.sees()) if words in each.plain())


def _preview(office: BotHarness, text: str = "/rapport purge") -> PostedMessage:
    office.ada.types(text)
    return _card(office, office.ada, "for good?")


def _remaining_entries(office: BotHarness, numbers: list[int]) -> list[int]:
    with office.reading() as session:
        return list(interactions.get_many(session, numbers))


def _confirm(office: BotHarness, card: PostedMessage, typed: str) -> Any:
    (label,) = [each for each in card.buttons() if each.startswith("Purge ")]
    office.ada.clicks(card, label)
    view = office.ada.modal
    assert view is not None
    return office.ada.submits(view, {"purge.count": typed})


# ── the preview ─────────────────────────────────────────────────────────────────────────────────


def test_the_preview_says_what_goes_and_what_stays_and_deletes_nothing(office: BotHarness) -> None:
    numbers = _cancelled_entries(office, 3) + _cancelled_entries(
        office, 2, template="CALL-OUT", name="Bee"
    )
    with office.session() as session:
        interactions.add_comment(session, numbers[0], "Hm.", by="ada", now=NOW)
    seen = office.ada.types("/rapport purge")
    assert "in your messages with Rapport. Nothing is deleted yet." in seen.text
    shown = _card(office, office.ada, "for good?").plain()
    assert "Purge 5 cancelled entries for good?" in shown
    assert "All that is cancelled" in shown
    assert "Note: 3 · Outgoing call: 2" in shown
    assert "2025: 5" in shown
    assert "1 comment" in shown
    assert "everything that is not cancelled" in shown
    assert f"#{numbers[0]} · Note · Ada Lovelace · 23 Nov 2025 11:30" in shown
    assert _remaining_entries(office, numbers) == numbers


@pytest.mark.parametrize(
    ("text", "count", "words"),
    [
        ("-older 90d", 3, "cancelled before"),
        ("-before 2025-01-01", 0, ""),
        ("-t call-out", 1, "Outgoing call"),
        ("-t call", 1, "Which: Call"),
        ("-who bee", 1, "with Bee"),
    ],
)
def test_flags_say_which(office: BotHarness, text: str, count: int, words: str) -> None:
    _cancelled_entries(office, 2)
    _cancelled_entries(office, 1, template="CALL-OUT", name="Bee")
    seen = office.ada.types(f"/rapport purge {text}")
    if not count:
        assert "There is nothing to purge (happened before" in seen.text
        return
    shown = _card(office, office.ada, "for good?").plain()
    assert f"Purge {count} cancelled" in shown
    assert words in shown


@pytest.mark.parametrize(
    ("text", "why"),
    [("-t nonsense", "There is no template nonsense."), ("-who nobody", "No contact matches")],
)
def test_what_is_not_known_is_told(office: BotHarness, text: str, why: str) -> None:
    _cancelled_entries(office, 1)
    assert why in office.ada.types(f"/rapport purge {text}").text


def test_of_several_who_may_be_meant_one_is_chosen(office: BotHarness) -> None:
    _cancelled_entries(office, 1, name="Bee Brown")
    _cancelled_entries(office, 2, name="Bee Black")
    seen = office.ada.types("/rapport purge -who bee")
    assert "2 contacts match" in seen.text
    office.ada.clicks(seen.messages[0], action_id="purge.who", value='{"who":"1"}')
    assert "with Bee Brown" in _card(office, office.ada, "for good?").plain()


def test_a_company_means_its_people_as_well(office: BotHarness) -> None:
    acme = add_known_contact(office, "Acme", kind=ContactKind.COMPANY)
    with office.session() as session:
        cy = a_person(session, "Cy", company_id=acme)
        number = log_interaction(session, office.config, cy)
        cancel.cancel(session, office.config, ADMIN, [number], reason="", now=NOW)
    assert "Purge 1 cancelled entry" in _preview(office, "/rapport purge -who acme").plain()


def test_nothing_to_purge_is_told_without_a_card(office: BotHarness) -> None:
    assert "There is nothing to purge" in office.ada.types("/rapport purge").text
    office.settle()
    assert not any("for good?" in each.plain() for each in office.ada.sees())


def test_what_would_go_comes_as_a_file(office: BotHarness) -> None:
    _cancelled_entries(office, 2)
    office.ada.clicks(_preview(office), "CSV of them")
    office.settle()
    (file,) = office.workspace.files
    assert file.name == "purge-preview.csv"
    assert file.content.count(b"Ada Lovelace") >= 2
    assert "2 entries that would be purged" in file.title


def test_a_file_that_does_not_hold_all_of_them_says_so(office: BotHarness) -> None:
    """20,000 fit."""
    at, wanted = NOW, InteractionFilter()
    for count, title in (
        (20_000, "20\u00a0000 entries that would be purged"),
        (20_001, "20\u00a0000 of the 20\u00a0001 entries that would be purged"),
    ):
        bound = StoredPreview(1, "a", at, at, wanted, "", count, started=False, finished=False)
        file = purge_listener.csv_file(office.context, Translator(), bound)
        assert file.title == title
        assert ("20\u00a0000 of the 20\u00a0001" in file.comment) is (count > 20_000)


# ── confirmed ───────────────────────────────────────────────────────────────────────────────────


def test_the_number_is_typed_and_exactly_these_go(office: BotHarness) -> None:
    numbers = _cancelled_entries(office, 3)
    with office.session() as session:
        stays = log_interaction(session, office.config, a_person(session, "Bee"))
    card = _preview(office)
    seen = _confirm(office, card, "3")
    assert office.ada.modal is None
    assert not seen.errors
    shown = _card(office, office.ada, "Purged: 3 cancelled entries, 0 comments, 0 files.")
    assert shown.ts == card.ts
    assert shown.buttons() == []
    assert _remaining_entries(office, [*numbers, stays]) == [stays]


def test_another_number_is_told_at_the_field_and_deletes_nothing(office: BotHarness) -> None:
    numbers = _cancelled_entries(office, 3)
    seen = _confirm(office, _preview(office), "2")
    assert "Type 3" in seen.errors["purge.count"]
    assert _remaining_entries(office, numbers) == numbers


def test_the_number_may_have_spaces_in_it(office: BotHarness) -> None:
    numbers = _cancelled_entries(office, 2)
    _confirm(office, _preview(office), " 2 ")
    office.settle()
    assert _remaining_entries(office, numbers) == []


@pytest.mark.parametrize("person", ["alice", "mia"])
def test_others_are_refused_with_a_sentence(office: BotHarness, person: str) -> None:
    _cancelled_entries(office, 1)
    who: WorkspacePerson = getattr(office, person)
    assert who.types("/rapport purge").text.startswith("Only an admin may purge.")
    office.settle()
    assert not any("for good?" in each.plain() for each in who.sees())


def test_who_is_no_admin_any_more_is_refused_at_the_button_and_in_the_form(
    office: BotHarness,
) -> None:
    numbers = _cancelled_entries(office, 1)
    card = _preview(office)
    office.ada.clicks(card, "Purge 1 entry…")
    view = office.ada.modal
    assert view is not None
    office.ada.changes(email="ada.no.more@ours.example")
    office.settle()
    office.ada.submits(view, {"purge.count": "1"})
    assert office.ada.modal is not None
    assert "Only an admin may purge." in office.ada.modal.plain()
    office.ada.closes(office.ada.modal, everything=True)
    for label in ("Purge 1 entry…", "CSV of them"):
        office.ada.clicks(card, label)
        assert "Only an admin may purge." in _card(office, office.ada, "Only an admin").plain()
    assert _remaining_entries(office, numbers) == numbers
    assert not office.workspace.files


# ── out of date ─────────────────────────────────────────────────────────────────────────────────


def test_a_preview_that_is_too_old_is_made_anew_and_the_reason_told(office: BotHarness) -> None:
    numbers = _cancelled_entries(office, 1)
    old = _preview(office)
    office.clock.now += timedelta(minutes=16)
    office.ada.clicks(old, "Purge 1 entry…")
    office.settle()
    assert office.ada.modal is None
    _card(office, office.ada, "Nothing was deleted: the preview is older than 15 minutes.")
    assert "does not hold any more" in old.plain()
    anew = _card(office, office.ada, "for good?")
    assert anew.ts != old.ts
    _confirm(office, anew, "1")
    office.settle()
    assert _remaining_entries(office, numbers) == []


def test_rows_that_changed_while_the_form_was_open_are_shown_anew(office: BotHarness) -> None:
    numbers = _cancelled_entries(office, 2)
    card = _preview(office)
    office.ada.clicks(card, "Purge 2 entries…")
    more = _cancelled_entries(office, 1, name="Bee")
    view = office.ada.modal
    assert view is not None
    office.ada.submits(view, {"purge.count": "2"})
    assert office.ada.modal is None
    _card(office, office.ada, "what would be purged has changed since the preview")
    assert "Purge 3 cancelled entries" in _card(office, office.ada, "for good?").plain()
    assert _remaining_entries(office, numbers + more) == numbers + more


def test_a_card_that_does_not_hold_offers_to_look_again(office: BotHarness) -> None:
    _cancelled_entries(office, 1)
    card = _preview(office)
    office.clock.now += timedelta(minutes=16)
    office.ada.clicks(card, "CSV of them")
    office.settle()
    office.ada.clicks(card, "Look again")
    assert "Purge 1 cancelled entry" in _card(office, office.ada, "for good?").plain()


def test_a_second_click_on_a_confirmed_card_deletes_nothing_more(office: BotHarness) -> None:
    _cancelled_entries(office, 1)
    card = _preview(office)
    old = card.copy()
    _confirm(office, card, "1")
    office.settle()
    more = _cancelled_entries(office, 1, name="Bee")
    office.ada.clicks(old, "Purge 1 entry…")
    _card(office, office.ada, "this preview was purged already")
    assert _remaining_entries(office, more) == more


# ── cut off ─────────────────────────────────────────────────────────────────────────────────────


def _begun_purge(office: BotHarness, card: PostedMessage, *, slices: int) -> StoredPreview:
    """Confirmed, and after so many slices of two the process died."""
    asker = office.slack_app.people.identify(office.context, office.ada.id, "")
    assert isinstance(asker, User)
    token = card.blocks[-1]["elements"][0]["value"]
    with office.session() as session:
        bound = purge.begin(session, asker.actor, token, now=NOW)
        assert isinstance(bound, StoredPreview)
        for _ in range(slices):
            purge.delete(session, bound, purge.next_slice(session, bound)[:2], now=NOW)
    return bound


def test_a_purge_that_was_cut_off_goes_on_by_a_button(office: BotHarness) -> None:
    numbers = _cancelled_entries(office, 5)
    card = _preview(office)
    _begun_purge(office, card, slices=2)
    office.settle()
    assert "Purging: 4 of 5 entries are deleted." in card.plain()
    assert card.buttons() == ["Go on"]
    office.ada.clicks(card, "Go on")
    office.settle()
    assert "Purged: 5 cancelled entries" in card.plain()
    assert _remaining_entries(office, numbers) == []


def test_how_far_it_is_waits_a_moment_so_that_the_card_is_not_edited_all_the_time(
    office: BotHarness,
) -> None:
    _cancelled_entries(office, 5)
    bound = _begun_purge(office, _preview(office), slices=0)
    office.settle()
    with office.session() as session:
        for _ in range(2):
            purge.delete(session, bound, purge.next_slice(session, bound)[:1], now=NOW)
        due = cards.next_due(session)
    assert due is not None
    assert due - NOW == cards.PROGRESS_INTERVAL


def test_two_who_go_on_at_once_purge_everything_once(office: BotHarness) -> None:
    numbers = _cancelled_entries(office, 5)
    card = _preview(office)
    bound = _begun_purge(office, card, slices=0)
    for _ in range(2):
        office.workers.submit(purge_running.run_purge, office.context, bound)
    office.settle()
    assert "Purged: 5 cancelled entries" in card.plain()
    assert _remaining_entries(office, numbers) == []


# ── hostile words ───────────────────────────────────────────────────────────────────────────────


def test_hostile_names_are_words_in_the_preview(office: BotHarness) -> None:
    _cancelled_entries(office, 5, name=HOSTILE_MAIL_TEXT[:290])
    card = _preview(office)
    assert card.mentions() == []
    assert "<!channel>" in card.plain()
    office.ada.types(f"/rapport purge -who {HOSTILE_MAIL_TEXT[:200]}")
    office.settle()
    assert not any(each.mentions() for each in office.ada.sees() if each.user != office.ada.id)


def test_slack_takes_the_longest_preview() -> None:
    found = PurgePreview(
        token="t" * 16,
        fingerprint="",
        filter=InteractionFilter(),
        count=10**9,
        oldest=NOW,
        newest=NOW,
        comments=10**9,
        attachments=10**9,
        attachment_bytes=10**15,
        first=(),
        expires_at=NOW,
    )
    counted = {(f"{HOSTILE_MAIL_TEXT[:50]}{each}", 1900 + each): 10**8 for each in range(150)}
    shown = views.PurgePreviewContent("t" * 16, found, HOSTILE_MAIL_TEXT, counted, ())
    assert limits.limit_violations(views.preview_card(Translator(), shown, now=NOW)) == []
    assert limits.limit_violations(views.confirm_form(Translator(), "t" * 16, 10**9)) == []

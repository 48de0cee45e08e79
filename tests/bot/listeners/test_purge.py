"""Purge in Slack: for admins alone, shown before it is done, bound to what was shown."""

from datetime import timedelta
from typing import Any

import pytest

from bot.inputs import User
from bot.language.translator import Translator
from bot.listeners import purge as purge_listener
from bot.listeners import purge_run
from bot.views import purge as purge_view
from journal.entries import cancel, purge
from journal.model import ContactKind, InteractionFilter, PurgePreview
from journal.store.privacy.purges import StoredPreview
from journal.store.record import interactions
from journal.store.slack import cards
from playground.workspace import PostedMessage, WorkspacePerson
from tests.bot.slack_limits import check_screen
from tests.bot.triage_case import HOSTILE_MAIL_TEXT, add_known_contact
from tests.bot.workspace_case import BotHarness
from tests.builders import ADMIN, a_person, log_interaction
from tests.clock import NOW

DAY = timedelta(days=1)
PREVIEW_AGE_DAYS = 100


def _cancelled_entries(harness: BotHarness, count: int, **said: Any) -> list[int]:
    """Makes so many cancelled entries of Ada, of a hundred days ago."""
    then = NOW - PREVIEW_AGE_DAYS * DAY
    with harness.session() as session:
        ada = a_person(session, said.pop("name", "Ada Lovelace"))
        numbers = [
            log_interaction(session, harness.config, ada, now=then, text="Said.", **said)
            for _ in range(count)
        ]
        cancel.cancel(session, harness.config, ADMIN, numbers, reason="", now=then)
    return numbers


def _card(harness: BotHarness, person: WorkspacePerson, words: str) -> PostedMessage:
    """The last message in their direct messages that says this."""
    harness.settle()
    return next(each for each in reversed(person.sees()) if words in each.plain())


def _preview(harness: BotHarness, text: str = "/rapport purge") -> PostedMessage:
    harness.ada.types(text)
    return _card(harness, harness.ada, "for good?")


def _remaining_entries(harness: BotHarness, numbers: list[int]) -> list[int]:
    with harness.reading() as session:
        return list(interactions.get_many(session, numbers))


def _confirm(harness: BotHarness, card: PostedMessage, typed: str) -> Any:
    (label,) = [each for each in card.buttons() if each.startswith("Purge ")]
    harness.ada.clicks(card, label)
    view = harness.ada.modal
    assert view is not None
    return harness.ada.submits(view, {"purge.count": typed})


# ── the preview ─────────────────────────────────────────────────────────────────────────────────


def test_the_preview_says_what_goes_and_what_stays_and_deletes_nothing(harness: BotHarness) -> None:
    numbers = _cancelled_entries(harness, 3) + _cancelled_entries(
        harness, 2, template="CALL-OUT", name="Bee"
    )
    with harness.session() as session:
        interactions.add_comment(session, numbers[0], "Hm.", by="ada", now=NOW)
    seen = harness.ada.types("/rapport purge")
    assert "in your messages with Rapport. Nothing is deleted yet." in seen.text
    shown = _card(harness, harness.ada, "for good?").plain()
    assert "Purge 5 cancelled entries for good?" in shown
    assert "All that is cancelled" in shown
    assert "Note: 3 · Outgoing call: 2" in shown
    assert "2025: 5" in shown
    assert "1 comment" in shown
    assert "everything that is not cancelled" in shown
    assert f"#{numbers[0]} · Note · Ada Lovelace · 23 Nov 2025 11:30" in shown
    assert _remaining_entries(harness, numbers) == numbers


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
def test_flags_say_which(harness: BotHarness, text: str, count: int, words: str) -> None:
    _cancelled_entries(harness, 2)
    _cancelled_entries(harness, 1, template="CALL-OUT", name="Bee")
    seen = harness.ada.types(f"/rapport purge {text}")
    if not count:
        assert "There is nothing to purge (happened before" in seen.text
        return
    shown = _card(harness, harness.ada, "for good?").plain()
    assert f"Purge {count} cancelled" in shown
    assert words in shown


@pytest.mark.parametrize(
    ("text", "why"),
    [("-t nonsense", "There is no template nonsense."), ("-who nobody", "No contact matches")],
)
def test_what_is_not_known_is_told(harness: BotHarness, text: str, why: str) -> None:
    _cancelled_entries(harness, 1)
    assert why in harness.ada.types(f"/rapport purge {text}").text


def test_of_several_who_may_be_meant_one_is_chosen(harness: BotHarness) -> None:
    _cancelled_entries(harness, 1, name="Bee Brown")
    _cancelled_entries(harness, 2, name="Bee Black")
    seen = harness.ada.types("/rapport purge -who bee")
    assert "2 contacts match" in seen.text
    harness.ada.clicks(seen.messages[0], action_id="purge.who", value='{"who":"1"}')
    assert "with Bee Brown" in _card(harness, harness.ada, "for good?").plain()


def test_a_company_means_its_people_as_well(harness: BotHarness) -> None:
    acme = add_known_contact(harness, "Acme", kind=ContactKind.COMPANY)
    with harness.session() as session:
        cy = a_person(session, "Cy", company_id=acme)
        number = log_interaction(session, harness.config, cy)
        cancel.cancel(session, harness.config, ADMIN, [number], reason="", now=NOW)
    assert "Purge 1 cancelled entry" in _preview(harness, "/rapport purge -who acme").plain()


def test_nothing_to_purge_is_told_without_a_card(harness: BotHarness) -> None:
    assert "There is nothing to purge" in harness.ada.types("/rapport purge").text
    harness.settle()
    assert not any("for good?" in each.plain() for each in harness.ada.sees())


def test_what_would_go_comes_as_a_file(harness: BotHarness) -> None:
    _cancelled_entries(harness, 2)
    harness.ada.clicks(_preview(harness), "CSV of them")
    harness.settle()
    (file,) = harness.workspace.files
    assert file.name == "purge-preview.csv"
    assert file.content.count(b"Ada Lovelace") >= 2
    assert "2 entries that would be purged" in file.title


def test_a_file_that_does_not_hold_all_of_them_says_so(harness: BotHarness) -> None:
    """20,000 fit."""
    at, wanted = NOW, InteractionFilter()
    for count, title in (
        (20_000, "20\u00a0000 entries that would be purged"),
        (20_001, "20\u00a0000 of the 20\u00a0001 entries that would be purged"),
    ):
        bound = StoredPreview(1, "a", at, at, wanted, "", count, started=False, finished=False)
        file = purge_listener.csv_file(harness.context, User("U1", ADMIN, Translator()), bound)
        assert file.title == title
        assert ("20\u00a0000 of the 20\u00a0001" in file.comment) is (count > 20_000)


# ── confirmed ───────────────────────────────────────────────────────────────────────────────────


def test_the_number_is_typed_and_exactly_these_go(harness: BotHarness) -> None:
    numbers = _cancelled_entries(harness, 3)
    with harness.session() as session:
        stays = log_interaction(session, harness.config, a_person(session, "Bee"))
    card = _preview(harness)
    seen = _confirm(harness, card, "3")
    assert harness.ada.modal is None
    assert not seen.errors
    shown = _card(harness, harness.ada, "Purged: 3 cancelled entries, 0 comments, 0 files.")
    assert shown.ts == card.ts
    assert shown.buttons() == []
    assert _remaining_entries(harness, [*numbers, stays]) == [stays]


def test_another_number_is_told_at_the_field_and_deletes_nothing(harness: BotHarness) -> None:
    numbers = _cancelled_entries(harness, 3)
    seen = _confirm(harness, _preview(harness), "2")
    assert "Type 3" in seen.errors["purge.count"]
    assert _remaining_entries(harness, numbers) == numbers


def test_the_number_may_have_spaces_in_it(harness: BotHarness) -> None:
    numbers = _cancelled_entries(harness, 2)
    _confirm(harness, _preview(harness), " 2 ")
    harness.settle()
    assert _remaining_entries(harness, numbers) == []


@pytest.mark.parametrize("person", ["alice", "mia"])
def test_others_are_refused_with_a_sentence(harness: BotHarness, person: str) -> None:
    _cancelled_entries(harness, 1)
    who: WorkspacePerson = getattr(harness, person)
    assert who.types("/rapport purge").text.startswith("Only an admin may purge.")
    harness.settle()
    assert not any("for good?" in each.plain() for each in who.sees())


def test_who_is_no_admin_any_more_is_refused_at_the_button_and_in_the_form(
    harness: BotHarness,
) -> None:
    numbers = _cancelled_entries(harness, 1)
    card = _preview(harness)
    harness.ada.clicks(card, "Purge 1 entry…")
    view = harness.ada.modal
    assert view is not None
    harness.ada.changes(email="ada.no.more@ours.example")
    harness.settle()
    harness.ada.submits(view, {"purge.count": "1"})
    assert harness.ada.modal is not None
    assert "Only an admin may purge." in harness.ada.modal.plain()
    harness.ada.closes(harness.ada.modal, everything=True)
    for label in ("Purge 1 entry…", "CSV of them"):
        harness.ada.clicks(card, label)
        assert "Only an admin may purge." in _card(harness, harness.ada, "Only an admin").plain()
    assert _remaining_entries(harness, numbers) == numbers
    assert not harness.workspace.files


# ── out of date ─────────────────────────────────────────────────────────────────────────────────


def test_a_preview_that_is_too_old_is_made_anew_and_the_reason_told(harness: BotHarness) -> None:
    numbers = _cancelled_entries(harness, 1)
    old = _preview(harness)
    harness.clock.now += timedelta(minutes=16)
    harness.ada.clicks(old, "Purge 1 entry…")
    harness.settle()
    assert harness.ada.modal is None
    _card(harness, harness.ada, "Nothing was deleted: the preview is older than 15 minutes.")
    assert "does not hold any more" in old.plain()
    anew = _card(harness, harness.ada, "for good?")
    assert anew.ts != old.ts
    _confirm(harness, anew, "1")
    harness.settle()
    assert _remaining_entries(harness, numbers) == []


def test_rows_that_changed_while_the_form_was_open_are_shown_anew(harness: BotHarness) -> None:
    numbers = _cancelled_entries(harness, 2)
    card = _preview(harness)
    harness.ada.clicks(card, "Purge 2 entries…")
    more = _cancelled_entries(harness, 1, name="Bee")
    view = harness.ada.modal
    assert view is not None
    harness.ada.submits(view, {"purge.count": "2"})
    assert harness.ada.modal is None
    _card(harness, harness.ada, "what would be purged has changed since the preview")
    assert "Purge 3 cancelled entries" in _card(harness, harness.ada, "for good?").plain()
    assert _remaining_entries(harness, numbers + more) == numbers + more


def test_a_card_that_does_not_hold_offers_to_look_again(harness: BotHarness) -> None:
    _cancelled_entries(harness, 1)
    card = _preview(harness)
    harness.clock.now += timedelta(minutes=16)
    harness.ada.clicks(card, "CSV of them")
    harness.settle()
    harness.ada.clicks(card, "Look again")
    assert "Purge 1 cancelled entry" in _card(harness, harness.ada, "for good?").plain()


def test_a_second_click_on_a_confirmed_card_deletes_nothing_more(harness: BotHarness) -> None:
    _cancelled_entries(harness, 1)
    card = _preview(harness)
    old = card.copy()
    _confirm(harness, card, "1")
    harness.settle()
    more = _cancelled_entries(harness, 1, name="Bee")
    harness.ada.clicks(old, "Purge 1 entry…")
    _card(harness, harness.ada, "this preview was purged already")
    assert _remaining_entries(harness, more) == more


# ── cut off ─────────────────────────────────────────────────────────────────────────────────────


def _begun_purge(harness: BotHarness, card: PostedMessage, *, slices: int) -> StoredPreview:
    """Confirmed, and after so many slices of two the process died."""
    user = harness.slack_app.people.identify(harness.context, harness.ada.id, "")
    assert isinstance(user, User)
    token = card.blocks[-1]["elements"][0]["value"]
    with harness.session() as session:
        bound = purge.begin(session, user.actor, token, now=NOW)
        assert isinstance(bound, StoredPreview)
        for _ in range(slices):
            purge.delete(session, bound, purge.next_slice(session, bound)[:2], now=NOW)
    return bound


def test_a_purge_that_was_cut_off_goes_on_by_a_button(harness: BotHarness) -> None:
    numbers = _cancelled_entries(harness, 5)
    card = _preview(harness)
    _begun_purge(harness, card, slices=2)
    harness.settle()
    assert "Purging: 4 of 5 entries are deleted." in card.plain()
    assert card.buttons() == ["Go on"]
    harness.ada.clicks(card, "Go on")
    harness.settle()
    assert "Purged: 5 cancelled entries" in card.plain()
    assert _remaining_entries(harness, numbers) == []


def test_how_far_it_is_waits_a_moment_so_that_the_card_is_not_edited_all_the_time(
    harness: BotHarness,
) -> None:
    _cancelled_entries(harness, 5)
    bound = _begun_purge(harness, _preview(harness), slices=0)
    harness.settle()
    with harness.session() as session:
        for _ in range(2):
            purge.delete(session, bound, purge.next_slice(session, bound)[:1], now=NOW)
        due = cards.next_due(session)
    assert due is not None
    assert due - NOW == cards.PROGRESS_INTERVAL


def test_two_who_go_on_at_once_purge_everything_once(harness: BotHarness) -> None:
    numbers = _cancelled_entries(harness, 5)
    card = _preview(harness)
    bound = _begun_purge(harness, card, slices=0)
    for _ in range(2):
        harness.workers.submit(purge_run.run_purge, harness.context, bound)
    harness.settle()
    assert "Purged: 5 cancelled entries" in card.plain()
    assert _remaining_entries(harness, numbers) == []


# ── hostile words ───────────────────────────────────────────────────────────────────────────────


def test_hostile_names_are_words_in_the_preview(harness: BotHarness) -> None:
    _cancelled_entries(harness, 5, name=HOSTILE_MAIL_TEXT[:290])
    card = _preview(harness)
    assert card.mentions() == []
    assert "<!channel>" in card.plain()
    harness.ada.types(f"/rapport purge -who {HOSTILE_MAIL_TEXT[:200]}")
    harness.settle()
    assert not any(each.mentions() for each in harness.ada.sees() if each.user != harness.ada.id)


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
    shown = purge_view.PurgePreviewContent("t" * 16, found, HOSTILE_MAIL_TEXT, counted, ())
    check_screen(purge_view.preview_card(Translator(), shown, now=NOW))
    check_screen(purge_view.confirm_form(Translator(), "t" * 16, 10**9))

"""An entry's card, its whole screen, and the small forms: what one sees, and what a click does."""

from datetime import timedelta

import pytest

from journal.contacts import contact, erase
from journal.entries import cancel, correct, purge
from journal.model import Actor, Contact, Evaluation, InteractionFilter, NewAttachment, Role, Source
from journal.store.privacy.purges import StoredPreview
from journal.store.record import interactions
from tests.bot.log_case import add_people, count_entries, get_entry, last_direct_message, open_form
from tests.bot.lookup_case import HOSTILE_TEXT, cancel_entries, is_harmless, log_entry
from tests.bot.workspace_case import BotHarness
from tests.builders import ADMIN
from tests.clock import NOW

pytestmark = pytest.mark.usefixtures("quick_plans")

MIA = Actor(Source.CLI, "mia", email="mia@ours.example", role=Role.MANAGER)


def edit_as_mia(harness: BotHarness, number: int = 1, **wanted: object) -> None:
    with harness.session() as session:
        correct.edit(session, harness.config, MIA, number, wanted, now=NOW)


# ── shown ───────────────────────────────────────────────────────────────────────────────────────


def test_an_entry_is_shown_whole(harness: BotHarness) -> None:
    bea = add_people(harness)["bea"]
    log_entry(
        harness,
        bea,
        template="CALL-OUT",
        text="prices",
        subject="The price list",
        successful=False,
        evaluation=Evaluation.NEGATIVE,
        evaluation_note="busy",
        follow_up_on=(NOW + timedelta(days=1)).date(),
        attachments=(NewAttachment("list.pdf", "application/pdf", b"%PDF"),),
        salesperson="bob@ours.example",
    )
    harness.bob.types("/rapport comment 1 She called back")
    edit_as_mia(harness, text="prices and terms")
    shown = harness.alice.types("/rapport show 1").text
    for part in (
        "#1 · Outgoing call · Bea Blond · today 11:30",
        "Subject: The price list",
        "Logged: By hand, Alice Adams, today 11:30",
        "Colleague: Bob Berg",
        "Attempt: attempt failed",
        "Evaluation: Negative",
        "Why: busy",
        "Follow-up: tomorrow",
        "Attachments: list.pdf",
        "prices and terms",
        "She called back",
        "today 11:30, mia@ours.example – Note: prices → prices and terms",
    ):
        assert part in shown


def test_what_is_done_on_the_whole_screen_is_told_beside_it(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types("/log bea: called")
    harness.alice.types("show 1")
    harness.settle()
    shown = last_direct_message(harness.alice)
    harness.alice.clicks(shown, "Mark as failed attempt")
    harness.settle()
    assert last_direct_message(harness.alice).plain().startswith("Changed #1")
    harness.alice.clicks(shown, "Comment")
    harness.alice.submits(open_form(harness.alice), {"Your comment": "so it is"})
    harness.settle()
    assert last_direct_message(harness.alice).plain().startswith("Comment added to #1")


def test_only_the_last_changes_and_comments_are_shown(harness: BotHarness) -> None:
    bea = add_people(harness)["bea"]
    log_entry(harness, bea, text="version 0")
    for number in range(1, 9):
        edit_as_mia(harness, text=f"version {number}")
        harness.alice.types(f"/rapport comment 1 comment {number}")
    shown = harness.alice.types("/rapport show 1").text
    assert "3 older changes are not shown." in shown
    assert "3 older comments are not shown." in shown
    assert "version 3 → version 4" in shown
    assert "comment 3" not in shown


def test_a_note_longer_than_a_message_comes_as_a_file(harness: BotHarness) -> None:
    bea = add_people(harness)["bea"]
    text = "word " * 3000
    log_entry(harness, bea, text=text)
    shown = harness.alice.types("/rapport show 1").messages[0]
    assert "more letters. “Whole text” sends it as a file." in shown.plain()
    harness.alice.clicks(shown, "Whole text")
    harness.settle()
    (file,) = harness.alice.sees()[-1].files
    assert file
    assert "entry-1.txt" in str(harness.workspace.files)


def test_what_is_not_there_is_told(harness: BotHarness) -> None:
    assert "There is no #7 any more" in harness.alice.types("/rapport show 7").text
    assert "You have not logged anything yet" in harness.alice.types("/rapport show last").text


def test_what_was_emptied_is_told_and_offers_nothing(harness: BotHarness) -> None:
    bea = add_people(harness)["bea"]
    log_entry(harness, bea, text="secret")
    with harness.session() as session:
        erase.erase(session, ADMIN, bea, shared=None, now=NOW)
    shown = harness.alice.types("/rapport show 1")
    assert "secret" not in shown.text
    assert "Bea" not in shown.text


def test_hostile_entries_are_shown_as_they_are(harness: BotHarness) -> None:
    bea = add_people(harness)["bea"]
    log_entry(
        harness, bea, text=HOSTILE_TEXT * 60, subject=HOSTILE_TEXT, evaluation_note=HOSTILE_TEXT
    )
    for number in range(3):
        edit_as_mia(
            harness, subject=f"{number} {HOSTILE_TEXT}", text=f"{number} {HOSTILE_TEXT * 90}"
        )
        with harness.session() as session:
            correct.comment(session, MIA, 1, HOSTILE_TEXT * 20, now=NOW)
    seen = harness.alice.types("/rapport show 1")
    assert not seen.error
    assert is_harmless(seen.messages[0])
    with harness.session() as session:
        cancel.cancel(session, harness.config, ADMIN, [1], reason=HOSTILE_TEXT, now=NOW)
    seen = harness.alice.types("/rapport show 1")
    assert not seen.error
    assert is_harmless(seen.messages[0])


# ── undo ────────────────────────────────────────────────────────────────────────────────────────


def test_undo_cancels_what_was_just_logged_and_twice_is_once(harness: BotHarness) -> None:
    add_people(harness)
    card = harness.alice.types("/log bea: called").messages[0]
    behind = card.copy()
    harness.alice.clicks(card, "Undo")
    harness.settle()
    assert get_entry(harness).state == "cancelled"
    assert "Cancelled by Alice Adams, today 11:30 · taken back" in card.plain()
    assert card.buttons() == ["Restore", "Show all of it"]
    harness.alice.types("/log bea: another")
    harness.alice.clicks(behind, "Undo")
    harness.settle()
    assert get_entry(harness, 2).state == "active"


def test_undo_on_a_card_takes_back_that_deed_though_others_came_after(harness: BotHarness) -> None:
    add_people(harness)
    card = harness.alice.types("/log bea: one").messages[0]
    harness.alice.types("/log bea: two")
    harness.alice.clicks(card, "Undo")
    harness.settle()
    assert (get_entry(harness, 1).state, get_entry(harness, 2).state) == ("cancelled", "active")


def test_undo_is_too_late_when_somebody_changed_it(harness: BotHarness) -> None:
    add_people(harness)
    card = harness.alice.types("/log bea: called").messages[0]
    edit_as_mia(harness, text="called twice")
    harness.alice.clicks(card, "Undo")
    harness.settle()
    assert get_entry(harness).state == "active"
    assert "mia@ours.example changed #1 since. Here it is now." in card.plain()
    assert "called twice" in card.plain()


def test_undo_on_the_card_of_somebody_else_offers_to_cancel(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types("bea: called")
    harness.settle()
    card = last_direct_message(harness.alice)
    edit_as_mia(harness, text="called twice")
    harness.settle()
    # The card was shown anew; the last deed of Alice is not the last that happened to it.
    harness.alice.clicks(card, "Undo")
    harness.settle()
    assert get_entry(harness).state == "active"
    assert "It is too late to undo this" in "".join(m.plain() for m in harness.alice.sees())


def test_rapport_undo_takes_back_the_last_deed_and_says_what_it_was(harness: BotHarness) -> None:
    add_people(harness)
    assert "nothing of yours to undo" in harness.alice.types("/rapport undo").text
    harness.alice.types("/log bea: called")
    harness.alice.types("/rapport cancel 1 by mistake")
    assert get_entry(harness).state == "cancelled"
    undone = harness.alice.types("/rapport undo")
    assert undone.text.startswith("Undone: what you cancelled is active again.")
    assert "#1 · Outgoing call · Bea Blond" in undone.text
    (asked,) = harness.alice.types("/rapport undo").messages
    assert "Take it back?" in asked.plain()
    harness.alice.clicks(asked, "Undo")
    harness.settle()
    assert "your entry is cancelled" in harness.alice.sees()[-1].plain()
    assert get_entry(harness).state == "cancelled"


def test_rapport_undo_leaves_what_somebody_changed_since(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types("/log bea: called")
    edit_as_mia(harness, text="called twice")
    told = harness.alice.types("/rapport undo")
    assert "What was done since stands." in told.text
    assert get_entry(harness).state == "active"


# ── the menu and the small forms ────────────────────────────────────────────────────────────────


def test_an_attempt_is_marked_as_failed_and_back(harness: BotHarness) -> None:
    add_people(harness)
    card = harness.alice.types("/log bea: called").messages[0]
    behind = card.copy()
    harness.alice.clicks(card, "Mark as failed attempt")
    harness.settle()
    assert not get_entry(harness).successful
    assert "attempt failed" in card.plain()
    # The same click again changes nothing: it is no toggle.
    harness.alice.clicks(behind, "Mark as failed attempt")
    harness.settle()
    assert not get_entry(harness).successful
    harness.alice.clicks(card, "It did succeed")
    harness.settle()
    assert get_entry(harness).successful


def test_an_entry_is_evaluated_with_the_reason(harness: BotHarness) -> None:
    add_people(harness)
    card = harness.alice.types("/log bea: called").messages[0]
    harness.alice.clicks(card, "Evaluate…")
    form = open_form(harness.alice)
    assert form.title == "How did #1 go?"
    harness.alice.submits(
        form, {"How it went": "Very positive", "Why, in a few words": HOSTILE_TEXT}
    )
    harness.settle()
    assert get_entry(harness).evaluation is Evaluation.VERY_POSITIVE
    assert "Very positive" in card.plain()
    assert not card.mentions()
    harness.alice.clicks(card, "Evaluate…")
    harness.alice.submits(open_form(harness.alice), {"How it went": None})
    assert get_entry(harness).evaluation is None


def test_a_follow_up_is_set_and_taken_out(harness: BotHarness) -> None:
    add_people(harness)
    card = harness.alice.types("/log bea: called").messages[0]
    harness.alice.clicks(card, "Follow-up…")
    seen = harness.alice.submits(open_form(harness.alice), {"log.follow_up": "2026-03-02"})
    assert "That day is over" in seen.errors["log.follow_up"]
    harness.alice.submits(open_form(harness.alice), {"log.follow_up": "2026-03-04"})
    harness.settle()
    assert "follow-up tomorrow" in card.plain()
    harness.alice.clicks(card, "Follow-up…")
    harness.alice.submits(open_form(harness.alice), {"log.follow_up": None})
    assert get_entry(harness).follow_up_on is None


def test_a_small_form_that_is_out_of_date_says_so_at_its_field(harness: BotHarness) -> None:
    add_people(harness)
    card = harness.alice.types("/log bea: called").messages[0]
    harness.alice.clicks(card, "Evaluate…")
    edit_as_mia(harness, text="called twice")
    seen = harness.alice.submits(open_form(harness.alice), {"How it went": "Negative"})
    assert "mia@ours.example changed #1 since." in seen.errors["log.evaluation"]
    assert get_entry(harness).evaluation is None


def test_an_old_card_is_shown_anew_before_a_small_form_opens(harness: BotHarness) -> None:
    add_people(harness)
    card = harness.alice.types("/log bea: called").messages[0]
    edit_as_mia(harness, text="called twice")
    harness.alice.clicks(card, "Follow-up…")
    harness.settle()
    assert harness.alice.modal is None
    assert "changed #1 since" in card.plain()


def test_a_comment_is_written_in_a_line_or_in_its_form(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types("/log bea: called")
    told = harness.bob.types("/rapport comment 1 She is glad")
    assert told.text.startswith("Comment added to #1")
    shown = harness.alice.types("/rapport show 1").messages[0]
    harness.alice.clicks(shown, "Comment")
    assert harness.alice.submits(open_form(harness.alice), {"Your comment": "  "}).errors
    harness.alice.submits(open_form(harness.alice), {"Your comment": "So am I"})
    with harness.reading() as session:
        said = [each.text for each in interactions.comments_of(session, 1)]
    assert said == ["She is glad", "So am I"]


def test_what_may_not_be_done_is_told(harness: BotHarness) -> None:
    bea = add_people(harness)["bea"]
    harness.alice.types("/log bea: called")
    with harness.session() as session:
        mine = contact.change(session, ADMIN, bea, {"owner": "bob@ours.example"}, now=NOW)
        assert isinstance(mine, Contact)
    shown = harness.bob.types("/rapport show 1").messages[0]
    with harness.session() as session:
        contact.change(session, ADMIN, mine, {"owner": ""}, now=NOW)
    harness.bob.clicks(shown, "Mark as failed attempt")
    harness.settle()
    assert "You may not change #1: it was logged by" in harness.bob.sees()[-1].plain()
    assert get_entry(harness).successful


def test_cancel_in_the_menu_asks_for_the_reason(harness: BotHarness) -> None:
    add_people(harness)
    card = harness.alice.types("/log bea: called").messages[0]
    harness.alice.clicks(card, "Cancel this entry…")
    harness.alice.submits(open_form(harness.alice))
    assert get_entry(harness).state == "cancelled"


# ── the lasting card ────────────────────────────────────────────────────────────────────────────


def test_a_lasting_card_follows_what_happens_to_the_entry(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types("bea: called")
    harness.settle()
    card = last_direct_message(harness.alice)
    edit_as_mia(harness, text="called twice")
    harness.settle()
    assert "called twice" in card.plain()
    cancel_entries(harness, 1, reason="twice there")
    harness.settle()
    assert "Cancelled by" in card.plain()
    assert "Reason: twice there" in card.plain()
    with harness.session() as session:
        cancel.restore(session, harness.config, ADMIN, [1], now=NOW)
    harness.settle()
    assert card.buttons() == ["Edit", "Undo"]


def test_a_lasting_card_goes_with_its_entry(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types("bea: called")
    harness.settle()
    card = last_direct_message(harness.alice)
    cancel_entries(harness, 1)
    with harness.session() as session:
        shown = purge.preview(session, ADMIN, InteractionFilter(numbers=(1,)), now=NOW)
        which = purge.begin(session, ADMIN, shown.token, now=NOW)
        assert isinstance(which, StoredPreview)
        purge.delete(session, which, purge.next_slice(session, which), now=NOW)
    harness.settle()
    assert count_entries(harness) == 0
    assert card.deleted

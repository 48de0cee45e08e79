"""Tests who is meant, when several may be; and drafts, in which nothing that was begun is lost."""

import threading

from journal.contacts import contact
from journal.store.record import drafts
from tests.bot.log_case import (
    add_contact,
    add_people,
    count_entries,
    get_drafts,
    get_entry,
    last_direct_message,
    open_form,
)
from tests.bot.lookup_case import HOSTILE_TEXT
from tests.bot.workspace_case import BotHarness
from tests.builders import ADMIN
from tests.clock import NOW
from tests.effort import one_day_in

ADA = "Ada Lovelace (Acme) · ada@acme.example"
ADAM = "Adam Smith · adam@smith.example"


def test_two_who_may_be_meant_are_offered_and_a_click_logs(harness: BotHarness) -> None:
    who = add_people(harness)
    offer = harness.alice.types("/log ad: asked about prices -d 25m").messages[0]
    assert offer.buttons() == [ADA, ADAM, "Somebody else…"]
    assert count_entries(harness) == 0
    seen = harness.alice.clicks(offer, ADAM)
    harness.settle()
    assert not seen.error
    # The card has taken the place of the question.
    assert offer.plain().startswith("Logged #1 · Note · Adam Smith")
    logged = get_entry(harness)
    assert logged.main_participant is not None
    assert (logged.main_participant.contact_id, logged.text) == (
        who["adam"].id,
        "asked about prices",
    )
    assert logged.duration_minutes == 25
    assert not get_drafts(harness)


def test_a_second_click_on_another_one_logs_nothing_more(harness: BotHarness) -> None:
    add_people(harness)
    offer = harness.alice.types("/log ad: asked").messages[0]
    behind = offer.copy()
    harness.alice.clicks(offer, ADAM)
    harness.alice.clicks(behind, ADA)
    harness.settle()
    assert count_entries(harness) == 1
    assert offer.plain().startswith("Logged #1 · Note · Adam Smith")


def test_a_choice_whose_draft_was_deleted_says_so(harness: BotHarness) -> None:
    add_people(harness)
    offer = harness.alice.types("/log ad: asked").messages[0]
    listed = harness.alice.types("/rapport drafts").messages[-1]
    harness.alice.clicks(listed, "Delete")
    harness.alice.clicks(offer, ADA)
    harness.settle()
    assert count_entries(harness) == 0
    assert "This was logged or deleted already." in offer.plain()


@one_day_in(4)
def test_two_clicks_at_the_same_moment_log_once(harness: BotHarness) -> None:
    add_people(harness)
    offer = harness.alice.types("/log ad: asked").messages[0]
    both = [threading.Thread(target=harness.alice.clicks, args=(offer.copy(), ADAM)) for _ in "12"]
    for each in both:
        each.start()
    for each in both:
        each.join()
    harness.settle()
    assert count_entries(harness) == 1


def test_an_old_button_never_logs_a_later_draft(harness: BotHarness) -> None:
    add_people(harness)
    first = harness.alice.types("/log ad: the first").messages[0]
    behind = first.copy()
    harness.alice.clicks(first, ADAM)
    harness.settle()
    # SQLite gives a number anew when the highest row has gone.
    harness.alice.types("/log ad: the second")
    harness.alice.clicks(behind, ADA)
    harness.settle()
    assert count_entries(harness) == 1


def test_one_after_the_other_is_asked_about(harness: BotHarness) -> None:
    add_people(harness)
    add_contact(harness, "Bea Brown", "bea@brown.example")
    offer = harness.alice.types("/log ad, bea: met -t note").messages[0]
    assert "Who is meant by “ad”?" in offer.plain()
    harness.alice.clicks(offer, ADA)
    harness.settle()
    assert "Who is meant by “bea”?" in offer.plain()
    harness.alice.clicks(offer, "Bea Brown · bea@brown.example")
    harness.settle()
    assert [each.name for each in get_entry(harness).participants] == ["Ada Lovelace", "Bea Brown"]


def test_who_was_deleted_meanwhile_moves_no_other_choice(harness: BotHarness) -> None:
    who = add_people(harness)
    add_contact(harness, "Bea Brown", "bea@brown.example")
    offer = harness.alice.types("/log ad, bea: met -t note").messages[0]
    with harness.session() as session:
        contact.delete(session, ADMIN, who["bea"], now=NOW)
    harness.alice.clicks(offer, ADA)
    harness.settle()
    assert offer.buttons() == ["Bea Brown · bea@brown.example", "Somebody else…"]
    harness.alice.clicks(offer, "Bea Brown · bea@brown.example")
    harness.settle()
    assert [each.name for each in get_entry(harness).participants] == ["Ada Lovelace", "Bea Brown"]


def test_a_close_spelling_is_asked_about_too(harness: BotHarness) -> None:
    add_people(harness)
    offer = harness.alice.types("/log bea blont: called").messages[0]
    assert "Nobody is spelt “bea blont”. Who is meant?" in offer.plain()
    harness.alice.clicks(offer, "Bea Blond · bea@blond.example")
    harness.settle()
    assert count_entries(harness) == 1


def test_none_of_them_opens_the_form_with_all_that_was_typed(harness: BotHarness) -> None:
    add_people(harness)
    offer = harness.alice.types("/log ad: asked -d 25m").messages[0]
    harness.alice.clicks(offer, "Somebody else…")
    form = open_form(harness.alice)
    assert "Several contacts fit “ad”" in form.plain()
    harness.alice.submits(form, {"log.contacts": ["Bea"]})
    harness.settle()
    assert (get_entry(harness).text, get_entry(harness).duration_minutes) == ("asked", 25)
    assert offer.plain().startswith("Logged #1 · Note · Bea Blond")
    assert not get_drafts(harness)


def test_in_the_direct_messages_the_question_becomes_the_card(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types("ad: asked")
    harness.settle()
    offer = last_direct_message(harness.alice)
    harness.alice.clicks(offer, ADA)
    harness.settle()
    assert offer.plain().startswith("#1 · Note · Ada Lovelace (Acme)")
    assert len(harness.alice.sees()) == 2


def test_one_after_the_other_is_asked_about_in_the_direct_messages_too(harness: BotHarness) -> None:
    add_people(harness)
    add_contact(harness, "Bea Brown", "bea@brown.example")
    harness.alice.types("ad, bea: asked")
    harness.settle()
    offer = last_direct_message(harness.alice)
    harness.alice.clicks(offer, ADA)
    harness.settle()
    assert "Who is meant by “bea”?" in offer.plain()
    harness.alice.clicks(offer, "Bea Brown · bea@brown.example")
    harness.settle()
    assert offer.plain().startswith("#1 · Note · Ada Lovelace (Acme), Bea Brown")
    assert len(harness.alice.sees()) == 2


def test_a_choice_of_somebody_else_is_not_one(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types("/log ad: asked")
    (draft,) = get_drafts(harness)
    listed = harness.bob.types("/rapport drafts").messages[0]
    assert "You have no drafts." in listed.plain()
    with harness.reading():
        assert draft.by == "alice@ours.example"


# ── drafts ──────────────────────────────────────────────────────────────────────────────────────


def test_a_form_that_is_given_up_is_a_draft_to_go_on_with(harness: BotHarness) -> None:
    add_people(harness)
    seen = harness.alice.types("/log nobody here: a long talk about the fair")
    assert seen.view is not None
    closed = harness.alice.closes(seen.view)
    harness.settle()
    assert not closed.error
    told = harness.alice.sees()[-1]
    assert "Not logged. What you began is kept as draft 1." in told.plain()
    harness.alice.clicks(told, "Continue")
    harness.alice.submits(open_form(harness.alice), {"log.contacts": ["Bea"]})
    harness.settle()
    assert get_entry(harness).text == "nobody here: a long talk about the fair"
    assert told.plain().startswith("Logged #1")


def test_an_empty_form_that_is_given_up_is_nothing(harness: BotHarness) -> None:
    seen = harness.alice.types("/log")
    assert seen.view is not None
    harness.alice.closes(seen.view)
    harness.settle()
    assert not get_drafts(harness)
    assert not harness.alice.sees()


def test_drafts_are_listed_the_newest_first_and_deleted(harness: BotHarness) -> None:
    add_people(harness)
    for text in ("one", "two"):
        view = harness.alice.types(f"/log nobody: {text}").view
        assert view is not None
        harness.alice.closes(view)
    harness.settle()
    listed = harness.alice.types("/rapport drafts").messages[0]
    assert listed.plain().index("two") < listed.plain().index("one")
    harness.alice.clicks(listed, action_id="log.draft.delete", value="2")
    harness.settle()
    assert [each.fields["text"] for each in get_drafts(harness)] == ["nobody: one"]
    assert "You have 1 draft." in listed.plain()


def test_drafts_are_listed_in_the_direct_messages_and_go_there(harness: BotHarness) -> None:
    add_people(harness)
    for text in ("one", "two"):
        harness.alice.types(f"nobody: {text}")
    harness.alice.types("drafts")
    harness.settle()
    listed = last_direct_message(harness.alice)
    harness.alice.clicks(listed, action_id="log.draft.delete", value="2")
    harness.settle()
    assert "You have 1 draft." in listed.plain()
    harness.alice.clicks(listed, "Continue")
    harness.alice.submits(open_form(harness.alice), {"log.contacts": ["Bea"]})
    harness.settle()
    # The list stays a list; the card of the entry stands beside it.
    assert "You have 1 draft." in listed.plain()
    assert harness.alice.sees()[-1].plain().startswith("Logged #1")


def test_a_form_that_slack_does_not_open_loses_nothing(harness: BotHarness) -> None:
    add_people(harness)
    harness.workspace.faults.fail("views.open", "expired_trigger_id")
    harness.alice.types("/log nobody: a talk")
    harness.settle()
    told = harness.alice.sees()[-1]
    assert "Slack did not open the form in time." in told.plain()
    harness.alice.clicks(told, "Open the form")
    harness.alice.submits(open_form(harness.alice), {"log.contacts": ["Bea"]})
    assert get_entry(harness).text == "nobody: a talk"


def test_a_draft_of_the_desk_can_be_gone_on_with(harness: BotHarness) -> None:
    add_people(harness)
    with harness.session() as session:
        drafts_fields = {"who": "bea", "text": "from the desk", "duration": "25m", "mark": "+"}
        drafts.add(session, drafts_fields, by="alice@ours.example", now=harness.clock.now)
    listed = harness.alice.types("/rapport drafts").messages[0]
    harness.alice.clicks(listed, "Continue")
    harness.alice.submits(open_form(harness.alice))
    logged = get_entry(harness)
    assert (logged.text, logged.duration_minutes, logged.evaluation) == (
        "from the desk",
        25,
        "positive",
    )


def test_hostile_drafts_are_harmless(harness: BotHarness) -> None:
    harness.alice.types(f"/log nobody such <!here>: {HOSTILE_TEXT}")
    listed = harness.alice.types("/rapport drafts").messages[0]
    assert not listed.mentions()

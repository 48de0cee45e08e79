"""Who is meant, when several may be; and drafts, in which nothing that was begun is lost."""

import threading

from journal.store import drafts
from tests.bot.logbook import (
    add_contact,
    add_people,
    count_entries,
    get_drafts,
    get_entry,
    last_direct_message,
    open_form,
)
from tests.bot.looking_up import HOSTILE_TEXT
from tests.bot.office import BotHarness

ADA = "Ada Lovelace (Acme) · ada@acme.example"
ADAM = "Adam Smith · adam@smith.example"


def test_two_who_may_be_meant_are_offered_and_a_click_logs(office: BotHarness) -> None:
    who = add_people(office)
    offer = office.alice.types("/log ad: asked about prices -d 25m").messages[0]
    assert offer.buttons() == [ADA, ADAM, "Somebody else…"]
    assert count_entries(office) == 0
    seen = office.alice.clicks(offer, ADAM)
    office.settle()
    assert not seen.error
    # The card has taken the place of the question.
    assert offer.plain().startswith("Logged #1 · Note · Adam Smith")
    logged = get_entry(office)
    assert logged.main_participant is not None
    assert (logged.main_participant.contact_id, logged.text) == (
        who["adam"].id,
        "asked about prices",
    )
    assert logged.duration_minutes == 25
    assert not get_drafts(office)


def test_a_second_click_on_another_one_logs_nothing_more(office: BotHarness) -> None:
    add_people(office)
    offer = office.alice.types("/log ad: asked").messages[0]
    behind = offer.copy()
    office.alice.clicks(offer, ADAM)
    office.alice.clicks(behind, ADA)
    office.settle()
    assert count_entries(office) == 1
    assert offer.plain().startswith("Logged #1 · Note · Adam Smith")


def test_a_choice_whose_draft_was_deleted_says_so(office: BotHarness) -> None:
    add_people(office)
    offer = office.alice.types("/log ad: asked").messages[0]
    listed = office.alice.types("/rapport drafts").messages[-1]
    office.alice.clicks(listed, "Delete")
    office.alice.clicks(offer, ADA)
    office.settle()
    assert count_entries(office) == 0
    assert "This was logged or deleted already." in offer.plain()


def test_two_clicks_at_the_same_moment_log_once(office: BotHarness) -> None:
    add_people(office)
    offer = office.alice.types("/log ad: asked").messages[0]
    both = [threading.Thread(target=office.alice.clicks, args=(offer.copy(), ADAM)) for _ in "12"]
    for each in both:
        each.start()
    for each in both:
        each.join()
    office.settle()
    assert count_entries(office) == 1


def test_an_old_button_never_logs_a_later_draft(office: BotHarness) -> None:
    add_people(office)
    first = office.alice.types("/log ad: the first").messages[0]
    behind = first.copy()
    office.alice.clicks(first, ADAM)
    office.settle()
    # SQLite gives a number anew when the highest row has gone.
    office.alice.types("/log ad: the second")
    office.alice.clicks(behind, ADA)
    office.settle()
    assert count_entries(office) == 1


def test_one_after_the_other_is_asked_about(office: BotHarness) -> None:
    add_people(office)
    add_contact(office, "Bea Brown", "bea@brown.example")
    offer = office.alice.types("/log ad, bea: met -t note").messages[0]
    assert "Who is meant by “ad”?" in offer.plain()
    office.alice.clicks(offer, ADA)
    office.settle()
    assert "Who is meant by “bea”?" in offer.plain()
    office.alice.clicks(offer, "Bea Brown · bea@brown.example")
    office.settle()
    assert [each.name for each in get_entry(office).participants] == ["Ada Lovelace", "Bea Brown"]


def test_a_close_spelling_is_asked_about_too(office: BotHarness) -> None:
    add_people(office)
    offer = office.alice.types("/log bea blont: hello").messages[0]
    assert "Nobody is spelt “bea blont”. Who is meant?" in offer.plain()
    office.alice.clicks(offer, "Bea Blond · bea@blond.example")
    office.settle()
    assert count_entries(office) == 1


def test_none_of_them_opens_the_form_with_all_that_was_typed(office: BotHarness) -> None:
    add_people(office)
    offer = office.alice.types("/log ad: asked -d 25m").messages[0]
    office.alice.clicks(offer, "Somebody else…")
    form = open_form(office.alice)
    assert "Several contacts fit “ad”" in form.plain()
    office.alice.submits(form, {"log.contacts": ["Bea"]})
    office.settle()
    assert (get_entry(office).text, get_entry(office).duration_minutes) == ("asked", 25)
    assert offer.plain().startswith("Logged #1 · Note · Bea Blond")
    assert not get_drafts(office)


def test_in_the_direct_messages_the_question_becomes_the_card(office: BotHarness) -> None:
    add_people(office)
    office.alice.types("ad: asked")
    office.settle()
    offer = last_direct_message(office.alice)
    office.alice.clicks(offer, ADA)
    office.settle()
    assert offer.plain().startswith("#1 · Note · Ada Lovelace (Acme)")
    assert len(office.alice.sees()) == 2


def test_one_after_the_other_is_asked_about_in_the_direct_messages_too(office: BotHarness) -> None:
    add_people(office)
    add_contact(office, "Bea Brown", "bea@brown.example")
    office.alice.types("ad, bea: talked")
    office.settle()
    offer = last_direct_message(office.alice)
    office.alice.clicks(offer, ADA)
    office.settle()
    assert "Who is meant by “bea”?" in offer.plain()
    office.alice.clicks(offer, "Bea Brown · bea@brown.example")
    office.settle()
    assert offer.plain().startswith("#1 · Note · Ada Lovelace (Acme), Bea Brown")
    assert len(office.alice.sees()) == 2


def test_a_choice_of_somebody_else_is_not_one(office: BotHarness) -> None:
    add_people(office)
    office.alice.types("/log ad: asked")
    (draft,) = get_drafts(office)
    listed = office.bob.types("/rapport drafts").messages[0]
    assert "You have no drafts." in listed.plain()
    with office.reading():
        assert draft.by == "alice@ours.example"


# ── drafts ──────────────────────────────────────────────────────────────────────────────────────


def test_a_form_that_is_given_up_is_a_draft_to_go_on_with(office: BotHarness) -> None:
    add_people(office)
    seen = office.alice.types("/log nobody here: a long talk about the fair")
    assert seen.view is not None
    closed = office.alice.closes(seen.view)
    office.settle()
    assert not closed.error
    told = office.alice.sees()[-1]
    assert "Not logged. What you began is kept as draft 1." in told.plain()
    office.alice.clicks(told, "Continue")
    office.alice.submits(open_form(office.alice), {"log.contacts": ["Bea"]})
    office.settle()
    assert get_entry(office).text == "a long talk about the fair"
    assert told.plain().startswith("Logged #1")


def test_an_empty_form_that_is_given_up_is_nothing(office: BotHarness) -> None:
    seen = office.alice.types("/log")
    assert seen.view is not None
    office.alice.closes(seen.view)
    office.settle()
    assert not get_drafts(office)
    assert not office.alice.sees()


def test_drafts_are_listed_the_newest_first_and_deleted(office: BotHarness) -> None:
    add_people(office)
    for text in ("one", "two"):
        view = office.alice.types(f"/log nobody: {text}").view
        assert view is not None
        office.alice.closes(view)
    office.settle()
    listed = office.alice.types("/rapport drafts").messages[0]
    assert listed.plain().index("two") < listed.plain().index("one")
    office.alice.clicks(listed, action_id="log.draft.delete", value="2")
    office.settle()
    assert [each.fields["text"] for each in get_drafts(office)] == ["one"]
    assert "You have 1 draft." in listed.plain()


def test_drafts_are_listed_in_the_direct_messages_and_go_there(office: BotHarness) -> None:
    add_people(office)
    for text in ("one", "two"):
        office.alice.types(f"nobody: {text}")
    office.alice.types("drafts")
    office.settle()
    listed = last_direct_message(office.alice)
    office.alice.clicks(listed, action_id="log.draft.delete", value="2")
    office.settle()
    assert "You have 1 draft." in listed.plain()
    office.alice.clicks(listed, "Continue")
    office.alice.submits(open_form(office.alice), {"log.contacts": ["Bea"]})
    office.settle()
    # The list stays a list; the card of the entry stands beside it.
    assert "You have 1 draft." in listed.plain()
    assert office.alice.sees()[-1].plain().startswith("Logged #1")


def test_a_form_that_slack_does_not_open_loses_nothing(office: BotHarness) -> None:
    add_people(office)
    office.workspace.faults.fail("views.open", "expired_trigger_id")
    office.alice.types("/log nobody: a talk")
    office.settle()
    told = office.alice.sees()[-1]
    assert "Slack did not open the form in time." in told.plain()
    office.alice.clicks(told, "Open the form")
    office.alice.submits(open_form(office.alice), {"log.contacts": ["Bea"]})
    assert get_entry(office).text == "a talk"


def test_a_draft_of_the_desk_can_be_gone_on_with(office: BotHarness) -> None:
    add_people(office)
    with office.session() as session:
        drafts_fields = {"who": "bea", "text": "from the desk", "duration": "25m", "mark": "+"}
        drafts.add(session, drafts_fields, by="alice@ours.example", now=office.clock.now)
    listed = office.alice.types("/rapport drafts").messages[0]
    office.alice.clicks(listed, "Continue")
    office.alice.submits(open_form(office.alice))
    logged = get_entry(office)
    assert (logged.text, logged.duration_minutes, logged.evaluation) == (
        "from the desk",
        25,
        "positive",
    )


def test_hostile_drafts_are_harmless(office: BotHarness) -> None:
    office.alice.types(f"/log nobody such <!here>: {HOSTILE_TEXT}")
    listed = office.alice.types("/rapport drafts").messages[0]
    assert not listed.mentions()

"""Correcting an entry in the form: only what was changed changes, and nobody is overwritten."""

from datetime import timedelta

from journal.entries import correct
from journal.model import Actor, Evaluation, Role, Source
from journal.store.record import interactions
from tests.bot.log_case import add_people, get_entry, open_form
from tests.bot.lookup_case import HOSTILE_TEXT, alice_actor, cancel_entries, log_entry
from tests.bot.workspace_case import BotHarness
from tests.clock import NOW

MIA = Actor(Source.CLI, "mia", email="mia@ours.example", role=Role.MANAGER)


def edit_as_mia(harness: BotHarness, number: int, **wanted: object) -> None:
    with harness.session() as session:
        correct.edit(session, harness.config, MIA, number, wanted, now=NOW)


def history(harness: BotHarness, number: int = 1) -> list[str]:
    with harness.reading() as session:
        return [each.field for each in interactions.changes_of(session, number)]


def test_the_form_has_what_the_entry_has(harness: BotHarness) -> None:
    bea = add_people(harness)["bea"]
    log_entry(
        harness, bea, template="CALL-OUT", text="prices", successful=False, duration_minutes=20
    )
    harness.alice.types("/rapport edit 1")
    view = open_form(harness.alice)
    assert (view.title, view.submit) == ("Edit #1", "Save changes")
    shown = view.plain()
    for part in ("Bea Blond", "Outgoing call", "prices", "20 min", "Nobody was reached"):
        assert part in shown


def test_what_was_not_changed_is_not_touched(harness: BotHarness) -> None:
    bea = add_people(harness)["bea"]
    at = NOW - timedelta(hours=2, seconds=7, microseconds=123)
    log_entry(harness, bea, template="CALL-OUT", text="line\ttwo\nthree", occurred_at=at)
    harness.alice.types("/rapport edit 1")
    seen = harness.alice.submits(open_form(harness.alice))
    harness.settle()
    assert not seen.errors
    assert history(harness) == []
    assert harness.alice.sees()[-1].plain().startswith("Nothing to change: #1")
    assert get_entry(harness).occurred_at == at


def test_a_card_is_corrected_in_its_place(harness: BotHarness) -> None:
    add_people(harness)
    card = harness.alice.types("/log bea: called").messages[0]
    harness.alice.clicks(card, "Edit")
    harness.alice.submits(
        open_form(harness.alice), {"log.note": "called twice", "log.template": "Letter"}
    )
    harness.settle()
    assert (get_entry(harness).text, get_entry(harness).template) == ("called twice", "LETTER")
    assert card.plain().startswith("Changed #1 · Letter · Bea Blond")
    # Undo takes back the change, not the entry.
    harness.alice.clicks(card, "Undo")
    harness.settle()
    assert (get_entry(harness).text, get_entry(harness).template) == ("called", "CALL-OUT")
    assert get_entry(harness).state == "active"


def test_a_lasting_card_is_shown_anew_by_itself(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types("bea: called")
    harness.settle()
    card = harness.alice.sees()[-1]
    harness.alice.clicks(card, "Edit")
    harness.alice.submits(open_form(harness.alice), {"log.note": "called twice"})
    harness.settle()
    assert "called twice" in card.plain()
    assert len(harness.alice.sees()) == 2


def test_every_field_can_be_corrected_and_emptied(harness: BotHarness) -> None:
    who = add_people(harness)
    log_entry(
        harness,
        who["bea"],
        template="CALL-OUT",
        text="prices",
        evaluation=Evaluation.POSITIVE,
        evaluation_note="glad",
        follow_up_on=NOW.date(),
        duration_minutes=20,
        opportunity="New hall",
    )
    harness.alice.types("/rapport edit 1")
    changes = {
        "log.contacts": ["Adam", "Bea"],
        "log.note": None,
        "log.duration": None,
        "log.cost": "7",
        "log.evaluation": None,
        "log.evaluation.note": None,
        "log.follow_up": None,
        "log.opportunity": None,
        "log.direction": "Incoming",
        "log.attempt": ["Nobody was reached"],
        "log.colleague": harness.bob,
    }
    seen = harness.alice.submits(open_form(harness.alice), changes)
    assert not seen.errors
    now = get_entry(harness)
    assert [each.name for each in now.participants] == ["Adam Smith", "Bea Blond"]
    assert (now.text, now.duration_minutes, str(now.cost.normalize())) == ("", 0, "7")
    assert (now.evaluation, now.evaluation_note, now.follow_up_on) == (None, "", None)
    assert (now.direction, now.successful) == ("inbound", False)
    assert (now.salesperson, now.opportunity) == ("bob@ours.example", "")


def test_a_template_that_is_not_offered_any_more_may_stay(harness: BotHarness) -> None:
    bea = add_people(harness)["bea"]
    number = log_entry(harness, bea, text="old")
    edit_as_mia(harness, number, text="older")
    with harness.session() as session:
        interactions.update(session, number, get_entry(harness).version, {"template": "GONE"})
    harness.alice.types(f"/rapport edit {number}")
    seen = harness.alice.submits(open_form(harness.alice), {"log.note": "new"})
    assert not seen.errors
    assert (get_entry(harness).text, get_entry(harness).template) == ("new", "GONE")


def test_somebody_elses_change_is_told_and_kept_and_what_was_typed_too(harness: BotHarness) -> None:
    bea = add_people(harness)["bea"]
    log_entry(harness, bea, template="CALL-OUT", text="prices", duration_minutes=20)
    harness.alice.types("/rapport edit 1")
    form = open_form(harness.alice)
    edit_as_mia(harness, 1, text="prices and terms", duration_minutes=30)
    seen = harness.alice.submits(form, {"log.duration": "45m"})
    assert not seen.error
    again = open_form(harness.alice)
    assert "mia@ours.example changed #1 while you had it open" in again.plain()
    assert "Note: prices → prices and terms" in again.plain()
    assert get_entry(harness).duration_minutes == 30
    # Theirs where nothing was typed, mine where something was.
    harness.alice.submits(again)
    now = get_entry(harness)
    assert (now.text, now.duration_minutes) == ("prices and terms", 45)


def test_what_was_cancelled_meanwhile_is_not_asked_to_be_saved_again(harness: BotHarness) -> None:
    log_entry(harness, add_people(harness)["bea"], text="prices")
    harness.alice.types("/rapport edit 1")
    form = open_form(harness.alice)
    cancel_entries(harness, 1)
    harness.alice.submits(form, {"log.note": "chairs"})
    top = open_form(harness.alice)
    assert "#1 is cancelled. Restore it first, then change it." in top.plain()
    harness.alice.closes(top)
    assert "save again" not in open_form(harness.alice).plain()
    assert get_entry(harness).text == "prices"


def test_an_old_card_opens_the_entry_as_it_is_now_and_says_so(harness: BotHarness) -> None:
    add_people(harness)
    card = harness.alice.types("/log bea: called").messages[0]
    edit_as_mia(harness, 1, text="called twice")
    harness.alice.clicks(card, "Edit")
    assert "mia@ours.example changed #1 since. Here it is now." in open_form(harness.alice).plain()
    harness.alice.submits(open_form(harness.alice), {"log.duration": "5m"})
    assert (get_entry(harness).text, get_entry(harness).duration_minutes) == ("called twice", 5)


def test_what_may_not_be_changed_is_told_before_a_form_is_filled_in(harness: BotHarness) -> None:
    bea = add_people(harness)["bea"]
    log_entry(harness, bea, text="of Alice")
    refused = harness.bob.types("/rapport edit 1")
    assert "You may not change #1" in refused.text
    assert harness.bob.modal is None
    cancel_entries(harness, 1)
    refused = harness.alice.types("/rapport edit 1")
    assert "#1 is cancelled. Restore it first" in refused.text
    assert "There is no #99 any more" in harness.alice.types("/rapport edit 99").text


def test_a_note_too_long_for_a_field_stays_as_it_is(harness: BotHarness) -> None:
    bea = add_people(harness)["bea"]
    text = "word " * 900 + "end"
    log_entry(harness, bea, text=text)
    harness.alice.types("/rapport edit 1")
    form = open_form(harness.alice)
    assert "too many to edit in Slack. It stays as it is." in form.plain()
    assert "Note" not in form.labels()
    harness.alice.submits(form, {"log.template": "Letter"})
    assert (get_entry(harness).text, get_entry(harness).template) == (text, "LETTER")


def test_wrong_values_stand_at_their_fields_after_a_second_round_too(harness: BotHarness) -> None:
    bea = add_people(harness)["bea"]
    log_entry(harness, bea, template="CALL-OUT", text="prices")
    harness.alice.types("/rapport edit 1")
    form = open_form(harness.alice)
    edit_as_mia(harness, 1, text="terms")
    harness.alice.submits(form, {"log.duration": "45m"})
    again = open_form(harness.alice)
    seen = harness.alice.submits(again, {"Duration": "very long"})
    assert list(seen.errors) == ["log.duration~1"]


def test_the_last_one_is_meant_without_a_number(harness: BotHarness) -> None:
    bea = add_people(harness)["bea"]
    log_entry(harness, bea, text="mine")
    log_entry(harness, bea, text="not mine", actor=MIA)
    assert alice_actor(harness).key == get_entry(harness).logged_by
    harness.alice.types("/rapport edit last")
    assert open_form(harness.alice).title == "Edit #1"


def test_a_hostile_entry_does_no_harm_in_the_form(harness: BotHarness) -> None:
    bea = add_people(harness)["bea"]
    log_entry(harness, bea, text=HOSTILE_TEXT * 10, subject=HOSTILE_TEXT)
    harness.alice.types("/rapport edit 1")
    form = open_form(harness.alice)
    assert not form.mentions()
    edit_as_mia(harness, 1, text=f"{HOSTILE_TEXT} again", evaluation_note=HOSTILE_TEXT)
    harness.alice.submits(form, {"log.note": "mine"})
    assert "while you had it open" in open_form(harness.alice).plain()
    assert not open_form(harness.alice).mentions()

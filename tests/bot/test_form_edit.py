"""Correcting an entry in the form: only what was changed changes, and nobody is overwritten."""

from datetime import timedelta

from journal import correct
from journal.model import Actor, Evaluation, Role, Source
from journal.store import interactions
from tests.bot.logbook import add_people, get_entry, open_form
from tests.bot.looking_up import HOSTILE_TEXT, alice_actor, cancel_entries, log_entry
from tests.bot.office import BotHarness
from tests.clock import NOW

MIA = Actor(Source.CLI, "mia", email="mia@ours.example", role=Role.MANAGER)


def edit_as_mia(office: BotHarness, number: int, **wanted: object) -> None:
    with office.session() as session:
        correct.edit(session, office.config, MIA, number, wanted, now=NOW)


def history(office: BotHarness, number: int = 1) -> list[str]:
    with office.reading() as session:
        return [each.field for each in interactions.changes_of(session, number)]


def test_the_form_has_what_the_entry_has(office: BotHarness) -> None:
    bea = add_people(office)["bea"]
    log_entry(
        office, bea, template="CALL-OUT", text="prices", successful=False, duration_minutes=20
    )
    office.alice.types("/rapport edit 1")
    view = open_form(office.alice)
    assert (view.title, view.submit) == ("Edit #1", "Save changes")
    shown = view.plain()
    for part in ("Bea Blond", "Outgoing call", "prices", "20 min", "Nobody was reached"):
        assert part in shown


def test_what_was_not_changed_is_not_touched(office: BotHarness) -> None:
    bea = add_people(office)["bea"]
    at = NOW - timedelta(hours=2, seconds=7, microseconds=123)
    log_entry(office, bea, template="CALL-OUT", text="line\ttwo\nthree", occurred_at=at)
    office.alice.types("/rapport edit 1")
    seen = office.alice.submits(open_form(office.alice))
    office.settle()
    assert not seen.errors
    assert history(office) == []
    assert office.alice.sees()[-1].plain().startswith("Nothing to change: #1")
    assert get_entry(office).occurred_at == at


def test_a_card_is_corrected_in_its_place(office: BotHarness) -> None:
    add_people(office)
    card = office.alice.types("/log bea: called").messages[0]
    office.alice.clicks(card, "Edit")
    office.alice.submits(
        open_form(office.alice), {"log.note": "called twice", "log.template": "Letter"}
    )
    office.settle()
    assert (get_entry(office).text, get_entry(office).template) == ("called twice", "LETTER")
    assert card.plain().startswith("Changed #1 · Letter · Bea Blond")
    # Undo takes back the change, not the entry.
    office.alice.clicks(card, "Undo")
    office.settle()
    assert (get_entry(office).text, get_entry(office).template) == ("called", "CALL-OUT")
    assert get_entry(office).state == "active"


def test_a_lasting_card_is_shown_anew_by_itself(office: BotHarness) -> None:
    add_people(office)
    office.alice.types("bea: called")
    office.settle()
    card = office.alice.sees()[-1]
    office.alice.clicks(card, "Edit")
    office.alice.submits(open_form(office.alice), {"log.note": "called twice"})
    office.settle()
    assert "called twice" in card.plain()
    assert len(office.alice.sees()) == 2


def test_every_field_can_be_corrected_and_emptied(office: BotHarness) -> None:
    who = add_people(office)
    log_entry(
        office,
        who["bea"],
        template="CALL-OUT",
        text="prices",
        evaluation=Evaluation.POSITIVE,
        evaluation_note="glad",
        follow_up_on=NOW.date(),
        duration_minutes=20,
    )
    office.alice.types("/rapport edit 1")
    changes = {
        "log.contacts": ["Adam", "Bea"],
        "log.note": None,
        "log.duration": None,
        "log.cost": "7",
        "log.evaluation": None,
        "log.evaluation.note": None,
        "log.follow_up": None,
        "log.direction": "Incoming",
        "log.attempt": ["Nobody was reached"],
        "log.colleague": office.bob,
    }
    seen = office.alice.submits(open_form(office.alice), changes)
    assert not seen.errors
    now = get_entry(office)
    assert [each.name for each in now.participants] == ["Adam Smith", "Bea Blond"]
    assert (now.text, now.duration_minutes, str(now.cost.normalize())) == ("", 0, "7")
    assert (now.evaluation, now.evaluation_note, now.follow_up_on) == (None, "", None)
    assert (now.direction, now.successful) == ("inbound", False)
    assert now.salesperson == "bob@ours.example"


def test_a_template_that_is_not_offered_any_more_may_stay(office: BotHarness) -> None:
    bea = add_people(office)["bea"]
    number = log_entry(office, bea, text="old")
    edit_as_mia(office, number, text="older")
    with office.session() as session:
        interactions.update(session, number, get_entry(office).version, {"template": "GONE"})
    office.alice.types(f"/rapport edit {number}")
    seen = office.alice.submits(open_form(office.alice), {"log.note": "new"})
    assert not seen.errors
    assert (get_entry(office).text, get_entry(office).template) == ("new", "GONE")


def test_somebody_elses_change_is_told_and_kept_and_what_was_typed_too(office: BotHarness) -> None:
    bea = add_people(office)["bea"]
    log_entry(office, bea, template="CALL-OUT", text="prices", duration_minutes=20)
    office.alice.types("/rapport edit 1")
    form = open_form(office.alice)
    edit_as_mia(office, 1, text="prices and terms", duration_minutes=30)
    seen = office.alice.submits(form, {"log.duration": "45m"})
    assert not seen.error
    again = open_form(office.alice)
    assert "mia@ours.example changed #1 while you had it open" in again.plain()
    assert "Note: prices → prices and terms" in again.plain()
    assert get_entry(office).duration_minutes == 30
    # Theirs where nothing was typed, mine where something was.
    office.alice.submits(again)
    now = get_entry(office)
    assert (now.text, now.duration_minutes) == ("prices and terms", 45)


def test_an_old_card_opens_the_entry_as_it_is_now_and_says_so(office: BotHarness) -> None:
    add_people(office)
    card = office.alice.types("/log bea: called").messages[0]
    edit_as_mia(office, 1, text="called twice")
    office.alice.clicks(card, "Edit")
    assert "mia@ours.example changed #1 since. Here it is now." in open_form(office.alice).plain()
    office.alice.submits(open_form(office.alice), {"log.duration": "5m"})
    assert (get_entry(office).text, get_entry(office).duration_minutes) == ("called twice", 5)


def test_what_may_not_be_changed_is_told_before_a_form_is_filled_in(office: BotHarness) -> None:
    bea = add_people(office)["bea"]
    log_entry(office, bea, text="of Alice")
    refused = office.bob.types("/rapport edit 1")
    assert "You may not change #1" in refused.text
    assert office.bob.modal is None
    cancel_entries(office, 1)
    refused = office.alice.types("/rapport edit 1")
    assert "#1 is cancelled. Restore it first" in refused.text
    assert "There is no #99 any more" in office.alice.types("/rapport edit 99").text


def test_a_note_too_long_for_a_field_stays_as_it_is(office: BotHarness) -> None:
    bea = add_people(office)["bea"]
    text = "word " * 900 + "end"
    log_entry(office, bea, text=text)
    office.alice.types("/rapport edit 1")
    form = open_form(office.alice)
    assert "too many to edit in Slack. It stays as it is." in form.plain()
    assert "Note" not in form.labels()
    office.alice.submits(form, {"log.template": "Letter"})
    assert (get_entry(office).text, get_entry(office).template) == (text, "LETTER")


def test_wrong_values_stand_at_their_fields_after_a_second_round_too(office: BotHarness) -> None:
    bea = add_people(office)["bea"]
    log_entry(office, bea, template="CALL-OUT", text="prices")
    office.alice.types("/rapport edit 1")
    form = open_form(office.alice)
    edit_as_mia(office, 1, text="terms")
    office.alice.submits(form, {"log.duration": "45m"})
    again = open_form(office.alice)
    seen = office.alice.submits(again, {"Duration": "very long"})
    assert list(seen.errors) == ["log.duration~1"]


def test_the_last_one_is_meant_without_a_number(office: BotHarness) -> None:
    bea = add_people(office)["bea"]
    log_entry(office, bea, text="mine")
    log_entry(office, bea, text="not mine", actor=MIA)
    assert alice_actor(office).key == get_entry(office).logged_by
    office.alice.types("/rapport edit last")
    assert open_form(office.alice).title == "Edit #1"


def test_a_hostile_entry_does_no_harm_in_the_form(office: BotHarness) -> None:
    bea = add_people(office)["bea"]
    log_entry(office, bea, text=HOSTILE_TEXT * 10, subject=HOSTILE_TEXT)
    office.alice.types("/rapport edit 1")
    form = open_form(office.alice)
    assert not form.mentions()
    edit_as_mia(office, 1, text=f"{HOSTILE_TEXT} again", evaluation_note=HOSTILE_TEXT)
    office.alice.submits(form, {"log.note": "mine"})
    assert "while you had it open" in open_form(office.alice).plain()
    assert not open_form(office.alice).mentions()

"""Tests what somebody is to come back to: listed with the text, done, put off, and whether they answered."""

from datetime import date, time, timedelta

import pytest

from journal.model import Contact
from playground.workspace import PostedMessage
from tests.bot.log_case import add_people, get_entry, open_form
from tests.bot.lookup_case import bob_actor, log_entry
from tests.bot.workspace_case import BotHarness
from tests.clock import NOW

TODAY = NOW.date()
ONE_DAY = timedelta(days=1)


def log_follow_up(harness: BotHarness, who: Contact, due: date, **more: object) -> int:
    said = {"text": "Wants a quote for 200 chairs.\nAnd a table.", "template": "CALL-OUT", **more}
    return log_entry(harness, who, follow_up_on=due, salesperson="alice@ours.example", **said)


def due_list(harness: BotHarness) -> PostedMessage:
    return harness.alice.types("/rapport due").messages[0]


def test_what_is_due_is_listed_with_its_text_the_oldest_first(harness: BotHarness) -> None:
    people = add_people(harness)
    log_follow_up(harness, people["ada"], TODAY)
    log_follow_up(harness, people["bea"], TODAY - 3 * ONE_DAY, text="Send the price list.")
    log_follow_up(harness, people["adam"], TODAY + 2 * ONE_DAY, text="Ask about the fair.")
    log_follow_up(harness, people["adam"], TODAY + 8 * ONE_DAY, text="Much later.")
    shown = due_list(harness).plain()
    assert "2 follow-ups are due" in shown
    assert shown.index("Send the price list.") < shown.index("Wants a quote for 200 chairs.")
    assert "due today" in shown
    assert "due 28 Feb" in shown
    assert shown.index("In the next seven days") < shown.index("Ask about the fair.")
    assert "Much later." not in shown


def test_where_there_is_nothing_it_says_so(harness: BotHarness) -> None:
    bea = add_people(harness)["bea"]
    log_entry(harness, bea, follow_up_on=TODAY, salesperson="bob@ours.example")
    assert "nothing to come back to" in harness.alice.types("/rapport due").text


@pytest.mark.parametrize("word", ["uppföljningar", "UPPF", "due"])
def test_it_is_asked_for_in_ones_own_language(harness: BotHarness, word: str) -> None:
    harness.alice.changes(locale="sv-SE")
    harness.settle()
    assert "Att återkomma till" in harness.alice.types(f"/rapport {word}").text


def test_done_takes_the_follow_up_away_and_undo_brings_it_back(harness: BotHarness) -> None:
    number = log_follow_up(harness, add_people(harness)["bea"], TODAY)
    seen = harness.alice.clicks(due_list(harness), "Done")
    harness.settle()
    after = harness.alice.sees(None)[-1]
    assert not seen.error
    assert f"Done: #{number}" in after.plain()
    assert "is due" not in after.plain()
    assert get_entry(harness, number).follow_up_on is None
    harness.alice.clicks(after, "Undo")
    harness.settle()
    assert get_entry(harness, number).follow_up_on == TODAY


@pytest.mark.parametrize(
    ("due", "then"),
    [
        (TODAY - 3 * ONE_DAY, TODAY + 7 * ONE_DAY),
        (TODAY, TODAY + 7 * ONE_DAY),
        (TODAY + 2 * ONE_DAY, TODAY + 9 * ONE_DAY),
    ],
)
def test_a_week_later_is_a_week_from_its_day_and_never_in_the_past(
    harness: BotHarness, due: date, then: date
) -> None:
    number = log_follow_up(harness, add_people(harness)["bea"], due)
    harness.alice.clicks(due_list(harness), "+1 week")
    assert get_entry(harness, number).follow_up_on == then


def test_a_click_on_what_is_not_so_any_more_puts_nothing_off(harness: BotHarness) -> None:
    number = log_follow_up(harness, add_people(harness)["bea"], TODAY)
    before, listed = due_list(harness), due_list(harness)
    harness.alice.clicks(listed, "+1 week")
    harness.alice.clicks(before, "+1 week")
    harness.settle()
    assert get_entry(harness, number).follow_up_on == TODAY + 7 * ONE_DAY
    shown = " ".join(each.plain() for each in harness.alice.sees())
    assert "You changed #1 since" in shown


def test_it_says_whether_they_answered_since(harness: BotHarness) -> None:
    people = add_people(harness)
    log_follow_up(harness, people["ada"], TODAY, occurred_at=NOW - 5 * ONE_DAY)
    log_follow_up(harness, people["bea"], TODAY, occurred_at=NOW - 5 * ONE_DAY)
    log_entry(harness, people["bea"], template="CALL-IN", occurred_at=NOW - 9 * ONE_DAY)
    answer = {"template": "CALL-IN", "actor": bob_actor(harness)}
    log_entry(harness, people["ada"], occurred_at=NOW - ONE_DAY, **answer)
    shown = due_list(harness).plain()
    ada, bea = shown.index("Ada Lovelace"), shown.index("Bea Blond")
    assert "they answered yesterday 11:30" in shown[ada:bea]
    assert "nobody answered since" in shown[bea:]


def test_an_answer_that_was_cancelled_or_did_not_come_about_is_none(harness: BotHarness) -> None:
    bea = add_people(harness)["bea"]
    log_follow_up(harness, bea, TODAY, occurred_at=NOW - 5 * ONE_DAY)
    log_entry(harness, bea, template="CALL-IN", successful=False, occurred_at=NOW - ONE_DAY)
    cancelled = log_entry(harness, bea, template="CALL-IN", occurred_at=NOW - ONE_DAY)
    harness.alice.types(f"/rapport cancel {cancelled}")
    assert "nobody answered since" in due_list(harness).plain()


# ── elsewhere ───────────────────────────────────────────────────────────────────────────────────


def test_home_shows_the_text_and_follows_the_buttons(harness: BotHarness) -> None:
    number = log_follow_up(harness, add_people(harness)["bea"], TODAY)
    home = harness.alice.opens_home()
    assert "Wants a quote for 200 chairs." in home.plain()
    harness.alice.clicks(home, "Done")
    assert get_entry(harness, number).follow_up_on is None
    assert harness.alice.home is not None
    assert "due today" not in harness.alice.home.plain()


def test_the_list_that_home_opens_stays_one_dialog(harness: BotHarness) -> None:
    people = add_people(harness)
    log_follow_up(harness, people["bea"], TODAY)
    log_follow_up(harness, people["ada"], TODAY)
    harness.alice.clicks(harness.alice.opens_home(), "Follow-ups")
    dialog = harness.alice.modal
    assert dialog is not None
    harness.alice.clicks(dialog, "Done", value="1.1")
    after = harness.alice.modal
    assert after is not None
    assert after.id == dialog.id
    assert "1 follow-up is due" in after.plain()


def test_the_digest_has_the_text_and_drops_what_was_done(harness: BotHarness) -> None:
    people = add_people(harness)
    harness.alice.types("/rapport")
    done = log_follow_up(harness, people["bea"], TODAY, text="Send the price list.")
    log_follow_up(harness, people["ada"], TODAY)
    harness.clock.now = NOW.replace(hour=18)
    harness.settle()
    digest = harness.alice.sees()[-1]
    assert "Send the price list." in digest.plain()
    assert "2 follow-ups are due" in digest.plain()
    harness.alice.clicks(digest, "Done", value=f"{done}.1")
    harness.settle()
    assert get_entry(harness, done).follow_up_on is None
    left = harness.alice.sees()[-1].plain()
    assert "1 follow-up is due" in left
    assert "Send the price list." not in left


# ── at a time of the day ────────────────────────────────────────────────────────────────────────


def due_of(harness: BotHarness, number: int = 0) -> tuple[str, str]:
    entry = get_entry(harness, number) if number else get_entry(harness)
    return str(entry.follow_up_on), f"{entry.follow_up_time:%H:%M}" if entry.follow_up_time else ""


@pytest.mark.parametrize(
    "typed", ["/log called Ada, follow up friday 14:00", "/log ada: called -follow friday 14:00"]
)
def test_a_typed_hour_is_shown_wherever_the_day_is(harness: BotHarness, typed: str) -> None:
    add_people(harness)
    card = harness.alice.types(typed).messages[0]
    assert due_of(harness) == ("2026-03-06", "14:00")
    assert "follow-up 6 Mar 14:00" in card.plain()
    assert "due 6 Mar 14:00" in due_list(harness).plain()
    assert "6 Mar 14:00" in harness.alice.types("/rapport show 1").text


def test_a_week_later_is_at_the_same_hour_and_done_forgets_it(harness: BotHarness) -> None:
    number = log_follow_up(harness, add_people(harness)["bea"], TODAY, follow_up_time=time(14))
    harness.alice.clicks(due_list(harness), "+1 week")
    assert due_of(harness, number) == ("2026-03-10", "14:00")
    harness.settle()
    harness.alice.clicks(due_list(harness), "Done")
    assert due_of(harness, number) == ("None", "")
    harness.settle()
    harness.alice.clicks(harness.alice.sees(None)[-1], "Undo")
    harness.settle()
    assert due_of(harness, number) == ("2026-03-10", "14:00")


def test_the_form_takes_an_hour_and_asks_for_its_day(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types("/log")
    harness.alice.clicks(open_form(harness.alice), "More fields")
    given = {"log.contacts": ["Bea"], "log.template": "Note", "log.follow_up.time": "14:00"}
    seen = harness.alice.submits(open_form(harness.alice), given)
    assert "Choose the day as well." in str(seen.errors)
    seen = harness.alice.submits(open_form(harness.alice), given | {"log.follow_up": "2026-03-06"})
    assert not seen.errors
    assert due_of(harness) == ("2026-03-06", "14:00")


def test_a_day_that_is_emptied_in_the_form_takes_its_hour_along(harness: BotHarness) -> None:
    log_follow_up(harness, add_people(harness)["bea"], TODAY, follow_up_time=time(14))
    harness.alice.types("/rapport edit 1")
    seen = harness.alice.submits(open_form(harness.alice), {"log.follow_up": None})
    assert not seen.errors
    assert due_of(harness) == ("None", "")


def test_the_small_form_takes_an_hour(harness: BotHarness) -> None:
    log_follow_up(harness, add_people(harness)["bea"], TODAY)
    harness.alice.clicks(harness.alice.types("/rapport show 1").messages[0], "Follow-up…")
    harness.alice.submits(open_form(harness.alice), {"log.follow_up.time": "16:30"})
    assert due_of(harness) == (str(TODAY), "16:30")


def test_what_is_still_to_come_keeps_its_hour(harness: BotHarness) -> None:
    add_people(harness)
    offer = harness.alice.types("/log meeting with Ada tomorrow at 10").messages[0]
    harness.alice.clicks(offer, "Note, follow-up 4 Mar 2026 10:00")
    assert due_of(harness) == ("2026-03-04", "10:00")

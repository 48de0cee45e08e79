"""Tests what somebody is told who did not do it: at once, or once a day, or not at all."""

from datetime import timedelta

from journal.entries import cancel
from journal.model import NoticeFrequency, UserPreferences
from journal.store.slack import people
from tests.bot.workspace_case import BotHarness
from tests.builders import ALICE, MANAGER, a_person, log_interaction


def _cancel_as_mia(harness: BotHarness, reason: str = "logged twice") -> int:
    """An entry of Alice's, who is known to Slack, cancelled by somebody else."""
    harness.alice.types("/rapport")
    harness.mia.types("/rapport")
    now = harness.clock.now
    with harness.session() as session:
        ada = a_person(session, "Ada <!channel> Lovelace", "ada@acme.example")
        number = log_interaction(session, harness.config, ada, actor=ALICE, now=now)
        cancel.cancel(session, harness.config, MANAGER, [number], reason=reason, now=now)
    return number


def _set_wishes(harness: BotHarness, wishes: UserPreferences) -> None:
    harness.alice.types("/rapport")
    with harness.session() as session:
        people.set_preferences(session, harness.alice.id, wishes)


def _bot_text(harness: BotHarness) -> str:
    harness.settle()
    return " ".join(each.plain() for each in harness.alice.sees() if not each.ephemeral_to)


def test_at_once_by_whom_and_why(harness: BotHarness) -> None:
    _set_wishes(harness, UserPreferences(notice_frequency=NoticeFrequency.EACH))
    number = _cancel_as_mia(harness)
    told = _bot_text(harness)
    assert "1 entry of yours was cancelled" in told
    assert f"#{number}" in told
    assert "by Mia Moss" in told
    assert "reason: logged twice" in told


def test_a_hostile_name_pings_nobody(harness: BotHarness) -> None:
    _set_wishes(harness, UserPreferences(notice_frequency=NoticeFrequency.EACH))
    _cancel_as_mia(harness, "<!here> <https://evil.example|Invoice>")
    harness.settle()
    assert all(each.mentions() == [] for each in harness.alice.sees() if not each.ephemeral_to)


def test_once_a_day_is_the_rule(harness: BotHarness) -> None:
    _cancel_as_mia(harness)
    assert "was cancelled" not in _bot_text(harness)
    harness.clock.now += timedelta(hours=24)
    assert "1 entry of yours was cancelled" in _bot_text(harness)


def test_who_wants_to_hear_nothing_hears_nothing(harness: BotHarness) -> None:
    _set_wishes(harness, UserPreferences(notice_frequency=NoticeFrequency.OFF))
    _cancel_as_mia(harness)
    harness.clock.now += timedelta(hours=24)
    assert "was cancelled" not in _bot_text(harness)


def test_stop_these_stops_these(harness: BotHarness) -> None:
    _set_wishes(harness, UserPreferences(notice_frequency=NoticeFrequency.EACH))
    _cancel_as_mia(harness)
    harness.settle()
    card = next(each for each in harness.alice.sees() if "Stop these" in each.buttons())
    harness.alice.clicks(card, "Stop these", confirm=True)
    harness.settle()
    before = _bot_text(harness).count("was cancelled")
    _cancel_as_mia(harness)
    assert _bot_text(harness).count("was cancelled") == before


def test_nobody_is_told_of_what_they_did_themselves(harness: BotHarness) -> None:
    _set_wishes(harness, UserPreferences(notice_frequency=NoticeFrequency.EACH))
    with harness.session() as session:
        ada = a_person(session, "Ada", "ada@acme.example")
        number = log_interaction(session, harness.config, ada, actor=ALICE, now=harness.clock.now)
    harness.alice.types(f"/rapport cancel {number}")
    assert "of yours" not in _bot_text(harness)

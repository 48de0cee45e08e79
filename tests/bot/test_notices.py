"""What somebody is told who did not do it: at once, or once a day, or not at all."""

from datetime import timedelta

from journal import cancel
from journal.model import NoticeFrequency, UserPreferences
from journal.store import people
from tests.bot.office import BotHarness
from tests.building import ALICE, MANAGER, a_person, log_interaction


def _cancel_as_mia(office: BotHarness, reason: str = "logged twice") -> int:
    """An entry of Alice's, who is known to Slack, cancelled by somebody else."""
    office.alice.types("/rapport")
    office.mia.types("/rapport")
    now = office.clock.now
    with office.session() as session:
        ada = a_person(session, "Ada <!channel> Lovelace", "ada@acme.example")
        number = log_interaction(session, office.config, ada, actor=ALICE, now=now)
        cancel.cancel(session, office.config, MANAGER, [number], reason=reason, now=now)
    return number


def _set_wishes(office: BotHarness, wishes: UserPreferences) -> None:
    office.alice.types("/rapport")
    with office.session() as session:
        people.set_preferences(session, office.alice.id, wishes)


def _bot_text(office: BotHarness) -> str:
    office.settle()
    return " ".join(each.plain() for each in office.alice.sees() if not each.ephemeral_to)


def test_at_once_by_whom_and_why(office: BotHarness) -> None:
    _set_wishes(office, UserPreferences(notice_frequency=NoticeFrequency.EACH))
    number = _cancel_as_mia(office)
    told = _bot_text(office)
    assert "1 entry of yours was cancelled" in told
    assert f"#{number}" in told
    assert "by Mia Moss" in told
    assert "reason: logged twice" in told


def test_a_hostile_name_pings_nobody(office: BotHarness) -> None:
    _set_wishes(office, UserPreferences(notice_frequency=NoticeFrequency.EACH))
    _cancel_as_mia(office, "<!here> <https://evil.example|Invoice>")
    office.settle()
    assert all(each.mentions() == [] for each in office.alice.sees() if not each.ephemeral_to)


def test_once_a_day_is_the_rule(office: BotHarness) -> None:
    _cancel_as_mia(office)
    assert "was cancelled" not in _bot_text(office)
    office.clock.now += timedelta(hours=24)
    assert "1 entry of yours was cancelled" in _bot_text(office)


def test_who_wants_to_hear_nothing_hears_nothing(office: BotHarness) -> None:
    _set_wishes(office, UserPreferences(notice_frequency=NoticeFrequency.OFF))
    _cancel_as_mia(office)
    office.clock.now += timedelta(hours=24)
    assert "was cancelled" not in _bot_text(office)


def test_stop_these_stops_these(office: BotHarness) -> None:
    _set_wishes(office, UserPreferences(notice_frequency=NoticeFrequency.EACH))
    _cancel_as_mia(office)
    office.settle()
    card = next(each for each in office.alice.sees() if "Stop these" in each.buttons())
    office.alice.clicks(card, "Stop these", confirm=True)
    office.settle()
    before = _bot_text(office).count("was cancelled")
    _cancel_as_mia(office)
    assert _bot_text(office).count("was cancelled") == before


def test_nobody_is_told_of_what_they_did_themselves(office: BotHarness) -> None:
    _set_wishes(office, UserPreferences(notice_frequency=NoticeFrequency.EACH))
    with office.session() as session:
        ada = a_person(session, "Ada", "ada@acme.example")
        number = log_interaction(session, office.config, ada, actor=ALICE, now=office.clock.now)
    office.alice.types(f"/rapport cancel {number}")
    assert "of yours" not in _bot_text(office)

"""The menu, help, Home, preferences: what everybody meets first."""

from datetime import timedelta
from pathlib import Path

import pytest

from journal.model import NoticeFrequency
from journal.store import people
from tests.bot.office import BotHarness, bot_harness
from tests.building import a_person, log_interaction


def test_the_command_alone_offers_what_there_is(office: BotHarness) -> None:
    seen = office.alice.types("/rapport")
    assert seen.acked
    assert not seen.error
    assert "Log an interaction" in seen.messages[0].buttons()
    assert "have not logged anything yet" in seen.text


def test_a_button_of_the_menu_does_what_its_words_would(office: BotHarness) -> None:
    menu = office.alice.types("/rapport").messages[0]
    seen = office.alice.clicks(menu, "Help")
    office.settle()
    assert any("How to use Rapport" in each.plain() for each in office.alice.sees(None)) or (
        "How to use Rapport" in seen.text
    )


def test_help_tells_of_every_verb_and_of_one(office: BotHarness) -> None:
    whole = office.alice.types("/rapport help").text
    for verb in ("/log", "history", "cancel", "restore", "purge", "triage", "why", "stats"):
        assert verb in whole
    one = office.alice.types("/rapport help purge").text
    assert "Admins only" in one
    assert "history" not in one


def test_a_slip_of_the_fingers_is_asked_back(office: BotHarness) -> None:
    seen = office.alice.types("/rapport histroy ada")
    assert "I don't know “histroy ada”" in seen.text
    assert "history ada" in seen.messages[0].buttons()


def test_something_hostile_after_the_command_pings_nobody(office: BotHarness) -> None:
    seen = office.alice.types("/rapport <!channel> <https://evil.example|Invoice> `*_~")
    assert seen.messages[0].mentions() == []


def test_home_shows_what_there_is_to_do(office: BotHarness) -> None:
    with office.session() as session:
        ada = a_person(session, "Ada Lovelace", "ada@acme.example")
        log_interaction(session, office.config, ada, now=office.clock.now)
    home = office.alice.opens_home()
    assert "No mail waits in triage." in home.plain()
    assert "For admins" not in home.plain()
    assert "For admins" in office.ada.opens_home().plain()


def test_preferences_are_kept_and_spoken_at_once(office: BotHarness) -> None:
    seen = office.alice.types("/rapport prefs")
    assert seen.view is not None
    assert seen.view.title == "Preferences"
    done = office.alice.submits(seen.view, {"prefs.told": "Tell me at once"})
    office.settle()
    assert not done.errors
    with office.reading() as session:
        alice = people.get(session, office.alice.id)
    assert alice is not None
    assert alice.preferences.notice_frequency is NoticeFrequency.EACH


def test_preferences_open_with_what_was_chosen(office: BotHarness) -> None:
    view = office.alice.types("/rapport prefs").view
    assert view is not None
    office.alice.submits(view, {"prefs.hour": "8:00"})
    again = office.alice.types("/rapport prefs").view
    assert again is not None
    assert "8:00" in str(again.values)


def test_a_guest_a_stranger_and_a_bot_are_refused(office: BotHarness) -> None:
    assert "not open to guests" in office.gus.types("/rapport").text
    other = office.workspace.add_person("eve", email="eve@evil.example", team="T0OTHER")
    assert "its own workspace" in other.types("/rapport").text


def test_a_guest_is_told_so_in_the_direct_messages_and_on_the_home_tab(office: BotHarness) -> None:
    office.gus.types("ada: called")
    office.settle()
    assert "not open to guests" in office.gus.sees()[-1].plain()
    assert "not open to guests" in office.gus.opens_home().plain()


def test_somebody_who_left_is_refused_once_slack_says_so(office: BotHarness) -> None:
    assert "What would you like" in office.bob.types("/rapport").text
    office.bob.changes(deleted=True)
    office.settle()
    assert "its own workspace" in office.bob.types("/rapport").text


@pytest.mark.parametrize("named", ["id", "@bosses", "@Bosses"])
def test_a_role_comes_by_user_group_too(database_url: str, tmp_path: Path, named: str) -> None:
    with bot_harness(database_url, tmp_path) as office:
        group = office.workspace.add_group("bosses", [office.bob])
        named = group.id if named == "id" else named
        admins = office.context.settings.slack.model_copy(update={"admins": ("@nobodies", named)})
        settings = office.context.settings.model_copy(update={"slack": admins})
        object.__setattr__(office.context, "settings", settings)
        assert "For admins" in office.bob.opens_home().plain()
        assert "For admins" not in office.alice.opens_home().plain()


def test_nobody_waits_for_slack_that_does_not_answer(office: BotHarness) -> None:
    office.alice.types("/rapport")
    office.workspace.faults.fail("users.info", "internal_error")
    office.clock.now += timedelta(days=2)
    assert "What would you like" in office.alice.types("/rapport").text

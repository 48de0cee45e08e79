"""The menu, help, Home, preferences: what everybody meets first."""

from datetime import timedelta
from pathlib import Path

import pytest

from journal.model import NoticeFrequency
from journal.store.slack import people
from tests.bot.workspace_case import BotHarness, bot_harness
from tests.builders import a_person, log_interaction


def test_the_command_alone_offers_what_there_is(harness: BotHarness) -> None:
    seen = harness.alice.types("/rapport")
    assert seen.acked
    assert not seen.error
    assert "Log an interaction" in seen.messages[0].buttons()
    assert "have not logged anything yet" in seen.text


def test_a_button_of_the_menu_does_what_its_words_would(harness: BotHarness) -> None:
    menu = harness.alice.types("/rapport").messages[0]
    seen = harness.alice.clicks(menu, "Help")
    harness.settle()
    assert any("How to use Rapport" in each.plain() for each in harness.alice.sees(None)) or (
        "How to use Rapport" in seen.text
    )


def test_help_tells_of_every_verb_and_of_one(harness: BotHarness) -> None:
    whole = harness.alice.types("/rapport help").text
    for verb in ("/log", "history", "cancel", "restore", "purge", "triage", "why", "stats"):
        assert verb in whole
    one = harness.alice.types("/rapport help purge").text
    assert "Admins only" in one
    assert "history" not in one


def test_a_slip_of_the_fingers_is_asked_back(harness: BotHarness) -> None:
    seen = harness.alice.types("/rapport histroy ada")
    assert "I don't know “histroy ada”" in seen.text
    assert "history ada" in seen.messages[0].buttons()


def test_something_hostile_after_the_command_pings_nobody(harness: BotHarness) -> None:
    seen = harness.alice.types("/rapport <!channel> <https://evil.example|Invoice> `*_~")
    assert seen.messages[0].mentions() == []


def test_home_shows_what_there_is_to_do(harness: BotHarness) -> None:
    with harness.session() as session:
        ada = a_person(session, "Ada Lovelace", "ada@acme.example")
        log_interaction(session, harness.config, ada, now=harness.clock.now)
    home = harness.alice.opens_home()
    assert "No mail waits in triage." in home.plain()
    assert "For admins" not in home.plain()
    assert "For admins" in harness.ada.opens_home().plain()


def test_preferences_are_kept_and_spoken_at_once(harness: BotHarness) -> None:
    seen = harness.alice.types("/rapport prefs")
    assert seen.view is not None
    assert seen.view.title == "Preferences"
    done = harness.alice.submits(seen.view, {"prefs.told": "Tell me at once"})
    harness.settle()
    assert not done.errors
    with harness.reading() as session:
        alice = people.get(session, harness.alice.id)
    assert alice is not None
    assert alice.preferences.notice_frequency is NoticeFrequency.EACH


def test_preferences_open_with_what_was_chosen(harness: BotHarness) -> None:
    view = harness.alice.types("/rapport prefs").view
    assert view is not None
    harness.alice.submits(view, {"prefs.hour": "8:00"})
    again = harness.alice.types("/rapport prefs").view
    assert again is not None
    assert "8:00" in str(again.values)


def test_a_guest_a_stranger_and_a_bot_are_refused(harness: BotHarness) -> None:
    assert "not open to guests" in harness.gus.types("/rapport").text
    other = harness.workspace.add_person("eve", email="eve@evil.example", team="T0OTHER")
    assert "its own workspace" in other.types("/rapport").text


def test_a_guest_is_told_so_in_the_direct_messages_and_on_the_home_tab(harness: BotHarness) -> None:
    harness.gus.types("ada: called")
    harness.settle()
    assert "not open to guests" in harness.gus.sees()[-1].plain()
    assert "not open to guests" in harness.gus.opens_home().plain()


def test_somebody_who_left_is_refused_once_slack_says_so(harness: BotHarness) -> None:
    assert "What would you like" in harness.bob.types("/rapport").text
    harness.bob.changes(deleted=True)
    harness.settle()
    assert "its own workspace" in harness.bob.types("/rapport").text


@pytest.mark.parametrize("named", ["id", "@bosses", "@Bosses"])
def test_a_role_comes_by_user_group_too(database_url: str, tmp_path: Path, named: str) -> None:
    with bot_harness(database_url, tmp_path) as harness:
        group = harness.workspace.add_group("bosses", [harness.bob])
        named = group.id if named == "id" else named
        admins = harness.context.settings.slack.model_copy(update={"admins": ("@nobodies", named)})
        settings = harness.context.settings.model_copy(update={"slack": admins})
        object.__setattr__(harness.context, "settings", settings)
        assert "For admins" in harness.bob.opens_home().plain()
        assert "For admins" not in harness.alice.opens_home().plain()


def test_nobody_waits_for_slack_that_does_not_answer(harness: BotHarness) -> None:
    harness.alice.types("/rapport")
    harness.workspace.faults.fail("users.info", "internal_error")
    harness.clock.now += timedelta(days=2)
    assert "What would you like" in harness.alice.types("/rapport").text

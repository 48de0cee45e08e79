"""The menu, help, Home, preferences: what everybody meets first."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from bot.grammar.verb_table import HELP
from bot.views.menu import HELP_SCREENS
from journal.model import NoticeFrequency
from journal.store.record import interactions
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
    assert any("Log what was said" in each.plain() for each in harness.alice.sees(None)) or (
        "Log what was said" in seen.text
    )


def test_help_is_three_screens_that_lead_to_each_other(harness: BotHarness) -> None:
    first = harness.alice.types("/rapport help").messages[0]
    assert "/log lunch with ada at ours yesterday" in first.plain()
    assert "history" not in first.plain()
    harness.alice.clicks(first, "Find and correct it")
    harness.settle()
    second = harness.alice.sees()[-1]
    assert "/rapport history" in second.plain()
    harness.alice.clicks(second, "Mails, team, settings")
    harness.settle()
    third = harness.alice.sees()[-1]
    assert "/rapport purge" in third.plain()
    assert third.ts == second.ts
    assert len(harness.alice.sees()) == 1


@pytest.mark.parametrize("language", ["en", "sv", "nb", "fi", "nl", "ru"])
def test_the_examples_of_the_help_are_understood(harness: BotHarness, language: str) -> None:
    with harness.session() as session:
        a_person(session, "Ada Lovelace", "ada@acme.example")
    harness.alice.changes(locale=f"{language}-XX")
    harness.settle()
    shown = harness.alice.types("/rapport help").messages[0].plain().splitlines()
    whole, short = [line for line in shown if line.startswith("/log ")][:2]
    harness.alice.types(whole)
    harness.alice.types(short)
    with harness.reading() as session:
        lunch, call = interactions.get_many(session, [1, 2]).values()
    assert (lunch.template, lunch.duration_minutes, lunch.cost) == (
        "MEETING-INHOUSE",
        60,
        Decimal(45),
    )
    assert lunch.occurred_at == datetime(2026, 3, 1, 22, tzinfo=UTC)
    assert lunch.follow_up_on == date(2026, 3, 6)
    assert call.template == "CALL-IN"


def test_every_verb_is_on_one_screen_of_the_help() -> None:
    screens = [verb for verbs in HELP_SCREENS.values() for verb in verbs]
    assert sorted(screens) == sorted(HELP)


def test_the_help_of_one_verb_is_of_that_alone(harness: BotHarness) -> None:
    one = harness.alice.types("/rapport help purge").text
    assert "Admins only" in one
    assert "history" not in one
    assert "-on yesterday 14:00" in harness.alice.types("/rapport help log").text


def test_the_help_in_a_dialog_stays_one_dialog(harness: BotHarness) -> None:
    harness.alice.clicks(harness.alice.opens_home(), "Help")
    dialog = harness.alice.modal
    assert dialog is not None
    harness.alice.clicks(dialog, "Find and correct it")
    after = harness.alice.modal
    assert after is not None
    assert (after.id, "/rapport history" in after.plain()) == (dialog.id, True)


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

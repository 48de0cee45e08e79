"""`rapport slack check`: each part is fine, or says what to do."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.check import CheckState, Finding, check_slack
from bot.slack_api.manifest import scopes
from journal.settings import Settings, load_config
from playground.workspace import Workspace
from tests.effort import one_day_in

Look = Callable[..., dict[str, Finding]]


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    with Workspace() as made:
        made.add_person("ada")
        yield made


def settings_of(workspace: Workspace, folder: Path, text: str, **environ: str) -> Settings:
    file = folder / "rapport.toml"
    file.write_text(f'[slack]\napi_base_url = "{workspace.api_url}"\n{text}', encoding="utf-8")
    given = {
        "RAPPORT_SLACK__BOT_TOKEN": workspace.bot_token,
        "RAPPORT_SLACK__APP_TOKEN": workspace.app_token,
        **environ,
    }
    loaded = load_config(file, given)
    assert not loaded.problems
    return loaded.settings


@pytest.fixture
def look(workspace: Workspace, tmp_path: Path) -> Look:
    def looked(
        text: str = 'admins = ["ada@ours.example"]',
        *,
        granted: tuple[str, ...] | None = None,
        now: datetime | None = None,
        **environ: str,
    ) -> dict[str, Finding]:
        settings = settings_of(workspace, tmp_path, text, **environ)
        workspace.set_scopes(*(scopes(settings.slack) if granted is None else granted))
        found = list(check_slack(settings, lambda: now or datetime.now(UTC)))
        return {each.subject: each for each in found}

    return looked


def failed_checks(found: dict[str, Finding]) -> set[str]:
    return {what for what, each in found.items() if each.state is not CheckState.OK}


def test_all_is_well(look: Look, workspace: Workspace) -> None:
    found = look()
    assert list(found) == ["bot token", "workspace", "scopes", "clock", "admins", "app token"]
    assert failed_checks(found) == set()
    assert workspace.calls("chat.postMessage") == []


def test_the_scopes_of_the_manifest_are_enough_for_every_look(
    look: Look, workspace: Workspace
) -> None:
    group = workspace.add_group("leads", [])
    channel = workspace.add_channel("triage", private=True)
    found = look(f'admins = ["{group.id}"]\ntriage_channel = "{channel.id}"')
    assert failed_checks(found) == set()


def test_missing_tokens_are_all_told_with_where_they_are(look: Look) -> None:
    found = look(RAPPORT_SLACK__BOT_TOKEN="", RAPPORT_SLACK__APP_TOKEN="")
    assert list(found) == ["RAPPORT_SLACK__BOT_TOKEN", "RAPPORT_SLACK__APP_TOKEN"]
    assert "OAuth & Permissions" in found["RAPPORT_SLACK__BOT_TOKEN"].fix
    assert "connections:write" in found["RAPPORT_SLACK__APP_TOKEN"].fix


def test_tokens_in_each_others_place_are_told_and_not_repeated(
    look: Look, workspace: Workspace
) -> None:
    found = look(
        RAPPORT_SLACK__BOT_TOKEN=workspace.app_token, RAPPORT_SLACK__APP_TOKEN=workspace.bot_token
    )
    assert "does not begin with xoxb-" in found["RAPPORT_SLACK__BOT_TOKEN"].message
    assert "does not begin with xapp-" in found["RAPPORT_SLACK__APP_TOKEN"].message
    assert workspace.bot_token not in repr(found)
    assert workspace.app_token not in repr(found)


def test_a_token_that_slack_does_not_know_is_told_and_not_repeated(look: Look) -> None:
    found = look(RAPPORT_SLACK__BOT_TOKEN="xoxb-0-wrong")
    assert found["bot token"].state is CheckState.FAILED
    assert "Copy it again" in found["bot token"].fix
    assert "invalid_auth" in found["bot token"].fix
    assert "wrong" not in repr(found["bot token"])


def test_a_missing_scope_is_named_with_its_purpose(look: Look) -> None:
    found = look(granted=("commands", "chat:write", "users:read"))
    assert "im:write (begin a direct message)" in found["scopes"].message
    assert "rapport slack manifest" in found["scopes"].fix
    # What can't be looked at without a scope says so itself.
    assert "missing_scope" in found["admins"].fix


def test_a_workspace_that_is_not_allowed_is_told(look: Look, workspace: Workspace) -> None:
    found = look('allowed_teams = ["T999"]\nadmins = ["ada@ours.example"]')
    assert failed_checks(found) == {"workspace"}
    assert workspace.team_id in found["workspace"].fix


def test_an_admin_whom_slack_does_not_know_is_named(look: Look) -> None:
    found = look('admins = ["ada@ours.example", "adda@ours.example", "U0NOBODY1"]')
    assert failed_checks(found) == {"admins"}
    assert found["admins"].message == "Slack does not know adda@ours.example, U0NOBODY1."


def test_a_group_that_is_not_there_is_named(look: Look) -> None:
    found = look('admins = ["ada@ours.example"]\nmanagers = ["S0614TZR7"]')
    assert failed_checks(found) == {"managers"}


def test_a_group_may_be_named_by_its_handle(look: Look, workspace: Workspace) -> None:
    workspace.add_group("sales-leads", [])
    found = look('admins = ["ada@ours.example"]\nmanagers = ["@Sales-Leads"]')
    assert failed_checks(found) == set()
    found = look('admins = ["ada@ours.example"]\nmanagers = ["@sales-leads", "@sale-leads"]')
    assert failed_checks(found) == {"managers"}
    assert found["managers"].message == "Slack does not know @sale-leads."


def test_no_admin_at_all_is_advice(look: Look) -> None:
    assert look("")["admins"].state is CheckState.ADVICE


@pytest.mark.parametrize(
    ("hours", "state"), [(0, CheckState.OK), (1, CheckState.FAILED), (-1, CheckState.FAILED)]
)
def test_a_clock_that_is_wrong_is_told(look: Look, hours: int, state: CheckState) -> None:
    found = look(now=datetime.now(UTC) + timedelta(hours=hours))
    assert found["clock"].state is state


def test_a_triage_channel_without_the_app_is_told(look: Look, workspace: Workspace) -> None:
    channel = workspace.add_channel("triage", with_app=False)
    found = look(f'admins = ["ada@ours.example"]\ntriage_channel = "{channel.id}"')
    assert failed_checks(found) == {"triage channel"}
    assert "/invite @rapport" in found["triage channel"].fix


def test_a_triage_channel_by_name_is_found_and_its_id_advised(
    look: Look, workspace: Workspace
) -> None:
    channel = workspace.add_channel("triage")
    found = look('admins = ["ada@ours.example"]\ntriage_channel = "#triage"')
    assert found["triage channel"].state is CheckState.ADVICE
    assert channel.id in found["triage channel"].fix


def test_a_triage_channel_that_is_not_there_is_told(look: Look) -> None:
    found = look('admins = ["ada@ours.example"]\ntriage_channel = "C0614TZR7"')
    assert "no channel 'C0614TZR7'" in found["triage channel"].message


def test_socket_mode_that_can_not_be_opened_is_told(look: Look, workspace: Workspace) -> None:
    workspace.faults.fail("apps.connections.open", "not_allowed_token_type")
    found = look()
    assert failed_checks(found) == {"app token"}
    assert "begins with xoxb-" in found["app token"].fix


@one_day_in(3)
def test_slack_that_is_away_is_told(look: Look, workspace: Workspace) -> None:
    workspace.faults.set_down(True)
    found = look()
    assert failed_checks(found) == {"bot token", "app token"}
    assert "can't be reached" in found["bot token"].message


def test_http_mode_needs_its_secret_and_its_address(look: Look) -> None:
    found = look('mode = "http"\nadmins = ["ada@ours.example"]')
    assert failed_checks(found) == {"RAPPORT_SLACK__SIGNING_SECRET", "public address"}
    assert "app token" not in found


def test_http_mode_says_where_slack_is_to_call(look: Look) -> None:
    text = 'mode = "http"\npublic_url = "https://r.example"\nadmins = ["ada@ours.example"]'
    found = look(text, RAPPORT_SLACK__SIGNING_SECRET="s")
    assert failed_checks(found) == set()
    assert "https://r.example/slack/events" in found["public address"].message

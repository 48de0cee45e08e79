"""The manifest says what the app is; what it lacks is named."""

from datetime import UTC
from pathlib import Path
from typing import Any

import pytest

from bot.grammar import DueRequest, HelpRequest, HistoryRequest, TriageRequest, read_command
from bot.slack_api.manifest import build_manifest, missing_scopes, scopes, to_yaml
from bot.slack_api.workflow_steps import StepId
from journal.settings import load_config
from journal.settings.slack_settings import SlackSettings
from tests.bot.slack_api.manifest_rules import manifest_problems
from tests.clock import NOW


def load_slack_settings(folder: Path, text: str = "") -> SlackSettings:
    file = folder / "rapport.toml"
    file.write_text(f"[slack]\n{text}", encoding="utf-8")
    loaded = load_config(file, {})
    assert not loaded.problems
    return loaded.settings.slack


HTTP = 'mode = "http"\npublic_url = "https://rapport.ours.example/"\n'


def test_the_commands_are_those_of_the_config(tmp_path: Path) -> None:
    made = build_manifest(load_slack_settings(tmp_path, 'command = "/crm"\nlog_command = "/note"'))
    commands = made["features"]["slash_commands"]
    assert [each["command"] for each in commands] == ["/note", "/crm"]
    assert all(each["should_escape"] for each in commands)


def test_one_command_for_both_is_named_once(tmp_path: Path) -> None:
    made = build_manifest(load_slack_settings(tmp_path, 'command = "/crm"\nlog_command = "/crm"'))
    assert len(made["features"]["slash_commands"]) == 1


def test_socket_mode_needs_no_address(tmp_path: Path) -> None:
    made = build_manifest(load_slack_settings(tmp_path))
    assert made["settings"]["socket_mode_enabled"] is True
    assert "url" not in to_yaml(made)
    assert made["settings"]["event_subscriptions"]["bot_events"] == [
        "app_home_opened",
        "message.im",
        "user_change",
    ]


def test_http_mode_says_where_to_call(tmp_path: Path) -> None:
    made = build_manifest(load_slack_settings(tmp_path, HTTP))
    url = "https://rapport.ours.example/slack/events"
    assert made["settings"]["socket_mode_enabled"] is False
    assert made["settings"]["event_subscriptions"]["request_url"] == url
    assert made["settings"]["interactivity"]["request_url"] == url
    assert made["settings"]["interactivity"]["message_menu_options_url"] == url
    assert {each["url"] for each in made["features"]["slash_commands"]} == {url}


def test_both_shortcuts_and_both_tabs_are_there(tmp_path: Path) -> None:
    features = build_manifest(load_slack_settings(tmp_path))["features"]
    shortcuts = {each["callback_id"]: each["type"] for each in features["shortcuts"]}
    assert shortcuts == {"log_global": "global", "log_message": "message"}
    assert features["app_home"] == {
        "home_tab_enabled": True,
        "messages_tab_enabled": True,
        "messages_tab_read_only_enabled": False,
    }


def test_steps_are_declared_only_where_they_are_wanted(tmp_path: Path) -> None:
    without = build_manifest(load_slack_settings(tmp_path))
    assert "functions" not in without
    assert without["settings"]["org_deploy_enabled"] is False
    made = build_manifest(load_slack_settings(tmp_path, "workflow_steps = true"))
    assert set(made["functions"]) == set(StepId)
    assert made["settings"]["org_deploy_enabled"] is True
    assert made["settings"]["function_runtime"] == "remote"
    assert "function_executed" in made["settings"]["event_subscriptions"]["bot_events"]
    for step in made["functions"].values():
        assert {"title", "description", "input_parameters", "output_parameters"} == set(step)
        for name, each in {**step["input_parameters"], **step["output_parameters"]}.items():
            assert each["name"] == name
            assert len(each["title"]) <= 24


def test_slack_limits_what_a_manifest_may_say(tmp_path: Path) -> None:
    made = build_manifest(load_slack_settings(tmp_path))
    assert len(made["display_information"]["description"]) <= 140
    for each in made["features"]["shortcuts"]:
        assert len(each["name"]) <= 24
        assert len(each["description"]) <= 150
    for each in made["features"]["slash_commands"]:
        assert len(each["command"]) <= 32


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("", set()),
        ('admins = ["S0614TZR7"]', {"usergroups:read"}),
        ('managers = ["@sales-leads"]', {"usergroups:read"}),
        ('admins = ["ada@ours.example", "U0614TZR7"]', set()),
        ('triage_channel = "C0614TZR7"', {"channels:read", "groups:read"}),
    ],
)
def test_a_scope_is_asked_for_where_a_setting_needs_it(
    tmp_path: Path, text: str, more: set[str]
) -> None:
    plain = set(scopes(load_slack_settings(tmp_path)))
    assert set(scopes(load_slack_settings(tmp_path, text))) - plain == more


def test_what_is_missing_is_named_with_its_purpose(tmp_path: Path) -> None:
    made = load_slack_settings(tmp_path)
    granted = [scope for scope in scopes(made) if scope != "im:write"]
    assert missing_scopes(granted, made) == {"im:write": "begin a direct message"}
    assert missing_scopes(scopes_of(made), made) == {}


def scopes_of(made: SlackSettings) -> list[str]:
    listed: list[str] = build_manifest(made)["oauth_config"]["scopes"]["bot"]
    return listed


def test_yaml_is_what_a_person_would_write() -> None:
    value: dict[str, Any] = {
        "name": "Rapport",
        "text": "say: yes",
        "on": True,
        "word": "no",
        "list": ["a:b", "plain", 'quoted "x"'],
        "many": [{"a": 1, "b": {"c": "d"}}, {"a": 2}],
        "none": [],
    }
    assert to_yaml(value) == (
        "name: Rapport\n"
        'text: "say: yes"\n'
        "on: true\n"
        'word: "no"\n'
        "list:\n"
        '  - "a:b"\n'
        "  - plain\n"
        '  - "quoted \\"x\\""\n'
        "many:\n"
        "  - a: 1\n"
        "    b:\n"
        "      c: d\n"
        "  - a: 2\n"
        "none: []\n"
    )


def test_prompts_are_for_those_who_want_them_and_each_is_answered(tmp_path: Path) -> None:
    assert "agent_view" not in build_manifest(load_slack_settings(tmp_path))["features"]
    made = build_manifest(load_slack_settings(tmp_path, "prompts = true"))
    assert "assistant:write" in made["oauth_config"]["scopes"]["bot"]
    lines = [each["message"] for each in made["features"]["agent_view"]["suggested_prompts"]]
    assert [type(read_command(each, now=NOW, zone=UTC, language="fi")) for each in lines] == [
        DueRequest,
        TriageRequest,
        HistoryRequest,
        HelpRequest,
    ]


@pytest.mark.parametrize(
    "text",
    ["", HTTP, "workflow_steps = true", "prompts = true", 'triage_channel = "C0123456"'],
)
def test_it_keeps_to_slacks_published_schema(tmp_path: Path, text: str) -> None:
    assert manifest_problems(build_manifest(load_slack_settings(tmp_path, text))) == []


@pytest.mark.parametrize(
    ("part", "value", "told"),
    [
        ("features", {"shortcuts": [{"name": "x" * 25}]}, "/features/shortcuts/0/name"),
        ("features", {"slash_commands": [{"command": "log"}]}, "must be a command"),
        ("settings", {"socket_mode": True}, "invalid additional property: socket_mode"),
        ("functions", {"log": {"title": "Log"}}, "missing required field: input_parameters"),
        ("display_information", {"description": "x"}, "missing required field: name"),
    ],
)
def test_what_slack_would_refuse_is_found(
    tmp_path: Path, part: str, value: object, told: str
) -> None:
    made = build_manifest(load_slack_settings(tmp_path))
    assert any(told in each for each in manifest_problems({**made, part: value}))

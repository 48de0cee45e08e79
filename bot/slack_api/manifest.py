"""PURE. The app's manifest: what an admin pastes into Slack to make the app, and what it needs.

The commands' names are settings, so the manifest is made from them. Scopes are asked for only
where a setting needs them.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.slack_api.workflow_steps import step_declarations
from journal.settings.slack_settings import SlackSettings

EVENTS_PATH = "/slack/events"
EVENTS = ("app_home_opened", "message.im", "user_change")
# Comes only to an app that has steps.
STEP_EVENT = "function_executed"
# What the direct messages offer to ask → the line that is sent then.
PROMPTS = {
    "What is due?": "due",
    "Which mails wait?": "triage",
    "What did I log?": "history me",
    "What can I type?": "help",
}
# Scope → what it is for.
_SCOPES_ALWAYS = {
    "chat:write": "post cards in direct messages and the triage channel",
    "commands": "the commands and shortcuts",
    "files:read": "attach the files that people put into a form or send along",
    "files:write": "send CSV files, charts and what is attached",
    "im:history": "read the lines that people write to the app",
    "im:write": "begin a direct message",
    "users:read": "know people's names, languages and time zones",
    "users:read.email": "know who is who in the record",
}
_SCOPES_FOR_GROUPS = {"usergroups:read": "know who is in the user groups that the config names"}
_SCOPES_FOR_PROMPTS = {"assistant:write": "offer what can be asked in the direct messages"}
_SCOPES_FOR_TRIAGE = {
    "channels:read": "see whether the triage channel is there",
    "groups:read": "see whether a private triage channel is there",
}


def scopes(slack: SlackSettings) -> dict[str, str]:
    """The scopes that the bot token needs, and what for."""
    needed = dict(_SCOPES_ALWAYS)
    if any(is_group(each) for each in (*slack.admins, *slack.managers)):
        needed |= _SCOPES_FOR_GROUPS
    if slack.prompts:
        needed |= _SCOPES_FOR_PROMPTS
    if slack.triage_channel:
        needed |= _SCOPES_FOR_TRIAGE
    return dict(sorted(needed.items()))


def events(slack: SlackSettings) -> tuple[str, ...]:
    return (*EVENTS, STEP_EVENT) if slack.workflow_steps else EVENTS


def is_group(name: str) -> bool:
    """Says whether it names a group, `S0614TZR7` or `@sales-leads`, and no person."""
    return name.startswith("@") or (name.startswith("S") and name.isalnum())


def build_manifest(slack: SlackSettings) -> dict[str, Any]:
    return {
        "_metadata": {"major_version": 2},
        "display_information": {
            "name": "Rapport",
            "description": "Log and find what you and your contacts said to each other",
            "background_color": "#1f3a5f",
        },
        "features": _features(slack),
        **({"functions": step_declarations()} if slack.workflow_steps else {}),
        "oauth_config": {"scopes": {"bot": list(scopes(slack))}},
        "settings": _settings(slack),
    }


def _features(slack: SlackSettings) -> dict[str, Any]:
    return {
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "bot_user": {"display_name": "rapport", "always_online": True},
        **({"agent_view": _agent_view()} if slack.prompts else {}),
        "slash_commands": [*_commands(slack)],
        "shortcuts": [
            {
                "name": "Log an interaction",
                "type": "global",
                "callback_id": "log_global",
                "description": "Record a call, a meeting, a letter",
            },
            {
                "name": "Log to contact",
                "type": "message",
                "callback_id": "log_message",
                "description": "Record this message with a contact",
            },
        ],
    }


def _agent_view() -> dict[str, Any]:
    return {
        "agent_description": "Logs what you and your contacts said to each other, and finds it again",
        "suggested_prompts": [
            {"title": title, "message": message} for title, message in PROMPTS.items()
        ],
    }


def _commands(slack: SlackSettings) -> Iterator[dict[str, Any]]:
    manifest = {
        slack.log_command: (
            "Log an interaction in one line",
            "ada: asked for the price list -t call -d 25m",
        ),
        slack.command: (
            "Find, show, correct and sort what was logged",
            "history | find | triage | stats | help",
        ),
    }
    for command, (about, hint) in manifest.items():
        yield {
            "command": command,
            "description": about,
            "usage_hint": hint,
            "should_escape": True,
            **_url(slack),
        }


def _settings(slack: SlackSettings) -> dict[str, Any]:
    by_socket = slack.mode == "socket"
    url = request_url(slack)
    interactivity: dict[str, Any] = {"is_enabled": True}
    if not by_socket:
        interactivity |= {"request_url": url, "message_menu_options_url": url}
    return {
        "event_subscriptions": {
            **({} if by_socket else {"request_url": url}),
            "bot_events": list(events(slack)),
        },
        "interactivity": interactivity,
        # Slack offers the steps of an app only if it may be installed for a whole organisation.
        "org_deploy_enabled": slack.workflow_steps,
        **({"function_runtime": "remote"} if slack.workflow_steps else {}),
        "socket_mode_enabled": by_socket,
        "token_rotation_enabled": False,
    }


def _url(slack: SlackSettings) -> dict[str, str]:
    return {} if slack.mode == "socket" else {"url": request_url(slack)}


def request_url(slack: SlackSettings) -> str:
    """The address that Slack calls in http mode."""
    return f"{slack.public_url}{EVENTS_PATH}"


def to_yaml(value: Mapping[str, Any]) -> str:
    """The value as YAML, which Slack's page shows by default. Texts are quoted as in JSON."""
    return "\n".join(_lines(value, "")) + "\n"


def _lines(value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, each in value.items():
            yield from _entry(f"{indent}{key}:", each, indent)
    else:
        for each in value:
            yield from _item(each, indent)


def _entry(head: str, value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping | list) and value:
        yield head
        yield from _lines(value, f"{indent}  ")
    else:
        yield f"{head} {_scalar(value)}"


def _item(value: Any, indent: str) -> Iterator[str]:
    if not isinstance(value, Mapping):
        yield f"{indent}- {_scalar(value)}"
        return
    first, *rest = _lines(value, f"{indent}  ")
    yield f"{indent}- {first.lstrip()}"
    yield from rest


def _scalar(value: Any) -> str:
    plain = isinstance(value, str) and value.replace("_", "").replace(".", "").isalpha()
    reserved = {"true", "false", "yes", "no", "on", "off", "null"}
    if plain and value.casefold() not in reserved:
        return str(value)
    return json.dumps(value, ensure_ascii=False)


def missing_scopes(granted: Sequence[str], slack: SlackSettings) -> dict[str, str]:
    """Scopes that the app needs and was not given."""
    return {scope: about for scope, about in scopes(slack).items() if scope not in granted}

"""Holds what Slack's published schema (version 2) asks of the parts of a manifest that we use.

Closed, as the schema is: what is not named here is refused. Ours may need what it names newly.
"""

from playground.workspace.limits.checks import (
    Problems,
    ValueCheck,
    add_problem,
    boolean,
    list_of,
    may_have,
    must_have,
    number,
    object_with,
    one_of,
    text,
    text_matching,
)

_URL = text_matching(r"https?://.{1,2990}", "an address by http")
_IDENTIFIER = text(255, least=1)
_ANY = text(5000)


def _map_of(item: ValueCheck, most: int) -> ValueCheck:
    """An object with any names."""

    def check(value: object, pointer: str, problems: Problems) -> None:
        if not isinstance(value, dict):
            add_problem(problems, pointer, "must provide an object")
            return
        if len(value) > most:
            add_problem(problems, pointer, f"no more than {most} items allowed")
        for name, one in value.items():
            item(one, f"{pointer}/{name}", problems)

    return check


_DISPLAY = object_with(
    {
        "name": must_have(text(35, least=1)),
        "description": may_have(text(140, least=1)),
        "background_color": may_have(text_matching("#[0-9a-fA-F]{6}", "a colour")),
    }
)
_APP_HOME = object_with(
    {
        "home_tab_enabled": may_have(boolean),
        "messages_tab_enabled": may_have(boolean),
        "messages_tab_read_only_enabled": may_have(boolean),
    }
)
_BOT_USER = object_with(
    {"display_name": must_have(text(80, least=1)), "always_online": may_have(boolean)}
)
_COMMAND = object_with(
    {
        "command": must_have(text_matching("/.{1,31}", "a command")),
        "url": may_have(_URL),
        "description": must_have(text(2000, least=1)),
        "usage_hint": may_have(text(1000, least=1)),
        "should_escape": may_have(boolean),
    }
)
_SHORTCUT = object_with(
    {
        "name": must_have(text(24, least=1)),
        "type": must_have(one_of("message", "global")),
        "callback_id": must_have(_IDENTIFIER),
        "description": must_have(text(150, least=1)),
    }
)
_PARAMETER = object_with(
    {
        "type": must_have(_ANY),
        "name": may_have(_ANY),
        "title": may_have(_ANY),
        "description": may_have(_ANY),
        "is_required": may_have(boolean),
        "hint": may_have(_ANY),
    }
)
_STEP = object_with(
    {
        "title": must_have(_ANY),
        "description": must_have(_ANY),
        "input_parameters": must_have(_map_of(_PARAMETER, 20)),
        "output_parameters": must_have(_map_of(_PARAMETER, 20)),
    }
)
_AGENT_VIEW = object_with(
    {
        "agent_description": must_have(text(300, least=1)),
        "suggested_prompts": may_have(
            list_of(object_with({"title": must_have(_ANY), "message": must_have(_ANY)}), 4)
        ),
    }
)
_SETTINGS = object_with(
    {
        "event_subscriptions": may_have(
            object_with(
                {"request_url": may_have(_URL), "bot_events": may_have(list_of(_IDENTIFIER, 100))}
            )
        ),
        "interactivity": may_have(
            object_with(
                {
                    "is_enabled": must_have(boolean),
                    "request_url": may_have(_URL),
                    "message_menu_options_url": may_have(_URL),
                }
            )
        ),
        "org_deploy_enabled": may_have(boolean),
        "function_runtime": may_have(one_of("remote", "slack", "local")),
        "socket_mode_enabled": may_have(boolean),
        "token_rotation_enabled": may_have(boolean),
    }
)
_MANIFEST = object_with(
    {
        "_metadata": may_have(object_with({"major_version": may_have(number(1, 2))})),
        "display_information": must_have(_DISPLAY),
        "features": may_have(
            object_with(
                {
                    "app_home": may_have(_APP_HOME),
                    "bot_user": may_have(_BOT_USER),
                    "agent_view": may_have(_AGENT_VIEW),
                    "slash_commands": may_have(list_of(_COMMAND, 50)),
                    "shortcuts": may_have(list_of(_SHORTCUT, 10)),
                }
            )
        ),
        "functions": may_have(_map_of(_STEP, 50)),
        "oauth_config": may_have(
            object_with(
                {"scopes": may_have(object_with({"bot": may_have(list_of(_IDENTIFIER, 255))}))}
            )
        ),
        "settings": may_have(_SETTINGS),
    }
)


def manifest_problems(manifest: object) -> Problems:
    problems: Problems = []
    _MANIFEST(manifest, "", problems)
    return problems

"""PURE. Slack's payloads → inputs. The only file that knows their shape."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.ids import action_and_value
from bot.inputs import (
    Click,
    DirectMessage,
    FieldValue,
    FormClosed,
    FormSubmitted,
    HomeOpened,
    MessageRef,
    PickerSearched,
    SharedFile,
    SharedMessage,
    Shortcut,
    SlashCommand,
    StepExecuted,
    User,
    ViewState,
)

Payload = Mapping[str, Any]


def user_and_team_ids(body: Payload) -> tuple[str, str]:
    """The user, and the workspace they belong to; empty if the payload does not say."""
    if event := body.get("event"):
        user = event.get("user") or (event.get("inputs") or {}).get("by") or ""
        slack_id = user.get("id", "") if isinstance(user, Mapping) else user
        return slack_id, event.get("user_team") or event.get("team") or body.get("team_id") or ""
    if user := body.get("user"):
        team = user.get("team_id") or (body.get("team") or {}).get("id") or ""
        return user.get("id", ""), team
    return body.get("user_id") or "", body.get("team_id") or ""


# More are not looked up while somebody waits.
_MOST_PEOPLE = 3
_IS_PERSON = re.compile(r"[UW][A-Z0-9]{5,20}")
_IS_FILE = re.compile(r"F[A-Z0-9]{5,20}")
# The most files of a field, and of a message.
_MOST_FILES = 10
_LONGEST_NAME = 200
_MENTION = re.compile(r"<@([UW][A-Z0-9]{5,20})[|>]")


def mentioned_people(body: Payload) -> tuple[str, ...]:
    """The other people it names: mentions in a typed line, a colleague chosen in a form, the author
    of a shared message.
    """
    line = body.get("text") or (body.get("event") or {}).get("text") or ""
    named = [*_MENTION.findall(line), (body.get("message") or {}).get("user") or ""]
    if body.get("type") == "view_submission":
        named += [field.value for field in _parse_view(body["view"]).fields.values()]
    others = [each for each in named if _IS_PERSON.fullmatch(each)]
    return tuple(dict.fromkeys(others))[:_MOST_PEOPLE]


def parse_command(user: User, body: Payload) -> SlashCommand:
    return SlashCommand(
        user=user,
        command=body.get("command", ""),
        text=body.get("text") or "",
        channel=body.get("channel_id", ""),
        trigger=body.get("trigger_id", ""),
        response_url=body.get("response_url", ""),
    )


def message_key(event: Payload) -> str:
    """By what a line in the direct messages is known, sent again by Slack or read in its history."""
    return f"dm:{event.get('channel', '')}:{event.get('ts', '')}"


def parse_late_message(user: User, body: Payload) -> DirectMessage:
    return replace(parse_direct_message(user, body), is_late=True)


def parse_direct_message(user: User, body: Payload) -> DirectMessage:
    event = body["event"]
    return DirectMessage(
        user=user,
        text=event.get("text") or "",
        channel=event.get("channel", ""),
        ts=event.get("ts", ""),
        event_id=message_key(event),
        thread_ts=event.get("thread_ts", ""),
        files=_parse_files(event),
    )


def parse_home_opened(user: User, body: Payload) -> HomeOpened:
    return HomeOpened(user, (body["event"].get("view") or {}).get("hash", ""))


_MOST_INPUTS, _LONGEST_INPUT = 20, 20_000


def parse_step(user: User, body: Payload) -> StepExecuted:
    event = body["event"]
    given = list((event.get("inputs") or {}).items())[:_MOST_INPUTS]
    return StepExecuted(
        user=user,
        step_id=str((event.get("function") or {}).get("callback_id") or ""),
        execution=str(event.get("function_execution_id") or ""),
        values={
            str(name): str(value)[:_LONGEST_INPUT]
            for name, value in given
            if value not in (None, "") and not isinstance(value, list | dict)
        },
    )


def parse_click(user: User, body: Payload) -> Click:
    action = body["actions"][0]
    value, chosen = _parse_value(action)
    action_id, value = action_and_value(action.get("action_id", ""), value)
    return Click(
        user=user,
        action_id=action_id,
        block_id=action.get("block_id", ""),
        value=value,
        chosen=chosen,
        trigger=body.get("trigger_id", ""),
        response_url=body.get("response_url", ""),
        message=_parse_message_ref(body),
        view=_parse_view(body["view"]) if body.get("view") else None,
    )


def parse_form_submitted(user: User, body: Payload) -> FormSubmitted:
    return FormSubmitted(user, _parse_view(body["view"]), body.get("trigger_id", ""))


def parse_form_closed(user: User, body: Payload) -> FormClosed:
    return FormClosed(user, _parse_view(body["view"]), bool(body.get("is_cleared")))


def parse_picker_searched(user: User, body: Payload) -> PickerSearched:
    view = _parse_view(body["view"]) if body.get("view") else None
    return PickerSearched(user, body.get("action_id", ""), body.get("value") or "", view)


def parse_shortcut(user: User, body: Payload) -> Shortcut:
    message = body.get("message")
    return Shortcut(
        user=user,
        callback_id=body.get("callback_id", ""),
        trigger=body.get("trigger_id", ""),
        response_url=body.get("response_url", ""),
        message=_parse_shared_message(body, message) if message else None,
    )


def _parse_shared_message(body: Payload, message: Payload) -> SharedMessage:
    return SharedMessage(
        channel=(body.get("channel") or {}).get("id", ""),
        ts=message.get("ts", ""),
        text=message.get("text") or "",
        author=message.get("user") or "",
        workspace=(body.get("team") or {}).get("domain") or "",
        thread_ts=message.get("thread_ts", ""),
        files=_parse_files(message),
    )


def _parse_message_ref(body: Payload) -> MessageRef | None:
    container = body.get("container") or {}
    if container.get("type") != "message":
        return None
    channel = container.get("channel_id") or (body.get("channel") or {}).get("id", "")
    return MessageRef(
        channel=channel,
        ts=container.get("message_ts", ""),
        ephemeral=bool(container.get("is_ephemeral")),
    )


def _parse_view(view: Payload) -> ViewState:
    values: Mapping[str, Any] = (view.get("state") or {}).get("values") or {}
    return ViewState(
        id=view.get("id", ""),
        hash=view.get("hash", ""),
        callback_id=view.get("callback_id", ""),
        metadata=view.get("private_metadata") or "",
        fields={
            block: _parse_field(element)
            for block, elements in values.items()
            for element in elements.values()
        },
        root_id=view.get("root_view_id") or "",
        previous_id=view.get("previous_view_id") or "",
        is_home=view.get("type") == "home",
    )


def _parse_field(element: Payload) -> FieldValue:
    value, chosen = _parse_value(element)
    return FieldValue(value, chosen, _parse_files(element))


def _parse_files(where: Payload) -> tuple[SharedFile, ...]:
    """The files of a field or a message; one that is deleted by now has no name."""
    given = ((str(each.get("id") or ""), _file_name(each)) for each in where.get("files") or ())
    return tuple(SharedFile(id_, name) for id_, name in given if _IS_FILE.fullmatch(id_))[
        :_MOST_FILES
    ]


def _file_name(file: Payload) -> str:
    return " ".join(str(file.get("name") or file.get("title") or "").split())[:_LONGEST_NAME]


_SINGLE_VALUE_KEYS = (
    "selected_date",
    "selected_time",
    "selected_date_time",
    "selected_user",
    "selected_conversation",
    "selected_channel",
    "value",
)


def _parse_value(element: Payload) -> tuple[str, tuple[str, ...]]:
    """The value of an element, and all options chosen in it."""
    if options := element.get("selected_options"):
        chosen = tuple(str(each["value"]) for each in options)
        return chosen[0], chosen
    if option := element.get("selected_option"):
        return str(option["value"]), (str(option["value"]),)
    if users := element.get("selected_users"):
        return users[0], tuple(users)
    for name in _SINGLE_VALUE_KEYS:
        if (found := element.get(name)) is not None:
            return str(found), (str(found),)
    return "", ()

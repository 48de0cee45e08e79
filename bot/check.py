"""Checks whether the app in Slack is set up as it must be. Each finding is fine, or says what to
do.

Nothing is changed in Slack, and nobody is written to.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum
from functools import partial
from typing import Any

from slack_sdk import WebClient

from bot.slack.people import members_by_handle
from bot.slack_api import tokens
from bot.slack_api.client import call_slack, web_client
from bot.slack_api.manifest import is_group, missing_scopes, request_url
from bot.transport.socket_mode import request_connection_url
from journal.errors import RapportError, SlackRefused, SlackUnavailable
from journal.settings import Settings

# Slack refuses signatures that are five minutes old.
_MOST_SKEW_SECONDS = 60
_PAGES = 20


class CheckState(StrEnum):
    OK = "ok"
    FAILED = "failed"
    # Something could be better; the bot runs all the same.
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Finding:
    subject: str
    state: CheckState
    message: str
    fix: str = ""


@dataclass(frozen=True, slots=True)
class AuthTest:
    """The answer of `auth.test`, with its headers."""

    slack: WebClient
    team: str
    headers: Mapping[str, str]


def check_slack(settings: Settings, now: Callable[[], datetime]) -> Iterator[Finding]:
    """All findings, in the order in which an admin sets things up."""
    problems = list(tokens.token_problems(settings.slack))
    for problem in problems:
        yield Finding(problem.key, CheckState.FAILED, problem.what, problem.instead)
    found = tokens.read_tokens(settings.slack)
    if found.bot.startswith(tokens.BOT_TOKEN.prefix):
        slack = web_client(found.bot, settings.slack.api_base_url)
        yield from _check_bot_token(slack, settings, now)
    if settings.slack.mode == "socket" and found.app.startswith(tokens.APP_TOKEN.prefix):
        yield _check_socket_mode(settings, found)
    if settings.slack.mode == "http":
        yield _check_public_address(settings)


def _check_bot_token(
    slack: WebClient, settings: Settings, now: Callable[[], datetime]
) -> Iterator[Finding]:
    try:
        answer = call_slack(slack.auth_test)
    except RapportError as error:
        yield _failed_finding("bot token", error)
        return
    headers = {name.casefold(): str(value) for name, value in answer.headers.items()}
    looked = AuthTest(slack, str(answer["team_id"]), headers)
    text = f"signed in as {answer['user']} in the workspace {looked.team}"
    yield Finding("bot token", CheckState.OK, text)
    yield _check_team(looked, settings)
    yield _check_scopes(looked, settings)
    yield _check_clock(looked, now())
    if settings.slack.triage_channel:
        yield _check_channel(looked, settings.slack.triage_channel)
    yield from _check_roles(looked, settings)


def _failed_finding(subject: str, error: RapportError) -> Finding:
    """A finding of an error: its last sentence is Slack's own word, the first say what to do."""
    if isinstance(error, SlackUnavailable):
        return Finding(
            subject, CheckState.FAILED, str(error), "Look at status.slack.com, or at your proxy."
        )
    return Finding(subject, CheckState.FAILED, "Slack refuses it.", str(error))


def _check_team(auth: AuthTest, settings: Settings) -> Finding:
    team, allowed = auth.team, settings.slack.allowed_teams
    if not allowed or team in allowed:
        return Finding("workspace", CheckState.OK, "its people may use the bot")
    return Finding(
        "workspace",
        CheckState.FAILED,
        f"{team} is not in allowed_teams, so nobody in it may use the bot.",
        f'Add "{team}" to [slack] allowed_teams.',
    )


def _check_scopes(auth: AuthTest, settings: Settings) -> Finding:
    listed = auth.headers.get("x-oauth-scopes", "")
    granted = [each.strip() for each in listed.split(",") if each.strip()]
    lacking = missing_scopes(granted, settings.slack)
    if not lacking:
        return Finding("scopes", CheckState.OK, f"{len(granted)} granted, none missing")
    named = ", ".join(f"{scope} ({about})" for scope, about in lacking.items())
    return Finding(
        "scopes",
        CheckState.FAILED,
        f"The bot token lacks {named}.",
        "Put the output of `rapport slack manifest` into App Manifest on the app's page, and "
        "install the app again.",
    )


def _check_clock(auth: AuthTest, now: datetime) -> Finding:
    try:
        theirs = parsedate_to_datetime(auth.headers.get("date", ""))
    except ValueError:
        return Finding("clock", CheckState.ADVICE, "Slack did not say what time it is.")
    skew = abs((now - theirs.astimezone(UTC)).total_seconds())
    if skew <= _MOST_SKEW_SECONDS:
        return Finding("clock", CheckState.OK, f"{skew:.0f} s from Slack's")
    return Finding(
        "clock",
        CheckState.FAILED,
        f"This machine's clock is {skew:.0f} s from Slack's.",
        "Let it follow a time server: Slack's signatures are good for five minutes.",
    )


# ── the triage channel ──────────────────────────────────────────────────────────────────────────


def _check_channel(auth: AuthTest, name: str) -> Finding:
    bare = name.removeprefix("#")
    try:
        found = _find_channel_by_id(auth.slack, bare) or _find_channel_by_name(auth.slack, bare)
    except RapportError as error:
        return _failed_finding("triage channel", error)
    if found is None:
        return Finding(
            "triage channel",
            CheckState.FAILED,
            f"There is no channel '{name}' that the app can see.",
            "Write the channel's id, from the end of its details in Slack; invite the app into a "
            "private one first: /invite @rapport.",
        )
    if found.get("is_archived"):
        return Finding(
            "triage channel",
            CheckState.FAILED,
            f"'{name}' is archived.",
            "Name another in [slack] triage_channel.",
        )
    if not found.get("is_member"):
        return Finding(
            "triage channel",
            CheckState.FAILED,
            f"The app is not in '{name}'.",
            "Write there: /invite @rapport",
        )
    if found["id"] != bare:
        return Finding(
            "triage channel",
            CheckState.ADVICE,
            f"'{name}' is there, but names change.",
            f'Write its id instead: triage_channel = "{found["id"]}".',
        )
    return Finding("triage channel", CheckState.OK, "there, and the app is in it")


def _find_channel_by_id(slack: WebClient, channel: str) -> Mapping[str, Any] | None:
    if not channel.isupper():
        return None
    try:
        found: Mapping[str, Any] = call_slack(lambda: slack.conversations_info(channel=channel))[
            "channel"
        ]
    except SlackRefused as error:
        if "channel_not_found" in str(error):
            return None
        raise
    return found


def _find_channel_by_name(slack: WebClient, name: str) -> Mapping[str, Any] | None:
    kinds = "public_channel,private_channel"
    for channel in _read_pages(slack.conversations_list, "channels", types=kinds, limit=1000):
        if channel.get("name") == name.casefold():
            return channel
    return None


def _read_pages(
    method: Callable[..., Any], key: str, **arguments: Any
) -> Iterator[Mapping[str, Any]]:
    cursor = ""
    for _ in range(_PAGES):
        answer = call_slack(partial(method, cursor=cursor, **arguments))
        yield from answer[key]
        cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return


# ── roles ───────────────────────────────────────────────────────────────────────────────────────


def _check_roles(auth: AuthTest, settings: Settings) -> Iterator[Finding]:
    slack = settings.slack
    if not slack.admins:
        yield Finding(
            "admins",
            CheckState.ADVICE,
            "The config names no admin, so nobody can purge from Slack.",
            'Name somebody: [slack] admins = ["you@company.example"].',
        )
    for key, listed in (("admins", slack.admins), ("managers", slack.managers)):
        if listed:
            yield _check_role(auth.slack, key, listed)


def _check_role(slack: WebClient, key: str, listed: tuple[str, ...]) -> Finding:
    unknown = []
    for each in listed:
        try:
            _look_up(slack, each)
        except SlackRefused as error:
            if "missing_scope" in str(error):
                return _failed_finding(key, error)
            unknown.append(each)
        except RapportError as error:
            return _failed_finding(key, error)
    if not unknown:
        return Finding(key, CheckState.OK, f"all {len(listed)} found in Slack")
    return Finding(
        key,
        CheckState.FAILED,
        f"Slack does not know {', '.join(unknown)}.",
        f"Correct [slack] {key}: the address in their Slack profile, their id (U…), or a user "
        "group by its id (S…) or handle (@…).",
    )


def _look_up(slack: WebClient, name: str) -> None:
    if name.startswith("@"):
        if name.casefold() not in call_slack(lambda: members_by_handle(slack)):
            raise SlackRefused("no_such_subteam")
    elif is_group(name):
        call_slack(lambda: slack.usergroups_users_list(usergroup=name))
    elif "@" in name:
        call_slack(lambda: slack.users_lookupByEmail(email=name))
    else:
        call_slack(lambda: slack.users_info(user=name))


# ── transport ───────────────────────────────────────────────────────────────────────────────────


def _check_socket_mode(settings: Settings, found: tokens.SlackTokens) -> Finding:
    slack = web_client(found.bot, settings.slack.api_base_url)
    try:
        request_connection_url(slack, found.app)
    except RapportError as error:
        return _failed_finding("app token", error)
    return Finding("app token", CheckState.OK, "a connection can be opened (Socket Mode)")


def _check_public_address(settings: Settings) -> Finding:
    if not settings.slack.public_url:
        return Finding(
            "public address",
            CheckState.FAILED,
            "The config does not say how Slack reaches the bot.",
            'Add [slack] public_url = "https://rapport.company.example".',
        )
    return Finding(
        "public address", CheckState.OK, f"Slack is to call {request_url(settings.slack)}"
    )

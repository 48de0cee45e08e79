"""Is the app in Slack set up as it must be? Each finding is fine, or says what to do.

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

from bot import tokens
from bot.calls import called, web_client
from bot.manifest import address, is_group, missing
from bot.people import members_by_handle
from bot.socket import ticket
from journal.errors import RapportError, SlackRefused, SlackUnavailable
from journal.settings import Settings

# Slack refuses signatures that are five minutes old.
_MOST_SKEW_SECONDS = 60
_PAGES = 20


class State(StrEnum):
    OK = "ok"
    FAILED = "failed"
    # Not as it might be; the bot runs all the same.
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Finding:
    what: str
    state: State
    said: str
    fix: str = ""


@dataclass(frozen=True, slots=True)
class Looked:
    """What `auth.test` said, with its headers."""

    slack: WebClient
    team: str
    headers: Mapping[str, str]


def check(settings: Settings, now: Callable[[], datetime]) -> Iterator[Finding]:
    """In the order in which an admin sets things up."""
    problems = list(tokens.problems_of(settings.slack))
    for problem in problems:
        yield Finding(problem.key, State.FAILED, problem.what, problem.instead)
    found = tokens.given(settings.slack)
    if found.bot.startswith(tokens.BOT.begins):
        slack = web_client(found.bot, settings.slack.api_base_url)
        yield from _with_bot_token(slack, settings, now)
    if settings.slack.mode == "socket" and found.app.startswith(tokens.APP.begins):
        yield _line(settings, found)
    if settings.slack.mode == "http":
        yield _http(settings)


def _with_bot_token(
    slack: WebClient, settings: Settings, now: Callable[[], datetime]
) -> Iterator[Finding]:
    try:
        answer = called(slack.auth_test)
    except RapportError as error:
        yield _failed("bot token", error)
        return
    headers = {name.casefold(): str(value) for name, value in answer.headers.items()}
    looked = Looked(slack, str(answer["team_id"]), headers)
    said = f"signed in as {answer['user']} in the workspace {looked.team}"
    yield Finding("bot token", State.OK, said)
    yield _team(looked, settings)
    yield _scopes(looked, settings)
    yield _clock(looked, now())
    if settings.slack.triage_channel:
        yield _channel(looked, settings.slack.triage_channel)
    yield from _people(looked, settings)


def _failed(what: str, error: RapportError) -> Finding:
    """The sentences of an error: the last one is Slack's own word, the first say what to do."""
    if isinstance(error, SlackUnavailable):
        return Finding(
            what, State.FAILED, str(error), "Look at status.slack.com, or at your proxy."
        )
    return Finding(what, State.FAILED, "Slack refuses it.", str(error))


def _team(looked: Looked, settings: Settings) -> Finding:
    team, allowed = looked.team, settings.slack.allowed_teams
    if not allowed or team in allowed:
        return Finding("workspace", State.OK, "its people may use the bot")
    return Finding(
        "workspace",
        State.FAILED,
        f"{team} is not in allowed_teams, so nobody in it may use the bot.",
        f'Add "{team}" to [slack] allowed_teams.',
    )


def _scopes(looked: Looked, settings: Settings) -> Finding:
    listed = looked.headers.get("x-oauth-scopes", "")
    granted = [each.strip() for each in listed.split(",") if each.strip()]
    lacking = missing(granted, settings.slack)
    if not lacking:
        return Finding("scopes", State.OK, f"{len(granted)} granted, none missing")
    named = ", ".join(f"{scope} ({about})" for scope, about in lacking.items())
    return Finding(
        "scopes",
        State.FAILED,
        f"The bot token lacks {named}.",
        "Put the output of `rapport slack manifest` into App Manifest on the app's page, and "
        "install the app again.",
    )


def _clock(looked: Looked, now: datetime) -> Finding:
    try:
        theirs = parsedate_to_datetime(looked.headers.get("date", ""))
    except ValueError:
        return Finding("clock", State.ADVICE, "Slack did not say what time it is.")
    skew = abs((now - theirs.astimezone(UTC)).total_seconds())
    if skew <= _MOST_SKEW_SECONDS:
        return Finding("clock", State.OK, f"{skew:.0f} s from Slack's")
    return Finding(
        "clock",
        State.FAILED,
        f"This machine's clock is {skew:.0f} s from Slack's.",
        "Let it follow a time server: Slack's signatures are good for five minutes.",
    )


# ── the triage channel ──────────────────────────────────────────────────────────────────────────


def _channel(looked: Looked, named: str) -> Finding:
    bare = named.removeprefix("#")
    try:
        found = _channel_by_id(looked.slack, bare) or _channel_by_name(looked.slack, bare)
    except RapportError as error:
        return _failed("triage channel", error)
    if found is None:
        return Finding(
            "triage channel",
            State.FAILED,
            f"There is no channel '{named}' that the app can see.",
            "Write the channel's id, from the end of its details in Slack; invite the app into a "
            "private one first: /invite @rapport.",
        )
    if found.get("is_archived"):
        return Finding(
            "triage channel",
            State.FAILED,
            f"'{named}' is archived.",
            "Name another in [slack] triage_channel.",
        )
    if not found.get("is_member"):
        return Finding(
            "triage channel",
            State.FAILED,
            f"The app is not in '{named}'.",
            "Write there: /invite @rapport",
        )
    if found["id"] != bare:
        return Finding(
            "triage channel",
            State.ADVICE,
            f"'{named}' is there, but names change.",
            f'Write its id instead: triage_channel = "{found["id"]}".',
        )
    return Finding("triage channel", State.OK, "there, and the app is in it")


def _channel_by_id(slack: WebClient, channel: str) -> Mapping[str, Any] | None:
    if not channel.isupper():
        return None
    try:
        found: Mapping[str, Any] = called(lambda: slack.conversations_info(channel=channel))[
            "channel"
        ]
    except SlackRefused as error:
        if "channel_not_found" in str(error):
            return None
        raise
    return found


def _channel_by_name(slack: WebClient, name: str) -> Mapping[str, Any] | None:
    kinds = "public_channel,private_channel"
    for channel in _pages(slack.conversations_list, "channels", types=kinds, limit=1000):
        if channel.get("name") == name.casefold():
            return channel
    return None


def _pages(method: Callable[..., Any], key: str, **asked: Any) -> Iterator[Mapping[str, Any]]:
    cursor = ""
    for _ in range(_PAGES):
        answer = called(partial(method, cursor=cursor, **asked))
        yield from answer[key]
        cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return


# ── who has a role ──────────────────────────────────────────────────────────────────────────────


def _people(looked: Looked, settings: Settings) -> Iterator[Finding]:
    slack = settings.slack
    if not slack.admins:
        yield Finding(
            "admins",
            State.ADVICE,
            "The config names no admin, so nobody can purge from Slack.",
            'Name somebody: [slack] admins = ["you@company.example"].',
        )
    for key, listed in (("admins", slack.admins), ("managers", slack.managers)):
        if listed:
            yield _named(looked.slack, key, listed)


def _named(slack: WebClient, key: str, listed: tuple[str, ...]) -> Finding:
    unknown = []
    for each in listed:
        try:
            _look_up(slack, each)
        except SlackRefused as error:
            if "missing_scope" in str(error):
                return _failed(key, error)
            unknown.append(each)
        except RapportError as error:
            return _failed(key, error)
    if not unknown:
        return Finding(key, State.OK, f"all {len(listed)} found in Slack")
    return Finding(
        key,
        State.FAILED,
        f"Slack does not know {', '.join(unknown)}.",
        f"Correct [slack] {key}: the address in their Slack profile, their id (U…), or a user "
        "group by its id (S…) or handle (@…).",
    )


def _look_up(slack: WebClient, name: str) -> None:
    if name.startswith("@"):
        if name.casefold() not in called(lambda: members_by_handle(slack)):
            raise SlackRefused("no_such_subteam")
    elif is_group(name):
        called(lambda: slack.usergroups_users_list(usergroup=name))
    elif "@" in name:
        called(lambda: slack.users_lookupByEmail(email=name))
    else:
        called(lambda: slack.users_info(user=name))


# ── how Slack reaches us ────────────────────────────────────────────────────────────────────────


def _line(settings: Settings, found: tokens.Tokens) -> Finding:
    slack = web_client(found.bot, settings.slack.api_base_url)
    try:
        ticket(slack, found.app)
    except RapportError as error:
        return _failed("app token", error)
    return Finding("app token", State.OK, "a connection can be opened (Socket Mode)")


def _http(settings: Settings) -> Finding:
    if not settings.slack.public_url:
        return Finding(
            "public address",
            State.FAILED,
            "The config does not say how Slack reaches the bot.",
            'Add [slack] public_url = "https://rapport.company.example".',
        )
    return Finding("public address", State.OK, f"Slack is to call {address(settings.slack)}")

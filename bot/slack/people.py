"""Decides who a Slack user is to us: known or refused, with role, language and time zone.

Slack is asked about a person once a day, and when it says that they changed; the database keeps the
answer, and memory keeps it for a minute. A role comes from the config alone: by email address,
Slack
id or user group.
"""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.context import BotContext
from bot.inputs import User
from bot.language.translator import Translator
from bot.messages import errors as errors_text
from bot.outbox.calls import error_code
from bot.slack_api.manifest import is_group
from bot.translations import build_translator
from journal.model import Actor, Role, SlackPerson, Source
from journal.store.slack import people

log = logging.getLogger(__name__)

_FRESH_FOR = timedelta(days=1)
_REMEMBERED_SECONDS = 60.0
_GROUPS_SECONDS = 600.0
# User groups, each with the ids of its people.
Members = dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class AccessDenied:
    """The person may not use Rapport; `reason` is a whole sentence. `is_unknown`: Slack does not say who
    it is, and may say so the next moment.
    """

    reason: str
    is_unknown: bool = False


@dataclass(slots=True)
class People:
    """People by Slack id, remembered for a minute. `team` is the app's workspace."""

    slack: WebClient
    team: str
    _users: dict[tuple[str, str], tuple[float, User | AccessDenied]] = field(default_factory=dict)
    _groups: dict[str, tuple[float, Members]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def identify(self, context: BotContext, slack_id: str, team: str) -> User | AccessDenied:
        with self._lock:
            remembered = self._users.get((slack_id, team))
        if remembered and time.monotonic() - remembered[0] < _REMEMBERED_SECONDS:
            return remembered[1]
        found = self._identify(context, slack_id, team)
        if isinstance(found, AccessDenied) and found.is_unknown:
            return found
        with self._lock:
            if len(self._users) > 10_000:
                self._users.clear()
            self._users[slack_id, team] = (time.monotonic(), found)
        return found

    def forget(self, slack_id: str) -> None:
        """Forget a person about whom something changed."""
        with self._lock:
            for each in [each for each in self._users if each[0] == slack_id]:
                del self._users[each]

    def update_from_slack(self, context: BotContext, user: Any) -> None:
        """Store a person's new values from Slack."""
        if isinstance(user, dict) and user.get("id"):
            told = _parse_person(user, context.now)
            with context.session() as session:
                known = people.get(session, told.slack_id)
                # Of two workspaces two people may have one id.
                if known and known.team in {"", told.team}:
                    people.save(session, told)
            self.forget(user["id"])

    def _identify(self, context: BotContext, slack_id: str, team: str) -> User | AccessDenied:
        default = build_translator(context.settings.company.language, _zone(context, ""), context)
        allowed = context.settings.slack.allowed_teams or (self.team,)
        if team and team not in allowed:
            return AccessDenied(default(errors_text.STRANGER))
        person = self.find_person(context, slack_id)
        if person is None:
            return AccessDenied(default(errors_text.UNKNOWN_PERSON), is_unknown=True)
        t = translator_for_person(context, person)
        if team and team != person.team and not self._is_in_team(slack_id, team):
            return AccessDenied(t(errors_text.STRANGER))
        return self._refusal(context, person, t) or self._user(context, person, t)

    def _is_in_team(self, slack_id: str, team: str) -> bool:
        """Says whether one person is in several workspaces of one organisation; else they are two people."""
        try:
            user = self.slack.users_info(user=slack_id)["user"]
        except (SlackClientError, SlackApiError, OSError) as error:
            log.warning("users.info failed error=%s", error_code(error))
            return False
        return team in (user.get("enterprise_user") or {}).get("teams", ())

    def reader_of(self, context: BotContext, slack_id: str) -> User:
        """Whoever reads a card that is known by now; a channel, or who is not known, may nothing."""
        with context.reading() as session:
            person = people.get(session, slack_id) if slack_id else None
        if person is None:
            return User("", Actor(Source.SLACK, ""), company_translator(context))
        return self._user(context, person, translator_for_person(context, person))

    def _user(self, context: BotContext, person: SlackPerson, t: Translator) -> User:
        role = self._role(context, person)
        actor = Actor(
            Source.SLACK,
            person.slack_id,
            email=person.email or None,
            role=role,
            known_as=person.known_as,
        )
        return User(person.slack_id, actor, t)

    def has_access(self, context: BotContext, person: SlackPerson) -> bool:
        """Says whether this person may see the record."""
        return self._refusal(context, person, translator_for_person(context, person)) is None

    def _refusal(
        self, context: BotContext, person: SlackPerson, t: Translator
    ) -> AccessDenied | None:
        allowed = context.settings.slack.allowed_teams or (self.team,)
        if person.bot or person.gone or person.team not in allowed:
            return AccessDenied(t(errors_text.STRANGER))
        if person.guest and not context.settings.slack.guests:
            return AccessDenied(t(errors_text.GUEST))
        return None

    def find_person(self, context: BotContext, slack_id: str) -> SlackPerson | None:
        """The person as Slack last described them; asked again after a day, if Slack answers."""
        with context.reading() as session:
            known = people.get(session, slack_id)
        if known and context.now - known.fetched_at < _FRESH_FOR:
            return known
        fetched = self._fetch(context, slack_id)
        if fetched is None:
            return known
        with context.session() as session:
            people.save(session, fetched)
            return people.get(session, slack_id)

    def _fetch(self, context: BotContext, slack_id: str) -> SlackPerson | None:
        try:
            answer = self.slack.users_info(user=slack_id, include_locale=True)
        except (SlackClientError, SlackApiError, OSError) as error:
            log.warning("users.info failed error=%s", error_code(error))
            return None
        return _parse_person(answer["user"], context.now)

    def _role(self, context: BotContext, person: SlackPerson) -> Role:
        slack = context.settings.slack
        names = {person.slack_id.casefold(), person.email} - {""}
        for role, listed in ((Role.ADMIN, slack.admins), (Role.MANAGER, slack.managers)):
            if names & {each.casefold() for each in listed}:
                return role
            if any(person.slack_id in self._members(each) for each in listed if is_group(each)):
                return role
        return Role.MEMBER

    def _members(self, group: str) -> frozenset[str]:
        """The members of a user group, by its id or handle."""
        if group.startswith("@"):
            found = self._cached_members("", lambda: members_by_handle(self.slack))
            return found.get(group.casefold(), frozenset())
        found = self._cached_members(group, lambda: {group: _members_of(self.slack, group)})
        return found.get(group, frozenset())

    def _cached_members(self, group: str, ask: Callable[[], Members]) -> Members:
        """The members; the old answer stands while Slack can't be asked."""
        at, known = self._groups.get(group, (0.0, Members()))
        if at and time.monotonic() - at < _GROUPS_SECONDS:
            return known
        try:
            known = ask()
        except (SlackClientError, SlackApiError, OSError) as error:
            log.warning("usergroups failed error=%s", error_code(error))
        self._groups[group] = (time.monotonic(), known)
        return known


def members_by_handle(slack: WebClient) -> Members:
    """All user groups in use: `@sales-leads` → the ids of its people."""
    listed = slack.usergroups_list(include_users=True).get("usergroups") or ()
    known = [each for each in listed if each.get("handle")]
    return {f"@{each['handle']}".casefold(): frozenset(each.get("users") or ()) for each in known}


def _members_of(slack: WebClient, group: str) -> frozenset[str]:
    return frozenset(slack.usergroups_users_list(usergroup=group).get("users") or ())


def translator_for_person(context: BotContext, person: SlackPerson) -> Translator:
    """The person's translator: their own choice, then Slack's setting, then the company's language."""
    language = person.preferences.language or person.locale[:2] or context.settings.company.language
    return build_translator(language, _zone(context, person.zone), context)


def company_translator(context: BotContext) -> Translator:
    """The translator for a channel: the company's language and time zone."""
    return build_translator(context.settings.company.language, _zone(context, ""), context)


def _zone(context: BotContext, name: str) -> tzinfo:
    for each in filter(None, (name, context.settings.company.timezone)):
        try:
            return ZoneInfo(each)
        except (KeyError, ValueError, OSError):
            continue
    return UTC


def _parse_person(user: Any, now: datetime) -> SlackPerson:
    profile = user.get("profile") or {}
    return SlackPerson(
        slack_id=user["id"],
        team=user.get("team_id") or "",
        email=(profile.get("email") or "").strip().casefold(),
        name=profile.get("real_name") or user.get("real_name") or user.get("name") or "",
        locale=user.get("locale") or "",
        zone=user.get("tz") or "",
        guest=bool(user.get("is_restricted") or user.get("is_ultra_restricted")),
        bot=bool(user.get("is_bot")),
        gone=bool(user.get("deleted")),
        fetched_at=now,
    )

"""Calls of Slack's Web API: whatever comes back is one of four answers.

Done      it was done
Limited   not done; this method may be called again in so many seconds
Refused   not done, and asking again will not help; Slack's word for why
Away      not known whether it was done: no answer, a late one, an error of Slack's own. Or
          nothing works at all, and a person must act (a revoked token): then it was not done,
          but is no fault of this call
"""

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from http.client import HTTPException
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.outbox.outbox import Outbox, SlackClient
from bot.slack_api.rate_limit import retry_after_seconds

_CODE = re.compile(r"[a-z][a-z0-9_]{0,59}")
_TIMEOUT_SECONDS = 10
_RATE_LIMIT_CODES = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})
# Slack's own trouble.
_SERVER_ERROR_CODES = frozenset(
    {
        *("internal_error", "fatal_error", "service_unavailable", "request_timeout"),
        *("team_added_to_org", "external_channel_migrating", "unknown_error"),
    }
)
# Of the whole app, whatever is called: nothing is given up for these.
_LOCKED_OUT_CODES = frozenset(
    {
        *("invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired"),
        *("no_permission", "org_login_required", "ekm_access_denied", "access_denied"),
        *("missing_scope", "not_allowed_token_type", "team_access_not_granted"),
    }
)


@dataclass(frozen=True, slots=True)
class Succeeded:
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RateLimited:
    seconds: float


@dataclass(frozen=True, slots=True)
class Rejected:
    code: str


@dataclass(frozen=True, slots=True)
class Unavailable:
    code: str


CallFailure = RateLimited | Rejected | Unavailable
CallResult = Succeeded | CallFailure


def client_without_retries(token: str, base_url: str) -> WebClient:
    """A client for the outbox. The library's own repeats would post a message twice."""
    return WebClient(token=token, base_url=base_url, timeout=_TIMEOUT_SECONDS, retry_handlers=[])


def write(box: Outbox, method: str, **arguments: Any) -> CallResult:
    return _call(box, method, json=arguments)


def read(box: Outbox, method: str, **arguments: Any) -> CallResult:
    """Methods that read take their arguments in the address."""
    return _call(box, method, http_verb="GET", params=arguments)


def _call(box: Outbox, method: str, **arguments: Any) -> CallResult:
    now = box.now()
    until = box.memory.limited_until.get(method, now)
    if until > now:
        return RateLimited((until - now).total_seconds())
    answer = try_call(box.slack, method, **arguments)
    if isinstance(answer, RateLimited):
        box.memory.limited_until[method] = box.now() + timedelta(seconds=answer.seconds)
    if not isinstance(answer, Succeeded):
        level = logging.ERROR if _needs_person(answer) else logging.INFO
        box.log.log(level, "%s was not done: %s", method, answer)
    return answer


def try_call(slack: SlackClient, method: str, **arguments: Any) -> CallResult:
    try:
        response = slack.api_call(method, **arguments)
    except SlackApiError as error:
        return _failure(method, error.response)
    except (SlackClientError, HTTPException, OSError) as error:
        return Unavailable(type(error).__name__)
    return Succeeded(response.data)


def error_code(error: Exception) -> str:
    """Slack's word for what is wrong; never the answer itself, which holds data."""
    if isinstance(error, SlackApiError):
        return _response_code(error.response)
    return type(error).__name__


def _response_code(response: Any) -> str:
    code = str(response.get("error") or "")
    # What a proxy answers in Slack's place may be anything.
    return code if _CODE.fullmatch(code) else "unknown_error"


def _failure(method: str, response: Any) -> CallFailure:
    code = _response_code(response)
    if response.status_code == 429 or code in _RATE_LIMIT_CODES:
        return RateLimited(retry_after_seconds(response.headers) or 1.0)
    reads = method in _OPTIONAL_METHODS
    if (
        response.status_code >= 500
        or code in _SERVER_ERROR_CODES
        or (code in _LOCKED_OUT_CODES and not reads)
    ):
        return Unavailable(code)
    return Rejected(code)


# Without these the outbox still does its work.
_OPTIONAL_METHODS = frozenset({"conversations.history", "users.lookupByEmail"})


def _needs_person(answer: CallFailure) -> bool:
    return isinstance(answer, Unavailable) and answer.code in _LOCKED_OUT_CODES

"""Calls Slack's Web API outside of answers, and turns its errors into ours.

SlackUnavailable  it is away, answers nonsense, or asks us to wait
SlackRefused      a token, a scope or the app's set-up is not accepted; the text says what to do
"""

import logging
from collections.abc import Callable
from http.client import HTTPException
from typing import TypeVar

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.slack_api.rate_limit import retry_after_seconds
from journal.errors import SlackRefused, SlackUnavailable

T = TypeVar("T")
_TIMEOUT = 10

# Slack's code → what it means and what to do.
_ADVICE_BY_CODE = {
    "invalid_auth": "Slack does not know this token. Copy it again from the app's page",
    "not_authed": "Slack got no token. Set it in the environment",
    "account_inactive": "The app was removed from the workspace. Install it again",
    "token_revoked": "The token was revoked. Install the app again and copy the new one",
    "token_expired": "The token has expired. Install the app again and copy the new one",
    "not_allowed_token_type": "This is a token of another kind. The bot token begins with xoxb-, "
    "the app-level token with xapp-",
    "missing_scope": "The token lacks a scope. Compare the app with `rapport slack manifest`, and "
    "install it again",
    "team_access_not_granted": "The app may not be used in this workspace. Ask its owner to allow it",
    "org_login_required": "The workspace is being moved to an organisation. Try again later",
    "access_denied": "The workspace does not let the app in. Ask its owner to allow it",
    "no_permission": "The workspace does not let the app do this. Ask its owner to allow it",
    "link_disabled": "Socket Mode is switched off for the app. Switch it on on the app's page",
    "not_enabled": "Socket Mode is switched off for the app. Switch it on on the app's page",
}


def web_client(token: str, base_url: str, *, timeout: int = _TIMEOUT) -> WebClient:
    """A client that writes neither texts nor tokens into the log, whatever its level."""
    quiet_libraries()
    return WebClient(token=token, base_url=base_url, timeout=timeout)


def quiet_libraries() -> None:
    """Silence the libraries: at DEBUG and INFO they log tokens, texts and addresses."""
    for name in ("slack_sdk", "slack_bolt", "rapport.bolt"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def call_slack(call: Callable[[], T]) -> T:
    """The call's answer; its errors become ours, in whole sentences."""
    try:
        return call()
    except SlackApiError as error:
        raise _slack_error(error) from None
    except (SlackClientError, HTTPException, OSError, ValueError) as error:
        raise SlackUnavailable(f"Slack can't be reached ({type(error).__name__}).") from None


def _slack_error(error: SlackApiError) -> SlackUnavailable | SlackRefused:
    answer = error.response
    code = str(answer.get("error") or "no reason given")
    status = getattr(answer, "status_code", 200)
    if code == "ratelimited" or status == 429:
        wait = retry_after_seconds(answer.headers) or 1.0
        return SlackUnavailable(f"Slack asks to wait for {wait:.0f} s.", retry_after=wait)
    if status >= 500 or code in {"internal_error", "fatal_error", "service_unavailable"}:
        return SlackUnavailable(f"Slack has trouble of its own ({code}).")
    advice = _ADVICE_BY_CODE.get(code, "See the app's page at api.slack.com/apps")
    return SlackRefused(f"{advice}. Slack's word for it: {code}.")

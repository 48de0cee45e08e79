"""Google: consent in a browser that comes back to this machine, with PKCE; renewal by google-auth.

The flow for installed programs (RFC 8252, RFC 7636). On a machine without a browser the person opens
the address elsewhere; the browser there ends at a page that can't be shown, and the address of that
page, which has the code in it, is typed in here.
"""

import base64
import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from types import ModuleType
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from ingest.auth.errors import (
    client_id_missing,
    client_secret,
    consent_too_late,
    error_from_code,
    library_missing,
    login_server_answer_unreadable,
    mail_scope_missing,
    service_key_unreadable,
)
from ingest.auth.grants import Grant, Invitation, ReadTyped, ShowInvitation, build_grant
from ingest.auth.loopback import LoopbackServer
from ingest.auth.web import LoginServerSession
from journal.errors import RapportError
from journal.settings import MailboxSettings

SCOPE = "https://mail.google.com/"

_CONSENT_URL, _TOKEN_URL = (
    "https://accounts.google.com/o/oauth2/v2/auth",
    "https://oauth2.googleapis.com/token",
)
_MINUTES, _POLL_SECONDS = 10, 0.2


@dataclass(frozen=True, slots=True)
class _ConsentAttempt:
    """Values that tie the answer to the question, so that nobody else's code is taken for ours."""

    redirect_uri: str
    state: str = field(repr=False)
    verifier: str = field(repr=False)


def ask_consent(
    box: MailboxSettings,
    *,
    show_invitation: ShowInvitation,
    read_typed: ReadTyped,
    seconds: float = _MINUTES * 60,
) -> Grant:
    """Ask a person for consent, and wait for it until the time is over."""
    _import_library(box)
    _client_credentials(box)
    with LoopbackServer() as loopback, LoginServerSession(box) as web:
        attempt = _ConsentAttempt(
            loopback.address, secrets.token_urlsafe(32), secrets.token_urlsafe(64)
        )
        invitation = Invitation(_consent_address(box, attempt), minutes=_MINUTES)
        show_invitation(invitation)
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            answer = _read_answer(loopback.answer(_POLL_SECONDS), attempt)
            if not answer and (line := read_typed()):
                answer = _read_answer(line, attempt)
                if not answer:
                    show_invitation(replace(invitation, is_misread=True))
            if answer:
                return _exchange_code(box, attempt, answer, web)
    raise consent_too_late(box)


def renew_grant(box: MailboxSettings, refresh_token: str) -> Grant:
    library, (client_id, secret) = _import_library(box), _client_credentials(box)
    credentials = library.Credentials(
        None,
        refresh_token=refresh_token,
        token_uri=_server_addresses(box)[1],
        client_id=client_id,
        client_secret=secret,
    )
    answer = _refresh(box, credentials)
    return _build_usable_grant(box, {**answer, "refresh_token": credentials.refresh_token})


def ask_app_grant(box: MailboxSettings) -> Grant:
    """A token for a service account, which an admin lets act for the mailbox's user (RFC 7523)."""
    _import_library(box)
    from google.oauth2 import service_account

    key = client_secret(box)
    try:
        credentials = service_account.Credentials.from_service_account_info(  # type: ignore[no-untyped-call]
            {**json.loads(key), "token_uri": _server_addresses(box)[1]},
            scopes=[SCOPE],
            subject=box.user,
        )
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        # Its text may quote the key.
        raise service_key_unreadable(box) from None
    grant = build_grant(_refresh(box, credentials))
    if grant is None:
        raise login_server_answer_unreadable(box)
    return grant


def _refresh(box: MailboxSettings, credentials: Any) -> dict[str, object]:
    """Have google-auth ask for a token; the answer as a login server gives it."""
    from google.auth.exceptions import GoogleAuthError

    try:
        with LoginServerSession(box) as web:
            credentials.refresh(web)
        seconds = _seconds_until(credentials.expiry)
    except GoogleAuthError as error:
        raise _refusal_error(box, error) from None
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError):
        raise login_server_answer_unreadable(box) from None
    return {"access_token": credentials.token, "expires_in": seconds}


def _import_library(box: MailboxSettings) -> ModuleType:
    try:
        from google.oauth2 import credentials
    except ImportError:
        raise library_missing(box) from None
    return credentials


def _client_credentials(box: MailboxSettings) -> tuple[str, str]:
    """The client's id and secret: Google requires a secret of installed programs too."""
    if not box.client_id:
        raise client_id_missing(box)
    return box.client_id, client_secret(box)


def _server_addresses(box: MailboxSettings) -> tuple[str, str]:
    """The address where a person is asked, and the one that gives tokens."""
    if box.authority:
        return box.authority + urlsplit(_CONSENT_URL).path, box.authority + urlsplit(
            _TOKEN_URL
        ).path
    return _CONSENT_URL, _TOKEN_URL


def _build_usable_grant(box: MailboxSettings, answer: Mapping[str, object]) -> Grant:
    grant = build_grant(answer)
    if grant is None or not grant.refresh_token:
        raise login_server_answer_unreadable(box)
    return grant


# ── consent ─────────────────────────────────────────────────────────────────────────────────────


def _consent_address(box: MailboxSettings, attempt: _ConsentAttempt) -> str:
    digest = hashlib.sha256(attempt.verifier.encode()).digest()
    question = {
        "client_id": box.client_id,
        "redirect_uri": attempt.redirect_uri,
        "response_type": "code",
        "scope": SCOPE,
        "state": attempt.state,
        "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
        "code_challenge_method": "S256",
        # A refresh token comes only with "offline", and only when consent is asked anew.
        "access_type": "offline",
        "prompt": "consent",
        "login_hint": box.user,
    }
    return f"{_server_addresses(box)[0]}?{urlencode(question)}"


def _read_answer(address: str, attempt: _ConsentAttempt) -> dict[str, str]:
    """The answer: a code or an error; empty when it does not belong to this attempt."""
    try:
        query = parse_qs(urlsplit(address.strip()).query, max_num_fields=50)
    except ValueError:
        return {}
    answer = {key: values[0] for key, values in query.items()}
    if not hmac.compare_digest(answer.get("state", "").encode(), attempt.state.encode()):
        return {}
    return answer if "code" in answer or "error" in answer else {}


def _exchange_code(
    box: MailboxSettings,
    attempt: _ConsentAttempt,
    answer: Mapping[str, str],
    web: LoginServerSession,
) -> Grant:
    if "error" in answer:
        raise error_from_code(box, answer["error"])
    client_id, secret = _client_credentials(box)
    request = {
        "grant_type": "authorization_code",
        "code": answer["code"],
        "redirect_uri": attempt.redirect_uri,
        "client_id": client_id,
        "client_secret": secret,
        "code_verifier": attempt.verifier,
    }
    answer_fields = web.post(_server_addresses(box)[1], data=request).fields
    if "error" in answer_fields:
        raise error_from_code(box, answer_fields["error"])
    # Each right has a box of its own that may be left unticked.
    if SCOPE not in str(answer_fields.get("scope", SCOPE)).split():
        raise mail_scope_missing(box)
    return _build_usable_grant(box, answer_fields)


# ── renewal ─────────────────────────────────────────────────────────────────────────────────────


def _seconds_until(expiry: datetime | None) -> float | None:
    """The lifetime in seconds: google-auth gives a naive time in UTC, by its own clock."""
    if expiry is None:
        return None
    return max((expiry.replace(tzinfo=UTC) - datetime.now(UTC)).total_seconds(), 0)


def _refusal_error(box: MailboxSettings, error: Exception) -> RapportError:
    """The error, by its code alone: the rest is the server's whole answer."""
    answer = error.args[1] if len(error.args) > 1 else None
    if isinstance(answer, Mapping) and "error" in answer:
        return error_from_code(box, answer["error"])
    # google-auth's own words for a company's rule that people log in anew every so often.
    return (
        error_from_code(box, "invalid_rapt")
        if "Reauthentication" in str(error)
        else login_server_answer_unreadable(box)
    )

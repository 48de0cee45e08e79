"""Microsoft: consent by a code that is typed on any device, renewal, both by msal.

msal adds the right to renew without a person (offline_access). Its own cache of tokens is not used:
tokens are kept in the same way for every provider.
"""

import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from ingest.auth.errors import (
    client_id_missing,
    client_secret,
    consent_too_late,
    error_from_code,
    library_missing,
    login_server_answer_unreadable,
    wrong_tenant,
)
from ingest.auth.grants import Grant, Invitation, ShowInvitation, build_grant
from ingest.auth.web import LoginServerSession
from journal.errors import MailboxUnavailable
from journal.settings import MailboxSettings

SCOPE = "https://outlook.office365.com/IMAP.AccessAsUser.All"
# All that an admin has given the app there; IMAP.AccessAsApp must be among it.
APP_SCOPE = "https://outlook.office365.com/.default"

_LOGIN_URL = "https://login.microsoftonline.com"
_PENDING_ERRORS = {"authorization_pending", "slow_down"}
_MOST_SECONDS, _LONGEST_PAUSE = 30 * 60, 60
_CODE_PATTERN = re.compile(r"[A-Za-z0-9-]{4,32}")
_ADDRESS_PATTERN = re.compile(r"https://[\x21-\x7e]{1,200}")
# Errors of msal at an answer that is JSON but makes no sense.
_ODD_ANSWER_ERRORS = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    RuntimeError,
)


@dataclass(frozen=True, slots=True)
class _DeviceFlow:
    """A login that was begun. msal writes into `notes` when it last asked, and how long to wait."""

    invitation: Invitation
    seconds: float
    notes: dict[str, Any] = field(repr=False)

    @property
    def pause(self) -> float:
        return float(min(max(self.notes["interval"], 1), _LONGEST_PAUSE))


def ask_consent(box: MailboxSettings, *, show_invitation: ShowInvitation) -> Grant:
    """Ask a person for consent, and wait for it."""
    with _open_client(box) as client:
        flow = _begin_flow(box, client)
        show_invitation(flow.invitation)
        answer = _wait_for_consent(box, client, flow)
    grant = _read_grant(box, answer)
    if not grant.refresh_token:
        raise login_server_answer_unreadable(box)
    return grant


def renew_grant(box: MailboxSettings, refresh_token: str) -> Grant:
    with _open_client(box) as client, _guard_answers(box):
        answer = client.acquire_token_by_refresh_token(refresh_token, [SCOPE])
    return _read_grant(box, answer)


def ask_app_grant(box: MailboxSettings) -> Grant:
    """A token for the app itself, which an admin has let into the mailbox."""
    with _open_client(box, secret=client_secret(box)) as client, _guard_answers(box):
        answer = client.acquire_token_for_client([APP_SCOPE])
    return _read_grant(box, answer)


class _NoCache:
    """A cache that keeps nothing: msal's own would log whose tokens it gets."""

    def add(self, *_: object, **__: object) -> None: ...

    def remove_rt(self, *_: object) -> None: ...

    def update_rt(self, *_: object) -> None: ...


@contextmanager
def _open_client(box: MailboxSettings, *, secret: str = "") -> Iterator[Any]:
    try:
        import msal
    except ImportError:
        raise library_missing(box) from None
    if not box.client_id:
        raise client_id_missing(box)
    with LoginServerSession(box) as web:
        yield _build_client(box, web, msal, secret)


def _build_client(box: MailboxSettings, web: LoginServerSession, library: Any, secret: str) -> Any:
    """The client of msal, which first asks the login server for its addresses: is the tenant known?"""
    given: dict[str, Any] = {
        "authority": f"{box.authority or _LOGIN_URL}/{box.tenant}",
        "http_client": web,
        # Whether the login server is one of Microsoft's own is for the config to say.
        "instance_discovery": False,
    }
    try:
        if secret:
            # Its cache lasts as long as this client: for one question.
            return library.ConfidentialClientApplication(
                box.client_id, client_credential=secret, **given
            )
        return library.PublicClientApplication(box.client_id, token_cache=_NoCache(), **given)
    except ValueError:
        raise wrong_tenant(box) from None
    except _ODD_ANSWER_ERRORS:
        raise login_server_answer_unreadable(box) from None


@contextmanager
def _guard_answers(box: MailboxSettings) -> Iterator[None]:
    try:
        yield
    except _ODD_ANSWER_ERRORS:
        raise login_server_answer_unreadable(box) from None


def _read_grant(box: MailboxSettings, answer: Mapping[str, Any]) -> Grant:
    if "error" in answer:
        raise error_from_code(box, answer["error"], numbers=answer.get("error_codes"))
    claims = answer.get("id_token_claims")
    account = claims.get("preferred_username", "") if isinstance(claims, dict) else ""
    grant = build_grant(answer, account=account)
    if grant is None:
        raise login_server_answer_unreadable(box)
    return grant


# ── consent ─────────────────────────────────────────────────────────────────────────────────────


def _begin_flow(box: MailboxSettings, client: Any) -> _DeviceFlow:
    with _guard_answers(box):
        notes = client.initiate_device_flow([SCOPE])
        if "error" in notes:
            raise error_from_code(box, notes["error"], numbers=notes.get("error_codes"))
        code, where = str(notes["user_code"]), str(notes["verification_uri"])
        # Both go to a terminal.
        if not (
            _CODE_PATTERN.fullmatch(code)
            and _ADDRESS_PATTERN.fullmatch(where)
            and notes["device_code"]
        ):
            raise login_server_answer_unreadable(box)
        seconds = min(max(notes["expires_in"], 1), _MOST_SECONDS)
    return _DeviceFlow(Invitation(where, code, minutes=-(-seconds // 60)), seconds, notes)


def _wait_for_consent(box: MailboxSettings, client: Any, flow: _DeviceFlow) -> Mapping[str, Any]:
    until = time.monotonic() + flow.seconds
    while time.monotonic() < until:
        answer = _ask_once(box, client, flow)
        if answer.get("error") not in _PENDING_ERRORS:
            return answer
        time.sleep(flow.pause)
    raise consent_too_late(box)


def _ask_once(box: MailboxSettings, client: Any, flow: _DeviceFlow) -> Mapping[str, Any]:
    """Ask once; a line that drops while the person is typing does not end the login."""
    try:
        with _guard_answers(box):
            answer: Mapping[str, Any] = client.acquire_token_by_device_flow(
                flow.notes, exit_condition=lambda _flow: True
            )
    except MailboxUnavailable:
        return {"error": "authorization_pending"}
    return answer

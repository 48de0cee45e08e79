"""Microsoft: consent by a code that is typed on any device, renewal, both by msal.

msal adds the right to go on when nobody is there (offline_access). Its own cache of tokens is not
used: what is kept, and when, is the same for every provider.
"""

import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from ingest.auth.grants import Grant, Invitation, Invite, grant_of
from ingest.auth.refusals import (
    client_id_missing,
    library_missing,
    odd_answer,
    told,
    too_late,
    wrong_tenant,
)
from ingest.auth.web import Web
from journal.errors import MailboxUnavailable
from journal.settings import Mailbox

SCOPE = "https://outlook.office365.com/IMAP.AccessAsUser.All"

_LOGIN = "https://login.microsoftonline.com"
_PENDING = {"authorization_pending", "slow_down"}
_MOST_SECONDS, _LONGEST_PAUSE = 30 * 60, 60
_CODE = re.compile(r"[A-Za-z0-9-]{4,32}")
_WHERE = re.compile(r"https://[\x21-\x7e]{1,200}")
# What msal makes of an answer that is JSON and makes no sense all the same.
_ODD = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RuntimeError)


@dataclass(frozen=True, slots=True)
class _Flow:
    """A login that was begun. msal notes in `notes` when it last asked, and how long to wait."""

    invitation: Invitation
    seconds: float
    notes: dict[str, Any] = field(repr=False)

    @property
    def pause(self) -> float:
        return float(min(max(self.notes["interval"], 1), _LONGEST_PAUSE))


def ask(box: Mailbox, *, invite: Invite) -> Grant:
    """Have a person agree, and wait until they did."""
    with _client(box) as client:
        flow = _begun(box, client)
        invite(flow.invitation)
        answer = _agreed(box, client, flow)
    grant = _granted(box, answer)
    if not grant.refresh_token:
        raise odd_answer(box)
    return grant


def renew(box: Mailbox, refresh_token: str) -> Grant:
    with _client(box) as client, _sense(box):
        answer = client.acquire_token_by_refresh_token(refresh_token, [SCOPE])
    return _granted(box, answer)


class _NoCache:
    """Msal's own would log whose tokens it is given."""

    def add(self, *_: object, **__: object) -> None: ...

    def remove_rt(self, *_: object) -> None: ...

    def update_rt(self, *_: object) -> None: ...


@contextmanager
def _client(box: Mailbox) -> Iterator[Any]:
    try:
        import msal
    except ImportError:
        raise library_missing(box) from None
    if not box.client_id:
        raise client_id_missing(box)
    with Web(box) as web:
        yield _known(box, web, msal)


def _known(box: Mailbox, web: Web, msal: Any) -> Any:
    """The login server is asked for its addresses first: it knows the tenant, or does not."""
    try:
        return msal.PublicClientApplication(
            box.client_id,
            authority=f"{box.authority or _LOGIN}/{box.tenant}",
            http_client=web,
            token_cache=_NoCache(),
            # Whether the login server is one of Microsoft's own is for the config to say.
            instance_discovery=False,
        )
    except ValueError:
        raise wrong_tenant(box) from None
    except _ODD:
        raise odd_answer(box) from None


@contextmanager
def _sense(box: Mailbox) -> Iterator[None]:
    try:
        yield
    except _ODD:
        raise odd_answer(box) from None


def _granted(box: Mailbox, answer: Mapping[str, Any]) -> Grant:
    if "error" in answer:
        raise told(box, answer["error"], numbers=answer.get("error_codes"))
    claims = answer.get("id_token_claims")
    account = claims.get("preferred_username", "") if isinstance(claims, dict) else ""
    grant = grant_of(answer, account=account)
    if grant is None:
        raise odd_answer(box)
    return grant


# ── consent ─────────────────────────────────────────────────────────────────────────────────────


def _begun(box: Mailbox, client: Any) -> _Flow:
    with _sense(box):
        notes = client.initiate_device_flow([SCOPE])
        if "error" in notes:
            raise told(box, notes["error"], numbers=notes.get("error_codes"))
        code, where = str(notes["user_code"]), str(notes["verification_uri"])
        # Both go to a terminal.
        if not (_CODE.fullmatch(code) and _WHERE.fullmatch(where) and notes["device_code"]):
            raise odd_answer(box)
        seconds = min(max(notes["expires_in"], 1), _MOST_SECONDS)
    return _Flow(Invitation(where, code, minutes=-(-seconds // 60)), seconds, notes)


def _agreed(box: Mailbox, client: Any, flow: _Flow) -> Mapping[str, Any]:
    until = time.monotonic() + flow.seconds
    while time.monotonic() < until:
        answer = _asked_once(box, client, flow)
        if answer.get("error") not in _PENDING:
            return answer
        time.sleep(flow.pause)
    raise too_late(box)


def _asked_once(box: Mailbox, client: Any, flow: _Flow) -> Mapping[str, Any]:
    """A line that drops while the person is typing is no reason to begin anew."""
    try:
        with _sense(box):
            answer: Mapping[str, Any] = client.acquire_token_by_device_flow(
                flow.notes, exit_condition=lambda _flow: True
            )
    except MailboxUnavailable:
        return {"error": "authorization_pending"}
    return answer

"""PURE. Checks what a login server gives before it is used, and says what a person has to do."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

# XOAUTH2 puts \x01 between its parts: a token with a control character would forge them.
TOKEN_PATTERN = re.compile(r"[\x21-\x7e]{1,16384}")
_NUMBER = re.compile(r"\d{1,9}(\.\d*)?")
_ACCOUNT = re.compile(r"\S{1,320}")
# The lifetime if none is given (RFC 6749 section 5.1 only recommends one), and the longest.
_DEFAULT_SECONDS, _MOST_SECONDS = 600, 2 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Grant:
    """The tokens given. `refresh_token` is empty when none came: then the old one stays valid."""

    access_token: str = field(repr=False)
    refresh_token: str = field(repr=False)
    seconds: int
    account: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Invitation:
    """Holds what a person must do within so many minutes: open the address, and type the code there.

    Without a code, the address that the browser ends at may be typed in here; `is_misread`
    says that the text typed before was no such address.
    """

    address: str
    code: str = ""
    minutes: int = 10
    is_misread: bool = False


ShowInvitation = Callable[[Invitation], None]
# Returns the text typed since the last call, or an empty one. It never waits.
ReadTyped = Callable[[], str]


def build_grant(answer: Mapping[str, object], *, account: object = "") -> Grant | None:
    """The grant, or None when the answer holds no usable token."""
    access, refresh = answer.get("access_token"), answer.get("refresh_token") or ""
    if not is_token(access) or not (refresh == "" or is_token(refresh)):
        return None
    return Grant(
        str(access),
        str(refresh),
        _lifetime_seconds(answer.get("expires_in")),
        _clean_account(account),
    )


def is_token(value: object) -> bool:
    return isinstance(value, str) and TOKEN_PATTERN.fullmatch(value) is not None


def _clean_account(account: object) -> str:
    """The account's name, safe to be shown on a terminal."""
    good = isinstance(account, str) and _ACCOUNT.fullmatch(account) and account.isprintable()
    return str(account) if good else ""


def _lifetime_seconds(stated: object) -> int:
    """The lifetime; some servers write the number as a text."""
    if stated is None:
        return _DEFAULT_SECONDS
    found = _NUMBER.match(str(stated))
    return min(int(float(found[0])), _MOST_SECONDS) if found else 0

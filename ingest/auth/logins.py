"""Logs in by password or by consent; tells a login's state; asks for consent and removes it."""

from dataclasses import dataclass
from datetime import datetime

from ingest.auth import google, microsoft
from ingest.auth.grants import Grant, ReadTyped, ShowInvitation
from ingest.auth.passwords import build_password_login, has_password
from ingest.auth.renewal import consent_from_grant, get_access_token, is_fresh
from ingest.auth.tokens import Consent, TokenStore
from ingest.login import Login
from journal.settings import MailboxSettings


@dataclass(frozen=True, slots=True)
class LoginState:
    """A login's state as far as this machine knows. If `good`, nobody need act."""

    is_usable: bool
    text: str
    expires_at: datetime | None = None


def build_login(
    box: MailboxSettings, store: TokenStore, *, now: datetime, rejected: str = ""
) -> Login:
    """The login; `rejected` is a token that the mail server did not accept."""
    if box.auth == "password":
        return build_password_login(box)
    return Login(box.user, token=get_access_token(box, store, now=now, rejected=rejected))


def find_login_state(box: MailboxSettings, store: TokenStore, *, now: datetime) -> LoginState:
    if box.auth == "password":
        good = has_password(box)
        return LoginState(good, "there is a password" if good else "there is no password")
    if box.app_only:
        good = box.client_secret is not None
        return LoginState(good, "the app has its secret" if good else "the app's secret is missing")
    found = store.read(box)
    if not isinstance(found, Consent):
        return LoginState(is_usable=False, text=str(found))
    if is_fresh(found, now):
        return LoginState(is_usable=True, text="there is consent", expires_at=found.expires_at)
    return LoginState(
        is_usable=True, text="there is consent, and the token is renewed at the next login"
    )


def ask_consent(
    box: MailboxSettings, *, show_invitation: ShowInvitation, read_typed: ReadTyped
) -> Grant:
    """Ask a person for consent, for minutes; only for a mailbox that is not read by password."""
    if box.auth == "google":
        return google.ask_consent(box, show_invitation=show_invitation, read_typed=read_typed)
    return microsoft.ask_consent(box, show_invitation=show_invitation)


def keep_consent(box: MailboxSettings, store: TokenStore, grant: Grant, *, now: datetime) -> None:
    """Store the grant in place of the old one."""
    with store.hold_lock(box):
        store.write(box, consent_from_grant(box, grant, now=now))


def remove_consent(box: MailboxSettings, store: TokenStore) -> bool:
    """Delete the consent; False if there was none. The provider is not told."""
    with store.hold_lock(box):
        return store.remove(box)

"""By password or by consent; how a login stands; how consent is asked for and taken back."""

from dataclasses import dataclass
from datetime import datetime

from ingest.auth import google, microsoft
from ingest.auth.grants import Grant, Invite, Typed
from ingest.auth.passwords import by_password, has_password
from ingest.auth.renewal import access_token, consented, is_fresh
from ingest.auth.tokens import Consent, TokenStore
from ingest.login import Login
from journal.settings import Mailbox


@dataclass(frozen=True, slots=True)
class State:
    """How a login stands as far as this machine knows; nobody is asked. `good`: nobody need act."""

    good: bool
    text: str
    until: datetime | None = None


def login_for(box: Mailbox, keep: TokenStore, *, now: datetime, rejected: str = "") -> Login:
    """What to log in with. A token that the mail server did not take is `rejected` the next time."""
    if box.auth == "password":
        return by_password(box)
    return Login(box.user, token=access_token(box, keep, now=now, rejected=rejected))


def state_of(box: Mailbox, keep: TokenStore, *, now: datetime) -> State:
    if box.auth == "password":
        good = has_password(box)
        return State(good, "there is a password" if good else "there is no password")
    found = keep.read(box)
    if not isinstance(found, Consent):
        return State(good=False, text=str(found))
    if is_fresh(found, now):
        return State(good=True, text="there is consent", until=found.expires_at)
    return State(good=True, text="there is consent, and the token is renewed at the next login")


def ask(box: Mailbox, *, invite: Invite, typed: Typed) -> Grant:
    """Have a person agree. Takes minutes; only for a mailbox that is not read by password."""
    if box.auth == "google":
        return google.ask(box, invite=invite, typed=typed)
    return microsoft.ask(box, invite=invite)


def agree(box: Mailbox, keep: TokenStore, grant: Grant, *, now: datetime) -> None:
    """Keep what was granted, in place of what was."""
    with keep.held(box):
        keep.write(box, consented(box, grant, now=now))


def forget(box: Mailbox, keep: TokenStore) -> bool:
    """Whether there was a consent. The provider is not told: it lists what may be withdrawn there."""
    with keep.held(box):
        return keep.remove(box)

"""Logs in to a mailbox: by its password, or by a consent given to Google or Microsoft.

    logins     password or consent; the state of a login; `rapport mailbox login`
    passwords  the password of the config
    renewal    the access token: the one at hand, or a new one, asked for once by all workers
    google     consent and renewal at Google: the only file that knows google-auth
    microsoft  consent and renewal at Microsoft: the only file that knows msal
    loopback   where a browser comes back to after a consent
    tokens     consents on disk, in files that nobody else can read
    web        one HTTP conversation with a login server, bounded in time and size
    grants     PURE  what a login server gives, checked before it is used
    errors     every sentence about a login that is refused

Tokens are neither logged nor put into the database, nor into any error: what a login server says is
told in our own words.
"""

from ingest.auth.grants import Grant, Invitation
from ingest.auth.logins import (
    LoginState,
    ask_consent,
    build_login,
    find_login_state,
    keep_consent,
    remove_consent,
)
from ingest.auth.tokens import TokenStore

__all__ = [
    "Grant",
    "Invitation",
    "LoginState",
    "TokenStore",
    "ask_consent",
    "build_login",
    "find_login_state",
    "keep_consent",
    "remove_consent",
]

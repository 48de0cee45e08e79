"""How a mailbox is logged in to: by its password, or by a consent given to Google or Microsoft.

logins            which of the two; how it stands; what `rapport mailbox login` does
passwords         the password of the config
renewal           the access token: the one at hand, or a new one, asked for once by all workers
google microsoft  each the one file that knows the provider and its library
loopback          where a browser comes back to
tokens            what is kept, in files that nobody else can read
web               one conversation with a login server, bounded in time and size
grants refusals   what a login server gives; every sentence about what it refuses

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

"""The access token: the one at hand while it lasts, else a new one, asked for once by all workers.

    1  the kept token has more than five minutes left             it is used, nobody is asked
    2  else the lock is taken, and the file is read once more     somebody may have renewed it
    3  the login server gives a token, and perhaps a refresh token in place of the old one
    4  both are on disk                                           the old one may be worth nothing now
    5  the token is used

A crash before 3 changes nothing. A crash between 3 and 4 loses a refresh token that nobody has seen;
Google's stay the same, Microsoft's old ones stay good. With `app_only` nobody has consented: whatever
the file is like, a new token is asked for with the app's own secret, and kept in the same way.
"""

from datetime import datetime, timedelta

from ingest.auth import google, microsoft
from ingest.auth.errors import consent_needed
from ingest.auth.grants import Grant
from ingest.auth.tokens import Consent, ConsentFlaw, TokenStore, build_consent
from journal.settings import MailboxSettings

# Stands where the refresh token of a consent stands.
APP_ONLY = "app-only"
_SPARE_TIME = timedelta(minutes=5)
# A longer lifetime was written under a wrong clock.
_LONGEST_LIFETIME = timedelta(days=3)


def get_access_token(
    box: MailboxSettings, store: TokenStore, *, now: datetime, rejected: str = ""
) -> str:
    """The token to log in with; `rejected` is one that the mail server did not accept."""
    found = store.read(box)
    if isinstance(found, Consent) and is_fresh(found, now) and found.access_token != rejected:
        return found.access_token
    if not isinstance(found, Consent) and not box.app_only:
        raise consent_needed(box, found)
    with store.hold_lock(box):
        found = store.read(box)
        if (
            not isinstance(found, Consent)
            or not is_fresh(found, now)
            or found.access_token == rejected
        ):
            found = _renew(box, found, now=now)
            store.write(box, found)
        return found.access_token


def _renew(box: MailboxSettings, found: Consent | ConsentFlaw, *, now: datetime) -> Consent:
    if box.app_only:
        provider = google if box.auth == "google" else microsoft
        # Nobody has consented, so there is nothing to renew it with but the app's own secret.
        return consent_from_grant(
            box, provider.ask_app_grant(box), now=now, old_refresh_token=APP_ONLY
        )
    if not isinstance(found, Consent):
        raise consent_needed(box, found)
    return renew_consent(box, found, now=now)


def is_fresh(consent: Consent, now: datetime) -> bool:
    return _SPARE_TIME < consent.expires_at - now < _LONGEST_LIFETIME


def renew_consent(box: MailboxSettings, consent: Consent, *, now: datetime) -> Consent:
    provider = google if box.auth == "google" else microsoft
    grant = provider.renew_grant(box, consent.refresh_token)
    return consent_from_grant(box, grant, now=now, old_refresh_token=consent.refresh_token)


def consent_from_grant(
    box: MailboxSettings, grant: Grant, *, now: datetime, old_refresh_token: str = ""
) -> Consent:
    until = now + timedelta(seconds=grant.seconds)
    return build_consent(box, grant.refresh_token or old_refresh_token, grant.access_token, until)

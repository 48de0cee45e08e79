"""The access token: the one at hand while it lasts, else a new one, asked for once by all workers.

    1  the kept token has more than five minutes left             it is used, nobody is asked
    2  else the lock is taken, and the file is read once more     somebody may have renewed it
    3  the login server gives a token, and perhaps a refresh token in place of the old one
    4  both are on disk                                           the old one may be worth nothing now
    5  the token is used

A crash before 3 changes nothing. A crash between 3 and 4 loses a refresh token that nobody has seen;
Google's stay the same, Microsoft's old ones stay good.
"""

from datetime import datetime, timedelta

from ingest.auth import google, microsoft
from ingest.auth.grants import Grant
from ingest.auth.refusals import consent_needed
from ingest.auth.tokens import Consent, TokenStore, consent_of
from journal.settings import Mailbox

_SPARE = timedelta(minutes=5)
# What seems to last longer was written under a clock that was wrong.
_LONGEST = timedelta(days=3)


def access_token(box: Mailbox, keep: TokenStore, *, now: datetime, rejected: str = "") -> str:
    """`rejected` is a token that the mail server did not take, whatever the clock says of it."""
    found = keep.read(box)
    if not isinstance(found, Consent):
        raise consent_needed(box, found)
    if is_fresh(found, now) and found.access_token != rejected:
        return found.access_token
    with keep.held(box):
        found = keep.read(box)
        if not isinstance(found, Consent):
            raise consent_needed(box, found)
        if not is_fresh(found, now) or found.access_token == rejected:
            found = renewed(box, found, now=now)
            keep.write(box, found)
        return found.access_token


def is_fresh(consent: Consent, now: datetime) -> bool:
    return _SPARE < consent.expires_at - now < _LONGEST


def renewed(box: Mailbox, consent: Consent, *, now: datetime) -> Consent:
    provider = google if box.auth == "google" else microsoft
    grant = provider.renew(box, consent.refresh_token)
    return consented(box, grant, now=now, before=consent.refresh_token)


def consented(box: Mailbox, grant: Grant, *, now: datetime, before: str = "") -> Consent:
    until = now + timedelta(seconds=grant.seconds)
    return consent_of(box, grant.refresh_token or before, grant.access_token, until)

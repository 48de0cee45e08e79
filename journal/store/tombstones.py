"""What was purged must not come back: a keyed hash of its key is all that stays.

The hash is keyed with a random value of this database, so that nobody can try out whether a
certain mail was once here. It is no secret of the config: without the database it opens nothing.
"""

import hashlib
import hmac
from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session

from journal.store.database import chunks, insert_missing, random_key
from journal.store.tables import meta, tombstone

_KEY = "tombstone_key"
_HIDDEN_PREFIX = "hidden:"


def bury(session: Session, keys: Collection[str], *, now: datetime) -> None:
    digests = _digests(session, keys)
    insert_missing(
        session, tombstone, [{"digest": digest, "at": now} for digest in digests.values()]
    )


def find_buried(session: Session, keys: Collection[str]) -> frozenset[str]:
    """The keys that were purged."""
    # There is no secret before the first burial, and a reader can't make one.
    if not keys or _known_secret(session) is None:
        return frozenset()
    digests = _digests(session, keys)
    buried: set[str] = set()
    for some in chunks(sorted(digests.values())):
        buried.update(
            session.scalars(sa.select(tombstone.c.digest).where(tombstone.c.digest.in_(some)))
        )
    return frozenset(key for key, digest in digests.items() if digest in buried)


def hidden_keys(session: Session, keys: Collection[str]) -> dict[str, str]:
    """Gives what stands for each key once the key itself must not be kept."""
    return {key: f"{_HIDDEN_PREFIX}{digest}" for key, digest in _digests(session, keys).items()}


def _digests(session: Session, keys: Collection[str]) -> dict[str, str]:
    if not keys:
        return {}
    secret = bytes.fromhex(_secret(session))
    return {
        key: hmac.new(secret, key.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()
        for key in sorted(keys)
    }


def _secret(session: Session) -> str:
    known = _known_secret(session)
    if known is None:
        insert_missing(session, meta, [{"key": _KEY, "value": random_key()}])
        known = _known_secret(session)
    return str(known)


def _known_secret(session: Session) -> str | None:
    return session.scalar(sa.select(meta.c.value).where(meta.c.key == _KEY))

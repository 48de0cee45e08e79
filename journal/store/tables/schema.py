"""All tables at once: what a migration compares a database with."""

from sqlmodel import SQLModel

from journal.store.tables import (  # noqa: F401 (they name themselves in the metadata)
    alerts,
    cards,
    contact_keys,
    contacts,
    copies,
    deeds,
    entries,
    letters,
    mails,
    purges,
    segments,
    slack,
    tombstones,
)

metadata = SQLModel.metadata

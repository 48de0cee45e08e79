"""Says which entry has the document that another one is to be corrected to."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from journal.errors import N_, RequestRefused
from journal.model import Document, Interaction
from journal.store.record import recording
from journal.store.record.fields import value_of

DOCUMENT_FIELDS = ("document.type", "document.number", "document.version")


def find_same_document(
    session: Session, before: Interaction, values: Mapping[str, Any]
) -> int | None:
    """The entry of the document, in its version, that the values make of `before`'s."""
    if not values.keys() & set(DOCUMENT_FIELDS):
        return None
    kind, number, version = (values.get(each, value_of(before, each)) for each in DOCUMENT_FIELDS)
    return recording.find_document(session, Document(kind, number, version))


def require_free_document(session: Session, before: Interaction, values: Mapping[str, Any]) -> None:
    taken = find_same_document(session, before, values)
    if taken is not None:
        raise RequestRefused(N_("This document is interaction #{number} already."), number=taken)

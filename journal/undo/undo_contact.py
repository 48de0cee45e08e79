"""Takes back what was done to contacts: added, changed, imported.

A contact that was changed or used since stays as it is. Of an import that is so for each of its
contacts; the rest goes back.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlmodel import Session

from journal.contacts import contact
from journal.model import Actor, AuditKind, CardTopicKind, Contact, DeedKind
from journal.store import audit_trail
from journal.store.contacts import by_key, contact_history, contacts, usage
from journal.store.record import undo_log
from journal.store.record.undo_log import Deed
from journal.store.slack import cards


@dataclass(frozen=True, slots=True)
class ContactsUndone:
    """`removed` are gone, `restored` are as they were; `kept` stay, since they were changed or used."""

    removed: tuple[int, ...] = ()
    restored: tuple[int, ...] = ()
    kept: tuple[int, ...] = ()


def undo_add(session: Session, deed: Deed) -> ContactsUndone | None:
    removed, _ = _remove_unused(session, deed, [deed.payload["contact"]])
    return ContactsUndone(removed=tuple(removed)) if removed else None


def undo_edit(
    session: Session, actor: Actor, deed: Deed, *, now: datetime
) -> ContactsUndone | None:
    former = contact_history.former_values(session, deed.id)
    restored, _ = _restore_unchanged(session, actor, deed, [deed.payload["contact"]], now)
    if restored and any(contact.PRIVACY_FLAGS & each.keys() for each in former.values()):
        audit_trail.add(session, actor, AuditKind.PRIVACY_FLAGS, len(restored), now=now)
    return ContactsUndone(restored=tuple(restored)) if restored else None


def require_edit_right(session: Session, actor: Actor, deed: Deed) -> None:
    changed = contact_history.former_values(session, deed.id)
    contact.require_change_right(actor, {name for each in changed.values() for name in each})


def undo_import(session: Session, actor: Actor, deed: Deed, *, now: datetime) -> ContactsUndone:
    """Undo all batches of the import, the last first: one may have changed what another added."""
    removed: set[int] = set()
    restored: set[int] = set()
    kept: set[int] = set()
    for each in batches_of(session, deed):
        undo_log.mark_undone(session, each.id, now=now)
        back, stuck = _restore_unchanged(session, actor, each, each.payload["changed"], now)
        restored |= back
        kept |= stuck
        # It counts as undone from now on, and what it did to these does not.
        contact_history.detach_deed(session, stuck, each.id)
    for each in batches_of(session, deed):
        gone, used = _remove_unused(session, each, each.payload["added"])
        removed |= gone
        kept |= used
    return ContactsUndone(
        tuple(sorted(removed)), tuple(sorted(restored - removed)), tuple(sorted(kept))
    )


def batches_of(session: Session, deed: Deed) -> Sequence[Deed]:
    """The deeds of the batches of an import, the last first."""
    first = deed.payload["import"]
    return undo_log.find(session, deed.actor, DeedKind.IMPORT, "import", first)


def _remove_unused(session: Session, deed: Deed, ids: Collection[int]) -> tuple[set[int], set[int]]:
    """Delete those whom nobody changed or used since; return them, and those who stay.

    A company is looked at after its people: it is used by those who stay.
    """
    found = contacts.get_many(session, ids)
    changed = contact_history.find_changed_since(session, found, deed.id, at=deed.at)
    removed: set[int] = set()
    for some in _employers_last(found):
        used = usage.find_used(session, some) | changed
        free = [id_ for id_ in some if id_ not in used and found[id_].merged_into is None]
        for contact_id in free:
            contacts.delete(session, contact_id)
        removed.update(free)
    return removed, set(found) - removed


def _employers_last(found: dict[int, Contact]) -> tuple[list[int], list[int]]:
    employers = {each.company_id for each in found.values()}
    return (
        [id_ for id_ in found if id_ not in employers],
        [id_ for id_ in found if id_ in employers],
    )


def _restore_unchanged(
    session: Session, actor: Actor, deed: Deed, ids: Collection[int], now: datetime
) -> tuple[set[int], set[int]]:
    """Put back what the deed changed of those whom nobody changed since; return them and the rest."""
    found = contacts.get_many(session, ids)
    former = contact_history.former_values(session, deed.id)
    changed = contact_history.find_changed_since(session, found, deed.id, at=deed.at)
    wanted = {
        id_: replace(
            contacts.to_new_contact(each), **_possible_values(session, id_, former.get(id_, {}))
        )
        for id_, each in found.items()
        if id_ not in changed and each.merged_into is None
    }
    saved = contacts.save_many(
        session, [(id_, found[id_].version, new) for id_, new in wanted.items()]
    )
    differing = {id_: (contacts.to_new_contact(found[id_]), wanted[id_]) for id_ in saved}
    contact_history.add_changes(session, differing, by=actor.key, now=now, deed_id=deed.id)
    cards.touch(session, CardTopicKind.CONTACT, saved)
    for each in contacts.get_many(session, saved).values():
        contact.refresh_mail_cards(session, each)
    return saved, set(found) - saved


def _possible_values(session: Session, own_id: int, former: dict[str, Any]) -> dict[str, Any]:
    """The values without a company that is gone by now, and without ids that are another's."""
    company = former.get("company_id")
    if company is not None and contacts.get(session, company) is None:
        former = {**former, "company_id": None}
    if "external_ids" not in former:
        return former
    ids = {
        system: value
        for system, value in former["external_ids"].items()
        if by_key.find_by_external_id(session, system, [value]).get(value) in {None, own_id}
    }
    return {**former, "external_ids": ids}

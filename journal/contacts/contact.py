"""Contacts: add, change, delete, merge and take a merge back.

A merge keeps the source as an empty shell that points to the target, so that it can be taken back
and an old number still leads to the right contact. It never unblocks anybody: if one of the two
was blocked, excluded or a minor, the target is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlmodel import Session

from journal.errors import N_, NotAllowed, NotFound, RequestRefused
from journal.fold import address_key, clean, clean_name, is_address, one_line, phone_key
from journal.model import (
    POSTAL_FIELDS,
    Actor,
    Address,
    AddressKind,
    AuditKind,
    CardKind,
    CardTopicKind,
    Contact,
    ContactKind,
    DeedKind,
    NewContact,
    Role,
    TooLate,
    contact_number,
)
from journal.store import audit_trail
from journal.store.contacts import by_key, contact_history, contacts, merging, segments, usage
from journal.store.record import undo_log
from journal.store.record.undo_log import Deed
from journal.store.slack import cards
from journal.store.triage import queue

_LONGEST_NAME = 300
_LONGEST_NOTE = 20_000
_LONGEST_LINE = 120
_FIELDS_TO_FILL = ("job_title", "language", "country", "owner", "note", "company_id")
_FLAGS = ("privacy_blocked", "minor", "excluded")
PRIVACY_FLAGS = frozenset({"privacy_blocked", "minor", "consent"})


@dataclass(frozen=True, slots=True)
class Merged:
    source: Contact
    target: Contact
    interactions: int
    deed: int


def add(
    session: Session, actor: Actor, new: NewContact, *, now: datetime, deed: int | None = None
) -> Contact:
    """Add a contact; `deed` is what this is a part of, else it is a deed of its own."""
    cleaned = _validate_with_database(session, new, None)
    made = resolve_merged(session, contacts.add(session, cleaned, by=actor.key, now=now))
    if deed is None:
        about = {"contact": made.id}
        undo_log.add(session, DeedKind.CONTACT_ADD, actor=actor.key, now=now, payload=about)
    refresh_mail_cards(session, made)
    return made


def resolve_merged(session: Session, contact_id: int) -> Contact:
    """The contact, or the one it was merged into."""
    each = contacts.get(session, contact_id)
    while each is not None and each.merged_into is not None:
        each = contacts.get(session, each.merged_into)
    if each is None:
        raise NotFound(N_("There is no contact {contact}."), contact=contact_number(contact_id))
    return each


def change(
    session: Session,
    actor: Actor,
    before: Contact,
    wanted: Mapping[str, Any],
    *,
    now: datetime,
    deed: int | None = None,
) -> Contact | TooLate:
    """Change fields of the contact, if it still is as the caller saw it, and keep what they were.

    `deed` is what this is a part of, else it is a deed of its own.
    """
    require_change_right(actor, wanted)
    changed = replace(contacts.to_new_contact(before), **wanted)
    new = _validate_with_database(session, changed, before.id, owner_before=before.owner)
    _require_owner_right(session, actor, before, new)
    if not contacts.save(session, before.id, new, version=before.version):
        return TooLate(before.id, "")
    _keep_changes(session, actor, before, new, part_of=deed, now=now)
    if any(getattr(before, name) != wanted[name] for name in PRIVACY_FLAGS & wanted.keys()):
        audit_trail.add(session, actor, AuditKind.PRIVACY_FLAGS, 1, now=now)
    after = resolve_merged(session, before.id)
    if after.is_closed != before.is_closed:
        cards.touch(session, CardTopicKind.CONTACT, [after.id])
    refresh_mail_cards(session, after)
    return after


def require_change_right(actor: Actor, wanted: Iterable[str]) -> None:
    if PRIVACY_FLAGS.intersection(wanted) and actor.role is Role.MEMBER:
        raise NotAllowed(N_("Only a manager or an admin may change who is blocked for privacy."))


def _keep_changes(
    session: Session,
    actor: Actor,
    before: Contact,
    new: NewContact,
    *,
    part_of: int | None,
    now: datetime,
) -> None:
    about = {"contact": before.id}
    deed = part_of or undo_log.add(
        session, DeedKind.CONTACT_EDIT, actor=actor.key, now=now, payload=about
    )
    differing = {before.id: (contacts.to_new_contact(before), new)}
    kept = contact_history.add_changes(session, differing, by=actor.key, now=now, deed_id=deed)
    if not kept and part_of is None:
        undo_log.forget(session, deed)


def _require_owner_right(session: Session, actor: Actor, before: Contact, new: NewContact) -> None:
    """Requires the owner, a manager or an admin: the owner of a contact may cancel its entries."""
    if new.owner == before.owner or not before.owner or actor.role is not Role.MEMBER:
        return
    if actor.names & {before.owner, contacts.creator_of(session, before.id)}:
        return
    raise NotAllowed(
        N_("{owner} looks after {name}; ask them, or a manager."),
        owner=before.owner,
        name=before.name,
    )


def refresh_mail_cards(session: Session, who: Contact) -> None:
    """Shows cards of waiting mails anew: they must hold no word of a closed contact."""
    if who.is_closed:
        keys = {address_key(each) for each in who.emails()}
        hidden = queue.find_by_address(session, keys)
        cards.touch(session, CardTopicKind.MAIL, hidden)
        if hidden:
            cards.touch_kinds(session, CardKind.LIST, CardKind.HOME)


def validate(new: NewContact, *, owner_before: str = "") -> NewContact:
    """Clean the values, or refuse them with the reason; an owner who was there before may stay."""
    name = clean_name(new.name, longest=_LONGEST_NAME)
    if not name:
        raise RequestRefused(N_("A contact needs a name."))
    if new.owner != owner_before and not is_owner(new.owner):
        raise RequestRefused(
            N_("{owner} is no owner: name one of us, by address."), owner=repr(new.owner)
        )
    if new.kind is ContactKind.COMPANY and new.company_id is not None:
        raise RequestRefused(N_("A company does not belong to a company."))
    return replace(
        new,
        name=name,
        addresses=tuple(_validate_address(each) for each in new.addresses),
        job_title=one_line(new.job_title, longest=_LONGEST_NAME),
        language=one_line(new.language, longest=20),
        country=one_line(new.country, longest=60),
        street=clean(new.street, longest=_LONGEST_NAME),
        postal_code=one_line(new.postal_code, longest=20),
        city=one_line(new.city, longest=_LONGEST_LINE),
        region=one_line(new.region, longest=_LONGEST_LINE),
        owner=one_line(new.owner, longest=_LONGEST_NAME).casefold(),
        note=clean(new.note, longest=_LONGEST_NOTE),
        tags=frozenset(one_line(tag, longest=60).casefold() for tag in new.tags) - {""},
        external_ids={
            one_line(system, longest=40).casefold(): one_line(value, longest=120)
            for system, value in new.external_ids.items()
            if one_line(system, longest=1) and one_line(value, longest=1)
        },
    )


def is_owner(text: str) -> bool:
    """Says whether it may name one of us: by address, or as Slack or the desk knows who has none."""
    plain = text.strip().casefold()
    return not plain or is_address(text) or plain.startswith(("slack:", "cli:"))


def _validate_address(each: Address) -> Address:
    value = one_line(each.value, longest=_LONGEST_NAME)
    if each.kind is AddressKind.EMAIL and not is_address(value):
        raise RequestRefused(N_("{value} is not an email address."), value=repr(value))
    if each.kind is AddressKind.PHONE and len(phone_key(value)) < 3:
        raise RequestRefused(N_("{value} is not a phone number."), value=repr(value))
    return replace(each, value=value, label=one_line(each.label, longest=60))


def _validate_with_database(
    session: Session, new: NewContact, own_id: int | None, *, owner_before: str = ""
) -> NewContact:
    cleaned = validate(new, owner_before=owner_before)
    _require_company(session, cleaned, own_id)
    for system, value in cleaned.external_ids.items():
        other = by_key.find_by_external_id(session, system, [value]).get(value)
        if other not in {None, own_id}:
            known = contact_number(other or 0)
            raise RequestRefused(
                N_("{id} is {contact} already. Edit that one, or merge the two."),
                id=f"{system} {value}",
                contact=known,
            )
    return cleaned


def _require_company(session: Session, new: NewContact, own_id: int | None) -> None:
    if new.company_id is None:
        return
    company = contacts.get(session, new.company_id)
    if company is None or company.kind is not ContactKind.COMPANY or company.id == own_id:
        raise RequestRefused(
            N_("{contact} is not a company."), contact=contact_number(new.company_id)
        )


def delete(session: Session, actor: Actor, each: Contact, *, now: datetime) -> None:
    """Delete a contact about whom nothing was ever recorded. It can't be taken back."""
    if actor.role is Role.MEMBER:
        raise NotAllowed(N_("Only a manager or an admin may delete a contact."))
    if usage.has_interactions(session, each.id):
        raise RequestRefused(
            N_(
                "{number} has interactions. Merge it into another contact (rapport contact "
                "merge), or erase the person (rapport erase {number})."
            ),
            number=each.number,
        )
    contacts.delete(session, each.id)
    audit_trail.add(session, actor, AuditKind.CONTACT_DELETED, 1, now=now)
    about = {"contact": each.id}
    undo_log.add(session, DeedKind.CONTACT_DELETE, actor=actor.key, now=now, payload=about)


def undo_add(
    session: Session, actor: Actor, contact_id: int, *, version: int, now: datetime
) -> None:
    """Delete a contact that the actor added and that nobody has changed or used since."""
    each = resolve_merged(session, contact_id)
    if contacts.creator_of(session, each.id) != actor.key:
        raise NotAllowed(N_("It was added by somebody else."))
    if each.id != contact_id or each.version != version:
        raise RequestRefused(
            N_("{number} was changed since it was added, and stays."), number=each.number
        )
    if usage.find_used(session, [each.id]):
        raise RequestRefused(N_("{number} is used by now, and stays."), number=each.number)
    contacts.delete(session, each.id)
    for deed in undo_log.find(session, actor.key, DeedKind.CONTACT_ADD, "contact", each.id):
        undo_log.mark_undone(session, deed.id, now=now)


def require_merge_right(actor: Actor) -> None:
    if actor.role is Role.MEMBER:
        raise NotAllowed(N_("Only a manager or an admin may merge contacts."))


def merge(
    session: Session, actor: Actor, source: Contact, target: Contact, *, now: datetime
) -> Merged | TooLate:
    """All of `source` becomes `target`'s."""
    require_mergeable(actor, source, target)
    changed = contacts.lock_and_find_changed(session, (source, target))
    if changed is not None:
        return TooLate(changed, "")
    new, payload = _merge_fields(source, target)
    if not contacts.save(session, target.id, new, version=target.version):
        return TooLate(target.id, "")
    payload |= _move_references(session, source, target)
    merging.set_merged(session, source.id, target.id)
    contacts.index(session, [source.id, target.id])
    audit_trail.add(session, actor, AuditKind.CONTACTS_MERGED, 2, now=now)
    deed = undo_log.add(session, DeedKind.MERGE, actor=actor.key, now=now, payload=payload)
    contact_history.add_merge(session, target.id, of=source.id, by=actor.key, now=now, deed_id=deed)
    after = resolve_merged(session, target.id)
    return Merged(source, after, len(payload["moved"]) + len(payload["removed"]), deed)


def require_mergeable(actor: Actor, source: Contact, target: Contact) -> None:
    require_merge_right(actor)
    if source.id == target.id:
        raise RequestRefused(N_("{source} can't be merged into itself."), source=source.number)
    if source.kind is not target.kind:
        raise RequestRefused(
            N_("Of {source} and {target} one is a company; only two of a kind can be merged."),
            source=source.number,
            target=target.number,
        )
    for each in (source, target):
        if each.merged_into is not None:
            raise RequestRefused(
                N_("{number} was merged into {contact}."),
                number=each.number,
                contact=contact_number(each.merged_into),
            )


def _merge_fields(source: Contact, target: Contact) -> tuple[NewContact, dict[str, Any]]:
    """The target with everything that only the source had, and what an undo must remove again."""
    known = {(a.kind, contacts.key_of(a)) for a in target.addresses}
    added = [a for a in source.addresses if (a.kind, contacts.key_of(a)) not in known]
    externals = {k: v for k, v in source.external_ids.items() if k not in target.external_ids}
    # A street of the one in the city of the other would reach neither.
    fillable = (*_FIELDS_TO_FILL, *(() if _has_postal_address(target) else POSTAL_FIELDS))
    filled = [f for f in fillable if not getattr(target, f) and getattr(source, f)]
    flags = [f for f in _FLAGS if getattr(source, f) and not getattr(target, f)]
    # Consent holds for both only if each of them who is a minor has it.
    consent = all(each.consent for each in (source, target) if each.minor) and (
        source.consent or target.consent
    )
    gained: dict[str, Any] = {field: getattr(source, field) for field in (*filled, *flags)}
    new = replace(
        contacts.to_new_contact(target),
        addresses=(*target.addresses, *(replace(a, primary=False) for a in added)),
        tags=target.tags | source.tags,
        external_ids={**target.external_ids, **externals},
        consent=consent,
        **gained,
    )
    return new, {
        "source": source.id,
        "target": target.id,
        "addresses": len(target.addresses),
        "tags": sorted(source.tags - target.tags),
        "externals": sorted(externals),
        "filled": filled,
        "flags": flags,
        "consent": target.consent,
    }


def _has_postal_address(each: Contact) -> bool:
    return any(getattr(each, name) for name in POSTAL_FIELDS)


def _move_references(session: Session, source: Contact, target: Contact) -> dict[str, Any]:
    moved, rolled, removed = merging.move_interactions(session, source.id, target.id)
    joined = [
        segment_id
        for segment_id in merging.segments_of(session, source.id)
        if segments.add_members(session, segment_id, [target.id])
    ]
    people = merging.move_all_people(session, source.id, target.id)
    return {
        "moved": moved,
        "rolled": rolled,
        "removed": removed,
        "segments": joined,
        "people": people,
    }


def unmerge(session: Session, actor: Actor, deed: Deed, *, now: datetime) -> bool:
    """The inverse of `merge`; False when one of the two was changed since."""
    payload = deed.payload
    source = contacts.get(session, payload["source"])
    target = contacts.get(session, payload["target"])
    if source is None or target is None or source.merged_into != target.id:
        return False
    if contact_history.find_changed_since(session, {source.id, target.id}, deed.id, at=deed.at):
        return False
    contacts.save(session, target.id, _unmerge_fields(target, payload), version=target.version)
    parted: dict[str, Any] = {"by": actor.key, "now": now, "deed_id": deed.id, "undone": True}
    contact_history.add_merge(session, target.id, of=source.id, **parted)
    merging.set_merged(session, source.id, None)
    merging.restore_interactions(session, target.id, source, payload["moved"], payload["rolled"])
    merging.restore_duplicates(session, target.id, source, payload["removed"])
    merging.move_people(session, payload["people"], target.id, source.id)
    for segment_id in payload["segments"]:
        segments.remove_members(session, segment_id, [target.id])
    contacts.index(session, [source.id, target.id])
    return True


def _unmerge_fields(target: Contact, payload: Mapping[str, Any]) -> NewContact:
    """The target as it was: what came from the source falls away."""
    externals = target.external_ids.items()
    lost: dict[str, Any] = dict.fromkeys(payload["flags"], False)
    lost |= {field: None if field == "company_id" else "" for field in payload["filled"]}
    return replace(
        contacts.to_new_contact(target),
        addresses=target.addresses[: payload["addresses"]],
        tags=target.tags - set(payload["tags"]),
        external_ids={k: v for k, v in externals if k not in payload["externals"]},
        consent=payload["consent"],
        **lost,
    )

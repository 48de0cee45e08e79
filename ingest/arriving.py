"""Headers, then bodies: a batch of copies → mails that were read, group by group.

What the ledger knows already is settled on the way, by its headers alone; what is not on the
server any more is gone. A body is fetched only when the headers do not decide.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ingest import keys, limits, message, plan
from ingest.classify import on_headers
from ingest.deliver import Failed, acknowledges
from ingest.mailbox import Head
from ingest.new_mail import Arrived
from ingest.office import way_of
from ingest.setting_aside import bare
from ingest.shift import Shift
from journal.model import Ack, CopyState, Decision, Mail, Outcome, Reason
from journal.store import copies, mails, tombstones
from journal.store.copies import Due, Settled
from journal.store.database import reading, transaction

# Larger ones are fetched alone, in pieces.
_LARGE = 1024 * 1024
Group = tuple[list[Arrived], list[Failed]]


def arriving(shift: Shift, due: Sequence[Due]) -> Iterator[Group]:
    """Each group is to be committed before the next one is asked for."""
    shift.in_flight = frozenset(each.id for each in due)
    heads = shift.line.heads([each.uid for each in due])
    shift.in_flight = frozenset()
    found = {each.uid: each for each in due if _has_header(heads.get(each.uid))}
    yield [], _missing(shift, [each for each in due if each.uid not in found])
    read = {uid: _read(each, heads[uid]) for uid, each in found.items()}
    unknown = _settle_known(shift, read)
    decided, needed = _by_headers(shift, unknown)
    if decided:
        yield decided, []
    yield from _bodies(shift, {each.copy.uid: each for each in needed})


def _has_header(head: Head | None) -> bool:
    return head is not None and bool(head.header)


def _read(copy: Due, head: Head) -> Arrived:
    mail = message.parse(head.header or b"")
    return Arrived(copy, mail, head.size, head.internal_date)


def _missing(shift: Shift, absent: Sequence[Due]) -> list[Failed]:
    """Expunged meanwhile, which is an end; or the server does not give it, which is a failure."""
    if not absent:
        return []
    there = shift.line.existing([each.uid for each in absent])
    gone = [each.id for each in absent if each.uid not in there]
    with transaction(shift.office.engine) as session:
        shift.lease.guard(session)
        copies.end(session, gone, CopyState.GONE, now=shift.office.clock())
    shift.tally.gone += len(gone)
    return [Failed(each, "the server sent no such mail") for each in absent if each.uid in there]


# ── known already ───────────────────────────────────────────────────────────────────────────────


def _settle_known(shift: Shift, read: Mapping[int, Arrived]) -> list[tuple[Arrived, bool]]:
    """Those that are new to the ledger, each with whether it was purged once."""
    by_uid = {uid: _keys(shift, each.mail) for uid, each in read.items()}
    wanted = {key for some in by_uid.values() for key in some}
    with reading(shift.office.engine) as session:
        rows = mails.with_keys(session, wanted)
        buried = tombstones.find(session, wanted)
    known: list[tuple[Arrived, Any]] = []
    unknown: list[tuple[Arrived, bool]] = []
    for uid, each in read.items():
        row = next((rows[key] for key in by_uid[uid] if key in rows), None)
        if row is not None and not row.reopened and _need_not_agree(shift, row):
            unknown.append((replace(each, second_look=row.id), False))
        elif row is None or row.reopened:
            known_as = _taking_over(each, row)
            unknown.append((known_as, not buried.isdisjoint(by_uid[uid])))
        else:
            known.append((each, row))
    _settle(shift, known)
    return unknown


def _taking_over(each: Arrived, row: Any) -> Arrived:
    """A copy that is new, of a mail that is to be decided again, brings it as well as the old one."""
    if row is None or each.copy.mail_id is not None:
        return each
    return replace(each, copy=replace(each.copy, mail_id=row.id))


def _need_not_agree(shift: Shift, row: Any) -> bool:
    """Another mailbox or folder skipped it, by a date or a rule that may be its own."""
    if row.outcome != Outcome.SKIPPED.value or row.reason not in mails.BY_PLACE:
        return False
    facts = (row.decided or {}).get("facts") or {}
    here = (shift.place.box.name, shift.place.folder.name)
    return (facts.get("mailbox"), facts.get("folder")) != here


def _keys(shift: Shift, mail: Mail) -> list[str]:
    """With what is ours now, and without: a list may have become ours since we saw it first."""
    found = (keys.header_key(mail, shift.office.policy.ours), keys.header_key(mail))
    return [key for key in dict.fromkeys(found) if key is not None]


def _settle(shift: Shift, known: Sequence[tuple[Arrived, Any]]) -> None:
    if not known:
        return
    wanted = acknowledges(shift.place.box, shift.place.folder.name)
    now = shift.office.clock()
    with transaction(shift.office.engine) as session:
        shift.lease.guard(session)
        for logged in (True, False):
            some = [
                Settled(each.copy.id, row.id, each.size, each.received)
                for each, row in known
                if (row.outcome == Outcome.LOGGED.value) is logged
            ]
            ack = Ack.DUE if logged and wanted else Ack.NONE
            copies.settle(session, some, ack=ack, now=now)
        for each, row in known:
            if each.copy.mail_id not in {None, row.id}:
                # The row of an earlier try, made before we could tell which mail it is.
                mails.remove(session, each.copy.mail_id, instead=row.id)
    shift.tally.known += len(known)


# ── decided by headers alone ────────────────────────────────────────────────────────────────────


def _by_headers(
    shift: Shift, unknown: Sequence[tuple[Arrived, bool]]
) -> tuple[list[Arrived], list[Arrived]]:
    decided: list[Arrived] = []
    needed: list[Arrived] = []
    for each, purged in unknown:
        decision = _purged(shift, each) if purged else _decision(shift, each)
        # Without a usable Message-ID the body says which mail it is, whatever is kept of it.
        headers_do = shift.place.box.keep == "headers" and keys.header_key(each.mail) is not None
        if decision is not None or headers_do:
            decided.append(_with(each, each.mail, decision=decision))
        else:
            needed.append(each)
    return decided, needed


def _decision(shift: Shift, each: Arrived) -> Decision | None:
    way = way_of(shift.place, each.received)
    return on_headers(each.mail, way, shift.office.policy, now=shift.office.clock())


def _purged(shift: Shift, each: Arrived) -> Decision:
    why = "It was recorded once and purged since; it stays gone."
    when = each.received or shift.office.clock()
    return bare(shift.place, Outcome.SKIPPED, Reason.PURGED_BEFORE, why, when)


# ── bodies ──────────────────────────────────────────────────────────────────────────────────────


def _bodies(shift: Shift, needed: Mapping[int, Arrived]) -> Iterator[Group]:
    sizes = {uid: each.size for uid, each in needed.items()}
    for group in plan.groups(sizes):
        shift.in_flight = frozenset(needed[uid].copy.id for uid in group)
        raws = _fetch(shift, group, sizes)
        shift.in_flight = frozenset()
        failed = _missing(shift, [needed[uid].copy for uid in group if uid not in raws])
        yield [_parsed(needed[uid], raw) for uid, raw in raws.items()], failed


def _fetch(shift: Shift, group: Sequence[int], sizes: Mapping[int, int]) -> dict[int, bytes]:
    if len(group) > 1 or sizes[group[0]] <= _LARGE:
        return shift.line.bodies(group)
    raw = shift.line.body(group[0], sizes[group[0]], limit=limits.RAW_BYTES)
    return {} if raw is None else {group[0]: raw}


def _parsed(each: Arrived, raw: bytes) -> Arrived:
    return _with(each, message.parse(raw), raw=raw)


def _with(
    each: Arrived, mail: Mail, *, raw: bytes | None = None, decision: Decision | None = None
) -> Arrived:
    size = each.size or len(raw or b"")
    return replace(each, mail=mail, size=size, raw=raw, decision=decision)

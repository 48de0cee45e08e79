"""Fetches headers, then bodies: a batch of copies → parsed mails, group by group.

Mails that the ledger knows already are settled on the way, by their headers alone; those no longer
on the server are gone. Where something may never be recorded, a body is fetched only when the headers
do not decide; elsewhere the beginning of each mail comes with its headers, and of most that is all.
"""

import hashlib
from collections.abc import Callable, Collection, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from ingest.capture import schedule
from ingest.capture.context import build_mail_source
from ingest.capture.deliver import FailedCopy, needs_acknowledgement
from ingest.capture.folder_run import FolderRun
from ingest.capture.guarded_parse import TooCostly
from ingest.capture.ledger_entry import FetchedMail, pack_kept
from ingest.capture.lookahead import one_ahead
from ingest.capture.quarantine import blank_decision, quarantine_costly
from ingest.decide import delivery_key, senders
from ingest.decide.classify import NeverLogList, decide_on_headers
from ingest.decide.sender_trust import Trust, judge_sender
from ingest.imap import MailHead
from ingest.parse import limits, message
from journal import mail_packing
from journal.errors import N_
from journal.mail.likeness import is_key_of_other
from journal.model import (
    AckState,
    CopyState,
    Direction,
    Mail,
    MailOutcome,
    MailReason,
    PackedMail,
)
from journal.store import tombstones
from journal.store.database import read_transaction
from journal.store.mail import copies, mails
from journal.store.mail.copies import DueCopy, SettledCopy

# Larger mails are fetched alone, in pieces.
_LARGE_BYTES = 1024 * 1024
_DIGEST_LETTERS = 40
# Fewer mails are read here sooner than they are handed over.
_LEAST_READ_ELSEWHERE = 10
FetchedGroup = tuple[list[FetchedMail], list[FailedCopy]]


def fetch_batch(run: FolderRun, due: Sequence[DueCopy]) -> Generator[FetchedGroup]:
    """Yields groups of mails; each is to be committed before the next one is fetched."""
    run.in_flight = frozenset(each.id for each in due)
    heads = _fetch_heads(run, [each.uid for each in due])
    run.in_flight = frozenset()
    found = {each.uid: each for each in due if _has_header(heads.get(each.uid))}
    absent = [each for each in due if each.uid not in found]
    yield [], _settle_missing(run, absent, _uids_there(run, absent))
    read = {uid: _parse_headers(run, each, heads[uid]) for uid, each in found.items()}
    decided, needed = _split_by_headers(run, _settle_known(run, read))
    run.are_headers_enough = 2 * len(needed) <= len(found)
    if decided:
        yield decided, []
    bodies = _fetch_bodies(run, {each.copy.uid: each for each in needed})
    # A mail is let go with its group: here the beginnings of all would wait for the last one.
    del heads, read, decided, needed
    yield from bodies


def _fetch_heads(run: FolderRun, uids: Sequence[int]) -> Mapping[int, MailHead]:
    if run.are_headers_enough or _may_exclude(run):
        return run.mailbox.fetch_heads(uids)
    heads = run.mailbox.fetch_beginnings(uids)
    # A header may be longer, a server may not know how to give a part, and a mail may be gone.
    others = [uid for uid in uids if uid not in heads]
    return {**heads, **run.mailbox.fetch_heads(others)} if others else heads


def _may_exclude(run: FolderRun) -> bool:
    """Says whether there may be mails whose body we promise not to fetch."""
    return run.place.box.keep == "headers" or run.context.policy.never_log != NeverLogList()


def _has_header(head: MailHead | None) -> bool:
    return head is not None and bool(head.header)


def _parse_headers(run: FolderRun, copy: DueCopy, head: MailHead) -> FetchedMail:
    """The mail by its headers alone, which are kept until it is known whether they are enough."""
    header = head.header or b""
    read = message.parse_head(header)
    return FetchedMail(
        copy,
        read.mail,
        head.size,
        head.internal_date,
        head=read,
        header_digest=hashlib.sha256(header).hexdigest()[:_DIGEST_LETTERS],
        beginning=head.beginning,
        is_whole=head.is_whole,
        is_exact=run.is_exact,
    )


def _uids_there(run: FolderRun, absent: Sequence[DueCopy]) -> set[int]:
    return run.mailbox.existing_uids([each.uid for each in absent]) if absent else set()


def _settle_missing(
    run: FolderRun, absent: Sequence[DueCopy], there: Collection[int]
) -> list[FailedCopy]:
    """Settles missing copies: expunged is an end, not given by the server a failure."""
    if not absent:
        return []
    gone = [each.id for each in absent if each.uid not in there]
    with run.lease.transaction() as session:
        copies.end_without_mail(session, gone, CopyState.GONE, now=run.context.clock())
    run.counts.gone += len(gone)
    return [
        FailedCopy(each, "the server sent no such mail") for each in absent if each.uid in there
    ]


# ── known already ───────────────────────────────────────────────────────────────────────────────


def _settle_known(
    run: FolderRun, read: Mapping[int, FetchedMail]
) -> list[tuple[FetchedMail, bool]]:
    """Settles known mails; returns those new to the ledger, and whether each was purged once."""
    by_uid = {uid: _delivery_keys(run, each.mail) for uid, each in read.items()}
    wanted = {key for some in by_uid.values() for key in some}
    with read_transaction(run.context.engine) as session:
        rows = mails.get_by_delivery_key(session, wanted)
        buried = tombstones.find_buried(session, wanted)
        headers = copies.headers_of(session, {row.id for row in rows.values()})
        own_ids = {id_ for each in read.values() if (id_ := each.copy.mail_id)}
        own_keys = mails.delivery_keys(session, own_ids)
    known: list[tuple[FetchedMail, Any]] = []
    unknown: list[tuple[FetchedMail, bool]] = []
    for uid, each in read.items():
        row = next((rows[key] for key in by_uid[uid] if key in rows), None)
        if row is not None and not row.reopened and _was_skipped_elsewhere(run, row):
            unknown.append((replace(each, skipped_mail_id=row.id), False))
        elif row is None or row.reopened:
            known_as = _take_over_mail(each, row)
            unknown.append((known_as, not buried.isdisjoint(by_uid[uid])))
        elif _was_told_apart(own_keys.get(each.copy.mail_id or 0, ""), by_uid[uid]):
            unknown.append((each, False))
        elif _is_copy_by_headers(run, each, row, headers):
            known.append((each, row))
        else:
            unknown.append((each, False))
    _settle_copies(run, known)
    return unknown


def _is_copy_by_headers(
    run: FolderRun, each: FetchedMail, row: Any, headers: Collection[tuple[int, str, int]]
) -> bool:
    """Says whether it is a copy of that mail beyond doubt, or its text is not to be looked at.

    Byte for byte the header of a copy that is known, that of its delivery included, is that copy under
    another number. Whatever else bears the name of a known mail is read: anybody can reuse a name.
    """
    if (row.id, each.header_digest, each.size) in headers or each.copy.mail_id == row.id:
        return True
    is_compared = bool(row.likeness) and row.program_version == run.context.versions.program
    if not (is_compared and run.is_exact) or run.place.box.keep == "headers":
        return True
    return _is_our_sent_mail(run, each, row) or _decide_on_headers(run, each).decision is not None


def _was_told_apart(own_key: str, keys: Sequence[str]) -> bool:
    """Says whether its own row is that of a mail which only bears the name of the known one."""
    return any(is_key_of_other(own_key, key) for key in keys)


def _is_our_sent_mail(run: FolderRun, each: FetchedMail, row: Any) -> bool:
    """Nobody hides from us what one of us provably sent; servers add their notices to it."""
    author = senders.find_sender(each.mail)
    if author is None or not run.context.policy.ours.is_ours(author.address):
        return False
    verdict, _ = judge_sender(each.mail, build_mail_source(run.place, each.received))
    is_logged = row.outcome == MailOutcome.LOGGED.value
    return verdict is Trust.PASS and is_logged and row.direction == Direction.OUTBOUND.value


def _take_over_mail(each: FetchedMail, row: Any) -> FetchedMail:
    """Lets a new copy of a mail that is to be decided again stand for the old one."""
    if row is None or each.copy.mail_id is not None:
        return each
    return replace(each, copy=replace(each.copy, mail_id=row.id))


def _was_skipped_elsewhere(run: FolderRun, row: Any) -> bool:
    """Says whether another mailbox or folder skipped it, by a date or a rule of its own."""
    if row.outcome != MailOutcome.SKIPPED.value or row.reason not in mails.REASONS_PER_MAILBOX:
        return False
    facts = (row.decided or {}).get("facts") or {}
    here = (run.place.box.name, run.place.folder.name)
    return (facts.get("mailbox"), facts.get("folder")) != here


def _delivery_keys(run: FolderRun, mail: Mail) -> list[str]:
    """Keys with our addresses of now and without: a list may have become ours since the first copy."""
    return list(delivery_key.header_keys(mail, run.context.policy.ours))


def _settle_copies(run: FolderRun, known: Sequence[tuple[FetchedMail, Any]]) -> None:
    if not known:
        return
    wanted = needs_acknowledgement(run.place.box, run.place.folder.name)
    now = run.context.clock()
    with run.lease.transaction() as session:
        for logged in (True, False):
            some = [
                SettledCopy(
                    each.copy.id,
                    row.id,
                    each.size,
                    each.received,
                    each.header_digest if row.likeness else "",
                )
                for each, row in known
                if (row.outcome == MailOutcome.LOGGED.value) is logged
            ]
            ack = AckState.DUE if logged and wanted else AckState.NONE
            copies.settle(session, some, ack=ack, now=now)
        for each, row in known:
            if each.copy.mail_id not in {None, row.id}:
                # The row of an earlier try, made before the mail's identity was known.
                mails.remove(session, each.copy.mail_id, instead=row.id)
    run.counts.known += len(known)


# ── decided by headers alone ────────────────────────────────────────────────────────────────────


def _split_by_headers(
    run: FolderRun, unknown: Sequence[tuple[FetchedMail, bool]]
) -> tuple[list[FetchedMail], list[FetchedMail]]:
    decided: list[FetchedMail] = []
    needed: list[FetchedMail] = []
    for each, purged in unknown:
        found = _settle_purged(run, each) if purged else _decide_on_headers(run, each)
        # Without a usable Message-ID the body identifies the mail, whatever is kept of it.
        headers_do = (
            run.place.box.keep == "headers" and delivery_key.header_key(each.mail) is not None
        )
        if found.decision is not None or headers_do:
            decided.append(_with_content(found, _parse_whole_header(run, each)))
        else:
            needed.append(each)
    return decided, needed


def _decide_on_headers(run: FolderRun, each: FetchedMail) -> FetchedMail:
    """The mail with its decision, if its headers decide it.

    Nearly none is decided so, and a few headers are enough to see that; the others are asked again
    with all that headers say.
    """
    way = build_mail_source(run.place, each.received)
    now, policy = run.context.clock(), run.context.policy
    decision = decide_on_headers(each.mail, way, policy, now=now)
    if decision is not None:
        decision = decide_on_headers(_parse_whole_header(run, each), way, policy, now=now)
    return replace(each, decision=decision)


def _parse_whole_header(run: FolderRun, each: FetchedMail) -> Mail:
    return run.context.parse(each.head.header) if each.head else each.mail


def _settle_purged(run: FolderRun, each: FetchedMail) -> FetchedMail:
    why = N_("It was recorded once and purged since; it stays gone.")
    when = each.received or run.context.clock()
    purged = blank_decision(run.place, MailOutcome.SKIPPED, MailReason.PURGED_BEFORE, why, when)
    return replace(each, decision=purged)


# ── bodies ──────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _ReadGroup:
    """The mails that came, those of them that other processes have read, and what did not come."""

    raws: dict[int, bytes]
    read: Mapping[int, Mail]
    packed: Mapping[int, PackedMail]
    absent: Sequence[DueCopy]
    there: Collection[int]


def _fetch_bodies(run: FolderRun, needed: dict[int, FetchedMail]) -> Generator[FetchedGroup]:
    """Fetch group by group; with processes that read, the next one while one is written."""
    sizes = {uid: each.size for uid, each in needed.items()}
    most_mails = schedule.AHEAD_MAILS if run.reading else schedule.BATCH_MAILS
    groups = list(
        schedule.fetch_groups(sizes, most_bytes=run.context.batch_bytes, most_mails=most_mails)
    )
    tasks = [partial(_fetch_and_read, run, needed, group) for group in groups]
    is_ahead = run.reading is not None and len(groups) > 1
    with closing(one_ahead(tasks) if is_ahead else (task() for task in tasks)) as results:
        for group in groups:
            yield _parse_group(run, needed, group, results)


def _parse_group(
    run: FolderRun,
    needed: dict[int, FetchedMail],
    group: Sequence[int],
    results: Iterator[_ReadGroup],
) -> FetchedGroup:
    """The next group; nothing else has its mails any more, so that one is in memory at a time."""
    run.in_flight = frozenset(needed[uid].copy.id for uid in group)
    found = next(results)
    run.in_flight = frozenset()
    failed = _settle_missing(run, found.absent, found.there)
    parsed = (_parse_one(run, needed.pop(uid), found, uid) for uid in list(found.raws))
    return [each for each in parsed if each is not None], failed


def _fetch_and_read(
    run: FolderRun, needed: Mapping[int, FetchedMail], group: Sequence[int]
) -> _ReadGroup:
    """Perhaps in another thread: it writes nothing, and nobody else uses the line meanwhile."""
    raws = _fetch_group(run, [needed[uid] for uid in group])
    absent = [needed[uid].copy for uid in group if uid not in raws]
    there = _uids_there(run, absent)
    packed: dict[int, PackedMail] = {}
    read = _read_elsewhere(run, raws, lambda: packed.update(_pack(run, raws)))
    return _ReadGroup(raws, read, packed, absent, there)


def _pack(run: FolderRun, raws: Mapping[int, bytes]) -> Mapping[int, PackedMail]:
    """Packs what is kept as it came, which leaves the interpreter to the thread that writes."""
    is_kept = run.place.box.keep == "full"
    return {uid: mail_packing.pack(raw) for uid, raw in raws.items() if is_kept}


def _read_elsewhere(
    run: FolderRun, raws: Mapping[int, bytes], meanwhile: Callable[[], object]
) -> Mapping[int, Mail]:
    """The mails that other processes have read: of a batch, the small ones."""
    most = run.context.parse_limits.large_bytes
    small = {uid: raw for uid, raw in raws.items() if len(raw) < most}
    if run.reading is None or len(small) < _LEAST_READ_ELSEWHERE:
        return {}
    read = run.reading.read(list(small.values()), meanwhile)
    return dict(zip(small, read, strict=True)) if read is not None else {}


def _fetch_group(run: FolderRun, group: Sequence[FetchedMail]) -> dict[int, bytes]:
    if len(group) == 1 and group[0].size > _LARGE_BYTES:
        return _fetch_large(run, group[0])
    there = {each.copy.uid: each.beginning for each in group if each.is_whole}
    others = {each.copy.uid: each.beginning for each in group if not each.is_whole}
    begun = {uid: beginning for uid, beginning in others.items() if beginning}
    there |= run.mailbox.fetch_bodies(list(others), begun)
    return {each.copy.uid: there[each.copy.uid] for each in group if each.copy.uid in there}


def _fetch_large(run: FolderRun, each: FetchedMail) -> dict[int, bytes]:
    uid, beginning = each.copy.uid, each.beginning
    raw = run.mailbox.fetch_body(uid, each.size, limit=limits.RAW_BYTES, beginning=beginning)
    return {} if raw is None else {uid: raw}


def _parse_one(
    run: FolderRun, each: FetchedMail, found: _ReadGroup, uid: int
) -> FetchedMail | None:
    """The parsed mail, perhaps read elsewhere; None when it is set aside as it costs too much."""
    raw = found.raws.pop(uid)
    try:
        mail = found.read.get(uid) or run.reader.read(raw, each.head)
    except TooCostly as error:
        quarantine_costly(run, each.copy, raw, str(error))
        return None
    whole = replace(_with_content(each, mail, raw=raw), packed=found.packed.get(uid))
    return pack_kept(whole, run.place.box)


def _with_content(each: FetchedMail, mail: Mail, *, raw: bytes | None = None) -> FetchedMail:
    return replace(
        each, mail=mail, size=each.size or len(raw or b""), raw=raw, head=None, beginning=b""
    )

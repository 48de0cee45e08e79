"""Brings an old interaction log into the record, a batch at a time, each entry once.

An entry is known again by its number under the name of its source, else by all that it says; what
is known stays as it is here. A line whose contact or template is not known is left out and told.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from sqlmodel import Session

from journal.context import RecordConfig
from journal.entries.record import Note, entry_from_note
from journal.errors import NotFound, RapportError, RequestRefused
from journal.exchange.columns import column_key
from journal.exchange.interaction_columns import (
    EVALUATION_BY_WORD,
    TEMPLATE_BY_OLD_CODE,
    LogField,
)
from journal.exchange.interaction_lines import LogLine, read_amount, read_direction, read_moment
from journal.fold import address_key, clean, is_address, name_key
from journal.limits import LONGEST_TEXT
from journal.model import (
    Actor,
    Blocked,
    CancelCause,
    CancelReason,
    Contact,
    DeedKind,
    Direction,
    Document,
    NewInteraction,
    PurgedBefore,
    Recorded,
    RecordOutcome,
)
from journal.store.contacts import by_key, contacts
from journal.store.record import cancelling, interactions, recording, undo_log

BATCH_SIZE = 300


@dataclass(frozen=True, slots=True)
class LogSource:
    """Says whose log it is, and what its codes are here."""

    name: str
    date_order: str
    zone: tzinfo
    templates: Mapping[str, str] = field(default_factory=dict)
    salespeople: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Import:
    """Says who imports what, and when, in one transaction."""

    session: Session
    config: RecordConfig
    actor: Actor
    source: LogSource
    now: datetime


@dataclass(frozen=True, slots=True)
class _ReadLine:
    """A line that can be recorded; `remark` says what was left out of it."""

    line: LogLine
    new: NewInteraction
    remark: str


@dataclass(frozen=True, slots=True)
class LineResult:
    """`number` is the entry's; `reason` says why there is none, or what was left out of it."""

    line: int
    outcome: str
    number: int | None = None
    reason: str = ""


def batches(lines: Iterator[LogLine]) -> Iterator[list[LogLine]]:
    batch: list[LogLine] = []
    for line in lines:
        batch.append(line)
        if len(batch) == BATCH_SIZE:
            yield batch
            batch = []
    if batch:
        yield batch


def import_batch(
    session: Session,
    config: RecordConfig,
    actor: Actor,
    source: LogSource,
    lines: Sequence[LogLine],
    *,
    deed: int | None,
    now: datetime,
) -> tuple[list[LineResult], int | None]:
    """Record the lines; returns what became of each, and the deed that all batches belong to.

    There is none while nothing came in: whoever undoes then means what they did before.
    """
    deed_id = deed or undo_log.add(
        session, DeedKind.ENTRIES_IMPORT, actor=actor.key, now=now, payload={"numbers": []}
    )
    run = _Import(session, config, actor, source, now)
    due, results = _read_lines(run, lines)
    outcomes = recording.add_many(
        session,
        [each.new for each in due],
        actor=actor,
        deed=deed_id,
        now=now,
        files=config.files,
    )
    pairs = list(zip(due, outcomes, strict=True))
    results += [_settle(run, each, outcome) for each, outcome in pairs]
    _cancel(run, pairs, deed_id)
    made = [each.number for each in results if each.outcome == "new"]
    results = sorted(results, key=lambda each: each.line)
    if deed is None and not made:
        undo_log.forget(session, deed_id)
        return results, None
    _add_to_deed(session, deed_id, made)
    return results, deed_id


def _add_to_deed(session: Session, deed_id: int, numbers: Sequence[int | None]) -> None:
    stored = undo_log.get(session, deed_id)
    before = stored.payload["numbers"] if stored else []
    undo_log.fill(session, deed_id, {"numbers": [*before, *numbers]})


def _read_lines(run: _Import, lines: Sequence[LogLine]) -> tuple[list[_ReadLine], list[LineResult]]:
    """The lines that can be recorded, and what is wrong with the others."""
    people = _find_people(run.session, run.source, lines)
    due: list[_ReadLine] = []
    wrong: list[LineResult] = []
    for line in lines:
        try:
            due.append(_read_entry(run, line, people))
        except RapportError as error:
            wrong.append(LineResult(line.number, "left out", reason=str(error)))
    return due, wrong


def _settle(run: _Import, each: _ReadLine, outcome: RecordOutcome) -> LineResult:
    number = each.line.number
    match outcome:
        case Recorded(entry):
            if text := clean(each.line.get(LogField.COMMENT), longest=LONGEST_TEXT):
                interactions.add_comment(run.session, entry, text, by=run.actor.key, now=run.now)
            return LineResult(number, "new", entry, each.remark)
        case Blocked():
            reason = "Nothing may be recorded of this contact (blocked for privacy)."
            return LineResult(number, "left out", reason=reason)
        case PurgedBefore():
            return LineResult(number, "left out", reason="It was purged here, and stays gone.")
        case _:
            return LineResult(number, "known", outcome.number)


def _cancel(run: _Import, pairs: Sequence[tuple[_ReadLine, RecordOutcome]], deed: int) -> None:
    """What was cancelled there is cancelled here."""
    numbers = [
        outcome.number
        for each, outcome in pairs
        if isinstance(outcome, Recorded) and each.line.says(LogField.CANCELLED)
    ]
    reason = CancelReason(CancelCause.GIVEN, f"cancelled in {run.source.name}")
    cancelling.set_cancelled(
        run.session, numbers, by=run.actor.key, reason=reason, deed=deed, now=run.now
    )


# ── a line as an entry ──────────────────────────────────────────────────────────────────────────


def _read_entry(run: _Import, line: LogLine, people: Mapping[str, Contact]) -> _ReadLine:
    source = run.source
    who = _find_contact(line, people, source.name)
    direction = read_direction(line.get(LogField.FLOW))
    salesperson, remark = _read_salesperson(source, line)
    minutes = read_amount(line.get(LogField.DURATION))
    number, kind = line.get(LogField.DOCUMENT), line.get(LogField.DOCUMENT_TYPE)
    note = Note(
        template=_template_code(run.config, source, line, direction),
        contacts=(who.id,),
        text=line.get(LogField.TEXT),
        subject=line.get(LogField.SUBJECT) or line.get(LogField.TEXT),
        occurred_at=read_moment(line, source.date_order, source.zone),
        duration_minutes=None if minutes is None else int(minutes),
        cost=read_amount(line.get(LogField.COST)),
        direction=direction,
        evaluation=EVALUATION_BY_WORD.get(column_key(line.get(LogField.EVALUATION))),
        successful=not line.says(LogField.FAILED),
        salesperson=salesperson,
        opportunity=line.get(LogField.OPPORTUNITY),
        document=Document(column_key(kind), number, _version(line)) if number and kind else None,
        request_key=_identity(source, line),
    )
    new = entry_from_note(run.config, run.actor, note, [who], now=run.now)
    return _ReadLine(line, new, remark)


def _version(line: LogLine) -> str:
    version = line.get(LogField.VERSION)
    return "" if version == "0" else version


def _identity(source: LogSource, line: LogLine) -> str:
    if entry := line.get(LogField.ENTRY):
        return f"import:{source.name}:{entry}"
    said = "\x1f".join(f"{name}={value}" for name, value in sorted(line.values.items()))
    return f"import:{source.name}:{hashlib.sha256(said.encode('utf-8', 'replace')).hexdigest()}"


def _template_code(
    config: RecordConfig, source: LogSource, line: LogLine, direction: Direction | None
) -> str:
    old = line.get(LogField.TEMPLATE)
    if old.casefold() in source.templates:
        return source.templates[old.casefold()]
    code = TEMPLATE_BY_OLD_CODE.get(old.upper(), old)
    if code == "EMAIL-OUT" and direction is Direction.INBOUND:
        code = "EMAIL-IN"
    if not old:
        raise RequestRefused("It has no template.")
    try:
        return config.catalog.find_template(code).code
    except NotFound:
        raise NotFound(
            f"The template {old!r} is not known here; say --template {old}=NOTE."
        ) from None


def _read_salesperson(source: LogSource, line: LogLine) -> tuple[str, str]:
    code = line.get(LogField.SALESPERSON)
    known = source.salespeople.get(code.casefold(), code)
    if not known or is_address(known):
        return known, ""
    return "", f"The salesperson {code!r} is not known; say --salesperson {code}=ADDRESS."


# ── the contacts ────────────────────────────────────────────────────────────────────────────────


def _find_people(
    session: Session, source: LogSource, lines: Sequence[LogLine]
) -> dict[str, Contact]:
    """The contacts of these lines by what they are called there: id, address, name if one has it."""
    ids = {line.get(LogField.CONTACT) for line in lines} - {""}
    keys = {address_key(line.get(LogField.EMAIL)) for line in lines} - {""}
    names = {name_key(line.get(LogField.NAME)) for line in lines} - {""}
    found: dict[str, int] = {
        f"name:{key}": hits[0]
        for key, hits in by_key.find_by_name(session, names).items()
        if len(hits) == 1
    }
    addresses = by_key.find_by_address(session, keys).items()
    found |= {f"email:{key}": hits[0] for key, hits in addresses if len(hits) == 1}
    externals = by_key.find_by_external_id(session, source.name, ids)
    found |= {f"id:{value}": id_ for value, id_ in externals.items()}
    people = contacts.get_many(session, set(found.values()))
    return {key: people[id_] for key, id_ in found.items() if id_ in people}


def _find_contact(line: LogLine, people: Mapping[str, Contact], system: str) -> Contact:
    """Find a contact by the id that the source has for them, else by address, else by name.

    Whom the source knows by another id is somebody else, whatever the name.
    """
    number, email, name = map(line.get, (LogField.CONTACT, LogField.EMAIL, LogField.NAME))
    for key in (f"id:{number}", f"email:{address_key(email)}", f"name:{name_key(name)}"):
        found = people.get(key)
        if found and (not number or found.external_ids.get(system, number) == number):
            return found
    who = " ".join(each for each in (number, name, email) if each) or "nobody"
    raise NotFound(
        f"The contact {who!r} is not known; import the contacts of the same source first."
    )

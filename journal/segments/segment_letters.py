"""Letters to a segment: merged member by member outside of any transaction, packed into one ZIP.

The ZIP has a file for each letter, `Company - Name.pdf`, and the labels as `labels.csv` and `labels.pdf`.
"""

import csv
import itertools
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from sqlmodel import Session

from journal.context import RecordConfig
from journal.entries import record
from journal.entries.note_letters import OpenSession, has_files_to_merge
from journal.entries.outgoing_letter import find_denial
from journal.entries.record import Note, get_contacts, merge_note
from journal.exchange.formula_guard import BOM, guard_formula
from journal.letters.merger import Merger
from journal.model import Actor, Contact, LetterDenial, NewAttachment, Segment, Template
from journal.rendering import RenderedTemplate, postal_lines
from journal.segments import segment as segment_use_case
from journal.segments.run_plan import note_from_plan
from journal.store.contacts import contacts, segments
from journal.store.record import interactions, runs
from journal.store.record.file_stores import read_sound

# So many letters wait in memory, and are logged in one transaction.
LETTERS_AT_ONCE = 20
PREVIEWED = 3
_MISSING, _LABELS, _LABELS_PDF = "missing.csv", "labels.csv", "labels.pdf"
# What every file system takes, with room for what makes a name unique.
_LONGEST_NAME = 240
_COMPRESSED = frozenset({"pdf", "docx", "zip", "png", "jpg", "jpeg"})


@dataclass(frozen=True, slots=True)
class RunDoors:
    """Holds what a run reads by, writes by, and merges with."""

    reading: OpenSession
    session: OpenSession
    merger: Merger


@dataclass(frozen=True, slots=True)
class LetterLabel:
    number: int
    contact: Contact
    lines: tuple[str, ...]


def find_unreachable(
    session: Session, segment: Segment, template: Template, *, now: datetime
) -> tuple[Contact, ...]:
    """The members to whom nothing could be written by this template: no address, of post or mail."""
    members = segments.members(session, segment, now=now)
    found = contacts.get_many(session, members).values()
    return tuple(
        each
        for each in found
        if find_denial(template, each, now)
        in {LetterDenial.NO_EMAIL, LetterDenial.NO_POSTAL_ADDRESS}
    )


def preview_texts(
    session: Session,
    config: RecordConfig,
    actor: Actor,
    note: Note,
    due: Sequence[int],
    *,
    now: datetime,
) -> tuple[tuple[Contact, RenderedTemplate], ...]:
    """Shows what the first members would get, for whoever is to decide."""
    people = get_contacts(session, due[:PREVIEWED])
    return tuple((each, record.render_note(config, actor, note, each, now=now)) for each in people)


def step(
    doors: RunDoors, config: RecordConfig, actor: Actor, run_id: int, *, now: datetime, limit: int
) -> int:
    """Merge the next members' letters, then log them; how many had their turn, 0 when it is over."""
    with doors.reading() as session:
        letters = merge_next(session, config, actor, run_id, doors.merger, now=now)
    with doors.session() as session:
        return segment_use_case.step(
            session, config, actor, run_id, now=now, limit=limit, letters=letters
        )


def merge_next(
    session: Session,
    config: RecordConfig,
    actor: Actor,
    run_id: int,
    merger: Merger,
    *,
    now: datetime,
) -> dict[int, tuple[NewAttachment, ...]] | None:
    """The files of the members whose turn is next; None when there is nothing to merge."""
    run = runs.get_stored_run(session, run_id)
    if run is None or run.undo_deed is not None or not run.plan:
        return None
    note = note_from_plan(run.plan)
    if not has_files_to_merge(config, note.template):
        return None
    people = get_contacts(session, runs.next_members(session, run_id, limit=LETTERS_AT_ONCE))
    return {
        each.id: merge_note(config, actor, note, [each], merger, now=now).merged or ()
        for each in people
    }


# ── the ZIP ─────────────────────────────────────────────────────────────────────────────────────


def write_zip(
    session: Session, config: RecordConfig, run_id: int, path: Path, merger: Merger
) -> int:
    """Write what the run has logged; return how many letters are whole. One is in memory at a time.

    What is missing from the store, or damaged there, is listed in the ZIP as `missing.csv`.
    """
    labels: list[LetterLabel] = []
    missing: list[tuple[str, ...]] = []
    names = {_MISSING, _LABELS, _LABELS_PDF}
    with ZipFile(path, "x") as archive:
        for number in runs.interaction_numbers(session, run_id):
            label = _label(session, config, number)
            if label is None:
                continue
            labels.append(label)
            for name, content in _files(session, config, label):
                if content is None:
                    missing.append((f"#{label.number}", label.contact.number, name))
                    continue
                unique = _unique_name(name, names)
                kind = unique.rpartition(".")[2].casefold()
                archive.writestr(
                    unique, content, ZIP_STORED if kind in _COMPRESSED else ZIP_DEFLATED
                )
        if missing:
            archive.writestr(_MISSING, _csv((_MISSING_COLUMNS, *missing)), ZIP_DEFLATED)
        archive.writestr(_LABELS, _csv((_COLUMNS, *map(_cells, labels))), ZIP_DEFLATED)
        archive.writestr(_LABELS_PDF, _labels_pdf(labels, merger), ZIP_STORED)
    return len(labels) - len({number for number, *_ in missing})


def _label(session: Session, config: RecordConfig, number: int) -> LetterLabel | None:
    entry = interactions.get(session, number)
    main = entry.main_participant if entry else None
    if main is None or main.contact_id is None:
        return None
    who = contacts.get(session, main.contact_id)
    if who is None:
        return None
    home = config.letterhead.country
    names = [who.name, *([who.company_name] if who.company_name else [])]
    return LetterLabel(number, who, (*names, *postal_lines(who, home=home)))


def _files(
    session: Session, config: RecordConfig, label: LetterLabel
) -> Iterator[tuple[str, bytes | None]]:
    """The letter is called by whom it is for; what is behind it keeps its own name as well. None: it is lost."""
    entry = interactions.get(session, label.number)
    whom = " - ".join(filter(None, (label.contact.company_name, label.contact.name)))
    for position, each in enumerate(entry.attachments if entry else ()):
        stem, _, kind = each.name.rpartition(".")
        name = f"{whom}.{kind}" if not position else f"{whom}, {stem}.{kind}"
        yield _safe_name(name), read_sound(config.files, each.digest)


def _safe_name(name: str) -> str:
    return "".join("_" if each in '/\\:*?"<>|' else each for each in name).strip(". ") or "_"


def _unique_name(name: str, names: set[str]) -> str:
    """Two who are called alike: `Acme - Ada (2).pdf`. Cut so that it can be unpacked."""
    stem, dot, kind = name.rpartition(".")
    stem = stem.encode()[: _LONGEST_NAME - len(kind.encode())].decode("utf-8", "ignore").rstrip()
    numbered = (f"{stem} ({count}){dot}{kind}" for count in itertools.count(2))
    unique = next(
        each
        for each in itertools.chain((f"{stem}{dot}{kind}",), numbered)
        if each.casefold() not in names
    )
    names.add(unique.casefold())
    return unique


_COLUMNS = (
    "Interaction",
    "Number",
    "Name",
    "Company",
    "Street",
    "Postal code",
    "City",
    "Region",
    "Country",
)
_MISSING_COLUMNS = ("Interaction", "Number", "File")


def _csv(rows: Iterable[Sequence[str]]) -> str:
    text = StringIO()
    text.write(BOM)
    csv.writer(text).writerows([guard_formula(cell) for cell in row] for row in rows)
    return text.getvalue()


def _cells(label: LetterLabel) -> Sequence[str]:
    who = label.contact
    place = (who.street, who.postal_code, who.city, who.region, who.country)
    return (f"#{label.number}", who.number, who.name, who.company_name, *place)


def _labels_pdf(labels: Sequence[LetterLabel], merger: Merger) -> bytes:
    values: Mapping[str, object] = {"labels": json.dumps([label.lines for label in labels])}
    return merger.merge(Path(__file__).parents[1] / "letters" / "labels.typ", values)

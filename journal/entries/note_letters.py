"""Merges a note's letters before the transaction that logs it: others write meanwhile."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

from sqlmodel import Session

from journal.context import RecordConfig
from journal.entries.record import Note, get_contacts, merge_note
from journal.letters.file_kind import FileKind, file_kind
from journal.letters.merger import Merger
from journal.model import Actor

OpenSession = Callable[[], AbstractContextManager[Session]]


def has_files_to_merge(config: RecordConfig, template: str) -> bool:
    return bool(_kinds(config, template) - {FileKind.OTHER})


def has_slow_files(config: RecordConfig, template: str) -> bool:
    """Says whether merging them takes a process of its own, and seconds: longer than Slack waits."""
    return bool(_kinds(config, template) - {FileKind.OTHER, FileKind.TEXT, FileKind.HTML})


def _kinds(config: RecordConfig, template: str) -> set[FileKind]:
    texts = config.catalog.find_template(template).texts.values()
    return {file_kind(name) for text in texts for name in text.attachments}


def with_letters(
    reading: OpenSession, config: RecordConfig, actor: Actor, note: Note, *, now: datetime
) -> Note:
    """The note with its template's files merged; as it is, if there is nothing to merge."""
    if not note.contacts or not has_files_to_merge(config, note.template):
        return note
    with reading() as session:
        people = get_contacts(session, note.contacts)
    with Merger() as merger:
        return merge_note(config, actor, note, people, merger, now=now)

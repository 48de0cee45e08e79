"""`rapport retention`: shows what is due by the rules of the config, and deletes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlmodel import Session

from cli.commands.purge import purge_previewed
from cli.context import CliContext
from cli.leftovers import clear_leftovers
from cli.output import console, print_json
from cli.progress import progress
from cli.prompts import confirm
from journal import purge
from journal.errors import NotAllowed
from journal.model import AuditKind, InteractionFilter, PurgePreview, Role
from journal.retention import retention_cutoff
from journal.store import audit_trail
from journal.store.privacy import erasing, mail_content
from journal.store.record import attachments, drafts

_RULES = {
    "cancelled": "cancelled interactions to purge (purge_cancelled_days)",
    "full_texts": "full mail texts to drop, and ignored mails to empty (drop_full_text_days)",
    "raw_mails": "stored raw mails to drop (drop_raw_mail_days)",
    "drafts": "drafts to delete (drafts_days)",
}


class _DropFunction(Protocol):
    """Drops up to so many older rows, and returns how many it found."""

    def __call__(self, session: Session, before: datetime, /, *, limit: int) -> int: ...


@dataclass(frozen=True, slots=True)
class _DueData:
    """How much is due before which moment; None where a rule is off."""

    texts: datetime | None
    raw: datetime | None
    drafts: datetime | None
    preview: PurgePreview | None
    counts: dict[str, int | None]


def retention(context: CliContext, *, do_it: bool, yes: bool) -> None:
    if context.actor.role is not Role.ADMIN:
        raise NotAllowed("Only an admin may apply the retention rules.")
    due = _find_due(context)
    if not context.as_json:
        _print_due(due.counts)
    if do_it and any(due.counts.values()):
        confirm(context, "Do it now?", yes=yes)
        _apply_rules(context, due)
        dropped = sum(count or 0 for name, count in due.counts.items() if name != "cancelled")
        with context.session() as session:
            audit_trail.add(session, context.actor, AuditKind.RETENTION, dropped, now=context.now)
    if context.as_json:
        print_json({**due.counts, "done": do_it})
    elif do_it:
        console().print("[green]Done.[/]" if any(due.counts.values()) else "Nothing is due.")


def _find_due(context: CliContext) -> _DueData:
    rules, now = context.config.retention, context.now
    cancelled = retention_cutoff(now, rules.purge_cancelled_days)
    texts = retention_cutoff(now, rules.drop_full_text_days)
    raw = retention_cutoff(now, rules.drop_raw_mail_days)
    old_drafts = retention_cutoff(now, rules.drafts_days)
    with context.reading() as session:
        wanted = InteractionFilter(cancelled_before=cancelled)
        preview = (
            purge.build_preview(session, context.actor, wanted, now=now) if cancelled else None
        )
        counts = {
            "cancelled": preview.count if preview else None,
            "full_texts": _full_texts(session, texts) if texts else None,
            "raw_mails": mail_content.count_raw_before(session, raw) if raw else None,
            "drafts": drafts.count_older_than(session, old_drafts) if old_drafts else None,
        }
    return _DueData(texts, raw, old_drafts, preview, counts)


def _full_texts(session: Session, before: datetime) -> int:
    """The full texts of logged and other mails."""
    logged = erasing.count_full_texts_before(session, before)
    return logged + mail_content.count_full_texts_before(session, before)


def _print_due(counts: dict[str, int | None]) -> None:
    for name, about in _RULES.items():
        count = counts[name]
        console().print(f"{'off' if count is None else count:>8}  {about}")


def _apply_rules(context: CliContext, due: _DueData) -> None:
    if due.preview and due.preview.count:
        with context.session() as session:
            purge.store_preview(session, context.actor, due.preview, now=context.now)
        purge_previewed(context, due.preview.token, None)
    if due.texts:
        drops = (erasing.drop_full_texts, mail_content.drop_full_texts)
        _drop_in_slices(context, drops, due.texts, due.counts["full_texts"], at_once=500)
        attachments.sweep_all(context.session, context.config.files_folder)
    if due.raw:
        # Deleted content is overwritten on the disk, and may be large.
        _drop_in_slices(
            context, (mail_content.drop_raw,), due.raw, due.counts["raw_mails"], at_once=50
        )
    if due.drafts:
        with context.session() as session:
            drafts.delete_older_than(session, due.drafts)
    clear_leftovers(context)


def _drop_in_slices(
    context: CliContext,
    drops: Sequence[_DropFunction],
    before: datetime,
    count: int | None,
    *,
    at_once: int,
) -> None:
    with progress("Dropping", count) as advance:
        for drop in drops:
            done = at_once
            while done:
                with context.session() as session:
                    done = drop(session, before, limit=at_once)
                advance(done)

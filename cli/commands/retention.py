"""`rapport retention`: shows what is due by the rules of the config, and deletes it; also by itself."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

import click
from sqlmodel import Session

from cli.capture_context import stop_on_signals
from cli.commands.audit import AUDIT_COLUMNS, audit_line
from cli.commands.purge import purge_previewed
from cli.context import CliContext
from cli.inspection.leftovers import clear_leftovers
from cli.terminal.output import (
    console,
    plural,
    print_indented,
    print_json,
    print_json_rows,
    print_table,
)
from cli.terminal.progress import progress
from cli.terminal.prompts import confirm
from ingest.capture.context import error_location
from journal.entries import purge
from journal.errors import NotAllowed, RapportError
from journal.model import (
    UNTOUCHED,
    Actor,
    AuditKind,
    DeedKind,
    InteractionFilter,
    PurgePreview,
    Role,
    Source,
)
from journal.retention import retention_cutoff
from journal.store import audit_trail
from journal.store.privacy import erasing, mail_content
from journal.store.record import attachments, cancelling, drafts, stale_entries, undo_log

_RULES = {
    "untouched": "interactions to cancel, of people nobody speaks to (cancel_untouched_days)",
    "cancelled": "cancelled interactions to purge (purge_cancelled_days)",
    "full_texts": "full mail texts to drop, and ignored mails to empty (drop_full_text_days)",
    "raw_mails": "stored raw mails to drop (drop_raw_mail_days)",
    "drafts": "drafts to delete (drafts_days)",
}
_RECEIPTS = {
    "untouched": ("interaction", "cancelled"),
    "cancelled": ("interaction", "purged"),
    "full_texts": ("full text", "dropped"),
    "raw_mails": ("raw mail", "dropped"),
    "drafts": ("draft", "deleted"),
}
# A purge tells the trail by itself.
_KINDS = {
    "untouched": AuditKind.RETENTION_CANCELLED,
    "full_texts": AuditKind.RETENTION_TEXTS,
    "raw_mails": AuditKind.RETENTION_MAILS,
    "drafts": AuditKind.RETENTION_DRAFTS,
}
_MOST_LISTED = 1_000
_ApplyRules = Callable[[CliContext], Mapping[str, int | None]]
_DAY_SECONDS = 86_400.0
_AGAIN_SECONDS = 3_600.0


class _DropFunction(Protocol):
    """Drops up to so many older rows, and returns how many it found."""

    def __call__(self, session: Session, before: datetime, /, *, limit: int) -> int: ...


@dataclass(frozen=True, slots=True)
class _DueData:
    """Says how much is due before which moment; None where a rule is off."""

    untouched: datetime | None
    texts: datetime | None
    raw: datetime | None
    drafts: datetime | None
    preview: PurgePreview | None
    counts: dict[str, int | None]


def retention(context: CliContext, *, do_it: bool, watch: bool, listing: bool, yes: bool) -> None:
    if context.actor.role is not Role.ADMIN:
        raise NotAllowed("Only an admin may apply the retention rules.")
    if sum((do_it, watch, listing)) > 1:
        raise click.UsageError("Say one of these: --run, --watch or --list.")
    if listing:
        _print_receipts(context)
    elif watch:
        _watch(context)
    else:
        _show_or_apply(context, do_it=do_it, yes=yes)


def _show_or_apply(context: CliContext, *, do_it: bool, yes: bool) -> None:
    due = _find_due(context)
    if not context.as_json:
        _print_due(due.counts)
    if do_it and any(due.counts.values()):
        confirm(context, "Do it now?", yes=yes)
        _apply_rules(context, due)
    if context.as_json:
        print_json({**due.counts, "done": do_it})
    elif do_it:
        console().print("[green]Done.[/]" if any(due.counts.values()) else "Nothing is due.")


def _watch(context: CliContext) -> None:
    with stop_on_signals() as stop:
        watch_rules(context, stop, click.echo)


def _print_receipts(context: CliContext) -> None:
    kinds = (*_KINDS.values(), AuditKind.RETENTION, AuditKind.PURGE)
    with context.reading() as session:
        found = audit_trail.find_newest(session, limit=_MOST_LISTED, kinds=kinds)
    if context.as_json:
        print_json_rows(found)
    elif found:
        print_table(AUDIT_COLUMNS, (audit_line(context, each) for each in found), uncut=("When",))
    else:
        console().print("Nothing went so far.")


def apply_due_rules(context: CliContext) -> Mapping[str, int | None]:
    """Does what is due, without a question; returns how much that was."""
    due = _find_due(context)
    if any(due.counts.values()):
        _apply_rules(context, due)
    return due.counts


def receipt_text(done: Mapping[str, int | None]) -> str:
    """`2 interactions purged, 1 draft deleted`; empty when nothing was due."""
    return ", ".join(
        f"{plural(count, thing)} {verb}"
        for name, (thing, verb) in _RECEIPTS.items()
        if (count := done[name])
    )


def _find_due(context: CliContext) -> _DueData:
    rules, now = context.config.retention, context.now
    old = retention_cutoff(now, rules.cancel_untouched_days)
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
            "untouched": stale_entries.count_untouched(session, old) if old else None,
            "cancelled": preview.count if preview else None,
            "full_texts": _full_texts(session, texts) if texts else None,
            "raw_mails": mail_content.count_raw_before(session, raw) if raw else None,
            "drafts": drafts.count_older_than(session, old_drafts) if old_drafts else None,
        }
    return _DueData(old, texts, raw, old_drafts, preview, counts)


def _full_texts(session: Session, before: datetime) -> int:
    """The full texts of logged and other mails."""
    logged = erasing.count_full_texts_before(session, before)
    return logged + mail_content.count_full_texts_before(session, before)


def _print_due(counts: Mapping[str, int | None]) -> None:
    for name, about in _RULES.items():
        count = counts[name]
        print_indented(about, lead=f"{'off' if count is None else count:>8}  ")


def _apply_rules(context: CliContext, due: _DueData) -> None:
    if due.untouched:
        _cancel_in_slices(context, due.untouched, due.counts["untouched"])
    if due.preview and due.preview.count:
        with context.session() as session:
            purge.store_preview(session, context.actor, due.preview, now=context.now)
        purge_previewed(context, due.preview.token, None)
    if due.texts:
        drops = (erasing.drop_full_texts, mail_content.drop_full_texts)
        _drop_in_slices(context, drops, due.texts, due.counts["full_texts"], at_once=500)
        attachments.sweep_all(context.session, context.config.files)
    if due.raw:
        # Deleted content is overwritten on the disk, and may be large.
        _drop_in_slices(
            context, (mail_content.drop_raw,), due.raw, due.counts["raw_mails"], at_once=50
        )
    if due.drafts:
        with context.session() as session:
            drafts.delete_older_than(session, due.drafts)
    _note_receipts(context, due.counts)
    clear_leftovers(context)


def _note_receipts(context: CliContext, counts: Mapping[str, int | None]) -> None:
    with context.session() as session:
        for name, kind in _KINDS.items():
            audit_trail.add(session, context.actor, kind, counts[name] or 0, now=context.now)


def _cancel_in_slices(context: CliContext, before: datetime, count: int | None) -> None:
    """Cancels slice by slice, a deed and a transaction each."""
    with progress("Cancelling", count) as advance:
        while done := _cancel_slice(context, before):
            advance(done)


def _cancel_slice(context: CliContext, before: datetime) -> int:
    with context.session() as session:
        numbers = stale_entries.find_untouched(session, before, limit=500)
        if not numbers:
            return 0
        by = context.actor.key
        deed = undo_log.add(session, DeedKind.CANCEL, actor=by, now=context.now)
        done = cancelling.set_cancelled(
            session, numbers, by=by, reason=UNTOUCHED, deed=deed, now=context.now
        )
        undo_log.fill(session, deed, {"numbers": sorted(done)})
    return len(done)


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


# ── by itself, once a day ───────────────────────────────────────────────────────────────────────


@contextmanager
def keep_rules(
    context: CliContext, stop: threading.Event, say: Callable[[str], None]
) -> Iterator[None]:
    """Has a thread keep the rules while the block runs; without any rule there is no thread."""
    if context.config.retention.is_any_set():
        work = threading.Thread(
            target=watch_rules, args=(context, stop, say), name="retention", daemon=True
        )
        work.start()
    yield


def watch_rules(
    context: CliContext,
    stop: threading.Event,
    say: Callable[[str], None],
    *,
    apply_rules: _ApplyRules = apply_due_rules,
) -> None:
    """Does what is due now and then once a day, until asked to stop; a failure is tried again."""
    while not stop.is_set():
        is_kept = _keep_once(context.config_file, say, apply_rules)
        stop.wait(_DAY_SECONDS if is_kept else _AGAIN_SECONDS)


def _keep_once(
    config_file: Path | None, say: Callable[[str], None], apply_rules: _ApplyRules
) -> bool:
    # A context of its own: its moment is this one, and its config the file as it is by now.
    with closing(CliContext(config_file, None, as_json=True)) as context:
        # Nobody's own: what it does is in the way of no undo.
        context.actor = Actor(Source.CLI, "retention", role=Role.ADMIN)
        try:
            done = apply_rules(context)
        except (RapportError, OSError) as error:
            say(f"Retention: {error} It is tried again in an hour.")
            return False
        except Exception as error:  # noqa: BLE001 (the outermost loop: else nothing would go any more, unseen)
            where = error_location(error)
            say(
                f"Retention: it broke off by a fault of Rapport, {where}. It is tried again in an hour."
            )
            return False
    if text := receipt_text(done):
        say(f"Retention: {text}.")
    return True

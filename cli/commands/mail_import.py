"""`rapport mail import`: brings mails that lie in files into the ledger and the record."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.capture_context import build_capture_context, stop_on_signals
from cli.context import CliContext
from cli.main import EXIT_INTERRUPTED, EXIT_PROBLEM
from cli.terminal.output import console, escape, print_json
from cli.terminal.progress import folder_progress
from cli.text.mail_text import SHORT_REASONS
from journal.errors import NotAllowed
from journal.model import MailOutcome, Role

if TYPE_CHECKING:
    from ingest.capture.file_import import FileImport
    from ingest.files.find_mails import NoMail

_SHOWN_PROBLEMS = 20
_NEXT_STEPS = {
    MailOutcome.WAITING: "rapport triage",
    MailOutcome.SKIPPED: "rapport mail list --mailbox files --outcome skipped",
    MailOutcome.QUARANTINED: "rapport mail list --outcome quarantined",
}


def mail_import(context: CliContext, *, paths: tuple[Path, ...], dry_run: bool) -> None:
    from ingest.capture import file_import
    from ingest.files.find_mails import find_mails

    if context.actor.role is not Role.ADMIN:
        raise NotAllowed("Only an admin may import mails.")
    stores, left_out = find_mails(paths)
    with stop_on_signals() as stop, folder_progress(visible=not context.as_json) as tell:
        capture = build_capture_context(context, tell)
        if dry_run:
            done = file_import.judge_stores(capture, stores, stop)
        else:
            done = file_import.import_stores(capture, context.actor, stores, stop)
    _print_import(context, done, left_out, dry_run=dry_run)
    if done.is_stopped:
        raise click.exceptions.Exit(EXIT_INTERRUPTED)
    if left_out or done.put_off or done.gone:
        raise click.exceptions.Exit(EXIT_PROBLEM)


def _print_import(
    context: CliContext, done: "FileImport", left_out: Sequence["NoMail"], *, dry_run: bool
) -> None:
    if context.as_json:
        print_json(_import_row(done, left_out, dry_run=dry_run))
        return
    by_outcome = _by_outcome(done)
    counted = [(by_outcome[each], str(each)) for each in MailOutcome if by_outcome[each]]
    others = ((done.known, "known"), (done.gone, "gone"), (done.put_off, "put off"))
    counted += [*(each for each in others if each[0]), (len(left_out), "left out")]
    head = "Would come in" if dry_run else "Came in"
    console().print(f"{head}: " + " · ".join(f"{count:,} {name}" for count, name in counted))
    for line in (*_reason_lines(done), *_left_out_lines(left_out), *_last_lines(done)):
        console().print(line)
    if not dry_run and (by_outcome[MailOutcome.LOGGED] or by_outcome[MailOutcome.WAITING]):
        console().print("[dim]`rapport undo` takes it back as a whole.[/]")


def _by_outcome(done: "FileImport") -> Counter[MailOutcome]:
    found: Counter[MailOutcome] = Counter()
    for (outcome, _), count in done.new.items():
        found[outcome] += count
    return found


def _reason_lines(done: "FileImport") -> Iterator[str]:
    """Says why what was not logged was not, and where it is seen."""
    for outcome, step in _NEXT_STEPS.items():
        reasons = [
            f"{count:,} {SHORT_REASONS[reason]}"
            for (each, reason), count in done.new.most_common()
            if each is outcome and count
        ]
        if reasons:
            yield f"  {outcome}: {', '.join(reasons)}  [dim]{step}[/]"


def _left_out_lines(left_out: Sequence["NoMail"]) -> Iterator[str]:
    for each in left_out[:_SHOWN_PROBLEMS]:
        yield f"  {escape(str(each.path))}: {escape(each.reason)}"
    if len(left_out) > _SHOWN_PROBLEMS:
        yield f"[dim]  {len(left_out) - _SHOWN_PROBLEMS:,} more: --json has all.[/]"


def _last_lines(done: "FileImport") -> Iterator[str]:
    if done.cancelled:
        yield (
            f"Entries of known mails that stay cancelled: {done.cancelled:,}. "
            "`rapport history --cancelled` shows them, `rapport restore` brings them back."
        )
    if done.put_off:
        yield "Some could not be read just now. In a few minutes, the same command tries them again."
    if done.is_stopped:
        yield "Stopped. The same command goes on where it ended."


def _import_row(
    done: "FileImport", left_out: Sequence["NoMail"], *, dry_run: bool
) -> dict[str, object]:
    by_outcome = _by_outcome(done)
    return {
        **{str(each): by_outcome[each] for each in MailOutcome},
        "reasons": {str(reason): count for (_, reason), count in done.new.items() if count},
        "known": done.known,
        "cancelled": done.cancelled,
        "gone": done.gone,
        "put_off": done.put_off,
        "left_out": [{"path": str(each.path), "reason": each.reason} for each in left_out],
        "stopped": done.is_stopped,
        "dry_run": dry_run,
    }

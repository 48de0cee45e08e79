"""`rapport segment log`, `runs`, `undo`, `restore`, `follow-up`: what is logged to a segment."""

from dataclasses import replace
from typing import Any

import click

from cli.context import CliContext
from cli.interaction_args import numbers_text
from cli.main import EXIT_INTERRUPTED
from cli.note_args import read_note
from cli.output import (
    console,
    escape,
    format_time,
    plural,
    print_json,
    print_json_rows,
    print_table,
)
from cli.progress import progress
from cli.prompts import confirm
from cli.reason_text import skip_text
from journal import segment, segment_letters
from journal.errors import NotFound, RequestRefused
from journal.letters.merger import Merger
from journal.model import Segment, SegmentRun, SkippedMember
from journal.record import Note
from journal.segment import RunPreview
from journal.segment_letters import RunDoors
from journal.store.contacts import segments
from journal.store.record import runs

_SLICE = 200


def segment_log(
    context: CliContext,
    *,
    code: str,
    text: tuple[str, ...],
    yes: bool,
    resume: int | None,
    **given: Any,
) -> None:
    if resume is not None:
        _check_run(context, code, resume)
        continue_run(context, resume)
        return
    run_now(context, code, read_note(context, " ".join(text), **given), yes=yes)


def _check_run(context: CliContext, code: str, run_id: int) -> None:
    """Check that the run is this segment's: a number is easily mistyped."""
    with context.reading() as session:
        which, run = segment.get_segment(session, code), runs.get(session, run_id)
    if run is None or run.segment != which.code:
        raise NotFound(f"seg:{which.code} has no run {run_id}; `rapport segment runs` lists them.")
    if run.undone:
        raise RequestRefused(
            f"Run {run_id} is undone. Restore it first: rapport segment restore {run_id}"
        )


def run_now(context: CliContext, code: str, note: Note, *, yes: bool) -> None:
    """Preview, ask, begin; then log in steps with a commit each."""
    with context.reading() as session:
        which = segment.get_segment(session, code)
        found = segment.preview(session, which, now=context.now)
    template = note.template or which.template or context.settings.record.note
    note = replace(note, template=template)
    if found.due and not yes:
        if not context.as_json:
            print_size(which, found)
            print_skips(found.skipped)
        confirm(context, f"Log to {plural(len(found.due), 'contact')}?", yes=False)
    with context.session() as session:
        run_id = segment.begin(session, context.config, context.actor, which, note, now=context.now)
    continue_run(context, run_id)


def print_size(which: Segment, found: RunPreview) -> None:
    out = console()
    out.print(f"[bold]seg:{escape(which.code)}[/]  {escape(which.name)}")
    out.print(f"{len(found.due)} would be logged to, {len(found.skipped)} left out.\n")


def print_skips(skipped: tuple[SkippedMember, ...]) -> None:
    for skip in skipped:
        console().print(
            f"[dim]left out[/] K-{skip.contact_id} {escape(skip.name)}: {skip_text(skip)}"
        )


def continue_run(context: CliContext, run_id: int) -> None:
    with context.reading() as session:
        waiting = runs.count_left(session, run_id)
    try:
        with progress("Logging", waiting) as advance, Merger() as merger:
            doors = RunDoors(context.reading, context.session, merger)
            while done := _step(context, doors, run_id):
                advance(done)
                context.give_way()
    except KeyboardInterrupt:
        _print_stopped(context, run_id)
        raise click.exceptions.Exit(EXIT_INTERRUPTED) from None
    with context.reading() as session:
        run, skipped = runs.get(session, run_id), runs.get_skipped(session, run_id)
    if run is not None:
        _print_run(context, run, skipped)


def _step(context: CliContext, doors: RunDoors, run_id: int) -> int:
    return segment_letters.step(
        doors, context.config, context.actor, run_id, now=context.now, limit=_SLICE
    )


def _print_stopped(context: CliContext, run_id: int) -> None:
    with context.reading() as session:
        run, waiting = runs.get(session, run_id), runs.count_left(session, run_id)
    code = run.segment if run else ""
    click.echo(
        f"\nStopped; {plural(waiting, 'contact')} left of run {run_id}, what is logged is kept. "
        f"Go on: rapport segment log {code} --resume {run_id}. "
        f"Take it back: rapport segment undo {run_id}",
        err=True,
    )


def _print_run(context: CliContext, run: SegmentRun, skipped: tuple[SkippedMember, ...]) -> None:
    if context.as_json:
        print_json({"run": run, "skipped": skipped})
        return
    console().print(
        f"[green]Logged[/] to {plural(run.logged, 'contact')}, {run.skipped} left out (run {run.id}). "
        f"Take it back: rapport segment undo {run.id}"
    )
    print_skips(skipped)


def segment_runs(context: CliContext, *, limit: int) -> None:
    with context.reading() as session:
        found = runs.get_latest(session, limit=limit)
    if context.as_json:
        print_json_rows(found)
        return
    rows = [
        (
            str(run.id),
            format_time(run.at, context.zone),
            escape(run.segment),
            escape(context.template_names.get(run.template, run.template)),
            str(run.logged),
            str(run.skipped),
            _run_state(run),
        )
        for run in found
    ]
    columns = ("Run", "When", "Segment", "Template", "Logged", "Left out", "")
    print_table(columns, rows, right_aligned=("Run", "Logged", "Left out"), uncut=("When",))


def _run_state(run: SegmentRun) -> str:
    if run.undone:
        return "undone"
    return "" if run.finished_at else "cut off"


def segment_undo(context: CliContext, *, run: int) -> None:
    with context.session() as session:
        due = segment.begin_undo(session, context.actor, run, now=context.now)
    done: list[int] = []
    try:
        with progress("Cancelling", due) as advance:
            # A commit for each slice: others write in between.
            while some := _undo_step(context, run):
                done += some
                advance(len(some))
                context.give_way()
    except KeyboardInterrupt:
        click.echo(
            f"\nStopped; {len(done)} of {due} are cancelled. Go on: rapport segment undo {run}. "
            f"Take it back: rapport segment restore {run}",
            err=True,
        )
        raise click.exceptions.Exit(EXIT_INTERRUPTED) from None
    _print_numbers(context, "Cancelled", done)


def _undo_step(context: CliContext, run_id: int) -> list[int]:
    with context.session() as session:
        return segment.undo_step(session, context.actor, run_id, now=context.now)


def segment_restore(context: CliContext, *, run: int) -> None:
    with context.session() as session:
        due = segment.begin_restore(session, context.actor, run)
    done: list[int] = []
    try:
        with progress("Restoring", due) as advance:
            while some := _restore_step(context, run):
                done += some
                advance(len(some))
                context.give_way()
    except KeyboardInterrupt:
        click.echo(
            f"\nStopped; {len(done)} of {due} are restored. Go on: rapport segment restore {run}. "
            f"Take it back: rapport segment undo {run}",
            err=True,
        )
        raise click.exceptions.Exit(EXIT_INTERRUPTED) from None
    _print_numbers(context, "Restored", done)


def _restore_step(context: CliContext, run_id: int) -> list[int]:
    with context.session() as session:
        return segment.restore_step(session, context.actor, run_id, now=context.now)


def _print_numbers(context: CliContext, verb: str, done: list[int]) -> None:
    if context.as_json:
        print_json({verb.casefold(): done})
        return
    console().print(
        f"[green]{verb}[/] {len(done)}: {numbers_text(tuple(done))}" if done else "Nothing."
    )


def segment_follow_up(context: CliContext, *, run: int) -> None:
    with context.session() as session:
        made = segment.create_follow_up(
            session, context.config, context.actor, run, now=context.now
        )
        count = len(segments.members(session, made, now=context.now))
    if context.as_json:
        print_json({"segment": made, "members": count})
        return
    console().print(f"[green]Created[/] seg:{escape(made.code)} with {plural(count, 'contact')}.")

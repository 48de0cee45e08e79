"""`rapport segment log`, `runs`, `undo`, `restore`, `follow-up`: what is logged to a segment."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import click

from bot.language.translator import N_, Translator
from bot.messages.number_lists import list_entries
from cli.args.note_args import read_note
from cli.context import CliContext
from cli.main import EXIT_INTERRUPTED
from cli.terminal.output import (
    console,
    escape,
    format_time,
    print_json,
    print_json_rows,
    print_table,
)
from cli.terminal.progress import progress
from cli.terminal.prompts import confirm
from cli.text.reason_text import skip_text
from journal.entries.record import Note
from journal.errors import NotFound, RequestRefused
from journal.letters.merger import Merger
from journal.model import Segment, SegmentRun, SkippedMember, contact_number
from journal.segments import segment, segment_letters
from journal.segments.segment import RunPreview
from journal.segments.segment_letters import RunDoors
from journal.store.contacts import segments
from journal.store.record import runs
from journal.undo import run_undo
from journal.undo.run_undo import RunStep

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
        raise NotFound(
            N_("{segment} has no run {run}; `rapport segment runs` lists them."),
            segment=f"seg:{which.code}",
            run=run_id,
        )
    if run.undone:
        raise RequestRefused(
            N_("Run {run} is undone. Restore it first: rapport segment restore {run}"), run=run_id
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
            print_size(context.t, which, found)
            print_skips(context.t, found.skipped)
        question = context.t.plural(
            "Log to {count} contact?", "Log to {count} contacts?", len(found.due)
        )
        confirm(context, question, yes=False)
    with context.session() as session:
        run_id = segment.begin(session, context.config, context.actor, which, note, now=context.now)
    continue_run(context, run_id)


def print_size(t: Translator, which: Segment, found: RunPreview) -> None:
    out = console()
    out.print(f"[bold]seg:{escape(which.code)}[/]  {escape(which.name)}")
    size = t(
        "{count} would be logged to, {skipped} left out.",
        count=len(found.due),
        skipped=len(found.skipped),
    )
    out.print(f"{size}\n")


def print_skips(t: Translator, skipped: tuple[SkippedMember, ...]) -> None:
    for skip in skipped:
        who = f"{contact_number(skip.contact_id)} {escape(skip.name)}"
        console().print(f"[dim]{t('left out')}[/] {who}: {skip_text(skip, t)}")


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
    stopped = context.t.plural(
        "Stopped; {count} contact left of run {run}, what is logged is kept. Go on: {resume}. "
        "Take it back: {undo}",
        "Stopped; {count} contacts left of run {run}, what is logged is kept. Go on: {resume}. "
        "Take it back: {undo}",
        waiting,
        run=run_id,
        resume=f"rapport segment log {code} --resume {run_id}",
        undo=f"rapport segment undo {run_id}",
    )
    click.echo(f"\n{stopped}", err=True)


def _print_run(context: CliContext, run: SegmentRun, skipped: tuple[SkippedMember, ...]) -> None:
    if context.as_json:
        print_json({"run": run, "skipped": skipped})
        return
    logged = context.t.plural(
        "Logged to {count} contact, {skipped} left out (run {run}). Take it back: {command}",
        "Logged to {count} contacts, {skipped} left out (run {run}). Take it back: {command}",
        run.logged,
        skipped=run.skipped,
        run=run.id,
        command=f"[/]rapport segment undo {run.id}",
    )
    console().print(f"[green]{logged}")
    print_skips(context.t, skipped)


_RUN_COLUMNS = (
    N_("Run"),
    N_("When"),
    N_("Segment"),
    N_("Template"),
    N_("Logged"),
    N_("Left out"),
    "",
)


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
            _run_state(context.t, run),
        )
        for run in found
    ]
    right = ("Run", "Logged", "Left out")
    print_table(_RUN_COLUMNS, rows, right_aligned=right, uncut=("When",), t=context.t)
    if not rows:
        console().print(context.t("Nothing was logged to a segment yet."))


def _run_state(t: Translator, run: SegmentRun) -> str:
    if run.undone:
        return t("undone")
    return "" if run.finished_at else t("cut off")


def segment_undo(context: CliContext, *, run: int) -> None:
    with context.session() as session:
        due = run_undo.begin_undo(session, context.actor, run, now=context.now)

    def say_stopped(count: int) -> str:
        return context.t(
            "Stopped; {count} of {all} are cancelled. Go on: rapport segment undo {run}. "
            "Take it back: rapport segment restore {run}",
            count=count,
            all=due,
            run=run,
        )

    done = _in_slices(context, run, run_undo.undo_step, progress("Cancelling", due), say_stopped)
    numbers = list_entries(context.t, done)
    _print_done(context, "cancelled", done, context.t("Cancelled {numbers}.", numbers=numbers))


def segment_restore(context: CliContext, *, run: int) -> None:
    with context.session() as session:
        due = run_undo.begin_restore(session, context.actor, run)

    def say_stopped(count: int) -> str:
        return context.t(
            "Stopped; {count} of {all} are restored. Go on: rapport segment restore {run}. "
            "Take it back: rapport segment undo {run}",
            count=count,
            all=due,
            run=run,
        )

    done = _in_slices(context, run, run_undo.restore_step, progress("Restoring", due), say_stopped)
    numbers = list_entries(context.t, done)
    _print_done(context, "restored", done, context.t("Restored {numbers}.", numbers=numbers))


def _in_slices(
    context: CliContext,
    run: int,
    step: RunStep,
    bar: AbstractContextManager[Callable[[int], None]],
    say_stopped: Callable[[int], str],
) -> list[int]:
    """A commit for each slice: others write in between. Ctrl-C says how far it came."""
    done: list[int] = []
    try:
        with bar as advance:
            while some := _commit_step(context, run, step):
                done += some
                advance(len(some))
                context.give_way()
    except KeyboardInterrupt:
        click.echo(f"\n{say_stopped(len(done))}", err=True)
        raise click.exceptions.Exit(EXIT_INTERRUPTED) from None
    return done


def _commit_step(context: CliContext, run: int, step: RunStep) -> list[int]:
    with context.session() as session:
        return step(session, context.actor, run, now=context.now)


def _print_done(context: CliContext, word: str, done: list[int], sentence: str) -> None:
    if context.as_json:
        print_json({word: done})
        return
    console().print(f"[green]{sentence}[/]" if done else context.t("Nothing was changed."))


def segment_follow_up(context: CliContext, *, run: int) -> None:
    with context.session() as session:
        made = segment.create_follow_up(
            session, context.config, context.actor, run, now=context.now
        )
        count = len(segments.members(session, made, now=context.now))
    if context.as_json:
        print_json({"segment": made, "members": count})
        return
    created = context.t.plural(
        "Created {segment} with {count} contact.",
        "Created {segment} with {count} contacts.",
        count,
        segment=f"seg:{escape(made.code)}",
    )
    console().print(f"[green]{created}[/]")

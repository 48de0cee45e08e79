"""`rapport segment log`, `runs`, `undo`, `restore`, `follow-up`: what is logged to a segment."""

from dataclasses import replace
from typing import Any

import click

from cli.ask import agreed
from cli.commands.log import read_note, said_options
from cli.desk import Desk, desk_command
from cli.main import EXIT_INTERRUPTED
from cli.progress import progress
from cli.show import console, escape, plural, print_json, print_json_rows, print_table
from cli.show import when as shown
from cli.which import named
from journal import segment as use_case
from journal.errors import NotFound, Refused
from journal.model import Run, Segment, Skip
from journal.record import Note
from journal.segment import Preview
from journal.store import runs, segments

RUN = click.IntRange(1, 2**31 - 1)


@desk_command(
    name="log",
    examples="""
    rapport segment log partners "Autumn letter sent" -t letter
    rapport segment log partners --resume 4      a logging that was cut off
    """,
)
@click.argument("code")
@click.argument("text", nargs=-1)
@said_options
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
@click.option("--resume", type=RUN, metavar="RUN", help="Go on with a run that was cut off.")
def segment_log(
    desk: Desk, *, code: str, text: tuple[str, ...], yes: bool, resume: int | None, **given: Any
) -> None:
    """Log to every member: one interaction each, since each was addressed alone."""
    if resume is not None:
        _check_run(desk, code, resume)
        carry_on(desk, resume)
        return
    run_now(desk, code, read_note(desk, " ".join(text), **given), yes=yes)


def _check_run(desk: Desk, code: str, run_id: int) -> None:
    """The number is easily mistyped, and another segment's run would be gone on with."""
    with desk.reading() as session:
        which, run = use_case.named(session, code), runs.get(session, run_id)
    if run is None or run.segment != which.code:
        raise NotFound(f"seg:{which.code} has no run {run_id}; `rapport segment runs` lists them.")
    if run.undone:
        raise Refused(f"Run {run_id} is undone. Restore it first: rapport segment restore {run_id}")


def run_now(desk: Desk, code: str, said: Note, *, yes: bool) -> None:
    """Preview, ask, begin; then log in steps that are each kept."""
    with desk.reading() as session:
        which = use_case.named(session, code)
        found = use_case.preview(session, which, now=desk.now)
    template = said.template or which.template or desk.settings.record.note
    said = replace(said, template=template)
    if found.due and not yes:
        if not desk.as_json:
            say_size(which, found)
            print_skips(found.skipped)
        agreed(desk, f"Log to {plural(len(found.due), 'contact')}?", yes=False)
    with desk.session() as session:
        run_id = use_case.begin(session, desk.house, desk.actor, which, said, now=desk.now)
    carry_on(desk, run_id)


def say_size(which: Segment, found: Preview) -> None:
    out = console()
    out.print(f"[bold]seg:{escape(which.code)}[/]  {escape(which.name)}")
    out.print(f"{len(found.due)} would be logged to, {len(found.skipped)} left out.\n")


def print_skips(skipped: tuple[Skip, ...]) -> None:
    for skip in skipped:
        console().print(f"[dim]left out[/] K-{skip.contact_id} {escape(skip.name)}: {skip.reason}")


def carry_on(desk: Desk, run_id: int) -> None:
    with desk.reading() as session:
        left = runs.left(session, run_id)
    try:
        with progress("Logging", left) as advance:
            while done := _step(desk, run_id):
                advance(done)
    except KeyboardInterrupt:
        _tell_stopped(desk, run_id)
        raise click.exceptions.Exit(EXIT_INTERRUPTED) from None
    with desk.reading() as session:
        run, skipped = runs.get(session, run_id), runs.skipped(session, run_id)
    if run is not None:
        _tell_run(desk, run, skipped)


def _step(desk: Desk, run_id: int) -> int:
    with desk.session() as session:
        return use_case.step(session, desk.house, desk.actor, run_id, now=desk.now)


def _tell_stopped(desk: Desk, run_id: int) -> None:
    with desk.reading() as session:
        run, left = runs.get(session, run_id), runs.left(session, run_id)
    code = run.segment if run else ""
    click.echo(
        f"\nStopped; {plural(left, 'contact')} left of run {run_id}, what is logged is kept. "
        f"Go on: rapport segment log {code} --resume {run_id}. "
        f"Take it back: rapport segment undo {run_id}",
        err=True,
    )


def _tell_run(desk: Desk, run: Run, skipped: tuple[Skip, ...]) -> None:
    if desk.as_json:
        print_json({"run": run, "skipped": skipped})
        return
    console().print(
        f"[green]Logged[/] to {plural(run.logged, 'contact')}, {run.skipped} left out (run {run.id}). "
        f"Take it back: rapport segment undo {run.id}"
    )
    print_skips(skipped)


@desk_command(
    name="runs",
    examples="""
    rapport segment runs
    """,
)
@click.option("--limit", type=click.IntRange(1, 500), default=20, show_default=True)
def segment_runs(desk: Desk, *, limit: int) -> None:
    """List the loggings of segments, newest first."""
    with desk.reading() as session:
        found = runs.latest(session, limit=limit)
    if desk.as_json:
        print_json_rows(found)
        return
    rows = [
        (
            str(run.id),
            shown(run.at, desk.zone),
            escape(run.segment),
            escape(desk.names.get(run.template, run.template)),
            str(run.logged),
            str(run.skipped),
            _state(run),
        )
        for run in found
    ]
    columns = ("Run", "When", "Segment", "Template", "Logged", "Left out", "")
    print_table(columns, rows, right=("Run", "Logged", "Left out"), whole=("When",))


def _state(run: Run) -> str:
    if run.undone:
        return "undone"
    return "" if run.finished_at else "cut off"


@desk_command(
    name="undo",
    examples="""
    rapport segment undo 4
    """,
)
@click.argument("run", type=RUN, metavar="RUN")
def segment_undo(desk: Desk, *, run: int) -> None:
    """Cancel all that a run logged and is still active."""
    with desk.session() as session:
        done = use_case.undo_run(session, desk.actor, run, now=desk.now)
    _tell_numbers(desk, "Cancelled", done)


@desk_command(
    name="restore",
    examples="""
    rapport segment restore 4
    """,
)
@click.argument("run", type=RUN, metavar="RUN")
def segment_restore(desk: Desk, *, run: int) -> None:
    """Restore exactly what the undo of a run cancelled."""
    with desk.session() as session:
        done = use_case.restore_run(session, desk.actor, run, now=desk.now)
    _tell_numbers(desk, "Restored", done)


def _tell_numbers(desk: Desk, verb: str, done: list[int]) -> None:
    if desk.as_json:
        print_json({verb.casefold(): done})
        return
    console().print(f"[green]{verb}[/] {len(done)}: {named(tuple(done))}" if done else "Nothing.")


@desk_command(
    name="follow-up",
    examples="""
    rapport segment follow-up 4
    """,
)
@click.argument("run", type=RUN, metavar="RUN")
def segment_follow_up(desk: Desk, *, run: int) -> None:
    """Make a new list of those a run was logged to, less who must not be addressed any more."""
    with desk.session() as session:
        made = use_case.follow_up(session, desk.house, desk.actor, run, now=desk.now)
        count = len(segments.members(session, made, now=desk.now))
    if desk.as_json:
        print_json({"segment": made, "members": count})
        return
    console().print(f"[green]Created[/] seg:{escape(made.code)} with {plural(count, 'contact')}.")

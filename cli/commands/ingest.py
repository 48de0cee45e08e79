"""`rapport ingest`: watch the mailboxes and log what comes, until asked to stop."""

import logging
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from cli.desk import Desk, desk_command
from cli.mail_office import boxes_of, office_of, stopping
from cli.main import EXIT_INTERRUPTED, EXIT_PROBLEM, EXIT_UNREACHABLE
from cli.show import as_json, escape, plural, print_json_rows
from journal.errors import NotAllowed
from journal.model import Outcome, Role

if TYPE_CHECKING:
    from ingest.office import Progress
    from ingest.poller import Cycle


@desk_command(
    examples="""
    rapport ingest                      watch all mailboxes, until Ctrl-C
    rapport ingest --once               log what is there, then end
    rapport ingest --once --only sales --json
    """
)
@click.option("--once", is_flag=True, help="Work off what is there now, then end.")
@click.option("--only", metavar="NAME", multiple=True, help="This mailbox alone; may be repeated.")
def ingest(desk: Desk, *, once: bool, only: tuple[str, ...]) -> None:
    """Read the mailboxes of the config and log the mails in them.

    Nothing in a mailbox is changed unless its `after` says so. Whatever happens, a mail is logged
    once: `rapport receipt` accounts for every one.
    """
    from ingest import supervisor

    if desk.actor.role is not Role.ADMIN:
        raise NotAllowed("Only an admin may read the mailboxes.")
    boxes = boxes_of(desk, only)
    _log_to_stderr()
    with stopping() as stop, _bars(shown=once and not desk.as_json) as tell:
        office = office_of(desk, tell)
        if not once:
            _say(f"Watching {', '.join(box.name for box in boxes)}. Ctrl-C ends it.")
            supervisor.forever(office, boxes, stop, heard=_reporter(desk))
            _say("Stopped. What was read is logged, the rest is read next time.")
            return
        cycles = supervisor.once(office, boxes, stop)
    _report(desk, cycles)
    raise SystemExit(_exit_code(cycles, stopped=stop.is_set()))


def _log_to_stderr() -> None:
    """Our own words alone: the libraries' say who logs in where."""
    logger = logging.getLogger("ingest")
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        logger.addHandler(handler)
        logger.propagate = False


def _say(text: str) -> None:
    click.echo(text, err=True)


def _exit_code(cycles: Sequence["Cycle"], *, stopped: bool) -> int:
    from ingest.poller import Verdict

    if stopped:
        return EXIT_INTERRUPTED
    failed = [cycle for cycle in cycles if cycle.verdict is Verdict.FAILED]
    if any(cycle.again_in for cycle in failed):
        return EXIT_UNREACHABLE
    return EXIT_PROBLEM if failed else 0


# ── what a cycle did ────────────────────────────────────────────────────────────────────────────


def _report(desk: Desk, cycles: Sequence["Cycle"]) -> None:
    if desk.as_json:
        print_json_rows(map(record, cycles))
        return
    for cycle in cycles:
        for line in _lines(cycle):
            click.echo(line)


def _reporter(desk: Desk) -> Callable[["Cycle"], None]:
    """A line for each cycle that had news; several threads report."""
    lock = threading.Lock()
    last: dict[str, list[str]] = {}

    def report(cycle: "Cycle") -> None:
        # The same trouble every few seconds is said once.
        if not cycle.tally.worked_on and cycle.troubles == last.get(cycle.mailbox, []):
            return
        last[cycle.mailbox] = cycle.troubles
        with lock:
            shown = [as_json(record(cycle))] if desk.as_json else _lines(cycle)
            for line in shown:
                click.echo(line)
            sys.stdout.flush()

    return report


def record(cycle: "Cycle") -> dict[str, Any]:
    tally = cycle.tally
    return {
        "mailbox": cycle.mailbox,
        "verdict": cycle.verdict.value,
        "listed": tally.listed,
        "outcomes": _counted(cycle),
        "known": tally.known,
        "gone": tally.gone,
        "put_off": tally.put_off,
        "set_aside": tally.set_aside,
        "troubles": cycle.troubles,
        "again_in": round(cycle.again_in),
    }


def _counted(cycle: "Cycle") -> Mapping[str, int]:
    fresh = [each for each in cycle.tally.entered if each.fresh]
    counted = Counter(
        each.outcome.value
        if each.outcome is Outcome.LOGGED
        else f"{each.outcome.value}: {each.reason.value}"
        for each in fresh
    )
    return dict(sorted(counted.items()))


_QUIET = {
    "busy": "another worker is reading it.",
    "paused": "paused; `rapport mailbox resume` goes on.",
    "not yet": "it failed lately and is tried again later; `rapport mailbox list` says when.",
    "stopped": "stopped; the rest is read next time.",
}


def _lines(cycle: "Cycle") -> Iterator[str]:
    said = [*_parts(cycle)]
    quiet = _QUIET.get(cycle.verdict.value, "")
    told = ", ".join(said) or ("" if quiet or cycle.troubles else "nothing new")
    text = " ".join(part for part in (f"{told}." if told else "", quiet) if part)
    if text:
        yield f"{click.style(cycle.mailbox, bold=True)}: {text}"
    for trouble in cycle.troubles:
        yield click.style(f"{cycle.mailbox}: {trouble}", fg="red")


def _parts(cycle: "Cycle") -> Iterator[str]:
    tally = cycle.tally
    for outcome, number in _counted(cycle).items():
        yield f"{number:,} {outcome.replace('_', ' ')}"
    if tally.known:
        yield f"{plural(tally.known, 'further copy').replace('copys', 'copies')} of known mails"
    if tally.gone:
        yield f"{tally.gone:,} gone before they were read"
    if tally.put_off:
        yield f"{tally.put_off:,} put off and tried again later"
    if tally.set_aside:
        yield f"{tally.set_aside:,} set aside: rapport mail list --outcome quarantined"


# ── progress ────────────────────────────────────────────────────────────────────────────────────


@contextmanager
def _bars(*, shown: bool) -> Iterator[Callable[["Progress"], None]]:
    """A bar for each folder on a terminal, nothing in a pipe."""
    if not (shown and sys.stderr.isatty()):
        yield lambda _progress: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        TaskID,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    tasks: dict[str, TaskID] = {}
    with Bars(
        *columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True
    ) as bars:

        def tell(progress: "Progress") -> None:
            name = escape(f"{progress.mailbox} {progress.folder}")
            if name not in tasks:
                tasks[name] = bars.add_task(name)
            bars.update(tasks[name], completed=progress.done, total=progress.total)

        yield tell

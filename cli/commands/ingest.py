"""`rapport ingest`: watch the mailboxes and log what comes, until asked to stop."""

import logging
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from cli.capture_context import (
    build_capture_context,
    select_mailboxes,
    stop_on_signals,
    wait_for_database,
)
from cli.commands.retention import keep_rules
from cli.context import CliContext
from cli.main import EXIT_INTERRUPTED, EXIT_PROBLEM, EXIT_UNREACHABLE
from cli.process.config_reload import reload_on_hangup
from cli.process.process_log import log_to_stderr, print_event
from cli.terminal.output import json_line, plural, print_json_rows
from cli.terminal.progress import folder_progress
from journal.errors import NotAllowed
from journal.model import MailOutcome, Role

if TYPE_CHECKING:
    from ingest.capture.context import CaptureContext
    from ingest.capture.poller import Cycle
    from journal.settings.mail_settings import MailboxSettings


_log = logging.getLogger("ingest")


def ingest(context: CliContext, *, once: bool, only: tuple[str, ...], most: int | None) -> None:
    if once:
        _read_once(context, only)
        return
    with stop_on_signals() as stop, reload_on_hangup(context, stop):
        boxes = _begin(context, only)
        if not wait_for_database(context, stop):
            return
        capture = build_capture_context(context, lambda _: None)
        tell = partial(print_event, as_json=context.as_json)
        tell(f"Watching {', '.join(box.name for box in boxes)}. Ctrl-C ends it.")
        with keep_rules(context, stop, tell):
            _watch(context, capture, boxes, stop, most or 0)
        tell("Stopped. What was read is logged, the rest is read next time.")


def _read_once(context: CliContext, only: tuple[str, ...]) -> None:
    from ingest.capture import supervisor

    boxes = _begin(context, only)
    with stop_on_signals() as stop, folder_progress(visible=not context.as_json) as tell:
        cycles = supervisor.run_once(build_capture_context(context, tell), boxes, stop)
    _print_cycles(context, cycles)
    raise SystemExit(_exit_code(cycles, stopped=stop.is_set()))


def _begin(context: CliContext, only: tuple[str, ...]) -> "list[MailboxSettings]":
    """The mailboxes that are to be read, once this person may."""
    if context.actor.role is not Role.ADMIN:
        raise NotAllowed("Only an admin may read the mailboxes.")
    boxes = select_mailboxes(context, only)
    log_to_stderr("ingest", logging.WARNING, as_json=context.as_json)
    context.few_connections = True
    return boxes


def _watch(
    context: CliContext,
    capture: "CaptureContext",
    boxes: Sequence["MailboxSettings"],
    stop: threading.Event,
    most: int,
) -> None:
    from ingest.capture import supervisor

    try:
        supervisor.run_forever(
            capture,
            boxes,
            stop,
            on_cycle=_cycle_printer(context),
            look=_watcher(context, capture),
            most=most,
        )
    except BrokenPipeError:
        print_event(
            "Nobody reads the output any more, so the mailboxes are read no more by this process.",
            as_json=context.as_json,
        )
        raise


def _watcher(context: CliContext, capture: "CaptureContext") -> Callable[[], None]:
    """A function that looks how Rapport is, and tells the admins' command of changes."""
    from bot.language.translator import Translator
    from bot.messages.alerts import whole_text
    from journal.health import watch
    from journal.health.problems import INGEST, build_watch_config

    watched = build_watch_config(context.settings)

    def look() -> None:
        news = watch.look(capture.engine, watched, INGEST, capture.clock())
        watch.run_alert_command(watched.command, news, partial(whole_text, Translator()))

    return look


def _exit_code(cycles: Sequence["Cycle"], *, stopped: bool) -> int:
    from ingest.capture.poller import CycleStatus

    if stopped:
        return EXIT_INTERRUPTED
    failed = [cycle for cycle in cycles if cycle.status is CycleStatus.FAILED]
    if any(cycle.retry_in_seconds for cycle in failed):
        return EXIT_UNREACHABLE
    return EXIT_PROBLEM if failed else 0


# ── cycles ──────────────────────────────────────────────────────────────────────────────────────


def _print_cycles(context: CliContext, cycles: Sequence["Cycle"]) -> None:
    if context.as_json:
        print_json_rows(map(cycle_row, cycles))
        return
    for cycle in cycles:
        for line in _cycle_lines(cycle):
            click.echo(line)


def _cycle_printer(context: CliContext) -> Callable[["Cycle"], None]:
    """A function that prints a line for each cycle with news; several threads call it.

    A full disk costs the line and not the mail. A reader who has gone away ends the process.
    """
    lock = threading.Lock()
    last: dict[str, list[str]] = {}

    def report(cycle: "Cycle") -> None:
        # A trouble that repeats every few seconds is printed once.
        if not cycle.counts.processed and cycle.troubles == last.get(cycle.mailbox, []):
            return
        last[cycle.mailbox] = cycle.troubles
        with lock:
            lines = [json_line(cycle_row(cycle))] if context.as_json else _cycle_lines(cycle)
            try:
                for line in lines:
                    click.echo(line)
            except BrokenPipeError:
                raise
            except OSError as error:
                _log.warning("a line of output was lost: %s", error.strerror)

    return report


def cycle_row(cycle: "Cycle") -> dict[str, Any]:
    tally = cycle.counts
    return {
        "mailbox": cycle.mailbox,
        "verdict": cycle.status.value,
        "listed": tally.listed,
        "outcomes": _outcome_counts(cycle),
        "known": tally.known,
        "gone": tally.gone,
        "put_off": tally.postponed,
        "set_aside": tally.quarantined,
        "troubles": cycle.troubles,
        "again_in": round(cycle.retry_in_seconds),
    }


def _outcome_counts(cycle: "Cycle") -> Mapping[str, int]:
    fresh = [each for each in cycle.counts.entered if each.is_new]
    counted = Counter(
        each.outcome.value
        if each.outcome is MailOutcome.LOGGED
        else f"{each.outcome.value}: {each.reason.value}"
        for each in fresh
    )
    return dict(sorted(counted.items()))


_VERDICT_TEXTS = {
    "busy": "another worker is reading it.",
    "paused": "paused; `rapport mailbox resume` goes on.",
    "not yet": "it failed lately and is tried again later; `rapport mailbox list` says when.",
    "stopped": "stopped; the rest is read next time.",
}


def _cycle_lines(cycle: "Cycle") -> Iterator[str]:
    counts = [*_count_texts(cycle)]
    quiet = _VERDICT_TEXTS.get(cycle.status.value, "")
    summary = ", ".join(counts) or ("" if quiet or cycle.troubles else "nothing new")
    text = " ".join(part for part in (f"{summary}." if summary else "", quiet) if part)
    if text:
        yield f"{click.style(cycle.mailbox, bold=True)}: {text}"
    for trouble in cycle.troubles:
        yield click.style(f"{cycle.mailbox}: {trouble}", fg="red")


def _count_texts(cycle: "Cycle") -> Iterator[str]:
    tally = cycle.counts
    for outcome, number in _outcome_counts(cycle).items():
        yield f"{number:,} {outcome.replace('_', ' ')}"
    if tally.known:
        yield f"{plural(tally.known, 'further copy').replace('copys', 'copies')} of known mails"
    if tally.gone:
        yield f"{tally.gone:,} gone before they were read"
    if tally.postponed:
        yield f"{tally.postponed:,} put off and tried again later"
    if tally.quarantined:
        yield f"{tally.quarantined:,} set aside: rapport mail list --outcome quarantined"

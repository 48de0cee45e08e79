"""`rapport rules try`: what the rules of a config would have made of the mails of the last days."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import click
from sqlmodel import Session

from cli.desk import Desk, desk_command
from cli.progress import progress
from cli.rows import clip
from cli.rule_trial import BY_RULES, Change, Trial, tried
from cli.show import console, escape, plural, print_json, print_table, when
from journal import when as typed
from journal.model import LedgerMail
from journal.store import ledger
from journal.store.ledger import MailFilter

_SAMPLES = 10


@dataclass(slots=True)
class _Tally:
    number: int = 0
    samples: list[tuple[LedgerMail, Trial]] = field(default_factory=list)


@click.group()
def rules() -> None:
    """Rules: what they would make of the mails of the past."""


@desk_command(
    rules,
    name="try",
    examples="""
    rapport rules try                                the config as it is now
    rapport rules try --days 90 --config changed.toml
    rapport rules try --config changed.toml --json
    """,
)
@click.option("--days", type=click.IntRange(1, 36500), default=30, show_default=True)
def rules_try(desk: Desk, *, days: int) -> None:
    """Try the rules of a config on the mails of the last days, before they are turned on.

    Each mail is shown whose record would be another: added, dropped, or recorded by another
    template. Nothing is changed. Only what rules decide is decided again: mails that were kept out
    for another reason (the never-log list, privacy, no contact, duplicates …), or that a person
    decided, stay as they are. Who is on a mail is taken from its decision of then.
    """
    since = typed.moment(f"{days}d", desk.now, desk.zone)
    tallies = {change: _Tally() for change in Change}
    with desk.reading() as session:
        others = ledger.count(session, MailFilter(seen_from=since))
        for each, trial in _trials(desk, session, since):
            tally = tallies[trial.change]
            tally.number += 1
            if len(tally.samples) < _SAMPLES and trial.change is not Change.UNCHANGED:
                tally.samples.append((each, trial))
    others -= sum(tally.number for tally in tallies.values())
    if desk.as_json:
        print_json(_row(desk, days, tallies, others))
    else:
        _print(desk, days, tallies, others)


def _trials(desk: Desk, session: Session, since: datetime) -> Iterator[tuple[LedgerMail, Trial]]:
    found, record = desk.catalog.rules, desk.catalog.record
    wanted = MailFilter(seen_from=since, reasons=tuple(BY_RULES))
    with progress("Trying", ledger.count(session, wanted)) as advance:
        for each in ledger.walk(session, wanted):
            yield each, tried(each, found, record)
            advance(1)


def _row(desk: Desk, days: int, tallies: dict[Change, _Tally], others: int) -> dict[str, Any]:
    return {
        "days": days,
        "config_version": desk.catalog.version,
        "tried": sum(tally.number for tally in tallies.values()),
        "not_by_rules": others,
        "unchanged": tallies[Change.UNCHANGED].number,
        **{
            change.value: {
                "number": tally.number,
                "samples": [_sample(*each) for each in tally.samples],
            }
            for change, tally in tallies.items()
            if change is not Change.UNCHANGED
        },
    }


def _sample(each: LedgerMail, trial: Trial) -> dict[str, Any]:
    return {
        "id": each.id,
        "subject": each.subject,
        "occurred_at": each.occurred_at,
        "interaction": each.interaction,
        "before": trial.before,
        "after": trial.after,
        "rule": trial.rule,
    }


# ── for people ──────────────────────────────────────────────────────────────────────────────────

_TOLD = {
    Change.ADD: ("green", "would be logged"),
    Change.ASK: ("yellow", "would not be skipped; no contact is known of them"),
    Change.DROP: ("red", "would not be logged"),
    Change.RETARGET: ("cyan", "would be logged as something else"),
}
_COLUMNS = ("Mail", "When", "What", "Now", "By these rules")


def _print(desk: Desk, days: int, tallies: dict[Change, _Tally], others: int) -> None:
    out = console()
    total = sum(tally.number for tally in tallies.values())
    out.print(f"{plural(total, 'mail')} of the last {plural(days, 'day')} tried.\n")
    for change, (colour, told) in _TOLD.items():
        number = tallies[change].number
        out.print(f"[{f'bold {colour}' if number else 'dim'}]{number:>8,}  {told}[/]")
    out.print(f"{tallies[Change.UNCHANGED].number:>8,}  unchanged")
    if others:
        out.print(f"[dim]{others:>8,}  decided by something else than rules; not tried[/]")
    for change, (_, told) in _TOLD.items():
        _print_samples(desk, told, tallies[change])


def _print_samples(desk: Desk, told: str, tally: _Tally) -> None:
    if not tally.samples:
        return
    more = tally.number - len(tally.samples)
    first = f", the last {len(tally.samples)} of them" if more else ""
    console().print(f"\n[bold]{told.capitalize()}{first}[/]")
    rows = [
        (
            str(each.id),
            when(each.occurred_at, desk.zone),
            escape(clip(each.subject)) or "–",
            escape(trial.before),
            escape(_after(trial)),
        )
        for each, trial in tally.samples
    ]
    print_table(_COLUMNS, rows, whole=("Mail", "When"), spare=("When",))


def _after(trial: Trial) -> str:
    """The rule is named once."""
    if not trial.rule or trial.rule in trial.after:
        return trial.after
    return f"{trial.after} by rule {trial.rule}"

"""`rapport rules try`: tries the rules of a config on the mails of the last days."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlmodel import Session

from cli.context import CliContext
from cli.rule_trial import DECIDED_BY_RULES, Trial, TrialEffect, try_rules
from cli.terminal.output import console, escape, format_time, plural, print_json, print_table
from cli.terminal.progress import progress
from cli.text.interaction_rows import clip
from journal import when
from journal.model import LedgerMail
from journal.store.mail import ledger
from journal.store.mail.ledger import MailFilter

_SAMPLES = 10


@dataclass(slots=True)
class _TrialCounts:
    number: int = 0
    samples: list[tuple[LedgerMail, Trial]] = field(default_factory=list)


def rules_try(context: CliContext, *, days: int) -> None:
    since = when.parse_moment(f"{days}d", context.now, context.zone)
    tallies = {change: _TrialCounts() for change in TrialEffect}
    with context.reading() as session:
        others = ledger.count(session, MailFilter(seen_from=since))
        for each, trial in _trials(context, session, since):
            tally = tallies[trial.effect]
            tally.number += 1
            if len(tally.samples) < _SAMPLES and trial.effect is not TrialEffect.UNCHANGED:
                tally.samples.append((each, trial))
    others -= sum(tally.number for tally in tallies.values())
    if context.as_json:
        print_json(_trials_row(context, days, tallies, others))
    else:
        _print_trials(context, days, tallies, others)


def _trials(
    context: CliContext, session: Session, since: datetime
) -> Iterator[tuple[LedgerMail, Trial]]:
    found, record = context.catalog.rules, context.catalog.record_templates
    wanted = MailFilter(seen_from=since, reasons=tuple(DECIDED_BY_RULES))
    with progress("Trying", ledger.count(session, wanted)) as advance:
        for each in ledger.walk(session, wanted):
            yield each, try_rules(each, found, record)
            advance(1)


def _trials_row(
    context: CliContext, days: int, tallies: dict[TrialEffect, _TrialCounts], others: int
) -> dict[str, Any]:
    return {
        "days": days,
        "config_version": context.catalog.version,
        "tried": sum(tally.number for tally in tallies.values()),
        "not_by_rules": others,
        "unchanged": tallies[TrialEffect.UNCHANGED].number,
        **{
            change.value: {
                "number": tally.number,
                "samples": [_sample(*each) for each in tally.samples],
            }
            for change, tally in tallies.items()
            if change is not TrialEffect.UNCHANGED
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

_EFFECT_TEXTS = {
    TrialEffect.ADD: ("green", "would be logged"),
    TrialEffect.ASK: ("yellow", "would not be skipped; no contact is known of them"),
    TrialEffect.DROP: ("red", "would not be logged"),
    TrialEffect.RETARGET: ("cyan", "would be logged as something else"),
}
_COLUMNS = ("Mail", "When", "What", "Now", "By these rules")


def _print_trials(
    context: CliContext, days: int, tallies: dict[TrialEffect, _TrialCounts], others: int
) -> None:
    out = console()
    total = sum(tally.number for tally in tallies.values())
    out.print(f"{plural(total, 'mail')} of the last {plural(days, 'day')} tried.\n")
    for change, (colour, text) in _EFFECT_TEXTS.items():
        number = tallies[change].number
        out.print(f"[{f'bold {colour}' if number else 'dim'}]{number:>8,}  {text}[/]")
    out.print(f"{tallies[TrialEffect.UNCHANGED].number:>8,}  unchanged")
    if others:
        out.print(f"[dim]{others:>8,}  decided by something else than rules; not tried[/]")
    for change, (_, text) in _EFFECT_TEXTS.items():
        _print_samples(context, text, tallies[change])


def _print_samples(context: CliContext, effect_text: str, counts: _TrialCounts) -> None:
    if not counts.samples:
        return
    more = counts.number - len(counts.samples)
    first = f", the last {len(counts.samples)} of them" if more else ""
    console().print(f"\n[bold]{effect_text.capitalize()}{first}[/]")
    rows = [
        (
            str(each.id),
            format_time(each.occurred_at, context.zone),
            escape(clip(each.subject)) or "–",
            escape(trial.before),
            escape(_after_text(trial)),
        )
        for each, trial in counts.samples
    ]
    print_table(_COLUMNS, rows, uncut=("Mail", "When"), optional=("When",))


def _after_text(trial: Trial) -> str:
    """Says what would happen, with the rule's name once."""
    if not trial.rule or trial.rule in trial.after:
        return trial.after
    return f"{trial.after} by rule {trial.rule}"

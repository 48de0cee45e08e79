"""`rapport receipt`: where every mail went; nothing may be unaccounted for."""

from collections.abc import Iterator
from typing import Any

import click
from sqlmodel import Session

from cli.context import CliContext
from cli.terminal.output import console, escape, format_time, print_json
from cli.text.mail_rows import copy_location
from cli.text.mail_text import SHORT_REASONS
from cli.text.mailbox_text import CONDITION_COLOURS, polls_text
from journal import when
from journal.errors import NotFound
from journal.health.mailbox_health import (
    MailboxCondition,
    MailboxOverview,
    mailbox_condition,
    mailbox_overviews,
)
from journal.model import Copy, MailOutcome, Receipt
from journal.settings import did_you_mean
from journal.store.mail import receipts
from journal.store.mail.receipts import ReceiptPeriod

_MOST_LISTED = 5
_DAYS = 30


def receipt(
    context: CliContext, *, days: int | None, since: str | None, until: str | None, box: str
) -> None:
    if days is not None and (since or until):
        raise click.UsageError("Name --days, or --since and --until; not both.")
    period = _period(context, days, since, until, box)
    with context.reading() as session:
        boxes = _select_overviews(context, session, box)
        found = receipts.build_receipt(session, period)
        lost = (
            receipts.find_unaccounted(session, period, limit=_MOST_LISTED)
            if found.unaccounted
            else []
        )
    if context.as_json:
        print_json(_receipt_row(context, period, found, lost, boxes))
    else:
        _print_receipt(context, period, found, lost)
        _print_mailbox_conditions(context, boxes)
    if found.unaccounted or not found.adds_up:
        raise click.exceptions.Exit(1)


def _period(
    context: CliContext, days: int | None, since: str | None, until: str | None, box: str
) -> ReceiptPeriod:
    span = None if since or until else f"{days or _DAYS}d"
    start = since or span
    return ReceiptPeriod(
        start=when.parse_moment(start, context.now, context.zone) if start else None,
        end=when.parse_end(until, context.now, context.zone) if until else None,
        mailbox=box,
    )


def _select_overviews(context: CliContext, session: Session, name: str) -> list[MailboxOverview]:
    found = mailbox_overviews(session, context.settings.mailbox)
    if not name:
        return found
    chosen = [each for each in found if each.name == name]
    if not chosen:
        hint = did_you_mean(name, [each.name for each in found])
        raise NotFound(
            f"There is no mailbox '{name}'. {hint or '`rapport mailbox list` shows them.'}"
        )
    return chosen


def _receipt_row(
    context: CliContext,
    period: ReceiptPeriod,
    found: Receipt,
    lost: list[Copy],
    boxes: list[MailboxOverview],
) -> dict[str, Any]:
    return {
        "since": period.start,
        "until": period.end,
        "mailbox": period.mailbox or None,
        "arrived": found.arrived,
        "copies_of_known": found.copies_of_known,
        "mails": found.mails,
        **{outcome.value: _reasons(found, outcome) for outcome in MailOutcome},
        "left": found.left,
        "gone": found.gone,
        "renumbered": found.renumbered,
        "set_aside": found.quarantined,
        "to_do": found.listed,
        "unaccounted": found.unaccounted,
        "unaccounted_first": [copy_location(each) for each in lost],
        "adds_up": found.adds_up,
        "mailboxes": [
            {
                "name": each.name,
                "condition": mailbox_condition(each, context.now),
                "last_success": each.state and each.state.last_success,
                "last_new": each.state and each.state.last_new,
            }
            for each in boxes
        ],
    }


def _reasons(found: Receipt, outcome: MailOutcome) -> dict[str, Any]:
    reasons = {
        reason.value: number for (each, reason), number in found.outcomes.items() if each is outcome
    }
    return {"number": sum(reasons.values()), "by_reason": reasons}


# ── for people ──────────────────────────────────────────────────────────────────────────────────

_OUTCOMES = {
    MailOutcome.LOGGED: "logged",
    MailOutcome.SKIPPED: "skipped",
    MailOutcome.WAITING: "waiting for a person",
    MailOutcome.QUARANTINED: "quarantined: we failed at them",
}


def _print_receipt(
    context: CliContext, period: ReceiptPeriod, found: Receipt, lost: list[Copy]
) -> None:
    out = console()
    out.print(f"[bold]{_heading_of(context, period)}[/]\n")
    for number, text, depth in _lines(found):
        out.print(f"{number:>10,}  {'  ' * depth}{text}")
    colour = "red" if found.unaccounted else "green"
    out.print(f"[bold {colour}]{found.unaccounted:>10,}  unaccounted[/]")
    for each in lost:
        out.print(f"{'':>12}  {escape(copy_location(each))}")
    if found.unaccounted:
        out.print(
            "\n[red]These copies were worked on and have no mail with an outcome. That must not be: "
            "please report it, with the version and the log.[/]"
        )
    if not found.adds_up:
        out.print("\n[red]The numbers do not add up to what arrived. Please report it.[/]")


def _heading_of(context: CliContext, period: ReceiptPeriod) -> str:
    begin = format_time(period.start, context.zone) if period.start else "the beginning"
    until = format_time(period.end or context.now, context.zone)
    where = f"mailbox {escape(period.mailbox)}" if period.mailbox else "all mailboxes"
    return f"From {begin} to {until}, {where}"


def _lines(found: Receipt) -> Iterator[tuple[int, str, int]]:
    """The lines: number, words, indentation; zeros are left out."""
    yield found.arrived, "arrived", 0
    ended = [
        (found.copies_of_known, "further copies of mails that were known"),
        (found.left, "left: older than what is read"),
        (found.gone, "gone before they could be read"),
        (found.renumbered, "numbered anew by the server, and listed again"),
        (found.quarantined, "set aside before they were read"),
        (found.listed, "still to do"),
    ]
    yield from ((number, text, 1) for number, text in ended if number)
    yield found.mails, "mails, of which", 1
    for outcome, text in _OUTCOMES.items():
        reasons = [
            (n, SHORT_REASONS[why]) for (each, why), n in found.outcomes.items() if each is outcome
        ]
        if not reasons:
            continue
        yield sum(number for number, _ in reasons), text, 2
        listed = sorted(reasons, key=lambda pair: -pair[0])
        yield from ((number, why, 3) for number, why in listed if why)


def _print_mailbox_conditions(context: CliContext, boxes: list[MailboxOverview]) -> None:
    """Prints each mailbox's last poll: did no mail come, or did nobody look?"""
    out = console()
    if boxes:
        out.print()
    for each in boxes:
        how = mailbox_condition(each, context.now)
        if how not in {MailboxCondition.NOT_CONFIGURED, MailboxCondition.IMPORTED}:
            colour = CONDITION_COLOURS.get(how, "red")
            text = polls_text(each, context.now, context.zone) or "no good poll yet"
            out.print(f"  [dim]{escape(each.name):<14}[/] [{colour}]{how}[/]: {text}")

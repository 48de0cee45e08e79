"""`rapport receipt`: where every mail went; nothing may be unaccounted for."""

from collections.abc import Iterator
from typing import Any

import click
from sqlmodel import Session

from cli.commands.mailbox import seen
from cli.desk import Desk, desk_command
from cli.mail_rows import place_of
from cli.mail_words import SHORT
from cli.mailbox_words import COLOURS, Condition, Seen, condition, polls
from cli.show import console, escape, print_json, when
from journal import when as typed
from journal.errors import NotFound
from journal.model import Copy, Outcome, Receipt
from journal.settings import did_you_mean
from journal.store import receipts
from journal.store.receipts import Period

_SHOWN = 5
_DAYS = 30


@desk_command(
    examples="""
    rapport receipt                                  the last 30 days, all mailboxes
    rapport receipt --days 1 --mailbox sales
    rapport receipt --since 2026-11-01 --until 2026-11-30 --json
    """
)
@click.option("--days", type=click.IntRange(1, 36500), help="So many days back.  [default: 30]")
@click.option("--since", metavar="WHEN", help="From this day on: 2026-11-01, 30d.")
@click.option("--until", metavar="WHEN", help="Up to and including this day.")
@click.option("--mailbox", "box", metavar="NAME", default="", help="This mailbox alone.")
def receipt(
    desk: Desk, *, days: int | None, since: str | None, until: str | None, box: str
) -> None:
    """The receipt of completeness: what arrived, what became of it, and that nothing is missing.

    It ends with 1 when anything is unaccounted for. A mail in several folders has a copy in each;
    it counts as a mail once, where it was seen first.
    """
    if days is not None and (since or until):
        raise click.UsageError("Name --days, or --since and --until; not both.")
    period = _period(desk, days, since, until, box)
    with desk.reading() as session:
        boxes = _boxes(desk, session, box)
        found = receipts.receipt(session, period)
        lost = receipts.unaccounted(session, period, limit=_SHOWN) if found.unaccounted else []
    if desk.as_json:
        print_json(_row(desk, period, found, lost, boxes))
    else:
        _print(desk, period, found, lost)
        _print_silence(desk, boxes)
    if found.unaccounted or not found.adds_up:
        raise click.exceptions.Exit(1)


def _period(desk: Desk, days: int | None, since: str | None, until: str | None, box: str) -> Period:
    asked = None if since or until else f"{days or _DAYS}d"
    start = since or asked
    return Period(
        start=typed.moment(start, desk.now, desk.zone) if start else None,
        end=typed.end(until, desk.now, desk.zone) if until else None,
        mailbox=box,
    )


def _boxes(desk: Desk, session: Session, name: str) -> list[Seen]:
    found = seen(desk, session)
    if not name:
        return found
    chosen = [each for each in found if each.name == name]
    if not chosen:
        hint = did_you_mean(name, [each.name for each in found])
        raise NotFound(
            f"There is no mailbox '{name}'. {hint or '`rapport mailbox list` shows them.'}"
        )
    return chosen


def _row(
    desk: Desk, period: Period, found: Receipt, lost: list[Copy], boxes: list[Seen]
) -> dict[str, Any]:
    return {
        "since": period.start,
        "until": period.end,
        "mailbox": period.mailbox or None,
        "arrived": found.arrived,
        "copies_of_known": found.copies_of_known,
        "mails": found.mails,
        **{outcome.value: _reasons(found, outcome) for outcome in Outcome},
        "left": found.left,
        "gone": found.gone,
        "renumbered": found.renumbered,
        "set_aside": found.quarantined,
        "to_do": found.listed,
        "unaccounted": found.unaccounted,
        "unaccounted_first": [place_of(each) for each in lost],
        "adds_up": found.adds_up,
        "mailboxes": [
            {
                "name": each.name,
                "condition": condition(each, desk.now),
                "last_success": each.state and each.state.last_success,
                "last_new": each.state and each.state.last_new,
            }
            for each in boxes
        ],
    }


def _reasons(found: Receipt, outcome: Outcome) -> dict[str, Any]:
    reasons = {
        reason.value: number for (each, reason), number in found.outcomes.items() if each is outcome
    }
    return {"number": sum(reasons.values()), "by_reason": reasons}


# ── for people ──────────────────────────────────────────────────────────────────────────────────

_OUTCOMES = {
    Outcome.LOGGED: "logged",
    Outcome.SKIPPED: "skipped",
    Outcome.WAITING: "waiting for a person",
    Outcome.QUARANTINED: "quarantined: we failed at them",
}


def _print(desk: Desk, period: Period, found: Receipt, lost: list[Copy]) -> None:
    out = console()
    out.print(f"[bold]{_head(desk, period)}[/]\n")
    for number, told, depth in _lines(found):
        out.print(f"{number:>10,}  {'  ' * depth}{told}")
    colour = "red" if found.unaccounted else "green"
    out.print(f"[bold {colour}]{found.unaccounted:>10,}  unaccounted[/]")
    for each in lost:
        out.print(f"{'':>12}  {escape(place_of(each))}")
    if found.unaccounted:
        out.print(
            "\n[red]These copies were worked on and have no mail with an outcome. That must not be: "
            "please report it, with the version and the log.[/]"
        )
    if not found.adds_up:
        out.print("\n[red]The numbers do not add up to what arrived. Please report it.[/]")


def _head(desk: Desk, period: Period) -> str:
    begin = when(period.start, desk.zone) if period.start else "the beginning"
    until = when(period.end or desk.now, desk.zone)
    where = f"mailbox {escape(period.mailbox)}" if period.mailbox else "all mailboxes"
    return f"From {begin} to {until}, {where}"


def _lines(found: Receipt) -> Iterator[tuple[int, str, int]]:
    """Number, words, how far to the right; what is none is left out."""
    yield found.arrived, "arrived", 0
    ended = [
        (found.copies_of_known, "further copies of mails that were known"),
        (found.left, "left: older than what is read"),
        (found.gone, "gone before they could be read"),
        (found.renumbered, "numbered anew by the server, and listed again"),
        (found.quarantined, "set aside before they were read"),
        (found.listed, "still to do"),
    ]
    yield from ((number, told, 1) for number, told in ended if number)
    yield found.mails, "mails, of which", 1
    for outcome, told in _OUTCOMES.items():
        reasons = [(n, SHORT[why]) for (each, why), n in found.outcomes.items() if each is outcome]
        if not reasons:
            continue
        yield sum(number for number, _ in reasons), told, 2
        listed = sorted(reasons, key=lambda pair: -pair[0])
        yield from ((number, why, 3) for number, why in listed if why)


def _print_silence(desk: Desk, boxes: list[Seen]) -> None:
    """Whether no mail came, or nobody looked."""
    out = console()
    if boxes:
        out.print()
    for each in boxes:
        how = condition(each, desk.now)
        if how is not Condition.NOT_CONFIGURED:
            colour = COLOURS.get(how, "red")
            told = polls(each, desk.now, desk.zone) or "no good poll yet"
            out.print(f"  [dim]{escape(each.name):<14}[/] [{colour}]{how}[/]: {told}")

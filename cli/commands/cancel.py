"""`rapport cancel`, `restore`, `undo`: explicit verbs, each safe to repeat."""

from typing import Any

import click

from cli.ask import agreed
from cli.desk import Desk, desk_command
from cli.filters import FILTER_NAMES, filter_options, read_filter
from cli.show import console, escape, plural, print_json
from cli.which import named, numbers_of
from journal import cancel as use_case
from journal.errors import Refused
from journal.model import Cancelled, DeedKind, Restored, State, contact_number
from journal.store import listing
from journal.undo import ChangedSince, NothingToUndo, Undone
from journal.undo import undo as take_back


@desk_command(
    examples="""
    rapport cancel 17 18 --reason "entered twice"
    rapport cancel last
    rapport cancel --run 4                       all of one logging of a segment
    rapport cancel -c ada --since 2026-11-01     what a filter finds, after a question
    """
)
@click.argument("numbers", nargs=-1)
@filter_options
@click.option("--reason", "-r", default="", help="Why; kept with the entry.")
@click.option("--yes", "-y", is_flag=True, help="Do not ask, however many they are.")
def cancel(desk: Desk, *, numbers: tuple[str, ...], reason: str, yes: bool, **given: Any) -> None:
    """Mark interactions as not valid. They stay listed, struck through, and count nowhere."""
    chosen = _chosen(desk, numbers, State.ACTIVE, given, yes=yes)
    with desk.session() as session:
        outcome = use_case.cancel(
            session, desk.house, desk.actor, chosen, reason=reason, now=desk.now
        )
    _tell(desk, "Cancelled", outcome.cancelled, outcome)


@desk_command(
    examples="""
    rapport restore 17
    rapport restore -c ada --since 2026-11-01
    """
)
@click.argument("numbers", nargs=-1)
@filter_options
@click.option("--yes", "-y", is_flag=True, help="Do not ask, however many they are.")
def restore(desk: Desk, *, numbers: tuple[str, ...], yes: bool, **given: Any) -> None:
    """Take a cancel back, until it is purged."""
    chosen = _chosen(desk, numbers, State.CANCELLED, given, yes=yes)
    with desk.session() as session:
        outcome = use_case.restore(session, desk.house, desk.actor, chosen, now=desk.now)
    _tell(desk, "Restored", outcome.restored, outcome)


def _chosen(
    desk: Desk, numbers: tuple[str, ...], state: State, given: dict[str, Any], *, yes: bool
) -> list[int]:
    """The numbers named, or what the filter finds: that is asked about first."""
    filtered = any(given[name] for name in FILTER_NAMES)
    if bool(numbers) == filtered:
        raise click.UsageError("Name numbers, or a filter; one of the two.")
    if numbers:
        return numbers_of(desk, numbers)
    wanted = read_filter(desk, states=(state,), **given)
    with desk.reading() as session:
        found = [each.number for each in listing.walk(session, wanted)]
    if not found:
        raise Refused(f"No {state} interaction fits that filter.")
    agreed(desk, f"This is about {plural(len(found), 'interaction')}. Go on?", yes=yes)
    return found


def _tell(desk: Desk, verb: str, done: tuple[int, ...], outcome: Cancelled | Restored) -> None:
    if desk.as_json:
        print_json({verb.casefold(): done, "already": outcome.already, "refused": outcome.refused})
    else:
        out = console()
        if done:
            out.print(f"[green]{verb}[/] {named(done)}.")
        if outcome.already:
            out.print(f"So already: {named(outcome.already)}.")
        for number, reason in outcome.refused.items():
            out.print(f"[red]Refused[/] #{number}: {escape(reason)}.")
    if outcome.refused and not done:
        raise click.exceptions.Exit(1)


_DEEDS = {
    DeedKind.LOG: "The log was taken back; cancelled:",
    DeedKind.EDIT: "The edit was taken back:",
    DeedKind.CANCEL: "The cancel was taken back; restored:",
    DeedKind.RESTORE: "The restore was taken back; cancelled again:",
    DeedKind.MERGE: "The merge was taken back.",
    DeedKind.RUN: "The run was taken back; cancelled:",
    DeedKind.RUN_UNDO: "The run stands again; restored:",
    DeedKind.MEMBERS: "The change of the segment was taken back.",
    DeedKind.TRIAGE: "The mail is not assigned any more; cancelled:",
    DeedKind.MATCH: "The match was taken back; cancelled:",
    DeedKind.IGNORE: "It is not ignored any more.",
    DeedKind.POSTPONE: "It is due again as it was before.",
    DeedKind.CLAIM: "You gave the mail up again.",
}


@desk_command(
    examples="""
    rapport undo                                 your last log, edit, cancel, merge, run, triage
    """
)
def undo(desk: Desk) -> None:
    """Take back your last deed, unless somebody changed the entry since."""
    with desk.session() as session:
        outcome = take_back(session, desk.actor, now=desk.now)
    match outcome:
        case NothingToUndo():
            raise Refused("There is nothing of yours to undo.")
        case ChangedSince(_, kind):
            raise Refused(f"Your last deed ({kind}) can't be undone: it was changed since.")
        case Undone():
            _tell_undone(desk, outcome)


def _tell_undone(desk: Desk, undone: Undone) -> None:
    if desk.as_json:
        print_json(
            {
                "deed": undone.deed,
                "kind": undone.kind,
                "numbers": undone.numbers,
                "mails": undone.mails,
                "linked": undone.linked,
                "kept": contact_number(undone.kept) if undone.kept else None,
            }
        )
        return
    out = console()
    head = _DEEDS[undone.kind]
    if undone.numbers:
        out.print(f"{head} {named(undone.numbers)}")
    else:
        out.print(head.partition(";")[0].rstrip(".:") + ".")
    if undone.mails and undone.kind not in {DeedKind.POSTPONE, DeedKind.CLAIM}:
        listed = ", ".join(str(mail_id) for mail_id in undone.mails[:12])
        waits = "waits" if len(undone.mails) == 1 else "wait"
        out.print(f"{plural(len(undone.mails), 'mail')} {waits} again: {listed}.")
    if undone.linked:
        out.print(f"The contact does not take part any more: {named(undone.linked)}.")
    if undone.kept:
        out.print(
            f"{contact_number(undone.kept)} was changed or used since, and keeps what it gained."
        )

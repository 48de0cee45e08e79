"""`rapport cancel`, `restore`, `undo`: explicit verbs, each safe to repeat."""

from typing import Any

import click

from cli.context import CliContext
from cli.filters import FILTER_NAMES, read_filter
from cli.interaction_args import interaction_numbers, numbers_text
from cli.output import console, escape, plural, print_json
from cli.prompts import confirm
from journal import cancel as cancel_use_case
from journal.errors import RequestRefused
from journal.model import Cancelled, DeedKind, InteractionState, Restored, contact_number
from journal.permissions import denial_text
from journal.store.record import pages
from journal.undo import ChangedSince, NothingToUndo, Undone
from journal.undo import undo as take_back


def cancel(
    context: CliContext, *, numbers: tuple[str, ...], reason: str, yes: bool, **given: Any
) -> None:
    chosen = _select_numbers(context, numbers, InteractionState.ACTIVE, given, yes=yes)
    with context.session() as session:
        outcome = cancel_use_case.cancel(
            session, context.config, context.actor, chosen, reason=reason, now=context.now
        )
    _print_outcome(context, "Cancelled", outcome.cancelled, outcome)


def restore(context: CliContext, *, numbers: tuple[str, ...], yes: bool, **given: Any) -> None:
    chosen = _select_numbers(context, numbers, InteractionState.CANCELLED, given, yes=yes)
    with context.session() as session:
        outcome = cancel_use_case.restore(
            session, context.config, context.actor, chosen, now=context.now
        )
    _print_outcome(context, "Restored", outcome.restored, outcome)


def _select_numbers(
    context: CliContext,
    numbers: tuple[str, ...],
    state: InteractionState,
    given: dict[str, Any],
    *,
    yes: bool,
) -> list[int]:
    """The numbers given, or those the filter finds, after a question."""
    filtered = any(given[name] for name in FILTER_NAMES)
    if bool(numbers) == filtered:
        raise click.UsageError("Name numbers, or a filter; one of the two.")
    if numbers:
        return interaction_numbers(context, numbers)
    wanted = read_filter(context, states=(state,), **given)
    with context.reading() as session:
        found = [each.number for each in pages.walk(session, wanted)]
    if not found:
        raise RequestRefused(f"No {state} interaction fits that filter.")
    confirm(context, f"This is about {plural(len(found), 'interaction')}. Go on?", yes=yes)
    return found


def _print_outcome(
    context: CliContext, verb: str, done: tuple[int, ...], outcome: Cancelled | Restored
) -> None:
    if context.as_json:
        refused = {number: denial_text(each) for number, each in outcome.refused.items()}
        print_json({verb.casefold(): done, "already": outcome.already, "refused": refused})
    else:
        out = console()
        if done:
            out.print(f"[green]{verb}[/] {numbers_text(done)}.")
        if outcome.already:
            out.print(f"So already: {numbers_text(outcome.already)}.")
        for number, denial in outcome.refused.items():
            out.print(f"[red]Refused[/] #{number}: {escape(denial_text(denial))}.")
    if outcome.refused and not done:
        raise click.exceptions.Exit(1)


# What was undone, and what that did to the entries named after it.
_UNDONE_TEXTS = {
    DeedKind.LOG: ("The log was taken back", "cancelled"),
    DeedKind.EDIT: ("The edit was taken back", ""),
    DeedKind.CANCEL: ("The cancel was taken back", "restored"),
    DeedKind.RESTORE: ("The restore was taken back", "cancelled again"),
    DeedKind.MERGE: ("The merge was taken back", ""),
    DeedKind.RUN: ("The run was taken back", "cancelled"),
    DeedKind.RUN_UNDO: ("The run stands again", "restored"),
    DeedKind.MEMBERS: ("The change of the segment was taken back", ""),
    DeedKind.TRIAGE: ("The mail is not assigned any more", "cancelled"),
    DeedKind.MATCH: ("The match was taken back", "cancelled"),
    DeedKind.IGNORE: ("It is not ignored any more", ""),
    DeedKind.POSTPONE: ("It is due again as it was before", ""),
    DeedKind.CLAIM: ("You gave the mail up again", ""),
}


def undo(context: CliContext) -> None:
    with context.session() as session:
        outcome = take_back(
            session, context.actor, policy=context.config.cancel_policy, now=context.now
        )
    match outcome:
        case NothingToUndo():
            raise RequestRefused("There is nothing of yours to undo.")
        case ChangedSince(_, kind):
            raise RequestRefused(f"Your last deed ({kind}) can't be undone: it was changed since.")
        case Undone():
            _print_undone(context, outcome)


def _print_undone(context: CliContext, undone: Undone) -> None:
    if context.as_json:
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
    out.print(_undone_text(undone))
    if undone.mails and undone.kind not in {DeedKind.POSTPONE, DeedKind.CLAIM}:
        listed = ", ".join(str(mail_id) for mail_id in undone.mails[:12])
        waits = "waits" if len(undone.mails) == 1 else "wait"
        out.print(f"{plural(len(undone.mails), 'mail')} {waits} again: {listed}.")
    if undone.linked:
        out.print(f"The contact does not take part any more: {numbers_text(undone.linked)}.")
    if undone.kept:
        out.print(
            f"{contact_number(undone.kept)} was changed or used since, and keeps what it gained."
        )


def _undone_text(undone: Undone) -> str:
    done, effect = _UNDONE_TEXTS[undone.kind]
    lead = f"{done}; {effect}" if effect else done
    return f"{lead}: {numbers_text(undone.numbers)}" if undone.numbers else f"{done}."

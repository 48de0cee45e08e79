"""`rapport cancel`, `restore`, `undo`: explicit verbs, each safe to repeat."""

from typing import Any

import click

from cli.context import CliContext
from cli.deed_text import age_text, deed_text
from cli.filters import FILTER_NAMES, read_filter
from cli.interaction_args import interaction_numbers, numbers_text
from cli.output import console, escape, format_time, plural, print_json
from cli.prompts import confirm
from journal import cancel as cancel_use_case
from journal.errors import RequestRefused
from journal.model import Cancelled, DeedKind, InteractionState, Restored, contact_number
from journal.permissions import denial_text
from journal.store.record import pages
from journal.undo import (
    IRREVOCABLE,
    ChangedSince,
    Irrevocable,
    NothingToUndo,
    SentSince,
    Undone,
    undo_deed,
)
from journal.undo_target import find_target


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
    DeedKind.EVALUATE: ("The evaluations are as they were before", ""),
    DeedKind.ATTACH: ("The files are taken off again", ""),
    DeedKind.DETACH: ("The files are there again", ""),
    DeedKind.COMMENT: ("The comment was withdrawn", ""),
    DeedKind.CANCEL: ("The cancel was taken back", "restored"),
    DeedKind.RESTORE: ("The restore was taken back", "cancelled again"),
    DeedKind.CONTACT_ADD: ("The contact was taken out again", ""),
    DeedKind.CONTACT_EDIT: ("The contact is as it was before", ""),
    DeedKind.MERGE: ("The merge was taken back", ""),
    DeedKind.IMPORT: ("The import was taken back", ""),
    DeedKind.ENTRIES_IMPORT: ("The import was taken back", "cancelled"),
    DeedKind.SEGMENT_CREATE: ("The segment was taken out again", ""),
    DeedKind.SEGMENT_EDIT: ("The segment is as it was before", ""),
    DeedKind.SEGMENT_DELETE: ("The segment is back, with its members", ""),
    DeedKind.RUN: ("The run was taken back", "cancelled"),
    DeedKind.RUN_UNDO: ("The run stands again", "restored"),
    DeedKind.MEMBERS: ("The change of the segment was taken back", ""),
    DeedKind.TRIAGE: ("The mail is not assigned any more", "cancelled"),
    DeedKind.MATCH: ("The match was taken back", "cancelled"),
    DeedKind.IGNORE: ("It is not ignored any more", ""),
    DeedKind.POSTPONE: ("It is due again as it was before", ""),
    DeedKind.CLAIM: ("You gave the mail up again", ""),
}


def undo(context: CliContext, *, yes: bool) -> None:
    with context.reading() as session:
        target = find_target(session, context.actor, now=context.now)
    if target is None:
        raise RequestRefused("There is nothing of yours to undo.")
    what = deed_text(target)
    told = f"{what}, {age_text(context.now - target.at)}"
    if target.must_ask and target.kind not in IRREVOCABLE:
        confirm(context, f"{told}. Take it back?", yes=yes)
    with context.session() as session:
        outcome = undo_deed(
            session,
            context.actor,
            target.deed,
            policy=context.config.cancel_policy,
            now=context.now,
        )
    match outcome:
        case NothingToUndo():
            raise RequestRefused("That was taken back already.")
        case Irrevocable(at=at):
            done = f"{what[0].lower()}{what[1:]}"
            raise RequestRefused(
                f"The last thing you did, {done} at {format_time(at, context.zone)}, can't be taken "
                "back; nothing before it was touched."
            )
        case SentSince(number=number):
            raise RequestRefused(
                f"#{number} was sent already, so its entry stands. If it shall not count: "
                f"rapport cancel {number} --reason …"
            )
        case ChangedSince():
            raise RequestRefused(
                f"Your last deed can't be undone: it was changed or used since. It was: {told}."
            )
        case Undone():
            _print_undone(context, outcome, told)


def _print_undone(context: CliContext, undone: Undone, told: str) -> None:
    if context.as_json:
        lists = {
            name: [contact_number(id_) for id_ in getattr(undone, name)]
            for name in ("kept", "removed", "restored")
        }
        print_json(
            {
                "deed": undone.deed,
                "kind": undone.kind,
                "about": told,
                "numbers": undone.numbers,
                "mails": undone.mails,
                "linked": undone.linked,
                **lists,
            }
        )
        return
    out = console()
    out.print(f"[dim]{escape(told)}[/]")
    out.print(_undone_text(undone))
    if undone.mails and undone.kind not in {DeedKind.POSTPONE, DeedKind.CLAIM}:
        listed = ", ".join(str(mail_id) for mail_id in undone.mails[:12])
        waits = "waits" if len(undone.mails) == 1 else "wait"
        out.print(f"{plural(len(undone.mails), 'mail')} {waits} again: {listed}.")
    if undone.linked:
        out.print(f"The contact does not take part any more: {numbers_text(undone.linked)}.")
    _print_contacts(undone)


def _print_contacts(undone: Undone) -> None:
    out = console()
    if undone.kind is DeedKind.IMPORT:
        out.print(
            f"{plural(len(undone.removed), 'contact')} taken out again, "
            f"{len(undone.restored)} as before."
        )
    if undone.kept:
        listed = ", ".join(map(contact_number, undone.kept))
        what = "as it is" if undone.kind is DeedKind.IMPORT else "with what it gained"
        out.print(f"Changed or used since, stays {what}: {listed}")


def _undone_text(undone: Undone) -> str:
    done, effect = _UNDONE_TEXTS[undone.kind]
    lead = f"{done}; {effect}" if effect else done
    return f"{lead}: {numbers_text(undone.numbers)}" if undone.numbers else f"{done}."

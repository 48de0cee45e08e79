"""`rapport cancel`, `restore`, `undo`: explicit verbs, each safe to repeat."""

from typing import Any

import click

from bot.language.translator import N_, Translator
from bot.messages import undo as undo_text
from bot.messages.cancelling import ALREADY_UNDONE, denial_reason
from bot.messages.number_lists import list_entries, list_mails
from cli.args.filters import FILTER_NAMES, read_filter
from cli.args.interaction_args import interaction_numbers
from cli.context import CliContext
from cli.terminal.output import console, escape, format_time, print_json
from cli.terminal.prompts import confirm
from cli.text.deed_text import age_text, deed_text
from journal.entries import cancel as cancel_use_case
from journal.errors import RequestRefused
from journal.model import Cancelled, DeedKind, InteractionState, Restored, contact_number
from journal.permissions import denial_text
from journal.store.record import pages
from journal.undo.undo import (
    IRREVOCABLE,
    ChangedSince,
    Irrevocable,
    NothingToUndo,
    SentSince,
    Undone,
    undo_deed,
)
from journal.undo.undo_target import find_target

_CANCELLED = N_("Cancelled {numbers}.")
_RESTORED = N_("Restored {numbers}.")
_NONE_FIT = {
    InteractionState.ACTIVE: N_("No active interaction fits that filter."),
    InteractionState.CANCELLED: N_("No cancelled interaction fits that filter."),
}


def cancel(
    context: CliContext, *, numbers: tuple[str, ...], reason: str, yes: bool, **given: Any
) -> None:
    chosen = _select_numbers(context, numbers, InteractionState.ACTIVE, given, yes=yes)
    with context.session() as session:
        outcome = cancel_use_case.cancel(
            session, context.config, context.actor, chosen, reason=reason, now=context.now
        )
    done = {"cancelled": outcome.cancelled}
    _print_outcome(
        context,
        done,
        outcome,
        context.t(_CANCELLED, numbers=list_entries(context.t, outcome.cancelled)),
    )


def restore(context: CliContext, *, numbers: tuple[str, ...], yes: bool, **given: Any) -> None:
    chosen = _select_numbers(context, numbers, InteractionState.CANCELLED, given, yes=yes)
    with context.session() as session:
        outcome = cancel_use_case.restore(
            session, context.config, context.actor, chosen, now=context.now
        )
    done = {"restored": outcome.restored}
    _print_outcome(
        context,
        done,
        outcome,
        context.t(_RESTORED, numbers=list_entries(context.t, outcome.restored)),
    )


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
        raise RequestRefused(_NONE_FIT[state])
    question = context.t.plural(
        "This is about {count} interaction. Go on?",
        "This is about {count} interactions. Go on?",
        len(found),
    )
    confirm(context, question, yes=yes)
    return found


def _print_outcome(
    context: CliContext,
    done: dict[str, tuple[int, ...]],
    outcome: Cancelled | Restored,
    sentence: str,
) -> None:
    t = context.t
    if context.as_json:
        refused = {number: denial_text(each) for number, each in outcome.refused.items()}
        print_json({**done, "already": outcome.already, "refused": refused})
    else:
        out = console()
        if any(done.values()):
            out.print(f"[green]{sentence}[/]")
        if outcome.already:
            out.print(t("So already: {numbers}.", numbers=list_entries(t, outcome.already)))
        for number, denial in outcome.refused.items():
            why = escape(denial_reason(t, denial))
            out.print(f"[red]{t('Refused #{number}: {why}.', number=number, why=why)}[/]")
    if outcome.refused and not any(done.values()):
        raise click.exceptions.Exit(1)


def undo(context: CliContext, *, yes: bool) -> None:
    with context.reading() as session:
        target = find_target(session, context.actor, now=context.now)
    if target is None:
        raise RequestRefused(undo_text.NOTHING_TO_UNDO)
    what, t = deed_text(context.t, target), context.t
    told = f"{what}, {age_text(t, context.now - target.at)}"
    if target.must_ask and target.kind not in IRREVOCABLE:
        confirm(context, undo_text.ask_first(t, f"{told}."), yes=yes)
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
            raise RequestRefused(ALREADY_UNDONE)
        case Irrevocable(at=at):
            done = f"{what}, {format_time(at, context.zone)}."
            raise RequestRefused(undo_text.irrevocable(t, done))
        case SentSince(number=number):
            raise RequestRefused(
                N_(
                    "#{number} was sent already, so its entry stands. If it shall not count: {command}"
                ),
                number=number,
                command=f"rapport cancel {number} --reason …",
            )
        case ChangedSince():
            raise RequestRefused(
                N_("Your last deed can't be undone: it was changed or used since. It was: {deed}."),
                deed=told,
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
    t = context.t
    out.print(f"[dim]{escape(told)}[/]")
    done = undo_text.deed_undone(t, undone.kind)
    out.print(f"{done} {list_entries(t, undone.numbers)}".rstrip())
    if undone.mails and undone.kind not in {DeedKind.POSTPONE, DeedKind.CLAIM}:
        out.print(
            t.plural(
                "{count} mail waits again: {numbers}.",
                "{count} mails wait again: {numbers}.",
                len(undone.mails),
                numbers=list_mails(t, undone.mails),
            )
        )
    if undone.linked:
        numbers = list_entries(t, undone.linked)
        out.print(t("The contact does not take part any more: {numbers}.", numbers=numbers))
    _print_contacts(t, undone)


def _print_contacts(t: Translator, undone: Undone) -> None:
    out = console()
    if undone.kind is DeedKind.IMPORT:
        out.print(
            t.plural(
                "{count} contact taken out again, {restored} as before.",
                "{count} contacts taken out again, {restored} as before.",
                len(undone.removed),
                restored=len(undone.restored),
            )
        )
    elif undone.removed and undone.mails:
        gone = ", ".join(map(contact_number, undone.removed))
        out.print(t("The contact that was made of it is gone again: {contact}.", contact=gone))
    if undone.kept:
        out.print(undo_text.contacts_kept(t, ", ".join(map(contact_number, undone.kept))))

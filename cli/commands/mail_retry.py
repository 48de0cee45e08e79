"""`rapport mail retry`, `ignore`: have mails decided again, or say that they are not wanted."""

from collections.abc import Collection, Mapping

import click
from sqlmodel import Session

from bot.messages.number_lists import list_mails
from cli.context import CliContext
from cli.language import ENGLISH
from cli.terminal.output import console, escape, plural, print_json
from journal.errors import NotAllowed, UserError
from journal.mail import triage
from journal.model import MailOutcome, MailReason, Role
from journal.model.triage import AlreadyDecided
from journal.store.mail import retries
from journal.store.mail.ledger import MailFilter
from journal.store.mail.retries import Reopened, RetryRefusal

_REFUSAL_TEXTS = {
    RetryRefusal.UNKNOWN: "there is no such mail. `rapport mail list` shows them.",
    RetryRefusal.LOGGED: (
        "it is logged, and a mail is logged once. Correct or cancel its interaction instead: "
        "rapport edit, rapport cancel."
    ),
    RetryRefusal.GONE_FOR_GOOD: "it was purged or erased, and stays gone.",
    RetryRefusal.NOTHING_LEFT: (
        "no folder that is read has it any more, and it was not kept as it came. Enter it by "
        "hand: rapport log."
    ),
}
_LOGGED_REASONS = {MailReason.LOGGED, MailReason.LOGGED_COMPANY_ONLY, MailReason.LOGGED_BY_HAND}


def retry(
    context: CliContext, *, numbers: tuple[int, ...], reason: str | None, quarantined: bool
) -> None:
    if context.actor.role is Role.MEMBER:
        raise NotAllowed("Only a manager or an admin may have mails decided again.")
    if (bool(numbers), bool(reason), quarantined).count(True) != 1:
        raise click.UsageError("Name mails, or --reason, or --quarantined; one of the three.")
    if reason in _LOGGED_REASONS:
        raise click.UsageError(
            f"{reason} is a reason of logged mails: {_REFUSAL_TEXTS[RetryRefusal.LOGGED]}"
        )
    read = {(box.name, folder) for box in context.settings.mailbox for folder in box.folders}
    with context.session() as session:
        chosen = numbers or _mails_to_reopen(session, reason)
        outcome = retries.reopen(session, chosen, read_folders=read)
    _report_reopened(context, outcome)


def _mails_to_reopen(session: Session, reason: str | None) -> Collection[int]:
    if reason:
        return retries.find_matching(session, MailFilter(reasons=(MailReason(reason),)))
    return retries.find_matching(session, MailFilter(outcomes=(MailOutcome.QUARANTINED,)))


def _report_reopened(context: CliContext, outcome: Reopened) -> None:
    if context.as_json:
        print_json(
            {"reopened": outcome.mails, "copies": outcome.copies, "refused": outcome.refused}
        )
    else:
        _print_reopened(outcome)
    if outcome.refused and not outcome.mails:
        raise click.exceptions.Exit(1)


def _print_reopened(outcome: Reopened) -> None:
    out, count = console(), len(outcome.mails)
    if count:
        verb = "is" if count == 1 else "are"
        out.print(
            f"[green]Reopened[/] {list_mails(ENGLISH, outcome.mails)}. {plural(count, 'mail')} {verb} decided "
            "again with the next poll. Now: rapport ingest --once"
        )
    elif not outcome.refused:
        out.print("No mail fits; there is nothing to decide again.")
    _print_refused({mail_id: _REFUSAL_TEXTS[why] for mail_id, why in outcome.refused.items()})


def _print_refused(refused: Mapping[int, str]) -> None:
    """Prints the mails of one reason in one line, since there may be thousands."""
    by_reason: dict[str, list[int]] = {}
    for mail_id, why in refused.items():
        by_reason.setdefault(why, []).append(mail_id)
    for why, ids in by_reason.items():
        console().print(f"[red]Refused[/] {list_mails(ENGLISH, ids)}: {escape(why)}")


def ignore(context: CliContext, *, numbers: tuple[int, ...]) -> None:
    ignored: list[int] = []
    refused: dict[int, str] = {}
    for mail_id in dict.fromkeys(numbers):
        # Each is a deed of its own, which is undone separately.
        with context.session() as session:
            why = _ignore_or_reason(session, context, mail_id)
        if why:
            refused[mail_id] = why
        else:
            ignored.append(mail_id)
    _report_ignored(context, ignored, refused)


def _ignore_or_reason(session: Session, context: CliContext, mail_id: int) -> str:
    """Ignores the mail; returns why it could not, or an empty text."""
    try:
        outcome = triage.ignore_mail(session, context.actor, mail_id, now=context.now)
    except UserError as error:
        return str(error)
    if not isinstance(outcome, AlreadyDecided) or outcome.reason is MailReason.IGNORED:
        return ""
    number = f" as #{outcome.interaction}" if outcome.interaction is not None else ""
    by = f" by {outcome.by}" if outcome.by else ""
    return f"it waits no longer: {outcome.outcome}{number} ({outcome.reason}){by}."


def _report_ignored(context: CliContext, ignored: list[int], refused: dict[int, str]) -> None:
    if context.as_json:
        print_json({"ignored": ignored, "refused": refused})
    else:
        if ignored:
            console().print(
                f"[green]Ignored[/] {list_mails(ENGLISH, ignored)}. Take it back: rapport undo"
            )
        _print_refused(refused)
    if refused and not ignored:
        raise click.exceptions.Exit(1)

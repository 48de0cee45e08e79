"""The sentences about the result of a person's decision on mails."""

from collections.abc import Sequence
from typing import assert_never

from bot.language.translator import N_, Translator
from bot.messages import triage as triage_text
from bot.messages.number_lists import list_entries, list_mails
from cli.context import CliContext
from cli.terminal.output import console, plural, print_json
from cli.text.mail_text import outcome_text
from journal.errors import RequestRefused
from journal.mail.rematch import MatchApplied, MatchPreview, count_matchable_mails, preview
from journal.model import (
    Blocked,
    Duplicate,
    MailOutcome,
    MailReason,
    PurgedBefore,
    TooLate,
    contact_number,
)
from journal.model.triage import AlreadyDecided, Assigned, NotAssigned

# Why a mail waits, in a list: as `--reason` takes it.
_WAITING = {
    MailReason.NO_CONTACT: N_("waiting, no contact"),
    MailReason.AMBIGUOUS_CONTACT: N_("waiting, several contacts"),
    MailReason.UNSURE_FORWARD: N_("waiting, unsure forward"),
    MailReason.FLOOD: N_("waiting, flood"),
    MailReason.UNTRUSTED_TEAM_SENDER: N_("waiting, sender not proven"),
    MailReason.FAILED_SENDER: N_("waiting, sender failed"),
    MailReason.TEMPLATE_ERROR: N_("waiting, template failed"),
    MailReason.UNSURE_NEVER_LOG: N_("waiting, pattern too slow"),
}


def waiting_text(t: Translator, reason: MailReason) -> str:
    """It says it in English as the list of all mails says it."""
    if reason in _WAITING:
        return t(_WAITING[reason])
    return outcome_text(MailOutcome.WAITING, reason, None)


def require_assigned(outcome: Assigned | NotAssigned) -> Assigned:
    """The result, or an error that says why nothing was logged."""
    match outcome:
        case Assigned():
            return outcome
        case AlreadyDecided():
            raise decided_refusal(outcome)
        case Blocked(ids):
            raise blocked_refusal(ids)
        case Duplicate(None):
            raise RequestRefused(N_("Nothing was logged: the same mail is logged already."))
        case Duplicate(number):
            raise RequestRefused(
                N_("Nothing was logged: it is logged already, as #{number}."), number=number
            )
        case PurgedBefore():
            raise RequestRefused(triage_text.PURGED_BEFORE)
        case TooLate():
            raise RequestRefused(triage_text.CONTACT_CHANGED)
        case _:
            assert_never(outcome)


def decided_refusal(each: AlreadyDecided) -> RequestRefused:
    if each.outcome in {MailOutcome.WAITING, MailOutcome.QUARANTINED}:
        return RequestRefused(
            N_("Mail {mail} was changed by somebody else just now; look again."), mail=each.mail
        )
    how = outcome_text(each.outcome, each.reason, each.interaction)
    if not each.by:
        return RequestRefused(
            N_("Mail {mail} does not wait: it is {how}. Nothing was changed."),
            mail=each.mail,
            how=how,
        )
    return RequestRefused(
        N_("Mail {mail} does not wait: it is {how} by {who}. Nothing was changed."),
        mail=each.mail,
        how=how,
        who=each.by,
    )


def blocked_refusal(ids: Sequence[int]) -> RequestRefused:
    return RequestRefused(
        N_(
            "Nothing was logged: {names} gets nothing new "
            "(blocked for privacy, or a minor without consent)."
        ),
        names=", ".join(contact_number(id_) for id_ in ids),
    )


def print_assigned(
    context: CliContext, first: Assigned, rest: Sequence[MatchApplied] = (), *, made: bool = False
) -> None:
    mails, numbers, linked, refused = _sum_fields(first, *rest)
    who = contact_number(first.contact) if first.contact else None
    if context.as_json:
        told_ = {"contact": who, "mails": mails, "numbers": numbers, "linked": linked}
        print_json({**told_, "refused": refused})
        return
    out = console()
    t = context.t
    if made:
        out.print(f"[green]{t('Added {contact}.', contact=who)}[/]")
    entry = list_entries(t, numbers[:1])
    out.print(f"[green]{t('Logged mail {mail} as {number}.', mail=mails[0], number=entry)}[/]")
    if len(mails) > 1:
        out.print(
            t.plural(
                "{count} other mail of its address: {numbers}.",
                "{count} other mails of its address: {numbers}.",
                len(mails) - 1,
                numbers=list_entries(t, numbers[1:]),
            )
        )
    _print_linked(t, linked, refused)


def match_counts_text(found: MatchPreview) -> str:
    mails = f"{plural(found.mails, 'mail')} that waited"
    joined = f"{plural(found.interactions, 'interaction')} in which nobody knew the address"
    return " and ".join(
        text for text, count in ((mails, found.mails), (joined, found.interactions)) if count
    )


def offer_matches(context: CliContext, contact_id: int) -> None:
    """Says what came earlier from an address that a contact has gained."""
    if context.as_json:
        return
    with context.reading() as session:
        found = preview(session, contact_id)
    if not found.is_empty:
        console().print(
            f"[yellow]Of its addresses:[/] {match_counts_text(found)}. Log them with it: "
            f"[bold]rapport triage match {contact_number(found.contact)}[/]"
        )


def offer_all_matches(context: CliContext) -> None:
    with context.reading() as session:
        found = count_matchable_mails(session)
    if found:
        console().print(
            f"[yellow]{plural(sum(found.values()), 'mail')} that waited[/] can be logged with "
            f"{plural(len(found), 'contact')} by now. Look: [bold]rapport triage match[/]"
        )


def print_matched(context: CliContext, done: Sequence[MatchApplied]) -> None:
    mails, numbers, linked, refused = _sum_fields(*done)
    if context.as_json:
        told_ = {"mails": mails, "numbers": numbers, "linked": linked, "refused": refused}
        print_json(told_)
        return
    if mails:
        logged = context.t.plural(
            "Logged {count} mail: {numbers}.",
            "Logged {count} mails: {numbers}.",
            len(mails),
            numbers=list_entries(context.t, numbers),
        )
        console().print(f"[green]{logged}[/]")
    elif not linked:
        console().print(context.t("Nothing was logged."))
    _print_linked(context.t, linked, refused)


def _print_linked(t: Translator, linked: tuple[int, ...], refused: tuple[int, ...]) -> None:
    if linked:
        numbers = list_entries(t, linked)
        console().print(t("They take part in what was logged before: {numbers}.", numbers=numbers))
    if refused:
        waits = t.plural(
            "Still waiting: {count} mail ({numbers}).",
            "Still waiting: {count} mails ({numbers}).",
            len(refused),
            numbers=list_mails(t, refused),
        )
        console().print(f"[yellow]{waits}[/]")


def _sum_fields(*parts: Assigned | MatchApplied) -> tuple[tuple[int, ...], ...]:
    fields = ("mails", "numbers", "linked", "refused")
    return tuple(tuple(each for part in parts for each in getattr(part, name)) for name in fields)

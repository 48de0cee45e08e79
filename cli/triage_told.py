"""What became of mails that a person decided, in sentences; or why nothing did."""

from collections.abc import Sequence
from typing import assert_never

from cli.desk import Desk
from cli.mail_words import told
from cli.show import console, plural, print_json
from cli.which import named
from journal.errors import Refused
from journal.match_again import Applied, Preview, offered, preview
from journal.model import Blocked, Duplicate, Outcome, PurgedBefore, TooLate, contact_number
from journal.triage import Assigned, Decided, NotAssigned


def assigned(mail_id: int, outcome: Assigned | NotAssigned) -> Assigned:
    """What was logged; else it is said why nothing was."""
    match outcome:
        case Assigned():
            return outcome
        case Decided():
            raise Refused(decided(outcome))
        case Blocked(ids):
            raise Refused(blocked(ids))
        case Duplicate(number, why):
            entry = f"#{number}" if number else "another mail"
            raise Refused(f"Nothing was logged: the same {why} is logged already, {entry}.")
        case PurgedBefore():
            raise Refused(f"Mail {mail_id} was logged once and purged since; it stays gone.")
        case TooLate(contact_id):
            who = contact_number(contact_id)
            raise Refused(f"{who} was changed by somebody else just now; look again.")
        case _:
            assert_never(outcome)


def decided(each: Decided) -> str:
    by = f" by {each.by}" if each.by else ""
    if each.outcome in {Outcome.WAITING, Outcome.QUARANTINED}:
        return f"Mail {each.mail} was changed by somebody else just now; look again."
    how = told(each.outcome, each.reason, each.interaction)
    return f"Mail {each.mail} does not wait: it is {how}{by}. Nothing was changed."


def blocked(ids: Sequence[int]) -> str:
    who = ", ".join(contact_number(id_) for id_ in ids)
    return (
        f"Nothing was logged: {who} gets nothing new (blocked for privacy, or a minor without "
        "consent)."
    )


def tell_assigned(
    desk: Desk, first: Assigned, rest: Sequence[Applied] = (), *, made: bool = False
) -> None:
    mails, numbers, linked, refused = _summed(first, *rest)
    who = contact_number(first.contact) if first.contact else None
    if desk.as_json:
        told_ = {"contact": who, "mails": mails, "numbers": numbers, "linked": linked}
        print_json({**told_, "refused": refused})
        return
    out = console()
    if made:
        out.print(f"[green]Added[/] {who}.")
    out.print(f"[green]Logged[/] mail {mails[0]} as {named(numbers[:1])}.")
    if len(mails) > 1:
        others = plural(len(mails) - 1, "other mail")
        out.print(f"{others} of its address: {named(numbers[1:])}.")
    _tell_linked(linked, refused)


def counted(found: Preview) -> str:
    mails = f"{plural(found.mails, 'mail')} that waited"
    joined = f"{plural(found.interactions, 'interaction')} in which nobody knew the address"
    return " and ".join(
        text for text, count in ((mails, found.mails), (joined, found.interactions)) if count
    )


def offer_matches(desk: Desk, contact_id: int) -> None:
    """After a contact gained an address: what came from there before."""
    if desk.as_json:
        return
    with desk.reading() as session:
        found = preview(session, contact_id)
    if not found.is_empty:
        console().print(
            f"[yellow]Of its addresses:[/] {counted(found)}. Log them with it: "
            f"[bold]rapport triage match {contact_number(found.contact)}[/]"
        )


def offer_all_matches(desk: Desk) -> None:
    with desk.reading() as session:
        found = offered(session)
    if found:
        console().print(
            f"[yellow]{plural(sum(found.values()), 'mail')} that waited[/] can be logged with "
            f"{plural(len(found), 'contact')} by now. Look: [bold]rapport triage match[/]"
        )


def tell_matched(desk: Desk, done: Sequence[Applied]) -> None:
    mails, numbers, linked, refused = _summed(*done)
    if desk.as_json:
        told_ = {"mails": mails, "numbers": numbers, "linked": linked, "refused": refused}
        print_json(told_)
        return
    if mails:
        console().print(f"[green]Logged[/] {plural(len(mails), 'mail')}: {named(numbers)}.")
    elif not linked:
        console().print("Nothing was logged.")
    _tell_linked(linked, refused)


def _tell_linked(linked: tuple[int, ...], refused: tuple[int, ...]) -> None:
    if linked:
        console().print(f"They take part in what was logged before: {named(linked)}.")
    if refused:
        listed = ", ".join(str(mail_id) for mail_id in refused[:12])
        console().print(f"[yellow]Still waiting[/]: {plural(len(refused), 'mail')} ({listed}).")


def _summed(*parts: Assigned | Applied) -> tuple[tuple[int, ...], ...]:
    fields = ("mails", "numbers", "linked", "refused")
    return tuple(tuple(each for part in parts for each in getattr(part, name)) for name in fields)

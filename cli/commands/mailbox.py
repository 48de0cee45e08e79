"""`rapport mailbox …`: the mailboxes that are read, how they are, and when one is not to be read."""

from collections.abc import Mapping
from typing import Any

import click
from sqlmodel import Session

from cli.commands import mailbox_login, mailbox_server
from cli.context import CliContext
from cli.terminal.output import console, escape, print_indented, print_json, print_json_rows
from cli.text.mailbox_text import CONDITION_COLOURS, ago_text, clock_text, polls_text, worker_text
from journal.errors import NotAllowed, NotFound
from journal.health.mailbox_health import (
    GOOD_CONDITIONS,
    MailboxCondition,
    MailboxOverview,
    is_leased,
    mailbox_condition,
    mailbox_overviews,
)
from journal.model import FolderState, MailboxHealth, MailboxState, Role
from journal.settings import did_you_mean
from journal.store.mail import mailboxes, receipts
from journal.store.mail.receipts import FolderCount

_NO_COPIES = FolderCount(0, 0)


def mailbox_list(context: CliContext, *, check: bool) -> None:
    with context.reading() as session:
        found = mailbox_overviews(session, context.settings.mailbox)
        counts = receipts.count_by_folder(session)
    if context.as_json:
        print_json_rows(_mailbox_row(context, each, counts) for each in found)
    else:
        _print_mailboxes(context, found, counts)
    if check and any(mailbox_condition(each, context.now) not in GOOD_CONDITIONS for each in found):
        raise click.exceptions.Exit(1)


def _mailbox_row(
    context: CliContext, each: MailboxOverview, counts: Mapping[int, FolderCount]
) -> dict[str, Any]:
    state, now = each.state, context.now
    how = mailbox_condition(each, now)
    never = how is MailboxCondition.NEVER_POLLED
    return {
        "name": each.name,
        "configured": each.box is not None,
        "health": "never polled" if never or state is None else state.health,
        "condition": how,
        "good": how in GOOD_CONDITIONS,
        "last_success": state and state.last_success,
        "last_new": state and state.last_new,
        "failures": state.failures if state else 0,
        "next_try": state and state.next_try,
        "error": state.error if state else "",
        "paused_by": state.paused_by if state else "",
        "lease_owner": state.lease_owner if state and is_leased(state, now) else "",
        "lease_until": state.lease_until if state and is_leased(state, now) else None,
        "folders": [_folder_row(each, *named, counts) for named in _folder_states(each)],
    }


def _folder_states(each: MailboxOverview) -> list[tuple[str, FolderState | None]]:
    """The folders: those of the config in its order, then those that were read before."""
    known = {folder.name: folder for folder in each.folders}
    names = dict.fromkeys((*(each.box.folders if each.box else ()), *known))
    return [(name, known.get(name)) for name in names]


def _folder_row(
    each: MailboxOverview, name: str, state: FolderState | None, counts: Mapping[int, FolderCount]
) -> dict[str, Any]:
    count = counts.get(state.id, _NO_COPIES) if state else _NO_COPIES
    return {
        "name": name,
        "configured": each.box is not None and name in each.box.folders,
        "listed": count.listed,
        "done": count.listed - count.to_do,
        "to_do": count.to_do,
        "uidvalidity": state and state.uidvalidity,
        "highest": state.highest if state else 0,
        "last_poll": state and state.last_poll,
        "last_audit": state and state.last_audit,
        "held": state.held_reason if state else "",
    }


# ── for people ──────────────────────────────────────────────────────────────────────────────────


def _print_mailboxes(
    context: CliContext, found: list[MailboxOverview], counts: Mapping[int, FolderCount]
) -> None:
    out = console()
    if not found:
        out.print("The config names no mailbox. docs/config.md shows what a [[mailbox]] needs.")
    for position, each in enumerate(found):
        how = mailbox_condition(each, context.now)
        colour = CONDITION_COLOURS.get(how, "red")
        if position:
            out.print()
        text = polls_text(each, context.now, context.zone)
        out.print(f"[bold]{escape(each.name)}[/]  [{colour}]{how}[/]  {text}".rstrip())
        for line in _remarks(context, each, how):
            print_indented(escape(line))
        _print_folders(each, counts)


def _remarks(context: CliContext, each: MailboxOverview, how: MailboxCondition) -> list[str]:
    """The trouble, then what to do about it."""
    state, now = each.state, context.now
    found = _trouble_texts(context, state) if state is not None else []
    found.append(_ADVICE.get(how, "").format(name=each.name))
    if state is not None and each.box is not None and is_leased(state, now):
        found.append(f"Being read by {worker_text(state.lease_owner)}.")
    return [line for line in found if line]


_ADVICE = {
    MailboxCondition.NEVER_POLLED: "Nobody has read it yet. Once: rapport ingest --once",
    MailboxCondition.LATE: "Nobody reads it. Is `rapport ingest` running?",
    MailboxCondition.REFUSED: "A person must act; then: rapport mailbox resume {name}",
    MailboxCondition.HELD: "A folder waits for a person. Go on: rapport mailbox resume {name}",
    MailboxCondition.PAUSED: "Go on: rapport mailbox resume {name}",
    MailboxCondition.NOT_CONFIGURED: "What was read of it stays. Nothing new is read.",
    MailboxCondition.IMPORTED: "What `rapport mail import` brought in.",
}


def _trouble_texts(context: CliContext, state: MailboxState) -> list[str]:
    now = context.now
    if state.health is MailboxHealth.PAUSED:
        return [f"Paused by {state.paused_by}."] if state.paused_by else []
    if state.health is MailboxHealth.OK:
        return []
    again = ""
    if state.next_try is not None and state.next_try > now:
        again = f"; next try at {clock_text(state.next_try, now, context.zone)}, {ago_text(now - state.next_try)}"
    failures = "1 failure" if state.failures == 1 else f"{state.failures} failures in a row"
    return [state.error, f"{failures}{again}."]


def _print_folders(each: MailboxOverview, counts: Mapping[int, FolderCount]) -> None:
    out = console()
    for name, state in _folder_states(each):
        row = _folder_row(each, name, state, counts)
        to_do = f", [yellow]{row['to_do']:,} to do[/]" if row["to_do"] else ""
        text = f"{row['listed']:,} listed{to_do}" if state else "not read yet"
        old = "" if row["configured"] or each.box is None else " [dim](not read any more)[/]"
        out.print(f"  [dim]{escape(name):<14}[/] {text}{old}")
        if row["held"] and row["configured"]:
            print_indented(f"[red]{escape(row['held'])}[/]", lead="    ")


# ── pause, resume, login ────────────────────────────────────────────────────────────────────────


def pause(context: CliContext, *, name: str) -> None:
    with context.session() as session:
        state = _configured_state(context, session, name)
        already = state.health is MailboxHealth.PAUSED
        if not already:
            mailboxes.pause(session, state.id, by=context.actor.key)
    if context.as_json:
        print_json({"mailbox": name, "health": MailboxHealth.PAUSED, "already": already})
        return
    head = (
        f"'{name}' was paused already, by {state.paused_by or 'somebody'}."
        if already
        else f"Paused '{name}'. What is being read at this moment is read to its end."
    )
    console().print(
        f"{escape(head)} New mail waits in the mailbox and is listed, whole, once it goes on: "
        f"rapport mailbox resume {escape(name)}"
    )


def resume(context: CliContext, *, name: str) -> None:
    with context.session() as session:
        state = _configured_state(context, session, name)
        mailboxes.resume(session, state.id)
    already = state.health is MailboxHealth.OK and not state.failures
    if context.as_json:
        print_json({"mailbox": name, "health": MailboxHealth.OK, "already": already})
        return
    seconds = next(box.poll_seconds for box in context.settings.mailbox if box.name == name)
    head = f"'{name}' is read" if already else f"Resumed '{name}'."
    follows = (
        f" every {seconds} s, while `rapport ingest` runs."
        if already
        else f" The next poll is within {seconds} s, while `rapport ingest` runs."
    )
    console().print(
        f"{escape(head + follows)} At once: rapport ingest --once --only {escape(name)}"
    )


def login(context: CliContext, *, name: str) -> None:
    mailbox_login.login(context, name)


def check(context: CliContext, *, names: tuple[str, ...]) -> None:
    mailbox_server.check(context, names)


def audit(context: CliContext, *, names: tuple[str, ...]) -> None:
    mailbox_server.audit(context, names)


def resync(context: CliContext, *, name: str) -> None:
    mailbox_server.resync(context, name)


def _configured_state(context: CliContext, session: Session, name: str) -> MailboxState:
    """The mailbox's state; refuses a user without the right, then a mailbox not in the config."""
    if context.actor.role is not Role.ADMIN:
        raise NotAllowed("Only an admin may pause or resume a mailbox.")
    known = [box.name for box in context.settings.mailbox]
    if name not in known:
        listed = f"There are: {', '.join(known)}." if known else "The config names none."
        hint = did_you_mean(name, known) or listed
        raise NotFound(f"There is no mailbox '{name}' in the config. {hint}")
    return mailboxes.ensure(session, name)

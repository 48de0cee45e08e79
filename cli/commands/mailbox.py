"""`rapport mailbox …`: the mailboxes that are read, how they are, and when one is not to be read."""

from collections.abc import Mapping
from typing import Any

import click
from sqlmodel import Session

from cli.commands import mailbox_login, mailbox_online
from cli.desk import Desk, desk_command
from cli.mailbox_words import (
    COLOURS,
    GOOD,
    Condition,
    Seen,
    ago,
    clock,
    condition,
    is_leased,
    polls,
    worker,
)
from cli.show import console, escape, print_indented, print_json, print_json_rows
from journal.errors import NotAllowed, NotFound
from journal.model import FolderState, Health, MailboxState, Role
from journal.settings import did_you_mean
from journal.store import mailboxes, receipts
from journal.store.receipts import FolderCount

_NOTHING = FolderCount(0, 0)


@click.group()
def mailbox() -> None:
    """Mailboxes: how each is, what was read of it, pause and resume."""


@desk_command(
    mailbox,
    name="list",
    examples="""
    rapport mailbox list
    rapport mailbox list --check                     exit code 1 when one needs a person
    rapport mailbox list --json
    """,
)
@click.option("--check", is_flag=True, help="Exit with 1 when a mailbox needs a person.")
def mailbox_list(desk: Desk, *, check: bool) -> None:
    """List the mailboxes, and how each is.

    When it was polled, what the trouble is, how much of each folder is still to be done.

    With --check it is a health check: it ends with 1 when a mailbox is refused, degraded, late
    (nobody polls it), was never polled, or has a folder that waits for a person. One that was
    paused, or is not in the config any more, is left in peace.
    """
    with desk.reading() as session:
        found = seen(desk, session)
        counts = receipts.by_folder(session)
    if desk.as_json:
        print_json_rows(_row(desk, each, counts) for each in found)
    else:
        _print(desk, found, counts)
    if check and any(condition(each, desk.now) not in GOOD for each in found):
        raise click.exceptions.Exit(1)


def seen(desk: Desk, session: Session) -> list[Seen]:
    """Those of the config in its order, then those that it names no more."""
    states = {each.name: each for each in mailboxes.all_of(session)}
    folders: dict[int, list[FolderState]] = {}
    for each in mailboxes.folders(session):
        folders.setdefault(each.mailbox_id, []).append(each)
    boxes = {box.name: box for box in desk.settings.mailbox}
    return [
        Seen(name, boxes.get(name), state, folders.get(state.id, ()) if state else ())
        for name in dict.fromkeys((*boxes, *states))
        for state in [states.get(name)]
    ]


def _row(desk: Desk, each: Seen, counts: Mapping[int, FolderCount]) -> dict[str, Any]:
    state, now = each.state, desk.now
    how = condition(each, now)
    never = how is Condition.NEVER_POLLED
    return {
        "name": each.name,
        "configured": each.box is not None,
        "health": "never polled" if never or state is None else state.health,
        "condition": how,
        "good": how in GOOD,
        "last_success": state and state.last_success,
        "last_new": state and state.last_new,
        "failures": state.failures if state else 0,
        "next_try": state and state.next_try,
        "error": state.error if state else "",
        "paused_by": state.paused_by if state else "",
        "lease_owner": state.lease_owner if state and is_leased(state, now) else "",
        "lease_until": state.lease_until if state and is_leased(state, now) else None,
        "folders": [_folder_row(each, *named, counts) for named in _folders(each)],
    }


def _folders(each: Seen) -> list[tuple[str, FolderState | None]]:
    """Those of the config in its order, then those that were read once."""
    known = {folder.name: folder for folder in each.folders}
    names = dict.fromkeys((*(each.box.folders if each.box else ()), *known))
    return [(name, known.get(name)) for name in names]


def _folder_row(
    each: Seen, name: str, state: FolderState | None, counts: Mapping[int, FolderCount]
) -> dict[str, Any]:
    count = counts.get(state.id, _NOTHING) if state else _NOTHING
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
        "held": state.held if state else "",
    }


# ── for people ──────────────────────────────────────────────────────────────────────────────────


def _print(desk: Desk, found: list[Seen], counts: Mapping[int, FolderCount]) -> None:
    out = console()
    if not found:
        out.print("The config names no mailbox. docs/config.md shows what a [[mailbox]] needs.")
    for position, each in enumerate(found):
        how = condition(each, desk.now)
        colour = COLOURS.get(how, "red")
        if position:
            out.print()
        told = polls(each, desk.now, desk.zone)
        out.print(f"[bold]{escape(each.name)}[/]  [{colour}]{how}[/]  {told}".rstrip())
        for line in _remarks(desk, each, how):
            print_indented(escape(line))
        _print_folders(each, counts)


def _remarks(desk: Desk, each: Seen, how: Condition) -> list[str]:
    """What is the matter, then what to do about it."""
    state, now = each.state, desk.now
    found = _troubles(desk, state) if state is not None else []
    found.append(_ADVICE.get(how, "").format(name=each.name))
    if state is not None and each.box is not None and is_leased(state, now):
        found.append(f"Being read by {worker(state.lease_owner)}.")
    return [line for line in found if line]


_ADVICE = {
    Condition.NEVER_POLLED: "Nobody has read it yet. Once: rapport ingest --once",
    Condition.LATE: "Nobody reads it. Is `rapport ingest` running?",
    Condition.REFUSED: "A person must act; then: rapport mailbox resume {name}",
    Condition.HELD: "A folder waits for a person. Go on: rapport mailbox resume {name}",
    Condition.PAUSED: "Go on: rapport mailbox resume {name}",
    Condition.NOT_CONFIGURED: "What was read of it stays. Nothing new is read.",
}


def _troubles(desk: Desk, state: MailboxState) -> list[str]:
    now = desk.now
    if state.health is Health.PAUSED:
        return [f"Paused by {state.paused_by}."] if state.paused_by else []
    if state.health is Health.OK:
        return []
    again = ""
    if state.next_try is not None and state.next_try > now:
        again = (
            f"; next try at {clock(state.next_try, now, desk.zone)}, {ago(now - state.next_try)}"
        )
    failures = "1 failure" if state.failures == 1 else f"{state.failures} failures in a row"
    return [state.error, f"{failures}{again}."]


def _print_folders(each: Seen, counts: Mapping[int, FolderCount]) -> None:
    out = console()
    for name, state in _folders(each):
        row = _folder_row(each, name, state, counts)
        to_do = f", [yellow]{row['to_do']:,} to do[/]" if row["to_do"] else ""
        told = f"{row['listed']:,} listed{to_do}" if state else "not read yet"
        old = "" if row["configured"] or each.box is None else " [dim](not read any more)[/]"
        out.print(f"  [dim]{escape(name):<14}[/] {told}{old}")
        if row["held"] and row["configured"]:
            print_indented(f"[red]{escape(row['held'])}[/]", lead="    ")


# ── pause, resume, login ────────────────────────────────────────────────────────────────────────


@desk_command(
    mailbox,
    examples="""
    rapport mailbox pause sales
    """,
)
@click.argument("name")
def pause(desk: Desk, *, name: str) -> None:
    """Read a mailbox no more, until it is resumed. Its mail stays where it is."""
    with desk.session() as session:
        state = _of_config(desk, session, name)
        already = state.health is Health.PAUSED
        if not already:
            mailboxes.pause(session, state.id, by=desk.actor.key)
    if desk.as_json:
        print_json({"mailbox": name, "health": Health.PAUSED, "already": already})
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


@desk_command(
    mailbox,
    examples="""
    rapport mailbox resume sales                     after a pause, or once a trouble is settled
    """,
)
@click.argument("name")
def resume(desk: Desk, *, name: str) -> None:
    """Read a mailbox again after a pause or a trouble.

    Failures are forgotten, and folders that wait for a person are read on.
    """
    with desk.session() as session:
        state = _of_config(desk, session, name)
        mailboxes.resume(session, state.id)
    already = state.health is Health.OK and not state.failures
    if desk.as_json:
        print_json({"mailbox": name, "health": Health.OK, "already": already})
        return
    seconds = next(box.poll_seconds for box in desk.settings.mailbox if box.name == name)
    head = f"'{name}' is read" if already else f"Resumed '{name}'."
    follows = (
        f" every {seconds} s, while `rapport ingest` runs."
        if already
        else f" The next poll is within {seconds} s, while `rapport ingest` runs."
    )
    console().print(
        f"{escape(head + follows)} At once: rapport ingest --once --only {escape(name)}"
    )


@desk_command(
    mailbox,
    examples="""
    rapport mailbox login sales                      for mailboxes at Google or Microsoft
    """,
)
@click.argument("name")
def login(desk: Desk, *, name: str) -> None:
    """Agree that Rapport reads a mailbox.

    In a browser, for a mailbox at Google or Microsoft.
    """
    mailbox_login.login(desk, name)


@desk_command(
    mailbox,
    examples="""
    rapport mailbox check                            log in and look; nothing is read or changed
    rapport mailbox check sales --json
    """,
)
@click.argument("names", nargs=-1)
def check(desk: Desk, *, names: tuple[str, ...]) -> None:
    """Try mailboxes out: the line, the login, each folder, and what the server can do."""
    mailbox_online.check(desk, names)


@desk_command(
    mailbox,
    examples="""
    rapport mailbox audit sales                      0 unaccounted, or what was found and listed
    """,
)
@click.argument("names", nargs=-1)
def audit(desk: Desk, *, names: tuple[str, ...]) -> None:
    """Compare every mail the server has with the ledger. `rapport ingest` does so every 6 hours."""
    mailbox_online.audit(desk, names)


@desk_command(
    mailbox,
    examples="""
    rapport mailbox resync sales                     then: rapport ingest --once
    """,
)
@click.argument("name")
def resync(desk: Desk, *, name: str) -> None:
    """List a mailbox again from its beginning. Known mails are recognised, none is logged twice."""
    mailbox_online.resync(desk, name)


def _of_config(desk: Desk, session: Session, name: str) -> MailboxState:
    """Whoever may not is told so before anything else; a mailbox that nobody reads has no pause."""
    if desk.actor.role is not Role.ADMIN:
        raise NotAllowed("Only an admin may pause or resume a mailbox.")
    known = [box.name for box in desk.settings.mailbox]
    if name not in known:
        listed = f"There are: {', '.join(known)}." if known else "The config names none."
        hint = did_you_mean(name, known) or listed
        raise NotFound(f"There is no mailbox '{name}' in the config. {hint}")
    return mailboxes.ensure(session, name)

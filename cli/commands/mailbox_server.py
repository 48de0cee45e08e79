"""`rapport mailbox check, audit, resync`: the commands that talk to the mail server."""

import threading
import time
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from cli.capture_context import build_capture_context, select_mailboxes, stop_on_signals
from cli.commands import mailbox_authserv
from cli.context import CliContext
from cli.main import EXIT_UNREACHABLE
from cli.terminal.output import plural, print_json
from journal.errors import NotAllowed, PermanentError, RapportError, RequestRefused, TransientError
from journal.model import Role
from journal.settings import MailboxSettings, did_you_mean
from journal.settings.mail_settings import is_same_folder

if TYPE_CHECKING:
    from ingest.capture.context import CaptureContext
    from ingest.imap import ImapMailbox


def check(context: CliContext, names: Sequence[str]) -> None:
    """Log in, look at each folder, say what a poll would find and who vouches for senders.

    Of the newest mails the headers are read. Nothing is changed.
    """
    capture = build_capture_context(context, lambda _: None)
    results = [_check_mailbox(capture, box) for box in select_mailboxes(context, names)]
    if context.as_json:
        print_json(results)
    else:
        for result in results:
            _print_result(result)
    if not all(result["ok"] for result in results):
        raise SystemExit(EXIT_UNREACHABLE)


def _check_mailbox(context: "CaptureContext", box: MailboxSettings) -> dict[str, Any]:
    from ingest.capture.poller import connect

    result: dict[str, Any] = {
        "mailbox": box.name,
        "server": f"{box.host}:{box.port}",
        "tls": box.tls,
        "ok": True,
        "folders": [],
        "unread_sent": None,
        "authserv": None,
        "trouble": "",
    }
    started = time.perf_counter()
    try:
        with connect(context, box) as line:
            result["login_ms"] = round((time.perf_counter() - started) * 1000)
            result |= _server_features(line)
            result["folders"] = [_check_folder(line, name) for name in box.folders]
            result["unread_sent"] = _find_unread_sent(line, box)
            result["ok"] = all(not each["trouble"] for each in result["folders"])
            if result["ok"]:
                result["authserv"] = mailbox_authserv.find_authserv(line, box)
    except (TransientError, PermanentError) as error:
        result |= {"ok": False, "trouble": str(error)}
    return result


def _server_features(connection: "ImapMailbox") -> dict[str, Any]:
    able = connection.capabilities()
    return {"idle": "IDLE" in able, "move": "MOVE" in able, "uidplus": "UIDPLUS" in able}


def _find_unread_sent(connection: "ImapMailbox", box: MailboxSettings) -> str | None:
    """The folder of sent mail, if the server marks one and the config does not read it."""
    marked = [each.name for each in connection.folders() if each.special == "\\Sent"]
    is_read = any(is_same_folder(name, folder) for name in marked for folder in box.folders)
    return None if is_read else next(iter(marked), None)


def _check_folder(connection: "ImapMailbox", name: str) -> dict[str, Any]:
    try:
        status = connection.status(name)
    except RapportError as error:
        there = [folder.name for folder in connection.folders()]
        hint = did_you_mean(name, there) or f"There are: {', '.join(there[:20])}."
        return {"name": name, "trouble": f"{error} {hint}"}
    return {"name": name, "messages": status.messages, "trouble": ""}


def _print_result(result: dict[str, Any]) -> None:
    mark = click.style("ok", fg="green") if result["ok"] else click.style("failed", fg="red")
    click.echo(
        f"{click.style(result['mailbox'], bold=True)}  {mark}  {result['server']}, ", nl=False
    )
    click.echo({"none": "not encrypted", "starttls": "STARTTLS"}.get(result["tls"], "TLS"))
    for line in _details(result):
        click.echo(f"  {line}")


def _details(result: dict[str, Any]) -> Iterator[str]:
    if result["trouble"]:
        yield click.style(result["trouble"], fg="red")
        return
    pushed = "new mail is told at once (IDLE)" if result["idle"] else "no IDLE: polled only"
    yield f"logged in within {result['login_ms']} ms; {pushed}"
    for each in result["folders"]:
        if each["trouble"]:
            yield click.style(each["trouble"], fg="red")
        elif each["messages"] is None:
            yield f"{each['name']}: can be read"
        else:
            yield f"{each['name']}: {plural(each['messages'], 'mail')}"
    if result["unread_sent"] is not None:
        yield (
            f"sent mail lies in {result['unread_sent']}, which is not read: what you answer is not "
            "logged. Add it to `folders`."
        )
    if result["authserv"] is not None:
        yield from mailbox_authserv.authserv_lines(result["authserv"])


# ── against the ledger ──────────────────────────────────────────────────────────────────────────


def audit(context: CliContext, names: Sequence[str]) -> None:
    """Every number the server has, against the ledger. What is missing is listed, and shown."""
    _require_admin(context)
    capture = build_capture_context(context, lambda _: None)
    found: dict[str, dict[str, int]] = {}
    with stop_on_signals() as stop:
        for box in select_mailboxes(context, names):
            found[box.name] = _audit_mailbox(capture, box, stop)
    if context.as_json:
        print_json(found)
        return
    for name, folders in found.items():
        for folder, missed in folders.items():
            word = click.style(f"{missed} unaccounted", fg="green" if not missed else "red")
            then = "" if not missed else " until now; they are listed and read with the next poll"
            click.echo(f"{name} {folder}: {word}{then}.")


def _audit_mailbox(
    context: "CaptureContext", box: MailboxSettings, stop: threading.Event
) -> dict[str, int]:
    from ingest.capture.poller import audit_mailbox

    return audit_mailbox(context, box, stop)


def resync(context: CliContext, name: str) -> None:
    """List a mailbox again from its beginning with the next poll."""
    from journal.store.mail import mailboxes

    _require_admin(context)
    (box,) = select_mailboxes(context, [name])
    with context.session() as session:
        state = mailboxes.find(session, box.name)
        if state is None:
            raise RequestRefused(
                f"The mailbox {box.name} was never read; there is nothing to list again."
            )
        for folder in mailboxes.get_folders(session, state.id):
            mailboxes.update_folder(session, folder.id, uidvalidity=None, messages=None)
    if context.as_json:
        print_json({"mailbox": box.name, "resync": True})
        return
    click.echo(
        f"The next poll lists {box.name} again from its beginning. Mails that are known are "
        "recognised by their headers and not logged again."
    )


def _require_admin(context: CliContext) -> None:
    if context.actor.role is not Role.ADMIN:
        raise NotAllowed("Only an admin may do this to a mailbox.")

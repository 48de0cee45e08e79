"""`rapport mail …`: what became of every mail that was seen, and why."""

from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any

import click
from sqlmodel import Session

from cli.args.mail_args import find_mails, mails_with_message_id
from cli.commands.export import note_export
from cli.context import CliContext
from cli.terminal.output import (
    console,
    escape,
    print_json,
    print_json_rows,
    print_pairs,
    print_table,
)
from cli.text.mail_explanation import explanation_row, print_explanation
from cli.text.mail_rows import (
    COLUMNS,
    OPTIONAL_COLUMNS,
    UNCUT_COLUMNS,
    copy_location,
    full_mail_row,
    mail_heading,
    mail_line,
    mail_pairs,
    mail_row,
    unread_copy_line,
    unread_copy_row,
)
from cli.text.mail_text import trim_text
from journal import when
from journal.errors import NotFound, RequestRefused
from journal.fold import is_address
from journal.model import AuditKind, Copy, Interaction, LedgerMail, MailOutcome, MailReason
from journal.settings import did_you_mean
from journal.store.mail import copies, ledger, mail_pages, mailboxes, mails
from journal.store.mail.ledger import MailFilter
from journal.store.mail.mail_pages import MailLine
from journal.store.record import interactions

_AT_ONCE = 500
# The state, beside the outcomes, of a copy that is listed and has none yet.
_LISTED_OUTCOME = "listed"


def mail_list_(
    context: CliContext,
    *,
    outcomes: tuple[str, ...],
    everything: bool,
    limit: int,
    after: int | None,
    **given: Any,
) -> None:
    wanted = _filter(context, outcomes, **given)
    with_mails = not outcomes or bool(wanted.outcomes)
    wants_listed = _LISTED_OUTCOME in outcomes or (everything and not outcomes)
    # The sender of an unread mail is not known.
    unread = wants_listed and not (wanted.reasons or wanted.sender or wanted.domain)
    with context.reading() as session:
        _check_mailbox(context, session, wanted.mailbox)
        rows: Iterator[Copy | MailLine] = chain(
            _unread_copies(session, wanted) if unread else (),
            mail_pages.walk(session, wanted, before=after) if with_mails else (),
        )
        next_page = _print_list(context, rows, limit=None if everything else limit)
        if next_page is not None:
            shown = "" if unread else f"{limit:,} of {ledger.count(session, wanted):,}. "
            console().print(f"[dim]{shown}More: add {next_page}--all.[/]")


def _filter(
    context: CliContext,
    outcomes: tuple[str, ...],
    *,
    reasons: tuple[str, ...],
    box: str,
    folder: str,
    sender: str,
    domain: str,
    since: str | None,
) -> MailFilter:
    if sender and not is_address(sender):
        raise click.UsageError("--from takes an address like ada@acme.example; --domain a domain.")
    return MailFilter(
        outcomes=tuple(MailOutcome(each) for each in outcomes if each != _LISTED_OUTCOME),
        reasons=tuple(map(MailReason, reasons)),
        mailbox=box,
        folder=folder,
        sender=sender,
        domain=domain.removeprefix("@"),
        seen_from=when.parse_moment(since, context.now, context.zone) if since else None,
    )


def _check_mailbox(context: CliContext, session: Session, name: str) -> None:
    """Refuses an unknown name, which would look like a mailbox without mail."""
    if not name or mailboxes.find(session, name) is not None:
        return
    known = {*(box.name for box in context.settings.mailbox)}
    known |= {each.name for each in mailboxes.get_all(session)}
    if name not in known:
        hint = did_you_mean(name, known) or "`rapport mailbox list` shows them."
        raise NotFound(f"There is no mailbox '{name}'. {hint}")


def _unread_copies(session: Session, wanted: MailFilter) -> Iterator[Copy]:
    before: int | None = None
    while some := copies.find_pending(session, limit=_AT_ONCE, before=before):
        yield from (each for each in some if _matches_filter(each, wanted))
        before = some[-1].id


def _matches_filter(each: Copy, wanted: MailFilter) -> bool:
    return (
        wanted.mailbox in {"", each.mailbox}
        and wanted.folder in {"", each.folder}
        and (wanted.seen_from is None or each.listed_at >= wanted.seen_from)
    )


def _print_list(
    context: CliContext, rows: Iterator[Copy | MailLine], *, limit: int | None
) -> str | None:
    """Prints a few hundred rows at a time, so that a long list begins at once and fills no memory.

    Returns how the next page is asked for, if there is one.
    """
    if context.as_json:
        print_json_rows(_list_row(each) for each in islice(rows, limit))
        return None
    last: Copy | MailLine | None = None
    page = islice(rows, limit)
    while some := list(islice(page, _AT_ONCE)):
        lines = [_list_cells(each, context) for each in some]
        print_table(COLUMNS, lines, uncut=UNCUT_COLUMNS, optional=OPTIONAL_COLUMNS)
        last = some[-1]
    if last is None:
        console().print("No mail fits.")
    elif next(rows, None) is not None:
        return f"--after {last.id}, or " if isinstance(last, MailLine) else ""
    return None


def _list_row(each: Copy | MailLine) -> dict[str, Any]:
    return unread_copy_row(each) if isinstance(each, Copy) else mail_row(each)


def _list_cells(each: Copy | MailLine, context: CliContext) -> tuple[str, ...]:
    if isinstance(each, Copy):
        return unread_copy_line(each, context.zone)
    return mail_line(each, context.zone)


# ── one mail ────────────────────────────────────────────────────────────────────────────────────


def show(context: CliContext, *, which: str, full: bool) -> None:
    with context.reading() as session:
        found = find_mails(session, which)
        each = found[0]
        logged = None
        if each.interaction is not None:
            logged = interactions.get_many(session, [each.interaction]).get(each.interaction)
    text = _mail_text(each, logged, full=full)
    if context.as_json:
        print_json({**full_mail_row(each), "text": text, "also": [other.id for other in found[1:]]})
        return
    console().print(mail_heading(each))
    print_pairs(mail_pairs(context.t, each, context.zone), t=context.t)
    _print_text(each, logged, text, full=full)
    _print_others(found)


def _mail_text(each: LedgerMail, logged: Interaction | None, *, full: bool) -> str:
    """The mail's text; a logged mail's is the interaction's."""
    source = logged if logged is not None else each
    return (source.full_text or source.text) if full else source.text


def _print_text(each: LedgerMail, logged: Interaction | None, text: str, *, full: bool) -> None:
    out = console()
    if text:
        out.print(f"\n{escape(text)}")
    cut = trim_text(each, logged, "--full") if each.trimmed else each.bounce_reason
    if cut and not full:
        out.print(f"\n[dim]{escape(cut)}[/]")


def _print_others(found: tuple[LedgerMail, ...]) -> None:
    if len(found) > 1:
        others = ", ".join(str(each.id) for each in found[1:])
        console().print(f"\n[yellow]The same Message-ID is on other mails as well:[/] {others}")


def explain_mail(context: CliContext, *, which: str | None, message_id: str | None) -> None:
    if bool(which) == bool(message_id):
        raise click.UsageError("Name one mail: its number, #12 for an interaction's, --message-id.")
    with context.reading() as session:
        found = (
            mails_with_message_id(session, message_id)
            if message_id
            else find_mails(session, which or "")
        )
    row = explanation_row(context, found[0])
    if context.as_json:
        print_json({**row, "also": [other.id for other in found[1:]]})
        return
    print_explanation(context, found[0], row)
    _print_others(found)


def export(context: CliContext, *, which: str, file: Path) -> None:
    with context.reading() as session:
        each = find_mails(session, which)[0]
        raw = mails.raw_of(session, each.id)
    if raw is None:
        raise RequestRefused(_not_kept_text(each))
    note_export(context, AuditKind.EXPORT_MAIL, 1)
    try:
        with file.open("xb") as opened:
            opened.write(raw)
    except FileExistsError:
        raise RequestRefused(f"{file} is there already; name another file.") from None
    except OSError as error:
        raise RequestRefused(f"{file} can't be written: {error.strerror}.") from error
    if context.as_json:
        print_json({"id": each.id, "file": str(file), "bytes": len(raw)})
        return
    console().print(f"[green]Wrote[/] mail {each.id} to {escape(str(file))}, {len(raw):,} bytes.")


def _not_kept_text(each: LedgerMail) -> str:
    if each.reason in mails.REASONS_WITHOUT_CONTENT:
        why = "of a mail that is kept out for this reason nothing is kept"
    else:
        why = (
            "its mailbox keeps less (`keep` in the config), or the rules of retention have "
            "dropped it since"
        )
    there = next((copy_location(copy) for copy in each.copies), "")
    place = f" It may still be in {there}." if there else ""
    return f"Mail {each.id} was not kept as it came: {why}.{place}"

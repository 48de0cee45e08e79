"""`rapport parse`: what is read from a mail, file by file."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from cli.context import CliContext
from cli.terminal.output import json_line, print_json_rows
from cli.terminal.terminal_text import printable
from cli.text.explained_mail import explained_mail
from journal.errors import RequestRefused
from journal.model import AutomatedKind, Mail, MailAddress, Oddity

# RFC 3834 and those who judge readers know no complaints: a report of one goes to many as it is.
_CLASS_NAMES = {AutomatedKind.COMPLAINT: AutomatedKind.BULK}


def parse(
    context: CliContext, *, paths: tuple[Path, ...], jsonl: bool, explain: bool, report: bool
) -> None:
    if report:
        click.echo(_write_report(paths), nl=False)
        return
    mails = (_read_mail(path) for path in _files(paths))
    if context.as_json:
        print_json_rows(parsed_mail_row(*each) for each in mails)
        return
    for each in mails:
        click.echo(json_line(parsed_mail_row(*each)) if jsonl else parsed_mail_summary(*each))
        if explain and not jsonl:
            click.echo(explained_mail(each[1]))


def _write_report(paths: tuple[Path, ...]) -> bytes:
    from ingest.parse import redaction

    if len(paths) != 1 or paths[0].is_dir():
        raise RequestRefused("A report is of one mail. Name its file.")
    return redaction.redact(_bytes(paths[0]))


def _read_mail(path: Path) -> tuple[Path, Mail, float]:
    """Reads a mail; returns it with the seconds it took."""
    from ingest.parse import message

    raw = _bytes(path)
    started = time.perf_counter()
    mail = message.parse(raw)
    return path, mail, time.perf_counter() - started


def _files(paths: tuple[Path, ...]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(path.rglob("*.eml"))
        else:
            yield path


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise RequestRefused(
            f"{path} can't be read: {error.strerror}. Name another file."
        ) from error


def parsed_mail_row(path: Path, mail: Mail, seconds: float) -> dict[str, Any]:
    sender = mail.from_
    return {
        "id": f"{path.resolve().parent.name}/{path.stem}",
        "from": sender.address if sender else None,
        "from_name": (sender.name or None) if sender else None,
        "to": _addresses(mail.to),
        "cc": _addresses(mail.cc),
        "subject": mail.subject,
        "date": mail.date,
        "text": mail.text,
        "reply_text": mail.new_text,
        "confidence": round(mail.confidence, 2),
        "cuts": [str(piece.reason) for piece in mail.cuts],
        "attachments": [{"filename": each.name, "size": each.size} for each in mail.attachments],
        "auto_submitted": _CLASS_NAMES.get(mail.kind, mail.kind),
        "kind": mail.kind,
        "reason": mail.kind_reason,
        "bounced_recipients": [each.address for each in mail.bounced],
        "forwarded": _forwarded_row(mail),
        "calendar": _calendar_row(mail),
        "charset": f"{mail.charset} ({mail.charset_step})",
        "oddities": sorted(mail.oddities),
        "seconds": round(seconds, 6),
        "error": mail.kind_reason if Oddity.UNREADABLE in mail.oddities else None,
    }


def _addresses(parties: tuple[MailAddress, ...]) -> list[str]:
    return [each.address for each in parties if each.address]


def _forwarded_row(mail: Mail) -> dict[str, Any] | None:
    original = mail.original
    if original is None:
        return None
    return {
        "from": original.address or None,
        "from_name": original.name or None,
        "subject": original.subject,
        "date": original.date,
    }


def _calendar_row(mail: Mail) -> dict[str, Any] | None:
    item = mail.calendar
    if item is None:
        return None
    return {
        "method": item.method or None,
        "uid": item.uid or None,
        "summary": item.summary or None,
        "start": item.start,
        "organizer": item.organizer or None,
    }


def parsed_mail_summary(path: Path, mail: Mail, seconds: float) -> str:
    """The mail for a person: who, what, when, the new text, what was cut and why."""
    lines = [click.style(printable(str(path)), bold=True)]
    lines += [f"  {name:<12}{printable(value)}" for name, value in _summary_pairs(mail) if value]
    lines += ["", *(f"  {line}" for line in printable(mail.new_text).split("\n")), ""]
    lines += [f"  cut: {piece.reason}, {len(piece.text.splitlines())} lines" for piece in mail.cuts]
    lines.append(f"  read in {seconds * 1000:.1f} ms, {mail.confidence:.0%} sure of the new text")
    return "\n".join(lines) + "\n"


def _summary_pairs(mail: Mail) -> Iterator[tuple[str, str]]:
    yield "from", ", ".join(_address_text(each) for each in mail.senders)
    yield "to", ", ".join(_address_text(each) for each in mail.to)
    yield "cc", ", ".join(_address_text(each) for each in mail.cc)
    yield "date", mail.date.isoformat() if mail.date else mail.raw_date
    yield "subject", mail.subject
    yield "kind", f"{mail.kind} ({mail.kind_reason})" if mail.kind_reason else ""
    for each in mail.bounced:
        yield "not reached", f"{each.address} {each.status} {each.reason}".rstrip()
    if mail.original:
        sender = _address_text(MailAddress(mail.original.address, mail.original.name))
        yield "forwarded", f"{sender}: {mail.original.subject}"
    if mail.calendar:
        yield "calendar", f"{mail.calendar.method} {mail.calendar.summary}"
    for file in mail.attachments:
        yield "attachment", f"{file.name} ({file.media_type}, {file.size} bytes)"
    yield "odd", ", ".join(sorted(mail.oddities))


def _address_text(party: MailAddress) -> str:
    return f"{party.name} <{party.address}>" if party.name else party.address

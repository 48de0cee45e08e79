"""`rapport log`: one line logs an interaction; scripts add a document and a key."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.messages import line as line_text
from bot.messages import log as log_text
from cli.args.attachments import read_attachment
from cli.args.contact_args import contact_title, resolve_contacts
from cli.args.note_args import days_of_draft, read_document, read_note
from cli.context import CliContext
from cli.terminal.output import console, escape, format_occurred, print_json
from cli.text.interaction_rows import clip, follow_up_text
from cli.text.reason_text import duplicate_text
from journal.entries import record
from journal.entries.note_letters import with_letters
from journal.entries.record import Note
from journal.errors import N_, RequestRefused
from journal.limits import LONGEST_TEXT
from journal.model import (
    Blocked,
    Contact,
    Duplicate,
    PurgedBefore,
    Recorded,
    RecordOutcome,
)

if TYPE_CHECKING:
    from cli.args.typed_line import LineNote


def log(
    context: CliContext,
    *,
    who: str | None,
    text: tuple[str, ...],
    document: str | None,
    key: str | None,
    attach: tuple[Path, ...],
    draft: bool,
    yes: bool,
    dry_run: bool,
    jsonl: Path | None,
    **given: Any,
) -> None:
    if dry_run or jsonl:
        _show_without_logging(context, who, text, jsonl, dry_run=dry_run)
        return
    if who is None:
        raise click.UsageError("Say who it was with, and what.")
    note = read_note(context, _read_text(text), **given)
    to_segment = who.casefold().startswith("seg:")
    if (draft or to_segment) and (document or key or attach):
        kind = "A draft" if draft else "A segment"
        raise click.UsageError(f"{kind} takes no --document, --key or --attach.")
    if draft:
        save_draft(context, who, note, given)
    elif to_segment:
        from cli.commands.segment_runs import run_now

        run_now(context, who[4:], note, yes=yes)
    elif not text and not document and (line := _understand(context, who, given)):
        attachments = tuple(map(read_attachment, attach))
        note = replace(line.note, request_key=key, attachments=attachments)
        log_note(context, ", ".join(f"K-{id_}" for id_ in line.contact_ids), note)
        if not context.as_json:
            _print_understood(context, note, line.not_taken)
    else:
        attachments = tuple(read_attachment(path) for path in attach)
        document_ = read_document(document)
        note = replace(note, document=document_, request_key=key, attachments=attachments)
        log_note(context, who, note)


def _understand(context: CliContext, line: str, given: dict[str, Any]) -> "LineNote | None":
    # The words of six languages, which only a line needs that has all in it.
    from cli.args.typed_line import understood_line

    return understood_line(context, line, given)


def _print_understood(context: CliContext, note: Note, not_taken: str) -> None:
    """Prints what of the line became a field: whoever typed it sees what was read, and what was not."""
    told = (
        format_occurred(note.occurred_at, context.zone) if note.occurred_at else "",
        context.t("{minutes} min", minutes=note.duration_minutes)
        if note.duration_minutes is not None
        else "",
        f"{note.cost} {context.settings.company.currency}" if note.cost is not None else "",
        context.t("follow up {day}", day=follow_up_text(note.follow_up_on, note.follow_up_time))
        if note.follow_up_on
        else "",
        "" if note.successful else context.t("not reached"),
    )
    if any(told):
        console().print(f"  {escape(' · '.join(filter(None, told)))}")
    if not_taken:
        console().print(f"  {escape(line_text.not_taken(context.t, not_taken))}")


def _show_without_logging(
    context: CliContext,
    who: str | None,
    text: tuple[str, ...],
    jsonl: Path | None,
    *,
    dry_run: bool,
) -> None:
    if not dry_run or (jsonl is None) == (who is None):
        raise click.UsageError("--dry-run takes a line, or the lines of a file with --jsonl.")
    from cli.args.typed_line import show_line, show_lines

    if jsonl is not None:
        show_lines(context, jsonl)
    elif who is not None:
        show_line(context, " ".join((who, *text)))


def _read_text(parts: tuple[str, ...]) -> str:
    """The text as typed; `-` is the standard input."""
    if parts != ("-",):
        return " ".join(parts)
    raw = sys.stdin.buffer.read(4 * LONGEST_TEXT + 1)
    try:
        text = raw.decode("utf-8") if len(raw) <= 4 * LONGEST_TEXT else None
    except UnicodeDecodeError as error:
        raise RequestRefused(
            N_(
                "The text is not UTF-8 (byte {position}); nothing was logged. Convert it first, as "
                "with: iconv -f latin1 -t utf-8"
            ),
            position=error.start + 1,
        ) from None
    if text is None or len(text) > LONGEST_TEXT:
        raise RequestRefused(
            N_(
                "The text is longer than {count} letters, the most that is kept; nothing was logged. "
                "Shorten it, or keep it as a file with --attach."
            ),
            count=f"{LONGEST_TEXT:,}",
        )
    return text


def log_note(context: CliContext, who: str, note: Note, *, draft: int | None = None) -> None:
    """Find the contacts, record the note, print the result; a draft is deleted with it."""
    people = resolve_contacts(context, who)
    note = replace(
        note,
        template=note.template or context.settings.record.note,
        contacts=tuple(each.id for each in people),
    )
    note = with_letters(context.reading, context.config, context.actor, note, now=context.now)
    with context.session() as session:
        outcome = record.log_note(session, context.config, context.actor, note, now=context.now)
        if draft is not None and isinstance(outcome, Recorded):
            record.delete_draft(session, context.actor, draft)
    print_outcome(context, outcome, people, note)
    if isinstance(outcome, Blocked | PurgedBefore):
        raise click.exceptions.Exit(1)


def print_outcome(
    context: CliContext, outcome: RecordOutcome, people: list[Contact], note: Note
) -> None:
    """Print the outcome after the commit."""
    if context.as_json:
        print_json({"outcome": type(outcome).__name__.lower(), **_outcome_fields(outcome)})
        return
    match outcome:
        case Recorded(number):
            code = context.catalog.find_template(note.template).code
            names = ", ".join(contact_title(each) for each in people)
            text = f"  {clip(note.text)}" if note.text else ""
            entry = (
                f"[bold]#{number}[/][/] · {escape(code)} · {escape(names)}[dim]{escape(text)}[/]"
            )
            console().print(f"[green]{context.t('Logged {entry}', entry=entry)}")
        case Duplicate(number, basis):
            entry = f"#{number}" if number else context.t("in this same call")
            why = duplicate_text(basis, entry, context.t)
            console().print(context.t("Nothing new: {why}", why=why))
        case Blocked(ids):
            names = ", ".join(each.name for each in people if each.id in ids)
            click.echo(log_text.contacts_blocked(context.t, names), err=True)
        case PurgedBefore():
            click.echo(context.t(log_text.PURGED_BEFORE), err=True)


def _outcome_fields(outcome: RecordOutcome) -> dict[str, Any]:
    match outcome:
        case Recorded(number):
            return {"number": number}
        case Duplicate(number, basis):
            return {"number": number, "why": basis}
        case Blocked(ids):
            return {"contacts": [f"K-{id_}" for id_ in ids]}
        case PurgedBefore():
            return {}


def save_draft(context: CliContext, who: str, note: Note, given: dict[str, Any]) -> None:
    """Save the draft as typed, except for days: tomorrow `yesterday` is another day."""
    named = {name: str(value) for name, value in given.items() if value} | days_of_draft(note)
    with context.session() as session:
        fields = {"who": who, "text": note.text, **named}
        number = record.save_draft(session, context.actor, fields, now=context.now)
    if context.as_json:
        print_json({"draft": number})
        return
    command = f"[bold]rapport draft log {number}[/]"
    console().print(
        context.t(
            "Put off as draft {number}. Log it later: {command}", number=number, command=command
        )
    )

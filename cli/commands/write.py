"""`rapport write`: a letter or a mail from a template."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from cli.args.attachments import read_attachment, write_files
from cli.args.contact_args import contact_title, resolve_contacts
from cli.args.mailbox_choice import choose_mailbox
from cli.context import CliContext
from cli.terminal.output import console, escape, print_json, print_pairs
from journal.entries import outgoing_letter, record
from journal.entries.record import Note
from journal.errors import N_, RequestRefused
from journal.letters.merger import Merger
from journal.model import (
    Blocked,
    Contact,
    Correspondence,
    LetterDenial,
    NewInteraction,
    Recorded,
    Template,
    contact_number,
)
from journal.settings.mail_settings import MailboxSettings


def write(
    context: CliContext,
    *,
    who: str,
    text: tuple[str, ...],
    template: str | None,
    subject: str | None,
    language: str | None,
    salesperson: str | None,
    mailbox: str | None,
    answers: int | None,
    again: int | None,
    attach: tuple[Path, ...],
    out: Path | None,
    dry_run: bool,
) -> None:
    base = _first_letter(context, again, who, template)
    people = _people_of(context, base) if again else resolve_contacts(context, who)
    wanted = record.template_for(context.config, context.actor, base.template)
    _require_way_out(wanted, people, context.now)
    note = replace(
        base,
        template=wanted.code,
        contacts=tuple(each.id for each in people),
        text=" ".join(text),
        subject=subject or "",
        language=language or "",
        salesperson=salesperson or "",
        attachments=tuple(map(read_attachment, attach)),
    )
    if again and answers is None:
        with context.reading() as session:
            answers = outgoing_letter.answered_by(session, again) or None
    note = _merge_first(context, note, people, answers)
    new = record.entry_from_note(context.config, context.actor, note, people, now=context.now)
    box = None
    if wanted.correspondence is Correspondence.DRAFT:
        box = choose_mailbox(context, mailbox, new.salesperson)
    if dry_run:
        _show(context, new, people, box)
    else:
        number = _log(context, note, people, box, answers)
        _print_logged(context, number, new, people, box)
    if out is not None:
        write_files(out, new.attachments)


def _first_letter(context: CliContext, again: int | None, who: str, template: str | None) -> Note:
    """Gives what is written: what was typed, or the letter of an entry once more."""
    if again is None:
        if not who or template is None:
            raise click.UsageError("Say to whom, and from which template (-t), or --again NUMBER.")
        return Note(template=template, contacts=())
    if who or template is not None:
        raise click.UsageError("--again takes whom it is to and its template from the interaction.")
    with context.reading() as session:
        return outgoing_letter.note_again(session, context.config, again)


def _merge_first(
    context: CliContext, note: Note, people: Sequence[Contact], answers: int | None
) -> Note:
    if answers is not None:
        with context.reading() as session:
            note = outgoing_letter.as_answer(session, note, answers)
    # Merged before the transaction: it may take a second, and others write meanwhile.
    with Merger() as merger:
        return record.merge_note(
            context.config, context.actor, note, people, merger, now=context.now
        )


def _people_of(context: CliContext, note: Note) -> list[Contact]:
    with context.reading() as session:
        return record.get_contacts(session, note.contacts)


_DENIALS = {
    LetterDenial.CLOSED: (
        "{name} ({number}) gets nothing new: blocked for privacy, or a minor without consent."
    ),
    LetterDenial.NO_EMAIL: (
        "{name} ({number}) has no email address that holds today, so there is nobody to write to. "
        "Add one: rapport contact edit {number} -e ADDRESS"
    ),
    LetterDenial.NO_POSTAL_ADDRESS: (
        "{name} ({number}) has no postal address. Add it: rapport contact edit {number} "
        "--street … --postal-code … --city …"
    ),
}


def _require_way_out(template: Template, people: Sequence[Contact], now: datetime) -> None:
    if template.correspondence is Correspondence.NONE:
        raise RequestRefused(
            N_(
                "The template {template} is not one to write from. Say in the config how it gets "
                "out: {setting}."
            ),
            template=template.code,
            setting=f'[templates.{template.code}] correspondence = "draft", "document"',
        )
    for each in people:
        if denial := outgoing_letter.find_denial(template, each, now):
            raise RequestRefused(_DENIALS[denial].format(name=each.name, number=each.number))


def _log(
    context: CliContext,
    note: Note,
    people: Sequence[Contact],
    box: MailboxSettings | None,
    answers: int | None,
) -> int:
    with context.session() as session:
        if box is None:
            outcome = record.log_note(session, context.config, context.actor, note, now=context.now)
        else:
            outcome = outgoing_letter.write(
                session,
                context.config,
                context.actor,
                note,
                mailbox=box,
                answers=answers,
                now=context.now,
            )
    if isinstance(outcome, Recorded):
        return outcome.number
    if isinstance(outcome, Blocked):
        names = ", ".join(each.name for each in people if each.id in outcome.contacts)
        raise RequestRefused(
            N_(
                "Nothing was written: {names} gets nothing new (blocked for privacy, or a minor "
                "without consent)."
            ),
            names=names,
        )
    raise RequestRefused(N_("Nothing was written: it is logged already."))


def _show(
    context: CliContext, new: NewInteraction, people: Sequence[Contact], box: MailboxSettings | None
) -> None:
    if context.as_json:
        print_json({"outcome": "dry run", **_row(new, people, box)})
        return
    pairs = [
        ("to", ", ".join(contact_title(each) for each in people)),
        ("goes", f"into the drafts of {box.name}" if box else "as a file"),
        ("language", new.language),
        ("subject", new.subject),
        ("files", ", ".join(each.name for each in new.attachments)),
    ]
    print_pairs([pair for pair in pairs if pair[1]])
    if new.text:
        console().print(f"\n{escape(new.text)}", soft_wrap=True)
    console().print("\n[dim]Nothing was logged.[/]")


def _print_logged(
    context: CliContext,
    number: int,
    new: NewInteraction,
    people: Sequence[Contact],
    box: MailboxSettings | None,
) -> None:
    if context.as_json:
        print_json({"outcome": "recorded", "number": number, **_row(new, people, box)})
        return
    files = ", ".join(each.name for each in new.attachments)
    names = ", ".join(contact_title(each) for each in people)
    told = f"{escape(new.template)} · {escape(names)}{escape(f' · {files}' if files else '')}"
    console().print(f"[green]Written [bold]#{number}[/bold][/] · {told}")
    if box is not None:
        console().print(
            f"It is put into the drafts of {escape(box.name)} when that mailbox is read next "
            f"(`rapport ingest`). Send it from your mail client."
        )


def _row(
    new: NewInteraction, people: Sequence[Contact], box: MailboxSettings | None
) -> dict[str, object]:
    return {
        "template": new.template,
        "language": new.language,
        "contacts": [contact_number(each.id) for each in people],
        "subject": new.subject,
        "text": new.text,
        "files": [{"name": each.name, "size": len(each.content)} for each in new.attachments],
        "mailbox": box.name if box else None,
    }

"""`rapport write`: a letter or a mail from a template."""

from collections.abc import Sequence
from pathlib import Path

from cli.attachments import read_attachment, write_files
from cli.contact_args import contact_title, resolve_contacts
from cli.context import CliContext
from cli.output import console, escape, print_json, print_pairs
from journal import outgoing_letter, record
from journal.errors import RequestRefused
from journal.fold import domain_of
from journal.letters.merger import Merger
from journal.model import (
    Blocked,
    Channel,
    Contact,
    Correspondence,
    NewInteraction,
    Recorded,
    Template,
    contact_number,
)
from journal.record import Note
from journal.rendering import has_postal_address
from journal.settings.mail_settings import MailboxSettings


def write(
    context: CliContext,
    *,
    who: str,
    text: tuple[str, ...],
    template: str,
    subject: str | None,
    language: str | None,
    salesperson: str | None,
    mailbox: str | None,
    answers: int | None,
    attach: tuple[Path, ...],
    out: Path | None,
    dry_run: bool,
) -> None:
    people = resolve_contacts(context, who)
    wanted = record.template_for(context.config, context.actor, template)
    _require_way_out(wanted, people)
    note = Note(
        template=wanted.code,
        contacts=tuple(each.id for each in people),
        text=" ".join(text),
        subject=subject or "",
        language=language or "",
        salesperson=salesperson or "",
        attachments=tuple(map(read_attachment, attach)),
    )
    # Merged before the transaction: it may take a second, and others write meanwhile.
    with Merger() as merger:
        note = record.merge_note(
            context.config, context.actor, note, people, merger, now=context.now
        )
    new = record.entry_from_note(context.config, context.actor, note, people, now=context.now)
    box = None
    if wanted.correspondence is Correspondence.DRAFT:
        outgoing_letter.require_addresses(people, context.now)
        box = _choose_mailbox(context, mailbox, new.salesperson)
    if dry_run:
        _show(context, new, people, box)
    else:
        number = _log(context, note, people, box, answers)
        _print_logged(context, number, new, people, box)
    if out is not None:
        write_files(out, new.attachments)


def _require_way_out(template: Template, people: Sequence[Contact]) -> None:
    if template.correspondence is Correspondence.NONE:
        raise RequestRefused(
            f"The template {template.code} is not one to write from. Say in the config how it gets "
            f'out: [templates.{template.code}] correspondence = "draft" or "document".'
        )
    is_letter = (template.correspondence, template.channel) == (
        Correspondence.DOCUMENT,
        Channel.LETTER,
    )
    for each in people:
        if is_letter and not has_postal_address(each):
            raise RequestRefused(
                f"{each.name} ({each.number}) has no postal address. Add it: rapport contact edit "
                f"{each.number} --street … --postal-code … --city …"
            )


def _choose_mailbox(context: CliContext, name: str | None, salesperson: str) -> MailboxSettings:
    """The one that is named, else the writer's own, else the only one."""
    boxes = context.settings.mailbox
    listed = ", ".join(box.name for box in boxes) or "none"
    if name is not None:
        named = [box for box in boxes if box.name.casefold() == name.casefold()]
        if not named:
            raise RequestRefused(
                f"There is no mailbox {name!r} in the config; there are: {listed}."
            )
        return named[0]
    own = [
        box for box in boxes if salesperson in {a.casefold() for a in (box.user, *box.addresses)}
    ]
    if len(own) == 1 or len(boxes) == 1:
        return (*own, *boxes)[0]
    raise RequestRefused(
        f"In whose drafts? Say it with --mailbox; there are: {listed}."
        if boxes
        else "A draft needs a mailbox to lie in, and the config has no [[mailbox]]."
    )


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
                mailbox=box.name,
                domain=_domain(context, box),
                answers=answers,
                now=context.now,
            )
    if isinstance(outcome, Recorded):
        return outcome.number
    if isinstance(outcome, Blocked):
        names = ", ".join(each.name for each in people if each.id in outcome.contacts)
        raise RequestRefused(
            f"Nothing was written: {names} gets nothing new (blocked for privacy, or a minor "
            "without consent)."
        )
    raise RequestRefused("Nothing was written: it is logged already.")


def _domain(context: CliContext, box: MailboxSettings) -> str:
    """What stands behind the @ of its Message-ID: a domain of ours."""
    own = [domain_of(each) for each in (box.user, *box.addresses)]
    return next((each for each in (*own, *context.settings.company.domains) if each), "localhost")


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

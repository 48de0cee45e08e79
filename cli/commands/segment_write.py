"""`rapport segment write`: a letter to each member, packed into one ZIP, or a draft to each."""

from pathlib import Path

from cli.args.mailbox_choice import choose_mailbox
from cli.commands.segment_runs import continue_run, print_size, print_skips
from cli.context import CliContext
from cli.terminal.output import console, escape, plural, print_json
from cli.terminal.prompts import confirm
from journal.entries import outgoing_letter, record
from journal.entries.record import Note
from journal.errors import RequestRefused
from journal.letters.merger import Merger
from journal.model import Correspondence, DraftMailbox, Template
from journal.segments import segment, segment_letters
from journal.segments.segment import RunPreview


def segment_write(
    context: CliContext,
    *,
    code: str,
    template: str,
    mailbox: str | None,
    out: Path | None,
    yes: bool,
    dry_run: bool,
) -> None:
    wanted = record.template_for(context.config, context.actor, template)
    _require_way_out(wanted, out)
    note = Note(wanted.code, (), draft_mailbox=_draft_mailbox(context, wanted, mailbox))
    with context.reading() as session:
        which = segment.get_segment(session, code)
        missing = segment_letters.find_unreachable(session, which, wanted, now=context.now)
        unreachable = [each.id for each in missing]
        found = segment.preview(session, which, now=context.now, unreachable=unreachable)
    if dry_run and context.as_json:
        print_json({"due": found.due, "skipped": found.skipped})
        return
    if not context.as_json:
        print_size(context.t, which, found)
        print_skips(context.t, found.skipped)
        _print_texts(context, note, found)
    if dry_run:
        return
    if found.due:
        confirm(context, f"Write to {plural(len(found.due), 'contact')}?", yes=yes)
    with context.session() as session:
        run_id = segment.begin(
            session,
            context.config,
            context.actor,
            which,
            note,
            now=context.now,
            unreachable=unreachable,
        )
    continue_run(context, run_id)
    if out is not None:
        _write_zip(context, run_id, out)
    if note.draft_mailbox and not context.as_json:
        console().print(
            f"They are put into the drafts of {escape(note.draft_mailbox.name)} when that mailbox is "
            f"read next (`rapport ingest`). `rapport segment undo {run_id}` takes back what is not "
            "sent by then."
        )


def _require_way_out(wanted: Template, out: Path | None) -> None:
    if wanted.correspondence is Correspondence.NONE:
        raise RequestRefused(
            f"The template {wanted.code} is not one to write from. Say in the config how it gets "
            f'out: [templates.{wanted.code}] correspondence = "draft" or "document".'
        )
    if wanted.correspondence is Correspondence.DRAFT and out is not None:
        raise RequestRefused(f"{wanted.code} makes drafts, and no files: leave out --out.")
    if out is not None and out.exists():
        raise RequestRefused(f"{out} is there already and would be overwritten. Name another file.")


def _draft_mailbox(
    context: CliContext, wanted: Template, mailbox: str | None
) -> DraftMailbox | None:
    if wanted.correspondence is not Correspondence.DRAFT:
        return None
    writer = context.actor.email or ""
    return outgoing_letter.draft_mailbox(choose_mailbox(context, mailbox, writer), writer)


def _print_texts(context: CliContext, note: Note, found: RunPreview) -> None:
    """The first few, as they would be."""
    with context.reading() as session:
        texts = segment_letters.preview_texts(
            session, context.config, context.actor, note, found.due, now=context.now
        )
    for each, text in texts:
        console().print(f"\n[bold]{escape(each.name)}[/] · {escape(text.subject)}")
        if text.body:
            console().print(escape(text.body), soft_wrap=True)
    if len(found.due) > len(texts):
        console().print(f"\n[dim]… and {len(found.due) - len(texts)} more.[/]")


def _write_zip(context: CliContext, run_id: int, out: Path) -> None:
    with context.reading() as session, Merger() as merger:
        count = segment_letters.write_zip(session, context.config, run_id, out, merger)
    if not context.as_json:
        console().print(f"{plural(count, 'letter')} and their labels are in {out}.")

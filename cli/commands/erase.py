"""`rapport erase`: remove a person's data on their request. Shown first, then confirmed."""

from pathlib import Path

import click

from cli.args.attachments import tell_lost_files
from cli.args.contact_args import contact_text, resolve_contact
from cli.context import CliContext
from cli.inspection.leftovers import clear_leftovers, tell_of_backups
from cli.terminal.output import console, escape, plural, print_json
from cli.terminal.prompts import confirm_by_typing, is_at_terminal
from journal.contacts import erase as erase_use_case
from journal.errors import RequestRefused
from journal.exchange.subject_access import subject_access
from journal.model import AuditKind
from journal.store import audit_trail
from journal.store.privacy import erasing as erasing_store
from journal.store.record import attachments


def erase(
    context: CliContext, *, who: str, shared: str | None, folder: Path | None, yes: bool
) -> None:
    each = resolve_contact(context, who)
    with context.reading() as session:
        found = erase_use_case.preview(session, context.actor, each)
    if not context.as_json:
        _print_traces(each.number, contact_text(each), found)
    if found.shared and shared is None:
        raise RequestRefused(
            f"{plural(len(found.shared), 'interaction')} with other contacts as well: say "
            "--shared keep (the text stays for the others) or --shared empty. Nothing was erased."
        )
    if not yes:
        _ask_to_erase(context, each.number)
    with context.session() as session:
        saved = subject_access(session, each, folder, context.config.files) if folder else None
        if saved is not None:
            audit_trail.add(session, context.actor, AuditKind.EXPORT_PERSON, 1, now=context.now)
        choice = erase_use_case.SharedEntryPolicy(shared) if shared else None
        done = erase_use_case.erase(session, context.actor, each, shared=choice, now=context.now)
    attachments.sweep_all(context.session, context.config.files)
    clear_leftovers(context)
    tell_of_backups(context)
    if context.as_json:
        print_json({"erased": done, "export": str(saved.path) if saved else None})
        return
    wrote = f" All that was held is in {escape(str(saved.path))}." if saved else ""
    console().print(
        f"[green]Erased.[/] {plural(done.emptied, 'interaction')} emptied, "
        f"{done.kept} kept for others, {plural(done.attachments, 'file')} deleted.{wrote}"
    )
    tell_lost_files(saved.lost if saved else ())


def _print_traces(number: str, name: str, found: erasing_store.Traces) -> None:
    out = console()
    out.print(f"[bold]{escape(name)}[/] would be erased, for good:")
    out.print(f"  {plural(len(found.alone), 'interaction')} of their own would be emptied")
    out.print(f"  {plural(len(found.shared), 'interaction')} with other contacts as well")
    out.print(
        f"  {plural(found.comments, 'comment')} and {plural(found.attachments, 'file')} "
        f"({found.attachment_bytes:,} bytes) are with them"
    )
    if found.mails:
        out.print(f"  {plural(len(found.mails), 'mail')} of the ledger would be emptied as well")
    if len(found.people) > 1:
        others = plural(len(found.people) - 1, "contact")
        out.print(f"  with {others} that was merged into {number}")


def _ask_to_erase(context: CliContext, number: str) -> None:
    if context.as_json or not is_at_terminal():
        raise click.UsageError("Nobody is here to answer; --yes says so beforehand.")
    if not confirm_by_typing(context, number, "erase them"):
        click.echo("Nothing was erased.", err=True)
        raise click.exceptions.Exit(1)

"""`rapport erase`: a person's data goes, on their request. Shown first, then confirmed."""

from pathlib import Path

import click

from cli.ask import at_terminal, typed_back
from cli.commands.purge import sweep
from cli.desk import Desk, desk_command
from cli.show import console, escape, plural, print_json
from cli.who import described, one
from journal import erase as erasing
from journal.errors import Refused
from journal.exchange import subject_access
from journal.store import erasing as traces_of


@desk_command(
    examples="""
    rapport erase K-12                           shows what would go, then asks
    rapport erase K-12 --shared keep --export .  first writes all that is held to a ZIP here
    """
)
@click.argument("who")
@click.option(
    "--shared",
    type=click.Choice([each.value for each in erasing.Shared]),
    help="What becomes of texts that other contacts share: keep, or empty as well.",
)
@click.option(
    "--export",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write all that is held about them to a ZIP in this folder first.",
)
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
def erase(desk: Desk, *, who: str, shared: str | None, folder: Path | None, yes: bool) -> None:
    """Remove a person's data on their request. Counts stay, names and texts go, for good."""
    each = one(desk, who)
    with desk.reading() as session:
        found = erasing.preview(session, desk.actor, each)
    if not desk.as_json:
        _print_traces(each.number, described(each), found)
    if found.shared and shared is None:
        raise Refused(
            f"{plural(len(found.shared), 'interaction')} with other contacts as well: say "
            "--shared keep (the text stays for the others) or --shared empty. Nothing was erased."
        )
    if not yes:
        _ask(desk, each.number)
    with desk.session() as session:
        saved = subject_access(session, each, folder, desk.house.files) if folder else None
        choice = erasing.Shared(shared) if shared else None
        done = erasing.erase(session, desk.actor, each, shared=choice, now=desk.now)
    sweep(desk)
    if desk.as_json:
        print_json({"erased": done, "export": str(saved) if saved else None})
        return
    wrote = f" All that was held is in {escape(str(saved))}." if saved else ""
    console().print(
        f"[green]Erased.[/] {plural(done.emptied, 'interaction')} emptied, "
        f"{done.kept} kept for others, {plural(done.attachments, 'file')} deleted.{wrote}"
    )


def _print_traces(number: str, name: str, found: traces_of.Traces) -> None:
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


def _ask(desk: Desk, number: str) -> None:
    if desk.as_json or not at_terminal():
        raise click.UsageError("Nobody is here to answer; --yes says so beforehand.")
    if not typed_back(desk, number, "erase them"):
        click.echo("Nothing was erased.", err=True)
        raise click.exceptions.Exit(1)

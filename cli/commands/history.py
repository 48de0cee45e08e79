"""`rapport history`, `show`, `find`: read the record."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import click
from sqlmodel import Session

from cli.desk import Desk, desk_command
from cli.filters import filter_options, read_filter
from cli.mail_words import trim_told
from cli.rows import COLUMNS, SPARE, WHOLE, card, clip, history_line, interaction_row, whole_row
from cli.show import console, escape, print_json, print_json_rows, print_pairs, print_table, when
from cli.which import number_of
from cli.who import one
from journal import fold
from journal import when as typed
from journal.correct import entry, told
from journal.errors import Refused
from journal.exchange.subject_access import safe_name
from journal.model import (
    Change,
    Comment,
    Contact,
    ContactKind,
    Interaction,
    LedgerMail,
    State,
)
from journal.store import blobs, interactions, ledger, listing, words

_AT_ONCE = 500


@desk_command(
    examples="""
    rapport history                              the last 50, cancelled ones struck through
    rapport history ada                          with Ada; a company: with all its people
    rapport history -t CALL-OUT --since 30d
    rapport history --all --json                 everything, for a script
    """
)
@click.argument("who", required=False)
@filter_options
@click.option("--cancelled", is_flag=True, help="Only cancelled ones.")
@click.option("--active", is_flag=True, help="Only active ones.")
@click.option("--due", metavar="DAY", help="With a follow-up due by this day: today, 2026-12-01.")
@click.option("--all", "everything", is_flag=True, help="Every one, not a page of them.")
@click.option("--limit", type=click.IntRange(1, 1000), default=50, show_default=True)
@click.option("--after", metavar="PLACE", help="The next page: as told at the end of the last.")
def history(
    desk: Desk,
    *,
    who: str | None,
    cancelled: bool,
    active: bool,
    due: str | None,
    everything: bool,
    limit: int,
    after: str | None,
    **given: Any,
) -> None:
    """List interactions, newest first, with their status."""
    states = _states(cancelled=cancelled, active=active)
    if who and given["contact"]:
        raise click.UsageError("Name the contact once: WHO or --contact.")
    wanted = read_filter(desk, states=states, **{**given, "contact": who or given["contact"]})
    if due:
        wanted = replace(wanted, follow_up_by=typed.coming(due, desk.today))
    with desk.reading() as session:
        if everything:
            print_interactions(desk, listing.walk(session, wanted))
            return
        page = listing.page(session, wanted, limit=limit, after=after)
    print_interactions(desk, page.items)
    if page.after and not desk.as_json:
        console().print(f"[dim]More: add --after '{page.after}', or --all.[/]")


def print_interactions(desk: Desk, found: Iterable[Interaction]) -> None:
    """A table, a few hundred rows at a time, so that a long list shows at once; or JSON rows."""
    if desk.as_json:
        print_json_rows(interaction_row(each) for each in found)
        return
    rows, first = iter(found), True
    while some := list(islice(rows, _AT_ONCE)):
        lines = (history_line(each, desk.zone, desk.names) for each in some)
        print_table(COLUMNS, lines, whole=WHOLE, spare=SPARE)
        first = False
    if first:
        console().print("Nothing was logged that fits. `rapport log` adds the first.")


def _states(*, cancelled: bool, active: bool) -> tuple[State, ...]:
    if cancelled and active:
        raise click.UsageError(
            "--cancelled and --active exclude each other; leave both out for all."
        )
    return (State.CANCELLED,) if cancelled else (State.ACTIVE,) if active else ()


@desk_command(
    examples="""
    rapport show 17
    rapport show last --json                     what you logged last
    rapport show 17 --files .                    and write its attachments here
    """
)
@click.argument("number", metavar="NUMBER")
@click.option(
    "--files",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write its attachments into this folder.",
)
def show(desk: Desk, *, number: str, folder: Path | None) -> None:
    """Show one interaction, whole: text, comments, and every change since it was logged."""
    wanted = number_of(desk, number)
    with desk.reading() as session:
        each = entry(session, wanted)
        comments = interactions.comments_of(session, wanted)
        changes = interactions.changes_of(session, wanted)
        mail = ledger.get(session, each.mail_id) if each.mail_id is not None else None
    if folder is not None:
        _write_files(desk, each, folder)
    if desk.as_json:
        print_json(whole_row(each, comments, changes))
        return
    _print_whole(desk, each, comments, changes, mail)


def _write_files(desk: Desk, each: Interaction, folder: Path) -> None:
    """Each under its own name, made safe; nothing that is there is overwritten."""
    for attachment in each.attachments:
        content = blobs.read(desk.house.files, attachment.digest)
        target = folder / safe_name(attachment.name)
        if content is None:
            raise Refused(f"The content of {attachment.name} is missing in {desk.house.files}.")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as file:
                file.write(content)
        except FileExistsError:
            raise Refused(f"{target} is there already; name another folder.") from None
        except OSError as error:
            raise Refused(f"{target} can't be written: {error.strerror}.") from error
        click.echo(f"Wrote {target}", err=True)


def _print_whole(
    desk: Desk,
    each: Interaction,
    comments: Iterable[Comment],
    changes: Iterable[Change],
    mail: LedgerMail | None,
) -> None:
    out = console()
    strike = " strike" if each.state is State.CANCELLED else ""
    out.print(f"[bold{strike}]#{each.number}  {escape(each.subject)}[/]")
    print_pairs(card(each, desk.zone, desk.names))
    if each.text:
        out.print(f"\n{escape(each.text)}")
    if mail is not None and (
        cut := trim_told(mail, each, f'rapport mail show "#{each.number}" --full')
    ):
        out.print(f"\n[dim]{escape(cut)}[/]")
    for said in comments:
        out.print(f"\n[dim]{when(said.at, desk.zone)} {escape(said.by)}[/]\n{escape(said.text)}")
    if changes:
        out.print("\n[bold]History[/]")
    for change in changes:
        old, new = (_short(told(change.field, kept)) for kept in (change.old, change.new))
        moved = f"{old} → {new}"
        by = f"[dim]{when(change.at, desk.zone)} {escape(change.by)}[/]"
        field = change.field.replace("_", " ")
        out.print(f"  {by}  {escape(field)}: {escape(moved)}")


def _short(text: str) -> str:
    return clip(text, 50) or "–"


@desk_command(
    examples="""
    rapport find price list
    rapport find "anna reklam" --json            every word begins a word of the entry
    """
)
@click.argument("text", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 1000), default=50, show_default=True)
@click.option("--contact", "-c", metavar="WHO", help="Only with this contact.")
def find(desk: Desk, *, text: tuple[str, ...], limit: int, contact: str | None) -> None:
    """Search subjects, texts, comments, names and document numbers; newest first."""
    typed_words = " ".join(text)
    if not fold.words(typed_words):
        raise click.UsageError("Name at least one word to look for.")
    who = one(desk, contact) if contact else None
    with desk.reading() as session:
        matches = (each for each in _matches(session, typed_words) if _is_with(each, who))
        found = list(islice(matches, limit))
    if found or desk.as_json:
        print_interactions(desk, found)
    else:
        console().print("No interaction has all of these words.")


def _matches(session: Session, typed_words: str) -> Iterator[Interaction]:
    """Newest first, a few hundred looked up at a time."""
    before: int | None = None
    while numbers := words.find(session, typed_words, limit=_AT_ONCE, before=before):
        yield from interactions.get_many(session, numbers).values()
        before = min(numbers)


def _is_with(each: Interaction, who: Contact | None) -> bool:
    if who is None:
        return True
    is_firm = who.kind is ContactKind.COMPANY
    return who.id in {p.company_id if is_firm else p.contact_id for p in each.participants}

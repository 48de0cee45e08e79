"""`rapport history`, `show`, `find`: read the record."""

from typing import Any

import click

from cli.desk import Desk, desk_command
from cli.filters import filter_options, read_filter
from cli.rows import COLUMNS, card, history_line, interaction_row, whole_row
from cli.show import console, escape, print_json, print_json_rows, print_table, when
from cli.who import one
from journal.correct import entry
from journal.model import ContactKind, State
from journal.store import interactions, listing, words


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
    from dataclasses import replace

    from cli import when as typed

    with desk.reading() as session:
        states = _states(cancelled=cancelled, active=active)
        wanted = read_filter(
            desk, session, states=states, **{**given, "contact": who or given["contact"]}
        )
        if due:
            wanted = replace(
                wanted, follow_up_by=typed.coming(due, desk.now.astimezone(desk.zone).date())
            )
        if desk.as_json and everything:
            print_json_rows(interaction_row(each) for each in listing.walk(session, wanted))
            return
        if everything:
            print_table(
                COLUMNS, (history_line(e, desk.zone) for e in listing.walk(session, wanted))
            )
            return
        page = listing.page(session, wanted, limit=limit, after=after)
        if desk.as_json:
            print_json_rows(interaction_row(each) for each in page.items)
            return
    if not page.items:
        console().print("Nothing was logged that fits. `rapport log` adds the first.")
        return
    print_table(COLUMNS, (history_line(each, desk.zone) for each in page.items))
    if page.after:
        console().print(f"[dim]More: add --after '{page.after}', or --all.[/]")


def _states(*, cancelled: bool, active: bool) -> tuple[State, ...]:
    if cancelled and active:
        raise click.UsageError(
            "--cancelled and --active exclude each other; leave both out for all."
        )
    return (State.CANCELLED,) if cancelled else (State.ACTIVE,) if active else ()


@desk_command(
    examples="""
    rapport show 17
    rapport show 17 --json
    """
)
@click.argument("number", type=int)
def show(desk: Desk, *, number: int) -> None:
    """Show one interaction, whole: text, comments, and every change since it was logged."""
    with desk.reading() as session:
        each = entry(session, number)
        comments = interactions.comments_of(session, number)
        changes = interactions.changes_of(session, number)
    if desk.as_json:
        print_json(whole_row(each, comments, changes))
        return
    out = console()
    strike = " strike" if each.state is State.CANCELLED else ""
    out.print(f"[bold{strike}]#{number}  {escape(each.subject)}[/]")
    for label, value in card(each, desk.zone):
        out.print(f"  [dim]{label:<12}[/] {escape(value)}")
    if each.text:
        out.print(f"\n{escape(each.text)}")
    for said in comments:
        out.print(f"\n[dim]{when(said.at, desk.zone)} {escape(said.by)}[/]\n{escape(said.text)}")
    if changes:
        out.print("\n[bold]History[/]")
    for change in changes:
        moved = f"{_short(change.old)} → {_short(change.new)}"
        by = f"[dim]{when(change.at, desk.zone)} {escape(change.by)}[/]"
        out.print(f"  {by}  {change.field}: {escape(moved)}")


def _short(text: str) -> str:
    from cli.rows import clip

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
    with desk.reading() as session:
        numbers = words.find(session, " ".join(text), limit=limit)
        found = list(interactions.get_many(session, numbers).values())
        if contact:
            who = one(desk, session, contact)
            is_firm = who.kind is ContactKind.COMPANY
            found = [
                each
                for each in found
                if who.id in {p.company_id if is_firm else p.contact_id for p in each.participants}
            ]
    if desk.as_json:
        print_json_rows(interaction_row(each) for each in found)
        return
    if not found:
        console().print("No interaction has all of these words.")
        return
    print_table(COLUMNS, (history_line(each, desk.zone) for each in found))

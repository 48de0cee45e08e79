"""`rapport draft …`: interactions begun and put off."""

import click

from cli.commands.log import log_note, read_note
from cli.commands.runs import run_now
from cli.desk import Desk, desk_command
from cli.rows import clip
from cli.show import console, escape, print_json, print_json_rows, print_table, when
from journal import record
from journal.store import drafts

_NOTE_OPTIONS = (
    "template",
    "subject",
    "on",
    "duration",
    "cost",
    "direction",
    "mark",
    "failed",
    "salesperson",
    "campaign",
    "response",
    "follow_up",
    "language",
)


@click.group()
def draft() -> None:
    """Drafts: begun with `rapport log … --draft`, counted nowhere until they are logged."""


@desk_command(
    draft,
    name="list",
    examples="""
    rapport draft list
    """,
)
def list_(desk: Desk) -> None:
    """List your drafts."""
    with desk.reading() as session:
        found = drafts.of_actor(session, desk.actor.key)
    if desk.as_json:
        print_json_rows(found)
        return
    rows = [
        (
            str(each.id),
            when(each.at, desk.zone),
            escape(each.fields.get("who", "")),
            escape(clip(each.fields.get("text", ""))),
        )
        for each in found
    ]
    print_table(("Draft", "Begun", "With", "Text"), rows, whole=("Draft", "Begun"))
    if not found:
        console().print("You have no drafts.")


@desk_command(
    draft,
    examples="""
    rapport draft log 3
    rapport draft log 3 --text "and this is how it ended"
    """,
)
@click.argument("number", type=click.IntRange(1, 2**31 - 1), metavar="NUMBER")
@click.option("--who", help="With whom, if the draft does not say, or somebody else.")
@click.option("--text", help="What was said, in place of the draft's text.")
@click.option("--yes", "-y", is_flag=True, help="Do not ask, however large the segment.")
def log(desk: Desk, *, number: int, who: str | None, text: str | None, yes: bool) -> None:
    """Log a draft; it is one no more."""
    with desk.reading() as session:
        kept = record.own_draft(session, desk.actor, number).fields
    given = {name: kept.get(name) for name in _NOTE_OPTIONS}
    flags = {"failed": bool(kept.get("failed")), "response": bool(kept.get("response")) or None}
    said = read_note(desk, text or kept.get("text", ""), **{**given, **flags})
    whom = who or kept.get("who", "")
    if not whom.casefold().startswith("seg:"):
        log_note(desk, whom, said, draft=number)
        return
    run_now(desk, whom[4:], said, yes=yes)
    with desk.session() as session:
        record.drop_draft(session, desk.actor, number)


@desk_command(
    draft,
    examples="""
    rapport draft delete 3
    """,
)
@click.argument("number", type=click.IntRange(1, 2**31 - 1), metavar="NUMBER")
def delete(desk: Desk, *, number: int) -> None:
    """Delete a draft."""
    with desk.session() as session:
        record.drop_draft(session, desk.actor, number)
    if desk.as_json:
        print_json({"deleted": number})
        return
    console().print(f"Deleted draft {number}.")

"""`rapport draft …`: interactions begun and put off."""

import click

from cli.commands.log import log_note
from cli.commands.segment_runs import run_now
from cli.context import CliContext, cli_command
from cli.interaction_rows import clip
from cli.note_args import read_note
from cli.output import console, escape, format_time, print_json, print_json_rows, print_table
from journal import record
from journal.store.record import drafts

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


@cli_command(
    draft,
    name="list",
    examples="""
    rapport draft list
    """,
)
def list_(context: CliContext) -> None:
    """List your drafts."""
    with context.reading() as session:
        found = drafts.get_of_actor(session, context.actor.key)
    if context.as_json:
        print_json_rows(found)
        return
    rows = [
        (
            str(each.id),
            format_time(each.at, context.zone),
            escape(each.fields.get("who", "")),
            escape(clip(each.fields.get("text", ""))),
        )
        for each in found
    ]
    print_table(("Draft", "Begun", "With", "Text"), rows, uncut=("Draft", "Begun"))
    if not found:
        console().print("You have no drafts.")


@cli_command(
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
def log(context: CliContext, *, number: int, who: str | None, text: str | None, yes: bool) -> None:
    """Log a draft; it is one no more."""
    with context.reading() as session:
        kept = record.get_own_draft(session, context.actor, number).fields
    given = {name: kept.get(name) for name in _NOTE_OPTIONS}
    flags = {"failed": bool(kept.get("failed")), "response": bool(kept.get("response")) or None}
    said = read_note(context, text or kept.get("text", ""), **{**given, **flags})
    whom = who or kept.get("who", "")
    if not whom.casefold().startswith("seg:"):
        log_note(context, whom, said, draft=number)
        return
    run_now(context, whom[4:], said, yes=yes)
    with context.session() as session:
        record.delete_draft(session, context.actor, number)


@cli_command(
    draft,
    examples="""
    rapport draft delete 3
    """,
)
@click.argument("number", type=click.IntRange(1, 2**31 - 1), metavar="NUMBER")
def delete(context: CliContext, *, number: int) -> None:
    """Delete a draft."""
    with context.session() as session:
        record.delete_draft(session, context.actor, number)
    if context.as_json:
        print_json({"deleted": number})
        return
    console().print(f"Deleted draft {number}.")

"""`rapport draft …`: interactions begun and put off."""

from typing import Any

import click

from bot.language.translator import N_
from cli.args.note_args import days_of_draft, read_note
from cli.commands.log import log_note
from cli.commands.segment_runs import run_now
from cli.context import CliContext
from cli.terminal.output import (
    console,
    escape,
    format_time,
    print_json,
    print_json_rows,
    print_table,
)
from cli.text.interaction_rows import clip
from journal.entries import record
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
    "opportunity",
    "response",
    "follow_up",
    "language",
)


_COLUMNS = (N_("Draft"), N_("Begun"), N_("With"), N_("Text"))


def list_(context: CliContext) -> None:
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
    print_table(_COLUMNS, rows, uncut=("Draft", "Begun"), t=context.t)
    if not found:
        console().print(context.t("You have no drafts."))


def log(context: CliContext, *, number: int, who: str | None, text: str | None, yes: bool) -> None:
    with context.reading() as session:
        fields = record.get_own_draft(session, context.actor, number).fields
    given = {name: fields.get(name) for name in _NOTE_OPTIONS}
    flags = {"failed": bool(fields.get("failed")), "response": bool(fields.get("response")) or None}
    note = read_note(context, text or fields.get("text", ""), of_draft=True, **{**given, **flags})
    whom = who or fields.get("who", "")
    if not whom.casefold().startswith("seg:"):
        log_note(context, whom, note, draft=number)
        return
    run_now(context, whom[4:], note, yes=yes)
    with context.session() as session:
        record.delete_draft(session, context.actor, number)


def edit(
    context: CliContext, *, number: int, who: str | None, text: str | None, **given: Any
) -> None:
    """Change what is given; days are kept as days, since tomorrow `yesterday` is another one."""
    note = read_note(context, text or "", **given)
    named = {name: str(value) for name, value in given.items() if value} | days_of_draft(note)
    named |= {name: value for name, value in (("who", who), ("text", text)) if value is not None}
    if not named:
        raise click.UsageError("Say what to change; `rapport draft edit --help` lists it.")
    with context.session() as session:
        before = record.get_own_draft(session, context.actor, number)
        drafts.change(session, number, {**before.fields, **named}, by=context.actor.key)
    if context.as_json:
        print_json({"draft": number, "changed": sorted(named)})
        return
    fields = ", ".join(sorted(named))
    changed = context.t("Changed draft {number}: {fields}.", number=number, fields=fields)
    console().print(f"[green]{changed}[/]")


def delete(context: CliContext, *, number: int) -> None:
    with context.session() as session:
        record.delete_draft(session, context.actor, number)
    if context.as_json:
        print_json({"deleted": number})
        return
    console().print(context.t("Deleted draft {number}.", number=number))

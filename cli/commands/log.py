"""`rapport log`: one line logs an interaction; scripts add a document and a key."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from sqlmodel import Session

from cli import when
from cli.desk import Desk, desk_command
from cli.rows import clip
from cli.show import console, escape, print_json
from cli.who import names_of, several, titled
from journal import record
from journal.correct import money
from journal.errors import Refused
from journal.fold import one_line
from journal.model import (
    Blocked,
    Contact,
    Direction,
    Document,
    Duplicate,
    Evaluation,
    NewAttachment,
    PurgedBefore,
    Recorded,
    RecordOutcome,
)
from journal.record import Note

MARKS = {
    "++": Evaluation.VERY_POSITIVE,
    "+": Evaluation.POSITIVE,
    "0": Evaluation.NEUTRAL,
    "-": Evaluation.NEGATIVE,
    "--": Evaluation.VERY_NEGATIVE,
}
_LARGEST_FILE = 50_000_000

_SAID = (
    click.option("--template", "-t", metavar="CODE", help="What it was (default: a note)."),
    click.option("--subject", "-s", help="A title; the template gives one."),
    click.option("--on", metavar="WHEN", help="When: yesterday 14:00, 2026-11-01, 9:15."),
    click.option("--duration", "-d", metavar="SPAN", help="How long: 25m, 1h30."),
    click.option("--cost", metavar="AMOUNT", help="What it cost."),
    click.option("--in", "direction", flag_value="inbound", help="They reached us."),
    click.option("--out", "direction", flag_value="outbound", help="We reached them."),
    click.option("--eval", "mark", type=click.Choice(list(MARKS)), help="How it went."),
    click.option("--failed", is_flag=True, help="An attempt: nobody was reached."),
    click.option("--salesperson", metavar="EMAIL", help="Whom of us it concerns."),
    click.option("--campaign", metavar="CODE"),
    click.option("--response", is_flag=True, default=None, help="It answers the campaign."),
    click.option("--follow-up", metavar="WHEN", help="A day to come back: 3d, 2026-12-01."),
    click.option("--language", metavar="CODE", help="The template's language, like sv."),
)


def said_options(function: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(_SAID):
        function = option(function)
    return function


def read_note(desk: Desk, text: str, **given: Any) -> Note:
    """What the options say, completed by nothing: that is the template's part."""
    cost, mark, response = given["cost"], given["mark"], given["response"]
    return Note(
        template=given["template"] or "",
        contacts=(),
        text=text,
        subject=given["subject"] or "",
        occurred_at=when.moment(given["on"], desk.now, desk.zone) if given["on"] else None,
        duration_minutes=when.minutes(given["duration"]) if given["duration"] else None,
        cost=None if cost is None else money(cost),
        direction=Direction(given["direction"]) if given["direction"] else None,
        evaluation=MARKS[mark] if mark else None,
        successful=not given["failed"],
        salesperson=given["salesperson"] or "",
        campaign=given["campaign"] or "",
        response=response,
        follow_up_on=_coming(desk, given["follow_up"]),
        language=given["language"] or "",
    )


def _coming(desk: Desk, text: str | None) -> Any:
    return when.coming(text, desk.now.astimezone(desk.zone).date()) if text else None


@desk_command(
    examples="""
    rapport log ada "Called about the price list" -t call-out -d 25m
    rapport log "ada, bob@acme.example" "Met at the fair" -t meeting-onsite --on "yesterday 14:00"
    rapport log seg:partners "Autumn letter sent" -t letter
    rapport log ada@acme.example --document invoice:4711:1 -t s-invoice --key erp-4711-1
    echo "long text" | rapport log ada -
    rapport log ada "not sure yet" --draft
    """
)
@click.argument("who")
@click.argument("text", nargs=-1)
@said_options
@click.option("--document", metavar="TYPE:NUMBER[:VERSION]", help="Recorded from this document.")
@click.option("--key", metavar="TEXT", help="A repeat with the same key logs nothing.")
@click.option(
    "--attach",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file to keep with it.",
)
@click.option("--draft", is_flag=True, help="Put it off: kept as it is, counted nowhere.")
def log(
    desk: Desk,
    *,
    who: str,
    text: tuple[str, ...],
    document: str | None,
    key: str | None,
    attach: tuple[Path, ...],
    draft: bool,
    **given: Any,
) -> None:
    """Log an interaction with one contact, several, or everybody in a segment (seg:CODE)."""
    said_text = _text(text)
    if draft:
        put_off(desk, {"who": who, "text": said_text, **{k: str(v) for k, v in given.items() if v}})
        return
    said = replace(
        read_note(desk, said_text, **given),
        document=read_document(document),
        request_key=key,
        attachments=tuple(_attachment(path) for path in attach),
    )
    if who.casefold().startswith("seg:"):
        from cli.commands.segment import run_now

        run_now(desk, who[4:], said, assume_yes=desk.as_json)
        return
    log_note(desk, who, said)


def _text(parts: tuple[str, ...]) -> str:
    if parts == ("-",):
        return sys.stdin.read(record.LONGEST_TEXT)
    return " ".join(parts)


def log_note(desk: Desk, who: str, said: Note) -> RecordOutcome:
    """Find who is meant, record it, say what became of it."""
    said = replace(said, template=said.template or desk.settings.record.note)
    with desk.session() as session:
        people = several(desk, session, who)
        said = replace(said, contacts=tuple(each.id for each in people))
        outcome = record.note(session, desk.house, desk.actor, said, now=desk.now)
        tell(desk, session, outcome, people, said)
    if isinstance(outcome, Blocked | PurgedBefore):
        raise click.exceptions.Exit(1)
    return outcome


def tell(
    desk: Desk, session: Session, outcome: RecordOutcome, people: list[Contact], said: Note
) -> None:
    if desk.as_json:
        print_json({"outcome": type(outcome).__name__.lower(), **_fields(outcome)})
        return
    match outcome:
        case Recorded(number):
            code = desk.catalog.template(said.template).code
            names = ", ".join(titled(each) for each in people)
            text = f"  {clip(said.text)}" if said.text else ""
            console().print(
                f"[green]Logged [bold]#{number}[/bold][/] · {escape(code)} · {escape(names)}"
                f"[dim]{escape(text)}[/]"
            )
        case Duplicate(number, why):
            entry = f"#{number}" if number else "in this same call"
            console().print(f"Nothing new: the same {why} is logged already, {entry}.")
        case Blocked(ids):
            console().print(
                f"[red]Nothing was logged:[/] {escape(names_of(session, ids))} "
                "gets nothing new (blocked for privacy, or a minor without consent)."
            )
        case PurgedBefore():
            console().print("Nothing was logged: this was logged once and purged since.")


def _fields(outcome: RecordOutcome) -> dict[str, Any]:
    match outcome:
        case Recorded(number):
            return {"number": number}
        case Duplicate(number, why):
            return {"number": number, "why": why}
        case Blocked(ids):
            return {"contacts": [f"K-{id_}" for id_ in ids]}
        case PurgedBefore():
            return {}


def read_document(text: str | None) -> Document | None:
    """`invoice:4711:2` → an invoice's number and version."""
    if not text:
        return None
    kind, _, rest = text.partition(":")
    number, _, version = rest.partition(":")
    parts = [one_line(part, longest=100) for part in (kind, number, version)]
    if not parts[0] or not parts[1]:
        raise Refused(f"{text!r} names no document; write TYPE:NUMBER, like invoice:4711.")
    return Document(*parts)


def _attachment(path: Path) -> NewAttachment:
    import mimetypes

    if path.stat().st_size > _LARGEST_FILE:
        raise Refused(f"{path} is larger than 50 MB, the most that can be attached.")
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return NewAttachment(one_line(path.name, longest=200), kind, path.read_bytes())


def put_off(desk: Desk, fields: dict[str, str]) -> None:
    with desk.session() as session:
        number = record.put_off(session, desk.actor, fields, now=desk.now)
    if desk.as_json:
        print_json({"draft": number})
        return
    console().print(f"Put off as draft {number}. Log it later: [bold]rapport draft log {number}[/]")

"""`rapport edit`, `comment`: correct a logged interaction; the old values are kept."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date, time
from pathlib import Path
from typing import Any

import click
from sqlmodel import Session

from bot.language.translator import N_, Translator
from bot.messages.number_lists import list_entries
from cli.args.attachments import read_attachment
from cli.args.contact_args import contact_names, resolve_contacts
from cli.args.filters import read_filter
from cli.args.interaction_args import interaction_number, interaction_numbers
from cli.args.note_args import read_document, read_follow_up
from cli.args.salesperson_args import read_salesperson
from cli.context import CliContext
from cli.terminal.output import console, escape, print_json
from cli.terminal.prompts import confirm
from cli.text.field_names import field_label
from journal import when
from journal.entries import correct, entry_files
from journal.entries.correct import Edited
from journal.errors import RequestRefused
from journal.model import (
    EVALUATION_BY_MARK,
    Blocked,
    Direction,
    Document,
    Evaluation,
    InteractionState,
    TooLate,
)
from journal.money import parse_money
from journal.store.record import pages


def edit(
    context: CliContext,
    *,
    number: str,
    full_text: bool,
    whom: str | None,
    version: int | None,
    attach: tuple[Path, ...],
    detach: tuple[str, ...],
    **given: Any,
) -> None:
    if full_text and given["text"] is not None:
        raise click.UsageError("Say one of the two: --text or --full-text.")
    which, wanted = interaction_number(context, number), _given_fields(context, given)
    if whom is not None:
        wanted["contacts"] = [each.id for each in resolve_contacts(context, whom)]
    edits = bool(wanted or full_text)
    if attach or detach:
        _change_files(context, which, attach, detach, last=not edits)
        if not edits:
            return
    if not edits:
        raise click.UsageError("Say what to change; `rapport edit --help` lists what can be.")
    with context.session() as session:
        outcome = _apply_edit(context, session, which, wanted, full_text=full_text, version=version)
        if isinstance(outcome, Blocked):
            names = contact_names(session, outcome.contacts)
            raise RequestRefused(
                N_("Nothing was changed: {names} gets nothing new (blocked for privacy)."),
                names=names,
            )
    if isinstance(outcome, TooLate):
        raise RequestRefused(
            N_(
                "#{number} was changed since you looked at it; look again with "
                "`rapport show {number}`. Nothing was changed."
            ),
            number=which,
        )
    _print_edited(context, outcome)


def _change_files(
    context: CliContext,
    which: int,
    paths: tuple[Path, ...],
    names: tuple[str, ...],
    *,
    last: bool,
) -> None:
    """Takes files off, then attaches others: so one is replaced by another of its name."""
    files = [read_attachment(path) for path in paths]
    who = context.config, context.actor
    with context.session() as session:
        gone = (
            entry_files.detach_files(session, *who, which, names, now=context.now) if names else ()
        )
        added = (
            entry_files.attach_files(session, *who, which, files, now=context.now) if files else ()
        )
    if context.as_json:
        if last:
            print_json({"number": which, "changed": ["attachments"] if added or gone else []})
        return
    t, number = context.t, f"[bold]#{which}[/bold]"
    if gone:
        listed = escape(", ".join(gone))
        told = t("Taken off {number}: {files}", number=number, files=listed)
        console().print(f"[green]{told}[/]")
    if added:
        listed = escape(", ".join(added))
        told = t("Attached to {number}: {files}", number=number, files=listed)
        console().print(f"[green]{told}[/]")
    elif files:
        console().print(t("#{number} has these files already.", number=which))


def _apply_edit(
    context: CliContext,
    session: Session,
    which: int,
    wanted: dict[str, Any],
    *,
    full_text: bool,
    version: int | None,
) -> Edited | TooLate | Blocked:
    if full_text:
        whole = correct.full_mail_text(session, context.config, context.actor, which)
        if isinstance(whole, Blocked):
            return whole
        wanted = {**wanted, "text": whole}
    return correct.edit(
        session, context.config, context.actor, which, wanted, now=context.now, version=version
    )


def _given_fields(context: CliContext, given: dict[str, Any]) -> dict[str, Any]:
    """The fields given by options, with their types."""
    plain = {k: given[k] for k in ("text", "subject", "template", "campaign", "opportunity")}
    plain["salesperson"] = read_salesperson(context, given["salesperson"])
    wanted: dict[str, Any] = {k: v for k, v in plain.items() if v is not None}
    readers: dict[str, tuple[str, Callable[[str], Any]]] = {
        "on": ("occurred_at", lambda text: when.parse_moment(text, context.now, context.zone)),
        "duration": ("duration_minutes", when.parse_minutes),
        "cost": ("cost", parse_money),
    }
    for option, (field, read) in readers.items():
        if given[option] is not None:
            wanted[field] = read(given[option])
    if given["document"] is not None:
        wanted |= _document_fields(given["document"])
    if given["direction"]:
        wanted["direction"] = Direction(given["direction"])
    if given["mark"]:
        wanted["evaluation"] = EVALUATION_BY_MARK.get(given["mark"])
    if given["eval_note"] is not None:
        wanted["evaluation_note"] = given["eval_note"]
    if given["failed"] is not None:
        wanted["successful"] = not given["failed"]
    if given["response"] is not None:
        wanted["response"] = given["response"]
    if given["follow_up"] is not None:
        wanted |= _follow_up_fields(context, given["follow_up"])
    return wanted


def _document_fields(text: str) -> dict[str, str]:
    found = None if text.casefold() == "none" else read_document(text)
    return {f"document.{name}": value for name, value in asdict(found or Document("", "")).items()}


def _follow_up_fields(context: CliContext, text: str) -> dict[str, date | time | None]:
    if text.casefold() == "none":
        return {"follow_up_on": None}
    due = read_follow_up(context, text)
    return {"follow_up_on": due.day, "follow_up_time": due.at}


def _print_edited(context: CliContext, outcome: Edited) -> None:
    t = context.t
    if context.as_json:
        print_json({"number": outcome.number, "changed": outcome.changed})
    elif outcome.changed:
        fields = escape(", ".join(field_label(t, each) for each in outcome.changed))
        number = f"[bold]#{outcome.number}[/bold]"
        console().print(
            f"[green]{t('Changed {number}: {fields}', number=number, fields=fields)}[/]"
        )
    else:
        console().print(t("#{number} is so already; nothing was changed.", number=outcome.number))


def evaluate(
    context: CliContext,
    *,
    mark: str,
    numbers: tuple[str, ...],
    note: str | None,
    yes: bool,
    **given: Any,
) -> None:
    meant = EVALUATION_BY_MARK.get(mark)
    which = _numbers_to_evaluate(context, numbers, given, meant=meant, note=note)
    if not numbers and which:
        confirm(context, _evaluate_question(context.t, mark, len(which)), yes=yes)
    wanted: dict[str, Any] = {"evaluation": meant}
    if note is not None or mark == "none":
        wanted["evaluation_note"] = note or ""
    with context.session() as session:
        done = correct.evaluate(
            session, context.config, context.actor, which, wanted, now=context.now
        )
    if context.as_json:
        print_json({"changed": done, "already": [n for n in which if n not in done]})
    elif done:
        which_text = list_entries(context.t, done)
        console().print(f"[green]{_evaluated_text(context.t, mark, which_text)}[/]")
    else:
        console().print(context.t("Nothing was changed: no entry fits, or all are so already."))


def _evaluated_text(t: Translator, mark: str, numbers: str) -> str:
    if mark == "none":
        return t("No evaluation any more: {numbers}.", numbers=numbers)
    return t("Evaluated {numbers}.", numbers=numbers)


def _evaluate_question(t: Translator, mark: str, count: int) -> str:
    if mark == "none":
        return t.plural(
            "Take the evaluation of {count} entry away?",
            "Take the evaluation of {count} entries away?",
            count,
        )
    return t.plural(
        "Evaluate {count} entry with {mark}?",
        "Evaluate {count} entries with {mark}?",
        count,
        mark=mark,
    )


def _numbers_to_evaluate(
    context: CliContext,
    numbers: tuple[str, ...],
    given: dict[str, Any],
    *,
    meant: Evaluation | None,
    note: str | None,
) -> list[int]:
    """Those that are named; of those that a filter finds, the ones that are not so already."""
    if bool(numbers) == any(given.values()):
        raise click.UsageError("Name entries by number, or by a filter.")
    if numbers:
        return interaction_numbers(context, numbers)
    wanted = read_filter(context, states=(InteractionState.ACTIVE,), **given)
    with context.reading() as session:
        found = list(pages.walk(session, wanted))
    return [
        each.number
        for each in found
        if note or each.evaluation is not meant or (meant is None and each.evaluation_note)
    ]


def comment(context: CliContext, *, number: str, text: tuple[str, ...]) -> None:
    which = interaction_number(context, number)
    with context.session() as session:
        correct.comment(session, context.actor, which, " ".join(text), now=context.now)
    if context.as_json:
        print_json({"number": which})
        return
    number = f"[bold]#{which}[/bold]"
    console().print(f"[green]{context.t('Commented {number}.', number=number)}[/]")

"""`rapport history`, `show`, `find`: read the record."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import click
from sqlmodel import Session

from cli.contact_args import resolve_contact
from cli.context import CliContext
from cli.filters import read_filter
from cli.interaction_args import interaction_number
from cli.interaction_rows import (
    COLUMNS,
    OPTIONAL_COLUMNS,
    UNCUT_COLUMNS,
    clip,
    full_interaction_row,
    history_line,
    interaction_pairs,
    interaction_row,
    sender_pairs,
)
from cli.mail_text import trim_text
from cli.output import (
    console,
    escape,
    format_time,
    print_json,
    print_json_rows,
    print_pairs,
    print_table,
)
from journal import fold, when
from journal.correct import get_entry, readable_history_text
from journal.errors import RequestRefused
from journal.exchange.subject_access import safe_file_name
from journal.model import (
    Comment,
    Contact,
    ContactKind,
    FieldChange,
    Interaction,
    InteractionState,
    LedgerMail,
    MailSender,
)
from journal.store.mail import ledger, mail_senders
from journal.store.record import attachments, interactions, pages, text_search

_AT_ONCE = 500


def history(
    context: CliContext,
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
    states = _states(cancelled=cancelled, active=active)
    if who and given["contact"]:
        raise click.UsageError("Name the contact once: WHO or --contact.")
    wanted = read_filter(context, states=states, **{**given, "contact": who or given["contact"]})
    if due:
        wanted = replace(wanted, follow_up_by=when.parse_future_day(due, context.today))
    with context.reading() as session:
        if everything:
            print_interactions(context, pages.walk(session, wanted))
            return
        page = pages.page(session, wanted, limit=limit, cursor=after)
    print_interactions(context, page.items)
    if page.next_cursor and not context.as_json:
        console().print(f"[dim]More: add --after '{page.next_cursor}', or --all.[/]")


def print_interactions(context: CliContext, found: Iterable[Interaction]) -> None:
    """A table, a few hundred rows at a time, so that a long list shows at once; or JSON rows."""
    if context.as_json:
        print_json_rows(interaction_row(each) for each in found)
        return
    rows, first = iter(found), True
    while some := list(islice(rows, _AT_ONCE)):
        lines = (history_line(each, context.zone, context.template_names) for each in some)
        print_table(COLUMNS, lines, uncut=UNCUT_COLUMNS, optional=OPTIONAL_COLUMNS)
        first = False
    if first:
        console().print("Nothing was logged that fits. `rapport log` adds the first.")


def _states(*, cancelled: bool, active: bool) -> tuple[InteractionState, ...]:
    if cancelled and active:
        raise click.UsageError(
            "--cancelled and --active exclude each other; leave both out for all."
        )
    return (
        (InteractionState.CANCELLED,) if cancelled else (InteractionState.ACTIVE,) if active else ()
    )


def show(context: CliContext, *, number: str, folder: Path | None) -> None:
    wanted = interaction_number(context, number)
    with context.reading() as session:
        each = get_entry(session, wanted)
        comments = interactions.comments_of(session, wanted)
        changes = interactions.changes_of(session, wanted)
        mail = ledger.get(session, each.mail_id) if each.mail_id is not None else None
        sender = mail_senders.find_sender(session, each)
    if folder is not None:
        _write_files(context, each, folder)
    if context.as_json:
        print_json(full_interaction_row(each, comments, changes, sender))
        return
    _print_full(context, each, comments, changes, mail=mail, sender=sender)


def _write_files(context: CliContext, each: Interaction, folder: Path) -> None:
    """Each under its own name, made safe; nothing that is there is overwritten."""
    for attachment in each.attachments:
        content = attachments.read(context.config.files_folder, attachment.digest)
        target = folder / safe_file_name(attachment.name)
        if content is None:
            raise RequestRefused(
                f"The content of {attachment.name} is missing in {context.config.files_folder}."
            )
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as file:
                file.write(content)
        except FileExistsError:
            raise RequestRefused(f"{target} is there already; name another folder.") from None
        except OSError as error:
            raise RequestRefused(f"{target} can't be written: {error.strerror}.") from error
        click.echo(f"Wrote {target}", err=True)


def _print_full(
    context: CliContext,
    each: Interaction,
    comments: Iterable[Comment],
    changes: Iterable[FieldChange],
    *,
    mail: LedgerMail | None,
    sender: MailSender | None,
) -> None:
    out = console()
    strike = " strike" if each.state is InteractionState.CANCELLED else ""
    out.print(f"[bold{strike}]#{each.number}  {escape(each.subject)}[/]")
    told = interaction_pairs(each, context.zone, context.template_names)
    print_pairs([*told, *sender_pairs(sender)])
    if each.text:
        out.print(f"\n{escape(each.text)}")
    if mail is not None and (
        cut := trim_text(mail, each, f'rapport mail show "#{each.number}" --full')
    ):
        out.print(f"\n[dim]{escape(cut)}[/]")
    for said in comments:
        out.print(
            f"\n[dim]{format_time(said.at, context.zone)} {escape(said.by)}[/]\n{escape(said.text)}"
        )
    if changes:
        out.print("\n[bold]History[/]")
    for change in changes:
        old, new = (
            _shorten(readable_history_text(change.field, kept)) for kept in (change.old, change.new)
        )
        moved = f"{old} → {new}"
        by = f"[dim]{format_time(change.at, context.zone)} {escape(change.by)}[/]"
        field = change.field.replace("_", " ")
        out.print(f"  {by}  {escape(field)}: {escape(moved)}")


def _shorten(text: str) -> str:
    return clip(text, 50) or "–"


def find(context: CliContext, *, text: tuple[str, ...], limit: int, contact: str | None) -> None:
    typed_words = " ".join(text)
    if not fold.folded_words(typed_words):
        raise click.UsageError("Name at least one word to look for.")
    who = resolve_contact(context, contact) if contact else None
    with context.reading() as session:
        matches = (each for each in _matches(session, typed_words) if _is_with(each, who))
        found = list(islice(matches, limit))
    if found or context.as_json:
        print_interactions(context, found)
    else:
        console().print("No interaction has all of these words.")


def _matches(session: Session, typed_words: str) -> Iterator[Interaction]:
    """Newest first, a few hundred looked up at a time."""
    before: int | None = None
    while numbers := text_search.find(session, typed_words, limit=_AT_ONCE, before=before):
        yield from interactions.get_many(session, numbers).values()
        before = min(numbers)


def _is_with(each: Interaction, who: Contact | None) -> bool:
    if who is None:
        return True
    is_firm = who.kind is ContactKind.COMPANY
    return who.id in {p.company_id if is_firm else p.contact_id for p in each.participants}

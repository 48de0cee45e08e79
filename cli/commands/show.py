"""`rapport show`: prints one interaction in full."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import click

from bot.messages.entry import why_cancelled
from cli.args.interaction_args import interaction_number
from cli.context import CliContext
from cli.terminal.output import (
    console,
    escape,
    format_occurred,
    format_time,
    print_indented,
    print_json,
    print_pairs,
)
from cli.text.field_names import field_label
from cli.text.interaction_rows import clip, full_interaction_row, interaction_pairs, sender_pairs
from cli.text.mail_text import trim_text
from journal.entries.correct import get_entry
from journal.errors import RequestRefused
from journal.model import (
    Comment,
    FieldChange,
    Interaction,
    InteractionState,
    LedgerMail,
    MailSender,
)
from journal.store.mail import ledger, mail_senders
from journal.store.record import interactions
from journal.store.record.fields import readable_history_text
from journal.store.record.file_stores import read_sound

# Fields of the history that are moments; a meeting may be a day.
_MOMENTS = ("occurred_at", "meeting.starts")
_FLAGS = ("successful", "response", "meeting.cancelled")


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
    """Writes each file under a safe name; no file is overwritten."""
    from journal.exchange.subject_access import safe_file_name

    lost: list[str] = []
    for attachment in each.attachments:
        content = read_sound(context.config.files, attachment.digest)
        target = folder / safe_file_name(attachment.name)
        if content is None:
            lost.append(attachment.name)
            continue
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as file:
                file.write(content)
        except FileExistsError:
            raise RequestRefused(f"{target} is there already; name another folder.") from None
        except OSError as error:
            raise RequestRefused(f"{target} can't be written: {error.strerror}.") from error
        click.echo(f"Wrote {target}", err=True)
    if lost:
        raise RequestRefused(
            f"Of #{each.number} is missing or damaged in {context.config.files}: {', '.join(lost)}. "
            "`rapport storage check` says which file to put back from a backup."
        )


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
    pairs = interaction_pairs(each, context.zone, context.template_names, context.t)
    print_pairs([*pairs, *sender_pairs(context.t, sender)], t=context.t)
    if each.text:
        out.print(f"\n{escape(each.text)}")
    if mail is not None and (
        cut := trim_text(mail, each, f'rapport mail show "#{each.number}" --full')
    ):
        out.print(f"\n[dim]{escape(cut)}[/]")
    for comment in comments:
        out.print(
            f"\n[dim]{format_time(comment.at, context.zone)} {escape(comment.by)}[/]\n{escape(comment.text)}"
        )
    if changes:
        out.print(f"\n[bold]{context.t('History')}[/]")
    for change in changes:
        old, new = (
            _shorten(_history_value(context, change.field, stored))
            for stored in (change.old, change.new)
        )
        moved = f"{old} → {new}"
        by = f"[dim]{format_time(change.at, context.zone)} {escape(change.by)}[/]"
        field = field_label(context.t, change.field)
        print_indented(f"{by}  {escape(field)}: {escape(moved)}")


def _history_value(context: CliContext, field: str, stored: str) -> str:
    if field == "cancel_reason":
        return why_cancelled(context.t, stored)
    if field in _FLAGS and stored:
        return context.t("yes") if stored == "true" else context.t("no")
    if field in _MOMENTS and len(stored) > len("2026-03-05"):
        return format_occurred(datetime.fromisoformat(stored), context.zone)
    return readable_history_text(field, stored)


def _shorten(text: str) -> str:
    return clip(text, 50) or "–"

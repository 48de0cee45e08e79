"""`rapport purge`, `erase`, `retention`: what goes for good. Always shown first, then confirmed."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import click

from cli import when as typed
from cli.desk import Desk, desk_command
from cli.filters import filter_options, read_filter
from cli.progress import progress
from cli.show import (
    as_json,
    console,
    escape,
    plural,
    print_json,
    print_json_rows,
    print_table,
    when,
)
from cli.who import described, one
from journal import erase as erasing
from journal import purge as purging
from journal.errors import NotAllowed, Refused
from journal.exchange import full_record, subject_access
from journal.model import InteractionFilter, PurgePreview, PurgeRecord, Role, StalePreview
from journal.retention import due_before
from journal.store import blobs, drafts, interactions, purges
from journal.store import erasing as traces_of
from journal.store.filters import to_json
from journal.store.purges import Bound


@desk_command(
    examples="""
    rapport purge --older 90d                    cancelled 90 days ago or longer: shows, then asks
    rapport purge 17 18 --save purged.jsonl
    rapport purge -t FAX --json                  a preview with a token; then, within 15 minutes:
    rapport purge --confirm 5f0c…                deletes exactly what that preview showed
    rapport purge --list                         what was purged so far, by whom
    """
)
@click.argument("numbers", nargs=-1, type=int)
@filter_options
@click.option("--older", metavar="WHEN", help="Cancelled at least so long ago: 90d.")
@click.option("--confirm", "token", metavar="TOKEN", help="Delete what this preview showed.")
@click.option(
    "--save",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write what is deleted to this JSON Lines file first.",
)
@click.option("--list", "listed", is_flag=True, help="Show what was purged so far.")
def purge(
    desk: Desk,
    *,
    numbers: tuple[int, ...],
    older: str | None,
    token: str | None,
    save: Path | None,
    listed: bool,
    **given: Any,
) -> None:
    """Delete cancelled interactions for good. Shows what would go; nothing else can be deleted."""
    if listed:
        _list(desk)
        return
    if token is not None:
        _confirmed(desk, token, save)
        return
    preview = _preview(desk, numbers, older, given)
    if desk.as_json:
        print_json(
            {**_described(preview), "token": preview.token, "expires_at": preview.expires_at}
        )
        return
    _print_preview(desk, preview)
    if preview.count and _typed_count(preview.count):
        _confirmed(desk, preview.token, save)


def _preview(
    desk: Desk, numbers: tuple[int, ...], older: str | None, given: dict[str, Any]
) -> PurgePreview:
    from dataclasses import replace

    with desk.reading() as session:
        wanted = replace(
            read_filter(desk, session, **given),
            numbers=numbers,
            cancelled_before=typed.moment(older, desk.now, desk.zone) if older else None,
        )
        shown = purging.look(session, desk.actor, wanted, now=desk.now)
    with desk.session() as session:
        purging.keep(session, desk.actor, shown, now=desk.now)
    return shown


def _described(preview: PurgePreview) -> dict[str, Any]:
    return {
        "filter": to_json(preview.filter) or "all",
        "count": preview.count,
        "oldest": preview.oldest,
        "newest": preview.newest,
        "comments": preview.comments,
        "attachments": preview.attachments,
        "attachment_bytes": preview.attachment_bytes,
        "first": preview.first,
    }


def _print_preview(desk: Desk, preview: PurgePreview) -> None:
    out = console()
    which = "all cancelled interactions" if preview.filter.is_empty() else "what the filter finds"
    if not preview.count:
        out.print(f"Nothing to purge: no cancelled interaction among {which}.")
        return
    first = ", ".join(f"#{number}" for number in preview.first)
    more = " …" if preview.count > len(preview.first) else ""
    oldest, newest = when(preview.oldest, desk.zone), when(preview.newest, desk.zone)
    out.print(
        f"[bold]{plural(preview.count, 'cancelled interaction')}[/] "
        f"would be deleted for good ({which}):"
    )
    out.print(f"  {first}{more}, from {oldest} to {newest}")
    out.print(
        f"  with {plural(preview.comments, 'comment')} and {plural(preview.attachments, 'file')} "
        f"({preview.attachment_bytes:,} bytes) that nothing else uses"
    )
    out.print(
        f"[dim]Until {when(preview.expires_at, desk.zone)}: rapport purge --confirm {preview.token}[/]"
    )


def _typed_count(count: int) -> bool:
    """On a terminal the count is typed; in a script the token is the confirmation."""
    import sys

    if not sys.stdin.isatty():
        return False
    answer = click.prompt(f"Type {count} to delete them, anything else to leave them", default="")
    if str(answer).strip() != str(count):
        click.echo("Nothing was deleted.")
        return False
    return True


def _confirmed(desk: Desk, token: str, save: Path | None) -> None:
    with desk.session() as session:
        which = purging.begin(session, desk.actor, token, now=desk.now)
    if isinstance(which, StalePreview):
        raise Refused(f"Nothing was deleted: {which.why}. Look at a new preview: rapport purge")
    record = run_purge(desk, which, save)
    if desk.as_json:
        print_json(record)
        return
    saved = f" They were written to {save} first." if save else ""
    console().print(
        f"[green]Purged[/] {plural(record.purged, 'interaction')}, "
        f"{plural(record.comments, 'comment')}, {plural(record.attachments, 'file')}.{saved}"
    )


def run_purge(desk: Desk, which: Bound, save: Path | None) -> PurgeRecord:
    """Slice by slice, each kept; cut off, it goes on with the same token."""
    with _saving(save) as file, progress("Purging", which.previewed) as advance:
        while done := _purge_slice(desk, which, file):
            advance(done)
    with desk.session() as session:
        record = purging.finish(session, which, now=desk.now)
    _sweep(desk)
    return record


def _purge_slice(desk: Desk, which: Bound, file: IO[str] | None) -> int:
    with desk.session() as session:
        numbers = purging.due(session, which)
        if file is not None:
            found = interactions.get_many(session, numbers).values()
            _write(file, (full_record(session, each) for each in found))
        if numbers:
            purging.delete(session, which, numbers, now=desk.now)
    return len(numbers)


@contextmanager
def _saving(save: Path | None) -> Iterator[IO[str] | None]:
    if save is None:
        yield None
        return
    try:
        file = save.open("a", encoding="utf-8")
    except OSError as error:
        raise Refused(f"{save} can't be written: {error.strerror}. Nothing was deleted.") from error
    with file:
        yield file


def _write(file: IO[str], rows: Iterator[object]) -> None:
    """On the disk before a row is deleted."""
    for row in rows:
        file.write(as_json(row) + "\n")
    file.flush()
    os.fsync(file.fileno())


def _sweep(desk: Desk) -> None:
    while True:
        with desk.session() as session:
            if not blobs.sweep(session, desk.house.files):
                return


def _list(desk: Desk) -> None:
    with desk.reading() as session:
        found = purges.records(session)
    if desk.as_json:
        print_json_rows({**_record_row(each)} for each in found)
        return
    rows = [
        (
            str(each.id),
            when(each.at, desk.zone),
            escape(each.by),
            str(each.purged),
            escape(json.dumps(to_json(each.filter)) if to_json(each.filter) else "all"),
            "" if each.finished_at else "cut off",
        )
        for each in found
    ]
    print_table(("Purge", "When", "By", "Deleted", "Filter", ""), rows, right=("Deleted",))


def _record_row(each: PurgeRecord) -> dict[str, Any]:
    return {
        "id": each.id,
        "at": each.at,
        "by": each.by,
        "filter": to_json(each.filter) or "all",
        "previewed": each.previewed,
        "purged": each.purged,
        "comments": each.comments,
        "attachments": each.attachments,
        "finished_at": each.finished_at,
    }


# ── erase ───────────────────────────────────────────────────────────────────────────────────────


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
    with desk.reading() as session:
        each = one(desk, session, who)
        found = erasing.preview(session, desk.actor, each)
    if not desk.as_json:
        _print_traces(each.number, described(each), found)
    if found.shared and shared is None:
        raise Refused(
            f"{len(found.shared)} interactions are shared with other contacts: say --shared keep "
            "(their text stays for the others) or --shared empty. Nothing was erased."
        )
    if not (yes or desk.as_json) and not _typed_number(each.number):
        return
    with desk.session() as session:
        saved = subject_access(session, each, folder, desk.house.files) if folder else None
        choice = erasing.Shared(shared) if shared else None
        done = erasing.erase(session, desk.actor, each, shared=choice, now=desk.now)
    _sweep(desk)
    if desk.as_json:
        print_json({"erased": done, "export": str(saved) if saved else None})
        return
    wrote = f" All that was held is in {saved}." if saved else ""
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
    if len(found.people) > 1:
        out.print(f"  {len(found.people) - 1} contacts were merged into {number}, and go as well")


def _typed_number(number: str) -> bool:
    answer = click.prompt(f"Type {number} to erase them, anything else to leave them", default="")
    if str(answer).strip().casefold() != number.casefold():
        click.echo("Nothing was erased.")
        return False
    return True


# ── retention ───────────────────────────────────────────────────────────────────────────────────


@desk_command(
    examples="""
    rapport retention                            what is due by [retention], and nothing more
    rapport retention --run                      does it, after a question
    """
)
@click.option("--run", "do_it", is_flag=True, help="Do what is due.")
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
def retention(desk: Desk, *, do_it: bool, yes: bool) -> None:
    """What is due by the retention rules of the config; with --run, do it."""
    if desk.actor.role is not Role.ADMIN:
        raise NotAllowed("Only an admin may apply the retention rules.")
    rules, now = desk.house.rules, desk.now
    cancelled = due_before(now, rules.purge_cancelled_days)
    texts = due_before(now, rules.drop_full_text_days)
    old_drafts = due_before(now, rules.drafts_days)
    with desk.session() as session:
        preview = cancelled and purging.preview(
            session, desk.actor, InteractionFilter(cancelled_before=cancelled), now=now
        )
        counts = {
            "cancelled": preview.count if preview else None,
            "full_texts": traces_of.full_texts_before(session, texts) if texts else None,
            "drafts": drafts.older_than(session, old_drafts) if old_drafts else None,
        }
    if desk.as_json and not do_it:
        print_json(counts)
        return
    _print_due(counts)
    if not do_it or not any(counts.values()):
        return
    if not (yes or desk.as_json) and not click.confirm("Do it now?", err=True):
        raise click.Abort
    if preview and preview.count:
        _confirmed(desk, preview.token, None)
    if texts:
        _drop_full_texts(desk, texts, counts["full_texts"] or 0)
    if old_drafts:
        with desk.session() as session:
            drafts.delete_older_than(session, old_drafts)
    console().print("[green]Done.[/]")


_RULES = {
    "cancelled": "cancelled interactions to purge (purge_cancelled_days)",
    "full_texts": "full mail texts to drop (drop_full_text_days)",
    "drafts": "drafts to delete (drafts_days)",
}


def _print_due(counts: dict[str, int | None]) -> None:
    for name, about in _RULES.items():
        count = counts[name]
        console().print(f"{'off' if count is None else count:>8}  {about}")


def _drop_full_texts(desk: Desk, before: Any, count: int) -> None:
    with progress("Dropping", count) as advance:
        while True:
            with desk.session() as session:
                done = traces_of.drop_full_texts(session, before, limit=500)
            if not done:
                return
            advance(done)

"""`rapport retention`: what is due by the rules of the config, and doing it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import click

from cli.ask import agreed
from cli.commands.purge import purge_previewed
from cli.desk import Desk, desk_command
from cli.progress import progress
from cli.show import console, print_json
from journal import purge as purging
from journal.errors import NotAllowed
from journal.model import InteractionFilter, PurgePreview, Role
from journal.retention import due_before
from journal.store import drafts
from journal.store import erasing as traces_of

_RULES = {
    "cancelled": "cancelled interactions to purge (purge_cancelled_days)",
    "full_texts": "full mail texts to drop (drop_full_text_days)",
    "drafts": "drafts to delete (drafts_days)",
}


@dataclass(frozen=True, slots=True)
class _Due:
    """What is due before which moment, and how much of it; None where a rule is off."""

    texts: datetime | None
    drafts: datetime | None
    preview: PurgePreview | None
    counts: dict[str, int | None]


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
    due = _due(desk)
    if not desk.as_json:
        _print_due(due.counts)
    if do_it and any(due.counts.values()):
        agreed(desk, "Do it now?", yes=yes)
        _do(desk, due)
    if desk.as_json:
        print_json({**due.counts, "done": do_it})
    elif do_it:
        console().print("[green]Done.[/]" if any(due.counts.values()) else "Nothing is due.")


def _due(desk: Desk) -> _Due:
    rules, now = desk.house.rules, desk.now
    cancelled = due_before(now, rules.purge_cancelled_days)
    texts = due_before(now, rules.drop_full_text_days)
    old_drafts = due_before(now, rules.drafts_days)
    with desk.reading() as session:
        wanted = InteractionFilter(cancelled_before=cancelled)
        preview = purging.look(session, desk.actor, wanted, now=now) if cancelled else None
        counts = {
            "cancelled": preview.count if preview else None,
            "full_texts": traces_of.full_texts_before(session, texts) if texts else None,
            "drafts": drafts.older_than(session, old_drafts) if old_drafts else None,
        }
    return _Due(texts, old_drafts, preview, counts)


def _print_due(counts: dict[str, int | None]) -> None:
    for name, about in _RULES.items():
        count = counts[name]
        console().print(f"{'off' if count is None else count:>8}  {about}")


def _do(desk: Desk, due: _Due) -> None:
    if due.preview and due.preview.count:
        with desk.session() as session:
            purging.keep(session, desk.actor, due.preview, now=desk.now)
        purge_previewed(desk, due.preview.token, None)
    if due.texts:
        _drop_full_texts(desk, due.texts, due.counts["full_texts"] or 0)
    if due.drafts:
        with desk.session() as session:
            drafts.delete_older_than(session, due.drafts)


def _drop_full_texts(desk: Desk, before: Any, count: int) -> None:
    with progress("Dropping", count) as advance:
        while True:
            with desk.session() as session:
                done = traces_of.drop_full_texts(session, before, limit=500)
            if not done:
                return
            advance(done)

"""`rapport segment …`: named sets of contacts, and logging to all of them."""

from typing import Any

import click
from sqlmodel import Session

from cli import when
from cli.commands.cancel import named
from cli.commands.contact import print_contacts
from cli.commands.log import read_note, said_options
from cli.desk import Desk, desk_command
from cli.progress import progress
from cli.show import console, escape, plural, print_json, print_json_rows, print_table
from cli.show import when as shown
from cli.who import company_id, one
from journal import segment as use_case
from journal.model import ContactFilter, Run, Segment, Skip
from journal.record import Note
from journal.segment import Preview
from journal.store import contacts, runs, segments


@click.group()
def segment() -> None:
    """Segments: named sets of contacts. Logging to one makes an interaction for each member."""


@desk_command(
    segment,
    examples="""
    rapport segment create partners --name "Our partners" -t letter
    rapport segment create quiet-fi --tag customer --country FI --untouched 90d
    """,
)
@click.argument("code")
@click.option("--name", default="", help="What people call it.")
@click.option("--template", "-t", default="", metavar="CODE", help="What is logged by default.")
@click.option("--campaign", default="", metavar="CODE")
@click.option("--kind", type=click.Choice(["person", "company"]), help="Filter: only these.")
@click.option("--tag", multiple=True, help="Filter: with all of these tags.")
@click.option("--owner", metavar="EMAIL", help="Filter: looked after by.")
@click.option("--language", metavar="CODE", help="Filter.")
@click.option("--country", metavar="CODE", help="Filter.")
@click.option("--company", metavar="WHO", help="Filter: people of this company.")
@click.option("--spoken", metavar="CODE", help="Filter: has had an interaction by this template.")
@click.option("--spoken-since", metavar="WHEN", help="Filter: has had an interaction since then.")
@click.option("--untouched", metavar="WHEN", help="Filter: nobody has spoken to since: 90d.")
def create(desk: Desk, *, code: str, name: str, template: str, campaign: str, **given: Any) -> None:
    """Create a segment: a list to add to, or, with filter options, a saved filter."""
    with desk.session() as session:
        made = use_case.create(
            session,
            desk.house,
            desk.actor,
            code,
            name,
            now=desk.now,
            wanted=_filter(desk, session, given),
            template=template,
            campaign=campaign,
        )
        count = len(segments.members(session, made))
    if desk.as_json:
        print_json({"segment": made, "members": count})
        return
    kind = "an empty list" if made.filter is None else f"a saved filter, {count} contacts now"
    console().print(f"[green]Created[/] seg:{escape(made.code)}, {kind}.")


def _filter(desk: Desk, session: Session, given: dict[str, Any]) -> ContactFilter | None:
    if not any(given.values()):
        return None
    moments = {
        name: when.moment(given[name], desk.now, desk.zone) if given[name] else None
        for name in ("spoken_since", "untouched")
    }
    spoken = given["spoken"]
    return ContactFilter(
        kind=given["kind"] or "",
        tags=tuple(sorted(tag.casefold() for tag in given["tag"])),
        owner=(given["owner"] or "").casefold(),
        language=given["language"] or "",
        country=given["country"] or "",
        company_id=company_id(desk, session, given["company"]),
        spoken_template=desk.catalog.template(spoken).code if spoken else "",
        spoken_from=moments["spoken_since"],
        untouched_since=moments["untouched"],
    )


@desk_command(
    segment,
    name="list",
    examples="""
    rapport segment list
    """,
)
def list_(desk: Desk) -> None:
    """List the segments."""
    with desk.reading() as session:
        found = segments.all_of_them(session)
        sizes = {each.code: len(segments.members(session, each)) for each in found}
    if desk.as_json:
        print_json_rows({"segment": each, "members": sizes[each.code]} for each in found)
        return
    rows = [
        (
            escape(each.code),
            escape(each.name),
            "list" if each.filter is None else "filter",
            str(sizes[each.code]),
            each.template,
        )
        for each in found
    ]
    print_table(("Code", "Name", "Kind", "Members", "Template"), rows, right=("Members",))
    if not found:
        console().print("No segment yet: rapport segment create CODE")


@desk_command(
    segment,
    examples="""
    rapport segment show partners
    """,
)
@click.argument("code")
def show(desk: Desk, *, code: str) -> None:
    """Show who is in a segment, and whom a logging would leave out."""
    with desk.reading() as session:
        which = use_case.named(session, code)
        found = use_case.preview(session, which)
        members = contacts.get_many(session, found.due)
    if desk.as_json:
        print_json({"segment": which, "due": list(members), "skipped": found.skipped})
        return
    _say_size(which, found)
    print_contacts(tuple(members.values()))
    _print_skips(found.skipped)


def _say_size(which: Segment, found: Preview) -> None:
    out = console()
    out.print(f"[bold]seg:{escape(which.code)}[/]  {escape(which.name)}")
    out.print(f"{len(found.due)} would be logged to, {len(found.skipped)} left out.\n")


def _print_skips(skipped: tuple[Skip, ...]) -> None:
    for skip in skipped:
        console().print(f"[dim]left out[/] K-{skip.contact_id} {escape(skip.name)}: {skip.reason}")


@desk_command(
    segment,
    examples="""
    rapport segment add partners ada bob@acme.example K-17
    """,
)
@click.argument("code")
@click.argument("who", nargs=-1, required=True)
def add(desk: Desk, *, code: str, who: tuple[str, ...]) -> None:
    """Put contacts on a segment's list."""
    with desk.session() as session:
        which = use_case.named(session, code)
        ids = [one(desk, session, each).id for each in who]
        added = use_case.add_members(session, desk.actor, which, ids, now=desk.now)
    _say_moved(desk, "Added", added, len(who))


@desk_command(
    segment,
    examples="""
    rapport segment remove partners ada
    """,
)
@click.argument("code")
@click.argument("who", nargs=-1, required=True)
def remove(desk: Desk, *, code: str, who: tuple[str, ...]) -> None:
    """Take contacts off a segment's list."""
    with desk.session() as session:
        which = use_case.named(session, code)
        ids = [one(desk, session, each).id for each in who]
        removed = use_case.remove_members(session, desk.actor, which, ids, now=desk.now)
    _say_moved(desk, "Removed", removed, len(who))


def _say_moved(desk: Desk, verb: str, ids: list[int], asked: int) -> None:
    if desk.as_json:
        print_json({verb.casefold(): [f"K-{id_}" for id_ in ids]})
        return
    rest = asked - len(ids)
    more = f" {rest} so already." if rest else ""
    console().print(f"[green]{verb}[/] {len(ids)}.{more}")


@desk_command(
    segment,
    examples="""
    rapport segment delete partners
    """,
)
@click.argument("code")
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
def delete(desk: Desk, *, code: str, yes: bool) -> None:
    """Delete a segment. What was logged to it stays."""
    with desk.session() as session:
        which = use_case.named(session, code)
        if not (yes or desk.as_json) and not click.confirm(f"Delete seg:{which.code}?", err=True):
            raise click.Abort
        segments.delete(session, which.id)
    if desk.as_json:
        print_json({"deleted": which.code})
        return
    console().print(f"Deleted seg:{escape(which.code)}; what was logged to it stays.")


@desk_command(
    segment,
    examples="""
    rapport segment log partners "Autumn letter sent" -t letter
    rapport segment log partners --resume 4      a logging that was cut off
    """,
)
@click.argument("code")
@click.argument("text", nargs=-1)
@said_options
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
@click.option("--resume", type=int, metavar="RUN", help="Go on with a run that was cut off.")
def log(
    desk: Desk, *, code: str, text: tuple[str, ...], yes: bool, resume: int | None, **given: Any
) -> None:
    """Log to every member: one interaction each, since each was addressed alone."""
    if resume is not None:
        carry_on(desk, resume)
        return
    run_now(desk, code, read_note(desk, " ".join(text), **given), assume_yes=yes or desk.as_json)


def run_now(desk: Desk, code: str, said: Note, *, assume_yes: bool) -> None:
    """Preview, ask, begin; then log in steps that are each kept."""
    with desk.reading() as session:
        which = use_case.named(session, code)
        found = use_case.preview(session, which)
    if not assume_yes:
        _say_size(which, found)
        _print_skips(found.skipped)
        if not click.confirm(f"Log to {plural(len(found.due), 'contact')}?", err=True):
            raise click.Abort
    with desk.session() as session:
        run_id = use_case.begin(session, desk.house, desk.actor, which, said, now=desk.now)
    carry_on(desk, run_id)


def carry_on(desk: Desk, run_id: int) -> None:
    with desk.reading() as session:
        left = runs.left(session, run_id)
    with progress("Logging", left) as advance:
        while True:
            with desk.session() as session:
                done = use_case.step(session, desk.house, desk.actor, run_id, now=desk.now)
            if not done:
                break
            advance(done)
    with desk.reading() as session:
        run, skipped = runs.get(session, run_id), runs.skipped(session, run_id)
    if run is not None:
        _tell_run(desk, run, skipped)


def _tell_run(desk: Desk, run: Run, skipped: tuple[Skip, ...]) -> None:
    if desk.as_json:
        print_json({"run": run, "skipped": skipped})
        return
    console().print(
        f"[green]Logged[/] to {plural(run.logged, 'contact')}, {run.skipped} left out (run {run.id}). "
        f"Take it back: rapport segment undo {run.id}"
    )
    _print_skips(skipped)


@desk_command(
    segment,
    name="runs",
    examples="""
    rapport segment runs
    """,
)
@click.option("--limit", type=click.IntRange(1, 500), default=20, show_default=True)
def runs_(desk: Desk, *, limit: int) -> None:
    """List the loggings of segments, newest first."""
    with desk.reading() as session:
        found = runs.latest(session, limit=limit)
    if desk.as_json:
        print_json_rows(found)
        return
    rows = [
        (
            str(run.id),
            shown(run.at, desk.zone),
            escape(run.segment),
            run.template,
            str(run.logged),
            str(run.skipped),
            _state(run),
        )
        for run in found
    ]
    columns = ("Run", "When", "Segment", "Template", "Logged", "Left out", "")
    print_table(columns, rows, right=("Run", "Logged", "Left out"))


def _state(run: Run) -> str:
    if run.undone:
        return "undone"
    return "" if run.finished_at else "cut off"


@desk_command(
    segment,
    examples="""
    rapport segment undo 4
    """,
)
@click.argument("run", type=int)
def undo(desk: Desk, *, run: int) -> None:
    """Cancel all that a run logged and is still active."""
    with desk.session() as session:
        done = use_case.undo_run(session, desk.actor, run, now=desk.now)
    _tell_numbers(desk, "Cancelled", done)


@desk_command(
    segment,
    examples="""
    rapport segment restore 4
    """,
)
@click.argument("run", type=int)
def restore(desk: Desk, *, run: int) -> None:
    """Restore exactly what the undo of a run cancelled."""
    with desk.session() as session:
        done = use_case.restore_run(session, desk.actor, run, now=desk.now)
    _tell_numbers(desk, "Restored", done)


def _tell_numbers(desk: Desk, verb: str, done: list[int]) -> None:
    if desk.as_json:
        print_json({verb.casefold(): done})
        return
    console().print(f"[green]{verb}[/] {len(done)}: {named(tuple(done))}" if done else "Nothing.")


@desk_command(
    segment,
    name="follow-up",
    examples="""
    rapport segment follow-up 4
    """,
)
@click.argument("run", type=int)
def follow_up(desk: Desk, *, run: int) -> None:
    """Make a new list of those a run was logged to, less who must not be addressed any more."""
    with desk.session() as session:
        made = use_case.follow_up(session, desk.house, desk.actor, run, now=desk.now)
        count = len(segments.members(session, made))
    if desk.as_json:
        print_json({"segment": made, "members": count})
        return
    console().print(f"[green]Created[/] seg:{escape(made.code)} with {plural(count, 'contact')}.")

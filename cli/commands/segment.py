"""`rapport segment …`: named sets of contacts, and logging to all of them."""

from typing import Any

import click

from cli.commands.contact import print_contacts
from cli.commands.segment_runs import (
    print_size,
    print_skips,
    segment_follow_up,
    segment_log,
    segment_restore,
    segment_runs,
    segment_undo,
)
from cli.contact_args import resolve_company_id, resolve_contact
from cli.context import CliContext, cli_command
from cli.output import console, escape, plural, print_json, print_json_rows, print_table
from cli.prompts import confirm
from journal import segment as segment_use_case
from journal import when
from journal.model import ContactFilter
from journal.store.contacts import contacts, segments


@click.group()
def segment() -> None:
    """Segments: named sets of contacts. Logging to one makes an interaction for each member."""


for _command in (segment_follow_up, segment_log, segment_restore, segment_runs, segment_undo):
    segment.add_command(_command)


@cli_command(
    segment,
    examples="""
    rapport segment create partners --name "Our partners" -t letter
    rapport segment create quiet-fi --tag customer --country FI --untouched 90
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
@click.option(
    "--untouched",
    type=click.IntRange(1, 36_500),
    metavar="DAYS",
    help="Filter: nobody has spoken to them for so long, whenever it is asked.",
)
def create(
    context: CliContext, *, code: str, name: str, template: str, campaign: str, **given: Any
) -> None:
    """Create a segment: a list to add to, or, with filter options, a saved filter."""
    wanted = _contact_filter(context, given)
    with context.session() as session:
        made = segment_use_case.create(
            session,
            context.config,
            context.actor,
            code,
            name,
            now=context.now,
            wanted=wanted,
            template=template,
            campaign=campaign,
        )
        count = len(segments.members(session, made, now=context.now))
    if context.as_json:
        print_json({"segment": made, "members": count})
        return
    now = f"a saved filter, {plural(count, 'contact')} now"
    kind = "an empty list" if made.filter is None else now
    console().print(f"[green]Created[/] seg:{escape(made.code)}, {kind}.")


def _contact_filter(context: CliContext, given: dict[str, Any]) -> ContactFilter | None:
    if not any(given.values()):
        return None
    spoken, since = given["spoken"], given["spoken_since"]
    return ContactFilter(
        kind=given["kind"] or "",
        tags=tuple(sorted(tag.casefold() for tag in given["tag"])),
        owner=(given["owner"] or "").casefold(),
        language=given["language"] or "",
        country=given["country"] or "",
        company_id=resolve_company_id(context, given["company"]),
        spoken_template=context.catalog.find_template(spoken).code if spoken else "",
        spoken_from=when.parse_moment(since, context.now, context.zone) if since else None,
        untouched_days=given["untouched"] or 0,
    )


@cli_command(
    segment,
    name="list",
    examples="""
    rapport segment list
    """,
)
def list_(context: CliContext) -> None:
    """List the segments."""
    with context.reading() as session:
        found = segments.get_all(session)
        sizes = {each.code: len(segments.members(session, each, now=context.now)) for each in found}
    if context.as_json:
        print_json_rows({"segment": each, "members": sizes[each.code]} for each in found)
        return
    rows = [
        (
            escape(each.code),
            escape(each.name),
            "list" if each.filter is None else "filter",
            str(sizes[each.code]),
            escape(context.template_names.get(each.template, each.template)),
        )
        for each in found
    ]
    print_table(("Code", "Name", "Kind", "Members", "Template"), rows, right_aligned=("Members",))
    if not found:
        console().print("No segment yet: rapport segment create CODE")


@cli_command(
    segment,
    examples="""
    rapport segment show partners
    """,
)
@click.argument("code")
def show(context: CliContext, *, code: str) -> None:
    """Show who is in a segment, and whom a logging would leave out."""
    with context.reading() as session:
        which = segment_use_case.get_segment(session, code)
        found = segment_use_case.preview(session, which, now=context.now)
        members = contacts.get_many(session, found.due)
    if context.as_json:
        print_json({"segment": which, "due": list(members), "skipped": found.skipped})
        return
    print_size(which, found)
    print_contacts(tuple(members.values()))
    print_skips(found.skipped)


@cli_command(
    segment,
    examples="""
    rapport segment add partners ada bob@acme.example K-17
    """,
)
@click.argument("code")
@click.argument("who", nargs=-1, required=True)
def add(context: CliContext, *, code: str, who: tuple[str, ...]) -> None:
    """Put contacts on a segment's list."""
    ids = [resolve_contact(context, each).id for each in who]
    with context.session() as session:
        which = segment_use_case.get_segment(session, code)
        added = segment_use_case.add_members(session, context.actor, which, ids, now=context.now)
    _print_moved(context, "Added", added, len(who))


@cli_command(
    segment,
    examples="""
    rapport segment remove partners ada
    """,
)
@click.argument("code")
@click.argument("who", nargs=-1, required=True)
def remove(context: CliContext, *, code: str, who: tuple[str, ...]) -> None:
    """Take contacts off a segment's list."""
    ids = [resolve_contact(context, each).id for each in who]
    with context.session() as session:
        which = segment_use_case.get_segment(session, code)
        removed = segment_use_case.remove_members(
            session, context.actor, which, ids, now=context.now
        )
    _print_moved(context, "Removed", removed, len(who))


def _print_moved(context: CliContext, verb: str, ids: list[int], asked: int) -> None:
    if context.as_json:
        print_json({verb.casefold(): [f"K-{id_}" for id_ in ids]})
        return
    rest = asked - len(ids)
    more = f" {rest} so already." if rest else ""
    console().print(f"[green]{verb}[/] {len(ids)}.{more}")


@cli_command(
    segment,
    examples="""
    rapport segment delete partners
    """,
)
@click.argument("code")
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
def delete(context: CliContext, *, code: str, yes: bool) -> None:
    """Delete a segment. What was logged to it stays."""
    with context.reading() as session:
        which = segment_use_case.get_segment(session, code)
    confirm(context, f"Delete seg:{which.code}?", yes=yes)
    with context.session() as session:
        segments.delete(session, which.id)
    if context.as_json:
        print_json({"deleted": which.code})
        return
    console().print(f"Deleted seg:{escape(which.code)}; what was logged to it stays.")

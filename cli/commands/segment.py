"""`rapport segment …`: named sets of contacts, and logging to all of them."""

from typing import Any

import click

from cli.code_args import read_country, read_language
from cli.commands.contact import print_contacts
from cli.commands.segment_runs import (
    print_size,
    print_skips,
)
from cli.contact_args import resolve_company_id, resolve_contact
from cli.context import CliContext
from cli.list_text import shown_of
from cli.output import console, escape, plural, print_json, print_json_rows, print_table
from cli.prompts import confirm
from cli.salesperson_args import find_salesperson
from journal import segment as segment_use_case
from journal import segment_edit, when
from journal.model import ContactFilter
from journal.store.contacts import contacts, segments


def create(
    context: CliContext, *, code: str, name: str, template: str, campaign: str, **given: Any
) -> None:
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
        owner=find_salesperson(context, given["owner"] or ""),
        language=read_language(given["language"]) or "",
        country=read_country(given["country"]) or "",
        company_id=resolve_company_id(context, given["company"]),
        spoken_template=context.catalog.find_template(spoken).code if spoken else "",
        spoken_from=when.parse_moment(since, context.now, context.zone) if since else None,
        untouched_days=given["untouched"] or 0,
    )


def edit(
    context: CliContext,
    *,
    code: str,
    name: str | None,
    template: str | None,
    campaign: str | None,
    **given: Any,
) -> None:
    plain = {"name": name, "template": template, "campaign": campaign}
    wanted: dict[str, Any] = {key: value for key, value in plain.items() if value is not None}
    if (filter_ := _contact_filter(context, given)) is not None:
        wanted["filter"] = filter_
    if not wanted:
        raise click.UsageError("Say what to change; `rapport segment edit --help` lists it.")
    with context.session() as session:
        which = segment_use_case.get_segment(session, code)
        after = segment_edit.edit(
            session, context.config, context.actor, which, wanted, now=context.now
        )
        count = len(segments.members(session, after, now=context.now))
    if context.as_json:
        print_json({"segment": after, "members": count})
    elif after == which:
        console().print(f"seg:{escape(after.code)} is so already; nothing was changed.")
    else:
        console().print(f"[green]Changed[/] seg:{escape(after.code)}, {plural(count, 'contact')}.")


def list_(context: CliContext) -> None:
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


def show(context: CliContext, *, code: str, limit: int) -> None:
    with context.reading() as session:
        which = segment_use_case.get_segment(session, code)
        found = segment_use_case.preview(session, which, now=context.now)
        members = contacts.get_many(session, found.due)
    if context.as_json:
        print_json({"segment": which, "due": list(members), "skipped": found.skipped})
        return
    print_size(which, found)
    print_contacts(tuple(members.values())[:limit], context.t)
    if len(members) > limit:
        console().print(f"[dim]{shown_of(context.t, limit, len(members))}[/]")
    print_skips(found.skipped[:limit])
    if len(found.skipped) > limit:
        console().print(f"[dim]{limit} of {len(found.skipped):,} who are left out.[/]")


def add(context: CliContext, *, code: str, who: tuple[str, ...]) -> None:
    ids = [resolve_contact(context, each).id for each in who]
    with context.session() as session:
        which = segment_use_case.get_segment(session, code)
        added = segment_use_case.add_members(session, context.actor, which, ids, now=context.now)
    _print_moved(context, "Added", added, len(who))


def remove(context: CliContext, *, code: str, who: tuple[str, ...]) -> None:
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


def delete(context: CliContext, *, code: str, yes: bool) -> None:
    with context.reading() as session:
        which = segment_use_case.get_segment(session, code)
    confirm(context, f"Delete seg:{which.code}?", yes=yes)
    with context.session() as session:
        segment_use_case.delete(session, context.actor, which, now=context.now)
    if context.as_json:
        print_json({"deleted": which.code})
        return
    console().print(f"Deleted seg:{escape(which.code)}; what was logged to it stays.")

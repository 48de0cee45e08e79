"""`rapport segment …`: named sets of contacts, and logging to all of them."""

from collections.abc import Sequence
from typing import Any

import click

from bot.language.translator import N_, Translator
from cli.args.code_args import read_country, read_language
from cli.args.contact_args import resolve_company_id, resolve_contact
from cli.args.salesperson_args import find_salesperson
from cli.commands.contact import print_contacts
from cli.commands.segment_runs import print_size, print_skips
from cli.context import CliContext
from cli.terminal.output import console, escape, print_json, print_json_rows, print_table
from cli.terminal.prompts import confirm
from cli.text.list_text import shown_of
from journal import when
from journal.model import ContactFilter, contact_number
from journal.segments import segment as segment_use_case
from journal.segments import segment_edit
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
    segment = f"seg:{escape(made.code)}"
    if made.filter is None:
        created = context.t("Created {segment}, an empty list.", segment=segment)
    else:
        created = context.t.plural(
            "Created {segment}, a saved filter, {count} contact now.",
            "Created {segment}, a saved filter, {count} contacts now.",
            count,
            segment=segment,
        )
    console().print(f"[green]{created}[/]")


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
        same = context.t(
            "{segment} is so already; nothing was changed.", segment=f"seg:{after.code}"
        )
        console().print(escape(same))
    else:
        changed = context.t.plural(
            "Changed {segment}, {count} contact.",
            "Changed {segment}, {count} contacts.",
            count,
            segment=f"seg:{escape(after.code)}",
        )
        console().print(f"[green]{changed}[/]")


_COLUMNS = (N_("Code"), N_("Name"), N_("Kind"), N_("Members"), N_("Template"))


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
            context.t("list") if each.filter is None else context.t("filter"),
            str(sizes[each.code]),
            escape(context.template_names.get(each.template, each.template)),
        )
        for each in found
    ]
    print_table(_COLUMNS, rows, right_aligned=("Members",), t=context.t)
    if not found:
        create = "rapport segment create CODE"
        console().print(context.t("No segment yet: {command}", command=create))


def show(context: CliContext, *, code: str, limit: int) -> None:
    with context.reading() as session:
        which = segment_use_case.get_segment(session, code)
        found = segment_use_case.preview(session, which, now=context.now)
        members = contacts.get_many(session, found.due)
    if context.as_json:
        print_json({"segment": which, "due": list(members), "skipped": found.skipped})
        return
    print_size(context.t, which, found)
    print_contacts(tuple(members.values())[:limit], context.t)
    if len(members) > limit:
        console().print(f"[dim]{shown_of(context.t, limit, len(members))}[/]")
    print_skips(context.t, found.skipped[:limit])
    if len(found.skipped) > limit:
        more = context.t(
            "{shown} of {count} who are left out.",
            shown=context.t.number(limit),
            count=context.t.number(len(found.skipped)),
        )
        console().print(f"[dim]{more}[/]")


def add(context: CliContext, *, code: str, who: tuple[str, ...]) -> None:
    ids = [resolve_contact(context, each).id for each in who]
    with context.session() as session:
        which = segment_use_case.get_segment(session, code)
        added = segment_use_case.add_members(session, context.actor, which, ids, now=context.now)
    if context.as_json:
        print_json({"added": [contact_number(each) for each in added]})
        return
    done = context.t.plural("Added {count} contact.", "Added {count} contacts.", len(added))
    _print_moved(context.t, done, [each for each in ids if each not in added])


def remove(context: CliContext, *, code: str, who: tuple[str, ...]) -> None:
    ids = [resolve_contact(context, each).id for each in who]
    with context.session() as session:
        which = segment_use_case.get_segment(session, code)
        removed = segment_use_case.remove_members(
            session, context.actor, which, ids, now=context.now
        )
    if context.as_json:
        print_json({"removed": [contact_number(each) for each in removed]})
        return
    done = context.t.plural("Removed {count} contact.", "Removed {count} contacts.", len(removed))
    _print_moved(context.t, done, [each for each in ids if each not in removed])


def _print_moved(t: Translator, done: str, rest: Sequence[int]) -> None:
    """`rest` are those who were in it already, or were not."""
    numbers = ", ".join(map(contact_number, dict.fromkeys(rest)))
    more = f" {t('So already: {numbers}.', numbers=numbers)}" if rest else ""
    console().print(f"[green]{done}[/]{more}")


def delete(context: CliContext, *, code: str, yes: bool) -> None:
    with context.reading() as session:
        which = segment_use_case.get_segment(session, code)
    confirm(context, context.t("Delete {segment}?", segment=f"seg:{which.code}"), yes=yes)
    with context.session() as session:
        segment_use_case.delete(session, context.actor, which, now=context.now)
    if context.as_json:
        print_json({"deleted": which.code})
        return
    deleted = context.t(
        "Deleted {segment}; what was logged to it stays.", segment=f"seg:{which.code}"
    )
    console().print(escape(deleted))

"""`rapport contact …`: the people and companies somebody here talks to."""

from datetime import date
from typing import Any

import click

from bot.language.translator import N_, Translator
from cli.args.code_args import read_country, read_language
from cli.args.contact_args import contact_text, contact_title, resolve_company_id, resolve_contact
from cli.args.salesperson_args import read_salesperson
from cli.context import CliContext
from cli.language import ENGLISH
from cli.terminal.output import (
    console,
    escape,
    format_time,
    print_json,
    print_json_rows,
    print_pairs,
    print_table,
)
from cli.terminal.prompts import confirm, is_at_terminal
from cli.terminal.terminal_text import printable
from cli.text.contact_history import print_contact_history
from cli.text.interaction_rows import contact_row
from cli.text.list_text import shown_of
from cli.text.money_text import costs_text
from cli.text.triage_text import offer_matches
from journal import when
from journal.contacts import contact as contact_use_case
from journal.errors import RequestRefused
from journal.model import (
    POSTAL_FIELDS,
    Address,
    AddressKind,
    Contact,
    ContactKind,
    InteractionFilter,
    LastContact,
    NewContact,
    TooLate,
)
from journal.rendering import postal_lines
from journal.store import figures
from journal.store.contacts import contact_history, contacts, lookup, merging
from journal.store.contacts import doubles as _doubles


def add(context: CliContext, *, name: str, is_company: bool, yes: bool, **given: Any) -> None:
    wanted = _given_fields(context, given)
    wanted["addresses"] = _addresses(context, given)
    kind = ContactKind.COMPANY if is_company else ContactKind.PERSON
    new = NewContact(name=name, kind=kind, **wanted)
    _tell_alike(context, new, yes=yes)
    with context.session() as session:
        made = contact_use_case.add(session, context.actor, new, now=context.now)
    if context.as_json:
        print_json(contact_row(made))
        return
    added = context.t("Added {contact}", contact=escape(contact_text(made)))
    console().print(f"[green]{added}[/]")
    offer_matches(context, made.id)


def _tell_alike(context: CliContext, new: NewContact, *, yes: bool) -> None:
    """Tells who may be the one that is to be added; somebody at a terminal is asked."""
    with context.reading() as session:
        alike = contacts.get_many(session, _doubles.find_alike(session, new)).values()
    if not alike or context.as_json:
        return
    for other in alike:
        same = context.t("May be the same: {contact}", contact=printable(contact_text(other)))
        click.echo(same, err=True)
    if is_at_terminal():
        confirm(context, context.t("Add another one?"), yes=yes)


_DOUBLES_COLUMNS = (N_("Contact"), N_("And"), N_("Same"))
_SHARED = {"name": N_("name"), "email": N_("email address"), "phone": N_("phone number")}


def doubles(context: CliContext, *, limit: int) -> None:
    with context.reading() as session:
        found = _doubles.find_doubles(session)
        shown = found[:limit]
        people = contacts.get_many(
            session, {i for each in shown for i in (each.first, each.second)}
        )
    if context.as_json:
        print_json_rows(
            {
                "contacts": [people[each.first].number, people[each.second].number],
                "shared": each.shared,
            }
            for each in shown
        )
        return
    rows = [
        (
            escape(f"{people[each.first].number}  {contact_title(people[each.first])}"),
            escape(f"{people[each.second].number}  {contact_title(people[each.second])}"),
            ", ".join(context.t.gettext(_SHARED[what]) for what in each.shared),
        )
        for each in shown
    ]
    print_table(_DOUBLES_COLUMNS, rows, t=context.t)
    if not found:
        console().print(
            context.t("No two contacts have the same name, email address or phone number.")
        )
    elif len(found) > len(shown):
        console().print(f"[dim]{shown_of(context.t, len(shown), len(found))}[/]")


def _given_fields(context: CliContext, given: dict[str, Any]) -> dict[str, Any]:
    """The fields given by options."""
    plain = ("job_title", "note", *POSTAL_FIELDS)
    flags = ("privacy_blocked", "minor", "consent", "excluded")
    wanted = {name: given[name] for name in (*plain, *flags) if given[name] is not None}
    if given["owner"] is not None:
        wanted["owner"] = read_salesperson(context, given["owner"])
    if given["language"] is not None:
        wanted["language"] = read_language(given["language"])
    if given["country"] is not None:
        wanted["country"] = read_country(given["country"])
    if given["company"] is not None:
        wanted["company_id"] = resolve_company_id(context, given["company"])
    if given["tag"]:
        wanted["tags"] = frozenset(given["tag"])
    if given["external"]:
        wanted["external_ids"] = dict(_parse_external_id(text) for text in given["external"])
    return wanted


def _parse_external_id(text: str) -> tuple[str, str]:
    system, equals, value = text.partition("=")
    if not equals or not system.strip() or not value.strip():
        raise RequestRefused(
            N_("{typed} is not SYSTEM=ID; write it like erp=C00123."), typed=repr(text)
        )
    return system.strip(), value.strip()


def _addresses(context: CliContext, given: dict[str, Any]) -> tuple[Address, ...]:
    start, end = _validity_dates(context, given["valid"])
    emails = [(AddressKind.EMAIL, value) for value in given["email"]]
    phones = [(AddressKind.PHONE, value) for value in given["phone"]]
    return tuple(
        Address(kind, value, primary=position == 0, valid_from=start, valid_to=end)
        for group in (emails, phones)
        for position, (kind, value) in enumerate(group)
    )


def _validity_dates(context: CliContext, text: str | None) -> tuple[date | None, date | None]:
    """Reads `2026-12-01..`, `..2026-12-31` or both ends."""
    if text is None:
        return None, None
    first, dots, last = (part.strip() for part in text.partition(".."))
    if not dots or not (first or last):
        raise RequestRefused(
            N_("{typed} is not FROM..TO; write it like 2026-12-01.. or ..2026-12-31."),
            typed=repr(text),
        )
    start = when.parse_day(first, context.today) if first else None
    end = when.parse_day(last, context.today) if last else None
    if start and end and end < start:
        raise RequestRefused(N_("{typed} ends before it begins."), typed=repr(text))
    return start, end


_CHANGED_SINCE = N_("{contact} was changed by somebody else just now; look again.")


def edit(
    context: CliContext,
    *,
    who: str,
    name: str | None,
    remove: tuple[str, ...],
    untag: tuple[str, ...],
    **given: Any,
) -> None:
    before = resolve_contact(context, who)
    wanted = _given_fields(context, given)
    if name is not None:
        wanted["name"] = name
    wanted |= _list_changes(before, wanted, _addresses(context, given), remove, untag)
    if not wanted:
        raise click.UsageError("Say what to change; `--help` lists what can be.")
    with context.session() as session:
        after = contact_use_case.change(session, context.actor, before, wanted, now=context.now)
    if isinstance(after, TooLate):
        raise RequestRefused(_CHANGED_SINCE, contact=before.number)
    if context.as_json:
        print_json(contact_row(after))
        return
    changed = context.t("Changed {contact}", contact=escape(contact_text(after)))
    console().print(f"[green]{changed}[/]")
    offer_matches(context, after.id)


def _list_changes(
    before: Contact,
    wanted: dict[str, Any],
    added: tuple[Address, ...],
    remove: tuple[str, ...],
    untag: tuple[str, ...],
) -> dict[str, Any]:
    """The changed lists: they grow by what is given and shrink only by what is named."""
    changed: dict[str, Any] = {}
    if added or remove:
        changed["addresses"] = _with_addresses(before, added, remove)
    if "tags" in wanted or untag:
        removed_tags = {tag.casefold() for tag in untag}
        changed["tags"] = (before.tags | wanted.get("tags", frozenset())) - removed_tags
    if "external_ids" in wanted:
        changed["external_ids"] = {**before.external_ids, **wanted["external_ids"]}
    return changed


def _with_addresses(
    before: Contact, added: tuple[Address, ...], remove: tuple[str, ...]
) -> tuple[Address, ...]:
    doomed = {
        contacts.key_of(Address(kind, text)) for text in remove for kind in AddressKind if text
    }
    known = {contacts.key_of(each) for each in before.addresses}
    missing = [
        text for text in remove if contacts.key_of(Address(_address_kind(text), text)) not in known
    ]
    if missing:
        raise RequestRefused(
            N_("{contact} has no address {address}."),
            contact=before.number,
            address=repr(missing[0]),
        )
    again = {contacts.key_of(each) for each in added}
    remaining = [a for a in before.addresses if contacts.key_of(a) not in doomed | again]
    return (*remaining, *added)


def _address_kind(text: str) -> AddressKind:
    return AddressKind.EMAIL if "@" in text else AddressKind.PHONE


def find(context: CliContext, *, text: tuple[str, ...], limit: int) -> None:
    with context.reading() as session:
        shown = lookup.find(session, " ".join(text), limit=limit).contacts
        count = lookup.count(session, " ".join(text)) if len(shown) == limit else len(shown)
    if context.as_json:
        print_json_rows(contact_row(each) for each in shown)
    else:
        print_contacts(shown, context.t)
    if not shown:
        if not context.as_json:
            click.echo(context.t("Nobody matches. `rapport contact add` adds them."), err=True)
        raise click.exceptions.Exit(1)
    if count > len(shown) and not context.as_json:
        console().print(f"[dim]{shown_of(context.t, len(shown), count)}[/]")


_COLUMNS = (N_("No."), N_("Name"), N_("Company"), N_("Reach"), "")


def print_contacts(found: tuple[Contact, ...], t: Translator) -> None:
    rows = [
        (
            each.number,
            escape(each.name),
            escape(each.company_name),
            escape(", ".join((*each.emails(), *each.phones())[:2])),
            escape(contact_flags(each, t)),
        )
        for each in found
    ]
    print_table(_COLUMNS, rows, uncut=("No.",), t=t)


def contact_flags(each: Contact, t: Translator = ENGLISH) -> str:
    flags = {
        t("blocked"): each.privacy_blocked,
        t("minor"): each.minor and not each.consent,
        t("excluded"): each.excluded,
        t("company"): each.kind is ContactKind.COMPANY,
    }
    return " · ".join(name for name, is_so in flags.items() if is_so)


def show(context: CliContext, *, who: str, history: bool) -> None:
    each = resolve_contact(context, who)
    is_firm = each.kind is ContactKind.COMPANY
    mine = InteractionFilter(
        contact_id=None if is_firm else each.id, company_id=each.id if is_firm else None
    )
    with context.reading() as session:
        sums = figures.total(session, mine)
        touch = figures.last_contacts(session, [each.id])[each.id]
        people = merging.with_merged(session, each.id)
        changes = contact_history.changes_of(session, people) if history else ()
    if context.as_json:
        more = {"history": changes} if history else {}
        print_json({**contact_row(each), "figures": sums, "last": touch, **more})
        return
    _print_card(context, each, touch)
    t = context.t
    told = (
        t.plural("{count} entry", "{count} entries", sums.number),
        t("{minutes} min", minutes=sums.duration_minutes),
        t("cost {amount}", amount=costs_text(sums.costs, context.config.currency)),
        t("{inbound} in, {outbound} out", inbound=sums.inbound, outbound=sums.outbound),
    )
    console().print(f"\n  {' · '.join(told)}")
    if history:
        print_contact_history(context, changes)


_KINDS = {AddressKind.EMAIL: N_("email"), AddressKind.PHONE: N_("phone")}


def _print_card(context: CliContext, each: Contact, touch: LastContact) -> None:
    console().print(
        f"[bold]{each.number}  {escape(contact_title(each))}[/]  {contact_flags(each, context.t)}"
    )
    pairs = [
        *((_KINDS[a.kind], _address_line(a)) for a in each.addresses),
        (N_("title"), each.job_title),
        (N_("owner"), each.owner),
        (N_("language"), each.language),
        (N_("post"), ", ".join(postal_lines(each))),
        (N_("country"), each.country),
        (N_("tags"), ", ".join(sorted(each.tags))),
        (N_("ids"), ", ".join(f"{k} {v}" for k, v in sorted(each.external_ids.items()))),
        (N_("note"), each.note),
        (N_("last spoken"), format_time(touch.spoken_at, context.zone)),
        (N_("last tried"), format_time(touch.attempted_at, context.zone)),
    ]
    print_pairs(pairs, t=context.t)


def _address_line(each: Address) -> str:
    label = f" ({each.label})" if each.label else ""
    dated = each.valid_from or each.valid_to
    holds = f" [{each.valid_from or ''}..{each.valid_to or ''}]" if dated else ""
    return f"{each.value}{label}{holds}"


def merge(context: CliContext, *, source: str, target: str, yes: bool) -> None:
    gone, stays = resolve_contact(context, source), resolve_contact(context, target)
    contact_use_case.require_mergeable(context.actor, gone, stays)
    question = context.t(
        "Merge {contact} into {target}?",
        contact=contact_text(gone),
        target=contact_text(stays),
    )
    confirm(context, question, yes=yes)
    with context.session() as session:
        outcome = contact_use_case.merge(session, context.actor, gone, stays, now=context.now)
    if isinstance(outcome, TooLate):
        raise RequestRefused(_CHANGED_SINCE, contact=stays.number)
    if context.as_json:
        print_json({"into": outcome.target.number, "interactions": outcome.interactions})
        return
    merged = context.t.plural(
        "Merged {contact} into {target}; {count} entry moved. `rapport undo` parts them again.",
        "Merged {contact} into {target}; {count} entries moved. `rapport undo` parts them again.",
        outcome.interactions,
        contact=gone.number,
        target=escape(contact_text(outcome.target)),
    )
    console().print(f"[green]{merged}[/]")
    offer_matches(context, outcome.target.id)


def delete(context: CliContext, *, who: str, yes: bool) -> None:
    each = resolve_contact(context, who)
    confirm(context, context.t("Delete {contact}?", contact=contact_text(each)), yes=yes)
    with context.session() as session:
        contact_use_case.delete(session, context.actor, each, now=context.now)
    if context.as_json:
        print_json({"deleted": each.number})
        return
    console().print(context.t("Deleted {contact}.", contact=each.number))

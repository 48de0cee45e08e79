"""`rapport contact …`: the people and companies somebody here talks to."""

from datetime import date
from typing import Any

import click
from sqlmodel import Session

from cli.ask import agreed
from cli.commands.exchange import contact_export, contact_import
from cli.desk import Desk, desk_command
from cli.rows import contact_row
from cli.show import (
    console,
    escape,
    plural,
    print_json,
    print_json_rows,
    print_pairs,
    print_table,
)
from cli.show import when as shown
from cli.triage_told import offer_matches
from cli.who import company_id, described, one, titled
from journal import contact as use_case
from journal import when
from journal.errors import Refused
from journal.model import (
    Address,
    AddressKind,
    Contact,
    ContactKind,
    InteractionFilter,
    LastTouch,
    NewContact,
    TooLate,
)
from journal.store import by_key, contacts, figures, lookup


@click.group()
def contact() -> None:
    """Contacts: the people and companies somebody here talks to."""


contact.add_command(contact_import)
contact.add_command(contact_export)

_FIELDS = (
    click.option("--company", metavar="WHO", help="The company the person belongs to."),
    click.option("--email", "-e", multiple=True, help="May be given several times."),
    click.option("--phone", "-p", multiple=True, help="May be given several times."),
    click.option("--title", "job_title", help="What they do there."),
    click.option("--language", metavar="CODE", help="Like en, sv or sv-FI."),
    click.option("--country", metavar="CODE"),
    click.option("--owner", metavar="EMAIL", help="Who of us looks after them."),
    click.option("--note", help="Anything worth knowing."),
    click.option("--tag", multiple=True, help="May be given several times."),
    click.option("--id", "external", multiple=True, metavar="SYSTEM=ID", help="erp=C00123"),
    click.option("--valid", metavar="FROM..TO", help="When the addresses given here hold."),
    click.option("--blocked/--unblocked", "privacy_blocked", default=None, help="For privacy."),
    click.option("--minor/--adult", "minor", default=None),
    click.option("--consent/--no-consent", "consent", default=None, help="Of a minor's parents."),
    click.option("--excluded/--included", "excluded", default=None, help="From segments."),
)


def _field_options(function: Any) -> Any:
    for option in reversed(_FIELDS):
        function = option(function)
    return function


@desk_command(
    contact,
    examples="""
    rapport contact add "Ada Lovelace" --company Acme -e ada@acme.example -p "+46 70 123 45 67"
    rapport contact add Acme --is-company
    """,
)
@click.argument("name")
@click.option("--is-company", is_flag=True, help="A company, not a person.")
@_field_options
def add(desk: Desk, *, name: str, is_company: bool, **given: Any) -> None:
    """Add a contact."""
    wanted = _wanted(desk, given)
    with desk.session() as session:
        wanted["addresses"] = _addresses(desk, given)
        kind = ContactKind.COMPANY if is_company else ContactKind.PERSON
        alike = _alike(session, given["email"])
        made = use_case.add(
            session, desk.actor, NewContact(name=name, kind=kind, **wanted), now=desk.now
        )
    if desk.as_json:
        print_json(contact_row(made))
        return
    console().print(f"[green]Added[/] {escape(described(made))}")
    for other in alike:
        console().print(f"[yellow]Shares an address with[/] {escape(described(other))}")
    offer_matches(desk, made.id)


def _alike(session: Session, emails: tuple[str, ...]) -> list[Contact]:
    """Several contacts with one address are allowed, and worth a word."""
    keys = [contacts.key_of(Address(AddressKind.EMAIL, email)) for email in emails]
    found = by_key.with_addresses(session, keys).values()
    return list(contacts.get_many(session, [i for ids in found for i in ids]).values())


def _wanted(desk: Desk, given: dict[str, Any]) -> dict[str, Any]:
    """The fields that were named."""
    plain = ("job_title", "language", "country", "owner", "note")
    flags = ("privacy_blocked", "minor", "consent", "excluded")
    wanted = {name: given[name] for name in (*plain, *flags) if given[name] is not None}
    if given["company"] is not None:
        wanted["company_id"] = company_id(desk, given["company"])
    if given["tag"]:
        wanted["tags"] = frozenset(given["tag"])
    if given["external"]:
        wanted["external_ids"] = dict(_pair(text) for text in given["external"])
    return wanted


def _pair(text: str) -> tuple[str, str]:
    system, equals, value = text.partition("=")
    if not equals or not system.strip() or not value.strip():
        raise Refused(f"{text!r} is not SYSTEM=ID; write it like erp=C00123.")
    return system.strip(), value.strip()


def _addresses(desk: Desk, given: dict[str, Any]) -> tuple[Address, ...]:
    start, end = _valid(desk, given["valid"])
    emails = [(AddressKind.EMAIL, value) for value in given["email"]]
    phones = [(AddressKind.PHONE, value) for value in given["phone"]]
    return tuple(
        Address(kind, value, primary=position == 0, valid_from=start, valid_to=end)
        for group in (emails, phones)
        for position, (kind, value) in enumerate(group)
    )


def _valid(desk: Desk, text: str | None) -> tuple[date | None, date | None]:
    """`2026-12-01..`, `..2026-12-31` or both ends."""
    if text is None:
        return None, None
    first, dots, last = (part.strip() for part in text.partition(".."))
    if not dots or not (first or last):
        raise Refused(f"{text!r} is not FROM..TO; write it like 2026-12-01.. or ..2026-12-31.")
    start = when.day(first, desk.today) if first else None
    end = when.day(last, desk.today) if last else None
    if start and end and end < start:
        raise Refused(f"{text!r} ends before it begins.")
    return start, end


@desk_command(
    contact,
    examples="""
    rapport contact edit ada --owner bob@ours.example --tag vip
    rapport contact edit K-12 -e new@acme.example --valid 2026-12-01..
    rapport contact edit K-12 --remove old@acme.example
    rapport contact edit K-12 --blocked
    """,
)
@click.argument("who")
@click.option("--name")
@click.option(
    "--remove", multiple=True, metavar="ADDRESS", help="An email address or phone number."
)
@click.option("--untag", multiple=True, metavar="TAG")
@_field_options
def edit(
    desk: Desk,
    *,
    who: str,
    name: str | None,
    remove: tuple[str, ...],
    untag: tuple[str, ...],
    **given: Any,
) -> None:
    """Change a contact. Addresses and tags given are added to those there are."""
    before = one(desk, who)
    wanted = _wanted(desk, given)
    if name is not None:
        wanted["name"] = name
    wanted |= _added(before, wanted, _addresses(desk, given), remove, untag)
    if not wanted:
        raise click.UsageError("Say what to change; `--help` lists what can be.")
    with desk.session() as session:
        after = use_case.change(session, desk.actor, before, wanted)
    if isinstance(after, TooLate):
        raise Refused(f"{before.number} was changed by somebody else just now; look again.")
    if desk.as_json:
        print_json(contact_row(after))
        return
    console().print(f"[green]Changed[/] {escape(described(after))}")
    offer_matches(desk, after.id)


def _added(
    before: Contact,
    wanted: dict[str, Any],
    added: tuple[Address, ...],
    remove: tuple[str, ...],
    untag: tuple[str, ...],
) -> dict[str, Any]:
    """Lists grow by what is given and shrink only by what is named."""
    changed: dict[str, Any] = {}
    if added or remove:
        changed["addresses"] = _with_addresses(before, added, remove)
    if "tags" in wanted or untag:
        gone = {tag.casefold() for tag in untag}
        changed["tags"] = (before.tags | wanted.get("tags", frozenset())) - gone
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
    missing = [text for text in remove if contacts.key_of(Address(_kind(text), text)) not in known]
    if missing:
        raise Refused(f"{before.number} has no address {missing[0]!r}.")
    again = {contacts.key_of(each) for each in added}
    kept = [a for a in before.addresses if contacts.key_of(a) not in doomed | again]
    return (*kept, *added)


def _kind(text: str) -> AddressKind:
    return AddressKind.EMAIL if "@" in text else AddressKind.PHONE


@desk_command(
    contact,
    examples="""
    rapport contact find lovelace
    rapport contact find "van der berg"          words in any order, accents do not matter
    rapport contact find 0701234567
    """,
)
@click.argument("text", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 200), default=20, show_default=True)
def find(desk: Desk, *, text: tuple[str, ...], limit: int) -> None:
    """Find contacts by number, address, phone or name; close spellings last."""
    with desk.reading() as session:
        found = lookup.find(session, " ".join(text), limit=limit)
    if desk.as_json:
        print_json_rows(contact_row(each) for each in found.contacts)
        return
    print_contacts(found.contacts)
    if not found.contacts:
        click.echo("Nobody matches. `rapport contact add` adds them.", err=True)
        raise click.exceptions.Exit(1)


def print_contacts(found: tuple[Contact, ...]) -> None:
    rows = [
        (
            each.number,
            escape(each.name),
            escape(each.company_name),
            escape(", ".join((*each.emails(), *each.phones())[:2])),
            escape(flags_of(each)),
        )
        for each in found
    ]
    print_table(("No.", "Name", "Company", "Reach", ""), rows, whole=("No.",))


def flags_of(each: Contact) -> str:
    flags = {
        "blocked": each.privacy_blocked,
        "minor": each.minor and not each.consent,
        "excluded": each.excluded,
        "company": each.kind is ContactKind.COMPANY,
    }
    return " · ".join(name for name, is_so in flags.items() if is_so)


@desk_command(
    contact,
    examples="""
    rapport contact show ada
    """,
)
@click.argument("who")
def show(desk: Desk, *, who: str) -> None:
    """Show a contact: how to reach them, who looks after them, when they were last spoken to."""
    each = one(desk, who)
    is_firm = each.kind is ContactKind.COMPANY
    mine = InteractionFilter(
        contact_id=None if is_firm else each.id, company_id=each.id if is_firm else None
    )
    with desk.reading() as session:
        sums = figures.total(session, mine)
        touch = figures.last_touches(session, [each.id])[each.id]
    if desk.as_json:
        print_json({**contact_row(each), "figures": sums, "last": touch})
        return
    _print_card(desk, each, touch)
    console().print(
        f"\n  {plural(sums.number, 'interaction')} · {sums.duration_minutes} min · cost {sums.cost:.2f} · "
        f"{sums.inbound} in, {sums.outbound} out"
    )


def _print_card(desk: Desk, each: Contact, touch: LastTouch) -> None:
    console().print(f"[bold]{each.number}  {escape(titled(each))}[/]  {flags_of(each)}")
    pairs = [
        *((a.kind.value, _address_line(a)) for a in each.addresses),
        ("title", each.job_title),
        ("owner", each.owner),
        ("language", each.language),
        ("country", each.country),
        ("tags", ", ".join(sorted(each.tags))),
        ("ids", ", ".join(f"{k} {v}" for k, v in sorted(each.external_ids.items()))),
        ("note", each.note),
        ("last spoken", shown(touch.spoken_at, desk.zone)),
        ("last tried", shown(touch.attempted_at, desk.zone)),
    ]
    print_pairs(pairs)


def _address_line(each: Address) -> str:
    label = f" ({each.label})" if each.label else ""
    dated = each.valid_from or each.valid_to
    holds = f" [{each.valid_from or ''}..{each.valid_to or ''}]" if dated else ""
    return f"{each.value}{label}{holds}"


@desk_command(
    contact,
    examples="""
    rapport contact merge K-17 K-12              all of K-17 becomes K-12's; `rapport undo` parts them
    """,
)
@click.argument("source")
@click.argument("target")
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
def merge(desk: Desk, *, source: str, target: str, yes: bool) -> None:
    """Merge one contact into another: addresses, history and segments move."""
    gone, stays = one(desk, source), one(desk, target)
    agreed(desk, f"Merge {described(gone)}\ninto  {described(stays)}?", yes=yes)
    with desk.session() as session:
        outcome = use_case.merge(session, desk.actor, gone, stays, now=desk.now)
    if isinstance(outcome, TooLate):
        raise Refused(f"{stays.number} was changed by somebody else just now; look again.")
    if desk.as_json:
        print_json({"into": outcome.target.number, "interactions": outcome.interactions})
        return
    console().print(
        f"[green]Merged[/] {gone.number} into {escape(described(outcome.target))}; "
        f"{plural(outcome.interactions, 'interaction')} moved. `rapport undo` parts them again."
    )
    offer_matches(desk, outcome.target.id)


@desk_command(
    contact,
    examples="""
    rapport contact delete K-17                  only one that nothing was recorded of
    """,
)
@click.argument("who")
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
def delete(desk: Desk, *, who: str, yes: bool) -> None:
    """Delete a contact that has no interactions; others are merged or erased."""
    each = one(desk, who)
    agreed(desk, f"Delete {described(each)}?", yes=yes)
    with desk.session() as session:
        use_case.delete(session, desk.actor, each)
    if desk.as_json:
        print_json({"deleted": each.number})
        return
    console().print(f"Deleted {each.number}.")

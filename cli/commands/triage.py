"""`rapport triage …`: mails that wait for a person, and what the person says of them."""

import re
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any

import click
from sqlmodel import Session

from cli.ask import agreed
from cli.desk import Desk, desk_command
from cli.mail_rows import card, whole_row
from cli.mail_words import told as became
from cli.rows import clip
from cli.show import console, escape, plural, print_json, print_json_rows, print_pairs, print_table
from cli.show import when as shown
from cli.triage_told import assigned, blocked, counted, decided, tell_assigned, tell_matched
from cli.who import company_id, described, one
from journal import match_again, suggestions
from journal import triage as use_case
from journal import when as typed
from journal.errors import NotFound, Refused
from journal.match_again import Applied
from journal.model import Blocked, LedgerMail, Outcome
from journal.store import contacts, ledger
from journal.store.ignoring import ADDRESS, DOMAIN
from journal.store.ledger import MailFilter
from journal.taking_part import main_party
from journal.triage import Assigned, Decided

_NUMBER = re.compile(r"(?:mail\s*)?#?(\d{1,10})", re.ASCII | re.IGNORECASE)
_HIGHEST = 2**31 - 1


class _ListsByDefault(click.Group):
    """`rapport triage` alone lists what waits."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0].startswith("-") and args[0] not in ctx.help_option_names):
            args = ["list", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_ListsByDefault)
def triage() -> None:
    """Triage: mails that wait for somebody to say whose they are."""


@desk_command(
    triage,
    name="list",
    examples="""
    rapport triage                               what waits, the oldest first
    rapport triage list --all                    also what was put off until later
    """,
)
@click.option("--all", "everything", is_flag=True, help="Also what was put off until later.")
@click.option("--limit", type=click.IntRange(1, 1000), default=50, show_default=True)
def list_(desk: Desk, *, everything: bool, limit: int) -> None:
    """List the mails that wait, the oldest first. `rapport triage` alone does the same."""
    wanted = MailFilter(outcomes=(Outcome.WAITING,), due=None if everything else desk.now)
    with desk.reading() as session:
        found = ledger.page(session, wanted, limit=limit, oldest_first=True)
        count = ledger.count(session, wanted)
    if desk.as_json:
        print_json_rows(whole_row(each) for each in found.items)
        return
    rows = [_line(desk, each) for each in found.items]
    print_table(("Mail", "When", "With", "What", "Why"), rows, whole=("Mail", "When"))
    if not rows:
        console().print("Nothing waits.")
    elif count > len(rows):
        console().print(f"[dim]{len(rows)} of {count:,}; --limit shows more.[/]")


def _line(desk: Desk, each: LedgerMail) -> tuple[str, ...]:
    main = main_party(each)
    who = (main.name or main.address) if main else ""
    return (
        f"[bold]{each.id}[/]",
        shown(each.occurred_at, desk.zone),
        escape(clip(who)) or "–",
        escape(clip(each.subject)) or "–",
        f"[yellow]{became(each.outcome, each.reason, None)}[/]",
    )


@desk_command(
    triage,
    examples="""
    rapport triage show 7
    """,
)
@click.argument("mail")
def show(desk: Desk, *, mail: str) -> None:
    """Show a mail, and who it may be of."""
    mail_id = number_of(mail)
    with desk.reading() as session:
        each = _of(session, mail_id)
        perhaps = suggestions.suggestions(session, each)
    if desk.as_json:
        print_json({**whole_row(each), "suggestions": [who.number for who in perhaps]})
        return
    console().print(f"[bold]Mail {each.id}[/]  {escape(each.subject) or '–'}")
    print_pairs([*card(each, desk.zone), *(("perhaps", described(who)) for who in perhaps)])
    if each.text:
        console().print(f"\n{escape(each.text)}")


@desk_command(
    triage,
    examples="""
    rapport triage assign 7 ada                  logged with Ada
    rapport triage assign 7 K-12 "Bob Berg"      with both; the first is the main one
    """,
)
@click.argument("mail")
@click.argument("who", nargs=-1, required=True, metavar="CONTACT...")
def assign(desk: Desk, *, mail: str, who: tuple[str, ...]) -> None:
    """Log a mail with these contacts. `rapport undo` lets it wait again."""
    mail_id = number_of(mail)
    ids = [one(desk, text).id for text in who]
    with desk.session() as session:
        outcome = use_case.assign(session, desk.house, desk.actor, mail_id, ids, now=desk.now)
    _tell(desk, assigned(mail_id, outcome))


@desk_command(
    triage,
    examples="""
    rapport triage add 7 ada                     Ada has its address now; all of it is logged
    """,
)
@click.argument("mail")
@click.argument("contact")
def add(desk: Desk, *, mail: str, contact: str) -> None:
    """Give a contact the mail's address, and log with them all that waits from there."""
    mail_id, who = number_of(mail), one(desk, contact)
    with desk.session() as session:
        outcome = use_case.add_address(
            session, desk.house, desk.actor, mail_id, who.id, now=desk.now
        )
    _tell(desk, assigned(mail_id, outcome))


@desk_command(
    triage,
    examples="""
    rapport triage new 7                         called what the mail calls them
    rapport triage new 7 "Ada Lovelace" --company Acme
    """,
)
@click.argument("mail")
@click.argument("name", required=False)
@click.option("--company", metavar="WHO", help="The company the person belongs to.")
@click.option("--owner", metavar="EMAIL", help="Who of us looks after them.")
def new(desk: Desk, *, mail: str, name: str | None, company: str | None, owner: str | None) -> None:
    """Make a contact of whoever the mail is with, and log with them all that waits from there."""
    mail_id = number_of(mail)
    given: dict[str, Any] = {"name": name, "company_id": company_id(desk, company), "owner": owner}
    with desk.session() as session:
        each = _of(session, mail_id)
        prefilled = suggestions.prefilled(session, each)
        made = replace(prefilled, **{field: value for field, value in given.items() if value})
        outcome = use_case.create_contact(
            session, desk.house, desk.actor, mail_id, made, now=desk.now
        )
    _tell(desk, assigned(mail_id, outcome), made=True)


@desk_command(
    triage,
    examples="""
    rapport triage ignore 7                      this one mail
    rapport triage ignore 7 --address            all that comes from there, from now on as well
    rapport triage ignore 7 --domain --yes
    """,
)
@click.argument("mail")
@click.option("--address", is_flag=True, help="All mail of its address, now and later.")
@click.option("--domain", is_flag=True, help="All mail of its domain, but for contacts'.")
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
def ignore(desk: Desk, *, mail: str, address: bool, domain: bool, yes: bool) -> None:
    """Do not log a mail; or nothing of its address, or of its whole domain."""
    if address and domain:
        raise click.UsageError("--address or --domain: one of the two.")
    mail_id = number_of(mail)
    if address or domain:
        _ask_to_ignore(desk, mail_id, ADDRESS if address else DOMAIN, yes=yes)
    do = use_case.ignore_mail
    if address or domain:
        do = use_case.ignore_address if address else use_case.ignore_domain
    with desk.session() as session:
        outcome = do(session, desk.actor, mail_id, now=desk.now)
    if isinstance(outcome, Decided):
        raise Refused(decided(outcome))
    if desk.as_json:
        print_json({"mails": outcome.mails, "ignored": outcome.value or None})
        return
    more = len(outcome.mails) - 1
    others = f" and {plural(more, 'other mail')} that waited" if more else ""
    ever = f" {escape(outcome.value)} is ignored from now on." if outcome.value else ""
    console().print(f"[green]Ignored[/] mail {mail_id}{others}.{ever}")


def _ask_to_ignore(desk: Desk, mail_id: int, kind: str, *, yes: bool) -> None:
    with desk.reading() as session:
        each = _of(session, mail_id)
        value, others = use_case.also_ignored(session, each, kind)
    more = f" {plural(others, 'other mail')} of it that waits goes as well." if others else ""
    agreed(desk, f"Ignore all mail of {value} from now on?{more}", yes=yes)


@desk_command(
    triage,
    examples="""
    rapport triage later 7 3d                    in three days
    rapport triage later 7 2026-12-01
    """,
)
@click.argument("mail")
@click.argument("when")
def later(desk: Desk, *, mail: str, when: str) -> None:
    """Put a mail off: until that day it is not listed."""
    mail_id = number_of(mail)
    day = typed.coming(when, desk.today)
    until = datetime.combine(day, time(), desk.zone).astimezone(UTC)
    with desk.session() as session:
        outcome = use_case.later(session, desk.actor, mail_id, until, now=desk.now)
    if isinstance(outcome, Decided):
        raise Refused(decided(outcome))
    if desk.as_json:
        print_json({"mail": mail_id, "until": until})
        return
    console().print(f"Mail {mail_id} is put off until {day}.")


@desk_command(
    triage,
    examples="""
    rapport triage match                         contacts for whom something waits by now
    rapport triage match ada                     what waits from Ada's addresses; then asks
    rapport triage match K-12 --yes
    """,
)
@click.argument("contact", required=False)
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
def match(desk: Desk, *, contact: str | None, yes: bool) -> None:
    """Log with a contact what came from their addresses before anybody knew these."""
    if contact is None:
        _list_matches(desk)
        return
    who = one(desk, contact)
    with desk.reading() as session:
        preview = match_again.preview(session, who.id)
    if preview.is_empty:
        tell_matched(desk, [])
        return
    if not desk.as_json:
        oldest, newest = shown(preview.oldest, desk.zone), shown(preview.newest, desk.zone)
        console().print(f"{escape(described(who))}: {counted(preview)}, {oldest} to {newest}.")
    agreed(desk, "Log them with this contact?", yes=yes)
    tell_matched(desk, _slices(desk, who.id))


def _list_matches(desk: Desk) -> None:
    with desk.reading() as session:
        waiting = match_again.offered(session)
        people = contacts.get_many(session, waiting)
    if desk.as_json:
        print_json_rows(
            {"contact": each.number, "mails": waiting[id_]} for id_, each in people.items()
        )
        return
    rows = [(str(waiting[id_]), escape(described(each))) for id_, each in people.items()]
    print_table(("Mails", "Contact"), rows, right=("Mails",))
    if not rows:
        console().print("No mail waits whose address one contact has by now.")


def _slices(
    desk: Desk, contact_id: int, deed: int | None = None, addresses: tuple[str, ...] | None = None
) -> list[Applied]:
    """A transaction each, so that nobody waits long for us; all by one deed."""
    done: list[Applied] = []
    while not done or done[-1].more:
        with desk.session() as session:
            each = match_again.apply(
                session,
                desk.house,
                desk.actor,
                contact_id,
                addresses=addresses,
                deed=deed,
                now=desk.now,
            )
        if isinstance(each, Blocked):
            raise Refused(blocked(each.contacts))
        done.append(each)
        deed = each.deed
    return done


def _tell(desk: Desk, first: Assigned, *, made: bool = False) -> None:
    """What more waits from the address follows by itself."""
    more: list[Applied] = []
    if first.more and first.contact:
        more = _slices(desk, first.contact, first.deed, (first.address,))
    tell_assigned(desk, first, more, made=made)


def number_of(text: str) -> int:
    """`7`, as the list shows it."""
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        raise Refused(f"{clip(text)!r} is no number of a mail; `rapport triage` lists them.")
    if int(found[1]) > _HIGHEST:
        raise NotFound(f"There is no mail {clip(found[1])}.")
    return int(found[1])


def _of(session: Session, mail_id: int) -> LedgerMail:
    each = ledger.get(session, mail_id)
    if each is None:
        raise NotFound(f"There is no mail {mail_id}.")
    return each

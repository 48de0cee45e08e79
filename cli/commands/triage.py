"""`rapport triage …`: shows mails that wait for a person, and records the decisions."""

import re
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any

import click
from sqlmodel import Session

from cli.args.contact_args import contact_text, resolve_company_id, resolve_contact
from cli.args.salesperson_args import read_salesperson
from cli.context import CliContext
from cli.terminal.output import (
    console,
    escape,
    format_time,
    print_json,
    print_json_rows,
    print_pairs,
    print_table,
)
from cli.terminal.prompts import confirm
from cli.text.interaction_rows import clip
from cli.text.list_text import shown_of
from cli.text.mail_rows import full_mail_row, mail_pairs
from cli.text.triage_text import (
    blocked_refusal,
    decided_refusal,
    match_counts_text,
    print_assigned,
    print_matched,
    require_assigned,
    waiting_text,
)
from journal import when as when_use_case
from journal.errors import N_, NotFound, RequestRefused
from journal.fold import is_address
from journal.limits import HIGHEST_NUMBER
from journal.mail import rematch, suggestions
from journal.mail import triage as triage_use_case
from journal.mail.mail_participants import main_party
from journal.mail.rematch import MatchApplied
from journal.mail.waiting_senders import find_mails_of, find_waiting_senders
from journal.model import Blocked, LedgerMail, MailOutcome
from journal.model.triage import AlreadyDecided, Assigned
from journal.store.contacts import contacts
from journal.store.mail import ledger
from journal.store.mail.ledger import MailFilter
from journal.store.triage.ignored_senders import ADDRESS, DOMAIN

_COLUMNS = (N_("Mail"), N_("When"), N_("With"), N_("What"), N_("Why"))
_SENDER_COLUMNS = (N_("Mails"), N_("With"), N_("Address"), N_("Newest"))
_MATCH_COLUMNS = (N_("Mails"), N_("Contact"))
_NO_MAIL = N_("There is no mail {mail}.")
_NUMBER = re.compile(r"(?:mail\s*)?#?(\d{1,10})", re.ASCII | re.IGNORECASE)


def list_(context: CliContext, *, everything: bool, limit: int) -> None:
    wanted = MailFilter(outcomes=(MailOutcome.WAITING,), due=None if everything else context.now)
    with context.reading() as session:
        found = ledger.page(session, wanted, limit=limit, oldest_first=True)
        count = ledger.count(session, wanted)
    if context.as_json:
        print_json_rows(full_mail_row(each) for each in found.items)
        return
    rows = [_mail_cells(context, each) for each in found.items]
    print_table(_COLUMNS, rows, uncut=_COLUMNS[:2], t=context.t)
    if not rows:
        console().print(context.t("Nothing waits."))
    elif count > len(rows):
        console().print(f"[dim]{shown_of(context.t, len(rows), count)}[/]")


def _mail_cells(context: CliContext, each: LedgerMail) -> tuple[str, ...]:
    main = main_party(each)
    who = (main.name or main.address) if main else ""
    return (
        f"[bold]{each.id}[/]",
        format_time(each.occurred_at, context.zone),
        escape(clip(who)) or "–",
        escape(clip(each.subject)) or "–",
        f"[yellow]{waiting_text(context.t, each.reason)}[/]",
    )


def senders(context: CliContext, *, limit: int) -> None:
    with context.reading() as session:
        found = find_waiting_senders(session, now=context.now)
    shown = found[:limit]
    if context.as_json:
        print_json_rows(shown)
        return
    rows = [
        (
            str(each.mails),
            escape(clip(each.name or each.address)),
            escape(each.address),
            format_time(each.newest, context.zone),
        )
        for each in shown
    ]
    print_table(_SENDER_COLUMNS, rows, right_aligned=("Mails",), uncut=("Newest",), t=context.t)
    if not rows:
        console().print(context.t("Nothing waits."))
    elif len(found) > len(shown):
        console().print(f"[dim]{shown_of(context.t, len(shown), len(found))}[/]")


def _waiting_mail(context: CliContext, text: str) -> int:
    """The mail's number; of an address, its oldest mail that waits."""
    if not is_address(text):
        return mail_number(text)
    with context.reading() as session:
        found = find_mails_of(session, text)
    if not found:
        raise NotFound(
            N_("No mail waits of {address}; `rapport triage senders` lists them."),
            address=clip(text),
        )
    return found[0]


def show(context: CliContext, *, mail: str) -> None:
    mail_id = _waiting_mail(context, mail)
    with context.reading() as session:
        each = _get_mail(session, mail_id)
        perhaps = suggestions.suggest_contacts(session, each)
    if context.as_json:
        print_json({**full_mail_row(each), "suggestions": [who.number for who in perhaps]})
        return
    number = context.t("Mail {mail}", mail=each.id)
    console().print(f"[bold]{number}[/]  {escape(each.subject) or '–'}")
    print_pairs(
        [
            *mail_pairs(context.t, each, context.zone),
            *((N_("perhaps"), contact_text(who)) for who in perhaps),
        ],
        t=context.t,
    )
    if each.text:
        console().print(f"\n{escape(each.text)}")


def assign(context: CliContext, *, mail: str, who: tuple[str, ...]) -> None:
    mail_id = mail_number(mail)
    ids = [resolve_contact(context, text).id for text in who]
    with context.session() as session:
        outcome = triage_use_case.assign(
            session, context.config, context.actor, mail_id, ids, now=context.now
        )
    _log_rest_and_print(context, require_assigned(outcome))


def add(context: CliContext, *, mail: str, contact: str) -> None:
    mail_id, who = _waiting_mail(context, mail), resolve_contact(context, contact)
    with context.session() as session:
        outcome = triage_use_case.add_address(
            session, context.config, context.actor, mail_id, who.id, now=context.now
        )
    _log_rest_and_print(context, require_assigned(outcome))


def new(
    context: CliContext, *, mail: str, name: str | None, company: str | None, owner: str | None
) -> None:
    mail_id = _waiting_mail(context, mail)
    given: dict[str, Any] = {
        "name": name,
        "company_id": resolve_company_id(context, company),
        "owner": read_salesperson(context, owner),
    }
    with context.session() as session:
        each = _get_mail(session, mail_id)
        prefilled = suggestions.prefill_contact(session, each)
        made = replace(prefilled, **{field: value for field, value in given.items() if value})
        outcome = triage_use_case.create_contact(
            session, context.config, context.actor, mail_id, made, now=context.now
        )
    _log_rest_and_print(context, require_assigned(outcome), made=True)


def ignore(context: CliContext, *, mail: str, address: bool, domain: bool, yes: bool) -> None:
    if address and domain:
        raise click.UsageError("--address or --domain: one of the two.")
    mail_id = _waiting_mail(context, mail)
    address = address or (is_address(mail) and not domain)
    if address or domain:
        _ask_to_ignore(context, mail_id, ADDRESS if address else DOMAIN, yes=yes)
    do = triage_use_case.ignore_mail
    if address or domain:
        do = triage_use_case.ignore_address if address else triage_use_case.ignore_domain
    with context.session() as session:
        outcome = do(session, context.actor, mail_id, now=context.now)
    if isinstance(outcome, AlreadyDecided):
        raise decided_refusal(outcome)
    if context.as_json:
        print_json({"mails": outcome.mails, "ignored": outcome.value or None})
        return
    t, more = context.t, len(outcome.mails) - 1
    done = t("Ignored mail {mail}.", mail=mail_id)
    if more:
        done = t.plural(
            "Ignored mail {mail} and {count} other mail that waited.",
            "Ignored mail {mail} and {count} other mails that waited.",
            more,
            mail=mail_id,
        )
    value = escape(outcome.value)
    ever = t("{address} is ignored from now on.", address=value) if value else ""
    console().print(f"[green]{done}[/] {ever}".rstrip())


def _ask_to_ignore(context: CliContext, mail_id: int, kind: str, *, yes: bool) -> None:
    with context.reading() as session:
        each = _get_mail(session, mail_id)
        value, others = triage_use_case.preview_ignore(session, each, kind)
    t = context.t
    question = t("Ignore all mail of {address} from now on?", address=value)
    more = t.plural(
        "{count} other mail of it that waits goes as well.",
        "{count} other mails of it that wait go as well.",
        others,
    )
    confirm(context, f"{question} {more}" if others else question, yes=yes)


def later(context: CliContext, *, mail: str, when: str) -> None:
    mail_id = mail_number(mail)
    day = when_use_case.parse_future_day(when, context.today)
    until = datetime.combine(day, time(), context.zone).astimezone(UTC)
    with context.session() as session:
        outcome = triage_use_case.postpone(session, context.actor, mail_id, until, now=context.now)
    if isinstance(outcome, AlreadyDecided):
        raise decided_refusal(outcome)
    if context.as_json:
        print_json({"mail": mail_id, "until": until})
        return
    console().print(context.t("Mail {mail} is put off until {when}.", mail=mail_id, when=f"{day}"))


def match(context: CliContext, *, contact: str | None, yes: bool) -> None:
    if contact is None:
        _list_matches(context)
        return
    who = resolve_contact(context, contact)
    with context.reading() as session:
        preview = rematch.preview(session, who.id)
    if preview.is_empty:
        print_matched(context, [])
        return
    if not context.as_json:
        oldest, newest = (
            format_time(preview.oldest, context.zone),
            format_time(preview.newest, context.zone),
        )
        console().print(
            f"{escape(contact_text(who))}: {match_counts_text(preview)}, {oldest} to {newest}."
        )
    confirm(context, context.t("Log them with this contact?"), yes=yes)
    print_matched(context, _match_in_slices(context, who.id))


def _list_matches(context: CliContext) -> None:
    with context.reading() as session:
        waiting = rematch.count_matchable_mails(session)
        people = contacts.get_many(session, waiting)
    if context.as_json:
        print_json_rows(
            {"contact": each.number, "mails": waiting[id_]} for id_, each in people.items()
        )
        return
    rows = [(str(waiting[id_]), escape(contact_text(each))) for id_, each in people.items()]
    print_table(_MATCH_COLUMNS, rows, right_aligned=("Mails",), t=context.t)
    if not rows:
        console().print(context.t("No mail waits whose address one contact has by now."))


def _match_in_slices(
    context: CliContext,
    contact_id: int,
    deed: int | None = None,
    addresses: tuple[str, ...] | None = None,
) -> list[MatchApplied]:
    """Matches slice by slice, a transaction each, so that nobody waits long; all by one deed."""
    done: list[MatchApplied] = []
    while not done or done[-1].more:
        with context.session() as session:
            each = rematch.apply(
                session,
                context.config,
                context.actor,
                contact_id,
                addresses=addresses,
                deed=deed,
                now=context.now,
            )
        if isinstance(each, Blocked):
            raise blocked_refusal(each.contacts)
        done.append(each)
        deed = each.deed
    return done


def _log_rest_and_print(context: CliContext, first: Assigned, *, made: bool = False) -> None:
    """Logs what else waits from the address, and prints the result."""
    more: list[MatchApplied] = []
    if first.more and first.contact:
        more = _match_in_slices(context, first.contact, first.deed, (first.address,))
    print_assigned(context, first, more, made=made)


def mail_number(text: str) -> int:
    """Reads `7`, as the list shows it."""
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        raise RequestRefused(
            N_("{typed} is no number of a mail; `rapport triage list` shows them."),
            typed=repr(clip(text)),
        )
    if int(found[1]) > HIGHEST_NUMBER:
        raise NotFound(_NO_MAIL, mail=clip(found[1]))
    return int(found[1])


def _get_mail(session: Session, mail_id: int) -> LedgerMail:
    each = ledger.get(session, mail_id)
    if each is None:
        raise NotFound(_NO_MAIL, mail=mail_id)
    return each

"""`rapport person`: shows those of us whom the config, the record or Slack names."""

from dataclasses import asdict, dataclass

from bot.language.translator import N_
from cli.args.salesperson_args import find_colleague
from cli.context import CliContext
from cli.terminal.output import (
    console,
    escape,
    print_json,
    print_json_rows,
    print_pairs,
    print_table,
)
from cli.text.money_text import costs_text
from journal.fold import is_address
from journal.model import FiguresDimension, InteractionFilter, Role
from journal.store import figures
from journal.store.record import pages
from journal.store.record.salespeople import count_owned, find_salespeople
from journal.store.slack import people


@dataclass(frozen=True, slots=True)
class _Colleague:
    address: str
    name: str
    role: Role
    contacts: int
    entries: int


_COLUMNS = (N_("Address"), N_("Name"), N_("Role"), N_("Contacts"), N_("Entries"))


def person_list(context: CliContext) -> None:
    found = _find_all(context)
    if context.as_json:
        print_json_rows(map(asdict, found))
        return
    rows = [
        (
            escape(each.address),
            escape(each.name),
            each.role.value,
            str(each.contacts),
            str(each.entries),
        )
        for each in found
    ]
    print_table(_COLUMNS, rows, right_aligned=_COLUMNS[3:], optional=("Name",), t=context.t)
    if not rows:
        section = "[bold]\\[slack] admins[/]"
        console().print(
            context.t("Nobody of us is named yet: {section} names the first.", section=section)
        )


def _find_all(context: CliContext) -> list[_Colleague]:
    slack = context.settings.slack
    configured = {each.casefold() for each in (*slack.admins, *slack.managers) if is_address(each)}
    with context.reading() as session:
        names = {each.email: each.name for each in people.get_all(session) if each.email}
        owned = count_owned(session)
        rows = figures.group_by_dimension(
            session, InteractionFilter(), FiguresDimension.SALESPERSON
        )
        known = configured | names.keys() | find_salespeople(session)
    entries = {row.key: row.figures.number for row in rows}
    return [
        _Colleague(
            each,
            names.get(each, ""),
            context.settings.role_of(each),
            owned.get(each, 0),
            entries.get(each, 0),
        )
        for each in sorted(known)
    ]


def person_show(context: CliContext, *, who: str) -> None:
    address = find_colleague(context, who)
    mine = InteractionFilter(salesperson=address)
    with context.reading() as session:
        known = people.get_by_email(session, address)
        contacts = count_owned(session).get(address, 0)
        sums = figures.total(session, mine)
        due = InteractionFilter(salesperson=address, follow_up_by=context.today)
        waiting = pages.count(session, due)
    role = context.settings.role_of(address)
    if context.as_json:
        row = {"address": address, "name": known.name if known else "", "role": role}
        print_json({**row, "contacts": contacts, "figures": sums, "follow_ups_due": waiting})
        return
    console().print(f"[bold]{escape(address)}[/]  {escape(known.name if known else '')}")
    costs, t = costs_text(sums.costs, context.config.currency), context.t
    print_pairs(
        [
            (N_("role"), role.value),
            (N_("looks after"), t.plural("{count} contact", "{count} contacts", contacts)),
            (N_("entries"), str(sums.number)),
            (N_("cost, time"), f"{costs} · {sums.duration_minutes} min"),
            (
                N_("to follow up"),
                t.plural("{count} entry", "{count} entries", waiting) if waiting else "",
            ),
        ],
        t=t,
    )

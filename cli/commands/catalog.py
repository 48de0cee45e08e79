"""`rapport template`, `group`, `campaign`: shows what there is to log with, and how much it was used."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from cli.code_args import read_language
from cli.contact_args import resolve_contact
from cli.context import CliContext
from cli.money_text import costs_text
from cli.output import (
    console,
    escape,
    plural,
    print_json,
    print_json_rows,
    print_pairs,
    print_table,
)
from journal import rendering
from journal.errors import NotFound
from journal.model import (
    Campaign,
    Contact,
    Figures,
    FiguresDimension,
    InteractionFilter,
    Template,
)
from journal.rendering.texts import RenderedTemplate
from journal.rendering.values import SAMPLE_VALUES
from journal.settings import did_you_mean
from journal.store import figures

_NOTHING = Figures()
_TEMPLATE_COLUMNS = ("Code", "Group", "Channel", "Cost", "Min", "Entries", "")
_ONLY_IN_HISTORY = "not in the config"


def template_list(context: CliContext, *, everything: bool) -> None:
    used = _figures_by(context, FiguresDimension.TEMPLATE)
    known = context.catalog.templates
    shown = [each for each in known.values() if everything or not each.retired]
    lost = sorted(used.keys() - known.keys()) if everything else []
    if context.as_json:
        rows = [_template_row(each, used) for each in shown]
        gone = ({"code": code, "entries": used[code].number, "retired": True} for code in lost)
        print_json_rows([*rows, *gone])
        return
    _print_templates(context, shown, used, lost)


def _print_templates(
    context: CliContext,
    shown: Iterable[Template],
    used: Mapping[str, Figures],
    lost: Iterable[str] = (),
) -> None:
    rows = [
        (
            escape(each.code),
            escape(each.group),
            each.channel.value,
            _money(context, each.cost),
            str(each.duration_minutes),
            str(used.get(each.code, _NOTHING).number),
            escape(_remark(context, each)),
        )
        for each in shown
    ]
    rows += [
        (escape(code), "", "", "", "", str(used[code].number), _ONLY_IN_HISTORY) for code in lost
    ]
    right = ("Cost", "Min", "Entries")
    print_table(
        _TEMPLATE_COLUMNS, rows, right_aligned=right, uncut=("Code",), optional=("Channel", "Min")
    )


def _remark(context: CliContext, each: Template) -> str:
    return "retired" if each.retired else context.template_names.get(each.code, "")


def _money(context: CliContext, amount: object) -> str:
    return f"{amount:.2f} {context.settings.company.currency}"


def _template_row(each: Template, used: Mapping[str, Figures]) -> dict[str, object]:
    return {
        "code": each.code,
        "name": each.name,
        "group": each.group,
        "channel": each.channel,
        "direction": each.direction,
        "initiated_by": each.initiated_by,
        "cost": each.cost,
        "duration_minutes": each.duration_minutes,
        "campaign": each.campaign,
        "languages": [*each.texts],
        "roles": each.roles,
        "retired": each.retired,
        "entries": used.get(each.code, _NOTHING).number,
    }


def template_show(context: CliContext, *, code: str, who: str | None, language: str | None) -> None:
    each = context.catalog.find_template(code)
    contact = resolve_contact(context, who) if who else None
    wanted = read_language(language) or (contact.language if contact else "")
    rendered = _preview(context, each, contact, wanted or context.settings.company.language)
    used = _figures_by(context, FiguresDimension.TEMPLATE)
    if context.as_json:
        preview = {
            "subject": rendered.subject,
            "body": rendered.body,
            "language": rendered.language,
        }
        print_json({**_template_row(each, used), "preview": preview})
        return
    console().print(f"[bold]{escape(each.code)}[/]  {escape(_remark(context, each))}")
    roles = ", ".join(sorted(each.roles))
    print_pairs(
        [
            ("group", each.group),
            ("channel", each.channel.value),
            ("direction", "" if each.direction.value == "none" else each.direction.value),
            ("initiated by", "" if each.initiated_by.value == "none" else each.initiated_by.value),
            ("cost, time", f"{_money(context, each.cost)} · {each.duration_minutes} min"),
            ("campaign", each.campaign),
            ("roles", roles),
            ("languages", ", ".join(each.texts)),
            ("entries", str(used.get(each.code, _NOTHING).number)),
        ]
    )
    whom = f" for {contact.name}" if contact else ", with made-up values"
    console().print(f"\n[bold]Preview[/] [dim]({rendered.language}{escape(whom)})[/]")
    print_pairs([("subject", rendered.subject), ("files", ", ".join(rendered.attachments))])
    if rendered.body:
        console().print(f"\n{escape(rendered.body)}")


def _preview(
    context: CliContext, each: Template, contact: Contact | None, language: str
) -> RenderedTemplate:
    values = SAMPLE_VALUES
    if contact is not None:
        values = rendering.template_values(
            contact=contact,
            company=context.settings.company.name,
            salesperson=context.actor.email or contact.owner,
            occurred_at=context.now.astimezone(context.zone),
            campaign=context.catalog.campaigns.get(each.campaign, ""),
        )
    return rendering.render(each, language, values)


# ── groups ──────────────────────────────────────────────────────────────────────────────────────


def group_list(context: CliContext) -> None:
    used = _figures_by(context, FiguresDimension.GROUP)
    rows = [
        {
            "code": each.code,
            "description": each.description,
            "templates": len(_templates_of(context, each.code)),
            "entries": used.get(each.code, _NOTHING).number,
        }
        for each in context.catalog.groups.values()
    ]
    if context.as_json:
        print_json_rows(rows)
        return
    cells = [tuple(escape(str(value)) for value in row.values()) for row in rows]
    columns = ("Code", "Description", "Templates", "Entries")
    print_table(columns, cells, right_aligned=columns[2:], uncut=columns[:1])


def _templates_of(context: CliContext, code: str) -> list[Template]:
    offered = (each for each in context.catalog.templates.values() if not each.retired)
    return [each for each in offered if each.group == code]


def group_show(context: CliContext, *, code: str) -> None:
    which = context.catalog.groups[_find_code(code, context.catalog.groups, "group")]
    used = _figures_by(context, FiguresDimension.TEMPLATE)
    found = _templates_of(context, which.code)
    if context.as_json:
        rows = [_template_row(each, used) for each in found]
        print_json({"code": which.code, "description": which.description, "templates": rows})
        return
    console().print(f"[bold]{escape(which.code)}[/]  {escape(which.description)}\n")
    _print_templates(context, found, used)


# ── campaigns ───────────────────────────────────────────────────────────────────────────────────


def campaign_list(context: CliContext) -> None:
    used = _figures_by(context, FiguresDimension.CAMPAIGN)
    found = context.catalog.campaigns.values()
    if context.as_json:
        print_json_rows({"campaign": each, "figures": used.get(each.code)} for each in found)
        return
    rows = [
        (
            escape(each.code),
            escape(each.description),
            _days_text(each),
            str(used.get(each.code, _NOTHING).number),
            str(used.get(each.code, _NOTHING).responses),
        )
        for each in found
    ]
    columns = ("Code", "Description", "Days", "Entries", "Answers")
    print_table(columns, rows, right_aligned=columns[3:], uncut=columns[:1], optional=("Days",))
    if not rows:
        console().print("No campaign is in the config: [bold]\\[campaigns.CODE][/] adds one.")


def _days_text(each: Campaign) -> str:
    return (
        f"{each.starts_on or ''} – {each.ends_on or ''}" if each.starts_on or each.ends_on else ""
    )


def campaign_show(context: CliContext, *, code: str) -> None:
    each = context.catalog.campaigns[_find_code(code, context.catalog.campaigns, "campaign")]
    wanted = InteractionFilter(campaign=each.code)
    with context.reading() as session:
        sums = figures.total(session, wanted)
        reached = figures.count_contacts(session, replace(wanted, response=False))
        answered = figures.count_contacts(session, replace(wanted, response=True))
    if context.as_json:
        print_json({"campaign": each, "figures": sums, "reached": reached, "answered": answered})
        return
    console().print(f"[bold]{escape(each.code)}[/]  {escape(each.description)}")
    print_pairs(
        [
            ("days", _days_text(each)),
            ("reached", plural(reached, "contact")),
            ("answered", plural(answered, "contact")),
            ("entries", str(sums.number)),
            (
                "cost, time",
                f"{costs_text(sums.costs, context.config.currency)} · {sums.duration_minutes} min",
            ),
        ]
    )


def _find_code(typed: str, known: Mapping[str, object], noun: str) -> str:
    wanted = typed.strip().casefold()
    for code in known:
        if code.casefold() == wanted:
            return code
    listed = f"There are: {', '.join(known)}." if known else "None is in the config."
    raise NotFound(f"There is no {noun} '{typed.strip()}'. {did_you_mean(typed, known) or listed}")


def _figures_by(context: CliContext, by: FiguresDimension) -> dict[str, Figures]:
    with context.reading() as session:
        rows = figures.group_by_dimension(session, InteractionFilter(), by)
    return {row.key: row.figures for row in rows}

"""`rapport template`, `group`, `campaign`: shows what there is to log with, and how much it was used."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.language.translator import N_, Translator
from cli.args.code_args import read_language
from cli.args.contact_args import resolve_contact
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
from journal.settings import nearest
from journal.store import figures

_NOTHING = Figures()
_TEMPLATE_COLUMNS = (
    N_("Code"),
    N_("Group"),
    N_("Channel"),
    N_("Cost"),
    N_("Min"),
    N_("Entries"),
    "",
)
_NO_GROUP = (
    N_("There is no group {code} in the config; known: {listed}."),
    N_("There is no group {code}. Did you mean {near}?"),
)
_NO_CAMPAIGN = (
    N_("There is no campaign {code} in the config; known: {listed}."),
    N_("There is no campaign {code}. Did you mean {near}?"),
)
_GROUP_COLUMNS = (N_("Code"), N_("Description"), N_("Templates"), N_("Entries"))
_CAMPAIGN_COLUMNS = (N_("Code"), N_("Description"), N_("Days"), N_("Entries"), N_("Answers"))


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
    only_there = context.t("not in the config")
    rows += [(escape(code), "", "", "", "", str(used[code].number), only_there) for code in lost]
    print_table(
        _TEMPLATE_COLUMNS,
        rows,
        right_aligned=("Cost", "Min", "Entries"),
        uncut=("Code",),
        optional=("Channel", "Min"),
        t=context.t,
    )


def _remark(context: CliContext, each: Template) -> str:
    return context.t("retired") if each.retired else context.template_names.get(each.code, "")


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
            (N_("group"), each.group),
            (N_("channel"), each.channel.value),
            (N_("direction"), "" if each.direction.value == "none" else each.direction.value),
            (
                N_("initiated by"),
                "" if each.initiated_by.value == "none" else each.initiated_by.value,
            ),
            (N_("cost, time"), f"{_money(context, each.cost)} · {each.duration_minutes} min"),
            (N_("campaign"), each.campaign),
            (N_("roles"), roles),
            (N_("languages"), ", ".join(each.texts)),
            (N_("entries"), str(used.get(each.code, _NOTHING).number)),
        ],
        t=context.t,
    )
    _print_preview(context.t, rendered, contact)


def _print_preview(t: Translator, rendered: RenderedTemplate, contact: Contact | None) -> None:
    if contact:
        whom = t("({language} for {name})", language=rendered.language, name=contact.name)
    else:
        whom = t("({language}, with made-up values)", language=rendered.language)
    console().print(f"\n[bold]{t('Preview')}[/] [dim]{escape(whom)}[/]")
    files = ", ".join(rendered.attachments)
    print_pairs([(N_("subject"), rendered.subject), (N_("files"), files)], t=t)
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
    columns = _GROUP_COLUMNS
    print_table(columns, cells, right_aligned=columns[2:], uncut=columns[:1], t=context.t)


def _templates_of(context: CliContext, code: str) -> list[Template]:
    offered = (each for each in context.catalog.templates.values() if not each.retired)
    return [each for each in offered if each.group == code]


def group_show(context: CliContext, *, code: str) -> None:
    which = context.catalog.groups[_find_code(code, context.catalog.groups, _NO_GROUP)]
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
    columns = _CAMPAIGN_COLUMNS
    print_table(
        columns,
        rows,
        right_aligned=columns[3:],
        uncut=columns[:1],
        optional=("Days",),
        t=context.t,
    )
    if not rows:
        section = "[bold]\\[campaigns.CODE][/]"
        console().print(
            context.t("No campaign is in the config: {section} adds one.", section=section)
        )


def _days_text(each: Campaign) -> str:
    return (
        f"{each.starts_on or ''} – {each.ends_on or ''}" if each.starts_on or each.ends_on else ""
    )


def campaign_show(context: CliContext, *, code: str) -> None:
    each = context.catalog.campaigns[_find_code(code, context.catalog.campaigns, _NO_CAMPAIGN)]
    wanted = InteractionFilter(campaign=each.code)
    with context.reading() as session:
        sums = figures.total(session, wanted)
        reached = figures.count_contacts(session, replace(wanted, response=False))
        answered = figures.count_contacts(session, replace(wanted, response=True))
    if context.as_json:
        print_json({"campaign": each, "figures": sums, "reached": reached, "answered": answered})
        return
    t = context.t
    console().print(f"[bold]{escape(each.code)}[/]  {escape(each.description)}")
    print_pairs(
        [
            (N_("days"), _days_text(each)),
            (N_("reached"), _contacts_text(t, reached)),
            (N_("answered"), _contacts_text(t, answered)),
            (N_("entries"), str(sums.number)),
            (
                N_("cost, time"),
                f"{costs_text(sums.costs, context.config.currency)} · {sums.duration_minutes} min",
            ),
        ],
        t=t,
    )


def _contacts_text(t: Translator, count: int) -> str:
    return t.plural("{count} contact", "{count} contacts", count)


def _find_code(typed: str, known: Mapping[str, object], unknown: tuple[str, str]) -> str:
    """The code as the config spells it; `unknown` says that there is none, and which may be meant."""
    wanted, code = typed.strip().casefold(), repr(typed.strip())
    for each in known:
        if each.casefold() == wanted:
            return each
    none_is_near, one_is_near = unknown
    if near := nearest(typed, known):
        raise NotFound(one_is_near, code=code, near=repr(near))
    raise NotFound(none_is_near, code=code, listed=", ".join(sorted(known)) or "–")


def _figures_by(context: CliContext, by: FiguresDimension) -> dict[str, Figures]:
    with context.reading() as session:
        rows = figures.group_by_dimension(session, InteractionFilter(), by)
    return {row.key: row.figures for row in rows}

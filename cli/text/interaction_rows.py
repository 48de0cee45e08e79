"""An interaction as a row: for machines a plain mapping, for people a line of a table."""

from collections.abc import Mapping, Sequence
from datetime import date, time, tzinfo
from typing import TYPE_CHECKING, Any

from bot.language.translator import N_, Translator
from bot.messages.entry import mail_warning, why_cancelled, written_from
from cli.language import ENGLISH
from cli.terminal.output import escape, format_occurred, format_time
from journal.figures import UNSENT_DELIVERIES
from journal.model import (
    MARK_BY_EVALUATION,
    POSTAL_FIELDS,
    Channel,
    Comment,
    Contact,
    DeliveryState,
    Direction,
    Document,
    FieldChange,
    Interaction,
    InteractionState,
    Meeting,
    Participant,
    contact_number,
)
from journal.when import DayAhead

if TYPE_CHECKING:
    from journal.model import MailSender

_SHOWN_TEXT = 60
_MINUTES_OF_A_DAY = 24 * 60
_GREETING = 5
_SHOWN_TEMPLATE = 24
_SHOWN_FIRM = 30
_UNDELIVERED = {DeliveryState.BOUNCED, DeliveryState.FAILED, *UNSENT_DELIVERIES}
# Which way it went, in a list: somebody reached us, or we them.
_INBOUND = N_("in")
_OUTBOUND = N_("out")
_DELIVERIES = {
    DeliveryState.SENDING: N_("sending"),
    DeliveryState.DRAFTED: N_("drafted"),
    DeliveryState.SENT: N_("sent"),
    DeliveryState.NOT_SENT: N_("not sent"),
    DeliveryState.DELIVERED: N_("delivered"),
    DeliveryState.BOUNCED: N_("bounced"),
    DeliveryState.FAILED: N_("failed"),
}


def interaction_row(each: Interaction) -> dict[str, Any]:
    """Every field by its name, as scripts want it."""
    return {
        "number": each.number,
        "state": each.state,
        "source": each.source,
        "mail_id": each.mail_id,
        "occurred_at": each.occurred_at,
        "logged_at": each.logged_at,
        "logged_by": each.logged_by,
        "salesperson": each.salesperson,
        "template": each.template,
        "group": each.group,
        "channel": each.channel,
        "direction": each.direction,
        "initiated_by": each.initiated_by,
        "subject": each.subject,
        "text": each.text,
        "participants": [participant_row(p) for p in each.participants],
        "cost": each.cost,
        "currency": each.currency,
        "duration_minutes": each.duration_minutes,
        "evaluation": each.evaluation,
        "evaluation_note": each.evaluation_note,
        "successful": each.successful,
        "delivery": each.delivery,
        "delivery_reason": each.delivery_reason,
        "campaign": each.campaign,
        "opportunity": each.opportunity,
        "response": each.response,
        "document": each.document,
        "meeting": each.meeting,
        "follow_up_on": each.follow_up_on,
        "follow_up_time": each.follow_up_time,
        "attachments": each.attachments,
        "run": each.run_id,
        "language": each.language,
        "cancelled_at": each.cancelled_at,
        "cancelled_by": each.cancelled_by,
        "cancel_reason": each.cancel_reason,
        "erased_at": each.erased_at,
        "version": each.version,
    }


def participant_row(each: Participant) -> dict[str, Any]:
    return {
        "contact": contact_number(each.contact_id) if each.contact_id else None,
        "part": each.part,
        "name": each.name,
        "address": each.address,
        "company": contact_number(each.company_id) if each.company_id else None,
        "company_name": each.company_name,
    }


def contact_row(each: Contact) -> dict[str, Any]:
    return {
        "number": each.number,
        "kind": each.kind,
        "name": each.name,
        "company": contact_number(each.company_id) if each.company_id else None,
        "company_name": each.company_name,
        "addresses": each.addresses,
        "job_title": each.job_title,
        "language": each.language,
        "country": each.country,
        **{name: getattr(each, name) for name in POSTAL_FIELDS},
        "owner": each.owner,
        "note": each.note,
        "tags": each.tags,
        "external_ids": each.external_ids,
        "privacy_blocked": each.privacy_blocked,
        "minor": each.minor,
        "consent": each.consent,
        "excluded": each.excluded,
        "version": each.version,
    }


def full_interaction_row(
    each: Interaction,
    comments: tuple[Comment, ...],
    changes: tuple[FieldChange, ...],
    sender: "MailSender | None",
) -> dict[str, Any]:
    """`sender` is who wrote the mail that it was made of."""
    return {
        **interaction_row(each),
        "sender": sender,
        "full_text": each.full_text,
        "comments": comments,
        "history": changes,
    }


def sender_pairs(t: Translator, sender: "MailSender | None") -> list[tuple[str, str]]:
    """Says what must be known of who wrote the mail; nothing when all is as it seems."""
    if sender is None:
        return []
    warnings = [mail_warning(t, each) for each in sender.warnings]
    if not sender.is_known:
        warnings.insert(0, written_from(t, sender.address))
    return [(N_("warning") if at == 0 else "", each) for at, each in enumerate(warnings)]


COLUMNS = (N_("No."), N_("When"), N_("With"), N_("Template"), N_("What"), "")
# Columns that are never broken, and those that a narrow terminal leaves out.
UNCUT_COLUMNS = ("No.", "When", "Template")
OPTIONAL_COLUMNS = ("Template",)


def history_line(
    each: Interaction, zone: tzinfo, names: Mapping[str, str], t: Translator = ENGLISH
) -> tuple[str, ...]:
    """One row of the table; a cancelled entry is struck through, and marked in words.

    `names` are those of templates, by code.
    """
    cells = (
        f"#{each.number}",
        format_occurred(each.occurred_at, zone),
        escape(participants_text(each, t)),
        escape(clip(names.get(each.template, each.template), _SHOWN_TEMPLATE)),
        escape(clip(summary_text(each, t))),
        escape(remarks_text(each, zone, t)),
    )
    if each.state is InteractionState.CANCELLED:
        return (*(f"[dim strike]{cell}[/]" for cell in cells[:-1]), f"[dim]{cells[-1]}[/]")
    return (f"[bold]{cells[0]}[/]", *cells[1:])


def participants_text(each: Interaction, t: Translator) -> str:
    names = [p.name or p.address or t("(erased)") for p in each.participants]
    main = each.main_participant
    company = main.company_name if main and main.company_name != main.name else ""
    firm = f" ({clip(company, _SHOWN_FIRM)})" if company else ""
    more = f" +{len(names) - 1}" if len(names) > 1 else ""
    return f"{names[0]}{firm}{more}" if names else "–"


def summary_text(each: Interaction, t: Translator) -> str:
    """The summary: a mail's subject; else the text, or the template's subject."""
    if each.erased_at is not None:
        return t("(erased)")
    lines = [line for line in each.text.splitlines() if line.strip()]
    first = lines[0] if lines else ""
    if each.channel is Channel.EMAIL or _is_greeting(first, lines):
        return each.subject or first
    return first or each.subject


def _is_greeting(first: str, lines: Sequence[str]) -> bool:
    """`Dear Kari,` says nothing of what a letter is about."""
    return (
        len(lines) > 1 and first.rstrip().endswith((",", "!")) and len(first.split()) <= _GREETING
    )


def remarks_text(each: Interaction, zone: tzinfo, t: Translator) -> str:
    """Says what is special about this entry, in a few words."""
    files = len(each.attachments)
    found = [
        _cancelled_remark(each, t),
        t("attempt") if not each.successful else "",
        _delivery_text(each, t) if each.delivery in _UNDELIVERED else "",
        direction_text(each.direction, t),
        MARK_BY_EVALUATION[each.evaluation] if each.evaluation else "",
        t.plural("{count} file", "{count} files", files) if files else "",
        t("meeting {when}", when=meeting_text(each.meeting, zone, t)) if each.meeting else "",
        t("follow up {day}", day=follow_up_text(each.follow_up_on, each.follow_up_time))
        if each.follow_up_on
        else "",
    ]
    return " · ".join(part for part in found if part)


def _cancelled_remark(each: Interaction, t: Translator) -> str:
    if each.state is not InteractionState.CANCELLED:
        return ""
    why = clip(why_cancelled(t, each.cancel_reason))
    return t("cancelled: {reason}", reason=why) if why else t("cancelled")


def direction_text(direction: Direction, t: Translator) -> str:
    if direction is Direction.NONE:
        return ""
    return t(_INBOUND) if direction is Direction.INBOUND else t(_OUTBOUND)


def follow_up_text(day: date | None, at: time | None) -> str:
    return str(DayAhead(day, at)) if day else ""


def clip(text: str, longest: int = _SHOWN_TEXT) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def interaction_pairs(
    each: Interaction, zone: tzinfo, names: Mapping[str, str], t: Translator
) -> list[tuple[str, str]]:
    """Every value that is set, with its label."""
    pairs = [
        (N_("when"), format_occurred(each.occurred_at, zone)),
        (N_("with"), "; ".join(_participant_text(p, t) for p in each.participants)),
        (N_("template"), _template_text(each, names)),
        (
            N_("channel"),
            " · ".join(x for x in (each.channel, direction_text(each.direction, t)) if x),
        ),
        (N_("salesperson"), each.salesperson),
        (N_("cost, time"), f"{each.cost} {each.currency} · {each.duration_minutes} min"),
        (N_("evaluation"), " – ".join(x for x in (each.evaluation, each.evaluation_note) if x)),
        (
            N_("delivery"),
            " – ".join(x for x in (_delivery_text(each, t), each.delivery_reason) if x),
        ),
        (N_("campaign"), each.campaign + (" (response)" if each.response else "")),
        (N_("opportunity"), each.opportunity),
        (N_("document"), document_text(each.document)),
        (N_("meeting"), meeting_text(each.meeting, zone, t)),
        (N_("follow up"), follow_up_text(each.follow_up_on, each.follow_up_time)),
        (N_("attachments"), "; ".join(f"{a.name} ({a.size} bytes)" for a in each.attachments)),
        (N_("logged"), _logged_text(each, zone, t)),
        (N_("cancelled"), _cancelled_text(each, zone, t)),
        (N_("erased"), format_time(each.erased_at, zone) if each.erased_at else ""),
    ]
    return [(label, value) for label, value in pairs if value]


def _delivery_text(each: Interaction, t: Translator) -> str:
    return "" if each.delivery is DeliveryState.NONE else t(_DELIVERIES[each.delivery])


def _template_text(each: Interaction, names: Mapping[str, str]) -> str:
    called = names.get(each.template, "")
    return " · ".join(filter(None, (called, f"{each.template} ({each.group})")))


def _participant_text(each: Participant, t: Translator) -> str:
    number = f"{contact_number(each.contact_id)} " if each.contact_id else ""
    firm = f" ({each.company_name})" if each.company_name not in {"", each.name} else ""
    name = each.name or each.address or t("(erased)")
    return f"{number}{name}{firm} – {each.part}"


def meeting_text(each: Meeting | None, zone: tzinfo, t: Translator) -> str:
    """`2026-12-03 14:00, 90 min`, `2026-12-03, called off`."""
    if each is None:
        return ""
    when = format_time(each.moment, zone) if each.moment else each.starts
    # A whole day says its length by having no time.
    is_long = each.minutes > _MINUTES_OF_A_DAY or (each.minutes and each.moment)
    length = t("{minutes} min", minutes=each.minutes) if is_long else ""
    return ", ".join(filter(None, (when, length, t("called off") if each.cancelled else "")))


def document_text(each: Document | None) -> str:
    if each is None:
        return ""
    version = f" version {each.version}" if each.version else ""
    return f"{each.type} {each.number}{version}"


def _logged_text(each: Interaction, zone: tzinfo, t: Translator) -> str:
    at, by, source = format_time(each.logged_at, zone), each.logged_by, each.source.value
    if each.run_id:
        return t(
            "{moment} by {who} ({source}, run {run})",
            moment=at,
            who=by,
            source=source,
            run=each.run_id,
        )
    return t("{moment} by {who} ({source})", moment=at, who=by, source=source)


def _cancelled_text(each: Interaction, zone: tzinfo, t: Translator) -> str:
    if each.state is not InteractionState.CANCELLED:
        return ""
    at, by = format_time(each.cancelled_at, zone), each.cancelled_by
    if why := why_cancelled(t, each.cancel_reason):
        return t("{moment} by {who}: {reason}", moment=at, who=by, reason=why)
    return t("{moment} by {who}", moment=at, who=by)

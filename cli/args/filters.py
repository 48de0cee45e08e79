"""Reads the filter options that lists, figures, exports and purges share."""

from datetime import datetime
from typing import Any

from cli.args.contact_args import resolve_contact
from cli.args.salesperson_args import find_salesperson
from cli.context import CliContext
from journal import when
from journal.model import (
    ContactKind,
    InteractionFilter,
    InteractionState,
)

FILTER_NAMES = (
    "contact",
    "company",
    "template",
    "group",
    "channel",
    "direction",
    "salesperson",
    "logged_by",
    "campaign",
    "opportunity",
    "source",
    "run_id",
    "document",
    "since",
    "until",
)


def read_filter(
    context: CliContext, *, states: tuple[InteractionState, ...] = (), **given: Any
) -> InteractionFilter:
    """Reads the options into a filter; a company includes its people, `seg:CODE` its members."""
    who = given.get("contact") or ""
    members = read_segment(context, who) if is_segment(who) else None
    named = {**given, "contact": None} if members is not None else given
    contact_id, company_id = _contact_and_company(context, named)
    kind, _, number = (given.get("document") or "").partition(":")
    return InteractionFilter(
        states=states,
        contact_id=contact_id,
        company_id=company_id,
        contact_ids=members,
        template=_code_as_spelled(context.catalog.templates, given.get("template")),
        group=_code_as_spelled(context.catalog.groups, given.get("group")),
        channel=given.get("channel") or "",
        direction=given.get("direction") or "",
        salesperson=find_salesperson(context, given.get("salesperson") or ""),
        logged_by=given.get("logged_by") or "",
        campaign=_code_as_spelled(context.catalog.campaigns, given.get("campaign")),
        opportunity=_spelled_opportunity(context, given.get("opportunity") or ""),
        source=given.get("source") or "",
        run_id=given.get("run_id"),
        document_type=kind,
        document_number=number,
        occurred_from=_start_moment(context, given.get("since")),
        occurred_before=_end_moment(context, given.get("until")),
    )


def is_segment(text: str) -> bool:
    return text.strip().casefold().startswith("seg:")


def read_segment(context: CliContext, text: str) -> tuple[int, ...]:
    """The members of `seg:partners`, as it is now."""
    from journal.segments.segment import get_segment
    from journal.store.contacts import segments

    with context.reading() as session:
        which = get_segment(session, text.strip()[4:])
        return tuple(segments.members(session, which, now=context.now))


def _contact_and_company(
    context: CliContext, given: dict[str, Any]
) -> tuple[int | None, int | None]:
    contact = resolve_contact(context, given["contact"]) if given.get("contact") else None
    company = resolve_contact(context, given["company"]) if given.get("company") else None
    if contact and contact.kind is ContactKind.COMPANY and company is None:
        return None, contact.id
    return contact.id if contact else None, company.id if company else None


def _code_as_spelled(codes: Any, given: str | None) -> str:
    """The code as the config spells it; an unknown one, perhaps an old one, stays as it is."""
    wanted = (given or "").casefold()
    return next((code for code in codes if code.casefold() == wanted), given or "")


def _spelled_opportunity(context: CliContext, typed: str) -> str:
    from journal.store.record import opportunity_names

    if not typed:
        return ""
    with context.reading() as session:
        return opportunity_names.find_spelling(session, typed)


def _start_moment(context: CliContext, text: str | None) -> datetime | None:
    return when.parse_moment(text, context.now, context.zone) if text else None


def _end_moment(context: CliContext, text: str | None) -> datetime | None:
    return when.parse_end(text, context.now, context.zone) if text else None

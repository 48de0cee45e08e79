"""A mail → the entry that it makes, by its template; the mail's own values win."""

from collections.abc import Mapping

from journal import rendering
from journal.context import RecordConfig
from journal.fold import clean, one_line
from journal.limits import LONGEST_SUBJECT, LONGEST_TEXT
from journal.model import (
    Contact,
    Direction,
    Initiator,
    NewInteraction,
    NewMail,
)
from journal.rendering.values import MailValues

_INITIATOR = {
    Direction.INBOUND: Initiator.THEM,
    Direction.OUTBOUND: Initiator.US,
    Direction.NONE: Initiator.NONE,
}


def entry_from_mail(
    config: RecordConfig, new: NewMail, people: Mapping[int, Contact]
) -> NewInteraction:
    decision = new.decision
    template = config.catalog.find_template(decision.template)
    ids = (each.contact_id for each in decision.participants if each.contact_id is not None)
    main = next((people[id_] for id_ in ids if id_ in people), None)
    salesperson = decision.salesperson or (main.owner if main else "")
    language = main.language if main and main.language else config.language
    rendered = rendering.render(
        template, language, _template_values(config, new, main, salesperson)
    )
    return NewInteraction(
        occurred_at=decision.occurred_at,
        template=template.code,
        template_version=template.version,
        group=template.group,
        channel=template.channel,
        direction=decision.direction,
        initiated_by=_initiator(template.initiated_by, decision.direction),
        subject=one_line(decision.subject or rendered.subject, longest=LONGEST_SUBJECT),
        text=clean(new.text or rendered.body, longest=LONGEST_TEXT),
        full_text="" if new.full_text == new.text else clean(new.full_text, longest=LONGEST_TEXT),
        participants=decision.participants,
        salesperson=salesperson.casefold(),
        language=rendered.language,
        cost=template.cost,
        currency=config.currency,
        duration_minutes=template.duration_minutes,
        campaign=template.campaign,
        response=template.response,
        document=decision.document,
        meeting=decision.meeting,
        attachments=new.attachments,
        mail_key=new.delivery_key,
    )


def _initiator(of_template: Initiator, direction: Direction) -> Initiator:
    return _INITIATOR[direction] if of_template is Initiator.NONE else of_template


def _template_values(
    config: RecordConfig, new: NewMail, main: Contact | None, salesperson: str
) -> Mapping[str, object]:
    sender = next((p for p in new.parties if p.role == "from"), None)
    return rendering.template_values(
        contact=main,
        company=config.company,
        salesperson=salesperson,
        occurred_at=new.decision.occurred_at,
        mail=MailValues(
            new.decision.subject, sender.name if sender else "", sender.address if sender else ""
        ),
        document=new.decision.document,
    )

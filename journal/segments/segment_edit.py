"""Changes a segment: its name, template, campaign or filter; and takes that back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session

from journal.context import RecordConfig
from journal.entries.record import campaign_code, template_for
from journal.errors import N_, RequestRefused
from journal.fold import one_line
from journal.model import Actor, DeedKind, Segment
from journal.segments.segment import segment_of
from journal.store.contacts import segments
from journal.store.record import undo_log
from journal.store.record.undo_log import Deed


def edit(
    session: Session,
    config: RecordConfig,
    actor: Actor,
    segment: Segment,
    wanted: Mapping[str, Any],
    *,
    now: datetime,
) -> Segment:
    """Change its name, template, campaign or filter. A list stays a list, a filter a filter."""
    values = dict(wanted)
    if "filter" in values and segment.filter is None:
        raise RequestRefused(
            N_("{segment} is a list, and has no filter; make another one."),
            segment=f"seg:{segment.code}",
        )
    if values.get("template"):
        values["template"] = template_for(config, actor, values["template"]).code
    if "campaign" in values:
        values["campaign"] = campaign_code(config, values["campaign"])
    if "name" in values:
        values["name"] = one_line(values["name"] or segment.code, longest=200)
    changed = {name: value for name, value in values.items() if getattr(segment, name) != value}
    if changed:
        before = segments.change(session, segment.id, changed)
        after = segments.to_columns(changed)
        about = {"segment": segment.id, "before": before, "after": after}
        undo_log.add(session, DeedKind.SEGMENT_EDIT, actor=actor.key, now=now, payload=about)
    return segments.get_by_id(session, segment.id) or segment


def undo_edit(session: Session, deed: Deed) -> bool:
    """Put its fields back; False when it is gone, or one of them was changed since."""
    which = segment_of(session, deed)
    if which is None:
        return False
    return segments.put_back(session, which.id, deed.payload["before"], deed.payload["after"])

"""PURE. Which template of the config a kind of line is logged with."""

from collections.abc import Mapping, Sequence

from journal.line.result import LineKind
from journal.model import Channel, Direction, Template

# As they are shipped; the one of a call or a mail that came in has another.
_CODES: Mapping[LineKind, tuple[str, ...]] = {
    LineKind.CALL: ("CALL-OUT",),
    LineKind.MEETING: ("MEETING-ONSITE", "MEETING-INHOUSE"),
    LineKind.ONSITE: ("MEETING-ONSITE",),
    LineKind.INHOUSE: ("MEETING-INHOUSE",),
    LineKind.ONLINE: ("MEETING-ONLINE",),
    LineKind.WORKSHOP: ("WORKSHOP",),
    LineKind.MAIL: ("EMAIL-OUT",),
    LineKind.LETTER: ("LETTER",),
    LineKind.FAX: ("FAX",),
    LineKind.CHAT: ("CHAT",),
    LineKind.NOTE: ("NOTE",),
    LineKind.MINUTES: ("ABSTRACT", "EMAIL-OUT"),
    LineKind.QUOTE: ("S-QUOTE", "EMAIL-OUT"),
    LineKind.ORDER: ("S-ORDER", "EMAIL-OUT"),
    LineKind.INVOICE: ("S-INVOICE", "EMAIL-OUT"),
    LineKind.CREDIT_MEMO: ("S-CREDIT-MEMO", "EMAIL-OUT"),
    LineKind.REMINDER: ("S-REMINDER", "EMAIL-OUT"),
    LineKind.CONTRACT: ("SV-CONTRACT", "EMAIL-OUT"),
    LineKind.SHIPMENT: ("S-SHIPMENT", "EMAIL-OUT"),
}
_INBOUND: Mapping[LineKind, str] = {LineKind.CALL: "CALL-IN", LineKind.MAIL: "EMAIL-IN"}
_CHANNELS: Mapping[LineKind, Channel] = {
    LineKind.CALL: Channel.PHONE,
    LineKind.MEETING: Channel.MEETING,
    LineKind.ONSITE: Channel.MEETING,
    LineKind.INHOUSE: Channel.MEETING,
    LineKind.ONLINE: Channel.MEETING,
    LineKind.WORKSHOP: Channel.MEETING,
    LineKind.MAIL: Channel.EMAIL,
    LineKind.LETTER: Channel.LETTER,
    LineKind.FAX: Channel.FAX,
    LineKind.CHAT: Channel.CHAT,
    LineKind.NOTE: Channel.NOTE,
}


def template_codes(
    kind: LineKind, direction: Direction | None, offered: Sequence[Template]
) -> tuple[str, ...]:
    """The best first, and what else it may be; none where the config has nothing for it."""
    open_ = {each.code: each for each in offered if not each.retired}
    wanted = _CODES[kind]
    if direction is Direction.INBOUND and kind in _INBOUND:
        wanted = (_INBOUND[kind],)
    shipped = tuple(code for code in wanted if code in open_)
    return shipped or _of_channel(kind, direction, tuple(open_.values()))


def _of_channel(
    kind: LineKind, direction: Direction | None, offered: Sequence[Template]
) -> tuple[str, ...]:
    """A team that has other templates than the shipped ones."""
    found = [each for each in offered if each.channel is _CHANNELS.get(kind)]
    theirs = [each for each in found if each.direction in {direction, Direction.NONE}]
    return tuple(each.code for each in (theirs if direction and theirs else found))


def meeting_codes(offered: Sequence[Template]) -> tuple[str, ...]:
    """Lists what a meeting without a place may be."""
    kinds = (LineKind.ONSITE, LineKind.INHOUSE, LineKind.ONLINE)
    return tuple(
        dict.fromkeys(code for kind in kinds for code in template_codes(kind, None, offered)[:1])
    )

"""Finds which template is meant by a word: its code, the beginning of it, what people call it, its name.

CALL-OUT   call-o          the code, or a beginning that fits one alone
call   звонок   möte       by the channel, the group and the direction of what is offered
invoice   lasku            by the code's own words
call with a p              the beginning of the name that the config gives it, in any language
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.grammar.words import KIND_WORDS, CommunicationKind
from journal.fold import fold, folded_words
from journal.model import Channel, Direction, Template


@dataclass(frozen=True, slots=True)
class _KindHint:
    """`channel` as templates have it, a `group` that is likeliest, words of the likeliest codes."""

    channel: Channel | None = None
    group: str = ""
    code_words: tuple[str, ...] = ()


_KIND_HINTS: Mapping[CommunicationKind, _KindHint] = {
    CommunicationKind.CALL: _KindHint(Channel.PHONE, "PHONE"),
    CommunicationKind.MEETING: _KindHint(Channel.MEETING, "MEETING"),
    CommunicationKind.VISIT: _KindHint(Channel.MEETING, "MEETING", ("onsite", "visit")),
    CommunicationKind.INVITATION: _KindHint(Channel.MEETING, "", ("invite", "invitation")),
    CommunicationKind.WORKSHOP: _KindHint(Channel.MEETING, "MEETING", ("workshop", "training")),
    CommunicationKind.MAIL: _KindHint(Channel.EMAIL, "SYSTEM", ("email", "mail")),
    CommunicationKind.LETTER: _KindHint(Channel.LETTER, "LETTER", ("letter",)),
    CommunicationKind.FAX: _KindHint(Channel.FAX, "", ("fax",)),
    CommunicationKind.CHAT: _KindHint(Channel.CHAT, "", ("chat", "sms")),
    CommunicationKind.NOTE: _KindHint(Channel.NOTE, "", ("note",)),
    CommunicationKind.MINUTES: _KindHint(None, "", ("abstract", "minutes")),
    CommunicationKind.QUOTE: _KindHint(None, "SALES", ("quote",)),
    CommunicationKind.ORDER: _KindHint(None, "SALES", ("order",)),
    CommunicationKind.INVOICE: _KindHint(None, "SALES", ("invoice",)),
    CommunicationKind.CREDIT_MEMO: _KindHint(None, "SALES", ("credit",)),
    CommunicationKind.REMINDER: _KindHint(None, "SALES", ("reminder",)),
    CommunicationKind.CONTRACT: _KindHint(None, "SERVICE", ("contract",)),
    CommunicationKind.SHIPMENT: _KindHint(None, "SALES", ("shipment",)),
}


def match_template(
    word: str,
    direction: Direction | None,
    offered: Sequence[Template],
    shown: Mapping[str, str] | None = None,
) -> str | tuple[str, ...]:
    """Returns the code that is meant; several to choose from; an empty tuple when nothing is.
    `shown` are the names by code as the reader sees them.
    """
    typed = fold(" ".join(word.split()))
    open_ = [each for each in offered if not each.retired]
    if exact := [each.code for each in open_ if fold(each.code) == typed]:
        return exact[0]
    if not typed:
        return ()
    seen = {code: fold(name) for code, name in (shown or {}).items()}
    called_so = [each for each in open_ if seen.get(each.code) == typed]
    if len(named := _narrow_by_direction(called_so, direction)) == 1:
        return named[0].code
    begun = [each for each in open_ if fold(each.code).startswith(typed)]
    meant = _narrow_by_direction(begun, direction)
    if len(meant) == 1:
        return meant[0].code
    kind = KIND_WORDS.get(typed) or KIND_WORDS.get(typed.replace(" ", ""))
    called = _narrow_by_direction(_templates_of_kind(kind, open_), direction) if kind else []
    codes = tuple(
        each.code for each in called or meant or _templates_by_name(typed, direction, open_, seen)
    )
    return codes[0] if len(codes) == 1 else codes


def _templates_by_name(
    typed: str,
    direction: Direction | None,
    offered: Sequence[Template],
    seen: Mapping[str, str],
) -> list[Template]:
    """Last of all: a team that names one "Mail merge" still means a mail by `mail`."""
    names = {
        each.code: {fold(n) for n in (each.name, *each.names.values())} | {seen.get(each.code, "")}
        for each in offered
    }
    found = [e for e in offered if any(name.startswith(typed) for name in names[e.code])]
    return _narrow_by_direction(_narrow(found, lambda each: typed in names[each.code]), direction)


def _templates_of_kind(kind: CommunicationKind, offered: Sequence[Template]) -> list[Template]:
    """Narrowed as long as something is left: the channel, the group, the words of the code."""
    meaning = _KIND_HINTS[kind]
    if meaning.channel is None:
        found = [each for each in offered if _has_code_word(each, meaning)]
    else:
        found = [each for each in offered if each.channel is meaning.channel]
    found = _narrow(found, lambda each: each.group.casefold() == meaning.group.casefold())
    found = _narrow(found, lambda each: _has_code_word(each, meaning))
    # `invoice` is S-INVOICE and not S-DRAFT-INVOICE: the one that says least beside it.
    shortest = min((len(folded_words(each.code)) for each in found), default=0)
    return found if meaning.channel else [e for e in found if len(folded_words(e.code)) == shortest]


def _has_code_word(each: Template, meaning: _KindHint) -> bool:
    return any(word in folded_words(each.code) for word in meaning.code_words)


def _narrow_by_direction(found: list[Template], direction: Direction | None) -> list[Template]:
    """Keeps those that go that way; what goes no way fits both."""
    if direction in {None, Direction.NONE}:
        return found
    return _narrow(found, lambda each: each.direction in {direction, Direction.NONE})


def _narrow(found: list[Template], fits: Callable[[Template], bool]) -> list[Template]:
    return [each for each in found if fits(each)] or found

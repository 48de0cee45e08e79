"""Which template is meant by a word: its code, the beginning of it, what people call it, its name.

CALL-OUT   call-o          the code, or a beginning that fits one alone
call   звонок   möte       by the channel, the group and the direction of what is offered
invoice   lasku            by the code's own words
call with a p              the beginning of the name that the config gives it, in any language
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.grammar.words import KINDS, Kind
from journal.fold import fold, words
from journal.model import Channel, Direction, Template


@dataclass(frozen=True, slots=True)
class _Meaning:
    """`channel` as templates have it, a `group` that is likeliest, words of the likeliest codes."""

    channel: Channel | None = None
    group: str = ""
    code_words: tuple[str, ...] = ()


_MEANINGS: Mapping[Kind, _Meaning] = {
    Kind.CALL: _Meaning(Channel.PHONE, "PHONE"),
    Kind.MEETING: _Meaning(Channel.MEETING, "MEETING"),
    Kind.VISIT: _Meaning(Channel.MEETING, "MEETING", ("onsite", "visit")),
    Kind.INVITATION: _Meaning(Channel.MEETING, "", ("invite", "invitation")),
    Kind.WORKSHOP: _Meaning(Channel.MEETING, "MEETING", ("workshop", "training")),
    Kind.MAIL: _Meaning(Channel.EMAIL, "SYSTEM", ("email", "mail")),
    Kind.LETTER: _Meaning(Channel.LETTER, "LETTER", ("letter",)),
    Kind.FAX: _Meaning(Channel.FAX, "", ("fax",)),
    Kind.CHAT: _Meaning(Channel.CHAT, "", ("chat", "sms")),
    Kind.NOTE: _Meaning(Channel.NOTE, "", ("note",)),
    Kind.MINUTES: _Meaning(None, "", ("abstract", "minutes")),
    Kind.QUOTE: _Meaning(None, "SALES", ("quote",)),
    Kind.ORDER: _Meaning(None, "SALES", ("order",)),
    Kind.INVOICE: _Meaning(None, "SALES", ("invoice",)),
    Kind.CREDIT_MEMO: _Meaning(None, "SALES", ("credit",)),
    Kind.REMINDER: _Meaning(None, "SALES", ("reminder",)),
    Kind.CONTRACT: _Meaning(None, "SERVICE", ("contract",)),
    Kind.SHIPMENT: _Meaning(None, "SALES", ("shipment",)),
}


def template_of(
    word: str, direction: Direction | None, offered: Sequence[Template]
) -> str | tuple[str, ...]:
    """The code that is meant; several to choose from; an empty tuple when nothing is."""
    typed = fold(" ".join(word.split()))
    open_ = [each for each in offered if not each.retired]
    if exact := [each.code for each in open_ if fold(each.code) == typed]:
        return exact[0]
    if not typed:
        return ()
    begun = [each for each in open_ if fold(each.code).startswith(typed)]
    meant = _directed(begun, direction)
    if len(meant) == 1:
        return meant[0].code
    kind = KINDS.get(typed) or KINDS.get(typed.replace(" ", ""))
    called = _directed(_called(kind, open_), direction) if kind else []
    codes = tuple(each.code for each in called or meant or _named(typed, direction, open_))
    return codes[0] if len(codes) == 1 else codes


def _named(typed: str, direction: Direction | None, offered: Sequence[Template]) -> list[Template]:
    """Last of all: a team that names one "Mail merge" still means a mail by `mail`."""
    names = {
        each.code: {fold(name) for name in (each.name, *each.names.values())} for each in offered
    }
    found = [e for e in offered if any(name.startswith(typed) for name in names[e.code])]
    return _directed(_narrowed(found, lambda each: typed in names[each.code]), direction)


def _called(kind: Kind, offered: Sequence[Template]) -> list[Template]:
    """Narrowed as long as something is left: the channel, the group, the words of the code."""
    meaning = _MEANINGS[kind]
    if meaning.channel is None:
        found = [each for each in offered if _says(each, meaning)]
    else:
        found = [each for each in offered if each.channel is meaning.channel]
    found = _narrowed(found, lambda each: each.group.casefold() == meaning.group.casefold())
    found = _narrowed(found, lambda each: _says(each, meaning))
    # `invoice` is S-INVOICE and not S-DRAFT-INVOICE: the one that says least beside it.
    shortest = min((len(words(each.code)) for each in found), default=0)
    return found if meaning.channel else [e for e in found if len(words(e.code)) == shortest]


def _says(each: Template, meaning: _Meaning) -> bool:
    return any(word in words(each.code) for word in meaning.code_words)


def _directed(found: list[Template], direction: Direction | None) -> list[Template]:
    """Those that go that way; what goes no way fits both."""
    if direction in {None, Direction.NONE}:
        return found
    return _narrowed(found, lambda each: each.direction in {direction, Direction.NONE})


def _narrowed(found: list[Template], fits: Callable[[Template], bool]) -> list[Template]:
    return [each for each in found if fits(each)] or found

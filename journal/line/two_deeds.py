"""PURE. Says whether a line tells of two deeds, each with somebody of its own: they are two entries."""

from collections.abc import Sequence

from journal.line.lexicon import Sense
from journal.line.reading import Fact, NamePlace, Reading
from journal.line.result import LineKind

_SENDINGS = (Sense.SENT_VERB, Sense.SENT_WE, Sense.SENT_THEY)
_OWN = (
    *(Sense.VERB, Sense.WE, Sense.THEY, Sense.NOUN, Sense.VISIT, Sense.HOSTED),
    *_SENDINGS,
    *(Sense.TALK_VERB, Sense.TALK_WE),
)
# Talk may have been any of them but what is written.
_TALK = "talk"
_MEETINGS = frozenset({LineKind.MEETING, LineKind.ONSITE, LineKind.INHOUSE, LineKind.ONLINE})


def are_two_deeds(line: Reading, done: Sequence[Fact]) -> bool:
    """`Called Fred and emailed Rachel`: each with somebody of its own."""
    whole = [fact for fact in done if fact.meaning.sense in _OWN and not _is_medium(fact)]
    pairs = {}
    for name in line.names:
        if len(name.mention.candidates) != 1 or not whole:
            continue
        nearest = min(whole, key=lambda fact: _distance(line, fact, name))
        if line.sentence(nearest.start) == line.sentence(name.first):
            pairs[name.mention.candidates[0].id] = nearest
    facts = list({fact.places: fact for fact in pairs.values()}.values())
    groups = {_group(fact) for fact in facts}
    if _TALK in groups and not groups <= {_TALK, LineKind.CALL, LineKind.MEETING}:
        return True
    in_turn = _are_told_in_turn(line, whole) or _are_told_in_sentences(line, facts)
    return len(groups - {_TALK}) > 1 or in_turn


def _are_told_in_sentences(line: Reading, facts: Sequence[Fact]) -> bool:
    """`Rang Olivia. Rang George.`: whole sentences, each with a verb and somebody of its own."""
    verbs = [fact for fact in facts if fact.meaning.sense is not Sense.NOUN]
    return len({line.sentence(fact.start) for fact in verbs}) > 1


def _are_told_in_turn(line: Reading, whole: Sequence[Fact]) -> bool:
    """`Bob called and afterwards I sent him the quote`."""
    verbs = [f for f in whole if f.meaning.sense is not Sense.NOUN and _group(f) is not _TALK]
    if len({_group(fact) for fact in verbs}) < 2:
        return False
    first, last = verbs[0].end, verbs[-1].start
    return any(line.is_any(at, "then_words") for at in range(first, last))


def _is_medium(fact: Fact) -> bool:
    return fact.meaning.sense is Sense.NOUN and fact.meaning.kind is LineKind.ONLINE


def _group(fact: Fact) -> LineKind | str | None:
    kind = fact.meaning.kind
    if fact.meaning.sense in {Sense.TALK_VERB, Sense.TALK_WE}:
        return _TALK
    if fact.meaning.sense in _SENDINGS:
        return LineKind.MAIL
    return LineKind.MEETING if kind in _MEETINGS or kind is None else kind


def _distance(line: Reading, fact: Fact, name: NamePlace) -> int:
    apart = max(name.first - fact.end, fact.start - name.last, 0)
    return apart + 8 * abs(line.clause(fact.start) - line.clause(name.first))

"""PURE. Whether an ordinary word in lower case is somebody's name: by what stands around it.

behind    with grace · sms roos · visited grace · kees en fleur
before    tuuli soitti · kari stakk innom · rose + frank
its case  onnin kanssa · satulle · вере

A first name stands wherever a name may stand; a last name only where nobody else is named. `will`
and `may` are verbs unless the phrase ends with them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from journal.line.inflection import Case
from journal.line.lexicon import Lexicon, Meaning, Sense
from journal.line.phrases import Found
from journal.line.reading import NamePlace
from journal.line.tokens import Token

_DEEDS = frozenset(
    {
        *(Sense.VERB, Sense.WE, Sense.THEY, Sense.NOUN, Sense.VISIT, Sense.HOSTED),
        *(Sense.TALK_VERB, Sense.TALK_WE, Sense.SENT_VERB, Sense.SENT_WE, Sense.SENT_THEY),
        *(Sense.UNREACHED, Sense.UNREACHED_BY_THEM, Sense.MESSAGE_LEFT, Sense.RECEIVED),
        *(Sense.TODO, Sense.TALK_TODO, Sense.SENT_TODO, Sense.FOLLOW_UP, Sense.DOCUMENT),
    }
)
_DONE_BY_THEM = _DEEDS | {Sense.WISH} - {Sense.NOUN, Sense.DOCUMENT}
_PAST = frozenset(
    {
        *(Sense.VERB, Sense.THEY, Sense.VISIT, Sense.HOSTED, Sense.TALK_VERB),
        *(Sense.SENT_VERB, Sense.SENT_THEY, Sense.UNREACHED, Sense.UNREACHED_BY_THEM),
    }
)
_LED = ("with_words", "to_words", "from_words", "at_person", "beside")


@dataclass(frozen=True, slots=True)
class NameSurroundings:
    """The phrases of the line by where they begin and end."""

    tokens: Sequence[Token]
    words: Lexicon
    begins: Mapping[int, frozenset[Sense]]
    ends: Mapping[int, frozenset[Sense]]
    inside: frozenset[int]

    @classmethod
    def of(cls, tokens: Sequence[Token], words: Lexicon) -> "NameSurroundings":
        keys = [each.key for each in tokens]
        facts = [
            fact
            for fact in words.phrases.find_all(keys, [len(keys)] * len(keys))
            if fact.meaning.sense is not Sense.NONE
        ]
        begins, ends = _by_place(facts, first=True), _by_place(facts, first=False)
        return cls(tokens, words, begins, ends, _in_gaps(facts))

    def _key(self, at: int) -> str:
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def _clause(self, at: int) -> int:
        return self.tokens[at].clause if 0 <= at < len(self.tokens) else -1

    def is_told_of(self, place: NamePlace) -> bool:
        """`call from june`: behind a phrase of what was done, and before no number."""
        after = place.last + 1
        numbered = after < len(self.tokens) and self.tokens[after].kind == "number"
        return place.mention.is_first_word and self._is_behind_deed(place) and not numbered

    def is_name(self, place: NamePlace, named: Sequence[NamePlace]) -> bool:
        mention, words = place.mention, self.words
        if place.is_company:
            return False
        if words.language in {"fi", "ru"} and mention.case is not Case.SUBJECT:
            return self._is_inflected(place) or self._is_joined(place, named)
        if not mention.is_first_word:
            # `happy with price` names nobody where somebody is named.
            alone = not named and not self._is_deed_word(place)
            led = self._is_led(place) and self._ends_phrase(place)
            return alone and (led or self._did(place))
        if any(each.last == place.first - 1 and each.is_company for each in named):
            return True
        if not (self._is_modal(place) or self._is_deed_word(place)):
            joined = self._is_led(place) or self._is_joined(place, named)
            told = self._does(place) or self._is_before_medium(place)
            return joined or told or self._is_clause(place) or place.first in self.inside
        joined = self._is_led(place) or self._is_joined(place, named)
        return (joined and self._ends_phrase(place)) or self._did(place)

    def _is_modal(self, place: NamePlace) -> bool:
        return self._key(place.first) in self.words["modals"]

    def _is_deed_word(self, place: NamePlace) -> bool:
        return bool(self.begins.get(place.first, frozenset()) & self.ends.get(place.last, _DEEDS))

    def _is_inflected(self, place: NamePlace) -> bool:
        case = place.mention.case
        if self._key(place.last + 1) in self.words["beside"]:
            return True
        if self._is_led_by_word(place) or self._is_behind_deed(place):
            return True
        sentence = self.tokens[place.first].sentence
        told = any(self.tokens[at].sentence == sentence for at in self.begins)
        return case in {Case.TO, Case.FROM} and told

    def _is_led(self, place: NamePlace) -> bool:
        return self._is_led_by_word(place) or self._is_behind_deed(place) or self._is_head(place)

    def _is_led_by_word(self, place: NamePlace) -> bool:
        return any(self._key(place.first - 1) in self.words[name] for name in _LED)

    def _is_behind_deed(self, place: NamePlace) -> bool:
        before = place.first - 1
        if self._clause(before) != self._clause(place.first):
            return False
        return bool(self.ends.get(before, frozenset()) & _DEEDS)

    def _is_head(self, place: NamePlace) -> bool:
        return self._begins(place) and self._key(place.last + 1) == ":"

    def _begins(self, place: NamePlace) -> bool:
        return place.first == 0 or self._clause(place.first - 1) != self._clause(place.first)

    def _is_joined(self, place: NamePlace, named: Sequence[NamePlace]) -> bool:
        """`kari + ingrid bakke`, `anna s, björn o åsa`."""
        ands = self.words["and_words"] | {",", "/"}
        left = place.first > 1 and self._key(place.first - 1) in ands
        right = self._key(place.last + 1) in ands
        return (left and any(each.last == place.first - 2 for each in named)) or (
            right and any(each.first == place.last + 2 for each in named)
        )

    def _does(self, place: NamePlace) -> bool:
        """`tuuli soitti`, `björn vill`, `fleur gebeld`; also `satu ja tuuli soittivat`."""
        if not self._may_be_subject(place):
            return False
        after = place.last + 1
        behind = after + (self._key(after) in self.words["negations"])
        told = self.begins.get(after, frozenset()) | self.begins.get(behind, frozenset())
        return bool(told & _DONE_BY_THEM)

    def _is_clause(self, place: NamePlace) -> bool:
        """`sanne, tel`: a clause of its own."""
        after = place.last + 1
        ends = after < len(self.tokens) and self.tokens[after].kind == "sign"
        return self._begins(place) and ends

    def _is_before_medium(self, place: NamePlace) -> bool:
        """`eindelijk daan aan de telefoon`."""
        after = place.last + 1
        told = Sense.NOUN in self.begins.get(after, frozenset())
        return told and self._key(after) in self.words["by_medium"]

    def _did(self, place: NamePlace) -> bool:
        """`will called`, but not `will call`."""
        after = place.last + 1
        passive = self._key(after + 1) == "worden"
        return (
            self._may_be_subject(place)
            and not passive
            and bool(self.begins.get(after, frozenset()) & _PAST)
        )

    def _may_be_subject(self, place: NamePlace) -> bool:
        """It may be one at a beginning, behind `and`, or behind a day: `morgen fleur bellen`."""
        before = self._key(place.first - 1)
        dated = before in self.words.weekdays or self.words.days.longest_at([before], 0, 1)
        # `half drie roos gebeld`
        timed = place.first > 1 and before in self.words.numbers
        return self._begins(place) or before in self.words["and_words"] or bool(dated) or timed

    def _ends_phrase(self, place: NamePlace) -> bool:
        after = place.last + 1
        if after >= len(self.tokens) or self.tokens[after].kind in {"sign", "number"}:
            return True
        key, words = self._key(after), self.words
        told = ("and_words", "about_words", "beside", "from_words", "at_clock", "at_place")
        keys = [each.key for each in self.tokens[after : after + 3]]
        dated = key in words.weekdays or words.days.longest_at(keys, 0, len(keys)) is not None
        return dated or any(key in words[name] for name in told)


def _in_gaps(facts: Sequence[Found[Meaning]]) -> frozenset[int]:
    """The tokens between the words of a phrase: `kwam kees langs`."""
    return frozenset(
        at
        for fact in facts
        if fact.meaning.sense in _DEEDS
        for at in range(fact.start, fact.end)
        if at not in fact.places
    )


def _by_place(facts: Sequence[Found[Meaning]], *, first: bool) -> Mapping[int, frozenset[Sense]]:
    found: dict[int, set[Sense]] = {}
    for fact in facts:
        found.setdefault(fact.start if first else fact.end - 1, set()).add(fact.meaning.sense)
    return {place: frozenset(senses) for place, senses in found.items()}

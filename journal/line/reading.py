"""PURE. A line with all that was found in it, by the places of its tokens."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from journal.line.inflection import Case
from journal.line.lexicon import Lexicon, Meaning, Sense
from journal.line.names import Mention
from journal.line.phrases import Found
from journal.line.result import LineKind
from journal.line.tokens import Token
from journal.model import ContactKind

Fact = Found[Meaning]

# Where the verb stands second, and how what was done ends there.
_VERB_SECOND: Mapping[str, tuple[str, ...]] = {"sv": ("de",), "nb": ("te",), "nl": ("de", "te")}
_DAY_WORDS = frozenset({"i", "på", "pa", "op", "om", "den", "går", "gar", "dag", "morse", "."})
_DATIVES = frozenset({"ему", "ей", "им"})
_SUBJECT_WORDS = 8
_NEAR_AGENT = 3
_NEAR_AND = 4
# Russian last names that have one form only.
_SUBJECT_ENDS = tuple("бвгджзклмнпрстфхцчшщьий")
_NOMINATIVE = (*_SUBJECT_ENDS, "а", "я", "ь")
_UNDECLINED = ("ко", "ых", "их", "дзе", "швили", "аго", "ово")


@dataclass(frozen=True, slots=True)
class NamePlace:
    """The tokens that a mention takes."""

    mention: Mention
    first: int
    last: int

    @property
    def is_company(self) -> bool:
        return all(each.kind is ContactKind.COMPANY for each in self.mention.candidates)


@dataclass(frozen=True, slots=True)
class Reading:
    tokens: Sequence[Token]
    lexicon: Lexicon
    names: tuple[NamePlace, ...]
    facts: tuple[Fact, ...]

    def key(self, at: int) -> str:
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def is_any(self, at: int, *names: str) -> bool:
        return any(self.key(at) in self.lexicon[name] for name in names)

    def clause(self, at: int) -> int:
        return self.tokens[at].clause

    def sentence(self, at: int) -> int:
        return self.tokens[at].sentence

    def name_at(self, at: int) -> NamePlace | None:
        return next((each for each in self.names if each.first <= at <= each.last), None)

    def names_in_clause(self, clause: int) -> Iterator[NamePlace]:
        return (each for each in self.names if self.clause(each.first) == clause)

    def of(self, *senses: Sense) -> list[Fact]:
        return [fact for fact in self.facts if fact.meaning.sense in senses]

    def in_clause(self, clause: int, *senses: Sense) -> list[Fact]:
        return [fact for fact in self.of(*senses) if self.clause(fact.start) == clause]

    def before_in_clause(self, at: int, *senses: Sense) -> list[Fact]:
        return [f for f in self.in_clause(self.clause(at), *senses) if f.start < at]


def is_subject_theirs(line: Reading, fact: Fact) -> bool | None:
    """Says who did what the fact tells: they, we, or (None) nobody is said."""
    if line.is_any(fact.start - 1, "whose_words") and not line.is_any(fact.start, "we_words"):
        # `said Bob, who rang`
        return True
    if (told := _by_words_behind(line, fact)) is not None:
        return told
    if any(line.is_any(at, "we_words") for at in range(fact.start, fact.end)):
        return False
    if _is_told_on(line, fact):
        return True
    if _is_inverted(line, fact):
        return True
    by_case = line.lexicon.language in {"ru", "fi"}
    found = _by_case(line, fact) if by_case else _subject_before(line, fact)
    return found if found is not None else _subject_in_clause_before(line, fact)


def _by_words_behind(line: Reading, fact: Fact) -> bool | None:
    """`ringde mig`, `ringte jeg`, `belde zelf`, `ringde han`."""
    after = range(fact.end, min(len(line.tokens), fact.end + 2))
    if any(line.is_any(at, "us_words") for at in after):
        return True
    near = [at for at in after if line.clause(at) == line.clause(fact.start)]
    if not near:
        return None
    begins = _begins_clause(line, fact.start)
    # `wanted to talk, rang him up`; `Иван ++ звонил ему` is no subject anywhere.
    object_ = begins and line.is_any(near[0], "object_words")
    object_ |= line.lexicon.language == "ru" and line.key(near[0]) in _DATIVES
    if object_ or line.is_any(near[0], "we_words"):
        return False
    if fact.meaning.sense is Sense.VERB and line.is_any(near[0], "self_words"):
        return not line.is_any(fact.start - 1, "we_words")
    if line.is_any(near[0], "they_words", "by_words"):
        # `ringte han i dag`: him, where nobody stands before it.
        return not (begins and line.is_any(near[0], "him_words"))
    return None


def _is_told_on(line: Reading, fact: Fact) -> bool:
    """`Ole, ringte og skjelte meg ut`: what the same one did next was done to us."""
    if fact.meaning.sense is not Sense.VERB or _is_ours_before(line, fact):
        return False
    near = range(fact.end, min(len(line.tokens) - 2, fact.end + _NEAR_AND))
    joined = [
        at
        for at in near
        if line.is_any(at, "and_words") and line.sentence(at) == line.sentence(fact.start)
    ]
    return bool(joined) and any(line.is_any(joined[0] + far, "us_words") for far in (2, 3))


def _is_ours_before(line: Reading, fact: Fact) -> bool:
    here = range(max(0, fact.start - _SUBJECT_WORDS), fact.start)
    return any(
        line.clause(at) == line.clause(fact.start) and line.is_any(at, "we_words") for at in here
    )


def _is_inverted(line: Reading, fact: Fact) -> bool:
    """`i måndags ringde Ada`: behind a day the verb comes before whoever did it."""
    language = line.lexicon.language
    if language not in _VERB_SECOND or fact.meaning.sense is not Sense.VERB:
        return False
    if not line.key(fact.start).endswith(_VERB_SECOND[language]) or len(fact.places) > 1:
        return False
    name, clause = line.name_at(fact.end), line.clause(fact.start)
    if name is None or name.mention.case is not Case.SUBJECT:
        return False
    before = [at for at in range(fact.start) if line.clause(at) == clause]
    return bool(before) and all(_is_of_a_day(line, at) for at in before)


def _is_of_a_day(line: Reading, at: int) -> bool:
    words, key = line.lexicon, line.key(at)
    told = key in words.weekdays or key in words.weekdays_gone or key in words.months
    named = words.days.longest_at([key], 0, 1) is not None or line.tokens[at].kind == "number"
    small = key in _DAY_WORDS or key in words.numbers or key in words.told_hours
    small |= any(key in phrase.split() for phrase in words["quarter_past"] | words["quarter_to"])
    lists = ("at_clock", "last_words", "oclock", "quarters", "halves", "past_words", "before_words")
    return told or named or small or line.is_any(at, *lists)


def _subject_in_clause_before(line: Reading, fact: Fact) -> bool | None:
    """`Bob wants an answer, called at 9`: it was he; `Bob: called`, `Bob, called`: we did."""
    clause = line.clause(fact.start)
    if fact.meaning.sense in {Sense.TODO, Sense.FOLLOW_UP, Sense.SENT_TODO, Sense.TALK_TODO}:
        return None
    if fact.start < 2 or line.clause(fact.start - 1) == clause or line.key(fact.start - 1) != ",":
        return None
    before = line.clause(fact.start - 1)
    if _is_only_unknown_name(line, before):
        return True
    if _is_said_of_somebody(line, fact, before):
        return True
    first = min(line.names_in_clause(before), key=_first, default=None)
    wishes = line.in_clause(before, Sense.WISH)
    if first is None or first.mention.case is not Case.SUBJECT or not wishes:
        return None
    begins = first.first == 0 or line.clause(first.first - 1) != before
    return True if begins and wishes[0].start > first.last else None


def _is_said_of_somebody(line: Reading, fact: Fact, before: int) -> bool:
    """`Femke delighted with the chair, rang just now`: how somebody is, and nothing that we did."""
    name = min(line.names_in_clause(before), key=_first, default=None)
    objects = (line.is_any(at, "object_words") for at in range(fact.start, fact.end + 1))
    if name is None or not _begins_clause(line, name.first) or any(objects):
        return False
    at, leads = name.last + 1, ("about_words", "to_words", "from_words", "and_words", "at_place")
    plain = line.tokens[at].kind == "word" and not line.tokens[at].is_capital
    plain = plain and line.clause(at) == before and name.mention.case is Case.SUBJECT
    papers = {Sense.DOCUMENT} if line.is_any(at + 1, "about_words", "with_words") else set()
    here = (each for each in line.facts if line.clause(each.start) == before)
    told = any(each.meaning.sense not in papers for each in here)
    known = line.key(at) in line.lexicon.vocabulary
    return plain and not told and not known and not line.is_any(at, *leads)


def is_done_by_them(line: Reading, fact: Fact) -> bool:
    """`ringt opp av Eva`, `door Eva gebeld`, `called by Eva`."""
    clause = line.clause(fact.start)
    behind = range(fact.end, min(len(line.tokens), fact.end + 2))
    for at in behind:
        if line.clause(at) == clause and line.is_any(at, "by_words"):
            return line.name_at(at + 1) is not None or line.is_any(at + 1, "they_words")
    before = max((p for p in line.names if p.last < fact.start), key=_first, default=None)
    if before is None or fact.start - before.last > _NEAR_AGENT or before.first == 0:
        return False
    agent = before.first - 1
    return line.clause(agent) == clause and line.is_any(agent, "by_words")


def _first(place: NamePlace) -> int:
    return place.first


def _subject_before(line: Reading, fact: Fact) -> bool | None:
    """True for them, False for us: whatever tells it first, read backwards from the verb."""
    start = _before_brackets(line, fact.start)
    clause = line.clause(start - 1) if start > 0 else line.clause(fact.start)
    for at in range(start - 1, max(-1, start - 1 - _SUBJECT_WORDS), -1):
        if line.clause(at) != clause or line.is_any(at, "and_words"):
            break
        if line.is_any(at, "we_words"):
            return False
        if line.is_any(at, "they_words") or _is_unknown_name(line, at):
            return True
        if (place := line.name_at(at)) is not None and not _is_aimed_at(line, place):
            # `toen ik Kees belde`
            return not line.is_any(place.first - 1, "we_words")
        aim = line.name_at(at + 1)
        if aim and _is_owned(line, at):
            return True
        if line.is_any(at, "to_words", "with_words") and not (aim and aim.is_company):
            # `Ada at Northwind called`, but not `mail to Ada returned`.
            break
    return None


def _is_owned(line: Reading, at: int) -> bool:
    """`sjefen til Per ringte`: a word that begins the clause, and whose it is."""
    if line.key(at) not in {"til", "till"} or at == 0:
        return False
    told = {place for fact in line.facts for place in fact.places}
    return at - 1 not in told and line.name_at(at - 1) is None and _begins_clause(line, at - 1)


def _is_only_unknown_name(line: Reading, clause: int) -> bool:
    """`a new man at Acme, Torunn Sletteberg, rang`."""
    words = [
        at for at, each in enumerate(line.tokens) if each.clause == clause and each.kind == "word"
    ]
    return bool(words) and all(_is_unknown_name(line, at) for at in words)


def _before_brackets(line: Reading, start: int) -> int:
    """`Dan (Brightwater) called`: what stands in brackets parts nobody from what they did."""
    if line.key(start - 1) != ")":
        return start if start and line.clause(start - 1) == line.clause(start) else start * 0
    opens = [at for at in range(start - 1) if line.key(at) == "("]
    return opens[-1] if opens else 0


def _is_aimed_at(line: Reading, place: NamePlace) -> bool:
    led = place.first - 1
    beside = led >= 0 and line.clause(led) == line.clause(place.first)
    return beside and (line.is_any(led, "to_words", "with_words") or _is_object(line, led))


def _begins_clause(line: Reading, at: int) -> bool:
    return at == 0 or line.clause(at - 1) != line.clause(at)


def _is_object(line: Reading, led: int) -> bool:
    """`no answer Maya will try again`: a name behind what was tried is whom it was tried with."""
    ends = [
        f
        for f in line.of(Sense.UNREACHED, Sense.WE, Sense.VERB, Sense.TALK_VERB)
        if f.places[-1] == led
    ]
    return bool(ends) and not line.is_any(led, "from_words")


def _is_unknown_name(line: Reading, at: int) -> bool:
    """A word with a capital that begins nothing and is no word of the language."""
    token = line.tokens[at]
    if token.kind != "word" or not token.is_capital or token.raw.isupper() or line.name_at(at):
        return False
    if any(fact.start == at + 1 for fact in line.of(Sense.DOCUMENT)):
        # `Tax invoice`
        return False
    return token.key not in line.lexicon.vocabulary | line.lexicon["ordinary"]


def _by_case(line: Reading, fact: Fact) -> bool | None:
    """The case decides: `звонил Иван`, `звонил Ивану`."""
    clause = line.clause(fact.start)
    for at in range(fact.start - 1, max(-1, fact.start - 3), -1):
        if line.clause(at) == clause and line.is_any(at, "we_words"):
            return False
        if line.clause(at) == clause and line.is_any(at, "they_words"):
            return True
    nearest = sorted(
        line.names_in_clause(clause),
        key=lambda each: abs(each.first - fact.start),
    )
    for place in nearest:
        if _is_caller_led(line, place, fact):
            return True
        leads = ("with_words", "to_words", "from_words", "about_words", "at_person")
        if line.is_any(place.first - 1, *leads):
            continue
        if _is_undeclined(line, place, fact) and (
            _is_sending(fact) or _is_aimed(line, place, fact)
        ):
            return None
        return place.mention.case is Case.SUBJECT or _is_owner(line, place, fact) or None
    return _is_unknown_subject(line, fact) or None


def _is_owner(line: Reading, place: NamePlace, fact: Fact) -> bool:
    """`Помощник Смирновой звонил`: somebody of theirs, named first."""
    at = place.first - 1
    if line.lexicon.language != "ru" or at < 0 or place.first > fact.start:
        return False
    plain = line.tokens[at].kind == "word" and line.key(at) not in line.lexicon.vocabulary
    near = fact.start - place.last <= _NEAR_AGENT
    return plain and near and _begins_clause(line, at) and line.key(at).endswith(_NOMINATIVE)


def _is_sending(fact: Fact) -> bool:
    written = {LineKind.MAIL, LineKind.CHAT, LineKind.LETTER, LineKind.FAX}
    return fact.meaning.sense is Sense.SENT_VERB or fact.meaning.kind in written


def _is_caller_led(line: Reading, place: NamePlace, fact: Fact) -> bool:
    """`из ООО Вега звонили`, `из офиса Марии позвонили`: from where, before what they did."""
    led = not {line.key(place.first - 1), line.key(place.first - 2)}.isdisjoint({"из", "от"})
    calls = fact.meaning.sense is Sense.VERB and fact.meaning.kind is LineKind.CALL
    return led and calls and place.last < fact.start


def _is_aimed(line: Reading, place: NamePlace, fact: Fact) -> bool:
    """`позвонил в приёмную Север-7`: where to, and whose it is."""
    return any(line.is_any(at, "to_words") for at in range(fact.end, place.first))


def _is_undeclined(line: Reading, place: NamePlace, fact: Fact) -> bool:
    """`отправил Ткаченко смс`."""
    if line.lexicon.language != "ru" or place.first < fact.start:
        return False
    last = line.key(place.last)
    return place.is_company or last.endswith(_UNDECLINED) or last.isascii()


def _is_unknown_subject(line: Reading, fact: Fact) -> bool:
    """`юля скинула`: somebody whom we do not know by that name."""
    at = fact.start - 1
    if line.lexicon.language != "ru" or at < 0 or line.clause(at) != line.clause(fact.start):
        return False
    word, verb = line.key(at), line.key(fact.start)
    known = word in line.lexicon.vocabulary or line.lexicon.days.longest_at([word], 0, 1)
    if known:
        return False
    named = at > 0 and line.tokens[at].is_capital and word.endswith(_SUBJECT_ENDS)
    return named or (word.endswith(("а", "я")) and verb.endswith("ла"))


def own_or_theirs(line: Reading, fact: Fact) -> Fact:
    """`palaa asiaan`: what they say they will do, and what we are told to, where nobody is named."""
    if fact.meaning.sense is not Sense.WISH or len(fact.places) < 2:
        return fact
    keys = [each.key for each in line.tokens]
    ours = line.lexicon.tables["follow_up"].longest_at(keys, fact.start, fact.end)
    subjects = [name for name in line.names if name.mention.case is Case.SUBJECT]
    said = any(line.is_any(at, "they_words") for at in range(fact.start))
    if ours is None or ours.end != fact.end or subjects or said:
        return fact
    return replace(fact, meaning=Meaning(Sense.FOLLOW_UP))

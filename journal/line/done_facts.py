"""PURE. Says what of a line has happened: not what is wished, to be done, negated or only talked of."""

from collections.abc import Collection

from journal.line.lexicon import Sense
from journal.line.reading import Fact, Reading, is_subject_theirs
from journal.line.result import LineKind

OF_A_KIND = (Sense.VERB, Sense.WE, Sense.THEY, Sense.NOUN, Sense.VISIT, Sense.HOSTED)
TALKS = (Sense.TALK_VERB, Sense.TALK_WE)
SENDINGS = (Sense.SENT_VERB, Sense.SENT_WE, Sense.SENT_THEY)
_TODOS = (Sense.TODO, Sense.TALK_TODO, Sense.SENT_TODO)
_MEANT = (Sense.TODO, Sense.TALK_TODO)
_DONE = (
    *(*OF_A_KIND, *TALKS, *SENDINGS, Sense.RECEIVED, Sense.DOCUMENT),
    *(Sense.UNREACHED, Sense.UNREACHED_BY_THEM, Sense.MESSAGE_LEFT),
    *(Sense.AT_THEIRS, Sense.AT_OURS),
)
_NOT_NEGATED = frozenset(
    {
        *(Sense.UNREACHED, Sense.UNREACHED_BY_THEM, Sense.MESSAGE_LEFT),
        *(Sense.AT_THEIRS, Sense.AT_OURS),
    }
)
_APPOINTMENTS = frozenset(
    {
        *(LineKind.MEETING, LineKind.ONSITE, LineKind.INHOUSE, LineKind.ONLINE),
        *(LineKind.WORKSHOP,),
    }
)
MEDIA = frozenset({LineKind.CALL, LineKind.MAIL, LineKind.CHAT, LineKind.LETTER, LineKind.ONLINE})
# `whatsappissa`, `puhelimella`, `kirjeitse`.
_FINNISH_BY = ("lla", "ssa", "itse")
_NEGATION_REACH = 3
_TO_BE = frozenset({"bli", "bliva", "be", "worden"})
_NEGATES_BEHIND = frozenset({"sv", "nb", "nl"})


def done_facts(line: Reading) -> list[Fact]:
    """Finds what happened, without what is wished, to be done, talked about or not yet so."""
    return [fact for fact in line.of(*_DONE) if not _is_only_talked_of(line, fact)]


# Who says `перезвоню` or `soitan` speaks of himself, whatever somebody else wants.
_FIRST_PERSON = {"ru": ("у", "ю"), "fi": ("n",)}


def todo_facts(line: Reading) -> list[Fact]:
    """Finds what we will do. `Bram belt terug` is theirs."""
    found = line.of(Sense.MUST)
    found += [f for f in line.of(Sense.FOLLOW_UP, *_TODOS) if not _is_theirs_to_do(line, f)]
    return [fact for fact in found if _is_told_to_us(line, fact) or not _is_wished(line, fact)]


def _is_told_to_us(line: Reading, fact: Fact) -> bool:
    """`wants a credit note ring him friday`, `wants me to ring him`, `она думает перезвоню ей`."""
    asked = any(line.is_any(at, "us_words") for at in range(fact.start - 2, fact.start))
    endings = _FIRST_PERSON.get(line.lexicon.language)
    ours = endings is not None and line.key(fact.start).endswith(endings)
    return asked or ours or any(line.is_any(at, "object_words") for at in fact.places)


def _is_theirs_to_do(line: Reading, fact: Fact) -> bool:
    """It is theirs in `Eva ringer på torsdag`, `Tom will call`; an infinitive has no subject."""
    first, language = line.key(fact.start), line.lexicon.language
    finite = language in {"sv", "nb"} and first.endswith(("er", "ar"))
    finite |= language == "en" and "will" in {first, line.key(fact.start - 1)}
    # `han får en telefon av meg`
    ours = any(line.is_any(at, "us_words") for at in fact.places)
    return finite and not ours and is_subject_theirs(line, fact) is True


def coming_facts(line: Reading) -> list[Fact]:
    """Finds what is still to come: an appointment that was made, a visit that we or they will pay."""
    booked = line.of(Sense.PLANNED)
    nouns = [f for f in line.of(Sense.NOUN) if any(_is_booked(line, f, each) for each in booked)]
    nouns += [fact for fact in booked if _says_what(line, fact)]
    visits = [f for f in line.of(Sense.TODO) if f.meaning.kind in _APPOINTMENTS]
    ours = [f for f in visits if not _is_wished(line, f)]
    return sorted((*nouns, *ours, *line.of(Sense.THEY_COME)), key=lambda fact: fact.start)


def _says_what(line: Reading, booked: Fact) -> bool:
    """`have a call`, but not `booked`: one of its words is a noun of what was."""
    phrases = line.lexicon.phrases
    found = [phrases.longest_at([line.key(at)], 0, 1) for at in booked.places]
    return any(each is not None and each.meaning.sense is Sense.NOUN for each in found)


def _is_booked(line: Reading, noun: Fact, booked: Fact) -> bool:
    """It is booked in its clause; or in the one before, where nothing else is: `call with Bob, booked for Friday`."""
    if noun.meaning.kind not in {*_APPOINTMENTS, LineKind.CALL}:
        return False
    here, there = line.clause(noun.start), line.clause(booked.start)
    if here == there:
        return True
    alone = not line.in_clause(there, *OF_A_KIND)
    return alone and here < there and line.sentence(noun.start) == line.sentence(booked.start)


def is_not_yet(line: Reading) -> bool:
    return bool(line.of(Sense.NOT_YET)) or any(_is_negated(line, f) for f in line.of(*_DONE))


def _is_negated(line: Reading, fact: Fact) -> bool:
    """`never called`, `ringde inte`, `ei oo soitettu`, `ingen besøk`."""
    if fact.meaning.sense in _NOT_NEGATED:
        return False
    told = {at for each in line.facts for at in each.places}
    reach = 1 if fact.meaning.sense in {Sense.NOUN, Sense.DOCUMENT} else _NEGATION_REACH
    # `ei tullut palaveriin`
    reach += reach == 1 and line.lexicon.language == "fi"
    for at in range(fact.start - 1, max(-1, fact.start - 1 - reach), -1):
        if line.clause(at) != line.clause(fact.start):
            break
        if line.is_any(at, "and_words", "whose_words"):
            break
        if line.is_any(at, "negations"):
            # `не`, but neither `без четверти` nor `без двадцати`
            hour = line.is_any(at + 1, "quarters") or line.key(at + 1) in line.lexicon.numbers
            return at not in told and not hour
    return line.lexicon.language in _NEGATES_BEHIND and _is_negated_behind(line, fact, told)


def _is_negated_behind(line: Reading, fact: Fact, told: Collection[int]) -> bool:
    at = fact.end + line.is_any(fact.end, "us_words", "we_words")
    near = at < len(line.tokens) and line.clause(at) == line.clause(fact.start)
    verb = fact.meaning.sense in {Sense.VERB, Sense.THEY, Sense.SENT_VERB, Sense.TALK_VERB}
    return near and verb and at not in told and line.is_any(at, "negations")


def _is_only_talked_of(line: Reading, fact: Fact) -> bool:
    sense = fact.meaning.sense
    if sense in {Sense.UNREACHED, Sense.UNREACHED_BY_THEM, Sense.MESSAGE_LEFT}:
        return False
    if is_still_to_be(line, fact) or _is_hour(line, fact):
        return True
    if sense in {Sense.WE, Sense.THEY, Sense.SENT_WE, Sense.SENT_THEY, Sense.TALK_WE}:
        return _is_wished(line, fact) and sense not in {Sense.WE, Sense.TALK_WE}
    meant = () if is_by_medium(line, fact) else _MEANT
    todo = line.before_in_clause(fact.start, Sense.FOLLOW_UP, *meant)
    if sense in {Sense.NOUN, Sense.DOCUMENT} and todo:
        return not line.is_any(fact.start - 1, "after_words")
    return _is_wished(line, fact) or _is_topic(line, fact)


def _is_hour(line: Reading, fact: Fact) -> bool:
    """`tomorrow after lunch`: when, and not what."""
    if fact.meaning.sense is not Sense.NOUN or fact.meaning.kind is not LineKind.MEETING:
        return False
    article = line.key(fact.start - 1) in {"de", "the", "het"}
    return line.is_any(fact.start - 1 - article, "after_words")


def is_still_to_be(line: Reading, fact: Fact) -> bool:
    """It is negated, booked, not yet so, or what we must do."""
    booked = line.of(Sense.PLANNED) if fact.meaning.sense is Sense.NOUN else []
    if _is_negated(line, fact) or any(_is_booked(line, fact, each) for each in booked):
        return True
    not_yet = line.in_clause(line.clause(fact.start), Sense.NOT_YET)
    # `vil bli ringt opp`
    not_yet += [fact] if line.key(fact.start - 1) in _TO_BE else []
    # `хочет, чтобы набрали`
    not_yet += [fact] if _is_behind_so_that(line, fact) else []
    return bool(not_yet or line.before_in_clause(fact.start, Sense.MUST))


def _is_behind_so_that(line: Reading, fact: Fact) -> bool:
    clause = line.clause(fact.start)
    return any(line.key(at) == "чтобы" for at in range(fact.start) if line.clause(at) == clause)


def is_by_medium(line: Reading, fact: Fact) -> bool:
    """`confirmed by mail`, `tackade nej via sms`: how it was told."""
    if fact.meaning.sense is not Sense.NOUN or fact.meaning.kind not in MEDIA:
        return False
    if line.lexicon.language == "fi" and line.key(fact.places[-1]).endswith(_FINNISH_BY):
        return True
    led = line.is_any(fact.start, "by_medium") and len(fact.places) > 1
    return led or line.is_any(fact.start - 1, "by_medium") or line.is_any(fact.start, "media")


def _is_wished(line: Reading, fact: Fact) -> bool:
    wishes = line.before_in_clause(fact.start, Sense.WISH)
    if is_by_medium(line, fact):
        wishes = [
            each
            for each in wishes
            if any(line.is_any(at, "desires") for at in each.places)
            and not _is_right_behind(line, fact, each)
        ]
    ours = fact.meaning.sense in {*_TODOS, Sense.FOLLOW_UP, Sense.MUST}
    ends = ("we_words", "and_words") if ours else ("we_words",)
    last = fact.end if ours else fact.start
    told = fact.meaning.sense in {Sense.VERB, Sense.WE, Sense.THEY}
    ends = (*ends, "whose_words") if told else ends
    return any(not any(line.is_any(at, *ends) for at in range(wish.end, last)) for wish in wishes)


def _is_right_behind(line: Reading, fact: Fact, wish: Fact) -> bool:
    """`asked me on the phone for two spares`: how it was asked, and not what for."""
    begins = fact.start - (line.is_any(fact.start - 1, "by_medium") and fact.start > wish.end)
    return begins == wish.end + line.is_any(wish.end, "us_words")


def _is_topic(line: Reading, fact: Fact) -> bool:
    """`about the meeting`: a noun close behind such a word."""
    if fact.meaning.sense not in {Sense.NOUN, Sense.DOCUMENT}:
        return False
    clause = line.clause(fact.start)
    if line.is_any(fact.start, "by_medium"):
        return False
    for at in range(fact.start - 1, max(-1, fact.start - 4), -1):
        if line.clause(at) != clause or line.name_at(at):
            return False
        if line.is_any(at, "about_words"):
            # `по скайпу` is how, and not of what.
            return at + 1 != fact.start or not line.is_any(at, "by_medium")
    return False

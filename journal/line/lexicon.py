"""PURE. One language's words made ready: phrases with what they mean, sets of folded words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from journal.fold import fold
from journal.line.phrases import PhraseTable
from journal.line.result import LineKind
from journal.line.words import LANGUAGES, SHARED
from journal.line.words.line_words import DeedWords, LineWords
from journal.when import words as when_words
from journal.when.words.date_words import DateWords


class Sense(StrEnum):
    """Holds what a phrase says. The first five say of which kind."""

    VERB = "verb"
    WE = "we"
    THEY = "they"
    NOUN = "noun"
    TODO = "todo"
    TALK_VERB = "talk_verb"
    TALK_WE = "talk_we"
    TALK_TODO = "talk_todo"
    VISIT = "visit"
    HOSTED = "hosted"
    DOCUMENT = "document"
    SENT_VERB = "sent_verb"
    SENT_WE = "sent_we"
    SENT_THEY = "sent_they"
    SENT_TODO = "sent_todo"
    RECEIVED = "received"
    AT_THEIRS = "at_theirs"
    AT_OURS = "at_ours"
    UNREACHED = "unreached"
    UNREACHED_BY_THEM = "unreached_by_them"
    MESSAGE_LEFT = "message_left"
    NOT_YET = "not_yet"
    MUST = "must"
    CALLED_OFF = "called_off"
    PLANNED = "planned"
    THEY_COME = "they_come"
    WISH = "wish"
    FOLLOW_UP = "follow_up"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Meaning:
    sense: Sense
    kind: LineKind | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Holds everything that one language needs to be read."""

    language: str
    words: LineWords
    phrases: PhraseTable[Meaning]
    days: PhraseTable[int]
    # `now`, of what is told rather than of when it was.
    nows: frozenset[str]
    weekdays: Mapping[str, int]
    weekdays_gone: Mapping[str, int]
    # As they are spelt: `man` is no `mån`.
    short_weekdays: frozenset[str]
    accented: frozenset[str]
    months: Mapping[str, int]
    ordinals: Mapping[str, int]
    spans: PhraseTable[int]
    fractions: Mapping[str, int]
    told_hours: Mapping[str, int]
    told_times: Mapping[str, int]
    hours_from: Mapping[str, int]
    hours_until: Mapping[str, int]
    follow_words: frozenset[str]
    numbers: Mapping[str, int]
    minutes: frozenset[str]
    hours: frozenset[str]
    # The parts of one word: `tvåtimmarsmöte`.
    joined_units: Mapping[str, int]
    joined_numbers: Mapping[str, int]
    day_units: Mapping[str, int]
    currencies: Mapping[str, str]
    closings: tuple[str, ...]
    greetings: frozenset[str]
    vocabulary: frozenset[str]
    # With the names of days and months: by these a language is known.
    known_words: frozenset[str]
    days_by_consonants: Mapping[str, int]
    # The consonants of what may be misspelt.
    signals: frozenset[str]
    # Phrases that mean one thing only.
    tables: Mapping[str, PhraseTable[bool]]
    sets: Mapping[str, frozenset[str]]

    def misspelt_day(self, key: str) -> int | None:
        """`ystrday`, `tomorow`: the consonants of a day's name, which is no other word."""
        if len(key) < _MISSPELT or key in self.vocabulary:
            return None
        return self.days_by_consonants.get(_consonants(key))

    def is_misspelt_signal(self, key: str) -> bool:
        """`answr`, `voicmail`: the consonants of a word of what was done or failed."""
        known = key in self.known_words or key in self["ordinary"]
        return len(key) >= _MISSPELT_SIGNAL and not known and _consonants(key) in self.signals

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.sets[name]


_VOWELS = frozenset("aeiouyаеиоуыэюя")
_SHORTEST_WEEKDAY = 5
_SHORT_ENDING = 3
_MISSPELT_SIGNAL = 5
_SHORTEST_SIGNAL = 6
_FEWEST_CONSONANTS = 4
# Shorter words are like too many others.
_MISSPELT = 6
_TABLES = (
    *("week_before_last", "then_before_last", "last_week", "next_week", "end_of_week"),
    *("after_weekend", "weekend", "lately", "no_show", "orders", "follow_up", "question"),
    *("attempts", "corrections", "deadline", "no_cost", "travel", "cut_off", "signals", "treat"),
)
_SETS = (
    *("we_words", "they_words", "us_words", "from_words", "to_words", "with_words"),
    *("about_words", "and_words", "by_words", "at_place", "week_end", "last_words", "next_words"),
    *("ago", "ahead", "after_ahead", "at_clock", "oclock", "morning", "afternoon", "half_to"),
    *("half_past", "quarter_past", "quarter_to", "until_clock", "no_span_before"),
    *("no_span_after", "name_words", "deadline_after", "day_parts", "and_half"),
    *("trailing_currencies", "ordinary", "coming_words", "weekdays_to", "weekdays_of"),
    *("span_before_minutes", "after_words", "object_words", "that_day", "desires", "media"),
    *("adverbs", "leave_words", "him_words", "then_words", "be_words", "self_words"),
    *("quarter_into", "short_of", "again_words", "start_words", "nothing_words", "whose_words"),
    *("thanks", "base_verbs", "month_words", "at_person", "by_medium", "that_words", "modals"),
    *("negations", "halves", "quarters", "amount_adjectives", "range_from", "spent"),
    *("bare_hours", "past_words", "before_words", "beside", "price_units", "bill", "before_last"),
    *("promises", "lasting", "if_words", "owners", "hellos"),
)


@lru_cache(maxsize=16)
def lexicon(language: str) -> Lexicon:
    """English where the language is not known."""
    code = language if language in LANGUAGES else "en"
    words = LANGUAGES[code]
    dates = when_words.LANGUAGES[code]
    days = _day_phrases(words, dates)
    weekdays = _weekdays(words, dates)
    months = {key: at + 1 for key, at in _positions(dates.months).items()}
    known = {fold(day): at for day, at in days.items() if " " not in day and at}
    vocabulary = _vocabulary(words) | _vocabulary(SHARED) | known.keys()
    return Lexicon(
        language=code,
        words=words,
        phrases=PhraseTable([*_deeds(words), *_deeds(SHARED), *_senses(words)]),
        days=PhraseTable(days.items()),
        nows=frozenset(fold(each) for each in dates.now),
        weekdays=weekdays,
        short_weekdays=_short_spellings((*dates.weekdays, *words.more_weekdays)),
        accented=frozenset(_split_list(words.accented)),
        weekdays_gone=_positions(dates.weekdays_gone),
        months=months,
        ordinals=_fold_keys(_numbers(words.ordinals)),
        spans=PhraseTable([*dates.spans.items(), *_numbers(words.spans).items()]),
        fractions=_fold_keys(_numbers(words.fractions)),
        told_hours=_fold_keys(_numbers(words.told_hours)),
        told_times=_fold_keys(_numbers(words.told_times)),
        hours_from=_fold_keys(_numbers(words.hours_from)),
        hours_until=_fold_keys(_numbers(words.hours_until)),
        follow_words=_single_words(words.follow_up, words.call.todo)
        - _set(f"{words.us_words},{words.we_words},{words.they_words},{words.with_words}"),
        numbers=_spoken_tens(words) | _fold_keys(_numbers(words.numbers)),
        minutes=_set(words.minutes) | {"'"},
        hours=_set(words.hours),
        joined_units=_fold_keys(_numbers(words.joined_units)),
        joined_numbers=_fold_keys(_numbers(f"{words.numbers},{words.joined_numbers}")),
        day_units=_day_units(words),
        currencies=_pairs(SHARED.currencies) | _pairs(words.currencies),
        closings=tuple(each.lower() for each in _split_list(words.signature)),
        greetings=_set(words.greeting),
        vocabulary=vocabulary,
        known_words=vocabulary | weekdays.keys() | months.keys(),
        days_by_consonants=_by_consonants(known),
        signals=_signals(words),
        tables={
            **{name: PhraseTable([(getattr(words, name), True)]) for name in _TABLES},
            "places": PhraseTable([(_with_compounds(words.places), True)]),
        },
        sets={name: _set(getattr(words, name)) for name in _SETS},
    )


def _day_phrases(words: LineWords, dates: DateWords) -> dict[str, int]:
    days = {**dates.days, **dict.fromkeys(dates.now, 0), **_numbers(words.more_days)}
    return days | {phrase: day for phrase, (day, _part) in dates.parts_of_days.items()}


def _weekdays(words: LineWords, dates: DateWords) -> dict[str, int]:
    """Lists them with their parts of the day too: `woensdagmiddag`, `onsdagskväll`."""
    weekdays = _positions(dates.weekdays) | _positions(words.more_weekdays)
    return weekdays | {
        f"{day}{link}{part}": at
        for day, at in weekdays.items()
        if len(day) > _SHORTEST_WEEKDAY
        for part in _set(words.parts_of_day)
        for link in ("", "s", "-")
    }


def _day_units(words: LineWords) -> dict[str, int]:
    units = ((words.days, 1), (words.weeks, 7), (words.months, 30))
    return {word: days for listed, days in units for word in _set(listed)}


def _short_spellings(lists: Iterable[str]) -> frozenset[str]:
    forms = (form.casefold() for forms in lists for form in forms.split())
    return frozenset(form for form in forms if len(form) < 4)


def _by_consonants(days: Mapping[str, int]) -> dict[str, int]:
    return {_consonants(day): at for day, at in days.items() if len(day) > _MISSPELT}


def _signals(words: LineWords) -> frozenset[str]:
    """Takes the consonants of longer words of calls, messages and mails, and of attempts."""
    lists = (words.unreached, words.message_left)
    lists += tuple(
        getattr(d, name) for d in (words.call, words.mail) for name in ("verb", "we", "noun")
    )
    found = (_consonants(word) for word in _single_words(*lists) if len(word) >= _SHORTEST_SIGNAL)
    return frozenset(each for each in found if len(each) >= _FEWEST_CONSONANTS)


def _consonants(word: str) -> str:
    return word[:1] + "".join(letter for letter in word[1:] if letter not in _VOWELS)


def _set(listed: str) -> frozenset[str]:
    return frozenset(fold(each) for each in _split_list(listed))


def _split_list(text: str) -> list[str]:
    """Gives what commas part, however it is wrapped."""
    return [bare for each in text.split(",") if (bare := " ".join(each.split()))]


def _with_compounds(listed: str) -> str:
    """`kontor`, and `huvudkontor` too; a short word may end any other."""
    alone = _split_list(listed)
    return ",".join((*alone, *(f"*{each}" for each in alone if len(each) > _SHORT_ENDING)))


def _pairs(text: str) -> dict[str, str]:
    split = (each.partition("=") for each in _split_list(text))
    return {fold(left): right for left, _, right in split}


def _numbers(text: str) -> dict[str, int]:
    split = (each.partition("=") for each in _split_list(text))
    return {left: int(right) for left, _, right in split}


def _spoken_tens(words: LineWords) -> dict[str, int]:
    """`nelkytä`, `kakskytkaks`."""
    units = {"": 0, **{word: n for word, n in _numbers(words.numbers).items() if 0 < n < 10}}
    return {
        fold(f"{tens}{end}{unit}"): value + more
        for tens, value in _numbers(words.tens).items()
        for end in _split_list(words.tens_ends)
        for unit, more in units.items()
    }


def _fold_keys(values: Mapping[str, int]) -> dict[str, int]:
    return {fold(word): value for word, value in values.items()}


def _single_words(*lists: str) -> frozenset[str]:
    """Every word of the phrases."""
    return frozenset(fold(word) for each in lists for word in each.replace(",", " ").split())


def _positions(lists: tuple[str, ...]) -> dict[str, int]:
    return {fold(form): place for place, forms in enumerate(lists) for form in forms.split()}


def _vocabulary(words: LineWords) -> frozenset[str]:
    """Every single word that stands in some phrase."""
    found: set[str] = set()
    for name in LineWords.__slots__:
        value = getattr(words, name)
        deeds = (value,) if isinstance(value, str) else _texts(value)
        for text in deeds:
            plain = text.replace("=", " ").replace("|", " ").replace(",", " ")
            found.update(fold(each) for each in plain.split())
    return frozenset(word for word in found if "*" not in word) - _set(words.name_words)


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, DeedWords):
        return tuple(getattr(value, each) for each in DeedWords.__slots__)
    if isinstance(value, Mapping):
        return (
            *(str(key) for key in value),
            *(each for each in value.values() if isinstance(each, str)),
        )
    return tuple(str(each) for each in value) if isinstance(value, tuple) else ()


_KINDS = {
    "call": LineKind.CALL,
    "chat": LineKind.CHAT,
    "mail": LineKind.MAIL,
    "letter": LineKind.LETTER,
    "fax": LineKind.FAX,
    "meeting": LineKind.MEETING,
    "online": LineKind.ONLINE,
    "workshop": LineKind.WORKSHOP,
}


def _deeds(words: LineWords) -> Iterator[tuple[str, Meaning]]:
    for name, kind in _KINDS.items():
        deed: DeedWords = getattr(words, name)
        yield deed.verb, Meaning(Sense.VERB, kind)
        yield deed.we, Meaning(Sense.WE, kind)
        yield deed.they, Meaning(Sense.THEY, kind)
        yield deed.noun, Meaning(Sense.NOUN, kind)
        yield deed.todo, Meaning(Sense.TODO, kind)
    for kind, listed in words.documents.items():
        yield listed, Meaning(Sense.DOCUMENT, kind)


def _senses(words: LineWords) -> Iterator[tuple[str, Meaning]]:
    for name, here, there in (
        ("visit", Sense.VISIT, LineKind.ONSITE),
        ("hosted", Sense.HOSTED, LineKind.INHOUSE),
    ):
        deed: DeedWords = getattr(words, name)
        yield deed.verb, Meaning(Sense.VISIT if name == "visit" else here, None)
        yield deed.we, Meaning(Sense.WE, there)
        yield deed.they, Meaning(Sense.THEY, there)
        yield deed.noun, Meaning(Sense.NOUN, there)
        yield deed.todo, Meaning(Sense.TODO, there)
    talk, sent = words.talk, words.sent
    yield f"{talk.verb},{talk.noun},{talk.they}", Meaning(Sense.TALK_VERB)
    yield talk.we, Meaning(Sense.TALK_WE)
    yield words.not_there, Meaning(Sense.UNREACHED, LineKind.ONSITE)
    yield words.no_show, Meaning(Sense.CALLED_OFF)
    yield words.promises, Meaning(Sense.WISH)
    yield f"{words.idioms},{words.treat}", Meaning(Sense.NONE)
    yield talk.todo, Meaning(Sense.TALK_TODO)
    yield sent.verb, Meaning(Sense.SENT_VERB)
    yield sent.we, Meaning(Sense.SENT_WE)
    yield sent.they, Meaning(Sense.SENT_THEY)
    yield sent.todo, Meaning(Sense.SENT_TODO)
    for name in (
        *("received", "at_theirs", "at_ours", "unreached", "unreached_by_them", "not_yet", "must"),
        "message_left",
        *("called_off", "planned", "they_come", "wish", "follow_up"),
    ):
        yield getattr(words, name), Meaning(Sense(name))

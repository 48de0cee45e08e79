"""Durations and ranges, made of their parts in every language: what they come to is known beforehand."""

from collections.abc import Iterator, Mapping
from itertools import product

import pytest

from journal.line.clocks import find_clocks
from journal.line.durations import find_minutes
from journal.line.lexicon import lexicon
from journal.line.tokens import tokenize

# How a language says whole and broken hours, units and what stands around them.
HOURS: Mapping[str, Mapping[str, int]] = {
    "en": {
        "half an": 30,
        "an": 60,
        "one and a half": 90,
        "2": 120,
        "2.5": 150,
        "1 1/2": 90,
        "3/4": 45,
    },
    "sv": {
        "en halv": 30,
        "en": 60,
        "halvannan": 90,
        "en och en halv": 90,
        "en o en halv": 90,
        "2,5": 150,
    },
    "nb": {"en halv": 30, "en": 60, "halvannen": 90, "to og en halv": 150, "1,5": 90, "3": 180},
    "fi": {"puoli": 30, "puol": 30, "puolitoista": 90, "kaksi ja puoli": 150, "2": 120, "1,5": 90},
    "nl": {
        "een half": 30,
        "een": 60,
        "anderhalf": 90,
        "twee en een half": 150,
        "2,5": 150,
        "half": 30,
    },
    "ru": {
        "полтора": 90,
        "два": 120,
        "2,5": 150,
        "три с половиной": 210,
        "четверть": 15,
        "пол": 30,
    },
}
HOUR_WORDS = {
    "en": ("hour", "hr", "h"),
    "sv": ("timme", "tim", "h"),
    "nb": ("time", "timer", "h"),
    "fi": ("tuntia", "tuntii", "h"),
    "nl": ("uur", "uurtje", "h"),
    "ru": ("часа", "ч"),
}
TAILS: Mapping[str, Mapping[str, int]] = {
    "en": {"": 0, " and a half": 30, " and a quarter": 15, " 20 min": 20, " and ten minutes": 10},
    "sv": {"": 0, " och en kvart": 15, " och en halv": 30, " 20 min": 20, " och tio minuter": 10},
    "nb": {"": 0, " og et kvarter": 15, " og en halv": 30, " 20 min": 20, " og ti minutter": 10},
    "fi": {"": 0, " ja vartti": 15, " ja puoli": 30, " 20 min": 20, " ja kymmenen minuuttia": 10},
    "nl": {
        "": 0,
        " en een kwartier": 15,
        " en een half": 30,
        " 20 min": 20,
        " en tien minuten": 10,
    },
    "ru": {"": 0, " с четвертью": 15, " с половиной": 30, " 20 мин": 20, " и десять минут": 10},
}
WHOLE = {
    "en": "2 hours",
    "sv": "2 timmar",
    "nb": "2 timer",
    "fi": "2 tuntia",
    "nl": "2 uur",
    "ru": "2 часа",
}
QUARTERS = {
    "sv": ("kvart", "kvarter"),
    "nb": ("kvarter", "kvart"),
    "fi": ("vartti", "varttia"),
    "nl": ("kwartier", "kwartiertje"),
}
NUMBERS = {
    "en": {"two": 2, "twenty five": 25, "40": 40},
    "sv": {"två": 2, "tjugofem": 25, "40": 40},
    "nb": {"to": 2, "tjuefem": 25, "40": 40},
    "fi": {"kaks": 2, "kakskytviis": 25, "40": 40},
    "nl": {"twee": 2, "vijfentwintig": 25, "40": 40},
    "ru": {"двух": 2, "двадцать пять": 25, "40": 40},
}
MINUTE_WORDS = {
    "en": ("min", "mins", "minutes"),
    "sv": ("min", "minuter"),
    "nb": ("min", "minutter"),
    "fi": ("min", "minuuttia", "minsaa"),
    "nl": ("min", "minuten", "minuutjes"),
    "ru": ("мин", "минут", "минутки"),
}
AROUND = {
    "en": ("{}", "called ada, {}", "{} with ada", "ada: {}, all fine"),
    "sv": ("{}", "ringde ada, {}", "{} med ada", "ada: {}, allt ok"),
    "nb": ("{}", "ringte ada, {}", "{} med ada", "ada: {}, alt ok"),
    "fi": ("{}", "soitin adalle, {}", "{} adan kanssa", "ada: {}, kaikki ok"),
    "nl": ("{}", "ada gebeld, {}", "{} met ada", "ada: {}, alles ok"),
    "ru": ("{}", "звонил ольге, {}", "{} разговора с ольгой", "ольга: {}, всё ок"),
}
TIMES: Mapping[str, Mapping[str, int]] = {
    "en": {"9": 540, "9:30": 570, "half past nine": 570, "quarter past ten": 615, "10.15": 615},
    "sv": {"9": 540, "9.30": 570, "halv tio": 570, "kvart över tio": 615, "tio": 600},
    "nb": {"9": 540, "9.30": 570, "halv ti": 570, "kvart over ti": 615, "ti": 600},
    "fi": {"9": 540, "9.30": 570, "puoli kymmenen": 570, "puol kymmenen": 570, "10.15": 615},
    "nl": {"9": 540, "9u": 540, "9u30": 570, "half tien": 570, "kwart over tien": 615, "tien": 600},
    "ru": {"9": 540, "9:30": 570, "полдесятого": 570, "десяти": 600, "10:15": 615},
}
ENDS: Mapping[str, Mapping[str, int]] = {
    "en": {"11": 660, "half eleven": 690, "quarter to twelve": 705, "11:20": 680},
    "sv": {"11": 660, "halv elva": 630, "kvart i tolv": 705, "11.20": 680},
    "nb": {"11": 660, "halv elleve": 630, "kvart på tolv": 705, "11.20": 680},
    "fi": {"11": 660, "puoli yksitoista": 630, "11.20": 680},
    "nl": {"11": 660, "half elf": 630, "kwart voor twaalf": 705, "11u20": 680, "11 uur": 660},
    "ru": {"11": 660, "одиннадцати": 660, "11:20": 680},
}
RANGES = {
    "en": ("from {} to {}", "between {} and {}", "{} - {}"),
    "sv": ("från {} till {}", "kl {} - {}", "mellan {} och {}"),
    "nb": ("fra {} til {}", "kl {} - {}", "mellom {} og {}"),
    "fi": ("klo {} - {}", "klo {} – {}"),
    "nl": ("van {} tot {}", "tussen {} en {}", "om {} - {}"),
    "ru": ("с {} до {}", "с {} по {}"),
}


def _durations(language: str) -> Iterator[tuple[str, int]]:
    for (said, minutes), word in product(HOURS[language].items(), HOUR_WORDS[language]):
        if len(word) > 1 or said[-1].isdigit():
            yield f"{said} {word}", minutes
    for tail, more in TAILS[language].items():
        yield f"{WHOLE[language]}{tail}", 120 + more
    for (said, count), word in product(NUMBERS[language].items(), MINUTE_WORDS[language]):
        yield f"{said} {word}", count
    for word in QUARTERS.get(language, ()):
        yield from ((word, 15), (f"3 {word}", 45))


@pytest.mark.parametrize("language", sorted(HOURS))
def test_a_duration_is_what_its_parts_come_to(language: str) -> None:
    words = lexicon(language)
    wrong = []
    for (said, minutes), around in product(_durations(language), AROUND[language]):
        found = [each.minutes for each in find_minutes(tokenize(around.format(said)), words)]
        if found != [minutes]:
            wrong.append((around.format(said), minutes, found))
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "language", "minutes"),
    [
        ("workshop 9-4 w/ ada", "en", 420),
        ("10-10:45 ada", "en", 45),
        ("kl 9–11.30", "sv", 150),
        ("11.00-11.20 med ada", "nb", 20),
        ("klo 10-10.45", "fi", 45),
        ("10u-10u40", "nl", 40),
        ("с 10 до 10:40", "ru", 40),
    ],
)
def test_a_range_without_blanks_is_one(text: str, language: str, minutes: int) -> None:
    found = find_clocks(tokenize(text), lexicon(language), frozenset())
    assert [each.minutes for each in found] == [minutes]


@pytest.mark.parametrize("language", sorted(RANGES))
def test_a_range_begins_and_lasts_as_its_two_times_say(language: str) -> None:
    words = lexicon(language)
    wrong = []
    for first, last in product(TIMES[language].items(), ENDS[language].items()):
        if first[1] >= last[1]:
            continue
        for range_, around in product(RANGES[language], AROUND[language]):
            text = around.format(range_.format(first[0], last[0]))
            told = [
                (each.at.hour * 60 + each.at.minute, each.minutes)
                for each in find_clocks(tokenize(text), words, frozenset())
            ]
            if told != [(first[1], last[1] - first[1])]:
                wrong.append((text, told))
    assert wrong == []

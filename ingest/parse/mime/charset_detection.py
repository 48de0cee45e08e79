"""PURE. Detects the charset of undeclared bytes: the one whose letters make words of a language.

Every charset that decodes them is tried, and each language that is written in it is asked how much
of what it gives are its letters: those of Czech are not all in windows-1252, a Swedish word has no
Cyrillic letter between Latin ones, KOI8-R read as windows-1251 has its capitals inside. What the
mail declares elsewhere counts in favour. A sample is looked at, each letter of it a few times.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.words.scripts import LANGUAGE_LETTERS, LanguageLetters

SAMPLE_BYTES = 2_048
LEAST_SCORE = 0.3
HINT_BONUS = 0.3
# A charset that hardly anybody sends any more must fit so much better.
_RARITY = {
    "koi8-r": 0.05,
    "koi8-u": 0.06,
    "iso8859-5": 0.1,
    "cp866": 0.15,
    "cp850": 0.25,
    "mac-roman": 0.35,
    "mac-cyrillic": 0.35,
}
_CUE_BONUS = 0.06
_MOST_CUES = 4
_HIGH = re.compile("[^\x00-\x7f]")
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_NEUTRAL = frozenset(
    "\xa0«»“”„‘’‚‹›–—…•·§°€£©®™№¿¡´`¨，。、；：？！（）「」『』【】《》～—“”‘’・ー　々〇＋－＝／％"
)
_LATIN_END = 0x250
# A letter of another script beside a Latin one, in one word.
_MIXED = re.compile("[A-Za-z][\u0370-\u06ff\u0e00-\u0e7f]|[\u0370-\u06ff\u0e00-\u0e7f][A-Za-z]")
_MIXED_IDEOGRAPH = re.compile("[a-z][\u1100-\u11ff\u3040-\u9fff\uac00-\ud7a3][a-z]?")
_CAPITAL_INSIDE = re.compile("[а-яёіїєґ][А-ЯЁІЇЄҐ]|[α-ωά-ώ][Α-Ω]|[a-z\xdf-\xff][\xc0-\xde]")
_SYMBOL_INSIDE = re.compile(
    "(?<=[^\\W\\d_])[\u2020-\u203a\xa1-\xa9\xab-\xb9\xbb-\xbf\xd7\xf7\u2500-\u25ff](?=[^\\W\\d_])"
)
# Latin languages hardly ever write three letters with marks one after another.
_HIGH_RUN = re.compile("[\xc0-\u024f]{3,}")
_MISFITS = (
    (_MIXED, 1.0),
    (_MIXED_IDEOGRAPH, 1.5),
    (_CAPITAL_INSIDE, 1.5),
    (_SYMBOL_INSIDE, 2.0),
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    codec: str
    score: float


def detect_charset(data: bytes, hints: Iterable[str] = ()) -> str:
    """The codec, or "" when nothing makes sense. `hints` are codecs that the mail names elsewhere."""
    sample = _around_first_high_byte(data)
    wanted = frozenset(hints)
    best = max(_candidates(sample, wanted), key=lambda each: each.score, default=None)
    return best.codec if best is not None and best.score >= LEAST_SCORE else ""


def _candidates(sample: bytes, hints: frozenset[str]) -> Iterator[_Candidate]:
    """The candidates in the order of `LANGUAGE_LETTERS`: the first of two that fit alike wins."""
    readings: dict[str, _SampleText | None] = {}
    for language in LANGUAGE_LETTERS:
        for codec in language.codecs:
            if codec not in readings:
                readings[codec] = _read(sample, codec)
            reading = readings[codec]
            if reading is not None:
                bonus = HINT_BONUS if codec in hints else -_RARITY.get(codec, 0.0)
                yield _Candidate(codec, _score(reading, language) + bonus)


@dataclass(frozen=True, slots=True)
class _SampleText:
    """The sample's text in one charset, and how much of it fits no language."""

    lowered: str
    counts: Counter[str]
    total: int
    misfits: float
    latin_misfits: int


def _read(sample: bytes, codec: str) -> _SampleText | None:
    text = _decode(sample, codec)
    if text is None:
        return None
    counts = Counter(_HIGH.findall(text))
    for char in _NEUTRAL & counts.keys():
        del counts[char]
    misfits = sum(cost * len(pattern.findall(text)) for pattern, cost in _MISFITS)
    runs = sum(len(run) for run in _HIGH_RUN.findall(text))
    return _SampleText(text.lower(), counts, counts.total(), misfits, runs)


def _decode(sample: bytes, codec: str) -> str | None:
    """The text; a letter cut by the sample's end is no error, a broken one inside is."""
    for cut in range(4):
        try:
            return sample[: len(sample) - cut].decode(codec)
        except UnicodeDecodeError as error:
            if error.start < len(sample) - 4:
                return None
    return None


def _score(reading: _SampleText, language: LanguageLetters) -> float:
    """The score, at most 1, or a little more with words of the language."""
    if not reading.total:
        return 0.0
    worth = sum(language.weight(char) * number for char, number in reading.counts.items())
    worth -= reading.misfits + (reading.latin_misfits if language.is_latin else 0)
    cues = sum(cue in reading.lowered for cue in language.cues)
    return worth / reading.total + _CUE_BONUS * min(cues, _MOST_CUES)


def _around_first_high_byte(data: bytes) -> bytes:
    """The text around the first high byte: a long text may begin with pages of ASCII."""
    if len(data) <= SAMPLE_BYTES:
        return data
    first = _HIGH_BYTE.search(data)
    start = max(0, first.start() - 64) if first else 0
    # From the begin of a line, so that no letter is cut in two.
    begin = data.rfind(b"\n", 0, start) + 1
    start = begin if start - begin < SAMPLE_BYTES // 2 else start
    return data[start : start + SAMPLE_BYTES]

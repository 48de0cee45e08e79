"""Laws of reading: never an error, never a word lost, never slow, whatever is typed."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.grammar import (
    CancelRequest,
    LogFormRequest,
    MenuRequest,
    TriageRequest,
    UndoRequest,
    normalise,
    read_command,
    read_log_line,
    segment_name,
    split_names,
)
from bot.grammar.lex import split_words
from bot.grammar.log_line import log_flags
from tests.bot.grammar.parse_case import HELSINKI, NOW
from tests.counting import count_calls

LANGUAGES = ["en", "sv", "nb", "fi", "nl", "ru", "", "xx-YY"]
ZONES = [UTC, HELSINKI, ZoneInfo("Pacific/Kiritimati"), ZoneInfo("Etc/GMT+12")]

# Pieces of what can be typed, put together in ways nobody thought of.
PIECES = [
    *("ada", "Lovelace", "#K-12", "12", "14:00", "yesterday", "monday", "3pm", "45 min", "21.11."),
    *("called", "ringde", "soitin", "позвонил", "no answer", "she", "from", "for", "last", "3/4"),
    *("-t", "-on", "-d", "-in", "-out", "-failed", "-cost", "-eval", "-with", "-follow", "-x"),
    *("--template", "—t", "–", "—", "--", "++", "-", "=", "-d=5m", '-on="yesterday 14:00"'),
    *(":", ",", ".", '"', "“", "'", "(", ")", ":)", ":smile:", "http://", "seg:", "mailto:"),
    *("<@U1|bob>", "<@U1", "<!here>", "<#C1|sales>", "<https://x.example|x>", "&lt;", "&amp;"),
    *(
        "history",
        "cancel",
        "purge",
        "stats",
        "-older",
        "90d",
        "-since",
        "-who",
        "week",
        "..",
        "new",
    ),
    *("\u200b", "\u00a0", "\n", "\t", "\x00", "½", "²", "ﬀ", "İ", "ß", "☎", "\ud800", "٣"),
]
TYPED_LINES = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
)


@given(TYPED_LINES, st.sampled_from(LANGUAGES), st.sampled_from(ZONES))
def test_nothing_that_is_typed_is_an_error(typed: str, language: str, zone: tzinfo) -> None:
    assert is_dataclass(read_command(typed, now=NOW, zone=zone, language=language))
    said = read_log_line(typed, now=NOW, zone=zone)
    assert isinstance(split_names(said.who), tuple)
    assert isinstance(segment_name(said.who), str)


@pytest.mark.parametrize(
    "now", [datetime(1900, 1, 2, tzinfo=UTC), datetime(2999, 12, 30, tzinfo=UTC)]
)
@given(typed=TYPED_LINES)
def test_the_edges_of_time_are_no_error_either(now: datetime, typed: str) -> None:
    assert is_dataclass(read_command(typed, now=now, zone=HELSINKI, language="en"))


def count_pieces(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\s:,]+", text))


def flag_words(text: str) -> Iterator[str]:
    """The flags that `read_log` knows, as they stand in the text."""
    known = log_flags(NOW, HELSINKI)
    for word in split_words(text):
        bare = word.text.lstrip("-‐‑‒–—―−").casefold()
        bare = re.split("[=:]", bare)[0]
        if word.text[:1] in "-‐‑‒–—―−" and bare in known:
            yield word.text


@given(TYPED_LINES)
@example("ada -d xx: hi")
@example("-t ada: hi")
@example('"a: b": -in c')
@example("-IN:")
@example("0:-T=0")
def test_without_a_flag_every_word_is_in_the_name_or_the_text(typed: str) -> None:
    sent = normalise(typed)
    if any(flag_words(f"{sent} {sent.replace(':', ' ')}")):
        return
    said = read_log_line(typed, now=NOW, zone=HELSINKI)
    assert count_pieces(f"{said.who} {said.text}") == count_pieces(sent)


@given(
    st.lists(
        st.sampled_from(["ada", "called", "Ω", "x-y", "- ", "5", "æ"]), min_size=1, max_size=8
    ),
    st.lists(
        st.sampled_from(sorted({"-d 5m", "-in", "-t call", "-d soon", "-cost x", "-eval ++"}))
    ),
    st.randoms(use_true_random=False),
)
def test_with_flags_every_other_word_is_kept(text: list[str], flags: list[str], dice: Any) -> None:
    """And a flag that can't be read, or is said twice, is kept with its value."""
    mixed = [*text, *flags]
    dice.shuffle(mixed)
    said = read_log_line(f"bob: {' '.join(mixed)}", now=NOW, zone=HELSINKI)
    kept = count_pieces(said.text)
    for word in count_pieces(" ".join(text)):
        assert kept[word] >= count_pieces(" ".join(text))[word]
    for problem in said.problems:
        assert count_pieces(problem.typed) <= kept
    assert len(said.problems) >= len(flags) - len({flag.split()[0] for flag in flags})


def texts_in(value: Any) -> Iterator[str]:
    """Every text and number anywhere in a request."""
    if is_dataclass(value):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name))
    elif isinstance(value, tuple | frozenset):
        for each in value:
            yield from texts_in(each)
    else:
        yield str(value)


# These have said all they were told with what they are.
REQUESTS_WITHOUT_TEXT = (MenuRequest, LogFormRequest, UndoRequest, TriageRequest)


@given(
    st.sampled_from(["history", "show", "find", "why", "new", "contact", "segment", "comment"]),
    st.lists(st.sampled_from(["ada", "love", "x@y.example", "12", "blah", "(a)"]), max_size=6),
)
def test_every_word_behind_a_verb_is_in_a_field(verb: str, rest: list[str]) -> None:
    request = read_command(f"{verb} {' '.join(rest)}", now=NOW, zone=HELSINKI, language="en")
    if isinstance(request, REQUESTS_WITHOUT_TEXT):
        assert rest == []
        return
    told = " ".join(texts_in(request))
    assert [word for word in rest if word not in told] == []


@given(st.lists(st.sampled_from(["ada", "12", "13,", "#14", "and", "dup", "2"]), max_size=7))
def test_no_word_of_a_cancellation_is_lost_and_no_number_invented(rest: list[str]) -> None:
    request = read_command(f"cancel {' '.join(rest)}", now=NOW, zone=HELSINKI, language="en")
    told = " ".join(texts_in(request))
    assert [word for word in rest if word.strip(",#") not in told and word != "and"] == []
    if isinstance(request, CancelRequest):
        assert {str(number) for number in request.numbers} <= {word.strip(",#") for word in rest}


FANCY_QUOTES = str.maketrans("\"' ", "“’\u00a0")


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
def test_a_phone_s_quotes_and_spaces_change_nothing(typed: str) -> None:
    plain = read_log_line(typed, now=NOW, zone=HELSINKI)
    assert read_log_line(typed.translate(FANCY_QUOTES), now=NOW, zone=HELSINKI) == plain


@given(st.sampled_from(["-t", "-d 5m", "-on yesterday", "-in", "--failed", "-cost 4", "-eval ++"]))
def test_a_phone_s_dashes_change_nothing(flag: str) -> None:
    plain = read_log_line(f"ada: hi {flag} call", now=NOW, zone=HELSINKI)
    for dash in "–—":
        fancy = flag.replace("--", "-").replace("-", dash)
        assert (
            read_log_line(f"ada: hi {fancy} call", now=NOW, zone=HELSINKI).text.split()[0] == "hi"
        )
        if "-t" not in flag:
            assert read_log_line(f"ada: hi {fancy} call", now=NOW, zone=HELSINKI) == plain


@given(st.text(max_size=200))
def test_no_letter_is_lost_in_undoing_what_slack_did(text: str) -> None:
    """Letters of a text without marks of Slack's come through, as many as there were."""
    bare = text.replace("<", "").replace("&", "")
    assert base_letters(normalise(bare)) == base_letters(bare)


def base_letters(text: str) -> list[str]:
    """Taken apart, since an accent may be a part of its letter or stand by itself."""
    return [c for c in unicodedata.normalize("NFD", text) if c.isalnum()]


@pytest.mark.parametrize(
    "typed",
    [
        "a" * 10_000,
        "ada: " + "called " * 1_400,
        "ada: " + "yesterday " * 1_000,
        "ada: " + "45 min " * 1_400,
        "ada: " + "-t " * 3_300,
        "ada: " + "-on " * 2_500,
        "ada: " + "-on yesterday " * 700,
        "ada: " + "-d 1 h 30 x " * 800,
        "ada: " + '" ' * 5_000,
        "ada: " + '"' * 10_000,
        "<" * 10_000,
        "<@" * 5_000,
        "<@U1|" * 2_000,
        ":" * 10_000,
        "http://" * 1_400,
        "&amp;" * 2_000,
        "cancel " + "12 " * 3_000,
        "cancel " + "12," * 3_000,
        "stats " + ".." * 5_000,
        "new " + "a@b " * 2_500,
        "history " + "-since " * 1_400,
        "\n" * 10_000,
        "1 " * 5_000,
    ],
)
def test_ten_thousand_letters_take_little_work(typed: str) -> None:
    def read() -> None:
        said = read_log_line(typed, now=NOW, zone=HELSINKI)
        read_command(typed, now=NOW, zone=HELSINKI, language="ru")
        split_names(said.who)
        split_names(typed)
        segment_name(typed)

    _, calls = count_calls(read)
    assert calls < 100 * len(typed)

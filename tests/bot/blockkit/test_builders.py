"""Tests what foreign text may become on its way to Slack, and what the limits say."""

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.blockkit import builders
from bot.blockkit.builders import Message
from bot.ids import OutOfDate, Ref, pack, parse_ref, unpack
from bot.language.translator import Translator
from tests.bot.slack_limits import check_screen

HELSINKI = Translator(zone=ZoneInfo("Europe/Helsinki"))
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@given(st.text(max_size=200), st.integers(10, 100))
def test_safe_text_is_never_markup_and_never_too_long(text: str, longest: int) -> None:
    made = builders.safe_text(text, longest)
    assert len(made) <= longest
    bare = made.replace("&amp;", "").replace("&lt;", "").replace("&gt;", "")
    assert not set("<>&") & set(bare)


@given(st.text(max_size=300), st.integers(2, 100))
def test_a_clip_is_the_text_or_its_beginning(text: str, longest: int) -> None:
    made = builders.clip(text, longest)
    assert len(made) <= longest
    assert made == builders.clip(text, 10_000) or made.endswith("…")


def test_controls_and_turned_directions_do_not_get_through() -> None:
    assert builders.plain_text("a\x00b\u202ec\nd")["text"] == "abc\nd"
    assert builders.rich_text_piece("a\u202eb\x07")["text"] == "ab"


def test_an_empty_text_is_a_dash_since_slack_refuses_it() -> None:
    assert builders.plain_text("\x00")["text"] == "–"


def test_a_ref_survives_its_way() -> None:
    assert parse_ref(str(Ref(17, 3))) == Ref(17, 3)
    assert parse_ref("17") == Ref(17)


@pytest.mark.parametrize("value", ["", "x", "1.x", "1.", "-1.2", "1" * 40, "²", "1.١", str(2**31)])
def test_a_foreign_ref_is_out_of_date(value: str) -> None:
    with pytest.raises(OutOfDate):
        parse_ref(value)


@given(st.dictionaries(st.text(max_size=5), st.text(min_size=1, max_size=9), max_size=4))
def test_packed_values_survive(values: dict[str, str]) -> None:
    assert unpack(pack(values)) == values


@given(st.text(max_size=40))
def test_unpacking_never_fails(value: str) -> None:
    unpack(value)


def test_a_day_is_told_as_people_say_it() -> None:
    today = date(2026, 11, 21)
    told = [HELSINKI.day(d, today=today) for d in (today, date(2026, 11, 20), date(2026, 11, 22))]
    assert told == ["today", "yesterday", "tomorrow"]
    assert HELSINKI.day(date(2026, 3, 1), today=today) == "1 Mar"
    assert HELSINKI.day(date(2025, 3, 1), today=today) == "1 Mar 2025"


def test_a_moment_is_told_on_the_readers_clock() -> None:
    late = datetime(2026, 11, 20, 22, 5, tzinfo=UTC)
    assert HELSINKI.moment(late, now=NOON) == "today 00:05"
    assert Translator().moment(late, now=NOON) == "yesterday 22:05"


def test_numbers_money_and_minutes() -> None:
    assert Translator().number(1234567) == "1\u00a0234\u00a0567"
    assert [Translator().money(Decimal(m)) for m in ("40.00", "1.50")] == [
        "40\u00a0EUR",
        "1.50\u00a0EUR",
    ]
    assert [Translator().minutes(m) for m in (25, 60, 90)] == ["25 min", "1 h", "1 h 30 min"]


def test_foreign_braces_are_no_placeholders() -> None:
    assert Translator()("Hello {name}", name="{oops}") == "Hello {oops}"


def test_what_is_chosen_is_in_its_menu_however_long_it_is() -> None:
    options = [builders.option(f"Template {each}", f"T-{each}") for each in range(120)]
    menus = (
        builders.select("one", options, chosen=options[110]),
        builders.grouped_select("two", [("Email", options)], chosen=options[110]),
    )
    blocks = [
        builders.input_block(f"{at}", each, block_id=f"{at}") for at, each in enumerate(menus)
    ]
    check_screen(builders.modal("Log", blocks, callback_id="f", close="Close", submit="Log"))


@given(st.text(max_size=4000))
def test_what_the_builders_make_is_never_refused(text: str) -> None:
    option = builders.option(text, "1", text)
    blocks = (
        builders.header(text),
        builders.section(builders.plain_text(text), accessory=builders.button(text, "b", "1")),
        builders.context(builders.plain_text(text)),
        builders.quote(text),
        builders.rich_text_block(
            builders.rich_text_piece("said "), builders.rich_text_piece(text, bold=True)
        ),
        builders.actions(
            builders.overflow("o", [option]), builders.select("s", [option], placeholder=text)
        ),
        builders.input_block(
            text, builders.text_input("t", initial=text, placeholder=text), block_id="t"
        ),
    )
    check_screen(Message(builders.safe_text(text, 300) or "–", blocks))
    check_screen(builders.modal(text, blocks, callback_id="f", close=text, submit="Log"))

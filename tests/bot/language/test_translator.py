"""Moments and refusals, as their reader reads them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.language.translator import Translator
from journal.errors import N_, RequestRefused

HELSINKI = Translator("en", ZoneInfo("Europe/Helsinki"))
NOW = datetime(2026, 3, 3, 10, tzinfo=UTC)


def test_a_day_without_a_time_is_only_a_day() -> None:
    assert HELSINKI.moment(datetime(2026, 3, 1, 22, tzinfo=UTC), now=NOW) == "yesterday"
    assert HELSINKI.moment(datetime(2026, 3, 2, 12, tzinfo=UTC), now=NOW) == "yesterday 14:00"


def test_a_refusal_is_told_with_its_values_in_the_readers_language() -> None:
    words = {"{what} is past.": "{what} on ohi.", "the fair": "messut"}
    t = Translator("fi", ZoneInfo("Europe/Helsinki"), gettext=lambda text: words.get(text, text))
    refused = RequestRefused(N_("{what} is past."), what=N_("the fair"))
    assert (str(refused), t.explain(refused)) == ("the fair is past.", "messut on ohi.")
    late = RequestRefused(N_("{what} is past."), what=NOW)
    assert (str(late), t.explain(late)) == ("2026-03-03 10:00 is past.", "3 Mar 2026 12:00 on ohi.")


def test_braces_that_somebody_typed_are_no_values() -> None:
    refused = RequestRefused(N_("{typed} is no day."), typed="{now}")
    assert HELSINKI.explain(refused) == "{now} is no day."
    assert HELSINKI.explain(RequestRefused("{now} is no day.")) == "{now} is no day."


def test_a_value_that_ends_in_a_stop_ends_the_sentence_too() -> None:
    t = Translator()
    assert t("Take {day}. Or {who}.", day="6.3.", who="Acme Ltd.") == "Take 6.3. Or Acme Ltd."
    assert t("Said: {what}", what="wait.. ..") == "Said: wait.. .."
    assert (
        t.plural("{count} of {who}.", "{count} of {who}.", 2, who="Acme Ltd.") == "2 of Acme Ltd."
    )

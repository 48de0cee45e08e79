"""The changes of an entry, as Slack shows them."""

import pytest

from bot.language.translator import Translator
from bot.views.entry_details import history_value
from tests.clock import NOW


@pytest.mark.parametrize(
    ("field", "stored", "shown"),
    [
        ("participants", '[[1, "main"], [7, "cc"]]', "K-1, K-7"),
        ("participants", "[]", ""),
        ("channel", "email", "Email"),
        ("successful", "false", "failed"),
        ("subject", "Offer, 2 pages", "Offer, 2 pages"),
        ("subject", "", ""),
    ],
)
def test_a_stored_value_is_shown_in_words(field: str, stored: str, shown: str) -> None:
    assert history_value(Translator(), field, stored, now=NOW) == shown

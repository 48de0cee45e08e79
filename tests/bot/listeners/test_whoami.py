"""As whom the record knows a user."""

import pytest

from tests.bot.workspace_case import BotHarness


@pytest.mark.parametrize("word", ["whoami", "vemärjag"])
def test_a_user_is_shown_the_name_the_record_has(harness: BotHarness, word: str) -> None:
    harness.alice.changes(locale="sv-SE" if word == "vemärjag" else "en-GB")
    assert "alice@ours.example" in harness.alice.types(f"/rapport {word}").text

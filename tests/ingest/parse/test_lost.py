"""A customer's words are hardly ever lost: they may be kept with a quote, not cut with one."""

from ingest.parse.quoting import quotes
from tests.ingest.parse.cases import lost_words


def test_of_what_clients_write_hardly_a_word_is_lost() -> None:
    found = list(lost_words.lost_in_written_cases())
    bad = [name for name, is_lost in found if is_lost]
    assert 100 * len(bad) / len(found) <= lost_words.MOST_PERCENT, bad


def test_a_word_that_is_cut_counts_as_lost() -> None:
    new = quotes.split_quotes(
        "Yes.\n\nOn 2 Jun 2026 at 09:00, A <a@x.example> wrote:\n> Which?"
    ).new_text
    assert lost_words.missing_words("Yes. Which?", new) == {"Which": 1}
    assert not lost_words.missing_words("Yes.", new)

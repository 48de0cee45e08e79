"""PURE. What a mail client, or a person away, writes in one language."""

from dataclasses import dataclass


def phrases(text: str) -> tuple[str, ...]:
    """`"from; sent by"` → `("from", "sent by")`. Lines may be broken anywhere."""
    return tuple(" ".join(each.split()) for each in text.split(";")) if text else ()


@dataclass(frozen=True, slots=True)
class LanguageWords:
    """Phrases told apart by semicolons, all in lower case, without colons and dashes around.

    `sender` to `reply_to` are labels of a header block; `original_titles`, `forwarded_titles` and
    `forward_end_titles` stand between dashes above a mail that is answered, above one that is
    forwarded, and below it; `reply_prefixes` and `forward_prefixes` begin subjects. `months` are
    stems of which a month's name is one or begins with one, several are told apart by blanks;
    `weekdays` are long and short. `sent_from_phrases` begin a line like `Sent from my phone`.

    `reply_line_titles` are what help desks write on top of a mail: `Reply above this line`.

    `away_phrases` begin a subject like `Out of office`, which goes on with `until_words`, if at all;
    `is_away_phrases` follow a name, as in `Jane Doe is out of the office`. `leave_words` are those
    that people write subjects with too; `date_fillers` stand around dates in subjects of both.
    A machine thanks for a mail with `thanks_phrases`.

    An attribution begins with one of `attribution_openers`, says one of `wrote_verbs`, and has
    `attribution_fillers` between its date and its name; `quoting_phrases` begin one that does
    without: `Quoting Jane <…>:`. A mail begins with one of `greetings`.
    """

    code: str
    sender: str = ""
    date: str = ""
    to: str = ""
    cc: str = ""
    subject: str = ""
    reply_to: str = ""
    wrote_verbs: str = ""
    original_titles: str = ""
    forwarded_titles: str = ""
    reply_line_titles: str = ""
    reply_prefixes: str = ""
    forward_prefixes: str = ""
    months: str = ""
    weekdays: str = ""
    sent_from_phrases: str = ""
    away_phrases: str = ""
    attribution_openers: str = ""
    attribution_fillers: str = ""
    quoting_phrases: str = ""
    forward_end_titles: str = ""
    greetings: str = ""
    date_fillers: str = ""
    leave_words: str = ""
    thanks_phrases: str = ""
    until_words: str = ""
    is_away_phrases: str = ""

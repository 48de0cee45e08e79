"""PURE. What a mail client, or a person away, writes in one language."""

from dataclasses import dataclass


def phrases(text: str) -> tuple[str, ...]:
    """`"from; sent by"` → `("from", "sent by")`. Lines may be broken anywhere."""
    return tuple(" ".join(each.split()) for each in text.split(";")) if text else ()


@dataclass(frozen=True, slots=True)
class LanguageWords:
    """Phrases told apart by semicolons, all in lower case, without colons and dashes around.

    `sender` to `reply_to` are labels of a header block; `original`, `forwarded` and `ended` stand
    between dashes above a mail that is answered, above one that is forwarded, and below it;
    `replies` and `forwards` are prefixes of subjects. `months` are stems of which a month's name is
    one or begins with one, several are told apart by blanks; `days` are those of the week, long and
    short. `by_me` begins a line like `Sent from my phone`, `away` a subject like `Out of office`, which
    goes on with `until`, if at all; `gone` follows a name, as in `Jane Doe is out of the office`.

    An attribution begins with one of `begins`, says `wrote`, and has `around` between its date and
    its name; `quoting` begins one that does without: `Quoting Jane <…>:`. A mail begins with one of
    `greets`.
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
    until_words: str = ""
    is_away_phrases: str = ""

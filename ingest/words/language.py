"""PURE. What a mail client, or a person away, writes in one language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LanguageWords:
    """All in lower case, without colons and dashes around.

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
    sender: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    reply_to: tuple[str, ...] = ()
    wrote_verbs: tuple[str, ...] = ()
    original_titles: tuple[str, ...] = ()
    forwarded_titles: tuple[str, ...] = ()
    reply_prefixes: tuple[str, ...] = ()
    forward_prefixes: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    weekdays: tuple[str, ...] = ()
    sent_from_phrases: tuple[str, ...] = ()
    away_phrases: tuple[str, ...] = ()
    attribution_openers: tuple[str, ...] = ()
    attribution_fillers: tuple[str, ...] = ()
    quoting_phrases: tuple[str, ...] = ()
    forward_end_titles: tuple[str, ...] = ()
    greetings: tuple[str, ...] = ()
    until_words: tuple[str, ...] = ()
    is_away_phrases: tuple[str, ...] = ()

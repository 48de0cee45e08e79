"""PURE. What a mail client, or a person away, writes in one language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """All in lower case, without colons and dashes around.

    `months` are stems of which a month's name is one or begins with one; several are told apart by
    blanks. `wrote` is how an attribution says it; `by_me` begins a line like `Sent from my phone`.
    """

    code: str
    sender: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    reply_to: tuple[str, ...] = ()
    wrote: tuple[str, ...] = ()
    original: tuple[str, ...] = ()
    forwarded: tuple[str, ...] = ()
    replies: tuple[str, ...] = ()
    forwards: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    by_me: tuple[str, ...] = ()
    away: tuple[str, ...] = ()

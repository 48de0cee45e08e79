"""PURE. Why words can't be used: said once it is known who reads it, in their language."""

from collections.abc import Mapping

from journal.errors import RequestRefused

# A sentence marked with `bot.language.translator.later`, and what is filled in.
MarkedSentence = tuple[str, Mapping[str, object]]


class ParseError(RequestRefused):
    """`raise Unread(N_("{typed} is not an amount."), typed="x")`."""

    def __init__(self, marked: str, **values: object) -> None:
        super().__init__(marked.format(**values))
        self.reason: MarkedSentence = (marked, values)


def reason_of(refused: RequestRefused) -> MarkedSentence:
    """What the record itself refuses, it says in English."""
    return refused.reason if isinstance(refused, ParseError) else (str(refused), {})

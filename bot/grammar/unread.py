"""PURE. Why words can't be used: said once it is known who reads it, in their language."""

from collections.abc import Mapping

from journal.errors import Refused

# A sentence marked with `bot.say.later`, and what is filled in.
Marked = tuple[str, Mapping[str, object]]


class Unread(Refused):
    """`raise Unread(later("{typed} is not an amount."), typed="x")`."""

    def __init__(self, marked: str, **values: object) -> None:
        super().__init__(marked.format(**values))
        self.why: Marked = (marked, values)


def why(refused: Refused) -> Marked:
    """What the record itself refuses, it says in English."""
    return refused.why if isinstance(refused, Unread) else (str(refused), {})

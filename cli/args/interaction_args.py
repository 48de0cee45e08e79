"""Finds the interaction that was typed: `17`, `#17`, or `last`."""

import re
from collections.abc import Iterable

from cli.context import CliContext
from cli.text.interaction_rows import clip
from journal.errors import N_, NotFound, RequestRefused
from journal.limits import HIGHEST_NUMBER
from journal.store.record import interactions

_NUMBER = re.compile(r"#?(\d+)", re.ASCII)


def interaction_number(context: CliContext, text: str) -> int:
    """The number; `last` is the newest active entry that the actor logged."""
    if text.strip().casefold() == "last":
        return _newest(context)
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        raise RequestRefused(
            N_("{typed} is no number of an interaction; write 17, #17 or last."),
            typed=repr(clip(text)),
        )
    number = found[1].lstrip("0") or "0"
    if len(number) > 10 or int(number) > HIGHEST_NUMBER:
        raise NotFound(N_("There is no interaction #{number}."), number=clip(number))
    return int(number)


def interaction_numbers(context: CliContext, texts: Iterable[str]) -> list[int]:
    return list(dict.fromkeys(interaction_number(context, text) for text in texts))


def _newest(context: CliContext) -> int:
    with context.reading() as session:
        newest = interactions.newest_logged_by(session, context.actor.key)
    if newest is None:
        raise RequestRefused(N_("You have logged nothing yet."))
    return newest

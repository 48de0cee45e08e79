"""Says why an entry is cancelled: what a person gave as the reason, or what undo says by itself."""

import re
from dataclasses import dataclass
from enum import StrEnum

_UNDONE = "undone"
_UNTOUCHED = "nothing was logged with them for as long as the config says"
_RUN_UNDONE = re.compile(r"the logging of (.*) was undone", re.DOTALL)


class CancelCause(StrEnum):
    GIVEN = "given"
    UNDO = "undo"
    RUN_UNDO = "run_undo"
    RETENTION = "retention"


@dataclass(frozen=True, slots=True)
class CancelReason:
    """`text` is what a person wrote; of a run that was undone, the name of its segment."""

    cause: CancelCause
    text: str = ""

    @property
    def stored(self) -> str:
        """Gives it as the record keeps it, and as exports show it: words, in English."""
        match self.cause:
            case CancelCause.GIVEN:
                return self.text
            case CancelCause.UNDO:
                return _UNDONE
            case CancelCause.RUN_UNDO:
                return f"the logging of {self.text} was undone"
            case CancelCause.RETENTION:
                return _UNTOUCHED


UNDONE = CancelReason(CancelCause.UNDO)
UNTOUCHED = CancelReason(CancelCause.RETENTION)


def read_cancel_reason(stored: str) -> CancelReason:
    """The only place that reads these words. Who typed the very same meant the very same."""
    if stored == _UNDONE:
        return UNDONE
    if stored == _UNTOUCHED:
        return UNTOUCHED
    if run := _RUN_UNDONE.fullmatch(stored):
        return CancelReason(CancelCause.RUN_UNDO, run[1])
    return CancelReason(CancelCause.GIVEN, stored)

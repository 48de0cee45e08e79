"""The text that was taken out of a mail, as its row notes it: `trimmed 2145 bytes: signature`."""

import re

from journal.model import CutReason, TrimmedText

_STORED = re.compile(r"trimmed ([0-9.]+) (bytes|KB): (.+)")
# The names of reasons in older rows.
_OLD_NAMES = {
    "quoted mail": CutReason.ATTRIBUTION,
    "Outlook header block": CutReason.HEADER_BLOCK,
    "mail below a separator": CutReason.SEPARATOR,
    "quoted lines": CutReason.QUOTE_MARKS,
    "part marked as quoted": CutReason.HTML_MARK,
    "line of a device": CutReason.SENT_FROM,
    "footer of a list": CutReason.LIST_FOOTER,
}


def to_stored(trimmed: TrimmedText) -> str:
    return f"trimmed {trimmed.size} bytes: {', '.join(trimmed.reasons)}"


def from_stored(text: str) -> TrimmedText | None:
    """Reads the note; None for a bounce, where the same column has the bounce's reason."""
    found = _STORED.fullmatch(text)
    names = found[3].split(", ") if found else []
    reasons = tuple(each for name in names if (each := _reason(name)))
    if not found or len(reasons) < len(names):
        return None
    return TrimmedText(round(float(found[1]) * (1000 if found[2] == "KB" else 1)), reasons)


def _reason(name: str) -> CutReason | None:
    return CutReason(name) if name in list(CutReason) else _OLD_NAMES.get(name)

"""PURE. A cell that a spreadsheet would run as a formula gets an apostrophe, which comes off again."""

import re

# Excel takes a CSV file for UTF-8 only when it begins with this.
BOM = "\ufeff"
# A cell that already begins with apostrophes gets one more, so that exactly one comes off.
_GUARDED = re.compile(r"'*[=+\-@\t\r]")
_UNGUARDED = re.compile(r"'+[=+\-@\t\r]")


def guarded(cell: str) -> str:
    """`"=1+1"` → `"'=1+1"`."""
    return f"'{cell}" if _GUARDED.match(cell) else cell


def unguarded(cell: str) -> str:
    return cell[1:] if _UNGUARDED.match(cell) else cell

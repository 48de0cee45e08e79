"""PURE. A cell that a spreadsheet would run as a formula gets an apostrophe, which comes off again."""

import re

# Excel takes a CSV file for UTF-8 only when it begins with this.
BOM = "\ufeff"
# A cell that already begins with apostrophes gets one more, so that exactly one comes off.
# A Japanese spreadsheet obeys full-width signs too; some programs skip blanks before a sign.
_SIGN = r"\s*[=+\-@\t\r＝＋－﹣−＠﹦﹢﹫]"
_NEEDS_GUARD = re.compile(rf"'*{_SIGN}")
_HAS_GUARD = re.compile(rf"'+{_SIGN}")


def guard_formula(cell: str) -> str:
    """`"=1+1"` → `"'=1+1"`."""
    return f"'{cell}" if _NEEDS_GUARD.match(cell) else cell


def unguard_formula(cell: str) -> str:
    return cell[1:] if _HAS_GUARD.match(cell) else cell

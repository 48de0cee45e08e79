"""PURE. Several values in one cell, as we write them and as others do.

a@x.example; b@x.example     ours; a semicolon within a value has a backslash before it
a@x.example ::: b@x.example  Google's
"""

import re
from collections.abc import Iterable

_GOOGLE_JOINT = " ::: "
_UNESCAPED = re.compile(r"(?<!\\)((?:\\\\)*);|\n")
_ESCAPED = re.compile(r"\\([\\;])")


def join_values(values: Iterable[str]) -> str:
    """Joins values into one cell, so that `split_values` finds them again whatever is in them."""
    return "; ".join(value.replace("\\", "\\\\").replace(";", "\\;") for value in values)


def split_values(text: str) -> list[str]:
    if ";" not in text and "\n" not in text and "\\" not in text and _GOOGLE_JOINT not in text:
        return [text.strip()] if text.strip() else []
    marked = _UNESCAPED.sub(lambda found: f"{found.group(1) or ''}\n", text)
    lines = marked.replace(_GOOGLE_JOINT, "\n").split("\n")
    return [part for line in lines if (part := _ESCAPED.sub(r"\1", line).strip())]

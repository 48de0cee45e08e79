"""Makes foreign text safe for a terminal: letters pass, control codes do not.

An escape sequence in a subject could hide lines, change the title, or write to the clipboard.
"""

import json

_ALLOWED = "\n\t\u200d"


def escape_controls(text: str) -> str:
    r"""JSON that a terminal may show: `\x9b` becomes `\u009b`, which is read back as it was."""
    if text.isprintable():
        return text
    return "".join(c if c == "\n" or c.isprintable() else json.dumps(c)[1:-1] for c in text)


def printable(text: str) -> str:
    """The text with a mark for each control code and each letter that turns the line around."""
    if text.isprintable():
        return text
    return "".join(c if c in _ALLOWED or c.isprintable() else "�" for c in text)

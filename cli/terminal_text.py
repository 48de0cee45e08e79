"""Foreign text on a terminal: letters pass, what commands a terminal does not.

An escape sequence in a subject could hide lines, change the title, or write to the clipboard.
"""

_ALLOWED = "\n\t\u200d"


def printable(text: str) -> str:
    """With a mark in place of each control code and each letter that turns the line around."""
    if text.isprintable():
        return text
    return "".join(c if c in _ALLOWED or c.isprintable() else "�" for c in text)

"""Makes foreign text safe for a terminal: letters pass, control codes do not.

An escape sequence in a subject could hide lines, change the title, or write to the clipboard.
"""

_ALLOWED = "\n\t\u200d"


def printable(text: str) -> str:
    """The text with a mark for each control code and each letter that turns the line around."""
    if text.isprintable():
        return text
    return "".join(c if c in _ALLOWED or c.isprintable() else "�" for c in text)

"""PURE. Finds who wrote the quoted mail, in the text of an attribution."""

from ingest import words
from ingest.parse.quoting.attribution_signs import DATE, EDGE_CHARS
from ingest.parse.quoting.attribution_words import ADDRESS
from journal.model import MailAddress


def parse_author(text: str) -> MailAddress:
    """The author in an attribution's text: the address, and the name beside it."""
    core = text.rstrip(EDGE_CHARS)
    match = ADDRESS.search(core)
    if match is None:
        return MailAddress("")
    address = match[0].strip("<>()[]\"',;").removeprefix("mailto:")
    return MailAddress(address, _name_before(core[: match.start()]))


def _name_before(text: str) -> str:
    """`Am 28/10/2021, 12:46 schrieb "John Doe" <` → `John Doe`."""
    text = text.rstrip(" <([„“\"'")
    for opening, closing in (('"', '"'), ("„", "”"), ("“", "”"), ("«", "»")):
        inner = text.rpartition(opening)[2] if opening in text else ""
        if inner and text.count(opening) >= 1 and not DATE.search(inner):
            return inner.strip(f' {closing}"')
    name_words: list[str] = []
    for token in reversed(text.split()):
        plain = token.strip(",.").lower()
        if any(c.isdigit() for c in token) or plain in words.WROTE_VERBS or plain in _NOT_NAMES:
            break
        name_words.append(token)
    return " ".join(reversed(name_words)).strip(" ,\"'")


_NOT_NAMES = frozenset({"пользователь", "używatel", "użytkownik", "používateľ", "am", "pm", "from"})

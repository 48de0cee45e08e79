"""Takes out of a text what tells who somebody is: addresses, and the names that a config gives."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from journal.settings import Settings

_ADDRESS = re.compile(r"[^\s@<>\"',;:]+@[^\s@<>\"',;:]+")

# What half of all databases are called, and remedies name as well: `rapport db copy`.
_SAYS_NOTHING = frozenset({"rapport", "db", "localhost"})


def build_mask(settings: Settings) -> Callable[[str], str]:
    """A function that masks a text. The longest names go first: one may be part of another."""
    names = [
        # Not within a word: of "db" a remedy would lose letters.
        (re.compile(rf"(?<!\w){re.escape(name)}(?!\w)"), instead)
        for name, instead in sorted({*_names(settings)}, key=lambda pair: -len(pair[0]))
        if name not in _SAYS_NOTHING
    ]
    boxes = [
        (re.compile(rf"(?<![\w.@-]){re.escape(box.name)}(?![\w@-])"), f"mailbox {number}")
        for number, box in enumerate(settings.mailbox, 1)
    ]

    def mask(text: str) -> str:
        for pattern, instead in (*names, *boxes):
            text = pattern.sub(instead, text)
        return _ADDRESS.sub("…@…", text)

    return mask


def _names(settings: Settings) -> Iterator[tuple[str, str]]:
    for number, box in enumerate(settings.mailbox, 1):
        yield from ((box.user, "…@…"), (box.host, f"server {number}"))
    yield from ((each, "…") for each in settings.company.domains)
    if len(settings.company.name) > 2:
        yield settings.company.name, "…"
    yield from ((each, "…") for each in (*settings.slack.admins, *settings.slack.managers))
    url = urlsplit(settings.database.url)
    if not url.scheme.startswith("sqlite"):
        yield from ((each, "…") for each in (url.username, url.password, url.hostname) if each)
    yield str(Path.home()), "~"

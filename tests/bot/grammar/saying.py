"""Lines typed on a Tuesday at noon in Helsinki."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.grammar import Request, Said, read_command, read_log

HELSINKI = ZoneInfo("Europe/Helsinki")
NOW = datetime(2026, 3, 3, 10, tzinfo=UTC)


def said(text: str) -> Said:
    return read_log(text, now=NOW, zone=HELSINKI)


def asked(text: str, language: str = "en") -> Request:
    return read_command(text, now=NOW, zone=HELSINKI, language=language)


def here(moment: datetime | None) -> str:
    """As the clock in Helsinki shows it; empty for no moment."""
    return f"{moment.astimezone(HELSINKI):%Y-%m-%d %H:%M}" if moment else ""

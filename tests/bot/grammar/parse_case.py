"""Lines typed on a Tuesday at noon in Helsinki."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.grammar import ParsedLine, Request, read_command, read_log_line

HELSINKI = ZoneInfo("Europe/Helsinki")
NOW = datetime(2026, 3, 3, 10, tzinfo=UTC)


def parse_line(text: str) -> ParsedLine:
    return read_log_line(text, now=NOW, zone=HELSINKI, names=("outgoing call",))


def parse_request(text: str, language: str = "en") -> Request:
    return read_command(text, now=NOW, zone=HELSINKI, language=language)


def helsinki_time(moment: datetime | None) -> str:
    """The moment on the clock in Helsinki; empty for no moment."""
    return f"{moment.astimezone(HELSINKI):%Y-%m-%d %H:%M}" if moment else ""

"""PURE. The budget of one mail: how much its readers, of all parts together, may still read.

A limit for each part would be worth little, as a mail may have hundreds of parts. Bytes are bounded
by the size of the mail, so that what a mail costs to read is in proportion to what it cost to send.
"""

from dataclasses import dataclass, field

from ingest.parse import limits


@dataclass(slots=True)
class DetectionBudget:
    """Counts how often a charset may still be guessed in one mail: each time takes a millisecond.

    `raw` is the whole mail, whose other charsets make a guess better.
    """

    remaining: int = 40
    raw: bytes = field(default=b"", repr=False)

    def take_one(self) -> bool:
        self.remaining -= 1
        return self.remaining >= 0


@dataclass(slots=True)
class ReadingBudget:
    """Counts what may still be read: `decoded_bytes` of the encoded form, `opened_bytes` of attached mails
    that stay decoded in memory, `tokens` of HTML and RTF, `header_lines` of all parts together.
    """

    decoded_bytes: int = 4 * limits.RAW_BYTES
    opened_bytes: int = 2 * limits.RAW_BYTES
    text_bytes: int = limits.TEXT_BYTES
    html_chars: int = limits.HTML_CHARS
    tokens: int = limits.HTML_NODES
    header_lines: int = limits.MAIL_HEADER_LINES
    calendar_bytes: int = limits.CALENDAR_BYTES
    parts: int = limits.PARTS
    files: int = limits.PARTS
    detections: DetectionBudget = field(default_factory=DetectionBudget)

    def take_decoded(self, wanted: int) -> int:
        """Says how many of these bytes may be decoded."""
        allowed = max(0, min(wanted, self.decoded_bytes))
        self.decoded_bytes -= wanted
        return allowed

    def take_calendar(self, wanted: int) -> int:
        """Says how many of these bytes of a calendar may be read."""
        allowed = max(0, min(wanted, self.calendar_bytes))
        self.calendar_bytes -= wanted
        return allowed

    @property
    def is_exceeded(self) -> bool:
        left = (self.decoded_bytes, self.text_bytes, self.html_chars, self.tokens)
        return min(*left, self.header_lines, self.calendar_bytes) < 0


def budget_for(raw: bytes) -> ReadingBudget:
    """The budget of a mail, enough to decode it twice or three times."""
    size = len(raw)
    return ReadingBudget(
        decoded_bytes=4 * size + limits.TEXT_BYTES,
        opened_bytes=2 * size,
        detections=DetectionBudget(raw=raw),
    )

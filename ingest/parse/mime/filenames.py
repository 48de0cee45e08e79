"""PURE. The name of an attachment: by RFC 2231, RFC 2047, Content-Type, in that order; cleaned.

A name is a label for people and never a path: `../../etc/passwd` is `passwd`, controls and bidi
overrides are gone (`invoice\u202egpj.exe` would show as `invoiceexe.jpg`), and it is short.
"""

from ingest.parse import limits
from ingest.parse.mime.headers import readable_text
from ingest.parse.mime.parameters import Parameters

_EXTENSIONS = {
    "application/ics": ".ics",
    "application/pdf": ".pdf",
    "image/gif": ".gif",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "message/rfc822": ".eml",
    "text/calendar": ".ics",
    "text/csv": ".csv",
    "text/html": ".html",
    "text/plain": ".txt",
}


def attachment_name(disposition: Parameters, content_type: Parameters) -> str:
    """The name the sender gave, `""` when there is none."""
    given = disposition.get("filename") or content_type.get("name") or disposition.get("name")
    return clean_filename(given or content_type.get("filename"))


def clean_filename(name: str) -> str:
    """The base name, as a person may read it."""
    name = readable_text(name)
    base = name.replace("\\", "/").rstrip("/").rpartition("/")[2].strip().strip("\"'")
    return "" if base in {".", ".."} else _shorten(base)


def generate_filename(media_type: str, number: int) -> str:
    """`attachment-2.pdf`, for an attachment without a name."""
    return f"attachment-{number}{_EXTENSIONS.get(media_type, '')}"


def _shorten(name: str) -> str:
    """Cut the name in the middle, so that the ending stays."""
    if len(name) <= limits.NAME_CHARS:
        return name
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > 10:
        return name[: limits.NAME_CHARS]
    return stem[: limits.NAME_CHARS - len(ending) - 1] + dot + ending

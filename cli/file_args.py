"""A file that is named → an attachment."""

from pathlib import Path

from journal.errors import RequestRefused
from journal.fold import one_line
from journal.model import NewAttachment

_LARGEST_FILE = 50_000_000


def read_attachment(path: Path) -> NewAttachment:
    import mimetypes

    if path.stat().st_size > _LARGEST_FILE:
        raise RequestRefused(f"{path} is larger than 50 MB, the most that can be attached.")
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return NewAttachment(one_line(path.name, longest=200), kind, path.read_bytes())

"""Mails that lie in files, as a folder of a mailbox: it is worked off as a folder on a server is."""

import hashlib
import re
from collections.abc import Mapping, Sequence

from ingest.files.filed_mail import FiledMail, MailFileKind
from ingest.files.find_mails import MailStore
from ingest.imap import FolderStatus, MailHead

_DATE = re.compile(rb"^date:", re.IGNORECASE | re.MULTILINE)


class FileMailbox:
    """The mails by their number in the store, from 1 on. Other files have another UIDVALIDITY."""

    def __init__(self, store: MailStore) -> None:
        self._mails = dict(enumerate(store.mails, start=1))
        self._status = FolderStatus(_identity(store.mails), len(store.mails) + 1, len(store.mails))

    def open(self, _folder: str = "", *, writable: bool = False) -> FolderStatus:
        assert not writable  # noqa: S101 (files are only read)
        return self._status

    def existing_uids(self, uids: Sequence[int]) -> set[int]:
        return {uid for uid in uids if uid in self._mails and self._mails[uid].path.is_file()}

    def fetch_heads(self, uids: Sequence[int]) -> dict[int, MailHead]:
        return {uid: head for uid in uids if (head := self._head(uid)) is not None}

    def fetch_beginnings(self, uids: Sequence[int]) -> dict[int, MailHead]:
        """The headers: in files what comes behind them is no way further."""
        return self.fetch_heads(uids)

    def fetch_bodies(
        self, uids: Sequence[int], _beginnings: Mapping[int, bytes] | None = None
    ) -> dict[int, bytes]:
        found = ((uid, _read(self._mails[uid])) for uid in uids if uid in self._mails)
        return {uid: raw for uid, raw in found if raw is not None}

    def fetch_body(
        self, uid: int, _size: int, *, limit: int, beginning: bytes = b""
    ) -> bytes | None:
        assert not beginning  # noqa: S101 (it was never given one)
        raw = self.fetch_bodies([uid]).get(uid)
        return None if raw is None else raw[:limit]

    def _head(self, uid: int) -> MailHead | None:
        """The head; the file's own time counts only when the mail has none."""
        each = self._mails.get(uid)
        try:
            header = each.read_header() if each else None
        except OSError:
            return None
        if each is None or header is None:
            return None
        received = None if _DATE.search(header) else each.received
        return MailHead(uid, each.end - each.start, received, header)


def _read(each: FiledMail) -> bytes | None:
    try:
        return each.read()
    except OSError:
        return None


def _identity(mails: Sequence[FiledMail]) -> int:
    """A number of 31 bits for these very files."""
    found = hashlib.sha256()
    for each in mails:
        own_time = each.received if each.kind is not MailFileKind.MBOX else None
        found.update(
            f"{each.path}\0{each.start}\0{each.end}\0{own_time}\n".encode("utf-8", "replace")
        )
    return int.from_bytes(found.digest()[:4], "big") >> 1 or 1

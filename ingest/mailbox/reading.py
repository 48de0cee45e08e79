"""A mailbox on a server: what it holds, its mails, and the few things that are done to them.

One object is one line to the server, for one thread; only `abort` may be called from another.
MailboxUnavailable means that the line is gone, FolderRefused and MailMissing leave it as it was.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import BytesIO
from threading import Event
from typing import Any, Self

from imapclient.datetime_util import format_criteria_date
from imapclient.exceptions import IMAPClientReadOnlyError
from imapclient.imap_utf7 import decode, encode
from imapclient.imapclient import DELETED

from ingest.login import Login
from ingest.mailbox import answers, refusals
from ingest.mailbox.answers import Folder, FolderStatus, Head
from ingest.mailbox.connection import Connection
from ingest.mailbox.line import Stopped
from journal.errors import MailMissing
from journal.settings.mail import Mailbox as Box

COMMAND_SECONDS = 300.0
_PIECE_BYTES = 1024 * 1024
_STATUS = ("UIDVALIDITY", "UIDNEXT", "MESSAGES")
# RFC 6154 2; other attributes of a folder say nothing about what it is for.
_SPECIAL = {
    name.casefold(): name
    for name in (
        *("\\All", "\\Archive", "\\Drafts", "\\Flagged", "\\Important"),
        *("\\Junk", "\\Sent", "\\Trash"),
    )
}
_NOT_READABLE = frozenset({"\\noselect", "\\nonexistent"})
# RFC 3501 9: what an atom may hold, and so a keyword.
_KEYWORD = re.compile(r"[!#$&'+,\-./0-9:;<=>?@A-Z\[^_`a-z|}~]{1,100}")
# As a Message-ID that is searched for: no more could be sent without a literal.
_SEARCHABLE = re.compile(r"[\x21-\x7e]{1,998}")
_MANY = 100


@dataclass(frozen=True, slots=True)
class _Open:
    name: str
    writable: bool
    status: FolderStatus
    # The flags that the server keeps; None when it does not say: RFC 3501 7.1 takes all for kept.
    kept: frozenset[str] | None


class Mailbox:
    def __init__(
        self,
        box: Box,
        login: Login,
        *,
        timeout: float = 60.0,
        command_seconds: float = COMMAND_SECONDS,
        ca_file: str | None = None,
    ) -> None:
        """Connect and log in. `timeout` is the longest silence, `command_seconds` the longest time
        that any one command may take.
        """
        self._line = Connection(
            box, login, silence=timeout, seconds=command_seconds, ca_file=ca_file
        )
        self._where = self._line.where
        self._open: _Open | None = None
        # What is open on the server; it may be what we have left.
        self._selected = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Politely, if the server is still there. Never raises."""
        self._line.close()

    def abort(self) -> None:
        """From any thread: whatever waits for the server ends at once with MailboxUnavailable."""
        self._line.abort()

    def capabilities(self) -> frozenset[str]:
        return self._line.capabilities

    def folders(self) -> tuple[Folder, ...]:
        """The folders that can be read, by the names they are opened with."""
        with self._asking("*") as client:
            found = [_folder(flags, name) for flags, _, name in client.list_folders()]
        return tuple(folder for folder in found if folder is not None)

    def status(self, folder: str) -> FolderStatus:
        """One round trip, whatever the folder's size; and one to leave it, if it is open.

        Of an open folder Dovecot tells for ever what it saw on opening it: new mail would be lost.
        """
        # Who is refused a folder has none open, not even the last one: RFC 3501 6.3.1.
        if self._selected == folder and self._line.line.state == "SELECTED":
            self._leave(folder)
        with self._asking(folder) as client:
            return answers.status(client.folder_status(encode(folder), _STATUS))

    def open(self, folder: str, *, writable: bool = False) -> FolderStatus:
        """Stays as it was when it was opened, at no round trip, until its status is asked for."""
        opened = self._open
        if opened is None or opened.name != folder or (writable and not opened.writable):
            self._open = None
            opened = self._open = self._opened(folder, writable=writable)
        return opened.status

    def _leave(self, folder: str) -> None:
        self._open = None
        with self._asking(folder) as client:
            if "UNSELECT" in self._line.capabilities:
                client.unselect_folder()
                self._selected = ""
            else:
                # CLOSE would remove what others have marked as deleted; this makes it look anew.
                client.select_folder(encode(folder), readonly=True)

    def _opened(self, folder: str, *, writable: bool) -> _Open:
        self._selected = folder
        with self._asking(folder) as client:
            try:
                said = client.select_folder(encode(folder), readonly=not writable)
            except IMAPClientReadOnlyError:
                raise refusals.read_only(self._where, folder) from None
        kept = said.get(b"PERMANENTFLAGS")
        return _Open(
            name=folder,
            writable=writable,
            status=answers.status(said, messages=b"EXISTS"),
            kept=None if kept is None else frozenset(_text(flag).casefold() for flag in kept),
        )

    # What the open folder holds.

    def above(self, uid: int) -> list[int]:
        """A range to `*` holds the last mail even when it is below: RFC 3501 6.4.8."""
        if uid >= answers.UID_MAX:
            return []
        return sorted(found for found in self._search("UID", f"{uid + 1}:*") if found > uid)

    def older_than(self, day: date) -> list[int]:
        """By the server's date and by the mail's own: either clock may have been wrong."""
        before = format_criteria_date(day).decode()
        return sorted(self._search("BEFORE", before, "SENTBEFORE", before))

    def existing(self, uids: Sequence[int]) -> set[int]:
        """Which of these the server still has."""
        found: set[int] = set()
        for span, some in answers.spans(uids):
            found |= self._search("UID", span) & set(some)
        return found

    def with_message_id(self, message_id: str) -> list[int]:
        """The mails with this very Message-ID, with or without its angle brackets.

        A server finds whatever has the text somewhere in the header; a mail that is taken for
        another one would be removed in its stead.
        """
        wanted = _bare(message_id)
        if not _SEARCHABLE.fullmatch(wanted):
            return []
        text = wanted.replace("\\", "\\\\").replace('"', '\\"')
        alike = sorted(self._search("HEADER", "Message-ID", f'"{text}"'))[:_MANY]
        headers = self._fetched(alike, "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)]")
        lines = answers.contents(headers, alike, b"BODY[HEADER.FIELDS (MESSAGE-ID)]")
        return [uid for uid in alike if wanted == _bare(_value(lines.get(uid, b"")))]

    def heads(self, uids: Sequence[int]) -> dict[int, Head]:
        """Of those that came. MailMissing when the server refuses all of them for the sake of one."""
        items = "UID INTERNALDATE RFC822.SIZE BODY.PEEK[HEADER]"
        return answers.heads(self._fetched(uids, items), uids)

    def bodies(self, uids: Sequence[int]) -> dict[int, bytes]:
        """The whole mails, of those that came. All at once are in memory: ask for few, or small."""
        return answers.contents(self._fetched(uids, "UID BODY.PEEK[]"), uids, b"BODY[]")

    def body(self, uid: int, size: int, *, limit: int) -> bytes | None:
        """At most `limit` bytes of a large mail, piece by piece; None when it is gone.

        `size` is what the server said. Some say too little, so the end is where a piece is short;
        behind it there may be nothing, which before it means that the mail has gone.
        """
        # Unlike a list of pieces that are joined, this holds the mail once.
        mail = BytesIO()
        while (have := mail.tell()) < limit:
            length = min(_PIECE_BYTES, limit - have)
            piece = self._piece(uid, have, length)
            if piece is None and (not have or have < size):
                return None
            mail.write((piece or b"")[:length])
            if piece is None or len(piece) < length:
                break
        return mail.getvalue()

    def _piece(self, uid: int, start: int, length: int) -> bytes | None:
        rows = self._fetched([uid], f"UID BODY.PEEK[]<{start}.{length}>")
        return answers.contents(rows, [uid], b"BODY[]<%d>" % start).get(uid)

    # What is done to the mails of a folder that was opened to write.

    def keyword(self, uids: Sequence[int], keyword: str) -> None:
        kept = self._writable().kept
        able = kept is None or r"\*" in kept or keyword.casefold() in kept
        if not able or not _KEYWORD.fullmatch(keyword):
            raise refusals.no_keyword(self._where, keyword)
        self._flag(uids, keyword)

    def move(
        self,
        uids: Sequence[int],
        target: str,
        copied: Callable[[tuple[int, ...]], object] | None = None,
    ) -> None:
        """Mails that are gone already are passed over.

        A server without MOVE copies first, and removes after: `copied` is told which are copied, so
        that what was cut short between the two is ended with `finish_move`, and not begun anew.
        """
        self._writable()
        can = self._line.capabilities
        if "MOVE" not in can and "UIDPLUS" not in can:
            raise refusals.no_move(self._where)
        self._carry(uids, target, copied or (lambda _: None))

    def _carry(
        self,
        uids: Sequence[int],
        target: str,
        copied: Callable[[tuple[int, ...]], object],
        tries: int = 3,
    ) -> None:
        """Dovecot refuses to move any when another client has just removed one of them."""
        by_move = "MOVE" in self._line.capabilities
        for span, some in answers.spans(uids):
            try:
                with self._line.asking(
                    partial(refusals.not_carried, self._where, target, some)
                ) as client:
                    (client.move if by_move else client.copy)(span, encode(target))
            except MailMissing:
                if not tries:
                    raise
                self._carry(sorted(self.existing(some)), target, copied, tries - 1)
                continue
            if not by_move:
                copied(some)
                self.finish_move(some)

    def finish_move(self, uids: Sequence[int]) -> None:
        """Remove mails that are copied. Never by a bare EXPUNGE, which removes others' as well."""
        self._writable()
        if "UIDPLUS" not in self._line.capabilities:
            raise refusals.no_move(self._where)
        self._flag(uids, DELETED)
        for span, _ in answers.spans(uids):
            with self._asking() as client:
                client.uid_expunge(span)

    def _flag(self, uids: Sequence[int], flag: str | bytes) -> None:
        for span, _ in answers.spans(uids):
            with self._asking() as client:
                client.add_flags(span, [flag], silent=True)

    # Waiting.

    def wait(self, seconds: float, stop: Event) -> bool:
        """Whether a mail came or went in the open folder before the time was over or `stop` set.

        By IDLE, if the server knows it; else only the line is watched. Renew it every few minutes.
        A server may say at the very beginning what happened before: look first, then wait.
        """
        self._needs_open()
        with self._asking():
            try:
                idle = "IDLE" in self._line.capabilities
                return self._line.line.watch(seconds, stop, idle=idle)
            except Stopped:
                self.abort()
                return False

    # Asking.

    @contextmanager
    def _asking(self, folder: str | None = None) -> Iterator[Any]:
        about = folder or (self._open.name if self._open else "")
        with self._line.asking(partial(refusals.folder_refused, self._where, about)) as client:
            yield client

    def _search(self, *criteria: str) -> set[int]:
        self._needs_open()
        with self._asking():
            return answers.found(self._line.line.rows("SEARCH", *criteria))

    def _fetched(self, uids: Sequence[int], items: str) -> list[Any]:
        self._needs_open()
        rows: list[Any] = []
        for span, some in answers.spans(uids):
            with self._line.asking(partial(refusals.mails_missing, self._where, some)):
                rows += self._line.line.rows("FETCH", span, f"({items})")
        return rows

    def _needs_open(self) -> _Open:
        if self._open is None:
            raise RuntimeError("No folder is open: call open() first.")
        return self._open

    def _writable(self) -> _Open:
        if self._open is None or not self._open.writable:
            raise RuntimeError(
                "The folder is not open to write: call open(…, writable=True) first."
            )
        return self._open


def _folder(flags: Sequence[bytes], name: object) -> Folder | None:
    """None when it only holds others, or its name is none."""
    attributes = {_text(flag).casefold() for flag in flags}
    if attributes & _NOT_READABLE:
        return None
    try:
        text = decode(name) if isinstance(name, bytes) else str(name)
    except ValueError:
        return None
    special = next((_SPECIAL[each] for each in sorted(attributes) if each in _SPECIAL), "")
    return Folder(text, special)


def _text(said: bytes) -> str:
    return said.decode("ascii", "replace")


def _value(header: bytes) -> str:
    return header.decode("ascii", "replace").partition(":")[2]


def _bare(message_id: str) -> str:
    return "".join(message_id.split()).removeprefix("<").removesuffix(">")

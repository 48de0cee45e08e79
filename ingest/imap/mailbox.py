"""A mailbox on a server: what it holds, its mails, and the few things that are done to them.

One object is one line to the server, for one thread; only `abort` may be called from another.
MailboxUnavailable means that the line is gone, FolderRefused and MailMissing leave it as it was.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
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

from ingest.imap import errors, responses
from ingest.imap.connection import ImapConnection
from ingest.imap.responses import BEGINNING_BYTES, FolderStatus, ImapFolder, MailHead
from ingest.imap.wire import WaitStopped
from ingest.login import Login
from journal.errors import MailMissing
from journal.settings.mail_settings import MailboxSettings

COMMAND_SECONDS = 300.0
_PIECE_BYTES = 1024 * 1024
# More than any mail has that is fetched with others, by the server's word for its size.
_LONGEST_REST = 8 * _PIECE_BYTES
_STATUS = ("UIDVALIDITY", "UIDNEXT", "MESSAGES")
# RFC 3501 9: the letters of an atom, and so of a keyword.
_KEYWORD_PATTERN = re.compile(r"[!#$&'+,\-./0-9:;<=>?@A-Z\[^_`a-z|}~]{1,100}")
# A Message-ID that is searched for: other letters could not be sent without a literal.
_SEARCHABLE_ID = re.compile(r"[\x21-\x7e]{1,998}")
_MOST_SEARCH_HITS = 100
# More drafts than a run of letters makes; each costs a line.
_MOST_WITH_HEADER = 5_000


@dataclass(frozen=True, slots=True)
class _OpenFolder:
    name: str
    writable: bool
    status: FolderStatus
    # The flags that the server keeps; None when it does not say, which means all: RFC 3501 7.1.
    permanent_flags: frozenset[str] | None


class ImapMailbox:
    def __init__(
        self,
        box: MailboxSettings,
        login: Login,
        *,
        timeout: float = 60.0,
        command_seconds: float = COMMAND_SECONDS,
        ca_file: str | None = None,
    ) -> None:
        """Connect and log in. `timeout` is the longest silence, `command_seconds` the longest time
        that any one command may take.
        """
        self._connection = ImapConnection(
            box, login, silence=timeout, seconds=command_seconds, ca_file=ca_file
        )
        self._error_subject = self._connection.error_subject
        self._open_folder: _OpenFolder | None = None
        self._special_uses: dict[str, str] | None = None
        # The folder open on the server, which may be one that we have left.
        self._selected = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection, politely if the server is still there. Never raises."""
        self._connection.close()

    def abort(self) -> None:
        """End every wait for the server at once with MailboxUnavailable, from any thread."""
        self._connection.abort()

    def capabilities(self) -> frozenset[str]:
        return self._connection.capabilities

    def folders(self) -> tuple[ImapFolder, ...]:
        """The folders that can be read, by the names they are opened with."""
        with self._guard_commands("*") as client:
            found = [_build_folder(flags, name) for flags, _, name in client.list_folders()]
        return tuple(folder for folder in found if folder is not None)

    def special_use(self, folder: str) -> str:
        r"""The folder's purpose, such as `\Sent`; asked once for each connection."""
        if self._special_uses is None:
            self._special_uses = {each.name: each.special for each in self.folders()}
        return self._special_uses.get(folder, "")

    def status(self, folder: str) -> FolderStatus:
        """The folder's status, in one round trip, whatever its size; and one to leave it, if it is
        open.

        For an open folder Dovecot repeats what it saw on opening it: new mail would be missed.
        """
        # After a refusal no folder is open, not even the last one: RFC 3501 6.3.1.
        if self._selected == folder and self._connection.imap_socket.state == "SELECTED":
            self._unselect(folder)
        with self._guard_commands(folder) as client:
            return responses.parse_status(client.folder_status(encode(folder), _STATUS))

    def open(self, folder: str, *, writable: bool = False) -> FolderStatus:
        """Open the folder; if it is open already, without a round trip, and as it was then."""
        opened = self._open_folder
        if opened is None or opened.name != folder or (writable and not opened.writable):
            self._open_folder = None
            opened = self._open_folder = self._select(folder, writable=writable)
        return opened.status

    def _unselect(self, folder: str) -> None:
        self._open_folder = None
        with self._guard_commands(folder) as client:
            if "UNSELECT" in self._connection.capabilities:
                client.unselect_folder()
                self._selected = ""
            else:
                # CLOSE would remove what others have marked as deleted; this reads it anew.
                client.select_folder(encode(folder), readonly=True)

    def _select(self, folder: str, *, writable: bool) -> _OpenFolder:
        self._selected = folder
        with self._guard_commands(folder) as client:
            try:
                response = client.select_folder(encode(folder), readonly=not writable)
            except IMAPClientReadOnlyError:
                raise errors.folder_read_only(self._error_subject, folder) from None
        permanent_flags = response.get(b"PERMANENTFLAGS")
        return _OpenFolder(
            name=folder,
            writable=writable,
            status=responses.parse_status(response, messages=b"EXISTS"),
            permanent_flags=None
            if permanent_flags is None
            else frozenset(_decode_ascii(flag).casefold() for flag in permanent_flags),
        )

    # The content of the open folder.

    def uids_above(self, uid: int) -> list[int]:
        """The UIDs above this one; `*` would add the last mail even if it is lower: RFC 3501 6.4.8."""
        if uid >= responses.UID_MAX:
            return []
        return sorted(found for found in self._search("UID", f"{uid + 1}:*") if found > uid)

    def uids_older_than(self, day: date) -> list[int]:
        """The UIDs older by both the server's date and the mail's own: either may be wrong."""
        before = format_criteria_date(day).decode()
        return sorted(self._search("BEFORE", before, "SENTBEFORE", before))

    def existing_uids(self, uids: Sequence[int]) -> set[int]:
        """Gives those of these UIDs that the server still has."""
        found: set[int] = set()
        for span, some in responses.uid_spans(uids):
            found |= self._search("UID", span) & set(some)
        return found

    def uids_with_message_id(self, message_id: str) -> list[int]:
        """The mails with this very Message-ID, with or without its angle brackets.

        A server finds every mail with the text somewhere in the header; a wrong one would be
        removed in place of the right one.
        """
        wanted = _without_brackets(message_id)
        if not _SEARCHABLE_ID.fullmatch(wanted):
            return []
        text = wanted.replace("\\", "\\\\").replace('"', '\\"')
        alike = sorted(self._search("HEADER", "Message-ID", f'"{text}"'))[:_MOST_SEARCH_HITS]
        values = self._fetch_header(alike, "Message-ID")
        return [uid for uid in alike if wanted == _without_brackets(values.get(uid, ""))]

    def uids_by_header(self, name: str) -> dict[str, int]:
        """The mails that have this header, by its value; of very many the newest."""
        having = sorted(self._search("HEADER", name, '""'))[-_MOST_WITH_HEADER:]
        return {value: uid for uid, value in self._fetch_header(having, name).items()}

    def _fetch_header(self, uids: Sequence[int], name: str) -> dict[int, str]:
        item = f"[HEADER.FIELDS ({name.upper()})]"
        rows = self._fetch_rows(uids, f"BODY.PEEK{item}")
        lines = responses.parse_contents(rows, uids, f"BODY{item}".encode())
        return {uid: _decode_ascii(line).partition(":")[2].strip() for uid, line in lines.items()}

    def fetch_heads(self, uids: Sequence[int]) -> dict[int, MailHead]:
        """The headers that came. MailMissing when the server refuses all because of one."""
        items = "UID INTERNALDATE RFC822.SIZE BODY.PEEK[HEADER]"
        return responses.parse_heads(self._fetch_rows(uids, items), uids)

    def fetch_beginnings(self, uids: Sequence[int]) -> dict[int, MailHead]:
        """Fetch heads as `fetch_heads` does, with the first `BEGINNING_BYTES` of each mail: of most that is all."""
        items = f"UID INTERNALDATE RFC822.SIZE BODY.PEEK[]<0.{BEGINNING_BYTES}>"
        rows = self._fetch_rows(uids, items)
        return responses.parse_beginnings(rows, uids)

    def fetch_bodies(
        self, uids: Sequence[int], beginnings: Mapping[int, bytes] | None = None
    ) -> dict[int, bytes]:
        """The whole mails, of those that came. All at once are in memory: ask for few, or small.

        Of those whose beginning is there only the rest is fetched.
        """
        found = self._fetch_rests(beginnings or {})
        others = [uid for uid in uids if uid not in found]
        rows = self._fetch_rows(others, "UID BODY.PEEK[]")
        found |= responses.parse_contents(rows, others, b"BODY[]")
        return {uid: found[uid] for uid in uids if uid in found}

    def _fetch_rests(self, beginnings: Mapping[int, bytes]) -> dict[int, bytes]:
        """The mails made whole; without those of which the server gave no rest, or too much."""
        uids = list(beginnings)
        items = f"UID BODY.PEEK[]<{BEGINNING_BYTES}.{_LONGEST_REST}>"
        rests = responses.parse_contents(
            self._fetch_rows(uids, items), uids, b"BODY[]<%d>" % BEGINNING_BYTES
        )
        return {
            uid: beginnings[uid] + rest for uid, rest in rests.items() if len(rest) < _LONGEST_REST
        }

    def fetch_body(
        self, uid: int, size: int, *, limit: int, beginning: bytes = b""
    ) -> bytes | None:
        """Fetch at most `limit` bytes of a large mail, piece by piece; None when it is gone.

        `size` is the server's word. Some say too little, so the end is where a piece is short; an
        empty piece after that is normal, before it means that the mail is gone.
        """
        # This holds the mail once, unlike joining a list of pieces.
        mail = BytesIO()
        mail.write(beginning)
        while (have := mail.tell()) < limit:
            length = min(_PIECE_BYTES, limit - have)
            piece = self._fetch_piece(uid, have, length)
            if piece is None and (not have or have < size):
                return None
            mail.write((piece or b"")[:length])
            if piece is None or len(piece) < length:
                break
        return mail.getvalue()

    def _fetch_piece(self, uid: int, start: int, length: int) -> bytes | None:
        rows = self._fetch_rows([uid], f"UID BODY.PEEK[]<{start}.{length}>")
        return responses.parse_contents(rows, [uid], b"BODY[]<%d>" % start).get(uid)

    def append(self, folder: str, mail: bytes, *, flags: Sequence[str]) -> None:
        """Put a mail into the folder. When the line breaks off, it may lie there or not."""
        with self._guard_commands(folder) as client:
            client.append(encode(folder), mail, flags)

    # Changes to the mails of a folder that was opened to write.

    def add_keyword(self, uids: Sequence[int], keyword: str) -> None:
        flags = self._require_writable().permanent_flags
        able = flags is None or r"\*" in flags or keyword.casefold() in flags
        if not able or not _KEYWORD_PATTERN.fullmatch(keyword):
            raise errors.keyword_not_kept(self._error_subject, keyword)
        self._add_flag(uids, keyword)

    def move(
        self,
        uids: Sequence[int],
        target: str,
        on_copied: Callable[[tuple[int, ...]], object] | None = None,
    ) -> None:
        """Move mails; those that are gone already are skipped.

        A server without MOVE copies first, and removes after: `on_copied` gets the copied ones, so
        that a move cut short between the two is ended with `finish_move`, and not begun anew.
        """
        self._require_writable()
        can = self._connection.capabilities
        if "MOVE" not in can and "UIDPLUS" not in can:
            raise errors.move_not_supported(self._error_subject)
        self._move_or_copy(uids, target, on_copied or (lambda _: None))

    def _move_or_copy(
        self,
        uids: Sequence[int],
        target: str,
        on_copied: Callable[[tuple[int, ...]], object],
        tries: int = 3,
    ) -> None:
        """Try again: Dovecot moves none when another client has just removed one of them."""
        by_move = "MOVE" in self._connection.capabilities
        for span, some in responses.uid_spans(uids):
            try:
                with self._connection.guard_commands(
                    partial(errors.move_refused, self._error_subject, target, some)
                ) as client:
                    (client.move if by_move else client.copy)(span, encode(target))
            except MailMissing:
                if not tries:
                    raise
                self._move_or_copy(sorted(self.existing_uids(some)), target, on_copied, tries - 1)
                continue
            if not by_move:
                on_copied(some)
                self.finish_move(some)

    def finish_move(self, uids: Sequence[int]) -> None:
        """Remove mails that are copied. Never by a bare EXPUNGE, which removes others' as well."""
        self._require_writable()
        if "UIDPLUS" not in self._connection.capabilities:
            raise errors.move_not_supported(self._error_subject)
        self._add_flag(uids, DELETED)
        for span, _ in responses.uid_spans(uids):
            with self._guard_commands() as client:
                client.uid_expunge(span)

    def _add_flag(self, uids: Sequence[int], flag: str | bytes) -> None:
        for span, _ in responses.uid_spans(uids):
            with self._guard_commands() as client:
                client.add_flags(span, [flag], silent=True)

    # Waiting.

    def wait_for_news(self, seconds: float, stop: Event) -> bool:
        """Waits, and says whether a mail came or went in the open folder before the time was over or `stop` set.

        By IDLE, if the server knows it; else only the line is watched. Renew it every few minutes.
        A server may say at the very beginning what happened before: look first, then wait.
        """
        self._require_open()
        with self._guard_commands():
            try:
                idle = "IDLE" in self._connection.capabilities
                return self._connection.imap_socket.wait_for_news(seconds, stop, idle=idle)
            except WaitStopped:
                self.abort()
                return False

    # Asking.

    @contextmanager
    def _guard_commands(self, folder: str | None = None) -> Iterator[Any]:
        about = folder or (self._open_folder.name if self._open_folder else "")
        with self._connection.guard_commands(
            partial(errors.folder_refused, self._error_subject, about)
        ) as client:
            yield client

    def _search(self, *criteria: str) -> set[int]:
        self._require_open()
        with self._guard_commands():
            return responses.parse_search(
                self._connection.imap_socket.run_uid_command("SEARCH", *criteria)
            )

    def _fetch_rows(self, uids: Sequence[int], items: str) -> list[Any]:
        self._require_open()
        rows: list[Any] = []
        for span, some in responses.uid_spans(uids):
            with self._connection.guard_commands(
                partial(errors.mails_missing, self._error_subject, some)
            ):
                rows += self._connection.imap_socket.run_uid_command("FETCH", span, f"({items})")
        return rows

    def _require_open(self) -> _OpenFolder:
        if self._open_folder is None:
            raise RuntimeError("No folder is open: call open() first.")
        return self._open_folder

    def _require_writable(self) -> _OpenFolder:
        if self._open_folder is None or not self._open_folder.writable:
            raise RuntimeError(
                "The folder is not open to write: call open(…, writable=True) first."
            )
        return self._open_folder


def _build_folder(flags: Sequence[bytes], name: object) -> ImapFolder | None:
    try:
        text = decode(name) if isinstance(name, bytes) else str(name)
    except ValueError:
        return None
    return responses.parse_folder(flags, text)


def _decode_ascii(value: bytes) -> str:
    return value.decode("ascii", "replace")


def _without_brackets(message_id: str) -> str:
    return "".join(message_id.split()).removeprefix("<").removesuffix(">")

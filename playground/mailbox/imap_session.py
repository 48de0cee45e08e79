"""One line to the IMAP server: reads commands, answers them, and misbehaves as told."""

import re
import socket
import threading
from base64 import b64decode
from collections.abc import Callable
from contextlib import nullcontext, suppress
from datetime import UTC, datetime
from typing import Protocol

from playground.mailbox.faults import ImapFaults
from playground.mailbox.folder_names import quote_name
from playground.mailbox.mail_folders import (
    DELETED_FLAG,
    MailFolder,
    StoredMail,
    body_section,
    decode_quoted_name,
    folder_size,
)

_WORD = re.compile(r'"(?:[^"\\]|\\.)*"|\([^)]*\)|[^\s()]+')
_ITEM = re.compile(r"([A-Z0-9.]+)(?:\[([^\]]*)\])?(?:<(\d+)\.(\d+)>)?")
_APPENDED = re.compile(r'("(?:[^"\\]|\\.)*"|\S+) (?:\(([^)]*)\) )?(?:"[^"]*" )?\{(\d+)(\+?)\}')
_ALL_FLAGS = r"\Answered \Flagged \Deleted \Seen \Draft"


class SharedServer(Protocol):
    """Holds what the connections of one server share."""

    faults: ImapFaults
    capabilities: set[str]
    commands: list[str]
    command_lines: list[str]
    fetched_bytes: int
    lock: threading.RLock
    end_event: threading.Event
    idle_poll_seconds: float
    on_append: Callable[[], object]

    def log_in(
        self, user: str, password: str = "", token: str = ""
    ) -> dict[str, MailFolder] | None:
        """The user's folders, or None when the login is refused."""


class _SessionOver(Exception):
    """The connection is to be dropped."""


class ImapSession:
    def __init__(self, server: SharedServer, connection: socket.socket) -> None:
        self._server = server
        self._faults = server.faults
        self._connection = connection
        self._received = bytearray()
        self._folders: dict[str, MailFolder] | None = None
        self._selected: MailFolder | None = None
        self._writable = False
        self._announced_count = 0
        self._size_at_select = (0, 0)
        self._handlers: dict[str, Callable[[str], str]] = {
            "CAPABILITY": self._capability,
            "NOOP": lambda _: "OK",
            "LOGIN": self._login,
            "AUTHENTICATE": self._authenticate,
            "LIST": self._list,
            "STATUS": self._status,
            "SELECT": self._select,
            "EXAMINE": self._examine,
            "APPEND": self._append,
            "UNSELECT": self._unselect,
            "CLOSE": self._close,
            "EXPUNGE": self._expunge,
            "IDLE": self._idle,
            "UID SEARCH": self._search,
            "UID FETCH": self._fetch,
            "UID STORE": self._store,
            "UID COPY": self._copy,
            "UID MOVE": self._move,
            "UID EXPUNGE": self._uid_expunge,
        }

    def run(self) -> None:
        # The other side may end the line in any way: the client has to survive that.
        with self._connection, suppress(OSError, _SessionOver):
            self._send_line(self._faults.greeting)
            while self._run_line(self._read_line()):
                pass

    # Lines in and out.

    def _send_line(self, text: str) -> None:
        self._connection.sendall(text.encode("utf-8", "surrogateescape") + b"\r\n")

    def _read_line(self) -> str:
        while (line := self._read_line_within(None)) is None:
            pass
        return line

    def _read_line_within(self, seconds: float | None) -> str | None:
        """The next line; None when there was none for so many seconds."""
        while b"\r\n" not in self._received:
            self._connection.settimeout(seconds)
            try:
                received = self._connection.recv(65536)
            except TimeoutError:
                return None
            finally:
                self._connection.settimeout(None)
            if not received:
                raise _SessionOver
            self._received += received
        line, _, rest = bytes(self._received).partition(b"\r\n")
        self._received = bytearray(rest)
        return line.decode("utf-8", "surrogateescape")

    def _read_bytes(self, count: int) -> bytes:
        while len(self._received) < count and (received := self._connection.recv(65536)):
            self._received += received
        found = bytes(self._received[:count])
        del self._received[:count]
        return found

    def _run_line(self, line: str) -> bool:
        tag, _, rest = line.partition(" ")
        verb, _, arguments = rest.partition(" ")
        if verb == "UID":
            second, _, arguments = arguments.partition(" ")
            verb = f"UID {second}"
        secret = verb in {"LOGIN", "AUTHENTICATE"}
        self._server.commands.append(verb)
        self._server.command_lines.append(verb if secret else f"{verb} {arguments}".strip())
        if verb in self._faults.silent:
            self._wait_for_the_end()
        if hook := self._faults.before.get(verb):
            hook()
        if verb == "LOGOUT":
            self._send_line(f"* BYE see you\r\n{tag} OK bye")
            return False
        self._send_line(f"{tag} {self._run_command(verb, arguments)} {verb} done")
        return True

    def _run_command(self, verb: str, arguments: str) -> str:
        if answer := self._faults.answers.get(verb):
            return answer
        do = self._handlers.get(verb)
        if do is None:
            return "BAD unknown command"
        # The two commands that may take long change nothing.
        with nullcontext() if verb in {"IDLE", "UID FETCH"} else self._server.lock:
            verdict = do(arguments)
            self._announce_new_mails()
        return verdict

    def _announce_new_mails(self) -> None:
        if self._selected is not None and len(self._selected.mails) != self._announced_count:
            self._announced_count = len(self._selected.mails)
            self._send_line(f"* {self._announced_count} EXISTS")

    def _wait_for_the_end(self) -> None:
        while self._read_line_within(None) is not None:
            pass

    # Login and folders.

    def _capability(self, _: str) -> str:
        if not self._faults.no_capability:
            self._send_line("* CAPABILITY " + " ".join(sorted(self._server.capabilities)))
        return "OK"

    def _login(self, arguments: str) -> str:
        user, password = [decode_quoted_name(word) for word in _WORD.findall(arguments)]
        return self._finish_login(self._server.log_in(user, password))

    def _authenticate(self, arguments: str) -> str:
        self._send_line("+ ")
        response = b64decode(self._read_line()).decode()
        if arguments == "PLAIN":
            _, user, password = response.split("\0")
            return self._finish_login(self._server.log_in(user, password))
        user, bearer = response.split("\1")[:2]
        token = bearer.removeprefix("auth=Bearer ")
        verdict = self._finish_login(self._server.log_in(user.removeprefix("user="), "", token))
        if not verdict.startswith("OK"):
            # The error of a token is sent in a challenge, which wants an empty answer.
            self._send_line("+ eyJzdGF0dXMiOiI0MDAifQ==")
            if self._read_line():
                return "BAD an empty line was due"
        return verdict

    def _finish_login(self, folders: dict[str, MailFolder] | None) -> str:
        self._folders = folders
        return "NO [AUTHENTICATIONFAILED] wrong" if folders is None else "OK"

    def _find_folder(self, name: str) -> MailFolder | None:
        return (self._folders or {}).get(decode_quoted_name(name))

    def _list(self, _: str) -> str:
        for stock in (self._folders or {}).values():
            self._send_line(f'* LIST ({stock.special_use}) "/" {quote_name(stock.name)}')
        return "OK"

    def _validity(self, stock: MailFolder) -> int | None:
        return (
            stock.uidvalidity if self._faults.validities is None else next(self._faults.validities)
        )

    def _status(self, arguments: str) -> str:
        name = _WORD.findall(arguments)[0]
        stock = self._find_folder(name)
        if stock is None:
            return "NO [NONEXISTENT] no such folder"
        # For the open folder it answers what it saw on opening it, as Dovecot does.
        messages, uidnext = self._size_at_select if stock is self._selected else folder_size(stock)
        values = {"MESSAGES": messages, "UIDVALIDITY": self._validity(stock)}
        if not self._faults.no_uidnext:
            values["UIDNEXT"] = uidnext
        items = " ".join(f"{key} {value}" for key, value in values.items() if value is not None)
        self._send_line(f"* STATUS {name} ({items})")
        return "OK"

    def _examine(self, arguments: str) -> str:
        return self._select(arguments, writable=False)

    def _select(self, arguments: str, *, writable: bool = True) -> str:
        self._selected = self._find_folder(arguments)
        if self._selected is None:
            return "NO [NONEXISTENT] no such folder"
        self._writable = writable and not self._faults.read_only
        self._announced_count, _ = self._size_at_select = folder_size(self._selected)
        self._send_line(f"* FLAGS ({_ALL_FLAGS})\r\n* {self._announced_count} EXISTS\r\n* 0 RECENT")
        if (validity := self._validity(self._selected)) is not None:
            self._send_line(f"* OK [UIDVALIDITY {validity}] valid")
        if not self._faults.no_uidnext:
            self._send_line(f"* OK [UIDNEXT {self._selected.next_uid}] next")
        if (flags := self._faults.permanent_flags) is not None:
            self._send_line(f"* OK [PERMANENTFLAGS ({flags if self._writable else ''})] kept")
        return f"OK [READ-{'WRITE' if self._writable else 'ONLY'}]"

    def _unselect(self, _: str) -> str:
        self._selected = None
        return "OK"

    def _close(self, arguments: str) -> str:
        if self._writable:
            self._expunge(arguments)
        return self._unselect(arguments)

    # Mails.

    def _search(self, arguments: str) -> str:
        found = self._selected_folder.search(arguments)
        if self._faults.searched is not None:
            found = list(self._faults.searched)
        self._send_line("* SEARCH " + " ".join(map(str, found)))
        return "OK"

    @property
    def _selected_folder(self) -> MailFolder:
        if self._selected is None:
            raise _SessionOver
        return self._selected

    def _fetch(self, arguments: str) -> str:
        numbers, _, items = arguments.partition(" ")
        chosen = self._selected_folder.select_uids(numbers)
        if any(mail.uid in self._faults.choke_on for _, mail in chosen):
            return "NO [SERVERBUG] could not read it"
        for line in self._faults.unasked:
            self._send_line(line)
        for at, mail in chosen:
            for _ in range(2 if mail.uid in self._faults.twice else 1):
                self._send_fetched(at, mail, items)
        return "OK"

    def _send_fetched(self, at: int, mail: StoredMail, items: str) -> None:
        if mail.uid in self._faults.garbled:
            row = f'UID {mail.uid} RFC822.SIZE 9 BODY[HEADER] x BODY[] "never ended'
            self._send_line(f"* {at} FETCH ({row})")
            return
        answer = f"* {at} FETCH (UID {mail.uid}".encode()
        for item in _ITEM.finditer(items.strip("()")):
            answer += self._fetch_item(mail, item)
        self._send_row(answer + b")\r\n")

    def _fetch_item(self, mail: StoredMail, item: re.Match[str]) -> bytes:
        name, section, start, length = item.groups()
        if name == "FLAGS":
            return f" FLAGS ({' '.join(sorted(mail.flags))})".encode()
        if name == "RFC822.SIZE":
            return f" RFC822.SIZE {len(mail.raw)}".encode()
        if name == "INTERNALDATE":
            usual = mail.when.strftime('"%d-%b-%Y %H:%M:%S %z"')
            date = self._faults.dates.get(mail.uid, usual)
            return f" INTERNALDATE {date}".encode()
        if section is None or mail.uid in self._faults.without_body:
            return b""
        if name == "BODY" and self._writable:
            mail.flags.add(r"\Seen")
        part = body_section(mail, section)
        if start is not None:
            part = part[int(start) : int(start) + int(length)]
            if not part and self._faults.nothing_behind:
                return f" BODY[{section}]<{start}> NIL".encode()
        origin = f"<{start}>" if start is not None else ""
        return f" BODY[{section}]{origin} {{{len(part)}}}\r\n".encode() + part

    def _send_row(self, answer: bytes) -> None:
        self._server.fetched_bytes += len(answer)
        if self._faults.cut_after is not None:
            head, brace, literal = answer.partition(b"}\r\n")
            self._connection.sendall(head + brace + literal[: self._faults.cut_after])
            raise _SessionOver
        pieces = [bytes([byte]) for byte in answer] if self._faults.drip else [answer]
        for piece in pieces:
            self._connection.sendall(piece)
            if self._faults.drip and self._server.end_event.wait(self._faults.drip):
                raise _SessionOver

    def _store(self, arguments: str) -> str:
        if not self._writable:
            return "NO [READ-ONLY] opened to read"
        numbers, _, flags = arguments.split(" ", 2)
        for _, mail in self._selected_folder.select_uids(numbers):
            mail.flags.update(flags.strip("()").split())
        return "OK"

    def _copy(self, arguments: str) -> str:
        numbers, name = arguments.split(" ", 1)
        target = self._find_folder(name)
        if target is None:
            return "NO [TRYCREATE] no such folder"
        for _, mail in self._selected_folder.select_uids(numbers):
            target.add(mail.raw, mail.when, mail.flags)
        return "OK"

    def _move(self, arguments: str) -> str:
        if "MOVE" not in self._server.capabilities:
            return "BAD unknown command"
        verdict = self._copy(arguments)
        if verdict == "OK":
            moved = self._selected_folder.select_uids(arguments.split(maxsplit=1)[0])
            self._remove([mail for _, mail in moved])
        return verdict

    def _expunge(self, _: str) -> str:
        self._remove([mail for mail in self._selected_folder.mails if DELETED_FLAG in mail.flags])
        return "OK"

    def _uid_expunge(self, arguments: str) -> str:
        if "UIDPLUS" not in self._server.capabilities:
            return "BAD unknown command"
        chosen = [mail for _, mail in self._selected_folder.select_uids(arguments)]
        self._remove([mail for mail in chosen if DELETED_FLAG in mail.flags])
        return "OK"

    def _remove(self, mails: list[StoredMail]) -> None:
        for at in self._selected_folder.remove(mail.uid for mail in mails):
            self._send_line(f"* {at} EXPUNGE")
        self._announced_count = len(self._selected_folder.mails)

    def _append(self, arguments: str) -> str:
        """RFC 3501 6.3.11: a folder, flags, perhaps a date, and the mail as a literal."""
        read = _APPENDED.fullmatch(arguments)
        folder = self._find_folder(read[1]) if read else None
        if read is None or folder is None:
            return "NO [TRYCREATE] no such folder"
        if not read[4]:
            self._send_line("+ ready for the mail")
        raw, _ = self._read_bytes(int(read[3])), self._read_line()
        folder.add(raw, datetime.now(UTC), (read[2] or "").split())
        self._server.on_append()
        return "OK"

    # Waiting.

    def _idle(self, _: str) -> str:
        if self._faults.idle_before:
            self._send_line(self._faults.idle_before)
        extra = f"\r\n{self._faults.idle_with}" if self._faults.idle_with else ""
        self._send_line(f"+ idling{extra}")
        if self._faults.deaf_idle:
            self._wait_for_the_end()
        if self._faults.bye_in_idle:
            self._send_line("* BYE going down")
            raise _SessionOver
        while (line := self._read_line_within(self._server.idle_poll_seconds)) is None:
            self._announce_while_idle()
        return "OK" if line == "DONE" else "BAD only DONE ends it"

    def _announce_while_idle(self) -> None:
        if len(self._selected_folder.mails) == self._announced_count:
            return
        self._announced_count = len(self._selected_folder.mails)
        line = f"* {self._announced_count} EXISTS\r\n".encode()
        self._connection.sendall(line[:4])
        self._server.end_event.wait(self._faults.idle_pause)
        self._connection.sendall(line[4:])

"""One line to the IMAP server: reads commands, answers them, and misbehaves as told."""

import re
import socket
import threading
from base64 import b64decode
from collections.abc import Callable
from contextlib import nullcontext, suppress
from typing import Protocol

from playground.mailbox.faults import Faults
from playground.mailbox.memory import DELETED, Stock, Stored, unquoted
from playground.mailbox.names import quoted

_WORD = re.compile(r'"(?:[^"\\]|\\.)*"|\([^)]*\)|[^\s()]+')
_ITEM = re.compile(r"([A-Z0-9.]+)(?:\[([^\]]*)\])?(?:<(\d+)\.(\d+)>)?")
_ALL_FLAGS = r"\Answered \Flagged \Deleted \Seen \Draft"


class Server(Protocol):
    """What the lines of one server share."""

    faults: Faults
    capabilities: set[str]
    commands: list[str]
    lines: list[str]
    lock: threading.RLock
    ended: threading.Event
    look_seconds: float

    def account(self, user: str, password: str = "", token: str = "") -> dict[str, Stock] | None:
        """None when it is not let in."""


class _Over(Exception):
    """The line is to be dropped."""


class Session:
    def __init__(self, server: Server, line: socket.socket) -> None:
        self._server = server
        self._faults = server.faults
        self._line = line
        self._received = bytearray()
        self._folders: dict[str, Stock] | None = None
        self._open: Stock | None = None
        self._writable = False
        self._known = 0
        self._seen = (0, 0)
        self._verbs: dict[str, Callable[[str], str]] = {
            "CAPABILITY": self._capability,
            "NOOP": lambda _: "OK",
            "LOGIN": self._login,
            "AUTHENTICATE": self._authenticate,
            "LIST": self._list,
            "STATUS": self._status,
            "SELECT": self._select,
            "EXAMINE": self._examine,
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
        # Whatever ends the line from the other side is fine: that is for the client to survive.
        with self._line, suppress(OSError, _Over):
            self._say(self._faults.greeting)
            while self._command(self._hear()):
                pass

    # Lines in and out.

    def _say(self, text: str) -> None:
        self._line.sendall(text.encode("utf-8", "surrogateescape") + b"\r\n")

    def _hear(self) -> str:
        while (line := self._heard(None)) is None:
            pass
        return line

    def _heard(self, seconds: float | None) -> str | None:
        """The next line; None when there was none for so many seconds."""
        while b"\r\n" not in self._received:
            self._line.settimeout(seconds)
            try:
                received = self._line.recv(65536)
            except TimeoutError:
                return None
            finally:
                self._line.settimeout(None)
            if not received:
                raise _Over
            self._received += received
        line, _, rest = bytes(self._received).partition(b"\r\n")
        self._received = bytearray(rest)
        return line.decode("utf-8", "surrogateescape")

    def _command(self, line: str) -> bool:
        tag, _, rest = line.partition(" ")
        verb, _, arguments = rest.partition(" ")
        if verb == "UID":
            second, _, arguments = arguments.partition(" ")
            verb = f"UID {second}"
        secret = verb in {"LOGIN", "AUTHENTICATE"}
        self._server.commands.append(verb)
        self._server.lines.append(verb if secret else f"{verb} {arguments}".strip())
        if verb in self._faults.silent:
            self._wait_for_the_end()
        if hook := self._faults.before.get(verb):
            hook()
        if verb == "LOGOUT":
            self._say(f"* BYE see you\r\n{tag} OK bye")
            return False
        self._say(f"{tag} {self._answer(verb, arguments)} {verb} done")
        return True

    def _answer(self, verb: str, arguments: str) -> str:
        if told := self._faults.answers.get(verb):
            return told
        do = self._verbs.get(verb)
        if do is None:
            return "BAD unknown command"
        # The two that may take long change nothing.
        with nullcontext() if verb in {"IDLE", "UID FETCH"} else self._server.lock:
            verdict = do(arguments)
            self._tell_news()
        return verdict

    def _tell_news(self) -> None:
        if self._open is not None and len(self._open.mails) != self._known:
            self._known = len(self._open.mails)
            self._say(f"* {self._known} EXISTS")

    def _wait_for_the_end(self) -> None:
        while self._heard(None) is not None:
            pass

    # Who, and what is there.

    def _capability(self, _: str) -> str:
        if not self._faults.no_capability:
            self._say("* CAPABILITY " + " ".join(sorted(self._server.capabilities)))
        return "OK"

    def _login(self, arguments: str) -> str:
        user, password = [unquoted(word) for word in _WORD.findall(arguments)]
        return self._let_in(self._server.account(user, password))

    def _authenticate(self, arguments: str) -> str:
        self._say("+ ")
        said = b64decode(self._hear()).decode()
        if arguments == "PLAIN":
            _, user, password = said.split("\0")
            return self._let_in(self._server.account(user, password))
        user, bearer = said.split("\1")[:2]
        token = bearer.removeprefix("auth=Bearer ")
        verdict = self._let_in(self._server.account(user.removeprefix("user="), "", token))
        if not verdict.startswith("OK"):
            # What is wrong with a token is told in a challenge, which wants an empty answer.
            self._say("+ eyJzdGF0dXMiOiI0MDAifQ==")
            if self._hear():
                return "BAD an empty line was due"
        return verdict

    def _let_in(self, folders: dict[str, Stock] | None) -> str:
        self._folders = folders
        return "NO [AUTHENTICATIONFAILED] wrong" if folders is None else "OK"

    def _stock(self, name: str) -> Stock | None:
        return (self._folders or {}).get(unquoted(name))

    def _list(self, _: str) -> str:
        for stock in (self._folders or {}).values():
            self._say(f'* LIST ({stock.special}) "/" {quoted(stock.name)}')
        return "OK"

    def _validity(self, stock: Stock) -> int | None:
        return stock.validity if self._faults.validities is None else next(self._faults.validities)

    def _status(self, arguments: str) -> str:
        name = _WORD.findall(arguments)[0]
        stock = self._stock(name)
        if stock is None:
            return "NO [NONEXISTENT] no such folder"
        # Of the folder that is open it tells what it saw on opening it, as Dovecot does.
        messages, uidnext = self._seen if stock is self._open else _size(stock)
        values = {"MESSAGES": messages, "UIDVALIDITY": self._validity(stock)}
        if not self._faults.no_uidnext:
            values["UIDNEXT"] = uidnext
        told = " ".join(f"{key} {value}" for key, value in values.items() if value is not None)
        self._say(f"* STATUS {name} ({told})")
        return "OK"

    def _examine(self, arguments: str) -> str:
        return self._select(arguments, writable=False)

    def _select(self, arguments: str, *, writable: bool = True) -> str:
        self._open = self._stock(arguments)
        if self._open is None:
            return "NO [NONEXISTENT] no such folder"
        self._writable = writable and not self._faults.read_only
        self._known, _ = self._seen = _size(self._open)
        self._say(f"* FLAGS ({_ALL_FLAGS})\r\n* {self._known} EXISTS\r\n* 0 RECENT")
        if (validity := self._validity(self._open)) is not None:
            self._say(f"* OK [UIDVALIDITY {validity}] valid")
        if not self._faults.no_uidnext:
            self._say(f"* OK [UIDNEXT {self._open.next_uid}] next")
        if (kept := self._faults.permanent_flags) is not None:
            self._say(f"* OK [PERMANENTFLAGS ({kept if self._writable else ''})] kept")
        return f"OK [READ-{'WRITE' if self._writable else 'ONLY'}]"

    def _unselect(self, _: str) -> str:
        self._open = None
        return "OK"

    def _close(self, arguments: str) -> str:
        if self._writable:
            self._expunge(arguments)
        return self._unselect(arguments)

    # Mails.

    def _search(self, arguments: str) -> str:
        found = self._opened.search(arguments)
        if self._faults.searched is not None:
            found = list(self._faults.searched)
        self._say("* SEARCH " + " ".join(map(str, found)))
        return "OK"

    @property
    def _opened(self) -> Stock:
        if self._open is None:
            raise _Over
        return self._open

    def _fetch(self, arguments: str) -> str:
        numbers, _, items = arguments.partition(" ")
        chosen = self._opened.among(numbers)
        if any(mail.uid in self._faults.choke_on for _, mail in chosen):
            return "NO [SERVERBUG] could not read it"
        for line in self._faults.unasked:
            self._say(line)
        for at, mail in chosen:
            for _ in range(2 if mail.uid in self._faults.twice else 1):
                self._row(at, mail, items)
        return "OK"

    def _row(self, at: int, mail: Stored, items: str) -> None:
        if mail.uid in self._faults.garbled:
            row = f'UID {mail.uid} RFC822.SIZE 9 BODY[HEADER] x BODY[] "never ended'
            self._say(f"* {at} FETCH ({row})")
            return
        answer = f"* {at} FETCH (UID {mail.uid}".encode()
        for item in _ITEM.finditer(items.strip("()")):
            answer += self._item(mail, item)
        self._send_row(answer + b")\r\n")

    def _item(self, mail: Stored, item: re.Match[str]) -> bytes:
        name, section, start, length = item.groups()
        if name == "FLAGS":
            return f" FLAGS ({' '.join(sorted(mail.flags))})".encode()
        if name == "RFC822.SIZE":
            return f" RFC822.SIZE {len(mail.raw)}".encode()
        if name == "INTERNALDATE":
            usual = mail.when.strftime('"%d-%b-%Y %H:%M:%S %z"')
            told = self._faults.dates.get(mail.uid, usual)
            return f" INTERNALDATE {told}".encode()
        if section is None or mail.uid in self._faults.without_body:
            return b""
        if name == "BODY" and self._writable:
            mail.flags.add(r"\Seen")
        part = _section(mail, section)
        if start is not None:
            part = part[int(start) : int(start) + int(length)]
            if not part and self._faults.nothing_behind:
                return f" BODY[{section}]<{start}> NIL".encode()
        origin = f"<{start}>" if start is not None else ""
        return f" BODY[{section}]{origin} {{{len(part)}}}\r\n".encode() + part

    def _send_row(self, answer: bytes) -> None:
        if self._faults.cut_after is not None:
            head, brace, literal = answer.partition(b"}\r\n")
            self._line.sendall(head + brace + literal[: self._faults.cut_after])
            raise _Over
        if not self._faults.drip:
            self._line.sendall(answer)
            return
        for byte in answer:
            self._line.sendall(bytes([byte]))
            if self._server.ended.wait(self._faults.drip):
                raise _Over

    def _store(self, arguments: str) -> str:
        if not self._writable:
            return "NO [READ-ONLY] opened to read"
        numbers, _, flags = arguments.split(" ", 2)
        for _, mail in self._opened.among(numbers):
            mail.flags.update(flags.strip("()").split())
        return "OK"

    def _copy(self, arguments: str) -> str:
        numbers, name = arguments.split(" ", 1)
        target = self._stock(name)
        if target is None:
            return "NO [TRYCREATE] no such folder"
        for _, mail in self._opened.among(numbers):
            target.add(mail.raw, mail.when, mail.flags)
        return "OK"

    def _move(self, arguments: str) -> str:
        if "MOVE" not in self._server.capabilities:
            return "BAD unknown command"
        verdict = self._copy(arguments)
        if verdict == "OK":
            self._remove([mail for _, mail in self._opened.among(arguments.split(maxsplit=1)[0])])
        return verdict

    def _expunge(self, _: str) -> str:
        self._remove([mail for mail in self._opened.mails if DELETED in mail.flags])
        return "OK"

    def _uid_expunge(self, arguments: str) -> str:
        if "UIDPLUS" not in self._server.capabilities:
            return "BAD unknown command"
        chosen = [mail for _, mail in self._opened.among(arguments)]
        self._remove([mail for mail in chosen if DELETED in mail.flags])
        return "OK"

    def _remove(self, mails: list[Stored]) -> None:
        for at in self._opened.remove(mail.uid for mail in mails):
            self._say(f"* {at} EXPUNGE")
        self._known = len(self._opened.mails)

    # Waiting.

    def _idle(self, _: str) -> str:
        if self._faults.idle_before:
            self._say(self._faults.idle_before)
        extra = f"\r\n{self._faults.idle_with}" if self._faults.idle_with else ""
        self._say(f"+ idling{extra}")
        if self._faults.deaf_idle:
            self._wait_for_the_end()
        if self._faults.bye_in_idle:
            self._say("* BYE going down")
            raise _Over
        while (line := self._heard(self._server.look_seconds)) is None:
            self._news_while_idle()
        return "OK" if line == "DONE" else "BAD only DONE ends it"

    def _news_while_idle(self) -> None:
        if len(self._opened.mails) == self._known:
            return
        self._known = len(self._opened.mails)
        line = f"* {self._known} EXISTS\r\n".encode()
        self._line.sendall(line[:4])
        self._server.ended.wait(self._faults.idle_pause)
        self._line.sendall(line[4:])


def _size(stock: Stock) -> tuple[int, int]:
    return len(stock.mails), stock.next_uid


def _section(mail: Stored, section: str) -> bytes:
    if section == "":
        return mail.raw
    if section == "HEADER":
        return mail.header
    return mail.fields(re.findall(r"[\w-]+", section.partition("(")[2]))

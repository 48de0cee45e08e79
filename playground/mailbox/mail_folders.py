"""Owns the mails of the IMAP server: accounts, folders, and the questions asked of them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from playground.mailbox.folder_names import decode_utf7

DELETED_FLAG = r"\Deleted"
_SEARCH_WORD = re.compile(r'"(?:[^"\\]|\\.)*"|\S+')


@dataclass(slots=True)
class StoredMail:
    uid: int
    raw: bytes
    when: datetime
    flags: set[str] = field(default_factory=set)

    @property
    def header(self) -> bytes:
        head, blank, _ = self.raw.partition(b"\r\n\r\n")
        return head + blank

    def header_fields(self, wanted: Iterable[str]) -> bytes:
        names = tuple(f"{name.lower()}:".encode() for name in wanted)
        lines = re.split(rb"\r\n(?![ \t])", self.header.removesuffix(b"\r\n\r\n"))
        found = [line + b"\r\n" for line in lines if line.lower().startswith(names)]
        return b"".join(found) + b"\r\n"


@dataclass(slots=True)
class MailFolder:
    """A folder with its mails."""

    name: str
    special_use: str = ""
    uidvalidity: int = 1_700_000_000
    next_uid: int = 1
    mails: list[StoredMail] = field(default_factory=list)

    def add(self, raw: bytes, when: datetime, flags: Iterable[str] = ()) -> int:
        uid = self.next_uid
        self.next_uid += 1
        self.mails.append(StoredMail(uid, raw, when.astimezone(UTC), set(flags)))
        return uid

    def remove(self, uids: Iterable[int]) -> list[int]:
        """Removes mails; returns their sequence numbers, each as it was when it was removed."""
        gone = []
        for uid in uids:
            for position, mail in enumerate(self.mails):
                if mail.uid == uid:
                    gone.append(position + 1)
                    del self.mails[position]
                    break
        return gone

    def select_uids(self, uid_set: str) -> list[tuple[int, StoredMail]]:
        """Sequence number and mail of `3,7:9,12:*`.

        A range to `*` always holds the last mail, even from beyond it: RFC 3501 6.4.8.
        """
        last = self.mails[-1].uid if self.mails else 0
        ranges = [_uid_range(part, last) for part in uid_set.split(",")]
        return [
            (at, mail)
            for at, mail in enumerate(self.mails, start=1)
            if any(low <= mail.uid <= high for low, high in ranges)
        ]

    def search(self, criteria: str) -> list[int]:
        words = iter(_SEARCH_WORD.findall(criteria))
        found = self.mails
        for key in words:
            found = self._filter(found, key, words)
        return [mail.uid for mail in found]

    def _filter(self, mails: list[StoredMail], key: str, words: Iterator[str]) -> list[StoredMail]:
        if key == "ALL":
            return mails
        if key == "UID":
            chosen = {mail.uid for _, mail in self.select_uids(next(words))}
            return [mail for mail in mails if mail.uid in chosen]
        if key == "BEFORE":
            day = datetime.strptime(next(words), "%d-%b-%Y").replace(tzinfo=UTC)
            return [mail for mail in mails if mail.when < day]
        if key == "SENTBEFORE":
            day = datetime.strptime(next(words), "%d-%b-%Y").replace(tzinfo=UTC)
            return [mail for mail in mails if (sent := _sent_date(mail)) is not None and sent < day]
        if key == "HEADER":
            name, text = next(words), next(words).strip('"').encode()
            return [mail for mail in mails if text in mail.header_fields([name])]
        raise ValueError(f"This server can't search by {key}.")


def _sent_date(mail: StoredMail) -> datetime | None:
    (_, _, value) = mail.header_fields(["Date"]).decode().partition(":")
    try:
        return parsedate_to_datetime(value.strip())
    except ValueError:
        return None


def _uid_range(part: str, last: int) -> tuple[int, int]:
    low, _, high = part.partition(":")
    numbers = [last if end == "*" else int(end) for end in (low, high or low)]
    return min(numbers), max(numbers)


def new_account() -> dict[str, MailFolder]:
    folders = (
        MailFolder("INBOX"),
        MailFolder("Sent", "\\Sent"),
        MailFolder("Drafts", "\\Drafts"),
    )
    return {each.name: each for each in folders}


def decode_quoted_name(name: str) -> str:
    """A folder's name as a client sends it: quoted or not, in modified UTF-7."""
    if name.startswith('"'):
        name = re.sub(r"\\(.)", r"\1", name[1:-1])
    return decode_utf7(name)


def folder_size(folder: MailFolder) -> tuple[int, int]:
    return len(folder.mails), folder.next_uid


def body_section(mail: StoredMail, section: str) -> bytes:
    if section == "":
        return mail.raw
    if section == "HEADER":
        return mail.header
    return mail.header_fields(re.findall(r"[\w-]+", section.partition("(")[2]))

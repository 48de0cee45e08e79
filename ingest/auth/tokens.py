"""Consents on disk: one file for each mailbox, written whole or not at all, for our eyes only.

    tokens/            0700
    tokens/NAME.json   0600, replaced by a rename, so that a reader sees the old or the new
    tokens/NAME.lock   held by whoever renews; never removed, or two could hold two files of one name

What others on the machine could read is refused rather than warned about: a refresh token opens the
mailbox for months, and a new consent replaces it in a minute. A consent is for one account, one
client and one login server; when the config names another, it counts as none.
"""

import errno
import fcntl
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import IO, Annotated

from pydantic import AwareDatetime, Field, TypeAdapter, ValidationError

from journal.errors import MailboxRefused, MailboxUnavailable
from journal.settings import MailboxSettings, Settings

_LARGEST_BYTES = 64 * 1024
_OTHERS_MAY_READ, _OTHERS_MAY_REPLACE = 0o077, 0o022
# The holder of the lock asks a login server, which gets half of this time.
_LOCK_SECONDS, _RETRY_SECONDS = 60.0, 0.05
_PERMANENT_ERRNOS = {
    errno.EACCES,
    errno.EPERM,
    errno.EROFS,
    errno.ELOOP,
    errno.ENOTDIR,
    errno.EEXIST,
    errno.ENAMETOOLONG,
}

_Token = Annotated[str, Field(pattern=r"^[\x21-\x7e]{1,16384}$")]


class ConsentFlaw(StrEnum):
    """Says why there is no consent to be used, as part of a sentence."""

    ABSENT = "nobody has given consent yet"
    DAMAGED = "the consent that was kept is damaged"
    OTHER = "the consent that was kept is for another account or client than the config names"
    EXPOSED = (
        "others on this machine can read the consent that was kept, or put another in its place"
    )
    UNREADABLE = "the consent that was kept can't be read by the user who runs this"


@dataclass(frozen=True, slots=True)
class Consent:
    provider: str
    authority: str
    client_id: str
    user: str
    refresh_token: _Token = field(repr=False)
    access_token: _Token = field(repr=False)
    expires_at: AwareDatetime

    def is_for(self, box: MailboxSettings) -> bool:
        ours = (self.provider, self.authority, self.client_id, self.user)
        return ours == (box.auth, box.authority, box.client_id, box.user)


_CONSENT_ADAPTER = TypeAdapter(Consent)


def build_consent(
    box: MailboxSettings, refresh_token: str, access_token: str, until: datetime
) -> Consent:
    return Consent(
        box.auth, box.authority, box.client_id, box.user, refresh_token, access_token, until
    )


@dataclass(frozen=True, slots=True)
class TokenStore:
    """The folder of the consents; `write` and `remove` only under `hold_lock`."""

    folder: Path

    @classmethod
    def from_settings(cls, settings: Settings) -> "TokenStore":
        return cls(Path(settings.storage.path) / "tokens")

    def read(self, box: MailboxSettings) -> Consent | ConsentFlaw:
        try:
            content = self._read_file(box)
        except FileNotFoundError:
            return ConsentFlaw.ABSENT
        except OSError:
            return ConsentFlaw.UNREADABLE
        return content if isinstance(content, ConsentFlaw) else _parse_consent(content, box)

    @contextmanager
    def hold_lock(self, box: MailboxSettings) -> Iterator[None]:
        """Allow one renewal at a time, among threads and processes: each opens the file for itself."""
        with _translate_os_errors(box, self.folder):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.folder.chmod(0o700)
            flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
            lock = os.open(self._file(box, "lock"), flags, 0o600)
        try:
            with _translate_os_errors(box, self.folder):
                _wait_for_lock(lock, box)
            yield
        finally:
            # Closing lets go; so does the end of the process, however it ends.
            os.close(lock)

    def write(self, box: MailboxSettings, consent: Consent) -> None:
        new = self._file(box, "json.new")
        with _translate_os_errors(box, self.folder):
            # A killed process left it.
            new.unlink(missing_ok=True)
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW
            with os.fdopen(os.open(new, flags, 0o600), "wb") as file:
                file.write(_CONSENT_ADAPTER.dump_json(consent))
                file.flush()
                os.fsync(file.fileno())
            new.replace(self._file(box, "json"))
            self._sync_folder()

    def remove(self, box: MailboxSettings) -> bool:
        """Remove the consent; False if there was none."""
        with _translate_os_errors(box, self.folder):
            self._file(box, "json.new").unlink(missing_ok=True)
            try:
                self._file(box, "json").unlink()
            except FileNotFoundError:
                return False
            self._sync_folder()
        return True

    def _read_file(self, box: MailboxSettings) -> bytes | ConsentFlaw:
        if self.folder.stat().st_mode & _OTHERS_MAY_REPLACE:
            return ConsentFlaw.EXPOSED
        with _open_file(self._file(box, "json")) as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                return ConsentFlaw.DAMAGED
            if found.st_mode & _OTHERS_MAY_READ:
                return ConsentFlaw.EXPOSED
            content = file.read(_LARGEST_BYTES + 1)
        return content if len(content) <= _LARGEST_BYTES else ConsentFlaw.DAMAGED

    def _file(self, box: MailboxSettings, ending: str) -> Path:
        # A mailbox's name has letters, digits, "_", "-" and "." alone, and never begins with ".".
        return self.folder / f"{box.name}.{ending}"

    def _sync_folder(self) -> None:
        """Sync the folder, so that the rename outlives a power cut."""
        folder = os.open(self.folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _parse_consent(content: bytes, box: MailboxSettings) -> Consent | ConsentFlaw:
    try:
        consent = _CONSENT_ADAPTER.validate_json(content)
    except ValidationError:
        return ConsentFlaw.DAMAGED
    return consent if consent.is_for(box) else ConsentFlaw.OTHER


def _open_file(file: Path) -> IO[bytes]:
    """Open without following a link or waiting for the other end of a pipe; Path.open can't."""
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    return open(file, "rb", opener=lambda name, _: os.open(name, flags))


def _wait_for_lock(lock: int, box: MailboxSettings) -> None:
    """Wait for the lock with a timeout, which the lock itself does not have."""
    until = time.monotonic() + _LOCK_SECONDS
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise MailboxUnavailable(
                    f"Mailbox '{box.name}' can't be logged in to now: another process has been "
                    f"renewing its consent for {_LOCK_SECONDS:.0f} seconds. It is tried again.",
                    retry_after=60,
                ) from None
            time.sleep(_RETRY_SECONDS)
        else:
            return


@contextmanager
def _translate_os_errors(box: MailboxSettings, folder: Path) -> Iterator[None]:
    """Turn errors of the system into ours: a full disk passes, a foreign folder does not."""
    try:
        yield
    except OSError as error:
        sentence = (
            f"The consent for mailbox '{box.name}' can't be kept in {folder}: {error.strerror}."
        )
        if error.errno in _PERMANENT_ERRNOS:
            raise MailboxRefused(
                f"{sentence} Make it a folder of the user who runs this."
            ) from None
        raise MailboxUnavailable(f"{sentence} It is tried again.", retry_after=60) from None

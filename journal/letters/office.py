"""Has LibreOffice make a PDF of a Word file, where it is installed: in a process of its own, ended in time.

It gets a folder of its own for its profile and its files, which is gone with it, and none of our variables:
they may hold passwords. A document's macros are not run, and nothing that it only links is fetched.
"""

import contextlib
import os
import resource
import shutil
import signal
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from journal.letters.merge_error import MergeError

_NAMES = ("soffice", "libreoffice")
_MISSING = (
    "PDF of a Word file needs LibreOffice, which is not installed here. Install it (on Debian: "
    "apt-get install libreoffice-writer), or name the file as .docx alone: then it stays a Word file."
)
_WORD, _PDF = "letter.docx", "letter.pdf"
_LARGEST_FILE = 200 << 20
# Of its settings, those that keep a document from reaching out of itself.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
</oor:items>
"""


class Office:
    """Open it by `with`. The profile that its first file makes serves the next ones."""

    def __init__(self, wall_seconds: float) -> None:
        self._wall_seconds = wall_seconds
        self._folder = TemporaryDirectory(prefix="rapport-office-", ignore_cleanup_errors=True)
        settings = _profile(Path(self._folder.name)) / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, encoding="utf-8")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._folder.cleanup()

    def to_pdf(self, word: bytes) -> bytes:
        """The PDF, or a MergeError."""
        folder = Path(self._folder.name)
        made = folder / _PDF
        made.unlink(missing_ok=True)
        (folder / _WORD).write_bytes(word)
        self._run(require_office(), folder)
        try:
            return made.read_bytes()
        except FileNotFoundError:
            raise MergeError(
                "LibreOffice made no PDF of it. Open it in LibreOffice Writer: it says what is wrong."
            ) from None

    def _run(self, program: str, folder: Path) -> None:
        process = subprocess.Popen(  # noqa: S603 (no shell; what the PATH has under its name)
            _command(program, folder),
            cwd=folder,
            env={
                "HOME": str(folder),
                "PATH": os.environ.get("PATH", os.defpath),
                "LANG": "C.UTF-8",
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            # It starts others: a session of its own is what ends all of them.
            start_new_session=True,
        )
        try:
            _limit(process.pid, int(self._wall_seconds) + 1)
            process.wait(self._wall_seconds)
        except subprocess.TimeoutExpired:
            raise MergeError(
                f"LibreOffice takes more than {self._wall_seconds:.0f} s for it; it is ended. "
                "Make the file simpler."
            ) from None
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def require_office() -> str:
    for name in _NAMES:
        if found := shutil.which(name):
            return found
    raise MergeError(_MISSING)


def _profile(folder: Path) -> Path:
    return folder / "profile"


def _command(program: str, folder: Path) -> list[str]:
    profile = f"-env:UserInstallation={_profile(folder).as_uri()}"
    quiet = ("--headless", "--norestore", "--nologo", "--nolockcheck")
    return [program, profile, *quiet, "--convert-to", "pdf", "--outdir", str(folder), _WORD]


def _limit(pid: int, seconds: int) -> None:
    """What it starts has the same limits."""
    with contextlib.suppress(ProcessLookupError):
        resource.prlimit(pid, resource.RLIMIT_CPU, (seconds, seconds))
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (_LARGEST_FILE, _LARGEST_FILE))
        resource.prlimit(pid, resource.RLIMIT_CORE, (0, 0))

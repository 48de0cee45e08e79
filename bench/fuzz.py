"""`python -m bench fuzz`: the mails of the corpora, broken in many ways, read in a bounded process.

A mail fails that raises, takes longer or more memory than it may, reads differently the second time or in
another process, or can't be written as JSON. What fails is made as small as it gets and saved; the
case then becomes a test that makes such a mail by code.
"""

import json
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from os import environ
from pathlib import Path

from rich.console import Console

from bench import corpora, mutations

# Every so many mails one is read by a second process whose hashes have another seed.
COMPARE_EVERY = 8
# Reducing a slow case takes long.
REDUCING_SECONDS = 30
# The processes are renewed, since memory that was given back is not always free again.
RENEW_AFTER = 2_000
MAIL_SECONDS = 1.0


@dataclass(slots=True)
class ReaderProcess:
    """A process that reads mails; it is replaced when it dies."""

    hash_seed: str
    module: str = "bench.fuzz_child"
    mail_seconds: float = MAIL_SECONDS
    process: "subprocess.Popen[bytes] | None" = None
    read_count: int = 0

    def read_mail(self, raw: bytes) -> tuple[str, str, float]:
        """Read a mail; return what is wrong, the digest, the seconds."""
        process = self.process or self._start()
        assert process.stdin is not None
        assert process.stdout is not None
        self.read_count += 1
        try:
            process.stdin.write(len(raw).to_bytes(4, "big") + raw)
            process.stdin.flush()
            answer = json.loads(process.stdout.readline())
        except (BrokenPipeError, ValueError):
            return self._note_death(), "", 0.0
        if self.read_count >= RENEW_AFTER:
            self.stop()
        return answer["wrong"], answer["digest"], answer["seconds"]

    def stop(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.communicate()
        self.process = None

    def _start(self) -> "subprocess.Popen[bytes]":
        self.read_count = 0
        self.process = subprocess.Popen(  # noqa: S603 (our own module)
            [sys.executable, "-m", self.module, str(self.mail_seconds)],
            cwd=corpora.ROOT,
            env={**environ, "PYTHONHASHSEED": self.hash_seed},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        return self.process

    def _note_death(self) -> str:
        assert self.process is not None
        self.process.communicate()
        code = self.process.returncode
        self.process = None
        return "too slow" if code == -27 else f"the process died ({code})"


@dataclass(slots=True)
class FuzzCounts:
    mails: int = 0
    bytes: int = 0
    compared: int = 0
    failures: Counter[str] = field(default_factory=Counter)
    by_mutation: Counter[str] = field(default_factory=Counter)
    slowest: list[tuple[float, int, str]] = field(default_factory=list)

    def note(self, how: str, size: int, seconds: float) -> None:
        self.mails += 1
        self.bytes += size
        self.by_mutation.update(how.split("+"))
        self.slowest = sorted([*self.slowest, (seconds, size, how)], reverse=True)[:5]


def run(*, minutes: float, seed: int, into: Path, mail_seconds: float = MAIL_SECONDS) -> int:
    """Run; return the number of mails that failed."""
    out = Console(highlight=False)
    dice = random.Random(seed)
    seeds = [sample.raw for sample in corpora.samples()]
    one, other = (ReaderProcess(each, mail_seconds=mail_seconds) for each in ("1", "2"))
    counts = FuzzCounts()
    started = time.monotonic()
    end = started + minutes * 60
    try:
        while time.monotonic() < end:
            how, raw = mutations.mutate(dice, seeds)
            wrong, seconds = _judge_mail(
                raw, one, other if counts.mails % COMPARE_EVERY == 0 else None
            )
            counts.compared += counts.mails % COMPARE_EVERY == 0
            counts.note(how, len(raw), seconds)
            if wrong:
                counts.failures[wrong] += 1
                if counts.failures[wrong] <= 5:
                    saved = _save(raw, wrong, one, other, into)
                    out.print(f"{wrong}: {how}, {len(raw):,} bytes, {saved}")
    except KeyboardInterrupt:
        out.print("stopped early")
    finally:
        one.stop()
        other.stop()
    _report(out, counts, (time.monotonic() - started) / 60, seed)
    return sum(counts.failures.values())


def _judge_mail(raw: bytes, one: ReaderProcess, other: ReaderProcess | None) -> tuple[str, float]:
    wrong, digest, seconds = one.read_mail(raw)
    if not wrong and other is not None:
        wrong, second, _ = other.read_mail(raw)
        if not wrong and second != digest:
            wrong = "two processes did not read the same"
    return wrong, seconds


def _save(raw: bytes, wrong: str, one: ReaderProcess, other: ReaderProcess, into: Path) -> Path:
    into.mkdir(parents=True, exist_ok=True)
    small = reduce_case(raw, lambda piece: _judge_mail(piece, one, other)[0] == wrong)
    name = "".join(c if c.isalnum() else "-" for c in wrong)[:60]
    path = into / f"{name}-{len(list(into.iterdir()))}.eml"
    path.write_bytes(small)
    return path


def reduce_case(raw: bytes, fails: Callable[[bytes], bool]) -> bytes:
    """Leave out smaller and smaller pieces as long as it still fails."""
    end = time.monotonic() + REDUCING_SECONDS
    size = len(raw) // 2
    while size and time.monotonic() < end:
        at = 0
        while at < len(raw) and time.monotonic() < end:
            shorter = raw[:at] + raw[at + size :]
            if fails(shorter):
                raw = shorter
            else:
                at += size
        size = min(size // 2, len(raw) // 2)
    return raw


def _report(out: Console, counts: FuzzCounts, minutes: float, seed: int) -> None:
    out.print(
        f"{counts.mails:,} mails, {counts.bytes / 1e6:,.0f} MB in {minutes:.0f} minutes with seed {seed}; "
        f"{counts.compared:,} were read by a second process as well"
    )
    out.print(", ".join(f"{name} {count:,}" for name, count in sorted(counts.by_mutation.items())))
    for seconds, size, how in counts.slowest:
        out.print(f"  {seconds * 1000:6.0f} ms for {size:,} bytes ({how})")
    for wrong, count in counts.failures.most_common():
        out.print(f"  {count:,} × {wrong}")
    out.print(f"{sum(counts.failures.values()):,} failed")

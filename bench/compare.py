"""`python -m bench compare REVISION`: what a change did, beside the code of another revision.

Both are measured by turns in one run, by CPU and by medians: reading of made mails, the whole way of
mails from files into a record, and the start of commands. The other revision is checked out beside
this one; it needs no benchmark of its own, since what measures it is this one's.
"""

import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench import sample_mailbox, starts
from bench.starts import ROOT, cpu_seconds

_COMMAND = (sys.executable, "-c", "from cli.main import main; main()")
# Reads each mail of a folder by its headers and whole, as capture does; imports alone for nothing.
_READ = """
import sys
from pathlib import Path
from ingest.parse import message
for path in sorted(Path(sys.argv[1]).glob("*.eml")):
    message.parse_head(path.read_bytes())
    message.parse(path.read_bytes())
"""
Costs = dict[str, list[float]]


def run(revision: str, *, mails: int, rounds: int) -> None:
    with _checkout(revision) as tree, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(mails):
            (folder / f"{number}.eml").write_bytes(sample_mailbox.make_mail(number))
        before: Costs = {}
        now: Costs = {}
        for _ in range(rounds):
            _note(before, _measure(tree, folder, mails))
            _note(now, _measure(ROOT, folder, mails))
    Console(highlight=False).print(table_of(before, now))


@contextmanager
def _checkout(revision: str) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        tree = Path(name) / "tree"
        git = ("git", "-C", str(ROOT), "worktree")
        subprocess.run([*git, "add", "-q", "--detach", str(tree), revision], check=True)  # noqa: S603
        try:
            yield tree
        finally:
            subprocess.run([*git, "remove", "--force", str(tree)], check=True)  # noqa: S603


def _measure(tree: Path, mails: Path, count: int) -> dict[str, float]:
    """The milliseconds of CPU for a mail, and the starts, of the code in `tree`."""
    read = (sys.executable, "-c", _READ)
    with tempfile.TemporaryDirectory() as empty:
        idle = cpu_seconds((*read, empty), mails, tree)
        # The first command makes the database.
        cpu_seconds((*_COMMAND, "contact", "add", "Ada"), Path(empty), tree)
        way = cpu_seconds((*_COMMAND, "mail", "import", str(mails)), Path(empty), tree)
        start = cpu_seconds((*_COMMAND, "history"), Path(empty), tree)
    reading = cpu_seconds((*read, str(mails)), mails, tree) - idle
    return {
        "reading a mail, ms": reading / count * 1_000,
        "a mail from a file into the record, ms": (way - start) / count * 1_000,
        **{f"`{name}`, imports of sqlmodel": each for name, each in _starts(tree).items()},
    }


def _starts(tree: Path) -> Mapping[str, float]:
    return starts.measure(1, tree=tree)


def _note(costs: Costs, found: Mapping[str, float]) -> None:
    for name, cost in found.items():
        costs.setdefault(name, []).append(cost)


def table_of(before: Mapping[str, Sequence[float]], now: Mapping[str, Sequence[float]]) -> Table:
    """The medians side by side, and how many times as much it is now."""
    table = Table("CPU", "before", "now", "now ÷ before", box=None, header_style="bold")
    for name, some in now.items():
        old, new = statistics.median(before[name]), statistics.median(some)
        table.add_row(name, f"{old:.2f}", f"{new:.2f}", f"{new / old:.2f}" if old > 0 else "–")
    return table

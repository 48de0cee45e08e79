"""`python -m bench starts`: what commands cost beside an import of SQLModel, in CPU, in one run.

Each is begun by turns with the import, so that a noisy neighbour disturbs all of them; medians.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parents[1]
_COMMAND = (sys.executable, "-c", "from cli.main import main; main()")
_FLOOR = (sys.executable, "-c", "import sqlmodel")
STARTS: Mapping[str, tuple[str, ...]] = {
    "history": ("history",),
    "find": ("find", "prices"),
    "show": ("show", "1"),
    "log": ("log", "ada", "Sent the prices again"),
    "history --help": ("history", "--help"),
    "--version": ("--version",),
    "a slip": ("histori",),
}
_FURNISHING = (("contact", "add", "Ada"), ("log", "ada", "Sent the prices"))


def measure(rounds: int, *, tree: Path = ROOT) -> dict[str, float]:
    """Counts how many imports of SQLModel each command costs, by its name."""
    costs: dict[str, list[float]] = {name: [] for name in STARTS}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for arguments in _FURNISHING:
            cpu_seconds((*_COMMAND, *arguments), folder, tree)
        for _ in range(rounds):
            floor = cpu_seconds(_FLOOR, folder, tree)
            for started, words in STARTS.items():
                costs[started].append(cpu_seconds((*_COMMAND, *words), folder, tree) / floor)
    return {command: statistics.median(some) for command, some in costs.items()}


def cpu_seconds(command: Sequence[str], folder: Path, tree: Path) -> float:
    """The CPU that a program took, which runs the modules of `tree`."""
    environment = {**os.environ, "PYTHONPATH": str(tree)}
    done = subprocess.run(  # noqa: S603 (a command of ours)
        [sys.executable, str(ROOT / "bench" / "used_by.py"), *command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    used: dict[str, float] = json.loads(done.stdout)
    return used["cpu_seconds"]


def run(rounds: int) -> None:
    table = Table("command", "imports of sqlmodel", box=None, header_style="bold")
    for name, cost in measure(rounds).items():
        table.add_row(name, f"{cost:.2f}")
    Console(highlight=False).print(table)

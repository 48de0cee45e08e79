"""Processes of tests. Each is gone, and its pipes closed, when the block ends that started it.

A process that is left behind by a test that fails is found by the next one: as a warning of a pipe
that nobody closed, as a port in use, or as a lock. Whoever asks it to end well does so in the block.
"""

import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any


@contextmanager
def running_process(
    command: Sequence[str | Path], **options: Any
) -> Iterator["subprocess.Popen[Any]"]:
    """Start a process with the options of `Popen`; kill it at the end if it still runs."""
    with subprocess.Popen(command, **options) as process:
        try:
            yield process
        finally:
            process.kill()

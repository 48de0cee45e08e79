"""Shows the progress of long work: a bar on a terminal's stderr, nothing in a pipe."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cli.terminal.output import escape

if TYPE_CHECKING:
    from ingest.capture.context import Progress as FolderProgress


@contextmanager
def progress(
    title: str, total: int | None, *, visible: bool = True
) -> Iterator[Callable[[int], None]]:
    """Yields a function to be called with how many more are done."""
    if not (visible and sys.stderr.isatty()):
        yield lambda _done: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (TextColumn(title), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task(title, total=total)
        yield lambda done: bars.advance(task, done)


@contextmanager
def folder_progress(*, visible: bool) -> Iterator[Callable[["FolderProgress"], None]]:
    """A bar for each folder on a terminal, nothing in a pipe."""
    if not (visible and sys.stderr.isatty()):
        yield lambda _progress: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        TaskID,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    tasks: dict[str, TaskID] = {}
    with Bars(
        *columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True
    ) as bars:

        def tell(progress: "FolderProgress") -> None:
            name = escape(f"{progress.mailbox} {progress.folder}")
            if name not in tasks:
                tasks[name] = bars.add_task(name)
            bars.update(tasks[name], completed=progress.done, total=progress.total)

        yield tell

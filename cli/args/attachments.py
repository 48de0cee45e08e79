"""Files of an entry, from the disk and onto it."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from journal.errors import N_, RequestRefused
from journal.fold import one_line
from journal.model import NewAttachment

_LARGEST_FILE = 50_000_000


def read_attachment(path: Path) -> NewAttachment:
    import mimetypes

    if path.stat().st_size > _LARGEST_FILE:
        raise RequestRefused(
            N_("{file} is larger than 50 MB, the most that can be attached."), file=path
        )
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return NewAttachment(one_line(path.name, longest=200), kind, path.read_bytes())


def write_files(folder: Path, files: Iterable[NewAttachment]) -> None:
    """Into the folder, which is made; a file that lies there already is not overwritten."""
    folder.mkdir(parents=True, exist_ok=True)
    for each in files:
        path = folder / each.name.replace("/", "_")
        try:
            with path.open("xb") as file:
                file.write(each.content)
        except FileExistsError:
            raise RequestRefused(
                f"{path} is there already and was not overwritten; the file is on the entry."
            ) from None


def tell_lost_files(lost: Sequence[str]) -> None:
    """Says which files an export of a person lacks."""
    if lost:
        click.echo(
            f"Not in it, since missing or damaged: {', '.join(lost)}. `rapport storage check` says "
            "which files to put back from a backup.",
            err=True,
        )

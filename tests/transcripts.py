"""Runs transcripts in the docs as they stand: a page that is not true any more is a bug.

A block ```` ```console ```` holds lines `$ rapport …` with what they print below. A block whose
language is followed by a name, as in ```` ```toml broken.toml ````, is a file that is there from
then on. `…` stands for anything; in a command for the token that was shown last. An address of a page
may stand for another, which is a real server.
"""

import re
import shlex
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_BLOCK = re.compile(r"^```(\w+) ?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TOKEN = re.compile(r"--confirm ([0-9a-f]{16})")

RunCommand = Callable[[list[str]], str]


@dataclass(frozen=True, slots=True)
class Step:
    command: str
    expected: str


def play(
    page: Path, folder: Path, run: RunCommand, addresses: Mapping[str, str] | None = None
) -> Iterator[tuple[Step, str]]:
    """Each step of the page with what it printed; the files of the page appear in `folder`."""
    token = ""

    def real(text: str) -> str:
        for shown, address in (addresses or {}).items():
            text = text.replace(shown, address)
        return text

    for language, name, body in _BLOCK.findall(page.read_text(encoding="utf-8")):
        if name:
            (folder / name).write_text(real(body), encoding="utf-8")
        if language != "console":
            continue
        for step in _steps(body):
            arguments = shlex.split(real(step.command).replace("…", token))[1:]
            printed = run(arguments)
            token = next(iter(_TOKEN.findall(printed)), token)
            yield step, printed


def _steps(block: str) -> Iterator[Step]:
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        yield Step(command, expected)


def output_matches(expected: str, printed: str) -> bool:
    """Says whether they are equal, except for spaces at line ends and what `…` stands for."""
    pattern = ".*".join(re.escape(part) for part in _trim_lines(expected).split("…"))
    return re.fullmatch(pattern, _trim_lines(printed), flags=re.DOTALL) is not None


def _trim_lines(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def update_page(page: Path, steps: Iterator[tuple[Step, str]]) -> str:
    """The page with the real output of its commands, where that differs."""
    rest, done = page.read_text(encoding="utf-8"), ""
    for step, printed in steps:
        before, _, rest = rest.partition(f"$ {step.command}\n")
        shown = (
            step.expected if output_matches(step.expected, printed) else _trim_lines(printed) + "\n"
        )
        done += f"{before}$ {step.command}\n{shown}"
        rest = rest.removeprefix(step.expected)
    return done + rest

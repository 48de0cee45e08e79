"""The shape of what customers write in one language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """`last_lines` is by kind; `dates` are the forms that people type."""

    greetings: tuple[str, ...]
    sentences: tuple[str, ...]
    last_lines: dict[str, tuple[str, ...]]
    dates: tuple[str, ...]
    closings: tuple[str, ...]
    announced: tuple[str, ...] = ()

"""The kinds of sentences that customers write in one language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """One language's phrases; `last_lines` by kind, `dates` in the forms that people type."""

    greetings: tuple[str, ...]
    sentences: tuple[str, ...]
    last_lines: dict[str, tuple[str, ...]]
    dates: tuple[str, ...]
    closings: tuple[str, ...]
    announced: tuple[str, ...] = ()

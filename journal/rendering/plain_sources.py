"""PURE. Which sources are plain words, and need no language of templates."""

LONGEST_OUTPUT = 100_000


def is_plain(source: str) -> bool:
    """Most descriptions are plain words; they need no compiler."""
    return "{" not in source and len(source) <= LONGEST_OUTPUT

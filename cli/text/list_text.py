"""The sentences about lists that go on."""

from bot.language.translator import Translator
from cli.terminal.output import plural


def shown_of(t: Translator, shown: int, count: int) -> str:
    return t(
        "{shown} of {count}; --limit shows more.", shown=t.number(shown), count=t.number(count)
    )


def more_lines_text(count: int) -> str:
    """Behind the first line of an imported file that has a reason."""
    return f" and {plural(count, 'more line')}" if count else ""

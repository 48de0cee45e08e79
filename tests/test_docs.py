"""What the pages and the docstrings name is there."""

import re
from pathlib import Path

import click
import pytest

from cli.main import rapport

CONTEXT = click.Context(rapport, info_name="rapport")
ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(ROOT.glob("docs/**/*.md"))]
CODE = [
    file
    for folder in ("bot", "cli", "ingest", "journal", "playground", "tests", "bench")
    for file in sorted((ROOT / folder).rglob("*.py"))
]
# `bot/slack/payloads`, `journal/store/`, `tests/test_names.py`
PATH = re.compile(
    r"(?<![\w/.<-])((?:bot|cli|ingest|journal|playground|tests|bench|docs)/[a-z][\w/-]*(?:\.\w+)?)"
)
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


def is_there(path: str) -> bool:
    whole = ROOT / path.rstrip("/")
    return whole.exists() or whole.with_name(f"{whole.name}.py").exists()


def is_example(path: str) -> bool:
    """`bot/locale/LANGUAGE/…` stands for any language."""
    return any(part.partition(".")[0].isupper() for part in path.split("/"))


def missing_paths(text: str) -> list[str]:
    return [path for path in PATH.findall(text) if not is_example(path) and not is_there(path)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_path_that_a_page_names_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert missing_paths(text) == []
    assert [link for link in LINK.findall(text) if not (page.parent / link).exists()] == []


def test_every_path_that_the_code_names_between_backticks_exists() -> None:
    missing = [
        f"{file.relative_to(ROOT)}: {path}"
        for file in CODE
        for quoted in re.findall(r"`([^`\n]+)`", file.read_text(encoding="utf-8"))
        for path in missing_paths(quoted)
    ]
    assert missing == []


def test_every_command_that_the_comparison_names_is_there() -> None:
    """`rapport segment create`, `edit`, `add`: what follows a comma may be of the same group."""
    text = (ROOT / "docs" / "compared.md").read_text(encoding="utf-8")
    named = re.findall(r"`rapport ([a-z][a-z -]*?[a-z])(?= [A-Z-]|`)", text)
    assert len(named) > 30
    missing = [each for each in named if not _is_command(each.split())]
    assert missing == []


def _is_command(words: list[str]) -> bool:
    command = rapport.get_command(CONTEXT, words[0])
    if isinstance(command, click.Group):
        return len(words) > 1 and words[1] in command.commands
    return command is not None


def test_every_option_that_the_comparison_names_is_there() -> None:
    text = (ROOT / "docs" / "compared.md").read_text(encoding="utf-8")
    named = re.findall(r"`rapport ([a-z-]+)(?: ([a-z-]+))?[^`]*?(--[a-z-]+)", text)
    missing = [
        (" ".join(filter(None, (name, sub))), option)
        for name, sub, option in named
        if option not in _options(name, sub)
    ]
    assert named
    assert missing == []


def _options(name: str, sub: str) -> set[str]:
    command = rapport.get_command(CONTEXT, name)
    if isinstance(command, click.Group):
        command = command.commands[sub]
    assert command is not None, name
    return {option for each in command.params for option in (*each.opts, *each.secondary_opts)}

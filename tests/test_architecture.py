"""The house stands as it is drawn: who may import whom, and how large a piece may grow."""

import ast
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = [
    name for name in ("bot", "cli", "ingest", "journal", "playground") if (ROOT / name).is_dir()
]

LONGEST_FUNCTION = 50
MEDIAN_FUNCTION = 10
LONGEST_FILE = 400

# What is planted into a copy of the tree, and what the linter must then say.
PLANTED = {
    "the mailbox's door knows Slack's": (
        "ingest/planted.py",
        "import bot",
        "ingest.planted -> bot",
    ),
    "the domain knows the desk": (
        "journal/figures.py",
        "import cli",
        "journal.figures -> cli",
    ),
    "a lower floor imports a higher one": (
        "journal/model/enums.py",
        "import journal.matching",
        "journal.model.enums -> journal.matching",
    ),
    "a new file of the domain has no floor": (
        "journal/homeless.py",
        "",
        "- journal.homeless",
    ),
    "a word of the domain knows SQL": (
        "journal/fold.py",
        "import sqlalchemy",
        "journal.fold -> sqlalchemy",
    ),
    "a decision looks at the clock": (
        "journal/retention.py",
        "import time",
        "journal.retention -> time",
    ),
    "reading a mail looks at the clock": (
        "ingest/parse/quoting/quotes.py",
        "import time",
        "ingest.parse.quoting.quotes -> time",
    ),
    "a foreign parser leaves its owner": (
        "ingest/parse/text/body.py",
        "import icalendar",
        "ingest.parse.text.body -> icalendar",
    ),
    "a new file of the mail door has no floor": (
        "ingest/homeless.py",
        "",
        "- ingest.homeless",
    ),
    "the desk touches rows": (
        "cli/planted.py",
        "import journal.store.tables",
        "cli.planted -> journal.store.tables",
    ),
    "the domain writes to the terminal": (
        "journal/matching.py",
        "import click",
        "journal.matching -> click",
    ),
    "the mailbox's door holds Slack's library": (
        "ingest/planted_too.py",
        "import slack_sdk",
        "ingest.planted_too -> slack_sdk",
    ),
    "what is shown in Slack talks to Slack": (
        "bot/views/planted.py",
        "import slack_sdk",
        "bot.views.planted -> slack_sdk",
    ),
    "reading what was typed looks at the clock": (
        "bot/grammar/planted.py",
        "import time",
        "bot.grammar.planted -> time",
    ),
    "a listener imports the app": (
        "bot/listeners/planted.py",
        "import bot.app",
        "bot.listeners.planted -> bot.app",
    ),
    "a new file of Slack's door has no floor": (
        "bot/homeless.py",
        "",
        "- bot.homeless",
    ),
    "the stand-in knows Slack's library": (
        "playground/planted.py",
        "import slack_bolt",
        "playground.planted -> slack_bolt",
    ),
    "the bot serves WebSockets": (
        "bot/transport/planted.py",
        "import websockets",
        "bot.transport.planted -> websockets",
    ),
    "the web server leaves its owner": (
        "cli/planted_too.py",
        "import waitress",
        "cli.planted_too -> waitress",
    ),
    "two commands know each other, if only inside a function": (
        "cli/commands/segment_runs.py",
        "def _planted() -> None:\n    import cli.commands.log",
        "- .segment_runs -> .log",
    ),
    "Slack's door holds the mailbox's library": (
        "bot/planted.py",
        "import imapclient",
        "bot.planted -> imapclient",
    ),
}


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [program, "--no-logo", "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_import_goes_the_allowed_way() -> None:
    linted = lint_imports(ROOT)
    assert linted.returncode == 0, linted.stdout + linted.stderr


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Says what the linter says of a copy of the tree with every wrong import planted at once."""
    folder = tmp_path_factory.mktemp("planted")
    shutil.copy(ROOT / "pyproject.toml", folder)
    for package in PACKAGES:
        shutil.copytree(
            ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__")
        )
    for file, line, _ in PLANTED.values():
        with (folder / file).open("a") as opened:
            opened.write(f"\n{line}\n")
    linted = lint_imports(folder)
    assert linted.returncode == 1, linted.stderr
    return linted.stdout


@pytest.mark.parametrize("wrong", PLANTED)
def test_a_wrong_import_is_named(wrong: str, planted: str) -> None:
    _, _, complaint = PLANTED[wrong]
    assert complaint in planted


def files() -> Iterator[Path]:
    for package in PACKAGES:
        for file in sorted((ROOT / package).rglob("*.py")):
            # A migration is a list of statements; nobody reads it as a function.
            if "migrations" not in file.parts:
                yield file


@cache
def functions() -> Sequence[tuple[str, int]]:
    """Says where each function stands, and how many lines it has from `def` to its end."""
    return list(_find_functions())


def _find_functions() -> Iterator[tuple[str, int]]:
    for file in files():
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                place = f"{file.relative_to(ROOT)}:{node.lineno} {node.name}"
                yield place, (node.end_lineno or node.lineno) - node.lineno + 1


def test_no_function_is_too_long_to_read_at_once() -> None:
    assert [place for place, lines in functions() if lines > LONGEST_FUNCTION] == []


def test_most_functions_are_short() -> None:
    assert median(lines for _, lines in functions()) < MEDIAN_FUNCTION


def test_no_file_answers_more_than_one_question() -> None:
    long = [
        str(file.relative_to(ROOT))
        for file in files()
        # A language's words are data, and stand together for whoever translates them.
        if file.parent.name != "words"
        and len(file.read_text(encoding="utf-8").splitlines()) > LONGEST_FILE
    ]
    assert long == []


def pure_modules() -> list[str]:
    """The modules and packages that the contract holds to it."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    all_contracts = contracts["tool"]["importlinter"]["contracts"]
    (pure,) = [each for each in all_contracts if each["id"] == "pure"]
    return [str(module) for module in pure["source_modules"]]


def module_name(file: Path) -> str:
    path = file.relative_to(ROOT).with_suffix("")
    return ".".join(path.parts).removesuffix(".__init__")


def says_pure(file: Path) -> bool:
    """Says whether its docstring begins so; a tree of each file takes seconds and says no more."""
    return file.read_text(encoding="utf-8").removeprefix("r").startswith('"""PURE')


def test_who_says_pure_is_held_to_it() -> None:
    promised = [module_name(file) for file in files() if says_pure(file)]
    held = tuple(pure_modules())
    not_held = [
        module
        for module in promised
        if not any(module == each or module.startswith(f"{each}.") for each in held)
    ]
    assert promised
    assert not_held == []


def test_who_is_held_to_be_pure_says_so() -> None:
    silent = []
    for module in pure_modules():
        path = ROOT.joinpath(*module.split("."))
        file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
        if not says_pure(file):
            silent.append(module)
    assert silent == []

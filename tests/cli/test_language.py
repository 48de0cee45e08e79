"""The desk answers in six languages, and a machine in one."""

import re

import pytest

from bot.context import LOCALE
from cli.language import LANGUAGES, find_language
from tests.cli.cli_driver import CliDriver
from tests.cli.waiting_mails import add_waiting_mails
from tests.effort import one_day_in

OTHERS = LANGUAGES[1:]


@pytest.fixture(autouse=True)
def ada(cli: CliDriver) -> None:
    cli.furnish(
        "ada of the languages",
        ("contact", "add", "Ada", "-e", "ada@acme.example"),
        ("log", "Ada", "hello", "-t", "call-out", "--follow-up", "2099-01-02"),
    )


def test_the_languages_are_those_that_there_are() -> None:
    assert {*LANGUAGES} == {"en", *(folder.name for folder in LOCALE.iterdir() if folder.is_dir())}


@pytest.mark.parametrize(
    ("typed", "environ", "language"),
    [
        ((), {}, "en"),
        ((), {"LANG": "sv_SE.UTF-8"}, "sv"),
        ((), {"LANG": "nn_NO.UTF-8"}, "nb"),
        ((), {"LANG": "de_DE.UTF-8"}, "en"),
        ((), {"LANG": "sv_SE", "LC_ALL": "C.UTF-8"}, "en"),
        ((), {"LANG": "sv_SE", "LC_ALL": "", "LC_MESSAGES": "fi_FI"}, "fi"),
        (("--language", "ru", "history"), {"LANG": "sv_SE"}, "ru"),
        (("--language=nl", "history"), {}, "nl"),
        # It is the template's.
        (("log", "ada", "--language", "ru"), {}, "en"),
        (("--language", "ru", "history", "--json"), {}, "en"),
    ],
)
def test_the_option_comes_before_the_terminal(
    typed: tuple[str, ...], environ: dict[str, str], language: str
) -> None:
    assert find_language(typed, environ) == language


DAY: list[tuple[str, ...]] = [
    ("log", "Ada", "again", "--key", "k"),
    ("log", "Ada", "again", "--key", "k"),
    ("log", "Ada", "put off", "--draft"),
    ("history",),
    ("history", "-t", "fax"),
    ("history", "--limit", "1"),
    ("show", "1"),
    ("find", "nothing of the kind"),
    ("contact", "find", "ada"),
    ("cancel", "1", "--reason", "x"),
    ("cancel", "1"),
    ("restore", "1"),
    ("undo", "--yes"),
    ("triage", "list"),
    ("triage", "senders"),
    ("triage", "new", "1", "Zoe"),
    ("triage", "ignore", "2"),
    ("triage", "later", "3", "3d"),
    ("stale",),
    ("stats", "--by", "contact"),
    ("draft", "list"),
    ("draft", "edit", "1", "--text", "y"),
    ("contact", "edit", "K-1", "--title", "x"),
    ("contact", "show", "K-1", "--history"),
    ("edit", "2", "--text", "y"),
    ("edit", "2", "--text", "y"),
    ("comment", "2", "z"),
    ("evaluate", "+", "2"),
    ("show", "2"),
    ("segment", "create", "all"),
    ("segment", "add", "all", "K-1"),
    ("segment", "list"),
    ("segment", "show", "all"),
    ("segment", "log", "all", "z", "--yes"),
    ("segment", "runs"),
    ("segment", "undo", "1"),
    ("segment", "delete", "all", "--yes"),
    ("template", "list"),
    ("template", "show", "call-out"),
    ("group", "list"),
    ("campaign", "list"),
    ("person", "list"),
    ("draft", "delete", "1"),
    ("contact", "add", "Ada"),
    ("contact", "doubles"),
    ("contact", "merge", "K-1", "K-2", "--yes"),
]
REFUSED: list[tuple[str, ...]] = [
    ("show", "77"),
    ("show", "one"),
    ("log", "nobody", "x"),
    ("log", "K-77", "x"),
    ("log", "x@nowhere.example", "x"),
    ("contact", "find", "nobody"),
    ("edit", "1", "--on", "2999-01-01"),
    ("triage", "show", "77"),
    ("triage", "show", "one"),
    ("cancel", "-t", "fax"),
    ("log", "K-1", "x", "-t", "nope"),
    ("log", "K-1", "x", "--campaign", "nope"),
    ("log", "K-1", "x", "--document", "7"),
    ("log", "called somebody at once"),
    ("edit", "1", "--salesperson", "Ola"),
    ("contact", "edit", "K-1", "--language", "xx"),
    ("contact", "edit", "K-1", "--country", "xx"),
    ("contact", "delete", "K-1", "--yes"),
    ("contact", "merge", "K-1", "K-1", "--yes"),
    ("segment", "show", "nope"),
    ("segment", "undo", "77"),
    ("draft", "log", "77"),
    ("group", "show", "nope"),
    ("campaign", "show", "nope"),
    ("person", "show", "nope"),
]
# Words that none of the other languages has, and that neither codes nor values are.
ENGLISH = frozenset(
    [
        "added",
        "already",
        "changed",
        "commented",
        "deleted",
        "begun",
        "evaluated",
        "everybody",
        "fits",
        "follow",
        "logged",
        "looks",
        "lines",
        "members",
        "merged",
        "merging",
        "never",
        "nobody",
        "nothing",
        "number",
        "owner",
        "removed",
        "same",
        "spoken",
        "there",
        "was",
        "with",
        "when",
        "while",
        "cancelled",
        "company",
        "only",
    ]
)

_WORD = re.compile(r"[^\W\d_]+")
# Commands to be copied, and what was typed.
_TYPED = re.compile(r"`.*?`|'.*?'|rapport [a-z].*")


def _answers(cli: CliDriver, language: str) -> dict[tuple[str, ...], str]:
    add_waiting_mails(cli, *(f"sender{number}@else.example" for number in range(1, 4)))
    told = {}
    for position, args in enumerate((*DAY, *REFUSED)):
        ran = cli("--language", language, *args)
        assert (ran.code != 0) == (args in REFUSED), (args, ran)
        told[str(position), *args] = ran.out + ran.err
    return told


@pytest.mark.parametrize("language", OTHERS)
@one_day_in(2)
def test_a_day_is_answered_in_the_language(cli: CliDriver, language: str) -> None:
    told = _answers(cli, language)
    wrong = {
        args: text
        for args, text in told.items()
        if ENGLISH & {*_WORD.findall(_TYPED.sub("", text).casefold())}
    }
    assert not wrong


def test_whoever_has_a_swedish_terminal_reads_swedish(
    cli: CliDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "sv_SE.UTF-8")
    assert cli.run_ok("history").startswith("Nr")
    assert "följ upp 2099-01-02" in cli.run_ok("history")
    assert "Makulerade #1." in cli.run_ok("cancel", "1")
    assert "Det finns ingen post #77." in cli.run_refused("show", "77")
    assert cli.run_json("history")[0]["state"] == "cancelled"


def test_what_undo_gives_as_a_reason_is_no_words_of_anybody(cli: CliDriver) -> None:
    cli.run_ok("undo", "--yes")
    for shown in (("history",), ("show", "1")):
        told = cli.run_ok("--language", "fi", *shown)
        assert "kumottu" in told, told
        assert "undone" not in told
    assert cli.run_json("show", "1")["cancel_reason"] == "undone"


def test_a_language_that_is_none_is_refused(cli: CliDriver) -> None:
    assert "'xx' is not one of" in cli.run_refused("--language", "xx", "history", code=2)

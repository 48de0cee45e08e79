"""The sentences of the door to Slack are collected from its code, and none gets away."""

from pathlib import Path

import pytest

from bot.context import LOCALE
from cli.sentences import Sentence, SentenceProblem, build_pot, find_sentences
from tests.house_sentences import all_sentences

WRONG = {
    "t(text)": "neither a sentence nor from a table",
    't("a" if late else "b")': "neither a sentence nor from a table",
    't(f"Hello {name}")': "neither a sentence nor from a table",
    't("Hello, " + name)': "neither a sentence nor from a table",
    "t(_PLAIN[key])": "neither a sentence nor from a table",
    "t(there.PLAIN)": "neither a sentence nor from a table",
    "t(nowhere.HELLO)": "neither a sentence nor from a table",
    "t(there.WITH_NAME)": "it says ['name'], and is given []",
    "t(HELLO, name=name)": "it says [], and is given ['name']",
    't(_TABLE.get(key, "other"))': "neither a sentence nor from a table",
    "N_(text)": "neither a sentence nor from a table",
    "user.t(text)": "neither a sentence nor from a table",
    't.plural("a mail", others, count)': "both sentences must stand here",
    't("Hello {name}", nme=name)': "it says ['name'], and is given ['nme']",
    't("Hello {}", name)': "more in braces than a name",
    't("Hello {name!r}", name=name)': "more in braces than a name",
    't("Hello {name", name=name)': "its braces don't pair",
    't.plural("{count} mail of {who}", "{count} mails", count)': "it says ['count', 'who']",
}
RIGHT = {
    't("Hello {name}", name=name)': ("Hello {name}", ""),
    't("Hello " "there")': ("Hello there", ""),
    'user.t("Hello")': ("Hello", ""),
    'N_("Hello {name}")': ("Hello {name}", ""),
    't.plural("1 mail", "{count} mails", count)': ("1 mail", "{count} mails"),
    't(_TABLE.get(key, N_("other")))': ("other", ""),
    "t(HELLO)": ("Hello", ""),
    "user.t(there.HELLO)": ("Hello", ""),
    "t(there.WITH_NAME, name=name)": ("Hello {name}", ""),
    "t(there.NAMES[key])": ("one", ""),
}
ELSEWHERE = """
# To whoever
# comes in.
HELLO = N_("Hello")
WITH_NAME = N_("Hello {name}")
PLAIN = "Hello"
NAMES = {1: N_("one")}
"""
TABLES = """
from bot import elsewhere as there
from bot.elsewhere import HELLO

_SAME = N_("the same")
_TABLE = {1: N_("one"), 2: _SAME}
_PLAIN = {1: N_("one"), 2: "two"}
"""


def _find_in_line(folder: Path, line: str) -> list[Sentence | SentenceProblem]:
    package = folder / "bot"
    package.mkdir()
    (package / "elsewhere.py").write_text(ELSEWHERE, encoding="utf-8")
    (package / "planted.py").write_text(f"{TABLES}\ndef a(t):\n    {line}\n", encoding="utf-8")
    return list(find_sentences(package))


def test_the_sentences_in_the_tree_are_those_of_the_code() -> None:
    page = (LOCALE / "rapport.pot").read_text(encoding="utf-8")
    made = build_pot(all_sentences())
    assert page == made, "Make it anew: python -m cli.sentences > bot/locale/rapport.pot"


def test_nothing_is_said_that_is_no_sentence() -> None:
    assert [each for each in all_sentences() if isinstance(each, SentenceProblem)] == []


@pytest.mark.parametrize(("line", "what"), WRONG.items())
def test_what_no_translator_would_find_is_told(tmp_path: Path, line: str, what: str) -> None:
    (problem,) = [
        each for each in _find_in_line(tmp_path, line) if isinstance(each, SentenceProblem)
    ]
    assert what in problem.what
    assert (problem.file, problem.line) == ("bot/planted.py", 10)


@pytest.mark.parametrize(("line", "text"), RIGHT.items())
def test_a_sentence_is_found(tmp_path: Path, line: str, text: tuple[str, str]) -> None:
    found = _find_in_line(tmp_path, line)
    assert [each for each in found if isinstance(each, SentenceProblem)] == []
    assert text in [(each.singular, each.plural) for each in found if isinstance(each, Sentence)]


def test_one_sentence_has_one_plural(tmp_path: Path) -> None:
    found = _find_in_line(
        tmp_path, 't.plural("{count} a", "{count} b", 1); t("{count} a", count=1)'
    )
    (problem,) = [each for each in found if isinstance(each, SentenceProblem)]
    assert "has two plurals" in problem.what


def test_a_comment_above_a_sentence_goes_to_the_translators(tmp_path: Path) -> None:
    found = [each for each in _find_in_line(tmp_path, "pass") if isinstance(each, Sentence)]
    assert {each.about for each in found if each.singular == "Hello"} == {"To whoever comes in."}
    assert {each.about for each in found if each.singular == "Hello {name}"} == {""}


def test_a_translator_reads_where_it_is_said_and_what_for() -> None:
    said = Sentence('Say "{name}"', "", "bot/b.py", "To whoever asks.")
    again = Sentence('Say "{name}"', "", "bot/a.py", "")
    page = build_pot([said, again, Sentence("One", "Many", "bot/a.py", "")])
    assert page.partition("\n\n")[2] == (
        '#: bot/a.py\nmsgid "One"\nmsgid_plural "Many"\nmsgstr[0] ""\nmsgstr[1] ""\n'
        "\n#. To whoever asks.\n#: bot/a.py\n#: bot/b.py\n#, python-brace-format\n"
        'msgid "Say \\"{name}\\""\nmsgstr ""\n'
    )

"""Catalogues of languages: read strictly, and never a reason that somebody gets no answer."""

import re
import shutil
from pathlib import Path

import pytest

from bot.context import LOCALE
from bot.language.po_file import PoFileError, build_translations, parse_po, unusable_entries
from tests.bot.workspace_case import bot_harness
from tests.house_sentences import wanted_sentences

ENGLISH = "Plural-Forms: nplurals=2; plural=(n != 1);"
RUSSIAN = (
    "Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
    "n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"
)
SHIPPED_FILES = sorted(LOCALE.glob("*/LC_MESSAGES/rapport.po"))


def _po(*entries: str, header: str = ENGLISH) -> str:
    return "\n\n".join((f'msgid ""\nmsgstr "{header}\\n"', *entries)) + "\n"


UNREADABLE_FILES = {
    "": (1, "begin with its header"),
    'msgid "a"\nmsgstr "b"\n': (1, "begin with its header"),
    _po(header="Language: sv"): (1, "no Plural-Forms"),
    _po(header="Plural-Forms: nplurals=2; plural=(m != 1);"): (1, "Plural-Forms can't be read"),
    _po(header="Plural-Forms: nplurals=2; plural=n%0;"): (1, "Plural-Forms can't be read"),
    _po(header="Plural-Forms: nplurals=2; plural=n;"): (1, "gives more than 2 forms"),
    _po("msgid a"): (4, "is no msgid"),
    _po('msgid "a" "b"\nmsgstr "c"'): (4, "is no msgid"),
    _po('msgid "a"\nmsgstr "b\\x"'): (5, "is no escape"),
    _po('"a"\nmsgstr "b"'): (4, "blank line is missing"),
    _po('msgid "a"\nmsgstr "b"\nmsgid "c"\nmsgstr "d"'): (6, "blank line is missing"),
    _po('msgid "a"'): (4, "a msgid and its msgstr"),
    _po('msgctxt "x"\nmsgid "a"\nmsgstr "b"'): (4, "is no msgid"),
    _po('msgid "a"\nmsgstr "b"', 'msgid "a"\nmsgstr "c"'): (7, "is there twice"),
    _po('msgid "a"\nmsgid_plural "b"\nmsgstr "c"'): (4, "a msgid and its msgstr"),
    _po('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"'): (4, "has 1 forms"),
    _po('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[2] "d"'): (4, "or all its forms"),
}


@pytest.mark.parametrize(("text", "told"), UNREADABLE_FILES.items())
def test_what_can_not_be_read_is_told_with_its_line(text: str, told: tuple[int, str]) -> None:
    with pytest.raises(PoFileError) as refused:
        parse_po(text)
    assert str(refused.value).startswith(f"line {told[0]}: ")
    assert told[1] in str(refused.value)


def test_a_translation_is_said_and_the_rest_is_english() -> None:
    said = build_translations(
        parse_po(
            _po(
                '#: bot/x.py\nmsgid "a \\"b\\""\nmsgstr ""\n"line\\n"\n"two"',
                '#, fuzzy\nmsgid "guess"\nmsgstr "gissning"',
                'msgid "later"\nmsgstr ""',
                '#~ msgid "gone"\n#~ msgstr "borta"',
            )
        )
    )
    assert said.gettext('a "b"') == "line\ntwo"
    assert [said.gettext(each) for each in ("guess", "later", "gone")] == ["guess", "later", "gone"]
    assert (said.ngettext("a", "b", 1), said.ngettext("a", "b", 0)) == ("a", "b")


def test_plurals_are_those_of_the_language() -> None:
    entry = (
        'msgid "{count} mail"\nmsgid_plural "{count} mails"\nmsgstr[0] "{count} письмо"\n'
        'msgstr[1] "{count} письма"\nmsgstr[2] "{count} писем"'
    )
    said = build_translations(parse_po(_po(entry, header=RUSSIAN)))
    told = [said.ngettext("{count} mail", "{count} mails", n).split()[1] for n in (1, 2, 5, 11, 21)]
    assert told == ["письмо", "письма", "писем", "писем", "письмо"]


@pytest.mark.parametrize(
    "said", ["Hej", "Hej {namn}", "Hej {name} {more}", "Hej {name!r}", "Hej {name.x}", "Hej {name"]
)
def test_what_wants_other_values_stays_english(said: str) -> None:
    found = parse_po(_po(f'msgid "Hello {{name}}"\nmsgstr "{said}"', 'msgid "Yes"\nmsgstr "Ja"'))
    assert [each.line for each, _ in unusable_entries(found)] == [4]
    assert build_translations(found).gettext("Hello {name}") == "Hello {name}"
    assert build_translations(found).gettext("Yes") == "Ja"


def test_only_a_form_for_one_count_may_leave_it_out() -> None:
    swedish = 'msgid "1 mail"\nmsgid_plural "{count} mails"\nmsgstr[0] "Ett"\nmsgstr[1] "{count}"'
    assert list(unusable_entries(parse_po(_po(swedish)))) == []
    # One, and 21, and 31.
    ((_, why),) = unusable_entries(
        parse_po(_po(f'{swedish}\nmsgstr[2] "{{count}}"', header=RUSSIAN))
    )
    assert "must have {count}" in why


# ── in the tree ─────────────────────────────────────────────────────────────────────────────────


# What cancels an entry, and the beginning of what the buttons of dialogs say, in each language.
CANCEL_WORDS = {
    "fi": ("Mitätöi merkintä", "peruu"),
    "nb": ("Annuller oppføring", "avbr"),
    "nl": ("Registratie doorhalen", "annul"),
    "ru": ("Аннулировать запись", "отмен"),
    "sv": ("Makulera post", "avbry"),
}


def test_the_languages_are_these() -> None:
    assert [file.parents[1].name for file in SHIPPED_FILES] == sorted(CANCEL_WORDS)


@pytest.mark.parametrize("file", SHIPPED_FILES, ids=lambda file: file.parent.parent.name)
def test_a_language_is_whole_and_every_sentence_of_it_can_be_said(file: Path) -> None:
    found = parse_po(file.read_text(encoding="utf-8"))
    assert [f"line {each.line}: {why}" for each, why in unusable_entries(found)] == []
    wanted = wanted_sentences()
    said = {(each.msgid, each.msgid_plural) for each in found.entries}
    assert (wanted - said, said - wanted) == (set(), set()), "See docs/translating.md."


@pytest.mark.parametrize("language", CANCEL_WORDS)
def test_no_button_of_a_dialog_can_be_taken_for_cancelling_an_entry(language: str) -> None:
    ours, dialogs = CANCEL_WORDS[language]
    page = (LOCALE / language / "LC_MESSAGES" / "rapport.po").read_text(encoding="utf-8")
    said = "\n".join(line for line in page.splitlines() if line.startswith("msgstr"))
    assert re.findall(rf"\b{dialogs}\w*", said, re.IGNORECASE) == []
    assert ours in said


@pytest.mark.parametrize("locale", ["nb-NO", "no-NO", "nn-NO"])
def test_norwegian_is_one_language_whatever_slack_calls_it(
    database_url: str, tmp_path: Path, locale: str
) -> None:
    with bot_harness(database_url, tmp_path) as harness:
        harness.bob.changes(locale=locale)
        assert "Hva vil du gjøre?" in harness.bob.types("/rapport").text


def test_somebody_who_reads_swedish_reads_swedish(database_url: str, tmp_path: Path) -> None:
    with bot_harness(database_url, tmp_path) as harness:
        harness.bob.changes(locale="sv-SE")
        assert "Vad vill du göra?" in harness.bob.types("/rapport meny").text
        assert "What would you like to do?" in harness.alice.types("/rapport").text


def test_a_catalogue_that_can_not_be_read_leaves_nobody_without_an_answer(
    database_url: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    locale = tmp_path / "locale"
    shutil.copytree(LOCALE, locale)
    (locale / "sv" / "LC_MESSAGES" / "rapport.po").write_text(_po("msgid a"), encoding="utf-8")
    with bot_harness(database_url, tmp_path, locale=locale) as harness:
        harness.bob.changes(locale="sv-SE")
        assert "What would you like to do?" in harness.bob.types("/rapport").text
    (told,) = [each.getMessage() for each in caplog.records if "is not spoken" in each.getMessage()]
    assert "rapport.po: line 4: " in told

"""Numbers in a sentence: the first are named, the others counted, in the reader's language."""

from bot.context import LOCALE
from bot.language.translator import Translator
from bot.messages.number_lists import list_entries, list_mails
from bot.translations import load_translations

MANY = tuple(range(1, 1_013))
FINNISH = Translator("fi", gettext=load_translations(LOCALE, "fi").gettext)


def test_a_few_are_all_named() -> None:
    assert list_entries(Translator(), (1, 2)) == "#1, #2"
    assert list_mails(Translator(), MANY[:12]) == "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12"


def test_of_many_the_first_are_named_and_the_others_counted() -> None:
    assert list_entries(Translator(), MANY).endswith("#11, #12 and 1\u00a0000 more")
    assert list_mails(FINNISH, MANY).endswith("11, 12 ja 1\u00a0000 muuta")

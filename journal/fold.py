"""PURE. How text is made comparable: accents and case fall away in every script, words stay words.

The same fold is applied to what is stored and to what is typed, so a letter that folds oddly folds
oddly on both sides and still meets itself.
"""

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose into a base letter and a mark.
_INDECOMPOSABLE_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
# In most languages nearly all letters are ASCII once they are decomposed.
_BEYOND_ASCII = re.compile(r"[^\0-\x7f]+")
_WORD = re.compile(r"[^\W_]+")
_PHONE = re.compile(r"^\+?[\d\s()./-]{5,}$")
_EMAIL = re.compile(r"^[^\s@<>,;]+@[^\s@<>,;]+$")

# A token longer than this is cut: nobody types it, and an index entry must stay small.
LONGEST_TOKEN = 40
LONGEST_THREAD_SUBJECT = 500


def fold(text: str) -> str:
    """`"Ångström ŁÓDŹ"` → `"angstrom lodz"`."""
    if text.isascii():
        return text.lower()
    lowered = unicodedata.normalize("NFKD", text).casefold()
    decomposed = unicodedata.normalize("NFKD", lowered)
    return _BEYOND_ASCII.sub(_bare_letters, decomposed)


def _bare_letters(found: re.Match[str]) -> str:
    bare = "".join(c for c in found[0] if not unicodedata.combining(c))
    return bare.translate(_INDECOMPOSABLE_LETTERS)


def folded_words(text: str) -> tuple[str, ...]:
    """The folded words, in their order: `"O'Neil, Ada"` → `("o", "neil", "ada")`."""
    return tuple(word[:LONGEST_TOKEN] for word in _WORD.findall(fold(text)))


def name_key(name: str) -> str:
    """The key that two spellings of one name share; a name without any word is its own key."""
    return " ".join(folded_words(name)) or " ".join(name.split()).casefold()


@lru_cache(maxsize=8192)
def address_key(address: str) -> str:
    """The form in which two email addresses are compared: trimmed, NFKC, case folded, IDNA."""
    local, at, domain = unicodedata.normalize("NFKC", address).strip().casefold().rpartition("@")
    return f"{local}{at}{_ascii_domain(domain)}"


# Providers that deliver `jane.doe+shop@` to the account `janedoe@`, and their other names.
_DOTS_IGNORED = {"gmail.com": "gmail.com", "googlemail.com": "gmail.com"}
_TAGS_IGNORED = frozenset(
    {
        *("outlook.com", "hotmail.com", "live.com", "msn.com", "icloud.com", "me.com", "mac.com"),
        *("fastmail.com", "fastmail.fm", "proton.me", "protonmail.com", "pm.me"),
    }
)


def loose_key(address: str) -> str:
    """The key that all spellings of one account share, where the provider is known to fold them.

    Elsewhere it is `address_key`: a plus tag may be another person.
    """
    key = address_key(address)
    local, at, domain = key.rpartition("@")
    if domain in _DOTS_IGNORED:
        return f"{local.partition('+')[0].replace('.', '')}{at}{_DOTS_IGNORED[domain]}"
    if domain in _TAGS_IGNORED:
        return f"{local.partition('+')[0]}{at}{domain}"
    return key


def domain_of(address: str) -> str:
    return address_key(address).rpartition("@")[2] if "@" in address else ""


def _ascii_domain(domain: str) -> str:
    if domain.isascii():
        return domain
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return domain


def is_address(text: str) -> bool:
    return bool(_EMAIL.match(text.strip()))


def phone_key(phone: str) -> str:
    """Digits only: `"+358 (0)40-123"` → `"35840123"`; a leading international 00 falls away."""
    # Digits of every script: `int` reads them all.
    digits = "".join(str(int(c)) for c in phone.replace("(0)", "") if c.isdecimal())
    return digits.removeprefix("00")


def is_phone(text: str) -> bool:
    return bool(_PHONE.match(text.strip()))


# Controls other than line end and tab, halves of letters, and marks that turn the direction.
_CONTROL_CHARACTERS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]"
)


def without_controls(text: str) -> str:
    return _CONTROL_CHARACTERS.sub("", text)


def clean(text: str, *, longest: int) -> str:
    """Gives text as it may be stored: no NUL, controls or bidi overrides, cut at `longest` letters."""
    return without_controls(text).strip()[:longest].rstrip()


_REPLY_PREFIX = re.compile(
    r"^\s*(?:\[[^\[\]]{0,40}\]\s*)?[^\W\d_]{1,6}(?:\s?[\[(]\d{1,3}[\])])?\s?[:：]"
)


def base_subject(subject: str) -> str:
    """`"Re: [List] SV: Offer"` → `"offer"`: the subject that all mails of one thread share."""
    rest = subject[:LONGEST_THREAD_SUBJECT]
    while match := _REPLY_PREFIX.match(rest):
        rest = rest[match.end() :]
    return name_key(rest)


def answer_subject(subject: str) -> str:
    """`"Offer"` → `"Re: Offer"`; what is an answer already stays as it is."""
    return subject if _REPLY_PREFIX.match(subject) else f"Re: {subject}"


def one_line(text: str, *, longest: int) -> str:
    return clean(" ".join(text.split()), longest=longest)


# Invisible characters: zero-width blanks, soft hyphens, marks of direction, joiners, tags.
_INVISIBLE_CHARACTERS = re.compile(
    "(\U0001f3f4[\U000e0020-\U000e007e]{2,8}\U000e007f)"
    "|[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028\u2029]"
    "|[\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
_JOINERS = frozenset("\u200c\u200d")
# Scripts in which a joiner changes how letters look, from Hebrew's neighbours to Mongolian.
_JOINING_SCRIPTS = (
    *(("\u0600", "\u08ff"), ("\u0900", "\u0dff"), ("\u0f00", "\u109f")),
    *(("\u1780", "\u18af"), ("\ua840", "\ua8ff"), ("\ufb50", "\ufeff")),
)


def clean_name(text: str, *, longest: int) -> str:
    """A name on one line, without invisible characters: two names that look alike are equal.

    A joiner stays where a script or an emoji needs it, and so do the tags of the flags of countries.
    """
    visible = _INVISIBLE_CHARACTERS.sub(lambda found: _kept_of(found, text), text)
    return one_line(visible, longest=longest)


def _kept_of(found: re.Match[str], text: str) -> str:
    if found[1]:
        return found[1]
    before = text[found.start() - 1 : found.start()]
    after = text[found.end() : found.end() + 1]
    return found[0] if found[0] in _JOINERS and _is_joined(before, after) else ""


def _is_joined(before: str, after: str) -> bool:
    if not (before and after):
        return False
    if any(first <= before <= last and first <= after <= last for first, last in _JOINING_SCRIPTS):
        return True
    # Families, professions and flags: 👩‍🚀. Before the joiner may stand a skin colour or a selector.
    emoji = unicodedata.category(before) in {"So", "Sk"} or before == "\ufe0f"
    return emoji and unicodedata.category(after) == "So"


def language_code(tag: str) -> str:
    """`sv-SE` and `sv` → `sv`. Norwegian has three codes; all of them mean Bokmål here."""
    base = tag.strip().replace("_", "-").casefold().partition("-")[0]
    return "nb" if base in {"no", "nn"} else base

"""PURE. Decides whether a subject says that somebody is away, or that a machine answers.

Out of office: Offer          a phrase of machines, and what is answered behind a mark
Poissa 12.–20.6.              such a phrase, and nothing but dates in any form
Offer [Out of office]         the same at the end, in brackets
Jane Doe is out of the office until 12 June      and Jane Doe writes
Semester v. 27–30             a word for a leave, and nothing but dates: people write so too,
                              and so something else must say that a machine does
"""

import re

from ingest import words
from ingest.parse.mime.headers import Headers

# The most words of a name.
MOST_NAMES = 4
LONGEST_SUBJECT = 300
# Shorter phrases occur within other words.
SHORTEST_INNER = 6
_BETWEEN = re.compile(r"[\s,;()\[\]&+–—-]+")
# `12`, `12.6.`, `12/6-2026`, `09:00`, `12th`, `12:e`, `12-го`, `v.27`, `2026г`
_DATE_TOKEN = re.compile(
    r"(?:v|w|kw|vk|vko|uke)?\.?\d[\d.,/:]*[:.]?(?:st|nd|rd|th|a|e|er|º|ª|de|ste|г|го|е|ого|h|pm|am)?\.?"
)
_MARKS = ":：-–—([])!.,|】"
# What a gateway puts before the subject of what comes from outside.
_TAG = re.compile(
    r"\A\s*[\[*({<]{1,3}\s?ext(?:ern\w{0,6})?(?:\s?e?-?mail)?\s?[\])*}>]{1,3}:?\s*", re.IGNORECASE
)
# The subject that is answered, behind what says that somebody is away.
_ANSWERED = re.compile(r"(?:\A|[\s:-])([^\W\d_]{2,6}): ")
_TEXT_CHARS = 500


def says_away(subject: str, found: Headers, text: str) -> bool:
    plain = words.normalise(_TAG.sub("", subject[:LONGEST_SUBJECT])).lstrip("[(【 ")
    if _is_phrase_alone(plain) or _ends_with_phrase(plain) or _says_sender_is_away(plain, found):
        return True
    if _may_be_machine(found) and has_away_phrase(plain):
        return True
    return _is_leave_alone(plain) and _is_machine_besides(found, text)


# Words for `from` that are words for `of` as well.
_OF = frozenset({"de", "du", "del", "van", "vom", "fra", "från", "od", "do", "з", "с", "ab"})


def has_away_phrase(plain: str) -> bool:
    """Says whether such a phrase stands anywhere in it, as words of their own."""
    return bool(_INNER.search(plain))


_UNSPACED = 0x2E80
_INNER = re.compile(
    r"(?<!\w)(?:{})(?!\w)|{}".format(
        "|".join(re.escape(p) for p in words.AWAY_PHRASES if len(p) >= SHORTEST_INNER),
        "|".join(re.escape(p) for p in words.AWAY_PHRASES if ord(p[0]) > _UNSPACED),
    )
)


def _is_phrase_alone(plain: str) -> bool:
    """`Out of office: …`, `Out of office until 12 June`, `Autosvar`; not `Out of office supplies`."""
    if not plain.startswith(words.AWAY_PHRASES):
        return False
    phrase = max((p for p in words.AWAY_PHRASES if plain.startswith(p)), key=len)
    rest = plain[len(phrase) :]
    if rest[:1].isalpha() or (rest[:1] == "-" and rest[1:2].isalpha()):
        return False
    rest = rest.strip()
    if not rest or rest[0] in _MARKS or is_dates_alone(rest):
        return True
    first, _, more = rest.partition(" ")
    if first.rstrip(":") in words.REPLY_PREFIXES or rest.startswith(words.AWAY_PHRASES):
        return True
    # `Absence du 1 au 12 juin`, and not `Absence de garantie`.
    return first in words.UNTIL_WORDS and (first not in _OF or _is_of_date(more.split(" ")[0]))


def is_dates_alone(text: str) -> bool:
    """`12.6. asti`, `from 12 June to Friday, 20/6`, `t.o.m. den 12:e juni`, `с 1 по 12 июня`."""
    tokens = [token for token in _BETWEEN.split(text.strip(" .!:")) if token]
    return all(_is_of_date(token) for token in tokens)


def _is_of_date(token: str) -> bool:
    if _DATE_TOKEN.fullmatch(token) or token in words.DATE_FILLERS:
        return True
    bare = token.strip(".:!")
    return bare in words.DATE_FILLERS or (bare.isalpha() and words.is_month_or_weekday(bare))


def _ends_with_phrase(plain: str) -> bool:
    """`Re: Offer [Out of office]`."""
    for opening, closing in ("[]", "()"):
        if plain.endswith(closing) and opening in plain:
            return plain[:-1].rpartition(opening)[2].strip() in words.AWAY_PHRASES
    return False


def _says_sender_is_away(plain: str, found: Headers) -> bool:
    """`Jane Doe is out of the office until 12 June.`, as Notes writes for Jane Doe."""
    phrase = next((p for p in reversed(words.IS_AWAY_PHRASES) if p in plain), "")
    name, _, rest = plain.partition(phrase) if phrase else ("", "", "")
    named = name.partition("/")[0].split()
    sender = words.normalise(found.text("from"))
    if not named or len(named) > MOST_NAMES or not all(word in sender for word in named):
        return False
    rest = rest.strip(" .!")
    first = rest.split()[0] if rest else ""
    return first in words.UNTIL_WORDS | {""} or rest[0] in "([-–" or is_dates_alone(rest)


def _is_leave_alone(plain: str) -> bool:
    """`Semester`, `Ferie uke 28`, `En congés : Re: Offre`, and not `Semester i Spanien`."""
    if not plain.startswith(words.LEAVE_WORDS):
        return False
    word = max((each for each in words.LEAVE_WORDS if plain.startswith(each)), key=len)
    rest = plain[len(word) :]
    answered = _ANSWERED.search(rest)
    if answered is not None and answered[1] in words.REPLY_PREFIXES:
        rest = rest[: answered.start()]
    return not rest[:1].isalpha() and is_dates_alone(rest)


def _is_machine_besides(found: Headers, text: str) -> bool:
    """A person asks, or begins a conversation; a machine answers, or thanks for the mail."""
    plain_text = words.normalise(text[:_TEXT_CHARS])
    if "?" in plain_text:
        return False
    answers = bool(found.get("in-reply-to") or found.get("references"))
    if answers or _may_be_machine(found):
        return True
    return any(phrase in plain_text for phrase in words.THANKS_PHRASES) and (
        has_away_phrase(plain_text) or any(word in plain_text for word in words.LEAVE_WORDS)
    )


def _may_be_machine(found: Headers) -> bool:
    """Says whether a machine may have written it; Exchange marks people's mail as well."""
    return "x-auto-response-suppress" in found or found.get("return-path").strip() == "<>"

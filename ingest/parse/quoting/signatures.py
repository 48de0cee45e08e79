"""PURE. Finds the signature: text below the last word that was not written for this mail.

    -- ⏎ Jane Doe               the mark of RFC 3676 4.3, with or without its blank
    — ⏎ Jane Doe                the same in a phone's typography
    Sent from my phone          what a device adds, in many languages
    ____ ⏎ a mailing list       the footer of a list
    Sent by Acme using Odoo.    what a program adds that people write with, or its mark of a thread

A greeting and a name are the sender's words: they stay.
"""

import re
from dataclasses import dataclass

from ingest import words
from ingest.parse.quoting import line_signs
from ingest.words.devices import DEVICE_NAMES, SENDING_PROGRAMS
from journal.model import CutReason

LONGEST_SIGNATURE = 15
MOST_LINES_SEARCHED = 40
LONGEST_DEVICE_LINE = 80
# A line of a signature is hardly longer; a line of unwrapped text is.
MOST_WORDS = 10
# Small words within a name or a title.
_PARTICLES = frozenset(
    {"von", "vom", "van", "der", "den", "dem", "de", "da", "di", "du", "del", "della", "do", "dos"}
    | {"das", "des", "la", "le", "el", "al", "bin", "ibn", "ter", "ten", "zu", "zur", "zum", "af"}
    | {"av", "och", "og", "und", "and", "ja", "et", "en", "y", "e", "i", "a", "of", "at", "for"}
    | {
        "för",
        "für",
        "bei",
        "hos",
        "på",
        "in",
        "the",
        "to",
        "c/o",
        "d'",
        "pour",
        "per",
        "from",
        "chez",
        "и",
    }
)
MOST_CLOSING_WORDS = 3
_CONTACT = re.compile(r"https?://|www\.|\+\d[\d ()/-]{6,}")
_DELIMITERS = frozenset({"--", "-- ", "—", "——", "--=20", "---", "__", "*--*", "–"})
_LIST_RULE = re.compile(r"(?:_{2,}|-{2,3})\s*\Z")
_RULE_LINE = re.compile(r"[-_=*~+#ᐧ–—─━\s]+\Z")
_LIST_WORDS = (
    "mailing list",
    "mailinglist",
    "/mailman/",
    "listinfo",
    "unsubscribe",
    "@googlegroups",
    "checked for viruses",
    "scanned for viruses",
    "auf viren geprüft",
    "antivirus",
    "avast.com",
    "virus-free",
)
# Marks by which Help Scout, Zendesk and Salesforce find the thread again.
_THREAD_MARK = re.compile(
    r"\{#HS:[\w-]{3,60}#\}|\[[A-Z0-9]{6}-[A-Z0-9]{4,5}\]|ref:[!_]?00D[\w.!]{5,80}:ref"
)
_ENDINGS = (*(program.split()[-1] for program in SENDING_PROGRAMS), "#}", "]", ":ref")
_SERVICE_PHRASES = (" delivered by ", " powered by ")
_SERVICE_LEADS = ("reply to this email directly", "you are receiving this because")
_LINK_LINE = re.compile(r"<?(?:https?://|www\.)\S{3,300}>?")
# Words of disclaimers: prose below a name that was not written for this mail.
_DISCLAIMER_WORDS = (
    "confidential",
    "disclaimer",
    "intended",
    "privileged",
    "recipient",
    "virus",
    "print this",
    "vertraulich",
    "empfänger",
    "confiden",
    "destinat",
    "vertrouwelijk",
    "konfidenti",
    "luottamuksel",
    "fortrolig",
    "poufn",
    "důvěrn",
    "конфиденциал",
    "registered",
    "company no",
    "http",
    "www.",
)


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature: everything from this line on, with the reason."""

    start: int
    reason: CutReason
    confidence: float


def find_signature(lines: list[str]) -> Signature | None:
    """The line where the signature begins in new text; None when there is none."""
    last = len(lines)
    while last and not lines[last - 1].strip():
        last -= 1
    found: Signature | None = None
    for position in range(last - 1, max(-1, last - MOST_LINES_SEARCHED), -1):
        reason = _find_reason(lines, position, last)
        if reason is not None:
            is_exact = lines[position] == "-- " or reason is not CutReason.SIGNATURE
            found = Signature(position, reason, 0.95 if is_exact else 0.8)
    return found


def _find_reason(lines: list[str], position: int, last: int) -> CutReason | None:
    line = lines[position].replace("\xa0", " ").strip("\ufeff\t ")
    # After the exact mark no text follows: disclaimers may be long.
    if lines[position] == "-- ":
        return CutReason.SIGNATURE
    if (
        line[-1:] in {"_", "-"}
        and _LIST_RULE.match(line[:200])
        and _is_list_footer(lines, position, last)
    ):
        return CutReason.LIST_FOOTER
    if line in _DELIMITERS and last - position <= LONGEST_SIGNATURE:
        return CutReason.SIGNATURE if _is_signature_below(lines, position, last) else None
    adds = is_device_line(line) or is_program_line(line)
    return CutReason.SENT_FROM if adds and not _has_text_after(lines, position, last) else None


def _is_signature_below(lines: list[str], position: int, last: int) -> bool:
    """Says whether a signature stands below a rule: it begins with a name, and has one paragraph or two;
    other rules divide chapters.
    """
    below = [line for line in lines[position + 1 : last] if line.strip()]
    if not below or _is_programs_own(below):
        return bool(below)
    if _is_prose(below[0]):
        return False
    if not _is_name(below[0]) and not (_is_closing(below[0]) and _has_contact(below)):
        return False
    if any(_is_prose(line) for line in below) and not _has_disclaimer(below):
        return False
    if lines[position].strip() in {"--", "—", "——", "–", "*--*"}:
        return True
    paragraphs = sum(
        1
        for at in range(position + 1, last)
        if lines[at].strip() and not lines[at - 1].strip() and at > position + 1
    )
    return paragraphs <= 1 and last - position <= 8


def _is_name(line: str) -> bool:
    """`Olle von der Berg, Acme AB`, and not `240 pieces`, `Address:` or `we need them`."""
    name = line.strip(" \t*_")
    if any(c.isdigit() for c in name) or name.endswith((":", "：", "?")):
        return False
    return not any(w[0].islower() and w not in _PARTICLES for w in name.split())


def _is_closing(line: str) -> bool:
    """`Mit lieben Grüßen`: a few words without a number."""
    return len(line.split()) <= MOST_CLOSING_WORDS and not any(c.isdigit() for c in line)


def _has_contact(lines: list[str]) -> bool:
    return any(_CONTACT.search(line[:200]) for line in lines)


def _is_prose(line: str) -> bool:
    count = len(line.split())
    return count > MOST_WORDS or (count > 4 and line.rstrip().endswith((".", "!", "?", ",")))


def _has_disclaimer(lines: list[str]) -> bool:
    text = " ".join(lines).lower()
    return any(word in text for word in _DISCLAIMER_WORDS)


def _is_list_footer(lines: list[str], position: int, last: int) -> bool:
    footer = " ".join(lines[position + 1 : last]).lower()
    return any(word in footer for word in _LIST_WORDS)


def is_device_line(line: str) -> bool:
    """`Sent from my phone`, and not `Sent from our warehouse in Turku` or `Sent by courier`."""
    if not line or len(line) > 400 or not line_signs.may_be_device_line(line):
        return False
    # What Outlook adds is a link: `Get Outlook for iOS<https://…>`.
    text = line.partition("<http")[0].partition("(http")[0].strip(" *_[]()<>")
    if len(text) > LONGEST_DEVICE_LINE or "," in text or text.rstrip().endswith(("!", "?", ":")):
        return False
    plain = words.normalise(text)
    if plain.rstrip(".") in words.SENT_WITH_PROGRAM_LINES:
        return True
    if not plain.startswith(words.SENT_FROM_PHRASES) or len(plain.split()) > MOST_WORDS + 2:
        return False
    linked = text != line.strip(" *_[]()<>")
    return (
        linked or any(device in plain for device in DEVICE_NAMES) or _is_named_device(text, plain)
    )


def is_program_line(line: str) -> bool:
    """`Sent by Acme using Odoo.`, `… Delivered by Zendesk`, `{#HS:123-45#}`."""
    if not _may_name_program(line):
        return False
    text = line[:400].partition("<http")[0].partition("(http")[0].strip(" \t*_.")
    if _THREAD_MARK.fullmatch(text):
        return True
    plain = words.normalise(text)
    if not plain.endswith(SENDING_PROGRAMS) or len(plain) > LONGEST_DEVICE_LINE or "," in plain:
        return False
    return plain.startswith(words.SENT_FROM_PHRASES) or any(p in plain for p in _SERVICE_PHRASES)


def _may_name_program(line: str) -> bool:
    """Says whether it ends as such a line may; cheap, since it is asked of many lines."""
    tail = line[-40:].lower().rstrip(" \t*_.")
    return tail.endswith(_ENDINGS) or not tail.isascii() or len(line) > 400 or "http" in line


def _is_programs_own(below: list[str]) -> bool:
    """Says whether a program alone names itself below a rule: `Sent with Tuta Mail:`, and its address."""
    if all(is_program_line(line) for line in below):
        return True
    first, link = words.normalise(below[0]), below[-1].strip()
    linked = len(below) == 2 and bool(_LINK_LINE.fullmatch(link))
    return linked and first.startswith((*words.SENT_FROM_PHRASES, *_SERVICE_LEADS))


def _is_named_device(text: str, plain: str) -> bool:
    """Says whether it is `Sent from my Fairphone 5`: an owner's word, and then a name."""
    owned = max(
        (len(phrase) for phrase in words.SENT_FROM_MY_PHRASES if plain.startswith(phrase)),
        default=0,
    )
    rest = text[owned:]
    return bool(owned) and any(c.isupper() or c.isdigit() for c in rest)


def is_device_paragraph(lines: list[str], position: int) -> bool:
    """A paragraph of its own in which a device names itself."""
    alone = (not position or not lines[position - 1].strip()) and (
        position + 1 >= len(lines) or not lines[position + 1].strip()
    )
    return alone and is_device_line(lines[position].replace("\xa0", " ").strip("\ufeff\t "))


def is_greeting(line: str) -> bool:
    """Says whether it is `Dear Jane,` or `Hi!` as a line of its own, where a mail begins."""
    plain = words.normalise(line[:60])
    phrase = next((p for p in words.GREETINGS if plain.startswith(p)), "")
    rest = plain[len(phrase) :]
    return bool(phrase) and not rest[:1].isalpha() and len(rest.split()) <= 4


def _has_text_after(lines: list[str], position: int, last: int) -> bool:
    return any(
        line.strip() and not _RULE_LINE.match(line[:200]) and not is_program_line(line)
        for line in lines[position + 1 : last]
    )


def strip_rules(lines: list[str]) -> list[str]:
    """The lines without rules and empty lines at the end."""
    last = len(lines)
    while last and (not lines[last - 1].strip() or _RULE_LINE.match(lines[last - 1][:200])):
        last -= 1
    return lines[:last]

"""Mails composed from parts, by choices that Hypothesis or a seeded run makes.

The law: no new word is ever missing from the text that is read as new. A quote that is left in is
counted, and rare.
"""

import html
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import TypeVar

from ingest.parse import message
from journal.model import Mail
from tests.ingest.parse.cases import attributions, header_blocks
from tests.ingest.parse.cases.client_leads import CLIENT_LEADS
from tests.ingest.parse.cases.replies import DEVICE_LINES
from tests.ingest.parse.laboratory.pages import LINE_SHAPES, PAGES, PAGES_BELOW
from tests.ingest.parse.laboratory.phrasebook import Phrasebook
from tests.ingest.parse.laboratory.sentences import (
    ADDRESSES,
    NAMES,
    NUMBERS,
    PHRASEBOOKS,
    TIMES,
)

Option = TypeVar("Option")


class Chooser:
    """Decides between options: `choose(options)`."""

    def __init__(self, index: Callable[[int], int]) -> None:
        self._index = index

    def choose(self, options: Sequence[Option]) -> Option:
        return options[self._index(len(options))]

    def rarely(self, one_in: int) -> bool:
        return self._index(one_in) == one_in - 1


@dataclass(frozen=True, slots=True)
class LabMail:
    """`pieces` must all be read as new; `quoted` words must not be, unless the reply is inline."""

    raw: bytes
    pieces: tuple[str, ...]
    language: str
    client: str
    layout: str
    is_inline: bool = False
    forwards: bool = False


@dataclass(frozen=True, slots=True)
class _Origin:
    """The language, client and layout of a mail."""

    language: str
    client: str
    layout: str


@dataclass(frozen=True, slots=True)
class Verdict:
    lost: Counter[str]
    is_quote_left: bool
    has_leaked: bool


# This word stands in every quoted paragraph, and nowhere else.
QUOTED_WORD = "zitat"
TEXT_LAYOUTS = ("top", "top", "top", "bottom", "inline", "one line", "empty", "twice")
FIRST_LANGUAGES = ("en", "sv", "nb", "fi", "nl", "ru")
LANGUAGES = (
    *FIRST_LANGUAGES,
    *FIRST_LANGUAGES,
    *(x for x in PHRASEBOOKS if x not in FIRST_LANGUAGES),
)
_BLOCK_SHAPES = (
    "plain",
    "bold",
    "bold colon",
    "tabs",
    "blank lines",
    "rule",
    "original",
    "wrapped",
)
_FORWARD_PREFIXES = ("Fwd: ", "FW: ", "VB: ", "Vs: ", "WG: ", "TR: ", "")
_ANSWERED_PREFIXES = ("Re: ", "SV: ", "VS: ", "AW: ", "RE: ", "Antw: ")
_SIGNATURES = ("", "", "", "", "-- \nAnna Lind\nBuyer Oy", "device")
_RULES = ("---", "***", "____________________", "--", "- - -")


KINDS = ("text", "text", "text", "html", "forward", "announced")


def compose(by: Chooser, kinds: Sequence[str] = KINDS) -> LabMail:
    kind = by.choose(kinds)
    language = by.choose(LANGUAGES)
    if kind == "html":
        return _compose_html(by, language)
    if kind == "forward":
        return _compose_forward(by, language)
    if kind == "announced":
        return _compose_announced(by, language)
    return _compose_text(by, language)


def judge(sample: LabMail) -> Verdict:
    mail = message.parse(sample.raw)
    return Verdict(
        _lost_words(sample, mail),
        QUOTED_WORD in mail.new_text and not sample.is_inline,
        sample.forwards and _has_leaked(mail),
    )


def _lost_words(sample: LabMail, mail: Mail) -> Counter[str]:
    """The words missing from each piece that is not there as a whole, or all of them."""
    got = " ".join(mail.new_text.split())
    lost: Counter[str] = Counter()
    for piece in sample.pieces:
        if " ".join(piece.split()) not in got:
            wanted = Counter(re.findall(r"\w+", piece))
            lost += (wanted - Counter(re.findall(r"\w+", got))) or wanted
    return lost


def _has_leaked(mail: Mail) -> bool:
    """Says whether the note above changed what is read of the forwarded mail."""
    original = mail.original
    if original is None or original.date is None:
        return True
    found = (original.address, original.subject, original.date.year, original.date.month)
    return found != ("jane@x.example", "Offer", 2026, 6) or original.date.day != 2


def write_lines(by: Chooser, book: Phrasebook) -> list[str]:
    """Makes up what a customer writes: a greeting, paragraphs, and a last line of one of the kinds."""
    lines = [by.choose(book.greetings), ""] if not by.rarely(4) else []
    for _ in range(by.choose((0, 1, 1, 2))):
        lines += _wrap_lines(
            by, " ".join(by.choose(book.sentences) for _ in range(by.choose((1, 2))))
        )
        lines += [""]
    if by.rarely(8):
        said = by.choose((*book.sentences, *book.last_lines["number"]))
        lines += [by.choose(_RULES), *([""] if by.rarely(2) else []), said]
    lines += [by.choose(book.sentences)] if not by.rarely(3) else []
    last = [by.choose(book.last_lines[by.choose(tuple(book.last_lines))])]
    if by.rarely(4):
        last += [by.choose(book.last_lines[by.choose(tuple(book.last_lines))])]
    lines += [*([""] if by.rarely(3) else []), *last]
    lines += ["", by.choose(book.closings)] if by.rarely(6) else []
    return _fill_slots(by, book, lines)


def _wrap_lines(by: Chooser, text: str) -> list[str]:
    width = by.choose((0, 0, 40, 60, 72))
    return wrap(text, width, break_long_words=False, break_on_hyphens=False) if width else [text]


def _fill_slots(by: Chooser, book: Phrasebook, lines: list[str]) -> list[str]:
    return [
        line.format(
            date=by.choose(book.dates),
            time=by.choose(TIMES),
            address=by.choose(ADDRESSES),
            number=by.choose(NUMBERS),
            name=by.choose(NAMES),
        )
        if "{" in line
        else line
        for line in lines
    ]


def _old_lines(by: Chooser) -> list[str]:
    """The quoted lines: each paragraph has the word that marks it."""
    book = PHRASEBOOKS[by.choose(LANGUAGES)]
    lines = [by.choose(book.greetings), QUOTED_WORD, ""]
    for _ in range(by.choose((1, 2, 3))):
        lines += [f"{by.choose(book.sentences)} {QUOTED_WORD}", ""]
    last = by.choose(book.last_lines[by.choose(tuple(book.last_lines))])
    return _fill_slots(by, book, [*lines, f"{last} {QUOTED_WORD}"])


def _client_of(by: Chooser, language: str) -> str:
    """The client, mostly in the customer's language, but in any."""
    mine = tuple(name for name in attributions.ATTRIBUTIONS if language in name.split()[1:])
    return by.choose(mine if mine and not by.rarely(3) else tuple(attributions.ATTRIBUTIONS))


def _attribution(by: Chooser, language: str) -> tuple[str, list[str]]:
    client = _client_of(by, language)
    line = attributions.render_attribution(client, who=by.choose(attributions.SENDERS[:5]))
    width = 0 if "\n" in line else by.choose((0, 0, 0, 40, 60, 72, 78))
    if not width:
        return client, line.split("\n")
    return client, wrap(line, width, break_long_words=False, break_on_hyphens=False)


def _header_block(by: Chooser, language: str) -> tuple[str, list[str]]:
    shape = by.choose(_BLOCK_SHAPES)
    known = language if language in header_blocks.OUTLOOK_LABELS and not by.rarely(4) else "en"
    return f"block, {shape}", dict(header_blocks.block_shapes(known))[shape].split("\n")


def _compose_text(by: Chooser, language: str) -> LabMail:
    layout = by.choose(TEXT_LAYOUTS)
    new = write_lines(by, PHRASEBOOKS[language])
    if layout == "inline":
        return _compose_inline(by, language)
    if layout == "one line":
        return _compose_on_one_line(by, language, new)
    if layout == "bottom":
        client, lead = _attribution(by, language)
        lines = [*lead, *_quote_lines(by, _old_lines(by), marked=True), "", *new]
        return _text_mail(by, lines, new, _Origin(language, client, layout))
    client, quote = _quote(by, language)
    if layout == "twice":
        quote += ["", *_quote(by, language)[1]]
    if layout == "empty":
        lines = [*([by.choose(tuple(DEVICE_LINES.values())), ""] if by.rarely(2) else []), *quote]
        return _text_mail(by, lines, [], _Origin(language, client, layout))
    gap = by.choose(([], [""], [""], ["", ""]))
    lines = [*new, *_signature_lines(by), *gap, *quote]
    return _text_mail(by, lines, new, _Origin(language, client, layout))


def _signature_lines(by: Chooser) -> list[str]:
    signature = by.choose(_SIGNATURES)
    if signature == "device":
        signature = by.choose(tuple(DEVICE_LINES.values()))
    return ["", *signature.split("\n")] if signature else []


def _quote(by: Chooser, language: str) -> tuple[str, list[str]]:
    if by.rarely(3):
        client, lead = _header_block(by, language)
        return client, [*lead, "", *_quote_lines(by, _old_lines(by), marked=False)]
    if by.rarely(4):
        client = by.choose(tuple(CLIENT_LEADS))
        known, marked = CLIENT_LEADS[client]
        return f"lead, {client}", [
            *known.split("\n"),
            *_quote_lines(by, _old_lines(by), marked=marked),
        ]
    client, lead = _attribution(by, language)
    marked = not by.rarely(3)
    return client, [
        *lead,
        *([] if marked else [""]),
        *_quote_lines(by, _old_lines(by), marked=marked),
    ]


def _quote_lines(by: Chooser, lines: list[str], *, marked: bool) -> list[str]:
    if marked:
        return [f"> {line}".rstrip() for line in lines]
    margin = by.choose(("", "", "    "))
    return [f"{margin}{line}".rstrip() for line in lines]


def _compose_inline(by: Chooser, language: str) -> LabMail:
    client, lead = _attribution(by, language)
    lines, pieces = [*lead], []
    for _ in range(by.choose((2, 3))):
        answer = write_lines(by, PHRASEBOOKS[language])[-1:]
        lines += [
            *_quote_lines(by, _old_lines(by)[:4], marked=True),
            *([""] if by.rarely(2) else []),
        ]
        lines += [*answer, *([""] if by.rarely(2) else [])]
        pieces += answer
    return _text_mail(by, lines, pieces, _Origin(language, client, "inline"), is_inline=True)


def _compose_on_one_line(by: Chooser, language: str, new: list[str]) -> LabMail:
    client = _client_of(by, language)
    line = attributions.render_attribution(client)
    if "\n" in line:
        client = "Gmail en"
        line = attributions.render_attribution(client)
    said = new[-1] if new[-1].endswith((".", "!", "?")) else f"{new[-1]}."
    new = [*new[:-1], said]
    lines = [
        *new[:-1],
        f"{said} {line}",
        *_quote_lines(by, _old_lines(by), marked=not by.rarely(3)),
    ]
    return _text_mail(by, lines, new, _Origin(language, client, "one line"))


def _compose_announced(by: Chooser, language: str) -> LabMail:
    """Answers between the lines of a quote that nothing marks: by a colour, a name, a word above."""
    book = PHRASEBOOKS[language]
    if not book.announced:
        language, book = "sv", PHRASEBOOKS["sv"]
    way = by.choose(("announced", "named"))
    client, lead = _header_block(by, language)
    answers = _fill_slots(by, book, [by.choose(book.sentences), by.choose(book.last_lines["date"])])
    if way == "named":
        answers = [f"[Anna] {answer}" for answer in answers]
    top = [by.choose(book.announced), ""] if way == "announced" else [book.greetings[0], ""]
    old = [_old_lines(by), _old_lines(by)]
    lines = [*top, *lead, "", *old[0], "", answers[0], "", *old[1], "", answers[1]]
    pieces = [top[0], *answers]
    return _text_mail(
        by, lines, pieces, _Origin(language, client, f"inline, {way}"), is_inline=True
    )


def _compose_forward(by: Chooser, language: str) -> LabMail:
    note = write_lines(by, PHRASEBOOKS[language])
    title = by.choose(tuple(header_blocks.FORWARDED_TITLES))
    known = language if language in header_blocks.OUTLOOK_LABELS else "en"
    block = dict(header_blocks.block_shapes(known))[by.choose(("plain", "bold", "tabs"))]
    above = [] if by.rarely(3) else [header_blocks.FORWARDED_TITLES[title]]
    gap = by.choose(([], [""], [""])) if above else [""]
    lines = [*note, *gap, *above, *block.split("\n"), "", *_old_lines(by)]
    if by.rarely(4):
        lines += ["", *_header_block(by, language)[1], "", *_old_lines(by)]
    # `VS:` above a block in Finnish is a reply.
    prefixes = [each for each in _FORWARD_PREFIXES if each != "Vs: " or known != "fi"]
    subject = f"{by.choose(prefixes)}Offer"
    name = f"forward, {title}" if above else "forward, block"
    return _text_mail(
        by, lines, note, _Origin(language, name, "forward"), subject=subject, forwards=True
    )


def _compose_html(by: Chooser, language: str) -> LabMail:
    pages = by.choose((PAGES, PAGES, PAGES, PAGES_BELOW))
    client = by.choose(tuple(pages))
    is_empty = pages is PAGES and by.rarely(8)
    new = [] if is_empty else write_lines(by, PHRASEBOOKS[language])
    line = attributions.render_attribution(
        _client_of(by, language), who="Olle Berg <olle@x.example>"
    )
    labels = header_blocks.OUTLOOK_LABELS.get(language, header_blocks.OUTLOOK_LABELS["en"])
    page = pages[client].format(
        new=_lines_as_html(new, LINE_SHAPES[by.choose(tuple(LINE_SHAPES))]),
        line=html.escape(line).replace("\n", "<br>"),
        block=_block_as_html(labels),
        old=_lines_as_html(_old_lines(by), LINE_SHAPES["p"]),
    )
    layout = "empty" if is_empty else "top" if pages is PAGES else "bottom"
    raw = _mail_bytes(by, _answered_subject(by, language), "", page)
    pieces = tuple(line for line in new if line.strip() and line not in _RULES)
    return LabMail(raw, pieces, language, f"HTML, {client}", layout)


def _lines_as_html(lines: list[str], shape: tuple[str, str]) -> str:
    full, empty = shape
    return "".join(full.format(html.escape(line)) if line.strip() else empty for line in lines)


def _block_as_html(labels: tuple[str, str, str, str, str]) -> str:
    sender, sent, to, subject, when = labels
    pairs = ((sender, header_blocks.SENDER), (sent, when), (to, "us@y.example"), (subject, "Offer"))
    return "<br>".join(f"<b>{label}:</b> {html.escape(value)}" for label, value in pairs)


def _text_mail(
    by: Chooser,
    lines: list[str],
    new: list[str],
    origin: _Origin,
    *,
    subject: str = "",
    is_inline: bool = False,
    forwards: bool = False,
) -> LabMail:
    # Both: the plain text is read, and the HTML beside it must not disturb.
    page = _lines_as_html(lines, LINE_SHAPES["br"]) if by.rarely(6) else ""
    subject = subject or _answered_subject(by, origin.language)
    raw = _mail_bytes(by, subject, "\n".join(lines), page, answers=not forwards)
    pieces = tuple(line for line in new if line.strip() and line not in _RULES)
    found = (origin.language, origin.client, origin.layout)
    return LabMail(raw, pieces, *found, is_inline, forwards)


def _answered_subject(by: Chooser, language: str) -> str:
    """`VS:` is a reply but in Norwegian and Danish."""
    prefixes = [x for x in _ANSWERED_PREFIXES if x != "VS: " or language not in {"nb", "da"}]
    return f"{by.choose(prefixes)}Offer"


def _mail_bytes(by: Chooser, subject: str, text: str, page: str, *, answers: bool = True) -> bytes:
    """The mail's bytes; with a text and a page it says the same in two ways."""
    head = (
        "From: Anna Lind <anna@buyer.example>\nTo: Olle Berg <olle@x.example>\n"
        f"Subject: {subject}\n"
        "Date: Wed, 03 Jun 2026 09:00:00 +0200\nMessage-ID: <2@buyer.example>\nMIME-Version: 1.0\n"
    )
    # `VS:` may also be a forward: only what it answers tells.
    if answers and (subject.startswith("VS:") or not by.rarely(8)):
        head += "In-Reply-To: <1@x.example>\n"
    parts = [_mime_part("plain", text)] if text else []
    parts += [_mime_part("html", f"<html><body>{page}</body></html>")] if page else []
    if len(parts) == 1:
        return (head + parts[0]).encode()
    inner = "".join(f"--=_b\n{part}\n" for part in parts)
    return f"{head}Content-Type: multipart/alternative; boundary==_b\n\n{inner}--=_b--\n".encode()


def _mime_part(subtype: str, content: str) -> str:
    kind = f"Content-Type: text/{subtype}; charset=utf-8\nContent-Transfer-Encoding: 8bit\n"
    return f"{kind}\n{content}\n"

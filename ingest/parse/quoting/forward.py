"""PURE. Finds the mail that was forwarded: attached whole, or pasted under a header block.

attached        message/rfc822: the first one is the original
announced       `Begin forwarded message:`, `--- Forwarded message ---`, then a header block
by block        a header block without announcement, unless this mail answers another one
by attribution  Outlook for Mac writes `On …, Jane <…> wrote:` under a subject `FW: …`
"""

import re
from collections.abc import Iterable
from enum import StrEnum

from ingest import words
from ingest.parse import limits
from ingest.parse.mime import addresses, dates
from ingest.parse.mime.headers import readable_text
from ingest.parse.quoting import attribution, author, header_blocks, separators
from ingest.parse.quoting.labels import (
    Attribution,
    HeaderBlock,
    LabelledLines,
    find_glued_labels,
    label_text,
)
from ingest.parse.quoting.quote_marks import is_quoted
from ingest.words.language import LanguageWords, phrases
from journal.model import ForwardedMail, MailAddress

# A forward does not begin below a longer text.
MOST_LINES_SEARCHED = 2_000
_PREFIX = re.compile(r"\s*\[?\s*([^\W\d_]{1,14})\s*(?:\[\d{1,3}\]|\(\d{1,3}\))?\s*[:：]\s*")
_LINK = re.compile(r"[<\[](?:mailto:|http)[^<>\[\]]{1,300}[>\]]")
_BRACKETED_ADDRESS = re.compile(r"\[(?:mailto:)?([^\s\[\]<>@]{1,100}@[^\s\[\]<>@]{1,200})\]")


class Intent(StrEnum):
    """The meaning of a subject's first prefix; `VS:` is a reply in Finnish, a forward in Norwegian."""

    FORWARD = "forward"
    REPLY = "reply"
    EITHER = "either"
    NONE = ""


def subject_prefix(subject: str) -> Intent:
    """The meaning of the subject's first prefix, in any language."""
    match = _PREFIX.match(subject)
    word = words.normalise(match[1]) if match else ""
    if word in words.FORWARD_PREFIXES:
        return Intent.EITHER if word in words.REPLY_PREFIXES else Intent.FORWARD
    return Intent.REPLY if word in words.REPLY_PREFIXES else Intent.NONE


def strip_subject_prefix(subject: str) -> str:
    match = _PREFIX.match(subject)
    if (
        match is None
        or words.normalise(match[1]) not in words.FORWARD_PREFIXES | words.REPLY_PREFIXES
    ):
        return subject
    return subject[match.end() :]


def find_pasted_original(
    text: str, subject: str, *, is_answer: bool, lines: LabelledLines | None = None
) -> ForwardedMail | None:
    """The pasted original. `is_answer`: the mail has an In-Reply-To; a forward may have one too.

    `lines` are those of the text, perhaps read before.
    """
    if lines is None or len(lines) > MOST_LINES_SEARCHED:
        lines = LabelledLines(text.split("\n")[:MOST_LINES_SEARCHED])
    intent = _find_intent(lines, subject, is_answer=is_answer)
    replies = intent is Intent.REPLY or (is_answer and intent is Intent.NONE)
    for position, line in enumerate(lines):
        if not line.strip() or not lines.may_begin_quote(position):
            continue
        announced = separators.find_separator(line)
        if announced is not None:
            found = _original_below_separator(
                lines, position, announced, intent=intent, is_answer=is_answer
            )
            if found is not None:
                return None if replies and is_quoted(line) else found
        elif (block := header_blocks.find_block(lines, position)) is not None:
            return (
                _original_from_block(lines, block)
                if _may_be_forward(intent, is_answer=is_answer)
                else None
            )
        elif (found_attribution := attribution.find_attribution(lines, position)) is not None:
            if intent is Intent.FORWARD:
                return _original_from_attribution(lines, found_attribution, subject)
            if replies:
                # The forwarded mail stands within the mail that is answered: `Re: Fwd: Offer`.
                return None
    return None


def _find_intent(lines: LabelledLines, subject: str, *, is_answer: bool) -> Intent:
    intent = subject_prefix(subject)
    return _decide_prefix(lines, is_answer=is_answer) if intent is Intent.EITHER else intent


def _decide_prefix(lines: LabelledLines, *, is_answer: bool) -> Intent:
    """Decides by the language of the labels below, else by whether the mail answers one."""
    filled = (at for at, line in enumerate(lines) if line.strip() and lines.may_begin_quote(at))
    found = (header_blocks.find_block(lines, at) for at in filled)
    block = next((each for each in found if each is not None), None)
    at = block.label_lines if block else ()
    labels = [words.normalise(label_text(lines[each])) for each in at]
    replies = sum(label in _LABELS_OF_REPLIES for label in labels)
    forwards = sum(label in _LABELS_OF_FORWARDS for label in labels)
    if replies != forwards:
        return Intent.REPLY if replies > forwards else Intent.FORWARD
    return Intent.REPLY if is_answer else Intent.FORWARD


def _labels_of(languages: Iterable[LanguageWords]) -> frozenset[str]:
    return frozenset(
        words.normalise(label)
        for each in languages
        for field in (each.sender, each.date, each.to, each.subject)
        for label in phrases(field)
    )


_EITHER = words.REPLY_PREFIXES & words.FORWARD_PREFIXES
_REPLYING = _labels_of(
    x for x in words.LANGUAGES if _EITHER.intersection(phrases(x.reply_prefixes))
)
_FORWARDING = _labels_of(
    x for x in words.LANGUAGES if _EITHER.intersection(phrases(x.forward_prefixes))
)
_LABELS_OF_REPLIES = _REPLYING - _FORWARDING
_LABELS_OF_FORWARDS = _FORWARDING - _REPLYING


def _may_be_forward(intent: Intent, *, is_answer: bool) -> bool:
    return intent is Intent.FORWARD or (intent is Intent.NONE and not is_answer)


def _original_below_separator(
    lines: LabelledLines,
    position: int,
    separator: tuple[separators.Separator, str],
    *,
    intent: Intent,
    is_answer: bool,
) -> ForwardedMail | None:
    kind, rest = separator
    if kind is separators.Separator.ORIGINAL and not _may_be_forward(intent, is_answer=is_answer):
        return None
    if rest:
        fields = {name: value for name, _, value in find_glued_labels(rest)}
        if "sender" in fields:
            return _build_original(fields, lines[position + 1 :])
    for at in range(position + 1, min(len(lines), position + 6)):
        if not separators.without_margin(lines[at]).strip() or separators.is_rule(lines[at]):
            continue
        block = header_blocks.find_block_below_separator(lines, at)
        return _original_from_block(lines, block) if block is not None else None
    return None


def _original_from_block(lines: list[str], block: HeaderBlock) -> ForwardedMail:
    return _build_original(block.fields, lines[block.end :])


def _build_original(fields: dict[str, str], below: list[str]) -> ForwardedMail:
    sender = _parse_party(fields.get("sender", ""))
    return ForwardedMail(
        sender.address,
        sender.name,
        readable_text(fields.get("subject", "")).strip("* ")[: limits.SUBJECT_CHARS],
        dates.parse_typed(fields.get("date", "")),
        _without_quote_marks(below),
    )


def _original_from_attribution(
    lines: list[str], found: Attribution, subject: str
) -> ForwardedMail | None:
    sender = author.parse_author(found.text)
    if not sender.address:
        return None
    text = _without_quote_marks(lines[found.end :])
    return ForwardedMail(
        sender.address,
        sender.name,
        strip_subject_prefix(subject),
        dates.parse_typed(found.text),
        text,
    )


def _parse_party(text: str) -> MailAddress:
    """`John Doe [mailto:john@x.example]`, `John<mailto:…> <john@x.example<mailto:…>> on behalf …`."""
    text = text.replace("*", "")
    if "<" not in text or "@" not in _LINK.sub("", text):
        text = _BRACKETED_ADDRESS.sub(r"<\1>", text.replace("[mailto:", "["))
        text = text.replace("<mailto:", "<")
    text = _LINK.sub("", text)
    found = addresses.first_address(text) or MailAddress("")
    return MailAddress(found.address, found.name.strip("'\""))


def _without_quote_marks(lines: list[str]) -> str:
    """The original's text, without one depth of `>` if all of it has one."""
    filled = [line for line in lines if line.strip()]
    if filled and all(line.lstrip().startswith(">") for line in filled):
        lines = [line.lstrip().removeprefix(">").removeprefix(" ") for line in lines]
    return "\n".join(lines).strip()

"""PURE. The mail that was forwarded: attached whole, or pasted under a header block.

attached        message/rfc822: the first one is the original
announced       `Begin forwarded message:`, `--- Forwarded message ---`, then a header block
by block        a header block without announcement, unless this mail answers another one
by attribution  Outlook for Mac writes `On …, Jane <…> wrote:` under a subject `FW: …`
"""

import re

from ingest import words
from ingest.parse import limits
from ingest.parse.mime import addresses, dates
from ingest.parse.mime.headers import readable_text
from ingest.parse.quoting import attribution, header_blocks
from journal.model import ForwardedMail, MailAddress

# Below a long text nobody looks for the begin of a forward.
MOST_LINES_SEARCHED = 2_000
_PREFIX = re.compile(r"\s*\[?\s*([^\W\d_]{1,14})\s*(?:\[\d{1,3}\]|\(\d{1,3}\))?\s*[:：]\s*")
_LINK = re.compile(r"[<\[](?:mailto:|http)[^<>\[\]]{1,300}[>\]]")
_BRACKETED_ADDRESS = re.compile(r"\[(?:mailto:)?([^\s\[\]<>@]{1,100}@[^\s\[\]<>@]{1,200})\]")


def subject_prefix(subject: str) -> str:
    """`forward`, `reply` or `""`: by the first prefix of the subject in any language."""
    match = _PREFIX.match(subject)
    word = words.normalise(match[1]) if match else ""
    if word in words.FORWARD_PREFIXES:
        return "forward"
    return "reply" if word in words.REPLY_PREFIXES else ""


def strip_subject_prefix(subject: str) -> str:
    match = _PREFIX.match(subject)
    if (
        match is None
        or words.normalise(match[1]) not in words.FORWARD_PREFIXES | words.REPLY_PREFIXES
    ):
        return subject
    return subject[match.end() :]


def find_pasted_original(text: str, subject: str, *, is_answer: bool) -> ForwardedMail | None:
    """`answers`: the mail has an In-Reply-To. A forward may have one too."""
    lines = text.split("\n")[:MOST_LINES_SEARCHED]
    intent = subject_prefix(subject)
    for position, line in enumerate(lines):
        if not line.strip():
            continue
        announced = header_blocks.find_separator(line)
        if announced is not None:
            found = _original_below_separator(
                lines, position, announced, intent=intent, is_answer=is_answer
            )
            if found is not None:
                return found
        elif (block := header_blocks.find_block(lines, position)) is not None:
            return (
                _original_from_block(lines, block)
                if _may_be_forward(intent, is_answer=is_answer)
                else None
            )
        elif (
            intent == "forward"
            and (said := attribution.find_attribution(lines, position)) is not None
        ):
            return _original_from_attribution(lines, said, subject)
    return None


def _may_be_forward(intent: str, *, is_answer: bool) -> bool:
    return intent == "forward" or (intent == "" and not is_answer)


def _original_below_separator(
    lines: list[str],
    position: int,
    separator: tuple[header_blocks.Separator, str],
    *,
    intent: str,
    is_answer: bool,
) -> ForwardedMail | None:
    kind, rest = separator
    if kind is header_blocks.Separator.ORIGINAL and not _may_be_forward(
        intent, is_answer=is_answer
    ):
        return None
    if rest:
        fields = {name: value for name, _, value in header_blocks.find_glued_labels(rest)}
        if "sender" in fields:
            return _build_original(fields, lines[position + 1 :])
    for at in range(position + 1, min(len(lines), position + 6)):
        if not header_blocks.without_margin(lines[at]).strip() or header_blocks.is_rule(lines[at]):
            continue
        block = header_blocks.find_block_below_separator(lines, at)
        return _original_from_block(lines, block) if block is not None else None
    return None


def _original_from_block(lines: list[str], block: header_blocks.HeaderBlock) -> ForwardedMail:
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
    lines: list[str], found: attribution.Attribution, subject: str
) -> ForwardedMail | None:
    sender = attribution.parse_author(found.text)
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
    """The original's text, one depth of `>` taken off when all of it has one."""
    said = [line for line in lines if line.strip()]
    if said and all(line.lstrip().startswith(">") for line in said):
        lines = [line.lstrip().removeprefix(">").removeprefix(" ") for line in lines]
    return "\n".join(lines).strip()

"""PURE. The mail that was forwarded: attached whole, or pasted under a header block.

attached        message/rfc822: the first one is the original
announced       `Begin forwarded message:`, `--- Forwarded message ---`, then a header block
by block        a header block without announcement, unless this mail answers another one
by attribution  Outlook for Mac writes `On …, Jane <…> wrote:` under a subject `FW: …`
"""

import re

from ingest import addresses, attribution, blocks, dates, limits, words
from ingest.headers import readable
from journal.model import MailAddress, Original

# Below a long text nobody looks for the begin of a forward.
LOOKED_AT = 2_000
_PREFIX = re.compile(r"\s*\[?\s*([^\W\d_]{1,14})\s*(?:\[\d{1,3}\]|\(\d{1,3}\))?\s*[:：]\s*")
_LINKED = re.compile(r"[<\[](?:mailto:|http)[^<>\[\]]{1,300}[>\]]")
_BRACKETED = re.compile(r"\[(?:mailto:)?([^\s\[\]<>@]{1,100}@[^\s\[\]<>@]{1,200})\]")


def prefix(subject: str) -> str:
    """`forward`, `reply` or `""`: by the first prefix of the subject in any language."""
    match = _PREFIX.match(subject)
    word = words.plain(match[1]) if match else ""
    if word in words.FORWARDS:
        return "forward"
    return "reply" if word in words.REPLIES else ""


def without_prefix(subject: str) -> str:
    match = _PREFIX.match(subject)
    if match is None or words.plain(match[1]) not in words.FORWARDS | words.REPLIES:
        return subject
    return subject[match.end() :]


def pasted(text: str, subject: str, *, answers: bool) -> Original | None:
    """`answers`: the mail has an In-Reply-To. A forward may have one too."""
    lines = text.split("\n")[:LOOKED_AT]
    intent = prefix(subject)
    for position, line in enumerate(lines):
        if not line.strip():
            continue
        announced = blocks.separator(line)
        if announced is not None:
            found = _announced(lines, position, announced, intent=intent, answers=answers)
            if found is not None:
                return found
        elif (block := blocks.at(lines, position)) is not None:
            return _from_block(lines, block) if _may_forward(intent, answers=answers) else None
        elif intent == "forward" and (said := attribution.at(lines, position)) is not None:
            return _from_attribution(lines, said, subject)
    return None


def _may_forward(intent: str, *, answers: bool) -> bool:
    return intent == "forward" or (intent == "" and not answers)


def _announced(
    lines: list[str],
    position: int,
    announced: tuple[blocks.Separator, str],
    *,
    intent: str,
    answers: bool,
) -> Original | None:
    kind, rest = announced
    if kind is blocks.Separator.ORIGINAL and not _may_forward(intent, answers=answers):
        return None
    if rest:
        fields = {name: value for name, _, value in blocks.glued(rest)}
        if "sender" in fields:
            return _original(fields, lines[position + 1 :])
    for at in range(position + 1, min(len(lines), position + 6)):
        if not blocks.bare(lines[at]).strip() or blocks.is_rule(lines[at]):
            continue
        block = blocks.below_separator(lines, at)
        return _from_block(lines, block) if block is not None else None
    return None


def _from_block(lines: list[str], block: blocks.Block) -> Original:
    return _original(block.fields, lines[block.end :])


def _original(fields: dict[str, str], below: list[str]) -> Original:
    sender = _party(fields.get("sender", ""))
    return Original(
        sender.address,
        sender.name,
        readable(fields.get("subject", "")).strip("* ")[: limits.SUBJECT_CHARS],
        dates.typed(fields.get("date", "")),
        _unmarked(below),
    )


def _from_attribution(
    lines: list[str], said: attribution.Attribution, subject: str
) -> Original | None:
    sender = attribution.author(said.text)
    if not sender.address:
        return None
    text = _unmarked(lines[said.end :])
    return Original(
        sender.address, sender.name, without_prefix(subject), dates.typed(said.text), text
    )


def _party(text: str) -> MailAddress:
    """`John Doe [mailto:john@x.example]`, `John<mailto:…> <john@x.example<mailto:…>> on behalf …`."""
    text = text.replace("*", "")
    if "<" not in text or "@" not in _LINKED.sub("", text):
        text = _BRACKETED.sub(r"<\1>", text.replace("[mailto:", "["))
        text = text.replace("<mailto:", "<")
    text = _LINKED.sub("", text)
    found = addresses.first(text) or MailAddress("")
    return MailAddress(found.address, found.name.strip("'\""))


def _unmarked(lines: list[str]) -> str:
    """The original's text, one depth of `>` taken off when all of it has one."""
    said = [line for line in lines if line.strip()]
    if said and all(line.lstrip().startswith(">") for line in said):
        lines = [line.lstrip().removeprefix(">").removeprefix(" ") for line in lines]
    return "\n".join(lines).strip()

"""Gives what Slack sends, as it was typed: escapes undone, quotes straight, spaces plain.

    <@U1|bob>                      stays a mention, as one word
    <mailto:a@x.example|a@x.example>   → a@x.example
    <https://x.example|x.example>  → x.example, or the address in brackets behind another label
    <#C1|sales>  <!here>           → #sales  @here
    &amp; &lt; &gt;                → & < >

No letter is ever lost: only marks that nobody sees go away.
"""

import re
import unicodedata

_MENTION = re.compile(r"@[UW][A-Z0-9]{1,30}(?:\|[^<>]*)?")
_MENTION_IN_TEXT = re.compile(r"<@([UW][A-Z0-9]{1,30})(?:\|([^<>]*))?>")
_ANGLE_BRACKETS = re.compile(r"<([^<>\n]*)>")
# What has no width, halves of letters, controls but for the line's end, what turns the direction.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile("[^\\S\n]")
_STRAIGHT_QUOTES = str.maketrans(
    {**dict.fromkeys("“”„‟«»″＂❝❞", '"'), **dict.fromkeys("‘’‚‛′＇", "'")}
)


def normalise(text: str) -> str:
    """Returns the text as one would type it on an old keyboard; lines stay lines."""
    read = _ANGLE_BRACKETS.sub(_replace_markup, text)
    read = read.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    read = _SPACES.sub(" ", _LINE_BREAKS.sub("\n", read))
    return unicodedata.normalize(
        "NFC", _INVISIBLE.sub("", read).translate(_STRAIGHT_QUOTES)
    ).strip()


def show_mentions(text: str) -> str:
    """`<@U1|bob>` as `@bob`, for where nobody of ours can be meant: an id says nothing to people."""
    return _MENTION_IN_TEXT.sub(lambda found: f"@{found[2] or found[1]}", text)


def _replace_markup(found: re.Match[str]) -> str:
    inside = found[1]
    if _MENTION.fullmatch(inside):
        return f"<{_one_word(inside)}>"
    target, _, label = inside.partition("|")
    if target.startswith(("#", "!")):
        return _channel_or_mention(target, label)
    if not _is_link(target):
        return found[0]
    bare = target.removeprefix("mailto:").removeprefix("tel:")
    if not label or label == bare:
        return bare
    return label if bare.endswith(f"//{label}") else f"{label} ({bare})"


def _one_word(mention: str) -> str:
    return "_".join(mention.split())


def _channel_or_mention(target: str, label: str) -> str:
    """A channel, a group, everybody, a date."""
    if target.startswith("#"):
        return f"#{label or target[1:]}"
    return label or f"@{target[1:]}"


def _is_link(target: str) -> bool:
    return re.match(r"[a-z][a-z0-9+.-]{0,20}:", target) is not None

"""Slack's markup: what a reader sees of it, its mentions and links, and how typed words are sent.

Mentions and links ping somebody or lead somewhere: `<!channel>`, `<@U1>`, `<https://x|label>`, a
bare URL. Where it is not certain what Slack would do, it counts as one.
"""

import re
from collections.abc import Mapping

_TOKEN = re.compile(r"<([^<>\n]+)>")
_BARE_URL = re.compile(r"(?<![\w@/|])(?:https?://|www\.)[^\s<>|]+", re.IGNORECASE)
_BARE_NAME = re.compile(r"(?<![\w&@#])(?:@(?:here|channel|everyone)\b|#[a-z0-9_-]{1,80})")
_STYLE_MARKS = re.compile(
    r"(?<![\w*_~`])(?P<mark>[*_~`])(?=\S)(?P<inner>[^\n]*?)(?<=\S)(?P=mark)(?![\w*_~`])"
)
_TYPED_TOKEN = re.compile(
    r"(?P<url>https?://[^\s<>]+)"
    r"|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?<![\w@])@(?P<person>[\w.-]+)"
    r"|(?<![\w#&])#(?P<channel>[\w-]+)"
    r"|(?P<special>[&<>])"
)
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def pings_and_links(text: str, *, auto: bool) -> list[str]:
    """Every mention and link, as written; `auto` if Slack looks for bare URLs and names too."""
    found = [token.group() for token in _TOKEN.finditer(text) if _is_ping_or_link(token.group(1))]
    if auto:
        rest = _TOKEN.sub(" ", text)
        found += [one.group() for one in _BARE_URL.finditer(rest)]
        found += [one.group() for one in _BARE_NAME.finditer(rest)]
    return found


def _is_ping_or_link(token: str) -> bool:
    if token.startswith("!date^"):
        # A date leads somewhere only with a fourth part: <!date^TIMESTAMP^FORMAT^URL|FALLBACK>.
        return token.split("|", maxsplit=1)[0].count("^") > 2
    return token[0] in "!@#" or re.match(r"(https?|mailto|tel|slack):", token) is not None


def visible_text(text: str) -> str:
    """The text as a reader sees it: labels of links, names of mentions, no marks, nothing escaped."""
    plain = _STYLE_MARKS.sub(
        lambda mark: mark["inner"], _TOKEN.sub(lambda one: _token_text(one.group(1)), text)
    )
    return plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _token_text(token: str) -> str:
    body, _, label = token.partition("|")
    sign = body[:1]
    if body.startswith(("!date^", "!subteam^")):
        return label or body.split("^")[1]
    if sign == "!":
        return "@" + (label or body[1:])
    if sign in {"@", "#"}:
        return sign + (label or body[1:])
    return label or body.removeprefix("mailto:")


def encode_typed_text(
    text: str, people: Mapping[str, str], channels: Mapping[str, tuple[str, bool]]
) -> str:
    """Gives what a person typed, as the app gets it: names become ids, URLs are wrapped, the rest
    escaped.

    `people` are ids by handle, `channels` id and privacy by name: a private channel's name is left
    out.
    """

    def send(part: re.Match[str]) -> str:
        if part["url"]:
            return f"<{escape(part['url'])}>"
        if part["mail"]:
            return f"<mailto:{part['mail']}|{part['mail']}>"
        if part["person"] in people:
            return f"<@{people[part['person']]}|{part['person']}>"
        if part["channel"] in channels:
            number, private = channels[part["channel"]]
            return f"<#{number}|{'' if private else part['channel']}>"
        return _ESCAPES.get(part.group(), part.group())

    return _TYPED_TOKEN.sub(send, text)

"""Other libraries that tell new text from quoted, if they are installed. None is needed."""

import importlib
from collections.abc import Callable
from typing import Any

ReplyReader = Callable[[str], str]


def installed_readers() -> dict[str, ReplyReader]:
    found: dict[str, ReplyReader] = {}
    for name, (module, make) in _PEER_LIBRARIES.items():
        try:
            found[name] = make(importlib.import_module(module))
        except ImportError:
            continue
    return found


def read_safely(read: ReplyReader, text: str) -> str:
    """Read a text; None if the library raises."""
    try:
        return read(text) or ""
    except Exception:  # noqa: BLE001 - a foreign library, measured and no more
        return ""


def _reply_parser(module: Any) -> ReplyReader:
    return lambda text: str(module.EmailReplyParser.parse_reply(text))


def _mail_parser_reply(module: Any) -> ReplyReader:
    languages = ["en", "de", "da", "es", "fr", "it", "nl", "pl", "sv", "cs"]
    parser = module.EmailReplyParser(languages=languages)
    return lambda text: str(parser.parse_reply(text=text))


def _quotequail(module: Any) -> ReplyReader:
    return lambda text: "\n".join(part for shown, part in module.quote(text) if shown)


def _talon(module: Any) -> ReplyReader:
    return lambda text: str(module.extract_from_plain(text))


_PEER_LIBRARIES: dict[str, tuple[str, Callable[[Any], ReplyReader]]] = {
    "email-reply-parser": ("email_reply_parser", _reply_parser),
    "mail-parser-reply": ("mailparser_reply", _mail_parser_reply),
    "quotequail": ("quotequail", _quotequail),
    "talon": ("talon.quotations", _talon),
}

"""Decides which address answers what; all but the page itself is JSON."""

import json
import logging
import mimetypes
import re
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

from playground.page import actions, snapshot
from playground.page.actions import MalformedRequest
from playground.page.context import PageContext, SharedMailbox
from playground.workspace import ActionRefused

log = logging.getLogger("playground")
STATIC = Path(__file__).parent / "static"
_STATIC_NAME = re.compile(r"([a-z0-9_-]+/)*[a-z0-9_-]+(\.[a-z0-9]+)+")
_INLINE_TYPES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})


@dataclass(frozen=True, slots=True)
class PageReply:
    status: int
    media_type: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


def handle_get(context: PageContext, address: str) -> PageReply:
    url = urlsplit(address)
    query = dict(parse_qsl(url.query))
    parts = url.path.removeprefix("/").split("/")
    return _with_error_reply(lambda: _route_get(context, parts, query))


def handle_post(context: PageContext, address: str, body: bytes) -> PageReply:
    return _with_error_reply(lambda: _route_post(context, urlsplit(address).path, body))


def _route_get(context: PageContext, parts: Sequence[str], query: Mapping[str, str]) -> Any:
    match parts:
        case [""]:
            reply: Any = _static_file("index.html")
        case ["static", *rest]:
            reply = _static_file("/".join(rest))
        case ["api", "state"]:
            reply = snapshot.person_snapshot(context, context.find_resident(query.get("as", "")))
        case ["api", "mail"]:
            reply = _mailbox(context).mails()
        case ["api", "mail", number]:
            reply = _mailbox(context).mail(number)
        case ["api", "senders"]:
            reply = _mailbox(context).senders()
        case ["api", "trail"]:
            reply = context.trail()
        case ["api", "files", number]:
            reply = _shared_file(context, number)
        case _:
            reply = _NOT_FOUND
    return reply


def _route_post(context: PageContext, path: str, body: bytes) -> Any:
    try:
        request = json.loads(body)
        # JSON may escape half of a letter, which nobody can send on or save.
        json.dumps(request, ensure_ascii=False).encode()
    except ValueError:
        raise MalformedRequest("What was sent is not JSON, or has half a letter.") from None
    if not isinstance(request, dict):
        raise MalformedRequest("What was sent is no JSON object.")
    match path:
        case "/api/act":
            done: Any = actions.act(context, request)
        case "/api/mail":
            done = _mailbox(context).send(request)
        case "/api/mail/eml":
            done = _mailbox(context).send_file(actions.decode_base64(request.get("base64")))
        case "/api/mail/draft/send":
            done = _mailbox(context).send_draft(str(request.get("id", "")))
        case "/api/mail/draft/drop":
            done = _mailbox(context).throw_away(str(request.get("id", "")))
        case _:
            done = _NOT_FOUND
    return done


def _with_error_reply(handle: Callable[[], Any]) -> PageReply:
    try:
        body = handle()
    except MalformedRequest as error:
        return error_reply(400, str(error))
    except ActionRefused as error:
        return error_reply(409, str(error))
    except KeyError:
        return error_reply(404, "Nobody and nothing here has that id.")
    except Exception as error:  # noqa: BLE001 (the outermost place: the page is told, the rest goes on)
        where = traceback.extract_tb(error.__traceback__)[-1]
        kind, line = type(error).__name__, f"{where.name}:{where.lineno}"
        log.error("A request failed: %s in %s.", kind, line)  # noqa: TRY400 (a traceback may hold texts)
        return error_reply(500, f"The playground failed at this ({kind}). Nothing was lost.")
    return body if isinstance(body, PageReply) else json_reply(body)


def json_reply(value: Any) -> PageReply:
    return PageReply(
        200, "application/json; charset=utf-8", json.dumps(value, ensure_ascii=False).encode()
    )


def error_reply(status: int, sentence: str) -> PageReply:
    body = json.dumps({"error": sentence}, ensure_ascii=False).encode()
    return PageReply(status, "application/json; charset=utf-8", body)


def _mailbox(context: PageContext) -> SharedMailbox:
    if context.mailbox is None:
        raise ActionRefused("There is no mailbox in this playground.")
    return context.mailbox


def _static_file(name: str) -> PageReply:
    file = STATIC / name
    if not _STATIC_NAME.fullmatch(name) or not file.is_file():
        return error_reply(404, "There is no such file.")
    kind = {".js": "text/javascript", ".mjs": "text/javascript"}.get(file.suffix)
    kind = kind or mimetypes.guess_type(name)[0] or "application/octet-stream"
    text = "; charset=utf-8" if kind.startswith("text/") else ""
    return PageReply(200, f"{kind}{text}", file.read_bytes())


def _shared_file(context: PageContext, number: str) -> PageReply:
    """Pictures are shown; everything else is only ever saved."""
    file = context.workspace.state.files.get(number)
    if file is None or not file.uploaded:
        return error_reply(404, "There is no such file.")
    kind = snapshot.media_type(file.name)
    way = "inline" if kind in _INLINE_TYPES else "attachment"
    disposition = f"{way}; filename*=UTF-8''{quote(file.name, safe='')}"
    kind = kind if kind in _INLINE_TYPES else "application/octet-stream"
    return PageReply(200, kind, file.content, {"Content-Disposition": disposition})


_NOT_FOUND = error_reply(404, "There is nothing at this address.")

"""Which address answers what; all but the page itself is JSON."""

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

from playground.face import acting, shown
from playground.face.acting import Malformed
from playground.face.world import Post, World
from playground.workspace import Refused

log = logging.getLogger("playground")
STATIC = Path(__file__).parent / "static"
_STATIC_NAME = re.compile(r"([a-z0-9_-]+/)*[a-z0-9_-]+(\.[a-z0-9]+)+")
_SHOWN_HERE = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    kind: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


def get(world: World, address: str) -> Reply:
    url = urlsplit(address)
    asked = dict(parse_qsl(url.query))
    parts = url.path.removeprefix("/").split("/")
    return _answered(lambda: _got(world, parts, asked))


def post(world: World, address: str, body: bytes) -> Reply:
    return _answered(lambda: _done(world, urlsplit(address).path, body))


def _got(world: World, parts: Sequence[str], asked: Mapping[str, str]) -> Any:
    match parts:
        case [""]:
            said: Any = _static("index.html")
        case ["static", *rest]:
            said = _static("/".join(rest))
        case ["api", "state"]:
            said = shown.state(world, world.resident(asked.get("as", "")))
        case ["api", "mail"]:
            said = _post(world).mails()
        case ["api", "mail", number]:
            said = _post(world).mail(number)
        case ["api", "senders"]:
            said = _post(world).senders()
        case ["api", "trail"]:
            said = world.trail()
        case ["api", "files", number]:
            said = _file(world, number)
        case _:
            said = _NOTHING_HERE
    return said


def _done(world: World, path: str, body: bytes) -> Any:
    try:
        said = json.loads(body)
    except ValueError:
        raise Malformed("What was sent is not JSON.") from None
    if not isinstance(said, dict):
        raise Malformed("What was sent is no JSON object.")
    match path:
        case "/api/act":
            done: Any = acting.act(world, said)
        case "/api/mail":
            done = _post(world).send(said)
        case "/api/mail/eml":
            done = _post(world).send_file(acting.decoded(said.get("base64")))
        case _:
            done = _NOTHING_HERE
    return done


def _answered(ask: Callable[[], Any]) -> Reply:
    try:
        said = ask()
    except Malformed as error:
        return refusal(400, str(error))
    except Refused as error:
        return refusal(409, str(error))
    except KeyError:
        return refusal(404, "Nobody and nothing here has that id.")
    except Exception as error:  # noqa: BLE001 (the outermost place: the page is told, the rest goes on)
        where = traceback.extract_tb(error.__traceback__)[-1]
        kind, line = type(error).__name__, f"{where.name}:{where.lineno}"
        log.error("A request failed: %s in %s.", kind, line)  # noqa: TRY400 (a traceback may hold texts)
        return refusal(500, f"The playground failed at this ({kind}). Nothing was lost.")
    return said if isinstance(said, Reply) else answer(said)


def answer(said: Any) -> Reply:
    return Reply(
        200, "application/json; charset=utf-8", json.dumps(said, ensure_ascii=False).encode()
    )


def refusal(status: int, sentence: str) -> Reply:
    said = json.dumps({"error": sentence}, ensure_ascii=False).encode()
    return Reply(status, "application/json; charset=utf-8", said)


def _post(world: World) -> Post:
    if world.post is None:
        raise Refused("There is no mailbox in this playground.")
    return world.post


def _static(name: str) -> Reply:
    file = STATIC / name
    if not _STATIC_NAME.fullmatch(name) or not file.is_file():
        return refusal(404, "There is no such file.")
    kind = {".js": "text/javascript", ".mjs": "text/javascript"}.get(file.suffix)
    kind = kind or mimetypes.guess_type(name)[0] or "application/octet-stream"
    text = "; charset=utf-8" if kind.startswith("text/") else ""
    return Reply(200, f"{kind}{text}", file.read_bytes())


def _file(world: World, number: str) -> Reply:
    """Pictures are shown; everything else is only ever saved."""
    file = world.workspace.state.files.get(number)
    if file is None or not file.uploaded:
        return refusal(404, "There is no such file.")
    kind = shown.media_type(file.name)
    way = "inline" if kind in _SHOWN_HERE else "attachment"
    disposition = f"{way}; filename*=UTF-8''{quote(file.name, safe='')}"
    kind = kind if kind in _SHOWN_HERE else "application/octet-stream"
    return Reply(200, kind, file.content, {"Content-Disposition": disposition})


_NOTHING_HERE = refusal(404, "There is nothing at this address.")

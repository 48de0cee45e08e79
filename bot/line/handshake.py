"""Opens a WebSocket: TCP (through a proxy where there is one), TLS, and the handshake of RFC 6455.

Every step has a timeout. The address has a ticket in it, so no error repeats it.
"""

import base64
import hashlib
import hmac
import os
import socket
import ssl
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from urllib.parse import SplitResult, unquote, urlsplit

_SECONDS = 3.0
_MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


class NotOpened(Exception):
    """There is no connection to be had now; its text is why."""


def open_socket(url: str, proxy: str | None) -> tuple[socket.socket, bytes]:
    """A socket that no longer blocks, and what came with the handshake's answer."""
    connection = _connection(urlsplit(url), proxy)
    try:
        answer = _asked(connection, urlsplit(url))
        return _taken(connection, answer)
    except (OSError, HTTPException) as error:
        raise NotOpened(f"it could not be opened ({type(error).__name__})") from None
    finally:
        connection.close()


def _connection(url: SplitResult, proxy: str | None) -> HTTPConnection:
    host, port, encrypted = url.hostname or "", url.port, url.scheme == "wss"
    to = urlsplit(proxy) if proxy else url
    kind = HTTPSConnection if encrypted else HTTPConnection
    connection = kind(to.hostname or "", to.port or (80 if proxy else port), timeout=_SECONDS)
    if proxy:
        connection.set_tunnel(host, port or (443 if encrypted else 80), headers=_login(to))
    return connection


def _login(proxy: SplitResult) -> dict[str, str]:
    if not proxy.username:
        return {}
    pair = f"{unquote(proxy.username)}:{unquote(proxy.password or '')}"
    return {"Proxy-Authorization": f"Basic {base64.b64encode(pair.encode()).decode()}"}


def _asked(connection: HTTPConnection, url: SplitResult) -> HTTPResponse:
    key = base64.b64encode(os.urandom(16)).decode()
    headers = {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Key": key,
        "Sec-WebSocket-Version": "13",
    }
    connection.request("GET", f"{url.path or '/'}?{url.query}", headers=headers)
    answer = connection.getresponse()
    if answer.status != 101:
        raise NotOpened(f"the handshake was refused with {answer.status}")
    hashed = hashlib.sha1(f"{key}{_MAGIC}".encode(), usedforsecurity=False).digest()
    accepted = answer.getheader("Sec-WebSocket-Accept", "")
    if not hmac.compare_digest(accepted.encode(), base64.b64encode(hashed)):
        raise NotOpened("the handshake was answered by somebody else")
    return answer


def _taken(connection: HTTPConnection, answer: HTTPResponse) -> tuple[socket.socket, bytes]:
    """The socket out of the connection's hands, with the bytes that were read ahead."""
    raw: socket.socket = connection.sock
    raw.setblocking(False)
    try:
        ahead = answer.peek()
    except ssl.SSLWantReadError:
        ahead = b""
    connection.sock = None
    answer.close()
    raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return raw, ahead

"""One WebSocket connection, by the `websockets` library: the only file that knows it.

It is pinged all the time, so that a line that is silent without being cut is noticed: without an
answer for some seconds it counts as dead, whatever TCP believes.
"""

import logging
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Literal

from websockets.exceptions import ConnectionClosed, InvalidStatus, WebSocketException
from websockets.sync.client import ClientConnection, connect

PING_SECONDS = 1.2
DEAD_AFTER_SECONDS = 2.4
_OPEN_SECONDS = 3.0
_CLOSE_SECONDS = 0.3
# Slack's largest payloads have some hundred thousand bytes.
_MOST_BYTES = 8 * 1024 * 1024
# It would log the address, which has a ticket in it, and every frame.
_SILENT = logging.getLogger("rapport.websocket")
_SILENT.disabled = True


class ConnectionLost(Exception):
    """The connection is lost; the text says why, without any content."""


@dataclass(slots=True, eq=False)
class WebSocketConnection:
    """A connection, read on one thread and written from any."""

    _socket: ClientConnection
    _exit_stack: ExitStack
    _closed: threading.Event = field(default_factory=threading.Event)

    @property
    def is_closed(self) -> bool:
        return self._closed.is_set()

    def messages(self) -> Iterator[str]:
        """The messages until it is closed here; raises `ConnectionLost` when it ends otherwise."""
        while not self.is_closed:
            try:
                message = self._socket.recv()
            except ConnectionClosed as error:
                if self._closed.is_set():
                    return
                raise ConnectionLost(_close_reason(error)) from None
            yield message if isinstance(message, str) else message.decode("utf-8", "replace")

    def send(self, text: str) -> None:
        try:
            self._socket.send(text)
        except (ConnectionClosed, OSError) as error:
            raise ConnectionLost(f"it was cut ({type(error).__name__})") from None

    def close(self) -> None:
        """Close politely if that is quick, and wake the reading thread."""
        if not self.is_closed:
            self._closed.set()
            self._exit_stack.close()


def open_connection(url: str, *, proxy: str | None = None) -> WebSocketConnection:
    """Open a connection; raises `ConnectionLost` when that fails within a few seconds."""
    through: str | Literal[True] = proxy or True
    ending = ExitStack()
    try:
        connection = connect(
            url,
            proxy=through,
            compression=None,
            logger=_SILENT,
            max_size=_MOST_BYTES,
            open_timeout=_OPEN_SECONDS,
            close_timeout=_CLOSE_SECONDS,
            ping_interval=PING_SECONDS,
            ping_timeout=DEAD_AFTER_SECONDS,
        )
        return WebSocketConnection(ending.enter_context(connection), ending)
    except InvalidStatus as error:
        status = error.response.status_code
        raise ConnectionLost(f"the handshake was refused with {status}") from None
    except (WebSocketException, OSError, ValueError, EOFError) as error:
        raise ConnectionLost(f"it could not be opened ({type(error).__name__})") from None


def _close_reason(error: ConnectionClosed) -> str:
    if error.rcvd is not None:
        return f"Slack closed it with code {error.rcvd.code}"
    if error.sent is not None:
        return f"nothing was heard for {DEAD_AFTER_SECONDS} s"
    return "it was cut"

"""Drives a real browser by its own protocol: finds, clicks and types into what a person sees.

Chromium is started without a window and listens on a port of this machine. Elements are searched
inside the page itself, by `helpers.js`.
"""

import base64
import contextlib
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.processes import running_process

_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--remote-debugging-port=0",
    # The picture of a page is the same on every machine.
    "--force-device-scale-factor=1",
    "--force-prefers-reduced-motion",
)
_PROGRAM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_SHUTDOWN_SECONDS = 5.0
_ANSWER_SECONDS = 120.0
_TRIES = 3
_HELPERS = (Path(__file__).parent / "helpers.js").read_text(encoding="utf-8")


class PageFailed(Exception):
    """The page raised an error, or an expected thing did not come."""


def find_program() -> str:
    """The program's place on this machine, or an empty text."""
    return next((found for name in _PROGRAM_NAMES if (found := shutil.which(name))), "")


@contextmanager
def start_chromium(folder: Path) -> Iterator["Chromium"]:
    """Start Chromium; `folder` is for its own files."""
    command = [find_program(), *_FLAGS, f"--user-data-dir={folder}", "about:blank"]
    with (
        running_process(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        ) as process,
        connect(_debugger_address(process), max_size=None, compression=None) as line,
    ):
        yield Chromium(line)
        with contextlib.suppress(Exception):  # (it may be gone before it answers)
            line.send(json.dumps({"id": 0, "method": "Browser.close"}))
            process.wait(_SHUTDOWN_SECONDS)


def _debugger_address(process: subprocess.Popen[bytes]) -> str:
    assert process.stderr is not None
    for line in process.stderr:
        if found := re.search(rb"DevTools listening on (ws://\S+)", line):
            return found[1].decode()
    raise PageFailed("Chromium did not start.")


class Chromium:
    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._last = 0
        self.errors: list[str] = []

    def send(self, method: str, session: str = "", **params: Any) -> dict[str, Any]:
        self._last += 1
        request: dict[str, Any] = {"id": self._last, "method": method, "params": params}
        self._connection.send(json.dumps({**request, "sessionId": session} if session else request))
        while True:
            answer = json.loads(self._connection.recv(timeout=_ANSWER_SECONDS))
            if answer.get("id") != self._last:
                self._collect_error(answer)
            elif "error" in answer:
                raise PageFailed(f"{method}: {answer['error']['message']}")
            else:
                return dict(answer["result"])

    def _collect_error(self, event: dict[str, Any]) -> None:
        """Collects errors of the page's console, also those of its content policy."""
        params = event.get("params", {})
        if event.get("method") == "Runtime.exceptionThrown":
            details = params["exceptionDetails"]
            self.errors.append(details.get("exception", {}).get("description") or details["text"])
        elif event.get("method") == "Log.entryAdded" and params["entry"]["level"] == "error":
            self.errors.append(f"{params['entry']['text']} {params['entry'].get('url', '')}")

    def open(
        self, url: str, *, width: int = 1440, height: int = 900, dark: bool = False
    ) -> "BrowserPage":
        context = self.send("Target.createBrowserContext")["browserContextId"]
        target = self.send("Target.createTarget", url="about:blank", browserContextId=context)
        session = self.send("Target.attachToTarget", targetId=target["targetId"], flatten=True)
        page = BrowserPage(self, str(session["sessionId"]), str(context))
        page.load(url, width, height, dark=dark)
        return page


class BrowserPage:
    """A page. `css` finds visible elements, `text` those with these words; of several the last one."""

    def __init__(self, browser: Chromium, session: str, context: str) -> None:
        self._browser = browser
        self._session = session
        self._context = context

    def close(self) -> None:
        # All errors have arrived by then.
        self.run("1")
        self._browser.send("Target.disposeBrowserContext", browserContextId=self._context)

    def load(self, url: str, width: int, height: int, *, dark: bool) -> None:
        scheme = "dark" if dark else "light"
        self.set_size(width, height)
        for domain in ("Page", "Runtime", "Log"):
            self.send(f"{domain}.enable")
        self.send(
            "Emulation.setEmulatedMedia",
            features=[{"name": "prefers-color-scheme", "value": scheme}],
        )
        self.send("Page.addScriptToEvaluateOnNewDocument", source=_HELPERS)
        self.send("Page.navigate", url=url)
        self.wait("document.body?.dataset.ready")

    def set_size(self, width: int, height: int) -> None:
        self.send(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    def send(self, method: str, **params: Any) -> dict[str, Any]:
        return self._browser.send(method, self._session, **params)

    def run(self, expression: str) -> Any:
        """The value of the expression, once it is there if it is a promise."""
        answer = self.send(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise PageFailed(details.get("exception", {}).get("description") or details["text"])
        return answer["result"].get("value")

    def wait(self, condition: str, seconds: float = 30) -> Any:
        """Wait until the expression is true; `seen(css, text)` is the last one visible, or null.

        A page that is just being left loses its promise; then the next page is asked.
        """
        while True:
            try:
                return self.run(f"comes(() => ({condition}), {json.dumps(condition)}, {seconds})")
            except PageFailed as failure:
                if "navigat" not in str(failure) and "comes is not defined" not in str(failure):
                    raise

    def sees(self, css: str, text: str = "", seconds: float = 30) -> str:
        """Wait for an element; return its text."""
        found = f"seen({json.dumps(css)}, {json.dumps(text)})"
        return str(self.wait(f"{found} && ({found}.innerText || ' ')", seconds)).strip()

    def wait_until_gone(self, css: str, text: str = "") -> None:
        self.wait(f"!seen({json.dumps(css)}, {json.dumps(text)})")

    def focused_label(self) -> str:
        """The element with the focus: its label, words or id."""
        return str(self.run("focused()"))

    # ── hands ────────────────────────────────────────────────────────────────────────────────────

    def click(self, css: str, text: str = "") -> None:
        """Click, and again when it was missed: on a slow machine a list may move under the mouse."""
        for _ in range(_TRIES):
            x, y = self.wait(f"aimed({json.dumps(css)}, {json.dumps(text)})")
            self.send("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
            for kind in ("mousePressed", "mouseReleased"):
                self.send(
                    "Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1
                )
            if self.run("typeof wasHit === 'undefined' || wasHit"):
                return

    def hover(self, css: str, text: str = "") -> None:
        x, y = self.wait(f"middle({json.dumps(css)}, {json.dumps(text)})")
        self.send("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def write(self, text: str, css: str = "") -> None:
        """Type into the field, or where the focus is."""
        if css:
            self.click(css)
        self.send("Input.insertText", text=text)

    def press(self, *keys: str) -> None:
        for key in keys:
            held = 8 if key.startswith("Shift+") else 0
            name = key.removeprefix("Shift+")
            stroke = {"key": name, "code": name, "modifiers": held, **_CODES.get(name, {})}
            self.send("Input.dispatchKeyEvent", type="keyDown", **stroke)
            self.send("Input.dispatchKeyEvent", type="keyUp", **stroke)

    def choose(self, css: str, value: str) -> None:
        """Choose in a native select."""
        self.wait(f"chooses({json.dumps(css)}, {json.dumps(value)})")

    def give_files(self, css: str, *files: Path) -> None:
        document = self.send("DOM.getDocument")["root"]["nodeId"]
        node = self.send("DOM.querySelector", nodeId=document, selector=css)["nodeId"]
        self.send("DOM.setFileInputFiles", nodeId=node, files=[str(one) for one in files])

    def take_screenshot(self, kind: str = "png", *, of: str = "", quality: int = 88) -> bytes:
        """A picture of the page, or of the messages' words: from the first of `of` to the last."""
        self.run("painted()")
        given: dict[str, Any] = {} if kind == "png" else {"quality": quality}
        if of:
            given["clip"] = self.run(_AROUND.format(selector=json.dumps(of)))
        answer = self.send("Page.captureScreenshot", format=kind, **given)
        return base64.b64decode(answer["data"])


_AROUND = """(() => {{
  const all = [...document.querySelectorAll({selector})].map((one) => one.getBoundingClientRect());
  const [left, top] = [Math.min(...all.map((r) => r.left)), Math.min(...all.map((r) => r.top))];
  const right = Math.max(...all.map((r) => r.right));
  const bottom = Math.max(...all.map((r) => r.bottom));
  return {{ x: left, y: top, width: right - left, height: bottom - top, scale: 1 }};
}})()"""
_CODES: dict[str, dict[str, Any]] = {
    "Enter": {"windowsVirtualKeyCode": 13, "text": "\r"},
    "Tab": {"windowsVirtualKeyCode": 9},
    "Escape": {"windowsVirtualKeyCode": 27},
    "Backspace": {"windowsVirtualKeyCode": 8},
    "ArrowUp": {"windowsVirtualKeyCode": 38},
    "ArrowDown": {"windowsVirtualKeyCode": 40},
}

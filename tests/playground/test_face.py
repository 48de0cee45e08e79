"""The page's server: who may ask, what is answered, who is told, and what is left when it is closed."""

import http.client
import json
import socket
from collections.abc import Iterator
from contextlib import closing

import pytest

from playground.face.hub import Hub
from playground.face.server import Face
from playground.face.world import World
from playground.workspace import Person, Workspace
from tests.playground.browser import PATIENCE, Browser, a_face
from tests.playground.tiny import client_of


@pytest.fixture
def browser(workspace: Workspace, alice: Person, bob: Person) -> Iterator[Browser]:
    with a_face(workspace, alice, bob) as opened:
        yield opened


def test_it_listens_on_this_machine_alone(browser: Browser) -> None:
    assert browser.face.url == f"http://127.0.0.1:{browser.face.port}/"
    with socket.socket() as line:
        # Were it listening everywhere, this address of the same machine would answer.
        assert line.connect_ex(("127.0.0.2", browser.face.port)) != 0


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "evil.example:8420"},
        {"Host": "127.0.0.1"},
        {"Host": ""},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ],
)
@pytest.mark.parametrize("path", ["/", "/api/state", "/api/changes", "/api/mail"])
def test_a_page_from_elsewhere_is_refused(
    browser: Browser, path: str, headers: dict[str, str]
) -> None:
    answer = browser.asks("GET", path, **headers)
    assert answer.status == 403
    assert "alone" in answer.json["error"]


def test_its_own_page_is_let_in_by_either_name(browser: Browser) -> None:
    for name in ("127.0.0.1", "localhost"):
        ours = f"{name}:{browser.face.port}"
        told = {"Host": ours, "Origin": f"http://{ours}", "Sec_Fetch_Site": "same-origin"}
        assert browser.asks("GET", "/api/state", **told).status == 200


def test_a_form_of_another_page_changes_nothing(browser: Browser, alice: Person) -> None:
    said = {"as": alice.id, "act": "type", "text": "hello"}
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        assert browser.asks("POST", "/api/act", said, Content_Type=kind).status == 403
    assert browser.asks("POST", "/api/act", said, Origin="https://evil.example").status == 403
    assert alice.sees() == []


def test_every_answer_carries_the_strict_headers(browser: Browser) -> None:
    for path in ("/", "/api/state", "/api/nothing", "/static/nothing.js"):
        headers = browser.asks("GET", path).headers
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize(
    "path",
    [
        "/static/../server.py",
        "/static/%2e%2e/server.py",
        "/static//etc/passwd",
        "/static/",
        "/static/.hidden",
        "/elsewhere",
        "/api/files/F404",
    ],
)
def test_what_is_not_there_is_said_so(browser: Browser, path: str) -> None:
    answer = browser.asks("GET", path)
    assert answer.status == 404
    assert answer.json["error"].endswith(".")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("{", 400),
        ("[]", 400),
        ('{"as": 5, "act": "type"}', 400),
        ('{"act": "dance"}', 400),
        ('{"act": "click", "where": []}', 400),
        ('{"act": "type", "as": "U404", "text": "x"}', 404),
    ],
)
def test_what_makes_no_sense_is_refused(browser: Browser, body: str, status: int) -> None:
    line = http.client.HTTPConnection("127.0.0.1", browser.face.port, timeout=PATIENCE)
    with closing(line):
        line.request("POST", "/api/act", body, {"Content-Type": "application/json"})
        got = line.getresponse()
        assert got.status == status
        assert json.loads(got.read())["error"].endswith(".")


@pytest.mark.parametrize("length", ["-1", "99999999999", "many", ""])
def test_a_body_of_no_honest_length_is_not_read(browser: Browser, length: str) -> None:
    with socket.create_connection(("127.0.0.1", browser.face.port), timeout=PATIENCE) as line:
        head = f"POST /api/act HTTP/1.1\r\nHost: 127.0.0.1:{browser.face.port}\r\n"
        kind = "Content-Type: application/json\r\n"
        line.sendall(f"{head}{kind}Content-Length: {length}\r\n\r\n".encode())
        assert b" 413 " in line.makefile("rb").readline()


def test_without_a_mailbox_the_mail_side_says_so(browser: Browser) -> None:
    answer = browser.asks("GET", "/api/mail")
    assert answer.status == 409
    assert answer.json == {"error": "There is no mailbox in this playground."}


def test_open_pages_are_told_of_every_change(
    browser: Browser, workspace: Workspace, alice: Person
) -> None:
    line = http.client.HTTPConnection("127.0.0.1", browser.face.port, timeout=PATIENCE)
    with closing(line):
        line.request("GET", "/api/changes")
        got = line.getresponse()
        assert got.headers["Content-Type"].startswith("text/event-stream")
        assert got.fp.readline() == b": connected\n"
        client_of(workspace).chat_postMessage(channel=alice.dm.id, text="hello")
        told = [_next_event(got)]
        while told[-1]["kind"] != "message" or "channel" not in told[-1]:
            told.append(_next_event(got))
        assert told[-1] == {"kind": "message", "channel": alice.dm.id}
        # What closes the server must not wait for the page.
        browser.world.hub.end()
        assert got.fp.read() is not None


def _next_event(got: http.client.HTTPResponse) -> dict[str, str]:
    line = b""
    while not line.startswith(b"data: "):
        line = got.fp.readline()
        assert line, "it ended"
    event: dict[str, str] = json.loads(line.removeprefix(b"data: "))
    return event


def test_the_same_news_waits_once_for_a_page_that_is_slow() -> None:
    hub = Hub()
    with hub.listening() as ear:
        for _ in range(1000):
            hub.tell("mail")
        hub.tell("view", user="U1")
        assert ear.hear(0) == [{"kind": "mail"}, {"kind": "view", "user": "U1"}]
        assert ear.hear(0) == []
        hub.end()
        assert ear.hear(PATIENCE) is None
    hub.tell("mail")


def test_a_taken_port_is_passed_over(workspace: Workspace) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        face = Face(World(workspace, (), {}), (port, 0))
        face.close()
        assert face.port != port
        with pytest.raises(OSError, match=r"[Aa]ddress"):
            Face(World(workspace, (), {}), (port,))


def test_closed_it_listens_no_more_and_leaves_no_subscriber(
    workspace: Workspace, alice: Person
) -> None:
    before = len(workspace.state._subscribers)
    with a_face(workspace, alice) as browser:
        port = browser.face.port
        assert browser.sees(alice)["me"]["id"] == alice.id
        assert len(workspace.state._subscribers) == before + 1
    with socket.socket() as line:
        assert line.connect_ex(("127.0.0.1", port)) != 0
    assert len(workspace.state._subscribers) == before

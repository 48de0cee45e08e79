"""The page's server: who may ask, what is answered, who is told, and what is left when it is closed."""

import http.client
import json
import socket
from collections.abc import Iterator
from contextlib import closing

import pytest

from playground.page.context import PageContext
from playground.page.event_hub import EventHub
from playground.page.server import PageServer
from playground.workspace import Workspace, WorkspacePerson
from tests.playground.page_client import TIMEOUT_SECONDS, PageClient, open_page_server
from tests.playground.tiny_app import web_client


@pytest.fixture
def browser(
    workspace: Workspace, alice: WorkspacePerson, bob: WorkspacePerson
) -> Iterator[PageClient]:
    with open_page_server(workspace, alice, bob) as opened:
        yield opened


def test_it_listens_on_this_machine_alone(browser: PageClient) -> None:
    assert browser.server.url == f"http://127.0.0.1:{browser.server.port}/"
    with socket.socket() as line:
        # Were it listening everywhere, this address of the same machine would answer.
        assert line.connect_ex(("127.0.0.2", browser.server.port)) != 0


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
    browser: PageClient, path: str, headers: dict[str, str]
) -> None:
    answer = browser.request("GET", path, **headers)
    assert answer.status == 403
    assert "alone" in answer.json["error"]


def test_its_own_page_is_let_in_by_either_name(browser: PageClient) -> None:
    for name in ("127.0.0.1", "localhost"):
        ours = f"{name}:{browser.server.port}"
        told = {"Host": ours, "Origin": f"http://{ours}", "Sec_Fetch_Site": "same-origin"}
        assert browser.request("GET", "/api/state", **told).status == 200


def test_a_form_of_another_page_changes_nothing(
    browser: PageClient, alice: WorkspacePerson
) -> None:
    said = {"as": alice.id, "act": "type", "text": "hello"}
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        assert browser.request("POST", "/api/act", said, Content_Type=kind).status == 403
    assert browser.request("POST", "/api/act", said, Origin="https://evil.example").status == 403
    assert alice.sees() == []


def test_every_answer_carries_the_strict_headers(browser: PageClient) -> None:
    for path in ("/", "/api/state", "/api/nothing", "/static/nothing.js"):
        headers = browser.request("GET", path).headers
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
def test_what_is_not_there_is_said_so(browser: PageClient, path: str) -> None:
    answer = browser.request("GET", path)
    assert answer.status == 404
    assert answer.json["error"].endswith(".")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("{", 400),
        ("[]", 400),
        ('{"as": 5, "act": "type"}', 400),
        ('{"act": "dance"}', 400),
        ('{"act": "type", "text": "half a letter: \\ud800"}', 400),
        ('{"act": "click", "where": []}', 400),
        ('{"act": "type", "as": "U404", "text": "x"}', 404),
    ],
)
def test_what_makes_no_sense_is_refused(browser: PageClient, body: str, status: int) -> None:
    line = http.client.HTTPConnection("127.0.0.1", browser.server.port, timeout=TIMEOUT_SECONDS)
    with closing(line):
        line.request("POST", "/api/act", body, {"Content-Type": "application/json"})
        got = line.getresponse()
        assert got.status == status
        assert json.loads(got.read())["error"].endswith(".")


@pytest.mark.parametrize("length", ["-1", "99999999999", "9" * 5000, "many", ""])
def test_a_body_of_no_honest_length_is_not_read(browser: PageClient, length: str) -> None:
    with socket.create_connection(
        ("127.0.0.1", browser.server.port), timeout=TIMEOUT_SECONDS
    ) as line:
        head = f"POST /api/act HTTP/1.1\r\nHost: 127.0.0.1:{browser.server.port}\r\n"
        kind = "Content-Type: application/json\r\n"
        line.sendall(f"{head}{kind}Content-Length: {length}\r\n\r\n".encode())
        assert b" 413 " in line.makefile("rb").readline()


def test_without_a_mailbox_the_mail_side_says_so(browser: PageClient) -> None:
    answer = browser.request("GET", "/api/mail")
    assert answer.status == 409
    assert answer.json == {"error": "There is no mailbox in this playground."}


def test_open_pages_are_told_of_every_change(
    browser: PageClient, workspace: Workspace, alice: WorkspacePerson
) -> None:
    line = http.client.HTTPConnection("127.0.0.1", browser.server.port, timeout=TIMEOUT_SECONDS)
    with closing(line):
        line.request("GET", "/api/changes")
        got = line.getresponse()
        assert got.headers["Content-Type"].startswith("text/event-stream")
        assert got.fp.readline() == b": connected\n"
        web_client(workspace).chat_postMessage(channel=alice.dm.id, text="hello")
        told = [_next_event(got)]
        while told[-1]["kind"] != "message" or "channel" not in told[-1]:
            told.append(_next_event(got))
        assert told[-1] == {"kind": "message", "channel": alice.dm.id}
        # What closes the server must not wait for the page.
        browser.context.hub.close()
        assert got.fp.read() is not None


def _next_event(got: http.client.HTTPResponse) -> dict[str, str]:
    line = b""
    while not line.startswith(b"data: "):
        line = got.fp.readline()
        assert line, "it ended"
    event: dict[str, str] = json.loads(line.removeprefix(b"data: "))
    return event


def test_the_same_news_waits_once_for_a_page_that_is_slow() -> None:
    hub = EventHub()
    with hub.subscribe() as ear:
        for _ in range(1000):
            hub.publish("mail")
        hub.publish("view", user="U1")
        assert ear.wait_for_events(0) == [{"kind": "mail"}, {"kind": "view", "user": "U1"}]
        assert ear.wait_for_events(0) == []
        hub.close()
        assert ear.wait_for_events(TIMEOUT_SECONDS) is None
    hub.publish("mail")


def test_a_taken_port_is_passed_over(workspace: Workspace) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        face = PageServer(PageContext(workspace, (), {}), (port, 0))
        face.close()
        assert face.port != port
        with pytest.raises(OSError, match=r"[Aa]ddress"):
            PageServer(PageContext(workspace, (), {}), (port,))


def test_closed_it_listens_no_more_and_leaves_no_subscriber(
    workspace: Workspace, alice: WorkspacePerson
) -> None:
    before = len(workspace.state._subscribers)
    with open_page_server(workspace, alice) as browser:
        port = browser.server.port
        assert browser.sees(alice)["me"]["id"] == alice.id
        assert len(workspace.state._subscribers) == before + 1
    with socket.socket() as line:
        assert line.connect_ex(("127.0.0.1", port)) != 0
    assert len(workspace.state._subscribers) == before

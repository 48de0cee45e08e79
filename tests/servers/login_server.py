"""A login server in the shapes of Google's and Microsoft's, on this machine, with TLS.

    /o/oauth2/v2/auth   /token                             Google: the browser's page, the tokens
    /TENANT/v2.0/.well-known/openid-configuration          Microsoft: where everything is
    /TENANT/oauth2/v2.0/devicecode   /TENANT/oauth2/v2.0/token

Every secret it gives has "hush" in it, and so has the text of every refusal: a test need only look
for that one word. The page of Google's agrees at once; for Microsoft's the test agrees.
"""

import base64
import hashlib
import json
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import google.auth.jwt
import pytest

from tests.servers.certificate import make_certificate

CLIENT, CLIENT_SECRET = "rapport-client", "hush-client"
GOOGLE_SCOPE = "https://mail.google.com/"
APP_SCOPE = "https://outlook.office365.com/.default"
MICROSOFT_SCOPE = "https://outlook.office365.com/IMAP.AccessAsUser.All"

Fields = dict[str, str]


@dataclass
class ServerReply:
    status: int = 200
    body: bytes = b"{}"
    headers: Mapping[str, str] = field(default_factory=dict)


def json_reply(status: int = 200, /, **fields: object) -> ServerReply:
    return ServerReply(status, json.dumps(fields).encode(), {"Content-Type": "application/json"})


def error_reply(code: str, /, **more: object) -> ServerReply:
    return json_reply(
        400, error=code, error_description="hush: token of ada@company.example", **more
    )


@dataclass
class LoginServer:
    address: str = ""
    # Its behaviour; a test changes it.
    rotates_tokens: bool = True
    lifetime: object = 3600
    gives_consent: bool = True
    scope: str = GOOGLE_SCOPE
    account: str = "sales@company.example"
    interval: object = 1
    expires_in: object = 900
    # What a service account's signature is checked with.
    service_certificate: bytes = b""
    # An answer in place of its own, while it is set.
    faults: list[ServerReply] = field(default_factory=list)
    # The time that a renewal waits for a second one.
    renewal_wait: float = 0.0
    # The requests it got.
    requested_paths: list[str] = field(default_factory=list)
    received_fields: list[Fields] = field(default_factory=list)
    renewals: int = 0
    # The tokens it gave.
    valid_tokens: set[str] = field(default_factory=set)
    codes: dict[str, Fields] = field(default_factory=dict)
    devices: dict[str, str] = field(default_factory=dict)
    serial_numbers: Iterator[int] = field(default_factory=lambda: count(1))
    second_renewal: threading.Event = field(default_factory=threading.Event)

    def answer(self, method: str, path: str, fields: Fields) -> ServerReply:
        self.requested_paths.append(path)
        self.received_fields.append(fields)
        if self.faults:
            return self.faults.pop(0)
        if method == "GET":
            return self._page(fields) if path == "/o/oauth2/v2/auth" else self._discovery(path)
        if path.endswith("/devicecode"):
            return self._device()
        return self._tokens(fields, microsoft=path != "/token")

    def answer_device(self, user_code: str, *, answer: str = "agreed") -> None:
        assert user_code in self.devices
        self.devices[user_code] = answer

    def revoke_consent(self) -> None:
        self.valid_tokens.clear()

    # ── Google's page ───────────────────────────────────────────────────────────────────────────

    def _page(self, fields: Fields) -> ServerReply:
        back: Fields = {"state": fields["state"]}
        if self.gives_consent:
            back["code"] = f"hush-code-{next(self.serial_numbers)}"
            self.codes[back["code"]] = fields
        else:
            back["error"] = "access_denied"
        return ServerReply(302, b"", {"Location": f"{fields['redirect_uri']}?{urlencode(back)}"})

    # ── Microsoft's addresses and devices ───────────────────────────────────────────────────────

    def _discovery(self, path: str) -> ServerReply:
        tenant = path.split("/")[1]
        if tenant == "unknown":
            return error_reply("invalid_tenant")
        base = f"{self.address}/{tenant}/oauth2/v2.0"
        return json_reply(
            issuer=f"{self.address}/{tenant}/v2.0",
            authorization_endpoint=f"{base}/authorize",
            token_endpoint=f"{base}/token",
            device_authorization_endpoint=f"{base}/devicecode",
        )

    def _device(self) -> ServerReply:
        code = f"CODE-{next(self.serial_numbers)}"
        self.devices[code] = "pending"
        return json_reply(
            user_code=code,
            device_code=f"hush-device-{code}",
            verification_uri="https://login.company.example/device",
            expires_in=self.expires_in,
            interval=self.interval,
        )

    # ── tokens ──────────────────────────────────────────────────────────────────────────────────

    def _tokens(self, fields: Fields, *, microsoft: bool) -> ServerReply:
        if "assertion" in fields:
            return self._serve_account(fields["assertion"])
        if fields.get("client_id") != CLIENT:
            return error_reply("invalid_client")
        if fields["grant_type"] == "client_credentials":
            return self._serve_app(fields)
        return self._serve_person(fields, microsoft=microsoft)

    def _serve_person(self, fields: Fields, *, microsoft: bool) -> ServerReply:
        if microsoft == ("client_secret" in fields):
            return error_reply("invalid_client")
        grant = fields["grant_type"]
        if grant == "refresh_token":
            return self._renew(fields["refresh_token"], microsoft=microsoft)
        if grant == "authorization_code":
            return self._exchange(fields)
        state = self.devices[fields["device_code"].removeprefix("hush-device-")]
        if state != "agreed":
            return error_reply("authorization_pending" if state == "pending" else state)
        return self._give_tokens(microsoft=True)

    def _serve_app(self, fields: Fields) -> ServerReply:
        """Microsoft: the app itself, by its secret."""
        if fields.get("client_secret") != CLIENT_SECRET:
            return error_reply("invalid_client", error_codes=[7000215])
        if fields["scope"].split() != [APP_SCOPE]:
            return error_reply("invalid_scope")
        return self._give_tokens(microsoft=True, refresh=False)

    def _serve_account(self, assertion: str) -> ServerReply:
        """Google: a service account, which signs for whom it wants to act."""
        try:
            claims = google.auth.jwt.decode(assertion, certs=self.service_certificate)  # type: ignore[no-untyped-call]
        except ValueError:
            return error_reply("invalid_grant")
        # google-auth names Google's own server here, whichever it asks.
        wanted = (GOOGLE_SCOPE, self.account, "https://oauth2.googleapis.com/token")
        if (claims["scope"], claims["sub"], claims["aud"]) != wanted:
            return error_reply("unauthorized_client")
        return self._give_tokens(microsoft=False, refresh=False)

    def _exchange(self, fields: Fields) -> ServerReply:
        question = self.codes.pop(fields["code"], None)
        if question is None or question["redirect_uri"] != fields["redirect_uri"]:
            return error_reply("invalid_grant")
        digest = hashlib.sha256(fields["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if challenge != question["code_challenge"] or fields["client_secret"] != CLIENT_SECRET:
            return error_reply("invalid_grant")
        return self._give_tokens(microsoft=False)

    def _renew(self, token: str, *, microsoft: bool) -> ServerReply:
        self.renewals += 1
        if self.renewals > 1:
            self.second_renewal.set()
        self.second_renewal.wait(self.renewal_wait)
        if token not in self.valid_tokens:
            return error_reply("invalid_grant", error_codes=[700082])
        if self.rotates_tokens:
            self.valid_tokens.discard(token)
        return self._give_tokens(microsoft=microsoft, refresh=self.rotates_tokens)

    def _give_tokens(self, *, microsoft: bool, refresh: bool = True) -> ServerReply:
        serial = next(self.serial_numbers)
        given: dict[str, object] = {
            "token_type": "Bearer",
            "access_token": f"hush-access-{serial}",
            "expires_in": self.lifetime,
            "scope": MICROSOFT_SCOPE if microsoft else self.scope,
        }
        if refresh:
            given["refresh_token"] = f"hush-refresh-{serial}"
            self.valid_tokens.add(f"hush-refresh-{serial}")
        if microsoft:
            given["client_info"] = _encode_claims(uid="1", utid="2")
            claims = _encode_claims(preferred_username=self.account, sub="1")
            given["id_token"] = f"{_encode_claims(alg='none')}.{claims}.hush"
        return json_reply(**given)


def _encode_claims(**fields: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(fields).encode()).rstrip(b"=").decode()


@contextmanager
def trusted_login_server(folder: Path, patch: pytest.MonkeyPatch) -> Iterator[LoginServer]:
    """A server with its own certificate, which this process and its children trust from now on."""
    certificate = make_certificate(folder)
    patch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
    with login_server(certificate) as login:
        yield login


@contextmanager
def login_server(certificate: Path) -> Iterator[LoginServer]:
    login = LoginServer()

    class LoginRequestHandler(BaseHTTPRequestHandler):
        timeout = 10

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            self._reply(login.answer("GET", parts.path, _parse_form(parts.query)))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._reply(login.answer("POST", urlsplit(self.path).path, _parse_form(body)))

        def _reply(self, reply: ServerReply) -> None:
            self.send_response(reply.status)
            for name, value in {"Content-Length": str(len(reply.body)), **reply.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            pass

    server = _LoginHttpServer(("127.0.0.1", 0), LoginRequestHandler)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    # The handshake happens in the connection's thread, so that a failing one holds nobody up.
    server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    login.address = f"https://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield login
    finally:
        login.second_renewal.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _LoginHttpServer(ThreadingHTTPServer):
    daemon_threads = False

    def handle_error(self, request: object, client_address: object) -> None:
        """Ignores a client that does not trust us and hangs up, which some tests are about."""


def _parse_form(text: str) -> Fields:
    return {key: values[0] for key, values in parse_qs(text).items()}

"""PURE. Judges whether a mail is really from its From, by what our own mail server found.

    pinned      the config names the server that writes Authentication-Results for this mailbox
                (RFC 8601); only the topmost header of that name counts, and none below the first
                Received of that server, since whoever sends a mail can write such headers there
    unpinned    it names none: nothing from outside is proven
    waived      it says "none": everybody who claims to be one of us is believed
    pass        DMARC passed for the From domain, or SPF, DKIM or a login of a domain that is aligned
                with it: the same organisation's (RFC 7489 3.1, relaxed)
    fail        DMARC failed, or an aligned SPF or DKIM did and none passed
    sent mail   a mail in the folder of sent mail was put there by the account itself

Gmail writes its results below its Received, and always writes some: the topmost is its own.

Comments and quoted strings may hold what the sender made up: they are taken out whole, and a header
in which they are not closed, or a comment that holds a quote, says nothing.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from ingest.decide import senders
from ingest.decide.domains import registered_domain
from ingest.decide.parties import MailSource
from journal.errors import N_, FilledSentence
from journal.fold import address_key, fold
from journal.model import Mail

# The config's word, in place of a server, for asking no proof.
WAIVER = "none"
_SERVERS_THAT_WRITE_BELOW = frozenset({"mx.google.com"})
_RECEIVED_BY = re.compile(r"\bby\s+\[?([\w.:-]+)", re.IGNORECASE)
_LONGEST_HEADER = 8_000
_MOST_RESULTS = 50
_UNSAFE_IN_QUOTES = re.compile(r"[^\w@.+-]")
_AROUND_EQUALS = re.compile(r"\s*=\s*")
# The property in which each method gives its domain.
_DOMAIN_PROPERTIES = {
    "dkim": ("header.d", "header.i"),
    "spf": ("smtp.mailfrom", "smtp.mail", "smtp.mfrom"),
    "auth": ("smtp.auth",),
}
# Names of the folder of sent mail in clients and servers, folded.
_SENT_FOLDER_NAMES = frozenset(
    {
        *("sent", "sent items", "sent mail", "sent messages", "skickat", "skickade", "sendt"),
        *("sendte elementer", "sendte", "lahetetyt", "lahetetyt viestit", "verzonden"),
        *(
            "verzonden items",
            "verzonden berichten",
            "отправленные",
            "gesendet",
            "gesendete elemente",
        ),
    }
)


class Trust(StrEnum):
    PASS = "pass"  # noqa: S105 (a verdict)
    FAIL = "fail"
    NONE = "none"
    UNPINNED = "unpinned"
    WAIVED = "waived"


@dataclass(frozen=True, slots=True)
class _AuthResult:
    method: str
    outcome: str
    properties: tuple[tuple[str, str], ...]


def judge_sender(mail: Mail, source: MailSource) -> tuple[Trust, str]:
    """The verdict, and a sentence that says why."""
    if is_in_sent_folder(source):
        return Trust.PASS, N_("It lies among the sent mail of the account.")
    server = source.trusted_authserv.strip().casefold()
    if not server:
        return Trust.UNPINNED, N_("No server is named that would vouch for its sender.")
    if server == WAIVER:
        return Trust.WAIVED, N_("The config says that no server vouches for senders.")
    domain = _from_domain(mail)
    if not domain:
        return Trust.NONE, N_("It names no sender, or senders of several domains.")
    results = _topmost_results(mail, server)
    if results is None:
        return Trust.NONE, N_("Our mail server wrote no result about its sender.")
    return _judge_results(results, domain)


def topmost_server(mail: Mail) -> str:
    """The server that wrote the topmost Authentication-Results, wherever it stands; or empty."""
    for value in mail.authentication[:1]:
        return _server_of(value)
    return ""


def is_believed(mail: Mail, server: str) -> bool:
    """Says whether this server's results stand where only it can write them."""
    return any(_server_of(each) == server for each in _results_above_border(mail, server))


def is_in_sent_folder(source: MailSource) -> bool:
    return source.is_sent_folder or is_named_as_sent(source.folder)


def is_named_as_sent(folder: str) -> bool:
    return fold(re.split(r"[./\\]", folder)[-1].strip()) in _SENT_FOLDER_NAMES


def _from_domain(mail: Mail) -> str:
    """The domain of From: of several senders, the one they share."""
    people = senders.usable_parties(mail.senders)
    domains = {address_key(each.address).rpartition("@")[2] for each in people}
    shared = {registered_domain(each) for each in domains}
    return min(domains) if len(shared) == 1 else ""


def _judge_results(results: list[_AuthResult], domain: str) -> tuple[Trust, str]:
    dmarc = [each.outcome for each in results if each.method == "dmarc" and _is_about(each, domain)]
    if "fail" in [each.outcome for each in results if each.method == "dmarc"]:
        return Trust.FAIL, N_("DMARC failed for its sender.")
    if dmarc and set(dmarc) == {"pass"}:
        return Trust.PASS, N_("DMARC passed for its sender.")
    aligned = [each for each in results if _is_aligned(each, domain)]
    for each in aligned:
        if each.outcome == "pass":
            return Trust.PASS, FilledSentence(
                N_("{method} passed for the domain of its sender."), method=each.method.upper()
            )
    for each in aligned:
        if each.outcome in {"fail", "hardfail"}:
            return Trust.FAIL, FilledSentence(
                N_("{method} failed for the domain of its sender."), method=each.method.upper()
            )
    return Trust.NONE, N_("Nothing passed for the domain of its sender.")


def _is_about(result: _AuthResult, domain: str) -> bool:
    """Says whether DMARC was checked for this From; a server that does not say so means the only one."""
    from_domain = dict(result.properties).get("header.from", domain)
    return _same_organisation(from_domain, domain)


def _is_aligned(result: _AuthResult, domain: str) -> bool:
    wanted = _DOMAIN_PROPERTIES.get(result.method, ())
    found = [value for name, value in result.properties if name in wanted]
    return bool(found) and all(_same_organisation(value, domain) for value in found)


def _same_organisation(value: str, domain: str) -> bool:
    found = address_key(f"@{value.rpartition('@')[2]}").lstrip("@").rstrip(".")
    return bool(found) and registered_domain(found) == registered_domain(domain)


# ── the header ──────────────────────────────────────────────────────────────────────────────────


def _topmost_results(mail: Mail, wanted: str) -> list[_AuthResult] | None:
    """The results of the topmost header of that server; none when it can't be read."""
    for value in _results_above_border(mail, wanted):
        plain = _without_comments(value[:_LONGEST_HEADER])
        if _server_of(value) == wanted:
            return (
                _parse_results(plain) if plain is not None and len(value) <= _LONGEST_HEADER else []
            )
    return None


def _server_of(value: str) -> str:
    """`mx.ours.example; dmarc=pass` → `mx.ours.example`; empty when it names none, as Microsoft's."""
    plain = _without_comments(value[:_LONGEST_HEADER])
    words = (value if plain is None else plain).partition(";")[0].split()
    return "" if not words or "=" in words[0] else words[0].casefold()


def _results_above_border(mail: Mail, wanted: str) -> tuple[str, ...]:
    """The results above that server's first Received; others came with the mail (RFC 8601 5)."""
    above = 0
    for name, value in mail.headers:
        header = name.casefold()
        if header == "received" and _receiving_host(value) == wanted:
            is_habit = wanted in _SERVERS_THAT_WRITE_BELOW
            return mail.authentication if is_habit else mail.authentication[:above]
        above += header == "authentication-results"
    return mail.authentication


def _receiving_host(received: str) -> str:
    """`from x by mx.ours.example with ESMTP` → `mx.ours.example`; comments do not count."""
    plain = _without_comments(received[:_LONGEST_HEADER]) or ""
    found = _RECEIVED_BY.search(plain)
    return found[1].casefold().rstrip(".") if found else ""


def _parse_results(plain: str) -> list[_AuthResult]:
    results = plain.split(";")[1:]
    return [found for each in results[:_MOST_RESULTS] if (found := _parse_result(each)) is not None]


def _parse_result(text: str) -> _AuthResult | None:
    """`dkim=pass header.d=x.example`"""
    words = _AROUND_EQUALS.sub("=", text).casefold().split()
    method, equals, outcome = words[0].partition("=") if words else ("", "", "")
    if not equals:
        return None
    pairs = (word.partition("=") for word in words[1:] if "=" in word)
    properties = tuple((name, value) for name, _, value in pairs)
    return _AuthResult(method.partition("/")[0], outcome, properties)


def _without_comments(value: str) -> str | None:
    """The text without comments, quoted strings as one harmless word; None when one is not closed."""
    pieces: list[str] = []
    place = 0
    while place < len(value):
        char = value[place]
        if char == '"':
            end = _end_of_quote(value, place)
            pieces.append(_UNSAFE_IN_QUOTES.sub("_", value[place + 1 : end]))
        elif char == "(":
            end = _end_of_comment(value, place)
            pieces.append(" ")
        else:
            end = place
            pieces.append(char)
        if end < 0:
            return None
        place = end + 1
    return "".join(pieces)


def _end_of_quote(value: str, start: int) -> int:
    place = start + 1
    while place < len(value):
        if value[place] == '"':
            return place
        place += 2 if value[place] == "\\" else 1
    return -1


def _end_of_comment(value: str, start: int) -> int:
    depth = 0
    place = start
    while place < len(value):
        char = value[place]
        depth += (char == "(") - (char == ")")
        if not depth:
            return place
        if char == '"':
            return -1
        place += 2 if char == "\\" else 1
    return -1

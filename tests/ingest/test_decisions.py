"""What holds for every decision, whatever the mail: by headers alone, of odd mails, of real ones."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import keys, message
from ingest.classify import (
    Known,
    NeverLog,
    Person,
    Way,
    addresses_to_look_up,
    decide,
    domains_to_look_up,
    on_headers,
)
from journal.fold import loose_key
from journal.model import (
    Bounced,
    CalendarItem,
    Conditions,
    Decision,
    Mail,
    MailAddress,
    MailAttachment,
    MailKind,
    Original,
    Outcome,
    Part,
    Reason,
    Rule,
)
from tests.ingest.deciding import (
    FORWARD,
    FORWARDED,
    KNOWN,
    NOW,
    OURS,
    POLICY,
    WAY,
    Headers,
    heads,
    mail,
)
from tests.ingest.test_corpora import folder

CAPTURED = replace(WAY, capture=frozenset({"jane@ours.example"}), since=date(2026, 1, 1))
STRICT = replace(
    POLICY,
    rules=(
        Rule(1, "", Conditions(subject=r"(a|aa)+$", header_name="x-a"), skip="x"),
        Rule(2, "", Conditions(domain=frozenset({"b.example"})), "NOTE", "", "order", r"(\d+)"),
    ),
    never_log=NeverLog(domains=frozenset({"c.example"}), subjects=("q{3}",)),
)

# ── before the body is fetched ──────────────────────────────────────────────────────────────────

INTERNAL: Headers = {"From": "eve@ours.example"}
# What the headers say, and the reason that they alone give.
BY_HEADERS: list[tuple[Headers, Reason | None]] = [
    ({}, None),
    ({"X_Rapport_Origin": "digest"}, Reason.OWN_SYSTEM),
    ({"Date": "Mon, 2 Jun 2025 09:00:00 +0000"}, Reason.TOO_OLD),
    ({"Cc": "x@c.example"}, Reason.NEVER_LOG),
    ({"Subject": "qqq"}, Reason.NEVER_LOG),
    ({**INTERNAL, "To": "bob@ours.example"}, Reason.INTERNAL_ONLY),
    (INTERNAL, None),
    ({**INTERNAL, "Subject": "Re: Offer"}, Reason.INTERNAL_ONLY),
    ({**INTERNAL, "Subject": "Re: Offer", "Content_Type": "multipart/mixed; boundary=b"}, None),
    ({**INTERNAL, "To": "bob@ours.example", "Reply_To": "ada@acme.example"}, None),
    ({"From": "mailer-daemon@ours.example", "To": "bob@ours.example"}, None),
    ({**INTERNAL, "To": "bob@ours.example", "Return_Path": "<>"}, None),
    (
        {
            **INTERNAL,
            "To": "bob@ours.example",
            "Content_Type": "multipart/report; boundary=b",
        },
        None,
    ),
    ({"List_Id": "<news.acme.example>"}, None),
]


@pytest.mark.parametrize(("headers", "reason"), BY_HEADERS)
def test_headers_alone_decide_what_they_can(headers: Headers, reason: Reason | None) -> None:
    found = on_headers(heads(**headers), CAPTURED, STRICT, now=NOW)
    assert (found.reason if found else None) is reason


def test_what_the_headers_decide_the_whole_mail_does_not_change() -> None:
    for headers, reason in BY_HEADERS:
        if reason is not None:
            whole = decide(mail(**headers), CAPTURED, STRICT, KNOWN, now=NOW)
            assert (whole.outcome, whole.reason) == (Outcome.SKIPPED, reason)


def test_a_forward_is_fetched() -> None:
    way = replace(WAY, since=None)
    assert on_headers(heads(**FORWARD), way, POLICY, now=NOW) is None
    assert decide(mail(FORWARDED, **FORWARD), way, POLICY, KNOWN, now=NOW).outcome is Outcome.LOGGED


# ── whatever comes ──────────────────────────────────────────────────────────────────────────────


def sound(found: Decision) -> bool:
    """What the ledger takes for granted of every decision."""
    ids = [each.contact_id for each in found.participants if each.contact_id is not None]
    leaders = [each.part for each in found.participants].count(Part.MAIN)
    texts = [
        *(found.subject, found.why, found.salesperson, found.facts.subject),
        *(found.facts.addresses + found.facts.plus_tags + found.facts.attachments),
        *(text for pair in found.facts.headers for text in pair),
        *(text for each in found.participants for text in (each.address, each.name)),
        *(each.what for each in found.signals),
    ]
    for text in texts:
        assert "\0" not in text
        text.encode()
    assert len(set(ids)) == len(ids)
    assert found.outcome is not Outcome.LOGGED or (ids and leaders == 1)
    assert leaders <= 1
    assert leaders == 0 or found.participants[0].part is Part.MAIN
    assert found.outcome is not Outcome.LOGGED or found.template
    assert found.occurred_at.utcoffset() is not None
    return True


_NAMES = st.sampled_from(
    ["jane@ours.example", "capture@ours.example", "a@b.example", "x@c.example"]
)
_PARTY = st.builds(MailAddress, _NAMES | st.text(max_size=20), st.text(max_size=10))
_PARTIES = st.lists(_PARTY, max_size=3).map(tuple)
_WHEN = st.none() | st.datetimes() | st.datetimes(timezones=st.timezones())
_HEADER = st.tuples(
    st.sampled_from(["List-Id", "Received", "Content-Type", "Precedence", "Bcc", "X-A", "From"])
    | st.text(max_size=5),
    st.text(max_size=30),
)
_MAILS = st.builds(
    Mail,
    message_id=st.text(max_size=20),
    senders=_PARTIES,
    sender=st.none() | _PARTY,
    reply_to=_PARTIES,
    to=_PARTIES,
    cc=_PARTIES,
    delivered_to=_PARTIES,
    date=_WHEN,
    raw_date=st.text(max_size=10),
    subject=st.text(max_size=20) | st.sampled_from(["Fwd: x", "Re: x", "a" * 50 + "!"]),
    text=st.text(max_size=10),
    attachments=st.lists(
        st.builds(MailAttachment, st.text(), st.text(), st.just(1), st.just("")), max_size=2
    ).map(tuple),
    kind=st.sampled_from(MailKind),
    kind_reason=st.just("list-unsubscribe"),
    bounced=st.lists(st.builds(Bounced, st.text() | _NAMES), max_size=2).map(tuple),
    original=st.none()
    | st.builds(
        Original, st.text() | _NAMES, st.text(), st.text(), _WHEN, st.text(), attached=st.booleans()
    ),
    calendar=st.none()
    | st.builds(
        CalendarItem,
        st.sampled_from(["REQUEST", "REPLY", ""]) | st.text(),
        st.text(),
        st.text(),
        _WHEN,
        st.text(),
    ),
    headers=st.lists(_HEADER, max_size=4).map(tuple),
    sensitivity=st.text(max_size=5),
    authentication=st.lists(st.text(max_size=30), max_size=2).map(tuple),
)
_WAYS = st.builds(
    replace,
    st.just(WAY),
    received=_WHEN,
    since=st.none() | st.dates(),
    trusted_authserv=st.sampled_from(["", "mx"]),
)


def knowing(asked: frozenset[str], domains: frozenset[str], recent: int) -> Known:
    """Each address has one contact, and every third another as well, who may be closed."""
    ordered = sorted(asked)
    people = {
        key: (Person(n), Person(n + 1, closed=n % 2 == 0)) if n % 3 == 0 else (Person(n),)
        for n, key in enumerate(ordered)
    }
    return Known(
        exact={key: people[key] for key in ordered[::2]},
        loose={loose_key(key): people[key] for key in ordered[1::2]},
        companies={domain: (Person(99, is_company=True),) for domain in domains},
        conversation=frozenset({1}),
        ignored=frozenset(ordered[4:]),
        recent=recent,
    )


@given(_MAILS, _WAYS, st.sampled_from(["known", "new"]), st.integers(0, 400))
def test_every_mail_gets_a_sound_decision(made: Mail, way: Way, who: str, recent: int) -> None:
    asked = addresses_to_look_up(made, STRICT, way)
    domains = domains_to_look_up(made, STRICT, way)
    people = knowing(asked, domains, recent) if who == "known" else Known()
    assert sound(decide(made, way, STRICT, people, now=NOW))
    by_headers = on_headers(made, way, STRICT, now=NOW)
    assert by_headers is None or sound(by_headers)


# ── mails of the world ──────────────────────────────────────────────────────────────────────────


def _world() -> Iterator[tuple[Path, bytes]]:
    for path in sorted(folder().glob("*/*.eml")):
        yield path, path.read_bytes()


def test_every_mail_of_the_world_gets_a_sound_decision_quickly() -> None:
    slow: list[tuple[str, float]] = []
    for path, raw in _world():
        made = message.parse(raw)
        started = time.process_time()
        asked = addresses_to_look_up(made, STRICT, WAY)
        domains = domains_to_look_up(made, STRICT, WAY)
        found = decide(made, WAY, STRICT, knowing(asked, domains, 0), now=NOW)
        taken = time.process_time() - started
        slow += [(path.name, taken)] if taken > 1 else []
        assert sound(found), path.name
        assert sound(decide(made, WAY, STRICT, Known(), now=NOW)), path.name
        assert keys.delivery_key(made, OURS).isprintable()
    assert slow == []


def test_what_headers_decide_of_the_mails_of_the_world_is_skipped_as_a_whole_too() -> None:
    decided = 0
    for path, raw in _world():
        head, gap, _ = raw.partition(b"\r\n\r\n" if b"\r\n\r\n" in raw else b"\n\n")
        early = on_headers(
            message.parse(head + gap), CAPTURED, STRICT, now=datetime.now(NOW.tzinfo)
        )
        if early is not None:
            decided += 1
            whole = decide(message.parse(raw), CAPTURED, STRICT, KNOWN, now=NOW)
            assert whole.outcome is early.outcome, path.name
    assert decided > 500

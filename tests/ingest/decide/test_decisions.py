"""Tests what holds for every decision, whatever the mail: by headers alone, of odd mails, of real ones."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.decide import delivery_key
from ingest.decide.classify import (
    KnownContact,
    LookupResult,
    MailSource,
    NeverLogList,
    addresses_to_look_up,
    decide,
    decide_on_headers,
    domains_to_look_up,
)
from ingest.decide.evidence import effective_parties
from ingest.parse import message
from journal.errors import Marked
from journal.fold import loose_key
from journal.model import (
    AutomatedKind,
    BouncedRecipient,
    CalendarItem,
    Decision,
    ForwardedMail,
    Mail,
    MailAddress,
    MailAttachment,
    MailOutcome,
    MailReason,
    ParticipantPart,
    Rule,
    RuleConditions,
)
from tests.counting import count_calls
from tests.effort import one_day_in
from tests.ingest.decide.decision_case import (
    FORWARD_HEADERS,
    FORWARDED_TEXT,
    LOOKUP_RESULT,
    NOW,
    OWN_ADDRESSES,
    POLICY,
    SOURCE,
    HeaderFields,
    parse_headers,
    parse_mail,
)
from tests.ingest.parse.test_corpora import corpora_folder

# Of the mail with the most addresses it takes a third of that.
MOST_CALLS = 1_000_000
CAPTURE_SOURCE = replace(
    SOURCE,
    capture=frozenset({"jane@ours.example"}),
    trusted_authserv="mx.ours.example",
    since=date(2026, 1, 1),
)
STRICT_POLICY = replace(
    POLICY,
    rules=(
        Rule(1, "", RuleConditions(subject=r"(a|aa)+$", header_name="x-a"), skip="x"),
        Rule(2, "", RuleConditions(domain=frozenset({"b.example"})), "NOTE", "", "order", r"(\d+)"),
    ),
    never_log=NeverLogList(domains=frozenset({"c.example"}), subjects=("q{3}",)),
)

# ── before the body is fetched ──────────────────────────────────────────────────────────────────

INTERNAL_HEADERS: HeaderFields = {"From": "eve@ours.example"}
# What the headers say, and the reason that they alone give.
HEADER_DECISIONS: list[tuple[HeaderFields, MailReason | None]] = [
    ({}, None),
    ({"X_Rapport_Origin": "digest"}, None),
    (
        {
            "From": "jane@ours.example",
            "To": "ada@acme.example",
            "X_Rapport_Origin": "digest",
            "Authentication_Results": "mx.ours.example; dmarc=pass header.from=ours.example",
        },
        MailReason.OWN_SYSTEM,
    ),
    ({"Date": "Mon, 2 Jun 2025 09:00:00 +0000"}, MailReason.TOO_OLD),
    ({"Cc": "x@c.example"}, MailReason.NEVER_LOG),
    ({"Subject": "qqq"}, MailReason.NEVER_LOG),
    ({**INTERNAL_HEADERS, "To": "bob@ours.example"}, MailReason.INTERNAL_ONLY),
    (INTERNAL_HEADERS, None),
    ({**INTERNAL_HEADERS, "Subject": "Re: Offer"}, MailReason.INTERNAL_ONLY),
    (
        {**INTERNAL_HEADERS, "Subject": "Re: Offer", "Content_Type": "multipart/mixed; boundary=b"},
        None,
    ),
    ({**INTERNAL_HEADERS, "To": "bob@ours.example", "Reply_To": "ada@acme.example"}, None),
    ({"From": "mailer-daemon@ours.example", "To": "bob@ours.example"}, None),
    ({**INTERNAL_HEADERS, "To": "bob@ours.example", "Return_Path": "<>"}, None),
    (
        {
            **INTERNAL_HEADERS,
            "To": "bob@ours.example",
            "Content_Type": "multipart/report; boundary=b",
        },
        None,
    ),
    ({"List_Id": "<news.acme.example>"}, None),
]


@pytest.mark.parametrize(("headers", "reason"), HEADER_DECISIONS)
def test_headers_alone_decide_what_they_can(
    headers: HeaderFields, reason: MailReason | None
) -> None:
    found = decide_on_headers(parse_headers(**headers), CAPTURE_SOURCE, STRICT_POLICY, now=NOW)
    assert (found.reason if found else None) is reason


def test_what_the_headers_decide_the_whole_mail_does_not_change() -> None:
    for headers, reason in HEADER_DECISIONS:
        if reason is not None:
            whole = decide(
                parse_mail(**headers), CAPTURE_SOURCE, STRICT_POLICY, LOOKUP_RESULT, now=NOW
            )
            assert (whole.outcome, whole.reason) == (MailOutcome.SKIPPED, reason)


def test_a_forward_is_fetched() -> None:
    way = replace(SOURCE, since=None)
    assert decide_on_headers(parse_headers(**FORWARD_HEADERS), way, POLICY, now=NOW) is None
    assert (
        decide(
            parse_mail(FORWARDED_TEXT, **FORWARD_HEADERS), way, POLICY, LOOKUP_RESULT, now=NOW
        ).outcome
        is MailOutcome.LOGGED
    )


# ── whatever comes ──────────────────────────────────────────────────────────────────────────────


def is_sound(found: Decision) -> bool:
    """Says what the ledger takes for granted of every decision."""
    ids = [each.contact_id for each in found.participants if each.contact_id is not None]
    leaders = [each.part for each in found.participants].count(ParticipantPart.MAIN)
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
    for each in (found.why, *(each.what for each in found.signals)):
        assert isinstance(each, Marked), "it is said in the reader's language"
        assert each.endswith(".")
    assert len(set(ids)) == len(ids)
    assert found.outcome is not MailOutcome.LOGGED or (ids and leaders == 1)
    assert leaders <= 1
    assert leaders == 0 or found.participants[0].part is ParticipantPart.MAIN
    assert found.outcome is not MailOutcome.LOGGED or found.template
    assert found.occurred_at.utcoffset() is not None
    return True


_NAMES = st.sampled_from(
    ["jane@ours.example", "capture@ours.example", "a@b.example", "x@c.example"]
)
_PARTY = st.builds(MailAddress, _NAMES | st.text(max_size=20), st.text(max_size=10))
_PARTIES = st.lists(_PARTY, max_size=3).map(tuple)
_DATES = st.none() | st.datetimes() | st.datetimes(timezones=st.timezones())
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
    date=_DATES,
    raw_date=st.text(max_size=10),
    subject=st.text(max_size=20) | st.sampled_from(["Fwd: x", "Re: x", "a" * 50 + "!"]),
    text=st.text(max_size=10),
    attachments=st.lists(
        st.builds(MailAttachment, st.text(), st.text(), st.just(1), st.just("")), max_size=2
    ).map(tuple),
    kind=st.sampled_from(AutomatedKind),
    kind_reason=st.just("list-unsubscribe"),
    bounced=st.lists(st.builds(BouncedRecipient, st.text() | _NAMES), max_size=2).map(tuple),
    original=st.none()
    | st.builds(
        ForwardedMail,
        st.text() | _NAMES,
        st.text(),
        st.text(),
        _DATES,
        st.text(),
        attached=st.booleans(),
    ),
    calendar=st.none()
    | st.builds(
        CalendarItem,
        st.sampled_from(["REQUEST", "REPLY", ""]) | st.text(),
        st.text(),
        st.text(),
        _DATES,
        st.text(),
    ),
    headers=st.lists(_HEADER, max_size=4).map(tuple),
    sensitivity=st.text(max_size=5),
    authentication=st.lists(st.text(max_size=30), max_size=2).map(tuple),
)
_WAYS = st.builds(
    replace,
    st.just(SOURCE),
    received=_DATES,
    since=st.none() | st.dates(),
    trusted_authserv=st.sampled_from(["", "mx", "none"]),
    waits_on_fail=st.booleans(),
)


def lookup_result_for(
    addresses: frozenset[str], domains: frozenset[str], recent: int
) -> LookupResult:
    """Each address has one contact, and every third another as well, who may be closed."""
    ordered = sorted(addresses)
    people = {
        key: (KnownContact(n), KnownContact(n + 1, closed=n % 2 == 0))
        if n % 3 == 0
        else (KnownContact(n),)
        for n, key in enumerate(ordered)
    }
    return LookupResult(
        exact={key: people[key] for key in ordered[::2]},
        loose={loose_key(key): people[key] for key in ordered[1::2]},
        companies={domain: (KnownContact(99, is_company=True),) for domain in domains},
        conversation=frozenset({1}),
        ignored=frozenset(ordered[4:]),
        recent=recent,
    )


@given(_MAILS, _WAYS, st.sampled_from(["known", "new"]), st.integers(0, 400))
def test_every_mail_gets_a_sound_decision(
    made: Mail, way: MailSource, who: str, recent: int
) -> None:
    asked = addresses_to_look_up(effective_parties(made, STRICT_POLICY.ours, way))
    domains = domains_to_look_up(effective_parties(made, STRICT_POLICY.ours, way), STRICT_POLICY)
    people = lookup_result_for(asked, domains, recent) if who == "known" else LookupResult()
    assert is_sound(decide(made, way, STRICT_POLICY, people, now=NOW))
    by_headers = decide_on_headers(made, way, STRICT_POLICY, now=NOW)
    assert by_headers is None or is_sound(by_headers)


# ── mails of the world ──────────────────────────────────────────────────────────────────────────


def _corpus_mails() -> Iterator[tuple[Path, bytes]]:
    for path in sorted(corpora_folder().glob("*/*.eml")):
        yield path, path.read_bytes()


def _decide_of_known(made: Mail) -> Decision:
    asked = addresses_to_look_up(effective_parties(made, STRICT_POLICY.ours, SOURCE))
    domains = domains_to_look_up(effective_parties(made, STRICT_POLICY.ours, SOURCE), STRICT_POLICY)
    return decide(made, SOURCE, STRICT_POLICY, lookup_result_for(asked, domains, 0), now=NOW)


@one_day_in(3)
def test_every_mail_of_the_world_gets_a_sound_decision_with_little_work() -> None:
    hard: list[tuple[str, int]] = []
    for path, raw in _corpus_mails():
        made = message.parse(raw)
        found, calls = count_calls(partial(_decide_of_known, made))
        hard += [(path.name, calls)] if calls > MOST_CALLS else []
        assert is_sound(found), path.name
        assert is_sound(decide(made, SOURCE, STRICT_POLICY, LookupResult(), now=NOW)), path.name
        assert delivery_key.delivery_key(made, OWN_ADDRESSES).isprintable()
    assert hard == []


@one_day_in(3)
def test_what_headers_decide_of_the_mails_of_the_world_is_skipped_as_a_whole_too() -> None:
    decided = 0
    for path, raw in _corpus_mails():
        head, gap, _ = raw.partition(b"\r\n\r\n" if b"\r\n\r\n" in raw else b"\n\n")
        early = decide_on_headers(
            message.parse(head + gap), CAPTURE_SOURCE, STRICT_POLICY, now=datetime.now(NOW.tzinfo)
        )
        if early is not None:
            decided += 1
            whole = decide(
                message.parse(raw), CAPTURE_SOURCE, STRICT_POLICY, LOOKUP_RESULT, now=NOW
            )
            assert whole.outcome is early.outcome, path.name
    assert decided > 500

"""Says whether a mail is from whom it says: as our own server found, and nobody else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.decide.sender_trust import Trust, is_in_sent_folder, judge_sender
from ingest.parse import message
from journal.model import Mail
from tests.ingest.decide.decision_case import SOURCE, mail_addresses, parse_mail

PINNED_SOURCE = replace(SOURCE, trusted_authserv="mx.ours.example")


def trust_of_results(*results: str, sender: str = "jane@ours.example") -> Trust:
    made = Mail(senders=mail_addresses(sender), authentication=results)
    return judge_sender(made, PINNED_SOURCE)[0]


def trust_of_result(result: str) -> Trust:
    return trust_of_results(f"mx.ours.example; {result}")


PASSING_RESULTS = [
    "dmarc=pass header.from=ours.example",
    "dmarc=pass (p=REJECT sp=NONE) header.from=ours.example",
    "dkim=pass header.d=ours.example",
    'dkim=pass header.i=@ours.example header.s=k header.b="S/v;Ifb"',
    "dkim=pass header.d=mail.ours.example",
    "dkim/1 = pass header.i = @ours.example",
    "spf=pass (mx: domain of jane@ours.example designates 192.0.2.1) smtp.mailfrom=jane@ours.example",
    "spf=pass smtp.mailfrom=bounces.ours.example",
    "auth=pass (plain) smtp.auth=jane@ours.example",
    "dkim=fail header.d=ours.example; spf=pass smtp.mailfrom=ours.example",
    "dmarc=none header.from=ours.example; dkim=pass header.d=ours.example",
    "DKIM=PASS Header.D=OURS.Example",
]
NEUTRAL_RESULTS = [
    "",
    "none",
    "spf=none; dkim=none",
    "dkim=pass header.d=evil.example",
    "dkim=pass header.d=ours.example.evil.example",
    "dkim=pass",
    "dkim=pass header.d=ours.example header.i=@evil.example",
    "spf=pass smtp.mailfrom=x@evil.example",
    "spf=pass smtp.helo=ours.example",
    "dmarc=pass header.from=evil.example",
    "auth=pass smtp.auth=other@evil.example",
    "iprev=pass policy.iprev=192.0.2.1",
    "dkim=neutral header.d=ours.example",
    "spf=softfail smtp.mailfrom=ours.example",
]
FAILING_RESULTS = [
    "dmarc=fail (p=NONE) header.from=ours.example",
    "dmarc=fail header.from=ours.example; dkim=pass header.d=ours.example",
    "dkim=fail header.d=ours.example",
    "spf=fail smtp.mailfrom=ours.example; dkim=pass header.d=evil.example",
    "dmarc=pass header.from=ours.example; dmarc=fail header.from=ours.example",
]
# What a sender puts into what our server repeats of them.
FORGED_RESULTS = [
    'spf=fail smtp.mailfrom="a; dmarc=pass header.from=ours.example"@evil.example',
    "spf=none (domain of (evil); dmarc=pass header.from=ours.example) smtp.mailfrom=x@evil.example",
    r"spf=none (evil\) ; dmarc=pass header.from=ours.example) smtp.mailfrom=x@evil.example",
    'spf=none (domain of "evil); dmarc=pass header.from=ours.example ("@evil.example is none)',
    "spf=none (never closed; dmarc=pass header.from=ours.example",
    'spf=none smtp.mailfrom="never closed; dmarc=pass header.from=ours.example',
    "spf=none smtp.mailfrom=evil.example " + "x" * 9_000 + "; dmarc=pass header.from=ours.example",
]


@pytest.mark.parametrize("result", PASSING_RESULTS)
def test_an_aligned_pass_is_one(result: str) -> None:
    assert trust_of_result(result) is Trust.PASS


@pytest.mark.parametrize("result", NEUTRAL_RESULTS)
def test_what_says_nothing_of_the_sender_is_none(result: str) -> None:
    assert trust_of_result(result) is Trust.NONE


@pytest.mark.parametrize("result", FAILING_RESULTS)
def test_a_failure_is_one(result: str) -> None:
    assert trust_of_result(result) is Trust.FAIL


@pytest.mark.parametrize("result", FORGED_RESULTS)
def test_what_the_sender_made_up_inside_a_result_does_not_pass(result: str) -> None:
    assert trust_of_result(result) is not Trust.PASS


PASSING_HEADER = "mx.ours.example; dmarc=pass header.from=ours.example"
FAILING_HEADER = "mx.ours.example; dmarc=fail header.from=ours.example"


def test_only_the_topmost_result_of_our_server_counts() -> None:
    assert trust_of_results(FAILING_HEADER, PASSING_HEADER) is Trust.FAIL
    assert trust_of_results(PASSING_HEADER, FAILING_HEADER) is Trust.PASS
    assert trust_of_results("mx.ours.example; none", PASSING_HEADER) is Trust.NONE


def test_results_of_other_servers_count_for_nothing() -> None:
    other = PASSING_HEADER.replace("mx.ours", "mx.evil")
    assert trust_of_results(other) is Trust.NONE
    assert trust_of_results(other, FAILING_HEADER) is Trust.FAIL
    assert trust_of_results(PASSING_HEADER.replace("mx.ours", "x.mx.ours")) is Trust.NONE
    assert trust_of_results() is Trust.NONE


@pytest.mark.parametrize(
    "header", ["MX.Ours.Example 1; dkim=pass header.d=ours.example", f"(by us) {PASSING_HEADER}"]
)
def test_our_server_is_known_in_any_case_and_with_a_version(header: str) -> None:
    assert trust_of_results(header) is Trust.PASS


def test_a_sender_of_the_same_organisation_is_aligned() -> None:
    result = "mx.ours.example; dkim=pass header.d=ours.co.uk"
    assert trust_of_results(result, sender="jane@mail.ours.co.uk") is Trust.PASS
    assert trust_of_results(result, sender="jane@other.co.uk") is Trust.NONE


def test_a_domain_in_letters_of_its_own_is_aligned() -> None:
    result = "mx.ours.example; dkim=pass header.d=xn--land-poa.example"
    assert trust_of_results(result, sender="jane@åland.example") is Trust.PASS


def test_senders_of_several_domains_are_not_vouched_for_by_one() -> None:
    made = Mail(
        senders=mail_addresses("jane@ours.example", "x@evil.example"),
        authentication=(PASSING_HEADER,),
    )
    assert judge_sender(made, PINNED_SOURCE)[0] is Trust.NONE
    assert judge_sender(Mail(authentication=(PASSING_HEADER,)), PINNED_SOURCE)[0] is Trust.NONE


def test_without_a_pinned_server_nothing_is_proven() -> None:
    made = parse_mail(Authentication_Results=PASSING_HEADER)
    assert judge_sender(made, replace(SOURCE, trusted_authserv=""))[0] is Trust.UNPINNED
    assert judge_sender(made, replace(SOURCE, trusted_authserv="None"))[0] is Trust.WAIVED


HOP_TO_US = "from mx.ours.example by imap.ours.example with LMTP; Tue, 2 Jun 2026 09:00:02 +0000"
HOP_TO_BORDER = (
    "from evil.example (by mx.other.example) by mx.ours.example with ESMTP; "
    "Tue, 2 Jun 2026 09:00:01 +0000"
)


def trust_of_headers(*headers: tuple[str, str], server: str = "mx.ours.example") -> Trust:
    lines = [f"{name}: {value}" for name, value in (*headers, ("From", "jane@ours.example"))]
    made = message.parse("\r\n".join([*lines, "", "Hello."]).encode())
    return judge_sender(made, replace(SOURCE, trusted_authserv=server))[0]


def test_a_result_below_the_first_received_of_our_server_came_with_the_mail() -> None:
    result = ("Authentication-Results", PASSING_HEADER)
    hop, border = ("Received", HOP_TO_US), ("Received", HOP_TO_BORDER)
    assert trust_of_headers(hop, result, border) is Trust.PASS
    assert trust_of_headers(hop, border, result) is Trust.NONE
    assert trust_of_headers(border, ("Subject", "x"), result, border) is Trust.NONE


def test_gmail_writes_its_results_below_its_received() -> None:
    result = ("Authentication-Results", PASSING_HEADER.replace("mx.ours.example", "mx.google.com"))
    hop = ("Received", "from evil.example by mx.google.com with ESMTPS id 1; x")
    assert trust_of_headers(hop, result, server="mx.google.com") is Trust.PASS


@pytest.mark.parametrize(
    ("folder", "sent"),
    [
        ("Sent", True),
        ("INBOX.Sent", True),
        ("[Gmail]/Sent Mail", True),
        ("Sent Items", True),
        ("Skickat", True),
        ("Lähetetyt", True),
        ("Отправленные", True),
        ("INBOX", False),
        ("Sentinel", False),
        ("Sent/Old", False),
    ],
)
def test_what_lies_among_the_sent_mail_is_from_us(folder: str, *, sent: bool) -> None:
    way = replace(PINNED_SOURCE, folder=folder)
    assert is_in_sent_folder(way) is sent
    assert judge_sender(parse_mail(From="jane@ours.example"), way)[0] is (
        Trust.PASS if sent else Trust.NONE
    )


def test_a_folder_that_the_server_calls_sent_is_one_by_any_name() -> None:
    assert is_in_sent_folder(replace(PINNED_SOURCE, folder="Archiv 2", is_sent_folder=True))


@given(
    st.text(max_size=80),
    st.lists(st.sampled_from(['"', "(", ")", ";", "=", "\\", " ", "dkim=pass", "dmarc", "a", "@"])),
)
def test_no_header_is_too_odd(text: str, pieces: list[str]) -> None:
    for value in (text, "".join(pieces), f"mx.ours.example; {''.join(pieces)}"):
        _, why = judge_sender(
            Mail(senders=mail_addresses("jane@ours.example"), authentication=(value,)),
            PINNED_SOURCE,
        )
        assert why.endswith(".")

"""A copy is a copy of a mail only if it says the same: what hides behind another one's name is read."""

from collections.abc import Callable
from dataclasses import replace
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Any

import pytest
import sqlalchemy as sa

from journal.entries import cancel, purge
from journal.model import (
    InteractionFilter,
    LedgerMail,
    MailOutcome,
    MailReason,
    MailWarning,
    StalePreview,
)
from journal.store import tables
from journal.store.database import transaction
from journal.store.mail import retries
from journal.store.mail.mail_columns import Versions
from tests.builders import ADMIN, a_person
from tests.clock import NOW
from tests.effort import one_day_in
from tests.ingest.capture.fault_case import FaultCase, check_ledger
from tests.ingest.capture.poller_case import numbered_mail
from tests.servers.scripted_imap import ScriptedImapServer

pytestmark = one_day_in(2)

Case = FaultCase[ScriptedImapServer]
OpenCase = Callable[..., Case]
CANCELLED = "We cancel our order of last week."


def deliver(case: Case, text: str = "", *, received: str = "mx1", **more: Any) -> None:
    """Delivers as a server delivers it: with a line of its own at the top."""
    raw = numbered_mail(1, text=text or "Two hundred chairs, please.", **more)
    line = f"Received: from acme.example by {received}.ours.example; {format_datetime(NOW)}\r\n"
    case.server.deliver(case.user, line.encode() + raw)


def mails_of(case: Case) -> list[LedgerMail]:
    check_ledger(case.engine)
    return case.poller.ledger_mails()


def texts_in_record(case: Case) -> list[str]:
    with transaction(case.engine) as session:
        return sorted(session.scalars(sa.select(tables.interaction.c.text)))


# ── not a copy ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("in_one_batch", [True, False])
def test_another_text_under_the_same_id_is_another_mail(case: Case, *, in_one_batch: bool) -> None:
    deliver(case)
    if not in_one_batch:
        case.poller.poll()
    deliver(case, CANCELLED, received="mx2")
    case.poller.poll()
    assert texts_in_record(case) == ["Two hundred chairs, please.", CANCELLED]
    first, second = mails_of(case)
    assert (first.warnings, second.warnings) == ((), (MailWarning.REUSED_ID,))
    assert any("which says something else" in each.what for each in second.signals)


def test_a_text_of_the_same_size_is_read_as_well(case: Case) -> None:
    deliver(case, "We need chairs: 200.", received="mx1")
    case.poller.poll()
    deliver(case, "We need chairs: 900.", received="mx2")
    case.poller.poll()
    assert len(texts_in_record(case)) == 2


def test_another_subject_or_file_is_another_mail(case: Case) -> None:
    deliver(case, change=lambda mail: attach(mail, b"invoice of 100"))
    deliver(case, received="mx2", change=lambda mail: attach(mail, b"invoice of 900"))
    deliver(
        case, received="mx3", subject="We cancel", change=lambda m: attach(m, b"invoice of 900")
    )
    case.poller.poll()
    assert len(mails_of(case)) == 3


def attach(mail: EmailMessage, content: bytes) -> None:
    mail.add_attachment(content, maintype="application", subtype="pdf", filename="invoice.pdf")


def test_it_is_found_in_another_mailbox_and_is_one_mail_there_too(open_case: OpenCase) -> None:
    sales, info = open_case(name="sales"), open_case(name="info")
    deliver(sales)
    sales.poller.poll()
    for case, received in ((info, "mx2"), (sales, "mx3")):
        deliver(case, CANCELLED, received=received)
        case.poller.poll()
    assert len(texts_in_record(sales)) == 2
    assert [len(each.copies) for each in mails_of(sales)] == [1, 2]


def test_a_folder_numbered_anew_makes_no_third_of_two(case: Case) -> None:
    deliver(case)
    deliver(case, CANCELLED, received="mx2")
    case.poller.poll()
    case.server.reset_uidvalidity(case.user)
    case.poller.close()
    case.poller.poll_until_quiet()
    assert [len(each.copies) for each in mails_of(case)] == [2, 2]
    assert len(texts_in_record(case)) == 2


def purge_entry(case: Case, number: int) -> None:
    with transaction(case.engine) as session:
        cancel.cancel(session, case.poller.context.config, ADMIN, [number], reason="", now=NOW)
        shown = purge.preview(session, ADMIN, InteractionFilter(), now=NOW)
    with transaction(case.engine) as session:
        begun = purge.begin(session, ADMIN, shown.token, now=NOW)
    assert not isinstance(begun, StalePreview)
    list(purge.run(lambda: transaction(case.engine), begun, clock=lambda: NOW))


def test_what_is_purged_of_two_stays_gone_and_the_other_stays(case: Case) -> None:
    deliver(case)
    deliver(case, CANCELLED, received="mx2")
    case.poller.poll()
    _, second = mails_of(case)
    assert second.interaction is not None
    purge_entry(case, second.interaction)
    case.server.reset_uidvalidity(case.user)
    case.poller.close()
    case.poller.poll_until_quiet()
    assert texts_in_record(case) == ["Two hundred chairs, please."]
    assert case.poller.count_reasons() == {"logged": 1, "purged_before": 1}


# ── a copy all the same ─────────────────────────────────────────────────────────────────────────


def _add(name: str, value: str) -> Callable[[EmailMessage], None]:
    def change(mail: EmailMessage) -> None:
        del mail[name]
        mail[name] = value

    return change


def _from_our_list(mail: EmailMessage) -> None:
    mail["List-Id"] = "<sales.ours.example>"
    mail["List-Post"] = "<mailto:sales@ours.example>"
    _add("Subject", "[Sales] Offer 1")(mail)
    footer = "-- \nYou get this as a member of the group Sales.\nhttps://groups.example/leave\n"
    mail.set_content(f"Two hundred chairs, please.\n\n{footer}")


def _encode_anew(mail: EmailMessage) -> None:
    del mail["Content-Transfer-Encoding"]
    mail.set_content("Two hundred chairs,\nplease.", cte="base64")


TRUE_COPIES = {
    "delivered to another mailbox": _add("Delivered-To", "info@ours.example"),
    "as its writer kept it": _add("Bcc", "boss@acme.example"),
    "rewritten to": _add("To", "Sales <sales-internal@ours.example>"),
    "marked as from outside": _add("Subject", "[EXTERNAL] Offer 1"),
    "marked as spam": _add("Subject", "***SPAM*** Offer 1"),
    "wrapped and encoded anew": _encode_anew,
    "passed on by a list of ours": _from_our_list,
}


@pytest.mark.parametrize("change", TRUE_COPIES.values(), ids=TRUE_COPIES)
def test_what_servers_and_lists_change_makes_no_second_mail(
    open_case: OpenCase, change: Callable[[EmailMessage], None]
) -> None:
    sales, info = open_case(name="sales"), open_case(name="info")
    deliver(sales)
    sales.poller.poll()
    deliver(info, received="mx2", change=change)
    info.poller.poll()
    (mail,) = mails_of(sales)
    assert (mail.outcome, len(mail.copies), mail.warnings) == (MailOutcome.LOGGED, 2, ())
    assert len(texts_in_record(sales)) == 1


def test_what_we_sent_is_one_with_the_copy_to_which_our_server_added_a_notice(
    open_case: OpenCase,
) -> None:
    both = {"trusted_authserv": "mx.ours.example"}
    sent = open_case(name="sales", folders=["INBOX", "Sent"], **both)
    info = open_case(name="info", **both)
    ours = {"sender": "Kim <sales@ours.example>", "to": "ada@acme.example, info@ours.example"}
    sent.deliver(1, folder="Sent", **ours)
    sent.poller.poll()
    passed = _add("Authentication-Results", "mx.ours.example; dmarc=pass")
    notice = "Two hundred chairs, please.\n\nThis e-mail is confidential."
    info.deliver(1, text=notice, change=passed, **ours)
    info.poller.poll()
    (mail,) = mails_of(info)
    assert (mail.outcome, len(mail.copies)) == (MailOutcome.LOGGED, 2)


def test_a_mail_known_from_before_is_compared_with_nothing(case: Case) -> None:
    deliver(case)
    case.poller.poll()
    with transaction(case.engine) as session:
        session.execute(sa.update(tables.mail).values(likeness=""))
        session.execute(sa.update(tables.mail_copy).values(header_digest=""))
    deliver(case, CANCELLED, received="mx2")
    assert case.poller.poll().counts.known == 1
    assert len(mails_of(case)) == 1


@pytest.mark.parametrize("is_on_server", [True, False])
def test_one_that_is_decided_again_by_a_later_version_stays_a_mail_of_its_own(
    case: Case, *, is_on_server: bool
) -> None:
    """Then it can't be compared with the other, and was told apart already."""
    deliver(case)
    case.poller.poll()
    with transaction(case.engine) as session:
        cancel.cancel(session, case.poller.context.config, ADMIN, [1], reason="", now=NOW)
        a_person(session, "Ada", "ada@acme.example")
    deliver(case, CANCELLED)
    case.poller.poll()
    other = mails_of(case)[1]
    assert other.outcome is MailOutcome.WAITING
    if not is_on_server:
        case.server.expunge(case.user, "INBOX", [2])
    versions = Versions(case.poller.context.versions.config, "a later one")
    case.poller.context = replace(case.poller.context, versions=versions)
    with transaction(case.engine) as session:
        reopened = retries.reopen(
            session, [other.id], read_folders={(case.poller.box.name, "INBOX")}
        )
    assert reopened.mails == (other.id,)
    case.poller.poll_until_quiet()
    assert [(each.id, each.text) for each in mails_of(case)[1:]] == [(other.id, CANCELLED)]
    assert not mails_of(case)[1].reopened


def test_what_is_never_recorded_is_not_read_to_be_compared(open_case: OpenCase) -> None:
    case = open_case(config='[company]\nname = "Ours"\n[never_log]\nsubjects = ["^Private"]\n')
    deliver(case, subject="Private: my health")
    deliver(case, subject="Private: my health", received="mx2", text="Worse.")
    case.poller.poll()
    assert not [line for line in case.server.command_lines if "BODY.PEEK[]" in line]
    assert case.poller.count_reasons() == {MailReason.NEVER_LOG: 1}

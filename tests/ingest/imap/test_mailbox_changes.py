"""Tests what is done to mails on every server: keywords, moves. And what must never be done."""

import pytest

from ingest.imap import ImapMailbox
from journal.errors import FolderRefused
from tests.ingest.imap.mailbox_case import (
    DELIVERED_AT,
    build_mail,
    connect_mailbox,
    user_with_mails,
)
from tests.servers import MailServer
from tests.servers.pymap_server import PymapServer
from tests.servers.scripted_imap import ScriptedImapServer


def test_a_keyword_is_kept_or_refused_but_never_lost(mail_server: MailServer) -> None:
    user, uids = user_with_mails(mail_server, "one", "two", "three")
    with connect_mailbox(mail_server, user) as mailbox:
        mailbox.open("INBOX", writable=True)
        if isinstance(mail_server, PymapServer):
            # It would say OK, and forget it.
            with pytest.raises(FolderRefused, match=r"does not keep the keyword '\$Logged'"):
                mailbox.add_keyword(uids[:2], "$Logged")
            return
        mailbox.add_keyword(uids[:2], "$Logged")
    flags = [mail_server.flags(user, "INBOX", uid) for uid in uids]
    assert flags == [{"$Logged"}, {"$Logged"}, set()]


@pytest.mark.parametrize("keyword", ["two words", "(x)", "a)\r\nA1 DELETE INBOX", "\\Deleted", ""])
def test_what_is_no_keyword_is_not_sent(mail_server: MailServer, keyword: str) -> None:
    user, uids = user_with_mails(mail_server, "one")
    with connect_mailbox(mail_server, user) as mailbox:
        mailbox.open("INBOX", writable=True)
        with pytest.raises(FolderRefused, match="keyword"):
            mailbox.add_keyword(uids, keyword)
    assert mail_server.flags(user, "INBOX", uids[0]) == set()


def test_mails_are_moved(mail_server: MailServer) -> None:
    user, uids = user_with_mails(mail_server, "one", "two", "three")
    mail_server.make_folder(user, "Käsitellyt nyt")
    with connect_mailbox(mail_server, user) as mailbox:
        mailbox.open("INBOX", writable=True)
        mailbox.move(uids[:2], "Käsitellyt nyt")
    assert mail_server.uids(user) == uids[2:]
    assert len(mail_server.uids(user, "Käsitellyt nyt")) == 2


def test_moving_what_is_gone_already_is_no_error(mail_server: MailServer) -> None:
    user, uids = user_with_mails(mail_server, "one", "two")
    mail_server.make_folder(user, "Logged")
    with connect_mailbox(mail_server, user) as mailbox:
        mailbox.open("INBOX", writable=True)
        mail_server.expunge(user, "INBOX", uids[:1])
        mailbox.move(uids, "Logged")
        mailbox.move(uids, "Logged")
    assert mail_server.uids(user) == []
    assert len(mail_server.uids(user, "Logged")) == 1


def test_a_target_that_is_missing_keeps_the_mails(mail_server: MailServer) -> None:
    user, uids = user_with_mails(mail_server, "one")
    with connect_mailbox(mail_server, user) as mailbox:
        mailbox.open("INBOX", writable=True)
        with pytest.raises(FolderRefused, match="'Nowhere'"):
            mailbox.move(uids, "Nowhere")
        assert mailbox.uids_above(0) == uids


def test_ending_a_move_removes_nobody_elses_mail(mail_server: MailServer) -> None:
    user, uids = user_with_mails(mail_server, "ours", "deleted by a colleague", "kept")
    with connect_mailbox(mail_server, user) as mailbox:
        mailbox.open("INBOX", writable=True)
        mailbox._add_flag(uids[1:2], r"\Deleted")
        mailbox.finish_move(uids[:1])
    assert mail_server.uids(user) == uids[1:]


def test_leaving_a_folder_removes_nobody_elses_mail(mail_server: MailServer) -> None:
    user, uids = user_with_mails(mail_server, "deleted by a colleague", "kept")
    with connect_mailbox(mail_server, user) as mailbox:
        mailbox.open("INBOX", writable=True)
        mailbox._add_flag(uids[:1], r"\Deleted")
        mailbox.status("INBOX")
    assert mail_server.uids(user) == uids


def test_leaving_without_unselect_removes_nothing_either(scripted: ScriptedImapServer) -> None:
    scripted.capabilities.discard("UNSELECT")
    test_leaving_a_folder_removes_nobody_elses_mail(scripted)


def test_nothing_is_done_to_a_folder_that_was_opened_to_read(mail_server: MailServer) -> None:
    user, uids = user_with_mails(mail_server, "one")
    with connect_mailbox(mail_server, user) as mailbox:
        mailbox.open("INBOX")
        with pytest.raises(RuntimeError, match="writable=True"):
            mailbox.add_keyword(uids, "$Logged")
        with pytest.raises(RuntimeError, match="writable=True"):
            mailbox.move(uids, "Logged")
        with pytest.raises(RuntimeError, match="writable=True"):
            mailbox.finish_move(uids)


def test_a_mail_is_found_by_its_whole_message_id_alone(mail_server: MailServer) -> None:
    user = mail_server.new_user()
    for message_id in ("<1@out.example>", "<11@out.example>", "\r\n <1@out.example.org>", ""):
        mail_server.deliver(user, build_mail(message_id=message_id))
    uids = mail_server.uids(user)
    with connect_mailbox(mail_server, user) as mailbox:
        mailbox.open("INBOX")
        assert mailbox.uids_with_message_id("<1@out.example>") == uids[:1]
        assert mailbox.uids_with_message_id("1@out.example") == uids[:1]
        assert mailbox.uids_with_message_id("<1@out.example.org>") == uids[2:3]
        assert mailbox.uids_with_message_id("out.example") == []


@pytest.mark.parametrize("message_id", ["", "<>", "<ä@x.example>", 'x" ALL\r\nA1 NOOP', "a" * 2000])
def test_what_is_no_message_id_is_found_nowhere(mail_server: MailServer, message_id: str) -> None:
    user, _ = user_with_mails(mail_server, "one")
    with connect_mailbox(mail_server, user) as mailbox:
        mailbox.open("INBOX")
        assert mailbox.uids_with_message_id(message_id) == []
        assert len(mailbox.uids_above(0)) == 1


# How a server without MOVE is served. None of the real ones lacks it.


def mailbox_without_move(server: ScriptedImapServer) -> tuple[ImapMailbox, str, list[int]]:
    server.capabilities.discard("MOVE")
    user, uids = user_with_mails(server, "one", "two", "three")
    server.make_folder(user, "Logged")
    mailbox = connect_mailbox(server, user)
    mailbox.open("INBOX", writable=True)
    return mailbox, user, uids


def test_without_move_a_mail_is_copied_and_then_removed(scripted: ScriptedImapServer) -> None:
    mailbox, user, uids = mailbox_without_move(scripted)
    told: list[tuple[int, ...]] = []
    with mailbox:
        mailbox.move(uids[:2], "Logged", told.append)
    assert scripted.uids(user) == uids[2:]
    assert len(scripted.uids(user, "Logged")) == 2
    assert told == [tuple(uids[:2])]


def test_what_was_copied_is_told_before_anything_is_removed(scripted: ScriptedImapServer) -> None:
    mailbox, user, uids = mailbox_without_move(scripted)
    scripted.faults.answers["UID STORE"] = "NO can't"
    told: list[tuple[int, ...]] = []
    with mailbox:
        with pytest.raises(FolderRefused):
            mailbox.move(uids[:1], "Logged", told.append)
        assert told == [(uids[0],)]
        assert scripted.uids(user) == uids
        scripted.faults.answers.clear()
        mailbox.finish_move(uids[:1])
    assert scripted.uids(user) == uids[1:]
    assert len(scripted.uids(user, "Logged")) == 1


def test_a_server_that_can_do_neither_is_left_alone(scripted: ScriptedImapServer) -> None:
    scripted.capabilities.discard("UIDPLUS")
    mailbox, user, uids = mailbox_without_move(scripted)
    with mailbox:
        with pytest.raises(FolderRefused, match="neither move"):
            mailbox.move(uids, "Logged")
        with pytest.raises(FolderRefused, match="neither move"):
            mailbox.finish_move(uids)
    assert scripted.uids(user) == uids
    assert scripted.uids(user, "Logged") == []
    assert not {"UID COPY", "UID STORE", "EXPUNGE"} & set(scripted.commands)


def test_a_server_that_does_not_say_what_it_keeps_is_believed(scripted: ScriptedImapServer) -> None:
    scripted.faults.permanent_flags = None
    user, uids = user_with_mails(scripted, "one")
    with connect_mailbox(scripted, user) as mailbox:
        mailbox.open("INBOX", writable=True)
        mailbox.add_keyword(uids, "Logged")
    assert scripted.flags(user, "INBOX", uids[0]) == {"Logged"}


def test_a_folder_that_may_only_be_read_is_refused_in_time(scripted: ScriptedImapServer) -> None:
    scripted.faults.read_only = True
    user, uids = user_with_mails(scripted, "one")
    with connect_mailbox(scripted, user) as mailbox:
        with pytest.raises(FolderRefused, match="can be read, but not changed"):
            mailbox.open("INBOX", writable=True)
        mailbox.open("INBOX")
        assert mailbox.uids_above(0) == uids
        assert mailbox.fetch_heads(uids)[uids[0]].internal_date == DELIVERED_AT

"""Puts letters among the drafts of their mailbox, and looks what became of those that lie there.

for each letter, once in a cycle, the lease held:

    wanted, its entry stands       the key is searched, among drafts, sent mails and the trash; if it
                                   is nowhere, the attempt is committed and the draft is put there
    drafted, found                 nothing
    drafted, not found             noted; not sent after an hour, in which its copy may still come
    its entry is cancelled or      the draft is removed, as long as it lies there
    erased

A process that dies at any moment leaves a letter that is wanted, or one whose key is found next time:
no draft is put there twice. One that was moved and sent in that very moment is known by its key too.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from ingest.capture.context import CaptureContext, mail_actor
from ingest.capture.lease import Lease
from ingest.capture.letter_mail import LetterContent, build_draft
from ingest.imap import ImapMailbox
from journal.entries import outgoing_letter
from journal.errors import FolderRefused, RequestRefused
from journal.model import (
    LETTER_HEADER,
    LETTER_LAYOUT,
    Interaction,
    Letter,
    LetterState,
    NewAttachment,
)
from journal.settings.mail_settings import MailboxSettings
from journal.store.contacts import contacts
from journal.store.database import read_transaction
from journal.store.record import interactions, outgoing_letters

_log = logging.getLogger(__name__)
# A client that changes a draft puts a new one there and removes the old; one that sends it may keep
# it in an outbox for a while.
_GRACE = timedelta(hours=1)
# After so many the folder itself is taken to be full, until the next cycle.
_MOST_REFUSED = 3
# RFC 6154; where the server marks none, the names that clients give it.
_DRAFT_NAMES = frozenset(
    {"drafts", "draft", "utkast", "entwürfe", "luonnokset", "concepten", "kladder", "черновики"}
)


@dataclass(frozen=True, slots=True)
class LetterRun:
    """Holds what the work on the letters of one mailbox needs."""

    context: CaptureContext
    lease: Lease
    mailbox: ImapMailbox
    box: MailboxSettings
    drafts: str

    @property
    def by(self) -> str:
        return mail_actor(self.box).key


def tend_letters(
    context: CaptureContext,
    lease: Lease,
    connect: Callable[[], ImapMailbox],
    box: MailboxSettings,
) -> None:
    """Does for each letter of the mailbox what is due. Asks the server nothing while there is none."""
    with read_transaction(context.engine) as session:
        found = outgoing_letters.find_open(session, box.name)
    if not found:
        return
    mailbox = connect()
    try:
        run = LetterRun(context, lease, mailbox, box, find_drafts_folder(mailbox, box))
        lying = _keys_in(run, run.drafts)
    except FolderRefused as error:
        _note_error(lease, found, str(error), context.clock())
        raise
    _tend_each(run, found, lying)


def _tend_each(run: LetterRun, found: Sequence[Letter], lying: Mapping[str, int]) -> None:
    """One that is refused, for its size or an address, keeps no other from its folder."""
    refused: list[FolderRefused] = []
    for each in found:
        try:
            _tend(run, each, lying)
        except RequestRefused as error:
            # The mailbox is well: whoever wrote the letter sees the reason at its entry.
            _note_error(run.lease, [each], str(error), run.context.clock())
        except FolderRefused as error:
            _note_error(run.lease, [each], str(error), run.context.clock())
            refused.append(error)
        if len(refused) == _MOST_REFUSED:
            break
    if refused:
        raise refused[-1]


def find_drafts_folder(mailbox: ImapMailbox, box: MailboxSettings) -> str:
    folders = mailbox.folders()
    marked = [each.name for each in folders if each.special == "\\Drafts"]
    named = [each.name for each in folders if _last_part(each.name) in _DRAFT_NAMES]
    for name in (*marked, *named):
        return name
    raise FolderRefused(
        f"The mailbox {box.name} has no folder of drafts, so letters wait. Begin a mail in a mail "
        "client and keep it as a draft: that makes the folder."
    )


def _last_part(name: str) -> str:
    return name.replace(".", "/").rpartition("/")[2].casefold()


def _keys_in(run: LetterRun, folder: str) -> dict[str, int]:
    """The UIDs of our letters in the folder, by key."""
    run.mailbox.open(folder, writable=folder == run.drafts)
    return run.mailbox.uids_by_header(LETTER_HEADER)


def _tend(run: LetterRun, letter: Letter, lying: Mapping[str, int]) -> None:
    uid = lying.get(letter.key) or _find_by_message_id(run, letter)
    if not letter.is_wanted:
        _remove(run, letter, uid)
    elif uid is not None:
        _note_drafted(run, letter)
    elif letter.state is LetterState.WANTED:
        _put_draft(run, letter)
    else:
        _note_missing(run, letter)


def _find_by_message_id(run: LetterRun, letter: Letter) -> int | None:
    """A client may leave out a header that it does not know."""
    if not letter.attempts:
        return None
    run.mailbox.open(run.drafts, writable=True)
    return next(iter(run.mailbox.uids_with_message_id(letter.message_id)), None)


def _put_draft(run: LetterRun, letter: Letter) -> None:
    if letter.attempts and _lies_elsewhere(run, letter):
        _note_drafted(run, letter)
        return
    with read_transaction(run.context.engine) as session:
        entry = interactions.get(session, letter.interaction)
    if entry is None:
        return
    draft = build_draft(letter, _content(run, letter, entry), run.context.clock())
    with run.lease.transaction() as session:
        outgoing_letters.begin_attempt(session, letter.id)
    run.mailbox.append(run.drafts, draft, flags=("\\Draft", "\\Seen"))
    _note_drafted(run, letter)


def _lies_elsewhere(run: LetterRun, letter: Letter) -> bool:
    """Says whether an earlier attempt put it there, and somebody has sent it or thrown it away since."""
    specials = ("\\Sent", "\\Trash")
    folders = [each.name for each in run.mailbox.folders() if each.special in specials]
    return any(letter.key in _keys_in(run, name) for name in folders)


def _content(run: LetterRun, letter: Letter, entry: Interaction) -> LetterContent:
    with read_transaction(run.context.engine) as session:
        ids = [p.contact_id for p in entry.participants if p.contact_id is not None]
        people = contacts.get_many(session, ids).values()
        answers = letter.answers and outgoing_letters.message_id_of(session, letter.answers)
    now = run.context.clock()
    files = _files(run, entry)
    layout = [each.content for each in files if each.media_type == LETTER_LAYOUT]
    return LetterContent(
        sender=_sender(run, entry),
        recipients=[(each.name, outgoing_letter.mail_address(each, now)) for each in people],
        subject=entry.subject,
        text=entry.text,
        files=[each for each in files if each.media_type != LETTER_LAYOUT],
        answers=answers or "",
        html=b"".join(layout).decode(),
    )


def _sender(run: LetterRun, entry: Interaction) -> tuple[str, str]:
    """The salesperson, where the mailbox is theirs; else the mailbox's own address."""
    own = [run.box.user, *run.box.addresses]
    mine = [each for each in own if each.casefold() == entry.salesperson and "@" in each]
    address = next(iter(mine), next((each for each in own if "@" in each), ""))
    if not address:
        raise RequestRefused(
            f"The mailbox {run.box.name} has no address, so nothing can be written from it. Name one "
            "in its `addresses` in the config, and the draft comes by itself."
        )
    name = run.context.config.letterhead.name_of(address) if mine else run.context.config.company
    return name, address


def _files(run: LetterRun, entry: Interaction) -> Sequence[NewAttachment]:
    folder = run.context.config.files
    read = ((each, folder.read(each.digest)) for each in entry.attachments)
    return [NewAttachment(e.name, e.media_type, content) for e, content in read if content]


def _remove(run: LetterRun, letter: Letter, uid: int | None) -> None:
    if uid is not None:
        run.mailbox.open(run.drafts, writable=True)
        run.mailbox.finish_move([uid])
    with run.lease.transaction() as session:
        outgoing_letter.set_removed(session, letter, by=run.by, now=run.context.clock())


def _note_drafted(run: LetterRun, letter: Letter) -> None:
    if letter.state is LetterState.DRAFTED and letter.missing_since is None and not letter.error:
        return
    with run.lease.transaction() as session:
        outgoing_letter.set_drafted(session, letter, by=run.by, now=run.context.clock())


def _note_missing(run: LetterRun, letter: Letter) -> None:
    now = run.context.clock()
    with run.lease.transaction() as session:
        if letter.missing_since is None:
            outgoing_letters.update(session, letter.id, {"missing_since": now})
        elif now - letter.missing_since >= _GRACE:
            outgoing_letter.set_not_sent(session, letter, by=run.by, now=run.context.clock())


def _note_error(lease: Lease, found: Sequence[Letter], error: str, now: datetime) -> None:
    with lease.transaction() as session:
        for each in found:
            if each.state is LetterState.WANTED:
                outgoing_letter.set_error(session, each, error, now=now)

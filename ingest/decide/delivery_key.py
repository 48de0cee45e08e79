"""PURE. Makes one key for all copies of a mail, in however many mailboxes.

    1:<Message-ID>:<digest of From, Date and list>
    1:-:<digest of From, Date, Subject, recipients and text>       when no Message-ID can be used

All but the last comes from headers, so that a second copy is known before its body is fetched. What
transport adds stays out: Received, Delivered-To, Return-Path, Authentication-Results. The same
Message-ID with another From or Date is another mail: some programs give every mail the same one.

A copy that a mailing list passed on is a mail of its own. The list's copy is bulk and is skipped;
were it the same mail as the copy that came straight to us, the one that comes first would decide for
both, and a customer's mail would be lost. Two mails are the lesser harm. A list of our own (sales@
as a group at Google) is the exception, for whoever says what is ours: such a copy is how mail
reaches us, its author is taken from where the list put them, and it is one with the straight copy.

The formula is never changed in place: another one gets another number at the front.
"""

from ingest.decide import senders
from ingest.decide.parties import OwnAddresses, is_own_list
from journal.fold import address_key
from journal.mail.likeness import parts_digest
from journal.model import Mail

KEY_VERSION = 1
_NO_OWN_ADDRESSES = OwnAddresses()
# Texts that broken programs send instead of an id, in lower case.
_MEANINGLESS_IDS = frozenset(
    {
        *("@", "@localhost", "localhost", "localhost@localhost", "root@localhost", "none@none"),
        *("null@null", "nil@nil", "undefined@undefined", "unknown@unknown", "unknown@localhost"),
        *("message-id", "messageid", "msgid@localhost", "id@localhost", "test@test", "0@localhost"),
        *("1@localhost", "(null)@localhost", "undefined", "unspecified"),
    }
)
# Without an @, an id this short may be a counter that another program counts with too.
_SHORTEST_WITHOUT_AT = 16


def delivery_key(mail: Mail, ours: OwnAddresses = _NO_OWN_ADDRESSES) -> str:
    """The key of a mail whose body is known."""
    return header_key(mail, ours) or body_key(mail, text_digest(mail.text))


def header_key(mail: Mail, ours: OwnAddresses = _NO_OWN_ADDRESSES) -> str | None:
    """The key from headers alone; None when the body is needed."""
    return next(iter(header_keys(mail, ours)), None)


def header_keys(mail: Mail, ours: OwnAddresses) -> tuple[str, ...]:
    """The keys that a copy of it may have got: a list may be ours since the first one came."""
    identity = _usable_id(mail.message_id)
    if not identity:
        return ()
    as_ours = (True, False) if is_own_list(mail, ours) else (False,)
    return tuple(f"{KEY_VERSION}:{identity}:{_digest(mail, of_list=own)}" for own in as_ours)


def _digest(mail: Mail, *, of_list: bool) -> str:
    mark = "" if of_list else senders.list_mark(mail)
    return parts_digest(_author_key(mail, of_list=of_list), _collapse_blanks(mail.raw_date), mark)


def body_key(mail: Mail, digest_of_text: str) -> str:
    """The key of a mail without a usable Message-ID."""
    recipients = (address_key(each.address) for each in mail.to + mail.cc)
    digest = parts_digest(
        _author_key(mail, of_list=False),
        _collapse_blanks(mail.raw_date),
        _collapse_blanks(mail.subject),
        digest_of_text,
        *recipients,
    )
    return f"{KEY_VERSION}:-:{digest}"


def text_digest(text: str) -> str:
    """The digest of the words: servers on the way wrap lines and change white space."""
    return parts_digest("".join(text.split()))


def _usable_id(message_id: str) -> str:
    """The id trimmed, without white space of folding and unstorable letters; case is kept."""
    bare = message_id
    if not (bare.isascii() and bare.isprintable() and " " not in bare):
        bare = "".join(char for char in bare if char.isprintable() and not char.isspace())
    bare = bare.strip("<>")
    left, at, right = bare.rpartition("@")
    if bare.casefold() in _MEANINGLESS_IDS or (at and not (left and right)):
        return ""
    return bare if at or len(bare) >= _SHORTEST_WITHOUT_AT else ""


def _author_key(mail: Mail, *, of_list: bool) -> str:
    named = senders.author_by_list(mail) if of_list else None
    found = named or senders.find_sender_without_return_path(mail)
    return address_key(found.address) if found else ""


def _collapse_blanks(text: str) -> str:
    return " ".join(text.split())

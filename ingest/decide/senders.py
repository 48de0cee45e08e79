"""PURE. Finds who wrote a mail: the one in From, or the author whom a mailing list put elsewhere.

From                            one address; of several, the one that Sender names, else the first
Sender, Reply-To, Return-Path   in this order, when From holds no address
a list                          signs mail as its own: `Jane via Team <team@x.example>` in From,
                                the author in X-Original-From, X-Original-Sender or Reply-To.
                                Anybody can write these: whether they count is for others to say
"""

from functools import lru_cache

from ingest.parse.mime import addresses
from journal.fold import address_key, clean_name, one_line
from journal.model import Mail, MailAddress

# A little more than the longest that SMTP carries.
LONGEST_ADDRESS = 320
_AUTHOR_HEADERS = ("x-original-from", "x-original-sender")
_LIST_HEADERS = ("list-id", "x-mailing-list", "list-post", "mailing-list")
_PRECEDENCES = frozenset({"bulk", "list", "junk"})


# The same few parties are asked for fifty times a mail.
@lru_cache(maxsize=1024)
def usable_party(party: MailAddress) -> MailAddress | None:
    """The party with an address that can be compared and kept; None when it has none."""
    address = one_line(party.address, longest=LONGEST_ADDRESS)
    local, at, domain = address.rpartition("@")
    if not (local and at and domain):
        return None
    return MailAddress(address, clean_name(party.name, longest=200))


def usable_parties(parties: tuple[MailAddress, ...]) -> tuple[MailAddress, ...]:
    """The parties with a usable address."""
    return tuple(found for each in parties if (found := usable_party(each)) is not None)


def parties_in_header(mail: Mail, name: str) -> tuple[MailAddress, ...]:
    return usable_parties(addresses.parse(mail.header(name)))


def find_sender(mail: Mail) -> MailAddress | None:
    """The sender by the headers; None when they name nobody."""
    return find_sender_without_return_path(mail) or next(
        iter(parties_in_header(mail, "return-path")), None
    )


def find_sender_without_return_path(mail: Mail) -> MailAddress | None:
    """The same, only from headers that the writer's program wrote."""
    senders = usable_parties(mail.senders)
    deputy = usable_party(mail.sender) if mail.sender else None
    if len(senders) > 1 and deputy is not None:
        key = address_key(deputy.address)
        return next((each for each in senders if address_key(each.address) == key), senders[0])
    others = (*((deputy,) if deputy else ()), *usable_parties(mail.reply_to))
    return next(iter((*senders, *others)), None)


def list_mark(mail: Mail) -> str:
    """The sign that a list passed it on, such as its List-Id; or empty."""
    for name in _LIST_HEADERS:
        if value := mail.header(name):
            return one_line(value, longest=LONGEST_ADDRESS).casefold()
    precedence = mail.header("precedence").partition(";")[0].strip().casefold()
    return precedence if precedence in _PRECEDENCES else ""


def author_by_list(mail: Mail) -> MailAddress | None:
    """The author whom a list took out of From; None when it did not, or does not name them."""
    sent = find_sender(mail)
    if sent is None or not list_mark(mail):
        return None
    for name in _AUTHOR_HEADERS:
        if found := parties_in_header(mail, name):
            return _author_if_other(found[0], sent)
    replies = usable_parties(mail.reply_to)
    if len(replies) == 1 and _is_via(sent):
        return _author_if_other(replies[0], sent)
    return None


def authors_by_list(mail: Mail) -> tuple[MailAddress, ...]:
    """Everybody whom the headers of a list name in place of From, each once.

    They may disagree: one of them may come from the sender and not from the list.
    """
    sent = find_sender(mail)
    if sent is None or not list_mark(mail):
        return ()
    values = (value for name, value in mail.headers if name.casefold() in _AUTHOR_HEADERS)
    named = [each for value in values for each in usable_parties(addresses.parse(value))]
    if not named and _is_via(sent):
        named = [*usable_parties(mail.reply_to)]
    authors = (author for each in named if (author := _author_if_other(each, sent)))
    return tuple({address_key(each.address): each for each in authors}.values())


def is_from_list(mail: Mail) -> bool:
    """Says whether the address in From is the list's own, so that somebody else wrote it."""
    sent = find_sender(mail)
    if sent is None or not list_mark(mail):
        return False
    posts = {address_key(each.address) for each in parties_in_header(mail, "list-post")}
    return _is_via(sent) or address_key(sent.address) in {*posts, list_id_address(mail)}


def list_id_address(mail: Mail) -> str:
    """`Sales <sales.ours.example>` → `sales@ours.example`; empty when it tells none."""
    label, _, domain = address_key(mail.header("list-id").rpartition("<")[2].strip("> ")).partition(
        "."
    )
    return f"{label}@{domain}" if label and domain else ""


def _is_via(sent: MailAddress) -> bool:
    """`Jane via Team`: written so by Mailman and by Google, in every language."""
    return " via " in f" {sent.name.casefold()} "


def _author_if_other(found: MailAddress, sent: MailAddress) -> MailAddress | None:
    if address_key(found.address) == address_key(sent.address):
        return None
    name = found.name or sent.name.partition(" via ")[0].strip("'\" ")
    return MailAddress(found.address, name)

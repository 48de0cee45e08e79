"""PURE. Who wrote a mail: whom From names, or the author whom a mailing list put elsewhere.

From                            one address; of several, the one that Sender names, else the first
Sender, Reply-To, Return-Path   in this order, when From holds no address
a list                          signs mail as its own: `Jane via Team <team@x.example>` in From,
                                the author in X-Original-From, X-Original-Sender or Reply-To
"""

from ingest.parse.mime import addresses
from journal.fold import address_key, one_line
from journal.model import Mail, MailAddress

# The longest that SMTP carries, and then some.
LONGEST_ADDRESS = 320
_AUTHOR_HEADERS = ("x-original-from", "x-original-sender")
_LIST_HEADERS = ("list-id", "x-mailing-list", "list-post", "mailing-list")
_PRECEDENCES = frozenset({"bulk", "list", "junk"})


def usable_party(party: MailAddress) -> MailAddress | None:
    """The party with an address that can be compared and kept; None when it has none."""
    address = one_line(party.address, longest=LONGEST_ADDRESS)
    local, at, domain = address.rpartition("@")
    if not (local and at and domain):
        return None
    return MailAddress(address, one_line(party.name, longest=200))


def usable_parties(parties: tuple[MailAddress, ...]) -> tuple[MailAddress, ...]:
    """Those with a usable address."""
    return tuple(found for each in parties if (found := usable_party(each)) is not None)


def parties_in_header(mail: Mail, name: str) -> tuple[MailAddress, ...]:
    return usable_parties(addresses.parse(mail.header(name)))


def find_sender(mail: Mail) -> MailAddress | None:
    """Who is said to have sent it, as far as the headers go; None when nobody is."""
    return find_sender_without_return_path(mail) or next(
        iter(parties_in_header(mail, "return-path")), None
    )


def find_sender_without_return_path(mail: Mail) -> MailAddress | None:
    """As `sender`, from what its writer's program wrote alone."""
    senders = usable_parties(mail.senders)
    deputy = usable_party(mail.sender) if mail.sender else None
    if len(senders) > 1 and deputy is not None:
        key = address_key(deputy.address)
        return next((each for each in senders if address_key(each.address) == key), senders[0])
    others = (*((deputy,) if deputy else ()), *usable_parties(mail.reply_to))
    return next(iter((*senders, *others)), None)


def list_mark(mail: Mail) -> str:
    """What tells that a list passed it on, such as its List-Id; empty when none did."""
    for name in _LIST_HEADERS:
        if value := mail.header(name):
            return one_line(value, longest=LONGEST_ADDRESS).casefold()
    precedence = mail.header("precedence").partition(";")[0].strip().casefold()
    return precedence if precedence in _PRECEDENCES else ""


def author_by_list(mail: Mail) -> MailAddress | None:
    """Whom a list took out of From; None when it did not, or does not tell whom."""
    sent = find_sender(mail)
    if sent is None or not list_mark(mail):
        return None
    for name in _AUTHOR_HEADERS:
        if found := parties_in_header(mail, name):
            return _author_if_other(found[0], sent)
    replies = usable_parties(mail.reply_to)
    # "Jane via Team": written so by Mailman and by Google, in every language.
    if len(replies) == 1 and " via " in f" {sent.name.casefold()} ":
        return _author_if_other(replies[0], sent)
    return None


def _author_if_other(found: MailAddress, sent: MailAddress) -> MailAddress | None:
    if address_key(found.address) == address_key(sent.address):
        return None
    name = found.name or sent.name.partition(" via ")[0].strip("'\" ")
    return MailAddress(found.address, name)

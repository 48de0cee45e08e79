"""PURE. The facts that rules can ask about a mail, small enough to be kept with every mail."""

from collections.abc import Iterable, Iterator

from ingest.decide.parties import MailSource, Parties
from journal.fold import address_key, one_line
from journal.model import Mail, MailClass, MailFacts

_MOST_ADDRESSES = 500
_MOST_FILES = 50
_LONGEST_NAME = 200
_MOST_HEADERS = 60
_LONGEST_HEADER = 300
# Headers that servers write for each other, and those that have facts of their own.
_IGNORED_HEADERS = frozenset(
    {
        *("received", "x-received", "dkim-signature", "domainkey-signature", "return-path"),
        *("authentication-results", "received-spf", "delivered-to", "x-original-to"),
        *("bcc", "subject", "date", "message-id", "references", "in-reply-to"),
        *("mime-version", "content-transfer-encoding", "thread-index", "thread-topic", "autocrypt"),
        *("x-google-smtp-source", "face", "x-face", "openpgp", "x-sg-eid", "x-sg-id"),
    }
)
_IGNORED_PREFIXES = (
    *(
        "arc-",
        "x-ms-exchange-",
        "x-microsoft-",
        "x-forefront-",
        "x-eopattributed",
        "x-ms-office365",
    ),
    *("x-google-", "x-gm-", "x-spam-", "x-ironport-", "x-proofpoint-", "x-mimecast-", "x-ymail"),
    *("x-barracuda-", "x-amavis", "x-virus-", "x-sophos", "x-antiabuse", "x-originating-"),
)


def build_facts(
    mail: Mail,
    parties: Parties,
    source: MailSource,
    mail_class: MailClass,
    header_names: frozenset[str],
) -> MailFacts:
    """The facts; the headers in `header_names`, which rules name, are always kept."""
    return MailFacts(
        mailbox=source.mailbox,
        folder=source.folder,
        direction=parties.direction,
        mail_class=mail_class,
        addresses=tuple(dict.fromkeys(_addresses(parties)))[:_MOST_ADDRESSES],
        plus_tags=parties.plus_tags[:_MOST_FILES],
        subject=parties.subject,
        attachments=tuple(_files(mail)),
        headers=tuple(_headers(mail, header_names)),
    )


def _addresses(parties: Parties) -> Iterator[str]:
    for each in parties.outside:
        yield each.key
        yield from (address_key(also.address) for also in each.other_addresses)


def _files(mail: Mail) -> Iterator[str]:
    for each in mail.attachments[:_MOST_FILES]:
        yield one_line(each.name, longest=_LONGEST_NAME)


def _headers(mail: Mail, header_names: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The headers that rules ask for first, then as many others as there is room for."""
    wanted = [each for each in mail.headers if each[0].casefold() in header_names]
    others = (each for each in mail.headers if each[0].casefold() not in header_names)
    kept_headers = [*wanted, *_without_noise(others)][:_MOST_HEADERS]
    for name, value in kept_headers:
        yield one_line(name, longest=100), one_line(value, longest=_LONGEST_HEADER)


def _without_noise(headers: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for name, value in headers:
        folded = name.casefold()
        if folded not in _IGNORED_HEADERS and not folded.startswith(_IGNORED_PREFIXES):
            yield name, value

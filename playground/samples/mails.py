"""Eight mails that lie in the mailbox at the first start: each is decided another way."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from ingest.parse import message
from playground.mailbox.mail_composer import DraftKind, MailDraft, compose_mail

SALES = "sales@ours.example"
# The ids tell which mails were there from the beginning.
MESSAGE_ID_PREFIX = "sample-"


@dataclass(frozen=True, slots=True)
class SampleMail:
    """One mail in the mailbox; `sender` is the envelope's."""

    folder: str
    sender: str
    raw: bytes
    when: datetime


_PRICE_LIST = """\
item;unit;price
Difference engine;each;4800.00
Analytical engine;each;9900.00
Punched cards;box of 500;35.00
"""


@dataclass(frozen=True, slots=True)
class _StandaloneMail:
    """A mail that answers no other, and came so many hours ago."""

    hours_ago: float
    sender: str
    name: str
    subject: str
    text: str
    kind: DraftKind = DraftKind.PLAIN
    attachments: tuple[tuple[str, bytes], ...] = ()
    headers: tuple[tuple[str, str], ...] = ()


_STANDALONE_MAILS = (
    _StandaloneMail(
        30,
        "aino@puusepat.example",
        "Aino Virtanen",
        "Tilausvahvistus ja aikataulu",
        "Hei Bob,\n\nvahvistan tilauksen. Voisitteko toimittaa jo viikolla 48?\n"
        "Liitteenä piirustus.\n\nTerveisin\nAino Virtanen\nPuusepät",
        attachments=(("piirustus.txt", "Pöytä 120 x 80 cm\n".encode()),),
    ),
    _StandaloneMail(
        20,
        "news@shopnews.example",
        "Shop News",
        "Everything 20 % off, this week only",
        "Our whole range, 20 % off until Sunday.\n\nYou get this because you subscribed.\n"
        "Unsubscribe: https://shopnews.example/unsubscribe",
        headers=(
            ("List-Id", "Shop News <news.shopnews.example>"),
            ("List-Unsubscribe", "<https://shopnews.example/unsubscribe>"),
            ("Precedence", "bulk"),
        ),
    ),
    _StandaloneMail(
        9,
        "lars@fjordfrakt.example",
        "Lars Mikkelsen",
        "Fraværende: Tilbud på frakt",
        "Jeg er på ferie til mandag. Ved hastesaker, ring Ingrid Solberg.\n\nLars",
        kind=DraftKind.AUTO_REPLY,
    ),
    _StandaloneMail(
        4,
        "sanne@bloemenhal.example",
        "Sanne de Vries",
        "Levering van vrijdag",
        "Dag Alice,\n\nde levering van vrijdag was niet compleet: er ontbreken twee dozen.\n"
        "Kun je dat nakijken?\n\nGroet,\nSanne",
    ),
    _StandaloneMail(
        1,
        "maya@solarbees.example",
        "Maya Okafor",
        "Two engines for a beehive",
        "Hello,\n\na friend at Acme Engines told me about you. We measure beehives and need\n"
        "two small engines. Whom do I talk to?\n\nMaya Okafor\nSolar Bees\n+234 1 700 0000",
    ),
)


def sample_mails(now: datetime) -> Iterator[SampleMail]:
    """The sample mails, the oldest first."""
    first = _build_draft(
        "ada@acme.example",
        "Ada Lovelace",
        "Price list for the spring",
        "Hello,\n\ncould you send me the price list for the spring? We think of two engines\n"
        "and a box of punched cards.\n\nBest regards\nAda Lovelace\nAcme Engines",
    )
    yield _sample_mail(first, now - timedelta(days=2, hours=5))
    answered = _build_draft(
        SALES,
        "Sales",
        "",
        "Dear Ada,\n\nhere it is. Two engines come with free delivery.\n\nAlice",
        to="ada@acme.example",
        kind=DraftKind.REPLY,
        about=_compose(first, now - timedelta(days=2, hours=5)),
        attachments=(("price-list.csv", _PRICE_LIST.encode()),),
    )
    yield _sample_mail(answered, now - timedelta(days=2, hours=3), folder="Sent")
    yield _sample_mail(
        _build_draft(
            "ada@acme.example",
            "Ada Lovelace",
            "",
            "Thank you, Alice. I'll talk to Charles and come back to you on Monday.\n\nAda",
            kind=DraftKind.REPLY,
            about=_compose(answered, now - timedelta(days=2, hours=3)),
        ),
        now - timedelta(days=1, hours=22),
    )
    yield from _standalone_mails(now)


def _standalone_mails(now: datetime) -> Iterator[SampleMail]:
    for one in _STANDALONE_MAILS:
        letter = _build_draft(
            one.sender,
            one.name,
            one.subject,
            one.text,
            kind=one.kind,
            attachments=one.attachments,
            headers=one.headers,
        )
        yield _sample_mail(letter, now - timedelta(hours=one.hours_ago))


def _build_draft(
    sender: str,
    name: str,
    subject: str,
    text: str,
    *,
    to: str = SALES,
    kind: DraftKind = DraftKind.PLAIN,
    about: bytes | None = None,
    attachments: tuple[tuple[str, bytes], ...] = (),
    headers: tuple[tuple[str, str], ...] = (),
) -> MailDraft:
    known = message.parse(about) if about else None
    # Unique, and the same each time it is made.
    words = f"{sender} {subject} {known.message_id if known else ''}"
    number = sum(ord(letter) * place for place, letter in enumerate(words, 1))
    return MailDraft(
        sender=sender,
        sender_name=name,
        to=(to,),
        subject=subject,
        text=text,
        kind=kind,
        about=known,
        attachments=attachments,
        headers=headers,
        message_id=f"{MESSAGE_ID_PREFIX}{number}@{sender.rpartition('@')[2]}",
    )


def _compose(draft: MailDraft, when: datetime) -> bytes:
    return compose_mail(draft, when)


def _sample_mail(draft: MailDraft, when: datetime, folder: str = "INBOX") -> SampleMail:
    return SampleMail(folder, draft.sender, _compose(draft, when), when)

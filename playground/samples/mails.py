"""Eight mails that lie in the mailbox at the first start: each is decided another way."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from ingest import message
from playground.mailbox.writing import Kind, Letter, written

SALES = "sales@ours.example"
# Whoever asks which mails were there from the beginning finds it in their ids.
MARK = "sample-"


@dataclass(frozen=True, slots=True)
class Lying:
    """One mail as it lies there; `sender` is whom its envelope names."""

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
class _Other:
    """A mail by itself, that came so many hours ago."""

    hours: float
    sender: str
    name: str
    subject: str
    text: str
    kind: Kind = Kind.PLAIN
    attachments: tuple[tuple[str, bytes], ...] = ()
    headers: tuple[tuple[str, str], ...] = ()


_OTHERS = (
    _Other(
        30,
        "aino@puusepat.example",
        "Aino Virtanen",
        "Tilausvahvistus ja aikataulu",
        "Hei Bob,\n\nvahvistan tilauksen. Voisitteko toimittaa jo viikolla 48?\n"
        "Liitteenä piirustus.\n\nTerveisin\nAino Virtanen\nPuusepät",
        attachments=(("piirustus.txt", "Pöytä 120 x 80 cm\n".encode()),),
    ),
    _Other(
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
    _Other(
        9,
        "lars@fjordfrakt.example",
        "Lars Mikkelsen",
        "Fraværende: Tilbud på frakt",
        "Jeg er på ferie til mandag. Ved hastesaker, ring Ingrid Solberg.\n\nLars",
        kind=Kind.AUTO_REPLY,
    ),
    _Other(
        4,
        "sanne@bloemenhal.example",
        "Sanne de Vries",
        "Levering van vrijdag",
        "Dag Alice,\n\nde levering van vrijdag was niet compleet: er ontbreken twee dozen.\n"
        "Kun je dat nakijken?\n\nGroet,\nSanne",
    ),
    _Other(
        1,
        "maya@solarbees.example",
        "Maya Okafor",
        "Two engines for a beehive",
        "Hello,\n\na friend at Acme Engines told me about you. We measure beehives and need\n"
        "two small engines. Whom do I talk to?\n\nMaya Okafor\nSolar Bees\n+234 1 700 0000",
    ),
)


def mails(now: datetime) -> Iterator[Lying]:
    """Oldest first."""
    asked = _letter(
        "ada@acme.example",
        "Ada Lovelace",
        "Price list for the spring",
        "Hello,\n\ncould you send me the price list for the spring? We think of two engines\n"
        "and a box of punched cards.\n\nBest regards\nAda Lovelace\nAcme Engines",
    )
    yield _lying(asked, now - timedelta(days=2, hours=5))
    answered = _letter(
        SALES,
        "Sales",
        "",
        "Dear Ada,\n\nhere it is. Two engines come with free delivery.\n\nAlice",
        to="ada@acme.example",
        kind=Kind.REPLY,
        about=_raw(asked, now - timedelta(days=2, hours=5)),
        attachments=(("price-list.csv", _PRICE_LIST.encode()),),
    )
    yield _lying(answered, now - timedelta(days=2, hours=3), folder="Sent")
    yield _lying(
        _letter(
            "ada@acme.example",
            "Ada Lovelace",
            "",
            "Thank you, Alice. I'll talk to Charles and come back to you on Monday.\n\nAda",
            kind=Kind.REPLY,
            about=_raw(answered, now - timedelta(days=2, hours=3)),
        ),
        now - timedelta(days=1, hours=22),
    )
    yield from _others(now)


def _others(now: datetime) -> Iterator[Lying]:
    for one in _OTHERS:
        letter = _letter(
            one.sender,
            one.name,
            one.subject,
            one.text,
            kind=one.kind,
            attachments=one.attachments,
            headers=one.headers,
        )
        yield _lying(letter, now - timedelta(hours=one.hours))


def _letter(
    sender: str,
    name: str,
    subject: str,
    text: str,
    *,
    to: str = SALES,
    kind: Kind = Kind.PLAIN,
    about: bytes | None = None,
    attachments: tuple[tuple[str, bytes], ...] = (),
    headers: tuple[tuple[str, str], ...] = (),
) -> Letter:
    known = message.parse(about) if about else None
    # Unlike any other of them, and the same at each making.
    words = f"{sender} {subject} {known.message_id if known else ''}"
    number = sum(ord(letter) * place for place, letter in enumerate(words, 1))
    return Letter(
        sender=sender,
        sender_name=name,
        to=(to,),
        subject=subject,
        text=text,
        kind=kind,
        about=known,
        attachments=attachments,
        headers=headers,
        message_id=f"{MARK}{number}@{sender.rpartition('@')[2]}",
    )


def _raw(letter: Letter, when: datetime) -> bytes:
    return written(letter, when)


def _lying(letter: Letter, when: datetime, folder: str = "INBOX") -> Lying:
    return Lying(folder, letter.sender, _raw(letter, when), when)

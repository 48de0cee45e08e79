"""A shared mailbox made by machine: mail `n` is the same in every run, 26 KB on average.

Of a hundred mails eighty are of contacts, nine of strangers, five of newsletters, three were written
by machines and three are bounces. One in seven has a file, every third a second form in HTML; two in
five quote what they answer.
"""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime

CONTACTS = 500
OURS = "sales@ours.example"
_BEGIN = datetime(2026, 1, 5, 8, tzinfo=UTC)
_SENTENCES = (
    "Could you please look at the state of our order?",
    "The invoice that came on Tuesday does not match your offer.",
    "We would take 240 pieces if they can be here before the fair.",
    "Kan ni skicka en ny prislista till oss innan fredag?",
    "Vi venter fortsatt på svar fra lageret i Bergen.",
    "Toimitus saapui ajoissa, kiitos paljon avusta.",
    "De levering van vorige week was niet compleet.",
    "Просим выслать счёт и сроки поставки.",
    "Thank you for the quick answer, that helped a lot.",
)
_STRANGERS, _NEWSLETTERS, _MACHINES = range(80, 89), range(89, 94), range(94, 97)


def contact_rows() -> Iterator[tuple[str, str]]:
    """The name and the address of each contact."""
    for number in range(CONTACTS):
        yield f"Contact Number{number}", f"person{number}@firm{number % 80}.example"


def make_mail(number: int) -> bytes:
    chance = random.Random(number)
    mail = EmailMessage()
    kind = number % 100
    _address(mail, number, kind, chance)
    mail["Date"] = format_datetime(_BEGIN + timedelta(minutes=7 * number))
    mail["Message-ID"] = f"<{number}.{chance.getrandbits(48):x}@mail.example>"
    mail["Subject"] = f"Order {number} – {chance.choice(_SENTENCES)[:40]}"
    _add_text(mail, chance, quotes=number % 5 in {0, 3})
    if number % 7 == 0:
        content = chance.randbytes(int(chance.lognormvariate(11.2, 0.9)))
        mail.add_attachment(content, "application", "pdf", filename=f"order-{number}.pdf")
    _name_boundaries(mail, number)
    return mail.as_bytes()


def _name_boundaries(mail: EmailMessage, number: int) -> None:
    """Names them by their place: else they are drawn anew in each run."""
    for place, part in enumerate(mail.walk()):
        if part.is_multipart():
            part.set_boundary(f"=_part_{number}_{place}")


def _address(mail: EmailMessage, number: int, kind: int, chance: random.Random) -> None:
    whom = chance.randrange(CONTACTS)
    sender = f"person{whom}@firm{whom % 80}.example"
    if kind in _STRANGERS:
        sender = f"somebody{number}@elsewhere.example"
    elif kind in _NEWSLETTERS:
        sender = f"news{kind}@letters.example"
        mail["List-Unsubscribe"] = "<mailto:out@letters.example>"
        mail["Precedence"] = "bulk"
    elif kind in _MACHINES:
        mail["Auto-Submitted"] = "auto-replied"
    elif kind > _MACHINES[-1]:
        sender = "MAILER-DAEMON@relay.example"
    mail["From"], mail["To"] = sender, OURS


def _add_text(mail: EmailMessage, chance: random.Random, *, quotes: bool) -> None:
    own = "\n\n".join(_paragraph(chance) for _ in range(chance.randint(1, 4)))
    text = f"Hello,\n\n{own}\n\nKind regards\n{mail['From']}\n"
    if quotes:
        text += "\nOn Mon, 5 Jan 2026 at 09:00, Sales <sales@ours.example> wrote:\n"
        text += "".join(f"> {line}\n" for _ in range(12) for line in _paragraph(chance).split("\n"))
    mail.set_content(text)
    if chance.random() < 1 / 3:
        paragraphs = "".join(f"<p>{line}</p>" for line in text.split("\n\n"))
        mail.add_alternative(f"<html><body>{paragraphs}</body></html>", "html")


def _paragraph(chance: random.Random) -> str:
    return "\n".join(chance.choice(_SENTENCES) for _ in range(chance.randint(1, 5)))

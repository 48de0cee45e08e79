"""Replies as people compose them in plain text: what stands above, between and below a quote."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap

from tests.ingest.cases import attributions, blocks

SAID = "Hello Anna,\n\nwe deliver on Tuesday."
MORE = "PS: please call me tomorrow."
ATTRIBUTED = "On Tue, 2 Jun 2026 at 09:00, Olle Berg <olle@x.example> wrote:"
QUOTED = "> Old text.\n> More."
LINES = "> Which one?\n> Old text."


@dataclass(frozen=True, slots=True)
class Case:
    """A text, and what of it is new."""

    name: str
    text: str
    new: str


# What devices and programs add below, by language.
DEVICES = {
    "en": "Sent from my iPhone",
    "en Samsung": "Sent from my Samsung Galaxy smartphone.",
    "en Outlook": "Get Outlook for iOS<https://aka.ms/o0ukef>",
    "en Outlook plain": "Get Outlook for Android",
    "en Yahoo": "Sent from Yahoo Mail on Android",
    "en Mail": "Sent from Mail for Windows 10",
    "en Proton": "Sent from Proton Mail mobile",
    "en Proton secure": "Sent with Proton Mail secure email.",
    "en BlackBerry": "Sent from my BlackBerry 10 smartphone on the Rogers network.",
    "en Huawei": "Sent from my Huawei Mobile",
    "en brand": "Sent from my Fairphone 5",
    "en linked": "Sent from Front<https://front.example/>",
    "sv": "Skickat från min iPhone",
    "sv Outlook": "Hämta Outlook för iOS<https://aka.ms/o0ukef>",
    "sv Samsung": "Skickat från min Samsung Galaxy-smartphone.",
    "nb": "Sendt fra min iPhone",
    "nb Outlook": "Få Outlook for iOS<https://aka.ms/o0ukef>",
    "da": "Sendt fra min iPhone",
    "da Outlook": "Hent Outlook til iOS<https://aka.ms/o0ukef>",
    "fi": "Lähetetty iPhonesta",
    "fi Outlook": "Hanki Outlook for iOS<https://aka.ms/o0ukef>",
    "fi Samsung": "Lähetetty Samsung Galaxy -älypuhelimesta",
    "nl": "Verstuurd vanaf mijn iPhone",
    "nl Outlook": "Outlook voor iOS downloaden<https://aka.ms/o0ukef>",
    "nl Samsung": "Verzonden vanaf mijn Galaxy",
    "de": "Von meinem iPhone gesendet",
    "de Outlook": "Outlook für iOS beziehen<https://aka.ms/o0ukef>",
    "de Outlook old": "Holen Sie sich Outlook für iOS<https://aka.ms/o0ukef>",
    "de Samsung": "Von meinem Samsung Galaxy Smartphone gesendet.",
    "de Android": "Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.",
    "de GMX": "Gesendet mit der GMX Mail App",
    "fr": "Envoyé de mon iPhone",
    "fr Outlook": "Télécharger Outlook pour iOS<https://aka.ms/o0ukef>",
    "fr Orange": "Envoyé depuis l'application Mail Orange",
    "fr Samsung": "Envoyé depuis mon smartphone Samsung Galaxy.",
    "es": "Enviado desde mi iPhone",
    "es Outlook": "Obtener Outlook para iOS<https://aka.ms/o0ukef>",
    "it": "Inviato da iPhone",
    "it Outlook": "Scarica Outlook per iOS<https://aka.ms/o0ukef>",
    "it Libero": "Inviato da Libero Mail per Android",
    "pt": "Enviado do meu iPhone",
    "pt Outlook": "Obter o Outlook para iOS<https://aka.ms/o0ukef>",
    "pl": "Wysłane z iPhone'a",
    "pl Outlook": "Pobierz aplikację Outlook dla systemu iOS<https://aka.ms/o0ukef>",
    "cs": "Odesláno z iPhonu",
    "cs Outlook": "Získat Outlook pro iOS<https://aka.ms/o0ukef>",
    "sk": "Odoslané z iPhonu",
    "ru": "Отправлено с iPhone",
    "ru Outlook": "Скачать Outlook для iOS<https://aka.ms/o0ukef>",
    "ru Mail": "Отправлено из мобильной Почты Mail.ru",
    "ru Yandex": "Отправлено из мобильного приложения Яндекс Почты",
    "uk": "Надіслано з iPhone",
    "ro": "Trimis de pe iPhone-ul meu",
    "hu": "Elküldve az iPhone-omról",
    "hr": "Poslano s mog iPhonea",
    "tr": "iPhone'umdan gönderildi",
    "el": "Στάλθηκε από το iPhone μου",
    "bg": "Изпратено от моя iPhone",
    "et": "Saadetud minu iPhone'ist",
    "lt": "Išsiųsta iš mano iPhone",
    "lv": "Nosūtīts no mana iPhone",
    "ja": "iPhoneから送信",
    "zh": "发自我的 iPhone",
    "zh-TW": "從我的 iPhone 傳送",
    "ko": "나의 iPhone에서 보냄",
    "ko Outlook": "iOS용 Outlook 다운로드<https://aka.ms/o0ukef>",
    "ja blank": "iPhone から送信",
    "ja Android": "Androidデバイスから送信",
    "ja Outlook": "Outlook for iOS を入手<https://aka.ms/o0ukef>",
    "zh mail": "来自 iPhone 的邮件",
    "zh sent": "从我的iPhone发送",
    "hu long": "Az iPhone készülékemről küldve",
    "fi Outlook old": "Hanki Android-Outlook<https://aka.ms/o0ukef>",
    "sv Mail": "Skickades från E-post<https://go.microsoft.example/fwlink> för Windows 10",
    "pt Mail": "Enviado do Correio<https://go.microsoft.example/fwlink> para Windows 10",
    "en Spark": "Sent with Spark",
    "en Nine": "Sent from Nine",
    "en Boxer": "Sent from Workspace ONE Boxer",
}
# What parts a reply from what it answers, other than an attribution or a block of Outlook's.
SEPARATORS = {
    "GroupWise": ">>> Olle Berg <olle@x.example> 02.06.2026 09:00 >>>",
    "GroupWise, by name": '>>> "Olle Berg" <olle@x.example> 6/2/2026 9:00 AM >>>',
    "NetEase": "---- 回复的原邮件 ----\n发件人 Olle Berg<olle@x.example>\n发送日期 2026年6月2日 09:00\n"
    "收件人 us<us@y.example>\n主题 Offer",
    "eM Client": '------ Original Message ------\nFrom "Olle Berg" <olle@x.example>\nTo us@y.example\n'
    "Date 02.06.2026 09:00:00\nSubject Offer",
    "a ticket system": "##- Please type your reply above this line -##",
}
SIGNATURES = {
    "rfc": "-- \nOlle Berg\nAcme AB\n+46 8 123 45 67",
    "bare": "--\nOlle Berg\nAcme AB",
    "dash": "—\nOlle Berg, Acme AB",
    "bare, with a disclaimer": "--\nOlle Berg\nAcme AB\n\nThis e-mail is confidential and for you.",
    "a program that looks for viruses": "---\nThis email has been checked for viruses by Any software.\n"
    "https://x.example/antivirus",
    "disclaimer": "-- \nOlle Berg\n\nThis e-mail is confidential. If you are not the addressee, delete it.",
}


def all_cases() -> Iterator[Case]:
    yield from _attributed()
    yield from _signed()
    yield from _devices()
    yield from _blocks()
    yield from _separated()
    yield from _inline()
    yield from _mixed()


def _attributed() -> Iterator[Case]:
    for client in attributions.ATTRIBUTIONS:
        line = attributions.written(client)
        yield Case(f"{client}, above", f"{SAID}\n\n{line}\n{QUOTED}\n", SAID)
        yield Case(f"{client}, below", f"{line}\n{QUOTED}\n\n{SAID}\n", SAID)
        yield Case(f"{client}, above and below", f"{SAID}\n\n{line}\n{QUOTED}\n\n{MORE}\n", BOTH)
        for width in (40, 60, 78) if "\n" not in line else ():
            broken = "\n".join(wrap(line, width, break_on_hyphens=False, break_long_words=False))
            yield Case(f"{client}, {width} wide", f"{SAID}\n\n{broken}\n{QUOTED}\n", SAID)


BOTH = f"{SAID}\n\n\n{MORE}"


def _signed() -> Iterator[Case]:
    below = f"{ATTRIBUTED}\n{QUOTED}"
    for name, signature in SIGNATURES.items():
        yield Case(f"signed {name}", f"{SAID}\n\n{signature}\n", SAID)
        yield Case(f"signed {name}, then a quote", f"{SAID}\n\n{signature}\n\n{below}\n", SAID)
        yield Case(f"a quote, signed {name}", f"{below}\n\n{SAID}\n\n{signature}\n", SAID)
        yield Case(
            f"signed {name}, a quote, then more",
            f"{SAID}\n\n{signature}\n\n{below}\n\n{MORE}\n",
            BOTH,
        )
        quoted = "\n".join(f"> {line}" for line in signature.split("\n"))
        yield Case(f"signed {name} in the quote", f"{SAID}\n\n{below}\n{quoted}\n", SAID)


def _devices() -> Iterator[Case]:
    for name, line in DEVICES.items():
        below = f"{ATTRIBUTED}\n{QUOTED}"
        yield Case(f"device {name}", f"{SAID}\n\n{line}\n", SAID)
        yield Case(f"device {name}, then a quote", f"{SAID}\n\n{line}\n\n{below}\n", SAID)
        yield Case(
            f"device {name}, then more", f"{SAID}\n\n{line}\n\n{MORE}\n", f"{SAID}\n\n{MORE}"
        )
        yield Case(f"device {name} first", f"{line}\n\n{SAID}\n", SAID)


def _blocks() -> Iterator[Case]:
    for language in blocks.OUTLOOK:
        for shape, block in blocks.shapes(language):
            old = ">\n> Old text." if shape == "marked" else "\nOld text.\n\nMore."
            yield Case(f"block {language}, {shape}", f"{SAID}\n\n{block}\n{old}\n", SAID)
        block = dict(blocks.shapes(language))["original"]
        yield Case(f"block {language}, below", f"{block}\n\n{QUOTED}\n\n{SAID}\n", SAID)
    block = dict(blocks.shapes("en"))["plain"]
    for client, title in blocks.FORWARDED.items():
        yield Case(f"forward {client}", f"{SAID}\n\n{title}\n{block}\n\nOld text.\n", SAID)
    ends = (
        "End forwarded message",
        "Ende der weitergeleiteten Nachricht",
        "Slut på vidarebefordrat meddelande",
    )
    for end in ends:
        title = blocks.FORWARDED["mutt"]
        text = f"{SAID}\n\n{title}\n\n{block}\n\nOld text.\n\n----- {end} -----\n\n{MORE}\n"
        yield Case(f"forward, {end}", text, BOTH)


def _separated() -> Iterator[Case]:
    for name, line in SEPARATORS.items():
        yield Case(f"{name}, above", f"{SAID}\n\n{line}\n\nOld text.\n\nMore.\n", SAID)
        yield Case(f"{name}, above marks", f"{SAID}\n\n{line}\n{QUOTED}\n", SAID)
        yield Case(f"{name}, below", f"{line}\n{QUOTED}\n\n{SAID}\n", SAID)


def _inline() -> Iterator[Case]:
    """Answers between quoted lines: all of it stays, but for the attribution."""
    talk = "> Which one?\nThe red one.\n\n> When?\nOn Tuesday."
    yield Case("inline", f"{ATTRIBUTED}\n{talk}\n", talk)
    yield Case(
        "inline with an opening", f"Hi Olle,\n\n{ATTRIBUTED}\n{talk}\n", f"Hi Olle,\n\n{talk}"
    )
    yield Case("inline, unannounced", f"Hi,\n\n{talk}\n", f"Hi,\n\n{talk}")
    one = "Hi,\n\n> Which one?\n\nThe red one."
    yield Case("one quote between new lines", f"{one}\n", one)
    deep = "> > Which one?\n> This one?\nYes.\n\n> When?\nOn Tuesday."
    yield Case("inline, two deep", f"{ATTRIBUTED}\n{deep}\n", deep)
    signed = f"{talk}\n\n-- \nOlle Berg"
    yield Case("inline, signed", f"{ATTRIBUTED}\n{signed}\n", talk)


def _mixed() -> Iterator[Case]:
    """Threads in several languages, from several clients."""
    clients = ("Gmail sv", "Thunderbird de", "Roundcube fi", "Apple fr", "K9 pl", "Yandex")
    for one, other in itertools.pairwise(clients):
        first, second = attributions.written(one), attributions.written(other)
        nested = f"{first}\n> Old.\n>\n> {second}\n>> Older.\n"
        yield Case(f"{one} above {other}", f"{SAID}\n\n{nested}", SAID)
        plain = f"{first}\n\nOld.\n\n{second}\n\nOlder.\n"
        yield Case(f"{one} above {other}, unmarked", f"{SAID}\n\n{plain}", SAID)
    block = dict(blocks.shapes("de"))["plain"]
    yield Case(
        "a block above a quote", f"{SAID}\n\n{block}\n\nOld.\n\n{ATTRIBUTED}\n> Older.\n", SAID
    )

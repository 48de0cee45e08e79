"""Replies as people write them in plain text: above, between and below a quote."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap

from tests.ingest.parse.cases import attributions, header_blocks

NEW_TEXT = "Hello Anna,\n\nwe deliver on Tuesday."
POSTSCRIPT = "PS: please call me tomorrow."
ATTRIBUTION_LINE = "On Tue, 2 Jun 2026 at 09:00, Olle Berg <olle@x.example> wrote:"
QUOTED_TEXT = "> Old text.\n> More."
QUOTED_LINES = "> Which one?\n> Old text."


@dataclass(frozen=True, slots=True)
class ReplyCase:
    """A text, and its new part."""

    name: str
    text: str
    new_text: str


# Lines that devices and programs add below, by language.
DEVICE_LINES = {
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
# Separators above a quote, other than an attribution or a block of Outlook's.
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


def all_cases() -> Iterator[ReplyCase]:
    yield from _attribution_cases()
    yield from _signature_cases()
    yield from _device_cases()
    yield from _block_cases()
    yield from _separator_cases()
    yield from _inline_cases()
    yield from _mixed_thread_cases()


def _attribution_cases() -> Iterator[ReplyCase]:
    for client in attributions.ATTRIBUTIONS:
        line = attributions.render_attribution(client)
        yield ReplyCase(f"{client}, above", f"{NEW_TEXT}\n\n{line}\n{QUOTED_TEXT}\n", NEW_TEXT)
        yield ReplyCase(f"{client}, below", f"{line}\n{QUOTED_TEXT}\n\n{NEW_TEXT}\n", NEW_TEXT)
        yield ReplyCase(
            f"{client}, above and below",
            f"{NEW_TEXT}\n\n{line}\n{QUOTED_TEXT}\n\n{POSTSCRIPT}\n",
            TEXT_AND_POSTSCRIPT,
        )
        for width in (40, 60, 78) if "\n" not in line else ():
            broken = "\n".join(wrap(line, width, break_on_hyphens=False, break_long_words=False))
            yield ReplyCase(
                f"{client}, {width} wide", f"{NEW_TEXT}\n\n{broken}\n{QUOTED_TEXT}\n", NEW_TEXT
            )


TEXT_AND_POSTSCRIPT = f"{NEW_TEXT}\n\n\n{POSTSCRIPT}"


def _signature_cases() -> Iterator[ReplyCase]:
    below = f"{ATTRIBUTION_LINE}\n{QUOTED_TEXT}"
    for name, signature in SIGNATURES.items():
        yield ReplyCase(f"signed {name}", f"{NEW_TEXT}\n\n{signature}\n", NEW_TEXT)
        yield ReplyCase(
            f"signed {name}, then a quote", f"{NEW_TEXT}\n\n{signature}\n\n{below}\n", NEW_TEXT
        )
        yield ReplyCase(
            f"a quote, signed {name}", f"{below}\n\n{NEW_TEXT}\n\n{signature}\n", NEW_TEXT
        )
        yield ReplyCase(
            f"signed {name}, a quote, then more",
            f"{NEW_TEXT}\n\n{signature}\n\n{below}\n\n{POSTSCRIPT}\n",
            TEXT_AND_POSTSCRIPT,
        )
        quoted = "\n".join(f"> {line}" for line in signature.split("\n"))
        yield ReplyCase(
            f"signed {name} in the quote", f"{NEW_TEXT}\n\n{below}\n{quoted}\n", NEW_TEXT
        )


def _device_cases() -> Iterator[ReplyCase]:
    for name, line in DEVICE_LINES.items():
        below = f"{ATTRIBUTION_LINE}\n{QUOTED_TEXT}"
        yield ReplyCase(f"device {name}", f"{NEW_TEXT}\n\n{line}\n", NEW_TEXT)
        yield ReplyCase(
            f"device {name}, then a quote", f"{NEW_TEXT}\n\n{line}\n\n{below}\n", NEW_TEXT
        )
        yield ReplyCase(
            f"device {name}, then more",
            f"{NEW_TEXT}\n\n{line}\n\n{POSTSCRIPT}\n",
            f"{NEW_TEXT}\n\n{POSTSCRIPT}",
        )
        yield ReplyCase(f"device {name} first", f"{line}\n\n{NEW_TEXT}\n", NEW_TEXT)


def _block_cases() -> Iterator[ReplyCase]:
    for language in header_blocks.OUTLOOK_LABELS:
        for shape, block in header_blocks.block_shapes(language):
            old = ">\n> Old text." if shape == "marked" else "\nOld text.\n\nMore."
            yield ReplyCase(
                f"block {language}, {shape}", f"{NEW_TEXT}\n\n{block}\n{old}\n", NEW_TEXT
            )
        block = dict(header_blocks.block_shapes(language))["original"]
        yield ReplyCase(
            f"block {language}, below", f"{block}\n\n{QUOTED_TEXT}\n\n{NEW_TEXT}\n", NEW_TEXT
        )
    block = dict(header_blocks.block_shapes("en"))["plain"]
    for client, title in header_blocks.FORWARDED_TITLES.items():
        yield ReplyCase(
            f"forward {client}", f"{NEW_TEXT}\n\n{title}\n{block}\n\nOld text.\n", NEW_TEXT
        )
    ends = (
        "End forwarded message",
        "Ende der weitergeleiteten Nachricht",
        "Slut på vidarebefordrat meddelande",
    )
    for end in ends:
        title = header_blocks.FORWARDED_TITLES["mutt"]
        text = (
            f"{NEW_TEXT}\n\n{title}\n\n{block}\n\nOld text.\n\n----- {end} -----\n\n{POSTSCRIPT}\n"
        )
        yield ReplyCase(f"forward, {end}", text, TEXT_AND_POSTSCRIPT)


def _separator_cases() -> Iterator[ReplyCase]:
    for name, line in SEPARATORS.items():
        yield ReplyCase(f"{name}, above", f"{NEW_TEXT}\n\n{line}\n\nOld text.\n\nMore.\n", NEW_TEXT)
        yield ReplyCase(f"{name}, above marks", f"{NEW_TEXT}\n\n{line}\n{QUOTED_TEXT}\n", NEW_TEXT)
        yield ReplyCase(f"{name}, below", f"{line}\n{QUOTED_TEXT}\n\n{NEW_TEXT}\n", NEW_TEXT)


def _inline_cases() -> Iterator[ReplyCase]:
    """Answers between quoted lines: all of it stays, but for the attribution."""
    talk = "> Which one?\nThe red one.\n\n> When?\nOn Tuesday."
    yield ReplyCase("inline", f"{ATTRIBUTION_LINE}\n{talk}\n", talk)
    yield ReplyCase(
        "inline with an opening", f"Hi Olle,\n\n{ATTRIBUTION_LINE}\n{talk}\n", f"Hi Olle,\n\n{talk}"
    )
    yield ReplyCase("inline, unannounced", f"Hi,\n\n{talk}\n", f"Hi,\n\n{talk}")
    one = "Hi,\n\n> Which one?\n\nThe red one."
    yield ReplyCase("one quote between new lines", f"{one}\n", one)
    deep = "> > Which one?\n> This one?\nYes.\n\n> When?\nOn Tuesday."
    yield ReplyCase("inline, two deep", f"{ATTRIBUTION_LINE}\n{deep}\n", deep)
    signed = f"{talk}\n\n-- \nOlle Berg"
    yield ReplyCase("inline, signed", f"{ATTRIBUTION_LINE}\n{signed}\n", talk)


def _mixed_thread_cases() -> Iterator[ReplyCase]:
    """Threads in several languages, from several clients."""
    clients = ("Gmail sv", "Thunderbird de", "Roundcube fi", "Apple fr", "K9 pl", "Yandex")
    for one, other in itertools.pairwise(clients):
        first, second = attributions.render_attribution(one), attributions.render_attribution(other)
        nested = f"{first}\n> Old.\n>\n> {second}\n>> Older.\n"
        yield ReplyCase(f"{one} above {other}", f"{NEW_TEXT}\n\n{nested}", NEW_TEXT)
        plain = f"{first}\n\nOld.\n\n{second}\n\nOlder.\n"
        yield ReplyCase(f"{one} above {other}, unmarked", f"{NEW_TEXT}\n\n{plain}", NEW_TEXT)
    block = dict(header_blocks.block_shapes("de"))["plain"]
    yield ReplyCase(
        "a block above a quote",
        f"{NEW_TEXT}\n\n{block}\n\nOld.\n\n{ATTRIBUTION_LINE}\n> Older.\n",
        NEW_TEXT,
    )

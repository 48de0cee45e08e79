"""8-bit text that says nothing of its charset: by its letters, and by what the mail says elsewhere."""

import pytest

from ingest.parse import message
from ingest.parse.mime import charset_detection
from ingest.parse.mime.charset_detection import detect_charset

# Language → (charsets, texts as short as subjects are).
UNDECLARED = {
    "ru": (
        ("cp1251", "koi8-r"),
        (
            "Заказ",
            "Счёт на оплату 45",
            "ООО Ромашка",
            "Здравствуйте! Просим выслать предложение на 240 насосов.",
        ),
    ),
    "uk": (("cp1251", "koi8-u"), ("Замовлення насосів", "Доброго дня! Надішліть рахунок.")),
    "bg": (("cp1251",), ("Поръчка за помпи", "Здравейте, моля изпратете оферта.")),
    "pl": (("cp1250", "iso8859-2"), ("Dziękuję za ofertę", "Proszę o wycenę łożysk")),
    "cs": (("cp1250", "iso8859-2"), ("Objednávka čerpadel", "Příští týden přijede řidič")),
    "sk": (("cp1250", "iso8859-2"), ("Ponuka na budúci týždeň", "Objednávka čerpadiel")),
    "hu": (("cp1250", "iso8859-2"), ("Megrendelés időpontja", "Sürgős: új szűrő")),
    "ro": (("cp1250", "iso8859-2"), ("Vă mulţumim pentru ofertă",)),
    "hr": (("cp1250", "iso8859-2"), ("Hvala, šaljemo narudžbu sljedeći tjedan ćemo",)),
    "sv": (("cp1252",), ("Beställning av pumpar", "Åkeri", "Priset är för högt")),
    "nb": (("cp1252",), ("Vi kjøper øvrige nøkler på lørdag", "Færøyene")),
    "fi": (("cp1252",), ("Tilaus tehtävä pian", "Työ")),
    "de": (("cp1252",), ("Rückfrage zur Bestellung", "Grüße")),
    "fr": (("cp1252",), ("Commande passée à Genève", "Où est le reçu ?")),
    "es": (("cp1252",), ("¿Cuándo llega el camión? Mañana", "Señor Muñoz")),
    "tr": (("cp1254",), ("Sipariş hakkında bilgi",)),
    "el": (("cp1253",), ("Παραγγελία", "Καλημέρα σας, θα θέλαμε προσφορά")),
    "zh": (("gb2312",), ("询价", "您好，请问这个产品的价格是多少？谢谢")),
    "zh-TW": (("big5",), ("詢價", "您好，請問這個產品的價格是多少？謝謝")),
    "ko": (("euc-kr",), ("견적 요청", "주문서를 보내드립니다")),
    "ja": (("shift_jis", "euc-jp"), ("お見積のお願い", "ポンプの注文について")),
}
CASES = [(c, text) for codecs, texts in UNDECLARED.values() for c in codecs for text in texts]


@pytest.mark.parametrize(("charset", "text"), CASES)
def test_a_subject_and_a_text_that_say_nothing_are_read(charset: str, text: str) -> None:
    raw = f"From: a@x.example\nSubject: {text}\n\n{text}\n".encode(charset)
    mail = message.parse(raw)
    assert (mail.subject, mail.text.strip()) == (text, text)
    assert "�" not in mail.text


@pytest.mark.parametrize(("charset", "text"), CASES)
def test_a_file_s_name_that_says_nothing_is_read(charset: str, text: str) -> None:
    raw = (
        "From: a@x.example\nContent-Type: application/pdf\nContent-Disposition: attachment;"
        f' filename="{text}.pdf"\n\n%PDF\n'
    ).encode(charset)
    assert [each.name for each in message.parse(raw).attachments] == [f"{text}.pdf"]


# Too little to tell a language by, and told by the rest of the mail.
HINTED = (("cp1250", "Comandă"), ("iso8859-2", "Łódź"), ("cp1250", "dvořák"), ("cp932", "見積"))


@pytest.mark.parametrize(("charset", "text"), HINTED)
@pytest.mark.parametrize("where", ["part", "multipart", "encoded word"])
def test_another_part_tells_the_charset(charset: str, text: str, where: str) -> None:
    head = {
        "part": "Content-Type: multipart/mixed; boundary=b",
        "multipart": f"Content-Type: multipart/mixed; boundary=b; charset={charset}",
        "encoded word": "X-Mailer: =?{0}?q?a?=\nContent-Type: multipart/mixed; boundary=b",
    }[where].format(charset)
    kind = f"Content-Type: text/plain; charset={charset}" if where == "part" else "X-Own: 1"
    raw = f"From: a@x.example\nSubject: {text}\n{head}\n\n--b\n{kind}\n\nText.\n--b--\n"
    assert message.parse(raw.encode(charset)).subject == text


def test_what_makes_no_sense_is_western() -> None:
    assert message.parse(b"Subject: \xe9\n\n").subject == "é"


def test_utf_8_with_a_broken_letter_stays_utf_8() -> None:
    text = "Beställning på pumpar. " * 8
    raw = b"Subject: x\n\n" + text.encode() + b"\xc3 slut"
    assert message.parse(raw).text.startswith("Beställning på pumpar.")


def test_only_a_sample_of_a_long_text_is_looked_at() -> None:
    text = ("ascii " * 2_000 + "Здравствуйте, просим выслать. " * 1_000).encode("cp1251")
    assert detect_charset(text) == "cp1251"
    assert len(text) > charset_detection.SAMPLE_BYTES

"""Header blocks above a mail that is answered or forwarded, by language: from, date, to, subject."""

from collections.abc import Iterator

# Outlook's labels, and a time as it writes it.
OUTLOOK_LABELS = {
    "en": ("From", "Sent", "To", "Subject", "Tuesday, June 2, 2026 9:00 AM"),
    "en-GB": ("From", "Sent", "To", "Subject", "02 June 2026 09:00"),
    "sv": ("Från", "Skickat", "Till", "Ämne", "den 2 juni 2026 09:00"),
    "nb": ("Fra", "Sendt", "Til", "Emne", "tirsdag 2. juni 2026 09:00"),
    "da": ("Fra", "Sendt", "Til", "Emne", "2. juni 2026 09:00"),
    "fi": ("Lähettäjä", "Lähetetty", "Vastaanottaja", "Aihe", "tiistai 2. kesäkuuta 2026 9.00"),
    "nl": ("Van", "Verzonden", "Aan", "Onderwerp", "dinsdag 2 juni 2026 09:00"),
    "de": ("Von", "Gesendet", "An", "Betreff", "Dienstag, 2. Juni 2026 09:00"),
    "fr": ("De", "Envoyé", "À", "Objet", "mardi 2 juin 2026 09:00"),
    "es": ("De", "Enviado el", "Para", "Asunto", "martes, 2 de junio de 2026 9:00"),
    "it": ("Da", "Inviato", "A", "Oggetto", "martedì 2 giugno 2026 09:00"),
    "pt": ("De", "Enviado", "Para", "Assunto", "2 de junho de 2026 09:00"),
    "pt-BR": ("De", "Enviada em", "Para", "Assunto", "terça-feira, 2 de junho de 2026 09:00"),
    "pl": ("Od", "Wysłano", "Do", "Temat", "wtorek, 2 czerwca 2026 09:00"),
    "cs": ("Od", "Odesláno", "Komu", "Předmět", "úterý 2. června 2026 9:00"),
    "sk": ("Od", "Odoslané", "Komu", "Predmet", "utorok 2. júna 2026 9:00"),
    "ru": ("От", "Отправлено", "Кому", "Тема", "2 июня 2026 г. 9:00"),
    "uk": ("Від", "Надіслано", "Кому", "Тема", "2 червня 2026 р. 9:00"),
    "ro": ("De la", "Trimis", "Către", "Subiect", "marți, 2 iunie 2026 09:00"),
    "hu": ("Feladó", "Elküldve", "Címzett", "Tárgy", "2026. június 2., kedd 9:00"),
    "hr": ("Šalje", "Poslano", "Prima", "Predmet", "2. lipnja 2026. 9:00"),
    "sl": ("Od", "Poslano", "Za", "Zadeva", "torek, 02. junij 2026 09:00"),
    "sr": ("Шаље", "Послато", "Прима", "Тема", "2. јун 2026. 09:00"),
    "bg": ("От", "Изпратено", "До", "Тема", "2 юни 2026 г. 9:00"),
    "el": ("Από", "Στάλθηκε", "Προς", "Θέμα", "Τρίτη, 2 Ιουνίου 2026 9:00"),
    "tr": ("Kimden", "Gönderildi", "Kime", "Konu", "2 Haziran 2026 Salı 09:00"),
    "et": ("Saatja", "Saadetud", "Adressaat", "Teema", "teisipäev, 2. juuni 2026 09:00"),
    "lt": ("Nuo", "Išsiųsta", "Kam", "Tema", "2026 m. birželio 2 d., antradienis 09:00"),
    "lv": ("No", "Nosūtīts", "Kam", "Tēma", "otrdiena, 2026. gada 2. jūnijs 09:00"),
    "ca": ("De", "Enviat", "Per a", "Assumpte", "dimarts, 2 de juny de 2026 9:00"),
    "he": ("מאת", "נשלח", "אל", "נושא", "יום שלישי 2 יוני 2026 09:00"),
    "ar": ("من", "تم الإرسال", "إلى", "الموضوع", "2 يونيو 2026 09:00"),
    "ja": ("差出人", "送信日時", "宛先", "件名", "2026年6月2日 9:00"),
    "zh": ("发件人", "发送时间", "收件人", "主题", "2026年6月2日 9:00"),
    "zh-TW": ("寄件者", "寄件日期", "收件者", "主旨", "2026年6月2日 9:00"),
    "ko": ("보낸 사람", "보낸 날짜", "받는 사람", "제목", "2026년 6월 2일 화요일 오전 9:00"),
    "vi": ("Từ", "Đã gửi", "Đến", "Chủ đề", "2 Tháng Sáu 2026 09:00"),
    "id": ("Dari", "Dikirim", "Kepada", "Subjek", "2 Juni 2026 09:00"),
    "th": ("จาก", "ส่ง", "ถึง", "เรื่อง", "2 มิถุนายน 2026 09:00"),
}
SENDER = "Jane Doe <jane@x.example>"
RECIPIENTS = "Us <us@y.example>; Them <them@y.example>"


def block_shapes(language: str) -> Iterator[tuple[str, str]]:
    """The same block in all shapes in which it occurs."""
    sender, sent, to, subject, when = OUTLOOK_LABELS[language]
    pairs = ((sender, SENDER), (sent, when), (to, RECIPIENTS), (subject, "Offer"))
    plain = "\n".join(f"{label}: {value}" for label, value in pairs)
    yield "plain", plain
    yield "bold", "\n".join(f"*{label}:* {value}" for label, value in pairs)
    yield "bold colon", "\n".join(f"*{label}*: {value}" for label, value in pairs)
    yield "tabs", "\n".join(f"{label}:\t{value}" for label, value in pairs)
    yield "blank lines", "\n\n".join(f"{label}: {value}" for label, value in pairs)
    yield "space before colon", "\n".join(f"{label} : {value}" for label, value in pairs)
    yield "marked", "\n".join(f"> {label}: {value}" for label, value in pairs)
    yield "direction", "\n".join(f"\u200f{label}:\u200f {value}\u200f" for label, value in pairs)
    yield "rule", f"________________________________\n{plain}"
    yield "original", f"-----Original Message-----\n{plain}"
    yield "mailto", plain.replace("<jane@x.example>", "[mailto:jane@x.example]")
    yield "wide colon", plain.replace(": ", "：", 4)
    yield "wrapped", plain.replace("; Them", ";\n    Them")
    yield "indented", "\n".join(f"   {label}: {value}" for label, value in pairs)


# Titles above the block of a forward, by client and language.
FORWARDED_TITLES = {
    "Gmail": "---------- Forwarded message ---------",
    "Gmail old": "---------- Forwarded message ----------",
    "Gmail sv": "---------- Vidarebefordrat meddelande ---------",
    "Gmail de": "---------- Weitergeleitete Nachricht ---------",
    "Gmail fr": "---------- Message transféré ---------",
    "Gmail ru": "---------- Пересылаемое сообщение ---------",
    "Apple en": "Begin forwarded message:",
    "Apple sv": "Vidarebefordrat brev:",
    "Apple nb": "Videresendt melding:",
    "Apple da": "Start på videresendt besked:",
    "Apple fi": "Välitetty viesti alkaa:",
    "Apple nl": "Begin doorgestuurd bericht:",
    "Apple de": "Anfang der weitergeleiteten Nachricht:",
    "Apple fr": "Début du message réexpédié :",
    "Apple es": "Inicio del mensaje reenviado:",
    "Apple it": "Inizio messaggio inoltrato:",
    "Apple pt": "Início da mensagem reencaminhada:",
    "Apple pt-BR": "Início da mensagem encaminhada:",
    "Apple pl": "Początek przekazywanej wiadomości:",
    "Apple cs": "Začátek přeposílané zprávy:",
    "Apple sk": "Začiatok preposlanej správy:",
    "Apple ru": "Начало переадресованного сообщения:",
    "Apple uk": "Початок листа, що пересилається:",
    "Apple ro": "Începutul mesajului redirecționat:",
    "Apple hu": "Továbbított levél kezdete:",
    "Apple hr": "Započni proslijeđenu poruku:",
    "Apple tr": "İletilen ileti başlangıcı:",
    "Apple ja": "転送されたメッセージ：",
    "Apple zh": "下面是转发邮件：",
    "Thunderbird en": "-------- Forwarded Message --------",
    "Thunderbird sv": "-------- Vidarebefordrat meddelande --------",
    "Thunderbird nb": "-------- Videresendt melding --------",
    "Thunderbird da": "-------- Videresendt meddelelse --------",
    "Thunderbird fi": "-------- Välitetty viesti --------",
    "Thunderbird nl": "-------- Doorgestuurd bericht --------",
    "Thunderbird de": "-------- Weitergeleitete Nachricht --------",
    "Thunderbird fr": "-------- Message transféré --------",
    "Thunderbird es": "-------- Mensaje reenviado --------",
    "Thunderbird it": "-------- Messaggio Inoltrato --------",
    "Thunderbird pt": "-------- Mensagem reencaminhada --------",
    "Thunderbird pl": "-------- Przekazana wiadomość --------",
    "Thunderbird cs": "-------- Přeposlaná zpráva --------",
    "Thunderbird ru": "-------- Перенаправленное сообщение --------",
    "Roundcube da": "-------- Original besked --------",
    "Roundcube nl": "-------- Oorspronkelijke bericht --------",
    "Roundcube nb": "-------- Opprinnelig melding --------",
    "Proton": "------- Forwarded Message -------",
    "Zoho": "============ Forwarded message ============",
    "Mail.ru": "-------- Пересылаемое сообщение --------",
    "Yandex": "-------- Пересылаемое сообщение --------",
    "Horde": "----- Forwarded message from Jane Doe <jane@x.example> -----",
    "mutt": "----- Forwarded message from Jane Doe <jane@x.example> -----",
    "Notes": "----- Forwarded by Olle Berg/HQ/ACME on 02.06.2026 09:00 -----",
    "Evolution": "-------- Forwarded Message --------",
    "KMail": "----------  Forwarded Message  ----------",
    "eM Client": "------ Forwarded Message ------",
    "Spark": "---------- Forwarded message ----------",
    "Unknown": "-------- Aangestuurde boodskap --------",
}

"""Replies by providers and programs of single countries, and by help desks: (new, below it)."""

REPLIES_OF_COUNTRIES: dict[str, tuple[str, str]] = {
    "Outlook fi mobile": (
        "Ok, tilataan.",
        "Lähetetty Outlook for Androidista<https://aka.ms/AAb9ysg>\n________________________________\nFrom: Olle Berg <olle@y.example>\nSent: Tuesday, June 2, 2026 9:00:00 AM\nTo: Anna\nSubject: VS: Tarjous\n\nOld words.",
    ),
    "Outlook nb": (
        "Ok, vi bestiller.",
        "Fra: Olle Berg <olle@y.example>\nSendt: tirsdag 2. juni 2026 09:00\nTil: Anna\nKopi: per@y.example\nEmne: SV: Tilbud\nViktighet: Høy\n\nOld words.",
    ),
    "Outlook da": (
        "Ok, vi bestiller.",
        "Fra: Olle Berg <olle@y.example> \nSendt: 2. juni 2026 09:00\nTil: Anna\nCc: per@y.example\nEmne: SV: Tilbud\nVigtighed: Høj\n\nOld words.",
    ),
    "Outlook nl": (
        "Akkoord, graag 40.",
        "Van: Olle Berg <olle@y.example> \nVerzonden: dinsdag 2 juni 2026 09:00\nAan: Anna\nCC: per@y.example\nOnderwerp: RE: Offerte\nUrgentie: Hoog\n\nOld words.",
    ),
    "Outlook ru": (
        "Хорошо, берём 40.",
        "From: Olle Berg <olle@y.example>\nSent: Tuesday, June 2, 2026 9:00 AM\nTo: Анна\nCc: per@y.example\nSubject: RE: Предложение\n\nOld words.",
    ),
    "Outlook uk": (
        "Добре, беремо.",
        "Від: Olle Berg <olle@y.example>\nНадіслано: вівторок, 2 червня 2026 р. 9:00\nКому: Анна\nТема: RE: Пропозиція\n\nOld words.",
    ),
    "Outlook et": (
        "Jah.",
        "Saatja: Olle Berg <olle@y.example>\nSaatmisaeg: teisipäev, 2. juuni 2026 09:00\nAdressaat: Anna\nTeema: RE: Pakkumine\n\nOld words.",
    ),
    "Outlook lv": (
        "Jā.",
        "No: Olle Berg <olle@y.example>\nNosūtīts: otrdiena, 2026. gada 2. jūnijs 09:00\nKam: Anna\nTēma: RE: Piedāvājums\n\nOld words.",
    ),
    "Outlook lt": (
        "Taip.",
        "Nuo: Olle Berg <olle@y.example>\nIšsiųsta: 2026 m. birželio 2 d., antradienis 09:00\nKam: Anna\nTema: RE: Pasiūlymas\n\nOld words.",
    ),
    "Outlook sl": (
        "Da.",
        "Od: Olle Berg <olle@y.example>\nPoslano: torek, 02. junij 2026 09:00\nZa: Anna\nZadeva: RE: Ponudba\n\nOld words.",
    ),
    "Outlook hr": (
        "Da.",
        "Od: Olle Berg <olle@y.example>\nPoslano: utorak, 2. lipnja 2026. 9:00\nPrima: Anna\nPredmet: RE: Ponuda\n\nOld words.",
    ),
    "Outlook bg": (
        "Да.",
        "От: Olle Berg <olle@y.example>\nИзпратено: вторник, 2 юни 2026 г. 9:00\nДо: Anna\nОтносно: RE: Оферта\n\nOld words.",
    ),
    "Gmail hr": (
        "Da.",
        "uto, 2. lip 2026. u 09:00 Olle Berg <olle@y.example> napisao je:\n\n> Old words.",
    ),
    "Gmail sl": (
        "Da.",
        "V tor., 2. jun. 2026 ob 09:00 je oseba Olle Berg <olle@y.example> napisala:\n\n> Old words.",
    ),
    "Gmail bg": (
        "Да.",
        "На вт, 2.06.2026 г. в 9:00 ч. Olle Berg <olle@y.example> написа:\n\n> Old words.",
    ),
    "Thunderbird et": ("Jah.", "Olle Berg kirjutas 02.06.2026 kell 09:00:\n> Old words."),
    "Thunderbird hu": ("Igen.", "2026. 06. 02. 9:00 keltezéssel, Olle Berg írta:\n> Old words."),
    "Thunderbird uk": ("Так.", "02.06.26 09:00, Olle Berg пише:\n> Old words."),
    "Thunderbird sl": ("Da.", "Oseba Olle Berg je dne 2. 06. 2026 ob 9:00 napisala:\n> Old words."),
    "Thunderbird hr": ("Da.", "Olle Berg je napisao/la dana 2.6.2026. u 9:00:\n> Old words."),
    "Thunderbird en-GB": ("Yes.", "On 02/06/2026 09:00, Olle Berg wrote:\n> Old words."),
    "eM Client de": (
        "Ja.",
        '------ Originalnachricht ------\nVon "Olle Berg" <olle@y.example>\nAn "Anna" <anna@b.example>\nDatum 02.06.2026 09:00:00\nBetreff Re: Angebot\n\nOld words.',
    ),
    "eM Client fr": (
        "Oui.",
        '------ Message d\'origine ------\nDe "Olle Berg" <olle@y.example>\nÀ "Anna" <anna@b.example>\nDate 02/06/2026 09:00:00\nObjet Re: Offre\n\nOld words.',
    ),
    "Proton it": (
        "Sì.",
        "Inviato con l'email sicura Proton Mail.\n\nmartedì 2 giugno 2026 09:00, Olle Berg <olle@y.example> ha scritto:\n\n> Old words.",
    ),
    "Proton mobile en": (
        "Yes.",
        "Sent from Proton Mail for iOS.\n\n-------- Original Message --------\nOn Tuesday, 06/02/26 at 09:00 Olle Berg <olle@y.example> wrote:\n\n> Old words.",
    ),
    "Spark fr": (
        "Oui.",
        "Le 2 juin 2026 à 09:00 +0200, Olle Berg <olle@y.example>, a écrit :\n> Old words.",
    ),
    "Spark ru": (
        "Да.",
        "2 июня 2026 г., 09:00 +0300, Olle Berg <olle@y.example>, писал:\n> Old words.",
    ),
    "Canary de": (
        "Ja.",
        "Am Dienstag, Juni 02, 2026 um 9:00, Olle Berg <olle@y.example> schrieb:\n> Old words.",
    ),
    "Mailo fr": (
        "Oui.",
        "De : Olle Berg <olle@y.example>\nÀ : anna@b.example\nObjet : Offre\nDate : 02/06/2026 09:00:00 Europe/Paris\n\nOld words.",
    ),
    "SFR": (
        "Oui.",
        "De: Olle Berg <olle@y.example>\nEnvoyé: 2 juin 2026 09:00\nA: anna@b.example\nObjet: Offre\n\nOld words.",
    ),
    "Tiscali": ("Sì.", "Il 02.06.2026 09:00 Olle Berg ha scritto:\n\n> Old words."),
    "Aruba": (
        "Sì.",
        'Da: "Olle Berg" <olle@y.example>\nA: anna@b.example\nCc: \nData: Tue, 2 Jun 2026 09:00:00 +0200\nOggetto: Offerta\n\nOld words.',
    ),
    "o2 pl": (
        "Tak.",
        "Dnia 2 czerwca 2026 09:00 Olle Berg &lt;olle@y.example&gt; napisał(a):\n\nOld words.",
    ),
    "Gazeta pl": ("Tak.", "Olle Berg <olle@y.example> napisał(a):\n\n> Old words."),
    "Email.cz app": (
        "Ano.",
        "Odesláno z aplikace Email.cz\n\n---------- Původní e-mail ----------\nOd: Olle Berg <olle@y.example>\nKomu: anna@b.example\nDatum: 2. 6. 2026 9:00:00\nPředmět: Nabídka\n\nOld words.",
    ),
    "Azet sk": (
        "Áno.",
        "----- Pôvodná správa -----\nOd: Olle Berg <olle@y.example>\nKomu: anna@b.example\nDátum: 02.06.2026 09:00\nPredmet: Ponuka\n\nOld words.",
    ),
    "Freemail hu": ("Igen.", "Olle Berg <olle@y.example> írta:\n\n> Old words."),
    "Abv.bg": (
        "Да.",
        "-------- Оригинално писмо --------\nОт: Olle Berg olle@y.example\nОтносно: Оферта\nДо: anna@b.example\nИзпратено на: 02.06.2026 09:00\n\nOld words.",
    ),
    "Sapo pt": ("Sim.", "Citando Olle Berg <olle@y.example>:\n\n> Old words."),
    "Locaweb pt": ("Sim.", "Em 2026-06-02 09:00, Olle Berg escreveu:\n\n> Old words."),
    "Hotmail es": (
        "Sí.",
        "________________________________\nDe: Olle Berg <olle@y.example>\nEnviado: martes, 2 de junio de 2026 9:00\nPara: Anna\nAsunto: RE: Oferta\n\nOld words.",
    ),
    "Outlook app da": (
        "Ja.",
        "Hent Outlook til iOS<https://aka.ms/o0ukef>\n________________________________\nFra: Olle Berg <olle@y.example>\nSendt: Tuesday, June 2, 2026 9:00:00 AM\nTil: Anna\nEmne: Re: Tilbud\n\nOld words.",
    ),
    "Outlook app pt": (
        "Sim.",
        "Obter o Outlook para iOS<https://aka.ms/o0ukef>\n________________________________\nDe: Olle Berg <olle@y.example>\nEnviado: Tuesday, June 2, 2026 9:00:00 AM\nPara: Anna\nAssunto: Re: Proposta\n\nOld words.",
    ),
    "Outlook app fr": (
        "Oui.",
        "Télécharger Outlook pour Android<https://aka.ms/AAb9ysg>\n________________________________\nDe : Olle Berg <olle@y.example>\nEnvoyé : Tuesday, June 2, 2026 9:00:00 AM\nÀ : Anna\nObjet : Re: Offre\n\nOld words.",
    ),
    "Xiaomi": (
        "Ok.",
        "Sent from my Redmi Note 12\n\nOlle Berg <olle@y.example> 于2026年6月2日周二 09:00写道：\n\n> Old words.",
    ),
    "Huawei": (
        "好。",
        "发自我的华为手机\n\n\n-------- 原始邮件 --------\n发件人：Olle Berg <olle@y.example>\n日期：2026年6月2日周二 09:00\n收件人：Anna\n主 题：Re: 报价\n\nOld words.",
    ),
    "Docomo": (
        "はい。",
        "-------- 元のメッセージ --------\nFrom: Olle Berg <olle@y.example>\nDate: 2026/06/02 9:00\nTo: anna@b.example\nSubject: Re: 見積\n\nOld words.",
    ),
    "Thunderbird ja": ("はい。", "On 2026/06/02 9:00, Olle Berg wrote:\n> Old words."),
    "Shuriken": ("はい。", "Olle Berg <olle@y.example> さんは書きました:\n> Old words."),
    "Becky ja": (
        "はい。",
        "On Tue, 2 Jun 2026 09:00:00 +0900\nOlle Berg <olle@y.example> さんwrote:\n\n> Old words.",
    ),
    "Wanderlust": (
        "はい。",
        "At Tue, 2 Jun 2026 09:00:00 +0900,\nOlle Berg wrote:\n> \n> Old words.",
    ),
    "Cybozu": (
        "はい。",
        "-----Original Message-----\n差出人: Olle Berg <olle@y.example>\n送信日時: 2026/6/2 9:00\n宛先: Anna\n件名: Re: 見積\n\nOld words.",
    ),
    "Sina": (
        "好。",
        "----- 原始邮件 -----\n发件人：Olle Berg <olle@y.example>\n收件人：anna@b.example\n主题：报价\n日期：2026年06月02日 09点00分\n\nOld words.",
    ),
    "139": (
        "好。",
        "----邮件原文----\n发件人：Olle Berg <olle@y.example>\n收件人：anna@b.example\n抄 送：\n发送时间：2026-06-02 09:00:00\n主题：报价\n\nOld words.",
    ),
    "Hanmail": (
        "네.",
        "--------- 원본 메일 ---------\n보낸사람: Olle Berg <olle@y.example>\n받는사람 : anna@b.example\n날짜: 26.06.02 09:00 GMT +0900\n제목: Re: 견적\n\nOld words.",
    ),
    "Kakao": (
        "네.",
        '-----Original Message-----\nFrom: "Olle Berg" <olle@y.example>\nTo: "Anna"<anna@b.example>;\nCc: \nSent: 2026-06-02 09:00:00 (GMT+09:00)\nSubject: Re: 견적\n\nOld words.',
    ),
    "Help desk, HappyFox": (
        "It works now.",
        "---\nReply above this line to add notes to this ticket\n\nOld words.",
    ),
    "Kayako": (
        "It works now.",
        "------------------ Reply above this line ------------------\n\nOld words.",
    ),
    "JSM": ("It works now.", "—-—-—-—\nReply above this line.\n\nOld words."),
    "Zoho Desk de": (
        "Geht.",
        "---- Am Di, 02 Jun 2026 09:00:00 +0200 olle@y.example schrieb ----\n\nOld words.",
    ),
    "LiveAgent": ("Ok.", "##- Please type your reply above this line -##\n\nOld words."),
    "Front footer": (
        "Ok.",
        "Sent from Front\n\nOn June 2, 2026 at 9:00 AM GMT+2, Olle Berg <olle@y.example> wrote:\n> Old words.",
    ),
    "Teamwork Desk": ("Ok.", "-- Please reply above this line --\n\nOld words."),
    "Gorgias": (
        "Ok.",
        "On Tue, Jun 02, 2026, at 09:00 AM, Olle Berg <olle@y.example> wrote:\n\nOld words.",
    ),
    "Pipedrive": (
        "Ok.",
        "On Tue, Jun 2, 2026 at 9:00 AM Olle Berg <olle@y.example> wrote:\n\nOld words.",
    ),
    "Lime": (
        "Ok.",
        "-----Ursprungligt meddelande-----\nFrån: Olle Berg\nSkickat: 2026-06-02 09:00\nTill: anna@b.example\nÄmne: Offert\n\nOld words.",
    ),
    "Visma": (
        "Ok.",
        "Fra: Olle Berg <olle@y.example>\nDato: 02.06.2026 09:00\nTil: anna@b.example\nEmne: Tilbud\n\nOld words.",
    ),
}

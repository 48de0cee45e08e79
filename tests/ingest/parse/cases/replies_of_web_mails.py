"""Replies as web mails of single countries, phones and terminals write them: (new, below it)."""

REPLIES_OF_WEB_MAILS: dict[str, tuple[str, str]] = {
    "Orange fr": (
        "Bonjour,\n\nje prends les deux.\n\nAnna",
        "envoyé : 2 juin 2026 à 09:00\nde : Olle Berg <olle@y.example>\nà : anna@b.example\nobjet : Re: Offre\n\nOld words.",
    ),
    "Laposte fr": (
        "Oui, merci.",
        '> Message du 02/06/26 09:00\n> De : "Olle Berg" <olle@y.example>\n> A : "Anna" <anna@b.example>\n> Copie à : \n> Objet : Offre\n>\n> Old words.',
    ),
    "Free fr (Zimbra)": (
        "Oui.",
        'De: "Olle Berg" <olle@y.example>\nÀ: "Anna" <anna@b.example>\nEnvoyé: Mardi 2 Juin 2026 09:00:00\nObjet: Offre\n\nOld words.',
    ),
    "Infomaniak": (
        "Oui.",
        "Le 2026-06-02T09:00:00.000+02:00, Olle Berg <olle@y.example> a écrit :\n\n> Old words.",
    ),
    "Virgilio it": (
        "Va bene.",
        '----Messaggio originale----\nDa: olle@y.example\nData: 2-giu-2026 9.00\nA: "anna@b.example"<anna@b.example>\nOgg: Offerta\n\nOld words.',
    ),
    "Libero it": (
        "Va bene.",
        "Il 02/06/2026 09:00 CEST Olle Berg <olle@y.example> ha scritto:\n \n \nOld words.",
    ),
    "WP pl": (
        "Dobrze.",
        "Dnia 2 czerwca 2026 09:00 Olle Berg <olle@y.example> napisał(a):\n\nOld words.",
    ),
    "Interia pl": (
        "Dobrze.",
        'Od: "Olle Berg" <olle@y.example>\nDo: "Anna" <anna@b.example>\nWysłane: 9:00 Wtorek 2026-06-02\nTemat: Re: Oferta\n\nOld words.',
    ),
    "Centrum cz": (
        "Dobře.",
        '______________________________________________________________\n> Od: "Olle Berg" <olle@y.example>\n> Komu: <anna@b.example>\n> Datum: 02.06.2026 09:00\n> Předmět: Nabídka\n>\n> Old words.',
    ),
    "Seznam cz": (
        "Dobře.",
        "---------- Původní e-mail ----------\nOd: Olle Berg <olle@y.example>\nKomu: anna@b.example\nDatum: 2. 6. 2026 9:00:00\nPředmět: Re: Nabídka\nOld words.",
    ),
    "UOL pt": (
        "Pode mandar.",
        'De: "Olle Berg" <olle@y.example>\nEnviada: 2026/06/02 09:00:00\nPara: anna@b.example\nAssunto: Proposta\n\nOld words.',
    ),
    "Terra pt": (
        "Ok.",
        "Em Ter 02/06/26 09:00, Olle Berg olle@y.example escreveu:\n> Old words.",
    ),
    "Yahoo ja": (
        "了解です。",
        "----- Original Message -----\nFrom: Olle Berg <olle@y.example>\nTo: Anna <anna@b.example>\nDate: 2026/6/2, Tue 09:00\nSubject: Re: 見積\n\nOld words.",
    ),
    "Gmail ja": (
        "了解です。",
        "2026年6月2日(火) 9:00 Olle Berg <olle@y.example>:\n\n> Old words.",
    ),
    "NetEase zh": (
        "好的，收到。",
        "---- 回复的原邮件 ----\n| 发件人 | Olle Berg<olle@y.example> |\n| 日期 | 2026年06月02日 09:00 |\n| 收件人 | Anna<anna@b.example> |\n| 抄送至 | |\n| 主题 | Offer |\nOld words.",
    ),
    "NetEase en": (
        "Ok, thanks.",
        "---- Replied Message ----\n| From | Olle Berg<olle@y.example> |\n| Date | 06/02/2026 09:00 |\n| To | Anna<anna@b.example> |\n| Subject | Offer |\nOld words.",
    ),
    "Aliyun zh": (
        "好的。",
        "------------------------------------------------------------------\n发件人：Olle Berg <olle@y.example>\n发送时间：2026年6月2日(星期二) 09:00\n收件人：Anna <anna@b.example>\n主\u3000题：Offer\n\nOld words.",
    ),
    "Aliyun en": (
        "Ok.",
        "------------------------------------------------------------------\nFrom:Olle Berg <olle@y.example>\nSend Time:2026 Jun. 2 (Tue.) 09:00\nTo:Anna <anna@b.example>\nSubject:Offer\n\nOld words.",
    ),
    "Coremail zh": (
        "好的。",
        '-----原始邮件-----\n发件人:"Olle Berg" <olle@y.example>\n发送时间:2026-06-02 09:00:00 (星期二)\n收件人: "Anna" <anna@b.example>\n抄送: \n主题: Offer\n\nOld words.',
    ),
    "Lark": (
        "Ok.",
        'From: "Olle Berg"<olle@y.example>\nDate: Tue, Jun 2, 2026, 09:00\nSubject: [External] Offer\nTo: "Anna"<anna@b.example>\n\nOld words.',
    ),
    "Rediff": (
        "Ok.",
        "From: Olle Berg <olle@y.example>\nSent: Tue, 02 Jun 2026 09:00:00 GMT+0530\nTo: anna@b.example\nSubject: Re: Offer\n\nOld words.",
    ),
    "Nextcloud": (
        "Ok.",
        '"Olle Berg" olle@y.example – 2. Juni 2026 09:00\n> Old words.',
    ),
    "Nextcloud, brackets": (
        "Ok.",
        '"Olle Berg" <olle@y.example> – June 2, 2026 9:00 AM\n\n> Old words.',
    ),
    "aerc": (
        "Ack.",
        "On Tue Jun 2, 2026 at 9:00 AM CEST, Olle Berg wrote:\n> Old words.",
    ),
    "mu4e": (
        "Ack.",
        "On Tue, Jun 02 2026 at 09:00:00 AM +0200, Olle Berg wrote:\n\n> Old words.",
    ),
    "alpine": (
        "Ack.",
        "On Tue, 2 Jun 2026, Olle Berg wrote:\n\n> Old words.",
    ),
    "SeaMonkey": (
        "Ack.",
        "Olle Berg wrote on 6/2/2026 9:00 AM:\n> Old words.",
    ),
    "SeaMonkey, name alone": (
        "Ack.",
        "Olle Berg wrote:\n> Old words.",
    ),
    "Trojita": (
        "Ack.",
        "On tisdag 2 juni 2026 09:00:00 CEST, Olle Berg wrote:\n> Old words.",
    ),
    "Geary de": (
        "Ja.",
        "Am Di, 2. Jun 2026 um 09:00:00 +0200 schrieb Olle Berg <olle@y.example>:\n> Old words.",
    ),
    "mutt, indent of its own": (
        "Ack.",
        "* Olle Berg (olle@y.example) wrote:\n> Old words.",
    ),
    "Gnus, dated": (
        "Ack.",
        "On Tue 02 Jun 2026 at 09:00, Olle Berg <olle@y.example> wrote:\n\n> Old words.",
    ),
    "notmuch": (
        "Ack.",
        "Quoting Olle Berg (2026-06-02 09:00:00)\n> Old words.",
    ),
    "Postbox": (
        "Ack.",
        "Olle Berg wrote on 02.06.26 09:00:\n> Old words.",
    ),
    "Windows Mail de": (
        "Ja, gern.",
        "Gesendet von Mail für Windows\n\nVon: Olle Berg\nGesendet: Dienstag, 2. Juni 2026 09:00\nAn: Anna Lind\nBetreff: AW: Angebot\n\nOld words.",
    ),
    "Windows Mail en": (
        "Yes please.",
        "Sent from Mail for Windows 10\n\nFrom: Olle Berg\nSent: 02 June 2026 09:00\nTo: Anna Lind\nSubject: Re: Offer\n\nOld words.",
    ),
    "Windows Live Mail": (
        "Yes.",
        "From: Olle Berg \nSent: Tuesday, June 02, 2026 9:00 AM\nTo: anna@b.example \nSubject: Re: Offer\n\nOld words.",
    ),
    "Outlook Express ru": (
        "Да, берём.",
        '----- Original Message ----- \nFrom: "Olle Berg" <olle@y.example>\nTo: <anna@b.example>\nSent: Tuesday, June 02, 2026 9:00 AM\nSubject: Re: Предложение\n\n\n> Old words.',
    ),
    "The Bat, date first": (
        "Здравствуйте, Olle.\n\nБерём 40 шт.",
        "2 июня 2026 г., 9:00:00:\n\n> Old words.",
    ),
    "Rambler": (
        "Хорошо.",
        "02.06.2026, 09:00, Olle Berg <olle@y.example> написал(а):\n> Old words.",
    ),
    "Yandex app": (
        "Хорошо.",
        "-- \nОтправлено из мобильного приложения Яндекс Почты\n\n02.06.2026, 09:00, Olle Berg <olle@y.example>:\n> Old words.",
    ),
    "Mail.ru app": (
        "Да.",
        "--\nОтправлено из мобильной Почты Mail\n\nвторник, 2 июня 2026 г., 9:00 +0300 от Olle Berg <olle@y.example>:\n> Old words.",
    ),
    "Ukr.net": (
        "Так, беремо.",
        '2 червня 2026, 09:00:00, від "Olle Berg" <olle@y.example>:\n\n> Old words.',
    ),
    "Naver ko": (
        "네, 주문합니다.",
        '-----Original Message-----\nFrom: "Olle Berg"<olle@y.example>\nTo: "Anna"<anna@b.example>\nCc:\nSent: 2026. 6. 2. (화) 09:00 (GMT+09:00)\nSubject: Re: 견적\n\nOld words.',
    ),
    "Daum ko": (
        "네.",
        "--------- 원본 메일 ---------\n보낸사람 : Olle Berg <olle@y.example>\n받는사람 : Anna <anna@b.example>\n날짜 : 2026년 6월 2일 화요일, 09시 00분 00초 +0900\n제목 : Re: 견적\n\nOld words.",
    ),
    "eM Client new": (
        "Ok.",
        '------ Original Message ------\nFrom "Olle Berg" <olle@y.example>\nTo "Anna" <anna@b.example>\nCc "Per" <per@y.example>\nDate 6/2/2026 9:00:00 AM\nSubject Re: Offer\n\nOld words.',
    ),
    "eM Client cs": (
        "Ano.",
        '------ Původní zpráva ------\nOd "Olle Berg" <olle@y.example>\nKomu "Anna" <anna@b.example>\nDatum 02.06.2026 9:00:00\nPředmět Nabídka\n\nOld words.',
    ),
    "Mailbird": (
        "Ok.",
        "On 6/2/2026 9:00:00 AM, Olle Berg <olle@y.example> wrote:\nOld words.",
    ),
    "Spike": (
        "Ok.",
        "On June 2, 2026 at 9:00 GMT, Olle Berg <olle@y.example> wrote:\n\nOld words.",
    ),
    "Canary": (
        "Ok.",
        "Sent from Canary\n\nOn Tuesday, Jun 02, 2026 at 9:00 AM, Olle Berg <olle@y.example> wrote:\nOld words.",
    ),
    "Mimestream": (
        "Ok.",
        "On Jun 2, 2026 at 9:00:00 AM, Olle Berg <olle@y.example> wrote:\n\n> Old words.",
    ),
    "Shortwave": (
        "Ok.",
        "Sent via Shortwave (https://www.shortwave.com?utm_medium=email)\n\nOn Tue Jun 2, 2026, 07:00 AM GMT, Olle Berg <olle@y.example> wrote:\n\n> Old words.",
    ),
    "Superhuman, via": (
        "Ok.",
        "Sent via Superhuman iOS ( https://sprh.mn/?vip=anna@b.example )\n\nOn Tue, Jun 2 2026 at 9:00 AM, Olle Berg < olle@y.example > wrote:\n\n> Old words.",
    ),
    "Notion Mail": (
        "Ok.",
        "On Tue, Jun 02, 2026 at 9:00 AM, Olle Berg < olle@y.example > wrote:\n\nOld words.",
    ),
    "Boxer": (
        "Ok.",
        "Sent with Workspace ONE Boxer\n\nOn June 2, 2026 at 9:00:00 AM GMT+2, Olle Berg <olle@y.example> wrote:\nOld words.",
    ),
    "Gmail da": (
        "Ja.",
        "tirs. 2. jun. 2026 kl. 09.00 skrev Olle Berg <olle@y.example>:\n\n> Old words.",
    ),
    "Gmail pt": (
        "Sim.",
        "Olle Berg <olle@y.example> escreveu (terça, 2/06/2026 à(s) 09:00):\n\n> Old words.",
    ),
    "Gmail app, three dots": (
        "Ok.",
        "On Tue, 2 Jun 2026, 09:00 Olle Berg, <olle@y.example> wrote:\n\n> Old words.",
    ),
    "Gmail app es": (
        "Vale.",
        "El mar, 2 de jun de 2026, 9:00 a. m., Olle Berg <olle@y.example> escribió:\n\n> Old words.",
    ),
    "Gmail app fr": (
        "Oui.",
        "Le mar. 2 juin 2026, 09:00, Olle Berg <olle@y.example> a écrit :\n\n> Old words.",
    ),
    "Gmail app it": (
        "Sì.",
        "Il mar 2 giu 2026, 09:00 Olle Berg <olle@y.example> ha scritto:\n\n> Old words.",
    ),
    "Gmail app de": (
        "Ja.",
        "Olle Berg <olle@y.example> schrieb am Di., 2. Juni 2026, 09:00:\n\n> Old words.",
    ),
    "Yahoo ja app": (
        "はい",
        "2026年6月2日(火) 9:00 Olle Berg <olle@y.example>:\n> Old words.",
    ),
    "AOL app": (
        "Ok.",
        "Sent from the all new AOL app for iOS\n\nOn Tuesday, June 2, 2026, 9:00 AM, Olle Berg <olle@y.example> wrote:\n\nOld words.",
    ),
    "Yahoo app es": (
        "Vale.",
        "Enviado desde Yahoo Mail para iPhone\n\nEl martes, 2 de junio de 2026, 9:00, Olle Berg <olle@y.example> escribió:\n\nOld words.",
    ),
    "Yahoo app fr": (
        "Oui.",
        "Envoyé à partir de Yahoo Mail pour Android\n\n  Le mar. 2 juin 2026 à 09:00, Olle Berg <olle@y.example> a écrit :  \n Old words.",
    ),
    "Sky/BT": (
        "Ok.",
        '------ Original Message ------\nFrom: "Olle Berg" <olle@y.example>\nTo: anna@b.example\nSent: Tuesday, 2 Jun, 26 At 09:00\nSubject: Re: Offer\n\nOld words.',
    ),
    "Telenet": (
        "Ok.",
        'Van: "Olle Berg" <olle@y.example>\nAan: "Anna" <anna@b.example>\nVerzonden: Dinsdag 2 juni 2026 09:00:00\nOnderwerp: Re: Offerte\n\nOld words.',
    ),
    "Ziggo app": (
        "Prima.",
        "Verzonden vanaf mijn Galaxy\n\n\n-------- Oorspronkelijk bericht --------\nVan: Olle Berg <olle@y.example>\nDatum: 02-06-2026 09:00 (GMT+01:00)\nAan: anna@b.example\nOnderwerp: Re: Offerte\n\nOld words.",
    ),
    "Bluewin": (
        "Ok.",
        "----Ursprüngliche Nachricht----\nVon : olle@y.example\nDatum : 02/06/2026 - 09:00 (MS)\nAn : anna@b.example\nBetreff : Angebot\n\nOld words.",
    ),
    "Outlook, block of four in one paragraph": (
        "Ok",
        "From: Olle Berg [mailto:olle@y.example] Sent: Tuesday, June 2, 2026 9:00 AM To: Anna Lind Subject: RE: Offer\n\nOld words.",
    ),
    "external banner on top of quote": (
        "Looks good to me.",
        "From: Olle Berg <olle@y.example>\nSent: Tuesday, June 2, 2026 9:00 AM\nTo: Anna Lind <anna@b.example>\nSubject: [EXTERNAL] Re: Offer\n\nCAUTION: This email originated from outside the organization.\n\nOld words.",
    ),
    "BlueMail": (
        "Ok.",
        "\u2063Get BlueMail for Android \u200b\n\nOn Jun 2, 2026, 9:00 AM, at 9:00 AM, Olle Berg <olle@y.example> wrote:\n>Old words.",
    ),
    "Intercom": (
        "Ok.",
        '--\nAnna from Acme\n\n\nOn Tue, Jun 2, 2026 at 09:00 AM, "Olle Berg" <olle@y.example> wrote:\n> Old words.',
    ),
}

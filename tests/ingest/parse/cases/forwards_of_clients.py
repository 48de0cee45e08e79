"""Forwards of a mail by Olle Berg of 2 June 2026, as clients write them: (subject, text, the note above)."""

FORWARDS_OF_CLIENTS: dict[str, tuple[str, str, str]] = {
    "Outlook en": (
        "FW: Offer",
        "Please record.\n\nFrom: Olle Berg <olle@z.example> \nSent: Tuesday, June 2, 2026 9:00 AM\nTo: Jane Doe <jane@x.example>\nSubject: Offer\n\nHello,\nhere is our offer.",
        "Please record.",
    ),
    "Outlook de": (
        "WG: Offer",
        "z.K.\n\nVon: Olle Berg <olle@z.example>\nGesendet: Dienstag, 2. Juni 2026 09:00\nAn: Jane Doe\nCc: Per\nBetreff: Offer\n\nHello,\nhere is our offer.",
        "z.K.",
    ),
    "Outlook fr": (
        "TR: Offer",
        "Pour info.\n\nDe : Olle Berg <olle@z.example>\nEnvoyé : mardi 2 juin 2026 09:00\nÀ : Jane Doe\nObjet : Offer\n\nHello,\nhere is our offer.",
        "Pour info.",
    ),
    "Outlook es": (
        "RV: Offer",
        "Para registrar.\n\nDe: Olle Berg <olle@z.example> \nEnviado el: martes, 2 de junio de 2026 9:00\nPara: Jane Doe\nAsunto: Offer\n\nHello,\nhere is our offer.",
        "Para registrar.",
    ),
    "Outlook it": (
        "I: Offer",
        "Per conoscenza.\n\nDa: Olle Berg <olle@z.example>\nInviato: martedì 2 giugno 2026 09:00\nA: Jane Doe\nOggetto: Offer\n\nHello,\nhere is our offer.",
        "Per conoscenza.",
    ),
    "Outlook pl": (
        "PD: Offer",
        "Do wiadomości.\n\nOd: Olle Berg <olle@z.example>\nWysłano: wtorek, 2 czerwca 2026 09:00\nDo: Jane Doe\nTemat: Offer\n\nHello,\nhere is our offer.",
        "Do wiadomości.",
    ),
    "Outlook cs": (
        "FW: Offer",
        "Na vědomí.\n\nOd: Olle Berg <olle@z.example>\nOdesláno: úterý 2. června 2026 9:00\nKomu: Jane Doe\nPředmět: Offer\n\nHello,\nhere is our offer.",
        "Na vědomí.",
    ),
    "Outlook pt": (
        "ENC: Offer",
        "Para registo.\n\nDe: Olle Berg <olle@z.example>\nEnviada em: terça-feira, 2 de junho de 2026 09:00\nPara: Jane Doe\nAssunto: Offer\n\nHello,\nhere is our offer.",
        "Para registo.",
    ),
    "Outlook ja": (
        "FW: Offer",
        "記録用です。\n\n差出人: Olle Berg <olle@z.example>\n送信日時: 2026年6月2日 9:00\n宛先: Jane Doe\n件名: Offer\n\nHello,\nhere is our offer.",
        "記録用です。",
    ),
    "Outlook zh": (
        "转发: Offer",
        "请记录。\n\n发件人: Olle Berg <olle@z.example>\n发送时间: 2026年6月2日 9:00\n收件人: Jane Doe\n主题: Offer\n\nHello,\nhere is our offer.",
        "请记录。",
    ),
    "Gmail pl": (
        "Fwd: Offer",
        "Proszę.\n\n---------- Forwarded message ---------\nOd: Olle Berg <olle@z.example>\nDate: wt., 2 cze 2026 o 09:00\nSubject: Offer\nTo: Jane <jane@x.example>\n\n\nHello,\nhere is our offer.",
        "Proszę.",
    ),
    "Gmail ja": (
        "Fwd: Offer",
        "ご確認ください。\n\n---------- Forwarded message ---------\nFrom: Olle Berg <olle@z.example>\nDate: 2026年6月2日(火) 9:00\nSubject: Offer\nTo: Jane <jane@x.example>\n\n\nHello,\nhere is our offer.",
        "ご確認ください。",
    ),
    "Apple de": (
        "Fwd: Offer",
        "Zur Info\n\nAnfang der weitergeleiteten Nachricht:\n\n> Von: Olle Berg <olle@z.example>\n> Betreff: Offer\n> Datum: 2. Juni 2026 um 09:00:00 MESZ\n> An: Jane Doe <jane@x.example>\n> \n> Hello,\n> here is our offer.",
        "Zur Info",
    ),
    "iOS fr": (
        "Fwd: Offer",
        "Pour info\n\nEnvoyé de mon iPhone\n\nDébut du message transféré :\n\n> De: Olle Berg <olle@z.example>\n> Date: 2 juin 2026 à 09:00:00 UTC+2\n> À: Jane <jane@x.example>\n> Objet: Offer\n> \n> \ufeffHello,\n> here is our offer.",
        "Pour info",
    ),
    "Samsung de": (
        "Fwd: Offer",
        "Siehe unten\n\n\nVon meinem Galaxy gesendet\n\n\n-------- Ursprüngliche Nachricht --------\nVon: Olle Berg <olle@z.example>\nDatum: 02.06.26 09:00 (GMT+01:00)\nAn: Jane Doe <jane@x.example>\nBetreff: Offer\n\nHello,\nhere is our offer.",
        "Siehe unten",
    ),
    "Notes": (
        "Fw: Offer",
        "fyi\n\n----- Forwarded by Jane Doe/HQ/ACME on 02.06.2026 10:00 -----\n\nFrom:   Olle Berg <olle@z.example>\nTo:     Jane Doe/HQ/ACME@ACME\nDate:   02.06.2026 09:00\nSubject:        Offer\n\nHello,\nhere is our offer.",
        "fyi",
    ),
    "Notes de": (
        "WG: Offer",
        "z.K.\n\n----- Weitergeleitet von Jane Doe/HQ/ACME am 02.06.2026 10:00 -----\n\nVon:    Olle Berg <olle@z.example>\nAn:     Jane Doe/HQ/ACME@ACME\nDatum:  02.06.2026 09:00\nBetreff:        Offer\n\nHello,\nhere is our offer.",
        "z.K.",
    ),
    "Proton": (
        "Fw: Offer",
        "See below\n\nSent with Proton Mail secure email.\n\n------- Forwarded Message -------\nFrom: Olle Berg <olle@z.example>\nDate: On Tuesday, June 2nd, 2026 at 9:00 AM\nSubject: Offer\nTo: jane@x.example <jane@x.example>\n\n\n> Hello,\n> here is our offer.",
        "See below",
    ),
    "Zoho": (
        "Fwd: Offer",
        'See below\n\n============ Forwarded message ============\nFrom: Olle Berg <olle@z.example>\nTo: "Jane"<jane@x.example>\nDate: Tue, 02 Jun 2026 09:00:00 +0200\nSubject: Offer\n============ Forwarded message ============\n\nHello,\nhere is our offer.',
        "See below",
    ),
    "Roundcube de": (
        "Fwd: Offer",
        "Siehe unten\n\n-------- Originalnachricht --------\nBetreff: Offer\nDatum: 2026-06-02 09:00\nVon: Olle Berg <olle@z.example>\nAn: jane@x.example\n\nHello,\nhere is our offer.",
        "Siehe unten",
    ),
    "Horde es": (
        "Fwd: Offer",
        "Para ti\n\n----- Mensaje reenviado de Olle Berg <olle@z.example> -----\n   Fecha: Tue, 02 Jun 2026 09:00:00 +0200\n      De: Olle Berg <olle@z.example>\n  Asunto: Offer\n    Para: jane@x.example\n\nHello,\nhere is our offer.\n\n----- Fin del mensaje reenviado -----",
        "Para ti",
    ),
    "mail.ru": (
        "Fwd: Offer",
        "Смотрите\n\n-------- Пересылаемое сообщение --------\nОт кого: Olle Berg <olle@z.example>\nКому: jane@x.example\nДата: Вторник, 2 июня 2026, 9:00 +03:00\nТема: Offer\n\nHello,\nhere is our offer.",
        "Смотрите",
    ),
    "Yandex": (
        "Fwd: Offer",
        'Смотрите\n\n-------- Пересылаемое сообщение --------\n02.06.2026, 09:00, "Olle Berg" <olle@z.example>:\n\nHello,\nhere is our offer.\n\n-------- Конец пересылаемого сообщения --------',
        "Смотрите",
    ),
    "Aliyun": (
        "转发：Offer",
        "请看\n\n------------------------------------------------------------------\n发件人：Olle Berg <olle@z.example>\n发送时间：2026年6月2日(星期二) 09:00\n收件人：Jane <jane@x.example>\n主\u3000题：Offer\n\nHello,\nhere is our offer.",
        "请看",
    ),
    "NetEase": (
        "转发：Offer",
        "请看\n\n---- 转发的原邮件 ----\n| 发件人 | Olle Berg<olle@z.example> |\n| 日期 | 2026年06月02日 09:00 |\n| 收件人 | Jane<jane@x.example> |\n| 主题 | Offer |\n\nHello,\nhere is our offer.",
        "请看",
    ),
    "eM Client": (
        "Fwd: Offer",
        'fyi\n\n------ Forwarded Message ------\nFrom "Olle Berg" <olle@z.example>\nTo "Jane" <jane@x.example>\nDate 6/2/2026 9:00:00 AM\nSubject Offer\n\nHello,\nhere is our offer.',
        "fyi",
    ),
}

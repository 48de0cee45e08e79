"""Lists what clients write between a reply and the mail that it answers: (lead, whether lines are marked).

The mail is of 2 June 2026, by Olle Berg <olle@y.example> to Anna.
"""

CLIENT_LEADS: dict[str, tuple[str, bool]] = {
    "Zimbra": (
        '----- Original Message -----\nFrom: "Olle Berg" <olle@y.example>\nTo: "Anna" <anna@b.example>\nSent: Tuesday, June 2, 2026 9:00:00 AM\nSubject: Offer\n',
        False,
    ),
    "Zimbra new": (
        'From: "Olle Berg" <olle@y.example>\nTo: "Anna" <anna@b.example>\nSent: Tuesday, June 2, 2026 9:00:00 AM\nSubject: Offer\n',
        False,
    ),
    "Zimbra fr": (
        '----- Mail original -----\nDe: "Olle Berg" <olle@y.example>\nÀ: "Anna" <anna@b.example>\nEnvoyé: Mardi 2 Juin 2026 09:00:00\nObjet: Offer\n',
        False,
    ),
    "Zimbra pipes": (
        '> From: "Olle Berg" <olle@y.example>\n> To: "Anna" <anna@b.example>\n> Sent: Tuesday, June 2, 2026 9:00:00 AM\n> Subject: Offer\n>',
        True,
    ),
    "GroupWise": (">>> Olle Berg <olle@y.example> 02.06.2026 09:00 >>>", False),
    "GroupWise us": ('>>> "Olle Berg" <olle@y.example> 6/2/2026 9:00 AM >>>', False),
    "GroupWise old": (">>> Olle Berg 6/2/2026 9:00 AM >>>", False),
    "GroupWise on": (
        ">>> On 6/2/2026 at 9:00 AM, in message\n<4A2@y.example>, Olle Berg <olle@y.example> wrote:",
        True,
    ),
    "Notes": (
        "From:   Olle Berg/HQ/ACME\nTo:     Anna Lind <anna@b.example>\nDate:   02.06.2026 09:00\nSubject:        Offer\n\n\n",
        False,
    ),
    "Notes de": (
        "Von:    Olle Berg/HQ/ACME\nAn:     Anna Lind <anna@b.example>\nDatum:  02.06.2026 09:00\nBetreff:        Offer\n\n",
        False,
    ),
    "Notes wrote": ("Olle Berg/HQ/ACME wrote on 02/06/2026 09:00:00:\n", True),
    "HCL Verse": (
        '"Olle Berg" ---02.06.2026 09:00:00---How many do you need?\n\nFrom: "Olle Berg" <olle@y.example>\nTo: "Anna" <anna@b.example>\nDate: 02.06.2026 09:00\nSubject: Offer\n',
        False,
    ),
    "eM Client": (
        '------ Original Message ------\nFrom "Olle Berg" <olle@y.example>\nTo "Anna" <anna@b.example>\nDate 2.6.2026 9.00.00\nSubject Offer\n',
        False,
    ),
    "eM Client old": (
        '------ Original Message ------\nFrom: "Olle Berg" <olle@y.example>\nTo: "Anna" <anna@b.example>\nSent: 2.6.2026 9:00:00\nSubject: Offer\n',
        False,
    ),
    "Spark": ("On 2 Jun 2026 at 9:00 +0200, Olle Berg <olle@y.example>, wrote:", True),
    "Spark sv": ("Den 2 juni 2026 09:00 +0200 skrev Olle Berg <olle@y.example>:", True),
    "Superhuman": (
        "On Tue, Jun 02, 2026 at 9:00 AM, Olle Berg < olle@y.example > wrote:\n\n> ",
        True,
    ),
    "Front": ("On June 2, 2026, 9:00 AM GMT+2 olle@y.example wrote:\n", False),
    "Missive": ("On June 2, 2026 at 9:00 AM, Olle Berg (olle@y.example) wrote:", True),
    "HEY": ("On June 2, 2026, Olle Berg <olle@y.example> wrote:", True),
    "Zendesk 2": (
        "On Tue, 2 Jun 2026 at 09:00, Support (Acme Support) <support@acme.zendesk.com> wrote:\n\n> ##- Please type your reply above this line -##\n>",
        True,
    ),
    "Freshdesk": ("On Tue, 2 Jun, 2026 at 9:00 AM, Olle Berg <olle@y.example> wrote:\n", False),
    "K-9": ("Am 2. Juni 2026 09:00:00 MESZ schrieb Olle Berg <olle@y.example>:", True),
    "K-9 en": (
        "-- \nSent from my Android device with K-9 Mail. Please excuse my brevity.\n\nOn 2 June 2026 09:00:00 CEST, Olle Berg <olle@y.example> wrote:",
        True,
    ),
    "Samsung": (
        "Sent from my Galaxy\n\n-------- Original message --------\nFrom: Olle Berg <olle@y.example>\nDate: 02/06/2026 09:00 (GMT+01:00)\nTo: Anna <anna@b.example>\nSubject: Offer\n",
        False,
    ),
    "Samsung fi": (
        "Lähetetty Samsung Galaxy -älypuhelimesta.\n\n-------- Alkuperäinen viesti --------\nLähettäjä: Olle Berg <olle@y.example>\nPäivämäärä: 2.6.2026 9.00 (GMT+02:00)\nSaaja: Anna <anna@b.example>\nAihe: Offer\n",
        False,
    ),
    "Outlook mobile": (
        "Get Outlook for iOS<https://aka.ms/o0ukef>\n________________________________\nFrom: Olle Berg <olle@y.example>\nSent: Tuesday, June 2, 2026 9:00:00 AM\nTo: Anna <anna@b.example>\nSubject: Offer\n",
        False,
    ),
    "Outlook fi": (
        "Hanki Outlook for Android<https://aka.ms/x>\n________________________________\nLähettäjä: Olle Berg <olle@y.example>\nLähetetty: tiistai 2. kesäkuuta 2026 9.00\nVastaanottaja: Anna <anna@b.example>\nAihe: Offer\n",
        False,
    ),
    "SOGo": ("On Tuesday, June 02, 2026 09:00 CEST, Olle Berg <olle@y.example> wrote:", True),
    "SOGo de": (
        "Am Dienstag, 2. Juni 2026 09:00 CEST, schrieb Olle Berg <olle@y.example>:\n",
        False,
    ),
    "Roundcube": ("On 2026-06-02 09:00, Olle Berg wrote:", True),
    "Roundcube nb": ("Den 02.06.2026 09:00, skrev Olle Berg:", True),
    "RainLoop": ('2. Juni 2026 09:00, "Olle Berg" <olle@y.example> schrieb:', True),
    "SquirrelMail": ("On Tue, June 2, 2026 9:00 am, Olle Berg wrote:", True),
    "Horde": ("Quoting Olle Berg <olle@y.example>:\n", True),
    "Yandex": ('02.06.2026, 09:00, "Olle Berg" <olle@y.example>:', True),
    "Yandex new": (
        '----------------\nКому: Anna (anna@b.example);\nТема: Offer;\n02.06.2026, 09:00, "Olle Berg" <olle@y.example>:',
        False,
    ),
    "mail.ru": (">Вторник,  2 июня 2026, 9:00 +03:00 от Olle Berg <olle@y.example>:\n> ", True),
    "mail.ru 2": ("Вторник, 2 июня 2026, 9:00 +03:00 от Olle Berg <olle@y.example>:\n", False),
    "mail.ru mobile": (
        "--\nОтправлено из Mail.ru для Android\n\nвторник, 02 июня 2026г., 09:00 +03:00 от Olle Berg olle@y.example:\n",
        True,
    ),
    "The Bat": ("Вы писали 2 июня 2026 г., 9:00:00:\n", True),
    "Evolution": ("On Tue, 2026-06-02 at 09:00 +0200, Olle Berg wrote:", True),
    "KMail": ("On Tuesday 2 June 2026 09:00:00 CEST Olle Berg wrote:", True),
    "mutt": ("On Tue, Jun 02, 2026 at 09:00:00AM +0200, Olle Berg wrote:", True),
    "Gnus": ("Olle Berg <olle@y.example> writes:\n", True),
    "Proton": (
        "Sent with Proton Mail secure email.\n\nOn Tuesday, June 2nd, 2026 at 09:00, Olle Berg <olle@y.example> wrote:\n",
        True,
    ),
    "Proton sv": (
        "Skickat från Proton Mail för iOS.\n\n-------- Ursprungligt meddelande --------\nOn Tuesday, 06/02/26 at 09:00 Olle Berg <olle@y.example> wrote:\n",
        True,
    ),
    "Zoho": (
        "---- On Tue, 02 Jun 2026 09:00:00 +0200 Olle Berg <olle@y.example> wrote ---\n",
        False,
    ),
    "Yahoo": (
        "    On Tuesday, June 2, 2026, 09:00:00 AM GMT+2, Olle Berg <olle@y.example> wrote:  \n ",
        False,
    ),
    "AOL": (
        "-----Original Message-----\nFrom: Olle Berg <olle@y.example>\nTo: Anna <anna@b.example>\nSent: Tue, Jun 2, 2026 9:00 am\nSubject: Offer\n",
        False,
    ),
    "GMX": (
        'Gesendet: Dienstag, 02. Juni 2026 um 09:00 Uhr\nVon: "Olle Berg" <olle@y.example>\nAn: "Anna" <anna@b.example>\nBetreff: Offer',
        False,
    ),
    "Airmail": ("On June 2, 2026 at 9:00:00 AM, Olle Berg (olle@y.example) wrote:\n", False),
    "Mailbird": ("On 2026-06-02 9:00:00, Olle Berg <olle@y.example> wrote:", False),
    "Polymail": ("On Tue, Jun 2nd, 2026 at 9:00 AM, Olle Berg <\nolle@y.example > wrote:\n", True),
    "Foxmail": (" \nFrom: Olle Berg\nDate: 2026-06-02 09:00\nTo: anna\nSubject: Offer", False),
    "QQ": (
        '------------------ Original ------------------\nFrom:  "Olle Berg";<olle@y.example>;\nDate:  Tue, Jun 2, 2026 09:00 AM\nTo:  "Anna"<anna@b.example>;\n\nSubject:  Offer\n\n\n',
        False,
    ),
    "QQ zh": (
        '------------------ 原始邮件 ------------------\n发件人: "Olle Berg" <olle@y.example>;\n发送时间: 2026年6月2日(星期二) 上午9:00\n收件人: "Anna"<anna@b.example>;\n主题: Offer\n',
        False,
    ),
    "163": ('At 2026-06-02 09:00:00, "Olle Berg" <olle@y.example> wrote:', True),
    "163 zh": ('在 2026-06-02 09:00:00，"Olle Berg" <olle@y.example> 写道：', True),
    "Naver": (
        '-----Original Message-----\nFrom: "Olle Berg"<olle@y.example>\nTo: <anna@b.example>;\nCc:\nSent: 2026-06-02 (화) 09:00:00 (GMT+09:00)\nSubject: Offer\n',
        False,
    ),
    "Becky": ("On Tue, 2 Jun 2026 09:00:00 +0900\nOlle Berg <olle@y.example> wrote:\n", True),
    "Exchange ActiveSync fi": (
        "----- Alkup. viesti -----\nLähettäjä: Olle Berg <olle@y.example>\nLähetetty: 2.6.2026 9:00\nVastaanottaja: Anna <anna@b.example>\nAihe: Offer\n",
        False,
    ),
    "iOS fi": (
        "Lähetetty iPhonesta\n\n> Olle Berg <olle@y.example> kirjoitti 2.6.2026 kello 9.00:\n> ",
        True,
    ),
    "iOS nb": (
        "Sendt fra min iPhone\n\n> 2. juni 2026 kl. 09:00 skrev Olle Berg <olle@y.example>:\n> ",
        True,
    ),
    "iOS nl": (
        "Verstuurd vanaf mijn iPhone\n\n> Op 2 jun 2026 om 09:00 heeft Olle Berg <olle@y.example> het volgende geschreven:\n> ",
        True,
    ),
    "iOS ru": (
        "Отправлено с iPhone\n\n> 2 июня 2026 г., в 09:00, Olle Berg <olle@y.example> написал(а):\n> ",
        True,
    ),
    "Gmail nl": ("Op di 2 jun 2026 om 09:00 schreef Olle Berg <olle@y.example>:\n", True),
    "Gmail fi": ("ti 2. kesäk. 2026 klo 9.00 Olle Berg (olle@y.example) kirjoitti:\n", True),
    "Gmail nb": ("tir. 2. juni 2026 kl. 09:00 skrev Olle Berg <olle@y.example>:\n", True),
    "Gmail ru": ("вт, 2 июн. 2026 г. в 09:00, Olle Berg <olle@y.example>:\n", True),
    "HubSpot": ("On Tue, Jun 2, 2026 at 9:00 AM Olle Berg <olle@y.example> wrote:\n", False),
    "Mailspring": ("On Jun 2 2026, at 9:00 am, Olle Berg <olle@y.example> wrote:", True),
    "BlueMail": (
        "Get BlueMail for Android\nOn Jun 2, 2026, at 9:00 AM, Olle Berg <olle@y.example> wrote:",
        True,
    ),
    "Nine": (
        "Sent from Nine\n________________________________\nFrom: Olle Berg <olle@y.example>\nSent: Tuesday, 2 June 2026 09:00\nTo: Anna\nSubject: Offer\n",
        False,
    ),
    "Teams-ish sv": (
        "________________________________\nFrån: Olle Berg <olle@y.example>\nSkickat: den 2 juni 2026 09:00\nTill: Anna <anna@b.example>\nÄmne: Offer\n",
        False,
    ),
    "Outlook.com sv": (
        "Från: Olle Berg <olle@y.example>\nDatum: tisdag 2 juni 2026 09:00\nTill: Anna <anna@b.example>\nÄmne: Offer\n",
        False,
    ),
    "Outlook Mac": (
        "From: Olle Berg <olle@y.example>\nDate: Tuesday, 2 June 2026 at 09:00\nTo: Anna <anna@b.example>\nSubject: Offer",
        False,
    ),
    "Outlook Mac fi": (
        "Lähettäjä: Olle Berg <olle@y.example>\nPäivämäärä: tiistai 2. kesäkuuta 2026 klo 9.00\nVastaanottaja: Anna <anna@b.example>\nAihe: Offer",
        False,
    ),
    "Outlook nl": (
        "Van: Olle Berg <olle@y.example>\nVerzonden: dinsdag 2 juni 2026 09:00\nAan: Anna <anna@b.example>\nOnderwerp: Offer\n",
        False,
    ),
    "Canary": (
        "On Tuesday, Jun 02, 2026 at 9:00 AM, Olle Berg <olle@y.example (mailto:olle@y.example)> wrote:",
        True,
    ),
    "Thunderbird da": ("Den 02.06.2026 kl. 09.00 skrev Olle Berg:", True),
    "Edison": (
        "Sent from Edison Mail for iPhone\n\nOn Jun 2, 2026 at 9:00 AM, Olle Berg <olle@y.example> wrote:\n",
        False,
    ),
    "Mimecast banner below": (
        "From: Olle Berg <olle@y.example>\nSent: 02 June 2026 09:00\nTo: Anna <anna@b.example>\nSubject: [EXTERNAL] Offer\n\n[External email: take care]\n",
        False,
    ),
}

"""Lists who writes: machines and people, in more languages. Answers of machines: (headers, text)."""

ANSWERS_ABROAD: dict[str, tuple[str, str]] = {
    "de long": (
        "Subject: Automatische Antwort: Angebot 4711\nX-Auto-Response-Suppress: All",
        "Ich bin bis 12.06. nicht im Büro.",
    ),
    "de Urlaub": (
        "Subject: Abwesenheit bis 12.06.2026 Re: Angebot\nAuto-Submitted: auto-replied",
        "Ich bin im Urlaub.",
    ),
    "de subject alone": (
        "Subject: Abwesenheit: Urlaub vom 01.06. bis 12.06.2026",
        "Guten Tag, vielen Dank für Ihre Nachricht. Ich bin im Urlaub.",
    ),
    "de nicht im Büro": (
        "Subject: Bin nicht im Büro",
        "Vielen Dank für Ihre E-Mail. Ich bin bis 12.6. nicht im Büro.",
    ),
    "fr absence": (
        "Subject: Absence jusqu'au 12 juin Re: Offre",
        "Bonjour, je suis absente jusqu'au 12 juin.",
    ),
    "fr congés": (
        "Subject: En congés : Re: Offre\nIn-Reply-To: <1@y.example>",
        "Je suis en congés jusqu'au 12 juin. En cas d'urgence, contactez Per.",
    ),
    "fr auto": (
        "Subject: Réponse automatique : Offre",
        "Je suis absent.",
    ),
    "es vacaciones": (
        "Subject: De vacaciones hasta el 12 de junio\nAuto-Submitted: auto-replied",
        "Estoy de vacaciones.",
    ),
    "es fuera": (
        "Subject: Fuera de la oficina Re: Oferta",
        "Estoy fuera de la oficina hasta el 12 de junio.",
    ),
    "it ferie": (
        "Subject: In ferie fino al 12 giugno\nX-Autoreply: yes",
        "Sono in ferie.",
    ),
    "it ass": (
        "Subject: Assente fino al 12/06 Re: Offerta",
        "Sono assente.",
    ),
    "pl": (
        "Subject: Nieobecność w biurze: Oferta",
        "Jestem na urlopie do 12 czerwca.",
    ),
    "pl auto": (
        "Subject: Automatyczna odpowiedź: Oferta",
        "Jestem na urlopie.",
    ),
    "pt férias": (
        "Subject: Estou de férias até 12/06 Re: Proposta",
        "Obrigada pela sua mensagem. Estou de férias.",
    ),
    "pt auto": (
        "Subject: Resposta automática: Proposta",
        "Estou de férias.",
    ),
    "cs": (
        "Subject: Mimo kancelář do 12. 6. Re: Nabídka",
        "Jsem na dovolené.",
    ),
    "cs auto": (
        "Subject: Automatická odpověď: Nabídka",
        "Jsem na dovolené.",
    ),
    "da": (
        "Subject: Autosvar: Ferie indtil 12. juni",
        "Tak for din mail. Jeg holder ferie.",
    ),
    "da 2": (
        "Subject: Jeg er på ferie til og med d. 12. juni Re: Tilbud",
        "Jeg holder ferie.",
    ),
    "ja": (
        "Subject: 自動応答: 見積\nX-Auto-Response-Suppress: All",
        "6月12日まで不在です。",
    ),
    "zh": (
        "Subject: 自动回复: 报价",
        "您好，我正在休假。",
    ),
    "Gmail vacation": (
        "Subject: Annual leave Re: Offer\nAuto-Submitted: auto-replied\nPrecedence: bulk\nX-Autoreply: yes",
        "I am on leave.",
    ),
    "iCloud": (
        "Subject: Re: Offer\nAuto-Submitted: auto-replied\nX-Apple-Auto-Reply: yes",
        "I am away.",
    ),
    "Proton": (
        "Subject: Auto: Offer\nX-Autoreply: yes\nAuto-Submitted: auto-replied",
        "I am away.",
    ),
    "Zoho": (
        "Subject: Re: Offer\nX-ZohoMail-AutoReply: true\nPrecedence: bulk",
        "Away.",
    ),
    "mailbox.org": (
        "Subject: Auto: Angebot\nAuto-Submitted: auto-replied (vacation)\nPrecedence: bulk",
        "Ich bin im Urlaub.",
    ),
    "left": (
        "Subject: Automatic reply: Offer",
        "I no longer work for Acme. Please write to per@y.example.",
    ),
    "nb": (
        "Subject: Ferie t.o.m. 12. juni\nReturn-Path: <>",
        "Jeg er på ferie.",
    ),
    "fi": (
        "Subject: Lomalla 12.6. saakka\nAuto-Submitted: auto-replied",
        "Olen lomalla.",
    ),
    "nl": (
        "Subject: Afwezig t/m 12 juni Re: Offerte",
        "Ik ben afwezig.",
    ),
    "sv": (
        "Subject: Ej på kontoret Re: Offert",
        "Jag är borta.",
    ),
}

# Mails to many, by their headers.
MAILS_TO_MANY: dict[str, str] = {
    "Mailchimp": "Subject: June news\nList-Unsubscribe: <https://x.example/u>\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\nX-Mailer: MailChimp Mailer\nList-ID: abc <abc.list-id.mcsv.net>",
    "Sendgrid": "Subject: News\nList-Unsubscribe: <mailto:u@x.example>",
    "Google group": "Subject: [sales] Offer\nMailing-list: list sales@x.example; contact sales+owners@x.example\nList-ID: <sales.x.example>\nPrecedence: list",
    "HubSpot": "Subject: Webinar\nX-HubSpot-Campaign: 1\nList-Unsubscribe: <https://x.example/u>",
    "CleverReach": "Subject: Newsletter\nPrecedence: bulk\nList-Id: <x>",
    "Notification": "Subject: Build failed\nAuto-Submitted: auto-generated",
    "Brevo": "Subject: Angebote im Juni\nX-Mailin-EID: abc\nList-Unsubscribe: <https://x.example/u>\nFeedback-ID: 1:2:3:Sendinblue",
    "feedback id alone": "Subject: Angebote im Juni\nFeedback-ID: 1:2:3:Sendinblue\nPrecedence: bulk",
    "LinkedIn": "Subject: You have 3 invitations\nX-LinkedIn-Class: INVITE\nList-Unsubscribe: <https://x.example/u>",
    "Mailman": "Subject: [steel] prices\nX-BeenThere: steel@lists.example\nX-Mailman-Version: 2.1.39\nPrecedence: list",
}

# People who speak of the same things, or write with a tool.
MAILS_BY_PERSONS: dict[str, str] = {
    "person with exchange headers": "Subject: Re: Offer\nX-Auto-Response-Suppress: DR, RN, NRN, OOF, AutoReply\nX-MS-Has-Attach:",
    "person, importance": "Subject: Angebot\nImportance: high\nX-Priority: 1",
    "person with CRM": "Subject: Re: Offer\nIn-Reply-To: <1@y.example>\nList-Unsubscribe: <https://hs.example/u>\nX-HubSpot-Owner: 1",
    "person, urlaub": "Subject: Urlaub im Juni - wer liefert?",
    "person, ferie": "Subject: Ferie i juli: levering?",
    "person, automatic": "Subject: Automatic doors for Turku",
    "person, away": "Subject: Re: away game on Friday",
    "person, absence": "Subject: Absence de garantie",
    "person, undeliverable parcel": "Subject: Parcel undeliverable, please call",
    "person, returned": "Subject: Returned goods 4711",
    "auto no": "Subject: Re: Offer\nAuto-Submitted: no",
    "person with feedback-id": "Subject: Re: Offer\nFeedback-ID: x",
}

# Of people away, by little more than their subject.
HEADS_OF_PEOPLE_AWAY: dict[str, str] = {
    "Outlook de": "Subject: Automatische Antwort: AW: Angebot 4711",
    "Outlook es": "Subject: Respuesta automática: Oferta",
    "Outlook cs": "Subject: Automatická odpověď: Nabídka",
    "Outlook hu": "Subject: Automatikus válasz: Ajánlat",
    "urlaub": "Subject: Urlaub bis 12.06. AW: Angebot\nIn-Reply-To: <1@y.example>",
    "bis": "Subject: Nicht im Büro bis 12.6.2026",
    "vacances": "Subject: Absent du 1er au 12 juin",
    "retour": "Subject: Absente, de retour le 12 juin",
    "ferie": "Subject: Ferie dal 1 al 12 giugno\nAuto-Submitted: auto-replied",
    "vacaciones": "Subject: Vacaciones del 1 al 12 de junio\nReturn-Path: <>",
    "loma": "Subject: Olen lomalla 12.6. asti",
    "semester": "Subject: Åter 12/6 - semester\nAuto-Submitted: auto-replied",
    "otpusk": "Subject: В отпуске до 12 июня",
    "urlop": "Subject: Urlop do 12.06 Re: Oferta\nIn-Reply-To: <1@y.example>",
    "dovolena": "Subject: Dovolená do 12. 6.\nX-Autoreply: yes",
    "ferias": "Subject: Férias até 12/06\nAuto-Submitted: auto-replied",
    "ooo": "Subject: OOO until 12 June Re: Offer",
    "parental": "Subject: On parental leave until August",
    "no longer": "Subject: Jane Doe is no longer with the company",
    "thanks": "Subject: Automatic reply: Thank you for your message",
    "ja": "Subject: 【自動返信】お問い合わせありがとうございます",
    "zh": "Subject: 自动回复:您好",
    "ack de": "Subject: Ihre Anfrage [#4711] ist eingegangen\nAuto-Submitted: auto-replied",
    "vk": "Subject: Lomalla vk 27-30\nAuto-Submitted: auto-replied",
    "uke": "Subject: Ferie uke 28-30\nX-Auto-Response-Suppress: All\nIn-Reply-To: <1@y.example>",
}

# People's subjects that begin with the same words.
HEADS_BY_PEOPLE = (
    "Subject: Urlaub - Liefertermin",
    "Subject: Absence de réponse",
    "Subject: Auto parts order",
    "Subject: Automatisch sluitende deur",
    "Subject: Re: Out of office furniture",
    "Subject: Ferie: fabbrica chiusa?",
    "Subject: Vacaciones en agosto: pedido",
    "Subject: Loma-aikana toimitus?",
    "Subject: Semesterstängt hos er?",
    "Subject: Отпуск товара со склада",
    "Subject: Fuera de plazo",
    "Subject: Nieobecność faktury",
    "Subject: Away goals",
    "Subject: Absent part in delivery",
    "Subject: Automatic gearbox 4711",
    "Subject: Borta bra",
    "Subject: Poissa listalta tuotteet",
    "Subject: Returned mail: parcel 4711",
    "Subject: Delivery failed yesterday, where is our parcel?",
    "Subject: Delivery notification for order 4711",
    "Subject: Failure notice for pump 4711",
)

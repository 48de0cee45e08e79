"""Replies in plain text as clients, help desks and programs of a company write them: (new, below it)."""

REPLIES_OF_CLIENTS: dict[str, tuple[str, str]] = {
    "Outlook desktop, plain": (
        "Hi Olle,\n\nOK for us, please book it.\n\nBR Anna",
        "-----Original Message-----\nFrom: Olle Berg <olle@y.example> \nSent: Tuesday, June 2, 2026 9:00 AM\nTo: Anna Lind <anna@b.example>\nCc: Per <per@y.example>; sales@y.example\nSubject: RE: Offer\nImportance: High\n\nOld words.",
    ),
    "Outlook sv, copy and weight": (
        "Hej!\n\nVi tar 40 st till vecka 27.\n\nMvh\nAnna Lind\nInköpare",
        "Från: Olle Berg <olle@y.example>\nSkickat: den 2 juni 2026 09:00\nTill: Anna Lind <anna@b.example>\nKopia: per@y.example\nÄmne: SV: Offert\nPrioritet: Hög\n\nOld words.",
    ),
    "Outlook web de": (
        "Guten Morgen,\n\npasst so, Lieferung bitte bis 12.06.\n\nViele Grüße\nAnna",
        "________________________________\nVon: Olle Berg <olle@y.example>\nGesendet: Dienstag, 2. Juni 2026 09:00:00\nAn: Anna Lind\nCc: Per\nBetreff: AW: Angebot\n\nOld words.",
    ),
    "Outlook Mac de": (
        "Danke, das nehmen wir.",
        "Von: Olle Berg <olle@y.example>\nDatum: Dienstag, 2. Juni 2026 um 09:00\nAn: Anna Lind <anna@b.example>\nCc: Per <per@y.example>\nBetreff: Re: Angebot\n\nOld words.",
    ),
    "Outlook Mac es": (
        "Buenos días:\n\nConfirmo las 24 unidades.\n\nUn saludo,\nAnna",
        "De: Olle Berg <olle@y.example>\nFecha: martes, 2 de junio de 2026, 9:00\nPara: Anna Lind <anna@b.example>\nAsunto: Re: Oferta\n\nOld words.",
    ),
    "Outlook new fr": (
        "Bonjour Olle,\n\nC'est bon pour nous.\n\nCordialement,\nAnna",
        "De : Olle Berg <olle@y.example>\nEnvoyé : mardi 2 juin 2026 09:00\nÀ : Anna Lind <anna@b.example>\nCc : Per <per@y.example>\nObjet : RE: Offre\n\nVous n'obtenez pas souvent d'e-mail à partir de olle@y.example. Pourquoi c'est important\n\nOld words.",
    ),
    "Outlook pt-BR": (
        "Bom dia,\n\nPedido confirmado: 12 caixas.\n\nAtt.\nAnna",
        "De: Olle Berg <olle@y.example>\nEnviado: terça-feira, 2 de junho de 2026 09:00\nPara: Anna Lind <anna@b.example>\nAssunto: RES: Proposta\n\nOld words.",
    ),
    "Outlook it": (
        "Buongiorno,\nconfermiamo l'ordine 4711.\nSaluti\nAnna",
        "Da: Olle Berg <olle@y.example>\nInviato: martedì 2 giugno 2026 09:00\nA: Anna Lind <anna@b.example>\nCc: per@y.example\nOggetto: R: Offerta\nPriorità: Alta\n\nOld words.",
    ),
    "Outlook pl": (
        "Dzień dobry,\n\nprosimy o 20 szt.\n\nPozdrawiam\nAnna",
        "From: Olle Berg <olle@y.example> \nSent: Tuesday, June 2, 2026 9:00 AM\nTo: Anna Lind <anna@b.example>\nSubject: ODP: Oferta\n\nOld words.",
    ),
    "Outlook cs": (
        "Dobrý den,\nobjednáváme 5 ks.\nS pozdravem\nAnna",
        "Od: Olle Berg <olle@y.example> \nOdesláno: úterý 2. června 2026 9:00\nKomu: Anna Lind <anna@b.example>\nKopie: per@y.example\nPředmět: RE: Nabídka\nDůležitost: Vysoká\n\nOld words.",
    ),
    "Outlook ja": (
        "Berg 様\n\nお世話になっております。10個でお願いいたします。\n\nリンド",
        "差出人: Olle Berg <olle@y.example>\n送信日時: 2026年6月2日 火曜日 9:00\n宛先: Anna Lind <anna@b.example>\nCC: per@y.example\n件名: RE: 見積\n\nOld words.",
    ),
    "Outlook zh": (
        "您好，\n\n我们订50台。谢谢！\n\n林安娜",
        "发件人: Olle Berg <olle@y.example>\n发送时间: 2026年6月2日 9:00\n收件人: Anna Lind <anna@b.example>\n抄送: per@y.example\n主题: 答复: 报价\n\nOld words.",
    ),
    "Apple ja": (
        "承知しました。",
        "2026/06/02 9:00、Olle Berg <olle@y.example>のメール：\n\n> Old words.",
    ),
    "Apple zh": (
        "好的，没问题。",
        "在 2026年6月2日，上午9:00，Olle Berg <olle@y.example> 写道：\n\n> Old words.",
    ),
    "iOS zh": (
        "可以。",
        "发自我的 iPhone\n\n在 2026年6月2日，09:00，Olle Berg <olle@y.example> 写道：\n\n> \ufeffOld words.",
    ),
    "iOS pt": (
        "Ok, obrigada!",
        "Enviado do meu iPhone\n\n> No dia 02/06/2026, às 09:00, Olle Berg <olle@y.example> escreveu:\n> \n> \ufeffOld words.",
    ),
    "iOS pt-BR": (
        "Fechado.",
        "Enviado do meu iPhone\n\n> Em 2 de jun. de 2026, à(s) 09:00, Olle Berg <olle@y.example> escreveu:\n> \n> \ufeffOld words.",
    ),
    "iOS de": (
        "Ja, gern.",
        "Von meinem iPhone gesendet\n\n> Am 02.06.2026 um 09:00 schrieb Olle Berg <olle@y.example>:\n> \n> \ufeffOld words.",
    ),
    "iOS it": (
        "Va bene.",
        "Inviato da iPhone\n\n> Il giorno 2 giu 2026, alle ore 09:00, Olle Berg <olle@y.example> ha scritto:\n> \n> \ufeffOld words.",
    ),
    "iOS cs": (
        "Ano, souhlasím.",
        "Odesláno z iPhonu\n\n> 2. 6. 2026 v 9:00, Olle Berg <olle@y.example>:\n> \n> \ufeffOld words.",
    ),
    "iOS pl": (
        "Tak, bierzemy.",
        "Wysłane z iPhone'a\n\n> Wiadomość napisana przez Olle Berg <olle@y.example> w dniu 02.06.2026, o godz. 09:00:\n> \n> \ufeffOld words.",
    ),
    "iOS da": (
        "Ja tak, 4 stk.",
        "Sendt fra min iPhone\n\n> Den 2. jun. 2026 kl. 09.00 skrev Olle Berg <olle@y.example>:\n> \n> \ufeffOld words.",
    ),
    "Notes, labels alone": (
        "Hello Olle,\n\nwe take the lot.\n\nAnna",
        "From:\nOlle Berg/HQ/ACME\nTo:\nAnna Lind <anna@b.example>\nCc:\nPer/HQ/ACME@ACME\nDate:\n02.06.2026 09:00\nSubject:\nRe: Offer\n\n\n\nOld words.",
    ),
    "Notes, old table": (
        "Hallo Olle,\n\nwir nehmen alles.\n\nAnna",
        "Olle Berg <olle@y.example> \n02.06.2026 09:00\n\nAn\nAnna Lind/B/ACME@ACME\nKopie\nper@y.example\nThema\nAngebot\n\n\n\n\n\nOld words.",
    ),
    "Notes, old table, English": (
        "Hi,\n\nfine with us.",
        '"Olle Berg" <olle@y.example> \n06/02/2026 09:00 AM\n\nTo\n"Anna Lind" <anna@b.example>\ncc\n\nSubject\nRE: Offer\n\n\n\n\n\nOld words.',
    ),
    "Notes, aligned": (
        "Hi Olle\n\nOk.\n\nMit freundlichen Grüßen / Kind regards\n\nAnna Lind",
        'Von:    "Olle Berg" <olle@y.example>\nAn:     "Anna Lind" <anna@b.example>\nKopie:  "per@y.example" <per@y.example>\nDatum:  02.06.2026 09:00\nBetreff:        [EXT] AW: Angebot\n\n\n\nOld words.',
    ),
    "Thunderbird pl": (
        "Tak, zgoda.",
        "W dniu 2.06.2026 o 09:00, Olle Berg pisze:\n> Old words.",
    ),
    "Thunderbird cs": (
        "Ano.",
        "Dne 02. 06. 26 v 9:00 Olle Berg napsal(a):\n> Old words.",
    ),
    "Thunderbird pt": (
        "Sim.",
        "Às 09:00 de 02/06/2026, Olle Berg escreveu:\n> Old words.",
    ),
    "Thunderbird pt-BR": (
        "Sim, pode ser.",
        "Em 02/06/2026 09:00, Olle Berg escreveu:\n> Old words.",
    ),
    "Thunderbird es": (
        "De acuerdo.",
        "El 2/6/26 a las 9:00, Olle Berg escribió:\n> Old words.",
    ),
    "Thunderbird Android": (
        "Fine.",
        "On 6/2/26 9:00 AM, Olle Berg <olle@y.example> wrote:\n> Old words.",
    ),
    "Thunderbird zh": (
        "可以。",
        "在 2026/6/2 9:00, Olle Berg 写道:\n> Old words.",
    ),
    "Roundcube pl": (
        "Tak.",
        "W dniu 2026-06-02 09:00, Olle Berg napisał(a):\n> Old words.",
    ),
    "Roundcube cs": (
        "Ano.",
        "Dne 2026-06-02 09:00, Olle Berg napsal:\n> Old words.",
    ),
    "Roundcube es": (
        "Sí.",
        "El 2026-06-02 09:00, Olle Berg escribió:\n> Old words.",
    ),
    "Roundcube ja": (
        "はい。",
        "2026-06-02 09:00 に Olle Berg さんは書きました:\n> Old words.",
    ),
    "Roundcube pt": (
        "Sim.",
        "A 2026-06-02 09:00, Olle Berg escreveu:\n> Old words.",
    ),
    "Horde de": (
        "Gern.",
        "Zitat von Olle Berg <olle@y.example>:\n\n> Old words.",
    ),
    "Horde fr": (
        "Oui.",
        "Olle Berg <olle@y.example> a écrit :\n\n> Old words.",
    ),
    "Horde es": (
        "Vale.",
        "Olle Berg <olle@y.example> escribió:\n\n> Old words.",
    ),
    "Horde cs": (
        "Dobře.",
        "Citování Olle Berg <olle@y.example>:\n\n> Old words.",
    ),
    "Horde pl": (
        "Dobrze.",
        "Cytowanie Olle Berg <olle@y.example>:\n\n> Old words.",
    ),
    "Horde pt": (
        "Certo.",
        "Citando Olle Berg <olle@y.example>:\n\n> Old words.",
    ),
    "Samsung de": (
        "Alles klar, wir holen es ab.",
        "Von meinem/meiner Galaxy gesendet\n\n\n-------- Ursprüngliche Nachricht --------\nVon: Olle Berg <olle@y.example>\nDatum: 02.06.26 09:00 (GMT+01:00)\nAn: Anna Lind <anna@b.example>\nBetreff: Re: Angebot\n\nOld words.",
    ),
    "Samsung fr": (
        "Parfait.",
        "Envoyé depuis mon appareil Galaxy\n\n\n-------- Message d'origine --------\nDe : Olle Berg <olle@y.example>\nDate : 02/06/2026 09:00 (GMT+01:00)\nÀ : Anna Lind <anna@b.example>\nObjet : Re: Offre\n\nOld words.",
    ),
    "Samsung es": (
        "Perfecto.",
        "Enviado desde mi Galaxy\n\n\n-------- Mensaje original --------\nDe: Olle Berg <olle@y.example>\nFecha: 2/6/26 9:00 (GMT+01:00)\nPara: Anna Lind <anna@b.example>\nAsunto: Re: Oferta\n\nOld words.",
    ),
    "Samsung it": (
        "Perfetto.",
        "Inviato dal mio Galaxy\n\n\n-------- Messaggio originale --------\nDa: Olle Berg <olle@y.example>\nData: 02/06/26 09:00 (GMT+01:00)\nA: Anna Lind <anna@b.example>\nOggetto: Re: Offerta\n\nOld words.",
    ),
    "Samsung pl": (
        "Super.",
        "Wysłano z mojego Galaxy\n\n\n-------- Oryginalna wiadomość --------\nOd: Olle Berg <olle@y.example>\nData: 02.06.2026 09:00 (GMT+01:00)\nDo: Anna Lind <anna@b.example>\nTemat: Re: Oferta\n\nOld words.",
    ),
    "Samsung cs": (
        "Skvělé.",
        "Odesláno z mého Galaxy\n\n\n-------- Původní zpráva --------\nOd: Olle Berg <olle@y.example>\nDatum: 02.06.26 9:00 (GMT+01:00)\nKomu: Anna Lind <anna@b.example>\nPředmět: Re: Nabídka\n\nOld words.",
    ),
    "Web.de app": (
        "Passt!",
        "-- \nDiese Nachricht wurde von meinem Android Mobiltelefon mit WEB.DE Mail gesendet.\n\nAm 02.06.26, 09:00, Olle Berg <olle@y.example> schrieb:\n> Old words.",
    ),
    "GMX app": (
        "Passt!",
        "Gesendet mit der GMX Mail App\n\nAm 02.06.26 um 09:00 schrieb Olle Berg\n\n> Old words.",
    ),
    "Open-Xchange, lead marked": (
        "Ja, 7 Stück.",
        "> Olle Berg <olle@y.example> hat am 02.06.2026 09:00 CEST geschrieben:\n> \n>  \n> Old words.",
    ),
    "Zimbra de": (
        "Gut.",
        '----- Ursprüngliche Mail -----\nVon: "Olle Berg" <olle@y.example>\nAn: "Anna Lind" <anna@b.example>\nGesendet: Dienstag, 2. Juni 2026 09:00:00\nBetreff: Angebot\n\nOld words.',
    ),
    "Proton de": (
        "Ja bitte.",
        "Gesendet von Proton Mail für Android.\n\n\n-------- Original-Nachricht --------\nAm Dienstag, 02.06.26 um 09:00 schrieb Olle Berg <olle@y.example>:\n\n>  Old words.",
    ),
    "Proton fr": (
        "Oui.",
        "Envoyé avec la messagerie sécurisée Proton Mail.\n\nLe mardi 2 juin 2026 à 09:00, Olle Berg <olle@y.example> a écrit :\n\n> Old words.",
    ),
    "Tuta": (
        "Works for us.",
        "-- \nSent with Tuta; enjoy secure & ad-free emails: \nhttps://tuta.com\n\n\nJun 2, 2026, 09:00 by olle@y.example:\n\n> Old words.",
    ),
    "Tuta de": (
        "Passt.",
        "--\nSicher versendet mit Tuta Mail: \nhttps://tuta.com/free-email\n\n\n02.06.2026, 09:00 von olle@y.example:\n\n> Old words.",
    ),
    "Tutanota old": (
        "Fine.",
        "--\n Sent with Tutanota, the secure & ad-free mailbox: \n https://tutanota.com\n\n\n2. Jun 2026, 09:00 by olle@y.example:\n\n> Old words.",
    ),
    "Odoo": (
        "Hello,\n\nwe confirm.",
        "--\nSent by Acme using Odoo.",
    ),
    "Odoo, linked": (
        "Hello,\n\nwe confirm.",
        "Sent by Acme using Odoo <https://www.odoo.com?utm_source=db&utm_medium=email>",
    ),
    "Odoo de": (
        "Hallo,\n\nwir bestätigen.",
        "--\nGesendet von Acme GmbH über Odoo.",
    ),
    "Help Scout": (
        "Hi Olle,\n\nyour order is on its way.",
        "-- \nAnna\nAcme Support\n\n{#HS:2345678901-12345#}\n\nOn Tue, Jun 2, 2026 at 9:00 AM CEST, Olle Berg <olle@y.example> wrote:\n\n> Old words.",
    ),
    "Help Scout, tag alone": (
        "Hi Olle,\n\nyour order is on its way.",
        "{#HS:2345678901-12345#}",
    ),
    "Zendesk": (
        "Hello Olle,\n\nthe pump is in stock.",
        "--------------------------------\nThis email is a service from Acme Support. Delivered by Zendesk\n\n[8XQ0ZP-4RK1]",
    ),
    "Freshdesk": (
        "Hi Olle,\n\nthe pump is in stock.\n\nTicket: https://acme.freshdesk.com/helpdesk/tickets/4711",
        "On Tue, 2 Jun at 9:00 AM , Olle Berg <olle@y.example> wrote:\n\nOld words.",
    ),
    "Salesforce": (
        "Hi Olle,\n\nsee the quote.",
        "--------------- Original Message ---------------\nFrom: Olle Berg [olle@y.example]\nSent: 6/2/2026, 9:00 AM\nTo: anna@b.example\nSubject: Offer\n\nOld words.\n\nref:!00D2000000Abc.!5002000000XyZ:ref",
    ),
    "Dynamics 365": (
        "Hi Olle,\n\nsee the quote.",
        "------------------- Original Message -------------------\nFrom: Olle Berg; \nReceived: Tue Jun 02 2026 09:00:00 GMT+0200 (Central European Summer Time)\nTo: Anna Lind; anna@b.example; \nSubject: Offer\n\nOld words.",
    ),
    "Zoho Desk": (
        "Hi,\n\ndone.",
        "---- on Tue, 02 Jun 2026 09:00:00 +0200 olle@y.example wrote ----\n\nOld words.",
    ),
    "Jira": (
        "Please close it.",
        "—-—-—-—\nReply above this line.\n\nOlle Berg commented:\n\nOld words.",
    ),
}

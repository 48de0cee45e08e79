"""Reports as providers write them, in several languages: (headers, text). Each is about gone@z.example."""

BOUNCES_OF_PROVIDERS: dict[str, tuple[str, str]] = {
    "Postfix delayed": (
        "From: MAILER-DAEMON@mx.y.example (Mail Delivery System)\nSubject: Delayed Mail (still being retried)\nAuto-Submitted: auto-replied",
        "This is the mail system at host mx.y.example.\n\n####################################################################\n# THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #\n####################################################################\n\nYour message could not be delivered for more than 4 hour(s).\nIt will be retried until it is 5 day(s) old.\n\n<gone@z.example>: connect to mx.z.example[192.0.2.1]:25: Connection timed out",
    ),
    "qmail": (
        "From: MAILER-DAEMON@y.example\nSubject: failure notice",
        "Hi. This is the qmail-send program at y.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<gone@z.example>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 5.1.1 User unknown\nGiving up on 192.0.2.1.\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <us@y.example>\nTo: gone@z.example",
    ),
    "sendmail": (
        "From: Mail Delivery Subsystem <MAILER-DAEMON@y.example>\nSubject: Returned mail: see transcript for details",
        "The original message was received at Tue, 2 Jun 2026 09:00:00 +0200\nfrom localhost [127.0.0.1]\n\n   ----- The following addresses had permanent fatal errors -----\n<gone@z.example>\n    (reason: 550 5.1.1 <gone@z.example>... User unknown)\n\n   ----- Transcript of session follows -----\n... while talking to mx.z.example.:\n>>> DATA\n<<< 550 5.1.1 <gone@z.example>... User unknown\n550 5.1.1 <gone@z.example>... User unknown",
    ),
    "OpenSMTPD": (
        "From: Mailer Daemon <MAILER-DAEMON@mx.y.example>\nSubject: Delivery status notification: error",
        "    Hi!\n\n    This is the MAILER-DAEMON, please DO NOT REPLY to this email.\n\n    An error has occurred while attempting to deliver a message for\n    the following list of recipients:\n\ngone@z.example: 550 5.1.1 unknown user\n\n    Below is a copy of the original message:\n\nTo: gone@z.example",
    ),
    "Haraka": (
        "From: MAILER-DAEMON@mx.y.example\nSubject: failure notice",
        "Hi. This is the Haraka mailer program at mx.y.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\nIntended Recipients: <gone@z.example>\nFailure Reason: 550 5.1.1 no such user",
    ),
    "Zimbra": (
        "From: MAILER-DAEMON@mail.y.example (Mail Delivery System)\nSubject: Undelivered Mail Returned to Sender",
        "I'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients. It's attached below.\n\n<gone@z.example>: host mx.z.example[192.0.2.1] said: 550 5.7.1 rejected",
    ),
    "Gmail blocked": (
        "From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>\nSubject: Delivery Status Notification (Failure)\nX-Failed-Recipients: gone@z.example\nAuto-Submitted: auto-replied",
        "** Message blocked **\n\nYour message to gone@z.example has been blocked. See technical details below for more information.\n\nThe response was:\n\n554 5.7.1 blocked",
    ),
    "Gmail es": (
        "From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>\nSubject: Delivery Status Notification (Failure)",
        "** No se ha encontrado la dirección **\n\nTu mensaje no se ha entregado a gone@z.example porque no se ha encontrado la dirección o esta no puede recibir correo.",
    ),
    "Gmail pl": (
        "From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>\nSubject: Delivery Status Notification (Failure)",
        "** Nie znaleziono adresu **\n\nTwoja wiadomość do gone@z.example nie została dostarczona, ponieważ nie można znaleźć adresu.",
    ),
    "Gmail ru": (
        "From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>\nSubject: Delivery Status Notification (Failure)",
        "** Адрес не найден **\n\nВаше сообщение не доставлено по адресу gone@z.example, так как он не найден.",
    ),
    "Gmail ja": (
        "From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>\nSubject: Delivery Status Notification (Failure)",
        "** アドレスが見つかりません **\n\nアドレスが見つからないか、メールを受信できないため、メールは gone@z.example に配信されませんでした。",
    ),
    "M365 de": (
        "From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@y.onmicrosoft.com>\nSubject: Unzustellbar: Angebot",
        "Fehler bei der Übermittlung an folgende Empfänger oder Gruppen:\n\ngone@z.example (gone@z.example)\nIhre Nachricht wurde nicht zugestellt. Trotz mehrerer Versuche konnte keine Verbindung hergestellt werden.",
    ),
    "M365 fi": (
        "From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@y.onmicrosoft.com>\nSubject: Ei voi toimittaa: Tarjous",
        "Viestiäsi vastaanottajalle gone@z.example ei voitu toimittaa.\n\nKäyttäjää gone ei löytynyt kohteesta z.example.",
    ),
    "M365 da": (
        "From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@y.onmicrosoft.com>\nSubject: Kan ikke leveres: Tilbud",
        "Din meddelelse til gone@z.example kunne ikke leveres.\n\ngone blev ikke fundet på z.example.",
    ),
    "M365 pl": (
        "From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@y.onmicrosoft.com>\nSubject: Niedostarczalne: Oferta",
        "Nie można było dostarczyć wiadomości do gone@z.example.\n\nNie odnaleziono użytkownika gone w domenie z.example.",
    ),
    "M365 cs": (
        "From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@y.onmicrosoft.com>\nSubject: Nedoručitelné: Nabídka",
        "Vaši zprávu adresátovi gone@z.example nebylo možné doručit.",
    ),
    "M365 pt": (
        "From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@y.onmicrosoft.com>\nSubject: Não é possível entregar: Proposta",
        "A sua mensagem para gone@z.example não pôde ser entregue.",
    ),
    "Exchange quota": (
        "From: postmaster@z.example\nSubject: Undeliverable: Offer\nX-MS-Exchange-Message-Is-Ndr:",
        "Delivery has failed to these recipients or groups:\n\ngone@z.example\nThe recipient's mailbox is full and can't accept messages now. Please try resending your message later, or contact the recipient directly.",
    ),
    "Mail.ru ru": (
        "From: mailer-daemon@mail.ru\nSubject: Mail failure.",
        "Это письмо создано автоматически сервером Mail.Ru, отвечать на него не нужно.\n\nК сожалению, Ваше письмо не может быть доставлено одному или нескольким получателям:\n\n**********************\n\ngone@z.example SMTP error from remote mail server: 550 no such user",
    ),
    "Yandex ru": (
        "From: mailer-daemon@yandex.ru\nSubject: Недоставленное сообщение",
        "Это письмо отправлено почтовым сервером yandex.ru.\n\nК сожалению, мы вынуждены сообщить Вам о том, что Ваше письмо не может\nбыть отправлено одному или нескольким адресатам. Технические подробности можно найти ниже.\n\n<gone@z.example>: host mx.z.example[192.0.2.1] said: 550 5.1.1",
    ),
    "QQ": (
        "From: 邮件系统 <postmaster@qq.com>\nSubject: 系统退信",
        "抱歉，您的邮件被退回来了……\n\n原邮件信息：\n收件人：gone@z.example\n退信原因：收件人邮件地址（gone@z.example）不存在，邮件无法送达。",
    ),
    "163": (
        "From: Postmaster@163.com\nSubject: 系统退信/Systems bounce",
        "邮件未送达\n\n您发给 gone@z.example 的邮件未能送达。\n\n退信原因：550 User not found: gone@z.example",
    ),
    "T-Online": (
        "From: MAILER-DAEMON@t-online.de\nSubject: Undelivered Mail Returned to Sender",
        "|------------------------- Message log follows: -------------------------|\n no valid recipients were found for this message\n|------------------------- Failed addresses follow: ---------------------|\n <gone@z.example> ... unknown user\n|------------------------- Message text follows: ------------------------|\n To: gone@z.example",
    ),
    "GMX": (
        "From: GMX Mailer Daemon <mailer-daemon@gmx.net>\nSubject: Mail delivery failed: returning message to sender",
        "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of\nits recipients. This is a permanent error. The following address\nfailed:\n\ngone@z.example:\nSMTP error from remote server for RCPT TO command, host: mx.z.example (192.0.2.1) reason: 550 Requested action not taken: mailbox unavailable",
    ),
    "Orange fr": (
        "From: Mail Delivery System <MAILER-DAEMON@orange.fr>\nSubject: Message non distribué",
        "Votre message n'a pas pu être remis à un ou plusieurs destinataires.\n\n<gone@z.example>: 550 5.1.1 Adresse inconnue",
    ),
    "Aruba it": (
        "From: postmaster@aruba.it\nSubject: Mancata consegna",
        "Il messaggio non è stato recapitato al seguente destinatario:\n\ngone@z.example\n\n550 utente sconosciuto",
    ),
    "PEC it": (
        "From: posta-certificata@legalmail.it\nSubject: AVVISO DI MANCATA CONSEGNA: Offerta\nX-Ricevuta: errore-consegna",
        'Avviso di mancata consegna\n\nIl giorno 02/06/2026 alle ore 09:00:00 (+0200) nel messaggio\n"Offerta" proveniente da "us@y.example"\ne destinato all\'utente "gone@z.example"\nè stato rilevato un errore 5.1.1 - InfoCert S.p.A. - indirizzo non valido.\nIl messaggio è stato rifiutato dal sistema.',
    ),
    "UOL pt": (
        "From: MAILER-DAEMON@uol.com.br\nSubject: Mensagem não entregue",
        "Sua mensagem não foi entregue ao seguinte destinatário:\n\n<gone@z.example>: 550 usuário desconhecido",
    ),
    "Docomo ja": (
        "From: Mail Administrator <postmaster@docomo.ne.jp>\nSubject: Mail System Error - Returned Mail",
        "This Message was undeliverable due to the following reason:\n\nEach of the following recipients was rejected by a remote mail server.\nThe reasons given by the server are included to help you determine why\neach recipient was rejected.\n\n    Recipient: <gone@z.example>\n    Reason:    Unknown user",
    ),
}

MORE_OF_PROVIDERS: dict[str, tuple[str, str]] = {
    "Postfix de": (
        "From: Mail Delivery System <MAILER-DAEMON@mx.y.example>\nSubject: Unzustellbare Nachricht",
        "Dies ist das Mailsystem auf mx.y.example.\n\nIhre Nachricht konnte nicht zugestellt werden.\n\n<gone@z.example>: host mx.z.example[192.0.2.1] said: 550 5.1.1 unbekannt",
    ),
    "Exim de": (
        "From: Mail Delivery System <Mailer-Daemon@y.example>\nSubject: Nachricht konnte nicht zugestellt werden",
        "Eine von Ihnen gesendete Nachricht konnte nicht zugestellt werden.\n\n  gone@z.example\n    550 5.1.1 unbekannt",
    ),
    "sendmail warning": (
        "From: Mail Delivery Subsystem <MAILER-DAEMON@y.example>\nSubject: Warning: could not send message for past 4 hours",
        "    **********************************************\n    **      THIS IS A WARNING MESSAGE ONLY      **\n    **  YOU DO NOT NEED TO RESEND YOUR MESSAGE  **\n    **********************************************\n\nThe original message was received at Tue, 2 Jun 2026\n\n   ----- Transcript of session follows -----\n<gone@z.example>... Deferred: Connection timed out with mx.z.example.\nWarning: message still undelivered after 4 hours",
    ),
    "Cisco": (
        "From: MAILER-DAEMON@mx.z.example\nSubject: Undeliverable Message",
        "Delivery to the following recipient failed permanently:\n\n  gone@z.example\n\nReason: 5.1.1",
    ),
    "M365 es": (
        "From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@y.example>\nSubject: No se puede entregar: Oferta",
        "Error de entrega a estos destinatarios o grupos:\n\ngone@z.example\nNo se encontró la dirección de correo electrónico especificada.",
    ),
    "M365 fr": (
        "From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@y.example>\nSubject: Non remis : Offre",
        "Échec de la remise pour ces destinataires ou groupes :\n\ngone@z.example\nL’adresse e-mail que vous avez entrée est introuvable.",
    ),
    "M365 sv": (
        "From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@y.example>\nSubject: Går inte att leverera: Offert",
        "Det gick inte att leverera till följande mottagare eller grupper:\n\ngone@z.example\nE-postadressen som du angav hittades inte.",
    ),
    "M365 nl": (
        "From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@y.example>\nSubject: Onbestelbaar: Offerte",
        "Bezorging aan de volgende geadresseerden of groepen is mislukt:\n\ngone@z.example",
    ),
    "M365 it": (
        "From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@y.example>\nSubject: Non recapitabile: Offerta",
        "Impossibile recapitare il messaggio a gone@z.example.",
    ),
    "M365 ja": (
        "From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@y.example>\nSubject: 配信不能: 見積",
        "gone@z.example へのメッセージを配信できませんでした。",
    ),
    "M365 zh": (
        "From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@y.example>\nSubject: 无法送达: 报价",
        "您发送给 gone@z.example 的邮件无法送达。",
    ),
    "gmail it": (
        "From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>\nSubject: Delivery Status Notification (Failure)",
        "** Indirizzo non trovato **\n\nIl tuo messaggio non è stato recapitato a gone@z.example perché l'indirizzo non è stato trovato.",
    ),
    "gmail pt": (
        "From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>\nSubject: Delivery Status Notification (Failure)",
        "** Endereço não encontrado **\n\nSua mensagem não foi entregue a gone@z.example porque o endereço não foi encontrado.",
    ),
    "gmail full": (
        "From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>\nSubject: Delivery Status Notification (Failure)",
        "** Recipient inbox full **\n\nYour message couldn't be delivered to gone@z.example. Their inbox is full, or it's getting too much mail right now.",
    ),
    "Yahoo": (
        "From: MAILER-DAEMON@yahoo.com\nSubject: Failure Notice",
        "Sorry, we were unable to deliver your message to the following address.\n\n<gone@z.example>:\n552: 1 Requested mail action aborted, mailbox not found",
    ),
    "AOL": (
        "From: MAILER-DAEMON@aol.com\nSubject: Mail Delivery Problem",
        "Your mail to the following recipients could not be delivered because they are not accepting mail from us:\n\n\tgone@z.example",
    ),
    "Amazon WorkMail": (
        "From: postmaster@amazonses.com\nSubject: Delivery Status Notification (Failure)",
        "An error occurred while trying to deliver the mail to the following recipients:\ngone@z.example",
    ),
    "OVH": (
        "From: MAILER-DAEMON@ovh.net\nSubject: Undelivered Mail Returned to Sender",
        "This is the mail system at host mo1.mail-out.ovh.net.\n\n<gone@z.example>: host mx said: 550 5.1.1 Mailbox does not exist (in reply to RCPT TO command)",
    ),
    "Ionos": (
        "From: Mail Delivery System <mailer-daemon@kundenserver.de>\nSubject: Mail delivery failed: returning message to sender",
        "This message was created automatically by mail delivery software.\n\nThe following address failed:\n\n    gone@z.example:\n        550 unknown",
    ),
    "Strato": (
        "From: MAILER-DAEMON@strato.de\nSubject: Undelivered Mail Returned to Sender",
        "I'm sorry to have to inform you that your message could not be delivered.\n\n<gone@z.example>: 550",
    ),
    "Seznam cs": (
        "From: MAILER-DAEMON@seznam.cz\nSubject: Zprava nebyla dorucena / Undelivered Mail",
        "Vaše zpráva nebyla doručena.\n\n<gone@z.example>: 550 5.1.1",
    ),
    "WP pl": (
        "From: Mailer-Daemon@wp.pl\nSubject: Wiadomosc nie zostala dostarczona",
        "Twoja wiadomość nie została dostarczona do:\n\ngone@z.example\n550 brak konta",
    ),
    "nazwa pl": (
        "From: MAILER-DAEMON@nazwa.pl\nSubject: failure notice",
        "Hi. This is the qmail-send program.\n\n<gone@z.example>:\nThis address no longer accepts mail.",
    ),
    "Telenor nb": (
        "From: postmaster@online.no\nSubject: Melding kunne ikke leveres",
        "Meldingen din til gone@z.example kunne ikke leveres.\n550 ukjent",
    ),
    "TDC da": (
        "From: postmaster@tdc.dk\nSubject: Meddelelsen kunne ikke afleveres",
        "Din meddelelse kunne ikke afleveres til:\n\ngone@z.example",
    ),
    "KPN nl": (
        "From: postmaster@kpn.com\nSubject: Bericht niet afgeleverd",
        "Uw bericht is niet afgeleverd bij:\n\ngone@z.example\n550",
    ),
}

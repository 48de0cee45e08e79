"""Reports that servers write in words alone: (headers, text). Each is about gone@z.example."""

GONE_ADDRESS = "gone@z.example"
_DAEMON = "From: Mail Delivery System <mailer-daemon@x.example>"

BOUNCES = {
    "Postfix": (
        f"{_DAEMON}\nSubject: Undelivered Mail Returned to Sender",
        (
            "This is the mail system at host mail.x.example.\n\nI'm sorry to have to inform you that your"
            " message could not\nbe delivered to one or more recipients. It's attached below.\n\n"
            "For further assistance, please send mail to postmaster.\n\n                   The mail system\n\n"
            "<gone@z.example>: host mx.z.example[192.0.2.1] said: 550 5.1.1\n    <gone@z.example>: Recipient"
            " address rejected: User unknown (in reply to RCPT TO\n    command)"
        ),
    ),
    "Exim": (
        (
            "From: Mail Delivery System <Mailer-Daemon@x.example>\nSubject: Mail delivery failed: returning"
            " message to sender\nX-Failed-Recipients: gone@z.example"
        ),
        (
            "This message was created automatically by mail delivery software.\n\nA message that you sent"
            " could not be delivered to one or more of its\nrecipients. This is a permanent error. The"
            " following address(es) failed:\n\n  gone@z.example\n    host mx.z.example [192.0.2.1]\n    SMTP"
            " error from remote mail server after RCPT TO:<gone@z.example>:\n    550 unknown user"
        ),
    ),
    "Exim, no header": (
        (
            "From: Mail Delivery System <Mailer-Daemon@x.example>\nSubject: Mail delivery failed: returning"
            " message to sender"
        ),
        (
            "A message that you sent could not be delivered to all of its recipients. The\nfollowing address"
            "(es) failed:\n\n  gone@z.example\n    Unrouteable address\n\n------ This is a copy of the message,"
            " including all the headers. ------\n\nFrom: us@y.example\nTo: gone@z.example\nCc: fine@z.example\n"
        ),
    ),
    "Sendmail": (
        (
            "From: Mail Delivery Subsystem <MAILER-DAEMON@x.example>\nSubject: Returned mail: see transcript"
            " for details"
        ),
        (
            "The original message was received at Tue, 2 Jun 2026 09:00:00 +0200\nfrom y.example"
            " [192.0.2.1]\n\n   ----- The following addresses had permanent fatal errors -----\n<gone@z.example>"
            "\n    (reason: 550 5.1.1 <gone@z.example>... User unknown)\n\n   ----- Transcript of session"
            " follows -----\n... while talking to mx.z.example.:\n>>> DATA\n<<< 550 5.1.1 <gone@z.example>..."
        ),
    ),
    "qmail": (
        "From: MAILER-DAEMON@x.example\nSubject: failure notice",
        (
            "Hi. This is the qmail-send program at x.example.\nI'm afraid I wasn't able to deliver your"
            " message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't"
            " work out.\n\n<gone@z.example>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 No such"
            " user\nGiving up on 192.0.2.1.\n\n--- Below this line is a copy of the message.\n\nTo:"
            " gone@z.example\nFrom: us@y.example"
        ),
    ),
    "Gmail": (
        (
            "From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>\nSubject: Delivery Status"
            " Notification (Failure)"
        ),
        (
            "** Address not found **\n\nYour message wasn't delivered to gone@z.example because the address"
            " couldn't be found, or is unable to receive mail.\n\nThe response was:\n550 5.1.1 The email account"
            " that you tried to reach does not exist."
        ),
    ),
    "Exchange": (
        "From: postmaster@y.example\nSubject: Undeliverable: Offer 4711",
        (
            "Delivery has failed to these recipients or distribution lists:\n\ngone@z.example<mailto:gone@z"
            ".example>\nThe recipient's e-mail address was not found in the recipient's e-mail system.\n\n"
            "Diagnostic information for administrators:\n\nGenerating server: z.example\n\ngone@z.example\n#550"
            " 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##"
        ),
    ),
    "Office 365": (
        (
            "From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@y.example>\nSubject:"
            " Undeliverable: Offer 4711"
        ),
        (
            "Your message to gone@z.example couldn't be delivered.\ngone wasn't found at z.example.\n\nus Office"
            " 365 gone\nAction Required Recipient\nUnknown To address\n\nHow to Fix It\nThe address may be"
            " misspelled or may not exist."
        ),
    ),
    "Office 365 de": (
        "From: Microsoft Outlook <postmaster@y.example>\nSubject: Unzustellbar: Angebot 4711",
        (
            "Ihre Nachricht an gone@z.example konnte nicht zugestellt werden.\n\ngone wurde in z.example nicht"
            " gefunden."
        ),
    ),
    "Exchange fr": (
        "From: postmaster@y.example\nSubject: Non remis : Offre 4711",
        (
            "Échec de la remise pour ces destinataires ou groupes :\n\ngone@z.example (gone@z.example)\nL’adresse"
            " de messagerie que vous avez entrée est introuvable."
        ),
    ),
    "Exchange sv": (
        "From: postmaster@y.example\nSubject: Kan inte levereras: Offert",
        (
            "Det gick inte att leverera till dessa mottagare eller grupper:\n\ngone@z.example\nE-postadressen du"
            " angav hittades inte."
        ),
    ),
    "Exchange fi": (
        "From: postmaster@y.example\nSubject: Toimittaminen epäonnistui: Tarjous",
        "Viestin toimittaminen seuraaville vastaanottajille epäonnistui:\n\ngone@z.example",
    ),
    "Exchange nl": (
        "From: postmaster@y.example\nSubject: Onbestelbaar: Offerte",
        "De bezorging aan de volgende geadresseerden of groepen is mislukt:\n\ngone@z.example",
    ),
    "Exchange es": (
        "From: postmaster@y.example\nSubject: No se puede entregar: Oferta",
        "No se pudo entregar el mensaje a los siguientes destinatarios:\n\ngone@z.example",
    ),
    "Exchange ru": (
        "From: postmaster@y.example\nSubject: Не удается доставить: Предложение",
        "Не удалось доставить сообщение следующим получателям:\n\ngone@z.example",
    ),
    "Yahoo": (
        "From: MAILER-DAEMON@yahoo.example\nSubject: Failure Notice",
        (
            "Sorry, we were unable to deliver your message to the following address.\n\n<gone@z.example>:\n554:"
            " delivery error: dd This user doesn't have a z.example account (gone@z.example) [0]\n\n---------- Forwarded message"
            " ----------\nFrom: us@y.example\nTo: gone@z.example, fine@z.example"
        ),
    ),
    "Mail.ru": (
        "From: mailer-daemon@corp.mail.ru\nSubject: Mail failure.",
        (
            "Это письмо создано автоматически сервером Mail.Ru, отвечать на него не нужно.\n\nК сожалению, Ваше"
            " письмо не может быть доставлено одному или нескольким получателям:\n\n***********************\n\n"
            "gone@z.example\nuser not found"
        ),
    ),
    "Yandex": (
        "From: mailer-daemon@yandex.ru\nSubject: Недоставленное сообщение",
        (
            "Это письмо отправлено почтовым сервером yandex.ru.\n\nК сожалению, мы вынуждены сообщить Вам о том,"
            " что Ваше письмо не может\nбыть отправлено одному или нескольким адресатам.\n\n<gone@z.example>: host"
            " mx.z.example[192.0.2.1] said: 550 5.1.1 No such user"
        ),
    ),
    "Mailgun": (
        "From: Mail Delivery System <mailer-daemon@mailgun.example>\nSubject: Delivery failed",
        (
            "The following message to <gone@z.example> was undeliverable.\nThe reason for the problem:\n5.1.0 -"
            " Unknown address error 550-'5.1.1 The email account does not exist.'"
        ),
    ),
    "Notes": (
        (
            "From: postmaster@y.example\nSubject: DELIVERY FAILURE: User gone (gone@z.example) not listed in"
            " Domino Directory"
        ),
        (
            "Your message\n\n  Subject: Offer 4711\n\nwas not delivered to:\n\n  gone@z.example\n\nbecause:\n\n"
            "  User gone (gone@z.example) not listed in Domino Directory"
        ),
    ),
    "GroupWise": (
        "From: <postmaster@y.example>\nSubject: Message status - undeliverable",
        "The message that you sent was undeliverable to the following:\n\tgone@z.example (user not found)",
    ),
    "GMX": (
        (
            "From: GMX Mailer Daemon <mailer-daemon@gmx.example>\nSubject: Mail delivery failed: returning message"
            " to sender"
        ),
        (
            "This message was created automatically by mail delivery software.\n\nA message that you sent could"
            " not be delivered to\none or more of its recipients. This is a permanent error.\n\nThe following"
            " address failed:\n\ngone@z.example:\nSMTP error from remote server for RCPT TO command, host:"
            " mx.z.example"
        ),
    ),
    "without a daemon": (
        "From: root@x.example\nSubject: Undeliverable mail",
        "Your mail could not be delivered:\n\n<gone@z.example>\n550 User unknown",
    ),
    "delayed": (
        f"{_DAEMON}\nSubject: Delayed Mail (still being retried)",
        (
            "Your message could not be delivered for more than 4 hour(s).\nIt will be retried until it is 5 day(s)"
            " old.\n\n<gone@z.example>: connect to mx.z.example[192.0.2.1]:25: Connection timed out"
        ),
    ),
    "SES": (
        "From: AWS Notifications <no-reply@sns.amazonaws.example>\nSubject: AWS Notification Message",
        (
            '{"notificationType":"Bounce","bounce":{"bounceType":"Permanent","bouncedRecipients":[{'
            '"emailAddress":"gone@z.example","status":"5.1.1","diagnosticCode":"smtp; 550 user unknown"}]}}\n\n'
            "--\nIf you wish to stop receiving notifications from this topic, click below"
        ),
    ),
    "SES event": (
        "From: AWS Notifications <no-reply@sns.amazonaws.example>\nSubject: Amazon SES Email Event",
        (
            '{"eventType":"DeliveryDelay","deliveryDelay":{"delayedRecipients":[{"emailAddress":'
            '"gone@z.example","status":"4.4.1"}]}}'
        ),
    ),
}

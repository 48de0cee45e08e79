"""Reports in words alone, as more servers write them: (headers, text). Each is about gone@z.example."""

MORE_BOUNCES: dict[str, tuple[str, str]] = {
    "Barracuda": (
        "From: barracuda@mx.z.example\nSubject: **Message you sent blocked by our bulk email filter**",
        "Your message to: gone@z.example\nwas blocked by our Spam Firewall. The email you sent with the following subject has NOT BEEN DELIVERED:\n\nSubject: Offer 4711\n\nAn administrator has been notified.",
    ),
    "IronPort": (
        "From: Mail Delivery System <MAILER-DAEMON@mx.z.example>\nSubject: Delivery Status Notification (Failure)",
        "The following message to <gone@z.example> was undeliverable.\nThe reason for the problem:\n5.1.0 - Unknown address error 550-'5.1.1 User unknown'",
    ),
    "Mimecast": (
        "From: <postmaster@y.example>\nSubject: [Postmaster] Email Delivery Failure",
        "Email Delivery Failure\n\nThis is a delivery failure notification message indicating that an email you addressed to:\n-- gone@z.example\n\ncould not be delivered. The problem appears to be:\n-- Recipient server address issue\n\nAdditional information follows:\n-- 550 5.1.1 unknown",
    ),
    "Proofpoint": (
        "From: Mail Delivery System <MAILER-DAEMON@mx.z.example>\nSubject: Returned mail: see transcript for details",
        "The original message was received at Tue, 2 Jun 2026\n\n   ----- The following addresses had permanent fatal errors -----\n<gone@z.example>\n    (reason: 550 5.1.1 No such user)\n",
    ),
    "Exchange 5.5": (
        "From: System Administrator <postmaster@y.example>\nSubject: Undeliverable: Offer",
        "Your message\n\n  To:      gone@z.example\n  Subject: Offer\n  Sent:    Tue, 2 Jun 2026 09:00:00 +0200\n\ndid not reach the following recipient(s):\n\ngone@z.example on Tue, 2 Jun 2026 09:00:05 +0200\n    The recipient name is not recognized",
    ),
    "Exchange 2003": (
        "From: postmaster@y.example\nSubject: Delivery Status Notification (Failure)",
        "This is an automatically generated Delivery Status Notification.\n\nDelivery to the following recipients failed.\n\n       gone@z.example\n",
    ),
    "Exchange 2007": (
        "From: Microsoft Exchange <postmaster@y.example>\nSubject: Undeliverable: Offer",
        "Delivery has failed to these recipients or distribution lists:\n\ngone@z.example\nThe recipient's e-mail address was not found in the recipient's e-mail system.\n\n  _____\n\nSent by Microsoft Exchange Server 2007\n\nDiagnostic information for administrators:\n\nGenerating server: y.example\n\ngone@z.example\n#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##",
    ),
    "Exchange 2013": (
        "From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@y.example>\nSubject: Undeliverable: Offer",
        "Delivery has failed to these recipients or groups:\n\ngone@z.example<mailto:gone@z.example>\nThe e-mail address you entered couldn't be found.\n",
    ),
    "Office 365": (
        "From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@y.onmicrosoft.com>\nSubject: Undeliverable: Offer",
        "Your message to gone@z.example couldn't be delivered.\n\ngone wasn't found at z.example.\n\nus     Office 365     gone\nAction Required            Recipient\n\nUnknown To address\n",
    ),
    "Exchange nb": (
        "From: Microsoft Outlook <postmaster@y.example>\nSubject: Kan ikke leveres: Tilbud",
        "Leveringen til disse mottakerne eller gruppene mislyktes:\n\ngone@z.example<mailto:gone@z.example>\nFinner ikke e-postadressen du angav.",
    ),
    "Exchange ru": (
        "From: Microsoft Outlook <postmaster@y.example>\nSubject: Не удается доставить: Предложение",
        "Сбой доставки следующим получателям или группам:\n\ngone@z.example<mailto:gone@z.example>\nАдрес электронной почты не найден.",
    ),
    "Exim": (
        "From: Mail Delivery System <MAILER-DAEMON@mx.z.example>\nSubject: Mail delivery failed: returning message to sender",
        "A message that you sent could not be delivered to one or more of its recipients. This is a permanent error. The following address(es) failed:\n\n  gone@z.example\n    host mx.z.example [192.0.2.1]\n    SMTP error from remote mail server after RCPT TO:<gone@z.example>:\n    550 No such user",
    ),
    "Exim ru": (
        "From: Mail Delivery System <MAILER-DAEMON@mx.z.example>\nSubject: Ошибка доставки",
        "Сообщение не доставлено следующим получателям:\n\n  gone@z.example\n",
    ),
    "Yandex": (
        "From: mailer-daemon@yandex.ru\nSubject: Недоставленное сообщение",
        "Это письмо отправлено почтовым сервером yandex.ru.\n\nК сожалению, мы вынуждены сообщить Вам о том, что Ваше письмо не может\nбыть отправлено одному или нескольким адресатам.\n\n<gone@z.example>: host mx.z.example said: 550 5.1.1 No such user",
    ),
    "Mail.ru": (
        "From: mailer-daemon@corp.mail.ru\nSubject: Mail failure.",
        "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its recipients.\n\n  gone@z.example\n    550 no such user",
    ),
    "Rambler": (
        "From: MAILER-DAEMON@rambler.ru\nSubject: Undelivered Mail Returned to Sender",
        "This is the mail system at host rambler.ru.\n\n<gone@z.example>: user unknown",
    ),
    "Domino": (
        "From: Postmaster@z.example\nSubject: DELIVERY FAILURE: User gone (gone@z.example) not listed in Domino Directory",
        "Your message\n\n  Subject: Offer\n\nwas not delivered to:\n\n  gone@z.example\n\nbecause:\n\n  User gone (gone@z.example) not listed in Domino Directory",
    ),
    "Domino de": (
        "From: Postmaster@z.example\nSubject: ZUSTELLUNGSFEHLER: Benutzer nicht im Verzeichnis",
        "Ihre Nachricht\n\n  Betreff: Offer\n\nwurde nicht zugestellt an:\n\n  gone@z.example\n\nwegen:\n\n  Benutzer gone nicht im Domino-Verzeichnis",
    ),
    "GroupWise": (
        "From: Mail System <postmaster@z.example>\nSubject: Message status - undeliverable",
        "The message that you sent was undeliverable to the following:\n\tgone@z.example (user not found)\n\nPossibly truncated original message follows:\n\nOffer",
    ),
    "Zoho": (
        "From: mailer-daemon@mail.zoho.com\nSubject: Undelivered Mail Returned to Sender",
        "This message was created automatically by mail delivery software.\n A message that you sent could not be delivered to one or more of its recipients. This is a permanent error.\n\ngone@z.example Invalid Recipient, ERROR CODE :550 - 5.1.1 unknown",
    ),
    "iCloud": (
        "From: Mail Delivery System <MAILER-DAEMON@icloud.com>\nSubject: Undelivered Mail Returned to Sender",
        "This is the mail system at host icloud.com.\n\n<gone@z.example>: 550 5.1.1 user lookup success but no user record found",
    ),
    "Proton": (
        "From: MAILER-DAEMON@protonmail.ch\nSubject: Undelivered Mail Returned to Sender",
        "The message could not be delivered to gone@z.example\n550 5.1.1 unknown",
    ),
    "hMailServer": (
        "From: mailer-daemon@z.example\nSubject: Message undeliverable: Offer",
        "Your message did not reach some or all of the intended recipients.\n\n   Sent: Tue, 2 Jun 2026 09:00:00 +0200\n   Subject: Offer\n\nThe following recipient(s) could not be reached:\n\ngone@z.example\n   Error Type: SMTP\n   Remote server replied: 550 unknown",
    ),
    "Kerio": (
        "From: Kerio Connect <postmaster@z.example>\nSubject: Delivery failure - Offer",
        "This is an automatically generated message\n\nYour message could not be delivered to: <gone@z.example>\n550 unknown",
    ),
    "cPanel Exim discard": (
        "From: Mail Delivery System <Mailer-Daemon@host.z.example>\nSubject: Warning: message 1x-00 delayed 24 hours",
        "This message was created automatically by mail delivery software.\nA message that you sent has not yet been delivered to one or more of its recipients after more than 24 hours.\n\n  gone@z.example\n    Delay reason: timed out",
    ),
    "Symantec cloud": (
        "From: Mail Delivery System <mailer-daemon@messagelabs.com>\nSubject: Delivery Failure",
        "Message from messagelabs.com:\nI'm sorry to have to inform you that the message could not be delivered to\n<gone@z.example>: 550 unknown",
    ),
    "Sophos": (
        "From: postmaster@z.example\nSubject: Mail not delivered",
        "Your mail to the following recipient could not be delivered:\n\ngone@z.example: 550 5.1.1",
    ),
    "Axigen": (
        "From: Mail Delivery Subsystem <MAILER-DAEMON@z.example>\nSubject: Delivery Failure Notification",
        "Delivery to the following recipient(s) failed:\n\ngone@z.example\n\n550 unknown",
    ),
    "Postfix sv": (
        "From: Mail Delivery System <MAILER-DAEMON@mx.z.example>\nSubject: Olevererat brev",
        "Brevet kunde inte levereras.\n\n<gone@z.example>: host mx.z.example said: 550 5.1.1 unknown",
    ),
    "Postfix nl": (
        "From: Mail Delivery System <MAILER-DAEMON@mx.z.example>\nSubject: Onbestelbare e-mail",
        "Uw bericht kon niet worden bezorgd.\n\n<gone@z.example>: 550 5.1.1 onbekend",
    ),
    "Telia": (
        "From: postmaster@telia.com\nSubject: Leveransfel",
        "Ditt meddelande till gone@z.example gick inte att leverera.\n550 5.1.1 okänd",
    ),
    "Elisa": (
        "From: postmaster@elisa.fi\nSubject: Viestiä ei voitu toimittaa",
        "Viestiä ei voitu toimittaa seuraaville vastaanottajille:\n\ngone@z.example\n",
    ),
    "One.com": (
        "From: Mail Delivery System <mailer-daemon@one.com>\nSubject: Mail delivery failed: returning message to sender",
        "This message was created automatically by mail delivery software.\n\n  gone@z.example\n    550 unknown",
    ),
}

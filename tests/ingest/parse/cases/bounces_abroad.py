"""Reports in words alone, in other languages and of servers that are met less often: (from, subject, text)."""

TRANSLATED_BOUNCES = {
    "exch de": (
        "postmaster@y.example",
        "Unzustellbar: Angebot",
        "Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Gruppen:\n\ngone@z.example\nDie eingegebene E-Mail-Adresse konnte nicht gefunden werden.",
    ),
    "exch it": (
        "postmaster@y.example",
        "Recapito non riuscito: Offerta",
        "Recapito non riuscito per i seguenti destinatari o gruppi:\n\ngone@z.example\nL'indirizzo non è stato trovato.",
    ),
    "exch it2": (
        "postmaster@y.example",
        "Non recapitabile: Offerta",
        "Impossibile recapitare il messaggio a gone@z.example.",
    ),
    "exch pt": (
        "postmaster@y.example",
        "Não é possível entregar: Proposta",
        "Falha na entrega para estes destinatários ou grupos:\n\ngone@z.example",
    ),
    "exch pl": (
        "postmaster@y.example",
        "Niedostarczalne: Oferta",
        "Nie można dostarczyć wiadomości do następujących adresatów lub grup:\n\ngone@z.example",
    ),
    "exch cs": (
        "postmaster@y.example",
        "Nedoručitelné: Nabídka",
        "Doručení těmto příjemcům nebo skupinám se nezdařilo:\n\ngone@z.example",
    ),
    "exch da": (
        "postmaster@y.example",
        "Kan ikke leveres: Tilbud",
        "Levering til disse modtagere eller grupper mislykkedes:\n\ngone@z.example",
    ),
    "exch nb": (
        "postmaster@y.example",
        "Kan ikke leveres: Tilbud",
        "Leveringen mislyktes til disse mottakerne eller gruppene:\n\ngone@z.example",
    ),
    "exch hu": (
        "postmaster@y.example",
        "Kézbesíthetetlen: Ajánlat",
        "A kézbesítés nem sikerült a következő címzetteknek vagy csoportoknak:\n\ngone@z.example",
    ),
    "exch ro": (
        "postmaster@y.example",
        "Nu se poate livra: Ofertă",
        "Livrarea a eșuat către acești destinatari sau grupuri:\n\ngone@z.example",
    ),
    "exch tr": (
        "postmaster@y.example",
        "Teslim edilemedi: Teklif",
        "Şu alıcılara veya gruplara teslim edilemedi:\n\ngone@z.example",
    ),
    "exch ja": (
        "postmaster@y.example",
        "配信不能: 見積",
        "次の受信者またはグループへのメッセージの配信に失敗しました:\n\ngone@z.example",
    ),
    "exch zh": (
        "postmaster@y.example",
        "未送达: 报价",
        "无法将邮件传递给以下收件人或组:\n\ngone@z.example",
    ),
    "exch zh2": (
        "postmaster@y.example",
        "无法送达: 报价",
        "未能向这些收件人或组传递邮件:\n\ngone@z.example",
    ),
    "exch ko": (
        "postmaster@y.example",
        "배달되지 않음: 견적",
        "다음 받는 사람 또는 그룹에 메시지를 배달하지 못했습니다.\n\ngone@z.example",
    ),
    "o365 de": (
        "Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@y.example>",
        "Unzustellbar: Angebot",
        "Ihre Nachricht an gone@z.example konnte nicht übermittelt werden.\ngone wurde in z.example nicht gefunden.",
    ),
    "o365 fr": (
        "Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@y.example>",
        "Non remis : Offre",
        "Votre message à gone@z.example n'a pas pu être remis.\ngone est introuvable dans z.example.",
    ),
    "o365 es": (
        "Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@y.example>",
        "No se puede entregar: Oferta",
        "No se pudo entregar su mensaje a gone@z.example.",
    ),
    "gmail de": (
        "Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
        "Delivery Status Notification (Failure)",
        "** Adresse nicht gefunden **\n\nIhre Nachricht wurde nicht an gone@z.example zugestellt, weil die Adresse nicht gefunden wurde oder keine E-Mails empfangen kann.",
    ),
    "gmail fr": (
        "Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
        "Delivery Status Notification (Failure)",
        "** Adresse introuvable **\n\nVotre message n'a pas été transmis à gone@z.example, car l'adresse est introuvable ou ne peut pas recevoir de messages.",
    ),
    "gmail sv": (
        "Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
        "Delivery Status Notification (Failure)",
        "** Adressen hittades inte **\n\nDitt meddelande kunde inte levereras till gone@z.example eftersom adressen inte hittades.",
    ),
    "gmail delay": (
        "Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
        "Delivery Status Notification (Delay)",
        "** Delivery incomplete **\n\nThere was a temporary problem delivering your message to gone@z.example. Gmail will retry for 46 more hours.",
    ),
    "t-online": (
        "Mail Delivery System <mailer-daemon@t-online.example>",
        "Mail delivery failed: returning message to sender",
        "|------------------------- Message log follows: -------------------------|\n no valid recipients were found for this message\n|------------------------- Failed addresses follow: ---------------------|\n <gone@z.example> ... unknown user\n|------------------------- Message text follows: ------------------------|\nReceived: from x\n",
    ),
    "courier": (
        '"Courier mail server" <postmaster@y.example>',
        "NOTICE: mail delivery status.",
        "This is a delivery status notification from y.example,\nrunning the Courier mail server, version 0.65.2.\n\nThe original message was received on Tue\nfrom us\n\n---------------------------------------------------------------------------\n\n                           UNDELIVERABLE MAIL\n\nYour message to the following recipients cannot be delivered:\n\n<gone@z.example>:\n    mx.z.example [192.0.2.1]:\n>>> RCPT TO:<gone@z.example>\n<<< 550 5.1.1 <gone@z.example>... User Unknown",
    ),
    "james": (
        "postmaster@y.example",
        "Re: Offer",
        "Hi. This is the James mail server at y.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\ngone@z.example\n\nMessage details:",
    ),
    "imail": (
        "Postmaster@y.example",
        "Undeliverable Mail",
        "Unknown user: gone@z.example\n\nOriginal message follows.\n\nReceived: from x",
    ),
    "mdaemon": (
        "MDaemon@y.example",
        "Permanent Delivery Failure",
        "The attached message had PERMANENT fatal delivery errors!\n\nAfter one or more unsuccessful delivery attempts the attached message has\nbeen removed from the mail queue on this server.\n\n  Failed address: gone@z.example\n\n--- Session Transcript ---\n --> RCPT To:<gone@z.example>\n <-- 550 5.1.1 unknown",
    ),
    "zimbra": (
        "MAILER-DAEMON@y.example (Mail Delivery System)",
        "Undelivered Mail Returned to Sender",
        "This is the mail system at host y.example.\n\n<gone@z.example>: host z.example said: 550 No such user",
    ),
    "opensmtpd": (
        "Mailer Daemon <MAILER-DAEMON@y.example>",
        "Delivery status notification: failed",
        "    Hi!\n\n    This is the MAILER-DAEMON, please DO NOT REPLY to this email.\n\n    An error has occurred while attempting to deliver a message for\n    the following list of recipients:\n\ngone@z.example: 550 5.1.1 User unknown\n\n    Below is a copy of the original message:\n",
    ),
    "haraka": (
        "MAILER-DAEMON@y.example",
        "failed: returning message to sender",
        "Hi. This is the Haraka mailer program running at y.example.\n\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\nIntended Recipients: <gone@z.example>\nFailure Reason: Error: 550 No such user",
    ),
    "surge": (
        "<MAILER-DAEMON@y.example>",
        "Failed mail, reason inside",
        "Your message cannot be delivered to the following recipients:\n\ngone@z.example:\n550 unknown",
    ),
    "ecelerity": (
        "Mail Delivery System <MAILER-DAEMON@y.example>",
        "Mail Delivery Failure",
        "This message was created automatically by the mail system (ecelerity).\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n>>> gone@z.example (after RCPT TO): 550 5.1.1 User unknown",
    ),
    "gw fr": (
        "postmaster@y.example",
        "Echec de remise",
        "Le message n'a pas pu être remis au destinataire suivant :\ngone@z.example",
    ),
    "mailenable": (
        "postmaster@y.example",
        "Message Delivery Failure",
        "MailEnable: Message could not be delivered to some recipients.\nThe following recipient(s) could not be reached:\n\n\tRecipient: [SMTP:gone@z.example]\n\tReason: The message could not be delivered because the recipient's mailbox is unknown",
    ),
    "cgate": (
        "MAILER-DAEMON@y.example",
        "Undeliverable mail: Offer",
        "Failed to deliver to 'gone@z.example'\nSMTP module(domain z.example) reports:\n host mx.z.example says:\n 550 unknown user",
    ),
    "mercury": (
        "Electronic Postmaster <MAILER-DAEMON@y.example>",
        "Postmaster Notify: Delivery Failure.",
        "The following message has undeliverable addresses; please check them.\ngone@z.example",
    ),
    "scalix": (
        "Mail Delivery <mailer-daemon@y.example>",
        "Undeliverable",
        "The message was not delivered to the following recipient:\ngone@z.example: unknown",
    ),
    "att": (
        "Mail Administrator <postmaster@att.example>",
        "Mail System Error - Returned Mail",
        "This Message was undeliverable due to the following reason:\n\nYour message was not delivered because the return address was refused.\n\nThe following recipients did not receive this message:\n\n     <gone@z.example>\n\nPlease reply to <postmaster@att.example>",
    ),
    "interia": (
        "Mail Delivery System <MAILER-DAEMON@poczta.example>",
        "Undelivered Mail Returned to Sender",
        "Niestety wiadomość nie mogła zostać dostarczona.\n<gone@z.example>: host said: 550 unknown",
    ),
    "libero": (
        "MAILER-DAEMON@libero.example",
        "Mancata consegna",
        "Il messaggio non è stato consegnato ai seguenti destinatari:\n\ngone@z.example\n550 unknown",
    ),
    "seznam": (
        "MAILER-DAEMON@seznam.example",
        "Nedoručitelná zpráva",
        "Zprávu se nepodařilo doručit následujícím příjemcům:\n\n<gone@z.example>: 550 unknown",
    ),
    "qq": (
        "PostMaster@qq.example",
        "来自qq.com的退信",
        "抱歉，您的邮件被退回来了……\n收件人: gone@z.example\n退信原因: 收件人邮箱不存在",
    ),
    "163": (
        "Postmaster@163.example",
        "系统退信",
        "抱歉，您的邮件被退回来了……\n\n收件人（gone@z.example）不存在",
    ),
    "naver": (
        "mail-delivery@naver.example",
        "[Mail Delivery Failed] 메일 전송 실패",
        "gone@z.example 님께 메일을 전송하지 못했습니다. 550 user unknown",
    ),
    "mailru en": (
        "mailer-daemon@corp.mail.ru",
        "Mail delivery failed",
        "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more recipients\n\n**********************\n\ngone@z.example\nuser not found",
    ),
    "forward list": (
        "mailer-daemon@x.example",
        "Delivery Notification: Delivery has failed",
        "This report relates to a message you sent with the following header fields:\n\n  To: gone@z.example\n\nYour message cannot be delivered to the following recipients:\n\n  Recipient address: gone@z.example\n  Reason: Remote SMTP server has rejected address",
    ),
}

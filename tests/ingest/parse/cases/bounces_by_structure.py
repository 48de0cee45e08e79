"""Reports whose server and words nobody knows, told by what they are made of; and mails of people
that are made alike. Each is about gone@z.example, to whom us@y.example wrote.
"""

RETURNED = (
    "From: Us <us@y.example>\nTo: Gone <gone@z.example>\nSubject: Offer 4711\n"
    "Message-ID: <1@y.example>\n\nOur offer."
)
_ATTACHED = f"--b\nContent-Type: message/rfc822\n\n{RETURNED}\n"
_HEADERS_ALONE = f"--b\nContent-Type: text/rfc822-headers\n\n{RETURNED.partition(chr(10) * 2)[0]}\n"


def build_mail(head: str, text: str, returned: str = _ATTACHED, kind: str = "mixed") -> str:
    return (
        f"{head}\nTo: us@y.example\nMIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary=b\n\n"
        f"--b\nContent-Type: text/plain; charset=utf-8\n\n{text}\n{returned}--b--\n"
    )


_NOBODY = "From: Posta Sistemoa <sistema@mx.z.example>\nReturn-Path: <>"
_DAEMON = "From: MAILER-DAEMON@mx.z.example"
_MACHINE = "From: kudeatzailea@mx.z.example\nAuto-Submitted: auto-generated"
_STRANGER = "From: kudeatzailea@mx.z.example"
_WORDS = "Subject: Ez da iritsi"
_SAID = "Zure mezua ez da iritsi."

STRUCTURED_BOUNCES = {
    "a daemon returns it without a word": build_mail(f"{_DAEMON}\n{_WORDS}", ""),
    "a daemon returns its headers": build_mail(f"{_DAEMON}\n{_WORDS}", _SAID, _HEADERS_ALONE),
    "a daemon returns it below": f"{_DAEMON}\nTo: us@y.example\n{_WORDS}\n\n{_SAID}\n\n"
    f"Received: from y.example\n{RETURNED}\n",
    "nobody names whom it went to": build_mail(
        f"{_NOBODY}\n{_WORDS}", f"{_SAID}\n\n<gone@z.example>"
    ),
    "nobody names a code": f"{_NOBODY}\nTo: us@y.example\n{_WORDS}\n\n{_SAID}\n\n"
    "<gone@z.example>: 550 5.1.1 ezezaguna\n",
    "a machine returns it with a code": build_mail(
        f"{_MACHINE}\n{_WORDS}", f"{_SAID}\n\ngone@z.example: 550-5.7.1 ezezaguna"
    ),
    "a stranger returns it with a code": build_mail(
        f"{_STRANGER}\n{_WORDS}", f"{_SAID}\n\ngone@z.example #5.1.1 ezezaguna"
    ),
    "a report of another type": build_mail(
        f"{_NOBODY}\n{_WORDS}", f"{_SAID}\n\n<gone@z.example>:\n", kind="report"
    ),
    "Exchange says that it is one": f"From: x@mx.z.example\nX-MS-Exchange-Message-Is-Ndr:\n"
    f"To: us@y.example\n{_WORDS}\n\n{_SAID}\n\ngone@z.example\n#550 5.1.1 RESOLVER.ADR\n",
}

_COLLEAGUE = "From: Jane <jane@y.example>"
_ADA = "From: Ada <ada@z.example>"
_PASTED = (
    "Look at this.\n\n> This is the mail system at host mx.z.example.\n>\n> <gone@z.example>: 550 5.1.1"
    " unknown\n> Final-Recipient: rfc822; gone@z.example\n"
)

# What people write, with a mail of ours attached or a report in it.
PEOPLE_WITH_REPORTS = {
    "Ada returns our mail": build_mail(f"{_ADA}\nSubject: This came to me", "Is it for me?"),
    "Ada returns it and says whose it is": build_mail(
        f"{_ADA}\nSubject: This came to me", "It was for gone@z.example, who left in 2024."
    ),
    "Ada answers with our mail attached": build_mail(
        f"{_ADA}\nSubject: Re: Offer 4711\nIn-Reply-To: <1@y.example>",
        "gone@z.example is unknown now (550 5.1.1), I am ada@z.example.",
    ),
    "a colleague answers with the report quoted": f"{_COLLEAGUE}\nTo: us@y.example\n"
    f"Subject: Re: Undelivered Mail Returned to Sender\nIn-Reply-To: <2@y.example>\n\n{_PASTED}",
    "a colleague sends our own mail on": build_mail(
        f"{_COLLEAGUE}\nSubject: Offer 4711", "FYI: gone@z.example, 550 5.1.1"
    ),
    "we send ourselves what we sent": build_mail(
        "From: Us <us@y.example>\nSubject: Fwd: Offer 4711", "gone@z.example: 550 5.1.1 unknown"
    ),
    "a colleague sends the report on as it is": build_mail(
        f"{_COLLEAGUE}\nSubject: Fwd: Undelivered Mail",
        "FYI",
        "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.z.example\n\n"
        "Final-Recipient: rfc822; gone@z.example\nAction: failed\nStatus: 5.1.1\n" + _ATTACHED,
    ),
    "a customer's shop says what it got": build_mail(
        "From: shop@z.example\nAuto-Submitted: auto-generated\nSubject: Ticket 5",
        "We got your message of today.",
    ),
    "who is away returns it": build_mail(
        "From: Gone <gone@z.example>\nReturn-Path: <>\nSubject: Re: Offer 4711",
        "gone@z.example reads no mail until Monday.",
    ),
}

# (field or text, address): what lacks a domain is completed.
_STATUS = "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; z.example\n\n{}\nAction: failed\n"
COMPLETED_RECIPIENTS = {
    "by the host that reports": build_mail(
        f"{_DAEMON}\n{_WORDS}",
        _SAID,
        _STATUS.format("Final-Recipient: rfc822; gone"),
        kind="report",
    ),
    "by whom the mail went to": build_mail(
        f"{_DAEMON}\n{_WORDS}",
        _SAID,
        _STATUS.replace("dns; z.example", "dns; mx.other.example").format(
            "Final-Recipient: LOCAL;<gone>"
        )
        + _ATTACHED,
        kind="report",
    ),
    "in words": "From: MAILER-DAEMON@z.example\nTo: us@y.example\nSubject: Returned mail\n\n"
    " --- Message not delivered to the following:\n\n gone     No such user here\n\n"
    "Ask postmaster@z.example, or try jane@z.example.\n",
    "in words, with dots": "From: MAILER-DAEMON@z.example\nTo: us@y.example\nSubject: failure notice\n\n"
    "Delivery to the following recipients failed:\n\n gone... User unknown\n",
}

"""Replies whose last line looks like the begin of what is quoted below, and stays.

Each was lost once, and was reduced from what the laboratory composed.
"""

from tests.ingest.parse.cases.replies import ReplyCase

_BLOCK = (
    "Från: Olle Berg <olle@x.example>\nSkickat: den 2 juni 2026 09:00\nTill: Anna <anna@y.example>\n"
    "Ämne: Offert\n\nGammal text."
)
_LINE = "Den tis 2 juni 2026 kl. 09:00 skrev Olle Berg <olle@x.example>:"
_MARKED = f"{_LINE}\n> Gammal text.\n> Mer."
_NAMED = "'Olle Berg' <olle@x.example> writes:\n> Gammal text."


def _reply_above(name: str, new: str, below: str, gap: str = "\n\n") -> ReplyCase:
    return ReplyCase(name, f"{new}{gap}{below}\n", new)


LAST_LINES = {
    "a date": "Hej!\n\nLeverans 5 juni 2026",
    "a date alone": "Hej!\n\n2026-06-05",
    "a sentence with a date": "Den 5 juni 2026 kl. 10:30 kommer vår lastbil",
    "an address": "Hej!\n\nSkicka fakturan till anna@buyer.example",
    "an address alone": "Hej!\n\nanna@buyer.example",
    "a name and an address": "Skriv till Anna Lind <anna@buyer.example>",
    "what was written": "Som du skrev den 5 juni 2026 betalar vi inom 30 dagar",
    "the label of a date": "Vi vill ha 240 st.\nDatum: 5 juni 2026",
    "the label of a recipient": "Vi vill ha 240 st.\n\nTill: lagret i Åbo",
    "the label of a subject": "Vi vill ha 240 st.\n\nÄmne: stål S355",
    "the label of a sender": "Vi vill ha 240 st.\n\nFrån: vår fabrik i Uleåborg",
    "two labels": "Antal: 240\nDatum: 5 juni 2026\nTill: lagret i Åbo",
    "a question": "Kan ni leverera den 5 juni 2026?",
    "a colon": "Vi behöver de här:",
    "a number": "Beställning:\n---\n240 st\n12 m",
    "items below dashes": "Vi vill ha\n\n--\nAntal: 240\nLeverans 5 juni 2026",
}
WALL_CASES = (
    ReplyCase(
        "a sentence with a day, on the line of one without a date",
        "Vi behöver dem senast fredag 5 juni 2026. Olle Berg <olle@x.example> writes:\n> Old.\n",
        "Vi behöver dem senast fredag 5 juni 2026.",
    ),
    _reply_above(
        "a day, and what is announced, above a marked attribution",
        "Hei\n\nVi sees 5. juni 2026 kl. 10.30\nAdressen vår:",
        "> Il 2 giugno 2026 09:00:00 CEST, Olle Berg <olle@x.example> ha scritto:\n>\n> Old.",
    ),
    ReplyCase(
        "a number above a date, on one line",
        "Всего 12. 02.06.2026 9:00, Olle Berg пишет:\n> Old.\n",
        "Всего 12.",
    ),
    ReplyCase(
        "a question with an hour, on the line of one without a date",
        "Kirjoittiko Jan klo 14:15? Olle Berg <olle@x.example> writes:\n> Vanhaa.\n",
        "Kirjoittiko Jan klo 14:15?",
    ),
    _reply_above(
        "an address above a name on the second line",
        "Allt till Åbo\nSkriv till Matti <anna@buyer.example>",
        "Den 2 juni 2026 09:00:00 CEST skrev\n'Olle Berg' <olle@x.example>:\n> Gammal text.",
        gap="\n",
    ),
    _reply_above(
        "a date and thanks, above a word for quoting",
        "Hola:\n\n24 bombas.\n\nviernes, 5 de junio de 2026\n\nGracias",
        "Quoting Olle Berg <olle@y.example>:\n\n> Texto viejo.",
        gap="\n",
    ),
    *(_reply_above(f"{name}, attribution", new, _MARKED) for name, new in LAST_LINES.items()),
    *(_reply_above(f"{name}, right above", new, _MARKED, "\n") for name, new in LAST_LINES.items()),
    *(
        _reply_above(f"{name}, no marks", new, f"{_LINE}\n\nGammal text.")
        for name, new in LAST_LINES.items()
    ),
    *(_reply_above(f"{name}, block", new, _BLOCK) for name, new in LAST_LINES.items()),
    *(
        _reply_above(f"{name}, rule", new, f"{'_' * 32}\n{_BLOCK}")
        for name, new in LAST_LINES.items()
    ),
    *(
        _reply_above(f"{name}, block right below", new, _BLOCK, "\n")
        for name, new in LAST_LINES.items()
    ),
    # A block that begins with what was sent, or with its subject, keeps its own first label.
    _reply_above(
        "GMX",
        "Till: lagret i Åbo",
        'Gesendet: Dienstag, 2. Juni 2026 um 09:00 Uhr\nVon: "Olle Berg" <olle@x.example>\n'
        "An: us@y.example\nBetreff: Offer\n\nAlt.",
    ),
    _reply_above(
        "T-Online",
        "Datum: 5 juni 2026",
        "Betreff: Offer\nDatum: 2026-06-02T09:00:00+0200\nVon: Olle <olle@x.example>\n"
        "An: us@y.example\n\nAlt.",
    ),
    # The customer's words share a line with the attribution.
    _reply_above("one line", "Vi tar 240 st.", _MARKED, " "),
    _reply_above("one line, a question", "Kan ni leverera 5 juni 2026?", _MARKED, " "),
    _reply_above("one line, a name", "Tack, Anna Lind.", _MARKED, " "),
    _reply_above(
        "one line, you wrote",
        "Thanks.",
        "Tuesday, June 2, 2026, 9:00:00 AM, you wrote:\n> Old.",
        " ",
    ),
    _reply_above(
        "one line, a question with a verb of writing",
        "Vem skrev handboken?",
        "На вт, 2.06.2026 г. в 9:00 ч. Olle Berg <olle@x.example> написа:\n> Gammal text.",
        " ",
    ),
    *(
        _reply_above(f"one line, {said!r}", said, _MARKED, " ")
        for said in (
            "Skrev Matti till er kl. 10.30?",
            "Den 5.6.2026 kl. 10.30 kommer vår lastbil.",
            "Vi ses 2026-06-05 kl. 10.30.",
            "Tack. 5 juni 2026 kommer bilen.",
        )
    ),
    _reply_above("one line, a day alone", "Takk!\n5. juni 2026.", _NAMED, " "),
    # A day without a time right above a name that lacks nothing is the customer's.
    *(
        _reply_above(f"{day!r} above a name", day, _NAMED, "\n")
        for day in ("5 juni 2026", "Data: 5 giugno 2026", "den 5 juni 2026")
    ),
    _reply_above(
        "a day, and whom to write to", "den 5 juni 2026\nSkriv till Matti <matti@x.example>", _NAMED
    ),
    _reply_above(
        "whom to write to, above arrows",
        "Skriv till Matti <matti@x.example>\nDet vi vill ha:",
        ">>> Olle Berg <olle@y.example> 02.06.2026 09:00 >>>\nGammal text.",
        "\n",
    ),
    _reply_above(
        "whom to write to, above a marked attribution",
        "As Matti <matti@x.example> wrote to you\nWe need these:",
        "> 02.06.2026, 09:00 von olle@x.example:\n>\n> Gammal text.",
    ),
    # Text below dashes that is no name is no signature.
    ReplyCase("an order below dashes", "Hej\n\n---\n240 st\n12 m", "Hej\n\n---\n240 st\n12 m"),
)

# A quote and nothing else, a device's line, a picture: nothing is new.
EMPTY_REPLIES = {
    "an attribution": _MARKED,
    "an attribution, no marks": f"{_LINE}\n\nGammal text.",
    "a block": _BLOCK,
    "a separator": f"-----Original Message-----\n{_BLOCK}",
    "a device": f"Skickat från min iPhone\n\n{_MARKED}",
    "a device alone": "Skickat från min iPhone",
    "a picture": f"[image: image001.png]\n\n{_MARKED}",
    "a signature": f"-- \nAnna Lind\n\n{_BLOCK}",
}

# Answers within a quote that nothing marks: all of it stays.
ANSWERED_WITHIN = {
    "announced": f"Se mina svar nedan.\n\n{_BLOCK}\n\n240 st, tack.\n\nMer gammal text.",
    "in red": f"My answers in red:\n\n{_BLOCK}\n\n240 st, tack.",
    "in Finnish": f"Vastaukset alla.\n\n{_BLOCK}\n\n240 kpl.",
    "in Russian": f"Ответы ниже.\n\n{_BLOCK}\n\n240 шт.",
    "by name": f"Hej!\n\n{_BLOCK}\n\n[Anna] 240 st, tack.\n\nMer gammal text.",
    "by initials": f"Hej!\n\n{_BLOCK}\n\n[AL] 240 st, tack.\n\nMer gammal text.",
}

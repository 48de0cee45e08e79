"""PURE. Swedish."""

from ingest.words.language import Language

WORDS = Language(
    code="sv",
    sender=("från",),
    date=(
        "datum",
        "skickat",
        "skickades",
        "sänt",
    ),
    to=("till",),
    cc=(
        "kopia",
        "kopia till",
        "hemlig kopia",
    ),
    subject=(
        "ämne",
        "rubrik",
    ),
    reply_to=(
        "svar till",
        "svara till",
    ),
    wrote=(
        "skrev",
        "skrev följande",
        "skriver",
    ),
    original=(
        "originalmeddelande",
        "ursprungligt meddelande",
        "ursprungsmeddelande",
        "original meddelande",
    ),
    forwarded=(
        "vidarebefordrat meddelande",
        "vidarebefordrat brev",
        "vidarebefordrat mail",
        "börja på vidarebefordrat meddelande",
        "start på vidarebefordrat meddelande",
    ),
    replies=(
        "sv",
        "ang",
    ),
    forwards=(
        "vb",
        "vidarebefordrat",
    ),
    months=(
        "jan",
        "feb",
        "mar",
        "apr",
        "maj",
        "jun",
        "jul",
        "aug",
        "sep",
        "okt",
        "nov",
        "dec",
    ),
    by_me=(
        "skickat från min",
        "skickat från",
        "skickat med",
        "skickat via",
        "hämta outlook för",
        "sänt från min",
        "skickades från min",
        "från min",
    ),
    away=(
        "autosvar",
        "automatiskt svar",
        "frånvaro",
        "frånvarande",
        "frånvaromeddelande",
        "ej på plats",
        "inte på kontoret",
        "är på semester",
        "har semester",
        "åter på kontoret",
        "är föräldraledig",
        "är tjänstledig",
        "åter i tjänst",
    ),
)

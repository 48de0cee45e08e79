"""PURE. Romanian."""

from ingest.words.language import Language

WORDS = Language(
    code="ro",
    sender=(
        "de la",
        "expeditorul",
        "expeditor",
        "de",
    ),
    date=(
        "dată",
        "data",
        "trimis",
        "trimisă",
        "trimis la",
    ),
    to=(
        "către",
        "destinatarul",
        "destinatar",
        "la",
        "catre",
    ),
    cc=(
        "cc",
        "copie",
        "bcc",
    ),
    subject=(
        "subiect",
        "subiectul",
    ),
    reply_to=(
        "răspuns la",
        "răspundeți la",
    ),
    wrote=(
        "a scris",
        "scrie",
        "a scris în",
        "a scris următoarele",
    ),
    original=(
        "mesaj original",
        "mesajul original",
        "mesaj inițial",
    ),
    forwarded=(
        "mesaj redirecționat",
        "începe mesajul redirecționat",
        "mesaj trimis mai departe",
        "mesaj retransmis",
        "începutul mesajului redirecționat",
    ),
    replies=(
        "re",
        "răsp",
    ),
    forwards=(
        "redir",
        "fwd",
    ),
    months=(
        "ian",
        "feb",
        "mar",
        "apr",
        "mai",
        "iun",
        "iul",
        "aug",
        "sep",
        "oct",
        "noi",
        "dec",
    ),
    by_me=(
        "trimis de pe",
        "trimis de la",
        "trimis din",
    ),
    away=(
        "răspuns automat",
        "în concediu",
        "absent din birou",
        "plecat din birou",
    ),
)

"""PURE. Italian."""

from ingest.words.language import Language

WORDS = Language(
    code="it",
    sender=(
        "da",
        "mittente",
    ),
    date=(
        "data",
        "inviato",
        "inviato il",
        "inviata",
        "data invio",
    ),
    to=(
        "a",
        "per",
        "destinatario",
    ),
    cc=(
        "cc",
        "copia",
        "ccn",
    ),
    subject=("oggetto",),
    reply_to=(
        "rispondi a",
        "rispondere a",
    ),
    wrote=(
        "ha scritto",
        "scrive",
        "ha scritto il",
        "scrisse",
        "scritto",
    ),
    original=(
        "messaggio originale",
        "messaggio iniziale",
        "messaggio originario",
        "email originale",
    ),
    forwarded=(
        "messaggio inoltrato",
        "inizio messaggio inoltrato",
        "inoltrato messaggio",
        "inizio del messaggio inoltrato",
        "mail inoltrata",
        "messaggio inoltrato da",
    ),
    replies=(
        "r",
        "rif",
        "re",
        "risp",
    ),
    forwards=(
        "i",
        "inoltro",
        "fwd",
    ),
    months=(
        "gen",
        "feb",
        "mar",
        "apr",
        "mag",
        "giu",
        "lug",
        "ago",
        "set",
        "ott",
        "nov",
        "dic",
    ),
    by_me=(
        "inviato da",
        "inviato dal mio",
        "inviato dal",
        "inviato con",
        "inviato tramite",
        "scarica outlook",
        "ottieni outlook",
    ),
    away=(
        "fuori ufficio",
        "risposta automatica",
        "assente",
        "in ferie",
        "fuori sede",
        "assenza",
        "sono assente",
    ),
)

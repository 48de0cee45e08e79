"""PURE. Slovak."""

from ingest.words.language import Language

WORDS = Language(
    code="sk",
    sender=(
        "od",
        "odosielateľ",
    ),
    date=(
        "dátum",
        "odoslané",
        "dňa",
        "poslané",
    ),
    to=(
        "komu",
        "pre",
        "príjemca",
    ),
    cc=(
        "kópia",
        "skrytá kópia",
    ),
    subject=(
        "predmet",
        "vec",
    ),
    reply_to=(
        "odpoveď na",
        "odpovedať",
    ),
    wrote=(
        "napísal",
        "napísala",
        "napísal(a)",
        "napísal/a",
        "píše",
    ),
    original=(
        "pôvodná správa",
        "pôvodná e-mailová správa",
        "originálna správa",
    ),
    forwarded=(
        "preposlaná správa",
        "začiatok preposlanej správy",
        "preposlaný e-mail",
        "posunutá správa",
        "odovzdaná správa",
        "začiatok preposlaného",
        "začiatok preposielanej správy",
    ),
    replies=("odp",),
    forwards=(
        "fw",
        "preposl",
    ),
    months=(
        "jan",
        "feb",
        "mar",
        "apr",
        "máj",
        "jún",
        "júl",
        "aug",
        "sep",
        "okt",
        "nov",
        "dec",
    ),
    by_me=(
        "odoslané z",
        "odoslané z môjho",
        "poslané z",
        "získajte outlook",
    ),
    away=(
        "mimo kancelárie",
        "automatická odpoveď",
        "neprítomnosť",
        "som na dovolenke",
    ),
)

"""PURE. Norwegian."""

from ingest.words.language import Language

WORDS = Language(
    code="nb",
    sender=("fra",),
    date=(
        "dato",
        "sendt",
    ),
    to=("til",),
    cc=(
        "kopi",
        "blindkopi",
    ),
    subject=("emne",),
    reply_to=("svar til",),
    wrote=(
        "skrev",
        "skrev følgende",
        "skriver",
    ),
    original=(
        "original melding",
        "opprinnelig melding",
        "originalmelding",
        "opprinnelig e-post",
        "original e-post",
    ),
    forwarded=(
        "videresendt melding",
        "videresendt e-post",
        "start på videresendt melding",
        "begynnelse på videresendt melding",
        "videresendt beskjed",
        "videre sendt melding",
    ),
    replies=("sv",),
    forwards=(
        "vs",
        "videresend",
    ),
    months=(
        "jan",
        "feb",
        "mar",
        "apr",
        "mai",
        "jun",
        "jul",
        "aug",
        "sep",
        "okt",
        "nov",
        "des",
    ),
    by_me=(
        "sendt fra min",
        "sendt fra",
        "sendt via",
        "sendt med",
        "hent outlook for",
        "skaff deg outlook for",
        "få outlook for",
    ),
    away=(
        "fraværsmelding",
        "autosvar",
        "automatisk svar",
        "ikke til stede",
        "ute av kontoret",
        "på ferie",
        "tilbake på kontoret",
        "fravær",
        "er bortreist",
    ),
)

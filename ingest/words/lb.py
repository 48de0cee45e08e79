"""PURE. Luxembourgish."""

from ingest.words.language import Language

WORDS = Language(
    code="lb",
    sender=("vun",),
    date=("datum", "geschéckt"),
    to=("un", "empfänger"),
    cc=("kopie",),
    subject=("sujet", "betreff"),
    reply_to=("äntwert un",),
    wrote=("schreift", "huet geschriwwen", "schreiwt"),
    original=("original-message", "original message", "original-noriicht"),
    forwarded=("weidergeleete message", "weidergeleet noriicht"),
    months=("jan", "feb", "mäe", "abr", "mee", "juni", "juli", "aug", "sep", "okt", "nov", "dez"),
    by_me=("geschéckt vun",),
    away=("automatesch äntwert",),
    begins=("den", "am"),
    around=("den", "am", "um", "auer", "huet", "vun"),
    days=(
        "méindeg",
        "méi",
        "dënschdeg",
        "dën",
        "mëttwoch",
        "mët",
        "donneschdeg",
        "don",
        "freideg",
        "fre",
        "samschdeg",
        "sam",
        "sonndeg",
        "son",
    ),
)

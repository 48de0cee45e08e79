"""PURE. Hungarian."""

from ingest.words.language import Language

WORDS = Language(
    code="hu",
    sender=(
        "feladó",
        "küldő",
    ),
    date=(
        "dátum",
        "elküldve",
        "küldve",
        "küldés dátuma",
        "küldés ideje",
    ),
    to=(
        "címzett",
        "címzettek",
    ),
    cc=(
        "másolat",
        "másolatot kap",
        "titkos másolat",
    ),
    subject=("tárgy",),
    reply_to=(
        "válaszcím",
        "válasz erre",
    ),
    wrote=(
        "írta",
        "ezt írta",
        "a következőt írta",
        "írta (időpont",
    ),
    original=(
        "eredeti üzenet",
        "eredeti levél",
    ),
    forwarded=(
        "továbbított üzenet",
        "továbbított levél",
        "továbbított levél kezdete",
        "továbbított levél eleje",
        "továbbított üzenet kezdete",
        "továbbított üzenet eleje",
        "továbbküldött üzenet",
    ),
    replies=(
        "vá",
        "válasz",
    ),
    forwards=(
        "továbbítás",
        "tov",
    ),
    months=(
        "jan",
        "feb",
        "már",
        "ápr",
        "máj",
        "jún",
        "júl",
        "aug",
        "szept",
        "okt",
        "nov",
        "dec",
    ),
    by_me=(
        "elküldve",
        "iphone-ról küldve",
        "küldve innen",
    ),
    away=(
        "automatikus válasz",
        "házon kívül",
        "szabadságon",
        "távol vagyok",
        "irodán kívül",
    ),
)

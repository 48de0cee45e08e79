"""PURE. Croatian."""

from ingest.words.language import Language

WORDS = Language(
    code="hr",
    sender=(
        "šalje",
        "od",
        "pošiljatelj",
    ),
    date=(
        "datum",
        "poslano",
        "poslato",
    ),
    to=(
        "prima",
        "za",
        "primatelj",
    ),
    cc=(
        "cc",
        "kopija",
    ),
    subject=(
        "predmet",
        "naslov",
    ),
    reply_to=(
        "odgovori na",
        "odgovor",
    ),
    wrote=(
        "napisao",
        "napisao je",
        "napisala",
        "je napisao/la",
        "je napisao",
        "je napisala",
        "piše",
        "napisao/la je",
    ),
    original=(
        "izvorna poruka",
        "originalna poruka",
        "izvorna poruke",
    ),
    forwarded=(
        "proslijeđena poruka",
        "započni proslijeđenu poruku",
        "prosljeđena poruka",
        "početak proslijeđene poruke",
        "proslijeđena pošta",
    ),
    replies=(
        "odg",
        "re",
    ),
    forwards=(
        "pr",
        "fwd",
        "proslijeđeno",
    ),
    months=(
        "sij",
        "velj vel",
        "ožu",
        "tra",
        "svi",
        "lip",
        "srp",
        "kol",
        "ruj",
        "lis",
        "stu",
        "pro",
    ),
    by_me=(
        "poslano s",
        "poslano sa",
        "poslano iz",
    ),
    away=(
        "automatski odgovor",
        "izvan ureda",
        "na godišnjem odmoru",
        "odsutan",
    ),
)

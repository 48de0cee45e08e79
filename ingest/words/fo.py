"""PURE. Faroese."""

from ingest.words.language import Language

WORDS = Language(
    code="fo",
    sender=("frá", "sendari"),
    date=("tann", "dagur", "sent"),
    to=("til", "móttakari"),
    cc=("avrit",),
    subject=("evni",),
    reply_to=("svara til", "svara-til"),
    wrote=("skrivaði",),
    original=("uppruna boð", "upprunaboð"),
    forwarded=("víðarisend boð", "víðarisent boð"),
    months=("jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des"),
    by_me=("sent úr", "sent frá"),
    away=("sjálvvirkandi svar",),
    begins=("tann", "hin"),
    around=("tann", "kl", "klokkan", "hin"),
    days=(
        "mánadagur",
        "mán",
        "týsdagur",
        "týs",
        "mikudagur",
        "mik",
        "hósdagur",
        "hós",
        "fríggjadagur",
        "frí",
        "leygardagur",
        "ley",
        "sunnudagur",
        "sun",
    ),
)

"""PURE. Azerbaijani."""

from ingest.words.language import Language

WORDS = Language(
    code="az",
    sender=("kimdən", "göndərən"),
    date=("tarix", "göndərilib", "göndərilmə tarixi"),
    to=("kimə", "alıcı", "qəbul edən"),
    cc=("nüsxə", "surət"),
    subject=("mövzu",),
    reply_to=("cavabla", "cavab ünvanı"),
    wrote=("yazıb", "yazdı"),
    original=("orijinal məktub", "əsl mesaj"),
    forwarded=("ötürülülən məktub", "yönləndirilmiş məktub", "yönləndirilmiş mesaj"),
    replies=("cvb",),
    forwards=("yön",),
    months=(
        "yan",
        "fev",
        "mar",
        "apr",
        "may",
        "iyn iyun",
        "iyl iyul",
        "avq",
        "sen",
        "okt",
        "noy",
        "dek",
    ),
    by_me=("göndərilib", "göndərildi"),
    away=("avtomatik cavab",),
    around=("tarixdə", "tarixində", "saat", "tarixli", "bunu"),
    days=("bazar", "ertəsi", "b.e", "çərşənbə", "axşamı", "ç.a", "cümə", "c.a", "şənbə"),
)

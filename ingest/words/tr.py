"""PURE. Turkish."""

from ingest.words.language import Language

WORDS = Language(
    code="tr",
    sender=(
        "gönderen",
        "kimden",
    ),
    date=(
        "tarih",
        "gönderme tarihi",
        "gönderildi",
        "gönderilme tarihi",
    ),
    to=(
        "kime",
        "alıcı",
    ),
    cc=(
        "bilgi",
        "kopya",
        "cc",
    ),
    subject=("konu",),
    reply_to=(
        "yanıtla",
        "yanıt adresi",
        "yanıt",
    ),
    wrote=(
        "yazdı",
        "şunu yazdı",
        "şunları yazdı",
        "tarihinde şunu yazdı",
        "yazmış",
        "tarihinde şunları yazdı",
    ),
    original=(
        "orijinal mesaj",
        "özgün ileti",
        "orjinal mesaj",
        "orijinal ileti",
        "özgün mesaj",
        "asıl ileti",
    ),
    forwarded=(
        "iletilen ileti",
        "yönlendirilmiş ileti",
        "yönlendirilmiş mesaj",
        "iletilmiş mesaj",
        "yönlendirilen ileti",
        "iletilen mesaj",
        "iletinin başlangıcı",
        "iletilmiş ileti başlangıcı",
        "yönlendirilen mesaj",
    ),
    replies=(
        "ynt",
        "yan",
        "cvp",
    ),
    forwards=(
        "ilt",
        "i̇lt",
    ),
    months=(
        "oca",
        "şub",
        "mar",
        "nis",
        "may",
        "haz",
        "tem",
        "ağu",
        "eyl",
        "eki",
        "kas",
        "ara",
    ),
    by_me=(
        "iphone'umdan gönderildi",
        "samsung",
        "android için outlook",
        "ios için outlook",
    ),
    away=(
        "ofis dışında",
        "otomatik yanıt",
        "izindeyim",
        "ofis dışındayım",
    ),
)

"""PURE. Turkish."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="tr",
    sender="gönderen; kimden",
    date="tarih; gönderme tarihi; gönderildi; gönderilme tarihi",
    to="kime; alıcı",
    cc="bilgi; kopya; cc",
    subject="konu; başlık",
    reply_to="yanıtla; yanıt adresi; yanıt",
    wrote_verbs="""
        yazdı; şunu yazdı; şunları yazdı; tarihinde şunu yazdı; yazmış; tarihinde şunları yazdı
    """,
    original_titles="""
        orijinal mesaj; özgün ileti; orjinal mesaj; orijinal ileti; özgün mesaj; asıl ileti
    """,
    forwarded_titles="""
        iletilen ileti; yönlendirilmiş ileti; yönlendirilmiş mesaj; iletilmiş mesaj;
        yönlendirilen ileti; iletilen mesaj; iletinin başlangıcı; iletilmiş ileti başlangıcı;
        yönlendirilen mesaj; yönlendirilen iletiye başla; iletilen ileti başlangıcı;
        ileti başlangıcı; iletilmiş ileti
    """,
    reply_prefixes="ynt; yan; cvp",
    forward_prefixes="ilt; i̇lt",
    months="oca; şub; mar; nis; may; haz; tem; ağu; eyl; eki; kas; ara",
    sent_from_phrases="""
        iphone'umdan gönderildi; samsung; android için outlook; ios için outlook; outlook'u edinin
    """,
    away_phrases="""
        ofis dışında; otomatik yanıt; izindeyim; ofis dışındayım; otomatik cevap; ofis dışı;
        otomatik yanıtlama; yıllık izindeyim; otomatik mesaj
    """,
    attribution_openers="tarih",
    attribution_fillers="""
        tarihinde; saat; saatinde; şunu; tarafından; tarihli; günü; şunları; ve; da; de; iletide;
        öö; ös
    """,
    quoting_phrases="alıntı; alıntılanan",
    forward_end_titles="""
        iletilen iletinin sonu; yönlendirilen iletinin sonu; yönlendirilmiş ileti sonu
    """,
    greetings="merhaba; sayın; selam; iyi günler",
    weekdays="""
        pazartesi; pzt; salı; sal; çarşamba; çar; perşembe; per; cuma; cum; cumartesi; cmt; pazar;
        paz
    """,
)

"""PURE. Azerbaijani."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="az",
    sender="kimdən; göndərən",
    date="tarix; göndərilib; göndərilmə tarixi",
    to="kimə; alıcı; qəbul edən",
    cc="nüsxə; surət",
    subject="mövzu",
    reply_to="cavabla; cavab ünvanı",
    wrote_verbs="yazıb; yazdı",
    original_titles="orijinal məktub; əsl mesaj",
    forwarded_titles="ötürülülən məktub; yönləndirilmiş məktub; yönləndirilmiş mesaj",
    reply_prefixes="cvb",
    forward_prefixes="yön",
    months="yan; fev; mar; apr; may; iyn iyun; iyl iyul; avq; sen; okt; noy; dek",
    sent_from_phrases="göndərilib; göndərildi",
    away_phrases="avtomatik cavab",
    attribution_fillers="tarixdə; tarixində; saat; tarixli; bunu",
    weekdays="bazar; ertəsi; b.e; çərşənbə; axşamı; ç.a; cümə; c.a; şənbə",
)

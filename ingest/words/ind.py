"""PURE. Indonesian and Malay."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="id",
    sender="dari; pengirim; daripada",
    date="tanggal; terkirim; dikirim; tarikh; dihantar",
    to="kepada; untuk; penerima",
    cc="tembusan; salinan",
    subject="subjek; subyek; judul; perihal; tajuk",
    reply_to="balas ke; balas kepada; balas-ke; balasan kepada",
    wrote_verbs="menulis; telah menulis; menulis berikut ini",
    original_titles="pesan asli; isi pesan asli; mesej asal",
    forwarded_titles="""
        pesan terusan; pesan yang diteruskan; awal pesan yang diteruskan; mesej dimajukan;
        teruskan pesan; mulai meneruskan pesan
    """,
    forward_end_titles="akhir pesan yang diteruskan",
    reply_prefixes="bls; bal",
    forward_prefixes="trs",
    months="jan; feb; mar mac; apr; mei; jun; jul; agu ogo; sep; okt; nov; des dis",
    sent_from_phrases="dikirim dari; dihantar dari; dihantar daripada",
    away_phrases="""
        balasan otomatis; balasan automatik; di luar kantor; sedang cuti; luar pejabat;
        jawaban otomatis; tidak di kantor
    """,
    attribution_openers="pada; tarikh",
    attribution_fillers="pada; hari; tanggal; pukul; jam; tgl; wib; telah; pkl; di; pg; ptg",
    quoting_phrases="mengutip",
    weekdays="senin; sen; selasa; sel; rabu; rab; kamis; kam; jumat; jum; sabtu; sab; minggu; min",
)

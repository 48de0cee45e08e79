"""PURE. Latvian."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="lv",
    sender="no; sūtītājs",
    date="datums; nosūtīts; nosūtītās; sūtīts",
    to="kam; saņēmējs; līdz",
    cc="kopija",
    subject="temats; tēma",
    reply_to="atbildēt uz; atbildēt-uz; atbildēt",
    wrote_verbs="rakstīja; uzrakstīja",
    original_titles="""
        sākotnējā vēstule; sākotnējais ziņojums; oriģinālais ziņojums; oriģinālā vēstule
    """,
    forwarded_titles="pārsūtīta vēstule; pārsūtīts ziņojums; pārsūtītā vēstule",
    forward_end_titles="pārsūtītās vēstules beigas",
    reply_prefixes="atb; ha",
    forward_prefixes="pārs; pārsūtīts",
    months="janv; febr; mart; apr; mai; jūn; jūl; aug; sept; okt; nov; dec",
    sent_from_phrases="nosūtīts no; sūtīts no; iegūt outlook",
    away_phrases="automātiskā atbilde; automātiska atbilde; atvaļinājumā; ārpus biroja",
    attribution_openers="@",
    attribution_fillers="plkst; pulksten; g; gada; lietotājs; @",
    quoting_phrases="citēju; citējot",
    weekdays="""
        pirmdiena; pirmd; otrdiena; otrd; trešdiena; trešd; ceturtdiena; ceturtd; piektdiena;
        piektd; sestdiena; sestd; svētdiena; svētd
    """,
)

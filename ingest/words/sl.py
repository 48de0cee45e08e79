"""PURE. Slovenian."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="sl",
    sender="od; pošiljatelj",
    date="datum; poslano",
    to="za; prejemnik",
    cc="kp; kopija",
    subject="zadeva",
    reply_to="odgovor na; odgovori na; odgovori-na",
    wrote_verbs="""
        napisal; napisal(a); je napisal; je napisala; napisala; je napisal/a; piše; je napisal/-a
    """,
    original_titles="izvirno sporočilo; izvorno sporočilo",
    forwarded_titles="posredovano sporočilo; začetek posredovanega sporočila",
    forward_end_titles="konec posredovanega sporočila; konec sporočila od",
    reply_prefixes="odg; re",
    forward_prefixes="pd; posr; fw",
    months="jan; feb; mar; apr; maj; jun; jul; avg; sep; okt; nov; dec",
    sent_from_phrases="poslano iz; poslano z; poslano s; poslano prek",
    away_phrases="samodejni odgovor; odsoten; odsotna; na dopustu",
    attribution_openers="dne; v; dana; na",
    attribution_fillers="dne; je; ob; v; uporabnik; oseba; uri; naslednje",
    quoting_phrases="citiram",
    weekdays="""
        ponedeljek; pon; torek; tor; sreda; sre; četrtek; čet; petek; pet; sobota; sob; nedelja; ned
    """,
)

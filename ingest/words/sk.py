"""PURE. Slovak."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="sk",
    sender="od; odosielateľ",
    date="dátum; odoslané; dňa; poslané",
    to="komu; pre; príjemca",
    cc="kópia; skrytá kópia",
    subject="predmet; vec",
    reply_to="odpoveď na; odpovedať",
    wrote_verbs="napísal; napísala; napísal(a); napísal/a; píše",
    original_titles="pôvodná správa; pôvodná e-mailová správa; originálna správa; správa od",
    forwarded_titles="""
        preposlaná správa; začiatok preposlanej správy; preposlaný e-mail; posunutá správa;
        odovzdaná správa; začiatok preposlaného; začiatok preposielanej správy;
        začiatok správy poslanej ďalej; ďalej odoslaná správa; preposlaná správa od
    """,
    reply_prefixes="odp",
    forward_prefixes="fw; preposl",
    months="jan; feb; mar; apr; máj; jún; júl; aug; sep; okt; nov; dec",
    sent_from_phrases="odoslané z; odoslané z môjho; poslané z; získajte outlook; získať outlook",
    away_phrases="""
        mimo kancelárie; automatická odpoveď; neprítomnosť; som na dovolenke; mám dovolenku;
        na dovolenke; oznámenie o neprítomnosti
    """,
    attribution_openers="dňa; v; dne",
    attribution_fillers="dňa; v; vo; o; používateľ; odosielateľ; hodín; hod; od; nasledovné; a",
    quoting_phrases="citát; citujem",
    forward_end_titles="koniec preposlanej správy; koniec správy od",
    greetings="dobrý deň; ahoj; vážený; vážená; zdravím",
    weekdays="""
        pondelok; po; utorok; ut; streda; st; štvrtok; št; piatok; pi; sobota; so; nedeľa; ne
    """,
    until_words="do; od",
)

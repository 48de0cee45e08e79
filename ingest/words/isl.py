"""PURE. Icelandic."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="is",
    sender="frá; sendandi",
    date="dagsetning; sent; dags",
    to="til; viðtakandi; móttakandi",
    cc="afrit",
    subject="efni; titill",
    reply_to="svar til; svara til",
    wrote_verbs="skrifaði",
    original_titles="""
        upprunaleg skilaboð; upphafleg skilaboð; upprunalegt skeyti; upphaflegur póstur
    """,
    forwarded_titles="áframsent skeyti; áframsend skilaboð; framsend skilaboð; áframsendur póstur",
    forward_end_titles="ljúka framsendu skeyti; endir áframsends skeytis",
    reply_prefixes="sv; re",
    forward_prefixes="fs; áfr",
    months="jan; feb; mar; apr; maí; jún; júl; ágú; sep; okt; nóv; des",
    sent_from_phrases="sent úr; sent frá; sent með",
    away_phrases="sjálfvirkt svar; ekki við; í fríi; fjarverandi",
    attribution_openers="þann; á; hinn",
    attribution_fillers="þann; kl; klukkan; á; eftirfarandi",
    quoting_phrases="vísa til; tilvitnun í",
    weekdays="""
        mánudagur; mán; þriðjudagur; þri; miðvikudagur; mið; fimmtudagur; fim; föstudagur; fös;
        laugardagur; lau; sunnudagur; sun
    """,
)

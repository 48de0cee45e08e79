"""PURE. Faroese."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="fo",
    sender="frá; sendari",
    date="tann; dagur; sent",
    to="til; móttakari",
    cc="avrit",
    subject="evni",
    reply_to="svara til; svara-til",
    wrote_verbs="skrivaði",
    original_titles="uppruna boð; upprunaboð",
    forwarded_titles="víðarisend boð; víðarisent boð",
    months="jan; feb; mar; apr; mai; jun; jul; aug; sep; okt; nov; des",
    sent_from_phrases="sent úr; sent frá",
    away_phrases="sjálvvirkandi svar",
    attribution_openers="tann; hin",
    attribution_fillers="tann; kl; klokkan; hin",
    weekdays="""
        mánadagur; mán; týsdagur; týs; mikudagur; mik; hósdagur; hós; fríggjadagur; frí;
        leygardagur; ley; sunnudagur; sun
    """,
)

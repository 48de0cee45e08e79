"""PURE. Luxembourgish."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="lb",
    sender="vun",
    date="datum; geschéckt",
    to="un; empfänger",
    cc="kopie",
    subject="sujet; betreff",
    reply_to="äntwert un",
    wrote_verbs="schreift; huet geschriwwen; schreiwt",
    original_titles="original-message; original message; original-noriicht",
    forwarded_titles="weidergeleete message; weidergeleet noriicht",
    months="jan; feb; mäe; abr; mee; juni; juli; aug; sep; okt; nov; dez",
    sent_from_phrases="geschéckt vun",
    away_phrases="automatesch äntwert",
    attribution_openers="den; am",
    attribution_fillers="den; am; um; auer; huet; vun",
    weekdays="""
        méindeg; méi; dënschdeg; dën; mëttwoch; mët; donneschdeg; don; freideg; fre; samschdeg; sam;
        sonndeg; son
    """,
)

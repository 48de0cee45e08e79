"""PURE. Belarusian."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="be",
    sender="ад; адпраўнік; ад каго",
    date="дата; адпраўлена; высланае",
    to="каму; атрымальнік",
    cc="копія",
    subject="тэма",
    reply_to="адказаць на; адказаць-на; зваротны адрас",
    wrote_verbs="напісаў; напісала; піша; напісаў(-ла)",
    original_titles="арыгінальнае паведамленне; зыходнае паведамленне; арыгінальны ліст",
    forwarded_titles="перасланае паведамленне; перасланы ліст",
    forward_end_titles="канец перасланага паведамлення",
    reply_prefixes="адк",
    forward_prefixes="перасл",
    months="сту; лют; сак; кра; мая май; чэр; ліп; жні; вер; кас; ліс; сне",
    sent_from_phrases="адпраўлена з",
    away_phrases="аўтаматычны адказ; аўтаадказ",
    attribution_openers="у; а; ў",
    attribution_fillers="а; у; г; ў; карыстальнік; наступнае",
    quoting_phrases="цытую",
    weekdays="""
        панядзелак; пн; аўторак; аў; серада; ср; чацвер; чц; пятніца; пт; субота; сб; нядзеля; нд
    """,
)

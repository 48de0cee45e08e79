"""PURE. Macedonian."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="mk",
    sender="од; испраќач; праќач",
    date="датум; испратено; испратени",
    to="до; за; примач",
    cc="копија",
    subject="тема; наслов; предмет",
    reply_to="одговори на",
    wrote_verbs="напиша; пишува; напишал; напишала",
    original_titles="оригинална порака; изворна порака",
    forwarded_titles="препратена порака",
    forward_end_titles="крај на препратената порака; заврши ја препратената порака",
    reply_prefixes="одг",
    forward_prefixes="препр",
    months="јан; фев; мар; апр; мај; јун; јул; авг; сеп; окт; ное; дек",
    sent_from_phrases="испратено од",
    away_phrases="автоматски одговор",
    attribution_openers="на; во",
    attribution_fillers="на; во; ч; часот; г",
    quoting_phrases="цитирам",
    weekdays="""
        понеделник; пон; вторник; вто; среда; сре; четврток; чет; петок; пет; сабота; саб; недела;
        нед
    """,
)

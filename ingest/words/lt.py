"""PURE. Lithuanian."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="lt",
    sender="nuo; siuntėjas",
    date="data; išsiųsta; išsiųstieji; siųsta",
    to="kam; gavėjas; iki",
    cc="kopija",
    subject="tema",
    reply_to="atsakyti; atsakymą gaus; atgalinis adresas",
    wrote_verbs="rašė; parašė",
    original_titles="originalus laiškas; pradinis laiškas; pirminis laiškas; originalus pranešimas",
    forwarded_titles="persiųstas laiškas; persiunčiamas laiškas; persiųstas pranešimas",
    forward_end_titles="persiųsto laiško pabaiga",
    reply_prefixes="ats; re",
    forward_prefixes="pers; fw",
    months="saus; vas; kov; bal; geg; birž; liep; rugp; rugs; spal; lapkr; gruod",
    sent_from_phrases="išsiųsta iš; siųsta iš; išsiųsta naudojant; gaukite outlook; gauti outlook",
    away_phrases="automatinis atsakymas; nesu biure; atostogauju; atostogose",
    attribution_openers="a",
    attribution_fillers="val; m; d; mėn; diena; dieną",
    quoting_phrases="cituoju; cituojama",
    weekdays="""
        pirmadienis; pr; antradienis; an; trečiadienis; tr; ketvirtadienis; kt; penktadienis; pn;
        šeštadienis; št; sekmadienis; sk
    """,
)

"""PURE. Welsh."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="cy",
    sender="oddi wrth; anfonwr; danfonwr",
    date="dyddiad; wedi anfon; anfonwyd",
    to="at; derbyniwr; derbynnwr",
    cc="copi",
    subject="pwnc",
    reply_to="ateb-i; ateb i",
    wrote_verbs="ysgrifennodd",
    original_titles="neges wreiddiol",
    forwarded_titles="neges yrrwyd ymlaen; neges a anfonwyd ymlaen",
    months="ion; chwef; maw; ebr; mai; meh; gorff; awst; medi; hyd; tach; rhag",
    sent_from_phrases="anfonwyd o",
    away_phrases="ateb awtomatig; allan o'r swyddfa",
    attribution_openers="ar",
    attribution_fillers="ar; am; gan",
    weekdays="dydd; llun; mawrth; maw; mercher; mer; iau; gwener; gwen; sadwrn; sad; sul",
)

"""PURE. Albanian."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="sq",
    sender="nga; dërguesi",
    date="data; datë; dërguar",
    to="për; marrës; te",
    cc="kopje",
    subject="subjekti; subjekt; tema",
    reply_to="përgjigju te; përgjigju-tek",
    wrote_verbs="shkroi; ka shkruar; shkruan",
    original_titles="mesazhi origjinal; mesazhi orgjinal",
    forwarded_titles="mesazhi i përcjellë; mesazh i përcjellë; mesazhi i përcjellur",
    forward_end_titles="fundi i mesazhit të përcjellë",
    reply_prefixes="përgj",
    forward_prefixes="përc",
    months="jan; shk; mar; pri; maj; qer; korr; gush; sht; tet; nën; dhj",
    sent_from_phrases="dërguar nga",
    away_phrases="përgjigje automatike; jashtë zyrës; me pushime",
    attribution_openers="më; ditën",
    attribution_fillers="më; ditën; e; në; ka; ora",
    quoting_phrases="duke cituar; citim nga",
    weekdays="hënë; hën; martë; mar; mërkurë; mër; enjte; enj; premte; pre; shtunë; sht; diel; die",
)

"""PURE. Norwegian Nynorsk."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="nn",
    sender="frå; avsendar",
    date="dato; sendt",
    to="til; mottakar",
    cc="kopi; kopi til",
    subject="emne",
    reply_to="svar til",
    wrote_verbs="skreiv",
    original_titles="opphavleg melding; opprinneleg melding",
    forwarded_titles="vidaresendt melding; vidaresende meldingar",
    forward_end_titles="slutt vidaresendt melding",
    reply_prefixes="sv",
    forward_prefixes="vs",
    months="jan; feb; mar; apr; mai; jun; jul; aug; sep; okt; nov; des",
    sent_from_phrases="sendt frå",
    away_phrases="automatisk svar; fråværsmelding; ikkje på kontoret",
    attribution_openers="den; på",
    attribution_fillers="den; kl; klokka; frå; følgjande",
    quoting_phrases="siterer",
    weekdays="måndag; må; tysdag; ty; onsdag; on; torsdag; to; fredag; fr; laurdag; la; søndag; sø",
)

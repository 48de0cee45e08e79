"""PURE. Galician."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="gl",
    sender="de; remitente",
    date="data; enviado; enviados",
    to="para; destinatario",
    cc="copia",
    subject="asunto; titular",
    reply_to="responder a",
    wrote_verbs="escribiu; escribiu o seguinte",
    original_titles="mensaxe orixinal",
    forwarded_titles="mensaxe reenviada; mensaxe reencamiñada",
    forward_end_titles="fin da mensaxe reenviada",
    reply_prefixes="re",
    forward_prefixes="rv",
    months="xan; feb; mar; abr; mai; xuñ; xul; ago; set; out; nov; dec",
    sent_from_phrases="enviado desde; enviado dende",
    away_phrases="resposta automática; fóra da oficina",
    attribution_openers="o; en; a; día",
    attribution_fillers="o; a; ás; as; de; en; día; do; da; seguinte",
    quoting_phrases="estase citando; citando a",
    weekdays="luns; martes; mar; mércores; mér; xoves; xov; venres; ven; sábado; sáb; domingo; dom",
)

"""PURE. Romanian."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="ro",
    sender="de la; expeditorul; expeditor; de",
    date="dată; data; trimis; trimisă; trimis la",
    to="către; destinatarul; destinatar; la; catre",
    cc="cc; copie; bcc",
    subject="subiect; subiectul",
    reply_to="răspuns la; răspundeți la",
    wrote_verbs="a scris; scrie; a scris în; a scris următoarele",
    original_titles="mesaj original; mesajul original; mesaj inițial; mesaj de la",
    forwarded_titles="""
        mesaj redirecționat; începe mesajul redirecționat; mesaj trimis mai departe;
        mesaj retransmis; începutul mesajului redirecționat; începutul mesajului înaintat;
        mesaj înaintat
    """,
    reply_prefixes="re; răsp",
    forward_prefixes="redir; fwd",
    months="ian; feb; mar; apr; mai; iun; iul; aug; sep; oct; noi; dec",
    sent_from_phrases="""
        trimis de pe; trimis de la; trimis din; obțineți outlook; descărcați outlook
    """,
    away_phrases="""
        răspuns automat; în concediu; absent din birou; plecat din birou; în afara biroului;
        sunt în concediu; mesaj automat
    """,
    attribution_openers="în; pe; la; in",
    attribution_fillers="în; data; de; la; pe; a; ora; din; următoarele; in",
    quoting_phrases="citez din; citând pe; citez",
    forward_end_titles="""
        sfârșitul mesajului redirecționat; sfârşitul mesajului redirecţionat;
        sfârșit mesaj redirecționat
    """,
    greetings="bună; bună ziua; stimate; stimată; salut",
    weekdays="luni; lun; marți; mar; miercuri; mie; joi; vineri; vin; sâmbătă; sâm; duminică; dum",
)

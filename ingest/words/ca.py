"""PURE. Catalan."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="ca",
    sender="de; remitent; des de",
    date="data; enviat",
    to="per a; destinatari; a",
    cc="còpia",
    subject="assumpte",
    reply_to="respon a; respon",
    wrote_verbs="va escriure; ha escrit; va escriure el següent; escrigué; escriu",
    original_titles="missatge original",
    forwarded_titles="missatge reenviat; inici del missatge reenviat",
    forward_end_titles="fi del missatge reenviat",
    reply_prefixes="re; resp",
    forward_prefixes="rv; reenv",
    months="gen; febr feb; març; abr; maig; juny; jul; ag; set; oct; nov; des",
    sent_from_phrases="enviat des; enviat amb; enviat mitjançant",
    away_phrases="resposta automàtica; fora de l'oficina; de vacances",
    attribution_openers="el; en; de; missatge de; dia",
    attribution_fillers="""
        el; la; les; a; de; en/na; en; na; del; va; dia; dc; dj; següent; l'usuari
    """,
    quoting_phrases="s'està citant; citant; missatge de",
    weekdays="""
        dilluns; dl; dimarts; dt; dimecres; dc; dijous; dj; divendres; dv; dissabte; ds; diumenge;
        dg
    """,
)

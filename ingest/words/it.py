"""PURE. Italian."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="it",
    sender="da; mittente",
    date="data; inviato; inviato il; inviata; data invio",
    to="a; per; destinatario",
    cc="cc; copia; ccn",
    subject="oggetto",
    reply_to="rispondi a; rispondere a",
    wrote_verbs="ha scritto; scrive; ha scritto il; scrisse; scritto",
    original_titles="""
        messaggio originale; messaggio iniziale; messaggio originario; email originale; messaggio da
    """,
    forwarded_titles="""
        messaggio inoltrato; inizio messaggio inoltrato; inoltrato messaggio;
        inizio del messaggio inoltrato; mail inoltrata; messaggio inoltrato da;
        inizia messaggio inoltrato
    """,
    reply_prefixes="r; rif; re; risp",
    forward_prefixes="i; inoltro; fwd",
    months="gen; feb; mar; apr; mag; giu; lug; ago; set; ott; nov; dic",
    sent_from_phrases="""
        inviato da; inviato dal mio; inviato dal; inviato con; inviato tramite; scarica outlook;
        ottieni outlook
    """,
    away_phrases="""
        fuori ufficio; risposta automatica; assente; in ferie; fuori sede; assenza; sono assente;
        assenza dall'ufficio; messaggio di assenza; avviso di assenza; sono in ferie;
        sono fuori ufficio; assente dall'ufficio; notifica di assenza; risponditore automatico
    """,
    attribution_openers="il; in data; data; al; del; alle",
    attribution_fillers="""
        il; giorno; alle; ore; ha; di; del; della; in; data; da; al; quanto; segue
    """,
    quoting_phrases="citando; cito; quoting",
    forward_end_titles="fine messaggio inoltrato; fine messaggio da; fine del messaggio inoltrato",
    greetings="ciao; buongiorno; buonasera; salve; gentile; egregio; caro; cara",
    weekdays="""
        lunedì; lun; martedì; mar; mercoledì; mer; giovedì; gio; venerdì; ven; sabato; sab;
        domenica; dom
    """,
    until_words="fino; dal",
    is_away_phrases="è fuori sede; è fuori ufficio; è assente",
    reply_line_titles="""
        digita la tua risposta sopra questa linea; rispondi sopra questa riga;
        scrivi la tua risposta sopra questa riga; rispondere sopra questa linea
    """,
    leave_words="in ferie; ferie",
)

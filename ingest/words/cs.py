"""PURE. Czech."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="cs",
    sender="od; odesílatel",
    date="datum; odesláno; dne; posláno",
    to="komu; pro; příjemce; adresát",
    cc="kopie; skrytá kopie",
    subject="předmět; věc",
    reply_to="odpověď na; odpovědět komu; odpověď komu; odpovědět",
    wrote_verbs="napsal; napsala; napsal(a); napsal/a; píše; napsali; napsáno",
    original_titles="původní zpráva; původní e-mail; původní správa; původní zprava; zpráva od",
    forwarded_titles="""
        přeposlaná zpráva; začátek přeposlané zprávy; předaná zpráva; přeposlaný e-mail;
        začátek předané zprávy; forwardovaná zpráva; začátek přeposílané zprávy; předávaná zpráva;
        přeposláno; přeposlaná zpráva od
    """,
    reply_prefixes="odp; re",
    forward_prefixes="fw; předat; fwd",
    months="led; úno; bře; dub; kvě; červn čvn; červen čvc; srp; zář; říj; lis; pro",
    sent_from_phrases="""
        odesláno z; odesláno z mého; odesláno pomocí; získejte outlook; získat outlook; posláno z;
        odoslané z; stáhnout outlook
    """,
    away_phrases="""
        mimo kancelář; automatická odpověď; nepřítomnost; jsem na dovolené; nejsem v kanceláři;
        čerpám dovolenou; mimo pracoviště; mám dovolenou; na dovolené; oznámení o nepřítomnosti;
        nejsem v práci; jsem mimo kancelář; odpověď v nepřítomnosti; jsem nepřítomen;
        jsem nepřítomna; automatická zpráva; nepřítomen; nepřítomna
    """,
    attribution_openers="dne; v; dňa; od",
    attribution_fillers="dne; v; ve; odesílatel; uživatel; hodin; hod; od; následující; a",
    quoting_phrases="cituji; citace od; citování; citace; citát od",
    forward_end_titles="konec přeposlané zprávy; konec zprávy od; konec předané zprávy",
    greetings="dobrý den; ahoj; vážený; vážená; zdravím",
    weekdays="pondělí; po; úterý; út; středa; st; čtvrtek; čt; pátek; pá; sobota; so; neděle; ne",
    until_words="do; od",
    reply_line_titles="""
        svou odpověď napište nad tento řádek; odpovězte nad tímto řádkem;
        odpověď pište nad tento řádek; prosím odpovězte nad tímto řádkem
    """,
    leave_words="dovolená; na dovolené",
)

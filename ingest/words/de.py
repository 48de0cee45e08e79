"""PURE. German."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="de",
    sender="von; absender",
    date="datum; gesendet; gesendet am; verschickt",
    to="an; empfänger; empfaenger",
    cc="cc; kopie; kopie (cc); blindkopie",
    subject="betreff; thema",
    reply_to="antwort an; antworten an",
    wrote_verbs="""
        schrieb; schrieb am; hat geschrieben; schrieben; schreibt; geschrieben; schrieb folgendes;
        schrieb(en); verfasste; schrieb an
    """,
    original_titles="""
        ursprüngliche nachricht; original-nachricht; originalnachricht; original nachricht;
        ursprüngliche mail; originale nachricht; original message; ursprungsnachricht; nachricht von
    """,
    forwarded_titles="""
        weitergeleitete nachricht; anfang der weitergeleiteten nachricht; weitergeleitete mail;
        weitergeleitete e-mail; beginn der weitergeleiteten nachricht; weitergeleitet von;
        weitergel. nachricht; weitergeleitet; begin der weitergeleiteten nachricht;
        anfang der weitergeleiteten e-mail; weitergeleitete nachricht von
    """,
    reply_prefixes="aw; antw",
    forward_prefixes="wg; weitergeleitet",
    months="jan jän; feb; mär mrz maer; apr; mai; jun; jul; aug; sep; okt; nov; dez",
    sent_from_phrases="""
        von meinem; gesendet von; gesendet mit; gesendet von meinem; von meiner;
        diese nachricht wurde von meinem; outlook für; gesendet über; holen sie sich outlook;
        von unterwegs; gesendet aus; sicher versendet mit
    """,
    away_phrases="""
        abwesenheit; abwesenheitsnotiz; automatische antwort; abwesend; außer haus; nicht im büro;
        im urlaub; nicht im haus; autom. antwort; automatische abwesenheitsnotiz;
        bin ich nicht erreichbar; automatische rückmeldung; abwesenheitsnachricht;
        abwesenheitsbenachrichtigung; abwesenheitsassistent; automatische antwort-e-mail;
        automatische eingangsbestätigung; abwesenheitsmeldung; bin nicht im büro;
        ich bin nicht im büro; ich bin im urlaub; bin im urlaub; im urlaub bis; abwesenheitsinfo;
        nicht am platz; ich bin derzeit nicht im büro; ich bin zurzeit nicht im büro;
        urlaubsbenachrichtigung; urlaubsnotiz
    """,
    attribution_openers="am; der; die; das; den; in",
    attribution_fillers="""
        am; um; uhr; hat; folgendes; von; in; der; dem; den; die; via; nachricht; hatte; z.b;
        benutzer
    """,
    quoting_phrases="zitat von; zitiere",
    forward_end_titles="""
        ende der weitergeleiteten nachricht; ende der nachricht von; ende weitergeleitete nachricht;
        ende der originalnachricht; ende der weitergeleiteten e-mail
    """,
    greetings="""
        hallo; guten tag; guten morgen; sehr geehrte; liebe; lieber; moin; servus; sehr geehrter;
        grüß gott
    """,
    weekdays="""
        montag; mo; dienstag; di; mittwoch; mi; donnerstag; do; freitag; fr; samstag; sa; sonntag;
        so
    """,
    until_words="bis; vom; ab",
    date_fillers="""
        und; zum; den; kw; woche; zurück; wieder; einschließlich; inkl; zwischen; dem; der; uhr
    """,
    is_away_phrases="""
        ist außer haus; ist nicht im büro; ist im urlaub; ist abwesend; ist nicht im haus
    """,
    leave_words="urlaub; elternzeit; mutterschutz; betriebsferien; feiertage; im urlaub; abwesend",
    thanks_phrases="""
        vielen dank für ihre nachricht; vielen dank für ihre e-mail; danke für ihre nachricht;
        danke für ihre e-mail; danke für deine nachricht; vielen dank für ihre mail
    """,
    reply_line_titles="""
        bitte geben sie ihre antwort über dieser zeile ein;
        bitte antworten sie oberhalb dieser zeile; antworten sie oberhalb dieser zeile;
        bitte schreiben sie ihre antwort oberhalb dieser zeile;
        antwort oberhalb dieser linie eingeben; antworten bitte oberhalb dieser zeile
    """,
)

"""PURE. Dutch."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="nl",
    sender="van; afzender",
    date="datum; verzonden; verstuurd; verzonden op",
    to="aan; naar; ontvanger; geadresseerde",
    cc="cc; kopie; bcc",
    subject="onderwerp",
    reply_to="antwoord aan; antwoorden aan; beantwoorden",
    wrote_verbs="""
        schreef; schreef het volgende; heeft geschreven; geschreven; schreef op;
        het volgende geschreven
    """,
    original_titles="""
        origineel bericht; oorspronkelijk bericht; oorspronkelijke bericht; origineel e-mailbericht;
        originele bericht; origineel; bericht van; orgineel bericht
    """,
    forwarded_titles="""
        doorgestuurd bericht; begin doorgestuurd bericht; doorgestuurde bericht;
        doorgestuurde e-mail; begin van doorgestuurd bericht; doorgezonden bericht; doorgestuurd;
        doorgestuurd bericht van
    """,
    reply_prefixes="antw; betr; re",
    forward_prefixes="doorst; fw; fwd",
    months="jan; feb; maart mrt; apr; mei; jun; jul; aug; sep; okt; nov; dec",
    sent_from_phrases="""
        verstuurd vanaf mijn; verzonden vanaf mijn; verzonden met; verstuurd met; verzonden via;
        outlook voor; verzonden vanuit; verstuurd van mijn; download outlook voor
    """,
    away_phrases="""
        afwezig; afwezigheid; automatisch antwoord; niet aanwezig; met vakantie; op vakantie;
        niet op kantoor; afwezigheidsbericht; automatische reactie; afwezigheidsmelding;
        afwezigheidsassistent; automatische afwezigheidsmelding; automatische beantwoording;
        autom. antwoord; auto-antwoord; automatisch bericht; met verlof; ik ben afwezig;
        ik ben met vakantie; ik ben op vakantie; buiten kantoor; vakantiebericht;
        zwangerschapsverlof; ouderschapsverlof; ik ben niet aanwezig; ik ben niet op kantoor;
        automatisch afwezigheidsbericht; wegens vakantie; met verlof tot
    """,
    attribution_openers="op; om",
    attribution_fillers="op; om; heeft; het; volgende; uur; van; via; bericht",
    quoting_phrases="citeren; citaat van; quoting",
    forward_end_titles="""
        einde doorgestuurd bericht; einde bericht van; einde van doorgestuurd bericht
    """,
    greetings="hallo; beste; geachte; dag; goedemorgen; goedemiddag; hoi",
    weekdays="""
        maandag; ma; dinsdag; di; woensdag; wo; donderdag; do; vrijdag; vr; zaterdag; za; zondag; zo
    """,
    until_words="tot; van; t/m",
    date_fillers="""
        vanaf; en; met; t.m; tm; week; weken; terug; tussen; de; het; einde; op; wegens; vakantie;
        verlof; weer
    """,
    is_away_phrases="""
        is niet aanwezig; is afwezig; is niet op kantoor; is met vakantie; is op vakantie;
        is met verlof; is tot
    """,
    leave_words="""
        vakantie; verlof; zomervakantie; kerstvakantie; vrij; terug; weer aanwezig; gesloten
    """,
    thanks_phrases="""
        bedankt voor uw bericht; bedankt voor je bericht; bedankt voor uw e-mail;
        bedankt voor je e-mail; bedankt voor uw mail; bedankt voor je mail; dank voor uw bericht;
        dank voor je bericht; dank u voor uw
    """,
    reply_line_titles="""
        typ uw antwoord boven deze regel; antwoord boven deze regel; reageer boven deze regel;
        typ je antwoord boven deze regel; gelieve uw antwoord boven deze lijn te typen
    """,
)

"""PURE. Polish."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="pl",
    sender="od; nadawca; od kogo",
    date="data; wysłano; wysłane; wyslano; data wysłania",
    to="do; adresat; odbiorca",
    cc="dw; kopia; udw; do wiadomości",
    subject="temat",
    reply_to="odpowiedź do; odpowiedz do; odpowiedź-do",
    wrote_verbs="""
        wiadomość napisana przez; napisał; napisała; napisał(a); pisze; napisano; napisał/a;
        napisali
    """,
    original_titles="""
        wiadomość oryginalna; oryginalna wiadomość; wiadomość pierwotna;
        treść oryginalnej wiadomości; pierwotna wiadomość; wiadomość od
    """,
    forwarded_titles="""
        treść przekazanej wiadomości; wiadomość przekazana; przekazana wiadomość;
        początek przekazywanej wiadomości; wiadomość przesłana dalej; wiadomość przekazana dalej;
        początek przekazanej wiadomości; dalej przesłana wiadomość; przesłana wiadomość;
        wiadomość przekazywana; przekazana wiadomość od
    """,
    reply_prefixes="odp; re",
    forward_prefixes="pd; przekaz; dalej; fw",
    months="sty; lut; mar; kwi; maj; cze; lip; sie; wrz; paź paz; lis; gru",
    sent_from_phrases="""
        wysłano z; wysłane z; wysłano z mojego; pobierz outlook; wysłano przez; wysłano za pomocą;
        uzyskaj outlook; wysłane przez; pobierz aplikację outlook
    """,
    away_phrases="""
        poza biurem; automatyczna odpowiedź; odpowiedź automatyczna; nieobecność; nieobecny;
        nieobecna; na urlopie; przebywam na urlopie; autoodpowiedź; zawiadomienie o nieobecności;
        powiadomienie o nieobecności; nieobecność w biurze; jestem na urlopie; jestem poza biurem;
        jestem nieobecny; jestem nieobecna; nieobecność w pracy; urlop wypoczynkowy;
        nieobecny w biurze; nieobecna w biurze; automatyczna odp
    """,
    attribution_openers="w; dnia; dn; użytkownik; wiadomość napisana",
    attribution_fillers="""
        w; dniu; dnia; dn; o; o godz; godz; g; r; roku; przez; użytkownik; uzytkownik; użytkownika;
        używatel; wiadomość; napisana; od; godzinie; i; go; go.
    """,
    quoting_phrases="cytowanie; cytuję; cytat od; cytat; cytat z",
    forward_end_titles="""
        koniec przekazanej wiadomości; koniec wiadomości od; koniec przesłanej wiadomości
    """,
    greetings="cześć; dzień dobry; witam; szanowni państwo; szanowny panie; szanowna pani; hej",
    weekdays="""
        poniedziałek; pon; wtorek; wt; środa; śr; czwartek; czw; piątek; pt; sobota; sob; niedziela;
        niedz; wto; śro; pią; nie
    """,
    until_words="do; od",
    is_away_phrases="jest nieobecny; jest poza biurem; przebywa poza biurem",
    reply_line_titles="""
        wpisz swoją odpowiedź powyżej tej linii; odpowiedz powyżej tej linii;
        proszę wpisać odpowiedź powyżej tej linii
    """,
    leave_words="urlop; na urlopie",
)

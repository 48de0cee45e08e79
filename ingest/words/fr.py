"""PURE. French."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="fr",
    sender="de; expéditeur; de la part de",
    date="date; envoyé; envoyé le; message du; date d'envoi; envoyée",
    to="à; a; pour; destinataire; destinataires",
    cc="cc; copie; copie à; cci",
    subject="objet; sujet",
    reply_to="répondre à; réponse à",
    wrote_verbs="a écrit; écrit; écrivait; a ecrit; écrivit; à écrit; a ecrit le",
    original_titles="""
        message d'origine; message original; courriel initial; message initial; courriel original;
        message d’origine; e-mail d'origine; message de
    """,
    forwarded_titles="""
        message transféré; message transmis; début du message réexpédié; message réexpédié;
        courriel transféré; début du message transféré; mail transféré; message renvoyé;
        forwarded message; mail original; message transféré de
    """,
    reply_prefixes="re; ré; rép",
    forward_prefixes="tr; fwd; réf",
    months="janv; févr fév fevr; mars; avr; mai; juin; juil; août aout; sept; oct; nov; déc dec",
    sent_from_phrases="""
        envoyé de mon; envoyé depuis; envoyé à partir de; envoyé avec; envoyé par; envoyé via;
        télécharger outlook; obtenir outlook; obtenez outlook; provenance
    """,
    away_phrases="""
        absence; réponse automatique; absent du bureau; en congé; absente du bureau;
        message d'absence; en vacances; actuellement absent; de retour le; absent jusqu;
        absence du bureau; notification d'absence; avis d'absence; réponse automatisée;
        message automatique d'absence; je suis absent; je suis absente; je suis en congés;
        je suis en congé; je suis en vacances; hors du bureau; réponse d'absence;
        actuellement absente; actuellement en congés; absente; absent
    """,
    attribution_openers="le; de; la; en date de; en date du",
    attribution_fillers="""
        le; à; a; de; du; la; par; via; h; heures; date; en; message; ce; qui; suit
    """,
    quoting_phrases="citation de; citant; quoting",
    forward_end_titles="""
        fin du message transféré; fin du message de; fin du message réexpédié;
        fin de message transféré
    """,
    greetings="bonjour; bonsoir; salut; cher; chère; madame; monsieur",
    weekdays="""
        lundi; lun; mardi; mar; mercredi; mer; jeudi; jeu; vendredi; ven; samedi; sam; dimanche; dim
    """,
    until_words="jusqu'au; du; jusqu'à",
    date_fillers="au; et; le; de retour; inclus; semaine; jusqu; retour; entre; de",
    is_away_phrases="est absent(e); est absent; est absente; est absent du bureau; est en congé",
    leave_words="congés; vacances; congé maternité; congé; en congés; en congé; en vacances",
    thanks_phrases="""
        merci pour votre message; merci de votre message; merci pour votre mail;
        merci pour votre e-mail
    """,
    reply_line_titles="""
        veuillez saisir votre réponse au-dessus de cette ligne; répondez au-dessus de cette ligne;
        veuillez répondre au-dessus de cette ligne; répondre au-dessus de cette ligne
    """,
)

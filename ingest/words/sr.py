"""PURE. Serbian."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="sr",
    sender="шаље; од; пошиљалац; šalje; pošiljalac",
    date="датум; послато; poslato",
    to="прима; за; коме; prima",
    cc="копија; цц",
    subject="наслов; тема; предмет",
    reply_to="одговори на; одговори; odgovori na",
    wrote_verbs="""
        написа; пише; је написао; је написала; написао; је написао/ла; je napisao/la; piše; napisa
    """,
    original_titles="оригинална порука; изворна порука; originalna poruka",
    forwarded_titles="прослеђена порука; prosleđena poruka; prosledjena poruka",
    forward_end_titles="крај прослеђене поруке; kraj prosleđene poruke",
    reply_prefixes="одг; odg",
    forward_prefixes="прос; пр; pr",
    months="јан; феб; мар; апр; мај; јун; јул; авг; сеп; окт; нов; дец",
    sent_from_phrases="послато са; послато из; poslato sa; poslato iz",
    away_phrases="аутоматски одговор; automatski odgovor; на годишњем одмору; одсутан",
    attribution_openers="дана; у; на; dana; u",
    attribution_fillers="дана; у; је; на; корисник; следеће",
    quoting_phrases="цитирам; citiram",
    weekdays="""
        понедељак; пон; уторак; уто; среда; сре; четвртак; чет; петак; пет; субота; суб; недеља; нед
    """,
)

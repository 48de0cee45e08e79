"""PURE. Hebrew."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="he",
    sender="מאת; שולח; השולח",
    date="תאריך; נשלח; בתאריך",
    to="אל; נמען; הנמען; עבור",
    cc="לידיעה; עותק; העתק",
    subject="נושא; הנדון",
    reply_to="השב אל; כתובת למענה",
    wrote_verbs="כתב; כתבה; כתב/ה; מאת",
    original_titles="הודעה מקורית",
    forwarded_titles="הודעה מועברת; הודעה שהועברה; תחילת ההודעה שהועברה",
    forward_end_titles="סוף ההודעה המועברת",
    reply_prefixes="תגובה; השב; תשובה",
    forward_prefixes="הועבר; העברה",
    months="ינו; פבר; מרץ; אפר; מאי; יונ; יול; אוג; ספט; אוק; נוב; דצמ",
    sent_from_phrases="נשלח מ; נשלח באמצעות",
    away_phrases="מענה אוטומטי; תשובה אוטומטית; מחוץ למשרד; בחופשה",
    attribution_openers="בתאריך; ב; ביום",
    attribution_fillers="ב; מאת; את; על; ידי; בתאריך; בשעה",
    quoting_phrases="מצטט",
    weekdays="יום; שני; ב׳; שלישי; ג׳; רביעי; ד׳; חמישי; ה׳; שישי; ו׳; שבת; ראשון; א׳",
)

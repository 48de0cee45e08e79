"""PURE. Persian."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="fa",
    sender="از; فرستنده; ارسال کننده",
    date="تاریخ; تاريخ; ارسال شده",
    to="به; گیرنده",
    cc="رونوشت",
    subject="موضوع; عنوان; مضمون",
    reply_to="پاسخ به; پاسخ-به; نشانی برگشت",
    wrote_verbs="نوشت; نوشته است; نوشته; نوشته‌است",
    original_titles="پیام اصلی",
    forwarded_titles="""
        پیام ارجاع داده شده; پیغام ارجاع شده; پیام بازارسال‌شده; پیام هدایت شده; پیام هدایت‌شده
    """,
    forward_end_titles="انتهای پیغام ارجاع شده",
    reply_prefixes="پاسخ",
    forward_prefixes="ارجاع; هدایت",
    months="ژانوی; فوری; مارس; آوریل; مه; ژوئن; ژوئی; اوت; سپتامبر; اکتبر; نوامبر; دسامبر",
    sent_from_phrases="ارسال شده از; فرستاده شده از",
    away_phrases="پاسخ خودکار; خارج از دفتر",
    attribution_openers="در; روز; به; تاریخ",
    attribution_fillers="در; روز; ساعت; تاریخ; به; را; چنین",
    quoting_phrases="نقل قول",
    weekdays="دوشنبه; سه‌شنبه; چهارشنبه; پنجشنبه; جمعه; شنبه; یکشنبه",
)

"""PURE. A day as a letter of each language writes it: `17 March 2026`, `17. maaliskuuta 2026`."""

from collections.abc import Mapping
from datetime import date

from journal.fold import language_code

_MONTHS: Mapping[str, str] = {
    "en": "January February March April May June July August September October November December",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "nb": "januar februar mars april mai juni juli august september oktober november desember",
    "fi": "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta"
    " syyskuuta lokakuuta marraskuuta joulukuuta",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}
_FORMS: Mapping[str, str] = {
    "nb": "{day}. {month} {year}",
    "fi": "{day}. {month} {year}",
    "ru": "{day} {month} {year} г.",
}


def long_date(day: date, language: str) -> str:
    """A date in words; in another language than these, the digits that everybody reads: `2026-03-17`."""
    months = _MONTHS.get(language_code(language))
    if months is None:
        return f"{day:%Y-%m-%d}"
    form = _FORMS.get(language_code(language), "{day} {month} {year}")
    return form.format(day=day.day, month=months.split()[day.month - 1], year=day.year)

"""PURE. Names of countries, as envelopes have them: in the language of the country that a letter is sent from.

The Universal Postal Union wants the name of the country of destination in capitals, in the language of
the country of origin or in one that is known everywhere. A country that is not here is written as it is kept.
"""

from collections.abc import Mapping

from journal.fold import fold

_LANGUAGES = ("en", "sv", "nb", "fi", "nl", "ru")
_LANGUAGE_BY_HOME = {"SE": "sv", "NO": "nb", "FI": "fi", "NL": "nl", "RU": "ru", "BY": "ru"}
_TABLE = """
AT|Austria|Österrike|Østerrike|Itävalta|Oostenrijk|Австрия
AU|Australia|Australien|Australia|Australia|Australië|Австралия
BE|Belgium|Belgien|Belgia|Belgia|België|Бельгия
BG|Bulgaria|Bulgarien|Bulgaria|Bulgaria|Bulgarije|Болгария
BY|Belarus|Belarus|Belarus|Valko-Venäjä|Belarus|Беларусь
CA|Canada|Kanada|Canada|Kanada|Canada|Канада
CH|Switzerland|Schweiz|Sveits|Sveitsi|Zwitserland|Швейцария
CY|Cyprus|Cypern|Kypros|Kypros|Cyprus|Кипр
CZ|Czechia|Tjeckien|Tsjekkia|Tšekki|Tsjechië|Чехия
DE|Germany|Tyskland|Tyskland|Saksa|Duitsland|Германия
DK|Denmark|Danmark|Danmark|Tanska|Denemarken|Дания
EE|Estonia|Estland|Estland|Viro|Estland|Эстония
ES|Spain|Spanien|Spania|Espanja|Spanje|Испания
FI|Finland|Finland|Finland|Suomi|Finland|Финляндия
FO|Faroe Islands|Färöarna|Færøyene|Färsaaret|Faeröer|Фарерские острова
FR|France|Frankrike|Frankrike|Ranska|Frankrijk|Франция
GB|United Kingdom|Storbritannien|Storbritannia|Iso-Britannia|Verenigd Koninkrijk|Великобритания
GR|Greece|Grekland|Hellas|Kreikka|Griekenland|Греция
HR|Croatia|Kroatien|Kroatia|Kroatia|Kroatië|Хорватия
HU|Hungary|Ungern|Ungarn|Unkari|Hongarije|Венгрия
IE|Ireland|Irland|Irland|Irlanti|Ierland|Ирландия
IS|Iceland|Island|Island|Islanti|IJsland|Исландия
IT|Italy|Italien|Italia|Italia|Italië|Италия
KZ|Kazakhstan|Kazakstan|Kasakhstan|Kazakstan|Kazachstan|Казахстан
LT|Lithuania|Litauen|Litauen|Liettua|Litouwen|Литва
LU|Luxembourg|Luxemburg|Luxembourg|Luxemburg|Luxemburg|Люксембург
LV|Latvia|Lettland|Latvia|Latvia|Letland|Латвия
MT|Malta|Malta|Malta|Malta|Malta|Мальта
NL|Netherlands|Nederländerna|Nederland|Alankomaat|Nederland|Нидерланды
NO|Norway|Norge|Norge|Norja|Noorwegen|Норвегия
PL|Poland|Polen|Polen|Puola|Polen|Польша
PT|Portugal|Portugal|Portugal|Portugali|Portugal|Португалия
RO|Romania|Rumänien|Romania|Romania|Roemenië|Румыния
RS|Serbia|Serbien|Serbia|Serbia|Servië|Сербия
RU|Russia|Ryssland|Russland|Venäjä|Rusland|Россия
SE|Sweden|Sverige|Sverige|Ruotsi|Zweden|Швеция
SI|Slovenia|Slovenien|Slovenia|Slovenia|Slovenië|Словения
SK|Slovakia|Slovakien|Slovakia|Slovakia|Slowakije|Словакия
TR|Turkey|Turkiet|Tyrkia|Turkki|Turkije|Турция
UA|Ukraine|Ukraina|Ukraina|Ukraina|Oekraïne|Украина
US|USA|USA|USA|Yhdysvallat|Verenigde Staten|США
"""
_NAMES: Mapping[str, Mapping[str, str]] = {
    code: dict(zip(_LANGUAGES, names, strict=True))
    for code, *names in (line.split("|") for line in _TABLE.split("\n") if line)
}
_OTHER_NAMES = {
    "deutschland": "DE", "england": "GB", "great britain": "GB", "holland": "NL", "uk": "GB",
    "united states": "US",
}  # fmt: skip
_CODE_BY_NAME = {
    fold(name): code for code, names in _NAMES.items() for name in names.values()
} | _OTHER_NAMES


def country_code(country: str) -> str:
    """`"Sverige"` and `"se"` → `"SE"`; empty when it is not known."""
    bare = country.strip()
    code = bare.upper()
    return code if code in _NAMES else _CODE_BY_NAME.get(fold(bare), "")


def country_name(country: str, home: str) -> str:
    """The name of a country as the post of `home` reads it: `RUOTSI` in Finland, `SWEDEN` in France."""
    names = _NAMES.get(country_code(country))
    language = _LANGUAGE_BY_HOME.get(country_code(home), "en")
    return (names[language] if names else country).upper()

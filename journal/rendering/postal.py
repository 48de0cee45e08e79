"""PURE. A postal address → its lines, as the country of the address writes them.

    Kungsgatan 4 / 411 19 Göteborg / SWEDEN        most of Europe: the code before the place
    10 Downing Street / London / SW1A 2AA          Britain and Ireland: the code below it
    1 Main Street / Springfield, IL 62701          America and Australia: region and code behind it
    ул. Ленина, д. 1 / Москва / 101000             Russia and its neighbours: the code last

The country stands last and in capitals, if the letter goes abroad.
"""

from collections.abc import Iterator

from journal.fold import fold
from journal.model import Contact

_CODE_BELOW = frozenset({"GB", "IE", "RU", "BY", "UA", "KZ"})
_REGION_BEFORE_CODE = frozenset({"US", "CA", "AU"})
# By code, as the post of other countries reads it. A country that is not here is written as it is kept.
COUNTRY_NAMES = {
    "AT": "Austria", "AU": "Australia", "BE": "Belgium", "BG": "Bulgaria", "BY": "Belarus",
    "CA": "Canada", "CH": "Switzerland", "CY": "Cyprus", "CZ": "Czechia", "DE": "Germany",
    "DK": "Denmark", "EE": "Estonia", "ES": "Spain", "FI": "Finland", "FO": "Faroe Islands",
    "FR": "France", "GB": "United Kingdom", "GR": "Greece", "HR": "Croatia", "HU": "Hungary",
    "IE": "Ireland", "IS": "Iceland", "IT": "Italy", "KZ": "Kazakhstan", "LT": "Lithuania",
    "LU": "Luxembourg", "LV": "Latvia", "MT": "Malta", "NL": "Netherlands", "NO": "Norway",
    "PL": "Poland", "PT": "Portugal", "RO": "Romania", "RS": "Serbia", "RU": "Russia",
    "SE": "Sweden", "SI": "Slovenia", "SK": "Slovakia", "TR": "Turkey", "UA": "Ukraine",
    "US": "USA",
}  # fmt: skip
_OTHER_NAMES = {
    "ruotsi": "SE", "sverige": "SE", "zweden": "SE", "швеция": "SE",
    "suomi": "FI", "финляндия": "FI",
    "norge": "NO", "norja": "NO", "noorwegen": "NO", "норвегия": "NO",
    "danmark": "DK", "tanska": "DK", "denemarken": "DK",
    "nederland": "NL", "holland": "NL", "alankomaat": "NL", "нидерланды": "NL",
    "deutschland": "DE", "tyskland": "DE", "saksa": "DE", "duitsland": "DE", "германия": "DE",
    "россия": "RU", "ryssland": "RU", "venaja": "RU", "rusland": "RU", "russland": "RU",
    "uk": "GB", "great britain": "GB", "england": "GB", "united states": "US",
}  # fmt: skip
_CODE_BY_NAME = {fold(name): code for code, name in COUNTRY_NAMES.items()} | {
    fold(name): code for name, code in _OTHER_NAMES.items()
}


def country_code(country: str) -> str:
    """`"Sverige"` and `"se"` → `"SE"`; empty when it is not known."""
    bare = country.strip()
    code = bare.upper()
    return code if code in COUNTRY_NAMES else _CODE_BY_NAME.get(fold(bare), "")


def has_postal_address(each: Contact) -> bool:
    """Whether a letter could be sent there."""
    return bool(each.city and (each.street or each.postal_code))


def postal_lines(each: Contact, *, home: str = "") -> tuple[str, ...]:
    """The lines below the name; `home` is the country that letters are sent from."""
    lines = (line.strip() for line in _lines(each))
    return tuple(line for line in (*lines, _country_line(each.country, home)) if line)


def _lines(each: Contact) -> Iterator[str]:
    yield from each.street.splitlines()
    code = country_code(each.country)
    if code in _REGION_BEFORE_CODE:
        behind = " ".join(filter(None, (each.region, each.postal_code)))
        yield ", ".join(filter(None, (each.city, behind)))
    elif code in _CODE_BELOW:
        yield from (each.city, each.region, each.postal_code)
    else:
        yield " ".join(filter(None, (each.postal_code, each.city)))


def _country_line(country: str, home: str) -> str:
    if not country or (home and _same_country_key(country) == _same_country_key(home)):
        return ""
    return COUNTRY_NAMES.get(country_code(country), country).upper()


def _same_country_key(country: str) -> str:
    return country_code(country) or fold(country)

"""PURE. A postal address → its lines, as the country of the address writes them.

    Kungsgatan 4 / 411 19 Göteborg / RUOTSI        most of Europe: the code before the place
    10 Downing Street / London / SW1A 2AA          Britain and Ireland: the code below it
    1 Main Street / Springfield, IL 62701          America and Australia: region and code behind it
    ул. Ленина, д. 1 / Москва / 101000             Russia and its neighbours: the code last

The country stands last and in capitals, if the letter goes abroad, in the language of the country
that it is sent from.
"""

from collections.abc import Iterator

from journal.fold import fold
from journal.model import Contact
from journal.rendering.country_names import country_code, country_name

_CODE_BELOW = frozenset({"GB", "IE", "RU", "BY", "UA", "KZ"})
_REGION_BEFORE_CODE = frozenset({"US", "CA", "AU"})


def has_postal_address(each: Contact) -> bool:
    """Says whether a letter could be sent there."""
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
    return country_name(country, home)


def _same_country_key(country: str) -> str:
    return country_code(country) or fold(country)

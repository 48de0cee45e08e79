"""Twelve people in six companies, in six languages; and people nobody knows yet."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SampleContact:
    """`country` and `language` are those of the company, too."""

    name: str
    email: str
    company: str
    job: str
    language: str
    country: str
    owner: str
    phone: str = ""


# Street, postal code and city of each company.
PLACES = {
    "Acme Engines": ("12 St James's Square", "SW1Y 4JH", "London"),
    "Fjordfrakt": ("Karl Johans gate 5", "0154", "Oslo"),
    "Björk & Söner": ("Hamngatan 1", "111 47", "Stockholm"),
    "Puusepät": ("Annankatu 1 A 4", "00120", "Helsinki"),
    "De Bloemenhal": ("Prinsengracht 263", "1016 GV", "Amsterdam"),
    "Северный ветер": ("Невский проспект, 28", "191186", "Санкт-Петербург"),
}

CONTACTS = (
    SampleContact(
        "Ada Lovelace",
        "ada@acme.example",
        "Acme Engines",
        "Head of Analysis",
        *("en", "GB", "alice@ours.example", "+44 20 7946 0101"),
    ),
    SampleContact(
        "Charles Babbage",
        "charles@acme.example",
        "Acme Engines",
        "Technical Director",
        *("en", "GB", "alice@ours.example"),
    ),
    SampleContact(
        "Ingrid Solberg",
        "ingrid@fjordfrakt.example",
        "Fjordfrakt",
        "Daglig leder",
        *("nb", "NO", "bob@ours.example", "+47 22 12 34 56"),
    ),
    SampleContact(
        "Lars Mikkelsen",
        "lars@fjordfrakt.example",
        "Fjordfrakt",
        "Innkjøpssjef",
        *("nb", "NO", "bob@ours.example"),
    ),
    SampleContact(
        "Elsa Björk",
        "elsa@bjorksoner.example",
        "Björk & Söner",
        "Inköpare",
        *("sv", "SE", "alice@ours.example", "+46 8 123 456"),
    ),
    SampleContact(
        "Måns Åkesson",
        "mans@bjorksoner.example",
        "Björk & Söner",
        "Verkstadschef",
        *("sv", "SE", "alice@ours.example"),
    ),
    SampleContact(
        "Aino Virtanen",
        "aino@puusepat.example",
        "Puusepät",
        "Toimitusjohtaja",
        *("fi", "FI", "bob@ours.example", "+358 9 123 4567"),
    ),
    SampleContact(
        "Väinö Nieminen",
        "vaino@puusepat.example",
        "Puusepät",
        "Suunnittelija",
        *("fi", "FI", "bob@ours.example"),
    ),
    SampleContact(
        "Sanne de Vries",
        "sanne@bloemenhal.example",
        "De Bloemenhal",
        "Eigenaar",
        *("nl", "NL", "alice@ours.example", "+31 20 123 4567"),
    ),
    SampleContact(
        "Joris Bakker",
        "joris@bloemenhal.example",
        "De Bloemenhal",
        "Administratie",
        *("nl", "NL", "alice@ours.example"),
    ),
    SampleContact(
        "Анна Соколова",
        "anna@severveter.example",
        "Северный ветер",
        "Директор по закупкам",
        *("ru", "KZ", "bob@ours.example", "+7 727 123 4567"),
    ),
    SampleContact(
        "Дмитрий Орлов",
        "dmitri@severveter.example",
        "Северный ветер",
        "Инженер",
        *("ru", "KZ", "bob@ours.example"),
    ),
)

# Name, address, and who that is.
STRANGERS = (
    ("Maya Okafor", "maya@solarbees.example", "a stranger: nobody knows her yet"),
    ("Tom Baker", "tom.baker@webmail.example", "a stranger who writes from home"),
    ("Grace Hopper", "grace@acme.example", "a stranger at a company you know"),
)
COLLEAGUES = (
    ("Sales", "sales@ours.example", "your shared mailbox: this goes out, and lies in Sent"),
    ("Bob Berg", "bob@ours.example", "a colleague: forwards mail, or is spoofed"),
)


def senders() -> list[dict[str, str]]:
    """The people whom the page offers to write as."""
    known = [
        {"name": one.name, "address": one.email, "note": f"{one.job}, {one.company}"}
        for one in CONTACTS
    ]
    others = [
        {"name": name, "address": address, "note": note}
        for name, address, note in (*STRANGERS, *COLLEAGUES)
    ]
    return [*known, *others]

"""The names of columns with postal addresses in other programs, as data: which part of which address.

They say by their name which of several addresses it is: work, home, or the only one. The second line of
a street has a number too ("Address 2", "Business Street 2"), and is no second address.
"""

from collections.abc import Mapping, Sequence

POSTAL_COLUMNS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "": {
        "street": (
            "Street", "Street 2", "Street address", "Street address 2", "Address", "Address 2",
            "Address street", "Address line 1", "Address line 2", "Address extended address",
            "Mailing street", "Postal address", "Adress", "Adress 2", "Gatuadress", "Gata",
            "Adresse", "Adresse 2", "Straße", "Adres", "Adres 2", "Straat", "Osoite", "Osoite 2",
            "Katuosoite", "Lähiosoite", "Gateadresse", "Адрес", "Адрес 2", "Улица",
        ),
        "postal_code": (
            "Postal code", "Post code", "Postcode", "ZIP", "ZIP code", "Address postal code",
            "Mailing postal code", "Mailing ZIP/postal code", "Postnummer", "Postnr", "PLZ",
            "Postleitzahl", "PLZ-Code", "Postinumero", "Postinro", "Индекс", "Почтовый индекс",
            "Почтовый код",
        ),
        "city": (
            "City", "Town", "Address city", "Mailing city", "Ort", "Postort", "Stad", "Plaats",
            "Woonplaats", "Postitoimipaikka", "Kaupunki", "Paikkakunta", "Sted", "Poststed", "By",
            "Город",
        ),
        "region": (
            "Region", "State", "State/Region", "State/Province", "State or province", "Province",
            "County", "Address region", "Mailing state", "Mailing state/province", "Län",
            "Landskap", "Bundesland", "Provincie", "Maakunta", "Fylke", "Область", "Край", "Регион",
        ),
    },
    "work": {
        "street": (
            "Business street", "Business street 2", "Business street 3", "Business address",
            "Gatuadress (arb)", "Gata (arb)", "Gata 2 (arb)", "Straße geschäftlich",
            "Straße geschäftlich 2", "Werkadres, straat", "Straat werk", "Katuosoite (työ)",
            "Gate, arbeid", "Улица раб. адрес",
        ),
        "postal_code": (
            "Business postal code", "Postnummer (arb)", "Postleitzahl geschäftlich",
            "Werkadres, postcode", "Postcode werk", "Postinumero (työ)", "Postnummer, arbeid",
            "Индекс раб. адреса", "Почтовый код раб.",
        ),
        "city": (
            "Business city", "Ort (arb)", "Ort geschäftlich", "Werkadres, plaats", "Plaats werk",
            "Postitoimipaikka (työ)", "Kaupunki (työ)", "Sted, arbeid", "Poststed, arbeid",
            "Город раб. адрес",
        ),
        "region": (
            "Business state", "Delstat/region (arb)", "Region (arb)", "Bundesland/Kanton geschäftlich",
            "Region geschäftlich", "Werkadres, provincie", "Provincie werk", "Lääni (työ)",
            "Delstat, arbeid", "Область раб. адрес",
        ),
    },
    "home": {
        "street": (
            "Home street", "Home street 2", "Home street 3", "Home address", "Gatuadress (hem)",
            "Gata (hem)", "Straße privat", "Straße privat 2", "Huisadres, straat", "Straat thuis",
            "Katuosoite (koti)", "Gate, privat", "Улица дом. адрес",
        ),
        "postal_code": (
            "Home postal code", "Postnummer (hem)", "Postleitzahl privat", "Huisadres, postcode",
            "Postcode thuis", "Postinumero (koti)", "Postnummer, privat", "Почтовый код дом.",
        ),
        "city": (
            "Home city", "Ort (hem)", "Ort privat", "Huisadres, plaats", "Plaats thuis",
            "Postitoimipaikka (koti)", "Kaupunki (koti)", "Sted, privat", "Poststed, privat",
            "Город дом. адрес",
        ),
        "region": (
            "Home state", "Region (hem)", "Bundesland/Kanton privat", "Region privat",
            "Provincie thuis", "Lääni (koti)", "Delstat, privat", "Область дом. адрес",
        ),
    },
}  # fmt: skip

"""PURE. Domains where anybody gets an address: such a domain does not say whose mail it is."""

# Where anybody gets an address, in the countries whose languages we speak and the large ones.
FREE_MAIL = frozenset(
    {
        *("gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com"),
        *("hotmail.co.uk", "hotmail.de", "hotmail.fr", "hotmail.it", "hotmail.es", "hotmail.se"),
        *("hotmail.no", "hotmail.fi", "hotmail.nl", "hotmail.dk", "outlook.fr", "outlook.de"),
        *("outlook.dk", "live.se", "live.no", "live.fi", "live.nl", "live.dk", "live.co.uk"),
        *("yahoo.com", "ymail.com", "rocketmail.com", "yahoo.co.uk", "yahoo.de", "yahoo.fr"),
        *("yahoo.it", "yahoo.es", "yahoo.se", "yahoo.no", "yahoo.co.jp", "aol.com", "aim.com"),
        *(
            "icloud.com",
            "me.com",
            "mac.com",
            "proton.me",
            "protonmail.com",
            "pm.me",
            "tutanota.com",
        ),
        *("tuta.io", "fastmail.com", "fastmail.fm", "hey.com", "gmx.com", "gmx.de", "gmx.net"),
        *("gmx.at", "gmx.ch", "web.de", "freenet.de", "t-online.de", "mail.com", "zoho.com"),
        *("telia.com", "bredband.net", "comhem.se", "spray.se", "passagen.se", "swipnet.se"),
        *("online.no", "frisurf.no", "kolumbus.fi", "elisanet.fi", "saunalahti.fi", "luukku.com"),
        *(
            "suomi24.fi",
            "welho.com",
            "pp.inet.fi",
            "ziggo.nl",
            "kpnmail.nl",
            "planet.nl",
            "home.nl",
        ),
        *("xs4all.nl", "hetnet.nl", "telenet.be", "skynet.be", "mail.ru", "bk.ru", "inbox.ru"),
        *("list.ru", "internet.ru", "yandex.ru", "yandex.com", "ya.ru", "rambler.ru", "ukr.net"),
        *(
            "orange.fr",
            "wanadoo.fr",
            "free.fr",
            "laposte.net",
            "sfr.fr",
            "libero.it",
            "virgilio.it",
        ),
        *("wp.pl", "o2.pl", "interia.pl", "onet.pl", "seznam.cz", "centrum.cz", "btinternet.com"),
        *("comcast.net", "verizon.net", "att.net", "qq.com", "163.com", "126.com", "naver.com"),
    }
)


def is_free_mail(domain: str, extra: frozenset[str] = frozenset()) -> bool:
    return is_in_domains(domain, FREE_MAIL) or is_in_domains(domain, extra)


def is_in_domains(domain: str, others: frozenset[str]) -> bool:
    """Says whether the domain is one of the others, or a subdomain of one."""
    labels = domain.split(".")[-20:]
    return any(".".join(labels[place:]) in others for place in range(len(labels)))

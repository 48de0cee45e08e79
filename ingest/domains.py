"""PURE. What a mail domain is: somebody's own, anybody's, or one that many share.

Who may register names below what is told by the public suffix list, which comes with its library.
"""

from functools import cache

from publicsuffixlist import PublicSuffixList

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
# Who sends in the name of others: such a domain says nothing of who wrote.
_SENDERS_FOR_OTHERS = frozenset(
    {
        *("amazonses.com", "sendgrid.net", "mailgun.org", "mandrillapp.com", "mailchimpapp.net"),
        *(
            "mcsv.net",
            "mcdlv.net",
            "rsgsv.net",
            "sparkpostmail.com",
            "mailjet.com",
            "postmarkapp.com",
        ),
        *(
            "shopifyemail.com",
            "zendesk.com",
            "intercom-mail.com",
            "hubspotemail.net",
            "freshdesk.com",
        ),
        *("googlegroups.com", "groups.io", "facebookmail.com", "linkedin.com", "docusign.net"),
        *("salesforce.com", "bounces.google.com", "privaterelay.appleid.com"),
    }
)
# Whose subdomains are somebody's own each, as below a public suffix.
_LANDLORDS = frozenset({"onmicrosoft.com"})


def organisational(domain: str) -> str:
    """What somebody registered: `mail.acme.co.uk` → `acme.co.uk`; the domain itself when unsure."""
    return _suffixes().privatesuffix(domain) or domain


def is_free_mail(domain: str, extra: frozenset[str] = frozenset()) -> bool:
    return is_below(domain, FREE_MAIL) or is_below(domain, extra)


def is_shared_host(domain: str) -> bool:
    """Whether many send from it: `co.uk`, `github.io`, a mailing service. A name below is one's own."""
    if domain in _LANDLORDS or not _suffixes().privatesuffix(domain):
        return True
    return is_below(domain, _SENDERS_FOR_OTHERS)


def is_below(domain: str, others: frozenset[str]) -> bool:
    """Whether it is one of them, or a subdomain of one."""
    labels = domain.split(".")[-20:]
    return any(".".join(labels[place:]) in others for place in range(len(labels)))


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()

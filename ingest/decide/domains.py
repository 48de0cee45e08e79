"""PURE. What a mail domain is: somebody's own, anybody's, or one that many share.

The public suffix list, which comes with its library, knows under which domains names are
registered.
"""

from functools import cache

from publicsuffixlist import PublicSuffixList

from journal.mail.free_mail import FREE_MAIL, is_free_mail, is_in_domains

__all__ = ["FREE_MAIL", "is_free_mail", "is_in_domains", "is_shared_host", "registered_domain"]

# Services that send in the name of others: such a domain does not say who wrote.
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
# Domains whose subdomains belong to different people, as below a public suffix.
_SUBDOMAIN_HOSTS = frozenset({"onmicrosoft.com"})


def registered_domain(domain: str) -> str:
    """The registered domain: `mail.acme.co.uk` → `acme.co.uk`; the domain itself when unsure."""
    return _suffix_list().privatesuffix(domain) or domain


def is_shared_host(domain: str) -> bool:
    """Says whether many send from it: `co.uk`, `github.io`, a mailing service. A name below is one's own."""
    if domain in _SUBDOMAIN_HOSTS or not _suffix_list().privatesuffix(domain):
        return True
    return is_in_domains(domain, _SENDERS_FOR_OTHERS)


@cache
def _suffix_list() -> PublicSuffixList:
    return PublicSuffixList()

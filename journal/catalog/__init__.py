"""Groups, templates, campaigns and rules of a config: validated as a whole, test-rendered.

build              Settings → Catalog, with every problem
catalog            `Catalog`: what there is, by code
shipped_templates  the templates that come with Rapport
shipped_rules      the rules for documents that come with Rapport
templates          a shipped template overridden key by key; a new one
template_checks    is every text of a template fit to be rendered?
template_file_checks  can every file of a template be merged? `rapport check` alone asks it
rules              what becomes of mails; which rules can never match
"""

from journal.catalog.build import build_catalog
from journal.catalog.catalog import Catalog
from journal.model import Rule

__all__ = ["Catalog", "Rule", "build_catalog"]

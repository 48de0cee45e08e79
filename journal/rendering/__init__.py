"""PURE. A template and its values → subject and text, in one language.

    texts    chooses a language and renders
    plain_sources  which texts are plain words
    templating  renders what is more than plain words; finds what is wrong with a template
    sandbox  the language of templates, and what is not in it
    values   the variables there are
    salutations  how a letter begins
    salutation_formulas  its formulas, by language
    html_text    the text of a mail that is written as HTML
    long_dates   a day as a letter of each language writes it
    postal   a postal address → its lines, as its country writes them
    country_names  the country below it, in the language of the sender's

Whatever goes wrong in a template is a TemplateError that names the template and the line.
"""

from typing import TYPE_CHECKING

from journal.lazy_names import lazy_names

if TYPE_CHECKING:
    from journal.rendering.postal import has_postal_address as has_postal_address
    from journal.rendering.postal import postal_lines as postal_lines
    from journal.rendering.salutation_formulas import salutation_for as salutation_for
    from journal.rendering.salutations import add_salutations as add_salutations
    from journal.rendering.sandbox import TemplateEnvironment as TemplateEnvironment
    from journal.rendering.templating import TemplateFault as TemplateFault
    from journal.rendering.templating import find_faults as find_faults
    from journal.rendering.texts import RenderedTemplate as RenderedTemplate
    from journal.rendering.texts import choose_text as choose_text
    from journal.rendering.texts import render as render
    from journal.rendering.texts import render_text as render_text
    from journal.rendering.texts import takes_values as takes_values
    from journal.rendering.values import SAMPLE_VALUES as SAMPLE_VALUES
    from journal.rendering.values import MailValues as MailValues
    from journal.rendering.values import empty_values as empty_values
    from journal.rendering.values import template_values as template_values
    from journal.rendering.values import variable_names as variable_names

__getattr__ = lazy_names(
    __name__,
    {
        "templating": ("TemplateFault", "find_faults"),
        "postal": ("has_postal_address", "postal_lines"),
        "salutation_formulas": ("salutation_for",),
        "salutations": ("add_salutations",),
        "sandbox": ("TemplateEnvironment",),
        "texts": (
            "RenderedTemplate",
            "choose_text",
            "render",
            "render_text",
            "takes_values",
        ),
        "values": (
            "SAMPLE_VALUES",
            "MailValues",
            "empty_values",
            "template_values",
            "variable_names",
        ),
    },
)

"""PURE. A template and its values → subject and text, in one language.

    texts    chooses a language and renders; finds what is wrong with a template
    sandbox  the language of templates, and what is not in it
    values   the variables there are

Whatever goes wrong in a template is a TemplateError that names the template and the line.
"""

from journal.rendering.sandbox import TemplateEnvironment
from journal.rendering.texts import (
    RenderedTemplate,
    TemplateFault,
    choose_text,
    find_faults,
    render,
    render_text,
)
from journal.rendering.values import SAMPLE_VALUES, MailValues, template_values, variable_names

__all__ = [
    "SAMPLE_VALUES",
    "MailValues",
    "RenderedTemplate",
    "TemplateEnvironment",
    "TemplateFault",
    "choose_text",
    "find_faults",
    "render",
    "render_text",
    "template_values",
    "variable_names",
]

"""PURE. A template and its values → subject and text, in one language.

    texts      choose a language, render; what is wrong with a source
    sandbox    the language of templates, and what is not in it
    values     the variables there are

Whatever goes wrong in a template is a TemplateError that names the template and the line.
"""

from journal.rendering.sandbox import Environment
from journal.rendering.texts import Fault, Rendered, choose, faults, render, render_text
from journal.rendering.values import SAMPLE_VALUES, MailValues, values_for, variables

__all__ = [
    "SAMPLE_VALUES",
    "Environment",
    "Fault",
    "MailValues",
    "Rendered",
    "choose",
    "faults",
    "render",
    "render_text",
    "values_for",
    "variables",
]

"""PURE. A template and its values → text, in one language. Whatever goes wrong is a TemplateError.

Most that people log has plain words in it: the language of templates is imported with the first other one.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from journal.errors import TemplateError
from journal.fold import language_code
from journal.model import Template, TemplateText
from journal.rendering.plain_sources import is_plain


@dataclass(frozen=True, slots=True)
class RenderedTemplate:
    subject: str
    body: str
    language: str
    attachments: tuple[str, ...]
    # The body as it is laid out, where the template's is HTML; `body` is the text of it.
    html: str = ""


def choose_text(template: Template, language: str) -> tuple[str, TemplateText]:
    """The text in the language, else its base (`sv-FI`, `sv`), else the default, else the first."""
    offered = {code.casefold(): code for code in template.texts}
    for wanted in (*_language_variants(language), *_language_variants(template.default_language)):
        if wanted in offered:
            return offered[wanted], template.texts[offered[wanted]]
    for code, text in template.texts.items():
        return code, text
    raise TemplateError(f"The template {template.code} has no text in any language.")


def _language_variants(language: str) -> tuple[str, ...]:
    whole = language.strip().replace("_", "-").casefold()
    return (whole, whole.partition("-")[0], language_code(language))


def takes_values(text: TemplateText) -> bool:
    """Whether it says more than plain words, or has files that are merged."""
    return bool(text.attachments) or not (is_plain(text.description) and is_plain(text.body))


def render(template: Template, language: str, values: Mapping[str, object]) -> RenderedTemplate:
    code, text = choose_text(template, language)
    where = f"The template {template.code} ({code})"
    subject = render_text(text.description, values, where=f"{where}, description")
    body = render_text(text.body, values, where=f"{where}, body", markup=text.is_html)
    return RenderedTemplate(
        subject=" ".join(subject.split()),
        body=_text_of_html(body) if text.is_html else body.strip("\n"),
        language=code,
        attachments=text.attachments,
        html=body if text.is_html else "",
    )


def _text_of_html(body: str) -> str:
    from journal.rendering.html_text import html_text

    return html_text(body)


def render_text(
    source: str, values: Mapping[str, object], *, where: str, markup: bool = False
) -> str:
    """`markup`: the source is HTML, and values are escaped in it."""
    if is_plain(source):
        return source
    from journal.rendering import templating

    try:
        return templating.generate(source, values, markup=markup)
    except templating.FaultFound as fault:
        raise TemplateError(f"{where}, line {fault.line}: {fault.what}") from None

"""Merges a Word file: Jinja2 in its text by docxtpl, then Word's own MERGEFIELDs.

In this order: what a contact is called is never read as Jinja2. It is told as in every other
template what is not available, and a value is text, whatever is in it.

`contact.name` is the field `contact_name`, since Word has no dots in names.
"""

import warnings
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import jinja2
from docxtpl import DocxTemplate
from mailmerge import MailMerge

from journal.letters.merge_error import MergeError
from journal.rendering.sandbox import MarkupEnvironment
from journal.rendering.templating import RENDER_FAILURES, error_text
from journal.rendering.values import SINGLE_VALUES, VALUE_GROUPS, value_names

_NOT_WORD = "it can't be opened as a Word file; save it in Word as .docx."


def merge_word(content: bytes, values: Mapping[str, object]) -> bytes:
    return _merge_fields(_merge_text(content, values), values)


def _merge_text(content: bytes, values: Mapping[str, object]) -> bytes:
    try:
        document = DocxTemplate(BytesIO(content))
        document.init_docx()
    except Exception as error:
        raise MergeError(_NOT_WORD) from error
    try:
        document.render(dict(values), MarkupEnvironment(), autoescape=True)
    except MemoryError:
        # Whoever began the process says how much there is.
        raise
    except RENDER_FAILURES as error:
        raise MergeError(_error_text(error)) from None
    merged = BytesIO()
    document.save(merged)
    return merged.getvalue()


def _error_text(error: Exception) -> str:
    """Says what is wrong, and the words near it: a Word file has no lines that anybody could count."""
    if not isinstance(error, jinja2.TemplateError):
        return error_text(error)
    message = (error.message or type(error).__name__).strip().rstrip(".")
    near = " ".join(" ".join(getattr(error, "docx_context", ())).split())
    return f"{message}." if not near else f"{message}. It stands near “{near[:120]}”."


def _merge_fields(content: bytes, values: Mapping[str, object]) -> bytes:
    known = field_values(values)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        with MailMerge(BytesIO(content)) as document:
            fields = document.get_merge_fields()
            if not fields:
                return content
            document.merge(**{field: _field_value(field, known) for field in fields})
            merged = BytesIO()
            document.write(merged)
            return merged.getvalue()


def field_values(values: Mapping[str, object]) -> dict[str, Any]:
    """`contact_name` and the like, as MERGEFIELD names them."""
    grouped = {
        f"{group}_{name}": getattr(values[group], name)
        for group, kind in VALUE_GROUPS.items()
        for name in value_names(kind)
    }
    return {**grouped, **{name: values[name] for name in SINGLE_VALUES}}


def _field_value(field: str, known: Mapping[str, Any]) -> Any:
    wanted = field.strip().casefold()
    if wanted not in known:
        listed = ", ".join(sorted(known))
        raise MergeError(f"the merge field '{field}' is not known. There are: {listed}.")
    return known[wanted]

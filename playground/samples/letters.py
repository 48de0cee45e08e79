"""The templates to write from: a mail for the drafts, and a letter of each kind of file.

Word and typst need libraries that may not be there; what needs one that is missing is left out.
"""

import zipfile
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

_CONFIG = """
# What letters are written from: see docs/letters.md. A mail becomes a draft in the mailbox.

[templates.NEWS]
name = "News by mail"
group = "LETTER"
channel = "email"
direction = "outbound"
correspondence = "draft"
description = "News for {{ contact.first_name }}"
body = '''
{{ contact.greeting }}

here is what we spoke about.

{{ signature }}'''
languages.sv = { description = "Nyheter", body = '''
{{ contact.greeting }}

här är det vi talade om.

{{ signature }}''' }
languages.ru = { description = "Новости", body = '''
{{ contact.greeting }}

вот то, о чём мы говорили.

{{ signature }}''' }

[templates.NEWS-LAYOUT]
name = "News by mail, with a layout"
group = "LETTER"
channel = "email"
direction = "outbound"
correspondence = "draft"
description = "News for {{ contact.first_name }}"
body_file = "letters/news.html"
"""
_NEWS = """\
<!doctype html>
<meta charset="utf-8">
<title>News</title>
<body style="font-family: sans-serif; max-width: 40em; overflow-wrap: anywhere">
<p>{{ contact.greeting }}</p>
<h1 style="font-size: 1.3em">What we spoke about</h1>
<p>here it is, {{ contact.first_name }}.</p>
<p style="color: #555">{{ signature }}</p>
</body>
"""
_DOCUMENT = """
[templates.{code}]
name = "{name}"
group = "LETTER"
channel = "letter"
direction = "outbound"
correspondence = "document"
description = "An offer for {{{{ contact.name }}}}"
attachments = ["letters/{file}"]
"""
_TYPST = """\
#set page(paper: "a4", margin: 25mm)
#company.name

#v(15mm)
#contact.name \\
#contact.address

#align(right, long_date)

= An offer
#contact.salutation

we are pleased to send you the prices you asked for.

#v(10mm)
#signature
"""
_HTML = """\
<!doctype html>
<meta charset="utf-8">
<title>An offer</title>
<body style="overflow-wrap: anywhere">
<p>{{ company.name }}</p>
<p>{{ contact.name }}<br>{{ contact.address }}</p>
<p>{{ long_date }}</p>
<h1>An offer</h1>
<p>{{ contact.salutation }}</p>
<p>we are pleased to send you the prices you asked for.</p>
<p>{{ signature }}</p>
</body>
"""
_PARAGRAPHS = (
    "{{ company.name }}",
    "{{ contact.name }}",
    "{{ contact.address }}",
    "{{ long_date }}",
    "{{ contact.salutation }}",
    "we are pleased to send you the prices you asked for.",
    "{{ signature }}",
)
_OFFICE = "http://schemas.openxmlformats.org"
_WORD_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_OFFICE}/package/2006/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.document.main+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_OFFICE}/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    ),
}


def letter_config() -> str:
    documents = [
        _DOCUMENT.format(code=code, name=name, file=file) for code, name, file, _ in _documents()
    ]
    return "".join((_CONFIG, *documents))


def write_letter_files(folder: Path) -> None:
    place = folder / "letters"
    place.mkdir(exist_ok=True)
    contents = {file: content for _, _, file, content in _documents()}
    for file, content in {"news.html": _NEWS.encode(), **contents}.items():
        if not (place / file).exists():
            (place / file).write_bytes(content)


def _documents() -> list[tuple[str, str, str, bytes]]:
    """Code, name and file of each document, with what is in the file."""
    found = [("OFFER-WEB", "Offer as HTML", "offer.html", _HTML.encode())]
    if find_spec("typst"):
        found.append(("OFFER", "Offer as PDF", "offer.typ", _TYPST.encode()))
    if find_spec("docxtpl") and find_spec("mailmerge"):
        found.append(("OFFER-WORD", "Offer in Word", "offer.docx", _word_file()))
    return found


def _word_file() -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in _PARAGRAPHS)
    document = (
        f'<w:document xmlns:w="{_OFFICE}/wordprocessingml/2006/main"><w:body>{body}'
        "<w:sectPr/></w:body></w:document>"
    )
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**_WORD_PARTS, "word/document.xml": document}.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return made.getvalue()

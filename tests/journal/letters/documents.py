"""Word files for tests, and what is in a document, read by other programs than wrote it."""

import zipfile
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pypdfium2
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def write_word_file(path: Path, *paragraphs: str, fields: tuple[str, ...] = ()) -> Path:
    """`fields` are MERGEFIELDs, a paragraph each. Each word is a run, as Word likes to have it."""
    document = Document()
    for text in paragraphs:
        paragraph = document.add_paragraph()
        for position, word in enumerate(text.split(" ")):
            paragraph.add_run(f" {word}" if position else word)
    for name in fields:
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), f" MERGEFIELD {name} ")
        run, text_element = OxmlElement("w:r"), OxmlElement("w:t")
        text_element.text = f"«{name}»"
        run.append(text_element)
        field.append(run)
        document.add_paragraph()._p.append(field)
    document.save(str(path))
    return path


def word_text(content: bytes) -> str:
    """Its paragraphs, by the standard library."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        body = ET.fromstring(archive.read("word/document.xml"))
    paragraphs = ("".join(t.text or "" for t in p.iter(f"{_W}t")) for p in body.iter(f"{_W}p"))
    return "\n".join(text for text in paragraphs if text)


def pdf_text(content: bytes) -> str:
    """Its text, by the library that Chromium shows PDF with."""
    with pypdfium2.PdfDocument(content) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    return "\n".join(texts).replace("\r\n", "\n")

"""The parts of a template: what is no template is refused in a sentence, and nothing is fetched."""

import io
import runpy
import zipfile
from pathlib import Path

import pytest

from dhrcode.errors import FileAccessError
from dhrcode.exporters.word import template_parts
from dhrcode.exporters.word.template import word_template
from dhrcode.exporters.word.template_parts import TemplateParts

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
template_file, changed_parts = (_SHARED[n] for n in ("template_file", "changed_parts"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def replaced(part, old, new):
    """A template in which words of one part are others."""

    def change(name, content):
        return content.replace(old, new, 1) if name == part else content

    return changed_parts(template_file(), change)


BAD = {
    "nothing": (lambda: b"", "is damaged, or not what its name says"),
    "a text": (lambda: b"a text", "is damaged, or not what its name says"),
    "a password": (
        lambda: OLE + "EncryptedPackage".encode("utf-16-le"),
        "asks for a password: save it without one",
    ),
    "an old file": (lambda: OLE, "is a file of an old Word: save it as .docx"),
    "a zip": (
        lambda: changed_parts(template_file(), lambda n, c: c if n == "word/styles.xml" else None),
        "is not a Word document: give a .docx or .dotx",
    ),
    "a presentation": (
        lambda: replaced("[Content_Types].xml", b"wordprocessingml.document", b"presentation"),
        "is not a Word document: give a .docx or .dotx",
    ),
    "macros": (
        lambda: replaced(
            "[Content_Types].xml",
            b"vnd.openxmlformats-officedocument.wordprocessingml.document.main",
            b"vnd.ms-word.document.macroEnabled.main",
        ),
        "has macros: save it as .docx or .dotx, without them",
    ),
    "a macro's part": (
        lambda: changed_parts(template_file(), lambda _, c: c, [("word/vbaProject.bin", b"x")]),
        "has macros: save it as .docx or .dotx, without them",
    ),
    "strict": (
        lambda: replaced(
            "word/document.xml",
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ),
        "is Strict Open XML: save it as Word Document (.docx)",
    ),
    "half a part": (
        lambda: replaced("word/styles.xml", b"</w:styles>", b""),
        "is damaged: open it in Word and save it again",
    ),
    "entities": (
        lambda: replaced("word/styles.xml", b"<w:styles", b"<!DOCTYPE x []><w:styles"),
        "is damaged: open it in Word and save it again",
    ),
    "a picture elsewhere": (
        lambda: replaced(
            "word/_rels/header1.xml.rels",
            b'Target="media/image1.png"',
            b'Target="https://example.org/a.png" TargetMode="External"',
        ),
        "shows or links to a file that is not in it: insert it, or take it out",
    ),
    "an object": (
        lambda: replaced(
            "word/_rels/header1.xml.rels", b"relationships/image", b"relationships/ole"
        ),
        "has an embedded object in its header or footer: a picture can stand there",
    ),
    "a tracked change": (
        lambda: replaced(
            "word/footer1.xml",
            b"</w:p>",
            b'<w:del w:id="1" w:author="A"><w:r><w:delText>x</w:delText></w:r></w:del></w:p>',
        ),
        "has tracked changes in its header or footer: accept them in Word",
    ),
    "a field": (
        lambda: replaced(
            "word/footer1.xml",
            b"</w:p>",
            b'<w:r><w:instrText> INCLUDETEXT "C:/a.docx"</w:instrText></w:r></w:p>',
        ),
        "has a field that fetches something from elsewhere: take it out",
    ),
}


@pytest.mark.parametrize("kind", BAD)
def test_what_is_no_template_is_refused_in_one_sentence(kind):
    made, said = BAD[kind]
    with pytest.raises(FileAccessError) as told:
        word_template(made())
    assert str(told.value) == said


def test_a_bomb_is_not_unpacked(monkeypatch):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/image.png", b"\0" * 2_000_000)
    monkeypatch.setattr(template_parts, "MAX_UNPACKED", 1_000_000)
    with pytest.raises(FileAccessError, match=r"^unpacks to more than such a file should hold$"):
        TemplateParts(made.getvalue())


def test_a_part_of_very_many_elements_is_refused(monkeypatch):
    monkeypatch.setattr(template_parts, "MAX_TAGS", 100)
    with pytest.raises(FileAccessError, match="holds more than any template"):
        word_template(template_file())


def test_a_link_to_a_page_of_the_web_is_kept():
    def linked(document):
        part = document.sections[0].header.part
        part.relate_to("https://example.org/", template_parts._OF_OFFICE + "/hyperlink", True)

    with zipfile.ZipFile(io.BytesIO(word_template(template_file(linked)).package)) as package:
        held = package.read("word/_rels/header1.xml.rels").decode()
    assert 'Target="https://example.org/" TargetMode="External"' in held
    assert 'Target="media/image1.png"' in held

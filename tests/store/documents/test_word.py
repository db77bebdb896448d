import zipfile

import pytest

from dhrcode.errors import DocumentError
from dhrcode.store.documents import word
from dhrcode.store.documents.word import word_extract


def texts(data):
    return [page.text for page in word_extract(data).pages]


def refused(data):
    with pytest.raises(DocumentError) as caught:
        word_extract(data)
    return caught.value.code


def test_a_scanned_one_is_told_from_an_empty_one(make):
    assert refused(make.docx(make.p("<w:r><w:drawing/></w:r>"))) == "document-scanned"
    assert refused(make.docx(make.p())) == "document-empty"


def test_a_relationship_that_leads_nowhere_is_no_failure(make):
    data = make.docx(make.p(make.r("One")), {"footnotes": ""})
    files = unzipped(data)
    del files["word/footnotes.xml"]
    assert texts(make.zipped(files)) == ["One\n"]


def unzipped(data):
    import io  # noqa: PLC0415

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


ENTITY = '<!DOCTYPE w:document [<!ENTITY e "x"><!ENTITY f "&e;&e;&e;&e;&e;&e;">]>'
OUTSIDE = '<!DOCTYPE w:document [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("head", [ENTITY, OUTSIDE, '<!DOCTYPE w SYSTEM "http://127.0.0.1/x.dtd">'])
def test_xml_with_entities_or_a_dtd_is_refused(make, head):
    assert refused(make.docx("<w:p><w:r><w:t>&e;</w:t></w:r></w:p>", head=head)) == (
        "document-broken"
    )


def test_parts_outside_the_package_are_not_read(make, tmp_path, monkeypatch):
    (tmp_path / "secret.xml").write_text(make.element("document", make.p(make.r("secret"))))
    (tmp_path / "inner").mkdir()
    monkeypatch.chdir(tmp_path / "inner")
    files = unzipped(make.docx(make.p(make.r("One"))))
    for target in ("../../secret.xml", "../secret.xml", str(tmp_path / "secret.xml")):
        files["_rels/.rels"] = make.relations({"officeDocument": target}).encode()
        assert refused(make.zipped(files)) == "document-broken"


def test_a_bomb_is_refused_before_it_is_parsed(make, monkeypatch):
    data = make.docx(make.p(make.r("x" * 1_000_000)))
    assert len(data) < 5_000
    monkeypatch.setattr(word, "MAX_XML", 1_000_000)
    assert refused(data) == "document-too-large"


def test_more_tags_than_memory_is_for_are_refused(make, monkeypatch):
    monkeypatch.setattr(word, "MAX_TAGS", 1_000)
    assert refused(make.docx("<w:p/>" * 1_000)) == "document-too-large"


def test_memory_that_runs_out_is_a_sentence(make, monkeypatch):
    def out_of_memory(*_):
        raise MemoryError

    monkeypatch.setattr(word, "WordText", out_of_memory)
    assert refused(make.docx(make.p(make.r("One")))) == "document-too-large"


def test_deep_nesting_is_no_crash(make):
    deep = "<w:sdt>" * 5_000 + "</w:sdt>" * 5_000
    assert refused(make.docx(deep)) == "document-broken"


def test_a_method_that_no_docx_has_is_refused(make):
    files = unzipped(make.docx(make.p(make.r("One"))))
    assert refused(make.zipped(files, zipfile.ZIP_BZIP2)) == "document-broken"


def test_an_encrypted_member_is_said(make):
    data = bytearray(make.docx(make.p(make.r("One"))))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(sign, at + 4)
    assert refused(bytes(data)) == "document-encrypted"


def test_a_wrong_checksum_is_damage(make):
    files = make.zipped(unzipped(make.docx(make.p(make.r("One two")))), zipfile.ZIP_STORED)
    assert refused(files.replace(b"One two", b"One too")) == "document-broken"


def test_the_strict_form_of_the_format_is_read_too(make):
    files = unzipped(make.docx(make.p(make.r("The panel met."))))
    old, new = b"schemas.openxmlformats.org/wordprocessingml/2006/main", b"purl.oclc.org/ooxml/w"
    changed = {name: data.replace(old, new) for name, data in files.items()}
    assert changed != files
    assert texts(make.zipped(changed)) == ["The panel met.\n"]

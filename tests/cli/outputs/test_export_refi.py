"""export of a codebook or a whole project for other programs: what a user sees."""

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

SCHEMAS = Path(__file__).parents[2] / "schemas" / "refi"
HOLDS = (
    "It holds the whole text of 1 document: keep it as you keep these. --without-documents leaves "
    "it out."
)


def valid(name, data):
    top = etree.fromstring(data)
    etree.RelaxNG(etree.parse(SCHEMAS / f"{name}.rng")).assertValid(top)
    return top


def project_in(path):
    return valid("project", ZipFile(path).read("project.qde"))


def lines(text):
    """What was said, without the line breaks of a narrow screen."""
    return " ".join(text.split())


@pytest.fixture
def with_documents(fictional):
    """The fictional example, its documents where they belong."""
    shutil.copytree(fictional / "documents", fictional / "sources")
    return fictional


def test_a_codebook(said, example, tmp_path):
    assert said("export", "codebook.qdc", "--project", example, cwd=tmp_path) == (
        0,
        "",
        (
            "wrote codebook.qdc: 6 areas, 21 subthemes\n"
            "A .qdc has no place for the codebook's attributes.\n"
        ),
    )
    data = (tmp_path / "codebook.qdc").read_bytes()
    assert len(list(valid("codebook", data).iter("{*}Code"))) == 27


def test_a_project_with_its_documents(said, with_documents):
    status, out, err = said("export", "project.qdpx", "--include-drafts", cwd=with_documents)
    assert (status, out) == (0, "")
    assert lines(err) == (
        "wrote project.qdpx: 2 reviews, 32 findings, 2 documents "
        + HOLDS.replace("1 document", "2 documents")
        + " Independent codings (EM) are not in it. Each row or case is one review, and noth"
        "ing is hidden: it is not for publication."
    )
    top = project_in(with_documents / "project.qdpx")
    assert [case.get("name") for case in top.iter("{*}Case")] == ["DHR41", "DHR58"]
    assert len(list(top.iter("{*}TextSource"))) == 2
    quotes = [n for n in top.iter("{*}PlainTextContent") if "\nQuote:" in n.text]
    assert len(list(top.iter("{*}PlainTextSelection"))) == len(quotes) > 20


def test_the_study_of_2014_has_no_documents(said, example, tmp_path):
    status, _, err = said("export", "west.qdpx", "--project", example, cwd=tmp_path)
    assert status == 0
    assert err.splitlines()[0] == "wrote west.qdpx: 13 reviews, 273 findings, 0 documents"
    top = project_in(tmp_path / "west.qdpx")
    assert len(list(top.iter("{*}Case"))) == 13
    values = [value.text for value in top.iter("{*}TextValue")]
    assert values.count("present") == len(top.findall(".//{*}Case/{*}CodeRef"))


def test_without_documents(said, with_documents):
    status, _, err = said("export", "project.qdpx", "--without-documents", cwd=with_documents)
    assert status == 0
    assert HOLDS not in lines(err)
    package = ZipFile(with_documents / "project.qdpx")
    notes = list(project_in(with_documents / "project.qdpx").iter("{*}Note"))
    paths = {note.get("plainTextPath").replace("internal://", "sources/") for note in notes}
    assert set(package.namelist()) == {"project.qde", *paths}  # the texts of notes, of no document
    texts = [package.read(path) for path in paths]
    assert sum(b"no named worker was looking after" in text for text in texts) == 1  # a quote
    assert list(project_in(with_documents / "project.qdpx").iter("{*}TextSource")) == []


def test_what_was_not_found_is_counted(said, with_documents):
    document = with_documents / "sources" / "DHR41-overview.txt"
    document.write_text(document.read_text().replace("no named worker", "nobody"))
    said("code", "DHR41", "gps", "present", "--quote", "never said anywhere", cwd=with_documents)
    err = said("export", "project.qdpx", cwd=with_documents)[2]
    selected = list(project_in(with_documents / "project.qdpx").iter("{*}PlainTextSelection"))
    count = len(selected) + 2
    assert (
        f"2 of {count} quotes were not found in the documents, and went in as notes alone."
    ) in lines(err)


def test_a_document_that_is_not_there_is_named(said, fictional):
    err = said("export", "project.qdpx", cwd=fictional)[2]
    assert ("1 document is not in it: there is no file sources/DHR41-overview.txt.") in lines(err)
    assert HOLDS not in lines(err)
    top = project_in(fictional / "project.qdpx")
    assert "DHR41: Overview report" in [note.get("name") for note in top.iter("{*}Note")]


def test_what_there_is_no_place_for_is_said(said, small):
    path = small / "records" / "DHR2.yaml"
    path.write_text(
        path.read_text()
        + "not_identifying:\n  - {text: M1, reason: a motorway}\n"
        + 'again:\n  - {subtheme: gps, version: "1.0", why: A rule was changed.}\n'
    )
    err = said("export", "project.qdpx", cwd=small)[2]
    assert lines(err).endswith(
        "Left out, since there is no place for it: that 1 finding has to be coded again; 1 note of "
        "what identifies nobody. Each row or case is one review, and noth"
        "ing is hidden: it is not for publication."
    )


@pytest.mark.parametrize("name", ["themes.qdc", "my-codebook.qdc", "study.qdpx", "STUDY.QDPX"])
def test_the_suffix_says_enough(said, small, name):
    assert said("export", name, cwd=small)[0] == 0
    assert (small / name).read_bytes()[:2] in (b"<?", b"PK")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("codebook.csv",), "'codebook.csv' should end in .qdc"),
        (("project.zip",), "'project.zip' should end in .qdpx"),
        (("findings.qdc",), "'findings.qdc' should end in .csv, .parquet, .sav or .dta"),
        (("x.qdc", "--table", "project"), "'x.qdc' should end in .qdpx"),
        (
            ("codebook.qdc", "--without-documents"),
            "codebook.qdc holds no documents: leave out --without-documents",
        ),
        (
            ("findings.csv", "--without-documents"),
            "findings.csv holds no documents: leave out --without-documents",
        ),
        (
            ("codebook.qdc", "--where", "year=2012"),
            "a codebook holds no reviews: leave out --where, --kind and --include-drafts",
        ),
        (
            ("codebook.qdc", "--include-drafts"),
            "a codebook holds no reviews: leave out --where, --kind and --include-drafts",
        ),
    ],
)
def test_what_cannot_be_meant_is_said(said, small, arguments, sentence):
    before = sorted(small.iterdir())
    assert said("export", *arguments, cwd=small) == (2, "", f"dhrcode: {sentence}\n")
    assert sorted(small.iterdir()) == before


def test_reviews_are_selected_as_for_any_export(said, small):
    status, _, err = said("export", "p.qdpx", "--kind", "interview", cwd=small)
    assert status == 0
    assert [case.get("name") for case in project_in(small / "p.qdpx").iter("{*}Case")] == ["INT3"]
    assert "--where" not in err
    err = said("export", "p.qdpx", "--where", "year=1999", cwd=small)[2]
    assert "No review is in it." in err
    assert list(project_in(small / "p.qdpx").iter("{*}Case")) == []


def test_nothing_is_made_of_a_part_of_the_records(said, small):
    (small / "records" / "DHR8.yaml").write_text("")
    status, _, err = said("export", "project.qdpx", cwd=small)
    assert (status, err.splitlines()[-1]) == (
        1,
        "dhrcode: no export was made: 1 error in the records would make it wrong",
    )
    assert not (small / "project.qdpx").exists()


def test_the_same_project_gives_the_same_bytes(said, with_documents):
    for name in ("a.qdpx", "b.qdpx", "a.qdc", "b.qdc"):
        assert said("export", name, cwd=with_documents)[0] == 0
    for suffix in ("qdpx", "qdc"):
        first, again = (with_documents / f"{name}.{suffix}" for name in "ab")
        assert first.read_bytes() == again.read_bytes()

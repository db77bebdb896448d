import io
from hashlib import sha256

import pytest
from reportlab.pdfgen.canvas import Canvas

from dhrcode.errors import (
    DocumentError,
    FileAccessError,
    NotFoundError,
    RefusedError,
    UsageError,
)
from dhrcode.model.document import Document, Page
from dhrcode.model.record import Source
from dhrcode.store.journal import placement
from dhrcode.workflows.documents.sources import SourceRequest, add_source, in_ranges


def pdf(*pages, title=""):
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.setTitle(title)
    for page in pages:
        canvas.drawString(50, 700, page)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


ONE = pdf("The panel met.", "It met again.", title="Overview report")
OTHER = pdf("Another report.")
OVERVIEW = SourceRequest(id="overview")


@pytest.fixture
def given(tmp_path):
    """Writes a file outside the small, as a person has it."""

    def write(data=ONE, name="report.pdf"):
        (tmp_path / "mine").mkdir(exist_ok=True)
        path = tmp_path / "mine" / name
        path.write_bytes(data)
        return path

    return write


def noted(small, review="DHR7"):
    return list(small.read(review)[0].sources)


def kept(small):
    folder = small.root / "sources"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def with_source(small, text, review="DHR7"):
    path = small.path_of(review)
    path.write_text(path.read_text("utf-8") + f"sources:\n  - {text}\n", "utf-8")


def digest(data):
    return sha256(data).hexdigest()


def test_a_document_is_copied_and_noted(small, given):
    added = add_source(small, "DHR7", given(), OVERVIEW)
    source = Source(
        id="overview",
        title="Overview report",
        file="DHR7-overview.pdf",
        sha256=digest(ONE),
        pages=2,
    )
    assert noted(small) == [source] == [added.source]
    assert (small.root / "sources" / "DHR7-overview.pdf").read_bytes() == ONE
    assert (kept(small), added.copied, added.replaced) == (["DHR7-overview.pdf"], True, "")


def test_a_given_title_and_a_document_that_knows_no_pages(small, given):
    added = add_source(
        small, "DHR7", given(b"The panel met.", "letter.md"), SourceRequest("letter", "A letter")
    )
    assert added.source == Source(
        id="letter", title="A letter", file="DHR7-letter.md", sha256=digest(b"The panel met.")
    )


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("DHR7 Overview Report (final).md", "overview-report-final"),
        ("dhr7-annex_B.md", "annex-b"),
        ("Übersicht.md", "bersicht"),
        ("DHR7.md", "document"),
        (f"{'x' * 90}.md", "x" * 50),
    ],
)
def test_an_id_is_made_from_the_file_s_name(small, given, name, wanted):
    added = add_source(small, "DHR7", given(b"The panel met.", name), SourceRequest())
    assert added.source.id == wanted
    again = add_source(small, "DHR7", given(b"The panel met.", name), SourceRequest())
    assert again.source.id == wanted  # the same document is not there twice
    other = add_source(small, "DHR7", given(b"It met again.", name), SourceRequest())
    assert other.source.id == f"{wanted}-2"


def test_without_an_id_the_one_source_that_lacks_its_file_is_meant(small, given):
    with_source(small, "{id: overview, title: The report, pages: 2}")
    add_source(small, "DHR7", given(), SourceRequest())
    assert [(s.id, s.title, s.file) for s in noted(small)] == [
        ("overview", "The report", "DHR7-overview.pdf")
    ]


def test_pages_that_a_person_counted_stay_where_the_document_has_none(small, given):
    with_source(small, "{id: overview, pages: 62}")
    added = add_source(small, "DHR7", given(b"The panel met.", "a.txt"), OVERVIEW)
    assert (added.source.pages, added.source.file) == (62, "DHR7-overview.txt")


def test_ids_of_several_documents_may_be_much_alike(small, given):
    add_source(small, "DHR7", given(), SourceRequest("appendix-1"))
    add_source(small, "DHR7", given(OTHER), SourceRequest("appendix-2"))
    assert [source.id for source in noted(small)] == ["appendix-1", "appendix-2"]


def test_adding_the_same_once_more_changes_nothing(small, given):
    add_source(small, "DHR7", given(), OVERVIEW)
    before = small.path_of("DHR7").read_bytes()
    again = add_source(small, "DHR7", given(), OVERVIEW)
    assert (again.copied, small.path_of("DHR7").read_bytes()) == (False, before)
    assert kept(small) == ["DHR7-overview.pdf"]


def test_a_file_that_lies_in_sources_stays_where_it_is(small, monkeypatch):
    folder = small.root / "sources" / "2014"
    folder.mkdir(parents=True)
    (folder / "report.pdf").write_bytes(ONE)
    monkeypatch.chdir(folder)
    added = add_source(small, "DHR7", folder.relative_to(folder) / "report.pdf", OVERVIEW)
    assert (added.source.file, added.copied) == ("2014/report.pdf", False)


def test_a_name_that_no_record_can_hold_is_refused(small):
    (small.root / "sources").mkdir()
    path = small.root / "sources" / "report: final.pdf"
    try:
        path.write_bytes(ONE)
    except OSError:
        pytest.skip("this system has no such names")
    with pytest.raises(UsageError) as caught:
        add_source(small, "DHR7", path, OVERVIEW)
    assert str(caught.value).startswith("the file's name cannot stand in a record")


def test_another_file_under_an_id_is_refused_and_replaced_when_that_is_meant(small, given):
    add_source(small, "DHR7", given(), OVERVIEW)
    with pytest.raises(RefusedError) as caught:
        add_source(small, "DHR7", given(OTHER), OVERVIEW)
    assert str(caught.value) == (
        "DHR7 has another file as overview, DHR7-overview.pdf: --replace puts this in its place"
    )
    assert kept(small) == ["DHR7-overview.pdf"]
    added = add_source(small, "DHR7", given(OTHER), SourceRequest("overview", replace=True))
    assert added.replaced == "DHR7-overview.pdf"
    assert noted(small) == [
        Source(
            id="overview",
            title="Overview report",
            file="DHR7-overview-2.pdf",
            sha256=digest(OTHER),
            pages=1,
        )
    ]
    assert (small.root / "sources" / "DHR7-overview.pdf").read_bytes() == ONE


def test_a_file_changed_where_it_lies_is_noted_anew_when_that_is_meant(small, given):
    path = small.root / "sources" / add_source(small, "DHR7", given(), OVERVIEW).source.file
    path.write_bytes(OTHER)
    with pytest.raises(RefusedError) as caught:
        add_source(small, "DHR7", path, OVERVIEW)
    assert "has an earlier content as overview" in str(caught.value)
    added = add_source(small, "DHR7", path, SourceRequest("overview", replace=True))
    assert (added.source.file, added.source.sha256) == ("DHR7-overview.pdf", digest(OTHER))
    assert added.replaced == "DHR7-overview.pdf"


def test_a_file_that_a_record_names_and_that_is_missing_is_put_there(small, given):
    with_source(small, "{id: overview, file: 2014/Report.pdf}")
    added = add_source(small, "DHR7", given(), SourceRequest("overview"))
    assert (added.source.file, added.replaced) == ("2014/Report.pdf", "")
    assert (small.root / "sources" / "2014" / "Report.pdf").read_bytes() == ONE


def test_a_lost_file_is_put_back_from_a_copy(small, given):
    added = add_source(small, "DHR7", given(), OVERVIEW)
    (small.root / "sources" / added.source.file).unlink()
    again = add_source(small, "DHR7", given(name="a copy.pdf"), OVERVIEW)
    assert (again.source, again.copied, again.replaced) == (added.source, True, "")


def test_another_file_in_sources_is_never_overwritten(small, given):
    (small.root / "sources").mkdir()
    (small.root / "sources" / "DHR7-overview.pdf").write_bytes(OTHER)
    with pytest.raises(RefusedError) as caught:
        add_source(small, "DHR7", given(), OVERVIEW)
    assert str(caught.value) == (
        "sources/DHR7-overview.pdf exists and is another file: add that one, or move it away"
    )
    assert (small.root / "sources" / "DHR7-overview.pdf").read_bytes() == OTHER
    assert noted(small) == []


def test_an_independent_coding_shares_the_file(small, given):
    add_source(small, "DHR7", given(), OVERVIEW)
    apart = small.of_coder("EM")
    added = add_source(apart, "DHR7", given(), OVERVIEW)
    assert (added.copied, added.record.coder) == (False, "EM")
    assert noted(apart) == noted(small)
    assert kept(small) == ["DHR7-overview.pdf"]


def test_a_review_without_a_record_gets_a_draft(small, given):
    with pytest.raises(UsageError) as caught:
        add_source(small, "DHR50", given(), OVERVIEW)
    assert str(caught.value) == "DHR50 has no record yet; say who codes: --coder INITIALS"
    assert kept(small) == []
    added = add_source(small, "INT9", given(), SourceRequest("notes", coder="LN", kind="interview"))
    assert (added.record.coder, added.record.kind, added.record.status) == (
        "LN",
        "interview",
        "draft",
    )
    assert kept(small) == ["INT9-notes.pdf"]


def test_a_document_may_be_added_to_a_review_that_another_codes(small, given):
    added = add_source(small, "DHR7", given(), SourceRequest("overview", coder="LN"))
    assert added.record.coder == "JB"


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (
            SourceRequest("Over view"),
            "the source may have only lower-case letters, digits and single hyphens",
        ),
        (SourceRequest("overview", "a\tb"), "the title must be one line of at most 300 characters"),
        (
            SourceRequest("overview", "a\x1b[1m"),
            "the title holds the character U+001B, which is not text",
        ),
        (
            SourceRequest("overview", "x" * 301),
            "the title must be one line of at most 300 characters",
        ),
    ],
)
def test_an_id_or_title_that_cannot_be_one(small, given, wanted, said):
    before = small.path_of("DHR7").read_bytes()
    with pytest.raises(UsageError) as caught:
        add_source(small, "DHR7", given(), wanted)
    assert str(caught.value).startswith(said)
    assert (kept(small), small.path_of("DHR7").read_bytes()) == ([], before)


def test_a_file_that_is_not_there(small, tmp_path):
    with pytest.raises(NotFoundError) as caught:
        add_source(small, "DHR7", tmp_path / "nowhere.pdf", OVERVIEW)
    assert str(caught.value).startswith("there is no file ")


def test_a_file_that_cannot_be_read_is_not_taken(small, given):
    with pytest.raises(DocumentError) as caught:
        add_source(small, "DHR7", given(b"GIF89a"), OVERVIEW)
    assert caught.value.code == "document-of-other-kind"
    assert (kept(small), noted(small)) == ([], [])


@pytest.fixture
def fails_at(monkeypatch):
    """Lets the file of this place among those of a change fail, before or after it is put."""

    def set_up(at, error, *, after=False):
        put, seen = placement.put_in_place, []

        def failing(temporary, target, *, new):
            seen.append(target)
            if len(seen) == at + 1 and not after:
                raise error
            put(temporary, target, new=new)
            if len(seen) == at + 1:
                raise error

        monkeypatch.setattr(placement, "put_in_place", failing)

    return set_up


@pytest.mark.parametrize("error", [OSError(5, "x"), KeyboardInterrupt()])
def test_where_the_record_cannot_be_changed_the_copy_is_taken_back(small, given, fails_at, error):
    fails_at(1, error)
    with pytest.raises((FileAccessError, KeyboardInterrupt)):
        add_source(small, "DHR7", given(), OVERVIEW)
    assert (kept(small), noted(small)) == ([], [])


def test_a_copy_is_taken_back_though_the_key_is_pressed_as_soon_as_it_is_there(
    small, given, fails_at
):
    fails_at(0, KeyboardInterrupt(), after=True)
    with pytest.raises(KeyboardInterrupt):
        add_source(small, "DHR7", given(), OVERVIEW)
    assert (kept(small), noted(small)) == ([], [])


def test_what_another_program_has_put_there_at_the_last_moment_is_not_taken_back(
    small, given, monkeypatch
):
    put = placement.put_in_place

    def late(temporary, target, *, new):
        target.write_bytes(b"another's")
        put(temporary, target, new=new)

    monkeypatch.setattr(placement, "put_in_place", late)
    with pytest.raises(RefusedError):
        add_source(small, "DHR7", given(), OVERVIEW)
    assert kept(small) == ["DHR7-overview.pdf"]
    assert noted(small) == []


def test_a_file_that_was_there_before_is_not_taken_back(small, given, fails_at):
    add_source(small, "DHR7", given(), OVERVIEW)
    fails_at(0, OSError(5, "x"))
    with pytest.raises(FileAccessError):
        add_source(small, "DHR7", given(), SourceRequest("overview", "Another title"))
    assert kept(small) == ["DHR7-overview.pdf"]


def test_sources_that_is_no_folder_is_said(small, given):
    (small.root / "sources").write_text("in the way")
    with pytest.raises(FileAccessError) as caught:
        add_source(small, "DHR7", given(), OVERVIEW)
    assert str(caught.value).endswith(
        "sources/DHR7-overview.pdf cannot be written: part of its path is not a folder; nothing "
        "was changed"
    )
    assert noted(small) == []


def test_pages_are_named_as_the_document_names_them():
    pages = tuple(Page(n, "iv" if n == 1 else "", "") for n in range(1, 10))
    document = Document("a.pdf", "", pages)
    assert in_ranges(document, ()) == ""
    assert in_ranges(document, (1,)) == "page iv"
    assert in_ranges(document, (2, 3, 4)) == "pages 2 to 4"
    assert in_ranges(document, (1, 2, 5, 8, 9)) == "pages iv to 2, 5, 8 to 9"

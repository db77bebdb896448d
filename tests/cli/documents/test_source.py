import io
import json

import pytest
from reportlab.pdfgen.canvas import Canvas


def pdf(*pages, title="", password=None):
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, encrypt=password)
    canvas.setTitle(title)
    for page in pages:
        if page is None:
            canvas.drawImage(PICTURE, 0, 0, 595, 842)
        else:
            canvas.drawString(50, 700, page)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def picture():
    from PIL import Image  # noqa: PLC0415
    from reportlab.lib.utils import ImageReader  # noqa: PLC0415

    return ImageReader(Image.new("L", (6, 8), 200))


PICTURE = picture()
REPORT = pdf("The panel met.", "It met again.", title="Overview [of] the panel")


@pytest.fixture
def report(small):
    """The small project, with a report lying in it that nobody has added yet."""
    (small / "report.pdf").write_bytes(REPORT)
    return small


def test_add_list_and_check(said, report):
    assert said("source", "add", "DHR7", "report.pdf", "--id", "overview", cwd=report) == (
        0,
        (
            "DHR7: overview is sources/DHR7-overview.pdf, 2 pages, Overview [of] the panel\n"
            "The title is the file's own: see that it names nobody; --title gives another.\n"
        ),
        "",
    )
    listed = (
        "Review  Id        Title                    File               Pages  State\n"
        f"{'-' * 76}\n"
        "DHR2    overview  Overview report          DHR2.txt           40     missing\n"
        "DHR7    overview  Overview [of] the panel  DHR7-overview.pdf  2      there\n"
    )
    assert said("source", "list", cwd=report) == (0, listed, "")
    checked = "1 document of 1 record checked: 0 errors, 0 warnings\n"
    assert said("source", "check", "DHR7", cwd=report) == (0, "", checked)
    status, out, err = said("source", "check", cwd=report)
    assert status == 1
    assert out.startswith(
        "records/DHR2.yaml:8:50: error: there is no file sources/DHR2.txt: put it"
    )
    assert err == "2 documents of 4 records checked: 1 error, 0 warnings\n"
    assert said("check", cwd=report)[0] == 0


def test_check_says_what_is_no_problem_and_yet_worth_knowing(said, report):
    (report / "sources").mkdir()
    (report / "sources" / "DHR2.txt").write_bytes(b"a\f" * 40)
    (report / "sources" / "stray.txt").write_bytes(b"a")
    status, out, err = said("source", "check", cwd=report)
    assert (status, out.count("warning"), "[document-unlisted]" in out) == (0, 1, True)
    assert err == (
        "1 document of 4 records checked: 0 errors, 1 warning\n"
        "DHR2: overview has no digest, so that a change cannot be told\n"
    )
    assert said("source", "check", "--strict", cwd=report)[0] == 1


def test_check_for_machines(said, report):
    status, out, err = said("source", "check", "--format", "json", cwd=report)
    (problem,) = json.loads(out)
    assert (status, err, problem["code"], problem["line"]) == (1, "", "document-missing", 8)
    status, out, _ = said("source", "check", "--format", "github", cwd=report)
    assert out.startswith("::error file=records/DHR2.yaml,line=8,col=50,title=document-missing::")


def test_a_list_of_nothing_says_how_to_begin(said, project_dir):
    assert said("source", "list", cwd=project_dir) == (
        0,
        "No documents yet: 'dhrcode source add REVIEW FILE --id ID' adds one.\n",
        "",
    )


def test_list_and_check_of_faulty_records(said, report):
    (report / "records" / "DHR7.yaml").write_text("review: DHR7\nreview: x\n")
    for command in ("list", "check"):
        status, out, err = said("source", command, cwd=report)
        assert status == 1
        assert "records/DHR7.yaml:2:1: error: " in out + err


def test_a_document_without_pages_and_one_with_pictures(said, report):
    (report / "letter.txt").write_text("The panel met.")
    assert said("source", "add", "DHR7", "letter.txt", "--id", "letter", cwd=report)[1] == (
        "DHR7: letter is sources/DHR7-letter.txt\n"
        "It does not say where its pages end, so pages in evidence cannot be checked.\n"
    )
    long = "The panel met four times in that year, and heard the general practitioner."
    (report / "part.pdf").write_bytes(pdf(long, None, None, long, None))
    assert said("source", "add", "DHR7", "part.pdf", "--id", "part", cwd=report)[1] == (
        "DHR7: part is sources/DHR7-part.pdf, 5 pages\n"
        "Pictures without text: pages 2 to 3, 5. No quote from there can be found; an OCR program "
        "can\nrecognise the text, and 'source add --replace' takes the new file.\n"
    )


def test_replacing_says_that_quotes_are_to_be_verified_again(said, report):
    add = ("source", "add", "DHR7", "report.pdf", "--id", "overview")
    said(*add, cwd=report)
    (report / "report.pdf").write_bytes(pdf("Another report."))
    refused = (
        "dhrcode: DHR7 has another file as overview, DHR7-overview.pdf: "
        "--replace puts this in its place\n"
    )
    assert said(*add, cwd=report) == (4, "", refused)
    told = (
        "DHR7: overview is sources/DHR7-overview-2.pdf, 1 page, New\n"
        "It stands in place of DHR7-overview.pdf: "
        "quotes from overview have to be verified again.\n"
    )
    assert said(*add, "--replace", "--title", "New", cwd=report) == (0, told, "")


def test_a_review_without_a_record_and_an_independent_coding(said, report):
    add = ("source", "add", "DHR50", "report.pdf", "--id", "overview")
    assert said(*add, cwd=report) == (
        2,
        "",
        "dhrcode: DHR50 has no record yet; say who codes: --coder INITIALS\n",
    )
    assert said(*add, "--coder", "LN", cwd=report)[0] == 0
    assert said(*add, "--as", "EM", cwd=report)[0] == 0
    assert said(*add, cwd=report, env={"DHRCODE_CODER": "LN"})[0] == 0
    listed = said("source", "list", "--as", "EM", cwd=report)[1]
    assert "DHR50   overview" in listed
    assert [path.name for path in (report / "sources").iterdir()] == ["DHR50-overview.pdf"]


REFUSED = {
    "encrypted.pdf": (pdf("a", password="secret"), "is encrypted and asks for a password"),
    "broken.pdf": (REPORT[:400], "does not end as a PDF does"),
    "scan.pdf": (pdf(None), "is a scan: its pages are pictures without text"),
    "empty.pdf": (pdf(""), "is empty: no page has text or a picture"),
    "long.pdf": (pdf(*[""] * 10_000), "has more than 5,000 pages"),
    "page.txt": (b"<!doctype html>", "is a web page (HTML)"),
    "nothing.docx": (b"", "is empty"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_a_sentence_and_changes_nothing(said, report, name):
    data, sentence = REFUSED[name]
    (report / name).write_bytes(data)
    before = (report / "records" / "DHR7.yaml").read_bytes()
    status, out, err = said("source", "add", "DHR7", name, "--id", "overview", cwd=report)
    assert (status, out) == (6, "")
    assert err.startswith(f"dhrcode: {name} {sentence}")
    assert err.count("\n") == 1
    assert (report / "records" / "DHR7.yaml").read_bytes() == before
    assert not (report / "sources").exists()


def test_a_file_and_a_review_that_are_not_there(said, report):
    assert said("source", "add", "DHR7", "nowhere.pdf", "--id", "a", cwd=report) == (
        3,
        "",
        "dhrcode: there is no file nowhere.pdf\n",
    )
    assert said("source", "check", "DHR77", cwd=report)[0] == 3
    assert said("source", "list", "DHR77", cwd=report)[0] == 3


def test_a_busy_project_leaves_no_copy(said_after, report):
    from filelock import FileLock  # noqa: PLC0415

    (report / ".dhrcode").mkdir()
    short = "import dhrcode.store.locks\ndhrcode.store.locks.LOCK_SECONDS = 0.2\n"
    with FileLock(report / ".dhrcode" / "lock"):
        done = said_after(short, "source", "add", "DHR7", "report.pdf", "--id", "a", cwd=report)
    assert done[0] == 5
    assert not (report / "sources").exists()


def test_source_alone_shows_its_commands(said, report):
    status, out, err = said("source", cwd=report)
    assert status == 2
    assert [word in out + err for word in ("add", "list", "check")] == [True] * 3


def test_the_project_may_be_named_before_or_after(said, report, tmp_path):
    for words in (("-C", str(report), "source", "list"), ("source", "list", "-C", str(report))):
        assert said(*words, cwd=tmp_path)[1].startswith("Review  Id")


def test_several_documents_with_ids_that_are_proposed_and_shown(said, small):
    for name in ("DHR7 Overview.txt", "annex.txt"):
        (small / name).write_text(f"The panel met: {name}\f2")
    status, out, _ = said("source", "add", "DHR7", "DHR7 Overview.txt", "annex.txt", cwd=small)
    assert status == 0
    assert "DHR7: overview is sources/DHR7-overview.txt, 2 pages\n" in out
    assert "DHR7: annex is sources/DHR7-annex.txt, 2 pages\n" in out
    arguments = ("source", "add", "DHR7", "annex.txt", "annex.txt", "--id", "a")
    assert said(*arguments, cwd=small)[0] == 2


def test_an_independent_coder_starts_with_the_documents_of_the_review(said, small):
    (small / "a.txt").write_text("The panel met.")
    said("source", "add", "DHR7", "a.txt", cwd=small)
    said("code", "DHR7", "gps", "absent", "--as", "EM", cwd=small)
    assert "Source a: DHR7-a.txt\n" in said("show", "DHR7", "--as", "EM", cwd=small)[1]
    said("new", "DHR7", "--coder", "XY", "--independent", cwd=small)
    assert "Source a: DHR7-a.txt\n" in said("show", "DHR7", "--as", "XY", cwd=small)[1]


def test_a_source_is_removed_with_its_evidence(said, small):
    assert said("source", "remove", "DHR2", "overview", cwd=small) == (
        4,
        "",
        (
            "dhrcode: 3 pieces of evidence rest on overview (use-of-maracs, police-response), "
            "which --with-evidence takes out too; nothing was changed\n"
        ),
    )
    assert said("source", "remove", "DHR2", "overview", "--with-evidence", cwd=small) == (
        0,
        (
            "DHR2: overview is taken out; DHR2 was complete, and is a draft now. 'dhrcode undo' "
            "takes it back.\n"
            'Taken out: overview, page 20: "no agency sought a referral" - Each waited.\n'
            "Taken out: overview, section 4.2\n"
            "Taken out: overview, page 31\n"
            "sources/DHR2.txt stays, since another record names it, or it was not there.\n"
        ),
        "",
    )
    assert said("source", "remove", "DHR2", "overview", cwd=small)[0] == 3


def test_pages_that_are_called_otherwise_than_counted_are_told_and_chosen(said, small):
    canvas = Canvas(str(small / "r.pdf"))
    canvas.addPageLabel(0, style="ROMAN_LOWER", start=1)
    canvas.addPageLabel(2, style="ARABIC", start=1)
    for page in ("Contents.", "Preface.", "The officers were prompt and kind to her."):
        canvas.drawString(50, 700, page)
        canvas.showPage()
    canvas.save()
    assert said("init", "--update", cwd=small)[0] == 0
    added = said("source", "add", "DHR7", "r.pdf", "--id", "overview", "--title", "T", cwd=small)
    told = (
        "Page i is page 1 of the file: 'source add --replace --pages-by label' (or file) says which"
    )
    assert told in " ".join(added[1].split())
    again = ("source", "add", "DHR7", "r.pdf", "--id", "overview", "--replace")
    assert said(*again, "--pages-by", "file", cwd=small)[0] == 0
    assert "pages-by: file" in (small / "records" / "DHR7.yaml").read_text()
    assert said(*again, cwd=small)[0] == 0
    assert "pages-by: file" in (small / "records" / "DHR7.yaml").read_text()
    assert said(*again, "--pages-by", "both", cwd=small)[0] == 2
    hit = said("find", "officers prompt", cwd=small)[1]
    assert "page 1 (file 3)" in hit

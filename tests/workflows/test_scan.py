import pickle

import pytest

from dhrcode.errors import DataProblemsError, NotFoundError
from dhrcode.safety.identifiers import KINDS, NameList
from dhrcode.safety.scan import Scanner
from dhrcode.store.project import open_project
from dhrcode.workflows.scan import RecordScanner, scan_project
from dhrcode.workflows.scan_files import scan_files

OKAFOR = "memo: It was Mrs Okafor who rang.\n"
ALLOWED = "not_identifying:\n  - {text: Mrs Okafor, reason: invented}\n"


@pytest.fixture
def small(small):
    """The small project with the one document that its records name."""
    add(small, "sources/DHR2.txt", "Page one names nobody.\n")
    return small


def add(project, name, text):
    path = project.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def said(problems):
    return [(p.file.rpartition("small/")[2], p.line, p.code, p.severity) for p in problems]


def plainly(items, total, doing):
    return items


def test_the_small_project_is_clean(small):
    scan = scan_project(small)
    assert (scan.problems, scan.records, scan.documents, scan.with_names) == ([], 4, 1, False)


def test_a_record_a_comment_and_a_coders_record(small):
    add(small, "records/DHR10.yaml", f"# asked by DC Hale\n{OKAFOR}")
    own = (small.root / "records" / "DHR10.yaml").read_text("utf-8").replace("LN", "EM")
    add(small, "coders/EM/DHR10.yaml", own)
    scan = scan_project(small)
    lines = own.splitlines()
    comment, memo = lines.index("# asked by DC Hale") + 1, len(lines)
    assert scan.records == 5
    assert said(scan.problems) == [
        (f"{folder}/DHR10.yaml", line, "identifier-titled-name", level)
        for folder in ("records", "coders/EM")
        for line, level in ((comment, "warning"), (memo, "error"))
    ]
    assert said(scan_project(small.of_coder("EM")).problems) == said(scan.problems)[2:]
    assert scan.problems[1].column == len("memo: It was ") + 1


def test_one_review_with_every_coding_of_it(small):
    add(small, "records/DHR10.yaml", OKAFOR)
    add(small, "records/DHR2.yaml", "# DC Hale\n")
    (problem,) = scan_project(small, "DHR10").problems
    assert problem.file.endswith("DHR10.yaml")
    assert [p.severity for p in scan_project(small, "DHR2").problems] == ["warning"]
    with pytest.raises(NotFoundError, match="DHR10"):
        scan_project(small, "DHR1O")


def test_a_record_that_cannot_be_read_is_no_clean_one(small):
    add(small, "records/DHR10.yaml", "nonsense: 1\n")
    assert [p.code for p in scan_project(small).problems] == ["unknown-key"]


def test_an_entry_in_the_record_or_the_codebook_silences(small):
    add(small, "records/DHR10.yaml", OKAFOR + ALLOWED)
    assert scan_project(small).problems == []
    add(small, "records/DHR7.yaml", OKAFOR)
    assert len(scan_project(small).problems) == 1
    add(small, "themes.yaml", ALLOWED)
    assert scan_project(open_project(small.root)).problems == []


def test_an_entry_that_silences_nothing_is_a_warning(small):
    add(small, "records/DHR7.yaml", ALLOWED)
    (problem,) = scan_project(small).problems
    assert (problem.code, problem.severity) == ("not-identifying-unused", "warning")
    assert "Mrs Okafor" in problem.message


def test_the_list_of_names(small):
    add(small, "private/names.txt", "Dunmere\n")
    add(small, "records/DHR7.yaml", "memo: they lived in Dunmere\n")
    scan = scan_project(small)
    assert scan.with_names
    assert said(scan.problems) == [
        ("records/DHR7.yaml", 10, "identifier-listed-name", "error"),
    ]


def test_a_list_that_is_no_text_stops_the_scan(small):
    (small.root / "private").mkdir()
    (small.root / "private" / "names.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DataProblemsError):
        scan_project(small)


def test_a_codebook_of_its_own_is_scanned_and_the_carried_one_is_not(small, project_dir):
    add(small, "themes.yaml", "source: told by Mrs Okafor\n")
    (problem,) = scan_project(open_project(small.root)).problems
    assert problem.file.endswith("themes.yaml")
    pointer = project_dir / "themes.yaml"
    pointer.write_text('uses: {id: west-midlands-dhr, version: "1.0"}\n# Mrs Okafor\n', "utf-8")
    assert scan_project(open_project(project_dir)).problems == []


def test_documents_are_warnings_with_their_pages(small):
    add(small, "sources/DHR2.txt", "\fIt was\nMrs Okafor who rang the panel.\n")
    scan = scan_project(small)
    assert said(scan.problems) == [("sources/DHR2.txt", 2, "identifier-titled-name", "warning")]
    assert scan.documents == 1
    assert scan.problems[0].message.startswith("page 2: 'Mrs Okafor'")
    assert scan_project(small, documents=False).problems == []


def test_an_entry_that_a_document_needs_is_no_idle_one(small):
    add(small, "records/DHR2.yaml", ALLOWED)
    add(small, "sources/DHR2.txt", "It was Mrs Okafor who rang.\n")
    assert scan_project(small).problems == []
    assert scan_project(small, documents=False).problems == []  # it may be needed there
    (small.root / "sources" / "DHR2.txt").write_text("Nobody.\n", encoding="utf-8")
    assert [p.code for p in scan_project(small).problems] == ["not-identifying-unused"]


def test_a_document_that_cannot_be_read_is_a_warning(small):
    add(small, "records/DHR7.yaml", "sources: [{id: o, file: none.pdf}]\n")
    (problem,) = scan_project(small).problems
    assert (problem.code, problem.severity) == ("document-missing", "warning")


def test_files_with_the_project_and_without(small, tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("line one\nDear Mrs Okafor of Dunmere\n", encoding="utf-8")
    assert [(p.line, p.column) for p in scan_files([path], None, plainly)] == [(2, 6)]
    add(small, "private/names.txt", "Dunmere\n")
    add(small, "records/DHR7.yaml", ALLOWED)
    (problem,) = scan_files([path], small, plainly)
    assert (problem.line, problem.column, problem.code) == (2, 20, "identifier-listed-name")


def test_many_passages_of_a_file_keep_their_places(tmp_path):
    path = tmp_path / "t.csv"
    rows = [f"DHR{n},{'Mrs Okafor' if n in (3, 450) else 'nobody'}" for n in range(1, 500)]
    path.write_text("\n".join(["review,quote", *rows]), encoding="utf-8")
    assert [p.line for p in scan_files([path], None, plainly)] == [4, 451]


def test_the_message_says_what_to_write_instead(small):
    add(small, "records/DHR7.yaml", "memo: call 07700 900123\n")
    (problem,) = scan_project(small).problems
    assert problem.message == f"'07700 900123' looks like {KINDS['phone-number'].said}"
    assert problem.hint == "leave it out, or list it under not_identifying with your reason"


def test_what_scans_a_record_travels_to_other_processes(small):
    add(small, "records/DHR7.yaml", OKAFOR)
    reading = RecordScanner(Scanner(small.codebook, NameList.of(["Dunmere"])))
    path = small.root / "records" / "DHR7.yaml"
    there = pickle.loads(pickle.dumps(reading))
    assert pickle.loads(pickle.dumps(there(small.load(path, "x")))) == reading(
        small.load(path, "x")
    )

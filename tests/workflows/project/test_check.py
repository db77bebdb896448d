"""Every problem of a project, all together."""

import pickle

import pytest

from dhrcode.model.record import Evidence
from dhrcode.store.project import open_project
from dhrcode.workflows.project.check import Inspection, check_project, codings

QUOTE = "no agency sought a referral"


def told(project):
    """Where each problem is, below the project, and its code, but for the small project's own."""
    found = check_project(open_project(project.root))
    return [
        (p.file.removeprefix(f"{project.root}/"), p.code)
        for p in found
        if (p.file.rpartition("/")[2], p.code) != ("DHR7.yaml", "draft")
    ]


@pytest.fixture
def put(small):
    """Copies a record into a coder's folder: `put("EM", "DHR2", ...what is replaced)`."""

    def write(coder, review="DHR2", old="memo", new="memo", name=None):
        one = small.of_coder(coder)
        one.folder.mkdir(parents=True, exist_ok=True)
        text = small.path_of(review).read_text()
        text = text.replace(f"coder: {small.read(review)[0].coder}", f"coder: {coder}")
        one.path_of(name or review).write_text(text.replace(old, new))

    return write


def test_checking_finds_what_the_folder_the_records_and_the_checks_say(small):
    (small.folder / "DHR2 (1).yaml").write_text("")
    small.path_of("DHR8").write_text("")
    assert [problem.code for problem in check_project(small)] == [
        "stray-file",
        "draft",
        "empty-file",
    ]


def test_a_project_without_problems_but_a_draft(small):
    assert told(small) == []
    assert [problem.code for problem in check_project(small)] == ["draft"]


def test_the_codebook_s_warnings_come_first(small):
    path = small.root / "themes.yaml"
    path.write_text(path.read_text().replace("title: Small study", "title: Small #study"))
    small.path_of("DHR8").write_text("")
    assert [code for _, code in told(small)][-1] == "empty-file"
    assert told(small)[0][0] == "themes.yaml"


def test_problems_of_a_record_stand_in_the_order_of_its_lines(small):
    text = small.path_of("DHR10").read_text()
    text = text.replace('{page: "7"}', "{note: ask Mrs Okafor}").replace(
        "note: Five doctors", "note: call 07700 900123; five doctors"
    )
    text = text.replace("  police-response: {finding: unclear}\n", "")
    small.path_of("DHR10").write_text(text)
    found = [p for p in check_project(open_project(small.root)) if p.file.endswith("DHR10.yaml")]
    assert [p.line for p in found] == sorted(p.line for p in found)
    assert {p.code for p in found} == {
        "incomplete",
        "identifier-titled-name",
        "identifier-phone-number",
    }


def test_every_coder_s_codings_are_checked_and_counted(small, put):
    put("EM")
    put("QX", old="finding: absent", new="finding: abscent")
    assert codings(open_project(small.root)) == 2
    assert told(small) == [("coders/QX/DHR2.yaml", "bad-value")]


def test_a_coding_that_nobody_else_has_is_a_warning(small, put):
    put("EM", name="DHR2")
    text = (small.root / "coders/EM/DHR2.yaml").read_text()
    (small.root / "coders/EM/DHR99.yaml").write_text(text.replace("DHR2\n", "DHR99\n", 1))
    assert ("coders/EM/DHR99.yaml", "coded-by-one") in told(small)
    assert ("coders/EM/DHR2.yaml", "coded-by-one") not in told(small)
    put("QX", name="DHR99", old="review: DHR2", new="review: DHR99")
    assert [code for _, code in told(small)].count("coded-by-one") == 0


def test_one_coder_who_has_coded_a_review_twice_is_warned_of(small, put):
    put("LN")
    (problem,) = [p for p in check_project(open_project(small.root)) if p.code != "draft"]
    assert (problem.code, problem.severity, problem.line) == ("coded-twice-by-one", "warning", 4)
    assert problem.message == "LN has another coding of it in coders/LN/DHR2.yaml"
    small.change("DHR2", lambda r: r.model_copy(update={"consensus_of": ("LN", "EM")}))
    assert told(small) == []


def test_of_one_coder_their_own_codings_alone(small, put):
    put("EM", old="status: complete", new="status: draft")
    small.path_of("DHR8").write_text("")
    found = check_project(open_project(small.root).of_coder("EM"))
    assert [p.code for p in found] == ["draft"]
    assert "'dhrcode edit DHR2 --as EM' goes on" in found[0].hint


def test_quotes_that_were_never_verified_are_counted_where_the_first_stands(small):
    def more(record):
        gps = record.findings["gps"]
        pieces = tuple(Evidence(source="overview", quote=q) for q in ("a b c", "d e f"))
        findings = {**record.findings, "gps": gps.model_copy(update={"evidence": pieces})}
        return record.model_copy(update={"findings": findings})

    small.change("DHR2", more)
    (problem,) = [p for p in check_project(open_project(small.root)) if p.code == "never-verified"]
    assert problem.message == "2 quotes were never verified"
    assert problem.hint == "'dhrcode verify DHR2' checks them against their documents"
    (small.root / "verified" / "DHR2.yaml").unlink()
    (problem,) = [p for p in check_project(open_project(small.root)) if p.code == "never-verified"]
    assert problem.message == "3 quotes were never verified"


def test_a_quote_that_was_not_found_is_a_warning(small):
    path = small.root / "verified" / "DHR2.yaml"
    path.write_text(path.read_text().replace(": found", ": not-found"))
    (problem,) = [p for p in check_project(open_project(small.root)) if p.code != "draft"]
    assert (problem.code, problem.severity) == ("quote-not-found", "warning")
    assert problem.message == "the quote was not in sources/DHR2.txt when it was verified"


def test_a_damaged_file_of_what_was_verified_is_told_once_however_many_codings(small, put):
    put("EM")
    (small.root / "verified" / "DHR2.yaml").write_text("review: [\n")
    files = [file for file, _ in told(small)]
    assert len(files) == 1
    assert files[0].endswith("verified/DHR2.yaml")


def test_a_quote_without_a_file_needs_no_verifying(small):
    (small.root / "verified" / "DHR2.yaml").unlink()
    small.change("DHR2", lambda r: r.model_copy(update={"sources": ()}))
    assert "never-verified" not in [code for _, code in told(small)]


def test_what_inspects_a_record_travels_to_other_processes(small):
    inspection = pickle.loads(pickle.dumps(Inspection(small, apart=frozenset({"LN/DHR2"}))))
    loaded = small.load(small.path_of("DHR2"), "records/DHR2.yaml")
    assert [p.code for p in inspection(loaded).problems] == ["coded-twice-by-one"]

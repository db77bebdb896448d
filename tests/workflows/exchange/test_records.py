"""Drafts checked against the project: all of them are written, or none."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dhrcode.errors import BusyError, DataProblemsError, RefusedError, UsageError
from dhrcode.importers import Draft, FilePlace, Imported, ImportRequest
from dhrcode.model.contact import Contact
from dhrcode.model.record import CodebookVersion, CodedSubtheme, Evidence, Record, Settlement
from dhrcode.problems import Problem
from dhrcode.store.journal import placement
from dhrcode.store.project import Project, open_project
from dhrcode.workflows.codebook.changes import retire
from dhrcode.workflows.codebook.revision import revise
from dhrcode.workflows.exchange import records
from dhrcode.workflows.exchange.records import (
    ImportOptions,
    coder_of,
    counted,
    import_files,
    limited,
)

Bring = Callable[..., records.ImportPlan]
VERSION = CodebookVersion(id="small-study", version="1.0")


def record(review: str, **given: object) -> Record:
    return Record(review=review, codebook=VERSION, coder="LN", **given)


def draft(review: str, line: int = 2, **given: object) -> Draft:
    def place_of(path):
        return FilePlace("t.csv", line, 5) if path == ("findings", "gps") else None

    return Draft(record(review, **given), FilePlace("t.csv", line, 1), place_of)


@pytest.fixture
def bring(small: Project, monkeypatch: pytest.MonkeyPatch) -> Bring:
    """Brings in drafts as if a file had held them."""

    def brought(*drafts: Draft, **how: bool) -> records.ImportPlan:
        made = Imported(list(drafts), notes=["one column was left out"])
        monkeypatch.setattr(records, "importer", lambda *_: lambda *_: made)
        return import_files(
            small, [Path("t.csv")], ImportRequest(small.codebook), ImportOptions(**how)
        )

    return brought


def held(project: Project) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in project.folder.iterdir()}


def test_new_records_are_written_and_notes_handed_on(bring, small):
    plan = bring(draft("DHR20", memo="x"), draft("DHR3", attributes={"year": "2012"}))
    assert [(s.record.review, s.outcome) for s in plan.steps] == [("DHR20", "new"), ("DHR3", "new")]
    assert plan.notes == ("one column was left out",)
    assert counted(plan) == "2 records new"
    assert small.read("DHR3")[0].attributes == {"year": 2012}
    assert small.read("DHR20")[0].memo == "x"


def test_what_is_there_already_changes_nothing(bring, small):
    before = held(small)
    same = Draft(small.read("DHR2")[0], FilePlace("t.csv", 2, 1))
    assert counted(bring(same)) == "1 record as before"
    assert held(small) == before
    assert counted(bring()) == "0 records as before"


def test_a_file_that_is_not_in_canonical_form_is_not_rewritten_for_nothing(bring, small):
    path = small.path_of("DHR7")
    path.write_bytes(b"# by hand\r\n" + path.read_bytes().replace(b"\n", b"\r\n"))
    before = held(small)
    bring(Draft(small.read("DHR7")[0], FilePlace("t.csv", 2, 1)))
    assert held(small) == before


def test_a_dry_run_writes_nothing_and_tells_what_it_would(bring, small):
    before = held(small)
    plan = bring(draft("DHR3", memo="x"), draft("DHR7"), dry_run=True, replace=True)
    assert held(small) == before
    assert not (small.root / ".dhrcode").exists()
    assert counted(plan) == "1 record new, 1 record changed"
    new, changed = ("\n".join(step.diff()) for step in plan.steps)
    assert "--- nothing" in new
    assert "+memo: x" in new
    assert "-  use-of-maracs: {finding: absent}" in changed
    assert "DHR7.yaml" in changed


def test_a_record_that_differs_is_refused_unless_it_may_be_replaced(bring, small):
    before = held(small)
    with pytest.raises(RefusedError, match=r"DHR7\.yaml holds something else of DHR7: nothing was"):
        bring(draft("DHR3"), draft("DHR7"))
    assert held(small) == before
    small.path_of("DHR7").write_bytes(before["DHR7.yaml"] + b"# a note\n")
    plan = bring(draft("DHR3"), draft("DHR7"), replace=True)
    assert counted(plan) == "1 record new, 1 record changed"
    assert small.read("DHR7")[0].findings == {}
    assert small.path_of("DHR7").read_bytes().endswith(b"# a note\n")


def test_many_refusals_are_named_and_counted(bring, small):
    for number in range(30, 45):
        small.create(record(f"DHR{number}", memo="held"))
    with pytest.raises(RefusedError, match="DHR37; and 7 more: nothing was written"):
        bring(*(draft(f"DHR{number}") for number in range(30, 45)))


def problems_of(bring: Bring, *drafts: Draft, **how: bool) -> list[str]:
    with pytest.raises(DataProblemsError, match="nothing was brought in: mend these first") as met:
        bring(*drafts, **how)
    return [str(problem) for problem in met.value.problems]


def test_into_a_coders_folder_come_that_coders_records_alone(small, monkeypatch):
    monkeypatch.chdir(small.root)
    Path("t.csv").write_text("Case,By\n7,EM\n8,LN\n")
    Path("map.yaml").write_text(
        'id: {heading: Case, prefix: DHR}\nstatus: "draft"\nrecord: {By: coder}\n'
    )
    request = ImportRequest(small.codebook, coder="LN", own=True, map=Path("map.yaml"))
    with pytest.raises(DataProblemsError) as met:
        import_files(small.of_coder("LN"), [Path("t.csv")], request, ImportOptions())
    assert [str(problem) for problem in met.value.problems] == [
        (
            "t.csv:2:2: error: the coder is 'EM' and the folder is that of 'LN': "
            "put the file into the folder of its coder [coder-and-folder]"
        )
    ]
    assert not (small.root / "coders").exists()


def test_one_fault_keeps_everything_out_and_is_told_at_its_place(bring, small):
    before = held(small)
    faulty = draft(
        "DHR4",
        7,
        findings={"gps": CodedSubtheme(finding="present")},
        status="complete",
        attributes={"year": "then"},
    )
    assert problems_of(bring, draft("DHR3"), faulty) == [
        "t.csv:7:1: error: 'then' is not a year such as 2012 or 'not-stated' [attribute-value]"
    ]
    faulty = draft("DHR4", 7, findings={"gps": CodedSubtheme(finding="present")}, status="complete")
    assert problems_of(bring, draft("DHR3"), faulty) == [
        (
            "t.csv:7:1: error: the record is complete and does not code use-of-maracs, "
            "police-response: code it, or set the status to draft [incomplete]"
        ),
        (
            "t.csv:7:5: error: 'gps' is present without evidence: add a page, section, quote or "
            "note [present-without-evidence]"
        ),
    ]
    assert held(small) == before


def test_a_review_that_comes_twice_is_a_problem(bring):
    assert problems_of(bring, draft("DHR3", 2), draft("dhr3", 9)) == [
        (
            "t.csv:9:1: error: dhr3 comes twice: DHR3 stands in t.csv:2:1 already: keep one of the "
            "two [duplicate-review]"
        )
    ]


def test_a_record_that_cannot_be_read_has_to_be_mended_first(bring, small):
    small.path_of("DHR7").write_bytes(b"review: DHR7\n")
    lines = problems_of(bring, draft("DHR7"), replace=True)
    assert "DHR7.yaml:1:1: error: 'codebook' is missing" in lines[0]


def test_a_review_in_other_letters_is_refused(bring):
    with pytest.raises(RefusedError, match=r"DHR7\.yaml differs from dhr7 only in capitals"):
        bring(draft("dhr7"))


def form(review: str, coder: str = "JB", unchanged: bool = True, **given: object) -> Draft:
    made = record(review, **given).model_copy(update={"coder": coder})

    def onto(held: Record) -> Record:
        return held.model_copy(update={"memo": made.memo})

    return Draft(made, FilePlace("F"), onto=onto, unchanged=lambda _: unchanged)


def test_a_form_is_laid_onto_the_record_that_is_there(bring, small):
    before = small.read("DHR7")[0]
    assert counted(bring(form("DHR7", memo="seen"))) == "1 record changed"
    assert small.read("DHR7")[0] == before.model_copy(update={"memo": "seen"})


def test_a_form_cannot_choose_a_retired_value_but_may_leave_one(small, monkeypatch):
    path = small.root / "themes.yaml"
    text = path.read_text("utf-8").replace(
        "[police, gp, housing]", '[police, {id: gp, retired: "1.0"}]'
    )
    path.write_text(f"format: 2\n{text}", "utf-8")
    project = open_project(small.root)

    def laid(review, held_by_form):
        made = record(review)
        onto = lambda held: held.model_copy(update=held_by_form)  # noqa: E731
        draft = Draft(made, FilePlace("F"), onto=onto, unchanged=lambda _: True)
        read = Imported([draft])
        monkeypatch.setattr(records, "importer", lambda *_: lambda *_: read)
        return import_files(
            project, [Path("f.xlsx")], ImportRequest(project.codebook), ImportOptions()
        )

    held = project.read("DHR2")[0]
    assert counted(laid("DHR2", {"memo": "seen"})) == "1 record changed"
    victims = (*held.victims, {"known-to": ("gp",)})
    with pytest.raises(DataProblemsError) as caught:
        laid("DHR2", {"victims": victims})
    assert [(p.code, p.severity) for p in caught.value.problems] == [("retired-value", "error")]
    assert project.read("DHR2")[0].victims == held.victims


def test_another_coders_record_is_refused_even_if_it_may_be_replaced(bring, small):
    before = held(small)
    for replace in (False, True):
        with pytest.raises(
            RefusedError, match="DHR7 is coded by JB, and the file is EM's: nothing"
        ):
            bring(form("DHR7", "EM", memo="seen"), replace=replace)
    assert held(small) == before


def test_a_record_that_changed_since_its_form_was_made_is_refused(bring, small):
    with pytest.raises(
        RefusedError, match="the record of DHR7 has changed since the file was made"
    ):
        bring(form("DHR7", unchanged=False, memo="seen"))
    with pytest.raises(RefusedError, match="the record of DHR9 is gone since the file was made"):
        bring(form("DHR9", unchanged=False, memo="seen"))
    bring(form("DHR7", unchanged=False, memo="seen"), replace=True)
    assert small.read("DHR7")[0].memo == "seen"


def test_no_form_is_laid_onto_a_record_of_an_older_version(small, monkeypatch):
    """It would put findings by today's codebook among those of before, for `migrate` to stop at."""
    revise(small, lambda codebook, made: retire(codebook, "gps", made), "Invented.")
    made = Imported([form("DHR7", memo="seen")])
    monkeypatch.setattr(records, "importer", lambda *_: lambda *_: made)
    later, before = open_project(small.root), held(small)
    for replace in (False, True):
        with pytest.raises(RefusedError, match="'dhrcode migrate' brings the records forward"):
            import_files(
                later, [Path("f.xlsx")], ImportRequest(later.codebook), ImportOptions(replace)
            )
    assert held(small) == before


def test_a_failure_while_writing_leaves_all_as_it_was(bring, small, monkeypatch):
    before = held(small)
    put = placement.put_in_place

    def failing(temporary: Path, target: Path, *, new: bool) -> None:
        if target.stem == "DHR5":
            raise PermissionError(13, "denied")
        put(temporary, target, new=new)

    monkeypatch.setattr(placement, "put_in_place", failing)
    with pytest.raises(Exception, match="permission is denied"):
        bring(draft("DHR3"), draft("DHR7"), draft("DHR5"), replace=True)
    assert held(small) == before


def test_independent_codings_go_into_their_coders_folder(small, monkeypatch):
    made = Imported([Draft(record("DHR7", memo="x"), FilePlace("F"))])
    monkeypatch.setattr(records, "importer", lambda *_: lambda *_: made)
    own = small.of_coder("LN")
    import_files(
        own, [Path("t.csv")], ImportRequest(small.codebook, "LN", own=True), ImportOptions()
    )
    assert (small.root / "coders" / "LN" / "DHR7.yaml").is_file()
    assert own.read("DHR7")[0].memo == "x"


def test_warnings_come_with_the_plan_and_errors_stop_it(small, monkeypatch):
    warning = Problem("t.csv", 1, 1, "text-not-read", "m")
    made = Imported([draft("DHR3")], [warning])
    monkeypatch.setattr(records, "importer", lambda *_: lambda *_: made)
    plan = import_files(small, [Path("t.csv")], ImportRequest(small.codebook), ImportOptions())
    assert plan.warnings == (warning,)
    made.problems.append(warning._replace(severity="error"))
    with pytest.raises(DataProblemsError):
        import_files(small, [Path("t.csv")], ImportRequest(small.codebook), ImportOptions())


def test_of_many_problems_of_one_sort_the_first_are_shown_and_the_others_counted():
    many = [Problem("t.csv", n, 1, "bad-value", "m") for n in range(1, 61)]
    other = Problem("t.csv", 3, 1, "formula", "f")
    shown = limited([*many, other])
    assert shown[:51] == [*many[:50], other]
    assert [str(p) for p in shown[51:]] == [
        "t.csv:50:1: error: and 10 more of this sort [bad-value]"
    ]
    assert limited(many[:50]) == many[:50]


def test_nothing_is_said_of_a_fault_without_a_place_but_the_files_name():
    whole, line = FilePlace("F.xlsx"), FilePlace("F.csv", 7, 28)
    cell = FilePlace("F.xlsx:S", 7, 28, cell=True)
    assert str(whole.problem("formula", "m")) == "F.xlsx: error: m [formula]"
    assert str(cell.problem("formula", "m")) == "F.xlsx:S!AB7: error: m [formula]"
    assert str(line.problem("formula", "m")) == "F.csv:7:28: error: m [formula]"
    assert [str(place) for place in (whole, cell, line)] == ["F.xlsx", "F.xlsx:S!AB7", "F.csv:7:28"]


def test_nothing_reads_a_file_of_another_sort(small):
    with pytest.raises(UsageError, match=r"'notes\.doc' should end in one of"):
        import_files(small, [Path("notes.doc")], ImportRequest(small.codebook), ImportOptions())


def test_whose_coding_comes_in():
    assert coder_of("EM", None) == coder_of(None, "EM") == coder_of("EM", "EM") == "EM"
    assert coder_of(None, None) is None
    with pytest.raises(
        UsageError, match="--as EM puts the codings into coders/EM, and --coder says LN"
    ):
        coder_of("LN", "EM")


def test_the_lock_is_held_while_records_are_looked_at_and_written(bring, small, monkeypatch):
    from dhrcode.store import locks  # noqa: PLC0415 - of this test alone

    monkeypatch.setattr(locks, "LOCK_SECONDS", 0.05)
    with small.writing(), pytest.raises(BusyError, match="another dhrcode is writing"):
        bring(draft("DHR3"))


def test_evidence_is_kept_in_order(bring, small):
    pieces = tuple(Evidence(page=str(n)) for n in range(5))
    bring(draft("DHR3", findings={"gps": CodedSubtheme(finding="present", evidence=pieces)}))
    assert small.read("DHR3")[0].findings["gps"].evidence == pieces


@pytest.mark.parametrize("finding", ["present", None])
def test_a_form_does_not_change_what_was_agreed(bring, small, finding):
    settled = Settlement(found={"EM": "absent"}, by=("EM",), decided=date(2025, 3, 1))
    agreed = CodedSubtheme(finding="absent", settled=settled)
    small.create(
        record("DHR20", findings={"gps": agreed}, consensus_of=("EM", "LN")).model_copy(
            update={"coder": "JB"}
        )
    )

    def coding(findings):
        return form("DHR20")._replace(
            onto=lambda now: now.model_copy(update={"findings": findings})
        )

    before = held(small)
    piece = (Evidence(page="3"),)
    coded = {"gps": CodedSubtheme(finding=finding, evidence=piece)} if finding else {}
    with pytest.raises(RefusedError, match="DHR20 is agreed by EM and LN, and does not say "):
        bring(coding(coded), replace=True)
    assert held(small) == before
    more = agreed.model_copy(update={"evidence": piece})
    bring(coding({"gps": more}))
    assert small.read("DHR20")[0].findings["gps"] == more


def test_contacts_of_an_agreed_record_are_adjudicate_s(bring, small):
    small.change("DHR2", lambda one: one.model_copy(update={"consensus_of": ("EM", "LN")}))
    one = Contact(id="C1", when="2013", agency="board", opportunity="none")

    def onto(held):
        return held.model_copy(update={"contacts": (*held.contacts, one)})

    with pytest.raises(RefusedError, match="'dhrcode adjudicate DHR2' settles its contacts"):
        bring(draft("DHR2")._replace(onto=onto))

"""Sessions, drawn ids, and the workflows between a project and its tables."""

import pytest

from dhrcode.analysis.selection import Selection, selection
from dhrcode.errors import BusyError, DataProblemsError, NotFoundError, RefusedError, UsageError
from dhrcode.model.record import Candidate, Evidence
from dhrcode.workflows.coding.session import ChangedMeanwhileError, Session, draw_id
from dhrcode.workflows.edits import settings
from dhrcode.workflows.outputs.reconciliation import read_published, reconcile_with
from dhrcode.workflows.outputs.table import tabulate
from dhrcode.workflows.project.check import check_project
from dhrcode.workflows.project.start import start_project


def test_a_session_begins_a_draft_and_never_over_a_review(small):
    session = Session.begin(small, "DHR9", "LN", "dhr")
    assert (session.record.status, session.record.findings) == ("draft", {})
    assert small.read("DHR9")[0] == session.record
    before = small.path_of("DHR7").read_bytes()
    with pytest.raises(RefusedError, match=r"DHR7\.yaml exists already; nothing was written$"):
        Session.begin(small, "dhr7", "LN", "dhr")
    assert small.path_of("DHR7").read_bytes() == before


def test_a_session_resumes_only_what_is_there(small):
    assert Session.resume(small, "DHR7").record == small.read("DHR7")[0]
    with pytest.raises(NotFoundError, match=r"^there is no review 'XYZ'$"):
        Session.resume(small, "XYZ")


def test_a_finding_changed_on_disk_since_it_was_shown_is_not_written_over(small):
    mine, theirs = Session.resume(small, "DHR7"), Session.resume(small, "DHR7")
    theirs.find("gps", "present")
    with pytest.raises(ChangedMeanwhileError, match="somebody else has coded gps meanwhile"):
        mine.find("gps", "absent")
    assert small.read("DHR7")[0].findings["gps"].finding == "present"
    assert mine.record == small.read("DHR7")[0]
    mine.find("gps", "absent")  # now that it has been seen, it may be changed
    assert small.read("DHR7")[0].findings["gps"].finding == "absent"
    assert issubclass(ChangedMeanwhileError, BusyError)


def test_one_piece_grows_and_two_people_both_keep_theirs(small):
    mine, theirs = Session.resume(small, "DHR7"), Session.resume(small, "DHR7")
    mine.find("gps", "present")
    piece = mine.evidence("gps", None, "page", "12")
    theirs.record = mine.record
    theirs.evidence("gps", None, "note", "Theirs.")
    assert mine.evidence("gps", piece, "quote", "words") == Evidence(page="12", quote="words")
    assert small.read("DHR7")[0].findings["gps"].evidence == (
        Evidence(page="12", quote="words"),
        Evidence(note="Theirs."),
    )


def test_attributes_candidates_and_completion_are_on_disk_at_once(small):
    session = Session.resume(small, "DHR7")
    session.set(settings(small.codebook, ["victim.sex=female"])[0])
    session.candidate("Housing", None)
    session.candidate_note("Moved twice.")
    session.complete()
    record, _ = small.read("DHR7")
    assert record == session.record
    assert (record.victims, record.emerging, record.status) == (
        ({"sex": "female"},),
        (Candidate(label="Housing", note="Moved twice."),),
        "complete",
    )


def test_a_record_gone_meanwhile_is_said(small):
    session = Session.resume(small, "DHR7")
    small.path_of("DHR7").unlink()
    with pytest.raises(NotFoundError):
        session.find("gps", "absent")
    assert not small.path_of("DHR7").exists()


def test_a_drawn_id_is_never_one_that_is_used(small, monkeypatch):
    for number in range(100, 140):
        (small.folder / f"dhr{number}.yaml").write_text("")
    (small.root / "coders" / "JB").mkdir(parents=True)
    (small.root / "coders" / "JB" / "DHR140.yaml").write_text("")
    offers = iter(range(60))
    monkeypatch.setattr("secrets.randbelow", lambda _: next(offers))
    assert draw_id(small, "dhr") == "DHR141"


def test_drawn_ids_are_not_in_order_and_have_their_kinds_prefix(small):
    drawn = [int(draw_id(small, "interview").removeprefix("INT")) for _ in range(60)]
    assert all(100 <= number <= 999 for number in drawn)
    assert drawn != sorted(drawn)
    assert len(set(drawn)) > 40


def test_the_range_grows_once_half_of_it_is_used(small):
    for number in range(100, 550):
        (small.folder / f"DHR{number}.yaml").write_text("")
    drawn = {int(draw_id(small, "dhr").removeprefix("DHR")) for _ in range(40)}
    assert max(drawn) > 999
    assert drawn.isdisjoint(range(100, 550))


def test_a_project_is_started_once(tmp_path):
    written = [path.relative_to(tmp_path).as_posix() for path in start_project(tmp_path)]
    assert written == [
        ".gitignore",
        ".vscode/settings.json",
        "schemas/record.schema.json",
        "schemas/codebook.schema.json",
        "themes.yaml",
        "records",
        "sources",
    ]
    with pytest.raises(RefusedError, match=r"holds \.gitignore already; nothing was written$"):
        start_project(tmp_path)


def test_a_table_counts_complete_reviews_and_says_how_many_drafts_it_leaves_out(small):
    made = tabulate(small, Selection())
    assert [review.id for review in made.table.reviews] == ["DHR2", "DHR10", "INT3"]
    assert (made.table.drafts_left_out, made.origin.records, made.warnings) == (1, 3, ())
    made = tabulate(small, selection(small.codebook, include_drafts=True, kinds=["dhr"]))
    assert [review.id for review in made.table.reviews] == ["DHR2", "DHR7", "DHR10"]
    assert made.table.drafts_left_out == 0


def test_a_table_passes_through_its_progress(small):
    seen = []

    def counting(outcomes, total):
        seen.append(total)
        for outcome in outcomes:
            seen.append(outcome.kept and outcome.kept.id)
            yield outcome

    tabulate(small, Selection(), counting)
    assert seen == [4, "DHR2", None, "DHR10", "INT3"]


def test_one_faulty_record_and_there_is_no_table(small):
    small.path_of("DHR8").write_text("")
    with pytest.raises(DataProblemsError, match="1 error in the records would make it wrong") as e:
        tabulate(small, Selection())
    assert [problem.code for problem in e.value.problems] == ["empty-file"]


def test_checking_finds_what_the_folder_the_records_and_the_checks_say(small):
    (small.folder / "DHR2 (1).yaml").write_text("")
    small.path_of("DHR8").write_text("")
    assert [problem.code for problem in check_project(small)] == [
        "stray-file",
        "draft",
        "empty-file",
    ]


def test_reconciling_counts_what_the_table_counts(small, tmp_path):
    path = tmp_path / "published.yaml"
    path.write_text("source: A study\nreviews: 3\ncounts: {use-of-maracs: 3, gps: 1}\n")
    made = reconcile_with(small, path, Selection())
    assert [
        (row.subtheme.id, row.coded, row.published, row.difference) for row in made.result.rows
    ] == [
        ("use-of-maracs", 2, 3, -1),
        ("police-response", 0, None, None),
        ("gps", 2, 1, 1),
    ]
    assert (made.result.agrees, made.origin.records) == (False, 3)


@pytest.mark.parametrize(
    "text", ["", "[]", "source: A study\n", "source: x\nreviews: 0\ncounts: {}"]
)
def test_a_published_table_that_is_none_is_refused(small, tmp_path, text):
    (tmp_path / "published.yaml").write_text(text)
    with pytest.raises(DataProblemsError, match="has to be mended first"):
        read_published(tmp_path / "published.yaml", small.codebook)


@pytest.mark.parametrize("setting", ["victim.21.sex=male", "victim.0.sex=male", "=x", "year"])
def test_settings_that_cannot_be_meant(small, setting):
    with pytest.raises(UsageError):
        settings(small.codebook, [setting])


def test_a_mistyped_bearer_is_named_with_the_nearest_attribute(small):
    with pytest.raises(UsageError) as refused:
        settings(small.codebook, ["victm.sex=female"])
    assert str(refused.value) == (
        "the codebook has no attribute 'victm.sex': did you mean 'victim.sex'?"
    )

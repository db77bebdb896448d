"""From a project to what is wanted of each selected record."""

import pickle

import pytest

from dhrcode.analysis.coded_review import CodedReview
from dhrcode.analysis.selection import Selection, selection
from dhrcode.errors import DataProblemsError
from dhrcode.store.loader import load_record
from dhrcode.workflows.select import RecordOutcome, Reduction, UncountedDraft, select_records


def name_of(record, digest):
    return f"{record.review} {digest[:4]}"


def reviews(gathered):
    return [kept.split()[0] for kept in gathered.kept]


def test_complete_records_are_kept_in_natural_order_and_drafts_told(small):
    made = select_records(small, Selection(), name_of)
    assert reviews(made) == ["DHR2", "DHR10", "INT3"]
    assert made.drafts == [UncountedDraft("DHR7", 1)]
    assert made.warnings == ()


def test_drafts_are_kept_when_asked(small):
    made = select_records(small, Selection(include_drafts=True), name_of)
    assert reviews(made) == ["DHR2", "DHR7", "DHR10", "INT3"]
    assert made.drafts == []


def test_a_draft_that_is_not_selected_is_not_told(small):
    chosen = selection(small.codebook, where=["year=2012"])
    made = select_records(small, chosen, name_of)
    assert (reviews(made), made.drafts) == (["DHR2"], [])
    draft = select_records(small, selection(small.codebook, where=["year=2014"]), name_of)
    assert (reviews(draft), draft.drafts) == ([], [UncountedDraft("DHR7", 1)])


def test_each_record_comes_with_the_digest_of_its_file(small):
    before = select_records(small, Selection(), name_of).kept
    small.change("DHR2", lambda record: record.model_copy(update={"memo": "Another."}))
    after = select_records(small, Selection(), name_of).kept
    assert before[0] != after[0]
    assert before[1:] == after[1:]


def test_one_error_and_nothing_is_made_and_all_problems_are_told(small):
    for name in ("DHR8", "DHR9"):
        small.path_of(name).write_text("")
    (small.folder / "notes.yml").write_text("")
    with pytest.raises(DataProblemsError) as caught:
        select_records(small, Selection(), name_of, what="pie")
    assert str(caught.value) == ("no pie was made: 2 errors in the records would make it wrong")
    assert [problem.code for problem in caught.value.problems] == [
        "stray-file",
        "empty-file",
        "empty-file",
    ]


def test_an_error_in_a_record_that_is_not_selected_counts_too(small):
    path = small.path_of("INT3")
    path.write_text(path.read_text().replace("present", "presnt"))
    with pytest.raises(DataProblemsError, match="1 error in the records would make it wrong"):
        select_records(small, selection(small.codebook, kinds=["dhr"]), name_of)


def test_warnings_come_with_what_is_made(small):
    (small.folder / "notes.yml").write_text("")
    path = small.path_of("DHR2")
    path.write_text(path.read_text().replace("from beginning", "from #beginning"))
    made = select_records(small, Selection(), name_of)
    assert reviews(made) == ["DHR2", "DHR10", "INT3"]
    assert [problem.severity for problem in made.warnings] == ["warning", "warning"]


def test_progress_is_shown_every_record_and_their_number(small):
    seen = []

    def counting(outcomes, total, doing=""):
        seen.append(total)
        for outcome in outcomes:
            seen.append(bool(outcome.kept))
            yield outcome

    select_records(small, Selection(), name_of, counting)
    assert seen == [4, True, False, True, True]


def test_what_reduces_a_record_travels_to_other_processes(small):
    reduction = pickle.loads(pickle.dumps(Reduction(Selection(), CodedReview.of, small.codebook)))
    loaded = small.load(small.path_of("DHR2"), "records/DHR2.yaml")
    assert reduction(loaded).kept.id == "DHR2"
    faulty = load_record(b"", "records/DHR8.yaml", small.codebook)
    assert reduction(faulty) == RecordOutcome(problems=tuple(faulty.problems))

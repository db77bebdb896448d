"""A record brought forward: each rule by itself, and what no history may do to a record."""

from datetime import date
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhrcode.analysis.migration import FoundTwiceError, migrated
from dhrcode.model.base import MAX_TEXT
from dhrcode.model.codebook import Area, Codebook, Subtheme
from dhrcode.model.record import FINDINGS, QueueEntry, Record
from dhrcode.model.revision import CONCERNS, EFFECTS, Revision

NOTE = {"note": "Seen."}


def revision(change, subthemes, becomes=(), findings=None, *, why="Because.", version="1.1"):
    number = int(version.rpartition(".")[2])
    return Revision(
        version=version,
        after=f"1.{number - 1}",
        on=date(2025, 4, 1),
        change=change,
        subthemes=tuple(subthemes),
        becomes=tuple(becomes),
        why=why,
        findings=findings or EFFECTS[change][0],
    )


def codebook(ids, retired=(), version="1.1"):
    subthemes = [Subtheme(id=s, label=s, definition=s) for s in ids]
    subthemes += [Subtheme(id=s, label=s, definition=s, retired="1.1") for s in retired]
    return Codebook(
        id="tiny",
        version=version,
        title="T",
        areas=(Area(id="a", label="A", subthemes=tuple(subthemes)),),
    )


def record(findings, status="complete", **more):
    coded = {s: {"finding": f} if isinstance(f, str) else f for s, f in findings.items()}
    return Record.model_validate(
        {
            "review": "DHR1",
            "codebook": {"id": "tiny", "version": "1.0"},
            "coder": "LN",
            "coded": date(2025, 3, 10),
            "status": status,
            "findings": coded,
            **more,
        }
    )


def findings(made):
    return {subtheme: coded.finding for subtheme, coded in made.record.findings.items()}


def why(made):
    return {entry.subtheme: entry.why for entry in made.record.again}


def test_a_rename_keeps_everything_under_the_new_id():
    held = {"finding": "present", "evidence": [NOTE]}
    queued = [{"subtheme": "gps", "version": "1.0", "why": "Earlier."}]
    before = record({"gps": held, "harm": "absent"}, again=queued)
    made = migrated(before, [revision("rename", ["gps"], ["gp"])], codebook(["gp", "harm"]))
    assert made.record.findings == {"gp": before.findings["gps"], "harm": before.findings["harm"]}
    assert made.record.again == (QueueEntry(subtheme="gp", version="1.0", why="Earlier."),)
    assert (made.went, made.queued, made.conflicts) == ({"gps": "gp"}, (), ())
    assert made.record.codebook.version == "1.1"
    assert made.record.coded == before.coded  # nobody has coded
    assert made.record.status == "complete"


def test_a_new_label_changes_the_version_alone():
    before = record({"gps": "absent"})
    made = migrated(before, [revision("rename", ["gps"], ["gps"])], codebook(["gps"]))
    assert made.record == before.model_copy(update={"codebook": made.record.codebook})
    assert made.went == {}


def test_a_rename_onto_what_has_a_finding_is_refused():
    before = record({"gps": "absent", "gp": "present"})
    with pytest.raises(FoundTwiceError) as error:
        migrated(before, [revision("rename", ["gps"], ["gp"])], codebook(["gp"]))
    assert str(error.value) == "'gps' is 'gp' since version 1.1, and both have a finding"
    assert error.value.path == ("findings", "gps")


@pytest.mark.parametrize("status", ["draft", "complete"])
@pytest.mark.parametrize(
    ("change", "effect"), [("move", "kept"), ("retire", "kept"), ("redefine", "kept")]
)
def test_a_move_a_retirement_and_a_mended_wording_keep_the_finding(change, effect, status):
    before = record({"gps": "present"}, status)
    made = migrated(before, [revision(change, ["gps"], findings=effect)], codebook(["gps"]))
    assert made.record == before.model_copy(update={"codebook": made.record.codebook})


def test_what_is_retired_is_off_the_queue():
    queued = [{"subtheme": s, "version": "1.0", "why": "Earlier."} for s in ("gps", "harm")]
    before = record({"gps": "present"}, again=queued)
    made = migrated(before, [revision("retire", ["gps"])], codebook(["harm"], ["gps"]))
    assert why(made) == {"harm": "Earlier."}


def test_an_added_subtheme_is_queued_for_complete_records_and_never_absent():
    new = [revision("add", ["housing"], why="Coders noted it.")]
    made = migrated(record({"gps": "absent"}), new, codebook(["gps", "housing"]))
    assert findings(made) == {"gps": "absent"}
    assert made.record.again == (
        QueueEntry(subtheme="housing", version="1.1", why="New in version 1.1: Coders noted it."),
    )
    assert made.queued == ("housing",)
    draft = migrated(record({"gps": "absent"}, "draft"), new, codebook(["gps", "housing"]))
    assert (draft.record.again, draft.queued) == ((), ())  # it will come to it


@pytest.mark.parametrize(
    ("coded", "after"),
    [("absent", "unclear"), ("present", "present"), ("not-stated", "not-stated")],
)
def test_what_was_coded_before_it_was_added_has_to_be_coded_again(coded, after):
    before = record({"housing": coded}, "draft")
    made = migrated(before, [revision("add", ["housing"])], codebook(["housing"]))
    assert (findings(made), made.queued) == ({"housing": after}, ("housing",))


@pytest.mark.parametrize(
    ("coded", "status", "queued"),
    [
        ({"gps": "absent"}, "draft", ("gps",)),
        ({"gps": "absent"}, "complete", ("gps",)),
        ({}, "complete", ("gps",)),
        ({}, "draft", ()),
    ],
)
def test_another_definition_keeps_the_finding_and_queues_it(coded, status, queued):
    made = migrated(record(coded, status), [revision("redefine", ["gps"])], codebook(["gps"]))
    assert (findings(made), made.queued) == (coded, queued)
    assert set(why(made).values()) <= {"Defined anew: Because."}


@pytest.mark.parametrize(
    ("coded", "status", "said"),
    [
        ({"gps": "present"}, "draft", "'gps' (present) was split: Because."),
        ({"gps": "absent"}, "complete", "'gps' (absent) was split: Because."),
        ({}, "complete", "'gps' (not coded) was split: Because."),
        ({}, "draft", None),
    ],
)
def test_a_split_keeps_the_old_finding_and_queues_the_parts(coded, status, said):
    split = [revision("split", ["gps"], ["access", "records"])]
    made = migrated(record(coded, status), split, codebook(["access", "records"], ["gps"]))
    assert findings(made) == coded
    assert why(made) == ({} if said is None else {"access": said, "records": said})


EITHER = [
    ("present present", "present", False),
    ("present not-stated", "present", False),
    ("present unclear", "present", False),
    ("present absent", "unclear", True),
    ("present absent unclear", "unclear", True),
    ("absent absent", "absent", False),
    ("not-stated not-stated", "not-stated", False),
    ("absent not-stated", "not-stated", False),
    ("absent unclear", "unclear", False),
    ("not-stated unclear", "unclear", False),
    ("unclear unclear", "unclear", False),
]


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(("said", "finding", "conflict"), EITHER)
def test_a_merge_is_either_of_them(said, finding, conflict, turned):
    parts = dict(zip("abc", said.split()[:: -1 if turned else 1], strict=False))
    merge = [revision("merge", parts, ["all"])]
    made = migrated(record(parts), merge, codebook(["all"], parts))
    assert findings(made) == {"all": finding}
    assert made.went == dict.fromkeys(parts, "all")
    assert made.conflicts == made.queued == (("all",) if conflict else ())
    named = " and ".join(f"'{part}' ({f})" for part, f in parts.items())
    assert why(made) == ({"all": f"{named} were joined: Because."} if conflict else {})


PARTLY = [
    ("present", "present", ()),
    ("absent", None, ("all",)),
    ("not-stated", None, ("all",)),
    ("unclear", None, ("all",)),
]


@pytest.mark.parametrize(("said", "finding", "queued"), PARTLY)
@pytest.mark.parametrize("status", ["draft", "complete"])
def test_where_one_part_is_not_coded_only_present_is_certain(said, finding, queued, status):
    merge = [revision("merge", ["a", "b"], ["all"])]
    made = migrated(record({"b": said}, status), merge, codebook(["all"], ["a", "b"]))
    assert findings(made) == ({"all": finding} if finding else {"b": said})
    assert made.queued == queued
    if queued:
        assert why(made) == {"all": f"'a' (not coded) and 'b' ({said}) were joined: Because."}


def test_where_no_part_is_coded_a_draft_waits_and_a_complete_record_is_queued():
    merge = [revision("merge", ["a", "b"], ["all"])]
    known = codebook(["all"], ["a", "b"])
    assert migrated(record({}, "draft"), merge, known).queued == ()
    assert migrated(record({}), merge, known).queued == ("all",)


@pytest.mark.parametrize(
    ("coded", "after", "queued"),
    [
        ({"a": "absent", "b": "present"}, {"b": "unclear"}, ("b",)),
        ({"a": "present"}, {"b": "present"}, ()),
        ({"b": "absent"}, {"b": "absent"}, ("b",)),  # it is wider now, and its finding stands
        ({"a": "absent"}, {"a": "absent"}, ("b",)),
    ],
)
def test_a_merge_into_one_of_them(coded, after, queued):
    merge = [revision("merge", ["a", "b"], ["b"])]
    made = migrated(record(coded), merge, codebook(["b"], ["a"]))
    assert (findings(made), made.queued) == (after, queued)


def test_merged_evidence_stands_in_the_codebook_s_order_each_piece_once():
    one, two = {"page": "1"}, {"page": "2"}
    before = record(
        {
            "b": {"finding": "present", "evidence": [two, one]},
            "a": {"finding": "present", "evidence": [one]},
        }
    )
    merge = [revision("merge", ["b", "a"], ["all"])]
    made = migrated(before, merge, codebook(["all"], ["a", "b"]))
    assert [piece.page for piece in made.record.findings["all"].evidence] == ["1", "2"]


def test_how_coders_settled_it_stays_where_it_is_one_part_s_alone():
    settled = {"found": {"EM": "absent"}, "by": ["LN"], "decided": date(2025, 4, 7)}
    one = {"finding": "present", "evidence": [NOTE], "settled": settled}
    merge = [revision("merge", ["a", "b"], ["all"])]
    known = codebook(["all"], ["a", "b"])
    assert migrated(record({"a": one}), merge, known).record.findings["all"].settled is not None
    both = migrated(record({"a": one, "b": "absent"}), merge, known)
    assert both.record.findings["all"].settled is None


def test_a_merge_onto_what_has_a_finding_of_its_own_is_refused():
    before = record({"a": "absent", "b": "absent", "all": "present"})
    with pytest.raises(FoundTwiceError, match=r"'a' is 'all' since version 1\.1, and both"):
        migrated(before, [revision("merge", ["a", "b"], ["all"])], codebook(["all"], ["a", "b"]))


def test_what_waits_on_the_parts_waits_on_the_whole_and_once():
    queued = [{"subtheme": s, "version": "1.0", "why": "Earlier."} for s in ("a", "b")]
    before = record({"a": "present", "b": "present"}, again=queued)
    merge = [revision("merge", ["a", "b"], ["all"])]
    made = migrated(before, merge, codebook(["all"], ["a", "b"]))
    assert made.record.again == (QueueEntry(subtheme="all", version="1.0", why="Earlier."),)
    assert made.queued == ()  # it was on the queue before


def test_revisions_follow_one_another():
    history = [
        revision("rename", ["gps"], ["gp"]),
        revision("merge", ["gp", "nurses"], ["practice"], version="1.2"),
        revision("rename", ["practice"], ["surgery"], version="1.3"),
        revision("redefine", ["surgery"], version="1.4"),
        revision("split", ["surgery"], ["access", "notes"], version="1.5"),
    ]
    before = record({"gps": "present", "nurses": "absent"})
    known = codebook(["access", "notes"], ["surgery", "nurses"], version="1.5")
    made = migrated(before, history, known)
    assert findings(made) == {"surgery": "unclear"}
    assert made.went["gps"] == made.went["nurses"] == "surgery"
    assert {(e.subtheme, e.version) for e in made.record.again} == {
        ("access", "1.5"),
        ("notes", "1.5"),
    }
    assert made.conflicts == ()  # what was a conflict is coded anew, part by part


def test_the_queue_stands_in_the_codebook_s_order():
    new = [revision("add", ["z"]), revision("add", ["a"], version="1.2")]
    made = migrated(record({}), new, codebook(["a", "z"], version="1.2"))
    assert [entry.subtheme for entry in made.record.again] == ["a", "z"]


def test_a_very_long_reason_still_makes_an_entry():
    new = [revision("add", ["z"], why="x" * MAX_TEXT)]
    made = migrated(record({}), new, codebook(["z"]))
    assert len(made.record.again[0].why) < MAX_TEXT


CHANGES = [change for change in EFFECTS if change not in CONCERNS]
"""Those of subthemes."""


@st.composite
def histories(draw):
    """A record of version 1.0 and revisions from there, each of which fits the one before."""
    names = (f"s{n}" for n in count())
    first = [next(names) for _ in range(draw(st.integers(1, 4)))]
    coded = {s: draw(st.sampled_from(FINDINGS)) for s in first}
    status = draw(st.sampled_from(["draft", "complete"]))
    if status == "draft":
        coded = {s: f for s, f in coded.items() if draw(st.booleans())}
    held = {s: {"finding": f, "evidence": [{"note": f"Of {s}."}]} for s, f in coded.items()}
    active, retired, history = list(first), [], []
    for number in range(1, draw(st.integers(1, 6)) + 1):
        change = draw(
            st.sampled_from([c for c in CHANGES if len(active) > 1 or c not in ("merge", "retire")])
        )
        chosen = draw(st.permutations(active))
        becomes = []
        if change == "add":
            chosen = [next(names)]
            active += chosen
        elif change == "merge":
            chosen = chosen[: draw(st.integers(2, len(chosen)))]
            becomes = [draw(st.sampled_from([*chosen, next(names)]))]
        else:
            chosen = chosen[:1]
        if change == "rename":
            becomes = [next(names)]
            active = [becomes[0] if s == chosen[0] else s for s in active]
        elif change == "split":
            becomes = [next(names), next(names)]
        if change in ("merge", "split", "retire"):
            gone = [s for s in chosen if s not in becomes]
            active = [s for s in active if s not in gone]
            active += [s for s in becomes if s not in active]
            retired += gone
        effect = draw(st.sampled_from(EFFECTS[change]))
        history.append(revision(change, chosen, becomes, effect, version=f"1.{number}"))
    return record(held, status), history, active, retired


@given(histories())
def test_no_history_loses_evidence_or_invents_a_finding(made):
    before, history, active, retired = made
    known = codebook(active, retired, history[-1].version)
    after = migrated(before, history, known).record
    pieces = [piece for coded in before.findings.values() for piece in coded.evidence]
    kept = [piece for coded in after.findings.values() for piece in coded.evidence]
    assert sorted(p.note for p in pieces) == sorted(p.note for p in kept)
    assert after.findings.keys() <= {*active, *retired}
    was = {coded.finding for coded in before.findings.values()}
    now = {coded.finding for coded in after.findings.values()}
    assert {"present", "absent"} & now <= was
    assert {entry.subtheme for entry in after.again} <= set(active)


@given(histories())
def test_what_was_complete_is_coded_or_queued(made):
    before, history, active, retired = made
    after = migrated(before, history, codebook(active, retired, history[-1].version)).record
    queued = {entry.subtheme for entry in after.again}
    if before.status == "complete":
        assert set(active) <= after.findings.keys() | queued


@given(histories())
def test_one_step_after_another_comes_to_the_same_as_all_at_once(made):
    before, history, active, retired = made
    at_once = migrated(before, history, codebook(active, retired, history[-1].version)).record
    stepwise = before
    for one in history:
        stepwise = migrated(stepwise, [one], codebook(active, retired, one.version)).record
    assert stepwise.findings == at_once.findings
    assert set(map(str, stepwise.again)) == set(map(str, at_once.again))
    assert stepwise.codebook == at_once.codebook


def from_candidate(record_, label="Debt", **more):
    made = revision("add", ["debt"], **more).model_copy(update={"candidate": label})
    return migrated(record_, [made], codebook(["gps", "debt"]))


DEBT = {"label": "Debt", "note": "Rent.", "evidence": [{"page": "4", "quote": "in arrears"}]}


@pytest.mark.parametrize("status", ["complete", "draft", "partial"])
def test_what_was_noted_as_a_candidate_is_unclear_with_its_evidence_and_queued(status):
    other = {"label": "Pets"}
    made = from_candidate(
        record({"gps": "absent"}, status, emerging=[other, DEBT, {"label": " DEBT"}])
    )
    assert findings(made) == {"gps": "absent", "debt": "unclear"}
    assert [
        piece.model_dump(exclude_none=True) for piece in made.record.findings["debt"].evidence
    ] == [
        {"note": "Rent."},
        {"page": "4", "quote": "in arrears"},
    ]
    assert [one.label for one in made.record.emerging] == ["Pets"]
    assert why(made) == {"debt": "It was noted as the candidate theme 'Debt': Because."}
    assert made.queued == ("debt",)


def test_a_record_that_did_not_note_the_candidate_has_it_not_coded():
    for status, queued in (("complete", ("debt",)), ("draft", ()), ("partial", ())):
        made = from_candidate(record({"gps": "absent"}, status, emerging=[{"label": "Debts"}]))
        assert findings(made) == {"gps": "absent"}
        assert made.queued == queued
        assert [one.label for one in made.record.emerging] == ["Debts"]


def test_a_candidate_may_have_been_noted_by_its_id_when_its_label_is_another():
    made = from_candidate(record({}, emerging=[{"label": "debt"}]), "Money owed")
    assert (findings(made), made.record.emerging) == ({"debt": "unclear"}, ())


def test_a_candidate_that_somebody_coded_by_hand_keeps_the_finding_unless_it_was_absent():
    held = {"finding": "present", "evidence": [NOTE]}
    made = from_candidate(record({"debt": held}, emerging=[DEBT]))
    assert findings(made) == {"debt": "present"}
    assert [piece.note for piece in made.record.findings["debt"].evidence] == [
        *("Seen.", "Rent.", None)
    ]
    made = from_candidate(record({"debt": "absent"}, emerging=[DEBT]))
    assert findings(made) == {"debt": "unclear"}


def test_what_was_added_by_itself_leaves_what_was_noted_by_its_name():
    made = migrated(
        record({"gps": "absent"}, emerging=[DEBT]),
        [revision("add", ["debt"])],
        codebook(["gps", "debt"]),
    )
    assert findings(made) == {"gps": "absent"}
    assert [one.label for one in made.record.emerging] == ["Debt"]

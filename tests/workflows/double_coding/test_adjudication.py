"""From codings to the agreed record: what may be begun and settled, and what is written."""

import pytest

from dhrcode.errors import BusyError, DataProblemsError, NotFoundError, RefusedError, UsageError
from dhrcode.model.base import today
from dhrcode.model.record import CodedSubtheme, Evidence, QueueEntry, Settlement
from dhrcode.store.project import open_project
from dhrcode.workflows.double_coding.adjudication import Adjudication
from dhrcode.workflows.double_coding.rulings import Ruling


def begun(project, review="DHR2"):
    return Adjudication.begin(open_project(project.root), review)


@pytest.fixture
def open_(small, coded):
    """EM and LN differ on MARACs and on GPs of DHR2."""
    coded("EM", "DHR2", "aap")
    return begun(small)


def files(project):
    return {
        path.relative_to(project.root).as_posix(): path.read_bytes()
        for folder in ("records", "coders")
        for path in (project.root / folder).rglob("*")
        if path.is_file()
    }


def test_what_is_agreed_is_written_with_the_first_difference_that_is_settled(small, open_):
    assert open_.record.findings.keys() == {"police-response"}
    assert open_.pending == ["use-of-maracs", "gps"]
    assert list(open_.codings) == ["EM", "LN"]
    assert small.read("DHR2")[0].consensus_of == (), "nothing is written by looking"
    open_.settle("gps", Ruling("present", ("EM",), ("LN",)))
    on_disk, _ = small.read("DHR2")
    assert open_.record == on_disk
    assert on_disk.findings.keys() == {"police-response", "gps"}


def test_the_record_of_a_coder_is_put_aside_as_it_was_to_the_byte(small, coded):
    before = small.path_of("DHR2").read_bytes()
    coded("EM", "DHR2", "aap")
    begun(small).settle("gps", Ruling("present", ("EM",), ("LN",)))
    assert small.of_coder("LN").path_of("DHR2").read_bytes() == before


def test_without_a_record_one_is_written_by_settling(small, coded):
    coded("EM", "DHR30", "aap")
    coded("JB", "DHR30", "aau")
    open_ = begun(small, "DHR30")
    assert open_.pending == ["gps"]
    assert not small.path_of("DHR30").exists()
    open_.settle("gps", Ruling("present", ("EM",), ("JB",)))
    assert small.read("DHR30")[0].consensus_of == ("EM", "JB")


def test_where_coders_agree_on_all_the_record_is_written_at_once(small, coded):
    coded("EM", "DHR30", "aau")
    coded("JB", "DHR30", "aau")
    assert begun(small, "DHR30").pending == []
    assert small.read("DHR30")[0].consensus_of == ("EM", "JB")


@pytest.mark.parametrize("coder", [None, "EM", "JB"])
def test_a_coding_that_changes_before_the_first_ruling_stops_it(small, coded, open_, coder):
    one = small.of_coder(coder)
    if coder == "JB":
        coded("JB", "DHR2", "aaa")
    else:
        one.change("DHR2", lambda r: r.model_copy(update={"memo": "Meanwhile."}))
    before = files(small)
    with pytest.raises(BusyError) as caught:
        open_.settle("gps", Ruling("present", ("EM",), ("LN",)))
    assert str(caught.value) == "a coding of DHR2 was changed meanwhile: try again"
    assert files(small) == before


def test_begun_again_it_goes_on_where_it_was_and_writes_nothing(small, open_):
    open_.settle("gps", Ruling("present", ("EM",), ("LN",)))
    before = files(small)
    again = begun(small)
    assert again.pending == ["use-of-maracs"]
    assert again.record == open_.record
    assert files(small) == before


def test_a_coding_that_is_in_the_folder_already_is_not_put_aside_again(small, coded):
    coded("EM", "DHR2", "aap")
    own = small.of_coder("LN")
    own.create(small.read("DHR2")[0])
    before = own.path_of("DHR2").read_bytes()
    begun(small)
    assert own.path_of("DHR2").read_bytes() == before


def test_a_second_coding_of_one_coder_is_not_lost(small, coded):
    coded("EM", "DHR2", "aap")
    coded("LN", "DHR2", "uuu")
    before = files(small)
    said = (
        r"^records/DHR2\.yaml is LN's own coding and differs from coders/LN/DHR2\.yaml: "
        "keep one of the two$"
    )
    with pytest.raises(RefusedError, match=said):
        begun(small)
    assert files(small) == before


@pytest.mark.parametrize(
    ("review", "said"),
    [
        ("DHR10", "only LN has coded DHR10: two independent codings are wanted"),
        ("DHR99", "nobody has coded DHR99: two independent codings are wanted"),
    ],
)
def test_one_coding_is_too_few(small, coded, review, said):
    coded("EM", "DHR2", "aap")
    before = files(small)
    with pytest.raises(NotFoundError) as caught:
        begun(small, review)
    assert str(caught.value) == said
    assert files(small) == before


def test_a_consensus_is_no_second_coding(small, coded):
    coded("EM", "DHR30", "aap")
    with pytest.raises(NotFoundError, match=r"^only EM has coded DHR30"):
        begun(small, "DHR30")
    coded("JB", "DHR30", "aap")
    begun(small, "DHR30")
    small.of_coder("JB").path_of("DHR30").unlink()
    with pytest.raises(NotFoundError, match=r"^only EM has coded DHR30"):
        begun(small, "DHR30")


@pytest.mark.parametrize(
    ("coder", "said"),
    [
        ("EM", "EM's coding of DHR2 is a draft: 'dhrcode complete DHR2 --as EM' ends it"),
        ("LN", "LN's coding of DHR2 is a draft: 'dhrcode complete DHR2 --as LN' ends it"),
    ],
)
def test_a_draft_is_not_adjudicated(small, coded, coder, said):
    coded("EM", "DHR2", "aap")
    one = small.of_coder("EM") if coder == "EM" else small
    one.change("DHR2", lambda r: r.model_copy(update={"status": "draft"}))
    before = files(small)
    with pytest.raises(RefusedError) as caught:
        begun(small)
    assert str(caught.value) == said
    assert files(small) == before


def test_a_faulty_coding_stops_it(small, coded):
    coded("EM", "DHR2", "aap")
    small.of_coder("JB").folder.mkdir()
    small.of_coder("JB").path_of("DHR2").write_text("review: [\n")
    with pytest.raises(DataProblemsError, match=r"coders/JB/DHR2\.yaml has to be mended first"):
        begun(small)


def test_three_coders_one_of_whom_did_not_code_a_subtheme(small, coded):
    coded("EM", "DHR2", "pa-")
    coded("JB", "DHR2", "pan")
    three = begun(small)
    assert list(three.codings) == ["EM", "JB", "LN"]
    assert three.pending == ["gps"]
    assert three.found("gps") == {"JB": "not-stated", "LN": "not-stated"}
    three.settle("gps", Ruling("not-stated", (), ("EM", "JB", "LN")))
    assert small.read("DHR2")[0].findings["gps"].settled.found == three.found("gps")


def test_what_is_settled_says_who_had_found_what_who_decided_when_and_why(small, open_):
    open_.settle("use-of-maracs", Ruling("present", ("LN",), ("EM", "LN"), " Read again. "))
    written = small.read("DHR2")[0]
    assert written == open_.record
    assert written.coded == today()
    assert written.findings["use-of-maracs"].settled == Settlement(
        found={"EM": "absent", "LN": "present"},
        by=("EM", "LN"),
        decided=today(),
        reason="Read again.",
    )
    assert [piece.page for piece in written.findings["use-of-maracs"].evidence] == ["20", None]
    assert open_.pending == ["gps"]


@pytest.mark.parametrize("reason", ["", "  \n "])
def test_no_reason_is_none(open_, reason):
    open_.settle("gps", Ruling("present", (), ("LN",), reason))
    assert open_.record.findings["gps"].settled.reason is None


@pytest.mark.parametrize(
    ("keep", "notes"),
    [
        ((), []),
        (("EM",), ["EM on gps"]),
        (("JB",), ["JB on gps"]),
        (("JB", "EM"), ["JB on gps", "EM on gps"]),
        (("LN",), []),
    ],
)
def test_the_evidence_of_those_who_are_kept_in_their_order(small, coded, keep, notes):
    coded("EM", "DHR2", "aap")
    coded("JB", "DHR2", "aap")
    three = begun(small)
    three.settle("gps", Ruling("present", keep, ("LN",)))
    assert [piece.note for piece in three.record.findings["gps"].evidence] == notes


def test_evidence_that_both_give_is_kept_once(small, coded):
    both = Evidence(page="4", quote="the practice did not ask")
    findings = {"gps": CodedSubtheme(finding="present", evidence=(both,))}
    other = {"gps": CodedSubtheme(finding="unclear", evidence=(both, Evidence(note="Or did it?")))}
    coded("EM", "DHR30", "---", findings=findings)
    coded("LN", "DHR30", "---", findings=other)
    two = begun(small, "DHR30")
    two.settle("gps", Ruling("unclear", ("EM", "LN"), ("LN",)))
    assert two.record.findings["gps"].evidence == (both, Evidence(note="Or did it?"))


def test_what_coders_agree_on_is_not_settled(small, open_):
    before = files(small)
    with pytest.raises(RefusedError) as caught:
        open_.settle("police-response", Ruling("present", (), ("LN",)), replace=True)
    assert str(caught.value) == (
        "coders agree on police-response of DHR2, absent: there is nothing to settle"
    )
    assert files(small) == before


def test_nor_what_nobody_has_coded(small, coded):
    coded("EM", "DHR30", "a--")
    coded("LN", "DHR30", "p--")
    with pytest.raises(RefusedError, match=r"^coders agree on gps of DHR30, not coded: there is"):
        begun(small, "DHR30").settle("gps", Ruling("present", (), ("LN",)))


def test_what_is_settled_is_settled_anew_only_when_asked(small, open_):
    open_.settle("gps", Ruling("present", ("EM",), ("LN",), "One."))
    before = files(small)
    with pytest.raises(RefusedError) as caught:
        open_.settle("gps", Ruling("absent", (), ("EM",)))
    assert str(caught.value) == "gps of DHR2 is settled already: --replace settles it anew"
    assert files(small) == before
    open_.settle("gps", Ruling("absent", (), ("EM",), "Two."), replace=True)
    settled = small.read("DHR2")[0].findings["gps"]
    assert (settled.finding, settled.evidence, settled.settled.reason) == ("absent", (), "Two.")


def test_another_agreed_finding_and_what_else_was_written_meanwhile_stay(small, open_):
    open_.settle("gps", Ruling("present", ("EM",), ("LN",)))
    small.change("DHR2", lambda r: r.model_copy(update={"memo": "Meanwhile."}))
    open_.settle("use-of-maracs", Ruling("absent", (), ("LN",)))
    written = small.read("DHR2")[0]
    assert written.memo == "Meanwhile."
    assert written.findings.keys() == {"use-of-maracs", "police-response", "gps"}


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("a\x07b", "the reason holds the character U+0007, which is not text: type it again"),
        ("a\u2028b", "the reason holds the character U+2028, which is not text: type it again"),
        ("x" * 20_001, "the reason is longer than 20,000 characters"),
    ],
)
def test_a_reason_that_cannot_be_kept_settles_nothing(small, open_, reason, said):
    before = files(small)
    with pytest.raises(UsageError) as caught:
        open_.settle("gps", Ruling("present", (), ("LN",), reason))
    assert str(caught.value).startswith(said)
    assert files(small) == before
    open_.settle("gps", Ruling("present", (), ("LN",), "x" * 20_000))


def test_settling_takes_it_off_the_queue(small, open_):
    open_.settle("use-of-maracs", Ruling("present", ("EM",), ("LN",)))
    entries = tuple(QueueEntry(subtheme=s, version="1.1", why="Wider.") for s in ("gps", "gps"))
    small.change("DHR2", lambda r: r.model_copy(update={"again": entries}))
    open_.settle("gps", Ruling("present", ("EM",), ("LN",)))
    assert small.read("DHR2")[0].again == ()


@pytest.mark.parametrize(
    ("finding", "coders"),
    [("present", ("EM",)), ("not-stated", ("LN",)), ("unclear", ("EM", "LN"))],
)
def test_whose_evidence_supports_a_finding(open_, finding, coders):
    assert open_.agreeing("gps", finding) == coders

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dhrcode.analysis.coded_review import CodedReview
from dhrcode.analysis.occurrence import Counts, count, occurrence
from dhrcode.model.codebook import Area, Codebook, Subtheme
from dhrcode.model.record import (
    FINDINGS,
    CodebookVersion,
    CodedSubtheme,
    Evidence,
    QueueEntry,
    Record,
)
from dhrcode.model.revision import Revision


def subthemes(*ids: str) -> tuple[Subtheme, ...]:
    return tuple(Subtheme(id=one, label=one, definition=one) for one in ids)


CODEBOOK = Codebook(
    id="tiny",
    version="1",
    title="Tiny",
    areas=(
        Area(id="health", label="Health", subthemes=subthemes("gps", "drugs")),
        Area(id="home", label="Home", subthemes=subthemes("housing")),
    ),
)


def review(name: str, **findings: str) -> CodedReview:
    return CodedReview(name, "dhr", "LN", None, "1", findings, "0" * 64)  # type: ignore[arg-type]


@given(st.lists(st.sampled_from([*FINDINGS, None])))
def test_every_review_is_counted_once_and_denominators_nest(findings):
    counts = count(findings)
    assert counts == Counts(
        present=findings.count("present"),
        absent=findings.count("absent"),
        unclear=findings.count("unclear"),
        not_stated=findings.count("not-stated"),
        not_coded=findings.count(None),
    )
    assert counts.reviews == len(findings)
    assert counts.coded == len([finding for finding in findings if finding])
    assert counts.stated == counts.present + counts.absent <= counts.coded <= counts.reviews


def test_rows_and_columns_are_in_the_order_given():
    reviews = [review("DHR2", gps="present", housing="absent"), review("DHR10", gps="unclear")]
    table = occurrence(CODEBOOK, reviews, drafts_left_out=3)
    assert [(r.area.id, r.subtheme.id, r.findings) for r in table.rows] == [
        ("health", "gps", ("present", "unclear")),
        ("health", "drugs", (None, None)),
        ("home", "housing", ("absent", None)),
    ]
    assert table.rows[0].counts == Counts(1, 0, 1, 0, 0)
    assert table.rows[1].counts == Counts(0, 0, 0, 0, 2)
    assert (table.reviews, table.drafts_left_out) == (tuple(reviews), 3)


def test_areas_are_chosen_and_their_counts_stay_the_same():
    reviews = [review("DHR1", housing="present", gps="present")]
    whole = occurrence(CODEBOOK, reviews)
    assert occurrence(CODEBOOK, reviews, areas=["home"]).rows == whole.rows[2:]
    assert occurrence(CODEBOOK, reviews, areas=["home", "health"]).rows == whole.rows


def test_a_table_of_no_reviews_has_every_row_and_counts_nothing():
    table = occurrence(CODEBOOK, [])
    assert [row.subtheme.id for row in table.rows] == ["gps", "drugs", "housing"]
    assert {row.counts for row in table.rows} == {Counts(0, 0, 0, 0, 0)}


def test_what_a_table_keeps_of_a_record():
    piece = Evidence(note="n")
    record = Record(
        review="DHR1",
        kind="interview",
        codebook=CodebookVersion(id="tiny", version="0.9"),
        coder="NA",
        coded=date(2014, 6, 3),
        findings={"gps": CodedSubtheme(finding="present", evidence=(piece,))},
    )
    assert CodedReview.of(record, "d" * 64) == CodedReview(
        "DHR1", "interview", "NA", date(2014, 6, 3), "0.9", {"gps": "present"}, "d" * 64
    )
    again = tuple(
        QueueEntry(subtheme=s, version=v, why="W")
        for s, v in (("gps", "1"), ("drugs", "1"), ("gps", "2"))
    )
    kept = CodedReview.of(record.model_copy(update={"again": again}), "")
    assert kept.again == ("gps", "drugs")


def test_a_table_knows_versions_newcomers_and_what_is_to_be_coded_again():
    came = Revision(
        version="10",
        after="9",
        on=date(2025, 4, 1),
        change="add",
        subthemes=("drugs",),
        area="health",
        why="W",
        findings="again",
    )
    newer = CODEBOOK.model_copy(update={"version": "10", "history": (came,)})
    before = review("DHR1", gps="absent")._replace(version="9", again=("gps", "housing"))
    by_hand = review("DHR2", drugs="present")._replace(version="9")
    unknown, since = review("DHR3"), review("DHR4")._replace(version="10", again=("gps",))
    table = occurrence(newer, [since, before, by_hand, unknown])
    assert table.versions == {"1": 1, "9": 2, "10": 1}
    assert list(table.versions) == ["1", "9", "10"]
    assert table.newcomers == ((newer.subthemes["drugs"], 1),)
    assert table.again == 3
    home = occurrence(newer, [since, before], areas=["home"])
    assert (home.newcomers, home.again) == ((), 1)

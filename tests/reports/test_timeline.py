"""What a timeline shows: lanes, marks, relative times, and no date."""

from dhrcode.analysis.case_evidence import CaseEvidence
from dhrcode.analysis.coded_review import CodedReview
from dhrcode.analysis.contacts import CodedContact, ReviewContacts
from dhrcode.analysis.provenance import Provenance
from dhrcode.model.when import Interval
from dhrcode.reports.timeline import COARSE, timeline_of
from dhrcode.store.project import shipped_codebook

ORIGIN = Provenance("a", "1", "A", 2, None, None, (), "all", "0", "")
PIECE = CaseEvidence("Overview", "4", None, "nobody went", None)


def contact(own, agency, judged, before, themes=()):
    people = ("victim",)
    return CodedContact(own, "2013-10", before, agency, people, judged, themes, "Said.", (PIECE,))


CONTACTS = (
    contact("C2", "gp", None, Interval(0, 900)),
    contact("C1", "police", "missed", Interval(73, 103), ("use-of-maracs", "gps")),
    contact("C3", "police", "taken", Interval(3, 3), ("gps",)),
)


def made(known="day"):
    review = CodedReview("DHR1", "dhr", "LN", None, "1", {}, "0")
    return timeline_of(ReviewContacts(review, CONTACTS, known), shipped_codebook(), ORIGIN)


def test_a_lane_an_agency_and_a_column_a_band_that_is_needed():
    timeline = made()
    assert timeline.subtitle == "3 contacts: 1 missed, 1 taken, 1 not judged"
    assert timeline.columns == (COARSE, "4 weeks to 3 months before", "4 weeks or less before")
    lanes = {
        lane.agency: [[mark.id for mark in cell] for cell in lane.cells] for lane in timeline.lanes
    }
    assert lanes == {"Police": [[], ["C1"], ["C3"]], "GP": [["C2"], [], []]}


def test_a_mark_has_shape_and_word_the_numbers_of_its_themes_and_relative_time():
    timeline = made()
    assert len(timeline.themes) == 2
    one = timeline.marks[1]
    assert (one.shape, one.judgement, one.when) == ("■", "missed", "2 to 3 months before")
    assert (one.themes, one.evidence) == ((1, 2), ('Overview, page 4: "nobody went"',))
    assert {mark.shape for mark in timeline.marks} == {"■", "□", "…"}
    assert "2013" not in repr(timeline)
    assert "Said." in set(timeline.texts())


def test_notes_say_what_is_not_known():
    assert len(made().notes) == 1
    assert "known only to the year" in made("year").notes[1]
    assert made(None).notes[1].startswith("No date of the death")

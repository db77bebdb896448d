"""What an update of the codebook brought in, in sentences."""

from datetime import date

from dhrcode.model.codebook import Area, Attribute, Codebook, CodebookVersion, Subtheme
from dhrcode.model.revision import EFFECTS, Revision
from dhrcode.reports.codebook_update import said_of_update

SHIPPED = CodebookVersion(id="shipped", version="1.1")


def codebook(version, *history, attributes=()):
    areas = (Area(id="a", label="A", subthemes=(Subtheme(id="gps", label="G", definition="D"),)),)
    return Codebook(
        id="ours",
        version=version,
        title="T",
        areas=areas,
        attributes=attributes,
        history=history,
    )


def revision(change, subthemes, findings=None):
    return Revision(
        version="1.3",
        after="1.2",
        on=date(2026, 11, 29),
        change=change,
        subthemes=tuple(subthemes.split()),
        why="Invented.",
        findings=findings or EFFECTS[change][0],
    )


YEAR = Attribute(id="year", label="Year", of="review", type="year")


def test_each_kind_of_change_is_one_sentence():
    after = codebook(
        "1.3",
        revision("redefine", "gps"),
        revision("redefine", "courts pets"),
        revision("redefine", "housing", "kept"),
        revision("add", "rent"),
        revision("retire", "schools"),
        attributes=(YEAR,),
    )
    assert list(said_of_update(codebook("1.2"), after, SHIPPED)) == [
        (
            "Version 1.3 of ours, after 1.2: it has what is new in shipped 1.1 as dhrcode "
            "carries it."
        ),
        "New subthemes: rent.",
        "Defined anew, and to be coded again: gps, courts and pets.",
        "Worded anew, and findings are kept: housing.",
        "No longer coded: schools.",
        "New: review.year.",
    ]


def test_where_nothing_is_to_be_coded_again_the_version_stays():
    after = codebook("1.2", attributes=(YEAR,))
    assert list(said_of_update(codebook("1.2"), after, SHIPPED)) == [
        "ours 1.2: it has what is new in shipped 1.1 as dhrcode carries it.",
        "New: review.year.",
    ]

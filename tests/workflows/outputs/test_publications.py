from datetime import date

from dhrcode.model.publications import Publication
from dhrcode.store.project import open_project
from dhrcode.workflows.outputs.publications import (
    note_publication,
    read_publications,
    subtractable,
)

DAY = date(2025, 3, 4)
FIRST = Publication(day=DAY, what="report", selection="all", by=("victim.sex",), format="docx")


def test_what_is_noted_is_read_back_and_noted_once(small):
    assert read_publications(small) == ()
    for _ in range(2):
        note_publication(small, FIRST)
    other = FIRST.model_copy(update={"by": (), "selection": "year>=2012"})
    note_publication(small, other)
    assert read_publications(open_project(small.root)) == (FIRST, other)


def test_which_can_be_subtracted():
    assert subtractable((), FIRST) is None
    assert subtractable((FIRST,), FIRST.model_copy(update={"format": "md"})) is None
    other = FIRST.model_copy(update={"selection": "year>=2012"})
    said = subtractable((FIRST,), other)
    assert said is not None
    assert said.startswith("On 2025-03-04 another selection was published (all):")
    by = subtractable((FIRST,), FIRST.model_copy(update={"by": ()}))
    assert by is not None
    assert "the same reviews were published by victim.sex" in by

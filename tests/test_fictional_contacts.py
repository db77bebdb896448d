"""The example with contacts: its quotes are in the invented documents, and its counts are told."""

import shutil
from pathlib import Path

from dhrcode.analysis.opportunities import opportunities
from dhrcode.analysis.selection import Selection
from dhrcode.store.project import open_project
from dhrcode.workflows.contacts.listing import count_contacts
from dhrcode.workflows.contacts.timeline import timeline

EXAMPLES = Path(__file__).parents[1] / "examples"
DOCUMENTS = EXAMPLES / "fictional" / "documents"


def flat(text):
    """Words alone, with what was broken at the end of a line joined again."""
    return " ".join(text.replace("-\n", "").split())


def test_every_quote_stands_on_its_page():
    project = open_project(EXAMPLES / "fictional-contacts")
    quotes = 0
    for review in ("DHR41", "DHR58"):
        pages = (DOCUMENTS / f"{review}-overview.txt").read_text(encoding="utf-8").split("\f")
        for one in project.read(review)[0].contacts:
            for piece in one.evidence:
                quotes += 1
                assert flat(piece.quote) in flat(pages[int(piece.page) - 1])
    assert quotes == 15


def test_its_opportunities_are_counted_and_a_timeline_has_no_date(tmp_path):
    folder = shutil.copytree(EXAMPLES / "fictional-contacts", tmp_path / "contacts")
    project = open_project(Path(folder))
    found = count_contacts(project, Selection(include_drafts=True))
    counted = opportunities(project.codebook, found.reviews)
    assert dict(counted.whole.contacts) == {
        "missed": 6,
        "taken": 4,
        "none": 5,
        "unclear": 0,
        "not-judged": 0,
    }
    drawn = timeline(project, "DHR41")
    assert len(drawn.marks) == 8
    assert "2022" not in repr([mark.when for mark in drawn.marks])

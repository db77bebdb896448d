"""What the figures of a page lead to."""

from dhrcode.analysis.contacts import CodedContact, ReviewContacts
from dhrcode.model.when import Interval
from dhrcode.reports.blocks import Table
from dhrcode.reports.pack.brief import BriefRequest, brief_report
from dhrcode.reports.pack.leads import page_leads

EVERY = ("maracs", "police", "gps")


def test_each_theme_has_its_briefing_and_each_review_with_contacts_its_timeline(
    pack, pack_of, origin
):
    first, *others = pack.cases
    one = CodedContact("", "", None, "police", ("victim",), "missed", ("gps",), None, ())
    two = one._replace(before=Interval(3, 3), opportunity=None, themes=())
    held = first._replace(contacts=ReviewContacts(first.review, (two, one), None))
    labels = pack.codebook.model_copy()
    labels.__dict__["agency_labels"] = {"police": "Police"}
    of = pack_of([held, *others], of=labels)
    briefs = dict.fromkeys(EVERY, BriefRequest(quotes=None))
    leads = page_leads(of, briefs)
    assert [(lead.of, lead.key) for lead in leads] == [
        *(("theme", theme) for theme in EVERY),
        ("review", first.id),
    ]
    for lead, theme in zip(leads, EVERY, strict=False):
        (section,) = brief_report(of, theme, origin, briefs[theme]).sections
        assert list(lead.section.blocks) == list(section.blocks)
    (timeline,) = (block for block in leads[-1].section.blocks if isinstance(block, Table))
    assert [tuple(line.cells) for line in timeline.lines] == [
        ("less than a week before", "Police", "victim", "\N{HORIZONTAL ELLIPSIS} not judged", ""),
        ("time not known", "Police", "victim", "\N{BLACK SQUARE} missed", "GPS"),
    ]

"""The page of a timeline: one file, no script, nothing of a text's own markup."""

import re

from dhrcode.exporters.html.timeline import render_timeline
from dhrcode.reports.timeline import Lane, Timeline, TimelineMark

NASTY = "</div><script>window.__hit=1</script><img src=x onerror=window.__hit=1>"
MARK = TimelineMark(
    "C1", "■", "missed", "3 weeks before", "Police", "victim", (1,), NASTY, (NASTY,)
)
BARE = TimelineMark("C2", "□", "taken", "time not known", "Police", "", (), "", ())
MADE = Timeline(
    "DHR1: contacts",
    "2 contacts",
    ("4 weeks or less before",),
    (Lane("Police", ((MARK, BARE),)),),
    (MARK, BARE),
    ("GPs",),
    ("Hindsight.",),
    (("Codebook", "a 1"),),
)


def test_each_mark_has_a_button_that_shows_its_evidence_and_a_row_that_says_the_same():
    page = render_timeline(MADE).decode()
    assert re.findall('popovertarget="(m[0-9])">', page) == ["m1", "m2"]
    assert re.findall('<div id="(m[0-9])" popover>', page) == ["m1", "m2"]
    assert page.count('<th scope="row">C') == 2
    assert "</span> missed: theme 1</button>" in page
    assert "C1: missed, Police, with victim, 3 weeks before" in page
    assert render_timeline(MADE) == render_timeline(MADE)


def test_nothing_runs_and_nothing_is_asked_for():
    page = render_timeline(MADE).decode()
    assert "<script" not in page
    assert "<img" not in page
    assert "default-src 'none'" in page


def test_without_contacts_there_is_no_timeline():
    empty = MADE._replace(lanes=(), marks=(), themes=())
    assert "popovertarget" not in render_timeline(empty).decode()

"""Codings shown before every coder has completed theirs: refused, or noted in those shown."""

import pytest

from dhrcode.errors import NotFoundError, RefusedError
from dhrcode.model.base import today
from dhrcode.model.record import Unblinding
from dhrcode.store.project import open_project
from dhrcode.workflows.coding.entry import FindingEntry, complete, enter
from dhrcode.workflows.double_coding.blinding import coding_of, codings_of, shown
from dhrcode.workflows.double_coding.sample import draw
from dhrcode.workflows.project.check import check_project
from dhrcode.workflows.project.rename import rename_coder


@pytest.fixture
def sampled(small):
    """All reviews of the small project are in the sample; EM has begun DHR2, LN completed it."""
    themes = small.root / "themes.yaml"
    themes.write_text(f"format: 3\n{themes.read_text('utf-8')}", "utf-8")
    project = open_project(small.root)
    draw(project, "100%", 1)
    for coder in ("EM", "LN"):
        entry = FindingEntry("gps", "absent", coder=coder, begin=True)
        enter(project.of_coder(coder), "DHR2", entry)
    finish(project, "LN")
    return open_project(small.root)


def finish(project, coder):
    for subtheme in project.codebook.subthemes:
        entry = FindingEntry(subtheme, "absent", coder=coder, replace=True)
        enter(project.of_coder(coder), "DHR2", entry)
    complete(project.of_coder(coder), "DHR2")


def show(project, *coders, unblind=False):
    shown(
        [(one, record.review) for one, record in (coding_of(project, "DHR2", c) for c in coders)],
        unblind=unblind,
    )


@pytest.mark.parametrize("coders", [("LN",), ("EM",), ("EM", "LN")])
def test_it_is_refused_until_every_coder_has_completed_the_review(sampled, coders):
    said = r"^DHR2 is in the sample, and EM has not completed it: independent coders see nothing"
    with pytest.raises(RefusedError, match=said):
        show(sampled, *coders)
    finish(sampled, "EM")
    show(sampled, *coders)
    assert not sampled.of_coder("LN").read("DHR2")[0].unblinded


def test_what_one_coder_alone_has_coded_is_refused_too(sampled):
    (sampled.root / "coders" / "EM" / "DHR2.yaml").unlink()
    (sampled.root / "records" / "DHR2.yaml").unlink()
    with pytest.raises(RefusedError, match=r"^DHR2 is in the sample, and one coder alone has"):
        show(sampled, "LN")


def test_several_reviews_are_named(sampled):
    both = [(sampled.of_coder("EM"), "DHR2"), (sampled, "DHR7")]
    said = r"^DHR2 and DHR7 are in the sample, and not every coder has completed them:"
    with pytest.raises(RefusedError, match=said):
        shown(both, unblind=False)


def test_outside_of_the_sample_nothing_is_refused_or_noted(sampled):
    (sampled.root / "sample.yaml").unlink()
    show(sampled, "EM", "LN")
    show(sampled, "EM", unblind=True)
    assert not sampled.of_coder("EM").read("DHR2")[0].unblinded


def test_what_is_shown_all_the_same_says_so_once_a_day_and_check_warns(sampled):
    show(sampled, "LN", unblind=True)
    show(sampled, "LN", unblind=True)
    own = sampled.of_coder("LN")
    note = Unblinding(day=today(), before=("EM",))
    assert own.read("DHR2")[0].unblinded == (note,)
    assert not sampled.of_coder("EM").read("DHR2")[0].unblinded
    (warned,) = (one for one in check_project(sampled) if one.code == "unblinded")
    assert warned.message == (f"LN's coding was shown on {today()}, before EM had completed theirs")


def test_the_note_goes_along_when_a_coder_is_renamed(sampled):
    show(sampled, "LN", unblind=True)
    rename_coder(sampled, "EM", "EMM")
    record = open_project(sampled.root).of_coder("LN").read("DHR2")[0]
    assert [one.before for one in record.unblinded] == [("EMM",)]


def test_of_whom_there_are_no_codings_it_is_said(sampled):
    assert codings_of(sampled, "EM").coder == "EM"
    with pytest.raises(NotFoundError, match=r"^there are no independent codings by 'EN': 'dhrcode"):
        codings_of(sampled, "EN")
    with pytest.raises(NotFoundError):
        coding_of(sampled, "DHR2", "XX")

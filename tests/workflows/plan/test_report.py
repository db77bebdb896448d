"""From a project's plans to their report."""

from datetime import date

import pytest

from dhrcode.errors import DataProblemsError
from dhrcode.store import pool
from dhrcode.workflows.plan.report import pack_section, report_plans

ON = date(2025, 1, 31)


def test_the_report_says_what_it_came_from(planned):
    made = report_plans(planned, ON, date(2025, 1, 1))
    origin = dict(made.origin)
    assert origin.pop("Made with").startswith("dhrcode ")
    assert len(origin.pop("Digest of the input (SHA-256)")) == 64
    assert origin == {
        "Codebook": "tiny 1.0 (A tiny codebook)",
        "Plans": "2",
        "As at": "2025-01-31",
        "Since": "2025-01-01",
    }
    assert made.subtitle == "As at 2025-01-31: 1 action of 2 recommendations in 2 plans"


def test_the_digest_is_of_every_plan_and_of_what_recurs(planned):
    def digest():
        return dict(report_plans(planned, ON).origin)["Digest of the input (SHA-256)"]

    before = digest()
    assert digest() == before
    for name in ("DHR1.yaml", "recurring.yaml"):
        path = planned.root / "actions" / name
        path.write_text(path.read_text("utf-8") + "# a note\n", "utf-8")
        assert digest() != before
        before = digest()


def test_read_by_several_processes_it_is_the_same(planned, monkeypatch):
    before = report_plans(planned, ON).data()
    monkeypatch.setattr(pool, "WORTH_IT", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert report_plans(planned, ON).data() == before


def test_a_plan_with_errors_stops_it(planned):
    (planned.root / "actions" / "DHR1.yaml").write_text("plan: DHR1\n")
    with pytest.raises(DataProblemsError, match=r"^no report was made: 1 error in the plans"):
        report_plans(planned, ON)


def test_a_pack_has_the_chair_s_page_as_a_section(planned):
    section = pack_section(planned, ON).section
    assert section.title == "Recommendations and actions"
    *page, daily, decide = section.blocks
    assert page == report_plans(planned, ON).sections[0].blocks
    assert decide._replace(printed=None) == report_plans(planned, ON).sections[1].blocks[0]
    assert daily.text.startswith("The plans are told as at the day above, and on another day")


def test_a_project_without_plans_has_no_such_section(small):
    assert pack_section(small, ON) is None


def test_a_plan_with_errors_stops_no_pack(planned):
    (planned.root / "actions" / "DHR1.yaml").write_text("plan: DHR1\n")
    (said,) = pack_section(planned, ON).section.blocks
    assert said.text == (
        "Nothing is said of the plans: no report was made: 1 error in the plans would make it "
        "wrong. 'dhrcode check' names what is wrong."
    )


def test_a_folder_of_plans_that_is_none_stops_no_pack(small):
    (small.root / "actions").write_text("An invented file.")
    (said,) = pack_section(small, ON).section.blocks
    assert said.text.startswith("Nothing is said of the plans: ")
    assert "cannot be read: part of its path is not a folder" in said.text

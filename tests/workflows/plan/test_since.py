"""From plans and records to what came of each theme."""

from datetime import date

import pytest

from dhrcode.errors import DataProblemsError, UsageError
from dhrcode.reports.plan_since import CAVEAT, NO_ROLE
from dhrcode.store.project import open_project
from dhrcode.workflows.plan.since import told_since

ON = date(2025, 6, 1)
ASKED = "GPs: present in 2 of 2 reviews. Asked for 2 times, first in "


def test_every_theme_that_was_asked_for(planned):
    assert list(told_since(planned, ON)) == [
        "As at 2025-06-01:",
        f"{ASKED}a-study. 1 of 1 action done, 1 checked.",
        NO_ROLE,
        CAVEAT,
    ]


def test_with_a_date_of_death_what_came_after_is_told(planned):
    themes = planned.root / "themes.yaml"
    role = "attributes:\n  - {id: year, label: Year, of: review, type: year, role: date-of-death}\n"
    themes.write_text(themes.read_text("utf-8") + role, "utf-8")
    for name, year in (("DHR1", 2023), ("DHR2", 2026)):
        path = planned.root / "records" / f"{name}.yaml"
        path.write_text(path.read_text("utf-8") + f"attributes: {{year: {year}}}\n", "utf-8")
    said = list(told_since(open_project(planned.root), ON))
    assert said[1:] == [
        (
            f"{ASKED}DHR1 (2023). 1 of 1 action done, 1 checked. Present again in 1 of 1 review of "
            "deaths after the first check."
        ),
        CAVEAT,
    ]


def test_one_theme_by_its_label(planned):
    said = list(told_since(planned, ON, "Housing"))
    assert said[1] == "Housing: present in 0 of 2 reviews. Never asked for."
    with pytest.raises(UsageError):
        list(told_since(planned, ON, "gp"))


def test_a_plan_with_errors_stops_it(planned):
    (planned.root / "actions" / "DHR1.yaml").write_text("plan: DHR1\n")
    with pytest.raises(DataProblemsError):
        list(told_since(planned, ON))

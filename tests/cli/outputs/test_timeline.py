"""timeline: one page of one review, looked through for identifiers."""

import runpy
from pathlib import Path

dated = runpy.run_path(str(Path(__file__).parents[1] / "contact" / "conftest.py"))["dated"]
CALL = ("contact", "add", "DHR58", "--when", "2013-10-04", "--agency", "police", "--page", "4")


def test_a_page_is_written_without_a_date(said, dated):
    said(*CALL, "--opportunity", "missed", cwd=dated)
    done, _, err = said("timeline", "DHR58", "-o", "exports/t.html", cwd=dated)
    assert (done, err) == (0, "wrote exports/t.html\n")
    page = (dated / "exports" / "t.html").read_text()
    assert "3 months before" in page
    assert "2013-10" not in page
    done, _, err = said("timeline", "DHR58", "-o", "t.docx", cwd=dated)
    assert (done, err) == (2, "dhrcode: 't.docx' does not end in .html\n")


def test_a_date_of_death_that_is_missing_is_asked_for(said, dated):
    said("set", "DHR58", "victim.date-of-death=not-stated", cwd=dated)
    said(*CALL, cwd=dated)
    done, _, err = said("timeline", "DHR58", "-o", "t.html", cwd=dated)
    undated = "No date of the death is recorded: 'dhrcode set DHR58 victim.date-of-death=2019-11'"
    assert (done, err) == (0, f"wrote t.html\n{undated} writes it\n")


def test_an_identifier_in_a_summary_stops_it(said, dated):
    said(*CALL, "--summary", "Call 07700 900123.", cwd=dated)
    done, _, err = said("timeline", "DHR58", "-o", "t.html", cwd=dated)
    assert (done, (dated / "t.html").exists()) == (9, False)
    assert "records/DHR58.yaml" in err


def test_another_coder_s_contacts_are_not_drawn(said, dated):
    said(*CALL, cwd=dated)
    done, _, err = said("timeline", "DHR58", "--as", "EM", "-o", "t.html", cwd=dated)
    assert done != 0
    assert "police" not in err

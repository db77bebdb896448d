"""A chronology in Word or Excel, from its sketch to the contacts of a record."""

import json

import docx
import pytest

ROWS = (
    ("Date", "Agency", "Event", "Comment"),
    ("14 October 2013", "Police", "Closed as a verbal argument.", "No DASH."),
    ("c. 2013", "The surgery", "She was not sleeping.", ""),
)


@pytest.fixture
def chronology(fictional):
    document = docx.Document()
    document.add_paragraph("Chronology (invented).")
    table = document.add_table(0, 4)
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(fictional / "chronology.docx")
    return fictional


def test_a_sketch_is_read_and_then_the_contacts_come_in(said, chronology):
    status, _, err = said("import", "chronology.docx", "--sketch", "-o", "map.yaml", cwd=chronology)
    assert (status, err.splitlines()[0][:14]) == (0, "wrote map.yaml")
    given = ("import", "chronology.docx", "--map", "map.yaml", "--review", "DHR58")
    before = (chronology / "records" / "DHR58.yaml").read_bytes()
    status, _, err = said(*given, "--coder", "EM", cwd=chronology)
    assert status == 1
    assert "chronology.docx:table 1!B3: error: 'The surgery' is no agency of the codebook" in err
    assert (chronology / "records" / "DHR58.yaml").read_bytes() == before
    text = (chronology / "map.yaml").read_text("utf-8")
    text = text.replace('# "The surgery":', "The surgery: gp")
    (chronology / "map.yaml").write_text(text, encoding="utf-8")
    assert said(*given, "--coder", "XX", cwd=chronology)[0] == 4
    assert said(*given, "--coder", "EM", cwd=chronology)[0] == 0
    listed = json.loads(said("contact", "list", "DHR58", "--format", "json", cwd=chronology)[1])
    found = {one["when"]: one["agency"] for one in listed}
    assert found == {"2013-10-14": "police", "about 2013": "gp"}
    assert said(*given, "--coder", "EM", cwd=chronology)[2].endswith("1 record as before\n")
    assert said("undo", cwd=chronology)[0] == 0
    assert (chronology / "records" / "DHR58.yaml").read_bytes() == before

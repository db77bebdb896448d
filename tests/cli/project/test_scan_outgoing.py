"""`scan --file` of a file that is about to be sent: what nobody sees in it is found and named."""

from pathlib import Path

import pytest

OUTGOING = Path(__file__).parents[2] / "outgoing"
NAME, PHONE = "'Mrs Okafor'", "'07700 900111'"
MAIL = "'anna.kowalska@example.org'"
LEAKS = {
    "leak-comment.docx": ("comment by LN: ", NAME, PHONE),
    "leak-deleted.docx": ("tracked deletion by LN: ", NAME, PHONE),
    "leak-footer.docx": ("footer: ", "'943 476 5919'"),
    "leak-header.docx": ("header: ", NAME, PHONE),
    "leak-hidden.docx": ("hidden text: ", NAME, PHONE),
    "leak-link.docx": ("link: ", MAIL),
    "leak-header.xlsx": ("sheet 'Sheet', print header: ", NAME, PHONE),
    "leak-link.xlsx": ("sheet 'Sheet', link: ", MAIL),
    "leak-note.xlsx": ("sheet 'Sheet', note, comment in A1: ", NAME, PHONE),
    "leak-number.xlsx": ("sheet 'Sheet', B2: ", "'943 476 5919'"),
    "leak-date.xlsx": ("sheet 'Sheet', B2: ", "'14/02/1984'"),
    "leak-nhs-column.csv": ("column 'NHS number': ", "'9434765919'"),
    "comment.html": ("comment: ", NAME, "'14 Oak Road'"),
}


def lines_of(said, name):
    status, out, _ = said("scan", "--file", OUTGOING / name)
    assert status == 1
    return [line.partition(" error: ")[2] for line in out.splitlines() if " error: " in line]


@pytest.mark.parametrize(("name", "where", "words"), [(n, w[0], w[1:]) for n, w in LEAKS.items()])
def test_each_part_that_holds_something_is_named(said, name, where, words):
    lines = lines_of(said, name)
    assert [line.split(" looks like ")[0] for line in lines] == [f"{where}{one}" for one in words]


def test_every_part_of_a_page(said):
    found = "\n".join(lines_of(said, "leak.html"))
    for number in range(900101, 900116):
        spelt = "+447700900106" if number == 900106 else f"07700 {number}"
        assert f"'{spelt}'" in found
    assert MAIL in found


def test_every_part_of_a_pdf(said):
    found = "\n".join(lines_of(said, "leak.pdf"))
    for where in ("page 1", "annotation", "form field", "document properties", "bookmark"):
        assert f"{where}: {NAME}" in found
    for number in range(900101, 900107):
        assert f"'07700 {number}'" in found
    assert f"link: {MAIL}" in found


def test_keys_of_json_are_labels(said):
    assert [line.split(" looks like ")[0] for line in lines_of(said, "leak.json")] == [
        "key 'nhs number': '9434765919'",
        "key 'phone': '07700 900101'",
        "key 'tel': '07700900102'",
        f"a key: {NAME}",
        "key 'dob': '1984-02-14'",
    ]


def test_a_table_in_cp1252_holds_what_is_on_the_list(said, small):
    (small / "private").mkdir()
    (small / "private" / "names.txt").write_text("Zoë\nSiân\n", "utf-8")
    status, out, _ = said("scan", "--file", OUTGOING / "names-cp1252.csv", cwd=small)
    assert status == 1
    assert "column 'name': 'Zoë'" in out
    assert "column 'note': 'Siân'" in out


def test_what_was_not_read_is_a_warning(said):
    out = said("scan", "--file", OUTGOING / "leak-header.docx")[1]
    assert out.splitlines()[-1].endswith(
        "warning: 1 picture was not read: look at it yourself, or take it out [part-not-read]"
    )


@pytest.mark.parametrize("name", ["p.xlsx", "p.docx", "p.html"])
def test_what_dhrcode_writes_is_read_whole(said, small, name):
    said("report", "--with-evidence", "-o", name, cwd=small)
    assert said("scan", "--strict", "--file", name, cwd=small)[:2] == (0, "")

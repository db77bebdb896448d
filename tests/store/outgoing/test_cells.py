from dhrcode.store.outgoing.cells import TableCells


def texts(*rows, alone=True):
    table = TableCells()
    return [
        (passage.where, passage.text)
        for row in rows
        for passage in table.row(row, lambda column: (1, column + 1, "ABC"[column]), alone=alone)
    ]


def test_a_cell_is_read_by_itself_under_its_heading_and_after_what_stands_left():
    assert texts(["Who", "", "NHS number"], ["aunt", "", "9434765919"]) == [
        ("A", "Who"),
        ("C", "NHS number"),
        ("A", "aunt"),
        ("C", "9434765919"),
        ("C", "NHS number: 9434765919"),
        ("C", "aunt: 9434765919"),
    ]


def test_with_labels_alone():
    assert texts(["Date of birth", "14/02/1984"], alone=False) == [
        ("B", "Date of birth: 14/02/1984")
    ]


def test_a_title_in_the_cell_beside_a_surname():
    assert ("B", "Mrs Okafor") in texts(["Title", "Name"], ["Mrs", "Okafor"])


def test_a_number_that_was_split():
    assert ("A", "07700 900115") in texts(["07700", "900115"])
    assert texts(["0", "900115"], alone=False) == []
    assert texts(["12", "13"], alone=False) == []


def test_a_day_of_coding():
    assert texts(["coded"], ["2014-06-03"]) == [("A", "coded")]
    assert ("B", "2014-06-03") not in texts(["Coded", "2014-06-03"])

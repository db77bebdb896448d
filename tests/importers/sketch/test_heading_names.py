"""Tables that are known by what their headings are called."""

from dhrcode.importers.sketch.heading_names import lines_of_roles, roles_of_row
from dhrcode.importers.table.grid import TableGrid

NAMES = {"when": ("date",), "event": ("event",), "comment": ("comment",)}
REVIEWED = {"review": ("dhr",), "when": ("date",)}


def test_the_row_with_most_names_is_that_of_headings():
    rows = [["Event list"], ["Date:", "Event", "Event details", "Comment", "Comments (panel)"]]
    table, roles = roles_of_row(TableGrid("t", "t", rows), NAMES, ("comment",))
    assert table.head == 2
    assert {heading: (role.target, role.sure) for heading, role in roles.items()} == {
        "Date:": ("when", True),
        "Event": ("event", True),
        "Comment": ("comment", True),
        "Comments (panel)": ("comment", False),
    }


def test_of_an_empty_table_there_is_none():
    assert roles_of_row(TableGrid("t", "t", []), NAMES, ()) == (None, {})


def test_the_lines_of_a_map_on_the_review_the_columns_and_what_means_nothing():
    table, roles = roles_of_row(TableGrid("t", "t", [["DHR", "Date", "Ref"]]), REVIEWED, ())

    def inner(given, columns):
        assert given == table
        yield f"# {columns}"

    assert list(lines_of_roles(table, roles, "whose it is", inner)) == [
        'id: {heading: "DHR", clean: yes}  # guessed: the review',
        "columns:",
        "  Date: when",
        "# {'Date': 'when'}",
        "ignore:",
        '  - "Ref"  # decide',
    ]
    del roles["DHR"]
    assert next(lines_of_roles(table, roles, "whose it is", inner)) == (
        "# review: DHR7  # decide: whose it is, or give --review"
    )

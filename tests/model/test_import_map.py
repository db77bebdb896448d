"""The map of a table: what it takes, and what it refuses with a place."""

import pytest

from dhrcode.model.import_map import ImportMap
from dhrcode.store.loader import load_model

LEAST = b"id: Case\n"


def loaded(text):
    made, _, problems = load_model(text.encode(), "map.yaml", ImportMap)
    return made, [str(problem) for problem in problems]


def test_the_least_map_names_where_the_id_stands():
    made, problems = loaded("id: Case\n")
    assert problems == []
    assert (made.id.heading, made.reviews, made.headings, made.blank, made.status, made.trace) == (
        "Case",
        "rows",
        "1",
        "not-coded",
        "draft",
        "yes",
    )


def test_a_text_alone_stands_for_a_mapping():
    short, _ = loaded("id: Case\nfindings: {Police: police-response}\nattributes: {Y: year}\n")
    long, _ = loaded(
        "id: {heading: Case}\nfindings: {Police: {subtheme: police-response}}\n"
        "attributes: {Y: {attribute: year}}\n"
    )
    assert short == long


def test_yes_no_and_numbers_are_what_was_typed():
    made, problems = loaded("id: Case\nvalues: {1: present, yes: present, 0: absent, no: absent}\n")
    assert problems == []
    assert made.values == {"1": "present", "yes": "present", "0": "absent", "no": "absent"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "findings: {}\n",
            ("map.yaml:1:1: error: 'id' is missing: every file of this kind has it [missing-key]"),
        ),
        (
            "id: Case\nfinding: {}\n",
            ("map.yaml:2:1: error: unknown key 'finding': did you mean 'findings'? [unknown-key]"),
        ),
        (
            "id: Case\nvalues: {x: there}\n",
            (
                "map.yaml:2:13: error: 'x' does not take this value: "
                "one of present, absent, not-stated, unclear, not-coded [bad-value]"
            ),
        ),
        (
            "id: Case\nheadings: C\n",
            (
                "map.yaml:1:1: error: the file names a column of headings, and "
                "its reviews are rows: give the row's number [bad-value]"
            ),
        ),
        (
            "id: Case\nheadings: 3rd\n",
            (
                "map.yaml:2:11: error: 'headings' must be a row's number, or "
                "a column's number or letters, or two such as 1-2 [bad-value]"
            ),
        ),
        (
            "id: {heading: Case, prefix: 7}\n",
            (
                "map.yaml:1:29: error: 'prefix' must begin with a "
                "letter and may have only letters, digits, - and _ [bad-value]"
            ),
        ),
        (
            "id: Case\nevidence: {Page: gps}\n",
            (
                "map.yaml:2:18: error: 'Page' must be a subtheme and "
                "one of page, section, quote, note, such as gps.page [bad-value]"
            ),
        ),
        (
            "id: Case\nattributes: {Sex: 2.sex}\n",
            (
                "map.yaml:2:19: error: 'attribute' must be an "
                "attribute such as year, victim.sex or victim.2.sex [bad-value]"
            ),
        ),
        (
            "id: Case\nattributes: {Age: {attribute: victim.age-band, ranges: {17-16: x}}}\n",
            "map.yaml:2:64: error: '17-16' must be whole numbers such as 16-17 or 75+ [bad-value]",
        ),
        (
            "id: Case\njoin: [{id: Case}]\n",
            ("map.yaml:2:8: error: 'join' names neither a file nor a sheet to join [bad-value]"),
        ),
        (
            "id: Case\njoin: [{id: Case, sheet: V, of: victim, findings: {x: gps}}]\n",
            (
                "map.yaml:2:8: error: 'join' has findings or evidence in a table of victims: they "
                "are the "
                "review's [bad-value]"
            ),
        ),
        (
            "id: Case\njoin: [{id: Case, sheet: V, number: No}]\n",
            (
                "map.yaml:2:8: error: 'join' "
                "numbers the rows of a table of reviews: 'of' says whose they are [bad-value]"
            ),
        ),
    ],
)
def test_what_is_wrong_has_a_place_and_a_sentence(text, said):
    assert loaded(text) == (None, [said])

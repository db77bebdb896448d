"""A codebook to YAML: the same data, in one form, with a person's comments and empty lines."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dhrcode.errors import FormatError, RefusedError
from dhrcode.model.base import UNUSABLE
from dhrcode.model.codebook import Codebook
from dhrcode.model.formats import FORMAT, NewKey
from dhrcode.store.codebooks import shipped_codebook
from dhrcode.store.loader import load_codebook
from dhrcode.store.shipped import shipped_path
from dhrcode.store.yaml.codebook_writer import (
    codebook_data,
    codebook_yaml,
    with_disclosure_of,
    with_format,
    with_version,
)
from dhrcode.store.yaml.comments import comments
from dhrcode.store.yaml.events import compose

OWN = """\
# Of the study

id: tiny
version: "0.9"   # not out yet
title: Tiny

areas:

  # what schools do
  - id: schools
    label: Schools
    subthemes:
      - id: absence
        label: Absence
        # asked for by EM
        definition: Nobody asked.
        cues:
          - register  # the daily one
          - absent
      # rare
      - {id: teachers, label: Teachers, definition: Nobody listened.}

  - id: homes
    label: Homes
    subthemes:
      - id: housing
        label: Housing
        definition: >-
          Nowhere to go.

      - id: rent
        label: Rent
        definition: Too high.
attributes:
  - {id: year, label: Year, of: review, type: year}  # of the death
# the end
"""


def load(text: str) -> Codebook:
    codebook, problems = load_codebook(text.encode(), "themes.yaml")
    assert codebook is not None, problems
    return codebook


def test_the_shipped_codebook_comes_back_byte_for_byte():
    before = shipped_path().read_text("utf-8")
    assert codebook_yaml(shipped_codebook(), before, number=FORMAT) == before


def test_it_comes_back_without_its_comments_alone_when_nothing_stood_before():
    text = codebook_yaml(shipped_codebook(), number=FORMAT)
    assert load(text) == shipped_codebook()
    assert comments(text) == []
    before = shipped_path().read_text("utf-8").splitlines()
    assert text.splitlines() == [line for line in before if not line.startswith("#")]


def test_comments_and_empty_lines_stay_where_they_were():
    assert (
        codebook_yaml(load(OWN), OWN)
        == """\
# Of the study

id: tiny
# not out yet
version: "0.9"
title: Tiny

areas:

  # what schools do
  - id: schools
    label: Schools
    subthemes:
      - id: absence
        label: Absence
        # asked for by EM
        definition: Nobody asked.
        cues:
          # the daily one
          - register
          - absent
      # rare
      - id: teachers
        label: Teachers
        definition: Nobody listened.

  - id: homes
    label: Homes
    subthemes:
      - id: housing
        label: Housing
        definition: Nowhere to go.

      - id: rent
        label: Rent
        definition: Too high.
attributes:
  # of the death
  - id: year
    label: Year
    of: review
    type: year
# the end
"""
    )


TWO_OF_ONE = """\
id: tiny
version: "1.1"
title: Tiny
areas:
  - id: schools
    label: Schools
    subthemes:
      - id: absence
        label: Absence
        definition: Nobody asked.
history:
  # the first
  - version: "1.1"
    after: "1.0"
    on: 2025-04-01
    change: redefine
    subthemes:
      - absence
    why: Invented.
    findings: again
  # the second
  - version: "1.1"
    after: "1.0"
    on: 2025-04-01
    change: move
    subthemes:
      - absence
    why: Invented.
    findings: kept
"""


def test_comments_at_revisions_of_one_version_stay_apart():
    written = codebook_yaml(load(TWO_OF_ONE), TWO_OF_ONE)
    notes = [line.strip() for line in written.splitlines() if line.strip()[:1] == "#"]
    assert notes == ["# the first", "# the second"]
    first, second = written.split("  # the second\n")
    assert "change: redefine" in first
    assert "change: move" in second


def moved(codebook: Codebook) -> Codebook:
    """Teachers in the other area, absence under another id, its first cue gone."""
    schools, homes = codebook.areas
    absence, teachers = schools.subthemes
    renamed = absence.model_copy(update={"id": "missing", "cues": absence.cues[1:]})
    areas = (
        schools.model_copy(update={"subthemes": (renamed,)}),
        homes.model_copy(update={"subthemes": (teachers, *homes.subthemes)}),
    )
    given = {key: getattr(codebook, key) for key in codebook.model_fields_set}
    return Codebook(**given | {"areas": areas})


def test_comments_go_with_what_they_belong_to():
    written = codebook_yaml(moved(load(OWN)), OWN, {"absence": "missing"})
    assert (
        """\
      - id: missing
        label: Absence
        # asked for by EM
        definition: Nobody asked.
        # the daily one
        cues:
          - absent

  - id: homes
    label: Homes
    subthemes:
      # rare
      - id: teachers
        label: Teachers
"""
        in written
    )
    assert load(written) == moved(load(OWN))
    assert sorted(c for *_, c in comments(written)) == sorted(c for *_, c in comments(OWN))


def test_without_being_told_a_new_id_its_comments_stand_at_the_end():
    written = codebook_yaml(moved(load(OWN)), OWN)
    assert written.endswith("# asked for by EM\n# the daily one\n# the end\n")


def test_an_empty_line_that_would_become_part_of_a_text_is_left_out():
    before = OWN.replace("definition: Too high.", "definition: |+\n          Too high.\n")
    assert load(before).subthemes["rent"].definition == "Too high.\n\n"
    spaced = before.replace("attributes:", "\nattributes:")
    assert load(spaced).subthemes["rent"].definition == "Too high.\n\n\n"
    written = codebook_yaml(load(before), spaced)
    assert load(written) == load(before)
    assert [c for *_, c in comments(written)] == [c for *_, c in comments(before)]


def test_values_and_short_keys_are_written_as_they_are_read():
    text = OWN.replace("type: year}", "type: choice, values: [before, {id: 16-17, label: Then}]}")
    assert codebook_yaml(load(text)).endswith("""\
    type: choice
    values:
      - before
      - {id: 16-17, label: Then}
""")


def test_what_a_type_of_attribute_takes_is_kept():
    text = OWN.replace("type: year}", "days: true, type: date}")
    assert codebook_yaml(load(f"format: 2\n{text}")).endswith("    type: date\n    days: true\n")


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ("values: [a, b-c]", "    values: [a, b-c]\n"),
        (
            'values: [{id: "no"}, {id: "1e3", label: "a, b"}]',
            '    values:\n      - "no"\n      - {id: "1e3", label: "a, b"}\n',
        ),
    ],
)
def test_ids_that_another_reader_would_mistake_are_quoted(given, line):
    text = OWN.replace("type: year}", f"type: choice, {given}}}")
    assert codebook_yaml(load(text)).endswith(line)


def test_of_a_pointer_the_comments_of_its_disclosure_are_taken_over():
    pointer = """\
# no codebook of its own
uses: {id: west-midlands-dhr, version: "1.0"}
# agreed in March
disclosure: {threshold: 6}  # six
"""
    text, lost = with_disclosure_of(codebook_yaml(shipped_codebook()), pointer)
    assert "\n# agreed in March\n# six\ndisclosure: {threshold: 5, round_to: 1}\n" in text
    assert lost == ["# no codebook of its own"]


def test_of_a_pointer_without_comments_nothing_is_lost():
    text = codebook_yaml(shipped_codebook())
    assert with_disclosure_of(text, "uses: {id: a, version: b}\n") == (text, [])


def usable(text: str) -> bool:
    return bool(text.strip()) and not UNUSABLE.search(text)


EDGES = st.sampled_from("a b:#-'\"[]{}&*!|>%@`,?~\\é\u00a0\u200b😀0.=_")
LINES = st.text(EDGES, min_size=1, max_size=20).filter(usable)
TEXTS = st.lists(LINES | st.just(""), min_size=1, max_size=4).map("\n".join).filter(usable)
NAMES = ["a", "no", "on", "1-2", "16-17", "null", "012", "x-1", "1e3", "y"]


def optional(strategy):
    return st.none() | strategy


SUBTHEMES = st.fixed_dictionaries(
    {"label": LINES, "definition": TEXTS},
    optional={
        "when_to_use": TEXTS,
        "when_not_to_use": TEXTS,
        "example": TEXTS,
        "also_known_as": st.lists(LINES, max_size=3),
        "cues": st.lists(LINES, max_size=3),
    },
)
DATES = st.fixed_dictionaries(
    {"label": LINES, "of": st.sampled_from(["review", "victim"]), "type": st.just("date")},
    optional={
        "definition": TEXTS,
        "days": st.booleans(),
        "ask": st.sampled_from(["first", "later"]),
    },
)
ATTRIBUTES = DATES | st.fixed_dictionaries(
    {
        "label": LINES,
        "of": st.sampled_from(["review", "victim"]),
        "type": st.just("choice"),
        "values": st.lists(
            st.sampled_from(NAMES)
            | st.fixed_dictionaries({"id": st.sampled_from(NAMES)}, optional={"label": LINES}),
            min_size=1,
            max_size=4,
            unique_by=lambda v: v if isinstance(v, str) else v["id"],
        ),
    },
    optional={"definition": TEXTS},
)


@st.composite
def codebooks(draw):
    names = iter(draw(st.permutations(NAMES)))
    areas = [
        {
            "id": f"area-{n}",
            "label": draw(LINES),
            "subthemes": [{"id": next(names), **draw(SUBTHEMES)} for _ in range(size)],
        }
        for n, size in enumerate(draw(st.lists(st.integers(1, 3), min_size=1, max_size=3)))
    ]
    attributes = [{"id": f"at-{n}", **draw(ATTRIBUTES)} for n in range(draw(st.integers(0, 2)))]
    given = {
        "id": "tiny",
        "version": draw(st.sampled_from(["1.0", "0.9-b", "2"])),
        "title": draw(LINES),
        "areas": areas,
    }
    if attributes:
        given["attributes"] = attributes
    if draw(st.booleans()):
        given["candidates"] = [{"id": "candidate", "label": "candidate", "definition": draw(TEXTS)}]
    if draw(st.booleans()):
        coded = [subtheme["id"] for area in areas for subtheme in area["subthemes"]]
        labels = draw(st.lists(LINES, min_size=1, max_size=3, unique=True))
        subthemes = st.lists(st.sampled_from(coded), max_size=4, unique=True)
        groups = [{"label": label, "subthemes": draw(subthemes)} for label in labels]
        given["groupings"] = [{"id": "groups", "label": draw(LINES), "groups": groups}]
    if draw(st.booleans()):
        given["disclosure"] = {"threshold": 3}
    if draw(st.booleans()):
        given["source"] = draw(TEXTS)
    return Codebook.model_validate(given)


def plain(node):
    if isinstance(node, dict):
        return {key: plain(value) for key, value in node.items()}
    return [plain(item) for item in node] if isinstance(node, list | tuple) else node


@pytest.mark.slow
@settings(max_examples=200)
@given(codebooks())
def test_any_codebook_comes_back_equal_in_one_form_and_for_every_reader(codebook):
    text = codebook_yaml(codebook)
    read, problems = load_codebook(f"format: 2\n{text}".encode(), "themes.yaml")
    assert [p for p in problems if p.severity == "error"] == []
    assert read == codebook
    assert codebook_yaml(read) == codebook_yaml(read, text) == text
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    assert yaml.load(text, loader) == plain(codebook_data(codebook))


@pytest.mark.slow
@settings(max_examples=200)
@given(codebooks(), st.lists(st.tuples(st.integers(0, 99), st.booleans()), max_size=6))
def test_no_comment_is_ever_lost_and_no_data_changed_by_one(codebook, wanted):
    lines = codebook_yaml(codebook).splitlines()
    for number, (position, empty) in enumerate(wanted):
        at = position % (len(lines) + 1)
        below = lines[at] if at < len(lines) else ""
        indent = below[: len(below) - len(below.lstrip(" "))]
        lines.insert(at, "" if empty else f"{indent}# {number}")
    before = "\n".join(lines) + "\n"
    read, _ = load_codebook(before.encode(), "themes.yaml")
    if read is None:  # a comment in the middle of a text can make it unreadable
        return
    written = codebook_yaml(read, before)
    assert compose(written) == compose(codebook_yaml(read))
    assert sorted(c for *_, c in comments(written)) == sorted(c for *_, c in comments(before))
    assert codebook_yaml(read, written) == written


def test_the_format_stands_first_but_for_the_first_one():
    book = load(OWN)
    assert codebook_yaml(book, number=2) == "format: 2\n" + codebook_yaml(book)
    assert codebook_yaml(book, number=1) == codebook_yaml(book)


def test_what_stood_above_the_format_stands_above_what_is_first_without_it():
    numbered = f"# ours\nformat: 2 # since May\n{codebook_yaml(load(OWN))}"
    plain = codebook_yaml(load(OWN))
    assert codebook_yaml(load(OWN), numbered, number=1) == f"# ours\n# since May\n{plain}"
    assert codebook_yaml(load(OWN), numbered, number=2) == (
        f"# ours\n# since May\nformat: 2\n{plain}"
    )


def test_a_codebook_with_a_key_that_the_format_lacks_is_not_written(monkeypatch):
    book = load(OWN)
    new = NewKey(2, Codebook, "areas.*.subthemes.*.cues")
    monkeypatch.setattr("dhrcode.model.formats.NEW_KEYS", (new,))
    with pytest.raises(FormatError) as caught:
        codebook_yaml(book, number=1)
    assert str(caught.value) == (
        "themes.yaml would hold 'cues', which needs format 2, and this project is in format 1: "
        "'dhrcode init --update' raises it; nothing was written"
    )
    assert codebook_yaml(book, number=2).startswith("format: 2\n")
    assert codebook_yaml(book).startswith("id: tiny\n")


NUMBERED = [
    (OWN, OWN.replace("id: tiny", "format: 12\nid: tiny", 1)),
    (
        OWN.replace("\n", "\r\n"),
        OWN.replace("id: tiny", "format: 12\nid: tiny", 1).replace("\n", "\r\n"),
    ),
    ("---\n  # of us\n  uses: {id: a}\n", "---\n  # of us\n  format: 12\n  uses: {id: a}\n"),
    ("{id: a, title: b}\n", "{format: 12, id: a, title: b}\n"),
    ("{\n  id: a,\n}\n", "{\n  format: 12, id: a,\n}\n"),
    ("id: a\nformat: 1 # the first\ntitle: b\n", "id: a\nformat: 12 # the first\ntitle: b\n"),
    ("format: '1'\nid: a\n", "format: 12\nid: a\n"),
    ('{id: a, "format": "1"}', '{id: a, "format": 12}'),
    ("format:\nid: a\n", "format: 12\nid: a\n"),
    ("format: # none yet\nid: a\n", "format: 12 # none yet\nid: a\n"),
    ("id: a", "format: 12\nid: a"),
]


@pytest.mark.parametrize(("before", "after"), NUMBERED)
def test_the_number_alone_is_put_in(before, after):
    assert with_format(before, 12) == after
    assert with_format(after, 12) == after


@pytest.mark.parametrize("text", ["? id\n: a\n", "format: >-\n  1\nid: a\n"])
def test_a_layout_without_a_place_for_the_number_is_left_to_a_person(text):
    with pytest.raises(RefusedError) as caught:
        with_format(text, 12)
    assert str(caught.value) == (
        "there is no place for the format in themes.yaml as it is laid out: write 'format: 12' "
        "into it by hand"
    )


@pytest.mark.parametrize(
    ("pointer", "result"),
    [
        ("uses: {id: a, version: 1.0}\n", 'uses: {id: a, version: "1.1"}\n'),
        ("uses: {version: '1.0', id: a} # x\n", 'uses: {version: "1.1", id: a} # x\n'),
        (
            '# y\nuses:\n  id: "1.0"\n  version: "1.0"\n',
            '# y\nuses:\n  id: "1.0"\n  version: "1.1"\n',
        ),
        (
            '\ufeffformat: 2\r\nuses:\r\n  version: "1.0"\r\n  id: a\r\n',
            '\ufeffformat: 2\r\nuses:\r\n  version: "1.1"\r\n  id: a\r\n',
        ),
    ],
)
def test_a_pointer_gets_another_version_and_nothing_else(pointer, result):
    assert with_version(pointer, "1.1") == result


def test_a_version_that_is_written_in_an_odd_way_is_left_to_a_person():
    with pytest.raises(RefusedError, match=r"^the version cannot be found in themes\.yaml"):
        with_version('uses: {id: a, version: "1\\x2e0"}\n', "1.1")

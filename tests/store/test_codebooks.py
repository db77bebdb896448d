"""A project's themes.yaml: the codebook or a pointer to one, and the number of its format."""

import json
import shutil

import pytest

from dhrcode.errors import (
    DataProblemsError,
    FormatError,
)
from dhrcode.model.formats import FORMAT
from dhrcode.store import codebooks
from dhrcode.store.codebooks import (
    carried_codebook,
    codebook_digest,
    codebook_file,
    format_of,
    read_codebook,
)
from dhrcode.store.loaded import digest
from dhrcode.store.loader import load_codebook
from dhrcode.store.project import open_project, shipped_codebook
from dhrcode.store.shipped import earlier_paths, shipped_path

TINY = """\
id: tiny
version: "1.0"
title: Tiny
areas:
  - id: services
    label: Services
    subthemes:
      - {id: gps, label: GPs, definition: "Invented, in the
format: 7 of old"}
"""
POINTER = 'uses: {id: west-midlands-dhr, version: "1.2"}\n'


@pytest.mark.parametrize("whole", [TINY, POINTER], ids=["codebook", "pointer"])
@pytest.mark.parametrize(
    ("line", "number"), [("", 1), ("format: 1\n", 1), ("format: 2\n", 2), ('"format" : "2"\n', 2)]
)
def test_a_project_says_its_format_and_is_in_the_first_if_it_does_not(whole, line, number):
    read = codebook_file((line + whole).encode(), "themes.yaml")
    assert read.format == number
    assert read.problems == []
    assert read.codebook == codebook_file(whole.encode(), "themes.yaml").codebook


@pytest.mark.parametrize("whole", [TINY, POINTER], ids=["codebook", "pointer"])
def test_a_later_format_is_answered_with_one_sentence_whatever_else_is_there(whole):
    text = f"format: {FORMAT + 1}\nof-later: [a]\n{whole}"
    with pytest.raises(FormatError, match=rf"^the project is in format {FORMAT + 1} \(t\.yaml\),"):
        codebook_file(text.encode(), "t.yaml")


def test_the_shipped_codebook_is_in_the_newest_format():
    assert read_codebook(shipped_path()).format == FORMAT


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize(
    "numbered",
    [f"format: 2\n{TINY}", f"'format' : \"2\" # ours\n{TINY}", f"{TINY}format: 12\n"],
)
def test_the_format_is_no_part_of_the_codebooks_digest(mark, numbered):
    for text in (mark + numbered, mark + numbered.replace("\n", "\r\n")):
        assert codebook_digest(text.encode()) == digest(f"{mark}{TINY}".encode())


@pytest.mark.parametrize("numbered", ["{format: 2, id: tiny}\n", "{ 'format':2,id: tiny}\n"])
def test_the_format_is_no_part_of_the_digest_of_a_codebook_in_braces(numbered):
    assert codebook_digest(numbered.encode()) == digest(b"{id: tiny}\n")


def test_any_other_change_is_another_digest():
    changed = TINY.replace("Tiny", "Tidy")
    assert codebook_digest(changed.encode()) != codebook_digest(TINY.encode())
    assert codebook_digest(b"format: two\n" + TINY.encode()) != codebook_digest(TINY.encode())


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (TINY, 1),
        (f"format: 2\n{TINY}", 2),
        ("format: 2\nnothing: [else", None),
        ("format: two\n", None),
        ("", None),
    ],
)
def test_the_number_alone_is_read_of_whatever_can_be_read(tmp_path, text, number):
    path = tmp_path / "themes.yaml"
    path.write_text(text, "utf-8")
    assert format_of(path) == number


def test_the_number_alone_is_refused_if_it_is_not_known(tmp_path):
    path = tmp_path / "themes.yaml"
    path.write_text(f"format: {FORMAT + 1}\n", "utf-8")
    with pytest.raises(FormatError, match=f"in format {FORMAT + 1} "):
        format_of(path)


LATER = TINY.replace("title: Tiny\n", "title: Tiny\ngroupings: []\n")


def test_a_key_of_a_later_format_is_a_problem_where_it_stands():
    codebook, problems = load_codebook(LATER.encode(), "themes.yaml")
    assert codebook is None
    assert [str(problem) for problem in problems] == [
        (
            "themes.yaml:4:1: error: 'groupings' needs format 2, and this project is in format 1: "
            "'dhrcode init --update' raises it [needs-format]"
        )
    ]


def test_read_as_if_it_said_another_number_it_is_held_against_that_one():
    assert codebook_file(LATER.encode(), "themes.yaml", 2).codebook.groupings == ()
    assert codebook_file(TINY.encode(), "themes.yaml", 2).format == 2


def test_a_pointer_uses_the_codebook_that_dhrcode_carries(project_dir):
    own = open_project(project_dir)
    (project_dir / "themes.yaml").write_text(
        f'# a note\nformat: {FORMAT}\nuses: {{id: west-midlands-dhr, version: "1.2"}}\n', "utf-8"
    )
    pointed = open_project(project_dir)
    assert pointed == own
    assert pointed.codebook_digest == own.codebook_digest


@pytest.mark.parametrize(
    "written",
    [
        '\ufeffuses: {id: west-midlands-dhr, version: "1.2"}\n',
        'uses:\r\n  id: west-midlands-dhr\r\n  version: "1.2"\r\n',
        '---\n"uses" : {id: west-midlands-dhr, version: "1.2"}\n',
        '{uses: {id: west-midlands-dhr, version: "1.2"}}\n',
        f'# {"why " * 1000}\nuses: {{id: west-midlands-dhr, version: "1.2"}}\n',
    ],
)
def test_a_pointer_is_known_however_it_is_laid_out(project_dir, written):
    own = open_project(project_dir).codebook
    (project_dir / "themes.yaml").write_bytes(written.encode())
    assert open_project(project_dir).codebook == own


def test_a_codebook_in_which_a_line_begins_with_uses_is_no_pointer(tmp_path):
    subthemes = [{"id": "a", "label": "A", "definition": "D"}]
    text = f"""title: "What a service
uses: is not said"
id: tiny
version: "1"
areas: {json.dumps([{"id": "x", "label": "X", "subthemes": subthemes}])}
"""
    (tmp_path / "themes.yaml").write_text(text, "utf-8")
    assert open_project(tmp_path).codebook.title == "What a service uses: is not said"


@pytest.mark.parametrize(
    "given", ['{id: west-midlands-dhr, version: "0.9"}', "{id: x, version: 1}"]
)
def test_a_pointer_to_what_dhrcode_does_not_carry_is_refused(project_dir, given, monkeypatch):
    monkeypatch.chdir(project_dir)
    (project_dir / "themes.yaml").write_text(f"# a note\nuses: {given}\n", "utf-8")
    with pytest.raises(DataProblemsError) as caught:
        open_project(None)
    words = given.strip("{}").replace("id: ", "").replace(", version: ", " ").replace('"', "")
    assert [str(problem) for problem in caught.value.problems] == [
        (
            "themes.yaml:2:1: error: this dhrcode carries west-midlands-dhr 1.0, "
            f"west-midlands-dhr 1.1, west-midlands-dhr 1.2, not {words}: put the codebook itself "
            "into themes.yaml [codebook-not-carried]"
        )
    ]


@pytest.fixture
def newer(tmp_path, monkeypatch):
    """A dhrcode whose newest codebook is a later one."""
    path = tmp_path / "newer.yaml"
    path.write_text(TINY.replace("tiny", "west-midlands-dhr").replace("1.0", "7.5"), "utf-8")
    monkeypatch.setattr(codebooks, "shipped_path", lambda: path)


def test_a_pointer_to_an_earlier_codebook_reads_it_as_it_was(newer, project_dir):
    shutil.copy(earlier_paths()["west-midlands-dhr", "1.0"], project_dir / "themes.yaml")
    own = open_project(project_dir)
    (project_dir / "themes.yaml").write_text(f"format: 2\n{POINTER.replace('1.2', '1.0')}", "utf-8")
    pointed = open_project(project_dir)
    assert shipped_codebook().version == "7.5"
    assert pointed.codebook.version == "1.0"
    assert pointed == own
    assert pointed.codebook_digest == own.codebook_digest


def test_a_codebook_that_is_not_carried_is_none(newer):
    assert carried_codebook("west-midlands-dhr", "1.2") is None
    assert carried_codebook("tiny", "7.5") is None
    assert carried_codebook("west-midlands-dhr", "7.5")[0] == shipped_codebook()


def test_all_that_are_carried_are_named_to_whom_points_to_another(newer, tmp_path):
    (tmp_path / "themes.yaml").write_text("uses: {id: x, version: 1}\n", "utf-8")
    with pytest.raises(DataProblemsError) as caught:
        open_project(tmp_path)
    assert [problem.message for problem in caught.value.problems] == [
        (
            "this dhrcode carries west-midlands-dhr 1.0, west-midlands-dhr 1.1, "
            "west-midlands-dhr 7.5, not x 1"
        )
    ]


def test_the_shipped_codebook_is_the_one_at_the_root():
    assert shipped_path().name == "themes.yaml"
    assert shipped_codebook().id == "west-midlands-dhr"


def pointed(text):
    return codebook_file(f"{POINTER}{text}".encode(), "themes.yaml")


def test_a_pointer_may_say_with_which_letters_ids_begin():
    kinds = pointed("format: 2\nprefixes: {dhr: DARDR}\n").codebook.kinds
    assert [(kind.id, kind.prefix) for kind in kinds] == [("dhr", "DARDR"), ("interview", "INT")]
    assert pointed("format: 2\n").codebook.kinds[0].prefix == "DHR"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "format: 2\nprefixes: {dr: DARDR}\n",
            "themes.yaml:3:12: error: the codebook declares no kind 'dr': did you mean 'dhr'?",
        ),
        (
            "format: 2\nprefixes: {dhr: 4}\n",
            "themes.yaml:3:17: error: 'dhr' ",
        ),
        (
            "prefixes: {dhr: DARDR}\n",
            "themes.yaml:2:1: error: 'prefixes' needs format 2, and this project is in format 1: ",
        ),
    ],
)
def test_what_cannot_be_letters_of_a_kind_is_a_problem_at_its_place(text, said):
    with pytest.raises(DataProblemsError) as caught:
        pointed(text)
    (problem,) = caught.value.problems
    assert str(problem).startswith(said)

"""`dhrcode import --sketch` and `--map`, as a person runs them."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from dhrcode.store.project import open_project

Said = Callable[..., tuple[int, str, str]]
TABLE = "Case no,Use of MARACs,Issues related to GPs\n7,x,\n8,,x\n"
MAP = """\
id: {heading: Case no, prefix: DHR}
findings: {Use of MARACs: use-of-maracs, Issues related to GPs: gps}
values: {x: present}
"""


@pytest.fixture
def empty(project_dir: Path) -> Path:
    """A fresh project, with a table and its map in it."""
    (project_dir / "table.csv").write_text(TABLE)
    (project_dir / "map.yaml").write_text(MAP)
    return project_dir


def findings(folder: Path) -> dict[str, dict[str, str]]:
    found = {}
    for loaded in open_project(folder).load_all():
        assert loaded.record is not None, loaded.problems
        coded = loaded.record.findings.items()
        found[loaded.record.review] = {subtheme: c.finding for subtheme, c in coded}
    return found


def turned(data: bytes) -> bytes:
    """A CSV with its rows as columns."""
    out = io.StringIO()
    rows = csv.reader(io.StringIO(data.decode()))
    csv.writer(out, lineterminator="\n").writerows(zip(*rows, strict=True))
    return out.getvalue().encode()


@pytest.mark.parametrize("form", ["csv", "xlsx", "turned"])
@pytest.mark.parametrize("study", ["example", "fictional"])
def test_an_exported_table_comes_back_by_its_own_sketch(
    said: Said, study: str, form: str, project_dir: Path, request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(study)
    drafts = () if study == "example" else ("--include-drafts",)
    table = project_dir / f"table.{form.replace('turned', 'csv')}"
    assert said("table", "-o", table, *drafts, cwd=folder)[0] == 0
    if form == "turned":
        table.write_bytes(turned(table.read_bytes()))
    done = said("import", "--sketch", table.name, "-o", "map.yaml", cwd=project_dir)
    assert done == (
        0,
        "",
        "wrote map.yaml: look through what is marked '# guessed' and '# decide'\n",
    )
    status, _, err = said(
        "import", table.name, "--map", "map.yaml", "--coder", "LN", cwd=project_dir
    )
    assert (status, "error" in err) == (0, False), err
    assert findings(project_dir) == findings(folder)
    assert said("check", cwd=project_dir)[0] == 0


def test_weak_guesses_are_said_in_one_line_and_stop_the_import(
    said: Said, project_dir: Path
) -> None:
    (project_dir / "t.csv").write_text("Review,Equality,practitioners\nDHR1,x,x\n")
    assert said("import", "--sketch", "t.csv", "-o", "map.yaml", cwd=project_dir) == (
        0,
        "",
        (
            "wrote map.yaml: look through what is marked '# guessed' and '# decide'\n"
            "1 weak guess is a comment in the map: nothing is taken from there until you "
            "uncomment it\n"
        ),
    )
    arguments = ("import", "t.csv", "--map", "map.yaml", "--coder", "LN")
    status, _, err = said(*arguments, cwd=project_dir)
    assert (status, "t.csv:1:3: error: the map says nothing of 'practitioners'" in err) == (1, True)
    assert findings(project_dir) == {}
    text = (project_dir / "map.yaml").read_text()
    (project_dir / "map.yaml").write_text(text.replace('# "practitioners"', '"practitioners"'))
    assert said(*arguments, cwd=project_dir)[0] == 0
    assert findings(project_dir) == {"DHR1": {"equality": "present", "gps": "present"}}


def test_a_preview_writes_nothing(said: Said, empty: Path) -> None:
    arguments = ("import", "table.csv", "--map", "map.yaml", "--coder", "LN")
    status, out, err = said(*arguments, "--dry-run", cwd=empty)
    assert status == 0
    assert out.splitlines() == [
        "DHR7: new, 1 of 21 coded, 1 present, 0 victims, 0 perpetrators, draft",
        "DHR8: new, 1 of 21 coded, 1 present, 0 victims, 0 perpetrators, draft",
    ]
    assert "table.csv: 2 reviews x 21 subthemes: 2 present, 40 not coded\n" in err
    assert findings(empty) == {}
    assert said(*arguments, cwd=empty)[0] == 0
    assert findings(empty) == {"DHR7": {"use-of-maracs": "present"}, "DHR8": {"gps": "present"}}


def test_the_same_again_changes_nothing_and_something_else_is_refused(
    said: Said, empty: Path
) -> None:
    arguments = ("import", "table.csv", "--map", "map.yaml", "--coder", "LN")
    assert said(*arguments, cwd=empty)[0] == 0
    before = {path: path.read_bytes() for path in (empty / "records").iterdir()}
    assert "2 records as before" in said(*arguments, cwd=empty)[2]
    (empty / "table.csv").write_text(TABLE.replace("7,x,", "7,,x"))
    assert said(*arguments, cwd=empty)[0] == 4
    assert {path: path.read_bytes() for path in (empty / "records").iterdir()} == before
    assert said(*arguments, "--replace", cwd=empty)[0] == 0
    assert findings(empty)["DHR7"] == {"gps": "present"}


def test_one_cell_that_is_wrong_keeps_everything_out(said: Said, empty: Path) -> None:
    (empty / "table.csv").write_text(f"{TABLE}9,?,x\n")
    status, out, err = said("import", "table.csv", "--map", "map.yaml", "--coder", "LN", cwd=empty)
    assert (status, out) == (1, "")
    assert err.splitlines()[0].startswith("table.csv:4:2: error: the map does not say what '?'")
    assert findings(empty) == {}


def test_thousands_of_mistakes_of_one_sort_are_counted(said: Said, empty: Path) -> None:
    rows = "".join(f"{n},?,\n" for n in range(100, 1400))
    (empty / "table.csv").write_text(TABLE + rows)
    err = said("import", "table.csv", "--map", "map.yaml", "--coder", "LN", cwd=empty)[2]
    lines = [line for line in err.splitlines() if "[unknown-value]" in line]
    assert len(lines) == 51
    assert lines[-1].endswith("and 1,250 more of this sort [unknown-value]")


def test_a_check_of_the_record_is_said_at_its_cell(said: Said, empty: Path) -> None:
    ids = open_project(empty).codebook.subthemes
    (empty / "table.csv").write_text(f"Case no,{','.join(ids)}\n7,{','.join('x' * len(ids))}\n")
    named = "".join(f"  {subtheme}: {subtheme}\n" for subtheme in ids)
    whole = "id: {heading: Case no, prefix: DHR}\nstatus: complete\nvalues: {x: present}\n"
    (empty / "map.yaml").write_text(f"{whole}trace: no\nfindings:\n{named}")
    arguments = ("import", "table.csv", "--map", "map.yaml", "--coder", "LN")
    status, _, err = said(*arguments, cwd=empty)
    assert status == 1
    assert err.splitlines()[1].startswith(
        "table.csv:2:3: error: 'lack-of-proactive-response' is present without evidence"
    )
    (empty / "map.yaml").write_text(f"{whole}findings:\n{named}")
    assert said(*arguments, cwd=empty)[0] == 0
    assert said("check", cwd=empty)[:2] == (0, "")


def test_independent_codings_go_into_the_coders_folder(said: Said, empty: Path) -> None:
    assert said("import", "table.csv", "--map", "map.yaml", "--as", "EM", cwd=empty)[0] == 0
    assert (empty / "coders" / "EM" / "DHR7.yaml").is_file()
    assert not list((empty / "records").iterdir())


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (("table.csv",), 2, "needs a map that says what its columns mean"),
        (("table.csv", "--map", "map.yaml"), 2, "nothing says whose coding it is"),
        (("table.csv", "--map", "gone.yaml", "--coder", "LN"), 3, "there is no file gone.yaml"),
        (("gone.csv", "--map", "map.yaml", "--coder", "LN"), 3, "there is no file gone.csv"),
        (("--sketch", "gone.csv"), 3, "there is no file gone.csv"),
        (("--sketch", "table.csv", "-o", "map.yaml"), 4, "map.yaml exists already"),
        (("--sketch", "table.csv", "-o", "themes.yaml"), 4, "is a file of the project itself"),
        (("table.csv", "--map", "map.yaml", "-o", "x.yaml"), 2, "--output is where --sketch"),
    ],
)
def test_what_cannot_be_meant(
    said: Said, empty: Path, arguments: tuple[str, ...], status: int, message: str
) -> None:
    done = said("import", *arguments, cwd=empty)
    assert done[0] == status
    assert message in done[2]
    assert "Traceback" not in done[2]
    assert findings(empty) == {}


def test_words_of_a_table_are_no_orders_to_the_terminal(said: Said, empty: Path) -> None:
    (empty / "table.csv").write_text("Case no,[b]Use[/b],\x1b[31mGPs\n7,x,\n")
    status, out, err = said("import", "table.csv", "--map", "map.yaml", "--coder", "LN", cwd=empty)
    assert status == 1
    assert "\x1b" not in out + err
    (empty / "table.csv").write_text("Case no,[b]Use[/b]\n7,[red]x\n")
    err = said("import", "table.csv", "--map", "map.yaml", "--coder", "LN", cwd=empty)[2]
    assert "the map says nothing of '[b]Use[/b]'" in err

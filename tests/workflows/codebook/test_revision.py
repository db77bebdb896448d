"""A codebook changed on disk: the version, the history, the file, and what is refused."""

import shutil
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dhrcode.analysis.codebook_diff import compare_codebooks
from dhrcode.errors import BusyError, DataProblemsError, RefusedError, UsageError
from dhrcode.model.codebook import Area, Codebook, Subtheme
from dhrcode.model.history import revisions_since
from dhrcode.model.schemas import record_schema
from dhrcode.store.codebooks import read_codebook
from dhrcode.store.project import open_project
from dhrcode.store.yaml.codebook_writer import codebook_yaml
from dhrcode.store.yaml.comments import comments
from dhrcode.workflows.codebook import changes, revision
from dhrcode.workflows.codebook.merge_split import merge, split
from dhrcode.workflows.codebook.places import SubthemePlace
from dhrcode.workflows.codebook.revision import next_version, revise
from dhrcode.workflows.codebook.wording import Wording

SMALL = Path(__file__).parents[2] / "projects" / "small"
DAY = date(2025, 3, 17)


@pytest.fixture(autouse=True)
def _one_day(monkeypatch):
    monkeypatch.setattr(revision, "today", lambda: DAY)


def retire(name):
    return lambda codebook, version: changes.retire(codebook, name, version)


def rename(old, new):
    return lambda codebook, _: changes.rename(codebook, old, new)


def themes(project):
    return (project.root / "themes.yaml").read_text("utf-8")


def test_a_change_raises_the_version_and_is_written_down(small):
    made = revise(small, rename("gps", "surgeries"), "GPs are not the only ones.")
    revision = made.revision
    assert (revision.version, revision.after, revision.on) == ("1.1", "1.0", DAY)
    assert (revision.change, revision.subthemes, revision.becomes) == (
        "rename",
        ("gps",),
        ("surgeries",),
    )
    assert themes(small).endswith("""\
history:
  - version: "1.1"
    after: "1.0"
    "on": 2025-03-17
    change: rename
    subthemes: [gps]
    becomes: [surgeries]
    why: GPs are not the only ones.
    findings: kept
""")
    after = open_project(small.root).codebook
    assert after == made.codebook
    assert (after.version, after.history) == ("1.1", (revision,))
    assert list(after.subthemes) == ["use-of-maracs", "police-response", "surgeries"]


def test_the_next_change_goes_on_from_it(small):
    for name in ("gps", "police-response"):
        made = revise(small, retire(name), "Invented.")
    assert [r.version for r in made.codebook.history] == ["1.1", "1.2"]
    assert made.codebook.retired["gps"].retired == "1.1"
    assert made.codebook.retired["police-response"].retired == "1.2"
    assert revisions_since(made.codebook, "1.0") == made.codebook.history


def test_comments_of_the_file_stay(small):
    before = themes(small)
    revise(small, retire("gps"), "Invented.")
    assert [c for *_, c in comments(before)] == [c for *_, c in comments(themes(small))]
    assert themes(small).startswith("# A codebook for tests:")


def test_it_says_how_many_records_are_of_before(small):
    folder = small.root / "coders" / "EM"
    folder.mkdir(parents=True)
    shutil.copy(small.root / "records" / "DHR2.yaml", folder)
    made = revise(small, retire("gps"), "Invented.")
    assert (made.records, made.codings, made.stale) == (4, 1, "")


def test_it_says_that_the_schema_is_of_before(small):
    schema = small.root / "schemas" / "record.schema.json"
    schema.parent.mkdir()
    schema.write_bytes(record_schema(small.codebook))
    made = revise(small, retire("gps"), "Invented.")
    assert made.stale == "schemas/record.schema.json"
    schema.write_bytes(record_schema(made.codebook))
    move = lambda codebook, _: changes.move(  # noqa: E731 - as the command line has it
        codebook, "use-of-maracs", SubthemePlace("process", after="police-response")
    )
    assert revise(open_project(small.root), move, "Invented.").stale != ""


@pytest.mark.parametrize(
    ("version", "following"),
    [("1.0", "1.1"), ("1.9", "1.10"), ("0.9.9", "0.9.10"), ("2", "3"), ("2014.06", "2014.7")],
)
def test_the_next_version_is_the_last_number_and_one(small, version, following):
    codebook = small.codebook.model_copy(update={"version": version})
    assert next_version(codebook) == following
    assert next_version(codebook, "2.0-b") == "2.0-b"


def test_a_version_that_is_no_number_needs_the_next_to_be_named(small):
    codebook = small.codebook.model_copy(update={"version": "draft"})
    with pytest.raises(UsageError) as error:
        next_version(codebook)
    assert str(error.value) == (
        "the version 'draft' is no number that could be raised: name the next one with --version"
    )
    assert next_version(codebook, "1.0") == "1.0"


def test_a_version_that_was_there_is_refused(small):
    made = revise(small, retire("gps"), "Invented.", "2.0")
    assert made.revision.version == "2.0"
    before = themes(small)
    for version in ("1.0", "2.0"):
        with pytest.raises(RefusedError, match=f"there was a version {version} before"):
            revise(small, retire("police-response"), "Invented.", version)
    assert themes(small) == before


@pytest.mark.parametrize(
    ("why", "version", "said"),
    [
        (" ", None, "the reason is empty"),
        ("a\x1b", None, "the reason holds the character U+001B, which is not text"),
        ("x" * 20_001, None, "the reason is longer than 20,000 characters"),
        ("x", "1 1", "the version may have only letters, digits and single . + and -"),
    ],
)
def test_what_cannot_be_written_down_is_said_and_nothing_is_written(small, why, version, said):
    before = themes(small)
    with pytest.raises(UsageError) as error:
        revise(small, retire("gps"), why, version)
    assert str(error.value) == said
    assert themes(small) == before


@pytest.mark.parametrize(
    "change",
    [
        lambda codebook, _: changes.rename(codebook, "gps", None, "use of maracs"),
        lambda codebook, _: changes.add(
            codebook, "new", Wording("Use of MARACs", "x"), SubthemePlace("process")
        ),
        lambda codebook, made: split(
            codebook, "gps", {"a": "One", "b": "one"}, {"a": "x", "b": "y"}, made
        ),
    ],
    ids=["rename", "add", "split"],
)
def test_two_subthemes_are_never_called_alike(small, change):
    before = themes(small)
    with pytest.raises(RefusedError, match=r"would both be called '.*': give another label"):
        revise(small, change, "Invented.")
    assert themes(small) == before


def test_what_was_called_alike_before_may_stay_so_and_a_label_be_free_again(small):
    path = small.root / "themes.yaml"
    text = path.read_text()
    path.write_text(text.replace("label: Use of MARACs", "label: Issues related to GPs"))
    revise(open_project(small.root), retire("police-response"), "Invented.")
    revise(open_project(small.root), retire("gps"), "Invented.")
    made = revise(
        open_project(small.root),
        lambda codebook, _: changes.add(
            codebook,
            "new",
            Wording("More robust response from police", "x"),
            SubthemePlace("process"),
        ),
        "Invented.",
    )
    assert list(made.codebook.subthemes) == ["use-of-maracs", "new"]


def test_a_codebook_that_has_errors_is_left_as_it_is(small):
    path = small.root / "themes.yaml"
    path.write_text(themes(small) + "nonsense: 1\n", "utf-8")
    before = themes(small)
    with pytest.raises(DataProblemsError) as error:
        revise(small, retire("gps"), "Invented.")
    assert [problem.code for problem in error.value.problems] == ["unknown-key"]
    assert themes(small) == before


def test_a_change_that_would_make_errors_writes_nothing(small):
    before = themes(small)

    def broken(codebook, _):
        done = changes.rename(codebook, "gps", "surgeries")
        return done._replace(named=("police-response",))

    with pytest.raises(DataProblemsError) as error:
        revise(small, broken, "Invented.")
    assert str(error.value) == "the codebook would have errors; nothing was written"
    assert {problem.code for problem in error.value.problems} == {"history-subtheme"}
    assert themes(small) == before


def test_the_codebook_is_read_anew_under_the_lock(small):
    open_before = open_project(small.root)
    revise(small, retire("gps"), "Invented.")
    assert revise(open_before, retire("police-response"), "Later.").revision.after == "1.1"


def test_a_file_that_another_program_changes_meanwhile_is_left_to_it(small):
    path = small.root / "themes.yaml"

    def slow(codebook, version):
        path.write_text(themes(small) + "# mine\n", "utf-8")
        return changes.retire(codebook, "gps", version)

    with pytest.raises(BusyError, match="was changed by another program"):
        revise(small, slow, "Invented.")
    assert themes(small).endswith("# mine\n")


def test_a_pointer_becomes_the_codebook_itself_with_its_disclosure(tmp_path):
    (tmp_path / "themes.yaml").write_text(
        '# ours,\n#and mine\nuses: {id: west-midlands-dhr, version: "1.0"}\n'
        "# agreed\ndisclosure: {threshold: 7}\n"
    )
    made = revise(open_project(tmp_path), retire("equality"), "Invented.")
    read = read_codebook(tmp_path / "themes.yaml")
    assert not read.points
    assert read.codebook.disclosure.threshold == 7
    assert len(read.codebook.subthemes) == 20
    assert made.notes[-2:] == (
        "themes.yaml pointed to the codebook that dhrcode carries, and holds it itself now.",
        "What its comments said of that is gone: ours, and mine",
    )
    assert "# agreed\ndisclosure: {threshold: 7}\n" in read.data.decode()


def tiny(root: Path) -> None:
    subthemes = tuple(Subtheme(id=n, label=n.upper(), definition=f"{n} `b`.") for n in "abcd")
    areas = (
        Area(id="x", label="X", subthemes=subthemes[:2]),
        Area(id="y", label="Y", subthemes=subthemes[2:]),
    )
    book = Codebook(id="tiny", version="1.0", title="Tiny", areas=areas)
    text = codebook_yaml(book).replace("      - id: b\n", "      # of b\n      - id: b\n")
    (root / "themes.yaml").write_text(text, "utf-8")


def attempt(project, kind, one, other, fresh):
    """One of the changes, on subthemes that are there or are not any more."""
    wording = Wording(f"Label {fresh}", f"Definition {fresh}.")
    parts = {f"{fresh}-1": "One", f"{fresh}-2": "Two"}
    place = (
        SubthemePlace(other)
        if other in ("x", "y")
        else SubthemePlace(f"area-{other}", new="Made for it")
    )
    change = {
        "add": lambda c, _: changes.add(c, fresh, wording, place),
        "rename": lambda c, _: changes.rename(c, one, fresh),
        "relabel": lambda c, _: changes.rename(c, one, None, f"Label {fresh}"),
        "move": lambda c, _: changes.move(c, one, SubthemePlace("y" if fresh < "n2" else "x")),
        "merge": lambda c, v: merge(c, [one, other], one if fresh < "n3" else fresh, wording, v),
        "split": lambda c, v: split(c, one, parts, dict.fromkeys(parts, "x"), v),
        "retire": lambda c, v: changes.retire(c, one, v),
        "redefine": lambda c, _: changes.redefine(c, one, Wording(definition=fresh)),
    }[kind]
    return revise(project, change, "Invented.")


KINDS = ["add", "rename", "relabel", "move", "merge", "split", "retire", "redefine"]
NAMES = [*"abcd", *"abcd", *"abcd", "x", "y", *(f"n{n}" for n in range(5)), "n1-1", "n3-2"]
STEP = st.tuples(
    st.sampled_from(KINDS),
    st.sampled_from(NAMES),
    st.sampled_from(NAMES),
    st.sampled_from([f"n{n}" for n in range(5)]),
)


@pytest.mark.slow
@settings(max_examples=100)
@given(st.lists(STEP, min_size=1, max_size=8))
def test_whatever_is_done_in_whatever_order_the_codebook_holds_and_tells_it(steps):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        tiny(root)
        first = open_project(root).codebook
        done = 0
        for step in steps:
            before = (root / "themes.yaml").read_bytes()
            try:
                attempt(open_project(root), *step)
                done += 1
            except (UsageError, RefusedError):
                assert (root / "themes.yaml").read_bytes() == before
        after = open_project(root).codebook
        assert after.version == f"1.{done}"
        assert [c for *_, c in comments((root / "themes.yaml").read_text("utf-8"))] == ["# of b"]
        told = compare_codebooks(first, after)
        assert told.recorded == after.history == revisions_since(after, "1.0")
        assert {one.what for one in told.differences if one.of == "subtheme"} <= {"changed"}
        assert told.same == (done == 0)

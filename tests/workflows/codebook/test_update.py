"""A project brought into step with the newest shipped codebook: the file, the step, the records."""

import runpy
from pathlib import Path

import pytest

from dhrcode.analysis.selection import Selection
from dhrcode.errors import BusyError, FormatError, RefusedError
from dhrcode.model.record import CodebookVersion, Record
from dhrcode.store.codebooks import shipped_codebook
from dhrcode.store.project import open_project
from dhrcode.store.yaml.writer import record_yaml
from dhrcode.workflows.codebook import changes
from dhrcode.workflows.codebook.migration import carry_out as migrate
from dhrcode.workflows.codebook.migration import planned
from dhrcode.workflows.codebook.revision import revise
from dhrcode.workflows.codebook.update import carry_out, planned_update, shipped_base
from dhrcode.workflows.codebook.wording import Wording
from dhrcode.workflows.outputs.table import tabulate
from dhrcode.workflows.queue import queue

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
SHIPPED, NEWER, made = (_SHARED[n] for n in ("SHIPPED", "NEWER", "made"))
POINTER = '# ours\nformat: 2\nuses: {id: shipped, version: "1.0"}  # still\n'
pytestmark = pytest.mark.usefixtures("carried")


@pytest.fixture(params=[SHIPPED, POINTER], ids=["a copy", "a pointer"])
def project(tmp_path, request):
    """A project with one complete record, which has the codebook or points to it."""
    return started(tmp_path, request.param)


def started(folder, themes):
    root = folder / "study"
    (root / "records").mkdir(parents=True)
    (root / "themes.yaml").write_text(themes, "utf-8")
    record = Record.model_validate(
        {
            "review": "DHR1",
            "codebook": CodebookVersion(id="shipped", version="1.0"),
            "coder": "LN",
            "coded": "2025-03-10",
            "status": "complete",
            "findings": {one: {"finding": "absent"} for one in ("gps", "courts", "housing")},
        }
    )
    (root / "records" / "DHR1.yaml").write_text(record_yaml(record), "utf-8")
    return open_project(root)


def themes(project):
    return (project.root / "themes.yaml").read_text("utf-8")


def test_it_has_what_is_new_and_its_records_are_queued_by_its_history(project):
    update = planned_update(project)
    carry_out(project, update)
    after = open_project(project.root)
    assert after.codebook == update.after
    assert after.codebook.model_copy(update={"based_on": None}) == shipped_codebook()
    migrate(after, planned(after))
    assert [(one.subtheme, one.version, one.why) for one in queue(after).waiting] == [
        ("gps", "1.1", "Defined anew: Nurses are asked too."),
        ("rent", "1.1", "New in version 1.1: It recurs."),
    ]


def test_once_more_there_is_nothing_newer(project):
    carry_out(project, planned_update(project))
    assert planned_update(open_project(project.root)) is None


def test_planning_writes_nothing_and_the_table_stays_until_then(project):
    before, table = themes(project), tabulate(project, Selection())
    assert planned_update(project) is not None
    assert themes(project) == before
    assert tabulate(open_project(project.root), Selection()) == table


def test_of_a_pointer_the_version_alone_changes(tmp_path):
    project = started(tmp_path, POINTER)
    carry_out(project, planned_update(project))
    assert themes(project) == '# ours\nformat: 2\nuses: {id: shipped, version: "1.1"}  # still\n'


def test_a_pointers_disclosure_stays(tmp_path):
    project = started(tmp_path, POINTER + "disclosure: {threshold: 7}\n")
    carry_out(project, planned_update(project))
    assert open_project(project.root).codebook.disclosure.threshold == 7


def test_of_a_copy_the_comments_stay_and_the_rest_is_as_shipped(tmp_path):
    project = started(tmp_path, SHIPPED)
    carry_out(project, planned_update(project))
    based = 'based_on: {id: shipped, version: "1.1"}\n'
    assert based in themes(project)
    assert themes(project).replace(based, "") == NEWER


def test_a_project_with_a_version_of_its_own_gets_the_next_and_goes_on_from_there(tmp_path):
    project = started(tmp_path, SHIPPED)
    change = Wording(definition="Judges and juries.")
    revise(project, lambda c, _: changes.redefine(c, "courts", change), "Juries count.")
    project = open_project(project.root)
    carry_out(project, planned_update(project))
    after = open_project(project.root)
    assert after.codebook.version == "1.2"
    assert planned_update(after) is None
    migrate(after, planned(after))
    assert [(one.subtheme, one.version) for one in queue(after).waiting] == [
        ("gps", "1.2"),
        ("courts", "1.1"),
        ("rent", "1.2"),
    ]


def test_it_is_one_step_that_names_its_command(project):
    before, found = themes(project), open_project(project.root, "codebook update")
    carry_out(found, planned_update(found))
    ((number, step),) = found.journal.done()
    assert (step.command, step.files) == ("codebook update", 1)
    found.journal.take_back(number, "undo")
    assert themes(project) == before


def test_a_codebook_that_changed_meanwhile_is_left_alone(project):
    update = planned_update(project)
    path = project.root / "themes.yaml"
    path.write_text(themes(project) + "# another\n", "utf-8")
    with pytest.raises(BusyError, match=r"^the codebook has just been changed"):
        carry_out(project, update)
    assert themes(project).endswith("# another\n")


def test_a_codebook_that_is_none_of_the_carried_is_refused(tmp_path):
    project = started(tmp_path, SHIPPED.replace("id: shipped", "id: ours"))
    with pytest.raises(RefusedError, match=r"^ours 1\.0 comes from no codebook"):
        planned_update(project)


def test_a_project_in_format_1_is_told_to_raise_it(tmp_path):
    project = started(tmp_path, SHIPPED.replace("format: 2\n", ""))
    with pytest.raises(FormatError, match="would hold 'based_on', which needs format 2"):
        planned_update(project)


def test_two_subthemes_of_one_label_are_refused(tmp_path):
    project = started(tmp_path, SHIPPED.replace("label: Courts", "label: Rent"))
    with pytest.raises(RefusedError, match=r"^courts and rent would both be called 'Rent'"):
        planned_update(project)


OWN = """\
  - version: "{version}"
    after: "{after}"
    "on": 2026-12-01
    change: redefine
    subthemes: [courts]
    why: Invented.
    findings: kept
"""


def own(text, after, version):
    """A codebook with a change of its own."""
    history = "" if "history:" in text else "history:\n"
    text = text.replace(f'\nversion: "{after}"', f'\nversion: "{version}"')
    return made(text + history + OWN.format(after=after, version=version))


@pytest.mark.parametrize(
    ("codebook", "version"),
    [
        (made(SHIPPED), "1.0"),
        (made(NEWER), "1.1"),
        (own(SHIPPED, "1.0", "1.1"), "1.0"),
        (own(SHIPPED, "1.0", "2.0"), "1.0"),
        (own(NEWER, "1.1", "1.2"), "1.1"),
    ],
    ids=["1.0", "1.1", "1.0 and a 1.1 of its own", "1.0 and a 2.0", "1.1 and a change"],
)
def test_the_history_tells_it(codebook, version):
    assert (shipped_base(codebook).id, shipped_base(codebook).version) == ("shipped", version)


@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_what_the_codebook_says_goes_before_its_history(version):
    said = CodebookVersion(id="shipped", version=version)
    other = made(SHIPPED).model_copy(update={"id": "ours", "version": "7", "based_on": said})
    assert shipped_base(other).version == version


UNKNOWN = (
    "comes from no codebook that this dhrcode carries: if it does under another name, say so in "
    "themes.yaml, such as 'based_on: {id: shipped, version: \"1.1\"}'"
)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"id": "ours"}, f"ours 1.0 {UNKNOWN}"),
        ({"version": "1.0-ours"}, f"shipped 1.0-ours {UNKNOWN}"),
        (
            {"based_on": CodebookVersion(id="shipped", version="0.9")},
            "based_on says shipped 0.9, which this dhrcode does not carry",
        ),
    ],
)
def test_of_any_other_it_is_not_known(changed, words):
    with pytest.raises(RefusedError) as caught:
        shipped_base(made(SHIPPED).model_copy(update=changed))
    assert str(caught.value) == words

"""A project in Python: what `dhrcode.open` gives is what the commands print."""

import io
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import dhrcode
from dhrcode.errors import DataProblemsError, NotFoundError, UsageError

ROOT = Path(__file__).parents[1]
FICTIONAL = ROOT / "examples" / "fictional"


@pytest.fixture(scope="module")
def study():
    return dhrcode.open(FICTIONAL, include_drafts=True)


@pytest.fixture(scope="module")
def printed(run):
    """What a command prints, about the same reviews."""

    def call(*arguments):
        done = run(*arguments, "--include-drafts", cwd=FICTIONAL)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return call


@pytest.mark.parametrize("name", ["findings", "evidence", "attributes", "summaries", "contacts"])
def test_frames_are_what_export_writes(study, run, tmp_path, name):
    target = tmp_path / f"{name}.csv"
    run("export", target, "--include-drafts", "--allow-identifiers", cwd=FICTIONAL)
    written = pd.read_csv(target, dtype=str, keep_default_na=False)
    frame = getattr(study, name)()
    assert list(frame.columns) == list(written.columns)
    shown = [["" if pd.isna(cell) else cell for cell in row] for row in frame.to_numpy(object)]
    texts = [[c.date().isoformat() if hasattr(c, "date") else str(c) for c in row] for row in shown]
    assert texts == written.to_numpy().tolist()


def test_the_table_and_counts_are_those_of_table(study, printed):
    rows = json.loads(printed("table", "--format", "json"))["rows"]
    table, counts = study.table(), study.counts()
    assert [name for _, name in table.index] == [row["subtheme_id"] for row in rows]
    for row in rows:
        cells = table.loc[row["area_id"], row["subtheme_id"]]
        assert {r: c for r, c in cells.items() if c != "not-coded"} == row["findings"]
        assert counts.loc[row["subtheme_id"], "present"] == row["present"]
        assert counts.loc[row["subtheme_id"], "not-stated"] == row["not_stated"]


def test_a_crosstab_is_that_of_crosstab(study, printed):
    data = json.loads(printed("crosstab", "victim.sex", "gps", "--format", "json"))
    frame = study.crosstab("victim.sex", "gps")
    assert frame.index.name == "victim.sex"
    assert frame.to_numpy().sum() == sum(sum(row["counts"].values()) for row in data["rows"])
    assert frame.attrs["test"].startswith("undefined")


def test_counts_by_an_attribute_are_those_of_report(study, printed):
    frame = study.counts(by="victim.sex")
    assert list(frame.index) == list(study.codebook.subthemes)
    assert frame.attrs["reviews"] == {"female": 2}
    assert frame["female"].tolist() == study.counts()["present"].tolist()


def test_agreement_is_that_of_agree(study, printed):
    text = printed("agree", "--samples", "0", "--format", "csv")
    written = pd.read_csv(io.StringIO(text))
    frame = study.agreement(samples=0)
    assert frame["measure"].tolist() == written["measure"].tolist()
    assert frame["value"].tolist() == pytest.approx(written["value"].tolist(), nan_ok=True)


def test_actions_are_those_of_plan_list(study, run):
    done = run("plan", "list", "--format", "json", "--on", "2024-06-01", cwd=FICTIONAL)
    frame = study.actions(on=date(2024, 6, 1))
    assert frame["id"].tolist() == [action["id"] for action in json.loads(done.stdout)]
    assert "when" in study.contacts(with_dates=True)


def test_problems_are_those_of_check(study):
    assert [problem.code for problem in study.problems if problem.code == "draft"] == ["draft"]


def test_what_is_selected_counts_alone():
    chosen = dhrcode.open(FICTIONAL, where="victim.sex=female", kind=["dhr"])
    assert list(chosen.table().columns) == ["DHR41"]
    assert repr(chosen) == f"<Study {FICTIONAL}: victim.sex=female; kind dhr>"
    coder = dhrcode.open(FICTIONAL, coder="EM", include_drafts=True)
    assert set(coder.findings()["coder"]) == {"EM"}


def test_what_there_is_not_is_said(tmp_path):
    with pytest.raises(NotFoundError, match="there is no themes"):
        dhrcode.open(tmp_path / "nowhere")
    with pytest.raises(UsageError, match="no attribute 'x'"):
        dhrcode.open(FICTIONAL, where="x=1")
    with pytest.raises(AttributeError, match="no attribute 'close'"):
        dhrcode.close  # noqa: B018


def test_no_number_is_made_of_a_faulty_record(small_study):
    (small_study / "records" / "DHR2.yaml").write_text("review: DHR9\n", encoding="utf-8")
    with pytest.raises(DataProblemsError):
        dhrcode.open(small_study).counts()


@pytest.fixture
def small_study(tmp_path):
    import shutil  # noqa: PLC0415 - of this fixture alone

    return Path(shutil.copytree(ROOT / "tests" / "projects" / "small", tmp_path / "small"))


def test_importing_dhrcode_loads_nothing_heavy():
    asks = "import sys, dhrcode; print(sorted({'pandas', 'pydantic', 'yaml'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def cells_of(notebook):
    return ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]


def test_the_notebook_runs_and_draws_three_plots(monkeypatch):
    import matplotlib as mpl  # noqa: PLC0415 - half a second

    mpl.use("Agg")
    from matplotlib import pyplot as plt  # noqa: PLC0415

    monkeypatch.chdir(ROOT / "examples")
    notebook = json.loads((ROOT / "examples" / "notebook.ipynb").read_text(encoding="utf-8"))
    names: dict[str, object] = {}
    plt.close("all")
    for source in cells_of(notebook):
        exec(compile(source, "notebook.ipynb", "exec"), names)
    assert len(plt.get_fignums()) == 3
    plt.close("all")
    assert all(not cell.get("outputs") for cell in notebook["cells"])

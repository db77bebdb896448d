"""`codebook agency`, as a person types it."""

import shutil
from pathlib import Path

from dhrcode.store.shipped import earlier_paths


def test_the_list_is_made_and_changed(said, project_dir):
    def agency(*given):
        return said("codebook", "agency", *given, cwd=project_dir)

    themes = project_dir / "themes.yaml"
    value = "      - {id: police, label: Police}\n"
    new = f"{value}      - {{id: school-nurse, label: School nurse}}\n"
    before = earlier_paths()["west-midlands-dhr", "1.1"].read_text("utf-8")
    themes.write_text(before.replace(value, new), "utf-8")
    status, out, err = agency("add", "--from", "known-to")
    assert (status, err) == (0, "")
    assert out == "added 1 agency: school-nurse\n"
    assert agency("add", "ambulance")[1] == "added 1 agency: ambulance\n"
    assert agency("rename", "gp", "practice")[1] == "gp is practice now\n"
    assert agency("merge", "ambulance", "hospital", "--into", "other")[1] == (
        "ambulance and hospital became other\n"
    )
    assert agency("retire", "housing")[1] == "housing is retired; plans keep it\n"
    assert said("check", cwd=project_dir)[0] == 0
    assert agency("add")[0] == 2


def test_plans_that_change_are_counted(said, tmp_path):

    case = Path(__file__).parents[2] / "cases" / "good" / "plans"
    folder = Path(shutil.copytree(case, tmp_path / "plans"))
    assert said("codebook", "agency", "rename", "gp", "practice", cwd=folder)[1] == (
        "gp is practice now; changed in 1 plan\n"
    )
    assert said("undo", cwd=folder)[0] == 0

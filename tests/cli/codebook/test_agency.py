"""`codebook agency`, as a person types it."""

import shutil
from pathlib import Path

from dhrcode.store.shipped import earlier_paths


def first(answer):
    status, out, err = answer
    assert (status, err) == (0, "")
    return " ".join(out.split(".\n")[0].split())


def test_the_list_is_made_and_changed(said, project_dir):
    def agency(*given):
        return said("codebook", "agency", *given, cwd=project_dir)

    themes = project_dir / "themes.yaml"
    value = "      - {id: police, label: Police}\n"
    new = f"{value}      - {{id: school-nurse, label: School nurse}}\n"
    before = earlier_paths()["west-midlands-dhr", "1.1"].read_text("utf-8")
    themes.write_text(before.replace(value, new), "utf-8")
    made = "of west-midlands-dhr, after"
    assert first(agency("add", "--from", "known-to")) == (
        f"Version 1.2 {made} 1.1: the agency school-nurse was added"
    )
    assert "    values: agencies\n    besides:\n" in themes.read_text("utf-8")
    assert first(agency("add", "ambulance", "--why", "It was asked.")) == (
        f"Version 1.3 {made} 1.2: the agency ambulance was added"
    )
    assert first(agency("rename", "gp", "practice")) == (
        f"Version 1.4 {made} 1.3: the agency gp was renamed to practice"
    )
    assert first(agency("merge", "ambulance", "hospital", "--into", "other")) == (
        f"Version 1.5 {made} 1.4: the agencies ambulance and hospital became other"
    )
    assert first(agency("retire", "housing")) == (
        f"Version 1.6 {made} 1.5: the agency housing was retired"
    )
    history = " ".join(said("codebook", "history", cwd=project_dir)[1].split())
    assert "the agency ambulance was added" in history
    assert "It was asked." in history
    assert "No reason was given." in history
    assert said("check", cwd=project_dir)[0] == 0
    assert agency("add")[0] == 2


def test_migrate_brings_plans_along(said, tmp_path):
    case = Path(__file__).parents[2] / "cases" / "good" / "plans"
    folder = Path(shutil.copytree(case, tmp_path / "plans"))
    assert first(said("codebook", "agency", "rename", "gp", "practice", cwd=folder)).endswith(
        "the agency gp was renamed to practice"
    )
    status, out, _ = said("migrate", cwd=folder)
    assert (status, "2 plans brought along" in out) == (0, True)
    assert "agency: gp" not in (folder / "actions" / "DHR1.yaml").read_text("utf-8")
    assert said("undo", cwd=folder)[0] == 0

"""Every problem of a project, all together."""

from dhrcode.workflows.project.check import check_project


def test_checking_finds_what_the_folder_the_records_and_the_checks_say(small):
    (small.folder / "DHR2 (1).yaml").write_text("")
    small.path_of("DHR8").write_text("")
    assert [problem.code for problem in check_project(small)] == [
        "stray-file",
        "draft",
        "empty-file",
    ]

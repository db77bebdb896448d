"""Options that several commands share, and the project that they name."""

from types import SimpleNamespace

import pytest

from dhrcode.cli.options import (
    ProjectOptions,
    RecordsOptions,
    SelectionOptions,
    command_of,
    tell_recovered,
)
from dhrcode.errors import NotFoundError, UsageError
from dhrcode.store.project import open_project


def context(folder=None, path="dhrcode table"):
    """What a command is called in: what was typed before it, and its own name."""
    return SimpleNamespace(
        obj=folder, command_path=path, find_root=lambda: SimpleNamespace(info_name="dhrcode")
    )


@pytest.mark.parametrize(
    ("path", "command"),
    [("dhrcode table", "table"), ("dhrcode codebook rename", "codebook rename")],
)
def test_a_command_is_named_as_it_was_typed(path, command):
    assert command_of(context(path=path)) == command


def test_a_project_is_named_before_or_after_the_command(small, fictional):
    assert ProjectOptions(context(small)).open().codebook.id == "small-study"
    assert ProjectOptions(context(), small).open().codebook.id == "small-study"
    assert ProjectOptions(context(small), fictional).open().root == fictional  # the nearer one


def test_with_a_coder_its_records_are_that_coders(small):
    own = small / "coders" / "EM"
    assert ProjectOptions(context(small)).open("EM").folder == own
    assert RecordsOptions(context(small), "EM").open().folder == own
    with pytest.raises(UsageError, match="'E/M' cannot be a coder's initials"):
        ProjectOptions(context(small)).open("E/M")


def test_a_project_may_be_missing_where_none_was_named(small, tmp_path, monkeypatch):
    nowhere = tmp_path / "nowhere"
    nowhere.mkdir()
    monkeypatch.chdir(nowhere)
    assert ProjectOptions(context()).open_if_any() is None
    for named in (ProjectOptions(context(nowhere)), ProjectOptions(context(), nowhere)):
        with pytest.raises(NotFoundError):
            named.open_if_any()
    monkeypatch.chdir(small / "records")
    assert ProjectOptions(context()).open_if_any().root.resolve() == small.resolve()


def test_what_was_chosen_is_the_selection_that_is_meant(small):
    project = open_project(small)
    assert SelectionOptions().of(project).is_whole
    chosen = SelectionOptions(["victim.sex=female"], ["dhr"], include_drafts=True)
    made = chosen.of(project, ["health"])
    assert (len(made.conditions), made.kinds, made.areas) == (1, ("dhr",), ("health",))
    assert made.include_drafts
    with pytest.raises(UsageError):
        SelectionOptions(kind=["none"]).of(project)


def test_what_became_of_an_interrupted_command_is_told_apart_from_the_output(capsys):
    tell_recovered(SimpleNamespace(said="'dhrcode import' was interrupted, and is finished now."))
    assert capsys.readouterr() == ("", "'dhrcode import' was interrupted, and is finished now.\n")

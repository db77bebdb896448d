"""The independent codings that agree and disagreements compare, as they were asked for."""

import pytest

from dhrcode.cli.commands.double_coding.codings import CodersOptions, compared
from dhrcode.cli.options import SelectionOptions
from dhrcode.errors import UsageError
from dhrcode.store.project import open_project


def asked(folder, coders=None, area=None, **chosen):
    return compared(open_project(folder), CodersOptions(coders, area), SelectionOptions(**chosen))


@pytest.mark.parametrize(
    ("coders", "names"),
    [
        (None, ["EM", "JB", "LN"]),
        ("", ["EM", "JB", "LN"]),
        ("LN,EM", ["EM", "LN"]),
        (" EM , ,JB ", ["EM", "JB"]),
    ],
)
def test_coders_are_parted_by_commas(coded_once, coders, names):
    assert sorted(asked(coded_once, coders).codings.cases) == names


def test_what_was_chosen_is_the_selection_that_is_compared(coded_once):
    made = asked(coded_once, area=["health"], kind=["dhr"])
    assert made.selection.areas == ("health",)
    assert made.selection.kinds == ("dhr",)
    assert "INT3" not in made.codings.reviews


def test_nobody_of_that_name(coded_once):
    with pytest.raises(UsageError, match=r"^nobody is called 'XX' here: one of EM, JB, LN"):
        asked(coded_once, "XX")


def test_warnings_are_told_apart_from_the_output(coded, capsys, monkeypatch):
    monkeypatch.chdir(coded)
    (coded / "coders" / "notes.txt").write_text("")
    asked(coded)
    out, err = capsys.readouterr()
    assert (out, err.startswith("coders/notes.txt:1:1: warning: ")) == ("", True)

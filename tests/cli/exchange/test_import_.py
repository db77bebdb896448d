"""import: what is asked for together, and what a preview shows of many records."""

from types import SimpleNamespace

import pytest

from dhrcode.cli.commands.exchange import import_ as module
from dhrcode.cli.commands.exchange.import_ import MeaningOptions, import_
from dhrcode.cli.options import ProjectOptions
from dhrcode.errors import UsageError
from dhrcode.store.project import open_project

MAP = """\
id: {heading: Case no, prefix: DHR}
findings: {GPs: gps, MARACs: use-of-maracs}
values: {x: present}
"""


@pytest.fixture
def typed(small):
    """`dhrcode import` as it was typed in the small project."""
    context = SimpleNamespace(
        obj=small,
        command_path="dhrcode import",
        find_root=lambda: SimpleNamespace(info_name="dhrcode"),
    )

    def call(*files, meaning=None, **more):
        typed = [small / file for file in files]
        import_(typed, meaning or MeaningOptions(), at=ProjectOptions(context), **more)

    return call


@pytest.fixture
def table(small):
    """Writes a table of so many reviews, all with the same finding, and its map."""
    (small / "map.yaml").write_text(MAP)

    def write(reviews, cells="x,"):
        rows = "".join(f"{number},{cells}\n" for number in range(100, 100 + reviews))
        (small / "table.csv").write_text(f"Case no,GPs,MARACs\n{rows}")
        return MeaningOptions(map_file=small / "map.yaml", coder="LN")

    return write


@pytest.mark.parametrize(("more", "last"), [(0, "DHR119: new, "), (1, "and 1 more that are new")])
def test_the_first_new_records_are_listed_and_the_others_counted(typed, table, capsys, more, last):
    typed("table.csv", meaning=table(module.MAX_NAMED + more), dry_run=True)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == ("DHR100: new, 1 of 3 coded, 1 present, 0 victims, 0 perpetrators, draft")
    assert len(lines) == module.MAX_NAMED + more
    assert lines[-1].startswith(last)


@pytest.mark.parametrize("more", [0, 1])
def test_the_first_changed_records_are_shown_whole(typed, table, capsys, monkeypatch, more):
    monkeypatch.setattr(module, "MAX_DIFFS", 2)
    typed("table.csv", meaning=table(2 + more))
    capsys.readouterr()
    typed("table.csv", meaning=table(2 + more, cells=",x"), dry_run=True, replace=True)
    out = capsys.readouterr().out.splitlines()
    assert sum(line.startswith("+++ ") for line in out) == 2
    assert ("and 1 more that would change" in out) is bool(more)


def test_a_preview_writes_nothing_and_says_so(typed, table, small, capsys):
    typed("table.csv", meaning=table(1), dry_run=True)
    assert capsys.readouterr().err.splitlines()[-1] == "dry run, nothing written: 1 record new"
    assert not (small / "records" / "DHR100.yaml").exists()
    typed("table.csv", meaning=table(1))
    out, err = capsys.readouterr()
    assert (out, err.splitlines()[-1]) == ("", "1 record new")
    assert (small / "records" / "DHR100.yaml").exists()


@pytest.mark.parametrize(
    ("files", "more", "said"),
    [
        (("a.qdc", "b.qdc"), {}, r"^a codebook is brought in alone$"),
        (("a.QDC", "a.csv"), {}, r"^a codebook is brought in alone$"),
        (("a.csv",), {"output": "map.yaml"}, "^--output is where --sketch writes a map, or whe"),
    ],
)
def test_what_cannot_be_meant_together(typed, small, files, more, said):
    given = {name: small / value for name, value in more.items()}
    with pytest.raises(UsageError, match=said):
        typed(*files, **given)


def test_whose_coding_it_is_goes_with_the_files(small):
    request = module._request(open_project(small), MeaningOptions(coder="EM"))
    assert (request.coder, request.own) == ("EM", False)
    request = module._request(open_project(small), MeaningOptions(own="EM", sheet="One"))
    assert (request.coder, request.own, request.sheet) == ("EM", True, "One")
    with pytest.raises(UsageError):
        module._request(open_project(small), MeaningOptions(coder="LN", own="EM"))

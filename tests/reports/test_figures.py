"""The figures that other workbooks link to: a subtheme keeps its row."""

from dhrcode.model.codebook import Area, Codebook, Subtheme
from dhrcode.reports.figures import figures_table


def test_a_retired_subtheme_keeps_an_empty_row_and_one_not_selected_too():
    subthemes = tuple(
        Subtheme(id=name, label=name.upper(), definition="Invented.", retired=since)
        for name, since in (("c", None), ("b", "1.1"), ("a", None))
    )
    areas = (Area(id="x", label="X", subthemes=subthemes),)
    codebook = Codebook(id="tiny", version="1.1", title="Tiny", areas=areas)
    table = figures_table(codebook, {"c": (1, 4, 0.25, 1, 1, 1, 0)})
    nothing = (None,) * 7
    assert [tuple(line.cells) for line in table.lines] == [
        ("a", *nothing, "A", "X"),
        ("b", *nothing, "B (retired since version 1.1)", "X"),
        ("c", 1, 4, 0.25, 1, 1, 1, 0, "C", "X"),
    ]

from dhrcode.exporters.charts.drawing import draw
from dhrcode.reports.blocks import Chart, Column, Line, Table
from dhrcode.store.outgoing.pictures import is_own_chart


def test_a_chart_of_ours_is_known_by_what_it_says_of_itself():
    table = Table("T", (Column("A", "label"), Column("B", "count")), (Line(("x", 3)),))
    drawn = draw(Chart("bars", "T", "alt", table, (1,), "reviews"), "png")
    assert is_own_chart(drawn)
    assert not is_own_chart(drawn.replace(b"dhrcode", b"another", 1))
    assert not is_own_chart(b"tEXtSoftware\0dhrcode")

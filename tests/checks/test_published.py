from dhrcode.checks.published import published_faults
from dhrcode.model.codebook import Area, Codebook, Subtheme
from dhrcode.model.published import Published

SUBTHEMES = (
    Subtheme(id="gps", label="GPs", definition="d"),
    Subtheme(id="housing", label="Housing", definition="d", retired="1.1"),
)
CODEBOOK = Codebook(
    id="tiny", version="1.1", title="Tiny", areas=(Area(id="a", label="A", subthemes=SUBTHEMES),)
)


def said(**counts: int) -> list[tuple[object, ...]]:
    published = Published.model_validate({"source": "s", "reviews": 3, "counts": counts})
    return [(f.path, f.code, f.sentence, f.at_key) for f in published_faults(published, CODEBOOK)]


def test_counts_that_can_be():
    assert said(gps=3) == []


def test_what_is_not_coded_and_what_cannot_be_counted():
    assert said(gp=1, housing=1, gps=4) == [
        (
            ("counts", "gp"),
            "unknown-subtheme",
            "the codebook has no subtheme 'gp': did you mean 'gps'?",
            True,
        ),
        (
            ("counts", "housing"),
            "unknown-subtheme",
            "the codebook has no subtheme 'housing': it is retired since version 1.1",
            True,
        ),
        (("counts", "gps"), "count-above-reviews", "4 of 3 reviews is more than there are", False),
    ]

"""coder as a person runs it."""


def test_initials_are_changed(said, small):
    assert said("coder", "JB", "J.Bell", cwd=small) == (
        0,
        "JB is J.Bell now (2 files). 'dhrcode undo' takes it back.\n",
        "",
    )
    assert "J.Bell" in said("show", "DHR7", cwd=small)[1]


def test_initials_that_somebody_has_are_refused(said, small):
    assert said("coder", "JB", "ln", cwd=small) == (
        4,
        "",
        "dhrcode: LN exists already; nothing was renamed\n",
    )
    assert said("coder", "QQ", "XY", cwd=small)[0] == 3
    assert said("coder", "JB", "", cwd=small)[0] == 2

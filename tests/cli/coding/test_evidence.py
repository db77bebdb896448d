"""evidence as a person runs it."""


def test_a_piece_is_mended(said, small):
    assert said(
        "evidence", "DHR2", "use-of-maracs", "1", "--page", "21", "--note", "", cwd=small
    ) == (
        0,
        (
            "DHR2: evidence 1 of use-of-maracs is now overview, page 21: "
            '"no agency sought a referral"\n'
        ),
        "",
    )
    assert '    1. overview, page 21: "no agency' in said("show", "DHR2", cwd=small)[1]


def test_what_cannot_be_meant(said, small):
    assert said("evidence", "DHR2", "gps", "1", "--page", "2", cwd=small) == (
        3,
        "",
        (
            "dhrcode: DHR2 has 0 pieces of evidence for gps, and no number 1: 'dhrcode show DHR2' "
            "numbers them\n"
        ),
    )
    assert said("evidence", "DHR2", "use-of-maracs", "1", cwd=small)[0] == 2
    assert said("evidence", "DHR2", "use-of-maracs", "one", "--page", "2", cwd=small)[0] == 2

"""clear as a person runs it."""


def test_a_finding_is_taken_out_with_its_evidence_and_comes_back(said, small):
    before = (small / "records" / "DHR2.yaml").read_bytes()
    assert said("clear", "DHR2", "use-of-maracs", cwd=small) == (
        0,
        (
            "DHR2: use-of-maracs is not coded any more; it was present; DHR2 was complete, and is "
            "a draft now\n"
            'Taken out: overview, page 20: "no agency sought a referral" - Each waited.\n'
            "Taken out: overview, section 4.2\n"
        ),
        "",
    )
    assert said("list", cwd=small)[0] == 0
    assert said("undo", cwd=small)[0] == 0
    assert (small / "records" / "DHR2.yaml").read_bytes() == before


def test_one_piece_is_taken_out(said, small):
    assert said("clear", "DHR2", "use-of-maracs", "--evidence", "2", cwd=small) == (
        0,
        "DHR2: use-of-maracs is present without this piece\nTaken out: overview, section 4.2\n",
        "",
    )
    assert said("clear", "DHR2", "use-of-maracs", "--evidence", "2", cwd=small)[0] == 3
    assert said("clear", "DHR2", "use-of-maracs", "--evidence", "0", cwd=small)[0] == 2
    assert said("clear", "DHR2", "housing", cwd=small)[0] == 2
    assert said("clear", "DHR22", "gps", cwd=small)[0] == 3


def test_an_independent_coding(said, small):
    said("code", "DHR2", "gps", "absent", "--as", "EM", cwd=small)
    assert said("clear", "DHR2", "gps", "--as", "EM", cwd=small)[:2] == (
        0,
        "DHR2: gps is not coded any more; it was absent\n",
    )


def test_what_was_agreed_is_refused(said, small):
    with (small / "records" / "DHR2.yaml").open("a") as file:
        file.write("consensus_of: [EM, LN]\n")
    assert said("clear", "DHR2", "gps", cwd=small) == (
        4,
        "",
        (
            "dhrcode: DHR2 joins the codings of EM, LN: 'dhrcode adjudicate DHR2 gps FINDING' "
            "changes what was agreed\n"
        ),
    )

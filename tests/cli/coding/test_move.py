"""move as a person runs it."""


def test_a_piece_is_moved(said, small):
    assert said("move", "DHR10", "gps", "use-of-maracs", "--evidence", "1", cwd=small) == (
        0,
        (
            "DHR10: it is evidence 2 of use-of-maracs (present) now; DHR10 was complete, and is a "
            "draft now\n"
            "Moved: Five doctors in one year.\n"
        ),
        "",
    )
    out = said("show", "DHR10", cwd=small)[1]
    assert "  Use of MARACs: present\n    1. page 7\n    2. Five doctors in one year.\n" in out
    assert "  Issues related to GPs: present\n" in out


def test_to_what_is_not_coded_it_goes_with_a_finding(said, small):
    said("code", "DHR7", "gps", "present", "--note", "Asked.", cwd=small)
    arguments = ("move", "DHR7", "gps", "police-response", "--evidence", "1")
    assert said(*arguments, cwd=small) == (
        2,
        "",
        "dhrcode: DHR7 has not coded police-response: say what is found, --finding present\n",
    )
    assert said(*arguments, "--finding", "absent", cwd=small)[:2] == (
        0,
        "DHR7: it is evidence 1 of police-response (absent) now\nMoved: Asked.\n",
    )
    assert said("move", "DHR7", "gps", "police-response", cwd=small)[0] == 2  # which piece?

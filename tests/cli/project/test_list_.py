"""list: which reviews there are, and how far each is coded."""

LISTED = """\
Review  Kind       Coder  Coded on    Status    Coded   Present
---------------------------------------------------------------
DHR2    dhr        LN     2025-03-10  complete  3 of 3  1
DHR7    dhr        JB     2025-03-14  draft     1 of 3  0
DHR10   dhr        LN     2025-03-12  complete  3 of 3  2
INT3    interview  JB     2025-04-01  complete  3 of 3  1
"""


def test_list_is_in_natural_order_with_how_far_each_is_coded(said, small):
    assert said("list", cwd=small) == (0, LISTED, "")


def test_list_of_an_empty_project_says_how_to_begin(said, project_dir):
    assert said("list", cwd=project_dir) == (
        0,
        "No reviews yet: 'dhrcode new --coder INITIALS' begins one.\n",
        "",
    )


def test_list_shows_the_good_records_and_the_problems_of_the_others(said, small):
    (small / "records" / "DHR99.yaml").write_text("")
    assert said("list", cwd=small) == (
        1,
        LISTED,
        (
            "records/DHR99.yaml:1:1: error: the file is empty: "
            "delete it, or restore it from a copy [empty-file]\n"
        ),
    )

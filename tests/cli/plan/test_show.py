"""`plan show`, and what `show` says of a plan."""


def test_a_plan_a_recommendation_and_an_action(said, planned):
    day = ("--on", "2024-12-31")
    status, out, _ = said("plan", "show", "DHR1", *day, cwd=planned)
    assert status == 0
    assert out.splitlines()[:5] == [
        "DHR1: plan of a review, 1 recommendation, 1 action",
        "As at 2024-12-31",
        "",
        "R1  Ask at registration.",
        "  To: GP",
    ]
    assert said("plan", "show", "DHR1/R1", *day, cwd=planned)[1].startswith(
        "DHR1, as at 2024-12-31\nR1  Ask at registration.\n  To: GP\n"
    )
    assert said("plan", "show", "DHR1/R1.a", *day, cwd=planned)[1] == (
        "DHR1, as at 2024-12-31\n"
        "  R1.a  Put the question on the form.\n"
        '    done, amber (A); due: 2024-12-31 ("by the end of 2024")\n'
        "    Owner: GP, Practice Manager\n"
        "    Measure: forms with the question; none now, all wanted\n"
        "    1. 2024-12-01, GP: done\n"
        "      The form\n"
    )


def test_what_is_not_there_is_said_with_the_nearest(said, planned):
    assert said("plan", "show", "DHR1/R2", cwd=planned) == (
        3,
        "",
        "dhrcode: DHR1 has no recommendation 'R2': 'dhrcode plan show DHR1' lists them\n",
    )


def test_show_names_a_review_s_recommendations_but_not_to_an_independent_coder(said, planned):
    out = said("show", "DHR1", cwd=planned)[1]
    assert out.endswith("  R1  Ask at registration. (1 action)\n")
    (planned / "coders" / "LN").mkdir(parents=True)
    (planned / "records" / "DHR1.yaml").rename(planned / "coders" / "LN" / "DHR1.yaml")
    assert "Ask" not in said("show", "DHR1", "--as", "LN", cwd=planned)[1]

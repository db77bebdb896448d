"""`plan recommend`, `respond` and `act`, as a person types them."""


def test_asked_answered_and_to_be_done(said, planned):
    def plan(*given):
        status, out, err = said("plan", *given, cwd=planned)
        assert (status, err) == (0, "")
        return out

    asked = ("--page", "5", "--to", "police", "--theme", "gps", "--level", "local")
    assert plan("recommend", "DHR2", "Remind everybody.", *asked) == (
        "DHR2/R1: recommended. Whether page 5 has these words cannot be told: the document is not "
        "here.\n"
    )
    answer = ("--from", "police", "--answer", "accepted", "--on", "2024-05-01")
    assert plan("respond", "DHR2/R1", *answer) == "DHR2/R1: accepted by Police on 2024-05-01\n"
    owner = ("--owner", "police", "--post", "Head of Training", "--due", "end of 2014")
    assert plan("act", "DHR2/R1", "Write a page.", *owner) == (
        "DHR2/R1.a: due 2014-12-31; no measure\n"
    )
    assert plan("recommend", "b-study", "Ask.", "--covers", "DHR1", "--id", "7.2") == (
        "b-study/7.2: recommended.\n"
    )
    assert said("check", "--strict", cwd=planned)[0] == 1


def test_each_is_one_step_that_undo_takes_back(said, planned):
    before = (planned / "actions" / "DHR1.yaml").read_bytes()
    said("plan", "recommend", "DHR1", "Ask again.", cwd=planned)
    assert said("undo", "DHR1", cwd=planned)[0] == 0
    assert (planned / "actions" / "DHR1.yaml").read_bytes() == before


def test_what_is_wrong_ends_with_its_status(said, planned):
    assert said("plan", "recommend", "DHR9", "Ask.", cwd=planned)[0] == 3
    assert said("plan", "recommend", "DHR1", "Ask.", "--id", "R1", cwd=planned)[0] == 4
    assert said("plan", "act", "DHR1/R1", "Do.", "--owner", "army", cwd=planned)[0] == 2

"""`plan alike`, `same` and `since`, as a person types them."""


def test_pairs_are_printed_with_what_differs(said, planned):
    said("plan", "recommend", "DHR2", "Ask everybody about safety at registration.", cwd=planned)
    status, out, _ = said("plan", "alike", cwd=planned)
    assert status == 0
    assert out.startswith("DHR1/R1  Ask at registration.\nDHR2/R1  Ask [everybody about safety] at")
    assert out.endswith(
        "1 pair with like words; what differs is in brackets. 'dhrcode plan same' joins two.\n"
    )
    assert said("plan", "same", "DHR1/R1", "DHR2/R1", "--as", "ask", cwd=planned) == (
        0,
        "ask: 2 recommendations ask for the same\n",
        "",
    )
    assert "Asked before: Ask at registration, 2 times." in said("plan", "report", cwd=planned)[1]


def test_themes_that_came_back(said, planned):
    status, out, _ = said("plan", "since", "--theme", "gps", "--on", "2025-06-01", cwd=planned)
    assert status == 0
    assert out.startswith("As at 2025-06-01:\nGPs: present in 2 of 2 reviews. Asked for 2 times, ")
    assert out.endswith("This shows that a theme recurs, and not why.\n")

"""What `show` says of a review's plan."""

from dhrcode.workflows.plan.mention import mentioned


def test_each_recommendation_has_a_line(planned):
    assert list(mentioned(planned, "DHR1")) == [
        (0, ""),
        (0, "Recommendations ('dhrcode plan show DHR1' shows what became of them)"),
        (1, "R1  Ask at registration. (1 action)"),
    ]


def test_a_review_without_a_plan_has_none(planned):
    assert list(mentioned(planned, "DHR2")) == []


def test_a_plan_with_errors_is_said_to_be_one(planned):
    (planned.root / "actions" / "DHR1.yaml").write_text("plan: DHR2\n")
    assert list(mentioned(planned, "DHR1"))[1] == (
        0,
        "The plan of DHR1 has problems: 'dhrcode check' names them.",
    )

from dhrcode import notices


def test_nobody_is_told_unless_somebody_wants_it():
    assert notices.tell("Waiting.") is None

from dhrcode import waiting


def test_nobody_is_told_unless_somebody_wants_it():
    assert waiting.tell("Waiting.") is None

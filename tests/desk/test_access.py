"""The way in: the token once, and then the key."""

import threading

from dhrcode.desk.access import Access


def access():
    entered = []
    return Access(lambda: entered.append(1)), entered


def test_the_token_gives_the_key_once():
    own, entered = access()
    key = own.enter(own.token)
    assert key is not None
    assert own.knows(key)
    assert own.enter(own.token) is None
    assert entered == [1]


def test_a_wrong_token_gives_nothing_and_uses_nothing_up():
    own, entered = access()
    for wrong in ("", "x", own.token[:-1], own.token + "x", "ü", "\ud800"):
        assert own.enter(wrong) is None
    assert entered == []
    assert own.enter(own.token) is not None


def test_nobody_has_a_key_before_somebody_came_in():
    own, _ = access()
    assert not own.knows("")
    assert not own.knows(own._key)


def test_token_and_key_have_256_bits_and_are_new_each_time():
    first, second = access()[0], access()[0]
    said = {first.token, second.token, first.enter(first.token), second.enter(second.token)}
    assert len(said) == 4
    assert {len(one) for one in said} == {43}  # 32 bytes in base64


def test_of_many_at_once_one_alone_comes_in():
    own, entered = access()
    keys = []
    threads = [
        threading.Thread(target=lambda: keys.append(own.enter(own.token))) for _ in range(20)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len([key for key in keys if key]) == 1
    assert entered == [1]

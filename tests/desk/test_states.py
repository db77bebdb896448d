"""What tells one state of a record from another."""

from dhrcode.desk.states import seen_of, version_of
from dhrcode.model.contact import Contact


def test_each_change_of_bytes_or_of_a_part_is_another_state():
    assert version_of(b"a") != version_of(b"a\n")
    one = Contact(id="C1", when="2013", agency="gp")
    assert seen_of(one) == seen_of(one.model_copy())
    assert seen_of(one) != seen_of(one.model_copy(update={"opportunity": "none"}))
    assert seen_of(None) == ""

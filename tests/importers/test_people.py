"""A review and its people, as fields of a record."""

from dhrcode.importers.people import attribute_fields


def test_people_stand_by_their_numbers_and_nobody_is_left_out():
    given = {("review", 0): {"year": 2012}, ("victim", 2): {"sex": "female"}}
    assert attribute_fields(given, {"perpetrators": 1}) == {
        "attributes": {"year": 2012},
        "victims": [{}, {"sex": "female"}],
        "perpetrators": [{}],
    }
    assert attribute_fields({}, {}) == {"attributes": {}, "victims": [], "perpetrators": []}

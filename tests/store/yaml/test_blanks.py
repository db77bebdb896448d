from dhrcode.store.yaml.blanks import MappingWithBlanks


def test_keys_with_nothing_after_them_are_left_out_and_can_be_put_back():
    mapping = MappingWithBlanks(
        {"review": "DHR7", "sources": [{"id": "overview"}]}, (("findngs",), ("sources", 0, "title"))
    )
    assert mapping == {"review": "DHR7", "sources": [{"id": "overview"}]}
    assert mapping.filled() == {
        "review": "DHR7",
        "sources": [{"id": "overview", "title": None}],
        "findngs": None,
    }
    assert mapping["sources"] == [{"id": "overview"}]

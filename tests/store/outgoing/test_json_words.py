from dhrcode.store.outgoing.json_words import json_words
from dhrcode.store.outgoing.passage import OutputPassage


def test_keys_are_labels_of_numbers():
    text = '{"a": {"nhs_number": 9434765919,\n "tel": 7700900102, "l": ["x", 1]}}'
    found = list(json_words(text))
    assert OutputPassage(1, 22, "key 'nhs_number': ", "nhs number: 9434765919", (12, 22)) in found
    assert OutputPassage(2, 9, "key 'tel': ", "tel: 07700900102", (5, 16)) in found
    assert OutputPassage(2, 27, "key 'l': ", "x") in found
    assert OutputPassage(1, 2, "a key: ", "a") in found


def test_escapes_are_written_out():
    assert OutputPassage(1, 6, "key 'n': ", 'Zoë "Z"') in list(
        json_words(r'{"n":"Zo\u00eb \"Z\""}')
    )


def test_a_day_of_coding_under_its_own_key_alone():
    texts = [one.text for one in json_words('{"coded": "2014-06-03", "dob": "1984-02-14"}')]
    assert "2014-06-03" not in texts
    assert "dob: 1984-02-14" in texts


def test_what_is_no_json_is_read_as_it_is():
    assert list(json_words('{"a": Mrs Okafor')) == [OutputPassage(1, 1, "", '{"a": Mrs Okafor')]
    deep = "[" * 100_000
    assert list(json_words(deep)) == [OutputPassage(1, 1, "", deep)]

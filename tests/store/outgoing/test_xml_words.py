import pytest

from dhrcode.store.outgoing.passage import OutputPassage
from dhrcode.store.outgoing.xml_words import decoded_link, xml_passages


def texts(data, **how):
    return [(one.where, one.text) for one in xml_passages([data.encode()], "part: ", **how)]


def test_what_is_deleted_is_read_in_its_sentence():
    found = xml_passages(
        [b"<p><r><t>Mrs </t></r><del><r><delText>Okafor</delText></r></del></p>"], ""
    )
    assert found == [
        OutputPassage(1, 1, "", "Mrs "),
        OutputPassage(1, 1, "tracked deletion: ", "Mrs Okafor", (4, 10)),
    ]


def test_the_name_of_an_element_is_the_label_of_its_number():
    assert ("part: ", "nhs number: 9434765919") in texts("<a><nhsNumber>9434765919</nhsNumber></a>")
    assert ("part: ", "phone: 01214960123") in texts(
        '<a name="phone"><b name="phone">1214960123</b></a>'
    )


def test_running_text_is_read_together_and_values_apart():
    data = "<x><p>one</p><p>two</p></x>"
    assert texts(data, running=True) == [("part: ", "one\n\ntwo")]
    assert texts(data) == [("part: ", "one"), ("part: ", "two")]


def test_blanks_between_pieces_stay():
    assert texts("<p>Mrs <span>J.</span> <span>Okafor</span></p>") == [("part: ", "Mrs J. Okafor")]
    assert texts("<p>Mrs &amp; Mr Okafor</p>") == [("part: ", "Mrs & Mr Okafor")]


def test_when_a_file_was_made_is_no_word():
    assert texts("<a><created>2026-11-29T08:03:20Z</created></a>") == []
    assert texts('<a date="2026-11-29T08:03:20Z"/>') == []


def test_labels_of_a_table():
    row = "<tbl><tr><tc><p>NHS number</p></tc><tc><p>9434765919</p></tc></tr></tbl>"
    assert ("part: ", "NHS number: 9434765919") in texts(row, running=True)


@pytest.mark.parametrize("data", ["<a", "", "<!DOCTYPE a><a/>", "<a>\0</a>"])
def test_what_is_no_xml(data):
    with pytest.raises(ValueError, match=r"."):
        texts(data)


def test_links_are_read_as_people_read_them():
    assert decoded_link("mailto:a%2Eb@example.org") == "a.b@example.org"
    assert decoded_link("tel:+447700900106") == "+447700900106"


def test_the_day_of_a_comment_is_no_word_of_it():
    data = "<t><annotation><creator>LN</creator><date>1970-01-01</date><p>one</p></annotation></t>"
    found = texts(data, running=True)
    assert ("part, comment by LN: ", "LN\n\none") in found
    assert not [one for one in found if "1970" in one[1]]
    assert ("part: ", "1970-01-01") in texts("<x><date>1970-01-01</date></x>")

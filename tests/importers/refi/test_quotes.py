"""What was coded, as evidence."""

import runpy
from pathlib import Path

import pytest

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
CODES, project = _SHARED["CODES"], _SHARED["project"]
source, selection, one_source, pieces = (
    _SHARED[n] for n in ("source", "selection", "one_source", "pieces")
)


def test_one_passage_coded_twice_is_one_piece_of_evidence_and_counted(bring):
    made = bring(one_source(selection() + selection(guid="p2")), coder="LN")
    assert pieces(made) == [{"source": "dhr7", "quote": "practice"}]
    assert made.notes[0] == (
        "Left out, since a record has no place for them: 1 coding that repeats another."
    )


def named(name, text):
    """A selection with a name, in a document whose text is or is not in the file."""
    one = selection(start=0, end=24).replace(" startPos", f' name="{name}" startPos')
    made = one_source(one)
    return {"project.qde": made["project.qde"].replace("The practice did not ask.", text)}


def test_the_words_in_a_name_are_used_where_the_text_is_missing(bring):
    made = bring(named("The practice did not ask", ""), coder="LN")
    assert pieces(made) == [{"source": "dhr7", "quote": "The practice did not ask"}]
    assert made.notes[0] == (
        "1 quote came from the names of selections, since their texts are not in the file: they "
        "may be only the beginning."
    )


def test_a_label_is_no_words(bring):
    made = bring(named("Selection 1", ""), coder="LN")
    assert pieces(made) == [{"source": "dhr7", "section": "characters 0 to 24 as the file counts"}]
    assert made.notes[0].startswith("1 coding of texts came without the words")


def test_the_words_in_a_name_decide_where_a_quote_is_if_they_are_near(bring):
    words = "The practice did not ask"
    made = bring(named(words, f"\U0001f600 {words}."), coder="LN")
    assert pieces(made) == [{"source": "dhr7", "quote": words}]
    far = bring(named(words, f"Something else is said here. {words}."), coder="LN")
    assert pieces(far) == [{"source": "dhr7", "quote": "Something else is said h"}]


def test_a_whole_document_that_is_coded(bring):
    whole = '<Coding guid="q"><CodeRef targetGUID="c1"/></Coding>'
    made = bring(one_source(whole), coder="LN")
    assert pieces(made) == [{"source": "dhr7", "section": "the whole document"}]


@pytest.mark.parametrize(("start", "end"), [(100, 200), (-1, 5), (9, 4), ("x", "y")])
def test_positions_that_are_not_in_the_text(bring, start, end):
    made = bring(one_source(selection(start=start, end=end)), coder="LN")
    where = f"characters {start} to {end}" if start != "x" else "characters ? to ?"
    assert pieces(made) == [{"source": "dhr7", "section": f"{where} as the file counts"}]
    assert made.notes[0].startswith("1 coding of texts came without the words")


def test_a_quote_or_comment_longer_than_a_record_holds(bring):
    text = "word " * 5000
    note = f'<Notes><Note guid="n"><PlainTextContent>{text}</PlainTextContent></Note></Notes>'
    inside = selection(start=0, end=25_000, inside='<NoteRef targetGUID="n"/>')
    made = bring(one_source(inside, note, text=text), coder="LN")
    assert pieces(made) == [{"source": "dhr7"}]
    assert "2 codings came without the words or the note" in made.notes[0]

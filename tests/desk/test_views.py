"""What the page is sent."""

from dhrcode.desk.states import seen_of
from dhrcode.desk.views import codebook_view, coded_view, page_view, record_view
from dhrcode.model.document import Page
from dhrcode.model.layout import PageLayout
from dhrcode.model.record import CodedSubtheme, Evidence


def test_the_codebook_is_numbered_through_its_areas(project):
    areas = codebook_view(project.codebook)
    themes = [theme for area in areas for theme in area["subthemes"]]
    assert [theme["number"] for theme in themes] == list(range(1, 22))
    assert themes[9]["label"] == "Managing care / managing carers"
    assert areas[2]["label"] == "Caring Issues"
    assert not [theme for theme in themes if "cues" in theme]


def test_a_record_tells_its_state_and_what_is_coded(project):
    record, data = project.read("DHR58")
    shown = record_view(record, data, project.codebook)
    assert (shown["review"], shown["coder"], shown["status"]) == ("DHR58", "EM", "draft")
    source = {"id": "overview", "title": "Overview report", "readable": True}
    assert shown["sources"] == [source | {"unread": [1, 2, 3, 4, 5, 6], "read": []}]
    assert list(shown["findings"]) == list(record.findings)
    assert shown["refused"] == ""
    other = record_view(record, data + b"#", project.codebook)
    assert other["version"] != shown["version"]


def test_what_is_seen_of_a_subtheme_is_another_with_each_change():
    plain = CodedSubtheme(finding="present")
    noted = CodedSubtheme(finding="present", evidence=(Evidence(note="a"),))
    every = {
        seen_of(None),
        seen_of(plain),
        seen_of(noted),
        seen_of(CodedSubtheme(finding="absent")),
    }
    assert len(every) == 4
    assert coded_view(noted) == {
        "finding": "present",
        "evidence": [{"note": "a"}],
        "settled": False,
        "seen": seen_of(noted),
    }


def test_a_page_is_divided_into_sentences_that_are_all_of_its_words():
    text = "Head\n\n1.1 Nobody asked. Nobody\nrang.\n\n1.2 It was late.\nFoot"
    layout = PageLayout((0, 4), (6, 50), (50, 50), (50, len(text)), "7")
    shown = page_view(Page(3, "iv", text), layout, pictured=True)
    spans = [span for paragraph in shown["paragraphs"] for span in paragraph]
    words = [text[start:end] for start, end in spans]
    assert "".join("".join(words).split()) == "".join(text.split())
    assert "1.1 Nobody asked." in words
    assert shown["rest"] == [[0, 4], [50, len(text)]]
    assert (shown["number"], shown["label"], shown["printed"]) == (3, "iv", "7")
    assert shown["pictured"]

import pytest

from dhrcode.store.outgoing.part_names import attribute_name, binary_kind, is_silent, part_name


def test_parts_have_the_names_that_people_use():
    assert part_name("word/document.xml") == ""
    assert part_name("word/header12.xml") == "header"
    assert part_name("ppt/slides/slide7.xml") == "slide 7"
    assert part_name("word/odd.xml") == "part 'word/odd.xml'"
    assert attribute_name("descr") == "alternative text"
    assert attribute_name("odd") == "attribute odd"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("word/media/image1.EMF", "picture"),
        ("ppt/media/media1.m4a", "recording"),
        ("xl/vbaProject.bin", "program (macros)"),
        ("xl/printerSettings/printerSettings1.bin", "printer's settings"),
        ("word/embeddings/oleObject1.bin", "embedded object"),
    ],
)
def test_what_is_no_text(path, kind):
    assert binary_kind(path) == kind


def test_fonts_and_colours_say_nothing():
    assert is_silent("word/theme/theme1.xml")
    assert not is_silent("word/settings.xml")

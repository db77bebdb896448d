"""A codebook as a .qdc file."""

import pytest
from lxml import etree

from dhrcode.exporters.refi.codebook import COLOURS, render
from dhrcode.model.codebook import Area, Subtheme
from dhrcode.model.refi import guid
from dhrcode.model.refi_texts import codebook_fields, subtheme_fields
from dhrcode.store.project import shipped_codebook

NS = {"q": "urn:QDA-XML:codebook:1.0"}


def subthemes_of(category):
    """The area of a category, as dhrcode would have it."""
    inside = [
        Subtheme(label=code.get("name"), **subtheme_fields(code.findtext("q:Description", "", NS)))
        for code in category.findall("q:Code", NS)
    ]
    own = subtheme_fields(category.findtext("q:Description", "", NS))["id"]
    return Area(id=own, label=category.get("name"), subthemes=tuple(inside))


@pytest.mark.parametrize("which", ["shipped", "small"])
def test_everything_of_areas_and_subthemes_is_in_it(valid, small_codebook, which):
    codebook = shipped_codebook() if which == "shipped" else small_codebook
    top = valid(render(codebook))
    assert tuple(map(subthemes_of, top.findall("q:Codes/q:Code", NS))) == codebook.areas
    about = codebook_fields(top.findtext("q:Sets/q:Set/q:Description", "", NS))
    assert (about["id"], about["version"], about["title"], about.get("source")) == (
        codebook.id,
        codebook.version,
        codebook.title,
        codebook.source,
    )


def test_areas_are_not_coded_and_subthemes_are(small_codebook):
    top = etree.fromstring(render(small_codebook))
    codable = {code.get("name"): code.get("isCodable") for code in top.iter("{*}Code")}
    assert codable == {
        "Process & policy": "false",
        "Use of MARACs": "true",
        "Police response": "true",
        "Health": "false",
        "Issues related to GPs": "true",
    }
    colours = {code.get("name"): code.get("color") for code in top.iter("{*}Code")}
    assert (colours["Health"], colours["Issues related to GPs"]) == (COLOURS[1], COLOURS[1])


def test_the_set_has_every_subtheme(small_codebook):
    top = etree.fromstring(render(small_codebook))
    members = [one.get("guid") for one in top.iter("{*}MemberCode")]
    assert members == [guid("subtheme", "small-study", s) for s in small_codebook.subthemes]
    assert members == [c.get("guid") for c in top.iter("{*}Code") if c.get("isCodable") == "true"]


def test_a_retired_subtheme_is_still_there_and_says_so(valid, small_codebook):
    process, health = small_codebook.areas
    old = Subtheme(id="old", label="Old", definition="Was coded once.", retired="1.1")
    changed = small_codebook.model_copy(
        update={
            "areas": (process, health.model_copy(update={"subthemes": (*health.subthemes, old)}))
        }
    )
    top = valid(render(changed))
    (code,) = (c for c in top.iter("{*}Code") if c.get("name") == "Old")
    assert subtheme_fields(code.findtext("q:Description", "", NS))["retired"] == "1.1"


def test_more_areas_than_colours(valid, small_codebook):
    areas = tuple(
        Area(
            id=f"a{n}",
            label=f"Area {n}",
            subthemes=(Subtheme(id=f"s{n}", label=f"S {n}", definition="x"),),
        )
        for n in range(len(COLOURS) + 1)
    )
    top = valid(render(small_codebook.model_copy(update={"areas": areas})))
    colours = [code.get("color") for code in top.findall("q:Codes/q:Code", NS)]
    assert colours == [*COLOURS, COLOURS[0]]


def test_markup_in_words_is_text(valid, small_codebook):
    hostile = '<!DOCTYPE x> & "quoted" ]]> \u202e\t\n<Code/>'
    one = Subtheme(id="x", label="<b>&amp;</b> \"'", definition=hostile)
    area = Area(id="y", label="<i>", subthemes=(one,))
    top = valid(render(small_codebook.model_copy(update={"areas": (area,)})))
    assert subthemes_of(top.find("q:Codes/q:Code", NS)) == area


def test_the_same_codebook_gives_the_same_bytes(small_codebook):
    assert render(small_codebook) == render(small_codebook)
    assert render(small_codebook).startswith(b"<?xml version='1.0' encoding='utf-8'?>\n<CodeBook ")


def test_the_schema_would_see_what_is_wrong(valid, small_codebook):
    data = render(small_codebook).replace(b'isCodable="true"', b'isCodable="ja"', 1)
    with pytest.raises(etree.DocumentInvalid):
        valid(data)

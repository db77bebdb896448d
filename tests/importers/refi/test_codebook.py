"""A codebook of another program: what of it becomes what, and what is left out."""

import pytest


def codes(*inside):
    return f"<CodeBook><Codes>{''.join(inside)}</Codes></CodeBook>".encode()


def code(name, *inside, codable="true", description=""):
    said = f"<Description>{description}</Description>" if description else ""
    return f'<Code guid="{name}" name="{name}" isCodable="{codable}">{said}{"".join(inside)}</Code>'


def areas(made):
    assert made.problems == []
    return {area.label: [one.label for one in area.subthemes] for area in made.codebook.areas}


@pytest.mark.parametrize("codable", ["false", "False", "0", " no "])
def test_a_category_is_an_area_and_no_subtheme(bring, codable):
    made = bring(codes(code("A", code("B"), codable=codable)), "codes.qdc")
    assert areas(made) == {"A": ["B"]}


@pytest.mark.parametrize("codable", ["true", "1", "", "yes"])
def test_a_code_with_others_in_it_is_both(bring, codable):
    made = bring(codes(code("A", code("B"), codable=codable)), "codes.qdc")
    assert areas(made) == {"A": ["A", "B"]}


def test_levels_become_one_name_from_below_the_area_on(bring):
    deep = code("A", code("B", code("C", code("D")), codable="false"), codable="false")
    made = bring(codes(deep), "codes.qdc")
    assert areas(made) == {"A": ["B. C", "B. C. D"]}
    assert [one.id for one in made.codebook.areas[0].subthemes] == ["b-c", "b-c-d"]


def test_ids_are_unlike_each_other(bring):
    made = bring(
        codes(code("A", code("X"), code("X")), code("a", code("X")), code("X")), "codes.qdc"
    )
    assert [area.id for area in made.codebook.areas] == ["a", "a-2", "other-codes"]
    ids = [one.id for area in made.codebook.areas for one in area.subthemes]
    assert ids == ["a", "x", "x-2", "a-2", "x-3", "x-4"]


def test_an_id_that_dhrcode_wrote_stays_unless_it_is_none(bring):
    said = "Definition: d\nId in dhrcode: {}"
    made = bring(
        codes(
            code("A", description=said.format("kept-as-it-is")),
            code("B", description=said.format("kept-as-it-is")),
            code("C", description=said.format("No Id")),
        ),
        "codes.qdc",
    )
    ids = [one.id for area in made.codebook.areas for one in area.subthemes]
    assert ids == ["kept-as-it-is", "kept-as-it-is-2", "c"]


def test_names_that_are_none_and_names_that_are_too_long(bring):
    made = bring(codes(code(""), code("x" * 400), code("tab&#9;and&#10;line")), "codes.qdc")
    [labels] = areas(made).values()
    assert labels == ["(no name)", "x" * 299 + "…", "tab and line"]
    assert "1 end of a long name" in made.notes[0]


def test_a_description_that_is_too_long_is_counted(bring):
    made = bring(
        codes(code("A", description="x" * 20_001), code("B", description="x" * 20_000)), "codes.qdc"
    )
    one, other = made.codebook.areas[0].subthemes
    assert one.definition == "No definition was given in codes.qdc."
    assert len(other.definition) == 20_000
    assert "1 text of more than 20,000 characters" in made.notes[0]


def test_what_is_said_of_a_category_is_counted(bring):
    made = bring(
        codes(
            code("A", code("B"), codable="false", description="About A."),
            code("C", code("D"), codable="false", description="About C."),
        ),
        "codes.qdc",
    )
    assert "2 descriptions of categories" in made.notes[0]


def test_the_codebook_in_a_project(bring):
    text = codes(code("A", code("B"))).decode()
    made = bring({"project.qde": f'<Project name="A study">{text}</Project>'}, "copy.qdc")
    assert areas(made) == {"A": ["A", "B"]}
    assert (made.codebook.title, made.codebook.id) == ("A study", "copy")


def test_codes_without_the_element_around_them(bring):
    assert areas(bring(b'<CodeBook><Code name="A"/></CodeBook>', "codes.qdc")) == {
        "Other codes": ["A"]
    }


def test_categories_alone_make_no_codebook(bring):
    made = bring(codes(code("A", codable="false")), "codes.qdc")
    assert made.codebook is None
    assert [str(problem) for problem in made.problems] == [
        (
            "codes.qdc:1:1: error: no codebook with codes is in the file: is it the right file? "
            "[not-refi]"
        )
    ]


def flat(*sets, codes="abc"):
    """A codebook without categories: codes by letter, and sets by name with their letters."""
    every = "".join(f'<Code guid="{{{one.upper()}}}" name="{one}"/>' for one in codes)
    groups = "".join(
        f'<Set guid="s{name}" name="{name}">'
        + "".join(f'<MemberCode {key}="{one}"/>' for one in members)
        + "</Set>"
        for key, (name, members) in zip(("guid", "targetGUID") * 9, sets, strict=False)
    )
    return f"<CodeBook><Codes>{every}</Codes><Sets>{groups}</Sets></CodeBook>".encode()


def areas_of(made):
    assert made.problems == []
    return {area.label: [one.label for one in area.subthemes] for area in made.codebook.areas}


def test_sets_are_the_areas_of_a_flat_codebook(bring):
    made = bring(flat(("Health", "b"), ("Police", "ca")), "codes.qdc")
    assert areas_of(made) == {"Health": ["b"], "Police": ["a", "c"]}
    assert not any("set" in note for note in made.notes)


def test_a_code_in_several_sets_stands_in_the_first_and_one_in_none_among_others(bring):
    made = bring(flat(("Health", "ab"), ("Police", "bx"), ("Empty", "")), "codes.qdc")
    assert areas_of(made) == {"Health": ["a", "b"], "Other codes": ["c"]}
    assert made.notes[0] == (
        "Left out, since a codebook of dhrcode's has no place for them: 2 sets."
    )
    again = bring(flat(("Health", "ab"), ("Police", "bc")), "codes.qdc")
    assert areas_of(again) == {"Health": ["a", "b"], "Police": ["c"]}
    assert "1 code in several sets" in again.notes[0]


def test_sets_are_no_areas_where_there_are_categories(bring):
    inside = b'name="a"><Code guid="d" name="d"/></Code>'
    made = bring(flat(("Health", "a")).replace(b'name="a"/>', inside), "codes.qdc")
    assert areas_of(made) == {"a": ["a", "d"], "Other codes": ["b", "c"]}
    assert "1 set" in made.notes[0]

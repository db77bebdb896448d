"""Changes to attributes and their values: what becomes of the codebook, and what is refused."""

import runpy
from pathlib import Path

import pytest

from dhrcode.errors import RefusedError, UsageError
from dhrcode.store.codebooks import shipped_codebook
from dhrcode.store.project import open_project
from dhrcode.store.yaml.codebook_writer import codebook_yaml
from dhrcode.workflows.codebook import attributes
from dhrcode.workflows.codebook.attributes import AttributeWording
from dhrcode.workflows.codebook.migration import carry_out, planned
from dhrcode.workflows.codebook.revision import changed, revise
from dhrcode.workflows.queue import queue

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
made = _SHARED["made"]
THEMES = (
    _SHARED["THEMES"].replace(
        "attributes:\n",
        """attributes:
  # where they lived
  - id: place
    label: Place
    of: victim
    type: choice
    values:
      # more than 10,000
      - town
      - {id: farm, label: A farm}
""",
    )
    + '  - {version: "1.2", after: "1.1", "on": 2025-02-07, change: rename-value, why: Invented., '
    "findings: kept, values: [victim.place=hamlet], to: victim.place=town}\n"
).replace('version: "1.1"\ntitle', 'version: "1.2"\ntitle')
PETS = AttributeWording("Pets", "yes-no")


@pytest.fixture
def places():
    """The small codebook with an attribute that lists values, one of which was renamed."""
    return made("format: 3\n" + THEMES)


def after(codebook, done, version="1.3"):
    return changed(codebook, done, version, "Invented.")


def test_an_attribute_is_added_at_the_end_or_after_another(places):
    done = attributes.add(places, "victim.pets", PETS)
    assert [one.name for one in done.parts["attributes"]] == [
        "victim.place",
        "review.year",
        "victim.pets",
    ]
    assert (done.change, done.named, done.findings) == ("add-attribute", ("victim.pets",), "again")
    done = attributes.add(places, "pets", PETS._replace(after="victim.place", ask="later"))
    assert [one.name for one in done.parts["attributes"]] == [
        "victim.place",
        "review.pets",
        "review.year",
    ]
    assert done.findings == "kept"
    listed = PETS._replace(type="choice", values={"cat": "", "dog": "A dog"}, definition="What.")
    new = attributes.add(places, "pets", listed).parts["attributes"][-1]
    assert [(one.id, one.label) for one in new.values] == [("cat", None), ("dog", "A dog")]
    assert new.definition == "What."


def test_an_attribute_is_renamed_with_its_values_and_comments(places):
    done = attributes.rename(places, "victim.place", "home", "Home")
    assert (done.named, done.to) == (("victim.place",), "victim.home")
    codebook = after(places, done)
    text = codebook_yaml(codebook, THEMES, {"victim.place": "victim.home"}, 3)
    assert "  # where they lived\n  - id: home\n    label: Home\n" in text
    assert "      # more than 10,000\n      - town\n" in text
    assert made(text) == codebook


def test_an_attribute_of_agencies_is_renamed_and_stays_one():
    shipped = shipped_codebook()
    for name in ("victim.known-to", "perpetrator.known-to"):
        renamed = attributes.rename(shipped, name, "known-of").parts["attributes"]
        one = next(one for one in renamed if one.id == "known-of")
        before = shipped.attributes_of[one.of]["known-to"]
        assert (one.listed_in, one.besides) == ("agencies", before.besides)
        again = after(shipped, attributes.rename(shipped, name, "known-of"), "1.3")
        assert again.attributes_of[one.of]["known-of"].allowed == before.allowed


def test_values_are_added_renamed_and_retired(places):
    done = attributes.add_value(places, "victim.place", "city", "A city", after="town")
    assert [one.id for one in done.parts["attributes"][0].values] == ["town", "city", "farm"]
    assert done.named == ("victim.place=city",)
    done = attributes.rename_value(places, "victim.place", "town", "borough")
    assert (done.named, done.to) == (("victim.place=town",), "victim.place=borough")
    text = codebook_yaml(
        after(places, done), THEMES, {"victim.place=town": "victim.place=borough"}, 3
    )
    assert "      # more than 10,000\n      - borough\n" in text
    done = attributes.rename_value(places, "victim.place", "farm", "barn")
    assert done.parts["attributes"][0].label_of("barn") == "A farm"
    done = attributes.retire_value(places, "victim.place", "farm", "1.3")
    assert done.parts["attributes"][0].retired_values == {"farm": "1.3"}
    assert done.findings == "again"
    assert (
        attributes.retire_value(places, "victim.place", "farm", "1.3", keep=True).findings == "kept"
    )


def test_what_is_retired_stays_declared_and_is_not_asked_for(places):
    codebook = after(places, attributes.retire(places, "year", "1.3"))
    assert codebook.attributes_of["review"]["year"].retired == "1.3"
    assert codebook.asked_of["review"] == ()
    with pytest.raises(UsageError, match=r"'year' is retired since version 1.3 already"):
        attributes.rename(codebook, "year", "date")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda c: attributes.add(c, "year", PETS), "there is an attribute 'year' already"),
        (
            lambda c: attributes.add(c, "child.pets", PETS),
            "'child.pets' is of none of review, victim",
        ),
        (
            lambda c: attributes.add(c, "Pets", PETS),
            "the id 'Pets' may have only lower-case letters",
        ),
        (
            lambda c: attributes.add(c, "pets", PETS._replace(after="yaer")),
            "the codebook has no attribute 'yaer': did you mean 'year'?",
        ),
        (lambda c: attributes.rename(c, "year", "year"), "'year' is called so already"),
        (lambda c: attributes.rename(c, "victim.place", "Home"), "the id 'Home' may have only"),
        (
            lambda c: attributes.retire(c, "place", "2"),
            "no attribute 'place': one of victim.place, year",
        ),
        (
            lambda c: attributes.add_value(c, "year", "x", None),
            "'year' is of type year, which lists",
        ),
        (
            lambda c: attributes.add_value(c, "victim.place", "town", None),
            "has a value 'town' already",
        ),
        (
            lambda c: attributes.add_value(c, "victim.place", "hamlet", None),
            "'hamlet' was a value of 'place' in version 1.1, and older",
        ),
        (
            lambda c: attributes.rename_value(c, "victim.place", "twn", "x"),
            "'twn' is not a value of 'place': did you mean 'town'?",
        ),
        (
            lambda c: attributes.rename_value(c, "victim.place", "town", "farm"),
            "has a value 'farm'",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused_in_a_sentence(places, change, said):
    with pytest.raises((UsageError, RefusedError), match=said):
        change(places)


def test_the_last_value_is_not_retired(places):
    first = after(places, attributes.retire_value(places, "victim.place", "farm", "1.3"))
    with pytest.raises(UsageError, match="'town' is the only value of 'place'"):
        attributes.retire_value(first, "victim.place", "town", "1.4")


def test_the_name_that_an_attribute_had_is_not_given_again(places):
    codebook = after(places, attributes.rename(places, "year", "since"))
    with pytest.raises(RefusedError, match=r"'year' was the name of an attribute in version 1.2"):
        attributes.add(codebook, "year", PETS)


def test_records_follow_through_migrate_and_the_queue(small):
    (small.root / "themes.yaml").write_text(
        "format: 3\n" + (small.root / "themes.yaml").read_text("utf-8"), "utf-8"
    )

    def change(make):
        return revise(open_project(small.root), make, "Invented.")

    change(lambda c, _: attributes.rename(c, "method", "means"))
    change(lambda c, _: attributes.rename_value(c, "means", "stabbing", "knife"))
    change(lambda c, _: attributes.add(c, "victim.pets", PETS))
    project = open_project(small.root)
    held = {path.stem: path.read_text("utf-8") for path in project.listing[0]}
    carry_out(project, planned(project))
    now = {path.stem: path.read_text("utf-8") for path in project.listing[0]}
    assert any("method: stabbing" in text for text in held.values())
    for review, text in held.items():
        assert ("method: stabbing" in text) == ("means: knife" in now[review])
        assert "method" not in now[review]
    project = open_project(small.root)
    assert not project.problems
    assert {one.attribute for one in queue(project).waiting} == {"victim.pets"}

"""`codebook attribute`, as a person types it."""

import pytest


@pytest.fixture
def attribute(change, small):
    """Changes an attribute of the small project, which is in the newest format."""
    themes = small / "themes.yaml"
    themes.write_text(f"format: 3\n{themes.read_text('utf-8')}", "utf-8")
    return lambda *given: change("attribute", *given)


def test_an_attribute_is_added_answered_renamed_retired_and_taken_back(attribute, said, small):
    before = (small / "themes.yaml").read_bytes()
    told = attribute("add", "victim.pets", "--label", "Pets", "--type", "yes-no")
    assert "the attribute victim.pets was added. Complete records have it on their queue." in told
    assert "4 records are of an older version: 'dhrcode migrate' brings them forward." in told
    assert "put on the queue" in said("migrate", cwd=small)[1]
    listed = said("queue", cwd=small)[1]
    assert "  Pets  victim.pets, since" in listed
    review = next(line for line in listed.splitlines() if not line.startswith(" "))
    status, out, err = said("edit", "--queue", review, cwd=small, input="unknown\n")
    assert (status, err) == (0, "")
    assert f"{review}: 1 attribute to be coded again." in out
    assert "New in version" in out
    assert "victim.pets" not in said("show", review, cwd=small)[1].split("pets =")[0]
    assert "was renamed to victim.animals" in attribute("rename", "victim.pets", "animals")
    said("migrate", cwd=small)
    assert "animals = not-stated" in said("show", review, cwd=small)[1]
    assert "the attribute victim.animals was retired" in attribute("retire", "victim.animals")
    said("migrate", cwd=small)
    refused = said("set", review, "victim.animals=yes", cwd=small)
    assert refused[0] == 2
    assert "'animals' is not asked any more since version" in " ".join(refused[2].split())
    assert said("check", cwd=small)[0] == 0
    for _ in range(7):
        said("undo", cwd=small)
    assert (small / "themes.yaml").read_bytes() == before


def test_a_type_that_cannot_be_is_said_in_one_sentence(said, small):
    def refused(*typed):
        given = ("add", "pets", "--label", "Pets", "--why", "Invented.", *typed)
        status, _, err = said("codebook", "attribute", *given, cwd=small)
        assert status == 2
        return err

    assert refused("--type", "yesno") == (
        "dhrcode: there is no type 'yesno': did you mean 'yes-no'?\n"
    )
    assert refused("--type", "choice") == (
        "dhrcode: the type choice lists its values: give a --value for each\n"
    )
    assert refused("--type", "year", "--value", "a") == (
        "dhrcode: the type year lists no values: leave out --value\n"
    )

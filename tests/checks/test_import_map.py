from dhrcode.checks.import_map import map_faults
from dhrcode.model.codebook import Area, Attribute, Codebook, Subtheme
from dhrcode.model.import_map import ImportMap

SUBTHEMES = (
    Subtheme(id="gps", label="GPs", definition="d"),
    Subtheme(id="housing", label="Housing", definition="d", retired="1.1"),
)
CODEBOOK = Codebook(
    id="tiny",
    version="1.1",
    title="Tiny",
    areas=(Area(id="a", label="A", subthemes=SUBTHEMES),),
    attributes=(Attribute(id="year", label="Year", of="review", type="year"),),
)


def said(**given: object) -> list[tuple[object, ...]]:
    made = ImportMap.model_validate({"id": {"heading": "Case"}, "status": "draft", **given})
    return [(f.path, f.code, f.sentence, f.at_key) for f in map_faults(made, CODEBOOK)]


def test_a_map_of_what_the_codebook_has_or_had():
    assert said(findings={"GP": "gps", "Home": "housing"}, attributes={"Year": "year"}) == []


def test_a_map_names_things_as_a_record_does_and_is_told_the_same():
    assert said(
        kind="dhrs",
        codebook={"id": "other", "version": "1.1"},
        findings={"GP": "gp"},
        attributes={"Year": "victim.year", "Died": {"attribute": "year", "blank": "then"}},
    ) == [
        (
            ("kind",),
            "unknown-kind",
            "the codebook declares no kind 'dhrs': did you mean 'dhr'?",
            False,
        ),
        (
            ("codebook", "id"),
            "other-codebook",
            "the project's codebook is 'tiny': the map has to be of the same",
            False,
        ),
        (
            ("findings", "GP"),
            "unknown-subtheme",
            "the codebook has no subtheme 'gp': did you mean 'gps'?",
            False,
        ),
        (
            ("attributes", "Year"),
            "unknown-attribute",
            "the codebook has no attribute 'year' of the victim: it is an attribute of the review",
            False,
        ),
        (
            ("attributes", "Died", "blank"),
            "attribute-value",
            "'then' is not a year such as 2012 or 'not-stated'",
            False,
        ),
    ]

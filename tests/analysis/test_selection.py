import pytest

from dhrcode.analysis.selection import Selection, condition, find_attribute, selection
from dhrcode.errors import UsageError
from dhrcode.model.codebook import Area, Attribute, Codebook, Subtheme
from dhrcode.model.codebook_parts import Choice, ReviewKind
from dhrcode.model.record import Record
from dhrcode.store.project import shipped_codebook


def attribute(of: str, name: str, kind: str, *values: str) -> Attribute:
    choices = tuple(Choice(id=value) for value in values)
    return Attribute(id=name, label=name, of=of, type=kind, values=choices)


CODEBOOK = Codebook(
    id="tiny",
    version="1",
    title="Tiny",
    kinds=(
        ReviewKind(id="dhr", label="DHR"),
        ReviewKind(id="interview", label="Interview", also_known_as=("Talk",)),
    ),
    areas=(
        Area(
            id="health",
            label="Health",
            subthemes=(Subtheme(id="gps", label="GPs", definition="d"),),
        ),
        Area(
            id="home",
            label="Home",
            subthemes=(Subtheme(id="housing", label="Housing", definition="d"),),
        ),
    ),
    attributes=(
        attribute("review", "year", "year"),
        attribute("review", "town", "text"),
        attribute("victim", "sex", "choice", "female", "male"),
        attribute("victim", "age", "integer"),
        attribute("victim", "known-to", "choices", "police", "gp"),
        attribute("perpetrator", "sex", "choice", "female", "male"),
    ),
)


def record(**more: object) -> Record:
    return Record.model_validate(
        {"review": "DHR1", "codebook": {"id": "tiny", "version": "1"}, "coder": "LN", **more}
    )


CASE = record(
    attributes={"year": 2012, "town": "no"},
    victims=[{"sex": "female", "age": 40, "known-to": ("police", "gp")}, {"sex": "male", "age": 9}],
    perpetrators=[{"sex": "male"}],
)


@pytest.mark.parametrize(
    ("where", "holds"),
    [
        (["year=2012"], True),
        (["review.year=2012"], True),
        (["year=2011"], False),
        (["year=2011,2012"], True),
        (["year>=2012"], True),
        (["year>=2013"], False),
        (["year<=2012"], True),
        (["year<=2011"], False),
        (["year>=2010", "year<=2013"], True),
        (["year=not-stated"], False),
        (["town=no"], True),
        (["town=yes"], False),
        (["victim.sex=female"], True),
        (["victim.sex=male"], True),
        (["perpetrator.sex=female"], False),
        (["victim.known-to=gp"], True),
        (["victim.known-to=police,gp"], True),
        (["victim.known-to=not-stated"], False),
        (["victim.sex=male", "victim.age<=17"], True),
        (["victim.sex=female", "victim.age<=17"], False),
        (["victim.sex=male", "victim.known-to=gp"], False),
        (["victim.sex=female,male", "victim.age>=18"], True),
        (["victim.sex=male", "perpetrator.sex=male", "year=2012"], True),
        (["victim.sex=male", "perpetrator.sex=female"], False),
        (["  victim.sex=male  "], True),
        (["victim.sex= male , female"], True),
    ],
)
def test_conditions_hold_for_one_and_the_same_person(where, holds):
    assert selection(CODEBOOK, where=where).matches(CASE) is holds


@pytest.mark.parametrize("where", ["year=2012", "year>=0", "victim.sex=female", "victim.age<=99"])
def test_what_is_not_recorded_fulfils_no_condition(where):
    try:
        chosen = selection(CODEBOOK, where=[where])
    except UsageError as error:
        assert str(error) == "'0' is not a year such as 2012 or 'not-stated'"  # noqa: PT017
    else:
        assert not chosen.matches(record())
        assert not chosen.matches(record(victims=[{}], perpetrators=[{"sex": "female"}]))


def test_not_stated_is_asked_for_by_name_and_is_no_number():
    unsaid = record(attributes={"year": "not-stated"})
    assert selection(CODEBOOK, where=["year=not-stated"]).matches(unsaid)
    assert not selection(CODEBOOK, where=["year>=1900"]).matches(unsaid)
    assert not selection(CODEBOOK, where=["year<=2099"]).matches(unsaid)


def test_a_record_without_a_choice_says_nothing_of_it():
    empty = record(victims=[{"known-to": ()}])
    assert not selection(CODEBOOK, where=["victim.known-to=gp"]).matches(empty)


def test_kinds_are_chosen():
    interview = record(kind="interview")
    assert [
        selection(CODEBOOK, kinds=kinds).matches(interview)
        for kinds in ([], ["dhr"], ["interview"], ["dhr", "interview"], ["talk"], ["INTERVIEW"])
    ] == [True, False, True, True, True, True]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("year", "'year' is not a condition such as year=2012 or victim.sex=female"),
        ("year==2012", "'=2012' is not a year such as 2012 or 'not-stated'"),
        ("year>2012", "'year>2012' is not a condition such as year=2012 or victim.sex=female"),
        ("year=", "'year=' is not a condition such as year=2012 or victim.sex=female"),
        ("", "a condition is empty"),
        ("yaer=2012", "the codebook has no attribute 'yaer': did you mean 'year'?"),
        (
            "sex=male",
            (
                "the codebook has no attribute 'sex': one of perpetrator.sex, town, "
                "victim.age, victim.known-to, victim.sex, year"
            ),
        ),
        (
            "victims.sex=male",
            ("the codebook has no attribute 'victims.sex': did you mean 'victim.sex'?"),
        ),
        ("victim.sex=men", "'men' is not a value of 'sex': one of female, male, not-stated"),
        ("victim.sex=femal", "'femal' is not a value of 'sex': did you mean 'female'?"),
        ("victim.sex=male,,female", "'' is not a value of 'sex': one of female, male, not-stated"),
        ("victim.sex>=male", "'victim.sex' is not a number: only = can be asked of it"),
        (
            "year=\u0662\u0660\u0661\u0662",
            "'\u0662\u0660\u0661\u0662' is not a year such as 2012 or 'not-stated'",
        ),
    ],
)
def test_what_cannot_be_asked_is_said(typed, said):
    with pytest.raises(UsageError) as caught:
        condition(CODEBOOK, typed)
    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"kinds": ["dhrs"]}, "the codebook has no kind 'dhrs': did you mean 'dhr'?"),
        ({"kinds": ["x"]}, "the codebook has no kind 'x': one of dhr, interview"),
        ({"areas": ["helth"]}, "the codebook has no area 'helth': did you mean 'health'?"),
    ],
)
def test_what_the_codebook_does_not_have_is_said(chosen, said):
    with pytest.raises(UsageError) as caught:
        selection(CODEBOOK, **chosen)
    assert str(caught.value) == said


def test_an_attribute_is_found_by_its_full_name():
    assert find_attribute(CODEBOOK, "victim.sex").of == "victim"
    assert find_attribute(CODEBOOK, "perpetrator.sex").of == "perpetrator"
    assert find_attribute(CODEBOOK, "review.year") is find_attribute(CODEBOOK, "year")


def test_a_selection_says_what_it_is():
    assert Selection().words() == "all complete and partial reviews"
    chosen = selection(
        CODEBOOK,
        where=["year>=2012", "victim.sex=female,male"],
        kinds=["dhr", "interview"],
        areas=["home"],
        include_drafts=True,
    )
    assert chosen.words() == (
        "year>=2012; victim.sex=female,male; kind dhr or interview; area home; drafts included"
    )


@pytest.mark.parametrize(
    ("where", "pooled"),
    [
        ((), True),
        (("case-type=suicide-after-abuse",), False),
        (("case-type=suicide-after-abuse,other",), True),
    ],
)
def test_deaths_stand_together_unless_one_kind_alone_is_asked_for(where, pooled):
    shipped = shipped_codebook()
    assert selection(shipped, where=where).pools_deaths(shipped) == pooled
    bare = shipped.model_copy(update={"attributes": ()})
    assert not Selection().pools_deaths(bare)

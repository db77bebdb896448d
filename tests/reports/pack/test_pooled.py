"""Which kinds of death are counted together, and where that is said."""

import pytest

from dhrcode.analysis.variables import Category, ReviewVariable
from dhrcode.reports.blocks import Table
from dhrcode.reports.occurrence import TOGETHER
from dhrcode.reports.pack.pooled import pooled_words, said_of

PARTNER = Category("partner", "Partner homicide", 0b0111)
FAMILY = Category("family", "Family homicide", 0)
TABLE = Table("A table", (), ())


@pytest.fixture
def of_kinds(pack):
    """The pack of four reviews whose deaths are of some kinds."""
    first, *others = pack.codebook.attributes
    told = first.model_copy(update={"role": "kind-of-death"})
    codebook = pack.codebook.model_copy(update={"attributes": (told, *others)})

    def make(*kinds):
        variable = ReviewVariable("kind", "Kind of death", kinds) if kinds else None
        return pack._replace(codebook=codebook, kinds=variable)

    return make


def test_a_codebook_without_such_a_role_says_nothing(pack):
    assert pooled_words(pack) == ""
    assert said_of(pack, TABLE) == TABLE


def test_each_kind_is_told_with_its_count_and_that_they_stand_together(of_kinds):
    pack = of_kinds(PARTNER, FAMILY._replace(reviews=0b1000))
    assert pooled_words(pack) == (
        f"4 reviews, kind of death: Partner homicide 3 and Family homicide 1. {TOGETHER}"
    )
    assert said_of(pack, TABLE).notes == (TOGETHER,)


def test_of_one_kind_alone_nothing_is_together(of_kinds):
    pack = of_kinds(PARTNER._replace(reviews=0b1111), FAMILY)
    assert pooled_words(pack) == "4 reviews, kind of death: Partner homicide 4."
    assert said_of(pack, TABLE) == TABLE


def test_where_nobody_has_coded_it_they_are_together(of_kinds):
    unknown = Category("", "not filled in", 0b1111)
    pack = of_kinds(PARTNER._replace(reviews=0), FAMILY, unknown)
    assert pooled_words(pack) == f"4 reviews; no record says the kind of death. {TOGETHER}"
    assert said_of(pack, TABLE).notes == (TOGETHER,)


def test_a_publication_says_it_without_a_number(of_kinds):
    assert pooled_words(of_kinds()) == TOGETHER
    assert said_of(of_kinds(), TABLE).notes == (TOGETHER,)


def test_where_one_kind_is_asked_for_a_publication_says_nothing_of_others(of_kinds):
    pack = of_kinds()._replace(one_kind=True)
    assert pooled_words(pack) == ""
    assert said_of(pack, TABLE) == TABLE

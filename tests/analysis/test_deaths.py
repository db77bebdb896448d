"""The days on which a death can have been."""

from datetime import date

from dhrcode.analysis.deaths import death_dates
from dhrcode.model.codebook import Attribute
from dhrcode.model.record import CodebookVersion, Record


def record(*victims):
    version = CodebookVersion(id="small", version="1.0")
    return Record(review="DHR1", codebook=version, coder="LN", victims=victims)


def test_the_first_to_die_counts_and_nothing_is_known_without_a_date(codebook):
    role = Attribute(id="died", label="Died", of="victim", type="date", role="date-of-death")
    dated = codebook.model_copy(update={"attributes": (role,)})
    dates = death_dates(record({"died": "2014-02"}, {"died": "2013-02"}), dated)
    assert dates == (date(2013, 2, 1), date(2013, 2, 28))
    assert death_dates(record({"died": "not-stated"}), dated) is None
    assert death_dates(record(), codebook) is None

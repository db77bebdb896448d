"""What a pack keeps of a record with contacts."""

from dhrcode.analysis.case_reader import CaseReader
from dhrcode.model.codebook import Attribute
from dhrcode.model.contact import Contact
from dhrcode.model.record import CodebookVersion, Record


def test_contacts_are_timed_by_the_day_and_no_day_is_kept(codebook):
    died = Attribute(id="died", label="Died", of="victim", type="date", days=True)
    died = died.model_copy(update={"role": "date-of-death"})
    dated = codebook.model_copy(update={"attributes": (died,)})
    given = {"id": "C1", "when": "2014-01-02", "agency": "board", "summary": "x"}
    record = Record(
        review="DHR1",
        codebook=CodebookVersion(id="small", version="1.0"),
        coder="LN",
        victims=({"died": "2014-01-12"},),
        contacts=(Contact.model_validate(given),),
    )
    case = CaseReader(dated)(record, "0")
    (one,) = case.contacts.contacts
    assert (one.before, one.summary, one.when) == ((10, 10), None, "")
    assert [fact.value for fact in case.facts] == ["2014-01"]
    bare = CaseReader(dated)(record.model_copy(update={"contacts": ()}), "0")
    assert bare.contacts is None

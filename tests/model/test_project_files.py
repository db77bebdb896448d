"""Which files of a project name reviews and coders, and what they hold with new names."""

from datetime import date

import pytest

from dhrcode.model.plan import Plan
from dhrcode.model.project_files import KINDS, FileKind, NewNames, review_of
from dhrcode.model.record import CodebookVersion, CodedSubtheme, Record, Settlement, Source
from dhrcode.model.sample import Sample
from dhrcode.model.verified import Acceptance, Verified

DAY = date(2025, 3, 17)


@pytest.mark.parametrize(
    ("file", "review"),
    [
        ("records/DHR7.yaml", "DHR7"),
        ("coders/E.M/DHR7.yaml", "DHR7"),
        ("verified/DHR7.yaml", "DHR7"),
        ("actions/DHR7.yaml", "DHR7"),
        ("actions/recurring.yaml", None),
        ("records/DHR7.yml", None),
        ("records/a/DHR7.yaml", None),
        ("coders/DHR7.yaml", None),
        ("sources/DHR7.yaml", None),
        ("themes.yaml", None),
        ("recordsXDHR7.yaml", None),
    ],
)
def test_a_file_is_called_by_its_review(file, review):
    assert review_of(file) == review


NAMES = NewNames({"DHR7": "DHR70", "DHR8": None}, {"EM": "XY"}, {"DHR7-a.pdf": "DHR70-a.pdf"})


def kind_of(file: str) -> tuple[FileKind, dict[str, str]]:
    return next((kind, named) for kind in KINDS if (named := kind.named(file)) is not None)


@pytest.mark.parametrize(
    ("file", "becomes"),
    [
        ("records/DHR7.yaml", "records/DHR70.yaml"),
        ("records/DHR9.yaml", "records/DHR9.yaml"),
        ("coders/EM/DHR7.yaml", "coders/XY/DHR70.yaml"),
        ("coders/LN/DHR9.yaml", "coders/LN/DHR9.yaml"),
        ("verified/DHR7.yaml", "verified/DHR70.yaml"),
        ("actions/DHR7.yaml", "actions/DHR70.yaml"),
        ("sample.yaml", "sample.yaml"),
    ],
)
def test_a_path_with_new_names(file, becomes):
    kind, named = kind_of(file)
    assert kind.path(named, NAMES) == becomes


def test_a_plan_with_new_names_in_all_its_places():
    (kind,) = (kind for kind in KINDS if kind.model is Plan)
    asked = {"id": "1", "text": "Ask.", "shares": ["DHR7/R1.a", "DHR8/R1.a", "DHR9/R1.a", "2.a"]}
    given = {
        "plan": "study",
        "of": "study",
        "covers": ["DHR7", "DHR8", "DHR9"],
        "codebook": {"id": "a", "version": "1"},
        "sources": [{"id": "report", "file": "DHR7-a.pdf"}],
        "recommendations": [asked],
    }
    renamed = kind.renamed(Plan.model_validate(given), NAMES)
    asked["shares"] = ["DHR70/R1.a", "DHR9/R1.a", "2.a"]
    given |= {"covers": ["DHR70", "DHR9"], "sources": [{"id": "report", "file": "DHR70-a.pdf"}]}
    assert renamed == Plan.model_validate(given)
    own = Plan.model_validate({"plan": "DHR7", "codebook": given["codebook"]})
    assert kind.renamed(own, NAMES).plan == "DHR70"
    assert kind.coders(own) == set()


def test_a_record_with_new_names_in_all_its_places():
    ruling = Settlement(found={"EM": "absent", "LN": "present"}, by=("LN", "EM"), decided=DAY)
    record = Record(
        review="DHR7",
        codebook=CodebookVersion(id="a", version="1"),
        coder="EM",
        coded=DAY,
        sources=(Source(id="a", file="DHR7-a.pdf"), Source(id="b", file="b.pdf"), Source(id="c")),
        findings={"gps": CodedSubtheme(finding="absent", settled=ruling)},
        consensus_of=("EM", "LN"),
    )
    kind, _ = kind_of("records/DHR7.yaml")
    new = kind.renamed(record, NAMES)
    assert (new.review, new.coder, new.coded, new.consensus_of) == (
        "DHR70",
        "XY",
        DAY,
        ("XY", "LN"),
    )
    assert [source.file for source in new.sources] == ["DHR70-a.pdf", "b.pdf", None]
    settled = new.findings["gps"].settled
    assert (settled.found, settled.by) == ({"XY": "absent", "LN": "present"}, ("LN", "XY"))
    assert (kind.coders(record), kind.coders(new)) == ({"EM", "LN"}, {"XY", "LN"})
    assert kind.renamed(record, NewNames()) == record


def test_what_was_verified_and_a_sample_with_new_names():
    digest = "0" * 64
    verified = Verified(review="DHR7", documents={"DHR7-a.pdf": digest, "b.pdf": digest})
    kind, _ = kind_of("verified/DHR7.yaml")
    new = kind.renamed(verified, NAMES)
    assert (new.review, list(new.documents)) == ("DHR70", ["DHR70-a.pdf", "b.pdf"])
    key = "0" * 16
    looked = verified.model_copy(update={"accepted": {key: Acceptance(by="EM", day=DAY)}})
    assert (kind.coders(looked), kind.coders(verified)) == ({"EM"}, set())
    assert kind.renamed(looked, NAMES).accepted == {key: Acceptance(by="XY", day=DAY)}
    kind, _ = kind_of("sample.yaml")
    sample = Sample(seed=1, share="2", of=9, reviews=("DHR7", "DHR8", "DHR9"))
    assert kind.renamed(sample, NAMES).reviews == ("DHR70", "DHR9")
    assert kind.renamed(sample.model_copy(update={"reviews": ("DHR8",)}), NAMES) is None
    assert kind.coders(sample) == set()

"""docs/formats.md against the models: every key is there, and every example says what it claims."""

import hashlib
import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from dhrcode.analysis.quotes.quoted import Quoted
from dhrcode.checks import check_record
from dhrcode.model import (
    codebook,
    codebook_parts,
    plan,
    published,
    record,
    revision,
    sample,
    verified,
)
from dhrcode.model.attribute_types import TYPES
from dhrcode.model.formats import FORMAT, NEW_KEYS
from dhrcode.store.loader import load_codebook, load_model, load_record
from dhrcode.store.plans import load_plan
from dhrcode.store.project import open_project, shipped_codebook
from dhrcode.store.yaml.plan_writer import plan_yaml, recurring_yaml
from dhrcode.store.yaml.reader import read_yaml
from dhrcode.store.yaml.writer import plain_yaml, record_yaml

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
MODELS = (
    record.Record,
    record.CodebookVersion,
    record.Source,
    record.CodedSubtheme,
    record.Settlement,
    record.Evidence,
    record.Candidate,
    codebook.NotIdentifying,
    codebook.Codebook,
    codebook_parts.ReviewKind,
    codebook.Area,
    codebook.Subtheme,
    codebook_parts.CodebookCandidate,
    codebook_parts.Grouping,
    codebook_parts.ThemeGroup,
    codebook.Attribute,
    codebook_parts.Choice,
    codebook.Disclosure,
    published.Published,
    sample.Sample,
    verified.Verified,
    record.QueueEntry,
    record.Unblinding,
    revision.Revision,
    codebook_parts.Agency,
    plan.Plan,
    plan.PlanAgreement,
    plan.Sent,
    plan.Recommendation,
    plan.Addressee,
    plan.Response,
    plan.Action,
    plan.Owner,
    plan.Due,
    plan.LogEntry,
    plan.Recurring,
    plan.RecurringRequest,
)
EXAMPLES = re.findall(
    r"<!-- (example of|refused:) ([\w-]+) -->\n```yaml\n(.*?)```", PAGE, re.DOTALL
)


def examples(kind: str) -> list[tuple[str, str]]:
    return [(name, text) for marked, name, text in EXAMPLES if marked == kind]


def example(name: str) -> bytes:
    (text,) = (text for marked, text in examples("example of") if marked == name)
    return text.encode()


def keys_under(heading: str) -> list[str]:
    section = re.search(rf"^### {heading}\n(.*?)(?=^#)", f"{PAGE}#", re.DOTALL | re.MULTILINE)
    assert section, f"no section {heading}"
    table = section[1].split("| key | takes |")[1].split("\n\n")[0]
    return re.findall(r"^\| `([\w-]+)` \|", table, re.MULTILINE)


def keys_of(model: type[BaseModel], *, required: bool = False) -> list[str]:
    fields = model.model_fields.items()
    return [f.alias or name for name, f in fields if f.is_required() or not required]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_key_of_a_model_is_in_its_table_in_order(model: type[BaseModel]) -> None:
    assert keys_under(model.__name__) == keys_of(model)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_key_without_which_nothing_loads_is_said_to_be_one(model: type[BaseModel]) -> None:
    section = PAGE.split(f"\n### {model.__name__}\n")[1].split("\n#")[0]
    required = re.findall(r"^\| `(\w+)` \|.*\| an error \|$", section, re.MULTILINE)
    assert required == keys_of(model, required=True)


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_of_attribute_is_explained(kind: str) -> None:
    types = PAGE.split("| type | takes |")[1].split("\n\n")[0]
    assert len(re.findall(rf"^\| `{kind}` \|", types, re.MULTILINE)) == 1


def test_every_yaml_block_is_marked() -> None:
    assert PAGE.count("```yaml") == len(EXAMPLES)


@pytest.mark.parametrize(
    ("name", "codes"),
    [("Record", ["draft", "to-code-again", "unblinded"]), ("Consensus", ["draft"])],
)
def test_a_record_is_canonical_and_has_no_problem_but_those_it_shows(
    name: str, codes: list[str]
) -> None:
    loaded = load_record(example(name), "DHR58.yaml", shipped_codebook())
    assert loaded.problems == []
    assert loaded.record is not None
    assert record_yaml(loaded.record) == example(name).decode()
    faults = list(check_record(loaded.record, shipped_codebook()))
    assert [fault.code for fault in faults] == codes


def test_the_records_use_every_key() -> None:
    text = example("Record").decode() + example("Consensus").decode()
    for model in (
        record.Record,
        record.Source,
        record.CodedSubtheme,
        record.Settlement,
        record.Evidence,
        record.Candidate,
    ):
        assert [name for name in keys_of(model) if f"{name}:" not in text] == []


def test_the_codebook_loads_without_problems() -> None:
    loaded, problems = load_codebook(example("Codebook"), "themes.yaml")
    assert problems == []
    assert loaded is not None
    assert list(loaded.subthemes) == ["absence-not-followed-up"]


def test_a_record_of_the_codebook_with_dates_holds_a_month_or_a_day() -> None:
    loaded, problems = load_codebook(example("Dates"), "themes.yaml")
    assert problems == []
    assert loaded is not None
    text = (
        'review: DHR1\ncodebook: {id: dates, version: "1.0"}\ncoder: LN\n'
        "attributes: {reported: 2014-02}\nvictims: [{died: 2013-08-14}, {died: 2013-08}]\n"
    )
    assert load_record(text.encode(), "DHR1.yaml", loaded).problems == []
    told = load_record(text.replace("2014-02", "2014-02-05").encode(), "DHR1.yaml", loaded)
    assert [problem.code for problem in told.problems] == ["attribute-value"]


def test_the_codebook_with_a_grouping_loads_without_problems() -> None:
    loaded, problems = load_codebook(example("Groupings"), "themes.yaml")
    assert problems == []
    assert loaded is not None
    (grouping,) = loaded.groupings
    assert [group.subthemes for group in grouping.groups] == [("absence",), ()]


def test_the_published_table_loads_without_problems() -> None:
    loaded, _, problems = load_model(example("Published"), "p.yaml", published.Published)
    assert problems == []
    assert loaded is not None
    assert set(loaded.counts) <= set(shipped_codebook().subthemes)


def test_the_sample_loads_without_problems() -> None:
    loaded, _, problems = load_model(example("Sample"), "sample.yaml", sample.Sample)
    assert problems == []
    assert loaded is not None
    assert loaded.reviews == ("DHR3", "DHR9", "DHR11")
    assert plain_yaml(loaded.model_dump()) == example("Sample").decode()


def test_the_plan_is_canonical_and_uses_every_key() -> None:
    book, _ = load_codebook(example("Codebook"), "themes.yaml")
    assert book is not None
    agency = codebook_parts.Agency(id="schools", label="Schools")
    book = book.model_copy(update={"agencies": (agency,)})
    loaded = load_plan(example("Plan"), "DHR58.yaml", "DHR58", book, FORMAT)
    assert loaded.problems == []
    assert loaded.plan is not None
    text = example("Plan").decode()
    assert plan_yaml(loaded.plan) == text
    for model in (plan.Recommendation, plan.Response, plan.Action, plan.LogEntry, plan.Due):
        assert [key for key in keys_of(model) if f"{key}:" not in text] == []


def test_the_requests_that_recur_load_without_problems() -> None:
    loaded, _, problems = load_model(example("Recurring"), "recurring.yaml", plan.Recurring)
    assert problems == []
    assert loaded is not None
    assert recurring_yaml(loaded) == example("Recurring").decode()


def test_what_was_verified_loads_without_problems() -> None:
    loaded, _, problems = load_model(example("Verified"), "DHR58.yaml", verified.Verified)
    assert problems == []
    assert loaded is not None
    assert plain_yaml(loaded.model_dump()) == example("Verified").decode()


def test_the_key_of_a_quote_is_made_as_the_page_says() -> None:
    quoted = Quoted((), "no agency\nsought a referral", None, None)
    lines = "ab" * 32 + "\n\nno agency\nsought a referral"
    assert quoted.key("ab" * 32) == hashlib.sha256(lines.encode()).hexdigest()[:16]


def test_the_pointer_leads_to_the_shipped_codebook(tmp_path: Path) -> None:
    (tmp_path / "themes.yaml").write_bytes(example("Pointer"))
    project = open_project(tmp_path)
    assert project.problems == []
    assert project.codebook == shipped_codebook()


def test_the_example_of_a_format_is_in_the_newest(tmp_path: Path) -> None:
    (tmp_path / "themes.yaml").write_bytes(example("Format"))
    project = open_project(tmp_path)
    assert project.problems == []
    assert project.format == FORMAT


def test_every_key_that_needs_a_format_has_its_row_in_order() -> None:
    section = PAGE.split("\n### The format of a project\n")[1]
    rows = re.findall(r"^\| (?:a|an|the) (\w+) \| `(.+)` \| (\d+) \|$", section, re.MULTILINE)
    of = {"sources": "source", "attributes": "attribute", "history": "revision"}
    of |= {"prefixes": "pointer", "kinds": "kind", "findings": "finding", "again": "QueueEntry"}
    assert rows == [
        (of.get(new.path.split(".")[0], new.kind.__name__.lower()), new.name, str(new.format))
        for new in NEW_KEYS
    ]


@pytest.mark.parametrize(("code", "text"), examples("refused:"))
def test_what_is_refused_is_refused_with_that_code(code: str, text: str) -> None:
    _, _, problems = read_yaml(text.encode(), "DHR1.yaml")
    assert [problem.code for problem in problems] == [code]

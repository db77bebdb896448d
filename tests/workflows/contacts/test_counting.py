"""The program's counts of contacts, and pandas' from contacts.csv, to the digit."""

import io
import random

import pandas as pd
import pytest

from dhrcode.analysis.opportunities import opportunities
from dhrcode.analysis.selection import Selection, selection
from dhrcode.store.project import open_project
from dhrcode.workflows.contacts.listing import count_contacts
from dhrcode.workflows.outputs.export import make_tidy
from dhrcode.workflows.outputs.export_request import ExportRequest

DEATHS = ("2014-01-12", "2014-01", "2014", None)
WHENS = ("2013-10-14", "2013-10", "2012", "-14 weeks", "about 2013-06", "2009 to 2011", "-3 days")
JUDGEMENTS = ("missed", "taken", "none", "unclear", None)


def write_many(project, reviews, contacts):
    """Records with invented contacts, always the same; `contacts` in all."""
    rolls = random.Random(18)
    for number in range(reviews):
        lines = [f"review: DHR{number}", 'codebook: {id: small, version: "1.0"}', "coder: LN"]
        lines += ["status: draft"]
        if died := DEATHS[number % len(DEATHS)]:
            lines += ["victims:", f'  - date-of-death: "{died}"']
        own = contacts // reviews + (number < contacts % reviews)
        lines += ["contacts:"] if own else []
        for place in range(own):
            judged, agency = rolls.choice(JUDGEMENTS), rolls.choice(("police", "gp"))
            lines += [f"  - id: C{place + 1}", f'    when: "{rolls.choice(WHENS)}"']
            lines += [f"    agency: {agency}", f"    opportunity: {judged}" if judged else ""]
            met = rolls.sample(["victim", "perpetrator", "child"], rolls.randrange(3))
            lines += [f"    with: [{', '.join(met)}]" if met else ""]
            about = rolls.sample(["gps", "police-response"], rolls.randrange(3))
            lines += [f"    themes: [{', '.join(about)}]" if about else ""]
        text = "\n".join(filter(None, lines)) + "\n"
        (project.root / "records" / f"DHR{number}.yaml").write_text(text)
    return open_project(project.root)


def tables(counted):
    """Every count of the program, by table, row, what is counted, and judgement."""
    return {
        (table, row.id, what, judgement): number
        for table in ("agencies", "themes", "times", "years", "people")
        for row in getattr(counted, table)
        for what in ("contacts", "reviews")
        for judgement, number in getattr(row, what).items()
        if number
    }


def by_pandas(csv):
    """The same from contacts.csv, with nothing of the program's."""
    every = pd.read_csv(io.BytesIO(csv), dtype=str, keep_default_na=False)
    least = pd.to_numeric(every["days_before"])
    middle = (least + pd.to_numeric(every["days_before_most"])) / 2
    exact = every["precision"].isin(["day", "week", "month"])
    far, near = [-1, 365, 731, 1826, float("inf")], [-1, 28, 91, 183, 365, 731, 1826, float("inf")]
    years = ["1 year or less", "1 to 2 years", "2 to 5 years", "more than 5 years"]
    names = ["4 weeks or less", "4 weeks to 3 months", "3 to 6 months", "6 to 12 months"]
    every["times"] = pd.cut(middle, near, labels=names + years[1:]).astype(str).where(exact, "")
    coarse = pd.cut(middle, far, labels=years).astype(object).where(least.notna(), "not known")
    every["years"] = coarse.where(~exact, "")
    every["agencies"], every["themes"] = every["agency_id"], every["subthemes"]
    found = {}
    for table in ("agencies", "themes", "times", "years", "people"):
        long = every.assign(row=every[table].str.split("|")).explode("row")
        grouped = long[long["row"] != ""].groupby(["row", "opportunity"])["review"]
        for what, counts in (("contacts", grouped.size()), ("reviews", grouped.nunique())):
            for (row, judgement), number in counts.items():
                found[table, row, what, judgement] = int(number)
    return found


@pytest.mark.parametrize(
    ("reviews", "contacts"), [(40, 400), pytest.param(620, 15_000, marks=pytest.mark.slow)]
)
def test_the_program_and_pandas_count_the_same(dated, reviews, contacts, tmp_path):
    dated.path_of("DHR58").unlink()
    project = write_many(dated, reviews, contacts)
    drafts = Selection(include_drafts=True)
    found = count_contacts(project, drafts)
    counted = opportunities(project.codebook, found.reviews)
    assert (counted.reviews, counted.whole.all_contacts) == (reviews, contacts)
    made = make_tidy("contacts", ExportRequest(project, drafts, tmp_path / "contacts.csv"))
    assert by_pandas(made.files[0][1]) == tables(counted)


def test_reviews_are_chosen_by_one_and_the_same_contact(dated):
    dated.path_of("DHR58").unlink()
    project = write_many(dated, 40, 60)
    for typed in ("contact.agency=police,contact.opportunity=missed", "contact.with=child"):
        chosen = selection(project.codebook, where=[typed], include_drafts=True)
        found = count_contacts(project, chosen)
        assert 0 < len(found.reviews) < 40
        assert found.drafts == 0
        assert all(
            any(
                (one.agency, one.opportunity) == ("police", "missed") or "child" in one.people
                for one in of.contacts
            )
            for of in found.reviews
        )

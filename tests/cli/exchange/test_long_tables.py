"""import of long tables: our own come back as they went, and quotes are verified on the way in."""

import csv
import shutil
from pathlib import Path

import pytest

from dhrcode.model.record import Record
from dhrcode.store.project import open_project

ROOT = Path(__file__).parents[3]
FILES = ROOT / "tests" / "importers" / "files"
STUDIES = ["examples/fictional", "examples/west-midlands-2014", "tests/projects/small"]
STAYS = (
    "such tables hold no memo, no victims and perpetrators one by one, and no ids and files of "
    "documents: over a record that is there these stay as they are"
)


def ran(said, *arguments, cwd):
    status, out, err = said(*arguments, cwd=cwd)
    assert status == 0, err
    return " ".join((out + err).split())


@pytest.fixture(params=STUDIES)
def exported(said, tmp_path, request):
    """A copy of a study with its findings and evidence exported, and the map that is proposed."""
    study = Path(shutil.copytree(ROOT / str(request.param), tmp_path / "study"))
    for name in ("findings", "evidence"):
        # The fictional coders' words are allowed in their records alone.
        ran(said, "export", f"{name}.csv", "--include-drafts", "--allow-identifiers", cwd=study)
    ran(said, "import", "--sketch", "findings.csv", "evidence.csv", "-o", "map.yaml", cwd=study)
    return study


def records(folder):
    project = open_project(folder)
    loaded = [project.load(path, path.name).record for path in project.listing[0]]
    return {one.review: one for one in loaded if one is not None}


def test_over_the_same_records_nothing_changes(said, exported):
    count = len(records(exported))
    told = ran(said, "import", "findings.csv", "--map", "map.yaml", cwd=exported)
    assert told.endswith(f"{count} records as before")
    assert STAYS in told


def comparable(record: Record) -> dict[str, object]:
    """What a table holds of a record: documents by their titles, and nobody's attributes."""
    titles = {source.id: source.title or source.id for source in record.sources}

    def pieces(evidence):
        return [one.model_dump() | {"source": titles.get(one.source)} for one in evidence]

    return {
        "fields": (record.kind, record.codebook, record.coder, record.coded, record.status),
        "attributes": record.attributes,
        "findings": {s: (c.finding, pieces(c.evidence)) for s, c in record.findings.items()},
        "emerging": [(t.label, t.note, pieces(t.evidence)) for t in record.emerging],
    }


def test_in_an_empty_project_findings_and_evidence_are_the_same(said, exported, tmp_path):
    empty = tmp_path / "empty"
    (empty / "records").mkdir(parents=True)
    shutil.copy(exported / "themes.yaml", empty)
    told = ran(said, "import", exported / "findings.csv", "--map", exported / "map.yaml", cwd=empty)
    went, came = records(exported), records(empty)
    assert came.keys() == went.keys()
    assert {r: comparable(one) for r, one in came.items()} == {
        r: comparable(one) for r, one in went.items()
    }
    assert STAYS in told
    with (exported / "evidence.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    of_themes = sum(bool(row["subtheme_id"] or row["number"]) for row in rows)
    assert f", {of_themes} pieces of evidence; what no row names is not coded" in told.replace(
        "1 piece of", "1 pieces of"
    )


def test_a_long_table_s_quotes_are_held_against_the_documents(said, tmp_path):
    ran(said, "init", "study", cwd=tmp_path)
    study = tmp_path / "study"
    for name in ("DHR41", "DHR58"):
        shutil.copy(ROOT / f"examples/fictional/documents/{name}-overview.txt", study / "sources")
    (study / "t.csv").write_text(
        "document,tag,content,page\n"
        "DHR41 overview,gps,English was not her first language,\n"
        "DHR41-overview.txt,equality,English was not her first language,9\n"
        "DHR58 overview,gps,these words are in no document at all,\n"
        "DHR60 overview,gps,and these are of a document that is not here,\n"
    )
    ran(said, "import", "--sketch", "t.csv", "-o", "map.yaml", cwd=study)
    told = ran(said, "import", "t.csv", "--map", "map.yaml", "--coder", "EM", cwd=study)
    assert "t.csv:4:3: warning: the quote is not in sources/DHR58-overview.txt" in told
    assert "checked against the documents in sources/: 4 quotes:" in told
    assert "1 not found" in told
    assert "1 without a document" in told
    sources = records(study)["DHR41"].sources
    assert {source.file for source in sources} == {"DHR41-overview.txt"}
    assert all(source.sha256 for source in sources)
    # What is known of a document comes to a record that is there, once that is wanted.
    again = ran(said, "import", "t.csv", "--map", "map.yaml", "--coder", "EM", cwd=study)
    assert again.endswith("3 records as before")


def test_taguette_s_highlights_come_in_as_two_records(said, tmp_path):
    ran(said, "init", "study", cwd=tmp_path)
    shutil.copy(FILES / "taguette-highlights.csv", tmp_path / "study")
    study = tmp_path / "study"
    name = "taguette-highlights.csv"
    ran(said, "import", "--sketch", name, "-o", "map.yaml", cwd=study)
    status, _, err = said("import", name, "--map", "map.yaml", "--coder", "EM", cwd=study)
    assert (status, err.count("[unknown-value]")) == (1, 2)
    assert not list((study / "records").iterdir())
    text = (study / "map.yaml").read_text().replace('# "our own tag":', '"our own tag": "none"')
    (study / "map.yaml").write_text(text.replace('# "Process', '"Process'))
    told = ran(said, "import", name, "--map", "map.yaml", "--coder", "EM", cwd=study)
    assert "6 quotes are not verified: no document in sources/ has the name in the file" in told
    assert told.endswith("2 records new")
